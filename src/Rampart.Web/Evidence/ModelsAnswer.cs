using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>Every model of the project.</summary>
/// <param name="Models">By kind, then by id.</param>
/// <param name="Remarks">What could not be read.</param>
internal sealed record ModelsAnswer(IReadOnlyList<ModelRowAnswer> Models, IReadOnlyList<FindingAnswer> Remarks)
{
    public static ModelsAnswer Of(ReckonedModels reckoned, ProjectUses uses)
    {
        var remarks = new List<Finding>();
        var scenarios = uses.Scenarios(remarks);
        var models = reckoned.Now();
        return new ModelsAnswer(
            [.. models.All.OrderBy(model => model.Model.Kind, StringComparer.Ordinal).ThenBy(model => model.Model.Id, StringComparer.Ordinal).Select(model => ModelRowAnswer.Of(models.Ledger, model, scenarios))],
            [.. remarks.Select(FindingAnswer.Of)]);
    }
}

/// <summary>A model in a list: what it is, and what its values rest on.</summary>
/// <param name="Id">Its id: its file's name.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Kind">What it is, such as <c>engagement-radar</c>.</param>
/// <param name="PartOf">The ids of the models that are made of it.</param>
/// <param name="Values">How many values it has: claimed, assumed and defined ones.</param>
/// <param name="Claimed">How many are read from claims.</param>
/// <param name="Disputed">Of how many of these a standing claim says something else.</param>
/// <param name="Assumed">How many are assumed.</param>
/// <param name="PassedOver">How many of these pass claims over.</param>
/// <param name="Defined">How many only say what the thing is, such as its class.</param>
/// <param name="Scenarios">The project's scenarios that use it, by their folders' names.</param>
internal sealed record ModelRowAnswer(
    string Id, string Name, string Kind, IReadOnlyList<string> PartOf, int Values, int Claimed, int Disputed, int Assumed, int PassedOver, int Defined, IReadOnlyList<string> Scenarios)
{
    public static ModelRowAnswer Of(Ledger ledger, ModelInProject model, IEnumerable<ScenarioUse> scenarios)
    {
        var tally = ReadingTally.Of(model.Readings);
        return new ModelRowAnswer(
            model.Model.Id, model.Model.Name, model.Model.Kind, [.. model.PartOf.Select(part => part.Whole.Id).Distinct(StringComparer.Ordinal)],
            model.Readings.Count, tally.Claimed, model.Readings.Count(reading => Rampart.Evidence.Disputed.By(ledger, reading).Count > 0),
            tally.Assumed, model.Readings.Count(reading => reading.Source == ReadingSource.Assumed && reading.OtherClaims.Count > 0), tally.Defined,
            [.. scenarios.Where(scenario => scenario.Models.ContainsKey(model.Model.Id)).Select(scenario => Path.GetFileName(scenario.Folder))]);
    }
}
