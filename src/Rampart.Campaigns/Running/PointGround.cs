using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Campaigns.Running;

/// <summary>The ground under all points of a campaign, which remembers what it hides from the last few antennas only.</summary>
/// <remarks>
/// Antennas whose height is drawn stand elsewhere at every point, and their masks are never asked for again; those of the others
/// are asked for at every point. What a mask says depends on its antenna alone, so that forgetting changes nothing.
/// </remarks>
/// <param name="real">The ground.</param>
/// <param name="capacity">How many antennas are remembered.</param>
public sealed class PointGround(RealGround real, int capacity = PointGround.Remembered) : IGround
{
    // Enough for the radars of several battalions on two threads.
    public const int Remembered = 48;

    private readonly Lock _lock = new();
    private readonly Dictionary<Site, LinkedListNode<Entry>> _byAntenna = [];
    private readonly LinkedList<Entry> _newestFirst = [];

    public string Identity => real.Identity;

    public string Description => real.Description;

    public double LowestHeight_m => real.LowestHeight_m;

    public double MaskReference_m => real.MaskReference_m;

    public double PostSpacing_m => real.PostSpacing_m;

    /// <summary>How many masks are remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _newestFirst.Count;
            }
        }
    }

    public double HeightAt(EcefVector normal) => real.HeightAt(normal);

    public double PostSpacingAt(EcefVector normal) => real.PostSpacingAt(normal);

    public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor)
    {
        var site = new Site(antenna, radius, effectiveEarthFactor);
        Lazy<ITerrainMask> mask;
        lock (_lock)
        {
            if (_byAntenna.TryGetValue(site, out var known))
            {
                _newestFirst.Remove(known);
                _newestFirst.AddFirst(known);
                mask = known.Value.Mask;
            }
            else
            {
                mask = new Lazy<ITerrainMask>(() => real.Afresh().MaskFor(antenna, radius, effectiveEarthFactor));
                _byAntenna.Add(site, _newestFirst.AddFirst(new Entry(site, mask)));
                if (_newestFirst.Count > capacity)
                {
                    _byAntenna.Remove(_newestFirst.Last!.Value.Site);
                    _newestFirst.RemoveLast();
                }
            }
        }

        // Swept outside the lock: nobody else waits but those who want this very mask.
        return mask.Value;
    }

    private readonly record struct Site(Geodetic Antenna, Length Radius, double EffectiveEarthFactor);

    private sealed record Entry(Site Site, Lazy<ITerrainMask> Mask);
}
