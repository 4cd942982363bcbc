using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Terrain;

namespace Rampart.Campaigns.Running;

/// <summary>What a campaign is about: a scenario with the ledger and the models behind it, and the changes that were asked for.</summary>
public sealed class CampaignSubject
{
    private readonly string _file;
    private readonly string _displayName;
    private readonly Ledger _ledger;
    private readonly ModelLibrary _models;
    private readonly IGround _ground;

    private CampaignSubject(string file, string displayName, Ledger ledger, ModelLibrary models, ReadingChoices choices, Scenario plain)
    {
        (_file, _displayName, _ledger, _models, Choices, Plain) = (file, displayName, ledger, models, choices, plain);
        _ground = plain.Battle.Ground is RealGround real ? new PointGround(real) : plain.Battle.Ground;
    }

    /// <summary>The scenario with every value as it is written or changed, at no point.</summary>
    public Scenario Plain { get; }

    /// <summary>The changes that were asked for.</summary>
    public ReadingChoices Choices { get; }

    /// <summary>The ledger's fingerprint.</summary>
    public string LedgerHash => _ledger.Fingerprint();

    /// <summary>Every value of the models with the claims or the assumption behind it.</summary>
    public UsedReadings Used => UsedReadings.Of(Plain.Readings, _ledger);

    /// <summary>Reads a scenario as written, for a campaign; null where there are errors among the findings.</summary>
    /// <param name="file">The scenario's file.</param>
    /// <param name="displayName">The file as findings name it.</param>
    /// <param name="name">The scenario's name.</param>
    /// <param name="ledger">The claims, without those that were asked away.</param>
    /// <param name="models">The models.</param>
    /// <param name="overlays">Other readings, by <c>MODEL/KEY</c>.</param>
    /// <param name="findings">What wants attention is added here.</param>
    public static CampaignSubject? Open(
        string file, string displayName, string name, Ledger ledger, ModelLibrary models, IReadOnlyDictionary<string, string> overlays, ICollection<Finding> findings)
    {
        var choices = new ReadingChoices { Overlays = overlays };
        return ScenarioReader.Read(file, displayName, name, ledger, models, findings, choices) is { } plain
            ? new CampaignSubject(file, displayName, ledger, models, choices, plain)
            : null;
    }

    /// <summary>The scenario at a point; null where what was drawn there makes no sense, which the findings then say.</summary>
    public Scenario? At(ulong seed, int point, ICollection<Finding> findings) =>
        ScenarioReader.Read(_file, _displayName, Plain.Name, _ledger, _models, findings, Choices with { Draws = new PointDraws(seed, (ulong)point) }, _ground);
}
