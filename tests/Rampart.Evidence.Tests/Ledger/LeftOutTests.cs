using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>Ledgers as they would be if somebody had said nothing.</summary>
public sealed class LeftOutTests : IDisposable
{
    private readonly Bench bench = new("""
        relations:
          - { kind: same-as, from: radar/range#guide-2019, to: radar/range#paper-2016, reason: copied }
        """);

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_claim_that_is_left_out_is_rejected_by_request_and_the_fingerprint_is_another()
    {
        var less = bench.Ledger.Without(["radar/range#maker-2015"], bench.Findings);

        Assert.Empty(bench.Findings);
        var claim = less.FindClaim("radar/range#maker-2015")!;
        Assert.Equal((ClaimState.Rejected, "left out by request (--without)"), (claim.State, claim.Because));
        Assert.True(bench.Ledger.FindClaim("radar/range#maker-2015")!.IsStanding);
        Assert.NotEqual(bench.Ledger.Fingerprint(), less.Fingerprint(), StringComparer.Ordinal);
        Assert.Equal(bench.Ledger.Claims.Count, less.Claims.Count);
    }

    [Fact]
    public void A_spread_no_longer_reaches_to_a_claim_that_is_left_out()
    {
        bench.Ledger = bench.Ledger.Without(["radar/range#maker-2015"], bench.Findings);

        Assert.Equal(380_000.0, bench.Plain("{ read: radar/range, as: spread(uniform) }", reader => reader.Length("x")).HighSi);
    }

    [Fact]
    public void A_claim_that_repeats_one_left_out_speaks_for_itself()
    {
        bench.Ledger = bench.Ledger.Without(["radar/range#paper-2016"], bench.Findings);

        var reading = bench.Plain("{ read: radar/range, as: spread(discrete) }", reader => reader.Length("x"));

        Assert.Contains(reading.Voices, claim => string.Equals(claim.Id, "radar/range#guide-2019", StringComparison.Ordinal));
        Assert.Same(bench.Ledger.FindClaim("radar/range#paper-2016"), Assert.Single(bench.Ledger.Relations).To);
    }

    [Fact]
    public void A_model_that_reads_a_claim_left_out_is_told_which_claims_stand_and_how_to_read_one()
    {
        bench.Ledger = bench.Ledger.Without(["radar/range#maker-2015"], bench.Findings);

        bench.Reader("range: { read: radar/range, as: one(maker-2015) }").Length("range");

        var finding = bench.Findings.The("`radar/range#maker-2015` is rejected: left out by request (--without)");
        Assert.Contains("one(guide-2019) = 330 km", finding.Remedy, StringComparison.Ordinal);
        Assert.Contains("`--reading example/range=one(", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_else_stands_the_remedy_says_so()
    {
        bench.Ledger = bench.Ledger.Without(["radar/span#maker-2015", "radar/span#maker-2015/2"], bench.Findings);

        bench.Reader("x: { read: radar/span, as: one(maker-2015) }").Length("x");

        Assert.Contains("No other claim on `radar/span` stands", Assert.Single(bench.Findings).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("radar/range#maker-2016", "Did you mean `radar/range#maker-2015`?")]
    [InlineData("radar/rnge#maker-2015", "Did you mean `radar/range#maker-2015`?")]
    [InlineData("maker-2015", "property#document")]
    public void An_unknown_claim_is_a_finding_with_the_nearest_one(string id, string remedy)
    {
        var same = bench.Ledger.Without([id], bench.Findings);

        Assert.Contains(remedy, bench.Findings.The($"There is no claim `{id}`").Remedy, StringComparison.Ordinal);
        Assert.Equal(bench.Ledger.Fingerprint(), same.Fingerprint());
    }

    [Fact]
    public void Leaving_out_what_does_not_stand_is_a_remark()
    {
        var once = bench.Ledger.Without(["radar/range#maker-2015"], bench.Findings);

        once.Without(["radar/range#maker-2015"], bench.Findings);

        Assert.Equal(FindingSeverity.Remark, Assert.Single(bench.Findings).Severity);
    }
}
