using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;

namespace Rampart.Scenarios;

/// <summary>A system set up at one place without a scenario: a battery, its command post beside it, and the missiles that it has or could have.</summary>
/// <param name="Name">The system's name for readers.</param>
/// <param name="Post">The command post.</param>
/// <param name="Battery">The battery, facing north.</param>
/// <param name="OtherTypes">Types that the system is known with and that are not in the set as it is read, the shortest reach first.</param>
/// <param name="MastHeight">Height of the engagement radar's antenna on a mast, if its model has one.</param>
/// <param name="Readings">Every number with where it came from, by model and key.</param>
public sealed record SystemSite(
    string Name, CommandPostDefinition Post, BatteryDefinition Battery, IReadOnlyList<InterceptorDefinition> OtherTypes, Length? MastHeight, IReadOnlyList<Reading> Readings)
{
    /// <summary>What leads each type of missile, by its name, as far as its model says it.</summary>
    public IReadOnlyDictionary<string, GuidanceDefinition> Guidance { get; init; } = new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal);

    /// <summary>The readings that say it.</summary>
    public IReadOnlyList<Reading> GuidanceReadings => [.. Readings.Where(reading => reading.Key is "guidance" || reading.Key.StartsWith("seeker.", StringComparison.Ordinal))];

    /// <summary>Reads a system and sets it up, or tells why it cannot be.</summary>
    /// <param name="systemId">The model's id, such as <c>s-400</c>.</param>
    /// <param name="ground">Where it stands, on the ground.</param>
    /// <param name="masts">Whether its radars stand on their masts.</param>
    /// <param name="ledger">The claims.</param>
    /// <param name="models">The models.</param>
    /// <param name="findings">What wants attention is added here.</param>
    /// <param name="choices">Other readings, if any.</param>
    /// <param name="option">The option of the command line that names it, for findings.</param>
    public static SystemSite? Read(
        string systemId, Geodetic ground, bool masts, Ledger ledger, ModelLibrary models, ICollection<Finding> findings, ReadingChoices? choices = null, string option = "--system")
    {
        ArgumentNullException.ThrowIfNull(findings);
        var reader = new SystemReader(ledger, models, findings, choices ?? ReadingChoices.AsWritten);
        if (reader.Parts(systemId, new Place(option), systemId) is not { } parts)
        {
            return null;
        }

        var falsePlots = parts.FalsePlots;
        var main = reader.Interceptor(parts.System, parts.Main, ground.Height, parts.ValidTrackError);
        var others = reader.OtherInterceptors(parts.System, ground.Height, parts.ValidTrackError);
        var guidance = reader.Guidance(parts.System, parts.Main);
        var inSet = others.Where(other => other.Launchers > 0).Select(other => other.Type).Append(main);
        var battery = new BatteryDefinition
        {
            Name = "battery",
            Site = ground,
            SearchRadar = reader.SearchRadar(parts.Search, parts.Search.Model.Id, ground, falsePlots, masts),
            EngagementRadar = reader.EngagementRadar(parts.Engagement, parts.Engagement.Model.Id, ground, Angle.Zero, masts),
            Launchers = [.. inSet.Select((type, number) => SystemReader.Launcher(parts.Launcher, $"battery/launcher-{number + 1:D2}", type))],
        };
        var post = SystemReader.CommandPost(
            parts.Post, "command-post", ground, parts.HasPostRadar ? reader.SearchRadar(parts.Surveillance, parts.Surveillance.Model.Id, ground, falsePlots, onMast: false) : null);
        Length? mast = parts.Engagement.Has("mast-height") ? parts.Engagement.Length("mast-height") : null;
        return findings.Any(finding => finding.Severity == FindingSeverity.Error)
            ? null
            : new SystemSite(
                parts.System.Model.Name, post, battery,
                [.. others.Where(other => other.Launchers == 0).Select(other => other.Type.Definition).OrderBy(type => type.MaximumRange.Metres)], mast, reader.Readings) { Guidance = guidance };
    }
}

/// <summary>The models of a system's parts, opened.</summary>
internal sealed record SystemParts(
    ModelReader System, ModelReader Surveillance, ModelReader Search, ModelReader Engagement, ModelReader Launcher, ModelReader Main, ModelReader Post, double FalsePlots, Length ValidTrackError)
{
    /// <summary>Where the batteries have radars of their own to find targets with, the surveillance radar stands at the command post.</summary>
    public bool HasPostRadar => !ReferenceEquals(Search, Surveillance);
}
