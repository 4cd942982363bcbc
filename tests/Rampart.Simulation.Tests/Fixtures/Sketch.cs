using Rampart.Physics.Detection;
using Rampart.Physics.Flight;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;
using Rampart.Terrain;

namespace Rampart.Simulation.Tests;

/// <summary>Small battles for tests: one battery on a plateau beside one asset. What a test is about it changes by <c>with</c>.</summary>
internal static class Sketch
{
    public const double Ground_m = 1000.0;

    public static Geodetic Home { get; } = Geodetic.FromDegrees(39.6, 33.0, Ground_m);

    public static CommandPostDefinition Post { get; } = new()
    {
        Name = "post",
        Tracker = new RaidTracking
        {
            Tracker = TrackerKind.ImmGnn,
            ManoeuvreAcceleration = Acceleration.FromMetresPerSecondSquared(10.0),
            ManoeuvreTime = Duration.FromSeconds(4.0),
            SpeedSpread = Speed.FromMetresPerSecond(500.0),
            ClimbSpread = Speed.FromMetresPerSecond(500.0),
            ExpectedDetection = 0.8,
            Gate = 16.0,
            NewTargetsPerScan = 0.3,
            FalseConfirmation = 1e-6,
            FalseDrop = 0.01,
            JoinGate = 16.81,
            JoinsAfter = 1,
            PartGate = 27.86,
            GraceTime = Duration.FromSeconds(60.0),
        },
        DecisionCycle = Duration.FromSeconds(1.0),
        DecisionDelay = Duration.FromSeconds(15.0),
        DecisionDelayBallistic = Duration.FromSeconds(6.0),
        AssessmentDelay = Duration.FromSeconds(6.0),
        AssessmentError = 0.1,
        HoldAfterAssessedKill = Duration.FromSeconds(20.0),
        ShotsAir = 1,
        ShotsBallistic = 2,
        PriorHostile = 0.5,
        EngageAbove = 0.95,
        Interrogations = 2,
        BelievedReplyError = 0.03,
        BelievedTransponderFailure = 0.02,
        FireQuality = Length.FromMetres(150.0),
        ApproachRadius = Length.FromKilometres(30.0),
        ApproachHysteresis = 2.0,
        BallisticSpeed = Speed.FromMetresPerSecond(1000.0),
    };

    public static InterceptorDefinition Missile { get; } = new()
    {
        Name = "missile",
        MaximumRange = Length.FromKilometres(400.0),
        MaximumRangeBallistic = Length.FromKilometres(400.0),
        GreatestTargetSpeed = Speed.FromMetresPerSecond(5000.0),
        MinimumRange = Length.FromKilometres(3.0),
        Ceiling = Length.FromKilometres(30.0),
        Floor = Length.FromMetres(10.0),
        // Hardly any drag: what a test asks of the fly-out it asks along any path.
        Flight = new FlyoutTable(new FlyoutProfile(
            Speed.FromMetresPerSecond(1300.0), Duration.FromSeconds(5.0), 500_000.0, Length.FromMetres(1000.0), Speed.FromMetresPerSecond(300.0), Duration.FromSeconds(450.0))),
        Reliability = 0.92,
        SingleShotKill = [0.6, 0.65, 0.75, 0.3, 0.8, 0.6, 0.8],
        FullEffectShare = 0.7,
        EdgeEffect = 0.5,
        TargetCommonMode = 0.1,
        BattleCommonMode = 0.05,
        BattleCommonModeEffect = 0.5,
        ValidTrackError = Length.FromMetres(500.0),
    };

    /// <summary>A missile that kills whatever it meets.</summary>
    public static InterceptorDefinition SureMissile { get; } = Missile with
    {
        Reliability = 1.0,
        SingleShotKill = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        FullEffectShare = 1.0,
        EdgeEffect = 1.0,
        TargetCommonMode = 0.0,
        BattleCommonMode = 0.0,
    };

    /// <summary>A missile that kills nothing.</summary>
    public static InterceptorDefinition HarmlessMissile { get; } = Missile with { SingleShotKill = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0] };

    public static AssetDefinition Asset { get; } = new() { Name = "waterworks", Place = Around(150.0, 10.0, Ground_m), Withstands = 3 };

    /// <summary>A place so far from home, at this height above the ellipsoid; on a sphere, as fits a sketch.</summary>
    public static Geodetic Around(double bearing_deg, double distance_km, double height_m)
    {
        var (latitude, longitude) = (Home.Latitude.Radians, Home.Longitude.Radians);
        var (bearing, angle) = (bearing_deg * Math.PI / 180.0, distance_km / 6371.0);
        var there = Math.Asin((Math.Sin(latitude) * Math.Cos(angle)) + (Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(bearing)));
        var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(latitude), Math.Cos(angle) - (Math.Sin(latitude) * Math.Sin(there)));
        return new Geodetic(Angle.FromRadians(there), Angle.FromRadians(longitude + east), Length.FromMetres(height_m));
    }

    public static SearchRadarDefinition SearchRadar(string name, Geodetic site) => new()
    {
        Name = name,
        Antenna = site with { Height = site.Height + Length.FromMetres(8.0) },
        Reference = new ReferenceDetection(Length.FromKilometres(390.0), Area.FromSquareMetres(4.0), 0.5, 1e-6),
        InstrumentedRange = Length.FromKilometres(600.0),
        MaximumElevation = Angle.FromDegrees(60.0),
        Accuracy = new MeasurementAccuracy(Length.FromMetres(100.0), Angle.FromDegrees(0.2), Angle.FromDegrees(0.4)),
        EffectiveEarthFactor = 4.0 / 3.0,
        Frequency = Frequency.FromGigahertz(3.0),
        Beam = new AntennaDefinition(Decibels.FromDecibels(40.0), Angle.FromDegrees(1.5), Decibels.FromDecibels(-35.0), ElevationPattern.Steered, Angle.Zero),
        NoiseFigure = Decibels.FromDecibels(4.0),
        LeastRadialSpeed = Speed.Zero,
        ScanPeriod = Duration.FromSeconds(12.0),
        ReportDelay = Duration.FromSeconds(2.0),
        FalsePlotsPerScan = 5.0,
    };

    public static EngagementRadarDefinition EngagementRadar(string name, Geodetic site) => new()
    {
        Name = name,
        Antenna = site with { Height = site.Height + Length.FromMetres(6.0) },
        Reference = new ReferenceDetection(Length.FromKilometres(250.0), Area.FromSquareMetres(4.0), 0.5, 1e-6),
        InstrumentedRange = Length.FromKilometres(400.0),
        MaximumElevation = Angle.FromDegrees(75.0),
        Accuracy = new MeasurementAccuracy(Length.FromMetres(30.0), Angle.FromDegrees(0.05), Angle.FromDegrees(0.05)),
        EffectiveEarthFactor = 4.0 / 3.0,
        Frequency = Frequency.FromGigahertz(3.0),
        Beam = new AntennaDefinition(Decibels.FromDecibels(40.0), Angle.FromDegrees(1.5), Decibels.FromDecibels(-35.0), ElevationPattern.Steered, Angle.Zero),
        NoiseFigure = Decibels.FromDecibels(4.0),
        LeastRadialSpeed = Speed.Zero,
        SectorWidth = Angle.FromDegrees(90.0),
        InitialFacing = Angle.FromDegrees(180.0),
        SlewRate = AngularRate.FromDegreesPerSecond(6.0),
        UpdatePeriod = Duration.FromSeconds(1.0),
        LockOnDelay = Duration.FromSeconds(3.0),
        LeastSearchBasket = Length.FromMetres(500.0),
        SearchBasketDeviations = 3.0,
        GuidanceMemory = Duration.FromSeconds(5.0),
        TargetChannels = 10,
        MissileChannels = 20,
    };

    public static BatteryDefinition Battery(string name = "alpha", Geodetic? at = null, int launchers = 2, InterceptorDefinition? missile = null)
    {
        var site = at ?? Home with { Height = Length.FromMetres(Ground_m + 10.0) };
        return new BatteryDefinition
        {
            Name = name,
            Site = site,
            SearchRadar = SearchRadar($"{name}/search", site),
            EngagementRadar = EngagementRadar($"{name}/engagement", site),
            Launchers = [.. Enumerable.Range(1, launchers).Select(number => new LauncherDefinition
            {
                Name = $"{name}/launcher-{number:D2}",
                Interceptor = missile ?? Missile,
                Missiles = 4,
                SalvoInterval = Duration.FromSeconds(3.0),
                Reloads = 1,
                ReloadTime = Duration.FromMinutes(45.0),
            })],
        };
    }

    /// <summary>A hostile fighter that flies in from this bearing and distance, level, straight at its aim.</summary>
    public static TargetDefinition Fighter(
        string name, double bearing_deg = 180.0, double from_km = 250.0, double height_m = 9000.0, double appears_s = 30.0, double speed_mps = 250.0, string aim = "waterworks")
    {
        var place = string.Equals(aim, "waterworks", StringComparison.Ordinal) ? Asset.Place : Home;
        return new TargetDefinition
        {
            Name = name,
            Class = TargetClass.Fighter,
            Side = Side.Hostile,
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(3.0)),
            Fluctuation = Fluctuation.Swerling1,
            Jammer = null,
            HeightsOver = HeightsOver.Sea,
            Climb = Angle.Zero,
            Ballistic = null,
            Appears = SimulationTime.FromSeconds(appears_s),
            Route = [Around(bearing_deg, from_km, height_m), place with { Height = Length.FromMetres(height_m) }],
            Speed = Speed.FromMetresPerSecond(speed_mps),
            Bank = Angle.FromDegrees(60.0),
            HasTransponder = false,
            TransponderFailure = 0.0,
            ReplyError = 0.0,
            Aim = aim,
            HitEffect = 0.7,
        };
    }

    /// <summary>A civil airliner that crosses over the asset, from one bearing to the other.</summary>
    public static TargetDefinition Airliner(string name, double from_deg = 200.0, double to_deg = 20.0, double appears_s = 30.0, double distance_km = 200.0) =>
        Fighter(name) with
        {
            Class = TargetClass.Airliner,
            Side = Side.Civil,
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(20.0)),
            Fluctuation = Fluctuation.Swerling1,
            Jammer = null,
            HeightsOver = HeightsOver.Sea,
            Climb = Angle.Zero,
            Ballistic = null,
            Appears = SimulationTime.FromSeconds(appears_s),
            Route = [Around(from_deg, distance_km, 10500.0), Around(to_deg, distance_km, 10500.0)],
            Speed = Speed.FromMetresPerSecond(230.0),
            Bank = Angle.FromDegrees(25.0),
            HasTransponder = true,
            ReplyError = 0.03,
            Aim = null,
            HitEffect = 0.0,
        };

    public static TargetDefinition BallisticMissile(string name, double bearing_deg = 180.0, double from_km = 300.0, double appears_s = 30.0) =>
        Fighter(name) with
        {
            Class = TargetClass.BallisticMissile,
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.05)),
            Ballistic = BallisticDefinition.Arc,
            Appears = SimulationTime.FromSeconds(appears_s),
            Route = [Around(bearing_deg, from_km, 0.0), Asset.Place],
            Speed = Speed.Zero,
            Bank = Angle.Zero,
        };

    public static BattleDefinition Battle(params IReadOnlyList<TargetDefinition> targets) => new()
    {
        Theatre = Home,
        Ground = new SmoothGround(Length.FromMetres(Ground_m)),
        Weather = WeatherDefinition.Dry,
        Length = Duration.FromMinutes(30.0),
        CommandPost = Post,
        Batteries = [Battery()],
        Assets = [Asset],
        Targets = targets,
    };

    /// <summary>Fighters, an airliner and a ballistic missile against two batteries: something of everything, with dice.</summary>
    public static BattleDefinition Melee { get; } = Battle(
        Fighter("fighter-1"), Fighter("fighter-2", bearing_deg: 170.0, appears_s: 70.0), Fighter("fighter-3", bearing_deg: 240.0, from_km: 200.0),
        Fighter("low-1", bearing_deg: 120.0, from_km: 150.0, height_m: 1100.0), Fighter("low-2", bearing_deg: 200.0, from_km: 120.0, height_m: 1080.0, aim: "alpha"),
        Airliner("airliner"), BallisticMissile("arrow", appears_s: 400.0)) with
    {
        Batteries = [Battery(), Battery("bravo", Around(90.0, 60.0, Ground_m + 20.0))],
        Assets = [Asset, new AssetDefinition { Name = "bridge", Place = Around(100.0, 70.0, Ground_m), Withstands = 1 }],
    };

    /// <summary>The same battery with this missile on all its launchers.</summary>
    public static BatteryDefinition Armed(this BatteryDefinition battery, InterceptorDefinition missile) =>
        battery with { Launchers = [.. battery.Launchers.Select(launcher => launcher with { Interceptor = missile })] };

    /// <summary>The same battle with something changed in each of its batteries.</summary>
    public static BattleDefinition WithBatteries(this BattleDefinition battle, Func<BatteryDefinition, BatteryDefinition> change) =>
        battle with { Batteries = [.. battle.Batteries.Select(change)] };
}
