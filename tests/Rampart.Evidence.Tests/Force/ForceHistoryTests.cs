using NodaTime;

namespace Rampart.Evidence.Tests.Force;

public class ForceHistoryTests
{
    private static NorthLedger Told() => new NorthLedger()
        .Claim("s-400-north/in-talks", "minister", "2017-03-15", "yes", "event: 2017-03-15")
        .Claim("s-400-north/signed", "agency", "2017-10-01", "2017-09")
        .Claim("s-400-north/delivery-begun", "maker", "2018-08-27", "2019", "forecast: yes")
        .Claim("s-400-north/delivery-begun", "agency", "2019-07-20", "2019-07-12")
        .Claim("s-400-north/delivered", "agency", "2019-07-20", "2020-04", "forecast: yes");

    [Theory]
    [InlineData("2017-03-14", null)]
    [InlineData("2017-03-15", DealStage.Talks)]
    [InlineData("2017-09-15", DealStage.Talks)]
    [InlineData("2017-09-30", DealStage.Contract)]
    [InlineData("2019-07-11", DealStage.Contract)]
    [InlineData("2019-07-12", DealStage.DeliveryBegun)]
    [InlineData("2021-01-01", DealStage.DeliveryBegun)]
    public void A_deal_has_reached_its_furthest_state_that_is_reported_for_sure(string day, DealStage? furthest)
    {
        var deals = On(Told().Load(), day).Deals;

        Assert.Equal(furthest, deals.SingleOrDefault()?.Furthest);
    }

    [Fact]
    public void A_state_whose_date_is_a_month_is_only_possible_within_it()
    {
        var ledger = Told().Load();

        Assert.Equal(StateCertainty.Possible, Line(ledger, "2017-09-15", DealStage.Contract).Alternatives[0].Certainty);
        Assert.Equal(StateCertainty.Reported, Line(ledger, "2017-09-30", DealStage.Contract).Alternatives[0].Certainty);
    }

    [Fact]
    public void What_is_foretold_is_awaited_until_it_comes_and_never_so()
    {
        var ledger = Told().Load();

        Assert.Empty(Deal(ledger, "2018-08-26").Awaited);
        var awaited = Assert.Single(Deal(ledger, "2019-07-11").Awaited);
        Assert.Equal((DealStage.DeliveryBegun, false), (awaited.Stage, awaited.IsOverdue));
        Assert.Equal(ForecastVerdict.BorneOut, awaited.Outcome!.Verdict);
        Assert.DoesNotContain(Deal(ledger, "2019-07-11").Lines, line => line.Stage == DealStage.DeliveryBegun);
        Assert.Empty(Deal(ledger, "2019-07-12").Awaited);
        Assert.False(Assert.Single(Deal(ledger, "2020-04-30").Awaited).IsOverdue);
        Assert.True(Assert.Single(Deal(ledger, "2020-05-01").Awaited).IsOverdue);
    }

    [Fact]
    public void Nothing_is_known_before_it_was_said_where_that_is_asked()
    {
        var ledger = Told().Load();

        var hindsight = On(ledger, "2019-07-13").Deals.Single();
        var then = ForceHistory.Of(ledger, "north", new LocalDate(2019, 7, 13)).On(new LocalDate(2019, 7, 13)).Deals.Single();
        Assert.Equal(DealStage.DeliveryBegun, hindsight.Furthest);
        Assert.Equal(DealStage.Contract, then.Furthest);
        Assert.Single(then.Awaited);
    }

    [Fact]
    public void Claims_that_say_the_same_are_one_reading_and_its_origins_are_counted()
    {
        var ledger = Told().Claim("s-400-north/signed", "paper", "2018-01-05", "2017-09").Load();

        var line = Line(ledger, "2019-01-01", DealStage.Contract);
        Assert.False(line.IsDisputed);
        Assert.Equal(["agency", "paper"], line.Alternatives[0].Origins);
    }

    [Fact]
    public void Values_of_one_property_that_differ_are_alternatives_kept_apart()
    {
        var ledger = Told().Claim("s-400-north/signed", "paper", "2018-01-05", "2017-12").Load();

        var line = Line(ledger, "2019-01-01", DealStage.Contract);
        Assert.Equal(["2017-09", "2017-12"], line.Alternatives.Select(reading => reading.First.ValueText), StringComparer.Ordinal);
        Assert.All(line.Alternatives, reading => Assert.Equal(StateCertainty.Disputed, reading.Certainty));
    }

    [Theory]
    [InlineData("../2017-09-12", false)]
    [InlineData("2017", false)]
    [InlineData("2017-09-20", false)]
    [InlineData("2017-08", true)]
    public void Dates_of_which_one_may_lie_within_the_other_agree(string other, bool isDisputed)
    {
        var line = Line(Told().Claim("s-400-north/signed", "paper", "2018-01-05", other).Load(), "2019-01-01", DealStage.Contract);

        Assert.Equal(isDisputed, line.IsDisputed);
        Assert.Equal(isDisputed ? 2 : 1, line.Alternatives.Count);
    }

    [Fact]
    public void The_finest_date_speaks_for_those_that_agree()
    {
        var line = Line(Told().Claim("s-400-north/signed", "paper", "2018-01-05", "2017-09-20").Load(), "2017-09-20", DealStage.Contract);

        Assert.Equal(("2017-09-20", StateCertainty.Reported), (line.Alternatives[0].When.Text, line.Alternatives[0].Certainty));
    }

    [Fact]
    public void Dates_that_the_ledger_holds_to_dispute_each_other_stay_apart()
    {
        var ledger = Told().Claim("s-400-north/signed", "paper", "2018-01-05", "2017")
            .Relation("disputes", "s-400-north/signed#paper-2018-01-05", "s-400-north/signed#agency-2017-10-01")
            .Load();

        Assert.True(Line(ledger, "2019-01-01", DealStage.Contract).IsDisputed);
    }

    [Fact]
    public void Counts_in_units_that_dispute_each_other_are_alternatives_each_in_its_own_unit()
    {
        var ledger = Counted()
            .Relation("disputes", "s-400-north/batteries#paper-2018-02-01", "s-400-north/regiment-sets#agency-2018-01-01")
            .Load();

        var line = Line(ledger, "2019-01-01", DealStage.Contract);
        Assert.Equal(["1 regiment set", "2 batteries"], line.Alternatives.Select(reading => reading.Words), StringComparer.Ordinal);
        Assert.Equal(["because of disputes"], line.Reasons);
    }

    [Fact]
    public void A_state_that_another_line_of_the_day_disputes_is_disputed_and_so_is_the_deals()
    {
        NorthLedger Awaited() => Told().Claim("s-400-north/in-talks", "seller", "2017-12-07", "yes", "event: 2017-12-07");
        var ledger = Awaited().Relation("disputes", "s-400-north/in-talks#seller-2017-12-07", "s-400-north/signed#agency-2017-10-01").Load();

        Assert.Equal("contract", ForceWords.State(Deal(Awaited().Load(), "2018-01-01")));
        Assert.Equal("contract, disputed", ForceWords.State(Deal(ledger, "2018-01-01")));
        Assert.Equal("contract", ForceWords.State(Deal(ledger, "2017-12-06")));
        Assert.Equal(StateCertainty.Disputed, Assert.Single(Line(ledger, "2018-01-01", DealStage.Contract).Alternatives).Certainty);
        Assert.Equal(["because of disputes"], Line(ledger, "2018-01-01", DealStage.Contract).Reasons);
    }

    [Fact]
    public void Counts_in_different_units_that_nobody_disputes_stand_beside_each_other()
    {
        var lines = Deal(Counted().Load(), "2019-01-01").Lines.Where(line => line.Stage == DealStage.Contract).ToList();

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.False(line.IsDisputed));
    }

    [Fact]
    public void A_count_converts_only_through_a_claim_on_the_same_system()
    {
        var without = Line(Counted().Load(), "2019-01-01", DealStage.Contract, "s-400-north/regiment-sets").Alternatives[0];
        var ledger = Counted()
            .Claim("s-400/battalions-in-regiment-set", "agency", "2018-01-01", "2")
            .Claim("patriot/battalions-in-regiment-set", "agency", "2018-01-01", "7")
            .Load();
        var with = Line(ledger, "2019-01-01", DealStage.Contract, "s-400-north/regiment-sets").Alternatives[0];

        Assert.Empty(without.Conversions);
        Assert.Equal("1 regiment set (2 battalions by agency-2018-01-01)", with.WordsWithConversions);
        Assert.Equal("s-400/battalions-in-regiment-set#agency-2018-01-01", Assert.Single(with.Conversions).By.Id);
        Assert.Empty(Line(ledger, "2019-01-01", DealStage.Contract, "s-400-north/batteries").Alternatives[0].Conversions);
    }

    [Fact]
    public void What_is_said_of_the_purchase_itself_converts_before_what_is_said_of_the_system()
    {
        var ledger = Counted()
            .Claim("s-400/battalions-in-regiment-set", "agency", "2018-01-01", "2")
            .Claim("s-400-north/battalions-in-regiment-set", "paper", "2018-02-01", "3")
            .Load();

        Assert.Equal("1 regiment set (3 battalions by paper-2018-02-01)", Line(ledger, "2019-01-01", DealStage.Contract, "s-400-north/regiment-sets").Alternatives[0].WordsWithConversions);
    }

    [Fact]
    public void What_may_not_have_been_yet_is_possible_even_where_it_is_disputed()
    {
        var line = Line(Told().Claim("s-400-north/signed", "paper", "2018-01-05", "2017-08").Load(), "2017-09-10", DealStage.Contract);

        Assert.Equal([StateCertainty.Possible, StateCertainty.Disputed], line.Alternatives.Select(reading => reading.Certainty).Order());
        Assert.True(line.IsDisputed);
    }

    [Fact]
    public void What_was_known_then_is_graded_and_foretold_without_what_came_later()
    {
        var ledger = Told().Claim("s-400-north/signed", "paper", "2019-01-05", "2017-09").Load();
        var then = ForceHistory.Of(ledger, "north", new LocalDate(2018, 8, 27)).On(new LocalDate(2018, 8, 27)).Deals.Single();
        var hindsight = Deal(ledger, "2018-08-27");

        Assert.Equal(("F1", "F3"), (Signed(hindsight).Grade.Text, Signed(then).Grade.Text));
        Assert.Equal((ForecastVerdict.BorneOut, ForecastVerdict.Open), (hindsight.Awaited[0].Outcome!.Verdict, then.Awaited[0].Outcome!.Verdict));
        Assert.Equal("F6", then.Awaited[0].Forecast.Grade.Text);

        static Claim Signed(DealOnDay deal) => deal.Lines.Single(line => line.Stage == DealStage.Contract).Alternatives[0].Claims.Single(claim => string.Equals(claim.Document.Id, "agency-2017-10-01", StringComparison.Ordinal));
    }

    [Fact]
    public void A_claim_whose_successor_was_not_known_yet_stands_as_known_then()
    {
        var ledger = new NorthLedger()
            .Claim("s-400-north/shipments", "agency", "2019-07-22", "14", "event: 2019-07-22\n    state: superseded\n    because: more came")
            .Claim("s-400-north/shipments", "paper", "2019-09-15", "30", "event: 2019-07-31")
            .Relation("supersedes", "s-400-north/shipments#paper-2019-09-15", "s-400-north/shipments#agency-2019-07-22")
            .Load();

        var then = ForceHistory.Of(ledger, "north", new LocalDate(2019, 8, 31)).On(new LocalDate(2019, 8, 31)).Deals.Single();
        Assert.Equal("14 shipments", Assert.Single(Assert.Single(then.Lines).Alternatives).Words);
        Assert.Equal(ClaimState.Standing, ledger.AsKnownBy(new LocalDate(2019, 8, 31)).Claims.Single().State);
    }

    [Theory]
    [InlineData("2020-04", ForecastVerdict.CameEarlier)]
    [InlineData("../2020-03-16", ForecastVerdict.BorneOut)]
    [InlineData("2020-02/2020-04", ForecastVerdict.Undecided)]
    public void Reports_that_may_all_be_true_say_together_when_it_was(string promised, ForecastVerdict verdict)
    {
        var ledger = new NorthLedger()
            .Claim("s-400-north/end-of-delivery", "maker", "2019-07-22", promised, "forecast: yes")
            .Claim("s-400-north/end-of-delivery", "agency", "2020-03-16", "../2020-03-16")
            .Claim("s-400-north/end-of-delivery", "paper", "2020-12-07", "../2020-12-07")
            .Load();

        var onProperty = ledger.ClaimsOn("s-400-north/end-of-delivery");
        Assert.Equal(verdict, ForecastOutcome.Of(onProperty.Single(claim => claim.IsForecast), onProperty)!.Verdict);
    }

    [Fact]
    public void A_history_goes_by_the_days_by_which_things_had_begun()
    {
        var history = ForceHistory.Of(Told().Claim("s-400-north/shipments", "agency", "2019-08-05", "4", "event: 2019-07").Load(), "north");

        var changes = StateChange.Between(history, new LocalDate(2019, 7, 1), new LocalDate(2019, 12, 31));
        Assert.Equal(["2019-07-12", "2019-07-20", "2019-07"], changes.Select(change => change.When.Text), StringComparer.Ordinal);
        Assert.All(changes, change => Assert.Equal("delivery begun", change.State));
    }

    [Fact]
    public void A_superseded_report_holds_until_the_one_that_took_its_place()
    {
        var ledger = new NorthLedger()
            .Claim("s-400-north/shipments", "agency", "2019-07-22", "14", "event: 2019-07-22\n    state: superseded\n    because: more came")
            .Claim("s-400-north/shipments", "paper", "2019-09-15", "30", "event: 2019-07-31")
            .Relation("supersedes", "s-400-north/shipments#paper-2019-09-15", "s-400-north/shipments#agency-2019-07-22")
            .Load();

        Assert.Equal("14 shipments", Assert.Single(Line(ledger, "2019-07-30", DealStage.DeliveryBegun).Alternatives).Words);
        Assert.Equal("30 shipments", Assert.Single(Line(ledger, "2019-07-31", DealStage.DeliveryBegun).Alternatives).Words);
    }

    [Fact]
    public void A_rejected_claim_is_no_state()
    {
        var ledger = new NorthLedger().Claim("s-400-north/signed", "agency", "2018-01-01", "2017", "state: rejected\n    because: a slip").Load();

        Assert.Empty(On(ledger, "2019-01-01").Deals);
    }

    [Fact]
    public void A_report_that_something_is_not_so_reaches_no_state()
    {
        var ledger = Told().Claim("s-400-north/on-duty", "agency", "2020-01-01", "no", "event: 2020-01-01").Load();

        Assert.Equal(DealStage.DeliveryBegun, Deal(ledger, "2020-02-01").Furthest);
        Assert.Contains("not: on duty", ForceWords.Text(On(ledger, "2020-02-01"), 100), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_open_to_the_past_counts_from_its_last_day()
    {
        var ledger = new NorthLedger().Claim("s-400-north/in-talks", "agency", "2018-08-27", "yes", "event: ../2018-08-01").Load();

        Assert.Empty(On(ledger, "2018-07-31").Deals);
        Assert.Equal(StateCertainty.Reported, Line(ledger, "2018-08-01", DealStage.Talks).Alternatives[0].Certainty);
    }

    [Fact]
    public void Another_owners_deals_and_plain_properties_are_left_out()
    {
        var ledger = Told().Claim("s-400-west/signed", "agency", "2015-01-01", "2014").Claim("s-400/range", "agency", "2015-01-01", "400 km").Load();

        Assert.Equal(["north", "west"], ForceHistory.OwnersIn(ledger));
        Assert.Empty(On(ledger, "2016-01-01").Deals);
        Assert.Equal(5, ForceHistory.Of(ledger, "north").Claims.Count);
    }

    [Fact]
    public void A_history_tells_what_began_and_the_state_after_it()
    {
        var history = ForceHistory.Of(Told().Load(), "north");

        var changes = StateChange.Between(history, new LocalDate(2017, 1, 1), new LocalDate(2019, 12, 31));
        Assert.Equal(["2017-03-15", "2017-09", "2018-08-27", "2019-07-12", "2019-07-20"], changes.Select(change => change.When.Text), StringComparer.Ordinal);
        Assert.Equal(["talks", "contract", "contract", "delivery begun", "delivery begun"], changes.Select(change => change.State), StringComparer.Ordinal);
        Assert.StartsWith("foretold: ", changes[2].Words, StringComparison.Ordinal);
        Assert.Equal(2, StateChange.Between(history, new LocalDate(2017, 9, 1), new LocalDate(2018, 12, 31)).Count);
    }

    [Fact]
    public void The_words_name_every_claim_that_speaks_on_the_day()
    {
        var ledger = Told().Claim("s-400-north/price", "paper", "2018-01-05", "2.5 billion USD", "event: 2017-09").Load();
        var history = ForceHistory.Of(ledger, "north");

        var text = ForceWords.Text(history.On(new LocalDate(2019, 1, 1)), 100);
        Assert.All(history.Claims.Where(claim => claim.Said.Latest <= new LocalDate(2019, 1, 1)), claim => Assert.Contains(claim.Document.Id, text, StringComparison.Ordinal));
        Assert.Contains("price: 2.5 billion USD", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Every_bar_of_the_picture_walks_to_its_claims()
    {
        var ledger = Told().Claim("s-400-north/signed", "paper", "2018-01-05", "2017-12").Load();
        var history = ForceHistory.Of(ledger, "north");

        var data = ForcePicture.Of(ledger, history, null, new LocalDate(2017, 1, 1), new LocalDate(2020, 12, 31), null, "North")!;
        var bars = Assert.Single(data.Lanes).Bars;
        Assert.Equal(history.Claims.Count, bars.Count);
        Assert.All(history.Claims, claim => Assert.Contains(bars, bar => string.Equals(bar.Source, claim.Id, StringComparison.Ordinal) && bar.Tip.Contains("words", StringComparison.Ordinal)));
        Assert.Equal(2, bars.Count(bar => bar.Certainty == Pictures.SwimCertainty.Disputed));
        Assert.Equal(2, bars.Count(bar => bar.Certainty == Pictures.SwimCertainty.Foretold));
        Assert.Null(ForcePicture.Of(ledger, history, null, new LocalDate(2000, 1, 1), new LocalDate(2001, 1, 1), null, "North"));
    }

    private static NorthLedger Counted() => new NorthLedger()
        .Claim("s-400-north/regiment-sets", "agency", "2018-01-01", "1", "event: 2017-09")
        .Claim("s-400-north/batteries", "paper", "2018-02-01", "2", "event: 2017-09");

    private static ForceOnDay On(Ledger ledger, string day) => ForceHistory.Of(ledger, "north").On(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);

    private static DealOnDay Deal(Ledger ledger, string day) => On(ledger, day).Deals.Single();

    private static StateLine Line(Ledger ledger, string day, DealStage stage, string? property = null) =>
        Deal(ledger, day).Lines.Single(line => line.Stage == stage && (property is null || string.Equals(line.Alternatives[0].Property.Id, property, StringComparison.Ordinal)));
}
