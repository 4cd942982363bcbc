using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Terrain;

namespace Rampart.Answers.Terrain;

/// <summary>Opens what --terrain names: smooth, built-in, folders of tiles, tiles, and rasters that GDAL reads.</summary>
internal static class NamedTerrain
{
    private static readonly string[] Words = [NamedGround.BuiltIn, NamedGround.Smooth];

    /// <summary>The ground; null where findings say why there is none.</summary>
    /// <param name="names">The names.</param>
    /// <param name="middle">The middle of the ground.</param>
    /// <param name="reach">How far from it anything is asked.</param>
    /// <param name="tilesReach">How far from it tiles are read, and made of rasters.</param>
    /// <param name="findings">What is wrong goes here.</param>
    /// <param name="onlooker">Who is told what takes long.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="EnvironmentException">A file or folder is missing, or GDAL is not installed.</exception>
    public static IGround? Open(IReadOnlyList<string> names, Geodetic middle, Length reach, Length tilesReach, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        using var rasters = RasterTiles.Of(names, Words, middle, tilesReach, findings, onlooker, stop);
        if (rasters is null)
        {
            return null;
        }

        var told = new List<Finding>();
        var ground = NamedGround.Open(rasters.Names, new Place("--terrain"), "--terrain", middle.Height, middle, reach, tilesReach, Environment.CurrentDirectory, told);
        if (ground is RealGround { Tiles: { } tiles })
        {
            rasters.Load(tiles);
        }

        // What a battle is told of cells without tiles is not so here: they are unknown (UnknownGroundRemark tells how many).
        foreach (var finding in rasters.AsNamed(told.Where(finding => finding is not { Severity: FindingSeverity.Remark, Subject: "--terrain" })))
        {
            findings.Add(finding);
        }

        return ground;
    }
}
