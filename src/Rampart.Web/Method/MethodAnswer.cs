namespace Rampart.Web.Method;

/// <summary>What the formulas, the ledger and the models are worth, counted now.</summary>
/// <param name="Validation">The formulas beside published values.</param>
/// <param name="Ledger">What the ledger holds.</param>
/// <param name="Models">What of each model is claimed, what assumed.</param>
internal sealed record MethodAnswer(ValidationAnswer Validation, LedgerAnswer Ledger, IReadOnlyList<ModelAnswer> Models);

/// <summary>All published values beside ours.</summary>
/// <param name="Rows">Rows of the tables.</param>
/// <param name="Found">Compared rows that stand in a publication, a standard, or another program's tests.</param>
/// <param name="Computed">Compared rows that were computed by other means: cross-checks, and no evidence from outside.</param>
/// <param name="Passed">Rows within their tolerance.</param>
/// <param name="Failed">Rows beyond it.</param>
/// <param name="NotKnown">Rows whose quantity or inputs our formulas do not know.</param>
/// <param name="LeftOut">Rows that hold no number, or are not meant for a formula.</param>
/// <param name="Areas">The same by area, in the order of their numbers.</param>
internal sealed record ValidationAnswer(int Rows, int Found, int Computed, int Passed, int Failed, int NotKnown, int LeftOut, IReadOnlyList<AreaAnswer> Areas);

/// <summary>One area of the field.</summary>
/// <param name="Area">Its name as the tables have it, such as <c>1-detection</c>.</param>
/// <param name="Rows">Rows of the tables.</param>
/// <param name="Found">Compared rows that stand in a publication.</param>
/// <param name="Computed">Compared rows that were computed by other means.</param>
/// <param name="Passed">Rows within their tolerance.</param>
/// <param name="Failed">Rows beyond it.</param>
/// <param name="NotKnown">Rows whose quantity or inputs our formulas do not know.</param>
/// <param name="LeftOut">Rows left out.</param>
/// <param name="Worst">The greatest deviation in units of the tolerance: up to 1 passes; null where nothing was compared or one of ours is no number.</param>
/// <param name="WorstCase">The row with that deviation; null where there is none.</param>
/// <param name="Deviations">The deviation of each row that was compared, in units of its tolerance, least first.</param>
/// <param name="Sources">Where the values are printed, each with how many rows are from there.</param>
internal sealed record AreaAnswer(
    string Area, int Rows, int Found, int Computed, int Passed, int Failed, int NotKnown, int LeftOut, double? Worst, string? WorstCase, IReadOnlyList<double> Deviations, IReadOnlyList<SourceCount> Sources);

/// <summary>A source of published values.</summary>
/// <param name="Source">As its rows cite it.</param>
/// <param name="Rows">How many rows are from there.</param>
internal sealed record SourceCount(string Source, int Rows);

/// <summary>The rows of one area.</summary>
/// <param name="Area">Its name as the tables have it.</param>
/// <param name="Rows">Its rows, in the order of the tables.</param>
internal sealed record AreaRows(string Area, IReadOnlyList<ValidationRow> Rows);

/// <summary>A published value beside ours.</summary>
/// <param name="Case">The row's name.</param>
/// <param name="Formula">The type that gives our value; empty where there is none.</param>
/// <param name="Inputs">What the value holds for.</param>
/// <param name="Quantity">What is given.</param>
/// <param name="Unit">Its unit, where the quantity does not name it.</param>
/// <param name="Printed">The value as it is printed.</param>
/// <param name="Ours">Our value, with as many digits as the tolerance makes sense of.</param>
/// <param name="Tolerance">How far apart they may be.</param>
/// <param name="ToleranceReason">Why another tolerance than half a unit in the last printed digit is right; else empty.</param>
/// <param name="Deviation">The distance in units of the tolerance; null where nothing was compared or ours is no number.</param>
/// <param name="Verdict">How it fared.</param>
/// <param name="Reason">Why nothing was compared; empty for a row that passed or failed.</param>
/// <param name="Kind">Found in a publication, or computed by other means.</param>
/// <param name="Source">Where it is printed.</param>
internal sealed record ValidationRow(
    string Case, string Formula, string Inputs, string Quantity, string Unit, string Printed, string Ours, string Tolerance, string ToleranceReason,
    double? Deviation, Rampart.Validation.Verdict Verdict, string Reason, string Kind, string Source);

/// <summary>What the ledger holds.</summary>
/// <param name="Fingerprint">The hash that results are stamped with.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Claims">Claims, whatever their state.</param>
/// <param name="Standing">Claims that a model may read.</param>
/// <param name="Superseded">Claims whose place a later one took.</param>
/// <param name="Rejected">Claims known or judged to be wrong, kept with the reason.</param>
/// <param name="OutOfScope">Claims that speak of something else.</param>
/// <param name="Quoted">Claims with the document's own words.</param>
/// <param name="Properties">Properties that can be claimed.</param>
/// <param name="DisputedProperties">Properties on which the voices that stand say different things.</param>
/// <param name="Origins">Independent origins that are known.</param>
/// <param name="Disputes">Pairs of claims that cannot both be right.</param>
/// <param name="Forecasts">Claims about what had not happened yet.</param>
internal sealed record LedgerAnswer(
    string Fingerprint, int Documents, int Claims, int Standing, int Superseded, int Rejected, int OutOfScope, int Quoted, int Properties, int DisputedProperties, int Origins, int Disputes, int Forecasts);

/// <summary>A model and what its values rest on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Kind">What it is, such as <c>surveillance-radar</c>.</param>
/// <param name="Claimed">Values read from claims.</param>
/// <param name="Assumed">Values assumed, each with a range and a reason.</param>
internal sealed record ModelAnswer(string Id, string Name, string Kind, int Claimed, int Assumed);
