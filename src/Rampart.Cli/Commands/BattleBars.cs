using System.Text.Json.Nodes;

namespace Rampart.Cli.Commands;

/// <summary>What the warm loop of a battle must reach, and what it is meant to reach one day (issue 5).</summary>
/// <param name="Scenario">The scenario that is measured, by name.</param>
/// <param name="Figure">What is measured.</param>
/// <param name="Bar">What is to be reached.</param>
/// <param name="Goal">What is aimed at beyond that, if anything.</param>
/// <param name="IsLeast">Whether more is better.</param>
internal sealed record BattleBar(string Scenario, string Figure, double Bar, double? Goal, bool IsLeast)
{
    public const string Speed = "simulated s per CPU s";
    public const string Processor = "CPU s a battle";
    public const string PlotCost = "CPU µs a plot";
    public const string Flatness = "cost per plot, 1,000 targets over 50";

    public const string Small = "bench-8x50";
    public const string Middle = "bench-20x200";
    public const string Large = "bench-8x1000";

    /// <summary>The scenarios to which the bars belong.</summary>
    public static IReadOnlyList<string> Scenarios { get; } = [Small, Middle, Large];

    private static IReadOnlyList<BattleBar> All { get; } =
    [
        new(Small, Speed, 6000.0, 10_000.0, IsLeast: true),
        new(Middle, Processor, 6.0, 3.0, IsLeast: false),
        new(Large, Speed, 400.0, 1000.0, IsLeast: true),
        new($"{Large} / {Small}", Flatness, 1.5, null, IsLeast: false),
    ];

    /// <summary>The bars for which there are figures, each with what was measured.</summary>
    /// <param name="measured">Median of a figure of a scenario; null where it was not measured.</param>
    public static IReadOnlyList<MeasuredBar> Beside(Func<string, string, double?> measured) =>
        [.. All.Select(bar => new MeasuredBar(bar, string.Equals(bar.Figure, Flatness, StringComparison.Ordinal)
            ? measured(Large, PlotCost) / measured(Small, PlotCost)
            : measured(bar.Scenario, bar.Figure))).Where(bar => bar.Value is not null)];
}

/// <summary>A bar and what was measured beside it.</summary>
internal sealed record MeasuredBar(BattleBar Bar, double? Value)
{
    public bool IsMet => Reaches(Bar.Bar);

    public bool? IsGoalMet => Bar.Goal is { } goal ? Reaches(goal) : null;

    public JsonObject Json() => new()
    {
        ["scenario"] = Bar.Scenario,
        ["figure"] = Bar.Figure,
        ["measured"] = Value,
        ["bar"] = Bar.Bar,
        ["goal"] = Bar.Goal,
        ["most"] = !Bar.IsLeast,
        ["met"] = IsMet,
        ["goalMet"] = IsGoalMet,
    };

    private bool Reaches(double level) => Bar.IsLeast ? Value >= level : Value <= level;
}
