using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Validation;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart validate</c>: holds our formulas against tables of published values, those that travel with the program or anyone's.</summary>
internal static class ValidateCommand
{
    private const int MostBytes = 8 << 20;

    public static Command Create()
    {
        var table = new Argument<string?>("FILE") { Description = "A table (CSV) in the columns of docs/formats/published-tables.md; default: the tables that travel with the program.", Arity = ArgumentArity.ZeroOrOne };
        var rows = new Option<bool>("--rows") { Description = "List every row." };
        var area = new Option<string?>("--area") { Description = "Only one area, and every row of it." };
        var list = new Option<bool>("--list") { Description = "List the quantities that are known, with their formulas and inputs." };
        var page = new Option<string?>("--page") { Description = "Write the page on the tables that travel with the program (Markdown) to this file." };
        var force = new Option<bool>("--force") { Description = "Replace the page's file if there is one." };
        var json = Options.Json();
        var command = new Command("validate", "Hold the formulas against published values: a table by area of what passes and how far off the worst value is.\n\nExample: rampart validate --area 1-detection") { table, rows, area, list, page, force, json };
        command.SetAction(parsed =>
        {
            var screen = new Screen(parsed.GetValue(json));
            var file = parsed.GetValue(table);
            if (parsed.GetValue(list))
            {
                return file is null ? ValidationScreen.List(screen) : throw new UsageException("--list names what is known and reads no table.", "Leave out --list or the file.");
            }

            if (file is not null && parsed.GetValue(page) is not null)
            {
                throw new UsageException("The page is about the tables that travel with the program.", "Leave out --page or the file.");
            }

            return file is null
                ? RunShipped(parsed.GetValue(rows), parsed.GetValue(area), parsed.GetValue(page), parsed.GetValue(force), screen)
                : RunGiven(file, parsed.GetValue(rows), parsed.GetValue(area), screen);
        });
        return command;
    }

    private static int RunShipped(bool withRows, string? area, string? page, bool force, Screen screen)
    {
        var all = ShippedTables.Comparisons;
        var comparisons = InArea(all, area);
        foreach (var comparison in comparisons.Where(comparison => comparison.Verdict is Verdict.Fail or Verdict.NotKnown))
        {
            screen.Findings.Add(Finding.Error(comparison.Row.Place, comparison.Row.CaseId, Told(comparison), "A formula or its table is at fault: please send this in."));
        }

        if (page is not null)
        {
            WritePage(ValidationPage.Of(all), page, force);
        }

        return End(comparisons, withRows || area is not null, page is null ? [] : [("page", page)], screen);
    }

    private static int RunGiven(string file, bool withRows, string? area, Screen screen)
    {
        var rows = Read(file, screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var comparisons = InArea(GivenTable.Compare(rows), area);
        foreach (var comparison in comparisons)
        {
            if (comparison.Verdict == Verdict.Fail)
            {
                screen.Findings.Add(Finding.Error(comparison.Row.Place, comparison.Row.CaseId, Told(comparison), "Check inputs and unit. Where the value is meant less exactly, state a tolerance and its reason."));
            }
            else if (comparison.Verdict == Verdict.NotKnown)
            {
                screen.Findings.Add(Finding.Remark(comparison.Row.Place, comparison.Row.CaseId, Told(comparison), WhatIsKnown(comparison)));
            }
            else if (comparison.Verdict == Verdict.LeftOut && comparison.Row.Use is ("" or "formula"))
            {
                screen.Findings.Add(Finding.Remark(comparison.Row.Place, comparison.Row.CaseId, Told(comparison), "Print a number, or give the row the use context, later or left out."));
            }
        }

        if (!comparisons.Any(comparison => comparison.Values.Count > 0))
        {
            screen.Findings.Add(Finding.Error(new Place(file), "table", "has no row that could be compared.", "rampart validate --list names the known quantities."));
        }

        return End(comparisons, withRows || area is not null, [("file", file)], screen);
    }

    private static int End(List<Comparison> comparisons, bool withRows, (string Key, string Value)[] files, Screen screen)
    {
        if (screen.IsJson)
        {
            var result = new JsonObject();
            foreach (var (key, value) in files)
            {
                result[key] = value;
            }

            result["all"] = ValidationScreen.Json(AreaTally.Of("all", comparisons));
            result["areas"] = new JsonArray([.. AreaTally.ByArea(comparisons).Select(ValidationScreen.Json)]);
            result["left_out"] = ValidationScreen.LeftOut(comparisons);
            result["rows"] = new JsonArray([.. comparisons.Select(ValidationScreen.Json)]);
            screen.WriteJson(result);
        }
        else
        {
            screen.ShowFindings();
            ValidationScreen.Show(comparisons, withRows);
            foreach (var (key, value) in files.Where(each => each.Key is "page"))
            {
                Console.Out.WriteLine(Screen.Plain($"{char.ToUpperInvariant(key[0])}{key[1..]}: {value}"));
            }
        }

        return screen.HasErrors ? Exit.Findings : Exit.Done;
    }

    private static IReadOnlyList<PublishedRow> Read(string file, ICollection<Finding> findings)
    {
        if (file.Trim().Length == 0)
        {
            throw new UsageException("The table has no name.", "Name a file, such as: rampart validate my-table.csv");
        }

        if (Directory.Exists(file))
        {
            findings.Add(Finding.Error(new Place(file), "table", "is a folder.", "Name the table in it: a file of the kind that docs/formats/published-tables.md describes."));
            return [];
        }

        if (!File.Exists(file))
        {
            throw new EnvironmentException($"There is no file {file}.", "Name a table, or leave it out to see those that travel with the program.");
        }

        // The length of a pipe is not known before it is read: one byte more than is allowed tells.
        var bytes = new byte[MostBytes + 1];
        using var stream = File.OpenRead(file);
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length <= MostBytes)
        {
            return PublishedTable.Read(bytes.AsSpan(0, length), file, findings);
        }

        findings.Add(Finding.Error(new Place(file), "table", $"has more than {MostBytes >> 20} MiB.", "Split it: a table of published values is smaller."));
        return [];
    }

    private static List<Comparison> InArea(IReadOnlyList<Comparison> comparisons, string? area)
    {
        if (area is null)
        {
            return [.. comparisons];
        }

        var names = AreaTally.ByArea(comparisons).Select(tally => tally.Area).ToList();
        var name = names.Find(each => string.Equals(each, area, StringComparison.OrdinalIgnoreCase) || string.Equals(each[(each.IndexOf('-', StringComparison.Ordinal) + 1)..], area, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"There is no area {area}.{(Spelling.Nearest(area, names) is { } near ? $" Did you mean {near}?" : string.Empty)}", $"Areas: {string.Join(", ", names)}.");
        return [.. comparisons.Where(comparison => string.Equals(comparison.Row.Area, name, StringComparison.Ordinal))];
    }

    private static string Told(Comparison comparison) => comparison.Verdict == Verdict.Fail
        ? $"{comparison.Row.Quantity}: ours is {ShownNumber.Ours(comparison)} where {comparison.Row.Value} is printed, {ShownNumber.Deviation(comparison.Worst)} times the tolerance of {ShownNumber.Tolerance(comparison)} away."
        : $"is not compared. {comparison.Reason}";

    private static string WhatIsKnown(Comparison comparison)
    {
        var named = Catalogue.All.Where(quantity => string.Equals(quantity.Name, comparison.Row.Quantity, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0)
        {
            var example = named.Select(ShippedTables.ExampleOf).FirstOrDefault(each => each is not null);
            return example is null ? string.Empty : $"An example that is known: {example.Row.Inputs}";
        }

        var names = Catalogue.All.Select(quantity => quantity.Name).ToLookup(name => name.ToUpperInvariant(), StringComparer.Ordinal);
        var near = Spelling.Nearest(comparison.Row.Quantity.ToUpperInvariant(), names.Select(group => group.Key));
        return $"{(near is null ? string.Empty : $"Did you mean \"{names[near].First()}\"? ")}rampart validate --list names the known quantities.";
    }

    private static void WritePage(string text, string file, bool force)
    {
        if (file.Trim().Length == 0 || Directory.Exists(file))
        {
            throw new UsageException(Directory.Exists(file) ? $"{file} is a folder." : "--page names no file.", "Name a file, such as --page validation.md");
        }

        if (File.Exists(file) && !force)
        {
            throw new UsageException($"{file} is there already.", "Choose another name, or replace it with --force.");
        }

        // Written beside and renamed, so that the page is whole or not there.
        var partial = $"{file}.partial-{Environment.ProcessId}";
        try
        {
            File.WriteAllText(partial, text);
            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
