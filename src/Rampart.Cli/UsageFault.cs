using System.CommandLine;
using System.CommandLine.Parsing;
using Rampart.Evidence;

namespace Rampart.Cli;

/// <summary>Says what is wrong with a command line, and where its help is.</summary>
internal static class UsageFault
{
    public static int Tell(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var verbs = command.Subcommands.Select(verb => verb.Name).ToList();
        if (MistakenOption(parsed) is { } mistaken)
        {
            Unknown(mistaken, command);
        }
        else if (verbs.Count > 0 && parsed.UnmatchedTokens is [var unknown, ..])
        {
            // What follows an unknown verb cannot be judged: only the verb is told.
            var near = unknown.StartsWith('-') ? null : Spelling.Nearest(unknown, verbs);
            var isOption = unknown.StartsWith('-');
            Say($"There is no {(isOption ? "option" : "verb")} {unknown}.{(near is null ? string.Empty : $" Did you mean {near}?")}{(isOption ? string.Empty : $" Verbs: {string.Join(", ", verbs)}.")}");
        }
        else if (parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } option)
        {
            Unknown(option, command);
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                Say(error.Message);
            }
        }

        Say($"  See: {PathOf(parsed.CommandResult)} --help");
        return Exit.Usage;
    }

    /// <summary>A word that looks like an option and was taken for an argument, as a mistyped option is; after <c>--</c> none is.</summary>
    public static string? MistakenOption(ParseResult parsed) => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).FirstOrDefault(LooksLikeOption);

    private static bool LooksLikeOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal);

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "rampart";

    private static void Unknown(string option, Command command)
    {
        var near = Spelling.Nearest(option, command.Options.Select(known => known.Name));
        Say($"There is no option {option}.{(near is null ? string.Empty : $" Did you mean {near}?")}");
    }

    private static void Say(string text) => Console.Error.WriteLine(Screen.Plain(text));
}
