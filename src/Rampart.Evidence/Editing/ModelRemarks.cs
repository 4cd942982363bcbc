using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>What a change of the ledger does to models: one that reads a claim by its name cannot be read any more once another one has taken the claim's place.</summary>
public static class ModelRemarks
{
    /// <summary>A remark for each value of a model that a change would leave without its claim.</summary>
    /// <param name="folderOfModels">The models' folder; where there is none, nothing is remarked.</param>
    /// <param name="change">The change.</param>
    public static IReadOnlyList<Finding> Of(string folderOfModels, LedgerChange change)
    {
        ArgumentException.ThrowIfNullOrEmpty(folderOfModels);
        ArgumentNullException.ThrowIfNull(change);
        if (change.Superseded.Count == 0 || !Directory.Exists(folderOfModels))
        {
            return [];
        }

        var findings = new List<Finding>();
        var library = ModelLibrary.Load(folderOfModels, change.Ledger, findings);
        library.CheckFields(change.Ledger, findings);
        return [.. findings
            .Where(finding => change.Superseded.Any(entry => finding.Message.Contains($"`{entry.Id}`", StringComparison.Ordinal)))
            .Select(finding => finding with { Severity = FindingSeverity.Remark })];
    }
}
