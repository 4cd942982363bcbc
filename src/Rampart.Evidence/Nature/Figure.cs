using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>Figures as a verdict's sentence tells them: no finer than the reckoning is.</summary>
internal static class Figure
{
    /// <summary>"43 m", "8.8 km".</summary>
    public static string Height(double metres) => metres < 995.0
        ? QuantityFormat.Text(QuantityKind.Length, metres, UnitSystem.Metric, 2)
        : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000.0:0.0} km");

    /// <summary>"488 km", "35.6 km".</summary>
    public static string Distance(double metres) => QuantityFormat.Text(QuantityKind.Length, metres, UnitSystem.Metric, 3);

    /// <summary>"2,901 km".</summary>
    public static string Kilometres(double metres) => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000.0:N0} km");

    /// <summary>"1,050 m/s".</summary>
    public static string Speed(double metresPerSecond) => string.Create(CultureInfo.InvariantCulture, $"{metresPerSecond:N0} m/s");

    /// <summary>"5.17 km/s".</summary>
    public static string KilometresPerSecond(double metresPerSecond) => string.Create(CultureInfo.InvariantCulture, $"{metresPerSecond / 1000.0:0.00} km/s");

    public static string Plain(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>"62 s" (tens of seconds from 100 on).</summary>
    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(seconds < 100.0 ? Math.Round(seconds) : Math.Round(seconds / 10.0) * 10.0):0} s");
}
