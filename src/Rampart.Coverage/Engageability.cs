using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage;

/// <summary>Why a target cannot be met at a place: the first reason on the way from the envelope back to the first plot.</summary>
public enum Shortfall
{
    /// <summary>It can.</summary>
    None,

    /// <summary>No missile of the battery reaches so far.</summary>
    BeyondReach,
    TooNear,
    AboveCeiling,
    BelowFloor,
    TooFast,

    /// <summary>The missile is too slow, or its flight over, before it gets there.</summary>
    NoFlight,

    /// <summary>The missile's own seeker finds the target only nearer than its track may be off.</summary>
    SeekerBlind,

    /// <summary>Beyond the display, or above the greatest elevation, of the radar that leads the missile.</summary>
    BeyondGuidance,

    /// <summary>Outside the sector of an engagement radar that does not turn.</summary>
    OutOfSector,

    /// <summary>The Earth or the ground hides the target from the radar that leads the missile, at the meeting or where a seeker takes over.</summary>
    HiddenAtMeeting,

    /// <summary>That radar's echo is too weak there.</summary>
    TooWeakAtMeeting,

    /// <summary>When the order would have to be given its motor still burns, and nobody can say where it will be.</summary>
    StillDriven,

    /// <summary>No number of looks makes the track fit to fire on so far out.</summary>
    NeverFireQuality,

    /// <summary>When it would have to be followed, the Earth or the ground hides it from the engagement radar.</summary>
    HiddenWhenFollowed,

    /// <summary>When it would have to be followed, its echo is too weak, beyond the display, or it moves too slowly toward or from the radar.</summary>
    TooWeakWhenFollowed,

    /// <summary>When it would have to be followed, it is outside the sector of an engagement radar that does not turn.</summary>
    OutOfSectorWhenFollowed,

    /// <summary>When it would have to be found, every searching radar is blind to it: hidden, too weak or beyond the display.</summary>
    NotFoundInTime,
}

/// <summary>A moment on the way to a meeting.</summary>
/// <param name="Seconds">Before the meeting.</param>
/// <param name="Range_m">Slant range from the radar that matters then.</param>
/// <param name="Probability">Of detection in one look of that radar; 0 where it does not see.</param>
public readonly record struct Milestone(double Seconds, double Range_m, double Probability);

/// <summary>Whether a target can be met at a place, by what, and what must have happened when.</summary>
/// <param name="Shortfall">None where it can.</param>
/// <param name="Interceptor">The missile with the shortest reach that does it, or that comes farthest; null where the battery has none.</param>
/// <param name="Meeting">The meeting itself, seen from the engagement radar.</param>
/// <param name="Launch">The launch.</param>
/// <param name="Order">The order to fire: from here on the track is fit to fire on.</param>
/// <param name="FirstLook">The engagement radar's first look at it; nothing where the track of a searching radar leads the missile.</param>
/// <param name="Found">The first plot of the searching radar that needs it latest, seen from that radar.</param>
/// <param name="Searcher">That radar's name.</param>
public sealed record EngageabilityVerdict(
    Shortfall Shortfall, InterceptorDefinition? Interceptor, Milestone Meeting, Milestone Launch, Milestone Order, Milestone FirstLook, Milestone Found, string Searcher)
{
    public bool IsEngageable => Shortfall == Shortfall.None;

    /// <summary>How long before the meeting the missile's own seeker may take over; 0 where the engagement radar guides to the end.</summary>
    public double SeekerFrom_s { get; init; }

    /// <summary>The searching radar whose track leads the missile to its seeker's reach; null where it is the engagement radar.</summary>
    public string? Cue { get; init; }
}

/// <summary>Whether a battery can engage a target at a place: a track fit to fire on exists early enough that delay, launch and flight end inside the envelope with the guidance's needs met.</summary>
/// <remarks>
/// <para>The chain is walked backward from the meeting: flight, decision, the looks that make the track fit to fire on, lock-on, the scans
/// that confirm and identify, the first plot. The engagement radar is taken to face the target unless its facing is stated; jamming, other
/// targets and channels belong to a battle.</para>
/// <para>What leads the missile decides who must see the target at the end (<see cref="GuidanceDefinition"/>): the engagement radar at the
/// meeting; or, where a seeker takes over, the radar that holds the track, there or as early as the seeker finds the target.</para>
/// </remarks>
public static class Engageability
{
    /// <summary>A radar is taken to see a target from where one look in two shows it.</summary>
    public const double SeenFrom = 0.5;

    // Between two moments at which a radar is asked whether it sees a ballistic missile yet.
    private const double Watch_s = 3.0;

    // Of a flight of many minutes to a millisecond.
    private const int SeekerHalvings = 20;

    /// <summary>The verdict for a meeting at a ground range and azimuth from the battery.</summary>
    public static EngageabilityVerdict At(EngagementSite site, TargetPass pass, Length groundRange, Angle azimuth)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(pass);
        return At(site, new TargetWay(site.Battery.Site, pass, groundRange, azimuth));
    }

    /// <summary>The verdict for a meeting with a target on its way, by whatever the battery carries.</summary>
    public static EngageabilityVerdict At<TWay>(EngagementSite site, in TWay way)
        where TWay : ITargetWay
    {
        ArgumentNullException.ThrowIfNull(site);
        EngageabilityVerdict? best = null;
        foreach (var type in site.Types)
        {
            var verdict = By(site, way, type);
            if (verdict.IsEngageable)
            {
                return verdict;
            }

            best = best is null || verdict.Shortfall > best.Shortfall ? verdict : best;
        }

        return best ?? new EngageabilityVerdict(Shortfall.BeyondReach, null, default, default, default, default, default, string.Empty);
    }

    /// <summary>The verdict for one type of missile, whether the battery carries it or not.</summary>
    public static EngageabilityVerdict By(EngagementSite site, TargetPass pass, Length groundRange, Angle azimuth, InterceptorDefinition interceptor)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(pass);
        return By(site, new TargetWay(site.Battery.Site, pass, groundRange, azimuth), interceptor);
    }

    /// <summary>The verdict for one type of missile and a target on its way.</summary>
    public static EngageabilityVerdict By<TWay>(EngagementSite site, in TWay way, InterceptorDefinition interceptor)
        where TWay : ITargetWay
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(interceptor);
        EngageabilityVerdict? best = null;
        foreach (var lead in Leads(site, way, interceptor))
        {
            var verdict = Judge(site, way, interceptor, lead);
            if (verdict.IsEngageable)
            {
                return verdict;
            }

            best = best is null || verdict.Shortfall > best.Shortfall ? verdict : best;
        }

        return best!;
    }

    /// <summary>Who may lead a missile to a meeting, and what must have happened when: the engagement radar, and, for one with a seeker of its own, each radar that searches.</summary>
    internal static List<Lead> Leads<TWay>(EngagementSite site, in TWay way, InterceptorDefinition type)
        where TWay : ITargetWay
    {
        var (plan, range_m) = Plan(site, way, type);
        var leads = new List<Lead>(1 + site.Searchers.Count);
        var guidance = site.GuidanceOf(type);
        if (guidance.TakesOver is not { } seeker || Envelope(site, way, type, way.Before(0.0), range_m, plan.Flight_s) is not Shortfall.None)
        {
            leads.Add(new Lead(By: null, plan, range_m, SeekerFrom_s: 0.0, IsSeekerBlind: false));
            return leads;
        }

        var (from_s, finds_m) = SeekerFrom(site, way, type, seeker, plan.Flight_s, range_m);
        var isBlind = finds_m < site.Post.FireQuality.Metres;
        leads.Add(new Lead(By: null, plan, range_m, from_s, isBlind));
        foreach (var searcher in site.Searchers)
        {
            var farthest_m = Math.Max(See(searcher.Sight, way, plan.Order_s).Range_m, See(searcher.Sight, way, 0.0).Range_m);
            leads.Add(new Lead(searcher, plan with { Looks = site.ScansToCue(searcher, farthest_m) }, range_m, from_s, isBlind));
        }

        return leads;
    }

    /// <summary>How long before the meeting a missile's seeker finds the target, at most since the launch; and how far off it does.</summary>
    /// <remarks>The missile is taken to fly straight at the meeting, and looks at the side that the target shows it there.</remarks>
    private static (double Seconds, double Finds_m) SeekerFrom<TWay>(EngagementSite site, in TWay way, InterceptorDefinition type, SeekerDefinition seeker, double flight_s, double range_m)
        where TWay : ITargetWay
    {
        var at = way.Before(0.0);
        var launch = site.Battery.Site.ToEcef();
        var line = (at.Position - launch) * (1.0 / Math.Max(range_m, 1.0));
        var speed = at.Velocity.Norm;
        var finds_m = seeker.Finds_m(way.CrossSection.Seen_m2(seeker.Frequency, speed > 0.0 ? -EcefVector.Dot(line, at.Velocity) / speed : 1.0));
        var sine = Portable.Sin(Math.Max(new EnuFrame(site.Battery.Site).ToEnu(at.Position).ToPolar().Elevation.Radians, 0.0));
        var (near, far) = (0.0, flight_s);
        if (Apart_m(way, far) <= finds_m)
        {
            return (far, finds_m);
        }

        for (var step = 0; step < SeekerHalvings; step++)
        {
            var middle = 0.5 * (near + far);
            (near, far) = Apart_m(way, middle) <= finds_m ? (middle, far) : (near, middle);
        }

        return (near, finds_m);

        double Apart_m(in TWay way, double seconds)
        {
            var missile = launch + (line * type.Flight.DistanceAfter(flight_s - seconds, sine));
            return (way.Before(seconds).Position - missile).Norm;
        }
    }

    /// <summary>The verdict if this radar leads the missile.</summary>
    internal static EngageabilityVerdict Judge<TWay>(EngagementSite site, in TWay way, InterceptorDefinition type, in Lead lead)
        where TWay : ITargetWay
    {
        var plan = lead.Plan;
        var sight = lead.By?.Sight ?? site.Engagement;
        var meeting = See(sight, way, 0.0);
        var verdict = new EngageabilityVerdict(Shortfall.None, type, new Milestone(0.0, lead.Range_m, meeting.Probability), default, default, default, default, string.Empty)
        {
            SeekerFrom_s = lead.SeekerFrom_s,
            Cue = lead.By?.Radar.Name,
        };
        if (Envelope(site, way, type, way.Before(0.0), lead.Range_m, plan.Flight_s) is var envelope and not Shortfall.None)
        {
            return verdict with { Shortfall = envelope };
        }

        if (lead.IsSeekerBlind)
        {
            return verdict with { Shortfall = Shortfall.SeekerBlind };
        }

        if (!IsLedAt(site, lead, meeting) && !(lead.SeekerFrom_s > 0.0 && IsLedAt(site, lead, See(sight, way, lead.SeekerFrom_s))))
        {
            return verdict with { Shortfall = meeting.IsGuidedTo ? Shortfall.OutOfSector : AtMeeting(meeting) };
        }

        verdict = verdict with { Launch = Mark(sight, way, plan.Flight_s), Order = Mark(sight, way, plan.Order_s) };
        if (plan.Order_s > way.CoastingFor_s)
        {
            return verdict with { Shortfall = Shortfall.StillDriven };
        }

        if (plan.Looks is null)
        {
            return verdict with { Shortfall = Shortfall.NeverFireQuality };
        }

        return lead.By is { } searcher ? FoundBy(site, way, lead, searcher, verdict) : Followed(site, way, plan, verdict);
    }

    /// <summary>Whether the radar that leads the missile sees the target at the end.</summary>
    private static bool IsLedAt(EngagementSite site, in Lead lead, in Seen seen) => seen.IsGuidedTo && (lead.By is not null || site.IsInSector(seen.Azimuth_rad));

    private static EngageabilityVerdict Followed<TWay>(EngagementSite site, in TWay way, in EngagementPlan plan, EngageabilityVerdict verdict)
        where TWay : ITargetWay
    {
        var (seconds, followed, isSeen) = InTime(
            site.Engagement, way, plan.FirstLook_s, plan.Order_s + site.Post.DecisionCycle.Seconds, plan.Flight_s, site.Battery.EngagementRadar.GuidanceMemory.Seconds,
            range_m => site.LooksToFireQuality(range_m) is { } looks ? (looks - 1) * site.Battery.EngagementRadar.UpdatePeriod.Seconds : null, site);
        verdict = verdict with { FirstLook = new Milestone(seconds, followed.Range_m, followed.Probability) };
        return isSeen ? Found(site, way, plan with { FirstLook_s = seconds }, verdict)
            : verdict with
            {
                Shortfall = followed.IsSeen && !site.IsInSector(followed.Azimuth_rad) ? Shortfall.OutOfSectorWhenFollowed
                    : followed.Hindrance is LookHindrance.Hidden ? Shortfall.HiddenWhenFollowed : Shortfall.TooWeakWhenFollowed,
            };
    }

    /// <summary>Of the radars that see it in time the one that may find it latest; where none does, the one that comes nearest to it.</summary>
    private static EngageabilityVerdict Found<TWay>(EngagementSite site, in TWay way, in EngagementPlan plan, EngageabilityVerdict verdict)
        where TWay : ITargetWay
    {
        var isFound = false;
        foreach (var searcher in site.Searchers)
        {
            var (latest_s, period_s) = (plan.FoundBy(searcher, site), searcher.Radar.ScanPeriod.Seconds);
            var handed_s = latest_s - (searcher.Scans * period_s);
            var (found_s, found, isSeen) = InTime(searcher.Sight, way, latest_s, handed_s, handed_s, site.ScansToDrop * period_s, _ => searcher.Scans * period_s, facing: null);
            var isBetter = verdict.Searcher.Length == 0
                || (isSeen != isFound ? isSeen : isSeen ? found_s < verdict.Found.Seconds : found.Probability > verdict.Found.Probability);
            if (isBetter)
            {
                verdict = verdict with { Found = new Milestone(found_s, found.Range_m, found.Probability), Searcher = searcher.Radar.Name };
            }

            isFound |= isSeen;
        }

        return isFound ? verdict : verdict with { Shortfall = Shortfall.NotFoundInTime };
    }

    /// <summary>The radar whose track leads the missile must have found the target itself.</summary>
    private static EngageabilityVerdict FoundBy<TWay>(EngagementSite site, in TWay way, in Lead lead, Searcher searcher, EngageabilityVerdict verdict)
        where TWay : ITargetWay
    {
        var (latest_s, period_s) = (lead.Plan.CuedBy(searcher, site), searcher.Radar.ScanPeriod.Seconds);
        var held_s = lead.Plan.Order_s + site.Post.DecisionCycle.Seconds + searcher.Radar.ReportDelay.Seconds;
        var (found_s, found, isSeen) = InTime(
            searcher.Sight, way, latest_s, held_s, lead.Plan.Flight_s, site.ScansToDrop * period_s,
            range_m => site.ScansToCue(searcher, range_m) is { } scans ? Math.Max(searcher.Scans, scans) * period_s : null, facing: null);
        verdict = verdict with { Found = new Milestone(found_s, found.Range_m, found.Probability), Searcher = searcher.Radar.Name };
        return isSeen ? verdict : verdict with { Shortfall = Shortfall.NotFoundInTime };
    }

    /// <summary>The latest moment, no later than one, from which a radar's track of a target is there in time, and what the radar sees then.</summary>
    /// <remarks>
    /// A level flight is asked at the moment itself. A radar may have followed what rises and falls for longer than it must: straight overhead it does not see it,
    /// and before that it did. So every moment since the launch is asked, on a clock that counts from the meeting: the track is made by seeing the target
    /// without a gap for as long as its looks take at the range at which they begin, and lives on to the end as long as no gap is longer than it is remembered.
    /// </remarks>
    /// <param name="sight">What the radar sees.</param>
    /// <param name="way">The target's way.</param>
    /// <param name="latest_s">The moment, where it is seen throughout.</param>
    /// <param name="made_s">When the track must have been made.</param>
    /// <param name="until_s">Until when it must live.</param>
    /// <param name="memory_s">How long it lives without a look.</param>
    /// <param name="needs_s">How long its looks take that begin at a slant range (m); null where no number of them is enough.</param>
    /// <param name="facing">Whose sector counts; null for a radar that looks all round.</param>
    private static (double Seconds, Seen Seen, bool IsSeen) InTime<TWay>(
        in RadarSight sight, in TWay way, double latest_s, double made_s, double until_s, double memory_s, Func<double, double?> needs_s, EngagementSite? facing)
        where TWay : ITargetWay
    {
        var latest = See(sight, way, latest_s);
        if (way.LaunchedBefore_s is not { } launched_s)
        {
            return (latest_s, latest, IsIn(latest));
        }

        var (lived_s, runs_s, least_s) = (until_s, double.NaN, latest_s - made_s);
        for (var seconds = Math.Ceiling(until_s / Watch_s) * Watch_s; seconds <= launched_s && seconds - lived_s <= memory_s + Watch_s; seconds += Watch_s)
        {
            var seen = See(sight, way, seconds);
            if (!IsIn(seen))
            {
                runs_s = double.NaN;
                continue;
            }

            lived_s = seconds;
            runs_s = double.IsNaN(runs_s) && seconds >= made_s ? (seconds - Watch_s < made_s ? made_s : seconds) : runs_s;
            if (seconds - runs_s >= least_s && needs_s(seen.Range_m) is { } needed_s && seconds - runs_s >= needed_s)
            {
                return (seconds, seen, true);
            }
        }

        return (latest_s, latest, false);

        bool IsIn(in Seen seen) => seen.IsSeen && facing?.IsInSector(seen.Azimuth_rad) is not false;
    }

    /// <summary>What must have happened when for a meeting that the engagement radar leads to, walked backward from it, whether anything is in sight then or not; and the slant range (m) of the meeting.</summary>
    internal static (EngagementPlan Plan, double Range_m) Plan<TWay>(EngagementSite site, in TWay way, InterceptorDefinition type)
        where TWay : ITargetWay
    {
        var fromSite = new EnuFrame(site.Battery.Site).ToEnu(way.Before(0.0).Position).ToPolar();
        var flight_s = type.Flight.SecondsTo(fromSite.Range.Metres, Portable.Sin(Math.Max(fromSite.Elevation.Radians, 0.0)));
        if (!double.IsFinite(flight_s))
        {
            return (new EngagementPlan(flight_s, flight_s, null, flight_s), fromSite.Range.Metres);
        }

        var order_s = flight_s + (way.IsBallistic ? site.Post.DecisionDelayBallistic : site.Post.DecisionDelay).Seconds;

        // Farther out the looks are worse: their number is taken at the place of the order, then once more where they begin.
        var looks = site.LooksToFireQuality(See(site.Engagement, way, order_s).Range_m);
        looks = looks is { } first ? site.LooksToFireQuality(See(site.Engagement, way, FirstLook(first)).Range_m) : null;
        return (new EngagementPlan(flight_s, order_s, looks, FirstLook(looks ?? 2)), fromSite.Range.Metres);

        double FirstLook(int count) => order_s + site.Post.DecisionCycle.Seconds + ((count - 1) * site.Battery.EngagementRadar.UpdatePeriod.Seconds);
    }

    private static Shortfall Envelope<TWay>(EngagementSite site, in TWay way, InterceptorDefinition type, in Kinematics at, double range_m, double flight_s)
        where TWay : ITargetWay =>
        range_m > type.ReachAgainst_m(way.IsBallistic) ? Shortfall.BeyondReach
        : range_m < type.MinimumRange.Metres ? Shortfall.TooNear
        : at.Height_m > type.Ceiling.Metres ? Shortfall.AboveCeiling
        : Intercept.IsBelowFloor(type, site.Ground, at.Normal, at.Height_m) ? Shortfall.BelowFloor
        : way.Speed_mps > type.GreatestTargetSpeed.MetresPerSecond ? Shortfall.TooFast
        : !double.IsFinite(flight_s) || flight_s > type.Flight.Profile.LongestFlight.Seconds ? Shortfall.NoFlight
        : Shortfall.None;

    private static Shortfall AtMeeting(in Seen seen) => seen.Hindrance switch
    {
        LookHindrance.OutOfCover => Shortfall.BeyondGuidance,
        LookHindrance.Hidden => Shortfall.HiddenAtMeeting,
        _ => Shortfall.TooWeakAtMeeting,
    };

    private static Milestone Mark<TWay>(in RadarSight sight, in TWay way, double seconds)
        where TWay : ITargetWay
    {
        var seen = See(sight, way, seconds);
        return new Milestone(seconds, seen.Range_m, seen.Probability);
    }

    /// <summary>What a radar sees of a target so many seconds before the meeting.</summary>
    internal static Seen See<TWay>(in RadarSight sight, in TWay way, double seconds, ReadOnlySpan<JammerHeard> jammers = default)
        where TWay : ITargetWay
    {
        var at = way.Before(seconds);
        var place = sight.Frame.ToEnu(at.Position).ToPolar();
        var look = Look.At(sight, way.CrossSection, way.Fluctuation, at, place, jammers);
        return new Seen(place.Range.Metres, place.Azimuth.Radians, look.Probability, look.Hindrance);
    }

    /// <summary>What a radar sees of it.</summary>
    internal readonly record struct Seen(double Range_m, double Azimuth_rad, double Probability, LookHindrance Hindrance)
    {
        public bool IsSeen => Hindrance is LookHindrance.None && Probability >= SeenFrom;

        /// <summary>A track is carried through the moments in which a target that crosses is not told from the ground; for the missile's end that is enough, as in a battle.</summary>
        public bool IsGuidedTo => IsSeen || Hindrance is LookHindrance.DopplerNotch;
    }
}

/// <summary>Who leads a missile to a meeting, and what must have happened when.</summary>
/// <param name="By">The searching radar whose track leads it; null for the engagement radar.</param>
/// <param name="Plan">What must have happened when; for a searching radar the looks are its scans, and there is no first look.</param>
/// <param name="Range_m">Slant range of the meeting.</param>
/// <param name="SeekerFrom_s">How long before the meeting the missile's seeker may take over; 0 where none does.</param>
/// <param name="IsSeekerBlind">The seeker finds the target only nearer than the track may be off.</param>
internal readonly record struct Lead(Searcher? By, EngagementPlan Plan, double Range_m, double SeekerFrom_s, bool IsSeekerBlind);

/// <summary>When what must have happened before a meeting, in seconds before it.</summary>
/// <param name="Flight_s">The launch; not finite where the missile does not get there.</param>
/// <param name="Order_s">The order to fire.</param>
/// <param name="Looks">Looks of the engagement radar that make the track fit to fire on; null where no number does.</param>
/// <param name="FirstLook_s">The first of them.</param>
internal readonly record struct EngagementPlan(double Flight_s, double Order_s, int? Looks, double FirstLook_s)
{
    /// <summary>When a searching radar must have begun to see the target that it points out to the engagement radar.</summary>
    public double FoundBy(Searcher searcher, EngagementSite site) =>
        FirstLook_s + site.Battery.EngagementRadar.LockOnDelay.Seconds + site.Post.DecisionCycle.Seconds
        + searcher.Radar.ReportDelay.Seconds + (searcher.Scans * searcher.Radar.ScanPeriod.Seconds);

    /// <summary>When a searching radar must have begun to see the target to which its own track leads a missile.</summary>
    public double CuedBy(Searcher searcher, EngagementSite site) =>
        Order_s + site.Post.DecisionCycle.Seconds + searcher.Radar.ReportDelay.Seconds + (Math.Max(searcher.Scans, Looks ?? 2) * searcher.Radar.ScanPeriod.Seconds);
}
