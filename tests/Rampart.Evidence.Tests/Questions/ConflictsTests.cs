using Rampart.Evidence.Questions;

namespace Rampart.Evidence.Tests.Questions;

public class ConflictsTests
{
    [Fact]
    public void Two_values_are_a_conflict_and_one_value_from_two_origins_is_none()
    {
        var conflicts = new QuestionLedger()
            .Property("a/range", "length").Claim("a/range#one", "100 km").Claim("a/range#two", "150 km")
            .Property("a/height", "length").Claim("a/height#one", "30 km").Claim("a/height#two", "30 km")
            .Conflicts();

        var conflict = Assert.Single(conflicts);
        Assert.Equal("a/range", conflict.Lead.Id);
        Assert.Equal(ConflictState.Open, conflict.State);
        var spread = Assert.Single(conflict.Spreads);
        Assert.Equal(("100 km", "150 km", 1.5), (spread.Low.Value.Text, spread.High.Value.Text, spread.Ratio!.Value));
        Assert.Equal([SettlingRule.IndependentOrigin], conflict.Settling.Select(step => step.Rule));
        Assert.Contains("2 known origins differ", conflict.Settling[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_is_rejected_is_no_answer()
    {
        Assert.Empty(new QuestionLedger().Property("a/range", "length").Claim("a/range#one", "100 km").Claim("a/range#two", "150 km", more: "state: rejected; because: a slip").Conflicts());
    }

    [Fact]
    public void One_number_rounded_twice_is_explained_and_widens_nothing()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("a/range", "length").Claim("a/range#one", "400 km").Claim("a/range#two", "402 km")
            .Relation("same-as", "a/range#two", "a/range#one", "rounded through miles").Conflicts());

        Assert.Equal(ConflictState.Explained, conflict.State);
        Assert.Empty(conflict.Spreads);
        Assert.Equal([SettlingRule.OwnUnit], conflict.Settling.Select(step => step.Rule));
        Assert.Contains("primary document in its own unit", conflict.Settling[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repetition_in_the_same_numbers_is_no_conflict()
    {
        Assert.Empty(new QuestionLedger().Property("a/range", "length").Claim("a/range#one", "400 km").Claim("a/range#two", "400 km").Relation("same-as", "a/range#two", "a/range#one").Conflicts());
    }

    private static QuestionLedger FourWays() => new QuestionLedger()
        .Property("t/batteries", "count", "unit: battery, deal: turkey-first, stage: contract").Claim("t/batteries#one", "2").Claim("t/batteries#two", "4")
        .Property("t/sets", "count", "unit: regiment-set, deal: turkey-first, stage: contract").Claim("t/sets#three", "1")
        .Property("t/systems", "count", "unit: system, deal: turkey-first, stage: contract").Claim("t/systems#four", "4")
        .Relation("disputes", "t/sets#three", "t/batteries#one").Relation("disputes", "t/systems#four", "t/sets#three");

    [Fact]
    public void Four_ways_of_counting_one_purchase_are_one_conflict_and_a_conversion_would_settle_it()
    {
        var conflict = Assert.Single(FourWays().Conflicts());

        Assert.Equal(["t/batteries", "t/sets", "t/systems"], conflict.Properties.Select(property => property.Id), StringComparer.Ordinal);
        Assert.Equal([UnitOfAccount.Battery, UnitOfAccount.RegimentSet, UnitOfAccount.System], conflict.Units);
        Assert.Equal(3.0, conflict.Weight);
        var unit = conflict.Settling.First(step => step.Rule == SettlingRule.UnitOfAccount).Text;
        Assert.Contains("no claim converts batteries | regiment sets | systems into each other", unit, StringComparison.Ordinal);
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.ContractText && step.Text.Contains("the text of first contract", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_conversion_already_joins_need_not_be_asked_again()
    {
        var ledger = FourWays().Property("k/batteries-in-set", "count", "unit: battery, per: regiment-set").Claim("k/batteries-in-set#five", "2");

        var text = ledger.Conflicts().Single().Settling.First(step => step.Rule == SettlingRule.UnitOfAccount).Text;

        Assert.Contains("no claim converts batteries and regiment sets | systems into each other. What the ledger converts: k/batteries-in-set.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecasts_that_the_event_has_overtaken_are_decided_and_told_by_how_many_days()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("t/delivery", "date", "deal: turkey-first, stage: delivery-begun")
            .Claim("t/delivery#one", "2020-03", said: "2017-12-27", more: "forecast: yes")
            .Claim("t/delivery#two", "2019", said: "2018-08-27", more: "forecast: yes")
            .Claim("t/delivery#three", "2019-07-12", said: "2019-07-12").Conflicts());

        Assert.Equal(ConflictState.Decided, conflict.State);
        Assert.Equal(233, Assert.Single(conflict.Spreads).Days);
        Assert.Contains("t/delivery = 2019-07-12 (t/delivery#three); 1 of 2 forecasts were borne out", Assert.Single(conflict.Settling).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_forecasts_wait_for_the_event()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("t/delivery", "date").Claim("t/delivery#one", "2026", said: "2020", more: "forecast: yes").Claim("t/delivery#two", "2027", said: "2021", more: "forecast: yes").Conflicts());

        Assert.Equal(SettlingRule.TheEvent, conflict.Settling[0].Rule);
        Assert.Contains("no claim reports t/delivery yet, and forecasts run to 2027", conflict.Settling[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_contradicts_itself_asks_for_another_one()
    {
        var conflict = Assert.Single(new QuestionLedger()
            .Property("c/completed", "date", "deal: turkey-first, stage: delivery").Claim("c/completed#one", "2020", said: "2020-03", more: "forecast: yes")
            .Property("c/delivered", "date", "deal: turkey-first, stage: delivery").Claim("c/delivered#one", "2019-12", said: "2020-03")
            .Relation("disputes", "c/completed#one", "c/delivered#one", "will against had").Conflicts());

        Assert.Equal(ConflictState.Open, conflict.State);
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.AnotherDocument && step.Text is "Another document on the delivery and acceptance of first contract: one contradicts itself.");
    }

    [Fact]
    public void Different_things_that_are_easily_confused_leave_nothing_to_settle_between_them()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("t/contract", "date").Claim("t/contract#one", "2017-09").Property("t/loan", "date").Claim("t/loan#two", "2017-12")
            .Relation("different-instrument", "t/loan#two", "t/contract#one", "a loan is no contract").Conflicts());

        Assert.Equal(ConflictState.Explained, conflict.State);
        Assert.Equal([SettlingRule.WhichIsMeant], conflict.Settling.Select(step => step.Rule));
    }

    [Fact]
    public void Dates_of_different_precision_that_may_be_one_day_are_compatible()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("t/contract", "date").Claim("t/contract#one", "2017-09").Claim("t/contract#two", "2017-09-12").Conflicts());

        Assert.Equal(ConflictState.Compatible, conflict.State);
        Assert.Equal(0, Assert.Single(conflict.Spreads).Days);
    }

    [Fact]
    public void Sums_are_compared_within_their_currency_only()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("t/price", "money")
            .Claim("t/price#one", "2 billion USD").Claim("t/price#two", "2.5 billion USD").Claim("t/price#three", "350 billion RUB").Conflicts());

        var spread = Assert.Single(conflict.Spreads);
        Assert.Equal(("USD", 1.25), (spread.Low.Value.Currency, spread.Ratio!.Value));
    }

    [Fact]
    public void Noted_claims_unknown_origins_and_weak_grades_say_what_is_missing()
    {
        var conflict = Assert.Single(new QuestionLedger().Property("a/range", "length").Claim("a/range#one", "100 km", origin: "unknown", grade: "E3").Claim("a/range#two", "150 km", grade: "C4").Conflicts());

        Assert.Equal([SettlingRule.IndependentOrigin, SettlingRule.UnknownOrigin, SettlingRule.BetterSource], conflict.Settling.Select(step => step.Rule));
        Assert.Contains("one is of unknown origin", conflict.Settling[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_model_reads_comes_first_and_then_the_wider_spread()
    {
        var conflicts = new QuestionLedger()
            .Property("a/one", "length").Claim("a/one#one", "100 km").Claim("a/one#two", "101 km")
            .Property("a/two", "length").Claim("a/two#one", "100 km").Claim("a/two#two", "200 km")
            .Property("a/three", "length").Claim("a/three#one", "100 km").Claim("a/three#two", "300 km")
            .Conflicts(("a/one", "model range"));

        Assert.Equal(["a/one", "a/three", "a/two"], conflicts.Select(conflict => conflict.Lead.Id), StringComparer.Ordinal);
        Assert.Equal(["model range"], conflicts[0].ReadBy);
    }

    [Fact]
    public void A_conflict_is_told_within_its_width_with_values_reasons_and_what_would_settle_it()
    {
        var ledger = FourWays().Load();

        var text = ConflictText.Full(ledger, QuestionLedger.Of(ledger)[0], 1, 80);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        foreach (var words in new[] { "2 batteries", "1 regiment set", "4 systems", "Units of account: battery, regiment set, system.", "Why: ", "To settle: ", "C3", "Origin: origin of one" })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_empty_ledger_has_no_conflict() => Assert.Empty(QuestionLedger.Of(Ledger.Empty));
}
