using FsCheck;
using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class QuantityTextTests
{
    [Theory]
    [InlineData(QuantityKind.Length, "400 km", 400_000.0)]
    [InlineData(QuantityKind.Length, "250 mi", 402_336.0)]
    [InlineData(QuantityKind.Length, "66,000 ft", 20_116.8)]
    [InlineData(QuantityKind.Length, "66 000 ft", 20_116.8)]
    [InlineData(QuantityKind.Length, "66\u2009000 ft", 20_116.8)]
    [InlineData(QuantityKind.Length, "66\u202F000\u00A0ft", 20_116.8)]
    [InlineData(QuantityKind.Length, "1,234,567.5 m", 1_234_567.5)]
    [InlineData(QuantityKind.Length, "216 nm", 400_032.0)]
    [InlineData(QuantityKind.Length, "216 NM", 400_032.0)]
    [InlineData(QuantityKind.Length, "216 nmi", 400_032.0)]
    [InlineData(QuantityKind.Length, "216 nautical  miles", 400_032.0)]
    [InlineData(QuantityKind.Length, "4.35 km", 4350.0)]
    [InlineData(QuantityKind.Length, "0.3 km", 300.0)]
    [InlineData(QuantityKind.Length, "400km", 400_000.0)]
    [InlineData(QuantityKind.Length, "  400 KM ", 400_000.0)]
    [InlineData(QuantityKind.Length, "400 Kilometers", 400_000.0)]
    [InlineData(QuantityKind.Length, "3 cm", 0.03)]
    [InlineData(QuantityKind.Length, "12 mm", 0.012)]
    [InlineData(QuantityKind.Length, "+5 m", 5.0)]
    [InlineData(QuantityKind.Length, "−5 m", -5.0)]
    [InlineData(QuantityKind.Length, ".5 m", 0.5)]
    [InlineData(QuantityKind.Length, "1.5e+3 m", 1500.0)]
    [InlineData(QuantityKind.Length, "1.5E3m", 1500.0)]
    [InlineData(QuantityKind.Speed, "4.8 km/s", 4800.0)]
    [InlineData(QuantityKind.Speed, "1200 m/s", 1200.0)]
    [InlineData(QuantityKind.Speed, "900 km/h", 250.0)]
    [InlineData(QuantityKind.Speed, "900 km / h", 250.0)]
    [InlineData(QuantityKind.Speed, "3600 kn", 1852.0)]
    [InlineData(QuantityKind.Speed, "3600 kt", 1852.0)]
    [InlineData(QuantityKind.Speed, "100 mph", 44.704)]
    [InlineData(QuantityKind.Speed, "10 ft/s", 3.048)]
    [InlineData(QuantityKind.Speed, "Mach 4", 1361.176)]
    [InlineData(QuantityKind.Speed, "mach 0.5", 170.147)]
    [InlineData(QuantityKind.Speed, "M4", 1361.176)]
    [InlineData(QuantityKind.Speed, "4 Mach", 1361.176)]
    [InlineData(QuantityKind.Acceleration, "20 g", 196.133)]
    [InlineData(QuantityKind.Acceleration, "20 G", 196.133)]
    [InlineData(QuantityKind.Acceleration, "9.8 m/s²", 9.8)]
    [InlineData(QuantityKind.Acceleration, "9.8 m/s^2", 9.8)]
    [InlineData(QuantityKind.Angle, "180°", Math.PI)]
    [InlineData(QuantityKind.Angle, "180 deg", Math.PI)]
    [InlineData(QuantityKind.Angle, "3200 mil", Math.PI)]
    [InlineData(QuantityKind.Angle, "17.5 mrad", 0.0175)]
    [InlineData(QuantityKind.Angle, "-1 rad", -1.0)]
    [InlineData(QuantityKind.AngularRate, "60 rpm", 2.0 * Math.PI)]
    [InlineData(QuantityKind.AngularRate, "180 deg/s", Math.PI)]
    [InlineData(QuantityKind.AngularRate, "180°/s", Math.PI)]
    [InlineData(QuantityKind.AngularRate, "2 rad/s", 2.0)]
    [InlineData(QuantityKind.Duration, "45 min", 2700.0)]
    [InlineData(QuantityKind.Duration, "1 h 30 min", 5400.0)]
    [InlineData(QuantityKind.Duration, "1h30min", 5400.0)]
    [InlineData(QuantityKind.Duration, "-1 d 2 h", -93_600.0)]
    [InlineData(QuantityKind.Duration, "1 min 0.1 s", 60.1)]
    [InlineData(QuantityKind.Duration, "0:05:30", 330.0)]
    [InlineData(QuantityKind.Duration, "-100:00:00.25", -360_000.25)]
    [InlineData(QuantityKind.Duration, "250 ms", 0.25)]
    [InlineData(QuantityKind.Duration, "12 us", 12e-6)]
    [InlineData(QuantityKind.Duration, "12 \u00B5s", 12e-6)]
    [InlineData(QuantityKind.Duration, "12 \u03BCs", 12e-6)]
    [InlineData(QuantityKind.Frequency, "3.0 GHz", 3e9)]
    [InlineData(QuantityKind.Frequency, "9.7 ghz", 9.7e9)]
    [InlineData(QuantityKind.Frequency, "150 MHz", 150e6)]
    [InlineData(QuantityKind.Frequency, "300 kHz", 300e3)]
    [InlineData(QuantityKind.Frequency, "300 hertz", 300.0)]
    [InlineData(QuantityKind.Area, "1e-3 m2", 1e-3)]
    [InlineData(QuantityKind.Area, "0.1 m2", 0.1)]
    [InlineData(QuantityKind.Area, "0.1 m²", 0.1)]
    [InlineData(QuantityKind.Area, "2 km2", 2e6)]
    [InlineData(QuantityKind.Area, "100 ft2", 9.290304)]
    [InlineData(QuantityKind.Power, "100 kW", 100e3)]
    [InlineData(QuantityKind.Power, "5 MW", 5e6)]
    [InlineData(QuantityKind.Power, "5 mW", 5e-3)]
    [InlineData(QuantityKind.Power, "0 dBW", 1.0)]
    [InlineData(QuantityKind.Power, "30 dBm", 1.0)]
    [InlineData(QuantityKind.Mass, "400 kg", 400.0)]
    [InlineData(QuantityKind.Mass, "1.8 t", 1800.0)]
    [InlineData(QuantityKind.Mass, "500 g", 0.5)]
    [InlineData(QuantityKind.Mass, "100 lb", 45.359237)]
    [InlineData(QuantityKind.Decibels, "-3 dB", -3.0)]
    [InlineData(QuantityKind.Number, "0.85", 0.85)]
    [InlineData(QuantityKind.Number, "85 %", 0.85)]
    [InlineData(QuantityKind.Number, "85%", 0.85)]
    [InlineData(QuantityKind.Number, "12,000", 12000.0)]
    public void A_quantity_is_read_exactly(QuantityKind kind, string text, double si)
    {
        var parsed = QuantityText.Parse(kind, text);

        Assert.True(parsed.IsValid, parsed.Problem);
        Assert.Equal(si, parsed.Si);
        Assert.Null(parsed.Problem);
        Assert.Null(parsed.Remedy);
    }

    [Theory]
    [InlineData(QuantityKind.Area, "-20 dBsm", 0.01)]
    [InlineData(QuantityKind.Area, "−20 dBsm", 0.01)]
    [InlineData(QuantityKind.Area, "10 dBm²", 10.0)]
    [InlineData(QuantityKind.Power, "60 dBW", 1e6)]
    [InlineData(QuantityKind.Power, "-90 dBm", 1e-12)]
    public void A_level_in_decibels_becomes_what_it_is_a_level_of(QuantityKind kind, string text, double si)
    {
        var parsed = QuantityText.Parse(kind, text);

        Assert.True(parsed.IsValid, parsed.Problem);
        Assert.Equal(si, parsed.Si, Math.Abs(si) * 1e-14);
    }

    [Fact]
    public void A_Mach_number_states_what_it_assumes_and_other_speeds_assume_nothing()
    {
        Assert.Equal(
            "Mach 1 taken as 340.294 m/s, the speed of sound of the ICAO standard atmosphere at sea level.",
            QuantityText.Parse(QuantityKind.Speed, "Mach 4").Assumption);
        Assert.Null(QuantityText.Parse(QuantityKind.Speed, "1200 m/s").Assumption);
    }

    [Theory]
    [InlineData(QuantityKind.Frequency, "3.0", "\"3.0\" has no unit.", "Expected a frequency, such as \"3.0 GHz\".")]
    [InlineData(QuantityKind.Length, "0", "\"0\" has no unit.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "400 kg", "\"400 kg\" is a mass.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "20 g", "\"20 g\" is an acceleration or a mass.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "Mach 4", "\"Mach 4\" is a speed.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "0:05:30", "\"0:05:30\" is a duration.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "1 h 30 min", "\"1 h 30 min\" is a duration.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "85 %", "\"85 %\" is a plain number.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Number, "400 kg", "\"400 kg\" is a mass.", "Expected a plain number, such as \"0.85\".")]
    [InlineData(QuantityKind.Duration, "45 m", "\"45 m\" is a length.", "Expected a duration, such as \"45 min\".")]
    [InlineData(QuantityKind.Area, "10 dB", "\"10 dB\" is a ratio in decibels.", "Expected an area, such as \"0.1 m2\".")]
    [InlineData(QuantityKind.Length, "400 klm", "\"400 klm\" has the unknown unit \"klm\".", "Did you mean \"km\"? Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "400 kilometes", "\"400 kilometes\" has the unknown unit \"kilometes\".", "Did you mean \"kilometres\"? Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "400 M", "\"400 M\" has the unknown unit \"M\".", "Did you mean \"m\"? Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "4 furlongs", "\"4 furlongs\" has the unknown unit \"furlongs\".", "Expected a length in m, km, ft, nm, mi, cm or mm, such as \"400 km\".")]
    [InlineData(QuantityKind.Number, "4 wombats", "\"4 wombats\" has the unknown unit \"wombats\".", "Expected a plain number, such as \"0.85\".")]
    [InlineData(QuantityKind.Power, "5 mw", "\"mw\" in \"5 mw\" could mean MW or mW.", "Write the unit with its capitals, such as \"100 kW\".")]
    [InlineData(QuantityKind.Length, "3,5 km", "\"3,5 km\" has a comma that could be a decimal point.", "Write \"3.5 km\"; a comma only separates groups of three digits, such as \"66,000 ft\".")]
    [InlineData(QuantityKind.Length, "0,500 km", "\"0,500 km\" has a comma that could be a decimal point.", "Write \"0.500 km\"; a comma only separates groups of three digits, such as \"66,000 ft\".")]
    [InlineData(QuantityKind.Length, "", "The value is empty.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "   ", "The value is empty.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "NaN", "\"NaN\" does not begin with a number.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "Infinity km", "\"Infinity km\" does not begin with a number.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "-∞ km", "\"-∞ km\" does not begin with a number.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "0x1F m", "\"0x1F m\" is a hexadecimal number.", "Write numbers with decimal digits.")]
    [InlineData(QuantityKind.Length, "1e308 km", "\"1e308 km\" is too large to compute with.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "1e-400 km", "\"1e-400 km\" is too small to be told from zero.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "1e99999 km", "\"1e99999 km\" has a power of ten beyond 999.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Length, "1e99999999999 km", "\"1e99999999999 km\" has a power of ten beyond 999.", "Expected a length, such as \"400 km\".")]
    [InlineData(QuantityKind.Area, "4000 dBsm", "\"4000 dBsm\" is too large to compute with.", "Expected an area, such as \"0.1 m2\".")]
    [InlineData(QuantityKind.Speed, "Mach four", "\"Mach four\" is not a Mach number.", "Expected a Mach number, such as \"Mach 4\".")]
    [InlineData(QuantityKind.Duration, "1e9 d", "\"1e9 d\" is longer than a duration can be.", "A duration holds at most about 292,000 years.")]
    [InlineData(QuantityKind.Duration, "30 min 1 h", "\"30 min 1 h\" does not go from large units to small ones.", "Expected a duration, such as \"1 h 30 min\".")]
    [InlineData(QuantityKind.Duration, "1 h -30 min", "\"1 h -30 min\" does not go from large units to small ones.", "Expected a duration, such as \"1 h 30 min\".")]
    [InlineData(QuantityKind.Duration, "1 h 30", "\"30\" in \"1 h 30\" has no unit.", "Expected a duration, such as \"45 min\".")]
    [InlineData(QuantityKind.Duration, "45", "\"45\" has no unit.", "Expected a duration, such as \"45 min\".")]
    [InlineData(QuantityKind.Duration, "05:30", "\"05:30\" could be hours and minutes or minutes and seconds.", "Expected hours, minutes and seconds, the latter two below 60 and with two digits, such as \"0:05:30\".")]
    public void What_is_not_the_quantity_asked_for_is_refused_with_a_remedy(QuantityKind kind, string text, string problem, string remedy)
    {
        var parsed = QuantityText.Parse(kind, text);

        Assert.False(parsed.IsValid);
        Assert.Equal(problem, parsed.Problem);
        Assert.Equal(remedy, parsed.Remedy);
        Assert.True(double.IsNaN(parsed.Si));
    }

    [Theory]
    [InlineData("1 20 m")]
    [InlineData("1,2000 m")]
    [InlineData("1,23,456 m")]
    [InlineData("1,234 567 m")]
    [InlineData("1234,567 m")]
    [InlineData("1.234,5 m")]
    [InlineData("1.2.3 m")]
    [InlineData("5. m")]
    [InlineData("--5 m")]
    [InlineData("- 5 m")]
    [InlineData("1e m")]
    [InlineData("km")]
    [InlineData("400 km extra")]
    [InlineData("400 km 3 m")]
    [InlineData("４００ km")]
    [InlineData("400\0km")]
    public void A_number_that_is_not_clear_is_refused(string text)
    {
        var parsed = QuantityText.Parse(QuantityKind.Length, text);

        Assert.False(parsed.IsValid);
        Assert.EndsWith(".", parsed.Problem, StringComparison.Ordinal);
        Assert.EndsWith(".", parsed.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0:60:00")]
    [InlineData("0:5:30")]
    [InlineData("0:05:60")]
    [InlineData("0:05:30.")]
    [InlineData("0:05:3e1")]
    [InlineData(":05:30")]
    [InlineData("1:00:00:00")]
    [InlineData("1.5:00:00")]
    public void A_clock_form_that_no_clock_shows_is_refused(string text) =>
        Assert.False(QuantityText.Parse(QuantityKind.Duration, text).IsValid);

    [Fact]
    public void A_text_of_more_than_a_hundred_characters_is_refused_in_short_words()
    {
        var parsed = QuantityText.Parse(QuantityKind.Length, new string('1', 99) + " m");

        Assert.False(parsed.IsValid);
        Assert.Equal("\"111111111111111111111111…\" is longer than 100 characters.", parsed.Problem);
        Assert.True(QuantityText.Parse(QuantityKind.Length, new string('1', 98) + " m").IsValid);
    }

    [Fact]
    public void No_text_at_all_is_the_programmers_mistake() =>
        Assert.Throws<ArgumentNullException>(() => QuantityText.Parse(QuantityKind.Length, null!));

    [Fact]
    public void Whatever_the_text_the_answer_is_a_value_or_a_problem_with_its_remedy()
    {
        var letters = Gen.Elements("0", "1", "9", "000", ",", ".", " ", "-", "+", "e", "E", "x", "m", "km", "h", "min", ":", "Mach", "M", "%", "°", "\u2009", "²", "/", "s", "dB", "\"", "\n", "NaN");
        var texts = letters.ArrayOf().Select(string.Concat);
        Laws.Holds(Laws.AnyKind.SelectMany(_ => texts, (kind, text) => (kind, text)), pair =>
        {
            var parsed = QuantityText.Parse(pair.kind, pair.text);
            return parsed.IsValid
                ? double.IsFinite(parsed.Si) && parsed.Problem is null && parsed.Remedy is null
                : !string.IsNullOrWhiteSpace(parsed.Problem) && !string.IsNullOrWhiteSpace(parsed.Remedy) && parsed.Assumption is null;
        });
    }

    [Fact]
    public void Degrees_are_read_to_the_same_bits_that_the_type_makes_of_them() => Laws.Holds(
        Laws.Between(-720.0, 720.0),
        degrees => Laws.SameBits(
            Angle.FromDegrees(degrees).Radians,
            QuantityText.Parse(QuantityKind.Angle, degrees.ToString("R", null) + "°").Si));

    [Fact]
    public void A_decimal_number_of_kilometres_is_the_double_nearest_to_its_metres() => Laws.Holds(
        Laws.Whole(-10_000_000_000, 10_000_000_000),
        millimetres => QuantityText.Parse(QuantityKind.Length, $"{(decimal)millimetres / 1_000_000m} km").Si == (double)((decimal)millimetres / 1000m));
}
