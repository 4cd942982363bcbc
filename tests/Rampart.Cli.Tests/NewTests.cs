namespace Rampart.Cli.Tests;

public class NewTests
{
    [Theory]
    [InlineData("my-battle", "scenarios/my-battle")]
    [InlineData("42", "scenarios/42")]
    [InlineData("some where/deep/b.2_x", "some where/deep/b.2_x")]
    [InlineData("./here", "./here")]
    [InlineData("yes", "scenarios/yes")]
    [InlineData("1.0", "scenarios/1.0")]
    public async Task A_new_scenario_can_be_checked_and_run(string name, string folder)
    {
        using var project = new Project();
        var said = (await project.Rampart("new", name)).Done();

        Assert.Contains($"{folder}/scenario.yaml is written", said.Out, StringComparison.Ordinal);
        (await project.Rampart("check", folder)).Done();
        (await project.Rampart("run", folder)).Done();
    }

    [Fact]
    public async Task With_json_the_file_is_named()
    {
        using var project = new Project();
        Assert.Equal("scenarios/mine/scenario.yaml", (await project.Rampart("new", "mine", "--json")).Done().Result["file"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_is_ever_overwritten()
    {
        using var project = new Project();
        var before = project.Contents(".");

        (await project.Rampart("new", "first-look")).Refused(2, "is there already", "nothing is overwritten");
        (await project.Rampart("new", "./ledger")).Refused(2, "is there already");
        (await project.Rampart("new", "./ledger/documents.yaml")).Refused(2, "is there already");

        Assert.Equal(before, project.Contents("."));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Big")]
    [InlineData("two words")]
    [InlineData(".hidden")]
    [InlineData("..")]
    [InlineData("../..")]
    [InlineData("-")]
    [InlineData("a\nb")]
    [InlineData("<script>")]
    [InlineData("[red]x[/]")]
    [InlineData("ü")]
    [InlineData("\U0001F3AF")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg")]
    public async Task A_bad_name_is_refused(string name)
    {
        using var project = new Project();
        var before = project.Contents(".");

        (await project.Rampart("new", name)).Refused(2, "my-battle");

        Assert.Equal(before, project.Contents("."));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_a_matter_of_the_machine()
    {
        using var project = new Project();
        (await project.Rampart("new", "ledger/documents.yaml/mine")).Refused(3);
        (await project.Rampart("new", "/proc/mine")).Refused(3);
    }
}
