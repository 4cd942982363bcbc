using Rampart.Evidence;
using Rampart.Physics.Ballistics;
using Rampart.Physics.Detection;
using Rampart.Physics.Flight;
using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;

namespace Rampart.Scenarios;

/// <summary>Reads a system's models into the definitions of its parts, and remembers every reading.</summary>
internal sealed class SystemReader
{
    private static readonly Bounds Latency = new(0.0, 3600.0, "from 0 to 1 h");
    private static readonly Bounds Cycle = new(0.05, 60.0, "from 0.05 s to 60 s");
    private static readonly Bounds Elevation = new(0.0, Portable.Pi / 2.0, "above 0° and at most 90°", LowIsExcluded: true);
    private static readonly Bounds Sector = new(0.0, 2.0 * Portable.Pi, "above 0° and at most 360°", LowIsExcluded: true);
    private static readonly Bounds InnerShare = new(1e-12, 1.0 - 1e-12, "strictly between 0 and 1");
    private static readonly Bounds OneOrMore = new(1.0, 1000.0, "a whole number from 1 to 1000");

    // Two digits name a missile and its load.
    private static readonly Bounds Missiles = new(1.0, 99.0, "a whole number from 1 to 99");
    private static readonly Bounds Loads = new(0.0, 99.0, "a whole number from 0 to 99");
    private static readonly Bounds Reach = new(0.0, 5e6, "above 0 and at most 5,000 km", LowIsExcluded: true);
    private static readonly Bounds AtLeastOne = new(1.0, 100.0, "from 1 to 100");
    private static readonly Bounds EarthFactor = new(0.5, 10.0, "from 0.5 to 10");
    private static readonly Bounds Mast = new(0.0, 1000.0, "from 0 to 1,000 m");

    private static readonly Bounds RadarBand = new(1e8, 1e11, "from 100 MHz to 100 GHz");
    private static readonly Dictionary<string, Fluctuation> Fluctuations = Enum.GetValues<Fluctuation>().ToDictionary(each => $"swerling-{(int)each}", StringComparer.Ordinal);
    private static readonly Dictionary<string, ElevationPattern> ElevationPatterns = new(StringComparer.Ordinal)
    {
        ["cosecant-squared"] = ElevationPattern.CosecantSquared,
        ["steered"] = ElevationPattern.Steered,
    };

    private static readonly Bounds ManoeuvreTime = new(0.1, 600.0, "from 0.1 s to 10 min");
    private static readonly Bounds Gates = new(1.0, 1000.0, "from 1 to 1,000");

    // The first of each stands in where a word is not known: a finding says so, and the battle is not fought.
    private static readonly Dictionary<string, TrackerKind> Trackers = new(StringComparer.Ordinal)
    {
        ["imm-gnn"] = TrackerKind.ImmGnn,
        ["ekf-gnn"] = TrackerKind.EkfGnn,
        ["imm-jpda"] = TrackerKind.ImmJpda,
    };

    private static readonly Dictionary<string, TrackLifeRule> Lives = new(StringComparer.Ordinal)
    {
        ["score"] = TrackLifeRule.Score,
        ["count"] = TrackLifeRule.Count,
    };

    private static readonly Dictionary<string, GuidanceKind> Guidances = new(StringComparer.Ordinal)
    {
        ["active"] = GuidanceKind.Active,
        ["command"] = GuidanceKind.Command,
        ["track-via-missile"] = GuidanceKind.TrackViaMissile,
    };

    private static readonly Dictionary<string, RadarBand> Bands = Enum.GetValues<RadarBand>().ToDictionary(band => band.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    // Stands in where the readings give no flight: a finding says so, and the battle is not fought.
    private static readonly FlyoutTable Harmless = new(new FlyoutProfile(
        Speed.FromMetresPerSecond(1000.0), Duration.FromSeconds(10.0), 100_000.0, Length.Zero, Speed.FromMetresPerSecond(300.0), Duration.FromSeconds(100.0)));

    private const string Others = ModelPart.OtherInterceptors;

    // What a fly-out is found from.
    private static readonly string[] FlightKeys =
    [
        "average-speed.near", "average-speed.near-range", "average-speed.far", "average-speed.far-range", "average-speed.elevation", "burn-time", "least-useful-speed", "longest-flight",
    ];

    private readonly Ledger _ledger;
    private readonly ModelLibrary _models;
    private readonly ICollection<Finding> _findings;
    private readonly ReadingChoices _choices;
    private readonly Dictionary<string, ModelReader> _readers = new(StringComparer.Ordinal);

    public SystemReader(Ledger ledger, ModelLibrary models, ICollection<Finding> findings, ReadingChoices choices)
    {
        _choices = choices;
        _ledger = ledger;
        _models = models;
        _findings = findings;
    }

    /// <summary>All readings so far, by model and key.</summary>
    public IReadOnlyList<Reading> Readings =>
        [.. _readers.Values.SelectMany(reader => reader.Readings).OrderBy(reading => reading.Model, StringComparer.Ordinal).ThenBy(reading => reading.Key, StringComparer.Ordinal)];

    /// <summary>The ids of all models that were opened, in ordinal order.</summary>
    public IReadOnlyList<string> Models => [.. _readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The reader of a model of the kind that is expected, or null with a finding.</summary>
    public ModelReader? Open(string id, string kind, Place place, string subject)
    {
        var model = _models.Find(id);
        if (model is null)
        {
            var near = _models.NearestTo(id) is { } nearest ? $"Did you mean `{nearest}`? " : string.Empty;
            var all = string.Join(", ", _models.All.Where(candidate => string.Equals(candidate.Kind, kind, StringComparison.Ordinal)).Select(candidate => candidate.Id));
            _findings.Add(Finding.Error(place, subject, $"There is no model `{id}`.", $"{near}Models of kind {kind}: {all}."));
            return null;
        }

        if (!string.Equals(model.Kind, kind, StringComparison.Ordinal))
        {
            _findings.Add(Finding.Error(place, subject, $"`{id}` is a model of kind {model.Kind}, not {kind}.", $"Name a model of kind {kind}."));
            return null;
        }

        if (!_readers.TryGetValue(id, out var reader))
        {
            reader = _readers[id] = new ModelReader(model, _ledger, _findings, _choices);
        }

        return reader;
    }

    /// <summary>The parts of a system, or null where a finding says which is missing.</summary>
    public SystemParts? Parts(string id, Place place, string subject)
    {
        if (id.Length == 0 || Open(id, "system", place, subject) is not { } system)
        {
            return null;
        }

        // All parts are asked for, so that all that are missing are told together.
        var surveillanceModel = OpenPart(system, "surveillance-radar", "surveillance-radar");
        var searchModel = system.Has("acquisition-radar") ? OpenPart(system, "acquisition-radar", "surveillance-radar") : surveillanceModel;
        var engagementModel = OpenPart(system, "engagement-radar", "engagement-radar");
        var launcherModel = OpenPart(system, "launcher", "launcher");
        var missileModel = OpenPart(system, "main-interceptor", "interceptor");
        var postModel = OpenPart(system, "command-post", "command-post");
        if (surveillanceModel is not { } surveillance || searchModel is not { } search || engagementModel is not { } engagement
            || launcherModel is not { } launcher || missileModel is not { } missile || postModel is not { } post)
        {
            return null;
        }

        var falsePlots = post.Number("track.false-plots-per-scan", new Bounds(0.0, 500.0, "from 0 to 500"));
        return new SystemParts(system, surveillance, search, engagement, launcher, missile, post, falsePlots, post.Length("valid-track-error", Bounds.Positive));
    }

    /// <summary>The part of a system that a key of its model names.</summary>
    public ModelReader? OpenPart(ModelReader system, string key, string kind) =>
        Open(system.Reference(key), kind, system.PlaceOf(key), key);

    /// <summary>Reports the keys of all opened models that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var reader in _readers.Values)
        {
            reader.Finish();
        }
    }

    public SearchRadarDefinition SearchRadar(ModelReader model, string name, Geodetic ground, double falsePlotsPerScan, bool onMast) => new()
    {
        Name = name,
        Antenna = Antenna(model, ground, onMast),
        Reference = Reference(model),
        InstrumentedRange = model.Length("instrumented-range", Reach),
        MaximumElevation = model.Angle("maximum-elevation", Elevation),
        Accuracy = Accuracy(model),
        EffectiveEarthFactor = model.Number("effective-earth-factor", EarthFactor),
        Frequency = model.Frequency("frequency", RadarBand),
        Beam = Beam(model),
        NoiseFigure = model.Decibels("noise-figure", new Bounds(0.0, 30.0, "from 0 to 30 dB")),
        LeastRadialSpeed = model.Speed("least-radial-speed", new Bounds(0.0, 300.0, "from 0 to 300 m/s")),
        ScanPeriod = model.Duration("scan-period", Cycle),
        ReportDelay = model.Duration("report-delay", Latency),
        FalsePlotsPerScan = falsePlotsPerScan,
    };

    public EngagementRadarDefinition EngagementRadar(ModelReader model, string name, Geodetic ground, Angle facing, bool onMast) => new()
    {
        Name = name,
        Antenna = Antenna(model, ground, onMast),
        Reference = Reference(model),
        InstrumentedRange = model.Length("instrumented-range", Reach),
        MaximumElevation = model.Angle("maximum-elevation", Elevation),
        Accuracy = Accuracy(model),
        EffectiveEarthFactor = model.Number("effective-earth-factor", EarthFactor),
        Frequency = model.Frequency("frequency", RadarBand),
        Beam = Beam(model),
        NoiseFigure = model.Decibels("noise-figure", new Bounds(0.0, 30.0, "from 0 to 30 dB")),
        LeastRadialSpeed = model.Speed("least-radial-speed", new Bounds(0.0, 300.0, "from 0 to 300 m/s")),
        SectorWidth = model.Angle("sector-width", Sector),
        InitialFacing = facing,
        SlewRate = model.AngularRate("slew-rate", Bounds.Positive),
        UpdatePeriod = model.Duration("update-period", Cycle),
        LockOnDelay = model.Duration("lock-on-delay", Latency),
        LeastSearchBasket = model.Length("search-basket.least", Bounds.Positive),
        SearchBasketDeviations = model.Number("search-basket.deviations", Bounds.Positive),
        GuidanceMemory = model.Duration("guidance-memory", Latency),
        TargetChannels = model.Count("target-channels", OneOrMore),
        MissileChannels = model.Count("missile-channels", OneOrMore),
    };

    public static LauncherDefinition Launcher(ModelReader model, string name, MissileType type) => new()
    {
        Name = name,
        Interceptor = type.Definition,
        Missiles = type.OnLauncher,
        SalvoInterval = model.Duration("salvo-interval", Latency),
        Reloads = model.Count("reloads", Loads),
        ReloadTime = model.Duration("reload-time", new Bounds(0.0, 86400.0 * 7.0, "from 0 to a week")),
    };

    /// <summary>An interceptor: its envelope as far as the system's, its flight and effect its own.</summary>
    public MissileType Interceptor(ModelReader system, ModelReader model, Length launcherHeight, Length validTrackError)
    {
        var range = Lesser(system.Length("engagement-range", Reach), model.Length("engagement-range", Reach));
        var ceiling = system.Length("engagement-ceiling", Bounds.Positive);
        var definition = new InterceptorDefinition
        {
            Name = model.Model.Id,
            MaximumRange = range,
            MaximumRangeBallistic = Lesser(range, Lesser(system.Length("engagement-range-ballistic", Reach), model.Length("engagement-range-ballistic", Reach))),
            MinimumRange = MinimumRange(system, model),
            Ceiling = model.Has("engagement-ceiling") ? Lesser(ceiling, model.Length("engagement-ceiling", Bounds.Positive)) : ceiling,
            GreatestTargetSpeed = system.Speed("greatest-target-speed", Bounds.Positive),
            Floor = model.Length("minimum-intercept-height", Bounds.NotNegative),
            Flight = Flight(model, launcherHeight),
            Reliability = model.Probability("reliability"),
            SingleShotKill = [.. Enum.GetValues<TargetClass>().Select(target => model.Probability($"single-shot-kill-probability.{ClassName(target)}") * (Engages(system, target) ? 1.0 : 0.0))],
            FullEffectShare = model.Probability("full-effect-share"),
            EdgeEffect = model.Probability("edge-effect"),
            TargetCommonMode = model.Probability("common-mode.target"),
            BattleCommonMode = model.Probability("common-mode.battle"),
            BattleCommonModeEffect = model.Probability("common-mode.battle-effect"),
            ValidTrackError = validTrackError,
        };
        // A battle does not ask what leads a missile; coverage does, and the keys are known in either case.
        _ = model.Has("guidance") && model.Has("seeker");
        return new MissileType(definition, model.Count("missiles-on-launcher", Missiles));
    }

    /// <summary>What leads an interceptor to the meeting, if its model says it; else the engagement radar does, to the end.</summary>
    public GuidanceDefinition? Guidance(ModelReader model)
    {
        if (!model.Has("guidance"))
        {
            return null;
        }

        var kind = Guidances[model.Word("guidance", [.. Guidances.Keys.Order(StringComparer.Ordinal)])];

        // Read whatever the plain value is: what leads the missile may be drawn.
        var seeker = model.Has("seeker")
            ? new SeekerDefinition(model.Length("seeker.range", Bounds.Positive), model.Area("seeker.rcs", Bounds.Positive), model.Frequency("seeker.frequency", RadarBand))
            : null;
        if (kind == GuidanceKind.Active && seeker is null)
        {
            _findings.Add(Finding.Error(model.PlaceOf("guidance"), "guidance", "An active missile has a seeker of its own.", "Write `seeker:` with `range`, `rcs` and `frequency` indented below."));
        }

        return new GuidanceDefinition(kind, seeker);
    }

    /// <summary>What leads each type of a system, by its name, as far as the models say it.</summary>
    public Dictionary<string, GuidanceDefinition> Guidance(ModelReader system, ModelReader main)
    {
        var known = new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal);
        foreach (var model in (IEnumerable<ModelReader?>)[main, .. system.KeysOf(Others).Select(id => Open(id, "interceptor", system.PlaceOf($"{Others}.{id}"), $"{Others}.{id}"))])
        {
            if (model is not null && Guidance(model) is { } guidance)
            {
                known[model.Model.Id] = guidance;
            }
        }

        return known;
    }

    /// <summary>The types that a battery has beside the main one, each with the number of launchers that carry it; 0 where it is not in the set.</summary>
    public List<(MissileType Type, int Launchers)> OtherInterceptors(ModelReader system, Length launcherHeight, Length validTrackError)
    {
        var others = new List<(MissileType, int)>();
        foreach (var id in system.KeysOf(Others))
        {
            // A type that is not in the set is read all the same: whether it is can be drawn, and its numbers are to be told in either case.
            var launchers = system.Count($"{Others}.{id}.launchers", new Bounds(1.0, 99.0, "a whole number from 1 to 99"));
            var isInSet = system.Flag($"{Others}.{id}.in-set");
            if (Open(id, "interceptor", system.PlaceOf($"{Others}.{id}"), $"{Others}.{id}") is { } model)
            {
                others.Add((Interceptor(system, model, launcherHeight, validTrackError), isInSet ? launchers : 0));
            }
        }

        return others;
    }

    public static CommandPostDefinition CommandPost(ModelReader model, string name, Geodetic? site, SearchRadarDefinition? radar) => new()
    {
        Name = name,
        Site = site,
        SurveillanceRadar = radar,
        Tracker = Tracking(model),
        DecisionCycle = model.Duration("decision-cycle", Cycle),
        DecisionDelay = model.Duration("decision-delay", Latency),
        DecisionDelayBallistic = model.Duration("decision-delay-ballistic", Latency),
        AssessmentDelay = model.Duration("assessment-delay", Latency),
        AssessmentError = model.Probability("assessment-error"),
        HoldAfterAssessedKill = model.Duration("hold-after-assessed-kill", Latency),
        ShotsAir = model.Count("shots.aircraft", OneOrMore),
        ShotsBallistic = model.Count("shots.ballistic", OneOrMore),
        MostShots = model.Count("shots.most", OneOrMore),
        PriorHostile = model.Probability("identification.prior-hostile"),
        EngageAbove = model.Probability("identification.engage-above"),
        Interrogations = model.Count("identification.interrogations", OneOrMore),
        BelievedReplyError = model.Probability("identification.reply-error"),
        BelievedTransponderFailure = model.Probability("identification.transponder-failure"),
        FireQuality = model.Length("fire-quality", Bounds.Positive),
        ApproachRadius = model.Length("approach-radius", Bounds.Positive),
        ApproachHysteresis = model.Number("approach-hysteresis", AtLeastOne),
        BallisticSpeed = model.Speed("ballistic-speed", Bounds.Positive),
    };

    private static RaidTracking Tracking(ModelReader model) => new()
    {
        Tracker = Trackers[model.Word("track.tracker", [.. Trackers.Keys])],
        ManoeuvreAcceleration = model.Acceleration("track.manoeuvre-acceleration", Bounds.Positive),
        ManoeuvreTime = model.Duration("track.manoeuvre-time", ManoeuvreTime),
        SpeedSpread = model.Speed("track.speed-spread", Bounds.Positive),
        ClimbSpread = model.Speed("track.climb-spread", Bounds.Positive),
        ExpectedDetection = model.Probability("track.expected-detection", InnerShare),
        Gate = model.Number("track.gate", Bounds.Positive),
        NewTargetsPerScan = model.Number("track.new-targets-per-scan", Bounds.Positive),
        Life = Lives[model.Word("track.life", [.. Lives.Keys])],
        FalseConfirmation = model.Probability("track.confirm-false-alarm", InnerShare),
        FalseDrop = model.Probability("track.confirm-miss", InnerShare),
        JoinGate = model.Number("track.join-gate", Gates),
        JoinsAfter = model.Count("track.joins-after", OneOrMore),
        PartGate = model.Number("track.part-gate", Gates),
        GraceTime = model.Duration("track.grace-time", Latency),
    };

    public static string ClassName(TargetClass target) => target switch
    {
        TargetClass.Fighter => "fighter",
        TargetClass.CruiseMissile => "cruise-missile",
        TargetClass.Drone => "drone",
        TargetClass.BallisticMissile => "ballistic-missile",
        TargetClass.Airliner => "airliner",
        TargetClass.LowObservableFighter => "low-observable-fighter",
        TargetClass.StandOffJammer => "stand-off-jammer",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "Unknown class of target."),
    };

    private static bool Engages(ModelReader system, TargetClass target) => system.Flag(target switch
    {
        TargetClass.CruiseMissile => "engages.cruise-missile",
        TargetClass.Drone => "engages.drone",
        TargetClass.BallisticMissile => "engages.ballistic-missile",
        _ => "engages.aircraft",
    });

    private Length MinimumRange(ModelReader system, ModelReader model)
    {
        var least = model.Length("minimum-range", Bounds.NotNegative);
        foreach (var (reader, key) in new[] { (model, "engagement-range"), (system, "engagement-range") })
        {
            var greatest = reader.Length(key, Reach);
            if (least >= greatest)
            {
                Nonsense("minimum-range", model, "minimum-range", reader, key, $"The least range of {least} is not below the greatest of {greatest}.", "Nothing could be fired at; correct one of the two.");
                return Length.Zero;
            }
        }

        return least;
    }

    /// <summary>Two values that are each possible and make no sense together; both readings are named, since a campaign may have drawn either.</summary>
    private void Nonsense(string subject, ModelReader first, string firstKey, ModelReader second, string secondKey, string message, string remedy)
    {
        // A value that could not be read has its own finding, and what stands in for it contradicts nothing.
        if (first.WasRead(firstKey) && second.WasRead(secondKey))
        {
            _findings.Add(Finding.Error(
                first.PlaceOf(firstKey), subject, $"{message} Readings `{first.Model.Id} {firstKey}` and `{second.Model.Id} {secondKey}`.", remedy));
        }
    }

    private static Length Lesser(Length one, Length other) => one < other ? one : other;

    private static Geodetic Antenna(ModelReader model, Geodetic ground, bool onMast)
    {
        var height = model.Length("antenna-height", Mast);

        // Asked for in either case: a mast that is not used is a known key all the same.
        return Raised(ground, model.Has("mast-height") && onMast ? model.Length("mast-height", Mast) : height);
    }

    /// <summary>The cross-section of a target: one value for all bands and sides, or by the letter of the band its nose, side and tail.</summary>
    public CrossSectionDefinition CrossSection(ModelReader model)
    {
        const string Section = "rcs";
        var keys = model.KeysOf(Section);
        if (keys.Count == 0)
        {
            return CrossSectionDefinition.Everywhere(model.Area(Section, Bounds.Positive));
        }

        foreach (var unknown in keys.Where(key => !Bands.ContainsKey(key)))
        {
            _findings.Add(Finding.Error(
                model.PlaceOf($"{Section}.{unknown}"), $"{Section}.{unknown}", $"`{unknown}` is no radar band.", $"Known: {string.Join(", ", Bands.Keys)}."));
        }

        var bands = keys.Where(Bands.ContainsKey)
            .Select(key => new BandCrossSection(Bands[key], Seen(key, "nose"), Seen(key, "side"), Seen(key, "tail"))).ToList();
        return bands.Count == 0 ? CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1.0)) : new CrossSectionDefinition(bands);

        Area Seen(string band, string side) => model.Area($"{Section}.{band}.{side}", Bounds.Positive);
    }

    /// <summary>How a cross-section changes from look to look, by the name of the textbook's case.</summary>
    public static Fluctuation FluctuationOf(ModelReader model, string key) => Fluctuations[model.Word(key, [.. Fluctuations.Keys.Order(StringComparer.Ordinal)])];

    /// <summary>The noise jammer that a target carries, if its model speaks of one.</summary>
    public JammerDefinition? Jammer(ModelReader model)
    {
        if (!model.Has("jammer"))
        {
            return null;
        }

        var lowest = model.Frequency("jammer.lowest-frequency", RadarBand);
        var highest = model.Frequency("jammer.highest-frequency", RadarBand);
        var power = model.Power("jammer.effective-power", Bounds.Positive);
        if (lowest < highest)
        {
            return new JammerDefinition(power, lowest, highest);
        }

        Nonsense("jammer", model, "jammer.highest-frequency", model, "jammer.lowest-frequency", $"A band from {lowest} to {highest} is empty.", "The highest frequency lies above the lowest one.");
        return null;
    }

    /// <summary>How a ballistic missile flies.</summary>
    public static BallisticDefinition Ballistic(ModelReader model) => new(
        model.Duration("burn-time", new Bounds(0.0, 600.0, "from 0 to 10 min")),
        model.Number("ballistic-coefficient", new Bounds(100.0, 1e6, "from 100 to 1,000,000 kg/m²")),
        model.Angle("loft", new Bounds(-0.6, 0.7, "from −34° to 40°")));

    private static Geodetic Raised(Geodetic ground, Length height) => ground with { Height = ground.Height + height };

    private static MeasurementAccuracy Accuracy(ModelReader model) => new(
        model.Length("accuracy.range", Bounds.Positive), model.Angle("accuracy.azimuth", Bounds.Positive), model.Angle("accuracy.elevation", Bounds.Positive),
        model.Has("accuracy.range-rate") ? model.Speed("accuracy.range-rate", Bounds.Positive) : null);

    private static AntennaDefinition Beam(ModelReader model)
    {
        var elevation = ElevationPatterns[model.Word("beam.elevation", [.. ElevationPatterns.Keys.Order(StringComparer.Ordinal)])];
        return new AntennaDefinition(
            model.Decibels("beam.gain", new Bounds(0.0, 70.0, "from 0 to 70 dB")),
            model.Angle("beam.width", new Bounds(0.0, 2.0, "above 0° and at most 114°", LowIsExcluded: true)),
            model.Decibels("beam.side-lobes", new Bounds(-80.0, 0.0, "from −80 to 0 dB")),
            elevation,
            elevation is ElevationPattern.CosecantSquared || model.Has("beam.shoulder") ? model.Angle("beam.shoulder", new Bounds(0.0, 1.0, "above 0° and at most 57°", LowIsExcluded: true)) : Angle.Zero);
    }

    private ReferenceDetection Reference(ModelReader model)
    {
        var fluctuation = FluctuationOf(model, "reference-detection.fluctuation");
        var detection = model.Probability("reference-detection.detection-probability", InnerShare);
        var falseAlarm = model.Probability("reference-detection.false-alarm-probability", InnerShare);
        if (falseAlarm >= detection)
        {
            _findings.Add(Finding.Error(
                model.PlaceOf("reference-detection.false-alarm-probability"), "false-alarm-probability",
                "A false alarm cannot be as probable as a detection.", "Correct one of the two probabilities."));
            falseAlarm = detection / 2.0;
        }

        return new ReferenceDetection(
            model.Length("reference-detection.range", Reach), model.Area("reference-detection.rcs", Bounds.Positive), detection, falseAlarm, fluctuation,
            model.Count("reference-detection.pulses", new Bounds(1.0, 1000.0, "a whole number from 1 to 1000")));
    }

    /// <summary>The fly-out of an interceptor of which mean speeds to two ranges are read: the burn-out speed and the drag that give them.</summary>
    private FlyoutTable Flight(ModelReader model, Length launcherHeight)
    {
        var near = model.Speed("average-speed.near", Bounds.Positive);
        var nearRange = model.Length("average-speed.near-range", Bounds.Positive);
        var far = model.Speed("average-speed.far", Bounds.Positive);
        var farRange = model.Length("average-speed.far-range", new Bounds(nearRange.Metres, double.PositiveInfinity, $"beyond the near range of {nearRange}", LowIsExcluded: true));
        var elevation = model.Angle("average-speed.elevation", Elevation);
        var burnTime = model.Duration("burn-time", new Bounds(0.0, 300.0, "from 0 to 5 min"));
        var leastSpeed = model.Speed("least-useful-speed", Bounds.Positive);
        var longestFlight = model.Duration("longest-flight", new Bounds(1.0, 3600.0, "from 1 s to 1 h"));
        try
        {
            var profile = FlyoutCalibration.FromMeanSpeeds(
                near, nearRange, far, farRange, burnTime, Portable.Sin(elevation.Radians), launcherHeight, leastSpeed, longestFlight, StandardAirDensity.Instance.At);
            return new FlyoutTable(profile, StandardAirDensity.Instance.At);
        }
        catch (ArgumentOutOfRangeException)
        {
            if (!FlightKeys.All(model.WasRead))
            {
                return Harmless;
            }

            Nonsense(
                "average-speed", model, "average-speed.far", model, "average-speed.near", $"No flight that burns for {burnTime} has a mean speed of {near} to {nearRange} and of {far} to {farRange} and keeps {leastSpeed}.",
                "The far mean speed lies below the near one and above its half, the far range beyond the near one, the near range beyond the boost.");
            return Harmless;
        }
    }
}

/// <summary>A type of missile, and how many of them a launcher carries.</summary>
internal sealed record MissileType(InterceptorDefinition Definition, int OnLauncher);
