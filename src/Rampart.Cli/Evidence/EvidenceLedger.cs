using Rampart.Answers;
using Rampart.Evidence;

namespace Rampart.Cli.Commands;

/// <summary>The ledger as the verbs of <c>rampart evidence</c> ask it, and what they say of names that it does not hold.</summary>
internal static class EvidenceLedger
{
    private const int NarrowestText = 60;
    private const int WidestText = 100;

    // A list of names in a sentence is read up to here.
    private const int MostNames = 40;

    /// <summary>The ledger alone: what is wrong with a model is no matter of these verbs.</summary>
    public static Ledger Open(Screen screen) => Ledger.Load(Path.Combine(Workspace.FindHome(), "ledger"), screen.Findings);

    /// <summary>How wide text may run on this screen.</summary>
    public static int Width(Screen screen) => Math.Clamp(screen.Out.Profile.Width, NarrowestText, WidestText);

    /// <summary>Sees to it that some property begins so.</summary>
    /// <exception cref="UsageException">None does; the nearest name is told.</exception>
    public static void CheckPrefix(Ledger ledger, string? prefix)
    {
        if (prefix is null || ledger.Properties.Any(property => property.Id.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return;
        }

        var subjects = SubjectsOf(ledger);
        var names = prefix.Contains('/', StringComparison.Ordinal) ? ledger.Properties.Select(property => property.Id) : subjects;
        var shown = subjects.Count == 0 ? "The ledger has no properties." : $"Subjects: {string.Join(", ", subjects.Take(MostNames))}{(subjects.Count > MostNames ? ", …" : string.Empty)}.";
        throw new UsageException($"No property begins with {prefix}.", Suggestion(prefix, names) + shown);
    }

    /// <summary>The claim of an id.</summary>
    /// <exception cref="UsageException">There is none; the nearest is told.</exception>
    public static Claim FindClaim(Ledger ledger, string id)
    {
        if (ledger.FindClaim(id) is { } claim)
        {
            return claim;
        }

        var on = id.Split('#')[0];
        var claims = ledger.ClaimsOn(on);
        var shown = claims.Count > 0 ? $"Claims on {on}: {string.Join(", ", claims.Take(MostNames).Select(known => known.Id[(on.Length + 1)..]))}." : "List them: rampart evidence list";
        throw new UsageException($"The ledger has no claim {id}.", Suggestion(id, ledger.Claims.Select(known => known.Id)) + shown);
    }

    /// <summary>A date on the command line.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static PartialDate? Date(string? text, string option) => text is null
        ? null
        : PartialDate.TryParse(text) ?? throw new UsageException($"{option}: \"{text}\" is not a date.", $"Write {PartialDate.Forms}.");

    public static IReadOnlyList<string> SubjectsOf(Ledger ledger) =>
        [.. ledger.Properties.Select(property => property.Id[..property.Id.LastIndexOf('/')]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static string Suggestion(string word, IEnumerable<string> known) => Spelling.Nearest(word, known) is { } near ? $"Did you mean {near}? " : string.Empty;
}
