using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Sensing;

/// <summary>In which sector a radar's turning beam can meet a target next: in those before it the target need not be looked up.</summary>
/// <remarks>It saves time and changes nothing: no sector is left out in which <see cref="BeamCrossing.Find"/> would find a crossing. It is no part of the battle's state.</remarks>
public sealed class SweepForecast(int radars, int targets)
{
    private const double Turn = 2.0 * Portable.Pi;
    private const double HalfTurn = Portable.Pi;

    // What rounding does to a lead, many times over; the ends of sectors are rounded to a microsecond beside it.
    private const double Rounding_rad = 1e-9;
    private const double SectorEnds_s = 2e-6;

    private readonly long[] _next = new long[radars * targets];
    private int _segments;

    /// <summary>The next sectors, by target, of one radar.</summary>
    public Span<long> Of(int radarRow) => _next.AsSpan(radarRow * targets, targets);

    /// <summary>Forgets everything where paths have got new segments since the last time.</summary>
    public void Heed(Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        if (_segments != trajectory.SegmentCount)
        {
            _segments = trajectory.SegmentCount;
            Forget();
        }
    }

    public void Forget() => Array.Clear(_next);

    /// <summary>How many sectors after this one the beam can meet the target again at the soonest: 1 for the very next.</summary>
    /// <param name="lead_rad">Azimuth of the target less that of the beam, both at the end of this sector, in (−π, π].</param>
    /// <param name="horizontal_m">Distance of the target from the antenna in the antenna's horizontal plane.</param>
    /// <param name="greatestSpeed_mps">The target is no faster.</param>
    /// <param name="scanPeriod">A full turn of the beam.</param>
    public static int SectorsUntil(double lead_rad, double horizontal_m, double greatestSpeed_mps, Duration scanPeriod)
    {
        const double Sector = Turn / SearchRadarScan.SectorsPerScan;
        var sector_s = scanPeriod.Seconds / SearchRadarScan.SectorsPerScan;
        var margin = Rounding_rad + (Turn * SectorEnds_s / scanPeriod.Seconds);
        var first = FirstPossible(lead_rad, horizontal_m, greatestSpeed_mps, sector_s, margin);
        if (first >= SearchRadarScan.SectorsPerScan)
        {
            return SearchRadarScan.SectorsPerScan;
        }

        var strayedBefore = margin;
        for (var sectors = 1; sectors < SearchRadarScan.SectorsPerScan; sectors++)
        {
            // The lead that a target would have that stood still, and by how much it may have strayed from it, at both ends of the sector.
            var way = Trajectory.Slack_m + (greatestSpeed_mps * ((sectors * sector_s) + SectorEnds_s));
            if (!(way < horizontal_m))
            {
                return sectors;
            }

            var strayed = margin + Portable.Asin(way / horizontal_m);
            if (Touches(lead_rad - ((sectors - 1) * Sector), strayedBefore, 0.0, 0.5 * HalfTurn) && Touches(lead_rad - (sectors * Sector), strayed, -0.5 * HalfTurn, 0.0))
            {
                return sectors;
            }

            strayedBefore = strayed;
        }

        return SearchRadarScan.SectorsPerScan;
    }

    /// <summary>A sector before which a target that is not there is not there either; none ever, where it has been.</summary>
    /// <param name="target">Flies neither now nor when this sector began.</param>
    /// <param name="now">The end of this sector.</param>
    /// <param name="scanPeriod">A full turn of the beam.</param>
    public static long SectorOfComing(in TargetState target, SimulationTime now, Duration scanPeriod) => target.Appears > now
        ? (target.Appears.Microseconds / scanPeriod.Microseconds * SearchRadarScan.SectorsPerScan) - 1
        : long.MaxValue;

    /// <summary>The same as if the target could stray at once as far as in all the sectors before the last: never too late.</summary>
    private static int FirstPossible(double lead_rad, double horizontal_m, double greatestSpeed_mps, double sector_s, double margin)
    {
        const double Sector = Turn / SearchRadarScan.SectorsPerScan;
        var way = Trajectory.Slack_m + (greatestSpeed_mps * (((SearchRadarScan.SectorsPerScan - 1) * sector_s) + SectorEnds_s));
        if (!(way < horizontal_m))
        {
            return 1;
        }

        var strayed = margin + Portable.Asin(way / horizontal_m);
        var sectors = 1;
        while (sectors < SearchRadarScan.SectorsPerScan
            && !(Touches(lead_rad - ((sectors - 1) * Sector), strayed, 0.0, 0.5 * HalfTurn) && Touches(lead_rad - (sectors * Sector), strayed, -0.5 * HalfTurn, 0.0)))
        {
            sectors++;
        }

        return sectors;
    }

    /// <summary>Whether an angle to within so much may lie between two others, whole turns apart.</summary>
    private static bool Touches(double angle, double within, double low, double high)
    {
        var middle = 0.5 * (low + high);
        var away = angle - middle;
        away -= Turn * Math.Round(away / Turn);
        return Math.Abs(away) <= (0.5 * (high - low)) + within;
    }
}
