namespace Rampart.Evidence.Questions;

/// <summary>Says what would settle a conflict, by rules that stand with <see cref="SettlingRule"/> and in docs/formats/evidence.md.</summary>
internal static class Settling
{
    public static IReadOnlyList<SettlingStep> Of(Ledger ledger, Conflict conflict)
    {
        var steps = new List<SettlingStep>();
        AddUnits(steps, ledger, conflict);
        AddEvents(steps, ledger, conflict);
        AddDocuments(steps, conflict);
        AddRelations(steps, conflict);
        AddOrigins(steps, ledger, conflict);
        return steps;
    }

    private static void AddUnits(List<SettlingStep> steps, Ledger ledger, Conflict conflict)
    {
        var counted = conflict.Units;
        if (counted.Count < 2)
        {
            return;
        }

        // Units that a chain of conversions joins stand in one set.
        var conversions = ledger.Properties.Where(property => property is { Unit: not null, Per: not null } && ledger.ClaimsOn(property.Id).Any(claim => claim.IsStanding)).ToList();
        var sets = counted.Select(unit => new HashSet<UnitOfAccount> { unit }).ToList();
        foreach (var conversion in conversions)
        {
            var touched = sets.Where(set => set.Contains(conversion.Unit!.Value) || set.Contains(conversion.Per!.Value)).ToList();
            var whole = new HashSet<UnitOfAccount>(touched.SelectMany(set => set)) { conversion.Unit!.Value, conversion.Per!.Value };
            sets.RemoveAll(touched.Contains);
            sets.Add(whole);
        }

        var known = sets.Select(set => counted.Where(set.Contains).ToList()).Where(set => set.Count > 0).OrderByDescending(set => set.Count).ThenBy(set => set[0]).ToList();
        var converting = conversions.Where(property => counted.Contains(property.Unit!.Value) && counted.Contains(property.Per!.Value)).Select(property => property.Id).ToList();
        var said = converting.Count == 0 ? string.Empty : $" What the ledger converts: {string.Join(", ", converting)}.";
        steps.Add(known.Count > 1
            ? new SettlingStep(SettlingRule.UnitOfAccount, $"A document that says how many of one unit of account the other has: no claim converts {string.Join(" | ", known.Select(set => string.Join(" and ", set.Select(Plural))))} into each other.{said}")
            : new SettlingStep(SettlingRule.UnitOfAccount, $"The counts are in different units of account; convert them by what is claimed of one in the other, where it holds for this deal.{said}"));
    }

    private static void AddEvents(List<SettlingStep> steps, Ledger ledger, Conflict conflict)
    {
        foreach (var property in conflict.Properties)
        {
            var outcomes = conflict.Claims.Where(claim => claim.State is ClaimState.Standing or ClaimState.Superseded && string.Equals(claim.Property.Id, property.Id, StringComparison.Ordinal))
                .Select(claim => ForecastOutcome.Of(claim, ledger.ClaimsOn(property.Id)))
                .OfType<ForecastOutcome>()
                .ToList();
            if (outcomes.Count == 0)
            {
                // A forecast of what is no date: its event date says when to ask again.
                var others = conflict.Claims.Where(claim => claim.IsStanding && claim.IsForecast && string.Equals(claim.Property.Id, property.Id, StringComparison.Ordinal)).ToList();
                if (others.Count > 0)
                {
                    var when = others.Select(claim => claim.EventDate?.Text).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
                    steps.Add(new SettlingStep(SettlingRule.TheEvent, $"What came of it: {Names(others)} {(others.Count == 1 ? "foretells" : "foretell")} {property.Id}{(when.Count == 0 ? string.Empty : " for " + string.Join(", ", when))}."));
                }

                continue;
            }

            var events = outcomes.Select(outcome => outcome.Event).OfType<Claim>().DistinctBy(claim => claim.Id, StringComparer.Ordinal).ToList();
            if (events.Count == 0)
            {
                steps.Add(new SettlingStep(SettlingRule.TheEvent, $"The event itself: no claim reports {property.Id} yet, and forecasts run to {outcomes.Select(outcome => outcome.Forecast.EventDate!).MaxBy(date => date.Latest)!.Text}."));
                continue;
            }

            var borne = outcomes.Count(outcome => outcome.Verdict == ForecastVerdict.BorneOut);
            var report = events.MinBy(claim => claim.Id, StringComparer.Ordinal)!;
            steps.Add(new SettlingStep(SettlingRule.TheEvent, $"The event has settled the forecasts: {property.Id} = {report.EventDate!.Text} ({report.Id}); {borne} of {outcomes.Count} {(outcomes.Count == 1 ? "forecast was" : "forecasts were")} borne out."));
        }
    }

    private static void AddDocuments(List<SettlingStep> steps, Conflict conflict)
    {
        var disputes = conflict.Relations.Where(relation => relation.Kind == RelationKind.Disputes && ReferenceEquals(relation.From.Document, relation.To.Document)).ToList();
        foreach (var document in disputes.GroupBy(relation => relation.From.Document.Id, StringComparer.Ordinal))
        {
            var deal = document.Select(relation => relation.From.Property.Deal ?? relation.To.Property.Deal).OfType<Deal>().FirstOrDefault();
            var stage = document.SelectMany(relation => new[] { relation.From.Property.Stage, relation.To.Property.Stage }).OfType<DealStage>().OrderDescending().FirstOrDefault();
            var on = deal is null ? string.Empty
                : stage is DealStage.Delivery or DealStage.DeliveryBegun or DealStage.Acceptance ? $" on the delivery and acceptance of {deal.Name}"
                : $" on the {DealStages.Word(stage).Replace('-', ' ')} of {deal.Name}";
            steps.Add(new SettlingStep(SettlingRule.AnotherDocument, $"Another document{on}: {document.Key} contradicts itself."));
        }
    }

    private static void AddRelations(List<SettlingStep> steps, Conflict conflict)
    {
        foreach (var same in conflict.Relations.Where(relation => relation.Kind == RelationKind.SameAs))
        {
            steps.Add(new SettlingStep(SettlingRule.OwnUnit, $"The primary document in its own unit: {same.From.ValueText} ({same.From.Document.Id}) is held to be {same.To.ValueText} ({same.To.Document.Id}) in other numbers{(same.IsInferred ? ", which is inferred" : string.Empty)}."));
        }

        var apart = conflict.Relations.Where(relation => relation.Kind == RelationKind.DifferentInstrument).ToList();
        if (apart.Count > 0)
        {
            var pairs = apart.Select(relation => $"{Short(relation.From, conflict)} and {Short(relation.To, conflict)}");
            steps.Add(new SettlingStep(SettlingRule.WhichIsMeant, $"Nothing is to be settled between {Listed(pairs)}: they speak of different things. Where a document leaves open which, one that names it."));
        }

        var superseding = conflict.Relations.Where(relation => relation.Kind == RelationKind.Supersedes).ToList();
        if (superseding.Count > 0)
        {
            steps.Add(new SettlingStep(SettlingRule.Superseded, $"Settled: {Listed(superseding.Select(relation => $"{Short(relation.From, conflict)} took the place of {Short(relation.To, conflict)}"))}."));
        }
    }

    private static void AddOrigins(List<SettlingStep> steps, Ledger ledger, Conflict conflict)
    {
        if (conflict.State != ConflictState.Open)
        {
            return;
        }

        // What is still in question: voices that report, on properties with more than one answer or with a dispute.
        var disputed = conflict.Relations.Where(relation => relation.Kind == RelationKind.Disputes).SelectMany(relation => new[] { relation.From.Property.Id, relation.To.Property.Id });
        var asked = conflict.Spreads.Select(spread => spread.Property.Id).Concat(disputed).ToHashSet(StringComparer.Ordinal);
        var voices = conflict.Properties.Where(property => asked.Contains(property.Id)).SelectMany(property => Voices.On(ledger, property.Id)).Where(claim => ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id)) is null).ToList();
        if (voices.Count == 0)
        {
            return;
        }

        var terms = conflict.Properties.Where(property => asked.Contains(property.Id) && property is { Deal: not null, Stage: DealStage.Contract or DealStage.Loan or DealStage.Instalment or DealStage.Option or DealStage.Payment }).ToList();
        if (terms.Count > 0)
        {
            var texts = terms.Select(property => property.Stage == DealStage.Loan ? $"the loan agreement for {property.Deal!.Name}" : $"the text of {property.Deal!.Name}").Distinct(StringComparer.Ordinal);
            steps.Add(new SettlingStep(SettlingRule.ContractText, $"The terms themselves: {string.Join(", ", texts)}, or a budget or customs record that rests on it."));
        }

        var origins = voices.Where(claim => claim.OriginIsKnown).Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count();
        var primary = terms.Count > 0 ? string.Empty : ", or the primary document";
        steps.Add(new SettlingStep(SettlingRule.IndependentOrigin, origins switch
        {
            0 => $"A known origin{primary}: none stands behind any of the answers.",
            1 => $"A second, independent origin{primary}: one alone stands behind the answers.",
            _ => $"A further, independent origin{primary}: {origins} known origins differ.",
        }));
        Add(SettlingRule.UnknownOrigin, "Who said it first", voices.Where(claim => !claim.OriginIsKnown), "is of unknown origin", "are of unknown origin");
        Add(SettlingRule.OwnWords, "The document's own words", voices.Where(claim => claim.Recorded is not null), "is noted only", "are noted only");
        if (voices.TrueForAll(IsWeak))
        {
            steps.Add(new SettlingStep(SettlingRule.BetterSource, $"A better source: no answer is graded better than {voices.Select(claim => claim.Grade.Text).Order(StringComparer.Ordinal).First()}."));
        }

        void Add(SettlingRule rule, string what, IEnumerable<Claim> claims, string one, string several)
        {
            var list = claims.ToList();
            if (list.Count > 0)
            {
                steps.Add(new SettlingStep(rule, $"{what}: {Names(list)} {(list.Count == 1 ? one : several)}."));
            }
        }
    }

    private static bool IsWeak(Claim claim) => claim.Grade.Text[0] is 'D' or 'E' or 'F' || claim.Grade.Text[1] is '4' or '5' or '6';

    private static string Plural(UnitOfAccount unit) => UnitsOfAccount.Counted("2", unit)[2..];

    private static string Names(List<Claim> claims)
    {
        const int Most = 3;
        var names = claims.Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).ToList();
        return names.Count <= Most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more";
    }

    // Their reasons stand above in full: here the first few are named.
    private static string Listed(IEnumerable<string> parts)
    {
        const int Most = 3;
        var all = parts.ToList();
        return all.Count <= Most ? string.Join("; ", all) : $"{string.Join("; ", all.Take(Most))}; and {all.Count - Most} more";
    }

    private static string Short(Claim claim, Conflict conflict) =>
        $"{ConflictText.Shown(claim)} ({(conflict.Properties.Count == 1 ? claim.Document.Id : claim.Id)})";
}
