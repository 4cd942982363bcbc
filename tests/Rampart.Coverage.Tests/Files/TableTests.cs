using System.Globalization;
using System.Text;
using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;

namespace Rampart.Coverage.Tests.Files;

/// <summary>The tables of ranges and areas.</summary>
public class TableTests
{
    private static readonly RingMap Map = Maps.Ring(Geodetic.FromDegrees(40.0, 33.0));

    [Fact]
    public void A_row_for_each_tenth_degree_says_how_far_each_share_reaches()
    {
        var table = Read(stream => RangeByBearing.Write(stream, [Map, Maps.Ring(Geodetic.FromDegrees(40.0, 33.0), 10_000.0, HeightReference.AboveSea)]));

        Assert.Equal(["height_m", "height_above", "course", "bearing_deg", "brochure_km", "horizon_km", "terrain_km", "detection_km", "engagement_km"], table[0]);
        Assert.Equal(1 + (2 * 36), table.Count);
        Assert.Equal(["300", "ground", "closing", "0", "19", "16", "12", "9", "5"], table[1]);
        Assert.Equal(["10000", "sea", "closing", "0", "19", "16", "12", "9", "5"], table[37]);
        Assert.Equal(Enumerable.Range(0, 36).Select(step => (10 * step).ToString(CultureInfo.InvariantCulture)), table.Skip(1).Take(36).Select(row => row[3]), StringComparer.Ordinal);
        Assert.All(table.Skip(1), row => Assert.Equal(row.Skip(4).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).OrderDescending(), row.Skip(4).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_row_for_each_height_and_share_says_its_area_with_its_band_and_its_part_of_the_ring()
    {
        var row = new RingRow(Map.Height, [new(1000.0, 1000.0, 1000.0), new(800.0, 800.0, 800.0), new(500.1234567, 400.0, 600.0), new(300.0, 250.0, 350.0), new(100.0, 0.0, 120.0)], 25.0, [new(50.0, 0.0, 60.0), new(90.0, 0.0, 100.0)]);
        var table = Read(stream => AreaTable.Write(stream, [row], Course.Crossing, ["long, \"claimed\"", "short"]));

        Assert.Equal(["height_m", "height_above", "course", "share", "area_km2", "area_low_km2", "area_high_km2", "percent_of_ring", "percent_low", "percent_high"], table[0]);
        Assert.Equal(9, table.Count);
        Assert.Equal(["300", "ground", "crossing", "terrain", "500.123", "400", "600", "50.012", "40", "60"], table[3]);
        Assert.Equal(["300", "ground", "crossing", "unknown", "25", "", "", "2.5", "", ""], table[6]);
        Assert.Equal(["300", "ground", "crossing", "engagement without long, \"claimed\"", "50", "0", "60", "5", "0", "6"], table[7]);
    }

    [Fact]
    public void What_each_missile_does_alone_follows_and_who_jams_stands_in_every_row()
    {
        var row = new RingRow(Map.Height, [.. Enumerable.Repeat(new Banded(1000.0, 1000.0, 1000.0), 5)], 25.0, [new(50.0, 0.0, 60.0), new(90.0, 0.0, 100.0)]) { EngagedAlone_km2 = [new(80.0, 1.0, 90.0), new(70.0, double.NaN, double.NaN)] };
        var table = Read(stream => AreaTable.Write(stream, [row], Course.Closing, ["long", "short"], "jammer, far"));

        Assert.Equal(["300", "ground", "closing", "engagement by long alone", "80", "1", "90", "8", "0.1", "9", "jammer, far"], table[9]);
        Assert.Equal(["300", "ground", "closing", "engagement by short alone", "70", "", "", "7", "", "", "jammer, far"], table[10]);
        Assert.Equal("jammed_by", table[0][^1]);
        Assert.All(table.Skip(1), cells => Assert.Equal("jammer, far", cells[^1]));
    }

    [Fact]
    public void Scans_say_nothing_of_ground_that_nobody_knows_and_ranges_have_empty_bands_without_draws()
    {
        var battery = Sketch.Battle().Batteries[0];
        var terrain = SiteTerrain.Around(new Rings.Waves { UnknownSouthOf_deg = battery.Site.Latitude.Degrees - 0.3 }, battery.Site, Length.FromKilometres(80.0), Length.FromKilometres(2.0));
        var question = new RingQuestion
        {
            Battery = battery,
            Post = Sketch.Post,
            Types = [battery.Launchers[0].Interceptor],
            Weather = Simulation.Sensing.WeatherDefinition.Dry,
            Pass = new TargetPass(Simulation.Sensing.CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1.0)), Physics.Detection.Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.Zero, Course.Closing),
            Heights = [Map.Height],
            Radius = Length.FromKilometres(70.0),
        };
        var reaches = DetectionReach.Of(question, terrain, 4, [], 1, TestContext.Current.CancellationToken);
        var (ranges, scans) = (Read(stream => DetectionTables.WriteRanges(stream, reaches)), Read(stream => DetectionTables.WriteScans(stream, reaches)));

        Assert.All(ranges.Skip(1), cells => Assert.All(cells.Skip(7), cell => Assert.Empty(cell)));
        Assert.Equal(["radar", "height_m", "height_above", "bearing_deg", "ground_range_km", "sight", "probability_in_scan", "cumulative_probability"], scans[0]);
        Assert.Equal(reaches.Sum(reach => reach.Radials.Sum(radial => radial.Scans.Count)), scans.Count - 1);
        var south = scans.Where(cells => string.Equals(cells[3], "180", StringComparison.Ordinal)).ToList();
        Assert.Contains(south, cells => cells is [.., "unknown", "", _]);
        Assert.Contains(south, cells => cells is [.., "visible", not "", not "0"]);
        Assert.All(scans.Skip(1), cells => Assert.Equal(cells[5] is "unknown", cells[6].Length == 0));
    }

    [Fact]
    public void Names_that_do_not_match_the_missiles_are_refused() =>
        Assert.Throws<ArgumentException>(() => Read(stream => AreaTable.Write(stream, [new RingRow(Map.Height, [.. Enumerable.Repeat(default(Banded), 5)], 0.0, [])], Course.Closing, ["one"])));

    [Fact]
    public void The_areas_on_the_map_are_those_of_the_table_and_draw_the_same_cells()
    {
        var features = RingFeatures.Of(Map, more: [new("stamp", "here")]);
        var counted = Map.Areas();
        var areas = Enum.GetValues<RingShare>().Select(share => counted[share]).ToList();

        Assert.Equal(["brochure", "horizon", "terrain", "detection", "engagement", "unknown"], features.Select(feature => (string)Of(feature, "share")!), StringComparer.Ordinal);
        Assert.Equal([.. areas, counted.Unknown_km2], features.Select(feature => (double)Of(feature, "area_km2")!));
        Assert.All(features, feature => Assert.Equal((double)Of(feature, "area_km2")!, LonLatArea.Of(feature.Area).SquareKilometres, 1e-3 * areas[0]));
        Assert.All(features, feature => Assert.Equal("here", Of(feature, "stamp")));
        Assert.Equal(100.0, (double)Of(features[0], "percent_of_ring")!, 1e-9);
        Assert.Equal(6, features.Select(feature => feature.Colour).Distinct(StringComparer.Ordinal).Count());
    }

    private static object? Of(MapFeature feature, string key) => feature.Properties.Single(property => string.Equals(property.Key, key, StringComparison.Ordinal)).Value;

    /// <summary>The cells of each line, quoted ones too.</summary>
    private static List<List<string>> Read(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            List<string> cells = [string.Empty];
            var isQuoted = false;
            for (var at = 0; at < line.Length; at++)
            {
                if (line[at] == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
                {
                    cells[^1] += line[at++];
                }
                else if (line[at] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (line[at] == ',' && !isQuoted)
                {
                    cells.Add(string.Empty);
                }
                else
                {
                    cells[^1] += line[at];
                }
            }

            return cells;
        })];
    }
}
