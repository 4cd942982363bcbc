using Rampart.Evidence;

namespace Rampart.Scenarios.Tests;

/// <summary>A defence that has as many batteries as the ledger says that a state had on a day.</summary>
public sealed class OrderOfBattleTests : IDisposable
{
    private const string Battery = "    - name: plateau-battery\n      at: 39.60N 33.00E\n      ground-height: 1010 m\n      facing: 180 deg\n      launchers: 2\n";

    private const string Three = Battery
        + "    - name: second-battery\n      at: 39.70N 33.10E\n      ground-height: 1010 m\n      facing: 180 deg\n"
        + "    - name: third-battery\n      at: 39.70N 32.90E\n      ground-height: 1010 m\n      facing: 180 deg\n";

    private readonly Desk desk = new();

    public OrderOfBattleTests()
    {
        desk.AddToLedger("documents", "  gazette-2019: { publisher: G, title: T, date: 2019, date-known: stated, origin: G }\n  herald-2019: { publisher: H, title: T, date: 2019, date-known: stated, origin: H }\n");
        desk.AddToLedger("deals", "  north: { owner: north, seller: south, system: s-400, name: contract of the North }\n  north-old: { owner: north, seller: south, system: s-300pmu-2, name: old contract of the North }\n");
        desk.AddToLedger("properties", """
              s-400-north/regiment-sets: { kind: count, unit: regiment-set, deal: north, stage: delivery, meaning: How many came. }
              s-400-north/battalions-ordered: { kind: count, unit: battalion, deal: north, stage: contract, meaning: How many were ordered. }
              s-300-north/battalions: { kind: count, unit: battalion, deal: north-old, stage: delivery, meaning: How many came. }
              s-400/battalions-per-set-of-the-north: { kind: count, unit: battalion, per: regiment-set, meaning: How many in a set. }

            """);
        desk.AddToLedger("claims", Claim("s-400-north/regiment-sets", "gazette-2019", "1", "event: 2018-05")
            + Claim("s-400/battalions-per-set-of-the-north", "gazette-2019", "2", null)
            + Claim("s-400-north/battalions-ordered", "gazette-2019", "3", "event: 2017")
            + Claim("s-300-north/battalions", "gazette-2019", "8", "event: 2010"));
    }

    public void Dispose() => desk.Dispose();

    [Fact]
    public void As_many_places_are_manned_as_the_claim_converted_by_another_claim_counts()
    {
        var scenario = Read(Three, "stage: delivery")!;

        Assert.Equal(["plateau-battery", "second-battery"], scenario.Battle.Batteries.Select(battery => battery.Name), StringComparer.Ordinal);
        var remark = Assert.Single(desk.Findings);
        Assert.Contains("3 places are given for 2 battalions (north on 2019-01-01): the first 2 stand", remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reading_carries_the_claims_to_which_it_walks_back()
    {
        var reading = Assert.Single(Read(Three, "stage: delivery")!.Readings, reading => string.Equals(reading.Model, "order-of-battle", StringComparison.Ordinal));

        Assert.Equal(["s-400-north/regiment-sets#gazette-2019", "s-400/battalions-per-set-of-the-north#gazette-2019"], reading.Claims.Select(claim => claim.Id), StringComparer.Ordinal);
        Assert.Equal((2.0, "one(gazette-2019)", ReadingSource.Claimed), (reading.Si, reading.As, reading.Source));
        Assert.False(reading.IsSampled);
    }

    [Fact]
    public void The_reading_names_the_claim_that_the_scenario_names()
    {
        desk.AddToLedger("claims", Claim("s-400-north/regiment-sets", "herald-2019", "1", "event: 2018-05"));

        var reading = Assert.Single(Read(Three, "stage: delivery, read: one(herald-2019)")!.Readings, reading => string.Equals(reading.Model, "order-of-battle", StringComparison.Ordinal));
        Assert.Equal(("one(herald-2019)", "s-400-north/regiment-sets#herald-2019"), (reading.As, reading.Claims[0].Id));
    }

    [Theory]
    [InlineData("event: 2018-05\n    bound: at-least")]
    [InlineData("event: 2018/2020-01")]
    public void A_count_that_is_not_exact_or_only_possible_makes_no_battery(string what)
    {
        desk.AddToLedger("properties", "  s-400-north/squadrons: { kind: count, unit: squadron, deal: north, stage: delivery, meaning: How many came. }\n");
        desk.AddToLedger("documents", "  later-2021: { publisher: L, title: T, date: 2021, date-known: stated, origin: L }\n");
        desk.AddToLedger("claims", Claim("s-400-north/squadrons", "later-2021", "2", what));

        Assert.Null(Read(Three, string.Empty, text => text.Replace("counted-as: battalion", "counted-as: squadron", StringComparison.Ordinal)));
        Assert.Contains(desk.Findings, finding => finding.Message.Contains("No claim counts the force", StringComparison.Ordinal));
    }

    [Fact]
    public void More_batteries_than_a_regiment_set_has_stand_where_the_ledger_says_so()
    {
        var scenario = Read(Three, "stage: contract")!;

        Assert.Empty(desk.Findings);
        Assert.Equal(3, scenario.Battle.Batteries.Count);
    }

    [Fact]
    public void Fewer_places_than_batteries_is_a_remark()
    {
        var scenario = Read(Battery, "stage: delivery")!;

        Assert.Single(scenario.Battle.Batteries);
        Assert.Contains("1 places are given for 2 battalions", Assert.Single(desk.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "differs, and counts are never averaged: one(gazette-2019): 3, one(gazette-2019): 2")]
    [InlineData("read: one(gazette-2019)", "reads several counts")]
    [InlineData("read: one(herald-2019)", "reads no count")]
    [InlineData("stage: delivered", "is no state of a deal")]
    [InlineData("deal: nowhere", "The ledger has no deal `nowhere`")]
    [InlineData("stage: delivery, oner: x", "not known")]
    public void A_count_that_is_not_one_is_an_error(string choice, string message)
    {
        Assert.Null(Read(Three, choice));

        var finding = desk.Findings.First(finding => finding.Severity == FindingSeverity.Error);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
        Assert.True(finding.Place.Line > 0);
    }

    [Theory]
    [InlineData("owner: north", "owner: nobody", "holds no deal of nobody")]
    [InlineData("on: 2019-01-01", "on: 2019", "is not a day")]
    [InlineData("on: 2019-01-01", "on: 2016-01-01", "No claim counts the force")]
    [InlineData("counted-as: battalion", "counted-as: company", "is no unit that fights as one")]
    [InlineData("counted-as: battalion", "counted-as: flight", "is no unit that fights as one")]
    [InlineData("counted-as: battalion", "counted-as: squadron", "No claim counts the force")]
    [InlineData("counted-as: battalion, ", "", "`counted-as` is missing")]
    public void A_force_that_the_ledger_does_not_know_is_an_error(string right, string wrong, string message)
    {
        Assert.Null(Read(Three, "stage: delivery", text => text.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(desk.Findings, finding => finding.Message.Contains(message, StringComparison.Ordinal) && finding.Remedy.Length > 0);
    }

    private Scenario? Read(string batteries, string choice, Func<string, string>? change = null)
    {
        var order = $"  order-of-battle: {{ owner: north, on: 2019-01-01, counted-as: battalion, {choice} }}\n  batteries:\n";
        var text = Desk.Sample.Replace(Battery, batteries, StringComparison.Ordinal).Replace("  batteries:\n", order, StringComparison.Ordinal);
        return desk.Read(change is null ? text : change(text));
    }

    private static string Claim(string property, string document, string value, string? happened) =>
        $"  {property}#{document}:\n    value: \"{value}\"\n    quotation: words\n    speaker: S\n    said: 2019\n{(happened is null ? string.Empty : $"    {happened}\n")}";
}
