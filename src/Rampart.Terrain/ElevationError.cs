namespace Rampart.Terrain;

/// <summary>How far off the heights of a ground may be: one standard deviation, by how far apart its posts stand and how high it lies.</summary>
/// <remarks>
/// <para>Posts of some five arc-minutes: measured against 4,451,356 land posts of DTED level 0 (<c>docs/terrain.md</c>), by height; a line between the
/// middles of the measured classes. Posts of some 30 arc-seconds: 30 m at 90 % linear error, as MIL-PRF-89020B asks of DTED, over 1.645. Finer
/// posts: 16 m at 90 %, as asked of the Shuttle Radar Topography Mission. Both are of the posts; ridges between two posts are not in them.</para>
/// </remarks>
public static class ElevationError
{
    private const double NinetyPerCent = 1.6449;
    private const double CoarseFrom_m = 4000.0;
    private const double MiddlingFrom_m = 200.0;

    private static readonly (double Height_m, double Deviation_m)[] Coarse =
        [(0.0, 29.0), (100.0, 54.0), (350.0, 108.0), (750.0, 159.0), (1250.0, 212.0), (1750.0, 240.0), (2250.0, 280.0), (2750.0, 400.0), (3500.0, 700.0)];

    /// <summary>Standard deviation (m) of ground of a height whose posts stand so far apart.</summary>
    public static double Deviation_m(double postSpacing_m, double height_m) => postSpacing_m switch
    {
        >= CoarseFrom_m => OfCoarse(height_m),
        >= MiddlingFrom_m => 30.0 / NinetyPerCent,
        > 0.0 => 16.0 / NinetyPerCent,
        _ => 0.0,
    };

    private static double OfCoarse(double height_m)
    {
        for (var next = 1; next < Coarse.Length; next++)
        {
            if (height_m <= Coarse[next].Height_m)
            {
                var (low, high) = (Coarse[next - 1], Coarse[next]);
                var part = Math.Clamp((height_m - low.Height_m) / (high.Height_m - low.Height_m), 0.0, 1.0);
                return low.Deviation_m + (part * (high.Deviation_m - low.Deviation_m));
            }
        }

        return Coarse[^1].Deviation_m;
    }
}
