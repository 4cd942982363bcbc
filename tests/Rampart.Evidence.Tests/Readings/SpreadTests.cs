using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>What a plain run takes of a spread, and what counts as a voice.</summary>
public sealed class SpreadTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_triangular_spread_is_taken_at_the_mean_over_origins_each_origin_once()
    {
        var reading = bench.Plain("{ read: radar/range, as: spread(triangular) }", reader => reader.Length("x"));

        // The maker says 400 km and 380 km and is one origin: 390, 300 and 330.
        Assert.Equal(340_000.0, reading.Si, 1e-6);
        Assert.Equal("340 km", reading.Text);
        Assert.Equal((300_000.0, 400_000.0), (reading.LowSi!.Value, reading.HighSi!.Value));
        Assert.Equal(ReadingSpread.Triangular, reading.Spread);
        Assert.True(reading.IsSampled);
        Assert.Null(reading.Position);
    }

    [Fact]
    public void Over_a_decade_and_more_the_mean_is_that_of_the_logarithms()
    {
        var reading = bench.Plain("{ read: radar/area, as: spread(triangular) }", reader => reader.Area("x"));

        Assert.Equal(0.1, reading.Si, 1e-12);
        Assert.Equal(ReadingSpread.LogTriangular, reading.Spread);
    }

    [Fact]
    public void A_discrete_spread_is_taken_at_the_lower_weighted_median_which_somebody_claims()
    {
        // A third each: 300, 330 and the two halves of the maker's third at 380 and 400.
        var reading = bench.Plain("{ read: radar/range, as: spread(discrete) }", reader => reader.Length("x"));

        Assert.Equal("330 km", reading.Text);
        Assert.Equal(["300 km", "330 km", "380 km", "400 km"], reading.Among, StringComparer.Ordinal);
        Assert.Equal(ReadingSpread.Discrete, reading.Spread);
        Assert.Equal("300 km, 330 km, 380 km, 400 km", reading.RangeText);
        Assert.Equal(4, reading.Claims.Count);
    }

    [Fact]
    public void Of_two_equal_halves_the_median_is_the_lower_one()
    {
        Assert.Equal("6", bench.Plain("{ read: radar/targets, as: spread(discrete) }", reader => reader.Count("x")).Text);
        Assert.False(bench.Reader("x: { read: radar/turns, as: spread(discrete) }").Flag("x"));
    }

    [Fact]
    public void Of_words_the_one_with_the_most_origins_is_taken()
    {
        var reading = bench.Plain("{ read: radar/band, as: spread(discrete) }", reader => reader.Word("x"));

        Assert.Equal("s-band", reading.Text);
        Assert.Equal(["l-band", "s-band"], reading.Among, StringComparer.Ordinal);
        Assert.Null(reading.LowSi);
        Assert.True(reading.IsSampled);
    }

    [Theory]
    [InlineData("spread(uniform)", "radar/targets", "8")]
    [InlineData("spread(triangular)", "radar/targets", "8")]
    [InlineData("spread(uniform)", "radar/missiles", "16")]
    public void A_spread_of_counts_is_taken_at_a_whole_number(string how, string property, string text) =>
        Assert.Equal(text, bench.Plain($"{{ read: {property}, as: {how} }}", reader => reader.Count("x")).Text);

    [Fact]
    public void Half_way_between_two_counts_a_spread_is_taken_at_the_lower_one()
    {
        bench.Ledger = bench.Ledger.Without(["radar/missiles#paper-2016"], bench.Findings);
        using var odd = new Bench();
        odd.Ledger = odd.Ledger.Without(["radar/missiles#maker-2015"], odd.Findings);

        Assert.Equal("18", bench.Plain("{ read: radar/missiles, as: spread(uniform) }", reader => reader.Count("x")).Text);
        Assert.Equal("14", odd.Plain("{ read: radar/missiles, as: spread(uniform) }", reader => reader.Count("x")).Text);
        Assert.Equal("6", bench.Plain("{ assumed: 6, range: [6, 7], because: b }", reader => reader.Count("x")).Text);
    }

    [Fact]
    public void An_unknown_origin_is_no_voice_where_a_known_one_says_the_same()
    {
        var reading = bench.Plain("{ read: radar/range, as: spread(discrete) }", reader => reader.Length("x"));

        Assert.DoesNotContain(reading.Voices, claim => string.Equals(claim.Document.Id, "blog-2017", StringComparison.Ordinal));
        Assert.Contains(reading.OtherClaims, claim => string.Equals(claim.Document.Id, "blog-2017", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_documents_of_unknown_origin_that_say_the_same_are_one_voice()
    {
        var reading = bench.Plain("{ read: radar/height, as: spread(discrete) }", reader => reader.Length("x"));

        Assert.Equal(["radar/height#blog-2017", "radar/height#maker-2015"], reading.Voices.Select(claim => claim.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void A_claim_that_repeats_one_on_another_property_still_speaks_of_its_own()
    {
        using var related = new Bench("""
            relations:
              - { kind: same-as, from: radar/targets#paper-2016, to: radar/missiles#paper-2016, reason: one number for both }
            """);

        Assert.Equal(2, related.Plain("{ read: radar/targets, as: spread(discrete) }", reader => reader.Count("x")).Voices.Count);
        Assert.Equal(2, related.Ledger.AgreementOn("radar/targets").Origins.Count);
    }

    [Fact]
    public void A_spread_over_one_value_is_not_drawn()
    {
        bench.Ledger = bench.Ledger.Without(["radar/band#paper-2016"], bench.Findings);

        var reading = bench.Plain("{ read: radar/band, as: spread(discrete) }", reader => reader.Word("x"));

        Assert.False(reading.IsSampled);
        Assert.Equal(3, reading.Claims.Count);
    }

    [Theory]
    [InlineData("{ read: radar/band, as: spread(uniform) }", "A word has no middle", "spread(discrete)")]
    [InlineData("{ read: radar/band, as: spread(discret) }", "no way to read a claim", "Did you mean `spread(discrete)`?")]
    public void A_spread_that_a_kind_does_not_have_is_a_finding(string field, string words, string remedy)
    {
        bench.Reader("x: " + field).Word("x");

        Assert.Contains(remedy, bench.Findings.The(words).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_voice_that_does_not_fit_the_field_is_a_finding_though_the_plain_value_fits()
    {
        bench.Reader("x: { read: radar/range, as: spread(discrete) }").Length("x", new Bounds(0.0, 350_000.0, "at most 350 km"));

        bench.Findings.RemoveAll(finding => finding.Message.Contains("380 km", StringComparison.Ordinal));
        bench.Findings.The("400 km does not fit here");
    }

    [Fact]
    public void Every_word_that_may_be_drawn_must_be_known_to_the_field()
    {
        bench.Reader("x: { read: radar/band, as: spread(discrete) }").Word("x", "s-band");

        bench.Findings.The("\"l-band\" is not known here");
    }

    [Fact]
    public void A_name_to_be_drawn_together_is_a_word()
    {
        bench.Reader("x: { assumed: 1 m, range: [1 m, 2 m], together: the speeds, because: b }").Length("x");

        bench.Findings.The("\"the speeds\" cannot name what is drawn together");
    }

    [Theory]
    [InlineData("one(maker-2015)", "not drawn at all")]
    [InlineData("spread(discrete)", "believed together anyway")]
    public void Together_beside_what_is_not_drawn_so_is_a_remark(string how, string words)
    {
        Assert.Equal(0, bench.Reader($"x: {{ read: radar/range, as: {how}, together: ranges }}").Length("x").Metres % 10_000.0);

        var remark = Assert.Single(bench.Findings);
        Assert.Equal(FindingSeverity.Remark, remark.Severity);
        Assert.Contains(words, remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_to_be_drawn_together_that_stands_alone_is_a_remark_with_the_nearest_other()
    {
        var library = bench.Models("""
            a: { assumed: 1 m, range: [1 m, 2 m], together: speeds, because: b }
            b: { assumed: 1 m, range: [1 m, 2 m], together: speeds, because: b }
            c: { assumed: 1 m, range: [1 m, 2 m], together: sped, because: b }
            """);

        library.CheckFields(bench.Ledger, bench.Findings);

        var remark = Assert.Single(bench.Findings);
        Assert.Equal(("c", FindingSeverity.Remark), (remark.Subject, remark.Severity));
        Assert.Contains("Did you mean `speeds`?", remark.Remedy, StringComparison.Ordinal);
    }
}
