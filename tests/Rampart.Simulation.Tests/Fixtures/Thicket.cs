using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests;

/// <summary>The melee of <see cref="Sketch"/> with everything that hinders: hills, low flyers that follow them, jammers, rain, a fan beam, a notch, and a driven, lofted missile in air.</summary>
internal static class Thicket
{
    public static Hills Country { get; } = new(900.0, 60, Hills.Random(11, count: 25, highest_m: 700.0));

    public static JammerDefinition Jammer { get; } = new(Power.FromWatts(50.0), Frequency.FromGigahertz(2.9), Frequency.FromGigahertz(3.1));

    public static BattleDefinition Battle { get; } = (Sketch.Melee with
    {
        Ground = Country.Ground("thicket"),
        Weather = new WeatherDefinition(10.0, Length.FromMetres(4000.0)),
        Targets =
        [
            .. Sketch.Melee.Targets.Select((target, number) => number % 3 == 0 && target.Ballistic is null ? target with { Jammer = Jammer } : target),
            Hugger("hugger-1", 190.0, 100.0), Hugger("hugger-2", 160.0, 140.0), Hugger("hugger-3", 300.0, 180.0),
            Driven("driven", appears_s: 300.0),
        ],
    }).WithBatteries(battery => battery with
    {
        SearchRadar = battery.SearchRadar with
        {
            InstrumentedRange = Length.FromKilometres(250.0),
            LeastRadialSpeed = Speed.FromMetresPerSecond(25.0),
            Beam = battery.SearchRadar.Beam with { Elevation = ElevationPattern.CosecantSquared, Shoulder = Angle.FromDegrees(8.0) },
        },
        EngagementRadar = battery.EngagementRadar with { InstrumentedRange = Length.FromKilometres(200.0) },
    });

    /// <summary>A cruise missile that follows the ground by way of two turns.</summary>
    public static TargetDefinition Hugger(string name, double bearing_deg, double appears_s) => Sketch.Fighter(name, appears_s: appears_s) with
    {
        Class = TargetClass.CruiseMissile,
        CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.3)),
        Fluctuation = Physics.Detection.Fluctuation.Swerling3,
        Route = [Sketch.Around(bearing_deg, 120.0, 60.0), Sketch.Around(bearing_deg + 20.0, 80.0, 80.0), Sketch.Around(bearing_deg, 45.0, 60.0), Sketch.Asset.Place with { Height = Length.FromMetres(50.0) }],
        Speed = Speed.FromMetresPerSecond(240.0),
        HeightsOver = HeightsOver.Ground,
        Climb = Angle.FromDegrees(6.0),
    };

    /// <summary>A ballistic missile with a motor, a loft and air in its way.</summary>
    public static TargetDefinition Driven(string name, double appears_s = 30.0) => Sketch.BallisticMissile(name, bearing_deg: 200.0, from_km: 350.0, appears_s: appears_s) with
    {
        CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.5)),
        Ballistic = new BallisticDefinition(Duration.FromSeconds(60.0), 6000.0, Angle.FromDegrees(8.0)),
    };
}
