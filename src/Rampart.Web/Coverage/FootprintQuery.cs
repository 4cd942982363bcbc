using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Rampart.Answers.Coverage;
using Rampart.Coverage.Footprint;
using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What a page asks of a defended footprint, as it stands in the address. Ranges and directions are those that are asked, and no others.</summary>
/// <param name="System">The system set up at a place, a model of kind system; leave out where a scenario is named.</param>
/// <param name="Lat_deg">Where it stands, degrees north.</param>
/// <param name="Lon_deg">Where it stands, degrees east.</param>
/// <param name="Scenario">The scenario whose battery is asked about, as /api/coverage/choices names it.</param>
/// <param name="Battery">Which battery of the scenario; its first where none is named.</param>
/// <param name="Against">What is to be met, a model of kind target that flies ballistically; a ballistic missile where none is named.</param>
/// <param name="Echo">The id of a claim: its radar cross-section is taken for the threat's nose in every band, whatever the model reads.</param>
/// <param name="Echo_m2">A radar cross-section taken for the threat's nose in every band, where the model assumes and reads no claims; goes without echo.</param>
/// <param name="Threat_ranges_km">How far it flies, kilometres separated by commas, at most six; 300 where none is named.</param>
/// <param name="Threat_azimuths_deg">From where it comes, degrees from north separated by commas, at most sixteen; 0,90,180,270 where none is named.</param>
/// <param name="Keep_out_km">Lower above the battery's ground no meeting counts; the missiles' own least height where none is given.</param>
/// <param name="Cell_km">Width of a cell; 5 km where none is given.</param>
/// <param name="Mast_m">Height of the battery's antennas over the ground; as the models say where none is given.</param>
/// <param name="Facing_deg">Where the engagement radar's sector points, degrees from north, or battery for the scenario's facing; it does not turn then. It faces its target where none is given.</param>
/// <param name="Terrain">The ground, as /api/coverage/choices names it.</param>
internal sealed record FootprintQuery(
    [FromQuery(Name = "system")] string? System,
    [FromQuery(Name = "lat_deg")] double? Lat_deg,
    [FromQuery(Name = "lon_deg")] double? Lon_deg,
    [FromQuery(Name = "scenario")] string? Scenario,
    [FromQuery(Name = "battery")] string? Battery,
    [FromQuery(Name = "against")] string? Against,
    [FromQuery(Name = "echo")] string? Echo,
    [FromQuery(Name = "echo_m2")] double? Echo_m2,
    [FromQuery(Name = "threat_ranges_km")] string? Threat_ranges_km,
    [FromQuery(Name = "threat_azimuths_deg")] string? Threat_azimuths_deg,
    [FromQuery(Name = "keep_out_km")] double? Keep_out_km,
    [FromQuery(Name = "cell_km")] double? Cell_km,
    [FromQuery(Name = "mast_m")] double? Mast_m,
    [FromQuery(Name = "facing_deg")] string? Facing_deg,
    [FromQuery(Name = "terrain")] string? Terrain)
{
    public const string UsualThreat = "ballistic-missile";
    public const int MostRanges = 6;
    public const int MostAzimuths = 16;
    public const double LeastRange_km = 10.0;
    public const double MostRange_km = 3000.0;
    public const double LeastCell_km = 0.5;
    public const double MostCell_km = 100.0;
    public const double UsualCell_km = 5.0;

    private const double MostKeepOut_km = 100.0;
    private static readonly double[] UsualRanges_km = [300.0];
    private static readonly double[] UsualAzimuths_deg = [0.0, 90.0, 180.0, 270.0];

    /// <summary>The same question in the form that the command line asks it in.</summary>
    /// <exception cref="RefusalException">It cannot be asked so; every reason is among the findings.</exception>
    public FootprintWanted Asked(Project project)
    {
        var findings = new List<Finding>();
        var ranges = Numbers("threat_ranges_km", Threat_ranges_km, UsualRanges_km, LeastRange_km, MostRange_km, "km", MostRanges, "ranges", findings);
        var azimuths = Numbers("threat_azimuths_deg", Threat_azimuths_deg, UsualAzimuths_deg, 0.0, 360.0, "degrees", MostAzimuths, "directions", findings).Select(each => each % 360.0).Distinct().ToList();
        Check(findings, "keep_out_km", Keep_out_km, 0.0, MostKeepOut_km);
        Check(findings, "cell_km", Cell_km, LeastCell_km, MostCell_km);
        var ring = new CoverageQuery(System, Lat_deg, Lon_deg, Scenario, Battery, Against is { Length: > 0 } ? Against : UsualThreat, Echo, Echo_m2, null, null, null, null, Mast_m, Facing_deg, Terrain);
        return new FootprintWanted(
            ring.Asked(project, findings, mayBeBallistic: true),
            new FootprintAsked([.. ranges.Order().Select(Length.FromKilometres)], AreNamed: true, [.. azimuths.Select(Angle.FromDegrees)], Length.FromKilometres(Keep_out_km ?? 0.0), Length.FromKilometres(Cell_km ?? UsualCell_km)));
    }

    private static List<double> Numbers(string name, string? text, double[] usual, double least, double most, string unit, int count, string what, List<Finding> findings)
    {
        if (text is not { Length: > 0 })
        {
            return [.. usual];
        }

        var numbers = new List<double>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !(number >= least && number <= most))
            {
                findings.Add(Wrong(name, string.Create(CultureInfo.InvariantCulture, $"\"{word}\" is no number from {least:0.###} to {most:0.###} {unit}."), string.Create(CultureInfo.InvariantCulture, $"Such as {name}={string.Join(',', usual)}.")));
                return numbers;
            }

            if (!numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        if (numbers.Count > count)
        {
            findings.Add(Wrong(name, $"{numbers.Count} {what} are named, and a page shows {count}.", "Leave some out, or ask twice."));
        }

        return numbers;
    }

    private static void Check(List<Finding> findings, string name, double? value, double least, double most)
    {
        if (value is { } given && Parameters.Outside(name, given, least, most, "km") is { } outside)
        {
            findings.Add(outside);
        }
    }

    private static Finding Wrong(string name, string message, string remedy) => Finding.Error(new Place("request"), name, message, remedy);
}

/// <summary>A footprint as it is asked for.</summary>
/// <param name="Asked">The battery, its place and its ground.</param>
/// <param name="Threats">The threats.</param>
internal sealed record FootprintWanted(CoverageAsked Asked, FootprintAsked Threats)
{
    // Cells times threats; what the command line does where nobody names anything: some one and a half minutes of one processor.
    private const double MostWork = 24 * 48.0 * 48.0;

    /// <summary>All of it that decides an answer, by its name.</summary>
    public JsonObject Identity => new()
    {
        ["asked"] = Asked.Identity,
        ["ranges_m"] = IdentityParts.Numbers(Threats.Ranges.Select(range => range.Metres)),
        ["azimuths_rad"] = IdentityParts.Numbers(Threats.Azimuths.Select(azimuth => azimuth.Radians)),
        ["keepOut_m"] = Threats.KeepOut.Metres,
        ["cell_m"] = Threats.CellSize?.Metres,
    };

    /// <summary>Refuses what would keep a page waiting for minutes.</summary>
    /// <exception cref="RefusalException">Too many cells and threats.</exception>
    public static void RefuseTooMuch(FootprintQuestion question)
    {
        var reach_m = question.BallisticTypes.Max(type => type.ReachAgainst_m(isBallistic: true));
        var threats = question.Ranges.Count * question.Azimuths.Count;
        if (threats * Math.Pow(2.0 * reach_m / question.CellSize.Metres, 2.0) > MostWork)
        {
            // Told in tenths of a kilometre, upwards: that much is taken.
            var least_km = Math.Ceiling(10.0 * 0.001 * 2.0 * reach_m * Math.Sqrt(threats / MostWork)) / 10.0;
            throw Parameters.Wrong(
                "cell_km", string.Create(CultureInfo.InvariantCulture, $"{threats} threats in cells of {question.CellSize.Kilometres:0.###} km take longer than a page waits."),
                string.Create(CultureInfo.InvariantCulture, $"Take cells of at least {least_km:0.0} km, or fewer ranges and directions. The command line takes more: rampart coverage."), StatusCodes.Status422UnprocessableEntity);
        }
    }
}
