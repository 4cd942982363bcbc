namespace Rampart.Validation;

/// <summary>A quantity of a published table that one of our formulas gives.</summary>
/// <param name="Name">The quantity's words as the tables print them; compared without regard to case.</param>
/// <param name="Formula">Which type of ours gives it, for the reader of the page, such as <c>Rampart.Physics.Detection.Albersheim</c>.</param>
/// <param name="Values">Our values in the order of the quantity, each in the unit in which the table prints it.</param>
/// <param name="When">Tells apart two quantities of the same name by their inputs or their area; null where the name is enough.</param>
public sealed record KnownQuantity(string Name, string Formula, Func<RowInputs, IReadOnlyList<double>> Values, Func<PublishedRow, bool>? When = null);
