namespace Rampart.Evidence;

/// <summary>Tells an explanation line by line: number, reading, claims with their quotations and documents, agreement.</summary>
internal static class ExplanationLines
{
    public static IReadOnlyList<ExplanationLine> Of(Explanation explanation)
    {
        var lines = new List<ExplanationLine>
        {
            new(ExplanationRole.Number, 0, (explanation.Model.Length == 0 ? string.Empty : explanation.Model + ": ") + $"{explanation.Key} = {explanation.Value}"),
            new(ExplanationRole.Number, 0, explanation.Place),
        };

        if (explanation.Meaning is { } meaning)
        {
            lines.Add(new(ExplanationRole.Meaning, 0, $"{meaning} ({explanation.Property})"));
            if (explanation.How.Length > 0)
            {
                lines.Add(new(ExplanationRole.Reading, 0, explanation.How));
                Add(lines, ExplanationRole.Reading, explanation.Together);
            }
        }
        else
        {
            lines.Add(new(ExplanationRole.Assumption, 0, explanation.As is "overlay"
                ? $"{explanation.AssumedHow}; a user put {explanation.Value} in the assumption's place."
                : $"{explanation.AssumedHow}; the model assumes {explanation.Value}."));
            lines.Add(new(ExplanationRole.Assumption, 1, explanation.As is "overlay"
                ? $"The model holds possible: {explanation.Range}."
                : explanation.IsSampled ? $"It may as well be: {explanation.Range}." : "It is part of a definition, and no campaign varies it."));
            if (explanation.IsSampled)
            {
                lines.Add(new(ExplanationRole.Assumption, 1, explanation.How));
            }

            Add(lines, ExplanationRole.Assumption, explanation.Together);
            if (explanation.Beside.Count == 0)
            {
                lines.Add(new(ExplanationRole.Assumption, 1, $"Because: {Sentence(explanation.Because ?? string.Empty)}"));
            }
        }

        // A relation between two shown claims is told once, with the one that was not used.
        var told = new HashSet<(string, string, string)>();
        var later = explanation.NotUsed.Concat(explanation.Related).Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        Claims(lines, explanation.Model.Length == 0 ? ExplanationRole.Claim : ExplanationRole.ClaimUsed, explanation.Used, told, later);
        Claims(lines, ExplanationRole.ClaimNotUsed, explanation.NotUsed, told, []);
        Claims(lines, ExplanationRole.ClaimRelated, explanation.Related, told, []);
        if (explanation.Agreement is { } agreement)
        {
            lines.Add(new(ExplanationRole.Agreement, 0, agreement.Text));
        }

        return lines;
    }

    private static void Claims(List<ExplanationLine> lines, ExplanationRole role, IReadOnlyList<ExplainedClaim> claims, HashSet<(string From, string To, string Reason)> told, HashSet<string> later)
    {
        foreach (var claim in claims)
        {
            var state = claim.State is "standing" ? string.Empty : $", {claim.State}";
            lines.Add(new(role, 0, $"{claim.Value}{state} ({claim.Id})"));
            lines.Add(new(ExplanationRole.Quotation, 1, claim.Recorded is { } noted ? $"No words of the document are at hand; noted: {Sentence(noted)}" : $"\"{claim.Quotation}\""));
            var happened = claim.Event is null ? string.Empty : $", of {claim.Event}";
            lines.Add(new(ExplanationRole.Speaker, 1, $"Said by {claim.Speaker}, {PartialDate.InWords(claim.Said)}{happened}. Origin: {Sentence(claim.Origin)}"));
            lines.Add(new(ExplanationRole.Speaker, 1, $"Grade {claim.Grade}: {claim.GradeMeaning}.{(claim.Graded is { } graded ? " " + Sentence(graded) : string.Empty)}"));
            var address = claim.Document.Address is null ? string.Empty : $" {claim.Document.Address}.";
            lines.Add(new(ExplanationRole.Document, 1, $"In {claim.Document.Publisher}, \"{claim.Document.Title}\", {claim.Document.Date}.{address}"));
            lines.Add(new(ExplanationRole.Document, 1, $"How the date is known: {Sentence(claim.Document.DateKnown)}"));
            Remark(lines, claim.Because, "It does not stand because: ");
            Remark(lines, claim.Foretold, string.Empty);
            Remark(lines, claim.Converted, "Converted: ");
            Remark(lines, claim.ReadingAssumption, "Read with the assumption: ");
            Remark(lines, claim.Note, "Note: ");
            Remark(lines, claim.Weight, string.Empty);
            Remark(lines, claim.Bundle, string.Empty);
            foreach (var relation in claim.Relations)
            {
                var (low, high) = string.CompareOrdinal(claim.Id, relation.OtherClaim) < 0 ? (claim.Id, relation.OtherClaim) : (relation.OtherClaim, claim.Id);
                if (later.Contains(relation.OtherClaim) || !told.Add((low, high, relation.Reason)))
                {
                    continue;
                }

                var inferred = relation.IsInferred ? ", as the ledger's keeper infers" : string.Empty;
                lines.Add(new(ExplanationRole.Relation, 1, $"It {relation.Words} {relation.OtherValue} ({relation.OtherClaim}){inferred}: {Sentence(relation.Reason)}"));
            }
        }
    }

    private static void Add(List<ExplanationLine> lines, ExplanationRole role, string? text)
    {
        if (text is not null)
        {
            lines.Add(new(role, 1, text));
        }
    }

    private static void Remark(List<ExplanationLine> lines, string? text, string label)
    {
        if (!string.IsNullOrEmpty(text))
        {
            lines.Add(new(ExplanationRole.Remark, 1, label + Sentence(text)));
        }
    }

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
}
