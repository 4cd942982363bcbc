using Rampart.Physics.Detection;
using Rampart.Physics.Flight;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

using Rampart.Terrain;

namespace Rampart.Results.Tests;

/// <summary>One battery, two launchers, a mixed raid and an airliner within 150 km; every test of this room reads its journal.</summary>
internal sealed class SmallBattle
{
    private const ulong Seed = 7;
    private static readonly Lazy<SmallBattle> LazyFull = new(() => new SmallBattle(JournalLevel.Full));
    private static readonly Lazy<SmallBattle> LazyEvents = new(() => new SmallBattle(JournalLevel.Events));
    private static readonly Lazy<SmallBattle> LazyOutcomes = new(() => new SmallBattle(JournalLevel.Outcomes));

    private SmallBattle(JournalLevel kept)
        : this(Definition, Seed, kept)
    {
    }

    private SmallBattle(BattleDefinition battle, ulong seed, JournalLevel kept)
    {
        using var stream = new MemoryStream();
        var journal = new Journal(stream, kept);
        new Battle(battle, seed, 0, journal).RunToEnd();
        Bytes = stream.ToArray();
        Run = new RunIdentity("small-battle", "A small battle – “α”", seed, 0, journal.HashText(), journal.Events, kept, "test");
        Contents = JournalContents.Read(Bytes);
        Summary = BattleSummary.Of(Contents, battle, Run);
    }

    public static SmallBattle Full => LazyFull.Value;

    public static SmallBattle Events => LazyEvents.Value;

    public static SmallBattle Outcomes => LazyOutcomes.Value;

    // Before the definition that uses it.
    private static InterceptorDefinition Missile { get; } = new()
    {
        Name = "48N6E3",
        MaximumRange = Length.FromKilometres(150.0),
        MaximumRangeBallistic = Length.FromKilometres(150.0),
        GreatestTargetSpeed = Speed.FromMetresPerSecond(5000.0),
        MinimumRange = Length.FromKilometres(3.0),
        Ceiling = Length.FromKilometres(27.0),
        Floor = Length.FromMetres(10.0),
        // Hardly any drag: what a test asks of the fly-out it asks along any path.
        Flight = new FlyoutTable(new FlyoutProfile(
            Speed.FromMetresPerSecond(1300.0), Duration.FromSeconds(5.0), 500_000.0, Length.FromMetres(1000.0), Speed.FromMetresPerSecond(300.0), Duration.FromSeconds(450.0))),
        Reliability = 0.9,
        SingleShotKill = [0.7, 0.6, 0.6, 0.4, 0.9, 0.7, 0.9],
        FullEffectShare = 0.6,
        EdgeEffect = 0.5,
        TargetCommonMode = 0.02,
        BattleCommonMode = 0.02,
        BattleCommonModeEffect = 0.5,
        ValidTrackError = Length.FromMetres(1000.0),
    };

    public static BattleDefinition Definition { get; } = Define();

    public static BattleDefinition DefinitionOfTwo { get; } = Definition with
    {
        Length = Duration.FromMinutes(4.0),
        Batteries = [.. Definition.Batteries, Battery("north-battery", Geodetic.FromDegrees(45.2, 30.2, 80.0))],
    };

    public byte[] Bytes { get; }

    public RunIdentity Run { get; }

    public JournalContents Contents { get; }

    public BattleSummary Summary { get; }

    /// <summary>The same raid against two batteries, cut short while missiles fly.</summary>
    public static SmallBattle WithTwoBatteries(ulong seed) => new(DefinitionOfTwo, seed, JournalLevel.Full);

    private static BattleDefinition Define()
    {
        var site = Geodetic.FromDegrees(45.0, 30.0, 50.0);
        return new BattleDefinition
        {
            Theatre = site,
            Ground = new SmoothGround(site.Height),
            Weather = WeatherDefinition.Dry,
            Length = Duration.FromMinutes(20.0),
            CommandPost = new CommandPostDefinition
            {
                Name = "post",
                Tracker = new RaidTracking
                {
                    Tracker = TrackerKind.ImmGnn,
                    ManoeuvreAcceleration = Acceleration.FromMetresPerSecondSquared(5.0),
                    ManoeuvreTime = Duration.FromSeconds(4.0),
                    SpeedSpread = Speed.FromMetresPerSecond(400.0),
                    ClimbSpread = Speed.FromMetresPerSecond(400.0),
                    ExpectedDetection = 0.8,
                    Gate = 16.0,
                    NewTargetsPerScan = 0.3,
                    FalseConfirmation = 1e-4,
                    FalseDrop = 1e-3,
                    JoinGate = 16.81,
                    JoinsAfter = 1,
                    PartGate = 27.86,
                    GraceTime = Duration.FromSeconds(60.0),
                },
                DecisionCycle = Duration.FromSeconds(2.0),
                DecisionDelay = Duration.FromSeconds(8.0),
                DecisionDelayBallistic = Duration.FromSeconds(4.0),
                AssessmentDelay = Duration.FromSeconds(5.0),
                AssessmentError = 0.05,
                HoldAfterAssessedKill = Duration.FromSeconds(20.0),
                ShotsAir = 2,
                ShotsBallistic = 2,
                PriorHostile = 0.5,
                EngageAbove = 0.9,
                Interrogations = 3,
                BelievedReplyError = 0.05,
                BelievedTransponderFailure = 0.01,
                FireQuality = Length.FromMetres(400.0),
                ApproachRadius = Length.FromKilometres(15.0),
                ApproachHysteresis = 2.0,
                BallisticSpeed = Speed.FromMetresPerSecond(1500.0),
            },
            Batteries = [Battery("battery", site)],
            Assets = [new AssetDefinition { Name = "port", Place = Geodetic.FromDegrees(45.03, 30.05, 20.0), Withstands = 2 }],
            Targets =
            [
                .. Enumerable.Range(1, 4).Select(n => Raider($"cruise-{n}", TargetClass.CruiseMissile, 1.0, 250.0, 300.0, 46.1, 29.0 + (0.4 * n), n * 20.0)),
                Raider("fighter-1", TargetClass.Fighter, 5.0, 250.0, 7000.0, 46.2, 30.3, 0.0),
                Raider("fighter-2", TargetClass.Fighter, 5.0, 250.0, 8000.0, 46.2, 31.0, 40.0),
                Raider("drone-1", TargetClass.Drone, 0.1, 50.0, 500.0, 45.5, 30.4, 0.0),
                Raider("drone-late", TargetClass.Drone, 0.1, 50.0, 500.0, 45.5, 30.4, 1300.0),
                Ballistic("ballistic-1", 60.0),
                Airliner("airliner-silent", hasTransponder: false, 30.02),
                Airliner("airliner-1", hasTransponder: true, 30.4),
            ],
        };
    }

    private static BatteryDefinition Battery(string name, Geodetic site) => new()
    {
        Name = name,
        Site = site,
        SearchRadar = new SearchRadarDefinition
        {
            Name = $"{name}/91N6E",
            Antenna = site with { Height = site.Height + Length.FromMetres(20.0) },
            Reference = new ReferenceDetection(Length.FromKilometres(300.0), Area.FromSquareMetres(4.0), 0.8, 1e-6),
            InstrumentedRange = Length.FromKilometres(400.0),
            MaximumElevation = Angle.FromDegrees(55.0),
            Accuracy = new MeasurementAccuracy(Length.FromMetres(100.0), Angle.FromDegrees(0.2), Angle.FromDegrees(0.2)),
            EffectiveEarthFactor = 4.0 / 3.0,
            Frequency = Frequency.FromGigahertz(3.0),
            Beam = new AntennaDefinition(Decibels.FromDecibels(40.0), Angle.FromDegrees(1.5), Decibels.FromDecibels(-35.0), ElevationPattern.Steered, Angle.Zero),
            NoiseFigure = Decibels.FromDecibels(4.0),
            LeastRadialSpeed = Speed.Zero,
            ScanPeriod = Duration.FromSeconds(6.0),
            ReportDelay = Duration.FromSeconds(1.0),
            FalsePlotsPerScan = 3.0,
        },
        EngagementRadar = new EngagementRadarDefinition
        {
            Name = $"{name}/92N6E",
            Antenna = site with { Height = site.Height + Length.FromMetres(25.0) },
            Reference = new ReferenceDetection(Length.FromKilometres(250.0), Area.FromSquareMetres(4.0), 0.9, 1e-6),
            InstrumentedRange = Length.FromKilometres(340.0),
            MaximumElevation = Angle.FromDegrees(85.0),
            Accuracy = new MeasurementAccuracy(Length.FromMetres(20.0), Angle.FromDegrees(0.05), Angle.FromDegrees(0.05)),
            EffectiveEarthFactor = 4.0 / 3.0,
            Frequency = Frequency.FromGigahertz(3.0),
            Beam = new AntennaDefinition(Decibels.FromDecibels(40.0), Angle.FromDegrees(1.5), Decibels.FromDecibels(-35.0), ElevationPattern.Steered, Angle.Zero),
            NoiseFigure = Decibels.FromDecibels(4.0),
            LeastRadialSpeed = Speed.Zero,
            SectorWidth = Angle.FromDegrees(120.0),
            InitialFacing = Angle.FromDegrees(90.0),
            SlewRate = Angle.FromDegrees(10.0) / Duration.FromSeconds(1.0),
            UpdatePeriod = Duration.FromSeconds(1.0),
            LockOnDelay = Duration.FromSeconds(2.0),
            LeastSearchBasket = Length.FromMetres(500.0),
            SearchBasketDeviations = 3.0,
            GuidanceMemory = Duration.FromSeconds(5.0),
            TargetChannels = 6,
            MissileChannels = 12,
        },
        Launchers = [Launcher($"{name}/launcher-1", 1), Launcher($"{name}/launcher-2", 0)],
    };

    private static LauncherDefinition Launcher(string name, int reloads) => new()
    {
        Name = name,
        Interceptor = Missile,
        Missiles = 4,
        SalvoInterval = Duration.FromSeconds(3.0),
        Reloads = reloads,
        ReloadTime = Duration.FromMinutes(2.0),
    };

    private static TargetDefinition Raider(
        string name, TargetClass targetClass, double crossSection_m2, double speed_mps, double height_m, double latitude_deg, double longitude_deg, double appears_s) => new()
        {
            Name = name,
            Class = targetClass,
            Side = Side.Hostile,
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(crossSection_m2)),
            Fluctuation = Fluctuation.Swerling1,
            Jammer = null,
            HeightsOver = HeightsOver.Sea,
            Climb = Angle.Zero,
            Ballistic = null,
            Appears = SimulationTime.FromSeconds(appears_s),
            Route = [Geodetic.FromDegrees(latitude_deg, longitude_deg, height_m), Geodetic.FromDegrees(45.03, 30.05, height_m)],
            Speed = Speed.FromMetresPerSecond(speed_mps),
            Bank = Angle.FromDegrees(30.0),
            HasTransponder = false,
            TransponderFailure = 0.0,
            ReplyError = 0.02,
            Aim = "port",
            HitEffect = 0.8,
        };

    private static TargetDefinition Ballistic(string name, double appears_s) => Raider(name, TargetClass.BallisticMissile, 0.5, 1.0, 0.0, 46.3, 30.6, appears_s) with
    {
        Aim = "battery",
        Ballistic = BallisticDefinition.Arc,
        Route = [Geodetic.FromDegrees(46.3, 30.6, 0.0), Geodetic.FromDegrees(45.0, 30.0, 50.0)],
    };

    private static TargetDefinition Airliner(string name, bool hasTransponder, double longitude_deg) => new()
    {
        Name = name,
        Class = TargetClass.Airliner,
        Side = Side.Civil,
        CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(40.0)),
        Fluctuation = Fluctuation.Swerling1,
        Jammer = null,
        HeightsOver = HeightsOver.Sea,
        Climb = Angle.Zero,
        Ballistic = null,
        Appears = SimulationTime.Start,
        Route = [Geodetic.FromDegrees(46.0, longitude_deg, 10000.0), Geodetic.FromDegrees(44.5, longitude_deg, 10000.0)],
        Speed = Speed.FromMetresPerSecond(230.0),
        Bank = Angle.FromDegrees(25.0),
        HasTransponder = hasTransponder,
        TransponderFailure = 0.0,
        ReplyError = 0.02,
        Aim = null,
        HitEffect = 0.0,
    };
}
