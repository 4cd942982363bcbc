using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart coverage --against ballistic-missile</c> through the real program.</summary>
public class FootprintTests
{
    private static readonly string[] Small = ["coverage", "--at", "39.60,33.00", "--against", "ballistic-missile", "--threat-ranges", "300km", "--threat-azimuths", "0deg,90deg", "--cell", "6km"];

    [Fact]
    public async Task A_footprint_is_told_in_words_and_written_in_all_forms_and_reused()
    {
        using var project = new Project();
        string[] asked = [.. Small, "--points", "2", "--out", "feet"];

        var ended = (await project.Rampart(asked)).Done();

        Assert.Contains("what it defends against a short-range ballistic missile", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Not a forecast of combat", ended.Out, StringComparison.Ordinal);
        foreach (var file in (string[])["footprint.svg", "footprint.csv", "footprint.geojson", "summary.json", "manifest.json"])
        {
            Assert.True(new FileInfo(project.PathOf($"feet/{file}")).Length > 100, file);
        }

        var range = JsonNode.Parse(project.Read("feet/summary.json"))!["ranges"]!.AsArray().Single()!;
        double Area(string key) => range[key]![0]!.GetValue<double>();
        Assert.Equal(3, range["fromAllAzimuths_km2"]!.AsArray().Count);
        Assert.All(range["azimuths"]!.AsArray(), row => Assert.InRange(row!["defended_km2"]![0]!.GetValue<double>(), Area("fromAllAzimuths_km2"), Area("fromAnyAzimuth_km2")));
        Assert.InRange(Area("fromAllAzimuths_km2"), 500.0, 20_000.0);
        Assert.Equal(1 + 4, project.Read("feet/footprint.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain(project.Outside, project.Read("feet/footprint.svg"), StringComparison.Ordinal);
        Assert.Contains("An identical footprint was there already", (await project.Rampart(asked)).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_its_remedy()
    {
        using var project = new Project();

        (await project.Rampart([.. Small[..5], "--threat-ranges", "0km"])).Refused(2, "--threat-ranges", "10 km to 3000 km");
        (await project.Rampart([.. Small[..5], "--threat-ranges", "10000km"])).Refused(2, "--threat-ranges");
        (await project.Rampart([.. Small[..5], "--heights", "1km"])).Refused(2, "there is no ring");
        (await project.Rampart([.. Small[..5], "--cell", "1m"])).Refused(2, "--cell");
        (await project.Rampart("coverage", "--at", "39.60,33.00", "--threat-ranges", "100km")).Refused(2, "--against ballistic-missile");
        (await project.Rampart("coverage", "--at", "39.60,33.00", "--facing", "battery")).Refused(2, "--facing");
        (await project.Rampart([.. Small[..5], "--course", "crossing"])).Refused(2, "no --course and --msl");
        (await project.Rampart([.. Small[..5], "--msl"])).Refused(2, "no --course and --msl");
    }

    [Fact]
    public async Task A_set_that_reaches_no_ballistic_missile_and_a_range_that_it_cannot_fly_are_findings()
    {
        using var project = new Project();
        string[] system = ["--model", "bench-set"];

        (await project.Rampart([.. Small, .. system, "--points", "0", "--reading", "bench-set/engages.ballistic-missile=no"])).Refused(1, "is fired at ballistic missiles");
        (await project.Rampart([.. Small[..5], "--threat-ranges", "10km,300km", "--points", "0", "--reading", "ballistic-missile/burn-time=590 s"])).Refused(1, "cannot fly 10 km");
    }

    [Fact]
    public async Task Where_nothing_is_defended_the_reason_is_told_and_so_are_sector_antennas_and_rain()
    {
        using var project = new Project();

        var kept = (await project.Rampart([.. Small, "--points", "0", "--keep-out", "99km", "--out", "kept"])).Done();
        var far = (await project.Rampart([.. Small[..5], "--threat-ranges", "3000km", "--threat-azimuths", "0deg", "--cell", "12km", "--points", "0", "--out", "far"])).Done();
        var away = (await project.Rampart([.. Small, "--points", "0", "--facing", "225deg", "--rain", "4 mm/h", "--mast", "20m", "--out", "away"])).Done();

        Assert.Contains("lower than the keep-out height", kept.Out + kept.Error, StringComparison.Ordinal);
        Assert.Contains("keep-out height", project.Read("kept/footprint.csv"), StringComparison.Ordinal);
        Assert.Contains("m/s after a burn of", Words(far.Out + far.Error), StringComparison.Ordinal);
        Assert.Contains("hardly a short-range", Words(far.Out + far.Error), StringComparison.Ordinal);
        Assert.Contains("fixed toward 225°", Words(away.Out), StringComparison.Ordinal);
        Assert.Contains("Rain of 4 mm/h up to 3 km", Words(away.Out), StringComparison.Ordinal);
        var summary = JsonNode.Parse(project.Read("away/summary.json"))!;
        Assert.Equal(4.0, summary["rain_mmh"]!.GetValue<double>(), 9);
        Assert.Contains(summary["antennas_m"]!.AsObject(), antenna => antenna.Value!.GetValue<double>() == 20.0);
        Assert.Contains("fixed toward 225°", project.Read("away/footprint.svg"), StringComparison.Ordinal);

        static string Words(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
