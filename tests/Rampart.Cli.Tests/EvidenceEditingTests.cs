namespace Rampart.Cli.Tests;

/// <summary>The ledger is added to from the command line, all or nothing, and what is wrong with it is told with place and remedy.</summary>
public class EvidenceEditingTests
{
    private const string Claims = """
        # found today
        documents:
          tass-2021-01-01: { publisher: TASS, title: "A test: nothing more", date: 2021-01-01, date-known: made up for a test, origin: TASS }
        properties:
          test-radar/mast: { kind: length, meaning: The height of the mast of a radar that a test made up. }
        claims:
          test-radar/mast#tass-2021-01-01:
            value: 20 m
            quotation: "a mast: 20 m"
            speaker: narrator (TASS)
            said: 2021-01-01
          s-400/engagement-range#tass-2021-01-01:
            value: 400 km
            quotation: at a distance of 400 km
            speaker: narrator (TASS)
            said: 2021-01-01
        relations:
          - kind: same-as
            from: s-400/engagement-range#tass-2021-01-01
            to: s-400/engagement-range#tass-2020-03-16
            inferred: yes
            reason: the standing sentence
        """;

    private const string Proposals = """
        format: 1
        article: { document: tass-2020-03-16 }
        proposals:
          - accept: yes
            claim: s-400/crew#tass-2020-03-16
            kind: count
            value: "3"
            quotation: a regiment set
            speaker: narrator (TASS)
            said: 2020-03-16
            at: 10+5
            verdict: new
            new-property: { kind: count, meaning: How many a test made up. }
          - accept: no
            claim: s-400/speed#tass-2020-03-16
            value: 400 km/h
        """;

    [Fact]
    public async Task Entries_of_a_file_are_shown_as_a_difference_and_then_added()
    {
        using var project = new Project();
        project.Write("new.yaml", Claims);
        var before = project.Contents("ledger");

        var trial = (await project.Rampart("evidence", "add", "new.yaml", "--dry-run")).Done();
        Assert.Equal(before, project.Contents("ledger"));
        project.Write("trial.patch", trial.Out);
        Directory.CreateDirectory(project.PathOf("patched"));
        Copy(project.PathOf("ledger"), project.PathOf("patched/ledger"));
        var added = (await project.Rampart("evidence", "add", "new.yaml")).Done();

        Assert.Contains("Added: 1 document, 1 property, 2 claims, 1 relation.", added.Out, StringComparison.Ordinal);
        Assert.Contains("ledger/claims/test-radar.yaml:4", added.Out, StringComparison.Ordinal);
        Assert.Contains("+  test-radar/mast:\n+    kind: length\n", trial.Out, StringComparison.Ordinal);
        Assert.Contains("20 m", (await project.Rampart("evidence", "show", "test-radar/mast")).Done().Out, StringComparison.Ordinal);
        (await project.Rampart("evidence", "check")).Done();

        // What git makes of the difference is what was written.
        var applied = await Shell.Sh(project.PathOf("patched"), "command -v git >/dev/null || exit 77; git apply -p0 ../trial.patch");
        Assert.SkipWhen(applied.Exit == 77, "SKIPPED: git is not installed; the difference was not applied.");
        Assert.True(applied.Exit == 0, applied.ToString());
        Assert.Equal(project.Contents("ledger").Values, project.Contents("patched/ledger").Values);
    }

    [Fact]
    public async Task Marked_proposals_enter_and_the_others_are_counted()
    {
        using var project = new Project();
        project.Write("proposals.yaml", Proposals);

        var json = (await project.Rampart("evidence", "accept", "proposals.yaml", "--dry-run", "--json")).Done().Result;
        var added = (await project.Rampart("evidence", "accept", "proposals.yaml")).Done();

        Assert.Equal((1, 1, false), (json["accepted"]!.GetValue<int>(), json["dropped"]!.GetValue<int>(), json["written"]!.GetValue<bool>()));
        Assert.Contains("+  s-400/crew#tass-2020-03-16:", json["diff"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("1 proposal was accepted, 1 dropped.", added.Out, StringComparison.Ordinal);
        (await project.Rampart("evidence", "show", "s-400/crew#tass-2020-03-16")).Done();
        (await project.Rampart("evidence", "accept", "proposals.yaml")).Refused(1, "proposals.yaml:5", "The claim is in the ledger already: ledger/claims/", "The ledger has the property already");
    }

    [Theory]
    [InlineData("add", "value: 20 m", "value: 20 kg", "new.yaml:8:5  value")]
    [InlineData("add", "to: s-400/engagement-range#tass-2020-03-16", "to: s-400/engagement-range#tass-1920-03-16", "new.yaml:20:5", "There is no claim")]
    [InlineData("add", "test-radar/mast#tass", "s-400/mast#tass", "new.yaml:7:3", "There is no property `s-400/mast`")]
    [InlineData("add", "relations:", "releations:", "new.yaml:17:1", "Did you mean `relations`?")]
    [InlineData("accept", "tass-2020-03-16 }", "tass-2020-03-17 }", "new.yaml:2:12", "Did you mean `tass-2020-03-16`?")]
    [InlineData("accept", "value: \"3\"", "value: \"3.5\"", "new.yaml:7:5  value", "is not a count")]
    [InlineData("accept", "accept: yes", "accept: maybe", "new.yaml:4:5  accept", "accept: yes")]
    public async Task What_cannot_be_added_is_told_and_nothing_changes(string verb, string from, string to, params string[] words)
    {
        using var project = new Project();
        project.Write("new.yaml", verb is "add" ? Claims : Proposals);
        project.Change("new.yaml", from, to);
        var before = project.Contents("ledger");

        var ended = (await project.Rampart("evidence", verb, "new.yaml")).Refused(1, words);

        BadScenarioTests.AssertPlacesAndRemedies(ended.Error, to);
        Assert.Equal(before, project.Contents("ledger"));
    }

    [Fact]
    public async Task A_model_that_reads_a_superseded_claim_is_told_at_once()
    {
        using var project = new Project();
        project.Write("new.yaml", Claims.Replace("kind: same-as", "kind: supersedes", StringComparison.Ordinal));

        var added = (await project.Rampart("evidence", "add", "new.yaml")).Done();

        Assert.Contains("claim s-400/engagement-range#tass-2020-03-16 is superseded", added.Out, StringComparison.Ordinal);
        Assert.Contains("remark  models/systems/s-400.yaml:", added.Error, StringComparison.Ordinal);
        (await project.Rampart("evidence", "check")).Refused(1, "models/systems/s-400.yaml:", "is superseded");
    }

    [Fact]
    public async Task Without_a_file_and_without_a_terminal_there_is_nobody_to_ask()
    {
        using var project = new Project();
        (await project.Rampart("evidence", "add")).Refused(2, "There is nobody to ask", "rampart evidence add FILE");
        (await project.Rampart("evidence", "accept")).Refused(2, "rampart evidence accept --help");
        (await project.Rampart("evidence", "add", "absent.yaml")).Refused(3, "absent.yaml");
        (await project.Rampart("evidence", "accept", "absent.yaml")).Refused(3, "absent.yaml");
    }

    [Theory]
    [InlineData("add")]
    [InlineData("accept")]
    public async Task Files_that_are_no_such_files_are_told(string verb)
    {
        using var project = new Project();
        File.WriteAllBytes(project.PathOf("binary.yaml"), [0x66, 0x00, 0xff, 0xfe]);
        project.Write("empty.yaml", string.Empty);
        project.Write("other.yaml", "name: something else\n");
        foreach (var file in new[] { "binary.yaml", "empty.yaml", "other.yaml" })
        {
            BadScenarioTests.AssertPlacesAndRemedies((await project.Rampart("evidence", verb, file)).Refused(1, file).Error, file);
        }
    }

    [Fact]
    public async Task Another_ledger_can_be_named()
    {
        using var project = new Project();
        project.Write("new.yaml", Claims);
        var before = project.Contents("ledger");
        Copy(project.PathOf("ledger"), project.PathOf("other/ledger"));

        (await project.Rampart("evidence", "add", "new.yaml", "--ledger", "nowhere")).Refused(3, "There is no folder nowhere.");
        (await project.Rampart("evidence", "add", "new.yaml", "--ledger", "other/ledger")).Done();

        Assert.Equal(before, project.Contents("ledger"));
        Assert.True(File.Exists(project.PathOf("other/ledger/claims/test-radar.yaml")));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_is_left_as_it_was()
    {
        using var project = new Project();
        project.Write("new.yaml", Claims);
        var before = project.Contents("ledger");

        // A folder stands where a file must be written: no permission helps, not even that of the superuser.
        Directory.CreateDirectory(project.PathOf("ledger/.relations.yaml.rampart-new"));
        (await project.Rampart("evidence", "add", "new.yaml")).Refused(3, "ledger/relations.yaml could not be written", "The ledger is as it was.");
        Directory.Delete(project.PathOf("ledger/.relations.yaml.rampart-new"));
        Assert.Equal(before, project.Contents("ledger"));

        Directory.CreateDirectory(project.PathOf("ledger/.rampart-lock"));
        (await project.Rampart("evidence", "add", "new.yaml")).Refused(3, "ledger may not be written");
        Directory.Delete(project.PathOf("ledger/.rampart-lock"));
        Assert.Equal(before, project.Contents("ledger"));
    }

    [Fact]
    public async Task A_folder_without_permission_to_write_is_told()
    {
        using var project = new Project();
        project.Write("new.yaml", Claims);
        var before = project.Contents("ledger");
        var ended = await Shell.Sh(
            project.Folder,
            "chmod -R a+rX .. && chmod -R a-w ledger && if [ $(id -u) = 0 ]; then command -v setpriv >/dev/null || exit 77; [ -x \"$RAMPART\" ] && setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/tmp \"$RAMPART\" evidence add new.yaml; else \"$RAMPART\" evidence add new.yaml; fi");
        await Shell.Sh(project.Folder, "chmod -R u+w ledger");

        Assert.SkipWhen(ended.Exit is 77 or 126 or 127, "SKIPPED: the superuser has every permission, and no program is here to give it up.");
        ended.Refused(3, "ledger may not be written", "permissions");
        Assert.Equal(before, project.Contents("ledger"));
    }

    [Fact]
    public async Task What_an_interrupted_change_left_behind_is_told_and_spoils_nothing()
    {
        using var project = new Project();
        project.Write("new.yaml", Claims);
        project.Write("ledger/claims/.s-400.yaml.rampart-new", "claims: {");
        project.Write("ledger/.documents.yaml.rampart-old", "documents: {");

        var check = (await project.Rampart("evidence", "check")).Done();
        Assert.Contains("remark  ledger/claims/.s-400.yaml.rampart-new  interrupted", check.Error, StringComparison.Ordinal);
        Assert.Contains("rename it to documents.yaml", check.Error, StringComparison.Ordinal);
        var before = project.Contents("ledger");
        (await project.Rampart("evidence", "add", "new.yaml")).Refused(1, "ledger/claims/.s-400.yaml.rampart-new", "An earlier change of the ledger was interrupted");
        Assert.Equal(before, project.Contents("ledger"));
    }

    [Fact]
    public async Task Two_that_add_at_once_leave_both_or_one_and_never_half()
    {
        using var project = new Project();
        for (var i = 0; i < 4; i++)
        {
            project.Write($"new-{i}.yaml", $"properties:\n  test-radar/part-{i}: {{ kind: count, meaning: A part that a test made up. }}\n");
        }

        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => project.Rampart("evidence", "add", $"new-{i}.yaml")));

        Assert.All(ended, one => Assert.True(one.Exit is 0 or 3, one.ToString()));
        Assert.Contains(ended, one => one.Exit == 0);
        Assert.All(ended.Where(one => one.Exit == 3), one => Assert.Contains("ledger", one.Error, StringComparison.Ordinal));
        var listed = (await project.Rampart("evidence", "list", "test-radar/")).Done().Out;
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(ended[i].Exit == 0, listed.Contains($"test-radar/part-{i}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("A circle", "ledger/relations.yaml", "supersede each other in a circle", "Take one of these relations out.")]
    [InlineData("Two of one id", "ledger/claims/s-400.yaml", "stands twice: in line", "Keep one of the two.")]
    [InlineData("Two of one id in two files", "ledger/claims/twice.yaml", "stands twice: here and in ledger/claims/s-400.yaml:", "Keep one of the two")]
    [InlineData("A relation to nothing", "ledger/relations.yaml", "There is no claim `s-400/engagement-range#nobody`", "Enter it under claims/, or correct the id.")]
    [InlineData("A relation to itself", "ledger/relations.yaml", "The claim is related to itself", "Name two different claims.")]
    public async Task A_ledger_that_contradicts_itself_is_told(string fault, string file, params string[] words)
    {
        using var project = new Project();
        const string One = "s-400/engagement-range#xinhua-2013-11";
        const string Other = "s-400/engagement-range#domain-b-2007-06-14";
        void Relate(string kind, string from, string to) => project.Write("ledger/relations.yaml", project.Read("ledger/relations.yaml") + $"\n  - {{ kind: {kind}, from: {from}, to: {to}, reason: a test }}\n");
        var claim = "\n  " + One + ":\n    value: 250 km\n    quotation: x\n    speaker: x\n    said: 2013-11\n    grade: C3\n    origin: x\n";
        switch (fault)
        {
            case "A circle":
                Relate("supersedes", One, Other);
                Relate("supersedes", Other, One);
                foreach (var id in new[] { One, Other })
                {
                    project.Change("ledger/claims/s-400.yaml", $"  {id}:\n", $"  {id}:\n    state: superseded\n    because: a test\n");
                }

                break;
            case "Two of one id":
                project.Write(file, project.Read(file) + claim);
                break;
            case "Two of one id in two files":
                project.Write(file, "claims:" + claim);
                break;
            case "A relation to nothing":
                Relate("disputes", One, "s-400/engagement-range#nobody");
                break;
            default:
                Relate("disputes", One, One);
                break;
        }

        var ended = (await project.Rampart("evidence", "check")).Refused(1, [file + ":", .. words]);

        BadScenarioTests.AssertPlacesAndRemedies(ended.Error, fault);
    }

    [Fact]
    public async Task Quotations_are_looked_up_in_the_texts_at_hand()
    {
        using var project = new Project();
        project.Write("ledger/documents.yaml", "documents:\n  made-up-2021: { publisher: A test, title: A test, date: 2021-01-01, date-known: made up, origin: a test, text: made-up.txt }\n");
        project.Write("ledger/properties.yaml", "properties:\n  test-radar/mast: { kind: length, meaning: The height of a mast. }\n");
        project.Write("ledger/relations.yaml", "relations: []\n");
        Directory.Delete(project.PathOf("ledger/claims"), recursive: true);
        project.Write("ledger/claims/test-radar.yaml", "claims:\n  test-radar/mast#made-up-2021: { value: 20 m, quotation: stands on a mast of 20 m, speaker: x, said: 2021-01-01 }\n");
        Directory.Delete(project.PathOf("models"), recursive: true);
        Directory.CreateDirectory(project.PathOf("models"));

        project.Write("texts/made-up.txt", "It stands on a mast of 30 m, they say.");
        var wrong = (await project.Rampart("evidence", "check", "--verify", "texts")).Refused(1, "ledger/claims/test-radar.yaml:2", "The quotation is not in made-up.txt", "Behind \"stands on a mast of\" the text goes on: \"30 m, they say.\"", "Copy the words exactly");
        BadScenarioTests.AssertPlacesAndRemedies(wrong.Error, "a quotation");
        project.Write("texts/made-up.txt", " \n");
        (await project.Rampart("evidence", "check", "--verify", "texts")).Refused(1, "ledger/documents.yaml:2", "Its text made-up.txt is empty.");
        project.Write("texts/made-up.txt", "stands on\0a mast");
        (await project.Rampart("evidence", "check", "--verify", "texts")).Refused(1, "holds a NUL character");
        File.Delete(project.PathOf("texts/made-up.txt"));
        (await project.Rampart("evidence", "check", "--verify", "texts")).Refused(1, "Its text made-up.txt is not in the folder.");
        Directory.CreateDirectory(project.PathOf("texts/made-up.txt"));
        (await project.Rampart("evidence", "check", "--verify", "texts")).Refused(1, "is a folder");
        Directory.Delete(project.PathOf("texts/made-up.txt"));
        project.Write("texts/made-up.txt", "It stands on\n a mast\uFFFD of 20 m.");
        Assert.Equal(1, (await project.Rampart("evidence", "check", "--verify", "texts", "--json")).Done().Result["quotations_looked_up"]!.GetValue<int>());
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
