using System.CommandLine;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Evidence.Editing;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence add</c>: entries from a file, or asked for one by one, enter the ledger.</summary>
internal static class EvidenceAdd
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "A file with documents, deals, properties, claims or relations in the ledger's own form; without it a claim is asked for, field by field.", Arity = ArgumentArity.ZeroOrOne };
        var ledger = LedgerEditing.Ledger();
        var dryRun = LedgerEditing.DryRun();
        var json = Options.Json();
        var command = new Command("add", "Add entries to the ledger, all or none of them.\n\nExample: rampart evidence add my-claims.yaml --dry-run") { file, ledger, dryRun, json };
        command.SetAction(parsed => Run(parsed.GetValue(file), parsed.GetValue(ledger), parsed.GetValue(dryRun), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? file, string? givenLedger, bool isDryRun, Screen screen)
    {
        if (file is null)
        {
            return Ask(givenLedger, isDryRun, screen);
        }

        var folder = LedgerEditing.Folder(givenLedger);
        return AdditionFile.Read(file, file, screen.Findings) is { } addition
            ? LedgerEditing.Run(folder, addition, isDryRun, screen)
            : screen.EndWithErrors();
    }

    private static int Ask(string? givenLedger, bool isDryRun, Screen screen)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected || screen.IsJson || !screen.Out.Profile.Capabilities.Interactive)
        {
            throw new UsageException("There is nobody to ask: this is no terminal.", "Give the entries in a file: rampart evidence add FILE. Its form is that of the ledger's own files (docs/formats/evidence.md).");
        }

        var folder = LedgerEditing.Folder(givenLedger);
        var ledger = Ledger.Load(folder, []);
        var addition = new ClaimInterview(ledger, new TerminalInterviewer(screen.Out)).Run();
        if (addition is null)
        {
            Console.Out.WriteLine("Nothing was added.");
            return Exit.Done;
        }

        return LedgerEditing.Run(folder, addition, isDryRun, screen);
    }
}
