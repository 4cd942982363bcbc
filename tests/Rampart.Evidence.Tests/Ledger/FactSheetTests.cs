using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>The fact sheets beside the project against the shipped ledger: rows.csv says which claims hold which row.</summary>
public partial class FactSheetTests
{
    private static readonly Lazy<Ledger> Shipped = new(() => Ledger.Load(Repository.Ledger, new List<Finding>()));

    private static readonly IReadOnlyList<SheetRow> Rows = SheetRow.Read(Path.Combine(Repository.Root, "tests", "Rampart.Evidence.Tests", "Ledger", "rows.csv"));

    public static TheoryData<string, string, string> Sheets => new()
    {
        { "seeds-ledger", "facts/seeds-ledger.csv", "row_id" },
        { "india-ledger", "facts/india-ledger.csv", "row_id" },
        { "published", "validation/published.csv", "case_id" },
    };

    [Fact]
    public void Every_claim_that_a_row_names_stands_in_the_ledger()
    {
        var missing = Rows.SelectMany(ClaimIds).Where(id => Shipped.Value.FindClaim(id) is null);

        Assert.Empty(missing);
    }

    [Fact]
    public void A_row_has_claims_or_a_reason_and_never_both()
    {
        var unclear = Rows.Where(row => (row["claims"].Length > 0) == (row["reason"].Length > 0)).Select(row => row["row"]);

        Assert.Empty(unclear);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Every_row_of_the_sheet_is_in_the_ledger_or_says_why_not(string sheet, string path, string key)
    {
        var rows = Sheet(path);
        var named = Rows.Where(row => Is(row["sheet"], sheet)).Select(row => row["row"]).ToList();
        var areas = named.Where(row => row.StartsWith("area:", StringComparison.Ordinal)).Select(row => row[5..]).ToHashSet(StringComparer.Ordinal);

        var expected = rows.Where(row => areas.Count == 0 || !areas.Contains(row["area"])).Select(row => row[key]).Order(StringComparer.Ordinal);
        Assert.Equal(expected, named.Where(row => !row.StartsWith("area:", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(areas, area => Assert.Contains(rows, row => Is(row["area"], area)));
    }

    [Fact]
    public void The_claims_of_a_row_share_its_words()
    {
        var without = new List<string>();
        foreach (var row in Sheet("facts/seeds-ledger.csv").Where(row => row["quote"].Length > 0))
        {
            var claims = ClaimsOf("seeds-ledger", row["row_id"]);
            if (claims.Count > 0 && !claims.Exists(claim => ShareWords(row["quote"], claim.Quotation + " " + claim.Recorded)))
            {
                without.Add($"{row["row_id"]}: {row["quote"]}");
            }
        }

        Assert.Empty(without);
    }

    [Fact]
    public void The_claims_of_an_article_s_row_are_quoted_from_that_article()
    {
        var elsewhere = Sheet("facts/seeds-ledger.csv")
            .Where(row => row["row_id"].StartsWith('S'))
            .SelectMany(row => ClaimsOf("seeds-ledger", row["row_id"]).Where(claim => !Is(claim.Document.TextFile ?? string.Empty, row["seed_file"]) || claim.Recorded is not null))
            .Select(claim => claim.Id);

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void The_summed_interceptions_are_those_of_the_sheet()
    {
        var summed = Sheet("validation/published.csv").Where(row => Is(row["kind"], "found (summed here)")).ToList();

        Assert.Equal(32, summed.Count);
        foreach (var row in summed)
        {
            var numbers = row["value"].Split(';').Take(3).Select(number => double.Parse(number, CultureInfo.InvariantCulture));
            Assert.Equal(numbers, ClaimsOf("published", row["case_id"]).Select(claim => claim.Value.Si));
        }
    }

    [Fact]
    public void What_a_sheet_has_from_memory_alone_is_no_claim()
    {
        var remembered = Sheet("validation/published.csv").Where(row => row["kind"] is "memory" or "not found").Select(row => row["case_id"]).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Rows, row => remembered.Contains(row["row"]) && row["claims"].Length > 0);
        Assert.NotEmpty(remembered);
    }

    private static IReadOnlyList<SheetRow> Sheet(string path)
    {
        var folder = Repository.Shared(Path.GetDirectoryName(path)!);
        return SheetRow.Read(Path.Combine(folder, Path.GetFileName(path)));
    }

    private static List<Claim> ClaimsOf(string sheet, string id) =>
        [.. Rows.Where(row => Is(row["sheet"], sheet) && Is(row["row"], id)).SelectMany(ClaimIds).Select(claim => Shipped.Value.FindClaim(claim)!)];

    private static string[] ClaimIds(SheetRow row) => row["claims"].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The sheets shorten: a run of four words in common is enough, or all words of a shorter quotation.
    private static bool ShareWords(string quote, string words)
    {
        const int Run = 4;
        var text = string.Join(' ', Words(words));
        return quote.Split("...").Select(Words).Where(part => part.Length > 0)
            .Any(part => Enumerable.Range(0, Math.Max(1, part.Length - Run + 1)).Any(start => $" {text} ".Contains($" {string.Join(' ', part.Skip(start).Take(Run))} ", StringComparison.Ordinal)));
    }

    private static string[] Words(string text) =>
        [.. Word().Matches(Brackets().Replace(text, " ").Normalize(System.Text.NormalizationForm.FormD)).Select(match => Marks().Replace(match.Value, string.Empty).ToLowerInvariant())];

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{M}+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();
}
