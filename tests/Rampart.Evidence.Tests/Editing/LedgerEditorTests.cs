using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>What is added stands where a person would have written it, and nothing else has moved.</summary>
public sealed class LedgerEditorTests : IDisposable
{
    private const string NewClaim = """
        claims:
          radar/range#paper-2020-12:
            value: 300 km
            quotation: "it sees: 300 km"
            speaker: a colonel
            said: 2020-11
        """;

    private readonly EditedLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Fact]
    public void A_claim_goes_behind_the_last_one_of_its_subject_and_comments_and_order_stay()
    {
        var change = ledger.Add(NewClaim);

        Assert.Empty(ledger.Findings);
        var expected = EditedLedger.Claims.ReplaceLineEndings("\n").Replace(
            "    # a comment of this claim\n",
            """
                # a comment of this claim

              radar/range#paper-2020-12:
                value: 300 km
                quotation: "it sees: 300 km"
                speaker: a colonel
                said: 2020-11

            """.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal(expected, ledger.Read("claims/radar.yaml"));
        Assert.Equal(new Place("ledger/claims/radar.yaml", 16), Assert.Single(change!.Added).Place);
        Assert.Equal("radar/range#paper-2020-12:", ledger.Read("claims/radar.yaml").Split('\n')[15].Trim());
    }

    [Fact]
    public void Every_part_of_the_ledger_can_be_added_at_once_each_in_its_file()
    {
        var change = ledger.Add("""
            relations:
              - { kind: disputes, from: lens/focus#maker-2021, to: radar/range#agency-2020, reason: "another length, as the maker says" }
            claims:
              lens/focus#maker-2021: { value: "2 km", quotation: a focus of 2 km, speaker: narrator, said: 2021 }
            properties:
              lens/focus: { kind: length, meaning: Its focus. }
            documents:
              maker-2021: { publisher: The Maker, title: A brochure, date: "2021", date-known: printed, origin: The Maker }
            deals:
              lens-first: { owner: here, seller: there, system: lens, name: the first }
            """);

        Assert.DoesNotContain(ledger.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal(
            ["ledger/documents.yaml:18", "ledger/deals.yaml:4", "ledger/properties.yaml:7", "ledger/claims/lens.yaml:4", "ledger/relations.yaml:2"],
            change!.Added.Select(entry => entry.Place.ToString()),
            StringComparer.Ordinal);
        var read = ledger.Load();
        Assert.Equal("the first", read.FindDeal("lens-first")!.Name);
        Assert.Equal(2000.0, read.FindClaim("lens/focus#maker-2021")!.Value.Si);
        Assert.Equal("another length, as the maker says", Assert.Single(read.Relations).Reason);
        Assert.Equal("# What the documents say of lens. Form: docs/formats/ledger.md", ledger.Read("claims/lens.yaml").Split('\n')[0]);

        // An empty list loses its brackets and nothing else.
        Assert.StartsWith("relations:   # none yet\n  - kind: disputes\n    from: lens/focus#maker-2021\n", ledger.Read("relations.yaml"), StringComparison.Ordinal);

        // Properties stand without blank lines, with the indentation of the last one that is written over several lines.
        Assert.EndsWith("said of it.\n  lens/focus:\n      kind: length\n      meaning: Its focus.\n", ledger.Read("properties.yaml"), StringComparison.Ordinal);

        // The comment behind the last document stays the last line, and the file still ends without a line's end.
        Assert.EndsWith("date: \"2021\"\n    date-known: printed\n    origin: The Maker\n\n# the end of the documents", ledger.Read("documents.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_the_line_endings_of_another_system_keeps_them()
    {
        using var other = new EditedLedger("\r\n");

        other.Add(NewClaim);

        var text = other.Read("claims/radar.yaml");
        Assert.Contains("    said: 2020-11\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_at_a_file_s_beginning_stays()
    {
        File.WriteAllBytes(ledger.At("claims/radar.yaml"), [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(ledger.At("claims/radar.yaml"))]);
        var before = File.ReadAllBytes(ledger.At("claims/radar.yaml"));

        ledger.Add(NewClaim);

        var after = File.ReadAllBytes(ledger.At("claims/radar.yaml"));
        Assert.Equal(before[..120], after[..120]);
        Assert.Equal(0xEF, after[0]);
        Assert.True(after.Length > before.Length);
    }

    [Theory]
    [InlineData("value: 300 km", "value: 300", 3, "no unit")]
    [InlineData("value: 300 km", "value: 300 kg", 3, "")]
    [InlineData("said: 2020-11", "said: 2021", 6, "after its document was published")]
    [InlineData("speaker: a colonel", "speeker: a colonel", 5, "`speeker` is not known")]
    [InlineData("    speaker: a colonel\n", "", 3, "`speaker` is missing")]
    [InlineData("radar/range#paper-2020-12", "radar/range#paper-2021", 2, "There is no document `paper-2021`")]
    [InlineData("radar/range#paper-2020-12", "radar/rnge#paper-2020-12", 2, "There is no property `radar/rnge`")]
    [InlineData("radar/range#paper-2020-12", "radar/range#agency-2020", 2, "is in the ledger already: ledger/claims/radar.yaml:3")]
    [InlineData("radar/range#paper-2020-12", "radar/range#paper-2020-12/2", 2, "There is no `radar/range#paper-2020-12` before it")]
    [InlineData("radar/range#paper-2020-12", "../../up#paper-2020-12", 2, "is not a claim's id")]
    [InlineData("claims:", "clams:", 1, "`clams` is not known here")]
    public void What_is_wrong_is_told_at_its_place_in_the_file_that_was_given_and_nothing_changes(string sound, string broken, int line, string words)
    {
        var before = ledger.Contents();
        var yaml = NewClaim.ReplaceLineEndings("\n");
        Assert.Contains(sound, yaml, StringComparison.Ordinal);

        Assert.Null(ledger.Add(yaml.Replace(sound, broken, StringComparison.Ordinal)));

        var finding = ledger.Findings.Find(each => each.Message.Contains(words, StringComparison.Ordinal))!;
        Assert.NotNull(finding);
        Assert.Equal(("new.yaml", line), (finding.Place.File, finding.Place.Line));
        Assert.NotEmpty(finding.Remedy);
        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void A_relation_to_nothing_and_one_that_stands_already_are_told()
    {
        ledger.Add(NewClaim + """

            relations:
              - kind: disputes
                from: radar/range#paper-2020-12
                to: radar/range#agency-2020
                reason: they differ
            """);
        Assert.DoesNotContain(ledger.Findings, finding => finding.Severity == FindingSeverity.Error);
        var before = ledger.Contents();

        Assert.Null(ledger.Add("relations:\n  - { kind: disputes, from: radar/range#paper-2020-12, to: radar/range#agency-2020, reason: again }\n"));
        Assert.Equal(2, ledger.Findings.The("is in the ledger already: ledger/relations.yaml:2").Place.Line);
        Assert.Null(ledger.Add("relations:\n  - { kind: disputes, from: radar/range#paper-2020-12, to: radar/range#agency-1920, reason: none }\n"));
        Assert.Equal(("new.yaml", 2), (ledger.Findings.The("There is no claim `radar/range#agency-1920`").Place.File, ledger.Findings.The("There is no claim").Place.Line));
        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void A_superseded_claim_gets_its_state_at_its_own_end_and_a_circle_is_refused()
    {
        var change = ledger.Add(NewClaim + """

            relations:
              - kind: supersedes
                from: radar/range#paper-2020-12
                to: radar/range#agency-2020
                reason: the paper corrects it
            """);

        Assert.Equal(new Place("ledger/claims/radar.yaml", 15), Assert.Single(change!.Superseded).Place);
        Assert.Contains("    # a comment of this claim\n    state: superseded\n    because: \"superseded by radar/range#paper-2020-12: the paper corrects it\"\n\n  radar/range#paper", ledger.Read("claims/radar.yaml"), StringComparison.Ordinal);
        Assert.Equal(ClaimState.Superseded, ledger.Load().FindClaim("radar/range#agency-2020")!.State);
        var before = ledger.Contents();

        Assert.Null(ledger.Add("relations:\n  - { kind: supersedes, from: radar/range#agency-2020, to: radar/range#paper-2020-12, reason: and back }\n"));
        Assert.Contains("Take one of these relations out.", ledger.Findings.The("supersede each other in a circle").Remedy, StringComparison.Ordinal);
        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void A_file_in_a_form_that_nothing_can_be_put_into_is_told_and_left_alone()
    {
        ledger.Write("ledger/claims/radar.yaml", "claims: { radar/range#agency-2020: { value: 400 km, quotation: sees 400 km, speaker: x, said: 2020-03-16 } }\n");
        var before = ledger.Contents();

        Assert.Null(ledger.Add(NewClaim));

        Assert.Equal("ledger/claims/radar.yaml", ledger.Findings.The("nothing can be put into").Place.File);
        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void Errors_that_the_ledger_has_of_its_own_hinder_nothing_and_are_not_told_again()
    {
        ledger.Write("ledger/relations.yaml", "relations:\n  - { kind: disputes, from: radar/range#agency-2020, to: radar/none#agency-2020, reason: x }\n");

        Assert.NotNull(ledger.Add(NewClaim));

        Assert.Empty(ledger.Findings);
    }

    [Fact]
    public void A_trial_writes_nothing_and_its_difference_makes_the_same_ledger()
    {
        var before = ledger.Contents();
        var addition = ledger.Addition(NewClaim + """

            properties:
              radar/mass: { kind: mass, meaning: Its mass. }
            documents:
              maker-2021: { publisher: The Maker, title: A brochure, date: "2021", date-known: printed }
            relations:
              - { kind: supersedes, from: radar/range#paper-2020-12, to: radar/range#agency-2020, reason: corrected }
            """);
        var trial = new LedgerEditor(ledger.Path).Plan(addition!, ledger.Findings);

        Assert.Equal(before, ledger.Contents());
        var expected = Applied(trial!.Diff());
        new LedgerEditor(ledger.Path).Write(addition!, ledger.Findings);
        Assert.Equal(["ledger/claims/radar.yaml", "ledger/documents.yaml", "ledger/properties.yaml", "ledger/relations.yaml"], expected.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(expected, file => Assert.Equal(file.Value, ledger.Read(file.Key["ledger/".Length..])));
    }

    /// <summary>Applies a difference as <c>patch</c> does: every line that it shows as old must be there.</summary>
    private Dictionary<string, string> Applied(string diff)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in diff.Split("--- ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n')[..^1];
            var name = lines[1]["+++ ".Length..];
            var old = ledger.Read(name["ledger/".Length..]);
            var (from, made) = (0, string.Empty);
            foreach (var (line, next) in lines.Zip(lines.Skip(1).Append(string.Empty)).Skip(2))
            {
                var text = line.Length == 0 ? string.Empty : line[1..] + (next.StartsWith('\\') ? string.Empty : "\n");
                if (line.StartsWith("@@", StringComparison.Ordinal))
                {
                    var begin = int.Parse(line.Split('-', ',')[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
                    var to = old.Split('\n').Take(begin).Sum(each => each.Length + 1);
                    made += old[from..to];
                    from = to;
                }
                else if (line[0] is ' ' or '-')
                {
                    Assert.Equal(text, old.Substring(from, text.Length));
                    from += text.Length;
                    made += line[0] == ' ' ? text : string.Empty;
                }
                else if (line[0] == '+')
                {
                    made += text;
                }
            }

            files.Add(name, made + old[from..]);
        }

        return files;
    }
}
