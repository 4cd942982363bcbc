using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Cli.Provenance;
using Rampart.Evidence;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart explain</c>: walks from a number of a model, or of a run, to the quotations behind it; and from an outcome to the claims that it rested on.</summary>
internal static class ExplainCommand
{
    private const int NarrowestText = 60;

    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        var model = new Argument<string>("MODEL|RUN") { Description = "A model, such as s-400; or a result's folder, or `last`, to explain an outcome." };
        var key = new Argument<string?>("KEY|OUTCOME") { Description = "One of the model's values, such as engagement-range; without it, all are listed. Of a run or campaign an outcome: kills, leakers, engagements, mistakes, damage, detections.", Arity = ArgumentArity.ZeroOrOne };
        var run = new Option<string?>("--run") { Description = "Also say what this number was in a run: its folder, or `last`." };
        var json = Options.Json();
        var command = new Command("explain", "Walk from a number to the claims, quotations and assumptions behind it.\n\nExample: rampart explain s-400 engagement-range --run last\nExample: rampart explain last kills") { model, key, run, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(model), parsed.GetValue(key), parsed.GetValue(run), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string modelId, string? key, string? run, Screen screen)
    {
        // A result that is there goes before a model of the same name.
        if (KnownResult.IsNamedBy(modelId))
        {
            return run is null ? OutcomeScreen.Tell(modelId, key, screen) : throw new UsageException("--run goes with a model.", $"An outcome is explained by: rampart explain {modelId} kills");
        }

        var workspace = Workspace.Open(screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        if (workspace.Models.Find(modelId) is not { } model)
        {
            var near = workspace.Models.NearestTo(modelId) is { } nearest ? $"Did you mean {nearest}? " : string.Empty;
            throw new UsageException($"There is no model {modelId}.", $"{near}Models: {string.Join(", ", workspace.Models.All.Select(known => known.Id))}.");
        }

        var readings = ModelLibrary.ReadFields(model, workspace.Ledger, screen.Findings);
        if (key is null)
        {
            return List(model, readings, screen);
        }

        var reading = readings.FirstOrDefault(candidate => string.Equals(candidate.Key, key, StringComparison.Ordinal))
            ?? throw new UsageException(
                $"{modelId} has no value {key}.",
                (Spelling.Nearest(key, readings.Select(candidate => candidate.Key)) is { } nearestKey ? $"Did you mean {nearestKey}? " : string.Empty) + $"List them: rampart explain {modelId}");
        var inRun = run is null ? null : InRun(run, modelId, key);
        var explanation = Explain.Reading(workspace.Ledger, reading);
        if (screen.IsJson)
        {
            var result = JsonSerializer.SerializeToNode(explanation, Written)!.AsObject();
            result["inRun"] = inRun?.DeepClone();
            screen.WriteJson(result);
            return Exit.Done;
        }

        screen.ShowFindings();
        if (inRun is not null)
        {
            Console.Out.WriteLine($"In the run {run} it was {inRun["value"]!.GetValue<string>()}, {inRun["source"]!.GetValue<string>()} as {inRun["as"]!.GetValue<string>()}.");
        }

        Console.Out.WriteLine(explanation.ToText(Math.Clamp(screen.Out.Profile.Width, NarrowestText, 100)));
        return Exit.Done;
    }

    private static int List(Model model, IReadOnlyList<Reading> readings, Screen screen)
    {
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. readings.Select(reading => new JsonObject
            {
                ["key"] = reading.Key,
                ["value"] = reading.Text,
                ["source"] = reading.Source == ReadingSource.Claimed ? "claimed" : "assumed",
                ["as"] = reading.As,
                ["range"] = reading.RangeText,
                ["because"] = reading.Because,
            })]));
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.WriteLine($"{model.Name} ({model.Id}, {model.Kind}): {readings.Count} values");
        foreach (var reading in readings)
        {
            Console.Out.WriteLine($"  {reading.Key,-48} {reading.Text,-14} {(reading.Source == ReadingSource.Claimed ? "claimed, " + reading.As : "assumed, " + reading.RangeText)}");
        }

        return Exit.Done;
    }

    /// <summary>What the manifest of a run says of a value.</summary>
    private static JsonNode InRun(string run, string model, string key)
    {
        var (folder, _, manifest, _) = KnownResult.Find(run);
        return manifest["readings"]?.AsArray().FirstOrDefault(reading =>
            string.Equals(reading?["model"]?.GetValue<string>(), model, StringComparison.Ordinal)
            && string.Equals(reading?["key"]?.GetValue<string>(), key, StringComparison.Ordinal))
            ?? throw new UsageException($"The run {folder} did not read {model} {key}.", "Name a value that the run's report lists.");
    }
}
