using System.Text;
using Rampart.Evidence;

namespace Rampart.Results.Report;

/// <summary>Every number of the models with the words it rests on.</summary>
internal static class ReadingSection
{
    public static void Write(Html page, ReportInput input)
    {
        page.Section("readings", "Readings: where every number comes from")
            .Paragraph("A claim is what somebody said in public, with his words. An assumption is not read from one: the model says what it takes, between which bounds, and why. Where claims on the very same exist and are passed over, they are shown.");
        if (input.Readings.Count == 0)
        {
            page.Paragraph("This battle was defined without models, so no number can be walked back to a claim.");
        }

        // The models that claims speak of come first.
        foreach (var model in input.Readings.GroupBy(reading => reading.Model, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count(reading => reading.Source == ReadingSource.Claimed)).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var tally = ReadingTally.Of([.. model]);
            page.Raw($"<details open=\"open\"><summary>{Html.Escape(model.Key)}: {Html.Escape(Say.Count(model.Count(), "value", "values"))}, {Say.Number(tally.Claimed)} claimed, {Say.Number(tally.Assumed)} assumed</summary>");
            page.Table(
                ["Value of", "Value", "Rests on", "Range", "Because, or in whose words"],
                model.OrderBy(reading => reading.Key, StringComparer.Ordinal).Select(Row));
            page.Raw("</details>");
        }

        page.Close();
    }

    private static Cell[] Row(Evidence.Reading reading) =>
    [
        reading.Key,
        Cell.Figure(reading.Text),
        Cell.Raw(reading.IsDefinition ? "definition" : reading.Source == ReadingSource.Assumed
            ? $"<span class=\"assumed\">{(reading.OtherClaims.Count == 0 ? "assumed, no public claim" : "assumed although claims exist")}</span>"
            : $"<span class=\"claimed\">{Html.Escape(Say.Count(reading.Claims.Count, "claim", "claims"))}</span> <code>{Html.Escape(reading.As)}</code>"),
        reading.RangeText.Length > 0 ? reading.RangeText : reading.Among.Count > 0 ? string.Join(", ", reading.Among) : Say.Nothing,
        Cell.Raw(Reasons(reading)),
    ];

    private static string Reasons(Evidence.Reading reading)
    {
        var markup = new StringBuilder();
        if (reading.Because is { Length: > 0 } because)
        {
            markup.Append("<div class=\"claim\">").Append(Html.Escape(because)).Append("</div>");
        }

        foreach (var claim in reading.Claims)
        {
            markup.Append("<div class=\"claim\"><q dir=\"auto\">").Append(Html.Escape(claim.Quotation)).Append("</q> – ")
                .Append(Html.Escape($"{claim.Speaker}, in {claim.Document.Publisher}, {claim.Said}"));
            if (!string.Equals(claim.Origin, claim.Document.Publisher, StringComparison.Ordinal))
            {
                markup.Append(Html.Escape($" (origin: {claim.Origin})"));
            }

            markup.Append(Html.Escape($", grade {claim.Grade.Text}.")).Append("</div>");
        }

        if (reading.OtherClaims.Count > 0)
        {
            var others = reading.OtherClaims.Select(claim => $"{claim.ValueText} ({claim.Document.Id}{(claim.IsStanding ? "" : ", " + Say.Words(claim.State))})");
            markup.Append("<div class=\"claim soft\">Others say: ").Append(Html.Escape(string.Join("; ", others))).Append("</div>");
        }

        return markup.Length == 0 ? Say.Nothing : markup.ToString();
    }
}
