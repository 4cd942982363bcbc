using System.CommandLine;
using Rampart.Answers;

namespace Rampart.Cli.Coverage;

/// <summary>Whether sight lines look at the ground between two rows of a ring's grid too, as the exact line of sight does.</summary>
/// <remarks>
/// Left to itself, always: coarse cells need it, and with fine ones a sweep is a hundredth of a ring's work, half of which nobody would notice
/// (<c>docs/decisions/0015-one-pass-gives-all-heights.md</c>).
/// </remarks>
internal static class ExactCrossings
{
    public const string Auto = "auto";

    public static Option<string> Option()
    {
        var option = new Option<string>("--exact-crossings") { Description = "auto, yes or no: whether sight lines look at the ground between two rows of cells too; auto: everywhere, as yes; no: only in the inner quarter of the rows.", DefaultValueFactory = _ => Auto };
        option.CompletionSources.Add(Auto, "yes", "no");
        return option;
    }

    /// <exception cref="UsageException">Another word.</exception>
    public static bool Of(string word) => word switch
    {
        Auto or "yes" => true,
        "no" => false,
        _ => throw new UsageException($"--exact-crossings: \"{word}\" is not auto, yes or no.", "Such as --exact-crossings no."),
    };
}
