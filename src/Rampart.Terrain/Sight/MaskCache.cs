using System.Collections.Concurrent;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>Masks by site: two radars at one place, with antennas of one height over the same ground, share one.</summary>
/// <remarks>A mask depends on its key alone, so who asks first changes nothing. Several replications may ask at once.</remarks>
public sealed class MaskCache
{
    private readonly ConcurrentDictionary<Key, TerrainMask> _masks = [];

    /// <summary>How many masks have been swept.</summary>
    public int Count => _masks.Count;

    /// <summary>The mask of a site, swept now if it has not been asked for before.</summary>
    /// <param name="ground">Heights above sea level.</param>
    /// <param name="groundIdentity">What tells this ground from any other, such as the hash of its tiles.</param>
    /// <param name="antenna">The place of the phase centre; its height is above sea level.</param>
    /// <param name="radius">How far out the ground is looked at.</param>
    /// <param name="effectiveEarthFactor">k; 4/3 in the standard atmosphere.</param>
    /// <param name="spacing">Distance between samples; see <see cref="TerrainMask.Sweep"/> where none is stated.</param>
    /// <exception cref="ArgumentException">The ground has no identity.</exception>
    public TerrainMask Of(IElevation ground, string groundIdentity, Geodetic antenna, Length radius, double effectiveEarthFactor = RadarHorizon.StandardEffectiveRadiusFactor, Length? spacing = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(groundIdentity);
        var key = new Key(groundIdentity, antenna, radius, effectiveEarthFactor, spacing);
        return _masks.GetOrAdd(key, static (wanted, over) => TerrainMask.Sweep(over, wanted.Antenna, wanted.Radius, wanted.EffectiveEarthFactor, wanted.Spacing), ground);
    }

    private readonly record struct Key(string Ground, Geodetic Antenna, Length Radius, double EffectiveEarthFactor, Length? Spacing);
}
