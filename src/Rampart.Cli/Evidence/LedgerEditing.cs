using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Cli.Commands;

/// <summary>What <c>evidence add</c> and <c>evidence accept</c> share: the ledger that is changed, the writing, and what is told of it.</summary>
internal static class LedgerEditing
{
    public static Option<string?> Ledger() => new("--ledger") { Description = "The ledger's folder; default: the project's." };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would change in the files, and write nothing." };

    /// <exception cref="EnvironmentException">There is no ledger.</exception>
    public static string Folder(string? given)
    {
        if (given is null)
        {
            return Path.Combine(Workspace.FindHome(), "ledger");
        }

        return Directory.Exists(given) ? given : throw new EnvironmentException($"There is no folder {given}.", "Name the folder that holds documents.yaml, properties.yaml, relations.yaml and claims.");
    }

    /// <summary>Shows or writes the change, and says what was added where.</summary>
    /// <param name="folder">The ledger's folder.</param>
    /// <param name="addition">What is to be added.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="screen">Where it is told.</param>
    /// <param name="counts">What else is to be counted, in words and in JSON.</param>
    public static int Run(string folder, LedgerAddition addition, bool isDryRun, Screen screen, params (string Key, string Text, int Count)[] counts)
    {
        var editor = new LedgerEditor(folder);
        LedgerChange? change;
        try
        {
            // Between the first rename and the last nobody shall end us.
            using var quiet = new Interruption();
            change = isDryRun ? editor.Plan(addition, screen.Findings) : editor.Write(addition, screen.Findings);
        }
        catch (LedgerWriteException failure)
        {
            throw new EnvironmentException(failure.Message, failure.Remedy);
        }

        if (change is null)
        {
            return screen.EndWithErrors();
        }

        var models = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Path.TrimEndingDirectorySeparator(folder)))!, "models");
        foreach (var remark in ModelRemarks.Of(models, change))
        {
            screen.Findings.Add(remark);
        }

        if (screen.IsJson)
        {
            screen.WriteJson(Json(change, isDryRun, counts));
            return Exit.Done;
        }

        screen.ShowFindings();
        if (isDryRun)
        {
            Console.Out.Write(Shown(change.Diff()));
        }
        else
        {
            Tell(change);
        }

        foreach (var (_, text, _) in counts.Where(count => count.Text.Length > 0))
        {
            Console.Out.WriteLine(text);
        }

        if (!isDryRun)
        {
            Console.Out.WriteLine(Sum(change));
        }

        return Exit.Done;
    }

    private static void Tell(LedgerChange change)
    {
        var lines = change.Added.Select(entry => (Place: entry.Place.ToString(), Text: $"{entry.Noun} {entry.Id}"))
            .Concat(change.Superseded.Select(entry => (Place: entry.Place.ToString(), Text: $"{entry.Noun} {entry.Id} is superseded")))
            .ToList();
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Place.Length);
        foreach (var (place, text) in lines)
        {
            Console.Out.WriteLine(Screen.Plain($"{place.PadRight(width)}  {text}"));
        }
    }

    private static string Sum(LedgerChange change)
    {
        var parts = change.Added.GroupBy(entry => entry.Section).OrderBy(group => group.Key).Select(group => (Count: group.Count(), group.First().Noun)).ToList();
        return parts.Count == 0
            ? "Nothing was added."
            : $"Added: {string.Join(", ", parts.Select(part => $"{part.Count} {(part.Count == 1 ? part.Noun : Plural(part.Noun))}"))}.";
    }

    private static string Plural(string noun) => noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s";

    private static JsonObject Json(LedgerChange change, bool isDryRun, (string Key, string Text, int Count)[] counts)
    {
        static JsonArray Entries(IEnumerable<AddedEntry> entries) =>
            new([.. entries.Select(entry => new JsonObject { ["entry"] = entry.Noun, ["id"] = entry.Id, ["file"] = entry.Place.File, ["line"] = entry.Place.Line })]);

        var result = new JsonObject { ["written"] = !isDryRun, ["added"] = Entries(change.Added), ["superseded"] = Entries(change.Superseded) };
        foreach (var (key, _, count) in counts)
        {
            result[key] = count;
        }

        if (isDryRun)
        {
            result["diff"] = change.Diff();
        }

        return result;
    }

    // A carriage return belongs to the lines of some files; other control characters a terminal would obey.
    private static string Shown(string diff)
    {
        var shown = new StringBuilder(diff.Length);
        foreach (var line in diff.Split('\n'))
        {
            shown.Append(line.EndsWith('\r') ? Screen.Plain(line[..^1]) + '\r' : Screen.Plain(line)).Append('\n');
        }

        return shown.ToString(0, shown.Length - 1);
    }
}
