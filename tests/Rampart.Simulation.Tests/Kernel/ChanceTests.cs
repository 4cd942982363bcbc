using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>What is random: sane as numbers, and a function of what it is about.</summary>
public class ChanceTests
{
    private const int Draws = 200_000;
    private static readonly Chance Luck = new(seed: 1, replication: 0);

    [Fact]
    public void Uniform_numbers_lie_strictly_between_0_and_1() =>
        Laws.Holds(Laws.Whole(long.MinValue, long.MaxValue), key =>
        {
            var draw = Luck.Uniform(Draw.Detection, (ulong)key, 2, 3);
            return draw is > 0.0 and < 1.0;
        });

    [Fact]
    public void Uniform_numbers_have_the_mean_and_the_variance_of_their_kind()
    {
        var (mean, variance) = Moments(count => Luck.Uniform(Draw.Detection, 1, 2, (ulong)count));

        Assert.Equal(0.5, mean, tolerance: 4.0 * Math.Sqrt(1.0 / 12.0 / Draws));
        Assert.Equal(1.0 / 12.0, variance, tolerance: 0.002);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Normal_numbers_have_mean_0_variance_1_and_the_tails_of_their_kind(int which)
    {
        double Draw1(int count)
        {
            var (first, second, third) = Luck.Normals(Draw.MeasurementNoise, 5, 6, (ulong)count);
            return which == 0 ? first : which == 1 ? second : third;
        }

        var (mean, variance) = Moments(Draw1);
        var beyond = Enumerable.Range(0, Draws).Count(count => Math.Abs(Draw1(count)) > 1.959964) / (double)Draws;

        Assert.Equal(0.0, mean, tolerance: 0.01);
        Assert.Equal(1.0, variance, tolerance: 0.02);
        Assert.Equal(0.05, beyond, tolerance: 0.002);
    }

    [Fact]
    public void The_three_normal_numbers_of_a_draw_are_not_tied_to_each_other()
    {
        double ab = 0.0, ac = 0.0, bc = 0.0;
        for (var count = 0; count < Draws; count++)
        {
            var (a, b, c) = Luck.Normals(Draw.MeasurementNoise, 5, 6, (ulong)count);
            ab += a * b;
            ac += a * c;
            bc += b * c;
        }

        Assert.All([ab, ac, bc], sum => Assert.Equal(0.0, sum / Draws, tolerance: 0.01));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(5.0)]
    [InlineData(80.0)]
    public void Poisson_numbers_have_their_mean_as_mean_and_variance(double mean)
    {
        var (average, variance) = Moments(count => Luck.Poisson(mean, Draw.FalsePlotCount, 1, 2, (ulong)count));

        Assert.Equal(mean, average, tolerance: 5.0 * Math.Sqrt(mean / Draws) + 1e-12);
        Assert.Equal(mean, variance, tolerance: 0.02 * mean + 1e-12);
    }

    [Fact]
    public void Every_part_of_what_a_draw_is_about_matters()
    {
        double[] draws =
        [
            Luck.Uniform(Draw.Detection, 1, 2, 3, 4), Luck.Uniform(Draw.Kill, 1, 2, 3, 4), Luck.Uniform(Draw.Detection, 9, 2, 3, 4),
            Luck.Uniform(Draw.Detection, 1, 9, 3, 4), Luck.Uniform(Draw.Detection, 1, 2, 9, 4), Luck.Uniform(Draw.Detection, 1, 2, 3, 9),
            Luck.Uniform(Draw.Detection, 2, 1, 3, 4), new Chance(2, 0).Uniform(Draw.Detection, 1, 2, 3, 4), new Chance(1, 1).Uniform(Draw.Detection, 1, 2, 3, 4),
        ];

        Assert.Equal(draws.Length, draws.Distinct().Count());
    }

    [Fact]
    public void No_two_purposes_share_a_number() =>
        Assert.Equal(Enum.GetNames<Draw>().Length, Enum.GetValues<Draw>().Select(purpose => (int)purpose).Distinct().Count());

    [Fact]
    public void A_draw_does_not_depend_on_the_draws_before_it()
    {
        var forwards = Enumerable.Range(0, 100).Select(count => Luck.Uniform(Draw.Kill, 1, 2, (ulong)count)).ToArray();
        var backwards = Enumerable.Range(0, 100).Reverse().Select(count => Luck.Uniform(Draw.Kill, 1, 2, (ulong)count)).Reverse().ToArray();

        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void Another_name_brings_other_luck_and_the_others_keep_theirs()
    {
        // Two that cannot be shot down: nothing but names and dice decides who is seen when.
        var blind = Sketch.Battle(Sketch.Fighter("first"), Sketch.Fighter("second", bearing_deg: 100.0)).WithBatteries(battery => battery with { Launchers = [] });
        var renamed = blind with { Targets = [blind.Targets[0] with { Name = "another" }, blind.Targets[1]] };

        var before = Fought.Fight(blind);
        var after = Fought.Fight(renamed);

        Assert.NotEqual(Looks(before, "first"), Looks(after, "another"));
        Assert.Equal(Looks(before, "second"), Looks(after, "second"));
        Assert.NotEmpty(Looks(before, "second"));
    }

    private static List<(long, Length, Angle)> Looks(Fought battle, string target) =>
        [.. battle.All<Detection>().Where(seen => battle.Is(seen.Target, target) && battle.Is(seen.Radar, "alpha/search")).Select(seen => (seen.Time.Microseconds, seen.Range, seen.Azimuth))];

    private static (double Mean, double Variance) Moments(Func<int, double> draw)
    {
        double sum = 0.0, squares = 0.0;
        for (var count = 0; count < Draws; count++)
        {
            var value = draw(count);
            sum += value;
            squares += value * value;
        }

        var mean = sum / Draws;
        return (mean, (squares / Draws) - (mean * mean));
    }
}
