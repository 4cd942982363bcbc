using Rampart.Physics.Geodesy;
using Rampart.Quantities;
using Rampart.Simulation.Motion;

namespace Rampart.Coverage.Footprint;

/// <summary>The path of a ballistic missile over one range, counted back from its impact: how far it still has to go and how high it is.</summary>
/// <remarks>
/// It is flown once, to the battery's place at the battery's height, and laid unchanged to each place aimed at nearby: within a hundred kilometres the
/// ellipsoid alters its heights by less than a per cent.
/// </remarks>
public sealed class ThreatFlight
{
    // A fall bends by a third of a metre between two such moments.
    private const double Step_s = 0.5;

    private readonly double[] _angle_rad;
    private readonly double[] _height_m;

    /// <param name="body">How it flies.</param>
    /// <param name="site">The place aimed at.</param>
    /// <param name="from">From which azimuth it comes.</param>
    /// <param name="range">How far away it begins, along the ground.</param>
    /// <exception cref="ArgumentException">No thrust carries it there.</exception>
    public ThreatFlight(BallisticDefinition body, Geodetic site, Angle from, Length range)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range.Metres);
        var (launch, _) = Geodesic.From(site, from, range);
        var flight = body.Fly((launch with { Height = site.Height }).ToEcef(), site.ToEcef());
        (Range, From, BurnOut, TimeOfFlight, Apogee, ImpactSpeed, DescentAngle) = (range, from, flight.BurnOut, flight.TimeOfFlight, flight.Apogee, flight.ImpactSpeed, flight.DescentAngle);
        var steps = (int)Math.Ceiling(flight.TimeOfFlight.Seconds / Step_s) + 1;
        (_angle_rad, _height_m) = (new double[steps + 1], new double[steps + 1]);
        var aim = Wgs84.Normal(site.Latitude, site.Longitude);
        for (var step = 0; step <= steps; step++)
        {
            // Before its launch it stands where it is launched.
            var (normal, height_m) = Wgs84.NormalAndHeight(flight.At(flight.TimeOfFlight.Seconds - (step * Step_s)).Position);
            (_angle_rad[step], _height_m[step]) = (2.0 * Portable.Asin(Math.Min(0.5 * (normal - aim).Norm, 1.0)), height_m);
        }
    }

    public Length Range { get; }

    public Angle From { get; }

    /// <summary>When its motor stops.</summary>
    public Duration BurnOut { get; }

    /// <summary>How fast it is then, over the turning Earth.</summary>
    public Speed BurnOutSpeed
    {
        get
        {
            var (_, angleRate, height_m, heightRate) = Before((TimeOfFlight - BurnOut).Seconds);
            var level_mps = angleRate * (Physics.Propagation.RadarHorizon.MeanEarthRadius.Metres + height_m);
            return Speed.FromMetresPerSecond(Math.Sqrt((level_mps * level_mps) + (heightRate * heightRate)));
        }
    }

    public Duration TimeOfFlight { get; }

    public Length Apogee { get; }

    public Speed ImpactSpeed { get; }

    public Angle DescentAngle { get; }

    /// <summary>So many seconds before the impact: the angle still to go at the Earth's centre and its rate, the height and its rate, both rates forward in time.</summary>
    public (double Angle_rad, double AngleRate_radps, double Height_m, double HeightRate_mps) Before(double seconds)
    {
        var place = Math.Clamp(seconds / Step_s, 0.0, _angle_rad.Length - 1.0);
        var at = Math.Min((int)place, _angle_rad.Length - 2);
        var share = place - at;
        double angle = _angle_rad[at + 1] - _angle_rad[at], height = _height_m[at + 1] - _height_m[at];
        return seconds > TimeOfFlight.Seconds
            ? (_angle_rad[^1], 0.0, _height_m[^1], 0.0)
            : (_angle_rad[at] + (share * angle), -angle / Step_s, _height_m[at] + (share * height), -height / Step_s);
    }
}
