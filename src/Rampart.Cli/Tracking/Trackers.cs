using System.CommandLine;
using System.CommandLine.Parsing;
using Rampart.Evidence;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>The trackers by their names on the command line.</summary>
internal static class Trackers
{
    public const TrackerKind Default = TrackerKind.ImmGnn;

    public static IReadOnlyList<(string Name, TrackerKind Kind)> All { get; } = [("ekf-gnn", TrackerKind.EkfGnn), ("imm-gnn", TrackerKind.ImmGnn), ("imm-jpda", TrackerKind.ImmJpda)];

    public static string NameOf(TrackerKind kind) => All.First(each => each.Kind == kind).Name;

    /// <summary>What a tracker is, in a sentence.</summary>
    public static string MeaningOf(TrackerKind kind) => kind switch
    {
        TrackerKind.EkfGnn => "One model of motion in an extended Kalman filter; each plot to one track, by the likeliest assignment.",
        TrackerKind.ImmGnn => "Several models of motion side by side (IMM); each plot to one track, by the likeliest assignment.",
        _ => "Several models of motion side by side (IMM); each track takes every plot in its gate, weighted by its probability (JPDA).",
    };

    /// <summary>The definition with which files are tracked.</summary>
    public static TrackerDefinition DefinitionOf(TrackerKind kind) => AircraftTracking.Definition(kind);

    /// <summary>The option that names a tracker; null where none is named.</summary>
    public static Option<TrackerKind?> Option(string description)
    {
        var option = new Option<TrackerKind?>("--tracker") { Description = description, HelpName = string.Join('|', All.Select(each => each.Name)), CustomParser = Parse };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. All.Select(each => each.Name)]);
        return option;
    }

    private static TrackerKind? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        foreach (var (name, kind) in All)
        {
            if (string.Equals(name, text, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        var near = Spelling.Nearest(text, All.Select(each => each.Name));
        result.AddError($"\"{text}\" is not a tracker.{(near is null ? string.Empty : $" Did you mean {near}?")} Expected ekf-gnn, imm-gnn or imm-jpda.");
        return null;
    }
}
