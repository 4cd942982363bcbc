using System.Text.Json.Nodes;

namespace Rampart.Cli.Coverage.Bench;

/// <summary>A figure of the coverage pass, and what it must reach.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Where">On which grid, how far out.</param>
/// <param name="Value">What came out.</param>
/// <param name="Unit">Its unit; empty for a ratio or a share.</param>
/// <param name="Bar">What is to be reached, if anything (issue 6).</param>
/// <param name="Goal">What is aimed at beyond that, if anything.</param>
/// <param name="IsLeast">Whether more is better.</param>
internal sealed record CoverageFigure(string What, string Where, double Value, string Unit, double? Bar = null, double? Goal = null, bool IsLeast = false)
{
    /// <summary>Least and greatest of the repetitions, where it was repeated.</summary>
    public (double Least, double Greatest)? Range { get; init; }

    public bool? IsMet => Reaches(Bar);

    public bool? IsGoalMet => Reaches(Goal);

    public JsonObject Json() => new()
    {
        ["figure"] = What,
        ["where"] = Where,
        ["measured"] = Value,
        ["unit"] = Unit,
        ["least"] = Range?.Least,
        ["greatest"] = Range?.Greatest,
        ["bar"] = Bar,
        ["goal"] = Goal,
        ["most"] = Bar is null ? null : !IsLeast,
        ["met"] = IsMet,
        ["goalMet"] = IsGoalMet,
    };

    private bool? Reaches(double? level) => level is not { } asked ? null : IsLeast ? Value >= asked : Value <= asked;
}
