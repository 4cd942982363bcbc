using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Answers.Evidence;

/// <summary>A model with its values, and how it stands to the project's other models.</summary>
/// <param name="Model">The model.</param>
/// <param name="Readings">Its values, by key.</param>
/// <param name="Parts">What it is made of.</param>
/// <param name="PartOf">What is made of it.</param>
/// <param name="Findings">What is wrong with its fields; a value with an error is not among the readings.</param>
internal sealed record ModelInProject(Model Model, IReadOnlyList<Reading> Readings, IReadOnlyList<ModelPart> Parts, IReadOnlyList<ModelPart> PartOf, IReadOnlyList<Finding> Findings)
{
    /// <summary>Every model, by id.</summary>
    public static IReadOnlyList<ModelInProject> All(Workspace workspace)
    {
        var alone = workspace.Models.All.Select(model => Alone(workspace, model)).ToList();
        var wholes = alone.SelectMany(each => each.Parts).ToLookup(part => part.Id, StringComparer.Ordinal);
        return [.. alone.Select(each => each with { PartOf = [.. wholes[each.Model.Id]] })];
    }

    /// <summary>What nature, or other claims, say of the model: verdicts on its own name, on what its values read, and on claims that they pass over.</summary>
    public IReadOnlyList<NatureVerdict> Verdicts(IEnumerable<NatureVerdict> all)
    {
        var subjects = Readings.Select(reading => reading.Property).OfType<PropertyDefinition>().Select(property => property.Id[..property.Id.LastIndexOf('/')]).Append(Model.Id).ToHashSet(StringComparer.Ordinal);
        var claims = Readings.SelectMany(reading => reading.Claims.Concat(reading.OtherClaims)).Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(verdict => subjects.Contains(verdict.Subject) || verdict.Claims.Any(claim => claims.Contains(claim.Id)))];
    }

    private static ModelInProject Alone(Workspace workspace, Model model)
    {
        var findings = new List<Finding>();
        var readings = ModelLibrary.ReadFields(model, workspace.Ledger, findings);
        return new ModelInProject(model, readings, ModelPart.Of(model, readings), [], findings);
    }
}
