using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Rampart.Cli.Tests;

/// <summary>The same battle has one hash, whatever the order of files and entries, the company and the processor.</summary>
public class OneHashTests(FoughtProject fought)
{
    [Fact]
    public async Task Runs_side_by_side_give_the_same_hash_and_one_whole_result()
    {
        using var project = new Project();
        var ended = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => project.Rampart("run", Project.FirstLook, "--json")));

        Assert.All(ended, run => Assert.Equal(fought.Project.Hash(fought.Result), run.Done().Result["summary"]!["hash"]!.GetValue<string>()));
        Assert.All(ended, run => Assert.Equal(fought.Result, run.Result["folder"]!.GetValue<string>()));
        Assert.Equal(fought.Project.Contents(fought.Result).Keys, project.Contents(fought.Result).Keys, StringComparer.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(project.PathOf("results/first-look")));
        (await project.Rampart("run", Project.FirstLook)).Done();
    }

    [Fact]
    public async Task The_order_of_entries_and_keys_in_a_scenario_does_not_matter()
    {
        using var project = new Project();
        Reverse(project.PathOf($"{Project.FirstLook}/scenario.yaml"), entriesToo: true);

        await AssertSame(project);
    }

    [Fact]
    public async Task The_order_of_keys_and_the_place_of_files_in_ledger_and_models_do_not_matter()
    {
        using var project = new Project();
        foreach (var file in Directory.EnumerateFiles(project.PathOf("models"), "*.yaml", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(project.PathOf("ledger"), "*.yaml", SearchOption.AllDirectories)).ToList())
        {
            Reverse(file, entriesToo: file.EndsWith("relations.yaml", StringComparison.Ordinal));
        }

        // A model's id is its file's name; folders, and the names of files of claims, are free.
        File.Move(project.PathOf("ledger/claims/s-400.yaml"), project.PathOf("ledger/claims/zz.yaml"));
        File.Move(project.PathOf("ledger/claims/s-400-deliveries.yaml"), project.PathOf("ledger/claims/aa.yaml"));
        Directory.Move(project.PathOf("models/radars"), project.PathOf("models/zz"));
        Directory.Move(project.PathOf("models/targets"), project.PathOf("models/aa"));

        await AssertSame(project);
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "AVX", "AVX2", "FMA", "AVX-512", "SSE4.2")]
    [InlineData("DOTNET_EnableAVX2=0", "AVX2", "FMA")]
    [InlineData("DOTNET_EnableAVX512=0", "AVX-512")]
    [InlineData("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA", "glibc AVX2", "glibc FMA")]
    public async Task Less_of_the_processor_gives_the_same_hash(string setting, params string[] features)
    {
        using var project = new Project();
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        (string, string?)[] environment = [(setting[..equals], setting[(equals + 1)..])];
        var usual = Features((await project.Rampart("doctor", "--json")).Done());
        Assert.SkipUnless(features.Any(usual.Contains), $"{setting} cannot be tried here: this machine or process does not use the feature in the first place.");
        var less = Features((await project.RampartWith(environment, "doctor", "--json")).Done());
        Assert.DoesNotContain(features, less.Contains);

        (await project.RampartWith(environment, "run", Project.FirstLook)).Done();

        AssertSameResult(project);
    }

    [Theory]
    [InlineData("LC_ALL=de_DE.UTF-8")]
    [InlineData("LANG=tr_TR.UTF-8")]
    [InlineData("TZ=Asia/Kathmandu")]
    [InlineData("DOTNET_TieredCompilation=0")]
    [InlineData("DOTNET_ReadyToRun=0")]
    [InlineData("DOTNET_gcServer=1")]
    public async Task Language_clock_and_compiler_give_the_same_hash(string setting)
    {
        using var project = new Project();
        var (name, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        (await project.RampartWith([(name, value)], "run", Project.FirstLook)).Done();

        AssertSameResult(project);
        Assert.Equal(fought.Project.Read($"{fought.Result}/summary.json"), project.Read($"{fought.Result}/summary.json"));
    }

    private static HashSet<string> Features(Ended doctor) => doctor.Result.AsArray()
        .Single(check => string.Equals(check!["what"]!.GetValue<string>(), "processor features", StringComparison.Ordinal))!["found"]!
        .GetValue<string>().Split(", ", StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private async Task AssertSame(Project project)
    {
        (await project.Rampart("run", Project.FirstLook)).Done();
        AssertSameResult(project);
    }

    private void AssertSameResult(Project project)
    {
        var folder = Path.GetRelativePath(project.Folder, project.Read("results/.last").Trim());
        Assert.Equal(fought.Project.Hash(fought.Result), project.Hash(folder));
        Assert.Equal(fought.Result, folder);
        var (one, other) = (fought.Project.Manifest(fought.Result), project.Manifest(folder));
        Assert.Equal(one["definition"]!.GetValue<string>(), other["definition"]!.GetValue<string>());
        Assert.Equal(one["ledger"]!.GetValue<string>(), other["ledger"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(one["files"]!["summary.json"], other["files"]!["summary.json"]), "The summaries differ.");
    }

    /// <summary>Turns round the keys of all sections, and the entries of lists whose order says nothing.</summary>
    private static void Reverse(string file, bool entriesToo)
    {
        var stream = new YamlStream();
        using (var reader = new StreamReader(file))
        {
            stream.Load(reader);
        }

        var text = File.ReadAllText(file);
        Reverse(stream.Documents[0].RootNode, entriesToo);
        using (var writer = new StreamWriter(file))
        {
            stream.Save(writer, assignAnchors: false);
        }

        Assert.False(string.Equals(text, File.ReadAllText(file), StringComparison.Ordinal), $"{file} stayed as it was.");
    }

    private static void Reverse(YamlNode node, bool entriesToo)
    {
        if (node is YamlMappingNode map)
        {
            var entries = map.Children.Reverse().ToList();
            map.Children.Clear();
            foreach (var (key, value) in entries)
            {
                var isRoute = key is YamlScalarNode { Value: "route" or "range" };
                if (value is YamlSequenceNode list && entriesToo && !isRoute)
                {
                    var items = list.Children.Reverse().ToList();
                    list.Children.Clear();
                    items.ForEach(list.Children.Add);
                }

                Reverse(value, entriesToo);
                map.Add(key, value);
            }
        }
        else if (node is YamlSequenceNode list)
        {
            foreach (var item in list.Children)
            {
                Reverse(item, entriesToo);
            }
        }
    }
}
