using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class QuantityFormatTests
{
    [Theory]
    [InlineData(QuantityKind.Length, 41_200.0, "41.2 km")]
    [InlineData(QuantityKind.Length, 250.0, "250 m")]
    [InlineData(QuantityKind.Length, 999.96, "1 km")]
    [InlineData(QuantityKind.Length, 999.94, "999.9 m")]
    [InlineData(QuantityKind.Length, 35_786e3, "35,790 km")]
    [InlineData(QuantityKind.Length, 0.03, "3 cm")]
    [InlineData(QuantityKind.Length, 0.0, "0 m")]
    [InlineData(QuantityKind.Length, -1500.0, "-1.5 km")]
    [InlineData(QuantityKind.Speed, 1200.0, "1200 m/s")]
    [InlineData(QuantityKind.Speed, 250.04, "250 m/s")]
    [InlineData(QuantityKind.Acceleration, 196.133, "20 g")]
    [InlineData(QuantityKind.Acceleration, 2.5, "2.5 m/s²")]
    [InlineData(QuantityKind.Angle, Math.PI / 4.0, "45°")]
    [InlineData(QuantityKind.AngularRate, Math.PI / 5.0, "36°/s")]
    [InlineData(QuantityKind.Duration, 0.0, "0 s")]
    [InlineData(QuantityKind.Duration, 9.0, "9 s")]
    [InlineData(QuantityKind.Duration, 0.25, "250 ms")]
    [InlineData(QuantityKind.Duration, 12e-6, "12 µs")]
    [InlineData(QuantityKind.Duration, 59.999, "1 min")]
    [InlineData(QuantityKind.Duration, 330.0, "5 min 30 s")]
    [InlineData(QuantityKind.Duration, 330.25, "5 min 30.2 s")]
    [InlineData(QuantityKind.Duration, 73.44987643, "1 min 13.45 s")]
    [InlineData(QuantityKind.Duration, 930.44, "15 min 30.4 s")]
    [InlineData(QuantityKind.Duration, -5400.0, "-1 h 30 min")]
    [InlineData(QuantityKind.Duration, 2_592_000.0, "30 d")]
    [InlineData(QuantityKind.Frequency, 3e9, "3 GHz")]
    [InlineData(QuantityKind.Frequency, 150e6, "150 MHz")]
    [InlineData(QuantityKind.Area, 0.1, "0.1 m²")]
    [InlineData(QuantityKind.Area, 1e-4, "0.0001 m²")]
    [InlineData(QuantityKind.Area, 1.5e-9, "1.5e-9 m²")]
    [InlineData(QuantityKind.Area, 3e6, "3 km²")]
    [InlineData(QuantityKind.Power, 100e3, "100 kW")]
    [InlineData(QuantityKind.Power, 1e-14, "1e-11 mW")]
    [InlineData(QuantityKind.Mass, 1835.0, "1835 kg")]
    [InlineData(QuantityKind.Mass, 43_300.0, "43.3 t")]
    [InlineData(QuantityKind.Decibels, -20.0, "-20 dB")]
    [InlineData(QuantityKind.Number, 0.123456, "0.1235")]
    [InlineData(QuantityKind.Number, 1_234_567.0, "1,234,567")]
    [InlineData(QuantityKind.Length, double.NaN, "NaN m")]
    [InlineData(QuantityKind.Duration, double.NaN, "NaN s")]
    public void A_value_is_printed_with_the_unit_a_reader_would_choose(QuantityKind kind, double si, string text) =>
        Assert.Equal(text, QuantityFormat.Text(kind, si));

    [Fact]
    public void A_negative_zero_is_printed_as_zero() => Assert.Equal("0 m", QuantityFormat.Text(QuantityKind.Length, -0.0));

    [Theory]
    [InlineData(QuantityKind.Length, 400e3, "400 km (216 nm)")]
    [InlineData(QuantityKind.Length, 30e3, "30 km (98,430 ft)")]
    [InlineData(QuantityKind.Speed, 1200.0, "1200 m/s (2333 kn)")]
    [InlineData(QuantityKind.Mass, 1835.0, "1835 kg")]
    public void Readers_from_aviation_find_their_units_beside_the_metric_ones(QuantityKind kind, double si, string text) =>
        Assert.Equal(text, QuantityFormat.Text(kind, si, UnitSystem.MetricAndAviation));

    [Fact]
    public void A_height_stands_in_feet_and_a_distance_in_nautical_miles_whatever_their_size()
    {
        Assert.Equal("20 km (10.8 nm)", QuantityFormat.Distance(Length.FromKilometres(20), UnitSystem.MetricAndAviation));
        Assert.Equal("100 km (328,100 ft)", QuantityFormat.Height(Length.FromKilometres(100), UnitSystem.MetricAndAviation));
        Assert.Equal("20 km", QuantityFormat.Distance(Length.FromKilometres(20), UnitSystem.Metric));
        Assert.Equal("20 km", QuantityFormat.Height(Length.FromKilometres(20), UnitSystem.Metric));
    }

    [Fact]
    public void The_number_of_significant_digits_can_be_asked_for()
    {
        Assert.Equal("6378.137 km", QuantityFormat.Text(QuantityKind.Length, 6378137.0, UnitSystem.Metric, significantDigits: 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantityFormat.Text(QuantityKind.Length, 1.0, UnitSystem.Metric, significantDigits: 0));
    }

    [Fact]
    public void Every_type_prints_itself_with_its_unit()
    {
        Assert.Equal("41.2 km", Length.FromKilometres(41.2).ToString());
        Assert.Equal("250 m/s", Speed.FromKilometresPerHour(900).ToString());
        Assert.Equal("20 g", Acceleration.FromStandardGravities(20).ToString());
        Assert.Equal("45°", Angle.FromDegrees(45).ToString());
        Assert.Equal("36°/s", AngularRate.FromDegreesPerSecond(36).ToString());
        Assert.Equal("45 min", Duration.FromMinutes(45).ToString());
        Assert.Equal("3 GHz", Frequency.FromGigahertz(3).ToString());
        Assert.Equal("2 m²", Area.FromSquareMetres(2).ToString());
        Assert.Equal("1 MW", Power.FromMegawatts(1).ToString());
        Assert.Equal("400 kg", Mass.FromKilograms(400).ToString());
        Assert.Equal("-3 dB", Decibels.FromDecibels(-3).ToString());
        Assert.Equal("0:45:00", (SimulationTime.Start + Duration.FromMinutes(45)).ToString());
        Assert.Equal("40.00000, 33.00000, 938 m", Geodetic.FromDegrees(40, 33, 938).ToString());
    }

    [Theory]
    [InlineData(0, "0:00:00")]
    [InlineData(330_000_000, "0:05:30")]
    [InlineData(330_250_000, "0:05:30.2")]
    [InlineData(40_000, "0:00:00.0")]
    [InlineData(59_999_999, "0:00:59.9")]
    [InlineData(-1_500_000, "-0:00:01.5")]
    [InlineData(360_000_000_000, "100:00:00")]
    [InlineData(long.MaxValue, "never")]
    [InlineData(long.MinValue, "-2562047788:00:54.7")]
    public void A_clock_shows_tenths_only_between_whole_seconds(long microseconds, string clock) =>
        Assert.Equal(clock, QuantityFormat.Clock(SimulationTime.FromMicroseconds(microseconds)));

    [Fact]
    public void A_value_printed_for_the_round_trip_comes_back_bit_for_bit_in_every_kind()
    {
        var values = Laws.AnyKind.SelectMany(_ => Laws.AnyDouble, (kind, si) => (kind, si))
            .Where(value => value.kind != QuantityKind.Duration || Math.Abs(value.si) < 9e12);
        Laws.Holds(values, value => Laws.SameBits(value.si, QuantityText.Parse(value.kind, QuantityFormat.RoundTrip(value.kind, value.si)).Si));
    }

    [Fact]
    public void What_is_printed_for_a_reader_reads_back_to_four_digits()
    {
        var values = Laws.AnyKind.SelectMany(_ => Laws.Between(-4.0, 5.0), (kind, size) => (kind, si: Math.Pow(10.0, size)));
        Laws.Holds(values, value =>
        {
            var parsed = QuantityText.Parse(value.kind, QuantityFormat.Text(value.kind, -value.si));
            return parsed.IsValid && Math.Abs(parsed.Si + value.si) <= 5.01e-4 * value.si;
        });
    }

    [Fact]
    public void A_clock_of_whole_tenths_reads_back_exactly() => Laws.Holds(
        Laws.Whole(-1_000_000_000, 1_000_000_000),
        tenths =>
        {
            var time = SimulationTime.FromMicroseconds(tenths * 100_000);
            return Duration.FromSeconds(QuantityText.Parse(QuantityKind.Duration, QuantityFormat.Clock(time)).Si) == time.SinceStart;
        });

    [Fact]
    public void Infinity_has_no_text_that_could_be_read_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantityFormat.RoundTrip(QuantityKind.Length, double.PositiveInfinity));
}
