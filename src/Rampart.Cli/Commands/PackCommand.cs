using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Cli.Provenance;
using Rampart.Quantities;
using Rampart.Results.Database;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart pack</c>: writes the folder that lets anyone fight a run or a campaign again and compare the hash.</summary>
internal static class PackCommand
{
    private const string PacksFolder = "packs";

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A result's folder (a run or a finished campaign), or `last` for the newest run." };
        var outFolder = new Option<string?>("--out") { Description = "Where the pack goes; default: packs/NAME-SEED-HASH8." };
        var noTerrain = new Option<bool>("--no-terrain") { Description = "Leave the terrain's tiles out: the pack then says which are to be put where." };
        var force = new Option<bool>("--force") { Description = "Replace another pack that stands there." };
        var json = Options.Json();
        var command = new Command("pack", "Write the folder that lets anyone fight this result again and verify it: inputs, the claims that were read, seed, hashes, citation, terms.\n\nExample: rampart pack last") { run, outFolder, noTerrain, force, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(run), parsed.GetValue(outFolder), !parsed.GetValue(noTerrain), parsed.GetValue(force), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string run, string? outFolder, bool withTiles, bool force, Screen screen)
    {
        var result = KnownResult.Find(run);
        if (result.Kind is not (ResultKind.Run or ResultKind.Campaign))
        {
            throw new UsageException($"{result.Folder} holds {result.Words}; only runs and campaigns are packed.", $"Its sources are told by: rampart cite {run}");
        }

        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors || PackedInputs.Of(result, workspace, screen.Findings) is not { } inputs)
        {
            return screen.EndWithErrors();
        }

        var place = outFolder ?? Path.Combine(PacksFolder, string.Create(CultureInfo.InvariantCulture, $"{inputs.Scenario.Name}-{inputs.Seed}-{inputs.Hash[..8]}"));
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out my-pack");
        }

        ResultFolder.Guard(place, force, PackFolder.Names, "another pack", "packs");
        using var folder = ResultFolder.Begin(place);
        var isWritten = false;
        ResultWriteException.Guard(folder.Working, () => isWritten = Written(folder, result, inputs, workspace, withTiles, screen.Findings, interruption.Token));
        if (!isWritten || screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        interruption.Token.ThrowIfCancellationRequested();
        folder.TakePlace();
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = place, ["hash"] = inputs.Hash, ["rerun"] = $"rampart {PackFolder.Shell(inputs.Rerun)}" });
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.WriteLine(Screen.Plain($"Pack: {place}/README.md, {PackFolder.VerifyFile}, {PackFolder.CitationFile}, {PackFolder.ChecksumsFile}"));
        Console.Out.WriteLine(Screen.Plain($"In it, `rampart {PackFolder.Shell(inputs.Rerun)}` gives {inputs.Hash}."));
        return Exit.Done;
    }

    private static bool Written(ResultFolder folder, KnownResult result, PackedInputs inputs, Workspace workspace, bool withTiles, ICollection<Finding> findings, CancellationToken stop)
    {
        try
        {
            return PackFolder.Write(folder, result, inputs, workspace, withTiles, findings, stop);
        }
        catch (FormatException exception)
        {
            findings.Add(Finding.Error(new Place(inputs.ScenarioFile), "pack", exception.Message, "Write one entry a line, as the pages under docs/formats show them."));
            return false;
        }
    }
}
