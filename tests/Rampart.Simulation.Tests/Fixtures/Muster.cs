using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests;

/// <summary>A regiment in small: a surveillance radar at the command post, two batteries with acquisition radars and three types of missile, and targets whose echo depends on band and aspect.</summary>
internal static class Muster
{
    public static InterceptorDefinition Small { get; } = Sketch.Missile with { Name = "small", MaximumRange = Length.FromKilometres(60.0), MaximumRangeBallistic = Length.FromKilometres(25.0) };

    public static InterceptorDefinition Middle { get; } = Sketch.Missile with { Name = "middle", MaximumRange = Length.FromKilometres(150.0), MaximumRangeBallistic = Length.FromKilometres(40.0) };

    public static InterceptorDefinition Large { get; } = Sketch.Missile with { Name = "large", MaximumRangeBallistic = Length.FromKilometres(50.0), MinimumRange = Length.FromKilometres(8.0) };

    public static CommandPostDefinition Post { get; } = PostAt(Sketch.Around(300.0, 25.0, Sketch.Ground_m + 30.0));

    /// <summary>Small from ahead, larger from behind, large from the side; ten times as large in L band as in X.</summary>
    public static CrossSectionDefinition Shaped { get; } = new(
        Band(RadarBand.X, 0.2, 5.0, 0.6),
        Band(RadarBand.L, 2.0, 50.0, 6.0));

    public static BattleDefinition Battle { get; } = Sketch.Battle() with
    {
        CommandPost = Post,
        Batteries = [Battery("alpha", Sketch.Home with { Height = Length.FromMetres(Sketch.Ground_m + 10.0) }), Battery("bravo", Sketch.Around(90.0, 60.0, Sketch.Ground_m + 20.0))],
        Assets = Sketch.Melee.Assets,
        Targets =
        [
            .. Sketch.Melee.Targets.Select(target => target.Class == TargetClass.Fighter ? target with { CrossSection = Shaped } : target),
            .. Enumerable.Range(0, 8).Select(number => Sketch.Fighter($"crowd-{number}", bearing_deg: 130.0 + (12.0 * number), from_km: 220.0 + (5.0 * number), height_m: 6000.0 + (400.0 * number), appears_s: 60.0 + (10.0 * number)) with
            {
                Class = number % 2 == 0 ? TargetClass.LowObservableFighter : TargetClass.Fighter,
                CrossSection = Shaped,
            }),
            .. Enumerable.Range(0, 4).Select(number => Sketch.Fighter($"hunter-{number}", bearing_deg: 200.0 + (5.0 * number), from_km: 100.0, height_m: 1120.0, appears_s: 300.0 + (8.0 * number), aim: "alpha") with { HitEffect = 1.0 }),
        ],
    };

    public static BandCrossSection Band(RadarBand band, double nose_m2, double side_m2, double tail_m2) =>
        new(band, Area.FromSquareMetres(nose_m2), Area.FromSquareMetres(side_m2), Area.FromSquareMetres(tail_m2));

    public static CommandPostDefinition PostAt(Geodetic site) => Sketch.Post with { Site = site, SurveillanceRadar = Sketch.SearchRadar("post/surveillance", site) };

    public static BatteryDefinition Battery(string name, Geodetic site)
    {
        var battery = Sketch.Battery(name, site, launchers: 4);
        InterceptorDefinition[] types = [Middle, Large, Small, Middle];
        return battery with
        {
            SearchRadar = battery.SearchRadar with
            {
                Name = $"{name}/acquisition",
                InstrumentedRange = Length.FromKilometres(300.0),
                Frequency = Frequency.FromGigahertz(3.3),
                ScanPeriod = Duration.FromSeconds(6.0),
                Reference = battery.SearchRadar.Reference with { Range = Length.FromKilometres(200.0) },
            },
            EngagementRadar = battery.EngagementRadar with { Frequency = Frequency.FromGigahertz(9.5), TargetChannels = 4, MissileChannels = 6 },
            Launchers = [.. battery.Launchers.Zip(types, (launcher, type) => launcher with { Interceptor = type, Missiles = type == Small ? 8 : 2 })],
        };
    }
}
