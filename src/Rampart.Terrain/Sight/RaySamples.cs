using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>Where along every ray of a sweep the ground is looked at; the same for all rays.</summary>
/// <remarks>
/// <para>The table's places stand evenly. Between them, out to 64 steps, further samples catch crests: eight to a step up to the 16th, four
/// up to the 32nd, two up to the 64th. A crest missed by some metres at 10 km tilts the sight line behind it as
/// much as one missed by forty times as much at 400 km; on real ground the mean error fell from 103 m to
/// 30 m for two fifths more samples.</para>
/// <para>Latitude and longitude are reckoned at knots eight steps apart and are linear between: at 900 m and 80° of latitude
/// within 6 m of the great circle. Nearer a pole, or with steps over 1.5 km, every sample is a knot.</para>
/// </remarks>
internal sealed class RaySamples
{
    private const int StepsPerKnot = 8;
    private const double WidestInterpolatedStep_m = 1500.0;
    private const double HighestInterpolatedLatitude_rad = 80.0 * Portable.Pi / 180.0;

    private RaySamples(Sample[] all, Knot[] knots) => (All, Knots) = (all, knots);

    public Sample[] All { get; }

    public Knot[] Knots { get; }

    public static RaySamples Of(Geodetic antenna, double radius_m, int steps, double twoEffectiveRadii_m)
    {
        var isLinear = radius_m / steps <= WidestInterpolatedStep_m
            && Math.Abs(antenna.Latitude.Radians) + (radius_m / RadarHorizon.MeanEarthRadius.Metres) < HighestInterpolatedLatitude_rad;
        var all = new List<Sample>();
        var knots = new List<Knot>();
        var knotBefore_m = 0.0;
        for (var step = 1; step <= steps; step++)
        {
            var parts = step <= 16 ? 8 : step <= 32 ? 4 : step <= 64 ? 2 : 1;
            var knotAfter_m = radius_m * Math.Min((step + StepsPerKnot - 1) / StepsPerKnot * StepsPerKnot, steps) / steps;
            for (var part = 1; part <= parts; part++)
            {
                var distance = part == parts ? radius_m * step / steps : radius_m * (step - 1 + (part / (double)parts)) / steps;
                var isKnot = !isLinear || distance == knotAfter_m;
                all.Add(new Sample(
                    part == parts ? step : 0,
                    distance,
                    distance * distance / twoEffectiveRadii_m,
                    isKnot ? 1.0 : (distance - knotBefore_m) / (knotAfter_m - knotBefore_m)));
                if (isKnot)
                {
                    var (sin, cos) = Portable.SinCos(distance / RadarHorizon.MeanEarthRadius.Metres);
                    knots.Add(new Knot(all.Count - 1, sin, cos));
                    knotBefore_m = distance;
                }
            }
        }

        return new RaySamples([.. all], [.. knots]);
    }

    /// <summary>One look at the ground: which place of the table it is (zero for none), and how far it lies between its two knots.</summary>
    public readonly record struct Sample(int Step, double Distance_m, double Drop_m, double Part);

    /// <summary>A sample whose latitude and longitude are reckoned, by its index and its angle from the antenna.</summary>
    public readonly record struct Knot(int Sample, double Sin, double Cos);
}
