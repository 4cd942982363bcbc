using Rampart.Answers.Evidence;
using Rampart.Answers.Provenance;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>Everything that is known of one model: what it is, what it is made of, every value with what it rests on, and what uses it.</summary>
/// <param name="Model">What it is, and how much of it is claimed, disputed and assumed.</param>
/// <param name="File">The file that it stands in, from the project's folder.</param>
/// <param name="Note">What its author says of it as a whole; null where nothing is said.</param>
/// <param name="Parts">The models that it is made of, in the order of its file.</param>
/// <param name="PartOf">The models that are made of it.</param>
/// <param name="Values">Every value, by key.</param>
/// <param name="Claims">Every claim that a value names, by id.</param>
/// <param name="Subjects">Whose verdicts of nature these are: <c>rampart evidence physics SUBJECT</c> tells the same.</param>
/// <param name="Verdicts">What nature, and other claims, say of what is claimed: the worst first.</param>
/// <param name="Scenarios">The project's scenarios that use it.</param>
/// <param name="Results">The newest results that have read it.</param>
/// <param name="LookedAt">How many results were looked at; older ones were not.</param>
/// <param name="Remarks">What is wrong with its file, and what could not be read.</param>
internal sealed record ModelPageAnswer(
    ModelRowAnswer Model,
    string File,
    string? Note,
    IReadOnlyList<ModelPartAnswer> Parts,
    IReadOnlyList<ModelPartAnswer> PartOf,
    IReadOnlyList<ModelValueAnswer> Values,
    IReadOnlyList<ClaimAnswer> Claims,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<VerdictAnswer> Verdicts,
    IReadOnlyList<ModelScenarioAnswer> Scenarios,
    IReadOnlyList<ModelResultAnswer> Results,
    int LookedAt,
    IReadOnlyList<FindingAnswer> Remarks)
{
    /// <exception cref="RefusalException">There is no such model.</exception>
    public static ModelPageAnswer Of(ReckonedModels models, ProjectUses uses, string id)
    {
        var known = models.Now();
        var (ledger, all) = (known.Ledger, known.All);
        var asked = all.FirstOrDefault(each => string.Equals(each.Model.Id, id, StringComparison.Ordinal))
            ?? throw RefusalException.NotThere("such model in the project", EvidenceEndpoints.Near(id, all.Select(each => each.Model.Id), "GET /api/evidence/models lists them."));
        var rows = all.ToDictionary(each => each.Model.Id, each => ModelRowAnswer.Of(ledger, each, []), StringComparer.Ordinal);
        var remarks = asked.Findings.ToList();
        var scenarios = uses.Scenarios(remarks);
        var (results, lookedAt) = uses.Results();
        var ways = known.Ways(asked);
        ModelValueAnswer[] values = [.. asked.Readings.Select(reading => ModelValueAnswer.Of(ledger, reading, ways.GetValueOrDefault(reading.Key) ?? []))];
        var verdicts = asked.Verdicts(known.Verdicts);
        return new ModelPageAnswer(
            ModelRowAnswer.Of(ledger, asked, scenarios),
            asked.Model.Place.File,
            asked.Model.Note,
            [.. asked.Parts.Select(part => ModelPartAnswer.Of(part.Key, part.Id, rows, asked.Readings.FirstOrDefault(reading => string.Equals(reading.Key, part.InSetKey, StringComparison.Ordinal))))],
            [.. asked.PartOf.Select(part => ModelPartAnswer.Of(part.Key, part.Whole.Id, rows, null))],
            values,
            [.. values.SelectMany(value => value.Claims.Concat(value.Against).Concat(value.NotRead)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => ClaimAnswer.Of(ledger, ledger.FindClaim(id)!))],
            [.. verdicts.Select(verdict => verdict.Subject).Distinct(StringComparer.Ordinal)],
            [.. verdicts.Select(verdict => VerdictAnswer.Of(verdict, asked.Readings))],
            [.. scenarios.Where(scenario => scenario.Models.ContainsKey(asked.Model.Id)).Select(scenario => ModelScenarioAnswer.Of(scenario, asked.Model.Id))],
            [.. results.Select(result => ModelResultAnswer.Of(result, asked)).OfType<ModelResultAnswer>()],
            lookedAt,
            [.. remarks.Select(FindingAnswer.Of)]);
    }
}

/// <summary>A model that another one is made of, or that is made of others.</summary>
/// <param name="Key">The key that says so, such as <c>engagement-radar</c>.</param>
/// <param name="Id">The other model's id.</param>
/// <param name="Model">What it is, and what its values rest on; null where there is no such model.</param>
/// <param name="InSet">Of a missile beside the main one whether the set has it, as the model reads or assumes it; null for anything else.</param>
/// <param name="InSetKey">The value that says so.</param>
internal sealed record ModelPartAnswer(string Key, string Id, ModelRowAnswer? Model, string? InSet, string? InSetKey)
{
    public static ModelPartAnswer Of(string key, string id, Dictionary<string, ModelRowAnswer> models, Reading? inSet) =>
        new(key, id, models.GetValueOrDefault(id), inSet?.Text, inSet?.Key);
}

/// <summary>What a value of a model rests on.</summary>
internal enum ValueSource
{
    /// <summary>On claims.</summary>
    Claimed,

    /// <summary>On what its author assumes.</summary>
    Assumed,

    /// <summary>It says what the thing is, such as its class, and could not be otherwise.</summary>
    Defined,
}

/// <summary>A value of a model with everything behind it.</summary>
/// <param name="Key">Its key; dots stand between sections.</param>
/// <param name="Value">As a reader sees it, with its unit.</param>
/// <param name="Si">In SI units; null for words.</param>
/// <param name="Scale">The unit in which it is drawn; null where it is no number.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="IsDisputed">Whether a standing claim says something else.</param>
/// <param name="As">How it is read: <c>one(DOCUMENT)</c>, <c>middle</c>, <c>spread(…)</c>, <c>assumed</c>.</param>
/// <param name="How">The same in a sentence.</param>
/// <param name="Together">What it is drawn together with, in a sentence; null where it is drawn alone or not at all.</param>
/// <param name="Property">The property that is read; null for an assumption.</param>
/// <param name="Meaning">What the property means.</param>
/// <param name="Spread">How a campaign draws it.</param>
/// <param name="LowSi">The low end of its range in SI units, or the lowest of the claims that are read; null where there is none.</param>
/// <param name="HighSi">The high end.</param>
/// <param name="Range">The range or the choices, in words; null where there is neither.</param>
/// <param name="Among">The values that it may take, where these are single ones.</param>
/// <param name="Because">The reason of an assumption.</param>
/// <param name="AssumedHow">Of an assumption whether no claim is known or some are passed over, in words.</param>
/// <param name="Beside">The properties whose claims an assumption passes over.</param>
/// <param name="Claims">The claims that it is read from.</param>
/// <param name="Against">Standing claims that say something else than one that is read; of several that are read together each may be against the rest.</param>
/// <param name="NotRead">The property's other claims, standing or not; of an assumption those that it passes over.</param>
/// <param name="Weights">What a claim weighs among those that are read, where they are weighed.</param>
/// <param name="Ways">What other ways of reading the same property would give; none for an assumption.</param>
/// <param name="Line">The line of the model's file, from one.</param>
internal sealed record ModelValueAnswer(
    string Key,
    string Value,
    double? Si,
    ScaleAnswer? Scale,
    ValueSource Source,
    bool IsDisputed,
    string As,
    string How,
    string? Together,
    string? Property,
    string? Meaning,
    ReadingSpread Spread,
    double? LowSi,
    double? HighSi,
    string? Range,
    IReadOnlyList<string> Among,
    string? Because,
    string? AssumedHow,
    IReadOnlyList<string> Beside,
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Against,
    IReadOnlyList<string> NotRead,
    IReadOnlyList<WeightAnswer> Weights,
    IReadOnlyList<WayAnswer> Ways,
    int Line)
{
    public static ModelValueAnswer Of(Ledger ledger, Reading reading, IReadOnlyList<WayOfReading> ways)
    {
        var explained = Explain.Reading(ledger, reading);
        var against = Disputed.By(ledger, reading);
        return new ModelValueAnswer(
            reading.Key,
            reading.Text,
            explained.Si,
            ScaleAnswer.For(reading.Kind, [reading.Si, reading.LowSi ?? double.NaN, reading.HighSi ?? double.NaN, .. reading.Claims.Concat(reading.OtherClaims).Where(claim => claim.Property.Quantity == reading.Kind).Select(claim => claim.Value.Si)]),
            reading.Source == ReadingSource.Claimed ? ValueSource.Claimed : reading.IsDefinition ? ValueSource.Defined : ValueSource.Assumed,
            against.Count > 0,
            reading.As,
            explained.How,
            explained.Together,
            explained.Property,
            explained.Meaning,
            reading.Spread,
            reading.LowSi,
            reading.HighSi,
            explained.Range,
            reading.Among,
            explained.Because,
            explained.AssumedHow,
            explained.Beside,
            [.. explained.Used.Select(claim => claim.Id)],
            [.. against.Select(claim => claim.Id)],
            [.. explained.NotUsed.Select(claim => claim.Id)],
            [.. explained.Used.Where(claim => claim.Weight is not null).Select(claim => new WeightAnswer(claim.Id, claim.Weight!))],
            [.. ways.Select(way => WayAnswer.Of(reading, way))],
            reading.Place.Line);
    }
}

/// <summary>What a claim weighs.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Words">What it weighs, and why.</param>
internal sealed record WeightAnswer(string Claim, string Words);

/// <summary>A way of reading a property, and what it would give.</summary>
/// <param name="As">As a model writes it; <c>--reading MODEL/KEY=…</c> takes it for one run.</param>
/// <param name="IsWritten">Whether the model reads it so.</param>
/// <param name="Value">The value in a plain run; null where the claims cannot be read so.</param>
/// <param name="Si">In SI units; null for words.</param>
/// <param name="Range">What a campaign draws it from; null where it draws nothing.</param>
/// <param name="WhyNot">Why the claims cannot be read so.</param>
internal sealed record WayAnswer(string As, bool IsWritten, string? Value, double? Si, string? Range, string? WhyNot)
{
    public static WayAnswer Of(Reading written, WayOfReading way) => new(
        way.As,
        string.Equals(written.As, way.As, StringComparison.Ordinal),
        way.Reading?.Text,
        way.Reading is { Si: var si } && double.IsFinite(si) ? si : null,
        way.Reading is { IsSampled: true, RangeText: { Length: > 0 } range } ? range : null,
        way.WhyNot is { } why ? PageWords.Of(why) : null);
}

/// <summary>What one rule says of claimed values, held against nature or against each other.</summary>
/// <param name="Outcome">How they stand.</param>
/// <param name="Subject">What is spoken of.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Message">The verdict with its figures.</param>
/// <param name="Formula">What was reckoned with.</param>
/// <param name="Source">Where that comes from.</param>
/// <param name="Claims">The claims that are judged.</param>
/// <param name="Values">The keys of the model's values that are read from one of them.</param>
internal sealed record VerdictAnswer(NatureOutcome Outcome, string Subject, string Rule, string Message, string Formula, string Source, IReadOnlyList<string> Claims, IReadOnlyList<string> Values)
{
    public static VerdictAnswer Of(NatureVerdict verdict, IEnumerable<Reading> readings)
    {
        var judged = verdict.Claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        return new VerdictAnswer(
            verdict.Outcome, verdict.Subject, verdict.Rule, verdict.Message, verdict.Formula, verdict.Source,
            [.. verdict.Claims.Select(claim => claim.Id)],
            [.. readings.Where(reading => reading.Claims.Any(claim => judged.Contains(claim.Id))).Select(reading => reading.Key)]);
    }
}

/// <summary>A scenario that uses a model.</summary>
/// <param name="Scenario">Its folder's name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Things">How many things of its battle are of this model; none where it is only read.</param>
/// <param name="Values">How many of the model's values it reads.</param>
internal sealed record ModelScenarioAnswer(string Scenario, string Title, int Things, int Values)
{
    public static ModelScenarioAnswer Of(ScenarioUse scenario, string model) => new(
        Path.GetFileName(scenario.Folder), scenario.Title, scenario.Models[model], scenario.Values.Count(value => value.StartsWith(model + "/", StringComparison.Ordinal)));
}

/// <summary>A result that has read a model.</summary>
/// <param name="Id">NAME/KEY.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The same in words: "a campaign".</param>
/// <param name="Values">How many of the model's values it has read.</param>
/// <param name="Otherwise">Those that were another value, or read in another way, than the model's file says today.</param>
internal sealed record ModelResultAnswer(string Id, ResultKind Kind, string Words, int Values, IReadOnlyList<OtherwiseAnswer> Otherwise)
{
    public static ModelResultAnswer? Of(ReadResult result, ModelInProject model)
    {
        var used = result.Known.Readings.Readings.Where(reading => string.Equals(reading.Model, model.Model.Id, StringComparison.Ordinal)).ToList();
        var now = model.Readings.ToDictionary(reading => reading.Key, StringComparer.Ordinal);
        return used.Count == 0 ? null : new ModelResultAnswer(
            result.Id.ToString(), result.Known.Kind, result.Known.Words, used.Count,
            [.. used.Where(reading => now.GetValueOrDefault(reading.Key) is not { } today || !string.Equals(today.Text, reading.Value, StringComparison.Ordinal) || !string.Equals(today.As, reading.As, StringComparison.Ordinal))
                .Select(reading => new OtherwiseAnswer(reading.Key, reading.Value, reading.As))]);
    }
}

/// <summary>A value that a result has read otherwise than it is written today.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">What it was.</param>
/// <param name="As">How it was read.</param>
internal sealed record OtherwiseAnswer(string Key, string Value, string As);
