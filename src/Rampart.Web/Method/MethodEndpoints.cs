using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Validation;
using Rampart.Web.Hosting;

namespace Rampart.Web.Method;

/// <summary>What the page on method and limits shows.</summary>
internal static class MethodEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var method = api.MapGroup("/method").WithTags("Method");
        method.MapGet("/", Method);
        method.MapGet("/areas/{area}", Area);
    }

    /// <summary>What formulas, ledger and models are worth: published values beside ours by area, what the ledger holds, and what of each model is claimed.</summary>
    internal static Ok<MethodAnswer> Method(Project project)
    {
        var workspace = project.Workspace;
        return TypedResults.Ok(new MethodAnswer(Validation(), OfLedger(workspace.Ledger), [.. workspace.Models.All.Select(model => Of(model, workspace.Ledger))]));
    }

    /// <summary>Every row of one area of the validation: the printed value, ours, and how far apart they may be.</summary>
    /// <param name="area">The area, such as <c>1-detection</c>.</param>
    internal static Ok<AreaRows> Area(string area)
    {
        var rows = ShippedTables.Comparisons.Where(comparison => string.Equals(comparison.Row.Area, area, StringComparison.Ordinal)).Select(Row).ToList();
        return rows.Count > 0 ? TypedResults.Ok(new AreaRows(area, rows)) : throw RefusalException.NotThere("area of this name", "GET /api/method lists the areas.");
    }

    private static ValidationAnswer Validation()
    {
        var all = ShippedTables.Comparisons;
        var total = AreaTally.Of("all", all);
        return new ValidationAnswer(
            total.Rows, total.Found, total.Computed, total.Passed, total.Failed, total.NotKnown, total.LeftOut,
            [.. AreaTally.ByArea(all).Select(tally => Of(tally, [.. all.Where(comparison => string.Equals(comparison.Row.Area, tally.Area, StringComparison.Ordinal))]))]);
    }

    private static AreaAnswer Of(AreaTally tally, IReadOnlyList<Comparison> comparisons) => new(
        tally.Area, tally.Rows, tally.Found, tally.Computed, tally.Passed, tally.Failed, tally.NotKnown, tally.LeftOut, Finite(tally.Worst),
        comparisons.Where(comparison => comparison.Worst is not null).MaxBy(comparison => comparison.Worst)?.Row.CaseId,
        [.. comparisons.Select(comparison => Finite(comparison.Worst)).OfType<double>().Order()],
        [
            .. comparisons.Where(comparison => comparison.Values.Count > 0 && comparison.Row.Source.Length > 0)
                .CountBy(comparison => comparison.Row.Source, StringComparer.Ordinal)
                .OrderByDescending(source => source.Value).ThenBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => new SourceCount(source.Key, source.Value)),
        ]);

    private static ValidationRow Row(Comparison comparison) => new(
        comparison.Row.CaseId, comparison.Formula, comparison.Row.Inputs, comparison.Row.Quantity, comparison.Row.Unit, comparison.Row.Value,
        ShownNumber.Ours(comparison), ShownNumber.Tolerance(comparison), comparison.Row.ToleranceReason, Finite(comparison.Worst), comparison.Verdict, comparison.Reason, comparison.Row.Kind, comparison.Row.Source);

    private static double? Finite(double? deviation) => deviation is { } number && double.IsFinite(number) ? number : null;

    private static LedgerAnswer OfLedger(Ledger ledger)
    {
        var summary = LedgerSummary.Of(ledger);
        return new LedgerAnswer(
            ledger.Fingerprint(), summary.Documents, summary.Claims, summary.Standing, summary.Superseded, summary.Rejected, summary.OutOfScope, summary.Quoted,
            summary.Properties, summary.DisputedProperties, summary.Origins, summary.Disputes, summary.Forecasts);
    }

    private static ModelAnswer Of(Model model, Ledger ledger)
    {
        var tally = ReadingTally.Of([.. ModelLibrary.ReadFields(model, ledger, new List<Finding>())]);
        return new ModelAnswer(model.Id, model.Name, model.Kind, tally.Claimed, tally.Assumed);
    }
}
