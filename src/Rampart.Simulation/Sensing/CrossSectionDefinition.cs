using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>Mean radar cross-section of a target by band and aspect.</summary>
/// <remarks>A radar whose band is not given meets the nearest one that is, in octaves; of two as near, the lower.</remarks>
public sealed record CrossSectionDefinition
{
    /// <param name="bands">What is known, each band once, in any order.</param>
    public CrossSectionDefinition(params IReadOnlyList<BandCrossSection> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentOutOfRangeException.ThrowIfZero(bands.Count);
        Bands = [.. bands.OrderBy(each => (int)each.Band)];
        if (Bands.DistinctBy(each => each.Band).Count() != Bands.Count)
        {
            throw new ArgumentException("A band stands twice.", nameof(bands));
        }
    }

    /// <summary>From the lowest band up.</summary>
    public IReadOnlyList<BandCrossSection> Bands { get; }

    /// <summary>What the journal keeps of it.</summary>
    public Area NoseOnInLowestBand => Bands[0].Nose;

    /// <summary>The same in every band and from all sides.</summary>
    public static CrossSectionDefinition Everywhere(Area area) => new(new BandCrossSection(RadarBand.S, area, area, area));

    /// <summary>The mean cross-section (m²) that a radar meets.</summary>
    /// <param name="frequency">The radar's.</param>
    /// <param name="cosineOfAspect">Cosine of the angle between the target's way and the line to the radar: 1 from ahead, −1 from behind.</param>
    public double Seen_m2(Frequency frequency, double cosineOfAspect)
    {
        var nearest = Bands[0];
        var least = nearest.Band.Away(frequency);
        for (var number = 1; number < Bands.Count; number++)
        {
            var away = Bands[number].Band.Away(frequency);
            if (away < least)
            {
                (nearest, least) = (Bands[number], away);
            }
        }

        return nearest.Seen_m2(cosineOfAspect);
    }
}

/// <summary>Mean radar cross-section of a target in one band: from ahead, from the side and from behind.</summary>
/// <remarks>Between them its decibels go linearly with the aspect angle, whether the radar looks from beside, above or below.</remarks>
public sealed record BandCrossSection
{
    private const double QuarterTurn = 0.5 * Portable.Pi;
    private readonly double _lnNose;
    private readonly double _lnSide;
    private readonly double _lnTail;

    /// <exception cref="ArgumentOutOfRangeException">A cross-section is not above 0.</exception>
    public BandCrossSection(RadarBand band, Area nose, Area side, Area tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nose.SquareMetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side.SquareMetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tail.SquareMetres);
        (Band, Nose, Side, Tail) = (band, nose, side, tail);
        (_lnNose, _lnSide, _lnTail) = (Portable.Log(nose.SquareMetres), Portable.Log(side.SquareMetres), Portable.Log(tail.SquareMetres));
    }

    public RadarBand Band { get; }

    public Area Nose { get; }

    public Area Side { get; }

    public Area Tail { get; }

    /// <summary>The cross-section (m²) at an aspect.</summary>
    public double Seen_m2(double cosineOfAspect)
    {
        // Alike from all sides: the very value, without rounding.
        if (_lnNose == _lnSide && _lnSide == _lnTail)
        {
            return Nose.SquareMetres;
        }

        var aspect = Portable.Acos(Math.Clamp(cosineOfAspect, -1.0, 1.0)) / QuarterTurn;
        return Portable.Exp(aspect <= 1.0
            ? _lnNose + ((_lnSide - _lnNose) * aspect)
            : _lnSide + ((_lnTail - _lnSide) * (aspect - 1.0)));
    }
}
