using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

public sealed class ReadingsTests : IDisposable
{
    private readonly List<Finding> findings = [];
    private readonly Folder folder = new();
    private readonly Ledger ledger;

    public ReadingsTests()
    {
        folder.Write("ledger/documents.yaml", """
            documents:
              maker-2015: { publisher: The Maker, title: A brochure, date: 2015, date-known: printed, origin: The Maker }
              paper-2016: { publisher: The Paper, title: An article, date: 2016, date-known: printed, origin: The Paper }
              blog-2017: { publisher: A blog, title: A post, date: 2017, date-known: printed, origin: unknown }
            """);
        folder.Write("ledger/properties.yaml", """
            properties:
              radar/range: { kind: length, meaning: How far it sees. }
              radar/targets: { kind: count, meaning: How many it follows. }
              radar/turns: { kind: yes-no, meaning: Whether it turns. }
              radar/band: { kind: word, meaning: Its band. }
              radar/height: { kind: length, meaning: Its height. }
              radar/silent: { kind: length, meaning: Nobody speaks of it. }
            """);
        folder.Write("ledger/claims/radar.yaml", """
            claims:
              radar/range#maker-2015: { value: 400 km, quotation: q, speaker: s, said: 2015, grade: B2 }
              radar/range#paper-2016: { value: 300 km, quotation: q, speaker: s, said: 2016, grade: C3 }
              radar/range#paper-2016/2: { value: 350 km, quotation: q, speaker: s, said: 2016, grade: C3 }
              radar/range#blog-2017: { value: 402 km, quotation: q, speaker: s, said: 2017, grade: F6 }
              radar/targets#maker-2015: { value: "6", quotation: q, speaker: s, said: 2015, grade: B2 }
              radar/targets#paper-2016: { value: "7", quotation: q, speaker: s, said: 2016, grade: B2 }
              radar/turns#maker-2015: { value: "yes", quotation: q, speaker: s, said: 2015, grade: B2 }
              radar/band#maker-2015: { value: s-band, quotation: q, speaker: s, said: 2015, grade: B2 }
              radar/height#maker-2015: { value: 5 m, quotation: q, speaker: s, said: 2015, grade: B2, state: superseded, because: a taller mast came }
              radar/height#paper-2016: { value: 9 m, quotation: q, speaker: s, said: 2016, grade: B2, state: rejected, because: a printing error }
              radar/height#blog-2017: { value: 7 m, quotation: q, speaker: s, said: 2017, grade: F6, state: out-of-scope, because: another radar }
            """);
        folder.Write("ledger/relations.yaml", """
            relations:
              - { kind: same-as, from: radar/range#blog-2017, to: radar/range#maker-2015, inferred: yes, reason: 250 miles }
              - { kind: supersedes, from: radar/height#blog-2017, to: radar/height#maker-2015, reason: a taller mast }
            """);
        ledger = Ledger.Load(folder.At("ledger"), findings);
        Assert.Empty(findings.Select(finding => finding.ToString()));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_claim_is_read_with_its_text_and_the_other_claims_beside_it()
    {
        var reader = Reader("range: { read: radar/range, as: one(maker-2015) }");

        Assert.Equal(400.0, reader.Length("range", Bounds.Positive).Kilometres);
        reader.Finish();

        Assert.Empty(findings);
        var reading = Assert.Single(reader.Readings);
        Assert.Equal("400 km", reading.Text);
        Assert.Equal("one(maker-2015)", reading.As);
        Assert.Equal(ReadingSource.Claimed, reading.Source);
        Assert.Equal(QuantityKind.Length, reading.Kind);
        Assert.Equal("radar/range#maker-2015", Assert.Single(reading.Claims).Id);
        Assert.Equal(3, reading.OtherClaims.Count);
        Assert.Null(reading.LowSi);
        Assert.False(reading.IsSampled);
        Assert.Equal("models/radars/example.yaml", reading.Place.File);
        Assert.Equal(3, reading.Place.Line);
    }

    [Fact]
    public void A_documents_second_claim_is_read_by_its_number()
    {
        Assert.Equal(350.0, Reader("range: { read: radar/range, as: one(paper-2016/2) }").Length("range").Kilometres);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("middle", false)]
    [InlineData("spread(uniform)", true)]
    public void The_middle_lies_between_the_lowest_and_the_highest_claim_and_a_repeated_claim_widens_nothing(string how, bool isSampled)
    {
        var reader = Reader($"range: {{ read: radar/range, as: {how} }}");

        Assert.Equal(350.0, reader.Length("range").Kilometres);

        var reading = Assert.Single(reader.Readings);
        Assert.Equal(300_000.0, reading.LowSi);
        Assert.Equal(400_000.0, reading.HighSi);
        Assert.Equal("300 km to 400 km", reading.RangeText);
        Assert.Equal(isSampled, reading.IsSampled);
        Assert.Equal(3, reading.Claims.Count);
        Assert.Equal("radar/range#blog-2017", Assert.Single(reading.OtherClaims).Id);
        Assert.Contains("3 claims", Explain.Reading(ledger, reading).How, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assumption_is_read_with_its_range_and_reason()
    {
        var reader = Reader("delay: { assumed: 9 s, range: [5 s, 15 s], because: typical manual plotting }");

        Assert.Equal(9.0, reader.Duration("delay", Bounds.Positive).Seconds);

        Assert.Empty(findings);
        var reading = Assert.Single(reader.Readings);
        Assert.Equal(ReadingSource.Assumed, reading.Source);
        Assert.Equal("9 s", reading.Text);
        Assert.Equal((5.0, 15.0), (reading.LowSi!.Value, reading.HighSi!.Value));
        Assert.Equal("typical manual plotting", reading.Because);
        Assert.True(reading.IsSampled);
        Assert.Empty(reading.Claims);
    }

    [Fact]
    public void Every_kind_is_read()
    {
        var reader = Reader("""
            speed: { assumed: 240 m/s, range: [200 m/s, 260 m/s], because: b }
            pull: { assumed: 10 m/s2, range: [3 m/s2, 30 m/s2], because: b }
            angle: { assumed: 90 deg, range: [60 deg, 110 deg], because: b }
            rate: { assumed: 6 deg/s, range: [3 deg/s, 12 deg/s], because: b }
            frequency: { assumed: 3 GHz, range: [2 GHz, 4 GHz], because: b }
            area: { assumed: 4 m2, range: [1 m2, 10 m2], because: b }
            loss: { assumed: 6 dB, range: [3 dB, 10 dB], because: b }
            factor: { assumed: 1.3333, range: [1.2, 1.6], because: b }
            chance: { assumed: 1e-6, range: [1e-8, 1e-4], because: b }
            count: { assumed: 10, range: [6, 10], because: b }
            choice: { assumed: 10, among: [6, 10], because: b }
            word: { assumed: swerling-1, among: [swerling-0, swerling-1], because: b }
            flag: { assumed: yes, among: [yes, no], because: b }
            claimed-flag: { read: radar/turns, as: one(maker-2015) }
            claimed-word: { read: radar/band, as: one(maker-2015) }
            other: 5p85
            section: { inner: { deep: { assumed: 1 km, range: [1 km, 2 km], because: b } } }
            """);

        Assert.Equal(240.0, reader.Speed("speed").MetresPerSecond);
        Assert.Equal(10.0, reader.Acceleration("pull").MetresPerSecondSquared);
        Assert.Equal(90.0, reader.Angle("angle").Degrees, 1e-9);
        Assert.Equal(6.0, reader.AngularRate("rate").DegreesPerSecond, 1e-9);
        Assert.Equal(3e9, reader.Frequency("frequency").Hertz, 1.0);
        Assert.Equal(4.0, reader.Area("area").SquareMetres);
        Assert.Equal(6.0, reader.Decibels("loss").Value);
        Assert.Equal(1.3333, reader.Number("factor"));
        Assert.Equal(1e-6, reader.Probability("chance"));
        Assert.Equal(10, reader.Count("count"));
        Assert.Equal(10, reader.Count("choice"));
        Assert.Equal("swerling-1", reader.Word("word", "swerling-0", "swerling-1"));
        Assert.True(reader.Flag("flag"));
        Assert.True(reader.Flag("claimed-flag"));
        Assert.Equal("s-band", reader.Word("claimed-word"));
        Assert.Equal("5p85", reader.Reference("other"));
        Assert.True(reader.Has("section.inner.deep"));
        Assert.False(reader.Has("section.inner.none"));
        Assert.Equal(["inner"], reader.KeysOf("section"), StringComparer.Ordinal);
        Assert.Equal(1.0, reader.Length("section.inner.deep").Kilometres);
        reader.Finish();

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(16, reader.Readings.Count);
        Assert.Equal((6.0, 10.0), (reader.Readings[10].LowSi!.Value, reader.Readings[10].HighSi!.Value));
    }

    [Theory]
    [InlineData("3.0 km", "\"3.0 km\" stands bare. A number needs a source.", "{ read: …, as: … }")]
    [InlineData("far", "stands bare. A number needs a source.", "{ assumed: …, range: …, because: … }")]
    [InlineData("[1 km, 2 km]", "here is a list", "{ read: …, as: … }")]
    [InlineData("", "Nothing stands here", "{ read: …, as: … }")]
    [InlineData("{ assumed: 9 km, because: b }", "has no range", "range: [LOW, HIGH]")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km] }", "`because` is missing", "Write why")]
    [InlineData("{ assumed: 9, range: [5 km, 15 km], because: b }", "has no unit", "such as")]
    [InlineData("{ assumed: 9 s, range: [5 s, 15 s], because: b }", "", "")]
    [InlineData("{ assumed: 9 km, range: [10 km, 15 km], because: b }", "9 km lies outside its range of 10 km to 15 km", "Widen the range")]
    [InlineData("{ assumed: 9 km, range: [15 km, 5 km], because: b }", "above its end", "range: [5 km, 15 km]")]
    [InlineData("{ assumed: 9 km, range: [5 km], because: b }", "A range has two ends; here are 1", "LOW, HIGH")]
    [InlineData("{ assumed: 9 km, range: 5 km, because: b }", "A list was expected", "[ … ]")]
    [InlineData("{ assumed: 9 km, range: [[1 km], 5 km], because: b }", "A value was expected; here is a list", "plain values")]
    [InlineData("{ assumed: 9 km, among: [5 km, 8 km], because: b }", "`9 km` is not among 5 km, 8 km", "Add it")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], among: [9 km], because: b }", "here are both", "Keep")]
    [InlineData("{ assumed: -9 km, range: [1 km, 15 km], because: b }", "-9 km does not fit here", "greater than zero")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], because: b, reason: c }", "`reason` is not known", "Correct the key")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], beside: radar/rnge, because: b }", "no property `radar/rnge`", "Did you mean `radar/range`?")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], beside: radar/silent, because: b }", "No document speaks of `radar/silent`", "Leave `beside` out")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], beside: [radar/range, radar/range], because: b }", "stands here twice", "once")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], beside: [], because: b }", "names no property", "leave it out")]
    [InlineData("{ assumed: 9 km, range: [5 km, 15 km], beside: { a: b }, because: b }", "names no property", "leave it out")]
    [InlineData("{ assumed: 9 km, read: radar/range }", "either read or assumed", "Keep")]
    [InlineData("{ read: radar/range }", "`as` is missing", "one(DOCUMENT)")]
    [InlineData("{ read: radar/range, as: mean }", "\"mean\" is no way to read", "middle")]
    [InlineData("{ read: radar/rnge, as: middle }", "no property `radar/rnge`", "Did you mean `radar/range`?")]
    [InlineData("{ read: radar/range, as: one(maker-2016) }", "`maker-2016` has no claim on `radar/range`", "Did you mean `maker-2015`?")]
    [InlineData("{ read: radar/range, as: one(maker-2015/2) }", "has no claim on", "maker-2015")]
    [InlineData("{ read: radar/height, as: one(maker-2015) }", "is superseded: a taller mast came", "stands")]
    [InlineData("{ read: radar/height, as: one(paper-2016) }", "is rejected: a printing error", "stands")]
    [InlineData("{ read: radar/height, as: one(blog-2017) }", "is out of scope: another radar", "stands")]
    [InlineData("{ read: radar/height, as: middle }", "No claim on `radar/height` stands", "Enter one")]
    [InlineData("{ read: radar/silent, as: middle }", "No claim on `radar/silent` stands", "Enter one")]
    [InlineData("{ read: radar/turns, as: one(maker-2015) }", "is a yes-no; a length is needed", "another property")]
    [InlineData("{ read: radar/targets, as: middle }", "is a count; a length is needed", "another property")]
    public void A_field_that_does_not_hold_together_is_a_finding_and_the_reader_goes_on(string field, string words, string remedy)
    {
        var reader = Reader($"range: {field}");

        var length = reader.Length("range", Bounds.Positive);
        reader.Length("range", Bounds.Positive);

        Assert.True(length > Length.Zero);
        Assert.Empty(reader.Readings);
        var finding = words.Length == 0 ? findings[0] : findings.The(words);
        Assert.Equal("models/radars/example.yaml", finding.Place.File);
        Assert.Equal(3, finding.Place.Line);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_field_is_a_finding_and_so_is_the_misspelled_one()
    {
        var reader = Reader("rnage: { read: radar/range, as: one(maker-2015) }");

        reader.Length("range");
        reader.Finish();

        Assert.Contains("`rnage`", findings.The("`range` is missing").Remedy, StringComparison.Ordinal);
        Assert.Equal(3, findings.The("`rnage` is not known").Place.Line);
    }

    [Fact]
    public void Unknown_keys_in_sections_are_reported_once_the_section_was_entered()
    {
        var reader = Reader("""
            accuracy:
              range: { assumed: 9 m, range: [5 m, 15 m], because: b }
              azimut: { assumed: 1 deg, range: [1 deg, 2 deg], because: b }
            """);

        reader.Length("accuracy.range");
        reader.Angle("accuracy.azimuth");
        reader.Finish();

        Assert.Equal(5, findings.The("`azimut` is not known").Place.Line);
        findings.The("`accuracy.azimuth` is missing");
    }

    [Fact]
    public void A_value_where_a_section_is_needed_is_a_finding()
    {
        Reader("accuracy: { assumed: 9 m, range: [5 m, 15 m], because: b }").Length("accuracy.range");

        findings.The("`accuracy` must be a section; here is a value");
    }

    [Theory]
    [InlineData("{ assumed: 1.5, range: [0, 2], because: b }", "is not a probability")]
    [InlineData("{ assumed: 0.5, range: [0, 2], because: b }", "is not a probability")]
    public void A_probability_lies_between_zero_and_one_with_its_range(string field, string words)
    {
        Reader($"chance: {field}").Probability("chance");

        Assert.Contains(findings, finding => finding.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void The_middle_of_counts_must_be_a_count()
    {
        Reader("targets: { read: radar/targets, as: middle }").Count("targets");

        findings.The("6.5, which is no count");
    }

    [Fact]
    public void Words_have_choices_and_no_range()
    {
        var reader = Reader("""
            a: { assumed: swerling-1, range: [swerling-0, swerling-3], because: b }
            b: { assumed: swerling-1, among: [swerling-0], because: b }
            c: { assumed: swerling-9, among: [swerling-9], because: b }
            d: swerling-1
            e: { read: radar/band, as: middle }
            """);

        reader.Word("a");
        reader.Word("b");
        Assert.Equal("swerling-1", reader.Word("c", "swerling-1", "swerling-3"));
        reader.Word("d");
        reader.Word("e");

        findings.The("A word has no range");
        findings.The("`swerling-1` is not among swerling-0");
        Assert.Contains("Known: swerling-1, swerling-3", findings.The("\"swerling-9\" is not known here").Remedy, StringComparison.Ordinal);
        findings.The("\"swerling-1\" stands bare. A value needs a source");
        findings.The("A word has no middle");
    }

    [Fact]
    public void A_duration_beyond_all_time_is_a_finding_and_no_overflow()
    {
        Reader("delay: { assumed: 1e300 s, range: [0 s, 1e300 s], because: b }").Duration("delay");

        Assert.NotEmpty(findings);
    }

    [Fact]
    public void A_field_read_twice_is_one_reading()
    {
        var reader = Reader("range: { read: radar/range, as: one(maker-2015) }");

        reader.Length("range");
        reader.Length("range");

        Assert.Single(reader.Readings);
    }

    [Fact]
    public void A_reference_is_a_plain_word()
    {
        var reader = Reader("launcher: The Launcher\nradar: 91n6e");

        Assert.Equal("91n6e", reader.Reference("radar"));
        Assert.Equal(string.Empty, reader.Reference("launcher"));
        Assert.Equal(string.Empty, reader.Reference("missing"));

        findings.The("cannot name a model");
        findings.The("`missing` is missing");
        Assert.Empty(reader.Readings);
    }

    [Fact]
    public void Two_models_of_one_name_are_a_finding_that_names_both()
    {
        folder.Write("models/a/radar.yaml", "kind: radar\nname: One\n");
        folder.Write("models/b/radar.yaml", "kind: radar\nname: Two\n");

        var library = ModelLibrary.Load(folder.At("models"), ledger, findings);

        var finding = findings.The("Two models are named `radar`");
        Assert.Equal("models/b/radar.yaml", finding.Place.File);
        Assert.Contains("models/a/radar.yaml", finding.Message, StringComparison.Ordinal);
        Assert.Equal("One", library.Find("radar")!.Name);
    }

    [Fact]
    public void Models_without_kind_or_name_and_files_with_other_ends_are_findings()
    {
        folder.Write("models/one.yaml", "name: One\n");
        folder.Write("models/two.yaml", "kind: radar\n");
        folder.Write("models/Three.yaml", "kind: radar\nname: Three\n");
        folder.Write("models/four.yml", "kind: radar\nname: Four\n");

        var library = ModelLibrary.Load(folder.At("models"), ledger, findings);

        Assert.Empty(library.All);
        Assert.Equal("models/one.yaml", findings.The("`kind` is missing").Place.File);
        Assert.Equal("models/two.yaml", findings.The("`name` is missing").Place.File);
        findings.The("\"Three\" cannot name a model");
        Assert.Contains(findings, finding => finding.Severity == FindingSeverity.Remark && finding.Message.Contains(".yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void Models_stand_in_ordinal_order_and_the_nearest_name_is_found()
    {
        folder.Write("models/z/91n6e.yaml", "kind: radar\nname: A\n");
        folder.Write("models/a/b.yaml", "kind: radar\nname: B\n");
        folder.Write("models/a/s-400.yaml", "kind: radar\nname: C\n");

        var library = ModelLibrary.Load(folder.At("models"), ledger, findings);

        Assert.Equal(["91n6e", "b", "s-400"], library.All.Select(model => model.Id), StringComparer.Ordinal);
        Assert.Equal("91n6e", library.NearestTo("91n6"));
        Assert.Null(library.NearestTo("patriot"));
        Assert.Null(library.Find("patriot"));
        Assert.Throws<FileNotFoundException>(() => ModelLibrary.Load(folder.At("none"), ledger, findings));
    }

    [Fact]
    public void All_fields_can_be_checked_for_their_form_at_once()
    {
        folder.Write("models/one.yaml", """
            kind: radar
            name: One
            launcher: 5p85
            range: 400 km
            mast: 20m
            section:
              delay: { assumed: 9 s, because: b }
              turns: yes
              list: [1, 2]
              good: { read: radar/range, as: middle }
              bad: { read: radar/range, as: one(nobody) }
            """);
        var library = ModelLibrary.Load(folder.At("models"), ledger, findings);

        library.CheckFields(ledger, findings);

        Assert.Equal(6, findings.Count);
        Assert.Equal("mast", findings.The("\"20m\" stands bare").Subject);
        Assert.Equal("range", findings.The("\"400 km\" stands bare").Subject);
        Assert.Equal("section.delay", findings.The("has no range").Subject);
        Assert.Equal("section.turns", findings.The("\"yes\" stands bare").Subject);
        Assert.Equal("section.list", findings.The("here is a list").Subject);
        Assert.Equal("section.bad", findings.The("`nobody` has no claim").Subject);
    }

    private ModelReader Reader(string fields)
    {
        folder.Write("models/radars/example.yaml", "kind: surveillance-radar\nname: Example\n" + fields + "\n");
        var library = ModelLibrary.Load(folder.At("models"), ledger, findings);
        Assert.Empty(findings.Select(finding => finding.ToString()));
        return new ModelReader(library.Find("example")!, ledger, findings);
    }
}
