using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Tests.Engagement;

/// <summary>A battery with several types of missile fires the smallest that does it, as long as it has one.</summary>
public class MissileTypeTests
{
    private static readonly Lazy<IReadOnlyList<Fought>> Battles = new(() => [.. Enumerable.Range(0, 8).Select(replication => Fought.Fight(Muster.Battle, replication: (ulong)replication))]);

    [Fact]
    public void A_target_beyond_the_small_missiles_reach_gets_the_next_larger_and_within_it_the_small_one()
    {
        // Nothing dies, and there is enough of everything: the raid is fired at all the way in.
        var fought = Fought.Fight(Armed(Plenty(Muster.Small), Plenty(Muster.Middle), Plenty(Muster.Large)));
        var launches = Launches(fought);

        Assert.Equal("large, middle, small", string.Join(", ", launches.Select(launch => launch.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));

        // Chosen when the order was given; between order and launch the meeting moves by some kilometres.
        Assert.All(launches.Where(launch => new[] { 60.0, 150.0 }.All(reach => Math.Abs(launch.Shot.InterceptRange.Kilometres - reach) > 5.0)), launch => Assert.Equal(
            launch.Shot.InterceptRange.Kilometres <= 60.0 ? "small" : launch.Shot.InterceptRange.Kilometres <= 150.0 ? "middle" : "large",
            launch.Type));
    }

    [Fact]
    public void Where_the_small_ones_are_spent_the_next_larger_fires_in_their_place()
    {
        var fought = Fought.Fight(Armed((Muster.Small, 1), Plenty(Muster.Large)));
        var within = Launches(fought).Where(launch => launch.Shot.InterceptRange.Kilometres <= 60.0).Select(launch => launch.Type).ToList();

        Assert.Equal("small", within[0]);
        Assert.True(within.Count > 2);
        Assert.All(within.Skip(1), type => Assert.Equal("large", type));
    }

    [Fact]
    public void Shots_of_a_type_never_exceed_its_stock_and_no_missile_goes_beyond_the_reach_of_its_type()
    {
        foreach (var fought in Battles.Value)
        {
            var types = Types(fought);
            foreach (var launcher in Launches(fought).GroupBy(launch => fought.NameOf(launch.Shot.Launcher), StringComparer.Ordinal))
            {
                var definition = fought.Battle.Definition.Batteries.SelectMany(battery => battery.Launchers).Single(each => string.Equals(each.Name, launcher.Key, StringComparison.Ordinal));
                Assert.InRange(launcher.Count(), 1, definition.Missiles * (definition.Reloads + 1));
                Assert.All(launcher, launch => Assert.InRange(launch.Shot.InterceptRange.Metres, types[launcher.Key].MinimumRange.Metres, types[launcher.Key].MaximumRange.Metres));
            }

            Assert.All(fought.All<MagazineCount>(), count => Assert.Equal(count.Loaded, count.Fired + count.Left + count.Lost));
        }

        Assert.Equal(3, Battles.Value.SelectMany(Launches).Select(launch => launch.Type).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_type_that_no_launcher_carries_is_never_fired()
    {
        var fought = Fought.Fight(Armed(Plenty(Muster.Middle)));

        Assert.NotEmpty(fought.All<InterceptorLaunch>());
        Assert.All(fought.All<InterceptorLaunch>(), shot => Assert.InRange(shot.InterceptRange.Kilometres, 3.0, 150.0));
    }

    [Fact]
    public void A_ballistic_missile_is_met_only_within_the_reach_that_the_missile_has_against_one()
    {
        var arrows = Enumerable.Range(0, 4).Select(number => Sketch.BallisticMissile($"arrow-{number}", bearing_deg: 150.0 + (20.0 * number), appears_s: 30.0 + (60.0 * number)) with
        {
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(10.0)),
        });
        BattleDefinition Against(double reach_km) => Sketch.Battle([.. arrows]).WithBatteries(battery =>
            battery.Armed(Sketch.SureMissile with { MaximumRangeBallistic = Length.FromKilometres(reach_km) }));

        var (near, far) = (Fought.Fight(Against(35.0)), Fought.Fight(Against(400.0)));

        Assert.NotEmpty(near.All<InterceptorLaunch>());
        Assert.All(near.All<InterceptorLaunch>(), shot => Assert.InRange(shot.InterceptRange.Kilometres, 0.0, 35.0));
        Assert.All(near.All<InterceptOutcome>().Where(outcome => outcome.Result == InterceptResult.Kill), outcome => Assert.InRange(outcome.Range.Kilometres, 0.0, 35.0 + 1.0));
        Assert.Contains(far.All<InterceptorLaunch>(), shot => shot.InterceptRange.Kilometres > 40.0);
    }

    [Theory]
    [InlineData(240.0, false)]
    [InlineData(320.0, true)]
    public void At_a_target_faster_than_the_missile_can_meet_nothing_is_fired(double greatest_mps, bool isFired)
    {
        var fought = Fought.Fight(Sketch.Battle(Sketch.Fighter("fighter", speed_mps: 300.0)).WithBatteries(battery =>
            battery.Armed(Sketch.HarmlessMissile with { GreatestTargetSpeed = Speed.FromMetresPerSecond(greatest_mps) })));

        Assert.Equal(isFired, fought.All<InterceptorLaunch>().Count > 0);
        if (!isFired)
        {
            Assert.Contains(fought.All<FireWithheld>(), held => held.Reason == FireReason.OutOfEnvelope);
        }

        Assert.Contains(fought.All<TrackConfirmed>(), track => track.Plots > 0);
    }

    [Fact]
    public void Where_one_type_is_spent_and_another_is_being_loaded_the_reason_is_the_loading()
    {
        // Both reach the raid; the small ones are gone for good after one shot, the large ones come back.
        var battle = Armed((Muster.Small with { MaximumRange = Length.FromKilometres(380.0) }, 1), (Muster.Large, 1))
            .WithBatteries(battery => battery with
            {
                Launchers = [.. battery.Launchers.Select(launcher => launcher with { Reloads = launcher.Interceptor.Name is "large" ? 1 : 0, ReloadTime = Duration.FromMinutes(4.0) })],
            });

        var fought = Fought.Fight(battle);
        var reload = Assert.Single(fought.All<LauncherReload>());
        var emptied = fought.All<InterceptorLaunch>().Where(shot => shot.Time < reload.Time).Max(shot => shot.Time.Microseconds);
        var meanwhile = fought.All<FireWithheld>().Where(held => held.Time.Microseconds > emptied && held.Until < reload.Time).ToList();

        Assert.Contains(meanwhile, held => held.Reason == FireReason.Reloading);
        Assert.DoesNotContain(meanwhile, held => held.Reason == FireReason.NoMissile);
        Assert.Contains(fought.All<FireWithheld>(), held => held.Time > reload.Time && held.Reason == FireReason.NoMissile);
    }

    [Fact]
    public void A_battery_without_launchers_has_no_missile()
    {
        var fought = Fought.Fight(Sketch.Battle(Sketch.Fighter("fighter")).WithBatteries(battery => battery with { Launchers = [] }));

        Assert.Contains(fought.All<FireWithheld>(), held => held.Reason == FireReason.NoMissile);
        Assert.Empty(fought.All<InterceptorLaunch>());
    }

    [Fact]
    public void Two_types_of_one_name_in_a_battery_are_refused()
    {
        var battle = Armed((Muster.Small, 1), (Muster.Small with { MaximumRange = Length.FromKilometres(70.0) }, 1));

        Assert.Throws<ArgumentException>(() => new Battle(battle, 1, 0, new Journal(Stream.Null, JournalLevel.Outcomes)));
    }

    [Fact]
    public void For_every_target_and_battery_the_reasons_cover_its_life_without_gap_or_overlap()
    {
        foreach (var fought in Battles.Value)
        {
            var appeared = fought.All<TargetAppeared>().ToDictionary(record => record.Target, record => record.Time);
            var ended = fought.All<TargetOutcome>().ToDictionary(record => record.Target, record => record.Time);
            foreach (var account in fought.All<FireWithheld>().GroupBy(held => (held.Target, held.Battery)))
            {
                var at = appeared[account.Key.Target];
                foreach (var held in account.OrderBy(held => held.Time.Microseconds))
                {
                    Assert.Equal(at, held.Time);
                    at = held.Until;
                }

                Assert.Equal(ended[account.Key.Target], at);
            }
        }
    }

    /// <summary>A raid against one battery whose launchers carry these, harmless, so many of each.</summary>
    private static BattleDefinition Armed(params IReadOnlyList<(InterceptorDefinition Type, int Missiles)> types)
    {
        var raid = Enumerable.Range(0, 6).Select(number => Sketch.Fighter($"fighter-{number}", bearing_deg: 155.0 + (8.0 * number), from_km: 350.0, height_m: 11000.0, appears_s: 30.0 + (40.0 * number)) with
        {
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(50.0)),
        });
        return Sketch.Battle([.. raid]).WithBatteries(battery => battery with
        {
            Launchers = [.. types.Select((type, number) => battery.Launchers[0] with
            {
                Name = $"alpha/launcher-{number:D2}",
                Interceptor = type.Type with { SingleShotKill = Sketch.HarmlessMissile.SingleShotKill },
                Missiles = type.Missiles,
                Reloads = 0,
            })],
        });
    }

    private static (InterceptorDefinition Type, int Missiles) Plenty(InterceptorDefinition type) => (type, 90);

    private static Dictionary<string, InterceptorDefinition> Types(Fought fought) =>
        fought.Battle.Definition.Batteries.SelectMany(battery => battery.Launchers).ToDictionary(launcher => launcher.Name, launcher => launcher.Interceptor, StringComparer.Ordinal);

    private static List<(InterceptorLaunch Shot, string Type)> Launches(Fought fought)
    {
        var types = Types(fought);
        return [.. fought.All<InterceptorLaunch>().Select(shot => (shot, types[fought.NameOf(shot.Launcher)].Name))];
    }
}
