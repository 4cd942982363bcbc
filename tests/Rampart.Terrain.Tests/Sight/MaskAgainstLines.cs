using Rampart.Physics.Propagation;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>Mask and line at one height over the ground: the share of places of which they say the same, and of those that either shows the share that both show.</summary>
internal readonly record struct Agreement(double Height_m, double Agreeing, double Overlap);

/// <summary>The mask beside its referee: the exact line of sight over the same grid, from its centre to many places.</summary>
internal static class MaskAgainstLines
{
    /// <summary>Targets at 50 m, 300 m, 1 km, 3 km and 10 km over the ground, and the mean difference of the lowest visible height.</summary>
    public static (IReadOnlyList<Agreement> Shares, double MeanDifference_m) Compare(LocalGrid grid, double mast_m, double radius_m, int places)
    {
        double[] heights = [50.0, 300.0, 1000.0, 3000.0, 10000.0];
        int[] agreeing = new int[heights.Length], both = new int[heights.Length], either = new int[heights.Length];
        var centre = grid.PlaceAt(grid.Size / 2, grid.Size / 2);
        var eye = centre with { Height = Length.FromMetres(grid.HeightAt(centre.Latitude.Degrees, centre.Longitude.Degrees) + mast_m) };
        var mask = TerrainMask.Sweep(grid, eye, Length.FromMetres(radius_m), RadarHorizon.StandardEffectiveRadiusFactor, grid.CellSize);
        var sight = new LineOfSight(grid);
        var polar = new GroundPolar(centre);
        var difference_m = 0.0;
        for (var i = 0; i < places; i++)
        {
            var (distance, azimuth) = (radius_m * Math.Sqrt((i + 0.5) / places), i * 2.399963229728653);
            var line = sight.Between(eye, polar.PlaceAt(distance, azimuth) with { Height = Length.FromKilometres(20.0) });
            var swept = mask.MinimumVisibleHeight(distance, azimuth);
            difference_m += Math.Abs(swept - line.MinimumVisibleHeight_m) / places;
            for (var h = 0; h < heights.Length; h++)
            {
                var target = line.FarGround_m + heights[h];
                var (bySweep, byLine) = (target >= swept, target >= line.MinimumVisibleHeight_m);
                agreeing[h] += bySweep == byLine ? 1 : 0;
                both[h] += bySweep && byLine ? 1 : 0;
                either[h] += bySweep || byLine ? 1 : 0;
            }
        }

        return ([.. heights.Select((height, h) => new Agreement(height, agreeing[h] / (double)places, both[h] / (double)either[h]))], difference_m);
    }
}
