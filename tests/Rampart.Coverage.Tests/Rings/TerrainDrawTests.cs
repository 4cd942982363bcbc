using Rampart.Coverage.Rings;
using Rampart.Terrain;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Rings;

public class TerrainDrawTests
{
    private const int Size = 301;
    private static readonly Geodetic Site = Geodetic.FromDegrees(39.0, 33.0);

    private static SiteTerrain Plain(float height_m) =>
        new(LocalGrid.Of(Site, Length.FromMetres(900.0), Size, [.. Enumerable.Repeat(height_m, Size * Size)]), Length.FromKilometres(130.0));

    [Theory]
    [InlineData(900.0, 800.0)]
    [InlineData(30.0, 800.0)]
    [InlineData(2000.0, 800.0)]
    [InlineData(8000.0, 800.0)]
    [InlineData(8000.0, 100.0)]
    public void Errors_are_as_large_as_they_may_be_and_have_no_bias(double spacing_m, double height_m)
    {
        var deviation = ElevationError.Deviation_m(spacing_m, height_m);
        double sum = 0.0, squares = 0.0, count = 0.0;
        for (var point = 1UL; point <= 8; point++)
        {
            foreach (var height in TerrainDraw.Of(Plain((float)height_m), Length.FromMetres(spacing_m), 3, point).Grid.Heights)
            {
                sum += height - height_m;
                squares += (height - height_m) * (height - height_m);
                count++;
            }
        }

        Assert.InRange(sum / count, -0.08 * deviation, 0.08 * deviation);
        Assert.Equal(deviation, Math.Sqrt(squares / count), tolerance: 0.1 * deviation);
    }

    [Fact]
    public void Where_tiles_of_two_finenesses_meet_each_place_errs_as_its_own_and_is_told()
    {
        // Posts a second of arc apart would be a large tile; six seconds (185 m) to the west of the site and six minutes (11 km) around do.
        static ElevationTile Tile(string name, double south_deg, double west_deg, double degrees, int perDegree) => new(
            name, south_deg, west_deg, 1.0 / perDegree, 1.0 / perDegree, (int)(degrees * perDegree) + 1, (int)(degrees * perDegree) + 1, [.. Enumerable.Repeat((short)800, ((int)(degrees * perDegree) + 1) * ((int)(degrees * perDegree) + 1))], null, "made up");
        var ground = new RealGround(new ElevationMosaic([], [Tile("fine", 38.0, 32.0, 1.0, 600), Tile("coarse", 36.0, 30.0, 6.0, 10)]), "two", "two", Site);
        var (radius, cell) = (Length.FromKilometres(80.0), Length.FromKilometres(1.0));
        var terrain = SiteTerrain.Around(ground, Site, radius, cell);
        double fine = 0.0, coarse = 0.0, fineCount = 0.0, coarseCount = 0.0;
        for (var point = 1UL; point <= 12; point++)
        {
            var drawn = TerrainDraw.Of(terrain, Length.FromMetres(185.0), 3, point).Grid;
            for (var row = 0; row < drawn.Size; row++)
            {
                for (var column = 0; column < drawn.Size; column++)
                {
                    var (error, place) = (drawn.Post(row, column) - 800.0, drawn.PlaceAt(row, column));
                    var isFine = place.Latitude.Degrees < 39.0 && place.Longitude.Degrees is > 32.0 and < 33.0;
                    (fine, fineCount) = isFine ? (fine + (error * error), fineCount + 1.0) : (fine, fineCount);
                    (coarse, coarseCount) = isFine ? (coarse, coarseCount) : (coarse + (error * error), coarseCount + 1.0);
                }
            }
        }

        Assert.Equal(2, terrain.MixedSpacings!.All.Count);
        Assert.Equal(ElevationError.Deviation_m(185.0, 800.0), Math.Sqrt(fine / fineCount), 0.1 * ElevationError.Deviation_m(185.0, 800.0));
        Assert.Equal(ElevationError.Deviation_m(11_000.0, 800.0), Math.Sqrt(coarse / coarseCount), 0.15 * ElevationError.Deviation_m(11_000.0, 800.0));
        Assert.Equal(0.75, terrain.MixedSpacings.ShareWiderThan(Length.FromKilometres(1.0), terrain, radius), 0.02);
        Assert.Equal(0.0, terrain.MixedSpacings.ShareWiderThan(Length.FromKilometres(20.0), terrain, radius));
    }

    [Fact]
    public void Ground_of_one_fineness_is_not_mixed()
    {
        var ground = new RealGround(new ElevationMosaic([], [BuiltInTerrain.Tile]), "built-in", "built-in", Site);

        Assert.Null(SiteTerrain.Around(ground, Site, Length.FromKilometres(60.0), Length.FromKilometres(2.0)).MixedSpacings);
        Assert.Null(Plain(800f).MixedSpacings);
    }

    [Fact]
    public void The_site_and_the_sea_stay_as_they_are()
    {
        var (land, sea) = (TerrainDraw.Of(Plain(800f), Length.FromKilometres(8.0), 3, 1), TerrainDraw.Of(Plain(0f), Length.FromKilometres(8.0), 3, 1));

        Assert.Equal(800.0, land.SiteGround_m);
        Assert.All(sea.Grid.Heights.ToArray(), height => Assert.Equal(0f, height));
        Assert.Contains(land.Grid.Heights.ToArray(), height => height is < 700f or > 900f);
    }

    [Fact]
    public void The_same_point_of_the_same_seed_draws_the_same_ground_and_another_draws_another()
    {
        float[] Drawn(ulong seed, ulong point) => TerrainDraw.Of(Plain(800f), Length.FromKilometres(8.0), seed, point).Grid.Heights.ToArray();

        Assert.Equal(Drawn(3, 1), Drawn(3, 1));
        Assert.NotEqual(Drawn(3, 1), Drawn(3, 2));
        Assert.NotEqual(Drawn(3, 1), Drawn(4, 1));
    }

    [Fact]
    public void A_coarse_ground_errs_more_the_higher_it_lies_and_a_fine_one_least()
    {
        Assert.Equal(54.0, ElevationError.Deviation_m(9000.0, 100.0));
        Assert.Equal(159.0, ElevationError.Deviation_m(9000.0, 750.0));
        Assert.Equal(700.0, ElevationError.Deviation_m(9000.0, 5000.0));
        Assert.Equal(18.2, ElevationError.Deviation_m(900.0, 5000.0), 1);
        Assert.Equal(9.7, ElevationError.Deviation_m(30.0, 5000.0), 1);
        Assert.Equal(0.0, ElevationError.Deviation_m(0.0, 5000.0));
    }
}
