using System.Globalization;
using System.Text;
using Rampart.Evidence.Extraction;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Extraction;

/// <summary>How well the extractor finds what a person marked: a match needs overlapping words, the same kind and an equal value.</summary>
internal sealed class GoldScore
{
    public static readonly string[] Rows = ["quantity", "money", "date", "count", "speaker"];

    private readonly Dictionary<string, Tally> tallies = Rows.ToDictionary(row => row, _ => new Tally(), StringComparer.Ordinal);
    private readonly Tally said = new();
    private readonly Tally bounds = new();
    private readonly Tally speakers = new();
    private readonly Tally days = new();
    private int optional;
    private int eitherWay;

    public List<string> Misses { get; } = [];

    public static GoldScore Of(IEnumerable<GoldText> texts, Ledger ledger, Lexicon lexicon)
    {
        var score = new GoldScore();
        foreach (var text in texts)
        {
            score.Add(text, text.Extracted(ledger, lexicon));
        }

        return score;
    }

    public double Precision(string row) => tallies[row].Precision;

    public double Recall(string row) => tallies[row].Recall;

    public int Marked(string row) => tallies[row].Marked;

    /// <summary>Of the rightly attributed sentences, the share whose date is right.</summary>
    public double SaidRight => said.Precision;

    /// <summary>Precision and recall per kind, one line each.</summary>
    public string Table(string title)
    {
        var text = new StringBuilder($"Extraction, {title}\n  kind       marked  proposed  right  precision  recall\n");
        foreach (var row in Rows)
        {
            var tally = tallies[row];
            text.Append(CultureInfo.InvariantCulture, $"  {row,-9} {tally.Marked,7} {tally.Proposed,9} {tally.Right,6} {tally.Precision,10:0.000} {tally.Recall,7:0.000}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"  date said right in {said.Right} of {said.Proposed} rightly attributed sentences ({said.Precision:0.000}); bound right in {bounds.Right} of {bounds.Proposed} values\n")
            .Append(CultureInfo.InvariantCulture, $"  of the values that were found and marked with a speaker his name is right in {speakers.RightProposed} of {speakers.Proposed}, with a day it is right in {days.RightProposed} of {days.Proposed}\n")
            .Append(CultureInfo.InvariantCulture, $"  counted neither way: values {optional}, sentences {eitherWay}\n").ToString();
    }

    private void Add(GoldText text, ExtractionResult result)
    {
        var proposed = result.Proposals.SelectMany(proposal => proposal.AlsoAt.Prepend(proposal.At).Select(at => (Proposal: proposal, At: at))).ToList();
        foreach (var mark in text.Marks)
        {
            var row = Row(mark.Kind);
            optional += mark.IsOptional ? 1 : 0;
            var found = proposed.FindIndex(item => item.Proposal.Kind == mark.Kind && item.At.Overlaps(mark.At) && SameValue(mark, item.Proposal));
            if (!mark.IsOptional)
            {
                tallies[row].Marked++;
            }

            if (found >= 0)
            {
                if (!mark.IsOptional)
                {
                    tallies[row].Right++;
                    tallies[row].RightProposed++;
                    tallies[row].Proposed++;
                    bounds.Proposed++;
                    bounds.RightProposed += string.Equals(BoundWord(proposed[found].Proposal.Bound), mark.Bound, StringComparison.Ordinal) ? 1 : 0;
                    bounds.Right = bounds.RightProposed;
                    AddStatement(text, mark, proposed[found].Proposal);
                }

                proposed.RemoveAt(found);
            }
            else if (!mark.IsOptional)
            {
                Misses.Add($"{text.Name}: {row} {mark.Value} was not found at \"{Around(text, mark.At)}\"");
            }
        }

        foreach (var (proposal, at) in proposed)
        {
            tallies[Row(proposal.Kind)].Proposed++;
            Misses.Add($"{text.Name}: {Row(proposal.Kind)} {proposal.Value} {proposal.Unit} is a false alarm at \"{Around(text, at)}\"");
        }

        AddSpeech(text, result);
    }

    private void AddStatement(GoldText text, GoldMark mark, Proposal proposal)
    {
        if (mark.Speaker is { } speaker)
        {
            var name = proposal.Speaker?.Name ?? "narrator";
            speakers.Proposed++;
            speakers.RightProposed += SameName(speaker, name) ? 1 : 0;
            if (!SameName(speaker, name))
            {
                Misses.Add($"{text.Name}: {mark.Value} is {name}'s instead of {speaker}'s at \"{Around(text, mark.At)}\"");
            }
        }

        if (mark.Said.Count > 0)
        {
            var isSaid = mark.Said.Any(date => SameDate(date, proposal.Said));
            days.Proposed++;
            days.RightProposed += isSaid ? 1 : 0;
            if (!isSaid)
            {
                Misses.Add($"{text.Name}: {mark.Value} was said {proposal.Said} instead of {string.Join(" or ", mark.Said)} at \"{Around(text, mark.At)}\"");
            }
        }
    }

    private void AddSpeech(GoldText text, ExtractionResult result)
    {
        eitherWay += text.EitherWay.Count;
        var tally = tallies["speaker"];
        foreach (var gold in text.Speech)
        {
            tally.Marked++;
            var sentence = result.Sentences.FirstOrDefault(sentence => sentence.At.Start <= gold.At && gold.At < sentence.At.End);
            if (sentence?.Speaker is { } speaker && gold.Speakers.Any(name => SameName(name, speaker.Name)))
            {
                tally.Right++;
                said.Proposed++;
                var isSaid = gold.Said.Any(date => SameDate(date, sentence.Said));
                said.RightProposed += isSaid ? 1 : 0;
                said.Right = said.RightProposed;
                if (!isSaid)
                {
                    Misses.Add($"{text.Name}: said {sentence.Said} instead of {string.Join(" or ", gold.Said)}: \"{Cut(sentence.Text)}\"");
                }
            }
            else
            {
                Misses.Add($"{text.Name}: speaker {sentence?.Speaker?.ToString() ?? "narrator"} instead of {gold.Speakers[0]}: \"{Cut(sentence?.Text ?? "(no sentence)")}\"");
            }
        }

        foreach (var sentence in result.Sentences.Where(sentence => sentence.Speaker is not null && !text.EitherWay.Any(at => sentence.At.Start <= at && at < sentence.At.End)))
        {
            tally.Proposed++;
            var marked = text.Speech.Where(gold => sentence.At.Start <= gold.At && gold.At < sentence.At.End).ToList();
            if (marked.Exists(gold => gold.Speakers.Any(name => SameName(name, sentence.Speaker!.Name))))
            {
                tally.RightProposed++;
            }
            else if (marked.Count == 0)
            {
                Misses.Add($"{text.Name}: speaker {sentence.Speaker} instead of the narrator: \"{Cut(sentence.Text)}\"");
            }
        }
    }

    private static bool SameValue(GoldMark mark, Proposal proposal) => mark.Kind switch
    {
        ProposalKind.Count => string.Equals(mark.Value, $"{proposal.Value} {(proposal.Unit is { } unit ? UnitsOfAccount.Word(unit) : string.Empty)}", StringComparison.Ordinal),
        ProposalKind.Date => SameDate(mark.Value, proposal.Value),
        ProposalKind.Money => MoneyText.TryParse(mark.Value) is var (amount, currency) && MoneyText.TryParse(proposal.Value) is var (other, otherCurrency) && string.Equals(currency, otherCurrency, StringComparison.Ordinal) && Math.Abs(amount - other) <= 1e-9 * amount,
        _ => Enum.GetValues<QuantityKind>().Any(kind => QuantityText.Parse(kind, mark.Value) is { IsValid: true } marked && QuantityText.Parse(kind, proposal.Value) is { IsValid: true } found && Math.Abs(marked.Si - found.Si) <= 1e-9 * Math.Abs(marked.Si)),
    };

    private static bool SameDate(string left, string right) =>
        PartialDate.TryParse(left) is { } one && PartialDate.TryParse(right) is { } other && one.Earliest == other.Earliest && one.Latest == other.Latest;

    private static bool SameName(string gold, string found) => string.Equals(Folded(gold), Folded(found), StringComparison.OrdinalIgnoreCase);

    private static string Folded(string name) => name.Replace('’', '\'').Replace(".", string.Empty, StringComparison.Ordinal).Trim();

    private static string Row(ProposalKind kind) => kind.ToString().ToLowerInvariant();

    private static string? BoundWord(ClaimBound bound) => bound switch
    {
        ClaimBound.About => "about",
        ClaimBound.AtLeast => "at-least",
        ClaimBound.AtMost => "at-most",
        ClaimBound.MoreThan => "more-than",
        ClaimBound.LessThan => "less-than",
        _ => null,
    };

    private static string Around(GoldText text, TextSpan at)
    {
        var (from, to) = (Math.Max(0, at.Start - 25), Math.Min(text.Article.Text.Length, at.End + 15));
        return $"{text.Article.Text[from..at.Start]}[{text.Article.Text[at.Start..at.End]}]{text.Article.Text[at.End..to]}".ReplaceLineEndings(" ");
    }

    private static string Cut(string text) => text.Length > 70 ? text[..70] + "…" : text;

    private sealed class Tally
    {
        public int Marked { get; set; }

        public int Proposed { get; set; }

        public int Right { get; set; }

        public int RightProposed { get; set; }

        public double Precision => Proposed == 0 ? 1.0 : RightProposed / (double)Proposed;

        public double Recall => Marked == 0 ? 1.0 : Right / (double)Marked;
    }
}
