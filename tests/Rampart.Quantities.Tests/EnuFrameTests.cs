using FsCheck;
using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class EnuFrameTests
{
    private static readonly Gen<EnuOffset> AnyOffset =
        from east in Gen.OneOf(Laws.Between(-500e3, 500e3), Gen.Constant(0.0))
        from north in Gen.OneOf(Laws.Between(-500e3, 500e3), Gen.Constant(0.0))
        from up in Gen.OneOf(Laws.Between(-20e3, 100e3), Gen.Constant(0.0))
        select new EnuOffset(east, north, up);

    [Fact]
    public void A_published_point_is_met()
    {
        var frame = new EnuFrame(Geodetic.FromDegrees(55.0, 5.0, 200.0));
        foreach (var row in Published.Rows("EnuFrame.published.csv"))
        {
            var numbers = Array.ConvertAll(row, Published.Number);

            var offset = frame.ToEnu(new EcefPosition(numbers[0], numbers[1], numbers[2]));

            Assert.Equal(numbers[3], offset.East, 0.0015);
            Assert.Equal(numbers[4], offset.North, 0.0015);
            Assert.Equal(numbers[5], offset.Up, 0.0015);
        }
    }

    [Fact]
    public void The_axes_stand_at_right_angles_and_point_east_north_and_up() => Laws.Holds(Laws.AnyPlace, place =>
    {
        var frame = new EnuFrame(place);
        return (EcefVector.Cross(frame.East, frame.North) - frame.Up).Norm < 1e-15
            && Math.Abs(EcefVector.Dot(frame.East, frame.North)) < 1e-15
            && Math.Abs(frame.East.Norm - 1.0) < 1e-15
            && Math.Abs(frame.North.Norm - 1.0) < 1e-15
            && (frame.Up - Wgs84.Normal(place.Latitude, place.Longitude)).Norm < 1e-15;
    });

    [Fact]
    public void What_goes_straight_up_gains_as_much_height() => Laws.Holds(Laws.AnyPlace, place =>
    {
        var above = Wgs84.ToGeodetic(new EnuFrame(place).ToEcef(new EnuOffset(0.0, 0.0, 1000.0)));
        return Math.Abs((above.Height - place.Height).Metres - 1000.0) < 5e-8;
    });

    [Fact]
    public void An_offset_comes_back_from_Earth_centred_coordinates() => Laws.Holds(Gen.Zip(Laws.AnyPlace, AnyOffset), pair =>
    {
        var frame = new EnuFrame(pair.Item1);
        var back = frame.ToEnu(frame.ToEcef(pair.Item2));
        return (back - pair.Item2).Norm < 5e-8
            && (frame.ToEnu(frame.ToEcefVector(pair.Item2)) - pair.Item2).Norm < 1e-9;
    });

    [Fact]
    public void An_offset_comes_back_from_range_azimuth_and_elevation() => Laws.Holds(AnyOffset, offset =>
    {
        var polar = offset.ToPolar();
        return (polar.ToEnu() - offset).Norm <= 1e-9
            && polar.Azimuth.Radians is >= 0.0 and < 2.0 * Portable.Pi
            && Math.Abs(polar.Elevation.Radians) <= Portable.Pi / 2.0;
    });

    [Theory]
    [InlineData(0, 1, 0, 0, 0)]
    [InlineData(1, 0, 0, 90, 0)]
    [InlineData(0, -1, 0, 180, 0)]
    [InlineData(-1, 0, 0, 270, 0)]
    [InlineData(0, 0, 1, 0, 90)]
    [InlineData(0, 0, -1, 0, -90)]
    [InlineData(0, 0, 0, 0, 0)]
    public void Azimuth_counts_clockwise_from_north_and_elevation_up_from_the_plane(double east, double north, double up, double azimuth_deg, double elevation_deg)
    {
        var polar = new EnuOffset(east, north, up).ToPolar();

        Assert.Equal(azimuth_deg, polar.Azimuth.Degrees, 1e-13);
        Assert.Equal(elevation_deg, polar.Elevation.Degrees, 1e-13);
    }

    [Fact]
    public void An_azimuth_just_west_of_north_is_never_a_full_turn() =>
        Assert.Equal(0.0, new EnuOffset(-1e-300, 1.0, 0.0).ToPolar().Azimuth.Radians);
}
