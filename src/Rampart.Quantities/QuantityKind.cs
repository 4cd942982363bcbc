namespace Rampart.Quantities;

/// <summary>What a number with a unit measures.</summary>
public enum QuantityKind
{
    /// <summary>A plain number without a unit: a probability, a factor, a count.</summary>
    Number,
    Length,
    Speed,
    Acceleration,
    Angle,
    AngularRate,
    Duration,
    Frequency,
    Area,
    Power,
    Mass,
    Decibels,
}
