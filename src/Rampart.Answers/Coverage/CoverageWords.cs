using System.Globalization;
using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Answers.Coverage;

/// <summary>What stamps say of how a ring was asked about.</summary>
internal static class CoverageWords
{
    /// <summary>Whether sight lines look at the ground between two rows of a ring's grid too.</summary>
    public static string Crossings(bool crossesColumns) => crossesColumns ? "crossings exact" : "crossings exact near the antenna only";

    /// <summary>"Rain of 4 mm/h up to 3 km", or "No rain".</summary>
    public static string Rain(WeatherDefinition weather) => weather is { RainRate_mmph: > 0.0 and var rain_mmh }
        ? $"Rain of {rain_mmh.ToString("0.##", CultureInfo.InvariantCulture)} mm/h up to {QuantityFormat.Text(QuantityKind.Length, weather.RainHeight.Metres)}"
        : "No rain";

    /// <summary>How strongly a target answers: "mean cross-section from ahead S 4 m², X 4 m², Swerling 1".</summary>
    public static string Echo(CrossSectionDefinition echo, Fluctuation fluctuation) =>
        $"mean cross-section from ahead {string.Join(", ", echo.Bands.Select(band => $"{band.Band} {QuantityFormat.Text(QuantityKind.Area, band.Nose.SquareMetres)}"))}, {Fluctuates(fluctuation)}";

    /// <summary>"Swerling 1".</summary>
    public static string Fluctuates(Fluctuation fluctuation) => fluctuation.ToString().Replace("Swerling", "Swerling ", StringComparison.Ordinal);
}
