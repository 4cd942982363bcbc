using Rampart.Physics.Tracking;
using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;
using Rampart.Terrain;

namespace Rampart.Coverage;

/// <summary>A battery with its command post at a place: everything that decides what it can engage, and no battle.</summary>
public sealed class EngagementSite
{
    // A track that needs more looks than this to become fit to fire on never does.
    private const int MostLooks = 100;

    /// <param name="battery">The battery.</param>
    /// <param name="post">Its command post; a radar there finds targets for the battery too.</param>
    /// <param name="ground">What lies under them.</param>
    /// <param name="weather">What the radars look through.</param>
    public EngagementSite(BatteryDefinition battery, CommandPostDefinition post, IGround ground, WeatherDefinition weather)
    {
        ArgumentNullException.ThrowIfNull(battery);
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(ground);
        (Battery, Post, Ground, Weather) = (battery, post, ground, weather);
        var echoes = new EchoModels();
        Engagement = RadarSight.Of(battery.EngagementRadar, battery.Site.Height, ground, weather, echoes);
        var searchers = new List<Searcher> { new(battery.SearchRadar, RadarSight.Of(battery.SearchRadar, battery.Site.Height, ground, weather, echoes), LooksToConfirm(battery.SearchRadar, post)) };
        if (post is { SurveillanceRadar: { } radar, Site: { } site })
        {
            searchers.Add(new(radar, RadarSight.Of(radar, site.Height, ground, weather, echoes), LooksToConfirm(radar, post)));
        }

        Searchers = searchers;
        Types = [.. battery.Launchers.Select(launcher => launcher.Interceptor).DistinctBy(type => type.Name, StringComparer.Ordinal)
            .OrderBy(type => type.MaximumRange.Metres).ThenBy(type => type.Name, StringComparer.Ordinal)];
    }

    public BatteryDefinition Battery { get; }

    public CommandPostDefinition Post { get; }

    public IGround Ground { get; }

    public WeatherDefinition Weather { get; }

    /// <summary>What its launchers carry, the shortest reach first.</summary>
    public IReadOnlyList<InterceptorDefinition> Types { get; }

    /// <summary>The radars that find targets for it.</summary>
    public IReadOnlyList<Searcher> Searchers { get; }

    /// <summary>What leads each type of missile, by its name; one that does not stand here is guided by the engagement radar to the end.</summary>
    public IReadOnlyDictionary<string, GuidanceDefinition> Guidance { get; init; } = new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal);

    /// <summary>The middle of the engagement radar's sector, if it does not turn; null where it is taken to face whatever it follows.</summary>
    public Angle? Facing { get; init; }

    internal RadarSight Engagement { get; }

    /// <summary>After how many scans without a plot the track of a searching radar is dropped: as many as take a confirmed track's score below its bound.</summary>
    internal int ScansToDrop => (int)Math.Ceiling(Portable.Log(1.0 / Post.Tracker.FalseDrop) / -Portable.Log(1.0 - Post.Tracker.ExpectedDetection));

    /// <summary>What leads a type of missile.</summary>
    public GuidanceDefinition GuidanceOf(InterceptorDefinition type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Guidance.GetValueOrDefault(type.Name) ?? GuidanceDefinition.ToTheEnd;
    }

    /// <summary>Whether the engagement radar looks toward an azimuth (radians).</summary>
    public bool IsInSector(double azimuth_rad) => Facing is not { } facing || IsWithin(azimuth_rad - facing.Radians, Battery.EngagementRadar.SectorWidth);

    /// <summary>Whether an azimuth, counted from the middle of a sector (radians), lies inside it.</summary>
    internal static bool IsWithin(double fromMiddle_rad, Angle width) =>
        Math.Abs(Math.IEEERemainder(fromMiddle_rad, 2.0 * Portable.Pi)) <= (0.5 * width.Radians) + 1e-12;

    /// <summary>How many looks of the engagement radar make a track at a slant range (m) fit to fire on; null where no number of them does.</summary>
    /// <remarks>A line through the first looks knows the place better and better, until the target's own turns set the limit.</remarks>
    public int? LooksToFireQuality(double range_m) => Looks(looks => DeviationAfter(range_m, looks));

    /// <summary>How many scans of a searching radar make a track at a slant range (m) that leads a seeker; null where no number of them does.</summary>
    /// <remarks>The seeker may be switched on at any time between two scans: the track must be fit to fire on still when the next plot is due.</remarks>
    public int? ScansToCue(Searcher searcher, double range_m)
    {
        ArgumentNullException.ThrowIfNull(searcher);
        return Looks(looks => Deviation(searcher.Radar.Accuracy, searcher.Radar.ScanPeriod, range_m, looks, isDue: true));
    }

    /// <summary>Deviation (m) of the place of a track at a slant range (m) after so many looks of the engagement radar: all three axes together.</summary>
    public double DeviationAfter(double range_m, int looks) => Deviation(Battery.EngagementRadar.Accuracy, Battery.EngagementRadar.UpdatePeriod, range_m, looks, isDue: false);

    private int? Looks(Func<int, double> deviation_m)
    {
        for (var looks = 2; looks <= MostLooks; looks++)
        {
            if (deviation_m(looks) <= Post.FireQuality.Metres)
            {
                return looks;
            }
        }

        return null;
    }

    /// <summary>The same for any radar, just after a look or when the next one is due: what was left of a look's variance then is α, and what has grown from it α/(1 − α).</summary>
    private double Deviation(MeasurementAccuracy accuracy, Duration between, double range_m, int looks, bool isDue)
    {
        var variance = 0.0;
        foreach (var look_m in (ReadOnlySpan<double>)[accuracy.Range.Metres, range_m * accuracy.Azimuth.Radians, range_m * accuracy.Elevation.Radians])
        {
            var steady = TrackingIndex.PositionGain(TrackingIndex.Of(Length.FromMetres(look_m), between, Post.Tracker.ManoeuvreAcceleration));
            var left = isDue ? steady / (1.0 - steady) : steady;
            variance += look_m * look_m * Math.Max(left, GrowingMemory.PositionVarianceShare(looks));
        }

        return Math.Sqrt(variance);
    }

    /// <summary>How many scans without a gap confirm a track and identify its target.</summary>
    /// <remarks>
    /// Sequential test of <see cref="Rampart.Tracking.Life.TrackScore"/>: what a plot adds while the speed is still unknown, over the threshold. The gate
    /// then spans what a target of the tracker's spread of speeds moves in a scan; plots lie at their expected distance.
    /// </remarks>
    private static int LooksToConfirm(SearchRadarDefinition radar, CommandPostDefinition post)
    {
        var wander_m = post.Tracker.SpeedSpread.MetresPerSecond * radar.ScanPeriod.Seconds;
        var range_m = 0.5 * radar.InstrumentedRange.Metres;
        var across = wander_m / range_m;
        double Widened(double error, double wander) => (error * error) + (wander * wander);

        // A radar that tells the rate of range knows after the first plot how far along its line the target goes.
        var noise_m2ps3 = post.Tracker.MeanNoise_m2ps3();
        var scan_s = radar.ScanPeriod.Seconds;
        var along_m = radar.Accuracy.RangeRate is { } known ? Math.Sqrt(Widened(known.MetresPerSecond * scan_s, 0.0) + (noise_m2ps3 * scan_s * scan_s * scan_s / 3.0)) : wander_m;
        var determinant = Widened(radar.Accuracy.Range.Metres, along_m) * Widened(radar.Accuracy.Azimuth.Radians, across) * Widened(radar.Accuracy.Elevation.Radians, across);
        var volume = radar.InstrumentedRange.Metres * 2.0 * Portable.Pi * radar.MaximumElevation.Radians;
        var density = Math.Max(radar.FalsePlotsPerScan, RadarModel.LeastFalsePlotsPerScan) / volume;
        var gain = Portable.Log(post.Tracker.ExpectedDetection) - Portable.Log(density) - (1.5 * Portable.Log(2.0 * Portable.Pi)) - (0.5 * Portable.Log(determinant)) - 1.5;
        if (radar.Accuracy.RangeRate is { } rate)
        {
            gain += Portable.Log(RadarModel.RateSpan_mps) - (0.5 * Portable.Log(2.0 * Portable.Pi * (Widened(rate.MetresPerSecond, rate.MetresPerSecond) + (noise_m2ps3 * scan_s)))) - 0.5;
        }

        var plots = gain > 0.0 ? 1 + (int)Math.Ceiling(post.Tracker.ConfirmationThreshold() / gain) : MostLooks;
        return Math.Max(plots, post.Interrogations);
    }
}

/// <summary>A radar that finds targets for a battery, and how many scans it takes to make a track of one.</summary>
/// <param name="Radar">What it is.</param>
/// <param name="Sight">What it sees from where it stands.</param>
/// <param name="Scans">Scans from the first plot to a confirmed and identified track.</param>
public sealed record Searcher(SearchRadarDefinition Radar, RadarSight Sight, int Scans);
