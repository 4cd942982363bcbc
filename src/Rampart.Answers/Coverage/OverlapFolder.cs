using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers.Terrain;
using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Pictures;
using Rampart.Quantities;

namespace Rampart.Answers.Coverage;

/// <summary>Writes what several batteries engage together: tables, polygons, a picture for each height, and the summary.</summary>
internal static class OverlapFolder
{
    public const string TableFile = "overlap.csv";
    public const string MapFile = "overlap.geojson";
    public const string WithinFile = "within.csv";
    private const double LeastPiece_km2 = 4.0;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every name that such a folder may hold.</summary>
    public static IReadOnlyList<string> Names { get; } = [ResultFolder.ManifestFile, ResultFolder.SummaryFile, TableFile, MapFile, WithinFile, .. Enumerable.Range(1, RingAnswer.MostHeights).SelectMany(height => (string[])[Picture(height), $"{PictureName(height)}.png"])];

    /// <summary>The picture of a height, counted from one.</summary>
    public static string Picture(int height) => $"{PictureName(height)}.svg";

    private static string PictureName(int height) => $"overlap-{height}";

    /// <summary>Writes all files; what other programs make is left out, with a remark, where they are not installed.</summary>
    public static void Write(string folder, OverlapOutcome outcome, ICollection<Finding> findings, CancellationToken stop)
    {
        string At(string name) => Path.Combine(folder, name);
        var (asked, subjects, overlaps) = (outcome.Asked, outcome.Subjects, outcome.Overlaps);
        var (first, jammed, facing) = (subjects[0], outcome.JammedBy, OverlapWords.Facing(subjects));
        var question = first.Question;
        KeyValuePair<string, string>[] more = [.. facing is null ? (KeyValuePair<string, string>[])[] : [new("facing", facing)], .. jammed is null ? (KeyValuePair<string, string>[])[] : [new("jammed_by", jammed)]];
        using (var table = File.Create(At(TableFile)))
        {
            OverlapTables.WriteAreas(table, overlaps, more);
        }

        if (overlaps[0].Within is not null)
        {
            using var table = File.Create(At(WithinFile));
            OverlapTables.WriteWithin(table, overlaps, more);
        }

        GeoJsonFile.Write(At(MapFile), $"What batteries of {first.System} engage together", overlaps.SelectMany(overlap => OverlapTables.Features(overlap, Area.FromSquareMetres(LeastPiece_km2 * 1e6),
        [
            new("system", first.System), new("target", first.Target), new("batteries", string.Join(", ", overlap.Batteries)), new("ground", first.Ground.Description),
            new("rain_mmh", asked.Weather.RainRate_mmph), .. more.Select(each => new KeyValuePair<string, object?>(each.Key, each.Value)),
        ])));
        for (var height = 0; height < overlaps.Count; height++)
        {
            File.WriteAllText(At(Picture(height + 1)), Draw(outcome, height));
        }

        PictureFiles.WritePng(folder, Enumerable.Range(1, overlaps.Count).Select(PictureName), findings, stop);
        var summary = new JsonObject
        {
            ["format"] = 1,
            ["answer"] = OverlapWords.Answer(overlaps, subjects),
            ["system"] = first.System,
            ["target"] = first.Target,
            ["course"] = asked.Course.ToString().ToLowerInvariant(),
            ["radius_m"] = asked.Radius.Metres,
            ["cell_m"] = outcome.Cell.Metres,
            ["sightCell_m"] = EngageableFrom.SightCell(first.Ground, asked.Radius, outcome.Cell).Metres,
            ["exactCrossings"] = asked.CrossesColumns,
            ["ground"] = first.Ground.Description,
            ["ledger"] = outcome.Ledger,
            ["rain_mmh"] = asked.Weather.RainRate_mmph,
            ["rainHeight_m"] = asked.Weather.RainHeight.Metres,
            ["effectiveEarthFactor"] = question.Battery.EngagementRadar.EffectiveEarthFactor,
            ["antennasOverGround_m"] = new JsonObject(CoverageDrawing.Radars(question).Select(radar => KeyValuePair.Create(radar.Name[(radar.Name.LastIndexOf('/') + 1)..], (JsonNode?)(radar.Antenna.Height - question.Battery.Site.Height).Metres))),
            ["missiles"] = new JsonArray([.. question.Types.Select(type => JsonValue.Create(type.Name))]),
            ["radars"] = OverlapWords.Radars(subjects),
            ["jammedBy"] = jammed,
            ["batteries"] = new JsonArray([.. subjects.Select(subject => (JsonNode)new JsonObject { ["name"] = subject.Question.Battery.Name, ["latitude"] = subject.Question.Battery.Site.Latitude.Degrees, ["longitude"] = subject.Question.Battery.Site.Longitude.Degrees, ["facing_deg"] = subject.Question.Facing?.Degrees })]),
            ["heights"] = new JsonArray([.. overlaps.Select(overlap => (JsonNode)new JsonObject
            {
                ["height_m"] = overlap.Height.Height.Metres,
                ["above"] = overlap.Height.Reference == HeightReference.AboveGround ? "ground" : "sea",
                ["remark"] = OverlapWords.Unsupported(overlap.Height, subjects),
                ["asked_km2"] = overlap.Asked_km2,
                ["unknown_km2"] = overlap.Unknown_km2,
                ["byAtLeast_km2"] = new JsonArray([.. Enumerable.Range(1, overlap.Batteries.Count).Select(count => JsonValue.Create(overlap.ByAtLeast_km2(count)))]),
                ["byBattery_km2"] = new JsonObject(overlap.Batteries.Select((battery, at) => KeyValuePair.Create(battery, (JsonNode?)overlap.By_km2(at)))),
                ["byNoOther_km2"] = new JsonObject(overlap.Batteries.Select((battery, at) => KeyValuePair.Create(battery, (JsonNode?)overlap.OnlyBy_km2(at)))),
                ["within"] = new JsonObject((overlap.Within?.Parts ?? []).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Share(1)))),
                ["withinUnknown"] = new JsonObject((overlap.Within?.Parts ?? []).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)overlap.UntoldOf(part).Unknown))),
                ["withinNotAsked"] = new JsonObject((overlap.Within?.Parts ?? []).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)overlap.UntoldOf(part).NotAsked))),
            })]),
        };
        File.WriteAllText(At(ResultFolder.SummaryFile), summary.ToJsonString(Indented) + "\n");
    }

    private static string Draw(OverlapOutcome outcome, int height)
    {
        var (overlap, subjects) = (outcome.Overlaps[height], outcome.Subjects);
        var grid = overlap.Grid;
        var middle = grid.Size / 2;
        var (_, reach) = BatteryOverlap.Extent([.. subjects.Select(subject => subject.Question)]);
        var classes = new byte[grid.Size * grid.Size];
        for (var at = 0; at < classes.Length; at++)
        {
            var (row, column) = (at / grid.Size, at % grid.Size);
            double south = row - middle, east = column - middle;
            classes[at] = grid.CellSize.Metres * Math.Sqrt((south * south) + (east * east)) > reach.Metres || overlap.CountAt(row, column) is not { } count ? CoverageRaster.Outside
                : overlap.IsUnknownAt(row, column) ? CoverageRaster.Unknown : (byte)count;
        }

        MapPoint At(Geodetic place)
        {
            var (row, column) = grid.CellOf(place);
            return new MapPoint((column - middle) * grid.CellSize.Kilometres, (middle - row) * grid.CellSize.Kilometres);
        }

        var question = subjects[0].Question;
        var middleName = subjects.Count == 1 ? (subjects[0].IsOfScenario ? question.Battery.Name : subjects[0].System) : "their middle";
        return CoverageMap.Draw(new CoverageMapData
        {
            Caption = new Caption($"overlap-{height + 1}", $"Engaged by how many batteries at {overlap.Height}", $"Where at least one, two or more of {overlap.Batteries.Count} batteries can engage a {subjects[0].Target.ToLowerInvariant()} at {overlap.Height}."),
            Site = middleName,
            Form = CoverageForm.Shares,
            Raster = new CoverageRaster(grid.Size, 0.5 * grid.Size * grid.CellSize.Kilometres, classes),
            Classes = [new CoverageClass($"asked: within {QuantityFormat.Text(QuantityKind.Length, question.Radius.Metres)} of {(subjects.Count == 1 ? "the battery" : "any battery")}", new PictureArea(overlap.Asked_km2)), .. Enumerable.Range(1, overlap.Batteries.Count).Select(count => new CoverageClass($"engaged by at least {count}", new PictureArea(overlap.ByAtLeast_km2(count))))],
            Ring_km = reach.Kilometres,
            RingLabel = $"{QuantityFormat.Text(QuantityKind.Length, Math.Round(reach.Kilometres) * 1e3)} about {middleName}",
            IsWhole = subjects.Count == 1,
            Unknown_km2 = overlap.Unknown_km2,
            Relief = new CoverageRelief(grid.Size, grid.Heights.ToArray()),
            Marks = [.. subjects.Where(_ => subjects.Count > 1).Select(subject => new CoverageMark(subject.Question.Battery.Name, At(subject.Question.Battery.Site))), .. question.Jamming.Jammers.Select(jammer => new CoverageMark(jammer.Name.ToLowerInvariant(), At(jammer.Place)))],
            Stamps = OverlapWords.Stamps(overlap, subjects, outcome.Asked, outcome.Ledger),
        });
    }
}
