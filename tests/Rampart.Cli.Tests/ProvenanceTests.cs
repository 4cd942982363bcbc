using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Rampart.Cli.Tests;

/// <summary>From an outcome to the claims behind it, and out of the house: explain RUN kills, evidence impact, cite and pack.</summary>
public class ProvenanceTests(FoughtProject fought)
{
    private Project Project => fought.Project;

    [Fact]
    public async Task A_run_s_manifest_and_database_carry_the_readings_with_the_words_of_their_claims()
    {
        var manifest = Project.Manifest(fought.Result);
        AssertReadings(manifest, Project);

        async Task<JsonArray> Rows(string sql) => (await Project.Rampart("query", "last", "--sql", sql, "--json")).Done().Result["rows"]!.AsArray();
        Assert.Equal(manifest["readings"]!.AsArray().Count, (await Rows("SELECT * FROM readings")).Count);
        var row = (await Rows("SELECT readings.value, claims.quotation, claims.speaker, claims.publisher FROM readings JOIN reading_claims AS link USING (model, key) JOIN claims USING (claim) WHERE model = 's-400' AND key = 'engagement-range' AND role = 'read'"))[0]!;
        Assert.Equal(("400 km", "The S-400 can engage targets at a distance of 400 km", "TASS"), (row["value"]!.GetValue<string>(), row["quotation"]!.GetValue<string>(), row["publisher"]!.GetValue<string>()));
        Assert.Equal(manifest["ledger"]!.GetValue<string>(), (await Rows("SELECT value FROM meta WHERE key = 'ledger'"))[0]!["value"]!.GetValue<string>());
        var models = (await Rows("SELECT DISTINCT model FROM entity WHERE kind = 'target' ORDER BY 1")).Select(each => each!["model"]!.GetValue<string>());
        Assert.Equal(["airliner", "ballistic-missile", "cruise-missile", "drone", "fighter"], models, StringComparer.Ordinal);
        Assert.Empty(await Rows("SELECT name FROM entity WHERE model IS NULL AND kind <> 'asset'"));
    }

    [Fact]
    public async Task Kills_rest_on_those_who_took_part_in_them_and_on_nobody_else()
    {
        var kills = (await Project.Rampart("query", "last", "kills", "--json")).Done().Result["rows"]!.AsArray();
        var explained = (await Project.Rampart("explain", "last", "kills", "--json")).Done().Result;
        var models = explained["models"]!.AsArray().ToDictionary(model => model!["model"]!.GetValue<string>(), model => model!, StringComparer.Ordinal);

        Assert.NotEmpty(kills);
        Assert.Equal(kills.Count, explained["targets"]!.GetValue<int>());
        var types = (await Project.Rampart("query", "last", "--sql", "SELECT DISTINCT type FROM missile_aim JOIN intercept_outcome USING (interceptor) WHERE result = 'kill'", "--json")).Done().Result["rows"]!.AsArray().Select(row => row!["type"]!.GetValue<string>()).ToList();
        Assert.All(types, type => Assert.Contains(type, models.Keys, StringComparer.Ordinal));
        Assert.DoesNotContain("airliner", models.Keys, StringComparer.Ordinal);
        Assert.DoesNotContain(models.Keys, model => model is "40n6e" or "9m96e" or "9m96e2" && !types.Contains(model, StringComparer.Ordinal));
        Assert.Contains($"flew as {kills.Count} of {kills.Count} missile", models[types[0]]["took"]!.AsArray().Single()!.GetValue<string>(), StringComparison.Ordinal);

        // Of the kill probabilities only those against what was killed.
        var classes = kills.Select(kill => kill!["class"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var probabilities = models[types[0]]["readings"]!.AsArray().Select(reading => reading!["key"]!.GetValue<string>()).Where(key => key.StartsWith("single-shot-kill-probability.", StringComparison.Ordinal)).Select(key => key["single-shot-kill-probability.".Length..]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(classes.Order(StringComparer.Ordinal), probabilities.Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var claimed = models.Values.SelectMany(model => model["readings"]!.AsArray()).Where(reading => reading!["source"]!.GetValue<string>() is "claimed").ToList();
        Assert.All(claimed.SelectMany(reading => reading!["claims"]!.AsArray()), claim => Assert.False(string.IsNullOrEmpty(claim!["speaker"]!.GetValue<string>())));
        Assert.Contains(claimed, reading => reading!["disputedBy"]!.AsArray().Count > 0);
        Assert.DoesNotContain(models.Values.SelectMany(model => model["readings"]!.AsArray()), reading => reading!["isDefinition"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_explained_outcome_shows_claims_first_then_assumptions_with_range_and_reason()
    {
        var text = (await Project.Rampart("explain", "last", "kills")).Done();

        Assert.Empty(text.Error);
        Assert.Contains("targets killed: ", text.Out, StringComparison.Ordinal);
        Assert.Contains("engagement-range = 400 km  one(tass-2020-03-16)", text.Out, StringComparison.Ordinal);
        Assert.Contains("\"The S-400 can engage targets at a distance of 400 km\" – narrator (TASS), in TASS, 2020-03-16 (s-400/engagement-range#tass-2020-03-16, grade C", text.Out, StringComparison.Ordinal);
        Assert.Contains("  DISPUTED", text.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  [a-z.-]+ = .+  assumed, .+ to .+: .+$", text.Out);
        var system = text.Out[text.Out.IndexOf("\ns-400: ", StringComparison.Ordinal)..];
        Assert.True(system.IndexOf("one(tass-2020-03-16)", StringComparison.Ordinal) < system.IndexOf("  assumed, ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("leakers")]
    [InlineData("engagements")]
    [InlineData("mistakes")]
    [InlineData("damage")]
    [InlineData("detections")]
    public async Task Every_outcome_can_be_explained(string outcome)
    {
        var result = (await Project.Rampart("explain", "last", outcome, "--json")).Done().Result;
        var text = (await Project.Rampart("explain", "last", outcome)).Done();

        var happened = result["targets"]!.GetValue<int>() + result["missiles"]!.GetValue<int>() > 0;
        Assert.Equal(happened, result["models"]!.AsArray().Count > 0);
        Assert.Equal(!happened, text.Out.Contains("none in this battle", StringComparison.Ordinal));
        if (outcome is "leakers" && happened)
        {
            // What got through rests on the whole defence.
            Assert.Superset(new HashSet<string>(["91n6e", "96l6e", "92n6e", "48n6e3", "55k6e", "5p85", "s-400"], StringComparer.Ordinal), result["models"]!.AsArray().Select(model => model!["model"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_explained_is_told()
    {
        using var project = new Project();
        (await Project.Rampart("explain", "last", "kils")).Refused(2, "There is no outcome kils.", "Did you mean kills?");
        (await Project.Rampart("explain", "last")).Refused(2, "Which outcome", "rampart explain last kills");
        (await Project.Rampart("explain", "last", "kills", "--run", "last")).Refused(2, "--run goes with a model");
        (await project.Rampart("explain", "last", "kills")).Refused(3, "There is no last run here.");
        (await project.Rampart("cite", "scenarios")).Refused(3, "holds no result");
        (await project.Rampart("pack", "nowhere")).Refused(3, "holds no result");

        project.Write("old/manifest.json", """{ "format": 1, "ledger": "0", "readings": [] }""");
        foreach (var verb in (string[])["cite", "pack"])
        {
            (await project.Rampart(verb, "old")).Refused(1, "older Rampart", "--force");
        }

        project.Write("odd/manifest.json", """{ "ledger": "0", "readings": [ 7 ], "claims": [] }""");
        (await project.Rampart("cite", "odd")).Refused(1, "is not as Rampart has written it", "$.readings[0]");
        (await Project.Rampart("cite", "last", "--format", "rtf")).Refused(2, "\"rtf\" is no form of a citation.", "bibtex");
    }

    [Fact]
    public async Task Where_little_was_kept_every_radar_may_have_seen_it_and_that_is_said()
    {
        using var project = new Project();
        await project.Fight(Project.FirstLook, "--journal", "outcomes", "--out", "little");

        var ended = (await project.Rampart("explain", "little", "kills")).Done();

        Assert.Contains("--journal full", ended.Error, StringComparison.Ordinal);
        Assert.Contains("the journal did not keep who did", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_coverage_carries_its_readings_and_can_be_cited_and_is_not_packed()
    {
        using var project = new Project();
        string[] here = ["coverage", "--at", "39.60,33.00", "--radius", "40km", "--cell", "2km"];
        (await project.Rampart([.. here, "--heights", "3km", "--points", "0", "--out", "ring"])).Done();
        (await project.Rampart("coverage", Project.FirstLook, "--battery", "all", "--radius", "40km", "--cell", "2km", "--heights", "3km", "--out", "overlap")).Done();
        (await project.Rampart("coverage", "--at", "39.60,33.00", "--against", "ballistic-missile", "--threat-ranges", "300km", "--threat-azimuths", "0deg", "--cell", "9km", "--points", "0", "--out", "feet")).Done();
        (await project.Rampart("site", "--candidates", "scenarios/ring-and-reality/candidates.csv", "--for", "scenarios/ring-and-reality/assets.csv", "--choose", "2", "--radius", "40km", "--cell", "2km", "--out", "sites")).Done();

        foreach (var folder in (string[])["ring", "overlap", "feet", "sites"])
        {
            var manifest = project.Manifest(folder);
            AssertReadings(manifest, project);
            var cited = (await project.Rampart("cite", folder)).Done().Out;
            Assert.Contains("Not a forecast of combat.", cited, StringComparison.Ordinal);
            Assert.Contains("Ledger: " + manifest["ledger"]!.GetValue<string>(), cited, StringComparison.Ordinal);
            (await project.Rampart("pack", folder)).Refused(2, "only runs and campaigns are packed");
            (await project.Rampart("explain", folder, "kills")).Refused(2, "rampart cite");
        }
    }

    [Fact]
    public async Task A_citation_has_the_sentence_the_stamp_and_each_source_once()
    {
        var json = (await Project.Rampart("cite", "last", "--format", "json")).Done().Result;
        var text = (await Project.Rampart("cite", "last")).Done().Out;
        var markdown = (await Project.Rampart("cite", "last", "--format", "markdown")).Done().Out;
        var bibtex = (await Project.Rampart("cite", "last", "--format", "bibtex")).Done().Out;

        var sources = json["sources"]!.AsArray();
        var read = Project.Manifest(fought.Result)["readings"]!.AsArray().SelectMany(reading => reading!["claims"]!.AsArray()).Select(claim => claim!.GetValue<string>()).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(read.Order(StringComparer.Ordinal), sources.SelectMany(source => source!["claims"]!.AsArray()).Select(claim => claim!.GetValue<string>()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(read.Select(claim => claim.Split('#')[1].Split('/')[0]).Distinct(StringComparer.Ordinal).Count(), sources.Count);
        var answer = json["answer"]!.GetValue<string>();
        Assert.StartsWith("Under the stated readings, in one battle (seed 7", answer, StringComparison.Ordinal);
        Assert.StartsWith(answer, text, StringComparison.Ordinal);
        Assert.Contains($"Hash: {Project.Hash(fought.Result)}", text, StringComparison.Ordinal);
        Assert.Contains("Terrain: built-in 5 arc-minute terrain", text, StringComparison.Ordinal);
        Assert.Contains("91n6e 390 km at 4 m2, Pd 0.5", text, StringComparison.Ordinal);
        Assert.Matches(@"Values: \d+ of \d+ model values read from public claims, \d+ assumed", text);
        Assert.Contains("TASS, \"Russia, Turkey may soon sign contract on 2nd regiment set of S-400 systems\", 2020-03-16", text, StringComparison.Ordinal);
        Assert.Equal(sources.Count, Regex.Count(markdown, @"(?m)^\[\^\d+\]: ", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains($"[^{sources.Count}]\n", markdown, StringComparison.Ordinal);

        // Each entry is a key and balanced braces; LaTeX's own letters are escaped.
        Assert.Equal(1 + sources.Count, bibtex.Split("@misc{").Length - 1);
        var plain = bibtex.Replace("\\{", string.Empty, StringComparison.Ordinal).Replace("\\}", string.Empty, StringComparison.Ordinal);
        Assert.Equal(plain.Count(letter => letter == '{'), plain.Count(letter => letter == '}'));
        Assert.DoesNotMatch(@"(?m)^  .*[^\\][#%&_$]", bibtex);
    }

    [Fact]
    public async Task A_pack_is_fought_again_from_itself_alone_with_the_same_hash()
    {
        using var project = new Project();
        using var elsewhere = new Elsewhere();
        var run = await project.Fight(Project.FirstLook, "--without", "s-400/engagement-range#tass-2020-03-16", "--reading", "s-400/engagement-range=one(sputnik-brasil-2018-01-23)", "--seed", "5");
        var packed = (await project.Rampart("pack", run, "--json")).Done().Result;

        var pack = packed["folder"]!.GetValue<string>();
        Assert.Equal($"packs/first-look-5-{project.Hash(run)[..8]}", pack);
        Directory.Move(project.PathOf(pack), elsewhere.At("pack"));
        Directory.Delete(project.PathOf("ledger"), recursive: true);
        Directory.Delete(project.PathOf("models"), recursive: true);

        var verified = (await Shell.Sh(elsewhere.Folder, "RAMPART=\"$RAMPART\" pack/verify.sh")).Done();
        Assert.Contains($"The same: {project.Hash(run)}", verified.Out, StringComparison.Ordinal);

        // The one line of its page, in the folder.
        var page = elsewhere.Read("pack/README.md");
        var line = page.Split('\n').First(each => each.StartsWith("rampart run ", StringComparison.Ordinal));
        Assert.Equal(packed["rerun"]!.GetValue<string>(), line);
        var again = (await Shell.Sh(elsewhere.At("pack"), $"\"$RAMPART\" {line["rampart ".Length..]} --json --out ../again")).Done();
        Assert.Equal(project.Hash(run), again.Result["summary"]!["hash"]!.GetValue<string>());

        // The excerpt is a ledger in order, smaller than the whole, that says word for word what was read.
        var check = (await Shell.Run(elsewhere.At("pack"), "evidence", "check", "--json")).Done();
        Assert.DoesNotContain(check.Json["findings"]!.AsArray(), finding => finding!["severity"]!.GetValue<string>() is "error");
        var excerpt = JsonNode.Parse(elsewhere.Read("pack/pack.json"))!["excerpt"]!;
        Assert.InRange(excerpt["claims"]!.GetValue<int>(), 20, excerpt["of"]!.GetValue<int>() - 20);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(elsewhere.Read("again/manifest.json"))!["readings"], JsonNode.Parse(elsewhere.Read("pack/result/manifest.json"))!["readings"]), "The readings differ.");

        // Whoever changes a number is found out.
        elsewhere.Write("pack/models/radars/91n6e.yaml", elsewhere.Read("pack/models/radars/91n6e.yaml") + "\n# changed\n");
        var changed = await Shell.Sh(elsewhere.Folder, "RAMPART=\"$RAMPART\" pack/verify.sh");
        Assert.NotEqual(0, changed.Exit);
        Assert.Contains("91n6e.yaml", changed.Out + changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_s_files_are_all_summed_and_its_citation_has_the_required_fields()
    {
        using var elsewhere = new Elsewhere();
        var place = elsewhere.At("pack");
        (await Project.Rampart("pack", "last", "--out", place)).Done();

        var files = Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(place, file)).Where(file => file is not "checksums.sha256").Order(StringComparer.Ordinal);
        Assert.Equal(files, elsewhere.Read("pack/checksums.sha256").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[66..]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        (await Shell.Sh(place, "sha256sum --check --quiet checksums.sha256")).Done();
        Assert.DoesNotContain(Project.Outside, string.Concat(Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Contains("ETOPO5", elsewhere.Read("pack/TERRAIN.md"), StringComparison.Ordinal);

        var stream = new YamlStream();
        stream.Load(new StringReader(elsewhere.Read("pack/CITATION.cff")));
        var cff = (YamlMappingNode)stream.Documents[0].RootNode;
        string Of(YamlNode node, string key) => ((YamlScalarNode)node[key]).Value!;
        Assert.Equal("1.2.0", Of(cff, "cff-version"));
        Assert.Equal("dataset", Of(cff, "type"));
        Assert.All(["message", "title", "abstract"], key => Assert.NotEmpty(Of(cff, key)));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", Of(cff, "date-released"));
        Assert.Equal("Rampart", Of(((YamlSequenceNode)cff["authors"]).Children[0], "name"));
        Assert.Contains(((YamlSequenceNode)cff["identifiers"]).Children, each => string.Equals(Of(each, "value"), $"sha256:{Project.Hash(fought.Result)}", StringComparison.Ordinal) && Of(each, "type") is "other");
        var references = ((YamlSequenceNode)cff["references"]).Children;
        Assert.All(references, reference =>
        {
            var map = (YamlMappingNode)reference;
            Assert.Equal("generic", Of(map, "type"));
            Assert.NotEmpty(Of(map, "title"));
            Assert.NotEmpty(Of(((YamlSequenceNode)map["authors"]).Children[0], "name"));
            Assert.Subset(new HashSet<string>(["type", "title", "authors", "date-published", "year", "url", "notes"], StringComparer.Ordinal), map.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToHashSet(StringComparer.Ordinal));
            if (map.Children.TryGetValue(new YamlScalarNode("url"), out var url))
            {
                Assert.Matches("^https?://[!-~]+$", ((YamlScalarNode)url).Value);
            }
        });
        Assert.Contains(references, reference => Of(reference, "notes").StartsWith("tass-2020-03-16;", StringComparison.Ordinal));

        (await Project.Rampart("pack", "last", "--out", place)).Refused(2, "holds another pack already", "--force");
        (await Project.Rampart("pack", "last", "--out", place, "--force")).Done();
        elsewhere.Write("pack/mine.txt", "mine");
        (await Project.Rampart("pack", "last", "--out", place, "--force")).Refused(2, "mine.txt");
        Assert.Single(Directory.GetFileSystemEntries(elsewhere.Folder));
    }

    [Fact]
    public async Task What_has_changed_since_is_not_packed()
    {
        using var project = new Project();
        var run = await project.Fight(Project.FirstLook);
        var scenario = project.Read($"{Project.FirstLook}/scenario.yaml");

        project.Change($"{Project.FirstLook}/scenario.yaml", "launchers: 2", "launchers: 3");
        (await project.Rampart("pack", "last")).Refused(1, "The scenario or its models have changed since", "--force");
        project.Write($"{Project.FirstLook}/scenario.yaml", scenario);

        project.Change("ledger/documents.yaml", "Russia, Turkey may soon sign contract", "Turkey, Russia may soon sign contract");
        (await project.Rampart("pack", "last")).Refused(1, $"{run}/manifest.json", "The ledger has changed since", "--force");
        Assert.False(Directory.Exists(project.PathOf("packs")));

        File.Delete(project.PathOf($"{Project.FirstLook}/scenario.yaml"));
        (await project.Rampart("pack", "last")).Refused(3, "is gone");
    }

    [Theory]
    [InlineData("hash", "\"0000000000]; touch run-by-the-pack; [\"")]
    [InlineData("hash", "7")]
    [InlineData("seed", "\"seven\"")]
    [InlineData("replication", null)]
    [InlineData("without", "7")]
    [InlineData("point", "-1")]
    public async Task A_manifest_that_somebody_has_changed_is_not_packed(string key, string? value)
    {
        using var elsewhere = new Elsewhere();
        ChangedResult(elsewhere, key, value);

        (await Project.Rampart("pack", elsewhere.At("result"), "--out", elsewhere.At("pack"))).Refused(1, "is not as Rampart has written it");

        Assert.False(Directory.Exists(elsewhere.At("pack")));
    }

    [Fact]
    public async Task A_pack_s_script_shows_the_engine_s_words_and_runs_none_of_them()
    {
        using var elsewhere = new Elsewhere();
        const string Words = "Rampart $(touch run-by-the-pack)'; touch run-by-the-pack; '";
        ChangedResult(elsewhere, "engine", JsonValue.Create(Words).ToJsonString());
        ChangedResult(elsewhere, "hash", $"\"{new string('0', 64)}\"", from: elsewhere.At("result"));
        (await Project.Rampart("pack", elsewhere.At("result"), "--out", elsewhere.At("pack"))).Done();

        var verified = await Shell.Sh(elsewhere.Folder, "RAMPART=\"$RAMPART\" pack/verify.sh");

        Assert.Equal(1, verified.Exit);
        Assert.Contains($"The pack was made by {Words};", verified.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(elsewhere.Folder, "run-by-the-pack", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Tiles_go_with_the_pack_and_so_do_their_terms()
    {
        using var project = new Project();
        using var elsewhere = new Elsewhere();
        foreach (var west in (int[])[32, 33])
        {
            var file = project.PathOf($"beside/tiles/e0{west}/n39.dt0");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Rampart.Terrain.Tests.Elevation.TileFiles.Dted(39, west, 300, 300, (_, _) => 1000));
        }

        var scenario = project.Scenario("tiles", ("terrain: built-in", "terrain: [ ../../beside/tiles, built-in ]"));
        var run = await project.Fight(scenario);
        var untold = (await project.Rampart("pack", run, "--out", "untold")).Done();
        Assert.Contains("under which terms they may be passed on", untold.Error, StringComparison.Ordinal);

        project.Write("beside/tiles/source.txt", "Source: made up\nLicence: nobody's\n");
        project.Write("beside/tiles/diary.txt", "not for print");
        project.Write("beside/tiles/.keys/secret", "not for print");
        project.Write("beside/elsewhere/e034/n39.dt0", "not for print");
        Directory.CreateSymbolicLink(project.PathOf("beside/tiles/link"), project.PathOf("beside/elsewhere"));
        (await project.Rampart("pack", run, "--out", elsewhere.At("pack"))).Done();
        Assert.Contains("Licence: nobody's", elsewhere.Read("pack/TERRAIN.md"), StringComparison.Ordinal);
        string[] taken = [.. Directory.EnumerateFiles(elsewhere.At("pack/terrain"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(elsewhere.At("pack/terrain/1/tiles"), file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["e032/n39.dt0", "e033/n39.dt0", "source.txt"], taken, StringComparer.Ordinal);
        Assert.Contains("[ \"../../terrain/1/tiles\", built-in ]", elsewhere.Read("pack/scenarios/tiles/scenario.yaml"), StringComparison.Ordinal);
        Assert.Contains($"The same: {project.Hash(run)}", (await Shell.Sh(elsewhere.Folder, "RAMPART=\"$RAMPART\" pack/verify.sh")).Done().Out, StringComparison.Ordinal);

        (await project.Rampart("pack", run, "--no-terrain", "--out", "light")).Done();
        Assert.False(Directory.Exists(project.PathOf("light/terrain")));
        Assert.Contains("terrain/1/tiles/e032/n39.dt0", project.Read("light/README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_impact_of_a_claim_names_its_readers_and_what_they_would_read_without_it()
    {
        var one = (await Project.Rampart("evidence", "impact", "s-400/engagement-range#tass-2020-03-16", "--json")).Done().Result;
        var field = one["fields"]!.AsArray().Single()!;
        Assert.Equal(("s-400", "engagement-range", "the one claim that it is read from"), (field["model"]!.GetValue<string>(), field["key"]!.GetValue<string>(), field["part"]!.GetValue<string>()));
        Assert.StartsWith("nothing could be read there", field["without"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("scenarios/first-look", one["scenarios"]!.AsArray().Select(scenario => scenario!["scenario"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.DoesNotContain("scenarios/bench-8x50", one["scenarios"]!.AsArray().Select(scenario => scenario!["scenario"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Null(one["campaign"]);

        // One voice of a spread: the value stays, or moves, as --without in a run has it.
        var ranges = (await Project.Rampart("evidence", "impact", "s-400/launchers-in-battalion#diplomat-2019-07-31", "--json")).Done().Result["fields"]!.AsArray().Single()!;
        Assert.StartsWith("one of ", ranges["part"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("8, 12 instead of 4, 8, 12", ranges["without"]!.GetValue<string>(), StringComparison.Ordinal);

        var passed = (await Project.Rampart("evidence", "impact", "s-400-turkey/long-range-missile-delivered", "--json")).Done().Result["fields"]!.AsArray();
        Assert.Contains(passed, each => each!["part"]!.GetValue<string>().StartsWith("assumed, and passes its claims over", StringComparison.Ordinal));

        (await Project.Rampart("evidence", "impact", "s-400/engagment-range")).Refused(2, "neither a property nor a claim", "Did you mean s-400/engagement-range?");
        (await Project.Rampart("evidence", "impact", "s-400/engagement-range", "--campaign", "last")).Refused(3, "There is no last campaign here.");
    }

    [Fact]
    public async Task A_campaign_tells_what_decides_it_what_settling_is_worth_and_is_packed()
    {
        using var project = new Project();
        using var elsewhere = new Elsewhere();
        project.Write("scenarios/small/scenario.yaml", File.ReadAllText(Path.Combine(Shell.Root, "tests", "Rampart.Campaigns.Tests", "Running", "small-campaign.yaml")));
        var summary = (await project.Rampart("campaign", "run", "scenarios/small", "--replications", "48", "--out", "mine", "--json")).Done().Result["summary"]!;

        var manifest = JsonNode.Parse(project.Read("mine/campaign.json"))!;
        AssertReadings(manifest["used"]!, project);
        Assert.All(manifest["factors"]!.AsArray(), factor => Assert.NotEmpty(factor!["readings"]!.AsArray()));

        var explained = (await project.Rampart("explain", "mine", "leakers", "--json")).Done().Result;
        var shares = explained["factors"]!.AsArray().Select(factor => factor!["share"]!.GetValue<double>()).ToList();
        Assert.NotEmpty(shares);
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.All(explained["factors"]!.AsArray(), factor => Assert.InRange(factor!["share"]!.GetValue<double>(), factor["low"]!.GetValue<double>() - 0.2, factor["high"]!.GetValue<double>() + 1e-9));
        Assert.Contains("The campaign did not vary", (await project.Rampart("explain", "mine", "kills")).Done().Out, StringComparison.Ordinal);
        (await project.Rampart("explain", "mine", "detections")).Refused(2, "There is no outcome detections.");

        // A factor of it, and one that stood still.
        var varied = explained["factors"]![0]!;
        var reading = varied["readings"]!.AsArray().FirstOrDefault(each => each!["property"] is not null)?["property"]?.GetValue<string>()
            ?? manifest["used"]!["readings"]!.AsArray().First(each => each!["drawn"] is not null && each["property"] is not null)!["property"]!.GetValue<string>();
        var worth = (await project.Rampart("evidence", "impact", reading, "--campaign", "mine", "--json")).Done().Result["campaign"]!;
        Assert.True(worth["settling"]!.AsArray().Count + worth["tooFewPoints"]!.AsArray().Count > 0);
        var still = (await project.Rampart("evidence", "impact", "s-400/engagement-ceiling", "--campaign", "mine")).Done().Out;
        Assert.Contains("was not varied", still, StringComparison.Ordinal);
        Assert.Contains("the campaign says nothing of what settling it would be worth", still, StringComparison.Ordinal);

        var cited = (await project.Rampart("cite", "mine", "--json")).Done().Result;
        Assert.Equal(summary["answer"]!.GetValue<string>(), cited["answer"]!.GetValue<string>());
        Assert.Equal(summary["banner"]?.GetValue<string>(), cited["banner"]?.GetValue<string>());
        Assert.Equal(cited["banner"] is not null, (await project.Rampart("cite", "mine")).Done().Out.StartsWith("! ", StringComparison.Ordinal));

        (await project.Rampart("pack", "mine", "--out", elsewhere.At("pack"))).Done();
        Assert.Contains($"The same: {summary["hash"]!.GetValue<string>()}", (await Shell.Sh(elsewhere.Folder, "RAMPART=\"$RAMPART\" pack/verify.sh")).Done().Out, StringComparison.Ordinal);
    }

    /// <summary>Every reading of a manifest is whole, and every claim that it names is there with its words, as the ledger has them.</summary>
    private void ChangedResult(Elsewhere elsewhere, string key, string? value, string? from = null)
    {
        Directory.CreateDirectory(elsewhere.At("result"));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(from ?? Project.PathOf(fought.Result), "manifest.json")))!.AsObject();
        manifest[key] = value is null ? null : JsonNode.Parse(value);
        foreach (var file in Directory.EnumerateFiles(Project.PathOf(fought.Result)))
        {
            File.Copy(file, elsewhere.At($"result/{Path.GetFileName(file)}"), overwrite: true);
        }

        elsewhere.Write("result/manifest.json", manifest.ToJsonString());
    }

    private static void AssertReadings(JsonNode manifest, Project project)
    {
        Assert.Matches("^[0-9a-f]{64}$", manifest["ledger"]!.GetValue<string>());
        var claims = manifest["claims"]!.AsArray().ToDictionary(claim => claim!["id"]!.GetValue<string>(), claim => claim!, StringComparer.Ordinal);
        var readings = manifest["readings"]!.AsArray();
        Assert.True(readings.Count > 40, $"{readings.Count} readings.");
        foreach (var reading in readings)
        {
            var isClaimed = reading!["source"]!.GetValue<string>() is "claimed";
            Assert.Equal(isClaimed, reading["claims"]!.AsArray().Count > 0);
            Assert.Equal(isClaimed, reading["property"] is not null);
            Assert.True(isClaimed || !string.IsNullOrEmpty(reading["because"]!.GetValue<string>()), reading.ToJsonString());
            Assert.All(((string[])["claims", "disputedBy", "beside"]).SelectMany(list => reading[list]!.AsArray()), id => Assert.Contains(id!.GetValue<string>(), claims.Keys, StringComparer.Ordinal));
        }

        var ledger = string.Concat(Directory.EnumerateFiles(project.PathOf("ledger/claims")).Select(File.ReadAllText));
        Assert.All(claims, claim =>
        {
            Assert.Contains($"\n  {claim.Key}:", ledger, StringComparison.Ordinal);
            Assert.NotEmpty(claim.Value["speaker"]!.GetValue<string>());
            Assert.NotEmpty(claim.Value["document"]!["publisher"]!.GetValue<string>());
        });
    }

    /// <summary>A folder away from every project.</summary>
    private sealed class Elsewhere : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("rampart-elsewhere-").FullName;

        public string At(string name) => Path.Combine(Folder, name);

        public string Read(string name) => File.ReadAllText(At(name));

        public void Write(string name, string text) => File.WriteAllText(At(name), text);

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
