using Rampart.Evidence;
using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Scenarios;

/// <summary>What a radar and a missile meet of a model of kind target: its echo and its speed.</summary>
/// <param name="Name">The model's name for readers.</param>
/// <param name="CrossSection">Mean cross-section by band and aspect.</param>
/// <param name="Fluctuation">How it changes from look to look.</param>
/// <param name="Speed">Cruise speed.</param>
/// <param name="Readings">Every number with where it came from.</param>
public sealed record TargetEcho(string Name, CrossSectionDefinition CrossSection, Fluctuation Fluctuation, Speed Speed, IReadOnlyList<Reading> Readings)
{
    /// <summary>How it flies, if it is a ballistic missile; its speed is nought then.</summary>
    public BallisticDefinition? Ballistic { get; init; }

    /// <summary>Reads it from a model, or tells why it cannot be.</summary>
    /// <param name="id">The model's id.</param>
    /// <param name="ledger">The claims.</param>
    /// <param name="models">The models.</param>
    /// <param name="findings">What wants attention is added here.</param>
    /// <param name="choices">Other readings, if any.</param>
    /// <param name="option">The option of the command line that names it, for findings.</param>
    /// <param name="mayBeBallistic">Whether a ballistic missile is an answer.</param>
    public static TargetEcho? Read(
        string id, Ledger ledger, ModelLibrary models, ICollection<Finding> findings, ReadingChoices? choices = null, string option = "--target", bool mayBeBallistic = false)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var reader = new SystemReader(ledger, models, findings, choices ?? ReadingChoices.AsWritten);
        var before = findings.Count(finding => finding.Severity == FindingSeverity.Error);
        var here = new Place(option);
        if (reader.Open(id, "target", here, id) is not { } model)
        {
            return null;
        }

        var isBallistic = !model.Has("speed");
        if (isBallistic && !mayBeBallistic)
        {
            findings.Add(Finding.Error(here, id, $"The {model.Model.Name} has no cruise speed: it flies ballistically.", "Name an aircraft, a drone or a cruise missile; against ballistic missiles the answer is a footprint, not a range."));
            return null;
        }

        var speed = isBallistic ? Speed.Zero : model.Speed("speed", Bounds.Positive);
        var echo = new TargetEcho(model.Model.Name, reader.CrossSection(model), SystemReader.FluctuationOf(model, "fluctuation"), speed, [])
        {
            Ballistic = isBallistic ? SystemReader.Ballistic(model) : null,
        };
        return findings.Count(finding => finding.Severity == FindingSeverity.Error) == before ? echo with { Readings = reader.Readings } : null;
    }
}
