using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>Who jams, from where, and who hears it: read from the command line, and told in stamps and files.</summary>
internal static class JammingWords
{
    public const string TableFile = "jamming.csv";
    private const string Form = "MODEL@LAT,LON,HEIGHT above the sea, such as --jammer \"stand-off-jammer@38.5,33.0,9km\".";

    /// <summary>What one --jammer says.</summary>
    /// <exception cref="UsageException">It is not of the form.</exception>
    public static JammerPlacing Placing(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || string.IsNullOrWhiteSpace(text[..at]))
        {
            throw new UsageException($"--jammer: \"{text}\" does not say which model stands where.", $"Expected {Form}");
        }

        var (model, place) = (text[..at].Trim(), text[(at + 1)..]);
        var comma = place.LastIndexOf(',');
        var parsed = comma > 0 ? GeodeticText.Parse(place[..comma]) : default;
        if (comma < 0 || !parsed.IsValid)
        {
            throw new UsageException($"--jammer: {parsed.Problem ?? $"\"{place}\" says no place with a height."}", $"Expected {Form}");
        }

        var height = AskedQuantity.Of(place[(comma + 1)..].Trim(), QuantityKind.Length, "--jammer", "\"stand-off-jammer@38.5,33.0,9km\"", -500.0, JammerPlacing.Highest.Metres);
        return new JammerPlacing(model, parsed.Value with { Height = Length.FromMetres(height) }, new Place("--jammer"));
    }

    /// <summary>A place in degrees.</summary>
    public static string Place(Geodetic place) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Abs(place.Latitude.Degrees):0.00}°{(place.Latitude.Degrees < 0.0 ? "S" : "N")} {Math.Abs(place.Longitude.Degrees):0.00}°{(place.Longitude.Degrees < 0.0 ? "W" : "E")}");

    /// <summary>Who jams, in a line for a column or a stamp; null where nobody does.</summary>
    public static string? JammedBy(CoverageOutcome outcome) => JammedBy(outcome.Subject.Question);

    /// <summary>Who jams, in a line for a column or a stamp; null where nobody does.</summary>
    public static string? JammedBy(RingQuestion question) => question.Jamming.IsNone ? null : string.Join("; ", question.Jamming.Jammers.Select(Told));

    /// <summary>To be put behind "under the stated readings".</summary>
    public static string Short(CoverageOutcome outcome) => outcome.Subject.Question.Jamming.Jammers switch
    {
        [] => string.Empty,
        [var one] => $" and jammed by a {one.Name.ToLowerInvariant()} at {Place(one.Place)}",
        var several => $" and jammed by {several.Count.ToString(CultureInfo.InvariantCulture)} jammers",
    };

    /// <summary>A line for each jammer: what it is, where, and who hears it.</summary>
    public static IEnumerable<string> Stamps(CoverageOutcome outcome)
    {
        var (question, heard) = (outcome.Subject.Question, Heard(outcome.Subject.Question));
        return question.Jamming.Jammers.Select((jammer, number) =>
            $"Jammed by: {Told(jammer)}; put there by the user. {string.Join(", ", heard.Select(radar => $"{Plain(radar.Radar.Name)}: {Words(radar.Jammers[number].Hearing)}"))}. Seekers and links are not jammed.");
    }

    /// <summary>The jammers on a map about the site.</summary>
    public static IReadOnlyList<CoverageMark> Marks(CoverageOutcome outcome) =>
    [
        .. outcome.Subject.Question.Jamming.Jammers.Select(jammer =>
        {
            var grid = outcome.Terrain.Grid;
            var (row, column) = grid.CellOf(jammer.Place);
            return new CoverageMark(jammer.Name.ToLowerInvariant(), new MapPoint((column - outcome.Terrain.Middle) * grid.CellSize.Kilometres, (outcome.Terrain.Middle - row) * grid.CellSize.Kilometres));
        }),
    ];

    /// <summary>What the reader should know of the jammers before the figures.</summary>
    public static void Remark(RingQuestion question, ICollection<Finding> findings)
    {
        var heard = Heard(question);
        for (var number = 0; number < question.Jamming.Jammers.Count; number++)
        {
            var (jammer, at) = (question.Jamming.Jammers[number], heard.Select(radar => radar.Jammers[number].Hearing).ToList());
            if (at.TrueForAll(one => one is JammerHearing.Hidden or JammerHearing.OtherBand))
            {
                findings.Add(Finding.Remark(new Place("coverage"), jammer.Name, $"No radar of the battery hears the {jammer.Name.ToLowerInvariant()} at {Place(jammer.Place)}: {string.Join(", ", heard.Select((radar, one) => $"{Plain(radar.Radar.Name)} {Words(at[one])}"))}.", "It changes nothing there."));
            }

            if (at.Contains(JammerHearing.MayBeHidden))
            {
                findings.Add(Finding.Remark(new Place("coverage"), jammer.Name, $"Between the battery and the {jammer.Name.ToLowerInvariant()} at {Place(jammer.Place)} lies ground that nobody knows; it is taken as heard.", "Add the terrain's tiles there."));
            }
        }
    }

    public static JsonArray Json(CoverageOutcome outcome)
    {
        var (question, heard) = (outcome.Subject.Question, Heard(outcome.Subject.Question));
        return [.. question.Jamming.Jammers.Select((jammer, number) => (JsonNode)new JsonObject
        {
            ["name"] = jammer.Name,
            ["latitude"] = jammer.Place.Latitude.Degrees,
            ["longitude"] = jammer.Place.Longitude.Degrees,
            ["height_m"] = jammer.Place.Height.Metres,
            ["effectivePower_W"] = jammer.Jammer.EffectivePower.Watts,
            ["lowest_Hz"] = jammer.Jammer.LowestFrequency.Hertz,
            ["highest_Hz"] = jammer.Jammer.HighestFrequency.Hertz,
            ["radars"] = new JsonObject(heard.Select(radar => KeyValuePair.Create(radar.Radar.Name, (JsonNode?)Words(radar.Jammers[number].Hearing)))),
        })];
    }

    /// <summary>How loud each radar hears each jammer, as a table; none where nobody jams.</summary>
    public static void WriteTable(string folder, CoverageOutcome outcome)
    {
        if (!outcome.IsJammed)
        {
            return;
        }

        var text = new StringBuilder("jammer,latitude_deg,longitude_deg,height_m,effective_power_kw,lowest_ghz,highest_ghz,radar,hears_it,distance_km,bearing_deg,jamming_to_noise_beam_on_it_db,jamming_to_noise_side_lobes_db\n");
        foreach (var (radar, jammers) in Heard(outcome.Subject.Question))
        {
            for (var number = 0; number < jammers.Count; number++)
            {
                var (jammer, at) = (outcome.Subject.Question.Jamming.Jammers[number], jammers[number]);
                var (main, side) = at.IsHeard ? (Decibels(at.Heard.MainLobeRatio), Decibels(at.Heard.MainLobeRatio * radar.Beam.SideLobes.Ratio)) : (string.Empty, string.Empty);
                text.Append(CultureInfo.InvariantCulture, $"{jammer.Name},{jammer.Place.Latitude.Degrees:0.####},{jammer.Place.Longitude.Degrees:0.####},{jammer.Place.Height.Metres:0.#},{jammer.Jammer.EffectivePower.Watts / 1e3:0.###},{jammer.Jammer.LowestFrequency.Hertz / 1e9:0.###},{jammer.Jammer.HighestFrequency.Hertz / 1e9:0.###},{radar.Name},{Words(at.Hearing)},{at.Distance.Kilometres:0.#},{(at.IsHeard ? Angle.FromRadians(at.Heard.Azimuth_rad).Degrees.ToString("0.#", CultureInfo.InvariantCulture) : string.Empty)},{main},{side}\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, TableFile), text.ToString());
    }

    private static List<(RadarDefinition Radar, IReadOnlyList<JammerAtRadar> Jammers)> Heard(RingQuestion question) =>
        question.Jamming.IsNone ? [] : [.. CoverageDrawing.Radars(question).Select(radar => (radar, question.Jamming.At(radar, question.Weather)))];

    private static string Told(PlacedJammer jammer) =>
        $"{jammer.Name} at {Place(jammer.Place)}, {QuantityFormat.Text(QuantityKind.Length, jammer.Place.Height.Metres)} above the sea, {QuantityFormat.Text(QuantityKind.Power, jammer.Jammer.EffectivePower.Watts)} over {QuantityFormat.Text(QuantityKind.Frequency, jammer.Jammer.LowestFrequency.Hertz)} to {QuantityFormat.Text(QuantityKind.Frequency, jammer.Jammer.HighestFrequency.Hertz)}";

    private static string Words(JammerHearing hearing) => hearing switch
    {
        JammerHearing.Heard => "hears it",
        JammerHearing.Hidden => "behind ground or horizon",
        JammerHearing.OtherBand => "other band",
        _ => "may hear it over unknown ground",
    };

    private static string Decibels(double ratio) => ratio > 0.0 ? (10.0 * Math.Log10(ratio)).ToString("0.#", CultureInfo.InvariantCulture) : string.Empty;

    private static string Plain(string radar) => radar[(radar.LastIndexOf('/') + 1)..];
}
