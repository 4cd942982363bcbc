using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers.Terrain;
using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Answers.Coverage;

/// <summary>Writes a coverage's files: raster, polygons, tables, pictures and the page.</summary>
internal static class CoverageFolder
{
    public const string Raster = "min-visible-height";
    public const string PageFile = "ring.svg";
    public const string SummaryFile = "summary.json";
    private const int PictureWidth = 1600;

    // Smaller pieces are dust at the size of a ring; tables and shares count them.
    private const double LeastPiece_km2 = 4.0;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every name that such a folder may hold.</summary>
    public static IReadOnlyList<string> Names(int heights) =>
    [
        ResultFolder.ManifestFile, SummaryFile, "areas.csv", "range-by-bearing.csv", "detection.csv", "echo-claims.csv", "coverage.geojson", "coverage.kml", PageFile, "ring.pdf", "ring.png", "low-observable.svg", "low-observable.png",
        .. (string[])[".bin", ".hdr", ".tif"] is var ends ? ends.Select(end => Raster + end) : [],
        .. DetectionFiles.Names(heights), JammingWords.TableFile,
        .. Enumerable.Range(1, heights).SelectMany(height => (string[])[$"coverage-{height}.svg", $"coverage-{height}.png"]),
    ];

    /// <summary>Writes all files; what other programs make is left out, with a remark, where they are not installed.</summary>
    public static void Write(string folder, CoverageOutcome outcome, ICollection<Finding> findings, CancellationToken stop)
    {
        string At(string name) => Path.Combine(folder, name);
        var drawing = new CoverageDrawing(outcome);
        WriteRaster(folder, outcome);
        var features = Features(outcome, drawing);
        GeoJsonFile.Write(At("coverage.geojson"), $"What is left of the {drawing.Ring}", features);
        KmlFile.Write(At("coverage.kml"), $"What is left of the {drawing.Ring}", drawing.Answer, features);
        AreaTable.Write(At("areas.csv"), outcome.Rows, outcome.Asked.Course, [.. outcome.Subject.Question.Types.Select(type => type.Name)], JammingWords.JammedBy(outcome));
        RangeByBearing.Write(At("range-by-bearing.csv"), outcome.Maps, JammingWords.JammedBy(outcome));
        File.WriteAllText(At("echo-claims.csv"), EchoClaims(outcome));
        JammingWords.WriteTable(folder, outcome);
        List<string> pictures = [.. DetectionFiles.Write(folder, outcome, drawing)];
        for (var height = 0; height < outcome.Rows.Count; height++)
        {
            pictures.Add($"coverage-{height + 1}");
            File.WriteAllText(At($"coverage-{height + 1}.svg"), drawing.Map(height));
        }

        if (outcome.EchoClaims.Count > 0)
        {
            pictures.Add("low-observable");
            File.WriteAllText(At("low-observable.svg"), drawing.EchoPicture());
        }

        File.WriteAllText(At(PageFile), drawing.Page());
        stop.ThrowIfCancellationRequested();
        Convert(folder, pictures, findings, stop);
        File.WriteAllText(At(SummaryFile), Summary(outcome, drawing).ToJsonString(Indented) + "\n");
    }

    public static JsonObject Summary(CoverageOutcome outcome, CoverageDrawing drawing)
    {
        static JsonArray Band(Banded area) => double.IsNaN(area.Low) ? [area.Value] : [area.Value, area.Low, area.High];
        var question = outcome.Subject.Question;
        return new JsonObject
        {
            ["format"] = 1,
            ["answer"] = drawing.Answer,
            ["system"] = outcome.Subject.System,
            ["target"] = outcome.Subject.Target,
            ["course"] = outcome.Asked.Course.ToString().ToLowerInvariant(),
            ["site"] = new JsonObject { ["latitude"] = question.Battery.Site.Latitude.Degrees, ["longitude"] = question.Battery.Site.Longitude.Degrees, ["ground_m"] = question.Battery.Site.Height.Metres },
            ["radius_m"] = outcome.Asked.Radius.Metres,
            ["ring_km2"] = outcome.Ring_km2,
            ["ground"] = outcome.Subject.Ground.Description,
            ["groundIdentity"] = outcome.Subject.Ground.Identity,
            ["cell_m"] = outcome.Terrain.Grid.CellSize.Metres,
            ["exactCrossings"] = outcome.Asked.CrossesColumns,
            ["rain_mmh"] = question.Weather.RainRate_mmph,
            ["rainHeight_m"] = question.Weather.RainHeight.Metres,
            ["points"] = outcome.Points,
            ["seed"] = outcome.Seed,
            ["ledger"] = outcome.Ledger,
            ["jammers"] = JammingWords.Json(outcome),
            ["missiles"] = new JsonArray([.. question.Types.Select(type => JsonValue.Create(type.Name))]),
            ["guidance"] = new JsonObject(question.Types.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)CoverageDrawing.Guidance(question, type)))),
            ["facing_deg"] = question.Facing?.Degrees,
            ["heights"] = new JsonArray([.. outcome.Rows.Select((row, at) => new JsonObject
            {
                ["height_m"] = row.Height.Height.Metres,
                ["above"] = row.Height.Reference == HeightReference.AboveGround ? "ground" : "sea",
                ["shares_km2"] = new JsonObject(Enum.GetValues<RingShare>().Select(share => KeyValuePair.Create(share.ToString().ToLowerInvariant(), (JsonNode?)Band(row.Of(share))))),
                ["unknown_km2"] = row.Unknown_km2,
                ["undecidedEngagement_km2"] = outcome.Maps[at].UndecidedEngagement_km2,
                ["engagedWithout_km2"] = new JsonObject(question.Types.Select((type, number) => KeyValuePair.Create(type.Name, (JsonNode?)Band(row.EngagedWithout_km2[number])))),
                ["engagedAlone_km2"] = new JsonObject(question.Types.Select((type, number) => KeyValuePair.Create(type.Name, (JsonNode?)Band(row.EngagedAlone_km2[number])))),
                ["engagedByCourse_km2"] = new JsonObject(outcome.Courses.Select(course => KeyValuePair.Create(course.Course.ToString().ToLowerInvariant(), (JsonNode?)course.Engaged_km2[at]))),
                ["engagedOtherwise_km2"] = new JsonObject(outcome.Otherwise.Select(other => KeyValuePair.Create(other.If, (JsonNode?)other.Engaged_km2[at]))),
                ["engagedByMast_km2"] = new JsonObject(outcome.Masts.Select(mast => KeyValuePair.Create(mast.Mast.Metres.ToString("0.##", CultureInfo.InvariantCulture) + " m", (JsonNode?)mast.Engaged_km2[at]))),
                ["remark"] = drawing.Remark(row.Height),
            })]),
        };
    }

    /// <summary>The least height above its ground at which a target is in sight: of any radar that searches, and of the engagement radar.</summary>
    private static void WriteRaster(string folder, CoverageOutcome outcome)
    {
        var (terrain, question) = (outcome.Terrain, outcome.Subject.Question);
        VisibleHeights View(Simulation.Sensing.RadarDefinition radar) => terrain.From(radar.Antenna.Height, radar.EffectiveEarthFactor);

        // Over ground that nobody knows there is no height above it.
        static float[] Known(VisibleHeights view)
        {
            var heights = view.CertainAboveGround.ToArray();
            for (var at = 0; at < heights.Length; at++)
            {
                heights[at] = float.IsNaN(view.AboveGround[at]) ? float.NaN : heights[at];
            }

            return heights;
        }

        var searching = CoverageRun.Searchers(question).Select(radar => Known(View(radar))).ToList();
        var least = searching[0];
        foreach (var view in searching.Skip(1))
        {
            for (var at = 0; at < least.Length; at++)
            {
                var other = view[at];
                least[at] = other < least[at] || float.IsNaN(least[at]) ? other : least[at];
            }
        }

        EnviRaster.Write(folder, Raster, terrain.Grid, $"Least height above ground at which a target is in sight, {outcome.Subject.System}; metres", [
            new EnviBand("in sight of a radar that searches, above ground (m)", least),
            new EnviBand("in sight of the engagement radar, above ground (m)", Known(View(question.Battery.EngagementRadar))),
        ]);
    }

    /// <summary>The shares of each height as polygons, as they stand in coverage.geojson.</summary>
    public static List<MapFeature> Features(CoverageOutcome outcome, CoverageDrawing drawing) =>
    [
        .. outcome.Maps.SelectMany((map, at) => RingFeatures.Of(map, outcome.Rows[at], Area.FromSquareMetres(LeastPiece_km2 * 1e6),
        [
            new("system", outcome.Subject.System), new("target", outcome.Subject.Target), new("ground", outcome.Subject.Ground.Description), new("ledger", outcome.Ledger), new("seed", outcome.Seed.ToString(CultureInfo.InvariantCulture)),
            new("remark", drawing.Remark(map.Height)), .. JammingWords.JammedBy(outcome) is { } jammed ? (KeyValuePair<string, object?>[])[new("jammed_by", jammed)] : [],
        ])),
    ];

    private static string EchoClaims(CoverageOutcome outcome)
    {
        var text = new StringBuilder("claim,source,rcs_m2,radar,half_of_looks_from_km,nine_looks_in_ten_from_km,half_low_km,half_high_km,nine_low_km,nine_high_km\n");
        foreach (var claim in outcome.EchoClaims)
        {
            foreach (var (radar, half, ninety) in claim.Ranges)
            {
                text.Append(CultureInfo.InvariantCulture, $"{claim.Label},\"{claim.Source}\",{claim.Echo.SquareMetres:R},{radar},{Kilometres(half.Value)},{Kilometres(ninety.Value)},{Kilometres(half.Low)},{Kilometres(half.High)},{Kilometres(ninety.Low)},{Kilometres(ninety.High)}\n");
            }
        }

        return text.ToString();
    }

    private static string Kilometres(Length? length) => length is { } known ? known.Kilometres.ToString("0.##", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>What other programs make of the files: a GeoTIFF, PNG and PDF.</summary>
    private static void Convert(string folder, IReadOnlyList<string> pictures, ICollection<Finding> findings, CancellationToken stop)
    {
        string At(string name) => Path.Combine(folder, name);
        void Try(string what, string remedy, Func<Task> make)
        {
            try
            {
                make().GetAwaiter().GetResult();
            }
            catch (Exception exception) when (exception is EnvironmentException or GdalException)
            {
                findings.Add(Finding.Remark(new Place(what), what, $"It was not made: {exception.Message}", remedy));
            }
        }

        foreach (var raster in (string[])[Raster, DetectionFiles.Raster])
        {
            Try($"{raster}.tif", GdalTools.Remedy, () => GdalTools.RunAsync("gdal_translate", ["-q", "-co", "COMPRESS=DEFLATE", At($"{raster}.bin"), At($"{raster}.tif")], stop));
        }

        Try("ring.pdf", "Install it: apt-get install librsvg2-bin", async () =>
        {
            await GdalTools.RunAsync("rsvg-convert", ["-f", "pdf", "-o", At("ring.pdf"), At(PageFile)], stop);
            foreach (var picture in pictures.Append("ring"))
            {
                await GdalTools.RunAsync("rsvg-convert", ["-w", PictureWidth.ToString(CultureInfo.InvariantCulture), "-o", At($"{picture}.png"), At($"{picture}.svg")], stop);
            }
        });
    }
}
