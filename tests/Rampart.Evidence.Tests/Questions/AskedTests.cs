using System.Text.RegularExpressions;
using Rampart.Evidence.Questions;

namespace Rampart.Evidence.Tests.Questions;

/// <summary>Timeline, forecasts, sources, family and graph.</summary>
public partial class AskedTests
{
    private static QuestionLedger Deliveries() => new QuestionLedger()
        .Property("t/delivery", "date", "deal: turkey-first, stage: delivery-begun")
        .Claim("t/delivery#one", "2020-03", said: "2017-12-27", speaker: "Chemezov", more: "forecast: yes")
        .Claim("t/delivery#two", "2019", said: "../2018-08-27", speaker: "Kladov", more: "forecast: yes")
        .Claim("t/delivery#three", "2019-07-12", said: "2019-07-12", speaker: "the ministry")
        .Claim("t/delivery#four", "2019-07", said: "2019-07-22", speaker: "an agency")
        .Property("t/trained", "yes-no", "deal: turkey-first, stage: training").Claim("t/trained#five", "yes", said: "2020-03-16", more: "event: ../2020-03-16")
        .Property("u/other", "date").Claim("u/other#six", "2030", said: "2021", more: "forecast: yes");

    [Fact]
    public void A_timeline_ties_a_forecast_to_the_event_and_the_event_to_its_forecasts()
    {
        var timeline = Timeline.Of(Deliveries().Load(), prefix: null, from: null, to: null);

        Assert.Equal(timeline.Entries.OrderBy(entry => entry.Day).Select(entry => entry.Day), timeline.Entries.Select(entry => entry.Day));
        var said = timeline.Entries.First(entry => entry.Kind == TimelineKind.Statement && entry.Claims[0].Speaker is "Chemezov");
        Assert.Contains("a forecast: came 233 days earlier (2019-07-12, three)", TimelineText.Words(said), StringComparison.Ordinal);
        var came = timeline.Entries.First(entry => entry.Kind == TimelineKind.Event && entry.Date.Text is "2019-07-12");
        Assert.Contains("foretold by Chemezov on 2017-12-27 for 2020-03 (came 233 days earlier), Kladov on ../2018-08-27 for 2019 (borne out)", TimelineText.Words(came), StringComparison.Ordinal);
        Assert.Contains("[delivery-begun, turkey-first]", TimelineText.Words(came), StringComparison.Ordinal);
        var expected = Assert.Single(timeline.Entries, entry => entry.Kind == TimelineKind.Expected);
        Assert.Equal("u/other", expected.Claims[0].Property.Id);
    }

    [Fact]
    public void A_timeline_keeps_to_its_subject_and_its_days_and_shows_spans_as_written()
    {
        var ledger = Deliveries().Load();

        var timeline = Timeline.Of(ledger, "t/", PartialDate.TryParse("2019"), PartialDate.TryParse("2019"));

        Assert.DoesNotContain(timeline.Entries, entry => entry.Claims.Any(claim => claim.Property.Id is "u/other"));
        Assert.DoesNotContain(timeline.Entries, entry => entry.Date.Text is "2017-12-27" or "2020-03-16");
        // "Not later than" may have been in 2019 as well.
        Assert.Contains(timeline.Entries, entry => entry.Kind == TimelineKind.Event && entry.Date.Text is "../2020-03-16");
        Assert.Contains("2019-07     ", TimelineText.Of(timeline, 90), StringComparison.Ordinal);
        Assert.All(TimelineText.Of(timeline, 60).Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void Forecasts_stand_by_the_date_said_and_against_the_most_precise_report_of_the_event()
    {
        var tracks = ForecastTrack.Of(Deliveries().Load(), prefix: null);

        Assert.Equal(["t/delivery", "u/other"], tracks.Select(track => track.Property.Id), StringComparer.Ordinal);
        Assert.Equal(["one", "two"], tracks[0].Forecasts.Select(outcome => outcome.Forecast.Document.Id), StringComparer.Ordinal);
        Assert.Equal(["2019-07-12"], tracks[0].Events.Select(claim => claim.Value.Text), StringComparer.Ordinal);
        Assert.Equal(["came 233 days earlier", "borne out"], tracks[0].Forecasts.Select(ForecastTrack.Words), StringComparer.Ordinal);
        Assert.Equal("open", ForecastTrack.Words(tracks[1].Forecasts[0]));
        Assert.Single(ForecastTrack.Of(Deliveries().Load(), "u/"));
    }

    [Fact]
    public void A_forecast_whose_event_is_dated_too_coarsely_is_not_open_but_not_decided()
    {
        var ledger = new QuestionLedger().Property("t/delivery", "date").Claim("t/delivery#one", "2019-07", said: "2018", speaker: "Kladov", more: "forecast: yes").Claim("t/delivery#two", "2019", said: "2019-12").Load();

        Assert.Equal("not decided", ForecastTrack.Words(ForecastTrack.Of(ledger, prefix: null)[0].Forecasts[0]));
        Assert.Contains("1 forecast: 1 not decided", SourceText.Of([SourceRecord.By(ledger, SourceKind.Speaker).First(source => source.Name is "Kladov")], 80), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reports_that_cannot_be_one_day_are_two_events()
    {
        var ledger = new QuestionLedger().Property("t/delivery", "date").Claim("t/delivery#one", "2020", said: "2018", more: "forecast: yes").Claim("t/delivery#two", "2019-07-12", said: "2019-08").Claim("t/delivery#three", "2019-08", said: "2019-09").Load();

        Assert.Equal(["2019-07-12", "2019-08"], ForecastTrack.Of(ledger, prefix: null)[0].Events.Select(claim => claim.Value.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void A_source_is_told_by_its_claims_grades_forecasts_and_who_disputes_it()
    {
        var ledger = Deliveries().Property("a/range", "length").Claim("a/range#one", "100 km", speaker: "Chemezov", grade: "B4").Claim("a/range#seven", "200 km", speaker: "Other")
            .Relation("disputes", "a/range#seven", "a/range#one").Load();

        var record = SourceRecord.By(ledger, SourceKind.Speaker).First(source => source.Name is "Chemezov");

        Assert.Equal((2, 2, 1), (record.Claims, record.Properties, record.Documents));
        Assert.Equal(["a", "t"], record.Subjects);
        Assert.Equal(1, record.ForecastsWith(ForecastVerdict.CameEarlier));
        Assert.Equal("a/range#seven", Assert.Single(record.Disputes).Other.Id);
        Assert.Equal(["B4", "C3"], record.Grades.Select(grade => grade.Key), StringComparer.Ordinal);
        var text = SourceText.Of([record], 80);
        Assert.Contains("1 forecast: 1 too late", text, StringComparison.Ordinal);
        Assert.Contains("disputed: a/range 100 km against 200 km (seven)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_count_every_claim_once_whatever_they_go_by_and_spellings_of_an_origin_are_one()
    {
        var ledger = new QuestionLedger().Property("a/b", "length").Claim("a/b#one", "1 km", origin: "TASS").Claim("a/b#two", "1 km", origin: "Tass").Claim("a/b#three", "1 km", origin: "unknown, presumably TASS").Load();

        foreach (var kind in Enum.GetValues<SourceKind>())
        {
            Assert.Equal(3, SourceRecord.By(ledger, kind).Sum(record => record.Claims));
        }

        Assert.Equal([("TASS", 2), ("unknown", 1)], SourceRecord.By(ledger, SourceKind.Origin).Select(record => (record.Name, record.Claims)));
    }

    private static QuestionLedger Round() => new QuestionLedger().Property("s/range", "length")
        .Claim("s/range#agency", "400 km", said: "2017-03-15")
        .Claim("s/range#portal", "400 km", said: "2007-06-14", words: "up to 400 kilometers (250 miles)")
        .Claim("s/range#copy", "400 km", said: "2018-01-01")
        .Claim("s/range#miles", "402 km", said: "2020-12-07")
        .Claim("s/range#apart", "380 km", said: "2025-06-01")
        .Relation("same-as", "s/range#copy", "s/range#agency", "word for word")
        .Relation("same-as", "s/range#miles", "s/range#copy", "through miles");

    [Theory]
    [InlineData("s/range#miles")]
    [InlineData("s/range#agency")]
    public void A_family_goes_from_the_original_down_whichever_member_is_asked_for(string asked)
    {
        var ledger = Round().Load();

        var family = ClaimFamily.Of(ledger, ledger.FindClaim(asked)!);

        var root = Assert.Single(family.Roots);
        Assert.Equal("s/range#agency", root.Claim.Id);
        var copy = Assert.Single(root.Children);
        Assert.Equal(("s/range#copy", "word for word"), (copy.Claim.Id, copy.Relation!.Reason));
        Assert.Equal("s/range#miles", Assert.Single(copy.Children).Claim.Id);
        Assert.Equal(["s/range#portal"], family.AlsoSaid.Select(claim => claim.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void A_family_shows_where_400_km_became_250_miles_and_these_402_km()
    {
        var ledger = Round().Load();

        var family = ClaimFamily.Of(ledger, ledger.FindClaim("s/range#miles")!);
        var text = FamilyText.Of(family, 100);

        var printed = Assert.Single(family.Conversions);
        Assert.Equal(("s/range#portal", "250 miles"), (printed.Claim.Id, printed.Other.Text));
        Assert.Equal(["s/range#miles"], printed.Became.Select(claim => claim.Id), StringComparer.Ordinal);
        Assert.Contains("400 km is about 250 statute miles, and these are 402.3 km: 402 km.", Assert.Single(family.RoundTrips), StringComparison.Ordinal);
        Assert.Contains("<- asked for", text, StringComparison.Ordinal);
        Assert.DoesNotContain("380 km", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_without_relations_is_its_own_family()
    {
        var ledger = Round().Load();

        Assert.Contains("No claim repeats it", FamilyText.Of(ClaimFamily.Of(ledger, ledger.FindClaim("s/range#apart")!), 80), StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_that_repeat_each_other_in_a_circle_end_the_tree()
    {
        var ledger = new QuestionLedger().Property("a/b", "length").Claim("a/b#one", "1 km").Claim("a/b#two", "1 km").Relation("same-as", "a/b#one", "a/b#two").Relation("same-as", "a/b#two", "a/b#one").Load();

        Assert.Equal(2, ClaimFamily.Of(ledger, ledger.FindClaim("a/b#two")!).Members.Count);
    }

    [Fact]
    public void What_took_a_claims_place_hangs_below_it()
    {
        var ledger = new QuestionLedger().Property("a/b", "length").Claim("a/b#old", "1 km", said: "2018", more: "state: superseded; because: old").Claim("a/b#new", "2 km").Relation("supersedes", "a/b#new", "a/b#old").Load();

        var root = Assert.Single(ClaimFamily.Of(ledger, ledger.FindClaim("a/b#new")!).Roots);

        Assert.Equal("a/b#old", root.Claim.Id);
        Assert.Equal(RelationKind.Supersedes, Assert.Single(root.Children).Relation!.Kind);
    }

    [Fact]
    public void A_graph_holds_the_claims_asked_for_and_those_a_relation_leads_to()
    {
        var ledger = Round().Property("x/other", "length").Claim("x/other#one", "1 km").Relation("different-instrument", "x/other#one", "s/range#agency").Property("y/far", "length").Claim("y/far#one", "1 km").Load();

        var graph = EvidenceGraph.Of(ledger, "x/");

        Assert.Equal(["s/range#agency", "x/other#one"], graph.Claims.Select(claim => claim.Id), StringComparer.Ordinal);
        Assert.Single(graph.Relations);
        Assert.Equal(ledger.Claims.Count, EvidenceGraph.Of(ledger, prefix: null).Claims.Count);
    }

    [Fact]
    public void A_graph_in_dot_keeps_its_grammar_whatever_a_document_says()
    {
        var ledger = new QuestionLedger().Property("a/b", "length")
            .Claim("a/b#one", "1 km", speaker: """a "man" with \ and <b> & {x} ];""", words: """he said "1 km" \n -> """)
            .Claim("a/b#two", "2 km").Relation("disputes", "a/b#one", "a/b#two", """a "reason" \""").Load();

        var dot = EvidenceGraph.Of(ledger, prefix: null).ToDot();

        // Every quoted string ends where it should: what is left are the words of the grammar.
        var bare = QuotedString().Replace(dot, "Q");
        Assert.DoesNotContain('"', bare);
        Assert.DoesNotContain('\\', bare);
        Assert.Equal(bare.Count(letter => letter == '{'), bare.Count(letter => letter == '}'));
        Assert.Equal(bare.Count(letter => letter == '['), bare.Count(letter => letter == ']'));
        Assert.All(bare.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("""^(digraph ledger \{|  (node|edge) \[.*\];|  rankdir=LR;|  subgraph cluster_\d+ \{|    label=Q;|    color=gray;|    Q \[label=Q, tooltip=Q(, style=dashed)?\];|  Q -> Q \[label=Q, tooltip=Q, style=(dashed|solid), color=Q(, dir=(both|none))?\];|  \}|\})$""", line));
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex QuotedString();
}
