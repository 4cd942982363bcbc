using System.Globalization;
using System.Text;
using Rampart.Evidence.Extraction;

namespace Rampart.Evidence.Tests.Extraction;

/// <summary>How many claims of the ledger the extractor finds again in their own quotations, and how many of these under their own property.</summary>
internal sealed class QuotationScore
{
    private readonly SortedDictionary<string, (int Asked, int Found, int Property)> rows = new(StringComparer.Ordinal);

    public int Asked => rows.Values.Sum(row => row.Asked);

    public int Found => rows.Values.Sum(row => row.Found);

    public List<string> Misses { get; } = [];

    public static QuotationScore Of(IEnumerable<Claim> claims, Ledger ledger, Lexicon lexicon)
    {
        var score = new QuotationScore();
        foreach (var claim in claims.Where(claim => Row(claim.Property.Kind) is not null && claim.Quotation.Length > 0))
        {
            score.Add(claim, ledger, lexicon);
        }

        return score;
    }

    public string Table()
    {
        var text = new StringBuilder("Extraction, the ledger's quotations from other documents than the five articles\n  kind        claims  value found  of these with its property\n");
        foreach (var (kind, row) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {kind,-9} {row.Asked,8} {row.Found,12} {row.Property,27}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"  all       {Asked,8} {Found,12} {rows.Values.Sum(row => row.Property),27}\n").ToString();
    }

    private void Add(Claim claim, Ledger ledger, Lexicon lexicon)
    {
        // A quotation's last sentence may have lost its stop; without one it would be read as a heading.
        var words = claim.Quotation.TrimEnd();
        var article = new Article("quotation.txt", words[^1] is '.' or '!' or '?' or '"' or '”' ? words : words + ".", null, null, null, null);
        var found = Extractor.Read(article, claim.Document, ledger, lexicon).Proposals.Where(proposal => IsValueOf(proposal, claim)).ToList();
        var isOfProperty = found.Exists(proposal => string.Equals(proposal.Claim.Split('#')[0], claim.Property.Id, StringComparison.Ordinal));
        var row = Row(claim.Property.Kind)!;
        var (asked, all, property) = rows.GetValueOrDefault(row);
        rows[row] = (asked + 1, all + (found.Count > 0 ? 1 : 0), property + (isOfProperty ? 1 : 0));
        if (found.Count == 0)
        {
            Misses.Add($"{claim.Id}: {claim.Value.Text} in \"{claim.Quotation}\"");
        }
    }

    private static bool IsValueOf(Proposal proposal, Claim claim)
    {
        if (!string.Equals(Row(claim.Property.Kind), proposal.Kind.ToString().ToLowerInvariant(), StringComparison.Ordinal)
            || ClaimValue.TryParse(claim.Property.Kind, proposal.Value, out _, out _) is not { } value)
        {
            return false;
        }

        return proposal.Kind switch
        {
            ProposalKind.Date => PartialDate.TryParse(claim.Value.Text) is { } one && PartialDate.TryParse(value.Text) is { } other && one.Earliest == other.Earliest && one.Latest == other.Latest,
            ProposalKind.Money => string.Equals(claim.Value.Currency, value.Currency, StringComparison.Ordinal) && Math.Abs(claim.Value.Si - value.Si) <= 1e-9 * Math.Abs(value.Si),
            _ => Math.Abs(claim.Value.Si - value.Si) <= 1e-9 * Math.Abs(value.Si),
        };
    }

    private static string? Row(PropertyKind kind) => kind switch
    {
        PropertyKind.Date => "date",
        PropertyKind.Money => "money",
        PropertyKind.Count => "count",
        PropertyKind.YesNo or PropertyKind.Text or PropertyKind.Number or PropertyKind.Probability => null,
        _ => PropertyKinds.Quantity(kind) is null ? null : "quantity",
    };
}
