using Rampart.Coverage.Rings;
using Rampart.Terrain;
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
