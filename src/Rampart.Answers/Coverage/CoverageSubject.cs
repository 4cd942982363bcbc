using Rampart.Answers.Terrain;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>A battery at a place and a target, read as written or at a point of the draws.</summary>
internal sealed class CoverageSubject
{
    // A target is found farther out than it is met.
    private const double FoundFartherOut = 1.5;

    private readonly CoverageAsked _asked;
    private readonly Workspace _workspace;
    private readonly ReadingChoices _choices;
    private int _failedDraws;

    private CoverageSubject(CoverageAsked asked, Workspace workspace, ReadingChoices choices, IGround ground, Read read)
    {
        _asked = asked;
        _workspace = workspace;
        _choices = choices;
        Ground = ground;
        (Question, System, Target, Threat, Readings, Digest) = (read.Question, read.System, read.Echo.Name, read.Echo.Ballistic, read.Readings, read.Digest);
    }

    /// <summary>As the readings are written.</summary>
    public RingQuestion Question { get; }

    public IGround Ground { get; }

    /// <summary>Whether the battery is a scenario's; else it is set up at a place, and has no name of its own.</summary>
    public bool IsOfScenario => _asked.Scenario is not null;

    /// <summary>The system's name for readers.</summary>
    public string System { get; }

    /// <summary>The target's name for readers.</summary>
    public string Target { get; }

    /// <summary>How it flies, if it is a ballistic missile.</summary>
    public BallisticDefinition? Threat { get; }

    /// <summary>Every number with where it came from.</summary>
    public IReadOnlyList<Reading> Readings { get; }

    /// <summary>Reads what is asked; null where findings say why it cannot be.</summary>
    public static CoverageSubject? Open(CoverageAsked asked, Workspace workspace, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        var choices = new ReadingChoices { Overlays = ReadingChoices.ParseOverlays(asked.Overlays, findings) };
        if (HasErrors(findings) || GroundOf(asked, workspace, findings, choices, onlooker, stop) is not { } ground || ReadFor(asked, workspace, ground, choices, findings) is not { } read)
        {
            return null;
        }

        choices.ReportUnused(read.Readings, findings);
        if (read.Question.Types.Count is 0 or > RingMap.MostTypes)
        {
            findings.Add(Finding.Error(new Place("--model"), read.System, $"{read.Question.Types.Count} missiles are known of it; from 1 to {RingMap.MostTypes} can be asked about.", "Leave some out of the model's `other-interceptors`."));
        }

        return HasErrors(findings) ? null : new CoverageSubject(asked, workspace, choices, ground, read);
    }

    /// <summary>The question at a point of the draws; null where its readings make no battery.</summary>
    public RingQuestion? At(ulong seed, int point) => ReadAt(seed, point)?.Question;

    /// <summary>The same with the threat's flight at that point.</summary>
    public (RingQuestion Question, BallisticDefinition Threat)? ThreatAt(ulong seed, int point) =>
        ReadAt(seed, point) is { Echo.Ballistic: { } threat } read ? (read.Question, threat) : null;

    private Read? ReadAt(ulong seed, int point)
    {
        var read = ReadFor(_asked, _workspace, Ground, _choices with { Draws = new PointDraws(seed, (ulong)point) }, []);
        if (read is null)
        {
            Interlocked.Increment(ref _failedDraws);
        }

        return read;
    }

    /// <summary>How many points' readings made no battery.</summary>
    public int FailedDraws => _failedDraws;

    /// <summary>What decides the answer besides readings, ground and the command line: the scenario's battle.</summary>
    public string Digest { get; }

    private static IGround? GroundOf(CoverageAsked asked, Workspace workspace, ICollection<Finding> findings, ReadingChoices choices, IOnlooker onlooker, CancellationToken stop)
    {
        if (asked.Scenario is { } scenario && asked.Terrain.Count == 0)
        {
            return workspace.ReadScenario(scenario, findings, choices)?.Battle.Ground;
        }

        var origin = asked.At ?? TheatreOf(asked.Scenario!, workspace, findings, choices);
        return origin is { } middle ? NamedTerrain.Open(asked.Terrain, middle, asked.GroundReach ?? asked.Radius, TilesReach(asked, middle), findings, onlooker, stop) : null;
    }

    /// <summary>The middle of a scenario whose own ground is not asked about, nor what it would remark on it.</summary>
    private static Geodetic? TheatreOf(string scenario, Workspace workspace, ICollection<Finding> findings, ReadingChoices choices)
    {
        var told = new List<Finding>();
        var read = workspace.ReadScenario(scenario, told, choices);
        foreach (var finding in told.Where(_ => read is null))
        {
            findings.Add(finding);
        }

        return read?.Battle.Theatre;
    }

    /// <summary>How far from its middle tiles are read: out to the farthest jammer too, for what lies before it may hide it.</summary>
    private static Length TilesReach(CoverageAsked asked, Geodetic middle)
    {
        var here = Wgs84.Normal(middle.Latitude, middle.Longitude);
        return Length.FromMetres(asked.Jammers.Select(jammer => Look.GroundDistance(here, Wgs84.Normal(jammer.At.Latitude, jammer.At.Longitude)))
            .Append((asked.GroundReach ?? asked.Radius).Metres * FoundFartherOut).Max());
    }

    private static Read? ReadFor(CoverageAsked asked, Workspace workspace, IGround ground, ReadingChoices choices, ICollection<Finding> findings)
    {
        if (TargetEcho.Read(asked.Against, workspace.Ledger, workspace.Models, findings, choices, "--against", asked.MayBeBallistic) is not { } echo)
        {
            return null;
        }

        if (Jammed(asked, workspace, ground, choices, findings) is not { } jammed
            || (asked.Scenario is { } scenario ? OfScenario(scenario, asked, workspace, ground, echo, choices, findings) : OfModel(asked, workspace, ground, echo, choices, findings)) is not { } read)
        {
            return null;
        }

        return read with { Question = read.Question with { Jamming = jammed.Jamming }, Readings = [.. read.Readings, .. jammed.Readings] };
    }

    /// <summary>The jammers where the user has put them; null where one of them cannot be there.</summary>
    private static (Jamming Jamming, IReadOnlyList<Reading> Readings)? Jammed(CoverageAsked asked, Workspace workspace, IGround ground, ReadingChoices choices, ICollection<Finding> findings)
    {
        var (jammers, readings, isGood) = (new List<PlacedJammer>(), new List<Reading>(), true);
        foreach (var placing in asked.Jammers)
        {
            var known_m = ground.HeightAt(Wgs84.Normal(placing.At.Latitude, placing.At.Longitude));
            var where = $"{placing.Model} at {JammingWords.Place(placing.At)}";
            if (double.IsNaN(known_m))
            {
                isGood = false;
                findings.Add(Finding.Error(placing.Place, where, "Nobody knows the ground there, nor whether it lets radars hear the jammer.", "Put it elsewhere, or add the tiles around it with --terrain."));
            }
            else if (placing.At.Height.Metres < known_m)
            {
                isGood = false;
                findings.Add(Finding.Error(placing.Place, where, $"{placing.At.Height} above the sea lies under the ground, which is {Length.FromMetres(Math.Round(known_m))} high there.", "Heights of jammers count from the sea: put it higher."));
            }

            if (placing.Read(workspace.Ledger, workspace.Models, findings, choices) is { } model)
            {
                jammers.Add(new PlacedJammer(model.Name, model.Jammer, placing.At));
                readings.AddRange(model.Readings.Where(reading => !readings.Contains(reading)));
            }
            else
            {
                isGood = false;
            }
        }

        return !isGood ? null : jammers.Count == 0 ? (Jamming.None, readings) : (new Jamming(jammers, ground), readings);
    }

    private static Read? OfModel(CoverageAsked asked, Workspace workspace, IGround ground, TargetEcho echo, ReadingChoices choices, ICollection<Finding> findings)
    {
        var at = asked.At!.Value;
        var known = ground.HeightAt(Wgs84.Normal(at.Latitude, at.Longitude));
        if (double.IsNaN(known))
        {
            findings.Add(Finding.Error(new Place("--at"), "--at", "Nobody knows the height of the ground there.", "Choose another place, or add the tiles around it with --terrain."));
            return null;
        }

        var place = at with { Height = Length.FromMetres(known) };
        return SystemSite.Read(asked.Model, place, masts: false, workspace.Ledger, workspace.Models, findings, choices, "--model") is { } site
            ? new Read(Asking(asked, site.Battery, site.Post, [.. site.Battery.Launchers.Select(launcher => launcher.Interceptor), .. site.OtherTypes], site.Guidance, asked.Weather, echo), site.Name, echo, [.. site.Readings, .. echo.Readings], string.Empty)
            : null;
    }

    private static Read? OfScenario(string path, CoverageAsked asked, Workspace workspace, IGround ground, TargetEcho echo, ReadingChoices choices, ICollection<Finding> findings)
    {
        // What was told when its ground was read is not told again.
        var told = new List<Finding>();
        var read = workspace.ReadScenario(path, told, workspace.Ledger, choices, ground);
        foreach (var finding in told.Where(finding => !findings.Contains(finding)))
        {
            findings.Add(finding);
        }

        if (read is not { } scenario)
        {
            return null;
        }

        var batteries = scenario.Battle.Batteries;
        var battery = asked.Battery is null ? batteries[0] : batteries.FirstOrDefault(each => string.Equals(each.Name, asked.Battery, StringComparison.Ordinal))
            ?? throw new UsageException($"{scenario.Name} has no battery {asked.Battery}.", $"Batteries: {string.Join(", ", batteries.Select(each => each.Name))}.");
        var known = SystemSite.Read(scenario.System, battery.Site, masts: false, workspace.Ledger, workspace.Models, findings, choices);
        return known is null
            ? null
            : new Read(
                OnGround(Asking(asked, battery, scenario.Battle.CommandPost, [.. battery.Launchers.Select(launcher => launcher.Interceptor), .. known.OtherTypes], known.Guidance, asked.Weather, echo), ground),
                known.Name, echo, [.. scenario.Readings, .. known.GuidanceReadings, .. echo.Readings], DefinitionDigest.Of(scenario.Battle));
    }

    private static RingQuestion Asking(
        CoverageAsked asked, BatteryDefinition battery, CommandPostDefinition post, IReadOnlyList<InterceptorDefinition> types,
        IReadOnlyDictionary<string, GuidanceDefinition> guidance, WeatherDefinition weather, TargetEcho echo) => new()
        {
            Battery = asked.Mast is { } mast ? OnMast(battery, mast) : battery,
            Post = post,
            Types = [.. types.DistinctBy(type => type.Name, StringComparer.Ordinal).OrderBy(type => type.Name, StringComparer.Ordinal)],
            Guidance = guidance,
            Facing = asked.IsFacingAsWritten ? battery.EngagementRadar.InitialFacing : asked.Facing,
            Weather = weather,
            Pass = new TargetPass(echo.CrossSection, echo.Fluctuation, echo.Speed, Length.Zero, asked.Course),
            Heights = asked.Heights,
            Radius = asked.Radius,
        };

    /// <summary>The question with everything standing at the battery, on the ground as the data have it: a stated height that differs would put the antennas on a tower, or into a pit.</summary>
    private static RingQuestion OnGround(RingQuestion question, IGround ground)
    {
        var site = question.Battery.Site;
        var known = ground.HeightAt(Wgs84.Normal(site.Latitude, site.Longitude));
        return question.StandingAt(double.IsNaN(known) ? site : site with { Height = Length.FromMetres(known) });
    }

    /// <summary>The battery with its own antennas so high over its ground.</summary>
    public static BatteryDefinition OnMast(BatteryDefinition battery, Length mast)
    {
        var stands = battery.Site with { Height = battery.Site.Height + mast };
        return battery with { EngagementRadar = battery.EngagementRadar with { Antenna = stands }, SearchRadar = battery.SearchRadar with { Antenna = stands } };
    }

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Severity == FindingSeverity.Error);

    private sealed record Read(RingQuestion Question, string System, TargetEcho Echo, IReadOnlyList<Reading> Readings, string Digest);
}
