using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>Cuts a line into pieces of even length; the middle of each stands for it.</summary>
/// <remarks>Between its points the line runs along great circles on the sphere of the mean Earth radius; lengths are right to 0.4 %.</remarks>
internal static class BorderPieces
{
    // Beyond this the great circle between two points is hardly determined.
    private const double WidestAngle_rad = 3.0;

    /// <summary>How many pieces a line gives; null where two neighbours lie on opposite sides of the Earth.</summary>
    public static double? CountOf(IReadOnlyList<Geodetic> line, Length spacing)
    {
        var count = 0.0;
        for (var at = 1; at < line.Count; at++)
        {
            var angle = AngleBetween(NormalOf(line[at - 1]), NormalOf(line[at]));
            if (angle > WidestAngle_rad)
            {
                return null;
            }

            count += PiecesOf(angle, spacing);
        }

        return count;
    }

    /// <summary>The middles of the pieces, none longer than the spacing, with the kilometres that each stands for.</summary>
    public static IEnumerable<(Geodetic Middle, double Length_km)> Of(IReadOnlyList<Geodetic> line, Length spacing)
    {
        for (var at = 1; at < line.Count; at++)
        {
            var (from, to) = (NormalOf(line[at - 1]), NormalOf(line[at]));
            var angle = AngleBetween(from, to);
            var pieces = PiecesOf(angle, spacing);
            for (var piece = 0; piece < pieces; piece++)
            {
                var part = (piece + 0.5) / pieces;
                var sin = Portable.Sin(angle);
                var middle = sin > 0.0 ? (from * (Portable.Sin((1.0 - part) * angle) / sin)) + (to * (Portable.Sin(part * angle) / sin)) : from;
                yield return (PlaceOf(middle), angle / pieces * RadarHorizon.MeanEarthRadius.Kilometres);
            }
        }
    }

    private static double PiecesOf(double angle_rad, Length spacing) => Math.Ceiling(angle_rad * RadarHorizon.MeanEarthRadius.Metres / spacing.Metres);

    private static double AngleBetween(EcefVector first, EcefVector second) => 2.0 * Portable.Asin(Math.Min(0.5 * (first - second).Norm, 1.0));

    private static EcefVector NormalOf(Geodetic place) => Wgs84.Normal(place.Latitude, place.Longitude);

    private static Geodetic PlaceOf(EcefVector normal) => new(
        Angle.FromRadians(Portable.Atan2(normal.Z, Math.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y)))), Angle.FromRadians(Portable.Atan2(normal.Y, normal.X)), Length.Zero);
}
