using Rampart.Quantities;
using Rampart.Tracking.Association;

namespace Rampart.Tracking.Filters;

/// <summary>A gate that every plot inside a track's gate passes, and few others; reckoned once for all plots of a look, without carrying the track to their times.</summary>
/// <remarks>
/// <para>Formula: ν'·S⁻¹·ν ≥ ν_k²/S_kk for each component k of the innovation alone: range, azimuth and the range's rate. S_kk is bounded from above
/// over the look: for a direction d of unit length, √(d'·P(t)·d) ≤ √(max over both ends of d'(Ppp + 2t·Ppv + t²·Pvv)d + q·t³/3) + δ·σ, where δ is how far the
/// line of sight turns in the look and σ² the trace of the place's covariance. The azimuth is compared by |sin ν| ≤ |ν|, the cross product of plot and track.</para>
/// <para>Source: elementary; (d'ν)² ≤ (d'·S·d)·(ν'·S⁻¹·ν) is the inequality of Cauchy and Schwarz. A test holds it against the full gate.</para>
/// <para>Valid: one model of nearly constant velocity; a track that is not near the radar, measured by how far it flies in the look: otherwise the gate is open.</para>
/// </remarks>
public readonly struct LooseGate
{
    // Nearer than this many times what the track flies in a look, its line of sight turns too far for the bounds to say much.
    private const double LeastDistance = 4.0;
    private const double LeastDistance_m = 100.0;

    // Over what rounding may do to a bound; many orders more than it does.
    private const double Rounding = 1.0001;

    // Far beyond the rounding of a sum of ranges.
    private const double RingSlack_m = 1.0;

    private readonly bool _isClosed;
    private readonly double _range_m;
    private readonly double _rangeRate_mps;
    private readonly double _rangeWidth_m;
    private readonly double _ringWidth_m;
    private readonly double _east_m;
    private readonly double _north_m;
    private readonly double _eastRate_mps;
    private readonly double _northRate_mps;
    private readonly double _acrossWidth_m;
    private readonly double _rateWidth_mps;

    /// <summary>The gate of a track for the plots of a look.</summary>
    /// <param name="state">The track's state, in the layout's order.</param>
    /// <param name="covariance">Its covariance.</param>
    /// <param name="size">Length of the state.</param>
    /// <param name="model">Of nearly constant velocity.</param>
    /// <param name="radar">Whose plots come.</param>
    /// <param name="toLatest_s">From the track's estimate to the latest plot.</param>
    /// <param name="span_s">From the earliest plot to the latest.</param>
    /// <param name="slack_s">By how much the time for which the errors are reckoned may miss a plot's own.</param>
    /// <param name="gate">Greatest squared normalised distance.</param>
    public LooseGate(
        ReadOnlySpan<double> state, ReadOnlySpan<double> covariance, int size, MotionModel model, RadarModel radar, double toLatest_s, double span_s, double slack_s, double gate)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(radar);
        var turn = radar.Rotation;
        double vx = state[StateLayout.EastRate], vy = state[StateLayout.NorthRate], vz = state[StateLayout.UpRate];
        var own = radar.ToRadar(new EnuOffset(
            state[StateLayout.East] + (vx * toLatest_s), state[StateLayout.North] + (vy * toLatest_s), state[StateLayout.Up] + (vz * toLatest_s)));
        _eastRate_mps = (turn[0] * vx) + (turn[1] * vy) + (turn[2] * vz);
        _northRate_mps = (turn[3] * vx) + (turn[4] * vy) + (turn[5] * vz);
        var upRate = (turn[6] * vx) + (turn[7] * vy) + (turn[8] * vz);
        (_east_m, _north_m) = (own.East, own.North);
        var level = Math.Sqrt((own.East * own.East) + (own.North * own.North));
        var slant = Math.Sqrt((level * level) + (own.Up * own.Up));
        var speed = Math.Sqrt((vx * vx) + (vy * vy) + (vz * vz));
        var first = Math.Max(toLatest_s - span_s - slack_s, 0.0);
        var last = Math.Max(toLatest_s + slack_s, 0.0);

        // A climb that is forgotten carries less far than the straight line, and spreads it less.
        var forgotten = Math.Min(last / model.Noise.ClimbTime_s, 1.0);
        var lost_s = last * Math.Min(0.5 * last / model.Noise.ClimbTime_s, 1.0);
        var climbOff = Math.Abs(vz) * (lost_s + (slack_s * forgotten));
        var flown = (speed * (span_s + (2.0 * slack_s) + Math.Max(-toLatest_s, 0.0))) + climbOff;
        if (!(level > Math.Max(LeastDistance * flown, LeastDistance_m)))
        {
            return;
        }

        _isClosed = true;
        var turned = flown / (slant - flown);
        var turnedLevel = flown / (level - flown);

        // Along the line of sight (l) and across it over the ground (c) in the radar's frame, and the same two in the track's frame (h and c with x, y, z).
        double le = own.East / slant, ln = own.North / slant, lu = own.Up / slant;
        double ce = own.North / level, cn = -own.East / level;
        double hx = (turn[0] * le) + (turn[3] * ln) + (turn[6] * lu), hy = (turn[1] * le) + (turn[4] * ln) + (turn[7] * lu), hz = (turn[2] * le) + (turn[5] * ln) + (turn[8] * lu);
        double cx = (turn[0] * ce) + (turn[3] * cn), cy = (turn[1] * ce) + (turn[4] * cn), cz = (turn[2] * ce) + (turn[5] * cn);

        // How far the place errs in the look: in all directions together, along the line of sight, and across it.
        var noise = Math.Max(model.Noise.Across_m2ps3, Math.Max(model.Noise.Along_m2ps3, model.Noise.Vertical_m2ps3));
        var placeNoise = noise * last * last * last / 3.0;
        var places = covariance;
        var joined = covariance[4..];
        var rates = covariance[((4 * size) + 4)..];
        var climbDeviation = Math.Sqrt(Math.Max(rates[(2 * size) + 2], 0.0));
        var spread = Math.Sqrt(Math.Max(
            Carried(Trace(places, size), Trace(joined, size), Trace(rates, size), first, last), 0.0) + (3.0 * placeNoise)) + (lost_s * climbDeviation);
        var rateAlong = Along(rates, size, hx, hy, hz);
        var rangeDeviation = Math.Sqrt(Math.Max(Carried(Along(places, size, hx, hy, hz), Along(joined, size, hx, hy, hz), rateAlong, first, last), 0.0) + placeNoise)
            + (turned * spread) + (lost_s * Math.Abs(hz) * climbDeviation);
        var acrossDeviation = Math.Sqrt(Math.Max(
            Carried(Along(places, size, cx, cy, cz), Along(joined, size, cx, cy, cz), Along(rates, size, cx, cy, cz), first, last), 0.0) + placeNoise)
            + (turnedLevel * spread) + (lost_s * Math.Abs(cz) * climbDeviation);
        acrossDeviation *= 1.0 + turnedLevel;

        // The widths: errors of track and radar by the gate, and what a straight line of sight leaves out.
        _range_m = slant;
        _rangeRate_mps = (le * _eastRate_mps) + (ln * _northRate_mps) + (lu * upRate);
        _rangeWidth_m = (Math.Sqrt(gate * ((rangeDeviation * rangeDeviation) + radar.RangeVariance_m2)) * Rounding)
            + (flown * flown / (2.0 * (slant - flown))) + (climbOff * (Math.Abs(hz) + turned));
        _ringWidth_m = _rangeWidth_m + (Math.Abs(_rangeRate_mps) * span_s) + RingSlack_m;
        var greatest = level + flown;
        _acrossWidth_m = (Math.Sqrt(gate * ((acrossDeviation * acrossDeviation) + (greatest * greatest * radar.AzimuthVariance_rad2))) * Rounding)
            + (climbOff * Math.Sqrt((turn[2] * turn[2]) + (turn[5] * turn[5])));
        if (double.IsInfinity(radar.RangeRateVariance_m2ps2))
        {
            _rateWidth_mps = double.PositiveInfinity;
            return;
        }

        var rateDeviation = Math.Sqrt(Math.Max(rateAlong, 0.0) + (noise * last))
            + (turned * Math.Sqrt(Math.Max(Trace(rates, size), 0.0) + (3.0 * noise * last)))
            + (forgotten * (Math.Abs(hz) + turned) * climbDeviation) + (speed / (slant - flown) * spread);
        _rateWidth_mps = (Math.Sqrt(gate * ((rateDeviation * rateDeviation) + radar.RangeRateVariance_m2ps2)) * Rounding)
            + (turned * speed) + (Math.Abs(vz) * forgotten);
    }

    /// <summary>Whether it keeps any plot out.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>No plot nearer to the radar than this passes.</summary>
    public double LeastRange_m => _range_m - _ringWidth_m;

    /// <summary>No plot farther from the radar than this passes.</summary>
    public double GreatestRange_m => _range_m + _ringWidth_m;

    /// <summary>False where the plot is outside of the track's gate beyond doubt.</summary>
    public bool Passes(in SeenPlot plot) => Passes(plot.Range_m, plot.East_m, plot.North_m, plot.Level_m, plot.RangeRate_mps, plot.SinceLatest_s);

    /// <summary>False where the plot is outside of the track's gate beyond doubt.</summary>
    /// <param name="range_m">Of the plot.</param>
    /// <param name="east_m">Of the plot, in the radar's own frame.</param>
    /// <param name="north_m">The same.</param>
    /// <param name="level_m">Of the plot, over the ground.</param>
    /// <param name="rangeRate_mps">Of the plot; not a number where it has none.</param>
    /// <param name="sinceLatest_s">Of the plot, seconds after the latest of the look.</param>
    public bool Passes(double range_m, double east_m, double north_m, double level_m, double rangeRate_mps, double sinceLatest_s)
    {
        if (!_isClosed)
        {
            return true;
        }

        var across = (east_m * (_north_m + (_northRate_mps * sinceLatest_s))) - (north_m * (_east_m + (_eastRate_mps * sinceLatest_s)));

        // What is no number is left to the gate itself.
        return !(Math.Abs(range_m - _range_m - (_rangeRate_mps * sinceLatest_s)) > _rangeWidth_m)
            && !(Math.Abs(across) > level_m * _acrossWidth_m)
            && !(Math.Abs(rangeRate_mps - _rangeRate_mps) > _rateWidth_mps);
    }

    // A parabola that opens upward is greatest at an end.
    private static double Carried(double place, double joined, double rate, double first, double last) => place + Math.Max(
        first * ((2.0 * joined) + (first * rate)), last * ((2.0 * joined) + (last * rate)));

    private static double Trace(ReadOnlySpan<double> block, int size) => block[0] + block[size + 1] + block[(2 * size) + 2];

    /// <summary>d'·B·d of a three by three block.</summary>
    private static double Along(ReadOnlySpan<double> block, int size, double x, double y, double z) =>
        (x * ((block[0] * x) + (block[1] * y) + (block[2] * z)))
        + (y * ((block[size] * x) + (block[size + 1] * y) + (block[size + 2] * z)))
        + (z * ((block[2 * size] * x) + (block[(2 * size) + 1] * y) + (block[(2 * size) + 2] * z)));
}
