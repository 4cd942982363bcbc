namespace Rampart.Quantities;

/// <summary>In which units a value is printed.</summary>
public enum UnitSystem
{
    /// <summary>Metric units only.</summary>
    Metric,

    /// <summary>Metric units, and beside them the nautical miles, feet and knots of aviation.</summary>
    MetricAndAviation,
}
