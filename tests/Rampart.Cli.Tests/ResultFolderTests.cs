namespace Rampart.Cli.Tests;

public class ResultFolderTests
{
    [Fact]
    public async Task Another_result_is_replaced_by_force_only()
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook, "--out", "mine");
        var before = project.Contents("mine");

        (await project.Rampart("run", Project.FirstLook, "--seed", "8", "--out", "mine")).Refused(2, "mine holds another result already.", "--force");
        Assert.Equal(before, project.Contents("mine"));

        (await project.Rampart("run", Project.FirstLook, "--seed", "8", "--out", "mine", "--force")).Done();
        Assert.Equal(before.Keys, project.Contents("mine").Keys);
        Assert.Equal(8UL, project.Manifest("mine")["seed"]!.GetValue<ulong>());
        Assert.Equal(["ledger", "mine", "models", "results", "scenarios"], Directory.GetFileSystemEntries(project.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_result_whose_page_would_read_otherwise_now_is_written_anew_in_the_same_folder()
    {
        using var project = new Project();
        var folder = await project.Fight(Project.FirstLook, "--journal", "full");
        var hash = project.Hash(folder);
        var scenario = project.Read($"{Project.FirstLook}/scenario.yaml");
        var title = scenario.Split('\n').First(line => line.StartsWith("title:", StringComparison.Ordinal));
        project.Change($"{Project.FirstLook}/scenario.yaml", title, "title: Another title altogether");

        var again = (await project.Rampart("run", Project.FirstLook, "--journal", "outcomes", "--json")).Done();

        Assert.False(again.Result["reused"]!.GetValue<bool>());
        Assert.Equal(folder, again.Result["folder"]!.GetValue<string>());
        Assert.Equal(hash, project.Hash(folder));
        Assert.Equal("full", project.Manifest(folder)["journal"]!.GetValue<string>());
        Assert.Contains("Another title altogether", project.Read($"{folder}/report.html"), StringComparison.Ordinal);
        Assert.True((await project.Rampart("run", Project.FirstLook, "--json")).Done().Result["reused"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("scenarios")]
    [InlineData("scenarios/first-look")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("ledger/../models")]
    public async Task What_is_no_result_is_never_replaced_not_even_by_force(string place)
    {
        using var project = new Project();
        var before = project.Contents(".");
        foreach (var force in new[] { Array.Empty<string>(), ["--force"] })
        {
            (await project.Rampart(["run", Project.FirstLook, "--out", place, .. force])).Refused(2, "holds something else already", "Choose another folder");
        }

        Assert.Equal(before, project.Contents("."));
        project.AssertNoResults();
    }

    [Fact]
    public async Task A_note_beside_a_result_is_not_lost()
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook, "--out", "mine");
        project.Write("mine/notes.md", "kept");

        (await project.Rampart("run", Project.FirstLook, "--seed", "8", "--out", "mine", "--force")).Refused(2, "notes.md");

        Assert.Equal("kept", project.Read("mine/notes.md"));
    }

    [Theory]
    [InlineData("", "names no folder")]
    [InlineData(" ", "names no folder")]
    [InlineData("scenarios/first-look/scenario.yaml", "is a file")]
    public async Task A_place_that_cannot_be_a_folder_is_told_before_the_battle(string place, string words)
    {
        using var project = new Project();
        (await project.Rampart("run", Project.FirstLook, "--out", place, "--force")).Refused(2, words);
        project.AssertNoResults();
    }

    [Fact]
    public async Task An_empty_folder_may_hold_a_result_and_the_folder_one_works_in_may_not()
    {
        using var project = new Project();
        Directory.CreateDirectory(project.PathOf("empty"));

        (await Shell.Run(project.PathOf("empty"), "run", $"../{Project.FirstLook}", "--out", ".")).Refused(2, "the folder that you work in");
        (await project.Rampart("run", Project.FirstLook, "--out", "empty/")).Done();

        Assert.True(File.Exists(project.PathOf("empty/manifest.json")));
    }

    [Theory]
    [InlineData("ledger/documents.yaml/x")]
    [InlineData("/proc/x")]
    [InlineData("/proc/x/y/z")]
    [InlineData("/dev/null/x")]
    public async Task A_place_that_cannot_be_written_is_a_matter_of_the_machine(string place)
    {
        using var project = new Project();
        (await project.Rampart("run", Project.FirstLook, "--out", place)).Refused(3, "cannot be written", "--out");
        project.AssertNoResults();
    }

    [Fact]
    public async Task Results_that_cannot_be_written_here_are_a_matter_of_the_machine()
    {
        using var project = new Project();
        project.Write("results", "a file where the folder should be");

        (await project.Rampart("run", Project.FirstLook)).Refused(3, "cannot be written", "--out");

        Assert.Equal("a file where the folder should be", project.Read("results"));
    }

    [Fact]
    public async Task A_place_through_a_link_is_replaced_without_touching_what_the_link_points_to()
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook, "--out", "real");
        Directory.CreateSymbolicLink(project.PathOf("link"), project.PathOf("real"));
        var before = project.Contents("real");

        (await project.Rampart("run", Project.FirstLook, "--seed", "8", "--out", "link", "--force")).Done();

        Assert.Equal(before, project.Contents("real"));
        Assert.Equal(8UL, project.Manifest("link")["seed"]!.GetValue<ulong>());
    }
}
