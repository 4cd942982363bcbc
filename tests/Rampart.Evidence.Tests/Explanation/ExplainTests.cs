using System.Text.Json;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

public class ExplainTests
{
    [Fact]
    public void The_engagement_range_walks_to_both_quotations_and_tells_why_402_is_400()
    {
        var (ledger, library) = Shipped();
        var reader = new ModelReader(library.Find("s-400")!, ledger, []);
        reader.Length("engagement-range");

        var text = Explain.Reading(ledger, Assert.Single(reader.Readings)).ToText();

        TestContext.Current.TestOutputHelper?.WriteLine(text);
        var folded = Fold(text);
        Assert.Contains("400 km", folded, StringComparison.Ordinal);
        Assert.Contains("The S-400 can engage targets at a distance of 400 km", folded, StringComparison.Ordinal);
        Assert.Contains("as far as 402 kilometers away", folded, StringComparison.Ordinal);
        Assert.Contains("250 statute miles", folded, StringComparison.Ordinal);
        Assert.Matches(@"\d+ documents, \d+ independent origins? \([^)]*TASS[^)]*\)", folded);
        Assert.Contains("not clearly an engagement range", folded, StringComparison.Ordinal);
        // An address is not broken.
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100 || !line.Trim().Contains(' ', StringComparison.Ordinal), line));
    }

    [Fact]
    public void An_assumption_says_no_public_claim_with_its_range_and_reason()
    {
        var (ledger, library) = Shipped();
        var reader = new ModelReader(library.Find("91n6e")!, ledger, []);
        reader.Duration("scan-period");

        var text = Fold(Explain.Reading(ledger, Assert.Single(reader.Readings)).ToText());

        Assert.Contains("no public claim", text, StringComparison.Ordinal);
        Assert.Contains("6 s to 12 s", text, StringComparison.Ordinal);
        Assert.Contains("general knowledge, unconfirmed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assumption_beside_claims_shows_them_and_never_says_that_there_are_none()
    {
        var (ledger, library) = Shipped();
        var reading = ModelLibrary.ReadFields(library.Find("low-observable-fighter")!, ledger, []).First(reading => reading.Key is "rcs.x.nose");

        var explanation = Explain.Reading(ledger, reading);
        var text = Fold(explanation.ToText());

        Assert.DoesNotContain("no public claim", text, StringComparison.Ordinal);
        Assert.Matches(@"assumed although claims exist \(\d+ claims of \d+ origins on low-observable-fighter/rcs, .*not read because: .*analyst's judgement\); the model assumes 0\.002 m2", text);
        Assert.Contains("Stealth fighter (F-22, F-35) 0.001 to 0.01", text, StringComparison.Ordinal);
        Assert.Contains(explanation.NotUsed, claim => claim.Id is "low-observable-fighter/rcs#everything2-rcs");
        Assert.Empty(explanation.Used);
        Assert.Equal("assumed", explanation.Source);
    }

    [Fact]
    public void A_value_put_in_the_place_of_an_assumption_beside_claims_does_not_hide_them()
    {
        var (ledger, library) = Shipped();
        var choices = new ReadingChoices { Overlays = new Dictionary<string, string>(StringComparer.Ordinal) { ["40n6e/minimum-intercept-height"] = "100 m" } };
        var reading = ModelLibrary.ReadFields(library.Find("40n6e")!, ledger, [], choices).First(reading => reading.Key is "minimum-intercept-height");

        var text = Fold(Explain.Reading(ledger, reading).ToText());

        Assert.DoesNotContain("no public claim", text, StringComparison.Ordinal);
        Assert.Contains("a user put 100 m in the assumption's place", text, StringComparison.Ordinal);
        Assert.Contains("below altitude minimum of 2km", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_of_another_property_that_disputes_the_one_used_is_shown_with_its_reason()
    {
        var (ledger, library) = Shipped();
        var reader = new ModelReader(library.Find("s-400")!, ledger, []);
        reader.Count("regiment-set.battalions");

        var explanation = Explain.Reading(ledger, Assert.Single(reader.Readings));

        Assert.Contains(explanation.Related, claim => claim.Id is "s-400-turkey/batteries#sputnik-2018-08-27");
        Assert.Contains("units of account", Fold(explanation.ToText()), StringComparison.Ordinal);
        Assert.Contains("not later than 2018-08-27", Fold(explanation.ToText()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_is_explained_without_a_model()
    {
        var (ledger, _) = Shipped();

        var text = Explain.Property(ledger, ledger.FindProperty("s-400/engagement-range")!).ToText();

        Assert.Matches(@"^s-400/engagement-range = [^=]*402 km[^=]*ledger/properties\.yaml:", text);
        Assert.Contains("250 statute miles", Fold(text), StringComparison.Ordinal);
        Assert.Matches(@"independent origins? \([^)]*TASS", Fold(text));
    }

    [Fact]
    public void What_belongs_to_a_definition_is_not_drawn()
    {
        var (ledger, library) = Shipped();
        var reading = library.All.SelectMany(model => ModelLibrary.ReadFields(model, ledger, [])).First(reading => reading.IsDefinition);

        Assert.False(reading.IsSampled);
        Assert.Contains("no campaign varies it", Fold(Explain.Reading(ledger, reading).ToText()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_serialises_with_its_claims_and_documents()
    {
        var (ledger, library) = Shipped();
        var reader = new ModelReader(library.Find("91n6e")!, ledger, []);
        reader.Word("reference-detection.fluctuation");
        var system = new ModelReader(library.Find("s-400")!, ledger, []);
        system.Length("engagement-range");

        var word = JsonSerializer.Serialize(Explain.Reading(ledger, Assert.Single(reader.Readings)));
        var range = JsonSerializer.Serialize(Explain.Reading(ledger, Assert.Single(system.Readings)));

        Assert.Contains("\"Si\":null", word, StringComparison.Ordinal);
        Assert.Contains("presstv.ir/Detail/2020/12/07/640208", range, StringComparison.Ordinal);
    }

    private static (Ledger Ledger, ModelLibrary Library) Shipped()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var library = ModelLibrary.Load(Repository.Models, ledger, findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return (ledger, library);
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
