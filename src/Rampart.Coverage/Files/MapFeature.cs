using System.Globalization;
using NetTopologySuite.Geometries;

namespace Rampart.Coverage.Files;

/// <summary>An area on the map and what is known of it: one feature of a GeoJSON file, one placemark of a KML file.</summary>
/// <param name="Name">What it is called, for a reader.</param>
/// <param name="Area">In degrees of longitude and latitude; may be empty.</param>
/// <param name="Properties">Written in this order: text, whole numbers, doubles (one that is none becomes null), truth values and null.</param>
public sealed record MapFeature(string Name, MultiPolygon Area, IReadOnlyCollection<KeyValuePair<string, object?>> Properties)
{
    /// <summary>The folder of a KML file in which it lies; empty for none.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>A sentence for whoever clicks on it.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Its colour, as #rrggbb.</summary>
    public string Colour { get; init; } = "#0072b2";

    /// <summary>A property's value as text.</summary>
    /// <exception cref="ArgumentException">A value of a kind that no file knows.</exception>
    internal static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => double.IsFinite(number) ? Number(number) : string.Empty,
        int or long => ((IFormattable)value).ToString(format: null, CultureInfo.InvariantCulture),
        _ => throw Unknown(value),
    };

    /// <summary>A finite double with at most six decimals and without an exponent, where it is not too large for that.</summary>
    private static string Number(double number) => Math.Abs(number) < 1e15
        ? (Math.Round(number, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    internal static ArgumentException Unknown(object value) => new($"A property is text, a number, a truth value or null, not a {value.GetType().Name}.", nameof(value));
}
