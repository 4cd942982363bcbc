using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

public class ShippedTests
{
    [Fact]
    public void The_shipped_ledger_loads_without_an_error()
    {
        var findings = new List<Finding>();

        var ledger = Ledger.Load(Repository.Ledger, findings);

        Assert.Empty(Errors(findings));
        Assert.True(ledger.Documents.Count >= 5);
        Assert.Equal("400 km", ledger.FindClaim("s-400/engagement-range#tass-2020-03-16")!.Value.Text);
        Assert.Equal(402_000.0, ledger.FindClaim("s-400/engagement-range#press-tv-2020-12-07")!.Value.Si, 1e-6);
        Assert.Equal(30_000.0, ledger.FindClaim("s-400/engagement-ceiling#tass-2020-03-16")!.Value.Si, 1e-6);
        Assert.Equal("more than 120", ledger.FindClaim("s-400-china/missiles-received#tass-2020-03-16")!.ValueText);
    }

    [Fact]
    public void Every_quotation_of_the_shipped_ledger_stands_in_its_document()
    {
        var texts = Repository.Shared("seeds");
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);

        var looked = ledger.VerifyQuotations(texts, findings);

        Assert.Empty(Errors(findings));
        Assert.Equal(ledger.Claims.Count(claim => claim.Recorded is null && claim.Document.TextFile is not null), looked);
        Assert.True(looked > 0);
    }

    [Fact]
    public void The_readme_counts_what_the_ledger_holds()
    {
        var ledger = Ledger.Load(Repository.Ledger, new List<Finding>());

        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.Contains($"The ledger holds {ledger.Claims.Count} claims of {ledger.Documents.Count} documents", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_models_load_without_an_error_and_hold_no_bare_number()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var library = ModelLibrary.Load(Repository.Models, ledger, findings);

        library.CheckFields(ledger, findings);

        Assert.Empty(Errors(findings));
        Assert.Subset(library.All.Select(model => model.Id).ToHashSet(StringComparer.Ordinal), new HashSet<string>(["55k6e", "5p85", "91n6e", "92n6e", "fighter", "s-400"], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_field_of_the_shipped_models_has_a_claim_or_an_assumption_with_its_reason()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var library = ModelLibrary.Load(Repository.Models, ledger, findings);
        var readings = new List<Reading>();

        foreach (var model in library.All)
        {
            readings.AddRange(ModelLibrary.ReadFields(model, ledger, findings));
        }

        Assert.Empty(Errors(findings));
        Assert.True(readings.Count > 100, $"{readings.Count} readings");
        Assert.All(readings.Where(reading => reading.Source == ReadingSource.Assumed), reading => Assert.False(string.IsNullOrWhiteSpace(reading.Because)));
        Assert.True(readings.Count(reading => reading.Source == ReadingSource.Claimed) >= 7);
        Assert.Equal("400 km", readings.Single(reading => reading is { Model: "s-400", Key: "engagement-range" }).Text);
        Assert.Equal("30 km", readings.Single(reading => reading is { Model: "s-400", Key: "engagement-ceiling" }).Text);
        Assert.Equal("2", readings.Single(reading => reading is { Model: "s-400", Key: "regiment-set.battalions" }).Text);
    }

    // A remark to the ledger's keeper stops nothing.
    private static IEnumerable<string> Errors(List<Finding> findings) =>
        findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString());
}
