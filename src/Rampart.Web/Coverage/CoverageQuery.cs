using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What a page asks of a ring, as it stands in the address.</summary>
/// <param name="System">The system set up at a place, a model of kind system; leave out where a scenario is named.</param>
/// <param name="Lat_deg">Where it stands, degrees north.</param>
/// <param name="Lon_deg">Where it stands, degrees east.</param>
/// <param name="Scenario">The scenario whose battery is asked about, as /api/coverage/choices names it.</param>
/// <param name="Battery">Which battery of the scenario; its first where none is named.</param>
/// <param name="Against">What is to be met, a model of kind target; a fighter where none is named.</param>
/// <param name="Echo">The id of a claim: its radar cross-section is taken for the target's nose in every band, whatever the model reads.</param>
/// <param name="Echo_m2">A radar cross-section taken for the target's nose in every band, where the model assumes and reads no claims; goes without echo.</param>
/// <param name="Heights_m">Heights of the target in metres, separated by commas, at most six.</param>
/// <param name="Above">From where they count: ground or sea.</param>
/// <param name="Course">closing, crossing or receding.</param>
/// <param name="Radius_km">The claimed range; the ring.</param>
/// <param name="Mast_m">Height of the battery's antennas over the ground; as the models say where none is given.</param>
/// <param name="Facing_deg">Where the engagement radar's sector points, degrees from north, or battery for the scenario's facing; it does not turn then. It faces its target where none is given.</param>
/// <param name="Terrain">The ground, as /api/coverage/choices names it.</param>
internal sealed record CoverageQuery(
    [FromQuery(Name = "system")] string? System,
    [FromQuery(Name = "lat_deg")] double? Lat_deg,
    [FromQuery(Name = "lon_deg")] double? Lon_deg,
    [FromQuery(Name = "scenario")] string? Scenario,
    [FromQuery(Name = "battery")] string? Battery,
    [FromQuery(Name = "against")] string? Against,
    [FromQuery(Name = "echo")] string? Echo,
    [FromQuery(Name = "echo_m2")] double? Echo_m2,
    [FromQuery(Name = "heights_m")] string? Heights_m,
    [FromQuery(Name = "above")] string? Above,
    [FromQuery(Name = "course")] string? Course,
    [FromQuery(Name = "radius_km")] double? Radius_km,
    [FromQuery(Name = "mast_m")] double? Mast_m,
    [FromQuery(Name = "facing_deg")] string? Facing_deg,
    [FromQuery(Name = "terrain")] string? Terrain)
{
    /// <summary>The widest ring of a page: beyond it a smooth Earth hides even what flies at 20 km.</summary>
    public const double MostRadius_km = 600.0;

    /// <summary>The word for the facing that a scenario gives its battery.</summary>
    private const string AsWritten = "battery";

    private const double MostFacing_deg = 360.0;
    private const double LeastEcho_m2 = 1e-6;
    private const double MostEcho_m2 = 10_000.0;
    private const double LeastRadius_km = 20.0;
    private const double MostMast_m = 200.0;
    private const double LeastHeight_m = 1.0;
    private const double MostHeight_m = 30_000.0;
    private const double MostLatitude_deg = 85.0;
    private static readonly double[] UsualHeights_m = [50.0, 300.0, 1000.0, 3000.0, 10_000.0];

    /// <summary>The same question in the form that the command line asks it in.</summary>
    /// <param name="project">The project.</param>
    /// <param name="others">What is wrong with the rest of the question.</param>
    /// <param name="mayBeBallistic">Whether what flies ballistically is an answer.</param>
    /// <exception cref="RefusalException">It cannot be asked so; every reason is among the findings.</exception>
    public CoverageAsked Asked(Project project, IReadOnlyList<Finding>? others = null, bool mayBeBallistic = false)
    {
        var findings = new List<Finding>(others ?? []);
        var scenario = Scenario is { Length: > 0 } named ? ScenarioNamed(named, project) : null;
        if (scenario is null && (System is not { Length: > 0 } || Lat_deg is null || Lon_deg is null))
        {
            findings.Add(Wrong("system", "Neither a scenario nor a system with its place is given.", "Such as system=s-400&lat_deg=40&lon_deg=33."));
        }

        Check(findings, "lat_deg", Lat_deg, -MostLatitude_deg, MostLatitude_deg, "degrees");
        Check(findings, "lon_deg", Lon_deg, -180.0, 180.0, "degrees");
        Check(findings, "radius_km", Radius_km, LeastRadius_km, MostRadius_km, "km");
        Check(findings, "mast_m", Mast_m, 0.0, MostMast_m, "m");
        CheckEcho(findings);
        var facing = FacingOf(scenario is not null, findings);
        var heights = Heights(findings);
        var course = CourseOf(findings);
        var reference = Above switch
        {
            null or "" or "ground" => HeightReference.AboveGround,
            "sea" => HeightReference.AboveSea,
            _ => Add(findings, Wrong("above", $"\"{Above}\" is neither ground nor sea.", "Such as above=ground."), HeightReference.AboveGround),
        };
        var grounds = Grounds.Named(Terrain, scenario is not null, project, findings);
        if (findings.Count > 0)
        {
            throw RefusalException.Because(findings);
        }

        var workspace = project.Workspace;
        var target = Against is { Length: > 0 } against ? against : "fighter";
        var told = new List<Finding>();
        var written = scenario is null ? null : workspace.ReadScenario(scenario, told) ?? throw RefusalException.Because(told);
        return new CoverageAsked
        {
            Scenario = scenario,
            Battery = scenario is null || Battery is not { Length: > 0 } ? null : Battery,
            Model = written?.System ?? System!,
            At = scenario is null ? Geodetic.FromDegrees(Lat_deg!.Value, Lon_deg!.Value) : null,
            Mast = Mast_m is { } mast ? Length.FromMetres(mast) : null,
            Against = target,
            MayBeBallistic = mayBeBallistic,
            Heights = [.. heights.Select(height => new TargetHeight(Length.FromMetres(height), reference))],
            Course = course,
            Radius = Length.FromKilometres(Radius_km ?? 400.0),
            Facing = facing,
            IsFacingAsWritten = Facing_deg is AsWritten,
            Terrain = grounds,
            Weather = written?.Battle.Weather ?? WeatherDefinition.Dry,
            Overlays = TargetEchoes.Overlays(Echo, Echo_m2, target, mayBeBallistic, workspace),
            Jammers = written?.Coverage?.Jammers ?? [],
            Masts = [],
        };
    }

    /// <summary>The scenario's file; only one that the list names, never a path.</summary>
    public static string ScenarioNamed(string name, Project project) =>
        ScenarioFiles.Of(project).FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.Ordinal)).Path
        ?? throw RefusalException.NotThere($"scenario {name}", "The list is at /api/coverage/choices.");

    private List<double> Heights(List<Finding> findings)
    {
        if (Heights_m is not { Length: > 0 } text)
        {
            return [.. UsualHeights_m];
        }

        var heights = new List<double>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var height) || !(height is >= LeastHeight_m and <= MostHeight_m))
            {
                findings.Add(Wrong("heights_m", $"\"{word}\" is no height from 1 m to 30 km.", "Such as heights_m=50,300,1000,3000,10000."));
            }
            else if (!heights.Contains(height))
            {
                heights.Add(height);
            }
        }

        if (heights.Count > RingAnswer.MostHeights)
        {
            findings.Add(Wrong("heights_m", $"{heights.Count} heights are named, and a page shows {RingAnswer.MostHeights}.", "Leave some out."));
        }

        heights.Sort();
        return heights;
    }

    private void CheckEcho(List<Finding> findings)
    {
        // A millionth of a square metre would round to nothing in the words of a bound that is told in thousandths.
        if (Echo_m2 is { } echo_m2 && !(echo_m2 is >= LeastEcho_m2 and <= MostEcho_m2))
        {
            findings.Add(Wrong("echo_m2", string.Create(CultureInfo.InvariantCulture, $"{echo_m2} m² lies outside 0.000001 to {MostEcho_m2} m²."), "Choose a value between them."));
        }

        if (Echo_m2 is not null && Echo is { Length: > 0 })
        {
            findings.Add(Wrong("echo_m2", "A claim and a value are given for the same echo.", "Leave one of the two out."));
        }
    }

    private Angle? FacingOf(bool isOfScenario, List<Finding> findings)
    {
        if (Facing_deg is not { Length: > 0 } word)
        {
            return null;
        }

        if (word is AsWritten)
        {
            return isOfScenario ? null : Add<Angle?>(findings, Wrong("facing_deg", "Only a scenario's battery has a facing of its own.", "Such as facing_deg=225."), null);
        }

        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && degrees is >= 0.0 and <= MostFacing_deg
            ? Angle.FromDegrees(degrees)
            : Add<Angle?>(findings, Wrong("facing_deg", $"\"{word}\" is no number from 0 to 360 degrees, and not {AsWritten}.", $"Such as facing_deg=225, or facing_deg={AsWritten} for the scenario's."), null);
    }

    private Course CourseOf(List<Finding> findings)
    {
        try
        {
            return Course is { Length: > 0 } word ? CourseWord.Of(word) : Rampart.Coverage.Course.Closing;
        }
        catch (UsageException exception)
        {
            findings.Add(Wrong("course", exception.Message, "Such as course=closing; else crossing or receding."));
            return default;
        }
    }

    private static void Check(List<Finding> findings, string name, double? value, double least, double most, string unit)
    {
        if (value is { } given && Parameters.Outside(name, given, least, most, unit) is { } outside)
        {
            findings.Add(outside);
        }
    }

    private static T Add<T>(List<Finding> findings, Finding finding, T instead)
    {
        findings.Add(finding);
        return instead;
    }

    private static Finding Wrong(string name, string message, string remedy) => Finding.Error(new Place("request"), name, message, remedy);
}
