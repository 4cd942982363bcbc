using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>One scan of a radar at a target that comes straight in.</summary>
/// <param name="Distance">Along the ground.</param>
/// <param name="Probability">Of detection in this scan; 0 where the Earth or the ground hides it, or it is beyond the display.</param>
/// <param name="Cumulative">Of at least one detection in this scan or an earlier one.</param>
/// <param name="Sight">Whether the target is in sight then; unknown where nobody knows the ground, and the probability counts as 0.</param>
public readonly record struct RadialScan(Length Distance, double Probability, double Cumulative, Visibility Sight = Visibility.Visible);

/// <summary>What a searching radar sees of a target that flies straight at it at its height, scan by scan from the rim of the known ground.</summary>
/// <remarks>
/// <para>Scans are independent of each other: a target whose echo hardly changes from scan to scan is found later than this, or at once.</para>
/// <para>The phase between scan and flight is not known; the first scan falls on the rim.</para>
/// </remarks>
public sealed class InboundRadial
{
    private InboundRadial(IReadOnlyList<RadialScan> scans) => Scans = scans;

    /// <summary>The farthest first.</summary>
    public IReadOnlyList<RadialScan> Scans { get; }

    /// <summary>The scans along an azimuth.</summary>
    public static InboundRadial Along(SearchRadarDefinition radar, WeatherDefinition weather, SiteTerrain terrain, TargetPass pass, TargetHeight height, Angle azimuth, Jamming? jamming = null)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(pass);
        var sight = RadarSight.Of(radar, terrain.Grid.Centre.Height, OpenSky.Instance, weather, new EchoModels());
        return Along(radar, sight, new JammedRadar(radar, sight, jamming ?? Jamming.None), terrain, pass, height, azimuth);
    }

    /// <summary>The scans along as many azimuths, from the north clockwise.</summary>
    internal static IReadOnlyList<InboundRadial> Around(
        SearchRadarDefinition radar, WeatherDefinition weather, SiteTerrain terrain, TargetPass pass, TargetHeight height, int bearings, Jamming jamming, EchoModels echoes)
    {
        var sight = RadarSight.Of(radar, terrain.Grid.Centre.Height, OpenSky.Instance, weather, echoes);
        var jammed = new JammedRadar(radar, sight, jamming);
        return [.. Enumerable.Range(0, bearings).Select(bearing => Along(radar, sight, jammed, terrain, pass, height, Angle.FromDegrees(360.0 * bearing / bearings)))];
    }

    private static InboundRadial Along(SearchRadarDefinition radar, RadarSight sight, JammedRadar jammed, SiteTerrain terrain, TargetPass pass, TargetHeight height, Angle azimuth)
    {
        var view = terrain.From(radar.Antenna.Height, radar.EffectiveEarthFactor);
        var (sin, cos) = Math.SinCos(azimuth.Radians);
        var step_m = pass.Speed.MetresPerSecond * radar.ScanPeriod.Seconds;
        var scans = new List<RadialScan>();
        var missed = 1.0;
        for (var distance_m = terrain.Radius.Metres; distance_m > 0.5 * step_m; distance_m -= step_m)
        {
            var cells = distance_m / terrain.Grid.CellSize.Metres;
            var (row, column) = (terrain.Middle - (int)Math.Round(cells * cos), terrain.Middle + (int)Math.Round(cells * sin));
            var ground_m = terrain.Grid.Post(row, column);
            var seen = view.At(row, column, height.AboveGround_m(ground_m));
            var probability = 0.0;
            if (seen == Visibility.Visible)
            {
                var flown = pass with { Height = Length.FromMetres(height.AboveSea_m(ground_m)), Course = Course.Closing };
                var way = new TargetWay(radar.Antenna, flown, Length.FromMetres(distance_m), azimuth);
                probability = Engageability.See(sight, way, 0.0, jammed.Heard).Probability;
            }

            missed *= 1.0 - probability;
            scans.Add(new RadialScan(Length.FromMetres(distance_m), probability, 1.0 - missed, seen));
        }

        return new InboundRadial(scans);
    }

    /// <summary>Where the longest unbroken run of scans begins that each show it with at least this probability; null where no scan does.</summary>
    /// <remarks>Right overhead a radar sees nothing, and behind a ridge it loses what it has seen: neither ends the answer.</remarks>
    public Length? SteadyFrom(double probability)
    {
        var (best, bestLength) = ((Length?)null, 0);
        for (var scan = 0; scan < Scans.Count; scan++)
        {
            var first = scan;
            while (scan < Scans.Count && Scans[scan].Probability >= probability)
            {
                scan++;
            }

            if (scan - first > bestLength)
            {
                (best, bestLength) = (Scans[first].Distance, scan - first);
            }
        }

        return best;
    }

    /// <summary>Where the chance of having been seen at least once first reaches a probability; null where it never does.</summary>
    public Length? FoundBy(double probability)
    {
        foreach (var scan in Scans)
        {
            if (scan.Cumulative >= probability)
            {
                return scan.Distance;
            }
        }

        return null;
    }
}
