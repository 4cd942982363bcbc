using System.Globalization;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage;

/// <summary>Turns <see cref="Engageability"/> round: what would have to be true for a reach to be used, and how far it goes as things are read.</summary>
public static class Reach
{
    // Finer than any claim of a range.
    private const double Step_m = 5000.0;
    private const double Fine_m = 100.0;
    private const double HighestFlight_m = 30_000.0;
    private const double FineHeight_m = 10.0;

    // From an insect to a ship.
    private const double LeastEcho_m2 = 1e-6;
    private const double GreatestEcho_m2 = 1e5;

    /// <summary>The nearest that the target can come to the battery: right overhead.</summary>
    public static Length Nearest(EngagementSite site, TargetPass pass)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(pass);
        return Length.FromMetres(Math.Abs((pass.Height - site.Battery.Site.Height).Metres));
    }

    /// <summary>The greatest slant range at which the target can be engaged; null where there is none.</summary>
    public static Length? Greatest(EngagementSite site, TargetPass pass, Angle azimuth)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(pass);
        if (site.Types.Count == 0)
        {
            return null;
        }

        bool Works(double slant_m) => Engageability.At(site, pass, GroundRange(site, pass, Length.FromMetres(slant_m), azimuth), azimuth).IsEngageable;
        var least = Math.Max(site.Types.Min(type => type.MinimumRange.Metres), Nearest(site, pass).Metres) + 1.0;
        for (var range = site.Types[^1].MaximumRange.Metres; range >= least; range -= Step_m)
        {
            if (Works(range))
            {
                var (good, bad) = (range, Math.Min(range + Step_m, site.Types[^1].MaximumRange.Metres));
                while (bad - good > Fine_m)
                {
                    var middle = 0.5 * (good + bad);
                    (good, bad) = Works(middle) ? (middle, bad) : (good, middle);
                }

                return Length.FromMetres(good);
            }
        }

        return null;
    }

    /// <summary>What would have to be true for a reach to be used.</summary>
    /// <param name="site">The battery, with the readings as they are.</param>
    /// <param name="pass">The target.</param>
    /// <param name="reach">Slant range of the meeting.</param>
    /// <param name="azimuth">In which direction from the battery.</param>
    /// <param name="otherTypes">Missiles that the system is known with and the battery does not carry.</param>
    /// <param name="masts">Heights of antenna for which the needed height of the target is told beside the one that is read.</param>
    /// <remarks>Where the target flies too low to be in sight, the rest is reckoned at the height that it would need.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The target cannot come so near: it flies higher above the battery than the reach.</exception>
    public static ReachReport Require(
        EngagementSite site, TargetPass pass, Length reach, Angle azimuth, IReadOnlyList<InterceptorDefinition> otherTypes, IReadOnlyList<Length> masts)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(otherTypes);
        ArgumentNullException.ThrowIfNull(masts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(reach, Nearest(site, pass));
        var groundRange = GroundRange(site, pass, reach, azimuth);
        var verdict = Engageability.At(site, pass, groundRange, azimuth);
        var greatest = Greatest(site, pass, azimuth);
        var carried = site.Types.FirstOrDefault(type => type.MaximumRange >= reach);
        var type = carried ?? otherTypes.FirstOrDefault(other => other.MaximumRange >= reach);
        var needs = new List<Requirement> { Missile(site, reach, carried, type, otherTypes) };
        if (type is null)
        {
            return new ReachReport(reach, pass, verdict, greatest, null, pass.Height, needs, []);
        }

        var way = new TargetWay(site.Battery.Site, pass, groundRange, azimuth);
        var (plan, _) = Engageability.Plan(site, way, type);
        needs.Add(new Requirement(
            "time of flight", double.IsFinite(plan.Flight_s) ? $"{Seconds(plan.Flight_s)} from launch to meeting" : "a faster missile",
            $"{type.Name} flies at most {type.Flight.Profile.LongestFlight}", double.IsFinite(plan.Flight_s) && plan.Flight_s <= type.Flight.Profile.LongestFlight.Seconds,
            "Meanwhile a target that closes comes nearer, and one that turns away is out of reach.", plan.Flight_s));
        needs.Add(new Requirement(
            "speed of the target", $"at most {type.GreatestTargetSpeed}", $"{pass.Speed}", pass.Speed <= type.GreatestTargetSpeed, "What is faster is not fired at.", type.GreatestTargetSpeed.MetresPerSecond));
        if (!double.IsFinite(plan.Flight_s))
        {
            return new ReachReport(reach, pass, verdict, greatest, type.Name, pass.Height, needs, []);
        }

        var tall = pass with { Height = Highest(pass.Height, LeastHeight(site, pass, reach, azimuth, type, SightStep.Found)) };
        way = new TargetWay(site.Battery.Site, tall, GroundRange(site, tall, reach, azimuth), azimuth);
        (plan, _) = Engageability.Plan(site, way, type);
        needs.AddRange(Heights(site, pass, reach, azimuth, type, masts));
        needs.Add(Followed(site, tall, way, plan, reach));
        needs.Add(Display(site, Engageability.See(site.Engagement, way, plan.FirstLook_s)));
        needs.Add(Quality(site, tall, way, plan));
        needs.AddRange(Echoes(site, tall, way, plan));
        return new ReachReport(reach, pass, verdict, greatest, type.Name, tall.Height, needs, Timeline(site, tall, way, plan));
    }

    /// <summary>The ground range at which the target's slant range from the battery is the one asked for.</summary>
    public static Length GroundRange(EngagementSite site, TargetPass pass, Length slant, Angle azimuth)
    {
        // The battery's frame stretches both alike: a few corrections bring it to a millimetre, and a millimetre less keeps a reach inside itself.
        const double Inside_m = 0.001;
        var frame = new EnuFrame(site.Battery.Site);
        var rise = Math.Abs((pass.Height - site.Battery.Site.Height).Metres);
        var wanted = slant.Metres - Inside_m;
        var range = Math.Sqrt(Math.Max((wanted * wanted) - (rise * rise), 0.0));
        for (var step = 0; step < 8 && range > 0.0; step++)
        {
            var at = new TargetWay(site.Battery.Site, pass, Length.FromMetres(range), azimuth).Before(0.0);
            range *= wanted / frame.ToEnu(at.Position).Norm;
        }

        return Length.FromMetres(range);
    }

    private static Requirement Missile(EngagementSite site, Length reach, InterceptorDefinition? carried, InterceptorDefinition? type, IReadOnlyList<InterceptorDefinition> others)
    {
        var set = string.Join(", ", site.Types.Select(each => $"{each.Name} {each.MaximumRange}"));
        return type is null
            ? new Requirement("missile", $"one that reaches {reach}", set, IsMet: false, others.Count == 0 ? "No missile of the system is read to reach so far." : $"Not even those that are not in the set reach so far: {string.Join(", ", others.Select(each => $"{each.Name} {each.MaximumRange}"))}.", reach.Metres)
            : new Requirement(
                "missile", $"{type.Name}, which reaches {type.MaximumRange}", carried is null ? $"not in the set: {set}" : $"in the set: {set}", carried is not null,
                carried is null ? "Whether this type was delivered is a reading of its own." : "Every other type of the set falls short.", type.MaximumRange.Metres);
    }

    /// <summary>The least height at which no horizon and no ridge stands between, for the antenna as it is read and on masts.</summary>
    private static IEnumerable<Requirement> Heights(EngagementSite site, TargetPass pass, Length reach, Angle azimuth, InterceptorDefinition type, IReadOnlyList<Length> masts)
    {
        var antenna = site.Battery.EngagementRadar.Antenna.Height - site.Battery.Site.Height;
        yield return Height(site, antenna, "height of the target");
        foreach (var mast in masts)
        {
            yield return Height(OnMast(site, mast), mast, $"the same with the antenna on a mast of {mast}");
        }

        Requirement Height(EngagementSite from, Length standing, string what)
        {
            Length? Least(SightStep step) => LeastHeight(from, pass, reach, azimuth, type, step);
            static string Told(Length? height) => height is { } least ? Kilometres(least) : $"over {Kilometres(Length.FromMetres(HighestFlight_m))}";
            var all = Least(SightStep.Found);
            return new Requirement(
                what, all is { } least ? $"at least {Kilometres(least)}" : $"more than {Kilometres(Length.FromMetres(HighestFlight_m))}", Kilometres(pass.Height), all is { } needed && pass.Height >= needed,
                $"The engagement radar's antenna stands {standing} over the ground. To be in its sight at the meeting alone: {Told(Least(SightStep.Meeting))}; already when it must be followed: {Told(Least(SightStep.Followed))}; and in the sight of a radar that searches when it must be found: {Told(all)}.",
                all?.Metres ?? double.PositiveInfinity);
        }
    }

    /// <summary>The moments at which the target must be in sight; each asks for those before it too.</summary>
    private enum SightStep
    {
        Meeting,
        Followed,
        Found,
    }

    /// <summary>The least height of the target at which no horizon or ridge stands between; null where even the highest flight is hidden.</summary>
    private static Length? LeastHeight(EngagementSite site, TargetPass pass, Length reach, Angle azimuth, InterceptorDefinition type, SightStep step)
    {
        bool IsFree(double height_m)
        {
            var high = pass with { Height = Length.FromMetres(height_m) };
            var way = new TargetWay(site.Battery.Site, high, GroundRange(site, high, reach, azimuth), azimuth);
            if (!Look.IsVisible(site.Engagement, way.Before(0.0)))
            {
                return false;
            }

            var (plan, _) = Engageability.Plan(site, way, type);
            return step == SightStep.Meeting || !double.IsFinite(plan.Flight_s)
                || (Look.IsVisible(site.Engagement, way.Before(plan.FirstLook_s))
                    && (step == SightStep.Followed || site.Searchers.Any(searcher => Look.IsVisible(searcher.Sight, way.Before(plan.FoundBy(searcher, site))))));
        }

        // Higher above the battery than the reach no meeting is possible.
        var (hidden, free) = (Math.Min(site.Ground.LowestHeight_m, site.Battery.Site.Height.Metres), Math.Min(HighestFlight_m, site.Battery.Site.Height.Metres + (0.99 * reach.Metres)));
        if (!IsFree(free))
        {
            return null;
        }

        while (free - hidden > FineHeight_m)
        {
            var middle = 0.5 * (hidden + free);
            (hidden, free) = IsFree(middle) ? (hidden, middle) : (middle, free);
        }

        return Length.FromMetres(free);
    }

    private static EngagementSite OnMast(EngagementSite site, Length mast)
    {
        var stands = site.Battery.Site with { Height = site.Battery.Site.Height + mast };
        return new EngagementSite(
            site.Battery with { EngagementRadar = site.Battery.EngagementRadar with { Antenna = stands }, SearchRadar = site.Battery.SearchRadar with { Antenna = stands } },
            site.Post, site.Ground, site.Weather);
    }

    private static Requirement Followed(EngagementSite site, TargetPass pass, in TargetWay way, in EngagementPlan plan, Length reach)
    {
        var order = Engageability.See(site.Engagement, way, plan.Order_s);
        return new Requirement(
            "track fit to fire on", $"{Seconds(plan.Order_s)} before the meeting, with the target {Kilometres(Length.FromMetres(order.Range_m))} out", $"decision delay {site.Post.DecisionDelay}",
            order.IsSeen && plan.Looks is not null,
            $"{Seconds(plan.Flight_s)} of flight and {site.Post.DecisionDelay} of decision at {pass.Speed}: a target that {(pass.Course == Course.Closing ? "closes" : pass.Course == Course.Crossing ? "crosses" : "recedes")} is then {Kilometres(Length.FromMetres(order.Range_m))} away, not {Kilometres(reach)}.",
            order.Range_m);
    }

    private static Requirement Display(EngagementSite site, in Engageability.Seen followed) => new(
        "display of the engagement radar", $"at least {Kilometres(Length.FromMetres(followed.Range_m))}", $"{site.Battery.EngagementRadar.InstrumentedRange}",
        followed.Range_m <= site.Battery.EngagementRadar.InstrumentedRange.Metres, "What it does not display it does not follow.", followed.Range_m);

    private static Requirement Quality(EngagementSite site, TargetPass pass, in TargetWay way, in EngagementPlan plan)
    {
        var range_m = Engageability.See(site.Engagement, way, plan.Order_s).Range_m;
        var accuracy = site.Battery.EngagementRadar.Accuracy;
        var deviation = plan.Looks is { } looks ? site.DeviationAfter(range_m, looks) : site.DeviationAfter(range_m, 100);
        return new Requirement(
            "quality of that track", $"a deviation of at most {site.Post.FireQuality}", $"{Length.FromMetres(Math.Round(deviation))} after {(plan.Looks ?? 100).ToString(CultureInfo.InvariantCulture)} looks", plan.Looks is not null,
            $"One look at {Kilometres(Length.FromMetres(range_m))} errs by {Length.FromMetres(Math.Round(range_m * accuracy.Azimuth.Radians))} across; each further look and the target's own turns decide what is left.", deviation);
    }

    /// <summary>The least echo with which it would be seen where it must be, were it in sight: by the engagement radar, and by one of those that search.</summary>
    private static IEnumerable<Requirement> Echoes(EngagementSite site, TargetPass pass, TargetWay way, EngagementPlan plan)
    {
        yield return Told("echo for the engagement radar", [Echo(site.Engagement, pass, way, plan.FirstLook_s, site.Battery.EngagementRadar.Name)]);
        yield return Told("echo for one radar that searches", [.. site.Searchers.Select(searcher => Echo(searcher.Sight, pass, way, plan.FoundBy(searcher, site), searcher.Radar.Name))]);

        static Requirement Told(string what, List<EchoNeeded> radars)
        {
            var best = radars.Where(each => !each.IsBeyond).DefaultIfEmpty(radars[0]).MinBy(each => each.Least_m2)!;
            var why = string.Join(" ", radars.Select(each => double.IsFinite(each.Least_m2)
                ? $"{each.Radar} sees {Area.FromSquareMetres(Significant(each.Least_m2))} in one look of two at {Kilometres(each.Range)}, {Seconds(each.Seconds)} before the meeting{(each.IsBeyond ? $", and displays no more than {Kilometres(each.Display)}" : string.Empty)}."
                : $"{each.Radar} does not see even {Area.FromSquareMetres(GreatestEcho_m2)} at {Kilometres(each.Range)}."));
            var needed = double.IsFinite(best.Least_m2) ? $"at least {Area.FromSquareMetres(Significant(best.Least_m2))}" : "more than any aircraft has";
            return new Requirement(what, needed, $"{Area.FromSquareMetres(Significant(best.AsRead_m2))}", radars.Exists(each => each.IsMet), why, best.Least_m2);
        }
    }

    private static EchoNeeded Echo(in RadarSight sight, TargetPass pass, in TargetWay way, double seconds, string radar)
    {
        var at = way.Before(seconds);
        var place = sight.Frame.ToEnu(at.Position).ToPolar();
        var line = sight.Frame.Origin - at.Position;
        var asRead = pass.CrossSection.Seen_m2(sight.Echo.Frequency, EcefVector.Dot(line, at.Velocity) / (line.Norm * at.Velocity.Norm));
        var elevation = sight.Echo.Apparent(place.Elevation.Radians, place.Range.Metres);
        var echo = sight.Echo;
        bool Shows(double echo_m2) => echo.Probability(pass.Fluctuation, echo.SignalToNoise(echo_m2, place.Range.Metres, elevation)) >= Engageability.SeenFrom;

        // The echo goes over many decades: halving in the logarithm.
        var (dark, bright) = (LeastEcho_m2, Shows(GreatestEcho_m2) ? GreatestEcho_m2 : double.PositiveInfinity);
        while (double.IsFinite(bright) && bright > dark * 1.001)
        {
            var middle = Math.Sqrt(dark * bright);
            (dark, bright) = Shows(middle) ? (dark, middle) : (middle, bright);
        }

        return new EchoNeeded(radar, bright, asRead, seconds, place.Range, Length.FromMetres(sight.InstrumentedRange_m));
    }

    /// <summary>The least echo that a radar would see at a moment, beside the one that is read.</summary>
    private sealed record EchoNeeded(string Radar, double Least_m2, double AsRead_m2, double Seconds, Length Range, Length Display)
    {
        public bool IsBeyond => Range > Display;

        public bool IsMet => !IsBeyond && AsRead_m2 >= Least_m2;
    }

    private static List<TimelineStep> Timeline(EngagementSite site, TargetPass pass, TargetWay way, EngagementPlan plan)
    {
        var steps = site.Searchers.Select(searcher => Step($"first plot, if {searcher.Radar.Name} finds it ({searcher.Scans} scans to a track)", plan.FoundBy(searcher, site), searcher.Sight))
            .OrderByDescending(step => step.Before.Seconds).ToList();
        steps.Add(Step("the engagement radar's first look", plan.FirstLook_s, site.Engagement));
        steps.Add(Step("fit to fire on: the order", plan.Order_s, site.Engagement));
        steps.Add(Step("launch", plan.Flight_s, site.Engagement));
        steps.Add(Step("meeting", 0.0, site.Engagement));
        return steps;

        TimelineStep Step(string what, double seconds, in RadarSight sight) =>
            new(what, Duration.FromSeconds(seconds), Length.FromMetres(Engageability.See(sight, way, seconds).Range_m));
    }

    private static Length Highest(Length height, Length? needed) => needed is { } least && least > height ? least : height;

    private static double Significant(double value)
    {
        var scale = Math.Pow(10.0, 2.0 - Math.Ceiling(Math.Log10(value)));
        return Math.Round(value * scale) / scale;
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds)} s");

    private static string Kilometres(Length length) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(length.Kilometres, length.Kilometres < 100.0 ? 1 : 0)} km");
}
