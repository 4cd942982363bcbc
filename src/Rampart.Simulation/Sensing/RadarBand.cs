using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>The radar bands by their letters, as IEEE Std 521 has them, from the lowest up.</summary>
public enum RadarBand : byte
{
    /// <summary>30 to 300 MHz.</summary>
    Vhf,

    /// <summary>300 MHz to 1 GHz.</summary>
    Uhf,

    /// <summary>1 to 2 GHz.</summary>
    L,

    /// <summary>2 to 4 GHz.</summary>
    S,

    /// <summary>4 to 8 GHz.</summary>
    C,

    /// <summary>8 to 12 GHz.</summary>
    X,

    /// <summary>12 to 18 GHz.</summary>
    Ku,
}

/// <summary>Where the bands lie.</summary>
public static class RadarBands
{
    // The edges between the bands; a frequency on an edge belongs to the band above it.
    private static readonly Frequency[] Edges =
    [
        Frequency.FromMegahertz(30.0), Frequency.FromMegahertz(300.0), Frequency.FromGigahertz(1.0), Frequency.FromGigahertz(2.0),
        Frequency.FromGigahertz(4.0), Frequency.FromGigahertz(8.0), Frequency.FromGigahertz(12.0), Frequency.FromGigahertz(18.0),
    ];

    /// <summary>How far a frequency lies from a band, as the ratio to the band's nearer edge, so that octaves up and down count alike; 0 inside it.</summary>
    public static double Away(this RadarBand band, Frequency frequency)
    {
        var (low, high) = (Edges[(int)band], Edges[(int)band + 1]);
        return frequency < low ? low.Hertz / frequency.Hertz
            : frequency >= high ? frequency.Hertz / high.Hertz
            : 0.0;
    }
}
