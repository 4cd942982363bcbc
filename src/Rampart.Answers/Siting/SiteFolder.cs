using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers.Terrain;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Quantities;

namespace Rampart.Answers.Siting;

/// <summary>Writes a siting's files: the picture, tables of sites and demands, both as points, and the summary.</summary>
internal static class SiteFolder
{
    public const string Picture = "site.svg";
    private const string PictureName = "site";

    // The rest stands in demands.csv.
    private const int MostUncoveredTold = 1000;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every name that such a folder may hold.</summary>
    public static IReadOnlyList<string> Names { get; } = [ResultFolder.ManifestFile, ResultFolder.SummaryFile, Picture, "sites.csv", "demands.csv", "sites.geojson", $"{PictureName}.png"];

    /// <summary>Writes all files; what other programs make is left out, with a remark, where they are not installed.</summary>
    public static void Write(string folder, SiteOutcome outcome, ICollection<Finding> findings, CancellationToken stop)
    {
        string At(string name) => Path.Combine(folder, name);
        var drawing = new SiteDrawing(outcome);
        File.WriteAllText(At(Picture), drawing.Picture());
        File.WriteAllText(At("sites.csv"), Sites(outcome));
        File.WriteAllText(At("demands.csv"), Demands(outcome, drawing));
        WritePoints(At("sites.geojson"), outcome, drawing);
        PictureFiles.WritePng(folder, [PictureName], findings, stop);
        File.WriteAllText(At(ResultFolder.SummaryFile), Summary(outcome, drawing).ToJsonString(Indented) + "\n");
    }

    private static JsonObject Summary(SiteOutcome outcome, SiteDrawing drawing)
    {
        var (places, asked, choice) = (outcome.Places, outcome.Places.Asked, outcome.Choice);
        static JsonArray Numbers(IEnumerable<double> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);
        return new JsonObject
        {
            ["format"] = 1,
            ["answer"] = drawing.Answer,
            ["rule"] = drawing.Rule,
            ["remark"] = drawing.Remark,
            ["system"] = places.Subject.System,
            ["target"] = places.Subject.Target,
            ["courses"] = new JsonArray([.. asked.Courses.Select(course => JsonValue.Create(course.ToString().ToLowerInvariant()))]),
            ["height_m"] = asked.Height.Height.Metres,
            ["above"] = asked.Height.Reference == HeightReference.AboveGround ? "ground" : "sea",
            ["keepOut_m"] = asked.KeepOut.Metres,
            ["spacing_m"] = asked.Spacing.Metres,
            ["radius_m"] = places.Radius.Metres,
            ["cell_m"] = asked.Cell.Metres,
            ["sightCell_m"] = EngageableFrom.SightCell(outcome.Places.Subject.Ground, outcome.Places.Radius, asked.Cell).Metres,
            ["exactCrossings"] = asked.CrossesColumns,
            ["rain_mmh"] = asked.Weather.RainRate_mmph,
            ["rainHeight_m"] = asked.Weather.RainHeight.Metres,
            ["ground"] = places.Subject.Ground.Description,
            ["groundIdentity"] = places.Subject.Ground.Identity,
            ["ledger"] = outcome.Ledger,
            ["candidates"] = places.Candidates.Count,
            ["leftOut"] = places.LeftOut,
            ["demands"] = places.Demands.Count,
            ["isChosen"] = choice is not null,
            ["weight"] = outcome.Total,
            ["covered"] = outcome.ByAtLeast[0],
            ["share"] = outcome.Share(outcome.ByAtLeast[0]),
            ["coveredByAtLeast"] = Numbers(outcome.ByAtLeast),
            ["sharesByAtLeast"] = Numbers(outcome.ByAtLeast.Select(outcome.Share)),
            ["choice"] = choice is null ? null : new JsonObject
            {
                ["upperBound"] = choice.UpperBound,
                ["upperBoundShare"] = outcome.Share(choice.UpperBound),
                ["gap"] = choice.Gap,
                ["isBest"] = choice.Proof == SitingProof.Optimal,
                ["greedyCovered"] = choice.GreedyCovered,
                ["exchanges"] = choice.Exchanges,
            },
            ["sites"] = new JsonArray([.. outcome.Sites.Select(site => new JsonObject
            {
                ["rank"] = site.Rank,
                ["name"] = site.Candidate.Name,
                ["latitude"] = site.Candidate.Place.Latitude.Degrees,
                ["longitude"] = site.Candidate.Place.Longitude.Degrees,
                ["ground_m"] = site.Candidate.Place.Height.Metres,
                ["covers"] = site.Covers,
                ["added"] = choice is null ? null : site.Added,
                ["lostWithout"] = site.LostWithout,
            })]),
            ["parts"] = new JsonArray([.. outcome.Overlap.Parts.Where(part => part.Kind != DemandKind.Asset).Select(part => new JsonObject
            {
                ["name"] = part.Name,
                ["kind"] = Word(part.Kind),
                ["weight"] = part.Weight,
                ["sharesByAtLeast"] = Numbers(Enumerable.Range(1, SiteOverlap.MostTold).Select(part.Share)),
            })]),
            ["uncovered"] = new JsonArray([.. outcome.Overlap.Uncovered.Take(MostUncoveredTold).Select(demand => JsonValue.Create(demand.Name))]),
            ["uncoveredCount"] = outcome.Overlap.Uncovered.Count,
        };
    }

    private static string Sites(SiteOutcome outcome)
    {
        var chosen = outcome.Sites.ToDictionary(site => site.Number);
        var text = new StringBuilder("name,latitude,longitude,ground_m,rank,covered_weight,covered_demands,added_weight,lost_without_weight\n");
        foreach (var (candidate, at) in outcome.Places.Candidates.Select((candidate, at) => (candidate, at)))
        {
            var site = chosen.GetValueOrDefault(at);
            text.Append(CultureInfo.InvariantCulture, $"{Cell(candidate.Name)},{Degrees(candidate.Place.Latitude)},{Degrees(candidate.Place.Longitude)},{Number(candidate.Place.Height.Metres)},{site?.Rank},{Number(site?.Covers ?? CoveredBy(outcome, at))},{outcome.Problem.Covers.CountOf(at)},{Number(site?.Added ?? double.NaN)},{Number(site?.LostWithout ?? double.NaN)}\n");
        }

        return text.ToString();
    }

    private static double CoveredBy(SiteOutcome outcome, int site) =>
        Enumerable.Range(0, outcome.Places.Demands.Count).Where(at => outcome.Problem.Covers[site, at]).Sum(at => outcome.Places.Demands[at].Weight);

    private static string Demands(SiteOutcome outcome, SiteDrawing drawing)
    {
        var names = outcome.Sites.ToDictionary(site => site.Rank, site => site.Candidate.Name);
        var text = new StringBuilder("name,kind,part_of,latitude,longitude,weight,sites,covered_by\n");
        foreach (var (demand, at) in outcome.Places.Demands.Select((demand, at) => (demand, at)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Cell(demand.Name)},{Word(demand.Kind)},{Cell(demand.PartOf)},{Degrees(demand.Place.Latitude)},{Degrees(demand.Place.Longitude)},{Number(demand.Weight)},{outcome.Overlap.Counts[at]},{Cell(string.Join("; ", drawing.CoveredBy(at).Select(rank => names[rank])))}\n");
        }

        return text.ToString();
    }

    /// <summary>Candidates and demands as points with what is known of them (RFC 7946).</summary>
    private static void WritePoints(string path, SiteOutcome outcome, SiteDrawing drawing)
    {
        var chosen = outcome.Sites.ToDictionary(site => site.Number);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", drawing.Title);
        json.WriteStartArray("features");
        for (var at = 0; at < outcome.Places.Candidates.Count; at++)
        {
            var (candidate, site) = (outcome.Places.Candidates[at], chosen.GetValueOrDefault(at));
            Begin(json, candidate.Name, site is null ? "candidate" : "site", candidate.Place);
            json.WriteNumber("ground_m", Math.Round(candidate.Place.Height.Metres, 1));
            WriteNumber(json, "rank", site?.Rank);
            WriteNumber(json, "covered_weight", site?.Covers ?? CoveredBy(outcome, at));
            WriteNumber(json, "added_weight", site?.Added);
            WriteNumber(json, "lost_without_weight", site?.LostWithout);
            End(json);
        }

        for (var at = 0; at < outcome.Places.Demands.Count; at++)
        {
            var demand = outcome.Places.Demands[at];
            Begin(json, demand.Name, Word(demand.Kind), demand.Place);
            json.WriteString("part_of", demand.PartOf);
            WriteNumber(json, "weight", demand.Weight);
            json.WriteNumber("sites", outcome.Overlap.Counts[at]);
            json.WriteStartArray("covered_by");
            foreach (var rank in drawing.CoveredBy(at))
            {
                json.WriteNumberValue(rank);
            }

            json.WriteEndArray();
            End(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string name, string kind, Geodetic place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(Math.Round(place.Longitude.Degrees, 6));
        json.WriteNumberValue(Math.Round(place.Latitude.Degrees, 6));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("name", name);
        json.WriteString("kind", kind);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Word(DemandKind kind) => kind.ToString().ToLowerInvariant();

    private static string Degrees(Angle angle) => angle.Degrees.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : string.Empty;

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
