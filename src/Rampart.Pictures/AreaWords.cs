using System.Globalization;

namespace Rampart.Pictures;

/// <summary>How areas, shares and distances are written, the same in a map, a chart and the table beside them.</summary>
public static class AreaWords
{
    /// <summary>Square kilometres without the unit: 61,830; 3.4.</summary>
    public static string Number(double area_km2) => area_km2.ToString(area_km2 is > 0.0 and < 9.95 ? "0.0" : "#,##0", CultureInfo.InvariantCulture);

    /// <summary>61,830 km².</summary>
    public static string Area(double area_km2) => Number(area_km2) + " km²";

    /// <summary>A share of one in per cent: 63.0 %, 2.2 %, 0.25 %; what is there but too small for that says so.</summary>
    public static string Percent(double share) => PercentNumber(share) + " %";

    /// <summary>From one share to another: 0.19–0.31 %.</summary>
    public static string Percents(double low, double high) => $"{PercentNumber(low)}–{PercentNumber(high)} %";

    /// <summary>From one area to another: 980–1,530.</summary>
    public static string Numbers(double low_km2, double high_km2) => $"{Number(low_km2)}–{Number(high_km2)}";

    /// <summary>A distance: 0.4 km, 41 km.</summary>
    public static string Distance(double distance_km) => distance_km.ToString(distance_km is > 0.0 and < 9.95 ? "0.0" : "#,##0", CultureInfo.InvariantCulture) + " km";

    private static string PercentNumber(double share)
    {
        var percent = 100.0 * share;
        return percent switch
        {
            <= 0.0 => "0",
            < 0.005 => "<0.01",
            < 0.995 => percent.ToString("0.00", CultureInfo.InvariantCulture),
            < 99.95 => percent.ToString("0.0", CultureInfo.InvariantCulture),
            _ => percent.ToString("0", CultureInfo.InvariantCulture),
        };
    }
}
