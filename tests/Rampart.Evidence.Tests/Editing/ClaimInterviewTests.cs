using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>A claim is asked for field by field, and each answer is judged at once.</summary>
public sealed class ClaimInterviewTests : IDisposable
{
    private readonly EditedLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Fact]
    public void A_claim_on_what_the_ledger_knows_is_asked_for_and_written()
    {
        var person = new Answers("radar/range", "paper-2020-12", "300 km", "at-most", "it sees: up to 300 km", "a colonel", "", "2020-11", "", "", "", "yes");

        var addition = new ClaimInterview(ledger.Load(), person).Run();

        Assert.Equal(0, person.Left);
        Assert.Contains("claims:\n  radar/range#paper-2020-12:\n    value: 300 km\n    bound: at-most\n    quotation: \"it sees: up to 300 km\"\n    speaker: a colonel\n    said: 2020-11", person.Shown, StringComparison.Ordinal);
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(addition!, ledger.Findings));
        Assert.Empty(ledger.Findings);
        var claim = ledger.Load().FindClaim("radar/range#paper-2020-12")!;
        Assert.Equal(("at most 300 km", "The Paper", true), (claim.ValueText, claim.Origin, claim.GradeIsByRule));
    }

    [Fact]
    public void A_slip_gets_suggestions_and_wrong_answers_are_asked_again_with_the_reason()
    {
        var person = new Answers(
            "radar range", "radar/rnge", "radar/range", "paper-2020-11", "paper-2020-12", "300", "300 km", "exactly", "…", "words", "", "",
            "2021-01", "last week", "2020-11", "", "Z9", "", "", "no");

        Assert.Null(new ClaimInterview(ledger.Load(), person).Run());

        Assert.Equal(0, person.Left);
        Assert.Equal(["radar/range", "radar/rnge as a new property", "another one; ask me again"], person.Choices[0], StringComparer.Ordinal);
        Assert.Equal("paper-2020-12", person.Choices[1][0]);
        Assert.Collection(
            person.Problems,
            problem => Assert.Contains("\"radar range\" cannot name a property", problem, StringComparison.Ordinal),
            problem => Assert.Contains("no unit", problem, StringComparison.Ordinal),
            problem => Assert.Contains("holds no words", problem, StringComparison.Ordinal),
            problem => Assert.Contains("after the document was published", problem, StringComparison.Ordinal),
            problem => Assert.Contains("\"last week\" is not a date", problem, StringComparison.Ordinal),
            problem => Assert.Contains("\"Z9\" is not a grade", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_property_of_a_new_document_is_declared_on_the_way()
    {
        var person = new Answers(
            "lens/delivered", "lens/delivered as a new property", "date", "When the lens is said to come.",
            "maker-2021", "maker-2021 as a new document", "The Maker", "A brochure", "2021", "printed", "", "",
            "2022-03", "will come in March", "", "", "", "yes", "", "", "yes");

        var addition = new ClaimInterview(ledger.Load(), person).Run()!;

        Assert.Equal(0, person.Left);
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(addition, ledger.Findings));
        var claim = ledger.Load().FindClaim("lens/delivered#maker-2021")!;
        Assert.Equal(("2022-03", "narrator (The Maker)", true, "2021"), (claim.Value.Text, claim.Speaker, claim.IsForecast, claim.Said.Text));
    }

    [Fact]
    public void A_document_s_second_claim_gets_its_number()
    {
        var person = new Answers("radar/range", "agency-2020", "410 km", "exactly", "or 410 km", "", "", "", "", "", "", "yes");

        var addition = new ClaimInterview(ledger.Load(), person).Run()!;

        Assert.Equal("radar/range#agency-2020/2", Assert.Single(addition.Entries).Id);
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(addition, ledger.Findings));
    }

    [Fact]
    public void Words_that_are_not_at_hand_are_noted_and_graded_no_better_than_possible()
    {
        var person = new Answers("radar/range", "paper-2020-12", "300 km", "exactly", "", "a number in a table", "", "", "", "", "B2", "B3", "the rule knows no table", "", "yes");

        var addition = new ClaimInterview(ledger.Load(), person).Run()!;

        Assert.Equal(0, person.Left);
        Assert.Contains("B2 is too good", Assert.Single(person.Problems), StringComparison.Ordinal);
        Assert.NotNull(new LedgerEditor(ledger.Path).Write(addition, ledger.Findings));
        Assert.Equal("a number in a table", ledger.Load().FindClaim("radar/range#paper-2020-12")!.Recorded);
    }

    private sealed class Answers(params string[] given) : IInterviewer
    {
        private readonly Queue<string> given = new(given);

        public int Left => given.Count;

        public List<string> Problems { get; } = [];

        public List<IReadOnlyList<string>> Choices { get; } = [];

        public string Shown { get; private set; } = string.Empty;

        public string Text(string question, string? usual, Func<string, string?> problem)
        {
            while (true)
            {
                var answer = given.Dequeue() is { Length: > 0 } typed ? typed : usual ?? string.Empty;
                if (problem(answer) is not { } wrong)
                {
                    return answer;
                }

                Problems.Add(wrong);
            }
        }

        public string Choice(string question, IReadOnlyList<string> choices)
        {
            Choices.Add(choices);
            var answer = given.Dequeue();
            Assert.Contains(answer, choices, StringComparer.Ordinal);
            return answer;
        }

        public bool IsSo(string question, bool usual) => given.Dequeue() is "yes";

        public void Show(string text) => Shown += text + "\n";
    }
}
