using System.Xml.Linq;

namespace Rampart.Pictures.Tests;

public class SwimLanesTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_bar_stands_in_a_row_of_its_own_with_its_source_and_its_tip()
    {
        var picture = XDocument.Parse(SwimLanes.Draw(Data(Bar("contract", "two batteries", "p#one"), Bar("contract", "four systems", "p#two", SwimCertainty.Disputed), Bar("delivery", "2019", "p#three", SwimCertainty.Foretold))));

        var rows = picture.Descendants(Ns + "g").Where(group => Is(group.Attribute("class")?.Value, "row")).ToList();
        Assert.Equal(["tip of p#one", "tip of p#two", "tip of p#three"], rows.Select(row => row.Element(Ns + "title")!.Value), StringComparer.Ordinal);
        var tops = rows.Select(row => row.Elements(Ns + "text").Max(text => (double)text.Attribute("y")!)).ToList();
        Assert.Equal(tops.Distinct().Order(), tops);
        Assert.All(rows.Zip(["p#one", "p#two", "p#three"]), pair => Assert.Contains(pair.First.Elements(Ns + "text"), text => Is(text.Value, pair.Second)));
    }

    [Fact]
    public void A_state_is_named_once_for_the_rows_that_share_it()
    {
        var picture = XDocument.Parse(SwimLanes.Draw(Data(Bar("contract", "a", "p#one"), Bar("contract", "b", "p#two"), Bar("delivery", "c", "p#three"))));

        Assert.Single(picture.Descendants(Ns + "text"), text => Is(text.Value, "contract"));
        Assert.Single(picture.Descendants(Ns + "text"), text => Is(text.Value, "delivery"));
    }

    [Fact]
    public void The_dark_part_of_a_bar_spans_the_days_that_its_date_may_mean()
    {
        var year = Data(Bar("contract", "a", "p#one")) with { From = new DateOnly(2017, 1, 1), To = new DateOnly(2020, 12, 31) };
        var dark = Dark(year, new DateOnly(2018, 1, 1), new DateOnly(2018, 12, 31));
        var later = Dark(year, new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 31));
        var before = Dark(year, new DateOnly(2015, 1, 1), new DateOnly(2015, 12, 31));

        Assert.Equal(dark.Width, later.Width, 1.0);
        Assert.Equal(dark.X + dark.Width, later.X, 1.0);
        Assert.Equal(0.0, before.Width);
    }

    [Fact]
    public void Markup_in_what_is_said_is_shown_and_not_obeyed()
    {
        var picture = XDocument.Parse(SwimLanes.Draw(Data(Bar("contract", "<script>x</script> & more", "p#\"one\""))));

        Assert.Contains(picture.Descendants(Ns + "text"), text => text.Value.StartsWith("<script>", StringComparison.Ordinal));
        Assert.Empty(picture.Descendants(Ns + "script"));
    }

    private static bool Is(string? left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static (double X, double Width) Dark(SwimLaneData data, DateOnly earliest, DateOnly latest)
    {
        var bar = data.Lanes[0].Bars[0] with { Earliest = earliest, Latest = latest };
        var picture = XDocument.Parse(SwimLanes.Draw(data with { Lanes = [new SwimLane("deal", [bar])] }));
        var row = picture.Descendants(Ns + "g").Single(group => Is(group.Attribute("class")?.Value, "row"));
        var solid = row.Descendants(Ns + "rect").Single(rectangle => Is(rectangle.Attribute("class")?.Value, "solid"));
        return ((double)solid.Attribute("x")!, (double)solid.Attribute("width")!);
    }

    private static SwimLaneData Data(params SwimBar[] bars) => new()
    {
        Caption = new Caption("force", "What the North had", "A test."),
        From = new DateOnly(2017, 1, 1),
        To = new DateOnly(2021, 1, 1),
        Lanes = [new SwimLane("first contract", bars)],
        Marked = new DateOnly(2019, 7, 12),
        Stamp = "Ledger 0123",
    };

    private static SwimBar Bar(string state, string words, string source, SwimCertainty certainty = SwimCertainty.Reported) => new()
    {
        State = state,
        Words = words,
        Earliest = new DateOnly(2018, 3, 1),
        Latest = new DateOnly(2018, 3, 31),
        Certainty = certainty,
        Source = source,
        Tip = "tip of " + source,
    };
}
