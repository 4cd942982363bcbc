using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class SvgTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.001, "0")]
    [InlineData(1.004, "1")]
    [InlineData(12.345, "12.35")]
    [InlineData(-7.5, "-7.5")]
    [InlineData(1234567.0, "1234567")]
    [InlineData(1e12, "1000000000000")]
    public void Numbers_have_at_most_two_decimals_and_no_exponent(double value, string text) => Assert.Equal(text, Svg.Number(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_coordinate_that_is_no_number_is_refused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Svg.Number(value));

    [Fact]
    public void Whatever_an_author_writes_stays_text()
    {
        var svg = new Svg(10, 10, new Caption("x", Samples.Hostile, Samples.Hostile));
        svg.Group("a", Samples.Hostile).Text(1, 2, Samples.Hostile, Samples.Hostile).Close();

        var root = XDocument.Parse(svg.ToString()).Root!;

        Assert.DoesNotContain(root.Descendants(), element => string.Equals(element.Name.LocalName, "script", StringComparison.Ordinal));
        Assert.Contains(root.Descendants(), element => string.Equals(element.Name.LocalName, "text", StringComparison.Ordinal) && element.Value.StartsWith("<script>alert(\"&'\")</script>", StringComparison.Ordinal));
    }

    [Fact]
    public void Characters_that_XML_forbids_are_replaced() => Assert.Equal("a\uFFFDb\uFFFDc\uFFFD\n\u00e9😀", Svg.Escape("a\u0001b\uD800c\uFFFF\n\u00e9😀"));

    [Fact]
    public void Open_elements_are_closed_at_the_end()
    {
        var svg = new Svg(10, 10, new Caption("x", "t", "d"));
        svg.Group("a").Group("b");

        Assert.Equal(svg.ToString(), svg.ToString());
        Assert.EndsWith("</g>\n</g>\n</svg>\n", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_class_with_a_colour_names_it_plainly_before_the_property()
    {
        Assert.Contains("fill:#ffffff;fill:var(--rp-paper)", PictureStyle.Css, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", PictureStyle.Css, StringComparison.Ordinal);
    }
}
