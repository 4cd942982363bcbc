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

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rampart-campaign-");
    private readonly Ledger _ledger;
    private readonly ModelLibrary _models;

    public Bench()
    {
        var findings = new List<Finding>();
        _ledger = Ledger.Load(Path.Combine(Root, "ledger"), findings);
        _models = ModelLibrary.Load(Path.Combine(Root, "models"), _ledger, findings);
        Write(File.ReadAllText(Path.Combine(Root, "tests", "Rampart.Campaigns.Tests", "Running", "small-campaign.yaml")));
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

    /// <summary>The scenario for a campaign.</summary>
    public CampaignSubject Subject(params (string Key, string Value)[] overlays)
    {
        var fixedHere = overlays.ToDictionary(overlay => overlay.Key, overlay => overlay.Value, StringComparer.Ordinal);
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
