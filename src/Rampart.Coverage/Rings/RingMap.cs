using Rampart.Quantities;

namespace Rampart.Coverage.Rings;

/// <summary>How far down the steps from brochure to engagement each cell of a ring comes, for a target at one height on one course.</summary>
/// <param name="Height">The target's height.</param>
/// <param name="Course">Which way it goes.</param>
/// <param name="Terrain">The ground, and the grid of the cells.</param>
/// <param name="Reached">Row by row from the north: the last <see cref="RingShare"/> that a cell belongs to; <see cref="Outside"/> or <see cref="Unknown"/>.</param>
/// <param name="EngagedBy">The same cells: a bit for each missile that can meet the target there; missiles with a seeker of their own also where no radar sees it any more.</param>
public sealed record RingMap(TargetHeight Height, Course Course, SiteTerrain Terrain, byte[] Reached, byte[] EngagedBy)
{
    /// <summary>A cell beyond the claimed range.</summary>
    public const byte Outside = 255;

    /// <summary>A cell of which nobody knows the ground, or whether unknown ground hides the target over it.</summary>
    public const byte Unknown = 254;

    /// <summary>The most missiles that can be told apart.</summary>
    public const int MostTypes = 8;

    /// <summary>Area in which the target is seen, and met only if ground hides nothing that nobody knows, such as ground beyond the ring over which it must be followed; not in the share of engagement.</summary>
    public double UndecidedEngagement_km2 { get; init; }

    /// <summary>Areas in square kilometres.</summary>
    public RingAreas Areas()
    {
        var areas = new RingAreas();
        var size = Terrain.Grid.Size;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var at = (row * size) + column;
                if (Reached[at] != Outside)
                {
                    areas.Add(Reached[at], EngagedBy[at], Terrain.CellArea_km2(Terrain.DistanceOf(row, column)));
                }
            }
        }

        return areas;
    }

    /// <summary>The farthest distance at which a share holds on an azimuth, in steps of a cell; zero where it holds nowhere.</summary>
    public Length FarthestOn(RingShare share, Angle azimuth)
    {
        var (east, north) = (Math.Sin(azimuth.Radians), Math.Cos(azimuth.Radians));
        var cell_m = Terrain.Grid.CellSize.Metres;
        for (var distance = (int)Math.Floor(Terrain.Radius.Metres / cell_m); distance >= 1; distance--)
        {
            var (row, column) = (Terrain.Middle - (int)Math.Round(distance * north), Terrain.Middle + (int)Math.Round(distance * east));
            var reached = Reached[(row * Terrain.Grid.Size) + column];
            if (reached == Unknown ? share == RingShare.Brochure : reached != Outside && reached >= (byte)share)
            {
                return Length.FromMetres(distance * cell_m);
            }
        }

        return Length.Zero;
    }
}
