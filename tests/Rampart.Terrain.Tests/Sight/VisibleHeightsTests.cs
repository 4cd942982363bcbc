using Rampart.Physics.Propagation;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The minimum visible height of every post: against the exact line of sight, and by laws that hold over any ground.</summary>
public class VisibleHeightsTests
{
    private const double K = RadarHorizon.StandardEffectiveRadiusFactor;
    private static readonly Length Cell = Length.FromMetres(500.0);

    [Theory]
    [InlineData(9, 3.2)]
    [InlineData(61, 30.0)]
    [InlineData(62, 30.4)]
    [InlineData(301, 149.9)]
    [InlineData(402, 200.0)]
    public void It_agrees_with_the_exact_line_of_sight(int size, double reach)
    {
        var heights = Hills(size, 11);
        var swept = Sweep(heights, size, reach, 40.0);
        var exact = new LineOfSight(LocalGrid.Of(Geodetic.FromDegrees(40.0, 33.0), Cell, size, heights));
        var eye = new GridPoint(size / 2, size / 2, swept.Antenna_m);
        double sum = 0.0, count = 0.0;
        foreach (var (row, column) in Circle(size, reach))
        {
            var least = exact.Between(eye, new GridPoint(row, column, 20e3)).MinimumVisibleHeightOverGround_m;
            sum += Math.Abs(swept.AboveGround[(row * size) + column] - least);
            count++;
        }

        // Heights to be seen are up to some thousand metres.
        Assert.InRange(sum / count, 0.0, 1.0);
    }

    [Fact]
    public void Without_lateral_crossings_crests_between_rows_are_missed()
    {
        const int Size = 301;
        var heights = Hills(Size, 11);
        var exact = Sweep(heights, Size, 149.0, 40.0);
        var plain = Sweep(heights, Size, 149.0, 40.0, crossesColumns: false);
        var lower = 0.0;
        foreach (var (row, column) in Circle(Size, 149.0))
        {
            lower += exact.AboveGround[(row * Size) + column] - plain.AboveGround[(row * Size) + column];
        }

        Assert.True(lower > 0.0);
    }

    [Fact]
    public void Posts_outside_the_circle_get_no_number_and_all_inside_do()
    {
        const int Size = 233;
        var swept = Sweep(Hills(Size, 3), Size, 97.4, 25.0);
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                double down = row - (Size / 2), right = column - (Size / 2);
                Assert.Equal((down * down) + (right * right) > 97.4 * 97.4, float.IsNaN(swept.AboveGround[(row * Size) + column]));
            }
        }
    }

    [Fact]
    public void Over_flat_ground_it_is_the_horizon_of_the_smooth_earth()
    {
        const int Size = 801;
        var smooth = new SmoothEarthMask(Length.FromMetres(30.0));
        var swept = VisibleHeights.Sweep(new float[Size * Size], Size, Cell, 30.0, Length.FromMetres(199e3), K, RadarHorizon.MeanEarthRadius);

        foreach (var (row, column) in Circle(Size, 398.0))
        {
            double down = row - 400, right = column - 400;
            var distance = Math.Sqrt((down * down) + (right * right)) * Cell.Metres;
            Assert.InRange(swept.AboveGround[(row * Size) + column] - smooth.MinimumVisibleHeight(distance, 0.0), -0.15, 0.02);
        }
    }

    [Fact]
    public void On_a_flat_earth_over_flat_ground_everything_is_in_sight()
    {
        const int Size = 401;
        var swept = VisibleHeights.Sweep(new float[Size * Size], Size, Cell, 10.0, Length.FromMetres(99e3), 1e12, RadarHorizon.MeanEarthRadius);

        Assert.All(Circle(Size, 198.0), at => Assert.InRange(swept.AboveGround[(at.Row * Size) + at.Column], 0.0, 1e-3));
    }

    [Fact]
    public void A_wall_hides_exactly_its_shadow()
    {
        // A wall 100 m high across the north, 40 rows out and 21 posts wide; the antenna stands at 10 m, on a flat Earth.
        const int Size = 401;
        var heights = new float[Size * Size];
        for (var column = 190; column <= 210; column++)
        {
            heights[(160 * Size) + column] = 100f;
        }

        var swept = VisibleHeights.Sweep(heights, Size, Cell, 10.0, Length.FromMetres(99e3), 1e12, RadarHorizon.MeanEarthRadius);
        foreach (var (row, column) in Circle(Size, 198.0))
        {
            double out_ = 200 - row, across = column - 200;
            var height = swept.AboveGround[(row * Size) + column];
            if (out_ > 40 && Math.Abs(across) * 40.0 / out_ <= 9.0)
            {
                Assert.Equal(10.0 + (90.0 * out_ / 40.0), height, 0.01);
            }
            else if (out_ <= 40 || Math.Abs(across) * 40.0 / out_ >= 12.0)
            {
                Assert.InRange(height, 0.0, 0.01);
            }
        }
    }

    [Fact]
    public void The_four_quarters_see_alike()
    {
        const int Size = 205;
        var heights = Hills(Size, 5);
        var swept = Sweep(heights, Size, 100.0, 30.0);
        var turned = new float[heights.Length];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                turned[(column * Size) + Size - 1 - row] = heights[(row * Size) + column];
            }
        }

        var other = Sweep(turned, Size, 100.0, 30.0);
        foreach (var (row, column) in Circle(Size, 100.0))
        {
            // On the diagonals two quarters meet, and either may have the last word.
            if (Math.Abs(row - 102) != Math.Abs(column - 102))
            {
                Assert.Equal(swept.AboveGround[(row * Size) + column], other.AboveGround[(column * Size) + Size - 1 - row], 0.05);
            }
        }
    }

    [Fact]
    public void Raising_the_mast_never_hides_a_post() => Assert.All(Seeds, seed => Assert.True(NeverHigher(Hills(161, seed), 161, lower: (20.0, K), higher: (60.0, K))));

    [Fact]
    public void A_larger_k_never_hides_a_post() => Assert.All(Seeds, seed => Assert.True(NeverHigher(Hills(161, seed), 161, lower: (20.0, 1.0), higher: (20.0, 2.0))));

    [Fact]
    public void Raising_the_target_never_hides_it() => Assert.All(Seeds, seed =>
    {
        const int Size = 161;
        var swept = Sweep(WithLake(Hills(Size, seed), Size), Size, 78.0, 20.0);
        Visibility[] order = [Visibility.Hidden, Visibility.Unknown, Visibility.Visible];
        foreach (var (row, column) in Circle(Size, 78.0))
        {
            var before = Visibility.Hidden;
            foreach (var height_m in (double[])[0.0, 20.0, 100.0, 400.0, 1500.0, 6000.0, 30e3])
            {
                var now = swept.At(row, column, height_m);
                Assert.True(Array.IndexOf(order, now) >= Array.IndexOf(order, before), $"{row}, {column}: {before}, at {height_m} m {now}");
                before = now;
            }
        }
    });

    [Fact]
    public void With_ground_unknown_a_higher_mast_and_a_larger_k_hide_no_more_for_sure_and_leave_no_more_in_doubt() => Assert.All(Seeds, seed =>
    {
        const int Size = 161;
        var heights = WithLake(Hills(Size, seed), Size);
        var (low, mast, k) = (Sweep(heights, Size, 78.0, 20.0), Sweep(heights, Size, 78.0, 60.0), Sweep(heights, Size, 78.0, 20.0, 2.0));
        Assert.All((VisibleHeights[])[mast, k], higher => Assert.True(Circle(Size, 78.0).All(at =>
            NoHeight(higher.AboveGround[(at.Row * Size) + at.Column]) <= NoHeight(low.AboveGround[(at.Row * Size) + at.Column]) + 0.01f
            && NoHeight(higher.CertainAboveGround[(at.Row * Size) + at.Column]) <= NoHeight(low.CertainAboveGround[(at.Row * Size) + at.Column]) + 0.01f)));

        // No number: at no height is it in sight.
        static float NoHeight(float height_m) => float.IsNaN(height_m) ? float.PositiveInfinity : height_m;
    });

    [Theory]
    [InlineData(161, 78.0, true)]
    [InlineData(161, 78.0, false)]
    [InlineData(61, 30.0, true)]
    public void What_unknown_ground_may_hide_is_what_it_hides_when_it_is_as_high_as_any_ground(int size, double reach, bool crossesColumns)
    {
        var heights = WithLake(Hills(size, 7), size);
        var swept = Sweep(heights, size, reach, 20.0, K, crossesColumns);
        var least = Sweep(Array.ConvertAll(heights, height => float.IsNaN(height) ? -20e3f : height), size, reach, 20.0, K, crossesColumns);
        var most = Sweep(Array.ConvertAll(heights, height => float.IsNaN(height) ? (float)LineOfSight.HighestGround_m : height), size, reach, 20.0, K, crossesColumns);
        var inDoubt = 0;
        foreach (var (row, column) in Circle(size, reach))
        {
            var at = (row * size) + column;
            if (float.IsNaN(heights[at]))
            {
                Assert.True(float.IsNaN(swept.AboveGround[at]) && float.IsNaN(swept.CertainAboveGround[at]));
                continue;
            }

            Assert.Equal(most.AboveGround[at], swept.CertainAboveGround[at]);
            Assert.True(swept.AboveGround[at] <= least.AboveGround[at] + 0.01f);
            inDoubt += swept.AboveGround[at] < swept.CertainAboveGround[at] ? 1 : 0;
        }

        Assert.True(inDoubt > size, $"{inDoubt} posts in doubt");
    }

    [Fact]
    public void Unknown_ground_costs_a_second_number_a_post_and_no_third()
    {
        const int Size = 3001;
        var heights = new float[Size * Size];
        heights.AsSpan(0, Size * Size / 4).Fill(float.NaN);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var swept = Sweep(heights, Size, 1490.0, 30.0);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)Size * Size);

        Assert.True(swept.UnknownShare > 0.1);
        Assert.InRange(bytes, 8.0, 9.0);
    }

    [Fact]
    public void More_ground_away_from_the_antenna_never_shows_the_ground_behind_it() => Assert.All(Seeds, seed =>
    {
        const int Size = 161;
        var heights = Hills(Size, seed);
        var before = Sweep(heights, Size, 78.0, 30.0);
        heights[(40 * Size) + 80] += 800f;
        var after = Sweep(heights, Size, 78.0, 30.0);
        Assert.True(Circle(Size, 78.0).All(at => at is (40, 80) || after.AboveGround[(at.Row * Size) + at.Column] >= before.AboveGround[(at.Row * Size) + at.Column] - 0.01f));
    });

    [Fact]
    public void Unknown_ground_is_told_and_what_lies_behind_it_is_unknown_until_it_is_high_enough()
    {
        const int Size = 261;
        var heights = new float[Size * Size];
        for (var row = 60; row < 80; row++)
        {
            heights.AsSpan((row * Size) + 100, 61).Fill(float.NaN);
        }

        var swept = Sweep(heights, Size, 129.0, 30.0);

        Assert.InRange(swept.UnknownShare, 0.02, 0.025);
        Assert.Equal(Visibility.Unknown, swept.At(70, 130, 5000.0));
        Assert.Equal(Visibility.Unknown, swept.At(20, 130, 3000.0));
        Assert.Equal(Visibility.Hidden, swept.At(5, 130, 20.0));
        Assert.Equal(Visibility.Visible, swept.At(20, 130, 20e3));
        Assert.Equal(Visibility.Visible, swept.At(130, 250, 500.0));
        Assert.Equal(Visibility.Unknown, swept.At(-1, 0, 500.0));
    }

    [Fact]
    public void An_antenna_in_the_ground_is_raised_to_it_and_says_so()
    {
        var heights = Enumerable.Repeat(500f, 51 * 51).ToArray();
        var swept = VisibleHeights.Sweep(heights, 51, Cell, 480.0, Length.FromMetres(10e3), K, RadarHorizon.MeanEarthRadius);

        Assert.Equal((500.0, 20.0), (swept.Antenna_m, swept.AntennaRaised_m));
    }

    [Fact]
    public void What_cannot_be_swept_is_refused()
    {
        var heights = new float[51 * 51];
        Assert.Throws<ArgumentOutOfRangeException>(() => VisibleHeights.Sweep(heights, 51, Cell, 10.0, Length.FromMetres(13.1e3), K, RadarHorizon.MeanEarthRadius));
        Assert.Throws<ArgumentOutOfRangeException>(() => VisibleHeights.Sweep(heights, 51, Cell, 10.0, Length.FromMetres(0.0), K, RadarHorizon.MeanEarthRadius));
        Assert.Throws<ArgumentOutOfRangeException>(() => VisibleHeights.Sweep(heights, 51, Cell, double.NaN, Length.FromMetres(9e3), K, RadarHorizon.MeanEarthRadius));
        Assert.Throws<ArgumentOutOfRangeException>(() => VisibleHeights.Sweep(heights, 51, Cell, 10.0, Length.FromMetres(9e3), 0.0, RadarHorizon.MeanEarthRadius));
        Assert.Throws<ArgumentOutOfRangeException>(() => VisibleHeights.Sweep(heights, 50, Cell, 10.0, Length.FromMetres(9e3), K, RadarHorizon.MeanEarthRadius));
        heights[(25 * 51) + 25] = float.NaN;
        Assert.Throws<ArgumentException>(() => VisibleHeights.Sweep(heights, 51, Cell, 10.0, Length.FromMetres(9e3), K, RadarHorizon.MeanEarthRadius));
    }

    /// <summary>Hills with a patch of ground that nobody knows, off the antenna.</summary>
    private static float[] WithLake(float[] heights, int size)
    {
        for (var row = size / 4; row < size * 3 / 8; row++)
        {
            heights.AsSpan((row * size) + (size / 3), size / 4).Fill(float.NaN);
        }

        return heights;
    }

    private static IEnumerable<int> Seeds => Enumerable.Range(1, 25);

    private static VisibleHeights Sweep(float[] heights, int size, double reach, double mast_m, double k = K, bool crossesColumns = true) => VisibleHeights.Sweep(
        heights, size, Cell, heights[((size / 2) * size) + (size / 2)] + mast_m, Length.FromMetres(reach * Cell.Metres), k, RadarHorizon.MeanEarthRadius, crossesColumns);

    private static bool NeverHigher(float[] heights, int size, (double Mast_m, double K) lower, (double Mast_m, double K) higher)
    {
        var low = Sweep(heights, size, 78.0, lower.Mast_m, lower.K);
        var high = Sweep(heights, size, 78.0, higher.Mast_m, higher.K);
        return Circle(size, 78.0).All(at => high.AboveGround[(at.Row * size) + at.Column] <= low.AboveGround[(at.Row * size) + at.Column] + 0.01f);
    }

    private static IEnumerable<(int Row, int Column)> Circle(int size, double reach) =>
        from row in Enumerable.Range(0, size)
        from column in Enumerable.Range(0, size)
        let down = (double)row - (size / 2)
        let right = (double)column - (size / 2)
        where (down * down) + (right * right) <= reach * reach && (down != 0.0 || right != 0.0)
        select (row, column);

    private static float[] Hills(int size, int seed)
    {
        var ground = MadeUpGround.Fractal(seed, 1500.0);
        var heights = new float[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                heights[(row * size) + column] = (float)ground.HeightAt(40.0 - (row * 0.0045), 33.0 + (column * 0.0059));
            }
        }

        return heights;
    }
}
