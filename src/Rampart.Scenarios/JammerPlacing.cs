using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Scenarios;

/// <summary>A jammer that the user puts somewhere: a model of kind target that carries one, and where it stays.</summary>
/// <param name="Model">The model's id, such as <c>stand-off-jammer</c>.</param>
/// <param name="At">Where, with its height above the sea.</param>
/// <param name="Place">Where this is written, for findings.</param>
public sealed record JammerPlacing(string Model, Geodetic At, Place Place)
{
    /// <summary>A jammer flies no higher than this, and no lower than land lies.</summary>
    public static readonly Length Highest = Length.FromKilometres(100.0);

    /// <summary>Reads the jammer from its model, or tells why it cannot be.</summary>
    /// <param name="ledger">The claims.</param>
    /// <param name="models">The models.</param>
    /// <param name="findings">What wants attention is added here.</param>
    /// <param name="choices">Other readings, if any.</param>
    public JammerModel? Read(Ledger ledger, ModelLibrary models, ICollection<Finding> findings, ReadingChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var reader = new SystemReader(ledger, models, findings, choices ?? ReadingChoices.AsWritten);
        if (reader.Open(Model, "target", Place, Model) is not { } model)
        {
            return null;
        }

        if (!model.Has("jammer"))
        {
            findings.Add(Finding.Error(Place, Model, $"The {model.Model.Name} carries no jammer.", "Name a model of kind target with a `jammer`, such as stand-off-jammer."));
            return null;
        }

        return reader.Jammer(model) is { } jammer ? new JammerModel(model.Model.Name, jammer, reader.Readings) : null;
    }
}

/// <summary>A jammer as its model has it.</summary>
/// <param name="Name">The model's name for readers.</param>
/// <param name="Jammer">Its power and its band.</param>
/// <param name="Readings">Every number with where it came from.</param>
public sealed record JammerModel(string Name, JammerDefinition Jammer, IReadOnlyList<Reading> Readings);
