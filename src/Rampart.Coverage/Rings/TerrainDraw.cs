using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>A ground that is as likely as the one on file: its heights with errors drawn as large as they may be.</summary>
/// <remarks>
/// Errors are normal, independent at places as far apart as the source's posts and linear between them, widened so that they are on the mean as
/// large as <see cref="ElevationError"/> says. At the site there is none, and it grows linearly to the next of those places: a site's height is
/// stated, and its surroundings are known as it is. Ground at exactly sea level is taken for the sea and stays. Where tiles of several finenesses mix,
/// each place errs as its own does.
/// </remarks>
public static class TerrainDraw
{
    private const int PlacesOfMean = 1000;

    /// <summary>The drawn ground; the site's own post keeps its height.</summary>
    /// <param name="terrain">The ground on file.</param>
    /// <param name="postSpacing">How far apart the source's posts stand, where the terrain does not say it from place to place (<see cref="SiteTerrain.MixedSpacings"/>).</param>
    /// <param name="seed">Decides all draws.</param>
    /// <param name="point">Which of the draws.</param>
    public static SiteTerrain Of(SiteTerrain terrain, Length postSpacing, ulong seed, ulong point)
    {
        ArgumentNullException.ThrowIfNull(terrain);
        var (grid, mixed) = (terrain.Grid, terrain.MixedSpacings);
        var heights = grid.Heights.ToArray();
        for (var spacing = 0; spacing < (mixed?.All.Count ?? 1); spacing++)
        {
            Err(heights, terrain, mixed, spacing, mixed?.All[spacing] ?? postSpacing, new Chance(seed, replication: 0), point);
        }

        return new SiteTerrain(LocalGrid.Of(grid.Centre, grid.CellSize, grid.Size, heights), terrain.Radius) { CrossesColumns = terrain.CrossesColumns };
    }

    /// <summary>Adds the errors of all ground of one spacing; those of another are independent of them.</summary>
    private static void Err(float[] heights, SiteTerrain terrain, PostSpacings? mixed, int spacing, Length postSpacing, Chance chance, ulong point)
    {
        var grid = terrain.Grid;
        var cellsApart = Math.Max(postSpacing / grid.CellSize, 1.0);
        var nodes = (int)Math.Ceiling(terrain.Middle / cellsApart) + 1;
        var errors = Errors((2 * nodes) + 1, Widened(cellsApart), chance, (ulong)spacing, point);
        for (var row = 0; row < grid.Size; row++)
        {
            for (var column = 0; column < grid.Size; column++)
            {
                ref var height = ref heights[(row * grid.Size) + column];
                if (height is not 0f && !float.IsNaN(height) && (mixed is null || mixed.IsOf((row * grid.Size) + column, spacing)))
                {
                    var deviation = ElevationError.Deviation_m(postSpacing.Metres, height);
                    height += (float)(deviation * errors.At(nodes + ((row - terrain.Middle) / cellsApart), nodes + ((column - terrain.Middle) / cellsApart)));
                }
            }
        }
    }

    /// <summary>By how much errors are widened: a linear mixture of two independent ones with weights w and 1 − w has the square w² + (1 − w)² of one's, on the mean over the cells, and there are two axes.</summary>
    private static double Widened(double cellsApart)
    {
        var sum = 0.0;
        for (var cell = 0; cell < PlacesOfMean; cell++)
        {
            var part = (cell / cellsApart) - Math.Floor(cell / cellsApart);
            sum += (part * part) + ((1.0 - part) * (1.0 - part));
        }

        return PlacesOfMean / sum;
    }

    private static ErrorField Errors(int across, double widened, Chance chance, ulong spacing, ulong point)
    {
        var errors = new float[across * across];
        for (var at = 0; at < errors.Length; at += 4)
        {
            var (first, second, third, fourth) = chance.FourNormals(Draw.TerrainError, (ulong)at, keyB: spacing, point);
            ReadOnlySpan<double> four = [first, second, third, fourth];
            for (var more = 0; more < 4 && at + more < errors.Length; more++)
            {
                errors[at + more] = (float)(widened * four[more]);
            }
        }

        // The site lies on the middle one.
        errors[errors.Length / 2] = 0f;
        return new ErrorField(errors, across);
    }

    private readonly record struct ErrorField(float[] Errors, int Across)
    {
        public double At(double row, double column)
        {
            var (north, west) = ((int)row, (int)column);
            var (down, right) = (row - north, column - west);
            var at = (north * Across) + west;
            var upper = Errors[at] + (right * (Errors[at + 1] - Errors[at]));
            var lower = Errors[at + Across] + (right * (Errors[at + Across + 1] - Errors[at + Across]));
            return upper + (down * (lower - upper));
        }
    }
}
