using Rampart.Physics.Geodesy;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli;

/// <content>Places and what lies between them.</content>
internal static partial class PhysicsBench
{
    private const double LineStep_m = 100.0;

    // Cells to which the plain form of the sweep looks; its time is scaled from them to all cells.
    private const int CellsLookedAt = 512;

    private static PhysicsBenchEntry GeodesicInverse()
    {
        // Evenly over the sphere, the two of a pair independent of each other.
        var random = new Random(20261122);
        var (from, to) = (Anywhere(random), Anywhere(random));
        return new PhysicsBenchEntry(
            "geodesic between two places", 3e-6,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += Geodesic.Between(from[i & Mask], to[i & Mask]).Distance_m;
                }

                return sum;
            },
            "Vincenty's iteration, the distance alone", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += NaiveVincenty.Distance_m(from[i & Mask], to[i & Mask]);
                }

                return sum;
            });
    }

    private static PhysicsBenchEntry LineOfSightExact(PhysicsBenchGround ground)
    {
        // From 3 km over the site to 12 km at the rim: some lines are free and some are not; both forms go all the way and tell the least clearance.
        var polar = new GroundPolar(ground.Site);
        var from = PhysicsBenchGround.AtHeight(ground.Site, 3000.0);
        var to = Enumerable.Range(0, Inputs)
            .Select(i => PhysicsBenchGround.AtHeight(polar.PlaceAt(PhysicsBenchGround.Radius.Metres - 1000.0, 2.0 * Math.PI * Scattered(i) / Inputs), 12_000.0)).ToArray();
        var sight = new LineOfSight(ground.Grid);
        return new PhysicsBenchEntry(
            "line of sight, exact, 400 km of 900 m cells", 20e-6,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += sight.Between(from, to[i & Mask]).Clearance_m;
                }

                return sum;
            },
            "a height every 100 m, by latitude and longitude", count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += SampledClearance_m(ground, polar, from, to[i & Mask]);
                }

                return sum;
            });
    }

    private static PhysicsBenchEntry Sweep(PhysicsBenchGround ground)
    {
        var mask = TerrainMask.Sweep(ground.Mosaic, ground.Site, PhysicsBenchGround.Radius, spacing: PhysicsBenchGround.Cell);
        var steps = (int)Math.Round(PhysicsBenchGround.Radius.Metres / mask.Spacing.Metres);
        var sight = new LineOfSight(ground.Grid);
        var (row, column) = ground.Grid.CellOf(ground.Site);
        var antenna = new GridPoint(row, column, ground.Site.Height.Metres);

        // Cells all over the table, each ray and each distance as likely as any other.
        var cells = Enumerable.Range(0, CellsLookedAt).Select(i => At((i + 0.5) / CellsLookedAt, i * 0.6180339887498949 % 1.0)).ToArray();
        return new PhysicsBenchEntry(
            "sweep of 400 km at 900 m", 0.2,
            count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += TerrainMask.Sweep(ground.Mosaic, ground.Site, PhysicsBenchGround.Radius, spacing: PhysicsBenchGround.Cell).LowestGround_m;
                }

                return sum;
            },
            FormattableString.Invariant($"exact line to each of {steps * mask.Rays:#,0} cells, scaled from {CellsLookedAt}"), count =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    foreach (var cell in cells)
                    {
                        sum += sight.Between(antenna, cell).MinimumVisibleHeight_m;
                    }
                }

                return sum;
            },
            NaiveScale: (double)steps * mask.Rays / CellsLookedAt);

        GridPoint At(double way, double turn)
        {
            var cellsOut = way * (PhysicsBenchGround.Radius.Metres / PhysicsBenchGround.Cell.Metres);
            var (sin, cos) = Math.SinCos(2.0 * Math.PI * turn);
            return new GridPoint(row - (cos * cellsOut), column + (sin * cellsOut), 20_000.0);
        }
    }

    private static double SampledClearance_m(PhysicsBenchGround ground, GroundPolar polar, Geodetic from, Geodetic to)
    {
        var (length, azimuth) = polar.To(to);
        var curvature = 1.0 / (2.0 * RadarHorizon.StandardEffectiveRadiusFactor * RadarHorizon.MeanEarthRadius.Metres);
        var clearance = double.PositiveInfinity;
        for (var distance = LineStep_m; distance < length; distance += LineStep_m)
        {
            var place = polar.PlaceAt(distance, azimuth);
            var line = from.Height.Metres + ((to.Height.Metres - from.Height.Metres) * distance / length) - (curvature * distance * (length - distance));
            clearance = Math.Min(clearance, line - ground.Height_m(place.Latitude.Degrees, place.Longitude.Degrees));
        }

        return clearance;
    }

    private static Geodetic[] Anywhere(Random random)
    {
        var places = new Geodetic[Inputs];
        for (var i = 0; i < Inputs; i++)
        {
            places[i] = Geodetic.FromDegrees(Math.Asin((2.0 * random.NextDouble()) - 1.0) * 180.0 / Math.PI, (360.0 * random.NextDouble()) - 180.0);
        }

        return places;
    }
}
