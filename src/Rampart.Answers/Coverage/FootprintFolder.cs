using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers.Terrain;
using Rampart.Coverage;
using Rampart.Coverage.Files;
using Rampart.Coverage.Footprint;
using Rampart.Coverage.Rings;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Simulation.Motion;

namespace Rampart.Answers.Coverage;

/// <summary>Writes defended footprints: picture, polygons, table and summary.</summary>
internal static class FootprintFolder
{
    public const string Picture = "footprint.svg";
    private const int PictureWidth = 1600;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every name that such a folder may hold.</summary>
    public static IReadOnlyList<string> Names { get; } = [ResultFolder.ManifestFile, CoverageFolder.SummaryFile, Picture, "footprint.png", "footprint.csv", "footprint.geojson"];

    public static void Write(string folder, FootprintOutcome outcome, ICollection<Finding> findings, CancellationToken stop)
    {
        string At(string name) => Path.Combine(folder, name);
        File.WriteAllText(At("footprint.csv"), Table(outcome));
        GeoJsonFile.Write(At("footprint.geojson"), $"Defended footprint of the {outcome.Subject.System}", Features(outcome));
        File.WriteAllText(At(Picture), Drawn(outcome));
        try
        {
            GdalTools.RunAsync("rsvg-convert", ["-w", PictureWidth.ToString(CultureInfo.InvariantCulture), "-o", At("footprint.png"), At(Picture)], stop).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is EnvironmentException or GdalException)
        {
            findings.Add(Finding.Remark(new Place("footprint.png"), "footprint.png", $"It was not made: {exception.Message}", "Install it: apt-get install librsvg2-bin"));
        }

        File.WriteAllText(At(CoverageFolder.SummaryFile), Summary(outcome).ToJsonString(Indented) + "\n");
    }

    /// <summary>A line for each range and azimuth, and two for each range: from all azimuths, from any.</summary>
    public static string Table(FootprintOutcome outcome)
    {
        var text = new StringBuilder("threat_range_km,from_deg,defended_km2,low_km2,high_km2,ahead_km,behind_km,beside_km,apogee_km,flight_s,impact_speed_mps,descent_deg,unknown_km2,lacks\n");
        for (var at = 0; at < outcome.Footprints.Count; at++)
        {
            var (footprint, bands) = (outcome.Footprints[at], outcome.Bands[at]);
            foreach (var (row, azimuth) in footprint.Rows.Select((row, azimuth) => (row, azimuth)))
            {
                var (band, flight) = (bands.Rows[azimuth], footprint.Flights[azimuth]);
                text.Append(CultureInfo.InvariantCulture, $"{footprint.Range.Kilometres:0.###},{row.From.Degrees:0.##},{Area(band)},{row.Ahead_km:0.##},{row.Behind_km:0.##},{row.Beside_km:0.##},{flight.Apogee.Kilometres:0.#},{flight.TimeOfFlight.Seconds:0},{flight.ImpactSpeed.MetresPerSecond:0},{flight.DescentAngle.Degrees:0.#},{Number(row.Unknown_km2)},{Lack(row, footprint.Lacks[azimuth])}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{footprint.Range.Kilometres:0.###},all,{Area(bands.Always)},,,,,,,,{Number(footprint.PerhapsAlways_km2)},\n{footprint.Range.Kilometres:0.###},any,{Area(bands.Ever)},,,,,,,,{Number(footprint.PerhapsEver_km2)},\n");
        }

        return text.ToString();

        static string Lack(FootprintRow row, Shortfall? lack) => row.Area_km2 == 0.0 && row.Unknown_km2 == 0.0 ? $"\"{FootprintRemarks.Words(lack)}\"" : string.Empty;
        static string Area(Banded band) => $"{Number(band.Value)},{Number(band.Low)},{Number(band.High)}";
        static string Number(double value) => double.IsFinite(value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : string.Empty;
    }

    /// <summary>The outlines: for each range from any azimuth, from all, what is unknown, and from each.</summary>
    public static IEnumerable<MapFeature> Features(FootprintOutcome outcome)
    {
        for (var at = 0; at < outcome.Footprints.Count; at++)
        {
            var (footprint, bands) = (outcome.Footprints[at], outcome.Bands[at]);
            yield return Feature(footprint, "any", bands.Ever, footprint.IsEver);
            yield return Feature(footprint, "all", bands.Always, footprint.IsAlways);
            if (footprint.PerhapsEver_km2 > 0.0)
            {
                yield return Unknown(footprint);
            }

            for (var azimuth = 0; azimuth < footprint.Flights.Count; azimuth++)
            {
                var number = azimuth;
                yield return Feature(footprint, Degrees(footprint.Flights[azimuth].From), bands.Rows[azimuth], (row, column) => footprint.IsDefended(row, column, number));
            }
        }

        MapFeature Unknown(DefendedFootprint footprint) => new($"threats of {footprint.Range}: unknown", CellOutlines.Of(footprint.Grid, footprint.IsPerhapsEver).Polygons,
            [new("threat_range_m", footprint.Range.Metres), new("from", "unknown"), new("unknown_km2", footprint.PerhapsEver_km2), new("system", outcome.Subject.System), new("target", outcome.Subject.Target), new("ledger", outcome.Ledger)]);

        MapFeature Feature(DefendedFootprint footprint, string from, Banded band, Func<int, int, bool> isIn)
        {
            var outline = CellOutlines.Of(footprint.Grid, isIn);
            return new MapFeature($"threats of {footprint.Range} from {from}", outline.Polygons,
            [
                new("threat_range_m", footprint.Range.Metres), new("from", from), new("defended_km2", band.Value), new("low_km2", band.Low), new("high_km2", band.High),
                new("system", outcome.Subject.System), new("target", outcome.Subject.Target), new("ledger", outcome.Ledger), new("seed", outcome.Seed.ToString(CultureInfo.InvariantCulture)),
            ]);
        }
    }

    public static JsonObject Summary(FootprintOutcome outcome)
    {
        static JsonArray Band(Banded area) => double.IsNaN(area.Low) ? [area.Value] : [area.Value, area.Low, area.High];
        var battery = outcome.Question.Site.Battery;
        return new JsonObject
        {
            ["format"] = 1,
            ["kind"] = "footprint",
            ["answer"] = outcome.Answer,
            ["system"] = outcome.Subject.System,
            ["target"] = outcome.Subject.Target,
            ["site"] = new JsonObject { ["latitude"] = battery.Site.Latitude.Degrees, ["longitude"] = battery.Site.Longitude.Degrees, ["ground_m"] = battery.Site.Height.Metres },
            ["reach_m"] = outcome.Reach.Metres,
            ["keepOut_m"] = outcome.Asked.KeepOut.Metres,
            ["cell_m"] = outcome.Question.CellSize.Metres,
            ["ground"] = outcome.Subject.Ground.Description,
            ["groundIdentity"] = outcome.Subject.Ground.Identity,
            ["missiles"] = new JsonArray([.. outcome.Question.BallisticTypes.Select(type => JsonValue.Create(type.Name))]),
            ["facing_deg"] = outcome.Question.Site.Facing?.Degrees,
            ["antennas_m"] = new JsonObject(Radars(outcome).Select(radar => KeyValuePair.Create(radar.Name, (JsonNode?)(radar.Antenna.Height.Metres - battery.Site.Height.Metres)))),
            ["rain_mmh"] = outcome.Question.Site.Weather.RainRate_mmph,
            ["rainUpTo_m"] = outcome.Question.Site.Weather.RainHeight.Metres,
            ["points"] = outcome.Points,
            ["seed"] = outcome.Seed,
            ["ledger"] = outcome.Ledger,
            ["ranges"] = new JsonArray([.. outcome.Footprints.Select((footprint, at) => new JsonObject
            {
                ["range_m"] = footprint.Range.Metres,
                ["apogee_m"] = footprint.Flights[0].Apogee.Metres,
                ["timeOfFlight_s"] = footprint.Flights[0].TimeOfFlight.Seconds,
                ["impactSpeed_mps"] = footprint.Flights[0].ImpactSpeed.MetresPerSecond,
                ["fromAllAzimuths_km2"] = Band(outcome.Bands[at].Always),
                ["fromAnyAzimuth_km2"] = Band(outcome.Bands[at].Ever),
                ["unknownFromAllAzimuths_km2"] = footprint.PerhapsAlways_km2,
                ["unknownFromAnyAzimuth_km2"] = footprint.PerhapsEver_km2,
                ["azimuths"] = new JsonArray([.. footprint.Rows.Select((row, azimuth) => new JsonObject
                {
                    ["from_deg"] = row.From.Degrees,
                    ["defended_km2"] = Band(outcome.Bands[at].Rows[azimuth]),
                    ["unknown_km2"] = row.Unknown_km2,
                    ["lacks"] = row.Area_km2 == 0.0 && row.Unknown_km2 == 0.0 ? FootprintRemarks.Words(footprint.Lacks[azimuth]) : null,
                    ["ahead_km"] = row.Ahead_km,
                    ["behind_km"] = row.Behind_km,
                    ["beside_km"] = row.Beside_km,
                })]),
            })]),
        };
    }

    /// <summary>The picture: a map for each range, and a table.</summary>
    public static string Drawn(FootprintOutcome outcome)
    {
        return FootprintMap.Draw(new FootprintMapData
        {
            Caption = new Caption("footprint", $"What the {outcome.Subject.System} defends against ballistic missiles", $"For {outcome.Footprints.Count} ranges of a {outcome.Subject.Target.ToLowerInvariant()}: the places aimed at whose threats a missile of the battery meets in time, from all azimuths, from some, and from one."),
            Answer = outcome.Answer,
            Panels = [.. outcome.Footprints.Select(footprint => new FootprintPanel(
                $"threats of {footprint.Range}", footprint.Grid.CellSize.Kilometres, footprint.Grid.Size,
                [.. Cells(footprint, footprint.Count)], [.. Cells(footprint, (row, column) => footprint.IsDefended(row, column, 0))])
            {
                Unknown = footprint.PerhapsEver_km2 > 0.0 ? [.. Cells(footprint, footprint.IsPerhapsEver)] : [],
            })],
            Azimuths = outcome.Asked.Azimuths.Count,
            Outlined_deg = outcome.Asked.Azimuths[0].Degrees,
            Reach_km = outcome.Reach.Kilometres,
            Columns = ["threat flies", "at impact", "highest", "from all, km²", "from any, km²", "unknown, km²", $"from {Degrees(outcome.Asked.Azimuths[0])}°, km²", "ahead", "behind", "beside"],
            Rows = [.. outcome.Footprints.Select((footprint, at) => Row(footprint, outcome.Bands[at]))],
            Stamps = Stamps(outcome),
        });
    }

    /// <summary>What the figures rest on, a line each.</summary>
    public static IReadOnlyList<string> Stamps(FootprintOutcome outcome)
    {
        var claimed = outcome.Subject.Readings.Count(reading => reading.Source == Rampart.Evidence.ReadingSource.Claimed);
        return
        [
            PictureStamp.Of(outcome.Subject.System, outcome.Question.Site.Battery.Site),
            $"Missiles: {string.Join(", ", outcome.Question.BallisticTypes.Select(type => $"{type.Name} ({Length.FromMetres(type.ReachAgainst_m(isBallistic: true))})"))}. Decision {outcome.Question.Site.Post.DecisionDelayBallistic}. Meetings {(outcome.Asked.KeepOut > Length.Zero ? $"at least {outcome.Asked.KeepOut} over the battery's ground" : "down to the missiles' own least height")}. {Facing(outcome)}",
            $"Threat: {outcome.Subject.Target}; {CoverageWords.Echo(outcome.Question.CrossSection, outcome.Question.Fluctuation)}.",
            $"Ground: {outcome.Subject.Ground.Description}; cells of {outcome.Question.CellSize}. One threat alone, whole, without decoys or jamming. {(outcome.Points > 0 ? $"Bands: 5 to 95 % of {CountWords.Draws(outcome.Points)} of disputed and assumed values, seed {outcome.Seed.ToString(CultureInfo.InvariantCulture)}, widened to hold the value." : "No bands were drawn.")}",
            $"{Antennas(outcome)} {Rain(outcome)}",
            $"Ledger {outcome.Ledger[..8]}; {claimed} values claimed, {outcome.Subject.Readings.Count - claimed} assumed.",
        ];
    }

    /// <summary>Which way the engagement radar looks.</summary>
    public static string Facing(FootprintOutcome outcome) => outcome.Question.Site is { Facing: { } facing, Battery.EngagementRadar.SectorWidth: var width }
        ? $"The engagement radar's sector of {Degrees(width)}° is fixed toward {Degrees(facing)}°."
        : "The engagement radar faces its target.";

    /// <summary>How high the antennas stand.</summary>
    public static string Antennas(FootprintOutcome outcome)
    {
        var ground_m = outcome.Question.Site.Battery.Site.Height.Metres;
        return $"Antennas over the ground: {string.Join(", ", Radars(outcome).Select(radar => $"{radar.Name[(radar.Name.LastIndexOf('/') + 1)..]} {QuantityFormat.Text(QuantityKind.Length, radar.Antenna.Height.Metres - ground_m)}"))}.";
    }

    /// <summary>What the radars look through.</summary>
    public static string Rain(FootprintOutcome outcome) => outcome.Question.Site.Weather is { RainRate_mmph: > 0.0 } weather
        ? string.Create(CultureInfo.InvariantCulture, $"Rain of {weather.RainRate_mmph:0.##} mm/h up to {QuantityFormat.Text(QuantityKind.Length, weather.RainHeight.Metres)}.")
        : "No rain.";

    private static IReadOnlyList<Simulation.Sensing.RadarDefinition> Radars(FootprintOutcome outcome) =>
        [.. outcome.Question.Site.Searchers.Select(searcher => searcher.Radar), outcome.Question.Site.Battery.EngagementRadar];

    /// <summary>A range's line of the picture's table, and of the screen's.</summary>
    public static IReadOnlyList<string> Row(DefendedFootprint footprint, FootprintBands bands)
    {
        var (row, flight) = (footprint.Rows[0], footprint.Flights[0]);
        return
        [
            $"{footprint.Range}", $"{Math.Round(flight.ImpactSpeed.MetresPerSecond)} m/s", AreaWords.Distance(flight.Apogee.Kilometres), Told(bands.Always), Told(bands.Ever), AreaWords.Number(footprint.PerhapsEver_km2), Told(bands.Rows[0]),
            AreaWords.Distance(row.Ahead_km), AreaWords.Distance(row.Behind_km), AreaWords.Distance(row.Beside_km),
        ];
    }

    public static string Degrees(Angle angle) => angle.Degrees.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Told(Banded band) => double.IsNaN(band.Low) ? AreaWords.Number(band.Value) : $"{AreaWords.Number(band.Value)} ({AreaWords.Numbers(band.Low, band.High)})";

    private static IEnumerable<T> Cells<T>(DefendedFootprint footprint, Func<int, int, T> of)
    {
        for (var row = 0; row < footprint.Grid.Size; row++)
        {
            for (var column = 0; column < footprint.Grid.Size; column++)
            {
                yield return of(row, column);
            }
        }
    }
}
