using System.Globalization;

namespace Rampart.Quantities;

/// <summary>Prints quantities with a unit that a reader would choose.</summary>
public static class QuantityFormat
{
    /// <summary>A value given in SI units, as text with a unit.</summary>
    public static string Text(QuantityKind kind, double si) => si.ToString("G6", CultureInfo.InvariantCulture) + " " + kind;

    /// <summary>A moment of the battle as h:mm:ss.</summary>
    public static string Clock(SimulationTime time) => time.SinceStart.Seconds.ToString("F1", CultureInfo.InvariantCulture);
}
