using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>Other readings than the files say, for one run.</summary>
public sealed class OverlayTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Another_claim_is_read_where_an_overlay_says_so()
    {
        var reader = bench.Reader("range: { read: radar/range, as: one(maker-2015) }", Overlay("example/range", "one(paper-2016)"));

        Assert.Equal(300.0, reader.Length("range").Kilometres);

        var reading = Assert.Single(reader.Readings);
        Assert.Equal(("one(paper-2016)", "example/range"), (reading.As, reading.Overlay));
        Assert.Equal(ReadingSource.Claimed, reading.Source);
        Assert.Empty(bench.Findings);
        Assert.Empty(reader.Choices.Unused(reader.Readings));
    }

    [Fact]
    public void An_overlaid_value_is_fixed_in_a_campaign_and_an_overlaid_spread_is_drawn()
    {
        const string Fields = """
            delay: { assumed: 9 s, range: [5 s, 15 s], because: b }
            range: { read: radar/range, as: spread(uniform) }
            targets: { read: radar/targets, as: one(maker-2015) }
            """;
        var model = bench.Models(Fields).Find("example")!;
        var choices = new ReadingChoices
        {
            Overlays = new Dictionary<string, string>(StringComparer.Ordinal) { ["example/delay"] = "7 s", ["example/range"] = "middle", ["example/targets"] = "spread(discrete)" },
        };
        var counts = new HashSet<int>();
        for (var point = 0UL; point < 20; point++)
        {
            var reader = new ModelReader(model, bench.Ledger, bench.Findings, choices with { Draws = new Luck(point) });
            Assert.Equal(7.0, reader.Duration("delay").Seconds);
            Assert.Equal(350.0, reader.Length("range").Kilometres);
            counts.Add(reader.Count("targets"));
            Assert.Equal(["targets"], reader.Readings.Where(reading => reading.IsSampled).Select(reading => reading.Key), StringComparer.Ordinal);
        }

        Assert.Equal(2, counts.Count);
        Assert.Empty(bench.Findings);
    }

    [Fact]
    public void A_value_in_an_assumptions_place_is_an_overlay_and_keeps_the_reason()
    {
        var reader = bench.Reader("delay: { assumed: 9 s, range: [5 s, 15 s], because: typical }", Overlay("example/delay", " 7 s"));

        Assert.Equal(7.0, reader.Duration("delay").Seconds);

        var reading = reader.Readings[0];
        Assert.Equal(("overlay", "7 s", "typical", "5 s to 15 s"), (reading.As, reading.Text, reading.Because, reading.RangeText));
        Assert.Empty(bench.Findings);
    }

    [Theory]
    [InlineData("delay: { assumed: 9 s, range: [5 s, 15 s], because: b }", "60 s", "60 s lies outside what the model holds possible: 5 s to 15 s")]
    [InlineData("delay: { assumed: 9 s, among: [9 s, 12 s], because: b }", "60 s", "60 s lies outside what the model holds possible: 9 s, 12 s")]
    public void A_value_outside_its_range_answers_a_what_if_and_is_a_remark(string field, string value, string words)
    {
        var reader = bench.Reader(field, Overlay("example/delay", value));

        Assert.Equal(60.0, reader.Duration("delay").Seconds);

        var remark = Assert.Single(bench.Findings);
        Assert.Equal((FindingSeverity.Remark, "example/delay", "--reading"), (remark.Severity, remark.Subject, remark.Place.File));
        Assert.Contains(words, remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_part_of_a_definition_can_be_switched_on()
    {
        var reader = bench.Reader("masts: { assumed: no, among: [no], because: b }", Overlay("example/masts", "yes"));

        Assert.True(reader.Flag("masts"));

        Assert.False(reader.Readings[0].IsDefinition);
        Assert.Equal(FindingSeverity.Remark, Assert.Single(bench.Findings).Severity);
        Assert.Equal(new ReadingTally(0, 1, 0), ReadingTally.Of(reader.Readings));
    }

    [Fact]
    public void Another_spelling_of_a_choice_is_among_them()
    {
        bench.Reader("x: { assumed: 9 s, among: [9 s, 60 s], because: b }", Overlay("example/x", "1 min")).Duration("x");

        Assert.Empty(bench.Findings);
    }

    [Theory]
    [InlineData("{ read: radar/range, as: middle }", "350 km", "\"350 km\" is no way to read a claim", "one(paper-2016) = 300 km")]
    [InlineData("{ read: radar/range, as: middle }", "one(paper-2015)", "`paper-2015` has no claim", "Did you mean `paper-2016`?")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b }", "9 s", "", "")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b }", "9", "\"9\" has no unit", "such as")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b }", "-9 km", "does not fit here", "greater than zero")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b }", "one(maker-2015)", "here the model reads none", "--reading example/x=9 km")]
    public void An_overlay_that_does_not_fit_is_a_finding_under_its_own_name_and_is_not_called_unknown_as_well(string field, string value, string words, string remedy)
    {
        var reader = bench.Reader("x: " + field, Overlay("example/x", value));

        reader.Length("x", Bounds.Positive);
        reader.Choices.ReportUnused(reader.Readings, bench.Findings);

        Assert.Empty(reader.Readings);
        Assert.Single(bench.Findings);
        var finding = bench.Findings.The(words);
        Assert.Equal(("--reading", "example/x"), (finding.Place.File, finding.Subject));
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_means_every_field_that_reads_it()
    {
        var reader = bench.Reader("a: { read: radar/range, as: middle }\nb: { read: radar/range, as: one(maker-2015) }\nc: { read: radar/height, as: one(maker-2015) }", Overlay("radar/range", "one(paper-2016)"));

        Assert.Equal((300.0, 300.0, 9.0), (reader.Length("a").Kilometres, reader.Length("b").Kilometres, reader.Length("c").Metres));
        Assert.Empty(reader.Choices.Unused(reader.Readings));
    }

    [Fact]
    public void A_models_field_comes_before_the_property_of_its_name()
    {
        const string Other = "range: { read: radar/range, as: middle }";
        var choices = Overlay("radar/range", "one(paper-2016)");

        Assert.Equal(300.0, bench.Reader(Other, choices, "radar", Other).Length("range").Kilometres);
        Assert.Equal(350.0, bench.Reader(Other, choices, "example", Other).Length("range").Kilometres);
    }

    [Fact]
    public void A_fields_own_overlay_comes_before_its_propertys()
    {
        var choices = new ReadingChoices { Overlays = new Dictionary<string, string>(StringComparer.Ordinal) { ["radar/range"] = "one(paper-2016)", ["example/a"] = "one(guide-2019)" } };

        Assert.Equal(330.0, bench.Reader("a: { read: radar/range, as: middle }", choices).Length("a").Kilometres);
    }

    [Fact]
    public void An_overlay_that_names_nothing_is_a_finding_with_the_nearest_name()
    {
        var reader = bench.Reader("section: { range: { read: radar/range, as: middle } }", Overlay("example/section.rnge", "middle"));
        reader.Length("section.range");

        reader.Choices.ReportUnused(reader.Readings, bench.Findings);

        Assert.Contains("Did you mean `example/section.range`?", bench.Findings.The("Nothing that is read here is named `example/section.rnge`").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlays_are_read_from_texts()
    {
        var overlays = ReadingChoices.ParseOverlays(["s-400/engagement-range=one(a-2015/2)", "91n6e/reference-detection.range = 9 km"], bench.Findings);

        Assert.Empty(bench.Findings);
        Assert.Equal(("one(a-2015/2)", "9 km"), (overlays["s-400/engagement-range"], overlays["91n6e/reference-detection.range"]));
    }

    [Theory]
    [InlineData("s-400/engagement-range", "says no other reading")]
    [InlineData("s-400/engagement-range=", "says no other reading")]
    [InlineData("=9 km", "says no other reading")]
    [InlineData("range=9 km", "says no other reading")]
    [InlineData("a/b=9 km", "given twice")]
    public void A_text_that_is_no_overlay_is_a_finding(string text, string words)
    {
        Assert.Single(ReadingChoices.ParseOverlays(["a/b=1 km", text], bench.Findings));

        Assert.Equal("--reading", bench.Findings.The(words).Place.File);
    }

    private static ReadingChoices Overlay(string key, string value) =>
        new() { Overlays = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value } };
}
