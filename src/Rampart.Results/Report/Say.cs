using System.Globalization;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Report;

/// <summary>How the report says things.</summary>
public static class Say
{
    public const string Nothing = "–";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    public static string Clock(double? seconds) => seconds is { } s ? QuantityFormat.Clock(SimulationTime.FromSeconds(s)) : Nothing;

    public static string Kilometres(double? kilometres) => kilometres is { } km ? string.Create(CultureInfo.InvariantCulture, $"{km:0.0} km") : Nothing;

    public static string Height(double? metres) => metres is { } m
        ? Math.Abs(m) < 10_000.0 ? string.Create(CultureInfo.InvariantCulture, $"{m:0} m") : string.Create(CultureInfo.InvariantCulture, $"{m / 1000.0:0.0} km")
        : Nothing;

    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * share:0.0} %");

    public static string Words<T>(T value)
        where T : struct, Enum => Reading.Words.Kebab(value).Replace('-', ' ');

    public static string End(TargetEnd end) => end switch
    {
        TargetEnd.StillFlying => "still flying at the end",
        TargetEnd.Killed => "killed",
        TargetEnd.Leaked => "leaked",
        TargetEnd.RouteFlown => "left the scene",
        _ => "never appeared",
    };

    public static string Result(InterceptResult? result) => result switch
    {
        InterceptResult.Kill => "kill",
        InterceptResult.Miss => "miss",
        InterceptResult.MissileFailed => "missile failed",
        InterceptResult.CommonModeFailure => "failed for a common reason",
        InterceptResult.GuidanceLost => "guidance lost",
        InterceptResult.NotInSight => "target not in the radar’s sight",
        InterceptResult.NothingThere => "nothing was there",
        InterceptResult.OutOfReach => "meeting moved out of reach",
        InterceptResult.StillFlying => "still flying at the end",
        _ => Nothing,
    };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };
}
