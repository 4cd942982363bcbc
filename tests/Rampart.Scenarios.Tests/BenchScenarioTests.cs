using Rampart.Evidence;
using Rampart.Simulation.Motion;

namespace Rampart.Scenarios.Tests;

/// <summary>The scenarios made for measuring hold what their names and their page say; groups whose members fly beside one another.</summary>
public class BenchScenarioTests
{
    [Theory]
    [InlineData("bench-8x50", 8, 50)]
    [InlineData("bench-20x200", 20, 200)]
    [InlineData("bench-8x1000", 8, 1000)]
    public void They_hold_what_they_claim(string name, int batteries, int targets)
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var models = ModelLibrary.Load(Repository.Models, ledger, findings);
        var scenario = ScenarioReader.Read(Path.Combine(Repository.Root, "scenarios", name, "scenario.yaml"), "scenario.yaml", name, ledger, models, findings);

        Assert.Empty(findings);
        Assert.NotNull(scenario);
        var battle = scenario.Battle;
        Assert.Equal((batteries, targets), (battle.Batteries.Count, battle.Targets.Count));
        Assert.Equal(60.0, battle.Length.Minutes);

        // One surveillance radar a battery and none beside: 10 s a scan, 5 false plots a scan.
        Assert.Null(battle.CommandPost.SurveillanceRadar);
        Assert.Equal(batteries, battle.SearchRadars.Count());
        Assert.All(battle.SearchRadars, radar => Assert.Equal((10.0, 5.0), (radar.ScanPeriod.Seconds, radar.FalsePlotsPerScan)));

        // The raid is in the air for thirty minutes of the hour, and every one of it for nearly all of them.
        Assert.All(battle.Targets, target => Assert.Equal(Side.Hostile, target.Side));
        Assert.All(battle.Targets, target => Assert.Equal(10.0, target.Appears.SinceStart.Minutes));
        var flights = battle.Targets.Select(target => FlightPlan.Plan(target.Route, target.Speed, target.Bank).Arcs.Sum(arc => arc.Time.Minutes)).ToList();
        Assert.All(flights, minutes => Assert.InRange(minutes, 27.5, 30.0));
        Assert.InRange(flights.Max(), 29.7, 30.0);

        // None flies in another's place.
        var places = battle.Targets.Select(target => target.Route[0]).ToList();
        Assert.Equal(targets, places.Distinct().Count());
        for (var number = 1; number < targets; number++)
        {
            Assert.True((places[number].ToEcef() - places[number - 1].ToEcef()).Norm > 2900.0);
        }

        Assert.Equal("bench-set", scenario.System);
        Assert.Contains("no real system", File.ReadAllText(Path.Combine(Repository.Models, "systems", "bench-set.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_group_stand_a_spacing_apart_and_fly_side_by_side()
    {
        using var desk = new Desk();
        var scenario = desk.ReadWith(Fighters, "    count: 4\n    spacing: { distance: 3 km, toward: 90 deg }\n    appears: 1 min");

        Assert.Empty(desk.Findings);
        var fighters = scenario!.Battle.Targets.Where(target => target.Class == TargetClass.Fighter).ToList();
        Assert.Equal(["fighter-1", "fighter-2", "fighter-3", "fighter-4"], fighters.Select(target => target.Name), StringComparer.Ordinal);

        // With a spacing they come together.
        Assert.All(fighters, target => Assert.Equal(1.0, target.Appears.SinceStart.Minutes));
        for (var number = 1; number < fighters.Count; number++)
        {
            var (before, after) = (fighters[number - 1].Route, fighters[number].Route);
            for (var point = 0; point < before.Count - 1; point++)
            {
                Assert.InRange((after[point].ToEcef() - before[point].ToEcef()).Norm, 2980.0, 3020.0);
                Assert.Equal(before[point].Latitude.Degrees, after[point].Latitude.Degrees, tolerance: 1e-3);
                Assert.True(after[point].Longitude.Degrees > before[point].Longitude.Degrees);
                Assert.Equal(before[point].Height, after[point].Height);
            }

            // They fly to the same aim.
            Assert.Equal(before[^1], after[^1]);
        }
    }

    [Fact]
    public void A_spacing_goes_with_an_interval()
    {
        using var desk = new Desk();
        var scenario = desk.ReadWith(Fighters, "    count: 2\n    every: 40 s\n    spacing: { distance: 1 km, toward: 0 deg }\n    appears: 1 min");

        Assert.Empty(desk.Findings);
        Assert.Equal([60.0, 100.0], scenario!.Battle.Targets.Where(target => target.Class == TargetClass.Fighter).Select(target => target.Appears.SinceStart.Seconds));
    }

    [Theory]
    [InlineData("{ distance: 3 km }", "toward", "missing")]
    [InlineData("{ toward: 90 deg }", "distance", "missing")]
    [InlineData("{ distance: 3, toward: 90 deg }", "distance", "unit")]
    [InlineData("{ distance: 0 km, toward: 90 deg }", "distance", "from 10 m to 100 km")]
    [InlineData("{ distance: 3 km, toward: 400 deg }", "toward", "from 0° to 360°")]
    [InlineData("{ distance: 3 km, towards: 90 deg }", "towards", "")]
    [InlineData("3 km", "spacing", "")]
    public void A_spacing_that_is_none_is_an_error_with_its_place(string spacing, string subject, string words)
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith(Fighters, $"    count: 4\n    spacing: {spacing}\n    appears: 1 min"));
        Assert.Contains(desk.Findings, finding => finding.Severity == FindingSeverity.Error && string.Equals(finding.Subject, subject, StringComparison.Ordinal)
            && finding.Message.Contains(words, StringComparison.Ordinal) && finding.Remedy.Length > 0 && finding.Place.Line is > 30 and < 40);
    }

    [Fact]
    public void A_group_that_spreads_out_of_the_theatre_is_told_once()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith(Fighters, "    count: 40\n    spacing: { distance: 100 km, toward: 180 deg }\n    appears: 1 min"));
        var error = Assert.Single(desk.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal("spacing", error.Subject);
        Assert.Contains("fighter-", error.Message, StringComparison.Ordinal);
        Assert.Contains("1,500 km", error.Message.Replace("1500", "1,500", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_spacing_of_one_alone_is_a_remark()
    {
        using var desk = new Desk();

        Assert.NotNull(desk.ReadWith(Fighters, "    count: 1\n    spacing: { distance: 3 km, toward: 90 deg }\n    appears: 1 min"));
        Assert.Contains(desk.Findings, finding => finding.Severity == FindingSeverity.Remark && finding.Subject is "spacing");
    }

    // The sample's first group.
    private const string Fighters = "    count: 2\n    every: 40 s\n    appears: 1 min";
}
