using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Tests.Report;

/// <summary>The shipped first-look scenario with its readings, as `rampart run` would use it.</summary>
internal static class ShippedModels
{
    private static readonly List<Finding> Findings = [];
    private static readonly Lazy<(Scenario Scenario, Ledger Ledger)> Shipped = new(Load);

    public static IReadOnlyList<Evidence.Reading> Readings() => Shipped.Value.Scenario.Readings;

    public static ReportInput FirstLook()
    {
        var (scenario, ledger) = Shipped.Value;
        using var stream = new MemoryStream();
        var journal = new Journal(stream, JournalLevel.Full);
        new Battle(scenario.Battle, scenario.Seed, 0, journal).RunToEnd();
        var contents = JournalContents.Read(stream.ToArray());
        var run = new RunIdentity(scenario.Name, scenario.Title, scenario.Seed, 0, journal.HashText(), journal.Events, JournalLevel.Full, "Rampart 0.1.0");
        var summary = BattleSummary.Of(contents, scenario.Battle, run);
        return new ReportInput
        {
            Title = scenario.Title,
            About = scenario.About,
            Summary = summary,
            Journal = contents,
            Battle = scenario.Battle,
            Readings = scenario.Readings,
            Findings = Findings,
            Stamp = Stamp.Of(summary, scenario.Readings, scenario.Battle.Ground.Description, ledger.Fingerprint(), DefinitionDigest.Of(scenario.Battle)),
        };
    }

    private static (Scenario, Ledger) Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        var root = folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        var ledger = Ledger.Load(Path.Combine(root, "ledger"), Findings);
        var models = ModelLibrary.Load(Path.Combine(root, "models"), ledger, Findings);
        var scenario = ScenarioReader.Read(Path.Combine(root, "scenarios", "first-look", "scenario.yaml"), "scenarios/first-look/scenario.yaml", "first-look", ledger, models, Findings);
        return (scenario ?? throw new InvalidOperationException(string.Join('\n', Findings)), ledger);
    }
}
