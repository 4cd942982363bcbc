using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>A radar at the command post belongs to no battery and sees for all of them.</summary>
public class CommandPostRadarTests
{
    // A ridge of 400 m across the south of the battery at 20 km; the command post stands 30 km farther east, where there is none.
    private static readonly Hills Ridge = new(0.0, 120, new Hill(0.0, -20.0, 400.0, 6.0, 1.5));
    private static readonly Geodetic BehindTheRidge = Sketch.Home with { Height = Length.FromMetres(10.0) };
    private static readonly Geodetic Beside = Sketch.Around(110.0, 40.0, 10.0);

    [Fact]
    public void A_target_behind_the_batterys_ridge_that_the_command_post_sees_is_tracked()
    {
        var alone = Fought.Fight(Raid(Sketch.Post));
        var together = Fought.Fight(Raid(Muster.PostAt(Beside)));
        double Held(Fought fought, FireReason reason) => fought.All<FireWithheld>().Where(held => held.Reason == reason).Sum(held => (held.Until - held.Time).Seconds);

        var seen = together.All<Detection>().First(look => together.Is(look.Radar, "post/surveillance"));
        Assert.Contains(together.All<TrackConfirmed>(), track => track.Time - seen.Time < Duration.FromSeconds(60.0));
        Assert.True(alone.All<TrackConfirmed>()[0].Time - together.All<TrackConfirmed>()[0].Time > Duration.FromSeconds(60.0));
        Assert.True(Held(alone, FireReason.Masked) > 60.0);
        Assert.Equal(0.0, Held(together, FireReason.Masked), tolerance: 15.0);

        // Tracked, and out of the engagement radar's sight all the same.
        Assert.True(Held(together, FireReason.OutOfEnvelope) > Held(alone, FireReason.OutOfEnvelope));
        Assert.Equal(Lives(alone), alone.All<FireWithheld>().Sum(held => (held.Until - held.Time).Seconds), tolerance: 1e-3);
        Assert.Equal(Lives(together), together.All<FireWithheld>().Sum(held => (held.Until - held.Time).Seconds), tolerance: 1e-3);
    }

    [Fact]
    public void Only_what_hides_a_target_from_the_battery_and_from_the_command_post_is_a_reason()
    {
        // The command post stands behind the same ridge: where both are masked the reason is the ground, as without it.
        var alone = Fought.Fight(Raid(Sketch.Post));
        var both = Fought.Fight(Raid(Muster.PostAt(Sketch.Around(90.0, 0.5, 10.0))));

        FireWithheld Masked(Fought fought) => Assert.Single(fought.All<FireWithheld>(), held => held.Reason == FireReason.Masked);
        Assert.Equal(Masked(alone).Time.SinceStart.Seconds, Masked(both).Time.SinceStart.Seconds, tolerance: 10.0);
        Assert.Equal(Masked(alone).Until.SinceStart.Seconds, Masked(both).Until.SinceStart.Seconds, tolerance: 10.0);
    }

    [Fact]
    public void A_target_that_is_jammed_for_one_of_two_radars_that_could_find_it_is_not_jammed()
    {
        var jammer = new JammerDefinition(Power.FromWatts(20_000.0), Frequency.FromGigahertz(2.9), Frequency.FromGigahertz(3.1));
        var target = Sketch.Fighter("fighter", from_km: 300.0) with { Jammer = jammer };
        BattleDefinition With(Frequency posts)
        {
            var post = Muster.PostAt(Sketch.Around(90.0, 2.0, Sketch.Ground_m + 10.0));
            return (Sketch.Battle(target) with { CommandPost = post with { SurveillanceRadar = post.SurveillanceRadar! with { Frequency = posts } } })
                .WithBatteries(battery => battery with { Launchers = [] });
        }

        var (jammed, clear) = (Fought.Fight(With(Frequency.FromGigahertz(3.0))), Fought.Fight(With(Frequency.FromGigahertz(1.3))));

        Assert.Contains(jammed.All<FireWithheld>(), held => held.Reason == FireReason.Jammed);
        Assert.DoesNotContain(clear.All<FireWithheld>(), held => held.Reason == FireReason.Jammed);
    }

    [Fact]
    public void It_looks_on_when_a_battery_is_out_of_action()
    {
        var hunter = Sketch.Fighter("hunter", from_km: 60.0, height_m: 6000.0, aim: "alpha") with { HitEffect = 1.0 };
        var fought = Fought.Fight((Sketch.Battle(hunter, Sketch.Fighter("fighter", appears_s: 400.0)) with { CommandPost = Muster.Post }).WithBatteries(battery => battery with { Launchers = [] }));
        var hit = Assert.Single(fought.All<AssetHit>(), hit => fought.Is(hit.Asset, "alpha")).Time;

        Assert.DoesNotContain(fought.All<Detection>(), seen => seen.Time > hit && fought.Is(seen.Radar, "alpha/search"));
        Assert.Contains(fought.All<Detection>(), seen => seen.Time > hit && fought.Is(seen.Radar, "post/surveillance"));
    }

    [Fact]
    public void It_is_a_surveillance_radar_among_the_names()
    {
        Assert.Contains(Fought.Fight(Raid(Muster.PostAt(Beside))).Names(), entity => entity is { Kind: EntityKind.SurveillanceRadar, Name: "post/surveillance" });
    }

    [Fact]
    public void A_command_post_with_a_radar_stands_somewhere()
    {
        var nowhere = Raid(Muster.PostAt(Beside) with { Site = null });

        Assert.Throws<ArgumentException>(() => new Battle(nowhere, 1, 0, new Journal(Stream.Null, JournalLevel.Outcomes)));
    }

    private static double Lives(Fought fought)
    {
        var ended = fought.All<TargetOutcome>().ToDictionary(outcome => outcome.Target, outcome => outcome.Time);
        return fought.All<TargetAppeared>().Sum(target => (ended[target.Target] - target.Time).Seconds);
    }

    /// <summary>A fighter at 900 m from the south against the battery behind the ridge, which fires at nothing in this test's time.</summary>
    private static BattleDefinition Raid(CommandPostDefinition post)
    {
        var battery = Sketch.Battery(at: BehindTheRidge, missile: Sketch.HarmlessMissile);
        return Sketch.Battle(Sketch.Fighter("low", from_km: 130.0, height_m: 900.0, aim: "alpha") with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(100.0)) }) with
        {
            CommandPost = post,
            Ground = Ridge.Ground("ridge"),
            Batteries = [battery with { SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 0.0 } }],
        };
    }
}
