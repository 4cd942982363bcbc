using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>Deals, their states, units of account, money and the grades that a rule sets.</summary>
public sealed class DealTests : IDisposable
{
    private const string Deals = """
        deals:
          north-first: { owner: north, seller: south, system: s-400, name: first contract of the North }
        """;

    private const string Properties = """
        properties:
          s-400-north/batteries: { kind: count, unit: battery, deal: north-first, stage: contract, meaning: How many. }
          s-400-north/delivered: { kind: date, deal: north-first, stage: delivery, meaning: When they came. }
          s-400-north/price: { kind: money, deal: north-first, stage: contract, meaning: What it cost. }
          s-400-north/reason: { kind: text, meaning: Why. }
          s-400/battalions: { kind: count, unit: battalion, per: regiment-set, meaning: How many in a set. }
        """;

    private readonly Folder folder = new();
    private readonly List<Finding> findings = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_property_tells_a_state_of_a_deal_in_its_unit_of_account()
    {
        var ledger = Load(Claim("s-400-north/batteries#agency-2019", "2"));

        Assert.Empty(findings);
        var property = ledger.FindClaim("s-400-north/batteries#agency-2019")!.Property;
        Assert.Equal(("north-first", DealStage.Contract, UnitOfAccount.Battery), (property.Deal!.Id, property.Stage, property.Unit));
        Assert.Equal(("north", "south"), (property.Deal.Owner, property.Deal.Seller));
        Assert.Equal((UnitOfAccount.Battalion, UnitOfAccount.RegimentSet), (ledger.FindProperty("s-400/battalions")!.Unit, ledger.FindProperty("s-400/battalions")!.Per));
        Assert.Same(ledger.FindDeal("north-first"), property.Deal);
    }

    [Theory]
    [InlineData("owner: north", "owner: The North", "\"The North\" is not a word", "deals.yaml")]
    [InlineData("name: first contract of the North", "title: none", "`name` is missing", "deals.yaml")]
    [InlineData("deal: north-first, stage: contract, meaning: How", "deal: north, stage: contract, meaning: How", "There is no deal `north`", "properties.yaml")]
    [InlineData("stage: delivery", "stage: deliverd", "\"deliverd\" is not known here", "properties.yaml")]
    [InlineData(", stage: delivery", "", "The deal needs the state", "properties.yaml")]
    [InlineData("deal: north-first, stage: delivery", "stage: delivery", "A state needs the deal", "properties.yaml")]
    [InlineData("unit: battery", "unit: company", "\"company\" is not known here", "properties.yaml")]
    [InlineData("kind: date,", "kind: date, unit: battery,", "A date has no unit of account", "properties.yaml")]
    [InlineData("per: regiment-set", "per: battalion", "A unit has one of itself", "properties.yaml")]
    [InlineData("unit: battalion, per", "per", "Nothing says what is counted in it", "properties.yaml")]
    public void A_deal_or_a_property_that_cannot_be_meant_is_a_finding(string right, string wrong, string message, string file)
    {
        Load([], Deals.Replace(right, wrong, StringComparison.Ordinal), Properties.Replace(right, wrong, StringComparison.Ordinal));

        Assert.EndsWith(file, findings.First(finding => finding.Message.Contains(message, StringComparison.Ordinal)).Place.File, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.NotEmpty(finding.Remedy));
    }

    [Theory]
    [InlineData("2.5 billion USD", 2.5e9, "USD")]
    [InlineData("3.44 bn USD", 3.44e9, "USD")]
    [InlineData("380 million EUR", 3.8e8, "EUR")]
    [InlineData("12 RUB", 12.0, "RUB")]
    public void A_sum_of_money_is_read_with_its_currency(string text, double amount, string currency)
    {
        var value = Load(Claim("s-400-north/price#agency-2019", text)).FindClaim("s-400-north/price#agency-2019")!.Value;

        Assert.Equal((amount, currency), (value.Si, value.Currency));
        Assert.Equal((amount, currency), MoneyText.TryParse(MoneyText.Print(amount, currency)));
    }

    [Theory]
    [InlineData("2.5 billion")]
    [InlineData("USD 2.5")]
    [InlineData("-1 USD")]
    [InlineData("2,5 billion USD")]
    [InlineData("2.5 heaps USD")]
    [InlineData("2.5 billion usd")]
    public void What_is_no_sum_of_money_is_a_finding(string text)
    {
        Load(Claim("s-400-north/price#agency-2019", $"\"{text}\""));

        findings.The("is no sum of money");
    }

    [Fact]
    public void The_same_number_in_another_currency_is_not_the_same_sum()
    {
        var ledger = Load(Claim("s-400-north/price#agency-2019", "2 billion USD"), Claim("s-400-north/price#paper-2019", "2 billion EUR", origin: "The Paper"));

        Assert.Equal("F3", ledger.FindClaim("s-400-north/price#agency-2019")!.Grade.Text);
    }

    [Fact]
    public void The_value_of_a_date_is_when_its_event_was()
    {
        var ledger = Load(Claim("s-400-north/delivered#agency-2019", "2019-07-12"));

        Assert.Equal("2019-07-12", ledger.FindClaim("s-400-north/delivered#agency-2019")!.EventDate!.Text);
    }

    [Fact]
    public void A_date_after_its_document_that_is_no_forecast_is_a_finding()
    {
        Load(Claim("s-400-north/delivered#agency-2019", "2021"));

        findings.The("after its document was published");
    }

    [Fact]
    public void An_event_dated_otherwise_than_its_value_is_a_finding()
    {
        Load(Claim("s-400-north/delivered#agency-2019", "2019-07", more: "event: 2018"));

        findings.The("Its value is the date 2019-07, and its event is dated 2018");
    }

    [Theory]
    [InlineData("2019", ForecastVerdict.BorneOut, 0, "2")]
    [InlineData("2019-07-12", ForecastVerdict.BorneOut, 0, "2")]
    [InlineData("2019-07-31/..", ForecastVerdict.CameEarlier, -19, "5")]
    [InlineData("late 2019/early 2020", ForecastVerdict.CameEarlier, -51, "5")]
    [InlineData("2019-07-01/2019-07-10", ForecastVerdict.CameLater, 2, "5")]
    public void A_forecast_is_held_against_the_event(string promised, ForecastVerdict verdict, int days, string credibility)
    {
        var ledger = Load(
            Claim("s-400-north/delivered#old-2018", promised, said: "2018-01-05", more: "forecast: yes"),
            Claim("s-400-north/delivered#agency-2019", "2019-07-12"));

        var forecast = ledger.FindClaim("s-400-north/delivered#old-2018")!;
        var outcome = ForecastOutcome.Of(forecast, ledger.ClaimsOn("s-400-north/delivered"))!;
        Assert.Equal((verdict, days), (outcome.Verdict, outcome.DaysOff));
        Assert.Equal("F" + credibility, forecast.Grade.Text);
        Assert.Equal("s-400-north/delivered#agency-2019", outcome.Event!.Id);
    }

    [Theory]
    [InlineData("2019-07", "", ForecastVerdict.Undecided, "3")]
    [InlineData("2019", "", ForecastVerdict.BorneOut, "2")]
    [InlineData("2019-06", "bound: at-most", ForecastVerdict.Undecided, "3")]
    [InlineData("2019-08", "bound: at-most", ForecastVerdict.BorneOut, "2")]
    [InlineData("2020", "", ForecastVerdict.CameEarlier, "5")]
    [InlineData("2019-05", "bound: at-most", ForecastVerdict.CameLater, "5")]
    public void An_event_whose_date_is_a_span_decides_only_what_it_can(string promised, string bound, ForecastVerdict verdict, string credibility)
    {
        var ledger = Load(
            Claim("s-400-north/delivered#old-2018", promised, said: "2018-01-05", more: $"forecast: yes\n    {bound}"),
            Claim("s-400-north/delivered#agency-2019", "2019-06/2019-08"));

        var forecast = ledger.FindClaim("s-400-north/delivered#old-2018")!;
        Assert.Equal(verdict, ForecastOutcome.Of(forecast, ledger.ClaimsOn("s-400-north/delivered"))!.Verdict);
        Assert.Equal("F" + credibility, forecast.Grade.Text);
    }

    [Fact]
    public void A_forecast_without_its_event_is_open_and_cannot_be_judged()
    {
        var ledger = Load(Claim("s-400-north/delivered#old-2018", "2019", said: "2018-01-05", more: "forecast: yes"));

        var forecast = ledger.FindClaim("s-400-north/delivered#old-2018")!;
        Assert.Equal(ForecastVerdict.Open, ForecastOutcome.Of(forecast, [forecast])!.Verdict);
        Assert.Equal("F6", forecast.Grade.Text);
    }

    [Fact]
    public void A_claim_that_another_origin_confirms_is_graded_1_with_its_documents_letter()
    {
        var ledger = Load(Claim("s-400-north/batteries#judged-2019", "2"), Claim("s-400-north/batteries#paper-2019", "2", origin: "The Paper"));

        Assert.Equal("B1", ledger.FindClaim("s-400-north/batteries#judged-2019")!.Grade.Text);
        Assert.Equal("F1", ledger.FindClaim("s-400-north/batteries#paper-2019")!.Grade.Text);
        Assert.True(ledger.FindClaim("s-400-north/batteries#paper-2019")!.GradeIsByRule);
    }

    [Theory]
    [InlineData("grade: B4", 1)]
    [InlineData("grade: C3", 1)]
    [InlineData("grade: B3", 0)]
    [InlineData("grade: by-rule", 0)]
    [InlineData("grade: B4\n    grade-because: the sentence is garbled", 0)]
    public void A_grade_by_hand_that_differs_from_the_rules_wants_a_reason(string grade, int remarks)
    {
        Load(Claim("s-400-north/batteries#judged-2019", "2", more: grade));

        Assert.Equal(remarks, findings.Count);
        Assert.All(findings, finding => Assert.Contains("by rule it would be B3", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_origin_in_another_document_confirms_nothing()
    {
        var ledger = Load(Claim("s-400-north/batteries#agency-2019", "2"), Claim("s-400-north/batteries#paper-2019", "2", origin: "THE AGENCY"));

        Assert.Equal("F3", ledger.FindClaim("s-400-north/batteries#agency-2019")!.Grade.Text);
    }

    [Fact]
    public void Disputes_count_against_a_claim_and_agreement_for_it()
    {
        string[] claims =
        [
            Claim("s-400-north/batteries#agency-2019", "2"),
            Claim("s-400-north/batteries#paper-2019", "2", origin: "The Paper"),
            Claim("s-400-north/batteries#judged-2019", "2", origin: "The Judged"),
            Claim("s-400-north/batteries#old-2018", "4", said: "2018", origin: "The Old"),
        ];
        var ledger = Load(claims, relations: "  - { kind: disputes, from: s-400-north/batteries#old-2018, to: s-400-north/batteries#agency-2019, reason: a test }\n");

        Assert.Equal("F2", ledger.FindClaim("s-400-north/batteries#agency-2019")!.Grade.Text);
        Assert.Equal("F4", ledger.FindClaim("s-400-north/batteries#old-2018")!.Grade.Text);
        Assert.Equal("F4", ledger.Relations[0].From.Grade.Text);
    }

    [Fact]
    public void Who_disputes_one_claim_disputes_all_that_say_the_same()
    {
        string[] claims =
        [
            Claim("s-400-north/batteries#agency-2019", "2"),
            Claim("s-400-north/batteries#paper-2019", "2", origin: "The Agency"),
            Claim("s-400-north/batteries#old-2018", "4", said: "2018", origin: "The Old"),
        ];
        var ledger = Load(claims, relations: "  - { kind: disputes, from: s-400-north/batteries#old-2018, to: s-400-north/batteries#agency-2019, reason: a test }\n");

        Assert.Equal("F4", ledger.FindClaim("s-400-north/batteries#agency-2019")!.Grade.Text);
        Assert.Equal("F4", ledger.FindClaim("s-400-north/batteries#paper-2019")!.Grade.Text);
    }

    [Theory]
    [InlineData("2019-07", "2019-07-12", "F1", "F3")]
    [InlineData("2019-07", "2019-07", "F1", "F1")]
    [InlineData("2019-07", "2019", "F3", "F1")]
    [InlineData("2019-07", "2019-08", "F3", "F3")]
    public void A_date_is_confirmed_by_one_that_lies_within_it(string left, string right, string leftGrade, string rightGrade)
    {
        var ledger = Load(Claim("s-400-north/delivered#agency-2019", left), Claim("s-400-north/delivered#paper-2019", right, origin: "The Paper"));

        Assert.Equal(leftGrade, ledger.FindClaim("s-400-north/delivered#agency-2019")!.Grade.Text);
        Assert.Equal(rightGrade, ledger.FindClaim("s-400-north/delivered#paper-2019")!.Grade.Text);
    }

    [Fact]
    public void What_was_noted_of_words_not_at_hand_is_never_confirmed()
    {
        var recorded = Claim("s-400-north/batteries#agency-2019", "2").Replace("quotation:", "recorded:", StringComparison.Ordinal);
        var ledger = Load(recorded, Claim("s-400-north/batteries#paper-2019", "2", origin: "The Paper"));

        Assert.Empty(findings);
        Assert.Equal("F3", ledger.FindClaim("s-400-north/batteries#agency-2019")!.Grade.Text);
    }

    [Fact]
    public void A_rejected_claim_is_improbable()
    {
        var ledger = Load(Claim("s-400-north/batteries#agency-2019", "3", more: "state: rejected\n    because: a slip"));

        Assert.Equal("F5", ledger.FindClaim("s-400-north/batteries#agency-2019")!.Grade.Text);
    }

    [Theory]
    [InlineData("    reliability: B\n    reliability-because: a test", "    reliability: B", "The mark needs a reason")]
    [InlineData("    reliability: B\n", "", "A reason stands here without a mark")]
    [InlineData("reliability: B", "reliability: good", "\"good\" is not a mark of reliability")]
    public void A_documents_reliability_needs_a_mark_and_a_reason(string right, string wrong, string message)
    {
        Write([], Deals, Properties, string.Empty);
        folder.Write("documents.yaml", Documents.Replace(right, wrong, StringComparison.Ordinal));
        Ledger.Load(folder.Path, findings);

        findings.The(message);
    }

    [Fact]
    public void Deals_units_states_and_reasons_are_part_of_the_fingerprint()
    {
        var claims = new[] { Claim("s-400-north/batteries#agency-2019", "2") };
        var prints = new[]
        {
            Load(claims).Fingerprint(),
            Load(claims, Deals.Replace("owner: north", "owner: east", StringComparison.Ordinal)).Fingerprint(),
            Load(claims, properties: Properties.Replace("unit: battery", "unit: system", StringComparison.Ordinal)).Fingerprint(),
            Load(claims, properties: Properties.Replace("stage: contract, meaning: How", "stage: option, meaning: How", StringComparison.Ordinal)).Fingerprint(),
            Load([Claim("s-400-north/batteries#agency-2019", "2", more: "grade: F3")]).Fingerprint(),
            Load([Claim("s-400-north/batteries#agency-2019", "2", more: "grade: F3\n    grade-because: a test")]).Fingerprint(),
        };

        // The same grade by hand without a reason says no more than the rule.
        Assert.Equal(prints[0], prints[4]);
        Assert.Equal(prints.Length - 1, prints.Distinct(StringComparer.Ordinal).Count());
    }

    private const string Documents = """
        documents:
          agency-2019: { publisher: The Agency, title: A headline, date: 2019-12, date-known: stated, origin: The Agency }
          paper-2019: { publisher: The Paper, title: A headline, date: 2019-12, date-known: stated, origin: The Paper }
          old-2018: { publisher: The Old, title: A headline, date: 2018-12, date-known: stated, origin: The Old }
          judged-2019:
            publisher: The Judged
            title: A headline
            date: 2019-12
            date-known: stated
            origin: The Judged
            reliability: B
            reliability-because: a test
        """;

    private static string Claim(string id, string value, string said = "2019-12", string? origin = null, string? more = null) =>
        $"  {id}:\n    value: {(value.All(char.IsAsciiDigit) ? $"\"{value}\"" : value)}\n    quotation: words\n    speaker: S\n    said: {said}\n"
        + (origin is null ? string.Empty : $"    origin: {origin}\n")
        + (more is null ? string.Empty : $"    {more}\n");

    private Ledger Load(params string[] claims) => Load(claims, Deals);

    private Ledger Load(string[] claims, string deals = Deals, string properties = Properties, string relations = "")
    {
        Write(claims, deals, properties, relations);
        return Ledger.Load(folder.Path, findings);
    }

    private void Write(string[] claims, string deals, string properties, string relations)
    {
        folder.Write("documents.yaml", Documents);
        folder.Write("deals.yaml", deals);
        folder.Write("properties.yaml", properties);
        folder.Write("claims/all.yaml", claims.Length == 0 ? "claims: {}\n" : "claims:\n" + string.Concat(claims));
        folder.Write("relations.yaml", relations.Length == 0 ? "relations: []\n" : "relations:\n" + relations);
    }
}
