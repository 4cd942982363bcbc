using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
using Rampart.Terrain;
using Rampart.Tracking;

namespace Rampart.Answers;

/// <summary>What computes a battle, and the short hash that names a result.</summary>
internal static class Engine
{
    private static readonly Type[] Rooms = [typeof(Length), typeof(Physics.Propagation.RadarHorizon), typeof(ITerrainMask), typeof(ScanTracker), typeof(Battle), typeof(Scenario)];

    private static readonly Type[] Presenters = [typeof(Ledger), typeof(Pictures.Caption), typeof(Results.Summary.BattleSummary), typeof(Engine)];

    // Who reads the claims and who counts the outcomes shape a campaign's rows as well.
    private static readonly Type[] RowMakers = [.. Rooms, typeof(Ledger), typeof(Results.Summary.BattleSummary)];

    public static string Version => typeof(Engine).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Hash of the module identities of the rooms that decide a battle: the same source gives the same.</summary>
    public static string Identity { get; } = ModulesOf(Rooms);

    /// <summary>Hash of all that shapes an answer about coverage or siting, its words and pictures too.</summary>
    public static string CoverageIdentity { get; } = ModulesOf([.. Rooms, typeof(Rampart.Coverage.EngagementSite), .. Presenters]);

    /// <summary>What fights a campaign: rows of two campaigns belong together only where this is the same.</summary>
    public static string CampaignEngine { get; } = $"Rampart {Version} ({ModulesOf(RowMakers)})";

    /// <summary>Hash of what shapes a campaign's summary and page but not its rows.</summary>
    public static string CampaignPresentation(CampaignManifest manifest) => Short(
        $"{manifest.Scenario}\n{manifest.Title}\n{manifest.About}\n{manifest.Terrain.Ground}\n{manifest.Ledger}\n{string.Join('|', manifest.Factors.Select(factor => factor.Title))}\n{ModulesOf([.. Presenters, typeof(CampaignManifest)])}", 16);

    /// <summary>HASH8: engine, resolved definition, readings, terrain, seed and replication.</summary>
    public static string ResultHash(Scenario scenario, ulong seed, ulong replication)
    {
        var text = new StringBuilder();
        text.Append(Identity).Append('\n').Append(DefinitionDigest.Of(scenario.Battle)).Append('\n').Append(scenario.Battle.Ground.Identity).Append('\n');
        foreach (var reading in scenario.Readings)
        {
            text.Append(reading.Model).Append(' ').Append(reading.Key).Append(' ').Append(reading.Text).Append(' ').Append(reading.As).Append('\n');
        }

        text.Append(seed).Append(' ').Append(replication);
        return Short(text.ToString(), 8);
    }

    /// <summary>Hash of what shapes the pages and files of a result but not its battle: words, sources, and the rooms that write them.</summary>
    public static string PresentationHash(Scenario scenario, string ledgerFingerprint)
    {
        var text = new StringBuilder();
        text.Append(scenario.Name).Append('\n').Append(scenario.Title).Append('\n').Append(scenario.About).Append('\n').Append(scenario.Battle.Ground.Description).Append('\n').Append(ledgerFingerprint).Append('\n');
        foreach (var reading in scenario.Readings)
        {
            text.Append(reading.Model).Append(' ').Append(reading.Key).Append(' ')
                .Append(reading.LowSi?.ToString("R", CultureInfo.InvariantCulture)).Append(' ').Append(reading.HighSi?.ToString("R", CultureInfo.InvariantCulture)).Append(' ')
                .AppendJoin(',', reading.Among).Append(' ').Append(reading.Because).Append('\n');
        }

        text.AppendJoin(' ', Presenters.Select(type => type.Module.ModuleVersionId.ToString("N")));
        return Short(text.ToString(), 16);
    }

    private static string ModulesOf(IEnumerable<Type> types) => Short(string.Join(' ', types.Select(type => type.Module.ModuleVersionId.ToString("N"))), 16);

    private static string Short(string text, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}
