namespace Rampart.Cli.Tests;

/// <summary>What is wrong with the ledger and the models is told, all of it together.</summary>
public class BadProjectTests
{
    [Theory]
    [InlineData("A bare number", "models/radars/92n6e.yaml", "lock-on-delay:\n  assumed: 3 s\n  range: [1 s, 8 s]\n  because: a few looks to find and settle on a target that another radar points out; analyst's judgement\n", "lock-on-delay: 3 s\n", "lock-on-delay")]
    [InlineData("A range upside down", "models/radars/92n6e.yaml", "range: [1 s, 8 s]", "range: [8 s, 1 s]", "lock-on-delay")]
    [InlineData("A negative range", "models/radars/92n6e.yaml", "assumed: 250 km\n    range: [180 km, 400 km]", "assumed: -250 km\n    range: [-400 km, -180 km]", "reference-detection")]
    [InlineData("An assumption outside its range", "models/radars/92n6e.yaml", "assumed: 3 s\n  range: [1 s, 8 s]", "assumed: 30 s\n  range: [1 s, 8 s]", "lock-on-delay")]
    [InlineData("No unit in a model", "models/radars/92n6e.yaml", "assumed: 3 s\n  range: [1 s, 8 s]", "assumed: 3\n  range: [1, 8]", "lock-on-delay")]
    [InlineData("Another kind of unit", "models/radars/92n6e.yaml", "assumed: 3 s\n  range: [1 s, 8 s]", "assumed: 3 km\n  range: [1 km, 8 km]", "lock-on-delay")]
    [InlineData("A probability above one", "models/radars/92n6e.yaml", "assumed: 0.5\n    range: [0.5, 0.9]", "assumed: 1.5\n    range: [0.5, 1.9]", "detection-probability")]
    [InlineData("No reason", "models/radars/92n6e.yaml", "  because: a few looks to find and settle on a target that another radar points out; analyst's judgement\n", "", "because")]
    [InlineData("An unknown field", "models/radars/92n6e.yaml", "lock-on-delay:", "lock-on-dealy:", "lock-on-dealy")]
    [InlineData("A missing claim", "models/systems/s-400.yaml", "one(tass-2020-03-16)", "one(tass-2020-03-17)", "tass-2020-03-17")]
    [InlineData("A property that nobody claims", "models/systems/s-400.yaml", "read: s-400/engagement-range", "read: s-400/engagement-rage", "engagement-rage")]
    [InlineData("A relation to nothing", "ledger/relations.yaml", "to: s-400/engagement-range#tass-2020-03-16", "to: s-400/engagement-range#tass-1920-03-16", "tass-1920-03-16")]
    [InlineData("A claim of no document", "ledger/claims/s-400.yaml", "s-400/engagement-ceiling#tass-2020-03-16:", "s-400/engagement-ceiling#tass-2021-03-16:", "tass-2021-03-16")]
    [InlineData("A claim without a unit", "ledger/claims/s-400.yaml", "value: 400 km", "value: 400", "value")]
    [InlineData("An unknown key in a claim", "ledger/claims/s-400.yaml", "grade: D4\n    grade-because:", "grade: D4\n    remark:", "remark")]
    [InlineData("A grade that is none", "ledger/claims/s-400.yaml", "grade: D4", "grade: Z9", "Z9")]
    public async Task A_faulty_ledger_or_model_is_a_finding(string fault, string file, string from, string to, params string[] words)
    {
        using var project = new Project();
        project.Change(file, from, to);

        var check = (await project.Rampart("check")).Refused(1, [file, .. words]);
        BadScenarioTests.AssertPlacesAndRemedies(check.Error, fault);
        project.AssertNoResults();
    }

    [Fact]
    public async Task Two_models_of_one_id_are_a_finding()
    {
        using var project = new Project();
        project.Write("models/targets/91n6e.yaml", project.Read("models/radars/91n6e.yaml"));

        (await project.Rampart("check")).Refused(1, "models/targets/91n6e.yaml", "models/radars/91n6e.yaml", "Rename one");
        (await project.Rampart("run", Project.FirstLook)).Refused(1, "Two models are named `91n6e`");
        project.AssertNoResults();
    }

    [Fact]
    public async Task Check_lists_everything_together()
    {
        using var project = new Project();
        project.Change("ledger/relations.yaml", "to: s-400/engagement-range#tass-2020-03-16", "to: s-400/engagement-range#tass-1920-03-16");
        project.Change("ledger/claims/s-400.yaml", "grade: D4", "grade: Z9");
        project.Change("models/radars/92n6e.yaml", "range: [1 s, 8 s]", "range: [8 s, 1 s]");
        project.Change("models/targets/drone.yaml", "because:", "becuase:");
        project.Scenario("one", ("seed: 7", "sede: 7"));
        project.Scenario("two", ("at: 39.45N 33.10E", "at: 95N 33.10E"), ("withstands: 3", "withstands: x"));

        var check = (await project.Rampart("check")).Refused(
            1, "ledger/relations.yaml", "ledger/claims/s-400.yaml", "models/radars/92n6e.yaml", "models/targets/drone.yaml", "scenarios/one/scenario.yaml", "scenarios/two/scenario.yaml", "sede", "withstands");

        BadScenarioTests.AssertPlacesAndRemedies(check.Error, "many");
        var json = await project.Rampart("check", "--json");
        Assert.Equal(1, json.Exit);
        Assert.Equal(
            ["ledger/claims/s-400.yaml", "ledger/relations.yaml", "models/radars/92n6e.yaml", "models/targets/drone.yaml", "scenarios/one/scenario.yaml", "scenarios/two/scenario.yaml"],
            json.Json["findings"]!.AsArray().Select(finding => finding!["file"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        project.AssertNoResults();
    }

    [Theory]
    [InlineData("ledger/claims/s-400.yaml")]
    [InlineData("ledger/documents.yaml")]
    [InlineData("ledger/properties.yaml")]
    [InlineData("ledger/relations.yaml")]
    [InlineData("models/radars/91n6e.yaml")]
    public async Task A_damaged_file_of_the_project_is_a_finding(string file)
    {
        using var project = new Project();
        File.WriteAllBytes(project.PathOf(file), [0x66, 0x6f, 0x00, 0xff, 0xfe]);

        BadScenarioTests.AssertPlacesAndRemedies((await project.Rampart("check")).Refused(1, $"{file}:1").Error, file);

        using (var stream = File.Create(project.PathOf(file)))
        {
            stream.SetLength(200L * 1024 * 1024);
        }

        BadScenarioTests.AssertPlacesAndRemedies((await project.Rampart("check")).Refused(1, file, "209,715,200 bytes").Error, file);
    }

    [Fact]
    public async Task The_shipped_project_is_in_order()
    {
        var check = (await Shell.Run(Shell.Root, "check")).Done();

        Assert.Contains("are in order", check.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("error", check.Error, StringComparison.Ordinal);
        var json = (await Shell.Run(Shell.Root, "check", "--json")).Done();
        Assert.True(json.Result["claimed"]!.GetValue<int>() > 0);
        Assert.True(json.Result["assumed"]!.GetValue<int>() > 0);
    }
}
