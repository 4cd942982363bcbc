using System.CommandLine;
using Rampart.Answers;
using Rampart.Cli.Commands;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Cli.Coverage;

/// <summary>Rain on the command line.</summary>
internal static class RainWord
{
    private const double Most_mmh = 300.0;
    private const double MmhPerMps = 3.6e6;

    public static Option<string?> Rain(string usual) => new("--rain") { Description = $"Rain everywhere, such as \"4 mm/h\"; default: {usual}." };

    public static Option<string> Height() => new("--rain-height") { Description = "Up to which height above the sea it rains.", DefaultValueFactory = _ => "3km" };

    /// <summary>The weather; null where no rain is named.</summary>
    /// <exception cref="UsageException">It is no rain, or lies outside its bounds.</exception>
    public static WeatherDefinition? Of(string? rain, string height) => rain is null ? null : new WeatherDefinition(
        AskedQuantity.Of(rain, QuantityKind.Speed, "--rain", "\"4 mm/h\"", 0.0, Most_mmh / MmhPerMps) * MmhPerMps,
        Length.FromMetres(AskedQuantity.Of(height, QuantityKind.Length, "--rain-height", "3km", 0.0, 15_000.0)));
}
