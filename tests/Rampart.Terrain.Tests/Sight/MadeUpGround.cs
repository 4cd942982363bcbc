using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>Ground drawn by a rule, for tests: height by latitude and longitude in degrees.</summary>
internal sealed class MadeUpGround(Func<double, double, double> height, double postSpacing_m = 100.0) : IElevation
{
    public static MadeUpGround Flat(double height_m) => new((_, _) => height_m);

    /// <summary>A round hill about a place, falling evenly to zero at its foot.</summary>
    public static MadeUpGround Cone(Geodetic summit, double height_m, double foot_m) =>
        Polar(summit, (distance, _) => Math.Max(0.0, height_m * (1.0 - (distance / foot_m))));

    /// <summary>Height by distance and azimuth from a place.</summary>
    public static MadeUpGround Polar(Geodetic centre, Func<double, double, double> height)
    {
        var polar = new GroundPolar(centre);
        return new((latitude, longitude) =>
        {
            var (distance, azimuth) = polar.To(Geodetic.FromDegrees(latitude, longitude));
            return height(distance, azimuth);
        });
    }

    /// <summary>Value noise in five octaves, from hills of 60 km down to 4 km, between zero and the given height.</summary>
    public static MadeUpGround Fractal(int seed, double height_m) => new((latitude, longitude) =>
    {
        double sum = 0.0, share = 0.5, cell_deg = 0.6;
        for (var octave = 0; octave < 5; octave++)
        {
            sum += share * Noise(latitude / cell_deg, longitude / cell_deg, seed + octave);
            share *= 0.5;
            cell_deg *= 0.5;
        }

        return height_m * sum;
    });

    public MadeUpGround Plus(MadeUpGround other) => new((latitude, longitude) => HeightAt(latitude, longitude) + other.HeightAt(latitude, longitude));

    public MadeUpGround UnknownWhere(Func<double, double, bool> unknown) =>
        new((latitude, longitude) => unknown(latitude, longitude) ? double.NaN : HeightAt(latitude, longitude));

    public double HeightAt(double latitude_deg, double longitude_deg) => height(latitude_deg, longitude_deg);

    public double PostSpacingAt(double latitude_deg, double longitude_deg) => double.IsNaN(HeightAt(latitude_deg, longitude_deg)) ? double.NaN : postSpacing_m;

    private static double Noise(double row, double column, int seed)
    {
        double r = Math.Floor(row), c = Math.Floor(column);
        double down = Smooth(row - r), right = Smooth(column - c);
        var upper = Mix(Draw((long)r, (long)c, seed), Draw((long)r, (long)c + 1, seed), right);
        var lower = Mix(Draw((long)r + 1, (long)c, seed), Draw((long)r + 1, (long)c + 1, seed), right);
        return Mix(upper, lower, down);
    }

    private static double Smooth(double part) => part * part * (3.0 - (2.0 * part));

    private static double Mix(double from, double to, double part) => from + ((to - from) * part);

    private static double Draw(long row, long column, int seed)
    {
        unchecked
        {
            var bits = (ulong)((row * 0x1F1F1F1F1F1F1F1FL) ^ (column * 0x2545F4914F6CDD1DL) ^ (seed * 0x5851F42D4C957F2DL));
            bits = (bits ^ (bits >> 31)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return ((bits ^ (bits >> 31)) >> 11) / (double)(1UL << 53);
        }
    }
}
