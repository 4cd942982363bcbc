using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The radar equation of a radar that must look everywhere in a part of the sky within a given time.</summary>
/// <remarks>
/// <para>Formula: S/N = P·A·t·σ / (4π·k·Ts·L·Ω·R⁴); P·A mean power times effective aperture, t search time, σ cross-section, k Boltzmann's
/// constant, Ts system noise temperature, L losses, R range, and Ω the solid angle searched, Ω = Δaz·(sin el₂ − sin el₁).</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 2 (surveillance-radar equation; section unconfirmed); Barton, Radar Equations for
/// Modern Radar (2013); checked against the examples in the MathWorks Radar Toolbox documentation of radareqsearchsnr and radareqsearchpap.</para>
/// <para>Valid: each direction is looked at once in t, the beam fills Ω without gaps or overlap; what falls short of that belongs to L.</para>
/// </remarks>
public static class SearchRadarEquation
{
    /// <summary>Signal-to-noise ratio gathered in one search.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Anything that is not positive; a negative cross-section or loss.</exception>
    public static double SignalToNoise(double powerAperture_Wm2, Duration searchTime, double solidAngle_sr, Area crossSection, Length range, Decibels losses, double systemNoiseTemperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(powerAperture_Wm2);
        ArgumentOutOfRangeException.ThrowIfNegative(crossSection.SquareMetres);
        return powerAperture_Wm2 * crossSection.SquareMetres / NeededPerRatio(searchTime, solidAngle_sr, range, losses, systemNoiseTemperature_K);
    }

    /// <summary>The product of mean power and aperture (W·m²) that gives the needed ratio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Anything that is not positive; a negative loss.</exception>
    public static double PowerAperture_Wm2(double neededSignalToNoise, Duration searchTime, double solidAngle_sr, Area crossSection, Length range, Decibels losses, double systemNoiseTemperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neededSignalToNoise);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(crossSection.SquareMetres);
        return neededSignalToNoise * NeededPerRatio(searchTime, solidAngle_sr, range, losses, systemNoiseTemperature_K) / crossSection.SquareMetres;
    }

    /// <summary>The range at which one search gives the needed ratio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Anything that is not positive; a negative cross-section or loss.</exception>
    public static Length GreatestRange(double neededSignalToNoise, double powerAperture_Wm2, Duration searchTime, double solidAngle_sr, Area crossSection, Decibels losses, double systemNoiseTemperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neededSignalToNoise);
        var atOneMetre = SignalToNoise(powerAperture_Wm2, searchTime, solidAngle_sr, crossSection, Length.FromMetres(1.0), losses, systemNoiseTemperature_K);
        return Length.FromMetres(Math.Sqrt(Math.Sqrt(atOneMetre / neededSignalToNoise)));
    }

    /// <summary>The solid angle, in steradian, between two azimuths and two elevations: Δaz·(sin el₂ − sin el₁).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The second angle is not above the first, more than a full turn, or an elevation beyond the vertical.</exception>
    public static double SolidAngle_sr(Angle azimuthFrom, Angle azimuthTo, Angle elevationFrom, Angle elevationTo)
    {
        const double Vertical = 0.5 * Portable.Pi;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(azimuthTo, azimuthFrom);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((azimuthTo - azimuthFrom).Radians, (2.0 * Portable.Pi) + 1e-12, nameof(azimuthTo));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(elevationTo, elevationFrom);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elevationTo.Radians, Vertical);
        ArgumentOutOfRangeException.ThrowIfLessThan(elevationFrom.Radians, -Vertical);
        return (azimuthTo - azimuthFrom).Radians * (Portable.Sin(elevationTo.Radians) - Portable.Sin(elevationFrom.Radians));
    }

    // What P·A·σ must be for a ratio of one.
    private static double NeededPerRatio(Duration searchTime, double solidAngle_sr, Length range, Decibels losses, double systemNoiseTemperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(searchTime.Seconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(solidAngle_sr);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range.Metres);
        ArgumentOutOfRangeException.ThrowIfNegative(losses.Value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(systemNoiseTemperature_K);
        var rangeSquared = range.Metres * range.Metres;
        return 4.0 * Portable.Pi * PhysicalConstants.Boltzmann_JpK * systemNoiseTemperature_K * losses.Ratio * solidAngle_sr * rangeSquared * rangeSquared / searchTime.Seconds;
    }
}
