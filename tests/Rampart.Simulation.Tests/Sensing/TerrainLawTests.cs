using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>What stands between a radar and its targets only ever takes detections away; nothing is fired here.</summary>
public class TerrainLawTests
{
    private const double Antenna_m = 150.0;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void With_antennas_and_targets_left_where_they_are_more_ground_never_adds_a_detection(ulong seed)
    {
        var some = Hills.Random(seed, count: 12, highest_m: 500.0);
        var (low, high) = (new Hills(0.0, 60, some), new Hills(40.0, 60, [.. some, .. Hills.Random(seed + 100, count: 12, highest_m: 900.0)]));
        Assert.True(high.HeightAt(Sketch.Home.Latitude.Degrees, Sketch.Home.Longitude.Degrees) < Antenna_m, "The hills stand over the antenna.");

        var overSea = Seen(Watched(new SmoothGround(Length.Zero)));
        var overLow = Seen(Watched(low.Ground("low")));
        var overHigh = Seen(Watched(high.Ground("high")));

        Assert.Subset(overSea, overLow);
        Assert.Subset(overLow, overHigh);
        Assert.True(overSea.Count > overLow.Count && overLow.Count > overHigh.Count && overHigh.Count > 50, $"{overSea.Count}, {overLow.Count} and {overHigh.Count} detections show nothing.");
    }

    [Fact]
    public void Jamming_rain_a_wider_notch_and_a_smaller_target_never_add_a_detection()
    {
        var battle = Watched(new Hills(0.0, 60, Hills.Random(1, count: 12, highest_m: 500.0)).Ground("hills"));
        var jammer = new JammerDefinition(Power.FromWatts(2000.0), Frequency.FromGigahertz(2.9), Frequency.FromGigahertz(3.1));
        BattleDefinition[] harder =
        [
            battle with { Targets = [.. battle.Targets.Select((target, number) => number % 6 == 0 ? target with { Jammer = jammer } : target)] },
            battle with { Weather = new WeatherDefinition(50.0, Length.FromMetres(4000.0)) },
            battle.WithBatteries(battery => battery with { SearchRadar = battery.SearchRadar with { LeastRadialSpeed = Speed.FromMetresPerSecond(245.0) } }),
            battle with { Targets = [.. battle.Targets.Select(target => target with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.1)) })] },
        ];

        var before = Seen(battle);
        foreach (var after in harder.Select(Seen))
        {
            Assert.Subset(before, after);
            Assert.InRange(after.Count, 20, (int)(0.98 * before.Count));
        }
    }

    [Fact]
    public void A_ridge_masks_what_a_smooth_Earth_would_show_and_the_horizon_hides_the_rest()
    {
        // Home at 10 m over a plain at sea level, a ridge of 400 m across the south at 20 km, and a fighter that comes from there at 500 m.
        var ridge = new Hills(0.0, 120, new Hill(0.0, -20.0, 400.0, 500.0, 1.5));
        var site = Sketch.Home with { Height = Length.FromMetres(10.0) };
        var battle = Unfired(Sketch.Battle(Sketch.Fighter("low", from_km: 130.0, height_m: 500.0, aim: "alpha") with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1000.0)) }), site, range_km: 200.0);

        var open = Fought.Fight(battle with { Ground = new Hills(0.0, 120).Ground("plain") });
        var behind = Fought.Fight(battle with { Ground = ridge.Ground("ridge") });

        // The target closes at 250 m/s. With the antenna at 18 m its horizon is 17.5 + 92.2 km away; the ridge lets go where the line over its crest stands at 500 m.
        const double TwoRadii_m = 2.0 * 4.0 / 3.0 * 6371e3;
        var horizon_m = Math.Sqrt(TwoRadii_m * 18.0) + Math.Sqrt(TwoRadii_m * 500.0);
        var slope = Enumerable.Range(10_000, 20_000).Max(distance =>
            (ridge.HeightAt(Sketch.Around(180.0, distance / 1e3, 0.0).Latitude.Degrees, 33.0) - ((double)distance * distance / TwoRadii_m) - 18.0) / distance);
        var free_m = Enumerable.Range(20_000, 20_000).First(distance => 18.0 + (slope * distance) + ((double)distance * distance / TwoRadii_m) > 500.0);
        var (over, free) = (30.0 + ((130_000.0 - horizon_m) / 250.0), 30.0 + ((130_000.0 - free_m) / 250.0));

        Assert.DoesNotContain(open.All<FireWithheld>(), held => held.Reason == FireReason.Masked);
        var masked = Assert.Single(behind.All<FireWithheld>(), held => held.Reason == FireReason.Masked);
        var below = Assert.Single(behind.All<FireWithheld>(), held => held.Reason == FireReason.BelowHorizon);
        Assert.Equal(30.0, below.Time.SinceStart.Seconds, tolerance: 1e-6);
        Assert.Equal(over, below.Until.SinceStart.Seconds, tolerance: 4.0);
        Assert.Equal(below.Until, masked.Time);
        Assert.Equal(free, masked.Until.SinceStart.Seconds, tolerance: 4.0);
        Assert.All(behind.All<Detection>(), seen => Assert.True(seen.Time.SinceStart.Seconds > free - 4.0));
        Assert.Contains(open.All<Detection>(), seen => seen.Time < masked.Until);
        AddsUp(open);
        AddsUp(behind);
    }

    [Fact]
    public void On_a_high_plain_the_plain_s_own_curve_is_the_horizon_and_masks_nothing()
    {
        var battle = Sketch.Battle(Sketch.Fighter("low", from_km: 130.0, height_m: Sketch.Ground_m + 100.0)) with { Ground = new Hills(Sketch.Ground_m, 30).Ground("high plain") };

        var fought = Fought.Fight(battle);

        Assert.Contains(fought.All<FireWithheld>(), held => held.Reason == FireReason.BelowHorizon);

        // The sweep reads the plain at its posts, and may hide a target for some seconds longer than the closed form.
        Assert.InRange(fought.All<FireWithheld>().Where(held => held.Reason == FireReason.Masked).Sum(held => (held.Until - held.Time).Seconds), 0.0, 30.0);
    }

    [Fact]
    public void A_low_flight_is_remarked_over_coarse_ground_and_not_over_fine_or_smooth_ground()
    {
        Fought Over(IGround ground) => Fought.Fight(Watched(ground));

        var coarse = Over(new Hills(0.0, 12).Ground("coarse")).All<ModelRemark>();
        var high = coarse.Where(remark => remark.Limit == RemarkedLimit.LowOverCoarseGround && remark.Height >= GroundQuality.LowFlight);

        Assert.NotEmpty(coarse);
        Assert.Empty(high);
        Assert.Equal(coarse.Count, coarse.Select(remark => remark.Target).Distinct().Count());
        Assert.Empty(Over(new Hills(0.0, 60).Ground("fine")).All<ModelRemark>());
        Assert.Empty(Over(new SmoothGround(Length.Zero)).All<ModelRemark>());
    }

    /// <summary>Twenty-four targets from all sides at 150 to 3,500 m over the sea, past a tower of 150 m that shoots nothing.</summary>
    private static BattleDefinition Watched(IGround ground) => Unfired(
        Sketch.Battle([.. Enumerable.Range(0, 24).Select(number => Sketch.Fighter(
            $"target-{number:D2}", bearing_deg: 15.0 * number, from_km: 140.0, height_m: 150.0 + (150.0 * (number * 7 % 24)), appears_s: 5.0 + number, aim: "alpha") with
        {
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.3)),
            HitEffect = 0.0,
        })]) with
        {
            Ground = ground,
            Length = Duration.FromMinutes(10.0),
        },
        Sketch.Home with { Height = Length.FromMetres(Antenna_m - 8.0) },
        range_km: 160.0);

    private static BattleDefinition Unfired(BattleDefinition battle, Geodetic site, double range_km)
    {
        var battery = Sketch.Battery(at: site);
        return battle with
        {
            Batteries =
            [
                battery with
                {
                    Launchers = [],
                    SearchRadar = battery.SearchRadar with { InstrumentedRange = Length.FromKilometres(range_km), FalsePlotsPerScan = 0.0 },
                    EngagementRadar = battery.EngagementRadar with { InstrumentedRange = Length.FromKilometres(range_km) },
                },
            ],
        };
    }

    private static HashSet<(string Radar, string Target, SimulationTime Time)> Seen(BattleDefinition battle)
    {
        var fought = Fought.Fight(battle, level: JournalLevel.Events);
        return [.. fought.All<Detection>().Select(seen => (fought.NameOf(seen.Radar), fought.NameOf(seen.Target), seen.Time)).Where(seen => seen.Item1.EndsWith("/search", StringComparison.Ordinal))];
    }

    /// <summary>For every target and battery the stretches of the account follow each other from its appearance to its end.</summary>
    private static void AddsUp(Fought fought)
    {
        foreach (var outcome in fought.All<TargetOutcome>())
        {
            var appeared = fought.All<TargetAppeared>().Single(record => record.Target == outcome.Target).Time;
            foreach (var account in fought.All<FireWithheld>().Where(held => held.Target == outcome.Target).GroupBy(held => held.Battery))
            {
                var at = appeared;
                foreach (var held in account.OrderBy(held => held.Time.Microseconds))
                {
                    Assert.Equal(at, held.Time);
                    at = held.Until;
                }

                Assert.Equal(outcome.Time, at);
            }
        }
    }
}
