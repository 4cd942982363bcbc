using System.Globalization;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;

namespace Rampart.Campaigns.Tests.Running;

/// <summary>A small scenario in a folder of its own, read against the repository's ledger and models: some seconds of work for a whole campaign.</summary>
internal sealed class Bench : IDisposable
{
    public const string Engine = "engine of the tests";
    private const string Small = """
        format: 1
        title: Small
        about: Two fighters and an airliner before one battery.
        seed: 7
        duration: 14 min
        theatre: { origin: 39.60N 33.00E, ground-height: 1000 m }
        defence:
          system: s-400
          command-post: { name: post, at: 39.60N 33.00E, ground-height: 1020 m }
          batteries:
            - { name: battery, at: 39.60N 33.00E, ground-height: 1010 m, facing: 180 deg, launchers: 12 }
        assets:
          - { name: waterworks, at: 39.45N 33.10E, withstands: 3 }
        raid:
          - name: fighter
            model: fighter
            count: 2
            every: 40 s
            appears: 10 s
            aim: waterworks
            route:
              - { at: 38.40N 33.40E, height: 9000 m }
        traffic:
          - name: airliner
            model: airliner
            appears: 1 min
            route:
              - { at: 38.90N 34.20E, height: 10500 m }
              - { at: 39.60N 31.90E, height: 10500 m }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rampart-campaign-");
    private readonly Ledger _ledger;
    private readonly ModelLibrary _models;

    public Bench()
    {
        var findings = new List<Finding>();
        _ledger = Ledger.Load(Path.Combine(Root, "ledger"), findings);
        _models = ModelLibrary.Load(Path.Combine(Root, "models"), _ledger, findings);
        Write(Small);
    }

    public static string Root { get; } = FindRoot();

    public List<Finding> Findings { get; } = [];

    /// <summary>The scenario's file, changed.</summary>
    public void Write(string text) => File.WriteAllText(PathOf("scenario.yaml"), text);

    public void Change(string from, string to)
    {
        var text = File.ReadAllText(PathOf("scenario.yaml"));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(text.Replace(from, to, StringComparison.Ordinal));
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The scenario for a campaign. What the missiles' mean speeds are is not drawn: not every pair can be flown, and these tests are not about that.</summary>
    public CampaignSubject Subject(params (string Key, string Value)[] overlays)
    {
        var findings = new List<Finding>();
        var plain = ScenarioReader.Read(PathOf("scenario.yaml"), "scenario.yaml", "small", _ledger, _models, findings);
        Assert.True(plain is not null, string.Join('\n', findings));
        var fixedHere = plain.Readings.Where(reading => reading.IsSampled && reading.Key.StartsWith("average-speed.", StringComparison.Ordinal) && reading.Source == ReadingSource.Assumed)
            .ToDictionary(reading => $"{reading.Model}/{reading.Key}", reading => reading.Text, StringComparer.Ordinal);
        foreach (var (key, value) in overlays)
        {
            fixedHere[key] = value;
        }

        return CampaignSubject.Open(PathOf("scenario.yaml"), "scenario.yaml", "small", _ledger, _models, fixedHere, Findings)
            ?? throw new InvalidOperationException(string.Join('\n', Findings));
    }

    /// <summary>Fights a whole campaign into a folder of that name, or what it still lacks, and gives all its rows.</summary>
    public IReadOnlyList<BattleOutcome> Fight(string name, CampaignDesign design, int threads, int shardSize) =>
        FightUntil(name, design, threads, shardSize, progress: null, TestContext.Current.CancellationToken);

    public IReadOnlyList<BattleOutcome> FightUntil(string name, CampaignDesign design, int threads, int shardSize, Action<BattleOutcome>? progress, CancellationToken stop)
    {
        var subject = Subject();
        var identity = CampaignIdentity.Of(subject, design, Engine);
        var folder = new CampaignFolder(PathOf(name));
        var missing = CampaignFolder.Missing(design, folder.Rows(identity, design, Findings));
        new CampaignRunner(subject, design, threads).Fight(missing, shardSize, rows => folder.Keep(identity, rows), progress, stop);
        return folder.Rows(identity, design, Findings);
    }

    public string Identity(CampaignDesign design) => CampaignIdentity.Of(Subject(), design, Engine);

    /// <summary>The shards' names, in the order of their first battle.</summary>
    public string[] Shards(string name) =>
        [.. Directory.GetFiles(Path.Combine(PathOf(name), CampaignFolder.ShardsFolder)).Select(file => Path.GetFileNameWithoutExtension(file)!).OrderBy(file => int.Parse(file.Split('-')[0], CultureInfo.InvariantCulture))];

    public string ShardPath(string name, string shard) => Path.Combine(PathOf(name), CampaignFolder.ShardsFolder, shard + ".csv");

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Rampart.slnx above {AppContext.BaseDirectory}.");
    }
}
