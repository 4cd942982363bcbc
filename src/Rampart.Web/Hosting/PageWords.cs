using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Rampart.Web.Hosting;

/// <summary>What the rooms below tell, in the words of who asked by a page: options of the command line become the page's fields.</summary>
/// <remarks>
/// The rooms below know one asker, the command line. Here is the one door through which their words go to a browser: an option that a page has a field for
/// is named by that field, and a remedy that only the command line has says so. A command that is written out (<c>rampart terrain import</c>) stays as it is.
/// </remarks>
internal static partial class PageWords
{
    private const string Command = "rampart ";
    private const string ByCommandLine = "On the command line: ";

    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["--terrain"] = "Ground",
        ["--at"] = "place",
        ["--model"] = "System",
        ["--against"] = "Against",
        ["--radius"] = "Claimed ring",
        ["--heights"] = "Heights asked",
        ["--msl"] = "heights above the sea",
        ["--course"] = "Course",
        ["--mast"] = "Antennas",
        ["--facing"] = "Engagement radar",
        ["--cell"] = "cells",
        ["--threat-ranges"] = "Threat ranges",
        ["--threat-azimuths"] = "Threat directions",
        ["--keep-out"] = "Keep-out",
        ["--seed"] = "Seed",
        ["--points"] = "points",
        ["--replications"] = "battles",
        ["--replication"] = "replication",
        ["--reading"] = "readings",
        ["--without"] = "claims left out",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Sentences in which more than the option's name is the command line's.
    private static readonly (Regex Said, string Told)[] Sentences =
    [
        (NamedWithTerrain(), "choose ${what} under Ground"),
        (SecondTerrain(), "choose under Ground one that knows it"),
        (CellAway(), "Leave the width of the cells open"),
        (AddedWithTerrain(), "import the tiles around it below terrain/ of the project (`rampart terrain import`) and choose them under Ground"),
        (WithoutSeaLevel(), "over the ground instead of above the sea"),
        (Points(), "${count} points"),
        (Battles(), "${count} battles at "),
        (OverlayForOnce(), "the reading `${reading}`"),
    ];

    /// <summary>The same in a page's words.</summary>
    public static string Of(string text)
    {
        if (!Option().IsMatch(text))
        {
            return text;
        }

        var told = text;
        foreach (var (said, instead) in Sentences)
        {
            told = said.Replace(told, instead);
        }

        // A command that is written out keeps its options.
        if (!told.Contains(Command, StringComparison.Ordinal))
        {
            told = Option().Replace(told, option => Fields.GetValueOrDefault(option.Value, option.Value));
        }

        return !Option().IsMatch(told) || told.Contains(Command, StringComparison.Ordinal) ? told : ByCommandLine + told;
    }

    [GeneratedRegex(@"(?<![-\w])--[a-z][a-z-]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("name (?<what>it|them) with --terrain", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamedWithTerrain();

    [GeneratedRegex("name another with a second --terrain", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecondTerrain();

    [GeneratedRegex("Leave --cell away", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CellAway();

    [GeneratedRegex("add the tiles around it with --terrain", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AddedWithTerrain();

    [GeneratedRegex("over the ground: without --msl", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithoutSeaLevel();

    [GeneratedRegex("--points (?<count>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Points();

    [GeneratedRegex("--replications (?<count>[0-9]+) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Battles();

    [GeneratedRegex("`--reading (?<reading>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OverlayForOnce();
}
