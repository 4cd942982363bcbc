using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Cli.Commands;

/// <summary>Options that several verbs share, so that they mean the same everywhere.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print {format, findings, result} as JSON and nothing else." };

    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Decides all chance of the battle; default: the scenario's.",
        CustomParser = result => WholeNumber(result, "a seed", ulong.MaxValue),
    };

    public static Option<ulong> Replication() => new("--replication")
    {
        Description = "Which of the battles with this seed.",
        DefaultValueFactory = _ => 0,
        CustomParser = result => WholeNumber(result, "a replication", (1UL << 48) - 1) ?? 0,
    };

    public static Option<string[]> Without() => new("--without") { Description = "Read as if this claim were not there, such as s-400/engagement-range#tass-2020-03-16; may be given several times." };

    public static Option<string[]> Reading() => new("--reading") { Description = "Read a value otherwise: MODEL/KEY=VALUE, such as s-400/engagement-range=one(tass-2020-03-16); may be given several times." };

    public static Option<bool> Units() => new("--units") { Description = "Print distances in nautical miles and feet beside metric ones." };

    public static Option<JournalLevel> Journal()
    {
        var option = new Option<JournalLevel>("--journal")
        {
            Description = "What is kept: outcomes, events or full. The hash always covers events.",
            DefaultValueFactory = _ => JournalLevel.Full,
            CustomParser = result => result.Tokens[0].Value switch
            {
                "outcomes" => JournalLevel.Outcomes,
                "events" => JournalLevel.Events,
                "full" => JournalLevel.Full,
                var other => Unknown(result, other),
            },
        };
        option.CompletionSources.Add("outcomes", "events", "full");
        return option;

        static JournalLevel Unknown(ArgumentResult result, string other)
        {
            result.AddError($"\"{other}\" is not a level of the journal. Expected outcomes, events or full.");
            return JournalLevel.Full;
        }
    }

    /// <summary>A whole number, counted from nought where nothing else is said; anything else is told in a sentence.</summary>
    public static ulong? WholeNumber(ArgumentResult result, string what, ulong most, ulong least = 0)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError($"\"{text}\" is not {what}. Expected a whole number from {least} to {most}.");
        return null;
    }

    public static UnitSystem System(bool units) => units ? UnitSystem.MetricAndAviation : UnitSystem.Metric;
}
