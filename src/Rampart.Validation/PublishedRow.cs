using Rampart.Quantities;

namespace Rampart.Validation;

/// <summary>One row of a table of published values, as it stands in the file: nothing in it is worked out by us.</summary>
/// <param name="Area">The part of the field, such as <c>1-detection</c>.</param>
/// <param name="CaseId">The row's name, unique in its table.</param>
/// <param name="Inputs">What the value holds for: <c>name=value unit;…</c>.</param>
/// <param name="Quantity">What is given; several quantities stand apart by <c>;</c>.</param>
/// <param name="Value">The value as printed; several stand apart by <c>;</c> in the order of the quantity.</param>
/// <param name="Unit">The unit where the quantity does not name it.</param>
/// <param name="Source">Where it is printed.</param>
/// <param name="Kind"><c>found</c> in a publication, or <c>computed</c>: a cross-check by other means.</param>
/// <param name="Note">What else is known of it.</param>
/// <param name="Use"><c>formula</c>, <c>context</c> or <c>later</c>; an empty cell counts as formula.</param>
/// <param name="Tolerance">Empty: half a unit in the last printed digit. Else one figure for all values or one for each, apart by <c>;</c>; absolute (<c>1e-8</c>) or of the value (<c>1e-9 rel</c>).</param>
/// <param name="ToleranceReason">Why another tolerance than half a digit is right.</param>
/// <param name="Place">File and line.</param>
public sealed record PublishedRow(
    string Area,
    string CaseId,
    string Inputs,
    string Quantity,
    string Value,
    string Unit,
    string Source,
    string Kind,
    string Note,
    string Use,
    string Tolerance,
    string ToleranceReason,
    Place Place);
