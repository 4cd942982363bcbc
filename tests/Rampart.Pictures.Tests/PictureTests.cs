using System.Xml.Linq;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class PictureTests
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => ["map", "map-near", "map-empty", "map-hostile", "timeline", "timeline-empty", "waterfall", "waterfall-empty", "reasons", "reasons-empty"];

    private static string Draw(string name) => name switch
    {
        "map" => BattleMap.Draw(Samples.Map()),
        "map-near" => BattleMap.Draw(Samples.Map(window: new MapWindow(default, 60.0))),
        "map-empty" => BattleMap.Draw(new BattleMapData { Caption = new Caption("none", "Nothing", "Nothing.") }),
        "map-hostile" => BattleMap.Draw(Samples.Map(Samples.Hostile) with
        {
            Assets = [new MapAsset(Samples.Hostile, default, false)],
            Batteries = [new MapBattery(Samples.Hostile, default, 40.0, new MapSector(0.0, 360.0), true)],
        }),
        "timeline" => Timeline.Draw(Samples.Times()),
        "timeline-empty" => Timeline.Draw(new TimelineData { Caption = new Caption("none", "Nothing", "Nothing.") }),
        "waterfall" => Waterfall.Draw(Samples.Steps()),
        "waterfall-empty" => Waterfall.Draw(new WaterfallData(new Caption("none", Samples.Hostile, "Nothing."), Samples.Hostile, 0, [new WaterfallStep("killed", 0, "", 0, 0)])),
        "reasons" => ReasonBars.Draw(Samples.Reasons()),
        _ => ReasonBars.Draw(new ReasonBarsData(new Caption("none", "Nothing", "Nothing."), [], [])),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_well_formed_and_says_what_it_shows(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;

        Assert.Equal(XName.Get("svg", Namespace), root.Name);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.NotEmpty(root.Element(XName.Get("title", Namespace))!.Value);
        Assert.NotEmpty(root.Element(XName.Get("desc", Namespace))!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_data_give_the_same_picture(string name) => Assert.Equal(Draw(name), Draw(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_asks_for_nothing_from_elsewhere(string name)
    {
        var picture = Draw(name).Replace($"xmlns=\"{Namespace}\"", "", StringComparison.Ordinal);

        Assert.DoesNotContain("//", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("href", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", picture, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_picture_refers_to_it_defines_under_its_own_name(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        var ids = root.Descendants().Attributes("id").Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        var references = root.Descendants().Attributes().Where(a => a.Value.StartsWith("url(#", StringComparison.Ordinal)).Select(a => a.Value[5..^1]);

        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    /// <summary>Set RAMPART_PICTURES to a folder to look at the pictures.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_can_be_written_out_to_be_looked_at(string name)
    {
        if (Environment.GetEnvironmentVariable("RAMPART_PICTURES") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".svg"), Draw(name));
        }
    }
}
