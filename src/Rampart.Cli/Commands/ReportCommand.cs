using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Results.Summary;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart report</c>: shows a result again, or hands out its page.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A result's folder, or `last`." };
        var file = new Option<string?>("--out") { Description = "Copy the page (report.html) to this file." };
        var force = new Option<bool>("--force") { Description = "Replace the file if there is one." };
        var pictures = new Option<string?>("--pictures") { Description = "Write each picture of the page as an SVG file into this folder." };
        var units = Options.Units();
        var json = Options.Json();
        var command = new Command("report", "Show a result again; hand out its page.\n\nExample: rampart report last --out first-look.html") { run, file, pictures, force, units, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(run), parsed.GetValue(file), parsed.GetValue(pictures), parsed.GetValue(force), Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string run, string? file, string? pictures, bool force, UnitSystem units, Screen screen)
    {
        var folder = ResultFolder.Find(run);
        var page = Path.Combine(folder, ResultFolder.ReportFile);
        if (file is not null)
        {
            Copy(page, file, force);
        }

        if (pictures is not null)
        {
            WritePictures(File.ReadAllText(page), pictures, force);
        }

        var summary = BattleSummary.FromJson(File.ReadAllText(Path.Combine(folder, ResultFolder.SummaryFile)), Path.Combine(folder, ResultFolder.SummaryFile));
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = folder, ["page"] = file ?? page, ["summary"] = JsonNode.Parse(summary.ToJson()) });
            return Exit.Done;
        }

        RunScreen.ShowSummary(summary, units, screen.Out);
        screen.Out.WriteLine($"Page: {file ?? page}");
        return Exit.Done;
    }

    /// <summary>The pictures stand alone within the page, each with its style and title: they are handed out as they are.</summary>
    private static void WritePictures(string page, string folder, bool force)
    {
        const string Begin = "<svg ";
        const string End = "</svg>";
        Directory.CreateDirectory(folder);
        for (var at = page.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = page.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            var svg = page[at..(page.IndexOf(End, at, StringComparison.Ordinal) + End.Length)];
            var title = svg[(svg.IndexOf("<title>", StringComparison.Ordinal) + "<title>".Length)..svg.IndexOf("</title>", StringComparison.Ordinal)];
            var name = new string([.. title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]).Trim('-');
            var file = Path.Combine(folder, name + ".svg");
            if (File.Exists(file) && !force)
            {
                throw new UsageException($"{file} is there already.", "Choose another folder, or replace it with --force.");
            }

            File.WriteAllText(file, svg + "\n");
        }
    }

    private static void Copy(string page, string file, bool force)
    {
        if (file.Trim().Length == 0 || Directory.Exists(file))
        {
            throw new UsageException(Directory.Exists(file) ? $"{file} is a folder." : "--out names no file.", "Name a file, such as --out first-look.html");
        }

        if (File.Exists(file) && !force)
        {
            throw new UsageException($"{file} is there already.", "Choose another name, or replace it with --force.");
        }

        // Written beside and renamed, so that the page is whole or not there.
        var partial = $"{file}.partial-{Environment.ProcessId}";
        try
        {
            File.Copy(page, partial, overwrite: true);
            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
