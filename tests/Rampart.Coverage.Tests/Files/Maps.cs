using Rampart.Coverage.Rings;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Files;

/// <summary>A ring made up by distance: terrain ends at 12 cells, detection at 9, engagement at 5; a quarter beyond 12 is unknown.</summary>
internal static class Maps
{
    public const int Middle = 20;

    public static RingMap Ring(Geodetic site, double height_m = 300.0, HeightReference reference = HeightReference.AboveGround)
    {
        const int size = (2 * Middle) + 1;
        var grid = Cells.Grid(site, size);
        var reached = new byte[size * size];
        for (var at = 0; at < reached.Length; at++)
        {
            var (row, column) = (at / size, at % size);
            var distance = Cells.Distance(row, column, Middle, Middle);
            reached[at] = distance > 19.0 ? RingMap.Outside
                : distance > 16.0 ? (byte)RingShare.Brochure
                : distance > 12.0 ? row < Middle && column > Middle ? RingMap.Unknown : (byte)RingShare.Horizon
                : distance > 9.0 ? (byte)RingShare.Terrain
                : distance > 5.0 ? (byte)RingShare.Detection : (byte)RingShare.Engagement;
        }

        return new RingMap(new TargetHeight(Length.FromMetres(height_m), reference), Course.Closing, new SiteTerrain(grid, Length.FromKilometres(19.0)), reached, new byte[reached.Length]);
    }
}
