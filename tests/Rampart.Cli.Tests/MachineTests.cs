using System.Diagnostics;
using System.Text;

namespace Rampart.Cli.Tests;

/// <summary>What the machine does to a run: no room, a signal, a pipe that breaks.</summary>
public class MachineTests
{
    [Theory]
    [InlineData("256k")]
    [InlineData("1m")]
    [InlineData("1700k")]
    public async Task A_full_disk_is_told_and_leaves_nothing_whole_looking(string size)
    {
        using var project = new Project();
        Assert.SkipUnless((await Shell.Sh(project.Folder, "unshare -rm true")).Exit == 0, "A full disk cannot be made here: unshare is refused.");
        Directory.CreateDirectory(project.PathOf("small"));

        // The first line of output is the program's exit code, then what is on the small disk.
        var ended = await Shell.Sh(
            project.Folder, $"unshare -rm sh -c 'mount -t tmpfs -o size={size} none small && {{ \"$RAMPART\" run {Project.FirstLook} --out small/deep/x >screen; echo $?; find small -mindepth 1; }}'");

        ended.WithoutTrace();
        Assert.Equal("3\n", ended.Out);
        Assert.Matches("disk (was )?full", ended.Error);
        Assert.Contains("Nothing was kept", ended.Error, StringComparison.Ordinal);
        Assert.Empty(project.Read("screen"));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_in_the_middle_of_a_battle_ends_it_and_leaves_nothing(string signal)
    {
        using var project = new Project();
        var scenario = LongBattle(project);

        // A shell may have set the signals to be ignored for what runs behind it.
        using var child = Shell.Start(project.Folder, "env", ["--default-signal", Shell.Rampart, "run", scenario], []);
        child.StandardInput.Close();
        var end = Shell.End(child);
        while (!end.IsCompleted && !IsFighting(project))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        (await Shell.Sh(project.Folder, $"kill -{signal} {child.Id}")).Done();

        (await end).Refused(130, "Interrupted; nothing was kept.");
        project.AssertNoResults();
    }

    [Fact]
    public async Task A_bench_is_interrupted_too()
    {
        using var project = new Project();
        using var child = Shell.Start(project.Folder, "env", ["--default-signal", Shell.Rampart, "bench", "run", Project.FirstLook, "--battles", "100000"], []);
        child.StandardInput.Close();
        var end = Shell.End(child);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        (await Shell.Sh(project.Folder, $"kill -INT {child.Id}")).Done();

        (await end).Refused(130);
    }

    [Theory]
    [InlineData("run scenarios/first-look")]
    [InlineData("run scenarios/first-look --json")]
    [InlineData("query last timeline")]
    [InlineData("query last --sql 'SELECT * FROM detection, missed_look LIMIT 20000' --json")]
    [InlineData("explain s-400")]
    public async Task A_pipe_that_breaks_is_no_fault(string line)
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook);
        project.Write("code", string.Empty);

        var ended = await Shell.Sh(project.Folder, $"{{ \"$RAMPART\" {line}; echo $? >code; }} | head -n 1");

        Assert.Equal(0, ended.Exit);
        Assert.Empty(ended.WithoutTrace().Error);
        Assert.True(project.Read("code").Trim() is "0" or "141", project.Read("code"));
    }

    [Theory]
    [InlineData("<&-")]
    [InlineData("</dev/null")]
    [InlineData("2>&-")]
    [InlineData(">&-")]
    [InlineData(">&- 2>&- <&-")]
    [InlineData(">/dev/null 2>&1 <&-")]
    public async Task Closed_streams_are_no_fault(string streams)
    {
        using var project = new Project();

        (await Shell.Sh(project.Folder, $"\"$RAMPART\" run {Project.FirstLook} {streams}")).Done();

        var result = Assert.Single(Directory.GetDirectories(project.PathOf("results/first-look")));
        var files = project.Manifest(Path.GetRelativePath(project.Folder, result))["files"]!.AsObject();
        Assert.All(files, file => Assert.Equal(Project.HashOf(Path.Combine(result, file.Key)), file.Value!.GetValue<string>()));
    }

    [Fact]
    public async Task A_screen_that_is_full_is_told_and_the_result_is_whole()
    {
        using var project = new Project();

        var ended = await Shell.Sh(project.Folder, $"\"$RAMPART\" run {Project.FirstLook} >/dev/full");

        ended.Refused(3, "space");
        Assert.True(File.Exists(Path.Combine(project.Read("results/.last").Trim(), "report.html")));
    }

    private static bool IsFighting(Project project)
    {
        var folder = project.PathOf("results/long");
        return Directory.Exists(folder)
            && Directory.EnumerateFiles(folder, "battle.journal", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Any(file => new FileInfo(file).Length > 200_000);
    }

    /// <summary>A day with thousands of airliners: it would take minutes.</summary>
    private static string LongBattle(Project project)
    {
        var traffic = new StringBuilder("traffic:\n");
        for (var group = 0; group < 120; group++)
        {
            traffic.Append($$"""
                  - name: airliner-{{group:D3}}x
                    model: airliner
                    count: 40
                    every: 10 min
                    appears: {{group}} min
                    route:
                      - { at: {{37.5 + group * 0.01:F2}}N 30.00E, height: 10500 m }
                      - { at: {{37.5 + group * 0.01:F2}}N 36.00E, height: 10500 m }

                """);
        }

        return project.Scenario("long", ("duration: 45 min", "duration: 24 h"), ("traffic:\n", traffic.ToString()));
    }
}
