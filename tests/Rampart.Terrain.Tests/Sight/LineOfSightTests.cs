using FsCheck.Fluent;
using Rampart.Physics.Propagation;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The exact line of sight: laws over rough ground, hand-reckoned walls, and what unknown ground does.</summary>
public class LineOfSightTests
{
    private static readonly Geodetic Centre = Geodetic.FromDegrees(40.0, 33.0);
    private static readonly LocalGrid Rough = LocalGrid.Around(MadeUpGround.Fractal(3, 2500.0), Centre, Length.FromKilometres(60.0), Length.FromMetres(900.0));
    private static readonly LineOfSight Sight = new(Rough);

    private static readonly FsCheck.Gen<GridPoint> AnyPoint =
        from row in FsCheck.Fluent.Gen.OneOf(Laws.Between(0.0, Rough.Size - 1.0), Laws.Whole(0, Rough.Size - 1).Select(whole => (double)whole))
        from column in FsCheck.Fluent.Gen.OneOf(Laws.Between(0.0, Rough.Size - 1.0), Laws.Whole(0, Rough.Size - 1).Select(whole => (double)whole))
        from over in Laws.Between(0.0, 600.0)
        select new GridPoint(row, column, Rough.HeightAtCell(row, column) + over);

    [Fact]
    public void One_sees_the_other_exactly_when_the_other_sees_the_one() =>
        Laws.Holds(from one in AnyPoint from other in AnyPoint select (one, other), pair =>
        {
            var (there, back) = (Sight.Between(pair.one, pair.other), Sight.Between(pair.other, pair.one));
            return there.Visibility == back.Visibility
                && Laws.SameBits(there.Clearance_m, back.Clearance_m)
                && Laws.SameBits(there.Length_m, back.Length_m)
                && (double.IsNaN(there.WorstDistance_m) || Math.Abs(there.WorstDistance_m + back.WorstDistance_m - there.Length_m) < 1e-6)
                && double.IsNaN(there.FirstBlockDistance_m) == double.IsNaN(back.FirstBlockDistance_m);
        });

    [Fact]
    public void The_far_point_is_visible_from_its_minimum_visible_height_on() =>
        Laws.Holds(from one in AnyPoint from other in AnyPoint select (one, other), pair =>
        {
            var lowest = Sight.Between(pair.one, pair.other).MinimumVisibleHeight_m;
            return Sight.Between(pair.one, pair.other with { Height_m = lowest + 1e-6 }).Visibility == Visibility.Visible
                && Sight.Between(pair.one, pair.other with { Height_m = lowest - 1e-6 }).Visibility == Visibility.Hidden;
        });

    [Fact]
    public void A_higher_eye_never_loses_sight() =>
        Laws.Holds(from one in AnyPoint from other in AnyPoint from lift in Laws.Between(0.0, 500.0) select (one, other, lift), drawn =>
        {
            var low = Sight.Between(drawn.one, drawn.other);
            var high = Sight.Between(drawn.one with { Height_m = drawn.one.Height_m + drawn.lift }, drawn.other);
            return high.MinimumVisibleHeight_m <= low.MinimumVisibleHeight_m + 1e-6
                && (low.Visibility != Visibility.Visible || high.Visibility == Visibility.Visible);
        });

    [Fact]
    public void More_ground_never_frees_a_line()
    {
        var hill = MadeUpGround.Cone(Geodetic.FromDegrees(40.1, 33.1), 1500.0, 20e3);
        var more = new LineOfSight(LocalGrid.Around(MadeUpGround.Fractal(3, 2500.0).Plus(hill), Centre, Length.FromKilometres(60.0), Length.FromMetres(900.0)));
        Laws.Holds(from one in AnyPoint from other in AnyPoint select (one, other), pair =>
        {
            var (before, after) = (Sight.Between(pair.one, pair.other), more.Between(pair.one, pair.other));
            return after.MinimumVisibleHeight_m >= before.MinimumVisibleHeight_m - 1e-3
                && !(before.Visibility == Visibility.Hidden && after.Visibility == Visibility.Visible);
        });
    }

    [Fact]
    public void The_worst_place_and_the_first_block_lie_on_the_line_and_belong_to_a_hidden_one() =>
        Laws.Holds(from one in AnyPoint from other in AnyPoint select (one, other), pair =>
        {
            var line = Sight.Between(pair.one, pair.other);
            return line.Visibility == Visibility.Hidden
                ? line.Clearance_m < 0.0 && line.FirstBlockDistance_m <= line.WorstDistance_m && line.WorstDistance_m <= line.Length_m
                : line.Clearance_m >= 0.0 && double.IsNaN(line.FirstBlockDistance_m);
        });

    [Fact]
    public void A_wall_hides_what_lies_under_the_line_over_its_crest()
    {
        // Columns of 100 m; the wall is column 30, 200 m high, the eye in column 0 at 20 m.
        var grid = Drawn(101, (_, column) => column == 30 ? 200.0f : 0.0f);
        var line = new LineOfSight(grid, 1.0, Length.FromKilometres(6000.0)).Between(new GridPoint(50, 0, 20.0), new GridPoint(50, 100, 100.0));

        const double TwoRadii = 12e6;
        var slope = (200.0 - (3000.0 * 3000.0 / TwoRadii) - 20.0) / 3000.0;
        Assert.Equal(Visibility.Hidden, line.Visibility);
        Assert.Equal(10e3, line.Length_m, 1e-9);
        Assert.Equal(3000.0, line.WorstDistance_m, 1e-9);
        Assert.Equal(3000.0, line.FirstBlockDistance_m, 1e-9);
        Assert.Equal(20.0 + (0.3 * 80.0) - (10e3 * 10e3 * 0.3 * 0.7 / TwoRadii) - 200.0, line.Clearance_m, 1e-9);
        Assert.Equal(20.0 + (slope * 10e3) + (10e3 * 10e3 / TwoRadii), line.MinimumVisibleHeight_m, 1e-9);
        Assert.Equal(line.MinimumVisibleHeight_m, line.MinimumVisibleHeightOverGround_m, 1e-9);
    }

    [Fact]
    public void The_first_block_is_the_nearest_to_the_one_who_looks()
    {
        var grid = Drawn(101, (_, column) => column is 30 or 70 ? 200.0f : 0.0f);
        var (west, east) = (new GridPoint(50, 0, 20.0), new GridPoint(50, 100, 20.0));

        Assert.Equal(3000.0, new LineOfSight(grid).Between(west, east).FirstBlockDistance_m, 1e-9);
        Assert.Equal(3000.0, new LineOfSight(grid).Between(east, west).FirstBlockDistance_m, 1e-9);
        Assert.Equal(3000.0, new LineOfSight(grid).Between(new GridPoint(50, 10, 20.0), new GridPoint(50, 60, 20.0)).WorstDistance_m + 1000.0, 1e-9);
    }

    [Fact]
    public void Over_a_flat_sea_the_horizon_is_that_of_the_formula()
    {
        // Posts every 900 m see a trifle under the horizon: at most a cell.
        var grid = LocalGrid.Around(MadeUpGround.Flat(0.0), Centre, Length.FromKilometres(60.0), Length.FromMetres(900.0));
        var sight = new LineOfSight(grid);
        var horizon = RadarHorizon.Between(Length.FromMetres(20.0), Length.FromMetres(50.0)).Metres / 900.0;
        var eye = new GridPoint(66, 66, 20.0);

        Assert.Equal(Visibility.Visible, sight.Between(eye, new GridPoint(66, 66 + horizon - 1.0, 50.0)).Visibility);
        Assert.Equal(Visibility.Hidden, sight.Between(eye, new GridPoint(66, 66 + horizon + 1.0, 50.0)).Visibility);
    }

    [Fact]
    public void An_end_under_its_own_ground_sees_nothing()
    {
        var sight = new LineOfSight(Drawn(11, (_, _) => 100.0f));

        Assert.Equal(Visibility.Hidden, sight.Between(new GridPoint(5, 5, 99.0), new GridPoint(5, 9, 5000.0)).Visibility);
        Assert.Equal(0.0, sight.Between(new GridPoint(5, 5, 99.0), new GridPoint(5, 9, 5000.0)).FirstBlockDistance_m);
        Assert.Equal(Visibility.Visible, sight.Between(new GridPoint(5, 5, 100.0), new GridPoint(5, 9, 5000.0)).Visibility);
    }

    [Fact]
    public void Two_points_in_one_cell_or_in_one_place_see_each_other_over_their_ground()
    {
        var sight = new LineOfSight(Drawn(11, (_, _) => 100.0f));
        var near = sight.Between(new GridPoint(5.2, 5.2, 110.0), new GridPoint(5.4, 5.6, 104.0));

        Assert.Equal(Visibility.Visible, near.Visibility);
        Assert.Equal(4.0, near.Clearance_m, 1e-9);
        Assert.Equal(100.0, near.MinimumVisibleHeight_m, 1e-9);
        Assert.Equal(Visibility.Visible, sight.Between(new GridPoint(5, 5, 110.0), new GridPoint(5, 5, 104.0)).Visibility);
    }

    [Theory]
    [InlineData(20.0, 20.0, Visibility.Unknown)]
    [InlineData(12e3, 12e3, Visibility.Visible)]
    [InlineData(12e3, 20.0, Visibility.Unknown)]
    public void Unknown_ground_leaves_a_free_line_unknown_unless_it_passes_over_any_mountain(double from_m, double to_m, Visibility expected)
    {
        var sight = new LineOfSight(Drawn(101, (_, column) => column is > 40 and < 60 ? float.NaN : 0.0f));

        Assert.Equal(expected, sight.Between(new GridPoint(50, 0, from_m), new GridPoint(50, 100, to_m)).Visibility);
        Assert.Equal(expected, sight.Between(new GridPoint(12.5, 0, from_m), new GridPoint(70.3, 100, to_m)).Visibility);
    }

    [Fact]
    public void Unknown_ground_beside_the_line_and_behind_a_wall_decides_nothing()
    {
        var beside = new LineOfSight(Drawn(101, (row, _) => row == 51 ? float.NaN : 0.0f));
        Assert.Equal(Visibility.Visible, beside.Between(new GridPoint(50, 0, 20.0), new GridPoint(50, 100, 20.0)).Visibility);

        var behind = new LineOfSight(Drawn(101, (_, column) => column == 30 ? 200.0f : column == 70 ? float.NaN : 0.0f));
        Assert.Equal(Visibility.Hidden, behind.Between(new GridPoint(50, 0, 20.0), new GridPoint(50, 100, 20.0)).Visibility);
    }

    [Fact]
    public void Beyond_the_rim_the_ground_is_unknown()
    {
        var sight = new LineOfSight(Drawn(101, (_, column) => column == 30 ? 200.0f : 0.0f));

        Assert.Equal(Visibility.Unknown, sight.Between(new GridPoint(50, 50, 20.0), new GridPoint(50, 130, 500.0)).Visibility);
        Assert.Equal(Visibility.Hidden, sight.Between(new GridPoint(50, 0, 20.0), new GridPoint(50, 130, 20.0)).Visibility);
        Assert.Equal(Visibility.Unknown, sight.Between(new GridPoint(-50, -50, 20.0), new GridPoint(-50, -60, 20.0)).Visibility);
        Assert.Equal(double.NaN, sight.Between(new GridPoint(-50, -50, 20.0), new GridPoint(-50, -60, 20.0)).MinimumVisibleHeight_m);
    }

    [Fact]
    public void Looking_a_hundred_metres_at_a_time_says_nearly_the_same()
    {
        var from = Centre with { Height = Length.FromMetres(Rough.HeightAt(40.0, 33.0) + 30.0) };
        var polar = new GroundPolar(Centre);
        var agree = 0;
        const int Lines = 2000;
        for (var i = 0; i < Lines; i++)
        {
            var place = polar.PlaceAt(58e3 * Math.Sqrt((i + 0.5) / Lines), i * 2.399963229728653);
            var to = place with { Height = Length.FromMetres(Rough.HeightAt(place.Latitude.Degrees, place.Longitude.Degrees) + (i % 20 * 100.0)) };
            var exact = Sight.Between(from, to).Visibility == Visibility.Visible;
            agree += exact == SampledLineOfSight.IsVisible(Rough, from, to, RadarHorizon.StandardEffectiveRadiusFactor) ? 1 : 0;
        }

        Assert.True(agree >= 0.99 * Lines, $"only {agree} of {Lines} agree");
    }

    [Fact]
    public void A_line_allocates_nothing()
    {
        var sum = 0.0;
        void Look(int i) => sum += Sight.Between(new GridPoint(i % 100, 3.0, 2500.0), new GridPoint(7.0, i % 90, 2500.0)).Clearance_m;
        Look(1);
        var allocated = Allocations.LeastOf(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Look(i);
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Impossible_points_factors_and_radii_throw()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new LineOfSight(Rough, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new LineOfSight(Rough, double.NaN));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new LineOfSight(Rough, 1.0, Length.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Sight.Between(new GridPoint(double.NaN, 0, 0), new GridPoint(1, 1, 1)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Sight.Between(new GridPoint(0, 0, 0), new GridPoint(1e12, 1, 1)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Sight.Between(new GridPoint(0, 0, double.PositiveInfinity), new GridPoint(1, 1, 1)));
    }

    private static LocalGrid Drawn(int size, Func<int, int, float> height)
    {
        var heights = new float[size * size];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = height(i / size, i % size);
        }

        return LocalGrid.Of(Centre, Length.FromMetres(100.0), size, heights);
    }
}
