using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Campaigns.Tests.Running;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Campaigns.Tests.Whole;

/// <summary>A project of its own in which two origins dispute what one missile does to a fighter: the shipped ledger and models, and that dispute put into them.</summary>
internal sealed class DisputedKill : IDisposable
{
    public const string Kill = "48n6e3/single-shot-kill-probability.fighter";
    public const int Fighters = 4;

    private const string Scenario = """
        format: 1
        title: A dispute
        about: Some fighters before one battery, and two who disagree on what its missile does to them.
        seed: 7
        duration: 9 min
        theatre: { origin: 39.60N 33.00E, ground-height: 1000 m }
        defence:
          system: s-400
          command-post: { name: post, at: 39.60N 33.00E, ground-height: 1020 m }
          batteries:
            - { name: battery, at: 39.60N 33.00E, ground-height: 1010 m, facing: 180 deg, launchers: 12 }
        assets:
          - { name: waterworks, at: 39.45N 33.10E, withstands: 9 }
        raid:
          - name: fighter
            model: fighter
            count: 4
            every: 20 s
            appears: 10 s
            aim: waterworks
            route:
              - { at: 38.75N 33.25E, height: 9000 m }
        """;

    private const string Documents = """

          optimist-2020:
            publisher: The Optimist
            title: It always hits
            date: 2020-01-01
            date-known: made up for a test
            origin: an optimist

          pessimist-2021:
            publisher: The Pessimist
            title: It never hits
            date: 2021-01-01
            date-known: made up for a test
            origin: a pessimist
        """;

    private const string Properties = """

          48n6e3/made-up-kill:
            kind: probability
            meaning: What a test lets two documents say of one missile against one fighter.
        """;

    private const string Claims = """
        format: 1
        claims:
          48n6e3/made-up-kill#optimist-2020:
            value: "0.95"
            quotation: it always hits
            speaker: a test
            said: 2020-01-01
            grade: E5

          48n6e3/made-up-kill#pessimist-2021:
            value: "0.05"
            quotation: it never hits
            speaker: a test
            said: 2021-01-01
            grade: E5
        """;

    private const string Shipped = """
          fighter:
            assumed: 0.6
            range: [0.3, 0.8]
            because: a manoeuvring target; older command-guided missiles did far worse in combat; analyst's judgement
            together: kill

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rampart-dispute-");
    private readonly Ledger _ledger;
    private readonly ModelLibrary _models;

    /// <param name="inPlace">What stands in the model instead of the kill probability against fighters.</param>
    public DisputedKill(string inPlace)
    {
        Copy("ledger");
        Copy("models");
        File.AppendAllText(PathOf("ledger/documents.yaml"), Documents);
        File.AppendAllText(PathOf("ledger/properties.yaml"), Properties);
        File.WriteAllText(PathOf("ledger/claims/made-up.yaml"), Claims);
        var model = File.ReadAllText(PathOf("models/interceptors/48n6e3.yaml"));
        Assert.Contains(Shipped, model, StringComparison.Ordinal);
        File.WriteAllText(PathOf("models/interceptors/48n6e3.yaml"), model.Replace(Shipped, $"  fighter: {inPlace}\n", StringComparison.Ordinal));

        // One type of missile, so that its reading is all that differs; and every type's flight would take time to find at every point.
        var system = File.ReadAllText(PathOf("models/systems/s-400.yaml"));
        var others = system.IndexOf("other-interceptors:", StringComparison.Ordinal);
        Assert.True(others > 0);
        File.WriteAllText(PathOf("models/systems/s-400.yaml"), system[..others]);
        File.WriteAllText(PathOf("scenario.yaml"), Scenario);

        var findings = new List<Finding>();
        _ledger = Ledger.Load(PathOf("ledger"), findings);
        _models = ModelLibrary.Load(PathOf("models"), _ledger, findings);
        AssertInOrder(findings);
    }

    /// <summary>The scenario for a campaign; no false plot takes time.</summary>
    public CampaignSubject Subject(params (string Key, string Value)[] overlays)
    {
        var findings = new List<Finding>();
        var changes = new Dictionary<string, string>(StringComparer.Ordinal) { ["55k6e/track.false-plots-per-scan"] = "0" };
        foreach (var (key, value) in overlays)
        {
            changes[key] = value;
        }

        var subject = CampaignSubject.Open(PathOf("scenario.yaml"), "scenario.yaml", "dispute", _ledger, _models, changes, findings);
        AssertInOrder(findings);
        return subject!;
    }

    public static CampaignContext Context(CampaignSubject subject, CampaignDesign design) => new()
    {
        Scenario = subject.Plain.Name,
        Title = subject.Plain.Title,
        About = subject.Plain.About,
        Design = design,
        Duration_s = subject.Plain.Battle.Length.Seconds,
        Hash = "00",
        Engine = "test",
        LedgerHash = subject.LedgerHash,
        Terrain = "none",
        Claimed = ReadingTally.Of(subject.Plain.Readings).Claimed,
        Assumed = ReadingTally.Of(subject.Plain.Readings).Assumed,
        Assets = subject.Plain.Battle.Assets.Count,
    };

    /// <summary>Fights a whole campaign and makes of it what it says.</summary>
    public static (CampaignSummary Summary, IReadOnlyList<BattleOutcome> Rows) Fight(CampaignSubject subject, CampaignDesign design)
    {
        var stop = TestContext.Current.CancellationToken;
        var runner = new CampaignRunner(subject, design, threads: 2);
        var survey = runner.Survey(progress: null, stop);
        AssertInOrder(survey.Wrong);
        var rows = new List<BattleOutcome>();
        runner.Fight([.. Enumerable.Range(0, design.Battles)], design.Battles, rows.AddRange, progress: null, stop);
        Assert.Equal(design.Battles, rows.Count);
        return (CampaignSummaryMaker.Make(Context(subject, design), rows, survey.Points, survey.Factors), rows);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AssertInOrder(IEnumerable<Finding> findings) =>
        Assert.Empty(findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Copy(string part)
    {
        var from = Path.Combine(Bench.Root, part);
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(PathOf(part), Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
