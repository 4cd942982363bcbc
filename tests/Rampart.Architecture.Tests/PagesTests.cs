using System.Reflection;
using System.Text.RegularExpressions;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Architecture.Tests;

/// <summary>Pages for readers name what is there: the tour its types, the page on models its keys.</summary>
public partial class PagesTests
{
    [Fact]
    public void Every_type_that_the_tour_names_is_there()
    {
        var types = WordsTests.Rooms().SelectMany(room => Assembly.Load(room.Data).GetTypes()).Select(type => type.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        var named = Backticked().Matches(Page("tour.md")).Select(match => match.Groups["words"].Value).Where(words => TypeName().IsMatch(words)).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count > 30, $"The tour names {named.Count} types.");
        Assert.Equal([], named.Except(types, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_key_of_the_shipped_models_is_named_for_its_kind()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var models = ModelLibrary.Load(Repository.Models, ledger, findings);
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "formats", "models.md"))
            .Select(line => KindRow().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups["kind"].Value, match => match.Groups["fields"].Value, StringComparer.Ordinal);

        foreach (var model in models.All)
        {
            var named = NamedKeys(rows[model.Kind]);
            if (rows[model.Kind].StartsWith("as above", StringComparison.Ordinal))
            {
                named.UnionWith(NamedKeys(rows["surveillance-radar"]));
            }

            foreach (var key in ModelLibrary.ReadFields(model, ledger, findings).Select(reading => reading.Key))
            {
                Assert.True(named.Contains(key) || named.Contains(key[..(key.LastIndexOf('.') + 1)] + "CLASS") || named.Contains(Generic(key)), $"docs/formats/models.md does not name {key} of {model.Kind} ({model.Id}).");
            }
        }

        Assert.Empty(findings);
    }

    /// <summary>The keys that a row names; <c>track.{gate, confirm-miss}</c> stands for two.</summary>
    private static HashSet<string> NamedKeys(string fields) => Backticked().Matches(fields).Select(match => match.Groups["words"].Value)
        .SelectMany(key => key.Split('{') is [var section, var keys] ? keys.TrimEnd('}').Split(", ").Select(each => section + each) : [key]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The key as the page writes it, with a word in capitals for the band or the missile.</summary>
    private static string Generic(string key) => key.Split('.') switch
    {
        ["rcs", _, var side] => $"rcs.BAND.{side}",
        ["other-interceptors", _, var field] => $"other-interceptors.ID.{field}",
        _ => key,
    };

    private static string Page(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", name));

    [GeneratedRegex("`(?<words>[^`\\n]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Backticked();

    [GeneratedRegex("^([A-Z][A-Za-z0-9]*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\| `(?<kind>[a-z-]+)` \| (?<fields>.+) \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KindRow();
}
