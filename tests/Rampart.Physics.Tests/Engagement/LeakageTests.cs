using FsCheck.Fluent;
using Rampart.Physics.Engagement;

namespace Rampart.Physics.Tests.Engagement;

/// <summary>Leakage in closed form against every possible battle counted one by one.</summary>
public class LeakageTests
{
    private static readonly FsCheck.Gen<(double Kill, double PerTarget, double PerBattle, double Effect)> AnyDefence =
        from kill in Laws.Between(0.0, 1.0)
        from perTarget in Laws.Between(0.0, 1.0)
        from perBattle in Laws.Between(0.0, 1.0)
        from effect in Laws.Between(0.0, 1.0)
        select (kill, perTarget, perBattle, effect);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void Every_battle_counted_one_by_one_gives_the_closed_forms(int warheads, int shots)
    {
        var common = new CommonModeFailure(0.15, 0.1, 0.4);
        var counted = Count(warheads, shots, 0.7, common);

        Assert.Equal(1.0, counted.Sum(), tolerance: 1e-12);
        for (var leakers = 0; leakers <= warheads; leakers++)
        {
            Assert.Equal(counted[leakers], common.Exactly(leakers, warheads, 0.7, shots), tolerance: 1e-12);
        }

        Assert.Equal(counted[0], common.NoneOf(warheads, 0.7, shots), tolerance: 1e-12);
        Assert.Equal(counted.Select((chance, leakers) => chance * leakers).Sum(), warheads * common.LeakageOfOne(0.7, shots), tolerance: 1e-12);
    }

    [Fact]
    public void Without_a_common_cause_the_shots_are_independent() =>
        Laws.Holds(from kill in Laws.Between(0.0, 1.0) from shots in Laws.Whole(0, 6) from warheads in Laws.Whole(0, 12) select (kill, (int)shots, (int)warheads), given =>
        {
            var (kill, shots, warheads) = given;
            var none = new CommonModeFailure(0.0, 0.0, 0.3);
            return Near(none.LeakageOfOne(kill, shots), Leakage.OfOne(kill, shots))
                && Near(none.NoneOf(warheads, kill, shots), Leakage.NoneOf(warheads, kill, shots))
                && Near(none.ShootLookShots(kill, shots), Leakage.ShootLookShots(kill, shots));
        });

    [Fact]
    public void More_shots_never_help_past_the_common_cause() =>
        Laws.Holds(AnyDefence, given =>
        {
            var common = new CommonModeFailure(given.PerTarget, given.PerBattle, given.Effect);
            var leaks = Enumerable.Range(0, 12).Select(shots => common.LeakageOfOne(given.Kill, shots)).ToList();
            return leaks.Zip(leaks.Skip(1)).All(pair => pair.Second <= pair.First + 1e-15) && leaks.TrueForAll(leak => leak >= given.PerTarget - 1e-12);
        });

    [Fact]
    public void A_battle_that_may_go_badly_makes_no_leakers_likelier_than_the_same_mean_leakage_without() =>
        Laws.Holds(AnyDefence, given =>
        {
            // What battles share cannot change the mean but spreads the outcome: by Jensen, more weight on none at all.
            var common = new CommonModeFailure(given.PerTarget, given.PerBattle, given.Effect);
            return common.NoneOf(8, given.Kill, 2) >= Leakage.Exactly(0, 8, common.LeakageOfOne(given.Kill, 2)) - 1e-12;
        });

    [Fact]
    public void The_chances_of_all_numbers_of_leakers_add_up_to_one() =>
        Laws.Holds(AnyDefence, given =>
        {
            var common = new CommonModeFailure(given.PerTarget, given.PerBattle, given.Effect);
            return Near(1.0, Enumerable.Range(0, 21).Sum(leakers => common.Exactly(leakers, 20, given.Kill, 2)));
        });

    [Fact]
    public void Looking_between_shots_saves_shots_and_loses_none_of_the_effect()
    {
        Assert.Equal((1.0 - Math.Pow(0.3, 4.0)) / 0.7, Leakage.ShootLookShots(0.7, 4), tolerance: 1e-12);
        Assert.Equal(4.0, Leakage.ShootLookShots(0.0, 4));
        Assert.Equal(1.0, Leakage.ShootLookShots(1.0, 4));

        // A target at which every shot fails eats them all.
        Assert.Equal(4.0, new CommonModeFailure(1.0, 0.0, 1.0).ShootLookShots(0.9, 4), tolerance: 1e-12);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Leakage.OfOne(1.1, 1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Leakage.OfOne(double.NaN, 1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Leakage.OfOne(0.5, -1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Leakage.NoneOf(-1, 0.5, 1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Leakage.Exactly(3, 2, 0.5));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new CommonModeFailure(-0.1, 0.0, 1.0));
    }

    // Chance of each number of leakers: over good and bad battle, over lost and unlost targets, over hit and miss of every shot.
    private static double[] Count(int warheads, int shots, double kill, CommonModeFailure common)
    {
        var chances = new double[warheads + 1];
        var events = warheads * (shots + 1);
        for (var battle = 0; battle < 2; battle++)
        {
            var p = battle == 0 ? kill : kill * common.EffectInBadBattle;
            for (var outcome = 0; outcome < 1 << events; outcome++)
            {
                var chance = battle == 0 ? 1.0 - common.PerBattle : common.PerBattle;
                var leakers = 0;
                for (var warhead = 0; warhead < warheads; warhead++)
                {
                    bool Says(int number) => (outcome >> ((warhead * (shots + 1)) + number) & 1) == 1;
                    var isLost = Says(0);
                    chance *= isLost ? common.PerTarget : 1.0 - common.PerTarget;
                    var hits = 0;
                    for (var shot = 1; shot <= shots; shot++)
                    {
                        chance *= Says(shot) ? p : 1.0 - p;
                        hits += Says(shot) && !isLost ? 1 : 0;
                    }

                    leakers += hits == 0 ? 1 : 0;
                }

                chances[leakers] += chance;
            }
        }

        return chances;
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-12;
}
