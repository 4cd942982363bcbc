using System.CommandLine;
using Rampart.Evidence;
using Rampart.Evidence.Editing;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence accept</c>: the proposals that a person has marked enter the ledger.</summary>
internal static class EvidenceAccept
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file of proposals, as rampart evidence extract writes it, in which the wanted ones are marked accept: yes." };
        var ledger = LedgerEditing.Ledger();
        var dryRun = LedgerEditing.DryRun();
        var json = Options.Json();
        var command = new Command("accept", "Add the proposals that are marked `accept: yes` to the ledger, all or none of them.\n\nExample: rampart evidence accept proposals.yaml --dry-run") { file, ledger, dryRun, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), LedgerEditing.Folder(parsed.GetValue(ledger)), parsed.GetValue(dryRun), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string file, string folder, bool isDryRun, Screen screen)
    {
        // What is wrong with the ledger itself is told by evidence check; here only what the proposals would add to it.
        var ledger = Ledger.Load(folder, []);
        if (ProposalFile.Read(file, file, ledger, screen.Findings) is not { } proposals)
        {
            return screen.EndWithErrors();
        }

        var (accepted, dropped) = (proposals.Accepted, proposals.Dropped);
        return LedgerEditing.Run(
            folder,
            proposals.Addition,
            isDryRun,
            screen,
            ("accepted", $"{(accepted == 1 ? "1 proposal was" : $"{accepted} proposals were")} accepted, {dropped} dropped.", accepted),
            ("dropped", string.Empty, dropped));
    }
}
