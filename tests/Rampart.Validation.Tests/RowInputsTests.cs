namespace Rampart.Validation.Tests;

public class RowInputsTests
{
    [Theory]
    [InlineData("f=10GHz", "f", "Hz", 10e9)]
    [InlineData("R = 111 km", "R", "m", 111e3)]
    [InlineData("Pfa=1e-6", "pfa", "", 1e-6)]
    [InlineData("SNR=-10 dB", "SNR", "dB", -10.0)]
    [InlineData("slant 300 km", "slant", "m", 300e3)]
    [InlineData("geometric Z=-5000 m", "geometric Z", "m", -5000.0)]
    [InlineData("h -5 m", "h", "m", -5.0)]
    [InlineData("v_bo=2/3", "v_bo", "", 2.0 / 3.0)]
    [InlineData("Z=0 km (layer base)", "Z", "m", 0.0)]
    [InlineData("p=.5", "p", "", 0.5)]
    [InlineData("h=258 nm", "h", "km", 258 * 1.852)]
    [InlineData("el=1 rad", "el", "deg", 57.29577951308232)]
    [InlineData("el=30", "el", "deg", 30.0)]
    public void A_part_is_read_in_the_wanted_unit(string text, string name, string unit, double expected)
    {
        var inputs = new RowInputs(text);

        Assert.Equal(expected, inputs.Number(name, unit), Math.Abs(expected) * 1e-15);
        Assert.Empty(inputs.Unread);
    }

    [Theory]
    [InlineData("R=5 s", "m")]
    [InlineData("R=5 parsecs", "m")]
    [InlineData("R=5 km", "")]
    [InlineData("R=1,5 km", "km")]
    [InlineData("R=far", "m")]
    [InlineData("R=", "m")]
    [InlineData("R=1/0", "")]
    [InlineData("R=1e999 m", "m")]
    [InlineData("R=0..30", "")]
    public void A_part_that_cannot_be_read_says_which(string text, string unit)
    {
        var fault = Assert.Throws<InputUnreadableException>(() => new RowInputs(text).Number("R", unit));

        Assert.Contains($"\"{text}\"", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_missing_is_named_unless_something_stands_for_it()
    {
        var inputs = new RowInputs("Pd=0.5");

        Assert.Contains("N is missing", Assert.Throws<InputMissingException>(() => inputs.Number("N")).Message, StringComparison.Ordinal);
        Assert.Equal(1.0, inputs.Number("N", otherwise: 1.0));
    }

    [Fact]
    public void What_nobody_asked_for_is_unread_and_what_was_asked_for_is_remembered_once()
    {
        var inputs = new RowInputs("Pd=0.1; Pfa=1e-6 ;SW0;;colour=red;Pd=0.2");
        _ = inputs.Number("Pd") + inputs.Number("PD") + inputs.Number("N", otherwise: 1.0);
        Assert.True(inputs.Says("sw0"));
        Assert.False(inputs.Says("SW1"));
        Assert.True(inputs.Has("Pfa"));

        Assert.Equal(["Pfa=1e-6", "colour=red", "Pd=0.2"], inputs.Unread);
        Assert.Equal(["Pd", "N", "SW0"], inputs.Asked);
    }
}
