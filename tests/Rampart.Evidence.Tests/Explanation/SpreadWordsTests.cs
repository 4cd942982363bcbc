using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>How an explanation tells of spreads, weights, bundles and words that are not at hand.</summary>
public sealed class SpreadWordsTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("{ read: radar/range, as: one(maker-2015) }", "one(maker-2015): this one claim is taken as it stands.")]
    [InlineData("{ read: radar/range, as: middle }", "the midpoint between the lowest and the highest of 4 claims that stand (300 km to 400 km)")]
    [InlineData("{ read: radar/range, as: spread(uniform) }", "a campaign draws it evenly between the lowest and the highest")]
    [InlineData("{ read: radar/range, as: spread(triangular) }", "most often near the mean over its 3 origins, each counted once")]
    [InlineData("{ read: radar/range, as: spread(discrete) }", "each of 3 origins as often, and what one voice says together; a plain run takes the median over origins")]
    [InlineData("{ read: radar/span, as: spread(discrete) }", "all of one origin")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b }", "a campaign draws it from 5 km to 15 km, most often near the assumed value.")]
    [InlineData("{ assumed: 9 km, range: [1 km, 15 km], because: b }", "in orders of magnitude")]
    [InlineData("{ assumed: 9 km, among: [9 km, 12 km], because: b }", "a campaign draws it from 9 km, 12 km, each as often.")]
    public void How_a_number_was_made_is_told_in_a_sentence(string field, string words) =>
        Assert.Contains(words, Text(bench.Plain(field, reader => reader.Length("x"))), StringComparison.Ordinal);

    [Fact]
    public void What_each_voice_weighs_is_told_with_its_origin()
    {
        var text = Text(bench.Plain("{ read: radar/range, as: spread(discrete) }", reader => reader.Length("x")));

        Assert.Contains("Weight 1 in 6: The Maker is one of 3 origins, each as heavy; it says 2 things on 2 occasions.", text, StringComparison.Ordinal);
        Assert.Contains("Weight 1 in 3: The Guide is one of 3 origins, each as heavy.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Weight", Text(bench.Plain("{ read: radar/range, as: middle }", reader => reader.Length("x"))), StringComparison.Ordinal);
        Assert.Contains("on this one it gives 2 values", Text(bench.Plain("{ read: radar/span, as: spread(discrete) }", reader => reader.Length("x"))), StringComparison.Ordinal);
        Assert.Contains("the document, whose origin is unknown, is one of 2 origins", Text(bench.Plain("{ read: radar/height, as: spread(discrete) }", reader => reader.Length("x"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_of_a_campaign_shows_what_it_drew()
    {
        var reading = bench.AtPoints("{ read: radar/range, as: spread(discrete) }", 1, reader => reader.Length("x"))[0];

        Assert.Contains($"At this point of the campaign it is {reading.Text}.", Text(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_drawn_together_is_said()
    {
        var reading = bench.Plain("{ assumed: 9 km, range: [5 km, 15 km], together: reach, because: b }", reader => reader.Length("x"));

        Assert.Contains("drawn together with the model's other readings under `reach`", Text(reading), StringComparison.Ordinal);
        Assert.Contains("under `reach`", Explain.Reading(bench.Ledger, reading).Together, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ read: radar/range, as: middle }", "one(paper-2016)", "For this run, by --reading example/x, one(paper-2016): this one claim")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b }", "7 km", "a user put 7 km in the assumption's place. The model holds possible: 5 km to 15 km.")]
    public void An_overlay_is_told_from_what_the_model_says(string field, string value, string words)
    {
        var reader = bench.Reader("x: " + field, new ReadingChoices { Overlays = new Dictionary<string, string>(StringComparer.Ordinal) { ["example/x"] = value } });
        reader.Length("x");

        Assert.Contains(words, Text(reader.Readings[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_without_words_at_hand_shows_what_was_noted_and_a_bundle_names_what_belongs_to_it()
    {
        using var folder = new Folder();
        folder.Write("ledger/documents.yaml", "documents:\n  paper-2016: { publisher: P, title: T, date: 2016, date-known: printed, origin: P }\n");
        folder.Write("ledger/properties.yaml", "properties:\n  radar/targets: { kind: count, meaning: M. }\n  radar/missiles: { kind: count, meaning: M. }\n");
        folder.Write("ledger/claims/a.yaml", """
            claims:
              radar/targets#paper-2016: { value: 10, recorded: ten targets, speaker: s, said: 2016, grade: C3, bundle: arithmetic }
              radar/missiles#paper-2016: { value: 20, quotation: twenty missiles, speaker: s, said: 2016, grade: C3, bundle: arithmetic }
              radar/targets#paper-2016/2: { value: 36, quotation: a whole system, speaker: s, said: 2016, grade: C3, state: rejected, because: a full system's }
            """);
        folder.Write("ledger/relations.yaml", "relations:\n  - { kind: disputes, from: radar/targets#paper-2016/2, to: radar/targets#paper-2016, reason: another unit of account }\n");
        var ledger = Ledger.Load(folder.At("ledger"), bench.Findings);

        var text = Fold(Explain.Property(ledger, ledger.FindProperty("radar/targets")!).ToText());

        Assert.Empty(bench.Findings);
        Assert.Contains("No words of the document are at hand; noted: ten targets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"\"", text, StringComparison.Ordinal);
        Assert.Contains("In the bundle `arithmetic`, believed as a whole, with 20 (radar/missiles#paper-2016).", text, StringComparison.Ordinal);
        Assert.Contains("36, rejected (radar/targets#paper-2016/2)", text, StringComparison.Ordinal);
        Assert.Contains("It does not stand because: a full system's.", text, StringComparison.Ordinal);
        Assert.Contains("another unit of account", text, StringComparison.Ordinal);
    }

    private string Text(Reading reading) => Fold(Explain.Reading(bench.Ledger, reading).ToText());

    private static string Fold(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
