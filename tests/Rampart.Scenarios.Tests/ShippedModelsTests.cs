using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Evidence;
using YamlDotNet.RepresentationModel;

namespace Rampart.Scenarios.Tests;

/// <summary>What the shipped models promise, looked up in the files as they are: only where a test says so does the program read them.</summary>
public partial class ShippedModelsTests
{
    /// <summary>Keys behind which numbers are words of a reader's language.</summary>
    private static readonly HashSet<string> Prose = new(["because", "name", "note"], StringComparer.Ordinal);

    /// <summary>Keys behind which a number stands with its reason.</summary>
    private static readonly HashSet<string> Reasoned = new(["assumed", "range", "among"], StringComparer.Ordinal);

    /// <summary>Assumed values that name no judgement and no literature, and why that will do. Whoever adds one says why here.</summary>
    private static readonly Dictionary<string, string> SpeakForThemselves = new(StringComparer.Ordinal)
    {
        ["55k6e identification.reply-error"] = "is what the transponders' own value is, and that says what it rests on",
        ["55k6e identification.transponder-failure"] = "names the loss of 2003 as its case",
        ["91n6e effective-earth-factor"] = "is the standard atmosphere's",
        ["92n6e effective-earth-factor"] = "is the standard atmosphere's",
        ["96l6e effective-earth-factor"] = "is the standard atmosphere's",
        ["91n6e beam.elevation"] = "a choice of two models with the reason for the first",
        ["96l6e beam.elevation"] = "a choice of two models with the reason for the first",
        ["40n6e average-speed.far"] = "is reckoned from other assumed values, which it names",
    };

    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        [""] = 1.0,
        ["m"] = 1.0,
        ["km"] = 1e3,
        ["m2"] = 1.0,
        ["s"] = 1.0,
        ["min"] = 60.0,
        ["m/s"] = 1.0,
        ["km/h"] = 1.0 / 3.6,
        ["km/s"] = 1e3,
        ["m/s2"] = 1.0,
        ["deg"] = 1.0,
        ["deg/s"] = 1.0,
        ["dB"] = 1.0,
        ["W"] = 1.0,
        ["kW"] = 1e3,
        ["MW"] = 1e6,
        ["MHz"] = 1e6,
        ["GHz"] = 1e9,
        ["kg/m2"] = 1.0,
    };

    private static readonly Dictionary<string, YamlMappingNode> Models = Directory
        .EnumerateFiles(Repository.Models, "*.yaml", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Load, StringComparer.Ordinal);

    private static readonly IReadOnlyList<Value> Values = [.. Models.OrderBy(model => model.Key, StringComparer.Ordinal).SelectMany(model => ValuesOf(model.Key, model.Value, string.Empty))];

    private static IEnumerable<Value> Assumed => Values.Where(value => value.Text("assumed") is not null);

    private static IEnumerable<Value> Read => Values.Where(value => value.Text("read") is not null);

    [Fact]
    public void There_is_something_to_look_at()
    {
        Assert.True(Models.Count >= 18, $"{Models.Count} models");
        Assert.True(Assumed.Count() > 200, $"{Assumed.Count()} assumed values");
        Assert.True(Read.Count() > 20, $"{Read.Count()} values read from claims");
    }

    [Fact]
    public void No_number_in_the_models_stands_bare()
    {
        var bare = Models.SelectMany(model => Scalars(model.Value, model.Key, reasoned: false)).Where(each => !each.Reasoned && IsNumber(each.Text)).Select(each => $"{each.Where}: {each.Text}");

        Assert.Empty(bare);
    }

    [Theory]
    [InlineData("3", true)]
    [InlineData("-35 dB", true)]
    [InlineData("1e-6", true)]
    [InlineData("400km", true)]
    [InlineData(".5", true)]
    [InlineData("10 m/s2", true)]
    [InlineData("1,000 m", true)]
    [InlineData("85 %", true)]
    [InlineData("5p85", false)]
    [InlineData("48n6e3", false)]
    [InlineData("55k6e", false)]
    [InlineData("swerling-1", false)]
    public void What_looks_like_a_number_is_told_from_the_name_of_a_part(string text, bool isNumber) => Assert.Equal(isNumber, IsNumber(text));

    [Fact]
    public void A_value_is_either_read_in_a_way_or_assumed_with_a_range_or_choices_and_a_reason()
    {
        Assert.All(Values, value =>
        {
            var keys = value.Node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Order(StringComparer.Ordinal).Where(key => key is not ("together" or "beside")).ToArray();
            Assert.True(
                keys is ["as", "read"] or ["assumed", "because", "range"] or ["among", "assumed", "because"],
                $"{value.Where} has {string.Join(", ", keys)}.");
        });
    }

    [Fact]
    public void What_is_assumed_lies_in_its_range_or_is_one_of_its_choices()
    {
        Assert.All(Assumed, value =>
        {
            var assumed = value.Text("assumed")!;
            if (value.List("range") is { } range)
            {
                Assert.Equal(2, range.Count);
                var (low, high) = (Si(range[0]), Si(range[1]));
                Assert.True(low < high, $"{value.Where}: from {range[0]} to {range[1]} is no range.");
                Assert.True(low <= Si(assumed) && Si(assumed) <= high, $"{value.Where}: {assumed} is not in [{range[0]}, {range[1]}].");
            }
            else
            {
                var among = value.List("among")!;
                Assert.Contains(assumed, among, StringComparer.Ordinal);
                Assert.Equal(among.Distinct(StringComparer.Ordinal), among, StringComparer.Ordinal);
            }
        });
    }

    [Fact]
    public void Every_reason_is_a_sentence_s_worth_of_words() =>
        Assert.All(Assumed, value => Assert.True(Word().Count(value.Text("because")!) >= 3, $"{value.Where}: \"{value.Text("because")}\""));

    [Fact]
    public void Every_assumed_value_says_on_what_ground_or_stands_on_the_list_of_those_that_need_not()
    {
        var silent = Assumed.Where(value => value.List("among") is not { Count: 1 } && !Ground().IsMatch(value.Text("because")!)).Select(value => value.Where);

        // Equal, so that nothing stays on the list that need not be there.
        Assert.Equal(SpeakForThemselves.Keys.Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Whatever_is_read_is_a_property_of_which_a_standing_claim_speaks()
    {
        var ledger = new LedgerFiles();
        Assert.All(Read, value =>
        {
            var property = value.Text("read")!;
            Assert.True(ledger.Properties.Contains(property), $"{value.Where} reads {property}, which is no property.");
            Assert.True(ledger.Standing.Any(claim => claim.StartsWith(property + "#", StringComparison.Ordinal)), $"{value.Where} reads {property}, and no claim on it stands.");
            Assert.Matches(@"^(one\([^)]+\)|middle|spread\((uniform|triangular|discrete)\))$", value.Text("as"));
        });
    }

    [Fact]
    public void The_document_that_is_named_has_a_claim_that_stands()
    {
        var ledger = new LedgerFiles();
        var named = Read.Where(value => value.Text("as")!.StartsWith("one(", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, value =>
        {
            var claim = $"{value.Text("read")}#{value.Text("as")![4..^1]}";
            Assert.True(ledger.Standing.Contains(claim), $"{value.Where} reads {claim}, which {(ledger.Fallen.Contains(claim) ? "does not stand" : "there is not")}.");
        });
    }

    [Fact]
    public void No_claim_that_is_rejected_is_among_those_that_a_value_is_made_of()
    {
        var ledger = new LedgerFiles();
        var (program, models) = Program();
        var findings = new List<Finding>();
        var readings = models.All.SelectMany(model => ModelLibrary.ReadFields(model, program, findings)).Where(reading => reading.Source is ReadingSource.Claimed).ToList();

        Assert.NotEmpty(ledger.Fallen);
        Assert.Equal(Read.Count(), readings.Count);
        Assert.All(readings, reading =>
        {
            Assert.NotEmpty(reading.Claims);
            Assert.All(reading.Claims.Concat(reading.Voices), claim => Assert.True(ledger.Standing.Contains(claim.Id), $"{reading.Model} {reading.Key} rests on {claim.Id}."));
        });
    }

    [Fact]
    public void A_rejected_claim_cannot_be_read_even_where_it_is_asked_for()
    {
        // The speed that one page prints for the large missile, read in place of an assumed one.
        using var desk = new Desk();
        Assert.Contains(new LedgerFiles().Fallen, claim => claim.StartsWith("48n6e3/missile-speed#", StringComparison.Ordinal));
        var document = new LedgerFiles().Fallen.First(claim => claim.StartsWith("48n6e3/missile-speed#", StringComparison.Ordinal)).Split('#')[1];
        var lines = File.ReadAllLines(desk.PathOfModel("48n6e3")).ToList();
        var at = desk.LineOf("48n6e3", "average-speed.near");
        lines.RemoveRange(at, 1 + lines.Skip(at + 1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Count());
        lines.Insert(at, $"  near: {{ read: 48n6e3/missile-speed, as: one({document}) }}");
        File.WriteAllLines(desk.PathOfModel("48n6e3"), lines);

        Assert.Null(desk.Read(Desk.Sample));
        var said = Assert.Single(desk.Findings, finding => finding.Severity == FindingSeverity.Error && finding.Message.Contains("rejected", StringComparison.Ordinal));
        Assert.Contains("48n6e3/missile-speed", said.Message, StringComparison.Ordinal);
        Assert.NotEmpty(said.Remedy);
    }

    [Fact]
    public void What_a_radar_reads_is_said_of_that_radar_and_never_of_a_whole_system()
    {
        var radars = Models.Where(model => Scalar(model.Value, "kind")?.EndsWith("-radar", StringComparison.Ordinal) is true).Select(model => model.Key).ToHashSet(StringComparer.Ordinal);
        var ofRadars = Read.Where(value => radars.Contains(value.Model)).ToList();

        Assert.True(radars.Count >= 3);
        Assert.NotEmpty(ofRadars);
        Assert.All(ofRadars, value =>
        {
            // The greatest range at which the system is said to show anything is the display's limit of the radar that sees farthest.
            Assert.StartsWith(string.Equals(value.Where, "91n6e instrumented-range", StringComparison.Ordinal) ? "s-400/detection-range" : value.Model + "/", value.Text("read"), StringComparison.Ordinal);
            Assert.DoesNotMatch("/(targets-engaged|missiles-guided|targets-tracked)$", value.Text("read"));
        });
        Assert.DoesNotContain(Read, value => WholeSystem().IsMatch(value.Text("read")!));
    }

    [Theory]
    [InlineData("first-look")]
    [InlineData("noise-and-ridges")]
    public void As_many_values_are_claimed_and_assumed_as_the_program_says(string name)
    {
        var path = Path.Combine(Repository.Root, "scenarios", name, "scenario.yaml");
        var file = Load(path);
        var used = ModelsOf(file);

        // A mast that no battery of the scenario puts up has no part in its battle.
        var hasMasts = ((YamlSequenceNode)((YamlMappingNode)file.Children["defence"]).Children["batteries"]).Any(battery => Scalar((YamlMappingNode)battery, "masts") is "yes");

        // What leads a missile is asked by coverage, and by no battle.
        var values = Values.Where(value => used.Contains(value.Model) && (hasMasts || value.Key is not "mast-height") && value.Key is not "guidance" && !value.Key.StartsWith("seeker.", StringComparison.Ordinal)).ToList();
        var (ledger, models) = Program();
        var findings = new List<Finding>();
        var scenario = ScenarioReader.Read(path, "scenario.yaml", name, ledger, models, findings);
        Assert.True(scenario is not null, string.Join('\n', findings));

        var tally = ReadingTally.Of(scenario.Readings);

        Assert.Equal(values.Select(value => value.Where).Order(StringComparer.Ordinal), scenario.Readings.Select(reading => $"{reading.Model} {reading.Key}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(values.Count(value => value.Text("read") is not null), tally.Claimed);
        Assert.Equal(values.Count(value => value.Text("assumed") is not null && value.List("among") is not { Count: 1 }), tally.Assumed);
        Assert.Equal(values.Count(value => value.List("among") is { Count: 1 }), tally.Defined);
        Assert.True(tally.Assumed > tally.Claimed);
    }

    /// <summary>The models that a scenario comes to: its system with the parts that it names, and what flies.</summary>
    private static HashSet<string> ModelsOf(YamlMappingNode scenario)
    {
        var system = Scalar((YamlMappingNode)scenario.Children["defence"], "system")!;
        var root = Models[system];
        string[] parts = ["command-post", "surveillance-radar", "acquisition-radar", "engagement-radar", "launcher", "main-interceptor"];
        var others = root.Children.TryGetValue("other-interceptors", out var section) ? ((YamlMappingNode)section).Children.Keys.Select(key => ((YamlScalarNode)key).Value!) : [];
        var flying = new[] { "raid", "traffic" }
            .Where(list => scenario.Children.ContainsKey(list))
            .SelectMany(list => (YamlSequenceNode)scenario.Children[list])
            .Select(each => Scalar((YamlMappingNode)each, "model")!);
        return [system, .. parts.Select(part => Scalar(root, part)).OfType<string>(), .. others, .. flying];
    }

    private static (Ledger Ledger, ModelLibrary Models) Program()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var models = ModelLibrary.Load(Repository.Models, ledger, findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return (ledger, models);
    }

    private static YamlMappingNode Load(string path)
    {
        using var text = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<Value> ValuesOf(string model, YamlMappingNode node, string prefix)
    {
        foreach (var (key, child) in node.Children)
        {
            if (child is not YamlMappingNode map)
            {
                continue;
            }

            var path = prefix + ((YamlScalarNode)key).Value;
            foreach (var value in map.Children.ContainsKey("read") || map.Children.ContainsKey("assumed") ? [new Value(model, path, map)] : ValuesOf(model, map, path + "."))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<(string Where, string Text, bool Reasoned)> Scalars(YamlNode node, string where, bool reasoned) => node switch
    {
        YamlScalarNode scalar => [(where, scalar.Value ?? string.Empty, reasoned)],
        YamlSequenceNode list => list.SelectMany(each => Scalars(each, where, reasoned)),
        YamlMappingNode map => map.Children.SelectMany(child => ((YamlScalarNode)child.Key).Value! is var key && Prose.Contains(key)
            ? []
            : Scalars(child.Value, $"{where} {key}", Reasoned.Contains(key) && (map.Children.ContainsKey("assumed") && map.Children.ContainsKey("because")))),
        _ => throw new InvalidOperationException($"{where}: {node.NodeType}"),
    };

    private static string? Scalar(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    private static bool IsNumber(string text) => Number().IsMatch(text);

    private static double Si(string text)
    {
        var parts = text.Split(' ');
        Assert.True(parts.Length <= 2 && Units.ContainsKey(parts.Length == 2 ? parts[1] : string.Empty), $"\"{text}\" is no number with a unit of these tests.");
        return double.Parse(parts[0], CultureInfo.InvariantCulture) * Units[parts.Length == 2 ? parts[1] : string.Empty];
    }

    [GeneratedRegex(@"^[+-]?(\d[\d,_']*(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*(%|°|[A-Za-zµ]+[23²³]?(/[A-Za-z]+[23²³]?)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\w[\w'’-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    /// <summary>Judgement, common knowledge that nobody confirmed, or a kind of literature that was looked at.</summary>
    [GeneratedRegex("unconfirmed|analyst's judgement|textbook|publici[sz]ed|publicity|published|officials have said|no source found|claims? on ", RegexOptions.None, 1000)]
    private static partial Regex Ground();

    [GeneratedRegex("^(s-400|s-300[^/]*|patriot|hq-9[^/]*|55k6e)/(targets-engaged|missiles-guided|targets-tracked)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeSystem();

    /// <summary>A value of a model as it stands in its file.</summary>
    private sealed record Value(string Model, string Key, YamlMappingNode Node)
    {
        public string Where => $"{Model} {Key}";

        public string? Text(string key) => Scalar(Node, key);

        public IReadOnlyList<string>? List(string key) =>
            Node.Children.TryGetValue(key, out var list) ? [.. ((YamlSequenceNode)list).Select(each => ((YamlScalarNode)each).Value!)] : null;
    }

    /// <summary>What the ledger's files say, as far as these tests ask.</summary>
    private sealed class LedgerFiles
    {
        public LedgerFiles()
        {
            Properties = [.. Keys((YamlMappingNode)Load(Path.Combine(Repository.Ledger, "properties.yaml")).Children["properties"])];
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Ledger, "claims"), "*.yaml"))
            {
                foreach (var (id, claim) in ((YamlMappingNode)Load(file).Children["claims"]).Children)
                {
                    (Scalar((YamlMappingNode)claim, "state") is null or "standing" ? Standing : Fallen).Add(((YamlScalarNode)id).Value!);
                }
            }
        }

        public HashSet<string> Properties { get; }

        public HashSet<string> Standing { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Fallen { get; } = new(StringComparer.Ordinal);

        private static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);
    }
}
