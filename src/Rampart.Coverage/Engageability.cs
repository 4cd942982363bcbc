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

    /// <summary>Beyond the engagement radar's displayed range, or above its greatest elevation.</summary>
    BeyondGuidance,

    /// <summary>The Earth or the ground hides the place of the meeting from the engagement radar.</summary>
    HiddenAtMeeting,

    /// <summary>The engagement radar's echo is too weak at the meeting.</summary>
    TooWeakAtMeeting,

    /// <summary>No number of looks makes the track fit to fire on so far out.</summary>
    NeverFireQuality,

    /// <summary>When it would have to be followed, the Earth or the ground hides it from the engagement radar.</summary>
    HiddenWhenFollowed,

    /// <summary>When it would have to be followed, its echo is too weak, beyond the display, or it moves too slowly toward or from the radar.</summary>
    TooWeakWhenFollowed,

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
/// <param name="FirstLook">The engagement radar's first look at it.</param>
/// <param name="Found">The first plot of the searching radar that needs it latest, seen from that radar.</param>
/// <param name="Searcher">That radar's name.</param>
public sealed record EngageabilityVerdict(
    Shortfall Shortfall, InterceptorDefinition? Interceptor, Milestone Meeting, Milestone Launch, Milestone Order, Milestone FirstLook, Milestone Found, string Searcher)
{
    public bool IsEngageable => Shortfall == Shortfall.None;
}

/// <summary>Whether a battery can engage a target at a place: a track fit to fire on exists early enough that delay, launch and flight end inside the envelope with the guidance's needs met.</summary>
/// <remarks>
/// The chain is walked backward from the meeting: flight, decision, the looks that make the track fit to fire on, lock-on, the scans
/// that confirm and identify, the first plot. The engagement radar is taken to face the target; jamming, other targets and channels
/// belong to a battle.
/// </remarks>
public static class Engageability
{
    /// <summary>A radar is taken to see a target from where one look in two shows it.</summary>
    public const double SeenFrom = 0.5;

    /// <summary>The verdict for a meeting at a ground range and azimuth from the battery.</summary>
    public static EngageabilityVerdict At(EngagementSite site, TargetPass pass, Length groundRange, Angle azimuth)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(pass);
        var way = new TargetWay(site.Battery.Site, pass, groundRange, azimuth);
        EngageabilityVerdict? best = null;
        foreach (var type in site.Types)
        {
            var verdict = By(site, pass, way, type);
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
        ArgumentNullException.ThrowIfNull(interceptor);
        return By(site, pass, new TargetWay(site.Battery.Site, pass, groundRange, azimuth), interceptor);
    }

    private static EngageabilityVerdict By(EngagementSite site, TargetPass pass, in TargetWay way, InterceptorDefinition type) =>
        PlanAndVerdict(site, pass, way, type).Verdict;

    /// <summary>What must have happened when for a meeting by one type, and whether it can have.</summary>
    internal static (EngagementPlan Plan, EngageabilityVerdict Verdict) PlanAndVerdict(EngagementSite site, TargetPass pass, in TargetWay way, InterceptorDefinition type)
    {
        var (plan, range_m) = Plan(site, pass, way, type);
        return (plan, Judge(site, pass, way, type, plan, range_m));
    }

    private static EngageabilityVerdict Judge(EngagementSite site, TargetPass pass, in TargetWay way, InterceptorDefinition type, in EngagementPlan plan, double range_m)
    {
        var at = way.Before(0.0);
        var meeting = See(site.Engagement, pass, at);
        var verdict = new EngageabilityVerdict(Shortfall.None, type, new Milestone(0.0, range_m, meeting.Probability), default, default, default, default, string.Empty);
        if (Envelope(site, pass, type, at, range_m, plan.Flight_s) is var envelope and not Shortfall.None)
        {
            return verdict with { Shortfall = envelope };
        }

        if (!meeting.IsGuidedTo)
        {
            return verdict with { Shortfall = AtMeeting(meeting) };
        }

        verdict = verdict with { Launch = Mark(site.Engagement, pass, way, plan.Flight_s), Order = Mark(site.Engagement, pass, way, plan.Order_s) };
        if (plan.Looks is null)
        {
            return verdict with { Shortfall = Shortfall.NeverFireQuality };
        }

        var followed = See(site.Engagement, pass, way.Before(plan.FirstLook_s));
        verdict = verdict with { FirstLook = new Milestone(plan.FirstLook_s, followed.Range_m, followed.Probability) };
        return followed.IsSeen
            ? Found(site, pass, way, plan, verdict)
            : verdict with { Shortfall = followed.Hindrance is LookHindrance.Hidden ? Shortfall.HiddenWhenFollowed : Shortfall.TooWeakWhenFollowed };
    }

    /// <summary>Of the radars that see it in time the one that may find it latest; where none does, the one that comes nearest to it.</summary>
    private static EngageabilityVerdict Found(EngagementSite site, TargetPass pass, in TargetWay way, in EngagementPlan plan, EngageabilityVerdict verdict)
    {
        var isFound = false;
        foreach (var searcher in site.Searchers)
        {
            var found_s = plan.FoundBy(searcher, site);
            var found = See(searcher.Sight, pass, way.Before(found_s));
            var isBetter = verdict.Searcher.Length == 0
                || (found.IsSeen != isFound ? found.IsSeen : found.IsSeen ? found_s < verdict.Found.Seconds : found.Probability > verdict.Found.Probability);
            if (isBetter)
            {
                verdict = verdict with { Found = new Milestone(found_s, found.Range_m, found.Probability), Searcher = searcher.Radar.Name };
            }

            isFound |= found.IsSeen;
        }

        return isFound ? verdict : verdict with { Shortfall = Shortfall.NotFoundInTime };
    }

    /// <summary>What must have happened when for a meeting, walked backward from it, whether anything is in sight then or not; and the slant range (m) of the meeting.</summary>
    internal static (EngagementPlan Plan, double Range_m) Plan(EngagementSite site, TargetPass pass, in TargetWay way, InterceptorDefinition type)
    {
        var fromSite = new EnuFrame(site.Battery.Site).ToEnu(way.Before(0.0).Position).ToPolar();
        var flight_s = type.Flight.SecondsTo(fromSite.Range.Metres, Portable.Sin(Math.Max(fromSite.Elevation.Radians, 0.0)));
        if (!double.IsFinite(flight_s))
        {
            return (new EngagementPlan(flight_s, flight_s, null, flight_s), fromSite.Range.Metres);
        }

        var order_s = flight_s + site.Post.DecisionDelay.Seconds;

        // Farther out the looks are worse: their number is taken at the place of the order, then once more where they begin.
        var looks = site.LooksToFireQuality(See(site.Engagement, pass, way.Before(order_s)).Range_m);
        looks = looks is { } first ? site.LooksToFireQuality(See(site.Engagement, pass, way.Before(FirstLook(first))).Range_m) : null;
        return (new EngagementPlan(flight_s, order_s, looks, FirstLook(looks ?? 2)), fromSite.Range.Metres);

        double FirstLook(int count) => order_s + site.Post.DecisionCycle.Seconds + ((count - 1) * site.Battery.EngagementRadar.UpdatePeriod.Seconds);
    }

    private static Shortfall Envelope(EngagementSite site, TargetPass pass, InterceptorDefinition type, in Kinematics at, double range_m, double flight_s) =>
        range_m > type.MaximumRange.Metres ? Shortfall.BeyondReach
        : range_m < type.MinimumRange.Metres ? Shortfall.TooNear
        : pass.Height > type.Ceiling ? Shortfall.AboveCeiling
        : Intercept.IsBelowFloor(type, site.Ground, at.Normal, at.Height_m) ? Shortfall.BelowFloor
        : pass.Speed > type.GreatestTargetSpeed ? Shortfall.TooFast
        : !double.IsFinite(flight_s) || flight_s > type.Flight.Profile.LongestFlight.Seconds ? Shortfall.NoFlight
        : Shortfall.None;

    private static Shortfall AtMeeting(in Seen seen) => seen.Hindrance switch
    {
        LookHindrance.OutOfCover => Shortfall.BeyondGuidance,
        LookHindrance.Hidden => Shortfall.HiddenAtMeeting,
        _ => Shortfall.TooWeakAtMeeting,
    };

    private static Milestone Mark(in RadarSight sight, TargetPass pass, in TargetWay way, double seconds)
    {
        var seen = See(sight, pass, way.Before(seconds));
        return new Milestone(seconds, seen.Range_m, seen.Probability);
    }

    internal static Seen See(in RadarSight sight, TargetPass pass, in Kinematics at, ReadOnlySpan<JammerHeard> jammers = default)
    {
        var place = sight.Frame.ToEnu(at.Position).ToPolar();
        var look = Look.At(sight, pass.CrossSection, pass.Fluctuation, at, place, jammers);
        return new Seen(place.Range.Metres, look.Probability, look.Hindrance);
    }

    /// <summary>What a radar sees of it.</summary>
    internal readonly record struct Seen(double Range_m, double Probability, LookHindrance Hindrance)
    {
        public bool IsSeen => Hindrance is LookHindrance.None && Probability >= SeenFrom;

        /// <summary>A track is carried through the moments in which a target that crosses is not told from the ground; for the missile's end that is enough, as in a battle.</summary>
        public bool IsGuidedTo => IsSeen || Hindrance is LookHindrance.DopplerNotch;
    }
}

/// <summary>When what must have happened before a meeting, in seconds before it.</summary>
/// <param name="Flight_s">The launch; not finite where the missile does not get there.</param>
/// <param name="Order_s">The order to fire.</param>
/// <param name="Looks">Looks of the engagement radar that make the track fit to fire on; null where no number does.</param>
/// <param name="FirstLook_s">The first of them.</param>
internal readonly record struct EngagementPlan(double Flight_s, double Order_s, int? Looks, double FirstLook_s)
{
    /// <summary>When a searching radar must have begun to see the target.</summary>
    public double FoundBy(Searcher searcher, EngagementSite site) =>
        FirstLook_s + site.Battery.EngagementRadar.LockOnDelay.Seconds + site.Post.DecisionCycle.Seconds
        + searcher.Radar.ReportDelay.Seconds + (searcher.Scans * searcher.Radar.ScanPeriod.Seconds);
}
