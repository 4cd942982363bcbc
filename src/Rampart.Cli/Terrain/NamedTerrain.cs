using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Terrain;

namespace Rampart.Cli.Terrain;

/// <summary>Opens what --terrain names: smooth, built-in, folders of tiles, tiles, and rasters that GDAL reads.</summary>
internal static class NamedTerrain
{
    // Targets are found farther out than they are met.
    private const double Beyond = 1.5;
    private static readonly string[] Words = [NamedGround.BuiltIn, NamedGround.Smooth];

    /// <summary>The ground; null where findings say why there is none.</summary>
    /// <param name="names">What is named.</param>
    /// <param name="middle">The place about which it is asked.</param>
    /// <param name="reach">How far from it.</param>
    /// <param name="atLeast">Tiles are read at least so far out.</param>
    /// <param name="findings">Where what is wrong goes.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="EnvironmentException">A file or folder is missing, or GDAL is not installed.</exception>
    public static IGround? Open(IReadOnlyList<string> names, Geodetic middle, Length reach, Length atLeast, ICollection<Finding> findings, CancellationToken stop)
    {
        var tiles = reach * Beyond > atLeast ? reach * Beyond : atLeast;
        using var rasters = RasterTiles.Of(names, Words, middle, tiles, findings, stop);
        if (rasters is null)
        {
            return null;
        }

        var told = new List<Finding>();
        var ground = NamedGround.Open(rasters.Names, new Place("--terrain"), "--terrain", middle.Height, middle, reach, tiles, Environment.CurrentDirectory, told);
        if (ground is RealGround { Tiles: { } folders })
        {
            rasters.Load(folders);
        }

        // What a battle is told of cells without tiles is not so here: they are unknown (UnknownGroundRemark tells how many).
        foreach (var finding in rasters.AsNamed(told.Where(finding => finding is not { Severity: FindingSeverity.Remark, Subject: "--terrain" })))
        {
            findings.Add(finding);
        }

        return ground;
    }
}
