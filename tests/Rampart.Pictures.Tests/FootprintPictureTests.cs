using System.Globalization;
using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class FootprintPictureTests
{
    private const int Size = 11;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static FootprintMapData Data(int panels = 3, string answer = "It defends something.", int defended = 3) => new()
    {
        Caption = new Caption("footprint", "What it defends", "Places that a battery defends."),
        Answer = answer,
        Panels = [.. Enumerable.Range(1, panels).Select(number => new FootprintPanel(
            $"threats of {number} km", 5.0, Size, [.. Cells(Math.Min(defended, number + 1)).Select(isIn => isIn ? 8 : 3)], [.. Cells(defended)]))],
        Azimuths = 8,
        Outlined_deg = 45.0,
        Reach_km = 20.0,
        Columns = ["flies", "from all, km²"],
        Rows = [.. Enumerable.Range(1, panels).Select(number => (IReadOnlyList<string>)[$"{number} km", "1,000 (500–1,500)"])],
        Stamps = ["Ground: none."],
    };

    /// <summary>A square of so many cells about the middle.</summary>
    private static IEnumerable<bool> Cells(int half) =>
        Enumerable.Range(0, Size * Size).Select(at => Math.Abs((at / Size) - (Size / 2)) < half && Math.Abs((at % Size) - (Size / 2)) < half);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_picture_is_well_formed_has_a_panel_for_each_range_and_the_table_beside(int panels)
    {
        var root = XDocument.Parse(FootprintMap.Draw(Data(panels))).Root!;
        var texts = root.Descendants(Svg + "text").Select(text => text.Value).ToList();
        var height = double.Parse(root.Attribute("height")!.Value, CultureInfo.InvariantCulture);

        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.Equal(panels, texts.Count(text => text.StartsWith("threats of", StringComparison.Ordinal)));
        Assert.Equal(panels, texts.Count(text => text is "1,000 (500–1,500)"));
        Assert.All(root.Descendants(Svg + "text"), text => Assert.InRange(double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture), 0.0, height));
        Assert.Equal(FootprintMap.Draw(Data(panels)), FootprintMap.Draw(Data(panels)));
    }

    [Fact]
    public void The_outline_goes_round_the_cells_of_the_one_azimuth()
    {
        // A square of five cells a side has twenty sides of cells round it.
        var outline = XDocument.Parse(FootprintMap.Draw(Data(panels: 1, defended: 3))).Descendants(Svg + "path").Select(path => path.Attribute("d")!.Value).Single(path => path.StartsWith("M0 0M", StringComparison.Ordinal));

        Assert.Equal(1 + 20, outline.Count(letter => letter == 'M'));
    }

    [Fact]
    public void What_nobody_knows_is_hatched_and_named_and_only_then()
    {
        var plain = Data(panels: 1);
        var open = FootprintMap.Draw(plain with { Panels = [plain.Panels[0] with { Unknown = [.. Cells(4)] }] });

        Assert.Contains(XDocument.Parse(open).Descendants(Svg + "path"), path => path.Attribute("class")?.Value is "unknown");
        Assert.Contains("unknown ground", open, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown ground", FootprintMap.Draw(plain), StringComparison.Ordinal);
    }

    [Fact]
    public void One_azimuth_alone_is_no_all_and_no_some()
    {
        var one = FootprintMap.Draw(Data(panels: 1) with { Azimuths = 1 });

        Assert.DoesNotContain("azimuths", one, StringComparison.Ordinal);
        Assert.DoesNotContain("from some", one, StringComparison.Ordinal);
        Assert.Contains("from some", FootprintMap.Draw(Data(panels: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_defended_is_a_picture_too() => Assert.NotNull(XDocument.Parse(FootprintMap.Draw(Data(defended: 0))).Root);

    [Fact]
    public void A_hostile_author_breaks_nothing() => Assert.NotNull(XDocument.Parse(FootprintMap.Draw(Data(answer: "</text><script>alert(1)</script> " + new string('x', 2000)))).Root);

    [Fact]
    public void Cells_that_fill_no_square_are_refused() =>
        Assert.Throws<ArgumentException>(() => FootprintMap.Draw(Data() with { Panels = [new FootprintPanel("bad", 1.0, 3, [1, 2], [true, false])] }));
}
