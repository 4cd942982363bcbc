using Rampart.Evidence;
using Rampart.Simulation.Kernel;
using Rampart.Terrain;

namespace Rampart.Scenarios.Tests;

/// <summary>Whatever a campaign draws from the ranges of the shipped models makes sense: the first look reads without an error at every point, and at the ends of all ranges.</summary>
public class FirstLookPointsTests
{
    private const int Points = 200;
    private const int Patterns = 20;

    private static readonly string[] Shipped = ["first-look", "noise-and-ridges"];

    [Fact]
    public void It_reads_without_an_error_at_two_hundred_points() =>
        Read("first-look", Enumerable.Range(0, Points).Select(point => ((IReadingDraws)new PointDraws(7, (ulong)point), $"point {point}")));

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1.0 - 1e-9)]
    public void It_reads_without_an_error_where_everything_lies_at_one_end(double position) =>
        Assert.All(Shipped, name => Read(name, [(new Ends(_ => position), $"position {position}")]));

    /// <summary>Each value at one of its ends, by a pattern of the names, so that neighbours meet in all four ways.</summary>
    [Fact]
    public void It_reads_without_an_error_where_every_value_lies_at_one_of_its_ends() =>
        Assert.All(Shipped, name => Read(name, Enumerable.Range(0, Patterns).Select(pattern => ((IReadingDraws)new Ends(drawn => (new PointDraws(11, (ulong)pattern).Uniform(drawn) < 0.5) ? 1e-9 : 1.0 - 1e-9), $"pattern {pattern}"))));

    private static void Read(string name, IEnumerable<(IReadingDraws Draws, string Where)> points)
    {
        var path = Path.Combine(Repository.Root, "scenarios", name, "scenario.yaml");
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Path.Combine(Repository.Root, "ledger"), findings);
        var models = ModelLibrary.Load(Path.Combine(Repository.Root, "models"), ledger, findings);
        IGround? ground = null;
        foreach (var (draws, where) in points)
        {
            findings.Clear();
            var scenario = ScenarioReader.Read(path, "scenario.yaml", name, ledger, models, findings, new ReadingChoices { Draws = draws }, ground);

            Assert.True(scenario is not null, $"{name} at {where}:\n" + string.Join('\n', findings.Where(finding => finding.Severity == FindingSeverity.Error)));
            ground = scenario.Battle.Ground;
            AssertSense(scenario.Battle, $"{name} at {where}");
        }
    }

    /// <summary>What no single field's bounds can say.</summary>
    private static void AssertSense(BattleDefinition battle, string where)
    {
        Assert.All(battle.Batteries, battery =>
        {
            Assert.True(battery.EngagementRadar.MissileChannels >= battery.EngagementRadar.TargetChannels, $"{where}: a radar that engages more targets than it guides missiles.");
            Assert.True(battery.EngagementRadar.TargetChannels <= 10, $"{where}: a full system's channels given to one radar.");
            Assert.NotEmpty(battery.Launchers);
        });
    }

    private sealed class Ends(Func<string, double> positions) : IReadingDraws
    {
        public double Uniform(string name) => positions(name);
    }
}
