using System.Text.Json.Nodes;

namespace Rampart.Evidence.Tests;

public class UsedReadingsTests
{
    private const string Fields = """
        one: { read: radar/range, as: one(maker-2015) }
        span: { read: radar/span, as: spread(uniform) }
        all: { read: radar/targets, as: spread(discrete) }
        band: { read: radar/band, as: one(maker-2018) }
        guess: { assumed: 9 s, range: [5 s, 15 s], because: nobody says }
        beside: { assumed: 8 m, range: [5 m, 12 m], beside: radar/height, because: they mean another mast }
        what: { assumed: s-band, among: [s-band], because: by definition }
        """;

    [Fact]
    public void Every_reading_says_how_it_was_read_and_on_what_it_rests()
    {
        using var bench = new Bench();
        var used = Used(bench);

        Assert.Equal(bench.Ledger.Fingerprint(), used.Ledger);
        var one = Of(used, "one");
        Assert.Equal(("claimed", "one(maker-2015)", "radar/range", "400 km"), (one.Source, one.As, one.Property, one.Value));
        Assert.Equal(["radar/range#maker-2015"], one.Claims, StringComparer.Ordinal);
        var guess = Of(used, "guess");
        Assert.Equal(("assumed", "5 s to 15 s", "nobody says", "triangular"), (guess.Source, guess.Range, guess.Because, guess.Drawn));
        Assert.Equal(["radar/height#blog-2017", "radar/height#maker-2015", "radar/height#wiki-2017"], Of(used, "beside").Beside, StringComparer.Ordinal);
        Assert.True(Of(used, "what").IsDefinition);
        Assert.All(used.Readings.SelectMany(reading => reading.Claims.Concat(reading.DisputedBy).Concat(reading.Beside)), id => Assert.NotNull(used.Claim(id)));
    }

    [Fact]
    public void Disputed_is_what_another_voice_says_otherwise_and_not_a_document_s_own_span()
    {
        using var bench = new Bench();
        var used = Used(bench);

        // The blog repeats the paper's 300 km: it is no voice of its own.
        Assert.Equal(["radar/range#guide-2019", "radar/range#maker-2018", "radar/range#paper-2016"], Of(used, "one").DisputedBy, StringComparer.Ordinal);
        Assert.Empty(Of(used, "span").DisputedBy);
        Assert.Equal(["radar/targets#maker-2015", "radar/targets#paper-2016"], Of(used, "all").DisputedBy, StringComparer.Ordinal);
        Assert.Equal(["radar/band#paper-2016"], Of(used, "band").DisputedBy, StringComparer.Ordinal);
    }

    [Fact]
    public void A_repetition_and_another_instrument_dispute_nothing_and_a_relation_disputes_across_properties()
    {
        using var bench = new Bench("""
            relations:
              - { kind: same-as, from: radar/range#maker-2018, to: radar/range#maker-2015, inferred: yes, reason: rounded }
              - { kind: different-instrument, from: radar/range#maker-2015, to: radar/range#guide-2019, reason: another radar }
              - { kind: disputes, from: radar/height#maker-2015, to: radar/range#maker-2015, reason: too low to see so far }
            """);

        Assert.Equal(["radar/height#maker-2015", "radar/range#paper-2016"], Of(Used(bench), "one").DisputedBy, StringComparer.Ordinal);
    }

    [Fact]
    public void What_a_manifest_holds_reads_back_the_same_and_one_without_readings_is_told_apart()
    {
        using var bench = new Bench();
        var used = Used(bench);
        var manifest = used.WriteInto(new JsonObject { ["kind"] = "a test" });

        var back = UsedReadings.From(JsonNode.Parse(manifest.ToJsonString())!.AsObject())!;

        Assert.Equal(used.Ledger, back.Ledger);
        Assert.Equal(used.WriteInto([]).ToJsonString(), back.WriteInto([]).ToJsonString());
        Assert.Equal("a test", manifest["kind"]!.GetValue<string>());
        Assert.Equal("q", back.Claim("radar/range#maker-2015")!.Quotation);
        Assert.Null(UsedReadings.From(new JsonObject { ["ledger"] = "x", ["readings"] = new JsonArray() }));
    }

    private static UsedReadings Used(Bench bench)
    {
        var model = bench.Models(Fields).Find("example")!;
        var readings = ModelLibrary.ReadFields(model, bench.Ledger, bench.Findings);
        Assert.Empty(bench.Findings.Select(finding => finding.ToString()));
        return UsedReadings.Of(readings, bench.Ledger);
    }

    private static UsedReading Of(UsedReadings used, string key) => used.Readings.Single(reading => string.Equals(reading.Key, key, StringComparison.Ordinal));
}
