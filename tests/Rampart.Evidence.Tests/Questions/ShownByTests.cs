using Rampart.Evidence.Questions;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Questions;

/// <summary>What the shipped ledger's conflicts must show.</summary>
public class ShownByTests
{
    private static readonly Lazy<(Ledger Ledger, IReadOnlyList<Conflict> Conflicts)> Shipped = new(Load);

    private static Ledger Ledger => Shipped.Value.Ledger;

    [Fact]
    public void Four_hundred_and_402_km_are_one_claim_rounded_and_the_402_sentence_speaks_of_detecting_too()
    {
        var conflict = On("s-400/engagement-range");
        var same = conflict.Relations.First(relation => relation.Kind == RelationKind.SameAs && relation.From.Id is "s-400/engagement-range#press-tv-2020-12-07");

        Assert.True(same.IsInferred);
        Assert.Equal("400 km", same.To.Value.Text);
        Assert.Contains("250 statute miles", same.Reason, StringComparison.Ordinal);
        Assert.Contains("detecting and tracking", same.Reason, StringComparison.Ordinal);
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.OwnUnit && step.Text.Contains("402 km (press-tv-2020-12-07)", StringComparison.Ordinal));
        Assert.DoesNotContain(conflict.Spreads, spread => spread.Answers.Contains("402 km", StringComparer.Ordinal));
        Assert.NotEmpty(conflict.ReadBy);
        Assert.Contains("repeated by", Text(conflict), StringComparison.Ordinal);
    }

    [Fact]
    public void Four_ways_of_counting_turkeys_purchase_stand_side_by_side()
    {
        var conflict = On("s-400-turkey/batteries");
        var text = Text(conflict);

        foreach (var way in new[] { "2 batteries", "1 regiment set", "2 battalions", "4 systems", "4 batteries" })
        {
            Assert.Contains(way, text, StringComparison.Ordinal);
        }

        Assert.Superset(new HashSet<UnitOfAccount> { UnitOfAccount.Battery, UnitOfAccount.Battalion, UnitOfAccount.RegimentSet, UnitOfAccount.System }, conflict.Units.ToHashSet());
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.UnitOfAccount);
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.ContractText);
    }

    [Fact]
    public void The_contract_is_not_the_loan()
    {
        var conflict = On("s-400-turkey/loan-signed");

        Assert.Contains(conflict.Relations, relation => relation.Kind == RelationKind.DifferentInstrument && relation.From.Property.Id is "s-400-turkey/loan-signed" && relation.To.Property.Id is "s-400-turkey/contract-signed");
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.WhichIsMeant);
    }

    [Fact]
    public void The_delivery_forecasts_stand_against_12_July_2019()
    {
        var conflict = On("s-400-turkey/delivery-begun");
        var text = Text(conflict);

        Assert.Contains("2019-07-12", text, StringComparison.Ordinal);
        Assert.Contains("came 233 days earlier", text, StringComparison.Ordinal);
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.TheEvent && step.Text.Contains("s-400-turkey/delivery-begun = 2019-07-12", StringComparison.Ordinal));
    }

    [Fact]
    public void Will_complete_stands_against_had_completed_inside_one_document()
    {
        var conflict = On("s-400-china/contract-completed");

        Assert.Contains(conflict.Relations, relation => relation.Kind == RelationKind.Disputes && ReferenceEquals(relation.From.Document, relation.To.Document) && relation.From.IsForecast && !relation.To.IsForecast);
        Assert.Contains(conflict.Settling, step => step.Rule == SettlingRule.AnotherDocument && step.Text.Contains("tass-2020-03-16 contradicts itself", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_the_buyers_is_disputed()
    {
        var conflict = On("s-400-turkey/rank-among-foreign-buyers");

        Assert.Contains(conflict.Spreads, spread => spread.Property.Id is "s-400-turkey/rank-among-foreign-buyers" && spread.Low.Value.Text is "2" && spread.High.Value.Text is "3");
        Assert.Contains(conflict.Properties, property => property.Id is "s-400-india/rank-among-foreign-buyers");
    }

    [Fact]
    public void The_price_of_the_chinese_bid_has_several_answers_and_so_has_why_it_ended()
    {
        var prices = On("fd-2000-turkey/price").Claims.Where(claim => claim.IsStanding && claim.Property.Id is "fd-2000-turkey/price").Select(claim => claim.Value.Text);
        Assert.Superset(new HashSet<string>(["3 billion USD", "3.4 billion USD", "3.44 billion USD", "4 billion USD"], StringComparer.Ordinal), prices.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(ConflictState.Open, On("fd-2000-turkey/price").State);
        Assert.Superset(new HashSet<string>(["pressure-from-washington", "technology-transfer"], StringComparer.Ordinal), On("fd-2000-turkey/ended-because").Spreads[0].Answers.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_second_contract_was_signed_in_August_2020_by_one_word_and_awaited_in_December_by_another()
    {
        var conflict = On("s-400-turkey-second/contract-signed");
        var dispute = conflict.Relations.First(relation => relation.Kind == RelationKind.Disputes && relation.From.Id is "s-400-turkey-second/contract-awaited#press-tv-2020-12-07");

        Assert.Equal("s-400-turkey-second/contract-signed#tass-2020-08-23", dispute.To.Id);
        Assert.Contains("awaited in December 2020", dispute.Reason, StringComparison.Ordinal);
        Assert.Equal(ConflictState.Open, conflict.State);
    }

    [Fact]
    public void What_the_first_flights_carried_is_told_in_several_ways()
    {
        var conflict = On("s-400-turkey/first-shipments-carried");

        Assert.Superset(new HashSet<string>(["component-parts", "components", "launchers", "tractors-and-a-loading-vehicle"], StringComparer.Ordinal), conflict.Spreads[0].Answers.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void What_models_read_stands_before_what_they_do_not()
    {
        var read = Shipped.Value.Conflicts.Select(conflict => conflict.ReadBy.Count > 0).ToList();

        Assert.True(read[0]);
        Assert.Equal(read.OrderByDescending(isRead => isRead), read);
    }

    [Fact]
    public void The_family_of_402_km_goes_back_to_the_agency_and_shows_who_printed_250_miles()
    {
        var family = ClaimFamily.Of(Ledger, Ledger.FindClaim("s-400/engagement-range#press-tv-2020-12-07")!);

        Assert.Equal("TASS", Assert.Single(family.Roots).Claim.Origin);
        Assert.Contains(family.Conversions, conversion => conversion.Claim.Document.Id is "domain-b-2007-06-14" && conversion.Other.Text is "250 miles" && conversion.Became.Any(claim => claim.Id is "s-400/engagement-range#press-tv-2020-12-07"));
        Assert.NotEmpty(family.RoundTrips);
    }

    [Fact]
    public void Every_claim_of_the_shipped_ledger_stands_in_its_graph_and_its_sources()
    {
        Assert.Equal(Ledger.Claims.Count, EvidenceGraph.Of(Ledger, prefix: null).Claims.Count);
        Assert.Equal(Ledger.Relations.Count, EvidenceGraph.Of(Ledger, prefix: null).Relations.Count);
        Assert.Equal(Ledger.Claims.Count, SourceRecord.By(Ledger, SourceKind.Document).Sum(record => record.Claims));
    }

    [Fact]
    public void Every_text_keeps_to_its_width()
    {
        var text = string.Concat(Shipped.Value.Conflicts.Select(Text)) + TimelineText.Of(Timeline.Of(Ledger, prefix: null, from: null, to: null), 100) + SourceText.Of(SourceRecord.By(Ledger, SourceKind.Speaker), 100);

        // A name that is longer than a line stands alone in it.
        Assert.All(text.Split('\n').Where(line => line.Length > 100), line => Assert.True(line.Trim().Split(' ')[^1].Length > 30, line));
    }

    private static Conflict On(string property) => Assert.Single(Shipped.Value.Conflicts, conflict => conflict.Properties.Any(known => string.Equals(known.Id, property, StringComparison.Ordinal)));

    private static string Text(Conflict conflict) => ConflictText.Full(Ledger, conflict, 1, 100);

    private static (Ledger Ledger, IReadOnlyList<Conflict> Conflicts) Load()
    {
        var findings = new List<Finding>();
        var ledger = Evidence.Ledger.Load(Repository.Ledger, findings);
        var models = ModelLibrary.Load(Repository.Models, ledger, findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return (ledger, Conflicts.Of(ledger, PropertyReaders.Of(models, ledger)));
    }
}
