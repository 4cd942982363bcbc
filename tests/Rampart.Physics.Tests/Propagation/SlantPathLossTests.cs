using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>Loss along a slanting way, reckoned and read from its table.</summary>
public class SlantPathLossTests
{
    private static readonly double[] Bands_GHz = [1.3, 3.0, 5.6, 10.0, 16.5, 35.0];

    private static readonly SlantPathLoss[] Paths = [.. Bands_GHz.Select(f => new SlantPathLoss(Frequency.FromGigahertz(f)))];

    private static readonly FsCheck.Gen<(SlantPathLoss Path, Length Antenna, Length Range, Angle Elevation)> AnyWay =
        from band in FsCheck.Fluent.Gen.Elements(Paths)
        from antenna in Laws.Between(0.0, 10e3)
        from range in Laws.Between(100.0, 450e3)
        from elevation in FsCheck.Fluent.Gen.OneOf(Laws.Between(-0.5, 5.0), Laws.Between(0.0, 90.0))
        select (band, Length.FromMetres(antenna), Length.FromMetres(range), Angle.FromDegrees(elevation));

    [Fact]
    public void A_longer_way_takes_more_and_a_steeper_or_higher_one_less() =>
        Laws.Holds(AnyWay, way =>
        {
            var loss = way.Path.OneWay(way.Antenna, way.Range, way.Elevation);
            var slack = Decibels.FromDecibels(1e-9 + (1e-6 * loss.Value));
            return loss.Value > 0.0
                && way.Path.OneWay(way.Antenna, 1.1 * way.Range, way.Elevation) + slack >= loss
                && (way.Elevation.Degrees is < 0.0 or > 89.0 || way.Path.OneWay(way.Antenna, way.Range, way.Elevation + Angle.FromDegrees(1.0)) <= loss + slack)
                && (way.Elevation.Degrees < 0.0 || way.Path.OneWay(way.Antenna + Length.FromMetres(100.0), way.Range, way.Elevation) <= loss + slack);
        });

    [Fact]
    public void The_way_back_takes_the_same() =>
        Laws.Holds(AnyWay, way =>
        {
            var earth = EffectiveEarth.Standard;
            var target = earth.TargetHeight(way.Antenna, way.Range, way.Elevation);
            if (target.Metres is < 0.0 or > 80e3 || way.Elevation.Degrees > 89.0)
            {
                return true;
            }

            var there = way.Path.OneWay(way.Antenna, way.Range, way.Elevation).Value;
            var back = way.Path.OneWay(target, way.Range, earth.Elevation(target, way.Antenna, way.Range)).Value;
            return Math.Abs(there - back) < 2e-4 * there;
        });

    [Fact]
    public void Pieces_add_up_to_the_whole() =>
        Laws.Holds(AnyWay, way =>
        {
            // The same sum in a thousand plain pieces, each with the loss of its middle.
            var sum = 0.0;
            for (var i = 0; i < 1000; i++)
            {
                sum += way.Path.Specific_dBpkm(EffectiveEarth.Standard.TargetHeight(way.Antenna, way.Range * ((i + 0.5) / 1000.0), way.Elevation)) * way.Range.Kilometres / 1000.0;
            }

            var loss = way.Path.OneWay(way.Antenna, way.Range, way.Elevation).Value;
            return Math.Abs(loss - sum) < 5e-3 * loss;
        });

    [Fact]
    public void Close_to_the_ground_it_is_the_loss_of_one_kilometre_times_the_way()
    {
        var path = new SlantPathLoss(Frequency.FromGigahertz(10.0));
        var reference = GaseousAttenuation.Specific(Frequency.FromGigahertz(10.0), 1013.25 - 9.973, 288.15, 7.5).Total_dBpkm;
        Assert.Equal(10.0 * reference, path.OneWay(Length.Zero, Length.FromKilometres(10.0), Angle.Zero).Value, tolerance: 1e-3 * reference * 10.0);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(10.0)]
    [InlineData(16.5)]
    [InlineData(35.0)]
    public void Straight_up_it_is_the_loss_at_the_ground_over_the_heights_of_oxygen_and_vapour(double band_GHz)
    {
        // Away from the lines, oxygen's loss goes with the square of the pressure and vapour's with density times pressure: 4 to 6.5 km and 1.4 to 2 km of the ground's air.
        var ground = GaseousAttenuation.Specific(Frequency.FromGigahertz(band_GHz), 1013.25 - 9.973, 288.15, 7.5);
        var zenith = new SlantPathLoss(Frequency.FromGigahertz(band_GHz)).OneWay(Length.Zero, Length.FromKilometres(100.0), Angle.FromDegrees(90.0)).Value;
        Assert.InRange(zenith, (4.0 * ground.Oxygen_dBpkm) + (1.4 * ground.Vapour_dBpkm), (6.5 * ground.Oxygen_dBpkm) + (2.0 * ground.Vapour_dBpkm));
    }

    [Fact]
    public void Above_the_air_nothing_more_is_taken()
    {
        var path = new SlantPathLoss(Frequency.FromGigahertz(10.0));
        Assert.Equal(path.OneWay(Length.Zero, Length.FromKilometres(100.0), Angle.FromDegrees(80.0)), path.OneWay(Length.Zero, Length.FromKilometres(1000.0), Angle.FromDegrees(80.0)));
        Assert.Equal(0.0, path.Specific_dBpkm(Length.FromKilometres(90.0)));
    }

    [Theory]
    [InlineData(1.3, 0.003)]
    [InlineData(10.0, 0.003)]
    [InlineData(16.5, 0.011)]
    [InlineData(35.0, 0.03)]
    public void The_table_is_no_farther_off_than_it_says(double band_GHz, double worst_dB)
    {
        var path = new SlantPathLoss(Frequency.FromGigahertz(band_GHz));
        foreach (var antenna_m in (double[])[5.0, 500.0, 9000.0])
        {
            var table = new SlantPathLossTable(Frequency.FromGigahertz(band_GHz), Length.FromMetres(antenna_m));
            Laws.Holds(from range in Laws.Between(1e3, 450e3) from elevation in FsCheck.Fluent.Gen.OneOf(Laws.Between(-0.5, 5.0), Laws.Between(-0.5, 90.0)) select (range, elevation), place =>
            {
                var exact = path.OneWay(Length.FromMetres(antenna_m), Length.FromMetres(place.range), Angle.FromDegrees(place.elevation)).Value;
                var read = table.OneWay_dB(place.range, Angle.FromDegrees(place.elevation).Radians);
                return Math.Abs(read - exact) <= Math.Min(worst_dB, 0.015 * exact);
            });
        }
    }

    [Fact]
    public void The_table_never_gives_less_for_a_longer_way()
    {
        var table = new SlantPathLossTable(Frequency.FromGigahertz(5.6), Length.FromMetres(20.0));
        Laws.Holds(from range in Laws.Between(0.0, 1500e3) from more in Laws.Between(0.0, 50e3) from elevation in Laws.Between(-90.0, 90.0) select (range, more, elevation), place =>
            table.OneWay_dB(place.range + place.more, place.elevation * Math.PI / 180.0) >= table.OneWay_dB(place.range, place.elevation * Math.PI / 180.0));
        Assert.Equal(0.0, table.OneWay_dB(0.0, 0.1));
        Assert.Equal(table.OneWay_dB(1000e3, 0.1), table.OneWay_dB(2000e3, 0.1), tolerance: 1e-12);
    }

    [Fact]
    public void Reading_the_table_allocates_nothing()
    {
        var table = new SlantPathLossTable(Frequency.FromGigahertz(5.6), Length.FromMetres(20.0));
        var sum = table.OneWay_dB(1e5, 0.01);
        var allocated = Allocations.LeastOf(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                sum += table.OneWay_dB(40.0 * i, 1e-4 * i);
            }
        });

        Assert.Equal(0, allocated);
        Assert.True(sum > 0.0);
    }

    [Fact]
    public void What_cannot_be_throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new SlantPathLoss(Frequency.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Paths[0].OneWay(Length.Zero, Length.FromMetres(-1.0), Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Paths[0].OneWay(Length.Zero, Length.FromMetres(1.0), Angle.FromDegrees(91.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new SlantPathLossTable(Frequency.FromGigahertz(3.0), Length.FromMetres(double.NaN)));
        var table = new SlantPathLossTable(Frequency.FromGigahertz(3.0), Length.Zero);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => table.OneWay_dB(double.NaN, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => table.OneWay_dB(1000.0, double.NaN));
    }
}
