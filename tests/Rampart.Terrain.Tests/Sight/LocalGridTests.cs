using FsCheck.Fluent;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The local grid: places and cells there and back, against geodesics, and what it does with unknown ground.</summary>
public class LocalGridTests
{
    private static readonly Geodetic Centre = Geodetic.FromDegrees(40.08, 32.57);

    [Theory]
    [InlineData(40.08, 32.57)]
    [InlineData(-17.0, 179.99)]
    [InlineData(89.99, 0.0)]
    [InlineData(-90.0, 0.0)]
    public void A_cell_and_its_place_lead_to_each_other(double latitude_deg, double longitude_deg)
    {
        var grid = LocalGrid.Of(Geodetic.FromDegrees(latitude_deg, longitude_deg), Length.FromMetres(900.0), 2, new float[4]);
        Laws.Holds(from row in Laws.Between(-500.0, 500.0) from column in Laws.Between(-500.0, 500.0) select (row, column), cell =>
        {
            var (row, column) = grid.CellOf(grid.PlaceAt(cell.row, cell.column));
            return Math.Abs(row - cell.row) < 1e-6 && Math.Abs(column - cell.column) < 1e-6;
        });
    }

    [Theory]
    [InlineData(0.0, 100.0, 40.980537088, 32.570000000, 8.0)]
    [InlineData(30.0, 100.0, 40.858387918, 33.163000566, 8.0)]
    [InlineData(45.0, 100.0, 40.713783341, 33.406827221, 8.0)]
    [InlineData(90.0, 100.0, 40.074067668, 33.742345940, 8.0)]
    [InlineData(135.0, 100.0, 39.440212927, 33.391380154, 8.0)]
    [InlineData(200.0, 100.0, 39.232962300, 32.173888782, 8.0)]
    [InlineData(290.0, 100.0, 40.382744560, 31.463351322, 8.0)]
    [InlineData(0.0, 200.0, 41.880933071, 32.570000000, 32.0)]
    [InlineData(30.0, 200.0, 41.633550373, 33.770019671, 32.0)]
    [InlineData(45.0, 200.0, 41.341315599, 34.259596913, 32.0)]
    [InlineData(90.0, 200.0, 40.056275184, 34.914285181, 32.0)]
    [InlineData(135.0, 200.0, 38.794659880, 34.197801093, 32.0)]
    [InlineData(200.0, 200.0, 38.384485871, 31.787197612, 32.0)]
    [InlineData(290.0, 200.0, 40.674789702, 30.346927025, 32.0)]
    [InlineData(0.0, 400.0, 43.681299756, 32.570000000, 130.0)]
    [InlineData(30.0, 400.0, 43.173541549, 35.028831409, 130.0)]
    [InlineData(45.0, 400.0, 42.576587468, 36.014977712, 130.0)]
    [InlineData(90.0, 400.0, 39.985172772, 37.255324236, 130.0)]
    [InlineData(135.0, 400.0, 37.487160983, 35.767674850, 130.0)]
    [InlineData(200.0, 400.0, 36.683490296, 31.040175815, 130.0)]
    [InlineData(290.0, 400.0, 41.225972444, 28.085470943, 130.0)]
    public void A_place_lies_where_its_geodesic_from_the_centre_ends(double azimuth_deg, double distance_km, double latitude_deg, double longitude_deg, double within_m)
    {
        // Ends reckoned with PROJ's geod (Karney's geodesics) on WGS84, from 40.08 N 32.57 E.
        var grid = LocalGrid.Of(Centre, Length.FromMetres(1.0), 2, new float[4]);
        var (row, column) = grid.CellOf(Geodetic.FromDegrees(latitude_deg, longitude_deg));
        var east = distance_km * 1e3 * Math.Sin(azimuth_deg * Math.PI / 180.0);
        var north = distance_km * 1e3 * Math.Cos(azimuth_deg * Math.PI / 180.0);
        var error = Math.Sqrt(Math.Pow(column - 0.5 - east, 2.0) + Math.Pow(0.5 - row - north, 2.0));

        Assert.True(error < within_m, $"{error:F1} m off");

        // The mask's own polar reckoning: a mean radius for the distance, the ellipsoid's azimuth.
        var (distance, azimuth) = new GroundPolar(Centre).To(Geodetic.FromDegrees(latitude_deg, longitude_deg));
        Assert.InRange(distance / (distance_km * 1e3), 1.0 - 0.003, 1.0 + 0.003);
        Assert.True(Angle.FromRadians(azimuth).DifferenceTo(Angle.FromDegrees(azimuth_deg)).Abs().Degrees < 0.01);
    }

    [Fact]
    public void Posts_carry_the_ground_of_their_places_and_heights_between_are_bilinear()
    {
        // Ground that rises evenly with latitude and longitude is nearly even on the grid too.
        var ground = new MadeUpGround((latitude, longitude) => (1000.0 * (latitude - 40.0)) + (500.0 * (longitude - 32.0)));
        var grid = LocalGrid.Around(ground, Centre, Length.FromKilometres(20.0), Length.FromMetres(500.0));

        Assert.Equal(81, grid.Size);
        Assert.Equal(ground.HeightAt(40.08, 32.57), grid.Post(40, 40), 1e-3);
        Laws.Holds(from row in Laws.Between(0.0, 80.0) from column in Laws.Between(0.0, 80.0) select (row, column), cell =>
        {
            var place = grid.PlaceAt(cell.row, cell.column);
            var (latitude, longitude) = (place.Latitude.Degrees, place.Longitude.Degrees);
            return Math.Abs(grid.HeightAt(latitude, longitude) - ground.HeightAt(latitude, longitude)) < 0.01;
        });
    }

    [Theory]
    [InlineData(0.0, 0.0, 900.0)]
    [InlineData(40.08, 32.57, 70.0)]
    [InlineData(40.08, 32.57, 900.0)]
    [InlineData(-17.0, 179.99, 650.0)]
    [InlineData(77.0, 20.0, 900.0)]
    [InlineData(89.9, 0.0, 900.0)]
    public void The_ground_is_asked_within_a_centimetre_of_each_post(double latitude_deg, double longitude_deg, double cell_m)
    {
        var asked = new List<(double Latitude, double Longitude)>();
        var ground = new MadeUpGround((latitude, longitude) =>
        {
            asked.Add((latitude, longitude));
            return 0.0;
        });
        var grid = LocalGrid.Around(ground, Geodetic.FromDegrees(latitude_deg, longitude_deg), Length.FromMetres(150.0 * cell_m), Length.FromMetres(cell_m));

        Assert.Equal(grid.Size * grid.Size, asked.Count);
        for (var post = 0; post < asked.Count; post++)
        {
            var (row, column) = grid.CellOf(Geodetic.FromDegrees(asked[post].Latitude, asked[post].Longitude));
            Assert.InRange(Math.Abs(row - (post / grid.Size)) * cell_m, 0.0, 0.01);
            Assert.InRange(Math.Abs(column - (post % grid.Size)) * cell_m, 0.0, 0.01);
        }
    }

    [Fact]
    public void Rows_run_south_and_columns_east()
    {
        var grid = LocalGrid.Around(MadeUpGround.Flat(0.0), Centre, Length.FromKilometres(5.0), Length.FromKilometres(1.0));

        Assert.True(grid.PlaceAt(0, 5).Latitude.Degrees > Centre.Latitude.Degrees);
        Assert.True(grid.PlaceAt(5, 10).Longitude.Degrees > Centre.Longitude.Degrees);
    }

    [Fact]
    public void Unknown_posts_stay_unknown_and_make_their_surroundings_unknown_but_no_more()
    {
        var heights = new float[9];
        heights[4] = float.NaN;
        var grid = LocalGrid.Of(Centre, Length.FromMetres(100.0), 3, heights);

        Assert.Equal(double.NaN, grid.Post(1, 1));
        Assert.Equal(double.NaN, grid.HeightAtCell(0.5, 0.5));
        Assert.Equal(0.0, grid.HeightAtCell(0.0, 0.5));
        Assert.Equal(0.0, grid.HeightAtCell(2.0, 2.0));
        Assert.Equal(double.NaN, grid.HeightAtCell(2.1, 2.0));
        Assert.Equal(double.NaN, grid.HeightAtCell(-0.1, 1.0));
        Assert.Equal(double.NaN, grid.HeightAtCell(double.NaN, 1.0));
        Assert.Equal(double.NaN, grid.PostSpacingAt(40.08, 32.57));
        Assert.Equal(double.NaN, LocalGrid.Around(MadeUpGround.Flat(double.NaN), Centre, Length.FromMetres(100.0), Length.FromMetres(100.0)).Post(0, 0));
    }

    [Fact]
    public void Impossible_grids_throw()
    {
        var flat = MadeUpGround.Flat(0.0);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => LocalGrid.Around(flat, Centre, Length.Zero, Length.FromMetres(100.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => LocalGrid.Around(flat, Centre, Length.FromKilometres(1.0), Length.FromMetres(-1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => LocalGrid.Around(flat, Centre, Length.FromKilometres(1000.0), Length.FromMetres(1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => LocalGrid.Of(Centre, Length.FromMetres(100.0), 1, new float[1]));
        Assert.Throws<ArgumentException>(() => LocalGrid.Of(Centre, Length.FromMetres(100.0), 3, new float[8]));
    }
}
