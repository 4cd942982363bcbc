using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Files;

/// <summary>Outlines of cells as polygons in longitude and latitude: long sides in so many steps that they stay on the cells' boundary, and cut where they cross 180°.</summary>
/// <remarks>
/// <para>A ring is laid out with longitudes that go on beyond ±180°. What leaves the map is cut off there and put back on the other side, as RFC 7946
/// (3.1.9) asks; a ring about a pole comes back 360° further on and is closed along the pole, so the polygon ends at latitude ±90°.</para>
/// <para>Valid: grids that do not hold both poles, cells of a metre or more.</para>
/// </remarks>
internal sealed class LonLatRings
{
    /// <summary>Decimals of a degree that are kept: a millionth is 0.11 m.</summary>
    public const int Decimals = 6;

    // A side may lie so far from where it belongs, in cells. A quarter would do for the eye; this keeps areas true as well.
    private const double MostBend = 0.02;

    // What rounding to a millionth of a degree does must not count as a bend.
    private const double LeastBend_m = 0.3;

    // From this size on a cell's corners cannot be rounded past each other.
    private const double LeastCell_m = 5.0;

    // How often a side is halved at most; only one that passes a pole within a thousandth of a cell comes near it.
    private const int MostHalvings = 24;

    // Sides of more cells than this are looked at in three places: about the equator the middle of a bent one lies right.
    private const double LongSide = 16.0;

    // Past a pole the longitude swings round, and half a turn could go either way.
    private const double MostSwing_deg = 60.0;

    private const double NearPole = 1e-3;

    private readonly LocalGrid _grid;
    private readonly double _mostBend;
    private readonly double _aside_rows;
    private readonly double _aside_columns;

    public LonLatRings(LocalGrid grid)
    {
        _grid = grid;
        MayCross = grid.CellSize.Metres < LeastCell_m;
        _mostBend = Math.Max(MostBend, LeastBend_m / grid.CellSize.Metres);

        // A boundary that runs right over a pole has no longitude there; all boundaries are moved aside a little.
        foreach (var latitude_deg in (ReadOnlySpan<double>)[90.0, -90.0])
        {
            var (row, column) = grid.CellOf(Geodetic.FromDegrees(latitude_deg, 0.0));
            if (Math.Abs(row) < 4.0 * grid.Size && Math.Abs(column) < 4.0 * grid.Size)
            {
                _aside_rows = IsOnBoundary(row) ? 2.0 * NearPole : _aside_rows;
                _aside_columns = IsOnBoundary(column) ? 2.0 * NearPole : _aside_columns;
            }
        }
    }

    /// <summary>Whether rounding or cutting may have made a ring cross itself or another: it is not so while cells are far larger than what is rounded and nothing is cut.</summary>
    public bool MayCross { get; private set; }

    public static GeometryFactory Factory { get; } = new(new PrecisionModel(PrecisionModels.Floating), 4326);

    /// <summary>The polygons of one piece: several where it is cut.</summary>
    public IEnumerable<Polygon> Of(CellPiece piece)
    {
        var shell = Laid(piece.Shell);
        var holes = piece.Holes.ConvertAll(Laid);
        if (shell is null)
        {
            return [];
        }

        if (IsOnMap(shell) && holes.TrueForAll(hole => hole is null || IsOnMap(hole)))
        {
            return [Factory.CreatePolygon(Ring(shell), [.. holes.OfType<List<Coordinate>>().Select(Ring)])];
        }

        MayCross = true;
        var area = Folded(shell);
        var cut = holes.OfType<List<Coordinate>>().Select(hole => Folded([.. Enumerable.Reverse(hole)])).ToList();
        return Polygons(cut.Count == 0 ? area : OverlayNGRobust.Overlay(area, OverlayNGRobust.Union(cut), SpatialFunction.Difference));
    }

    /// <summary>The polygons in a geometry, corners rounded to what is written.</summary>
    private static IEnumerable<Polygon> Polygons(Geometry geometry)
    {
        foreach (var polygon in PolygonExtracter.GetPolygons(geometry).Cast<Polygon>().Where(polygon => !polygon.IsEmpty))
        {
            if (Rounded(polygon.Shell) is { } shell)
            {
                yield return Factory.CreatePolygon(shell, [.. polygon.Holes.Select(Rounded).OfType<LinearRing>()]);
            }
        }
    }

    private static LinearRing? Rounded(LinearRing ring)
    {
        var corners = new List<Coordinate>();
        foreach (var corner in ring.Coordinates)
        {
            Add(corners, Round(corner.X), Round(corner.Y));
        }

        return corners.Count >= 4 ? Factory.CreateLinearRing([.. corners]) : null;
    }

    private static LinearRing Ring(List<Coordinate> corners) => Factory.CreateLinearRing([.. corners]);

    private static bool IsOnMap(List<Coordinate> ring) => Winding(ring) == 0 && ring.TrueForAll(corner => Math.Abs(corner.X) <= 180.0);

    /// <summary>How often a ring that was laid out goes round the Earth's axis: once, backward once, or not at all.</summary>
    private static int Winding(List<Coordinate> ring) => (int)Math.Round((ring[^1].X - ring[0].X) / 360.0);

    /// <summary>What a counter-clockwise ring encloses, with all longitudes within ±180°.</summary>
    private static Geometry Folded(List<Coordinate> ring)
    {
        var polygon = Factory.CreatePolygon(Ring(Winding(ring) == 0 ? ring : ClosedAtPole(ring)));
        var (west, east) = (polygon.EnvelopeInternal.MinX, polygon.EnvelopeInternal.MaxX);
        var parts = new List<Geometry>();
        for (var turn = (int)Math.Floor((west + 180.0) / 360.0); -180.0 + (360.0 * turn) < east; turn++)
        {
            var map = Factory.ToGeometry(new Envelope(-180.0 + (360.0 * turn), 180.0 + (360.0 * turn), -90.0, 90.0));
            foreach (var part in PolygonExtracter.GetPolygons(OverlayNGRobust.Overlay(polygon, map, SpatialFunction.Intersection)).Cast<Polygon>())
            {
                var moved = (Polygon)part.Copy();
                moved.Apply(new Shift(-360.0 * turn));
                parts.AddRange(Polygons(moved));
            }
        }

        return parts.Count == 1 ? parts[0] : OverlayNGRobust.Union(parts);
    }

    /// <summary>A ring about a pole as the area up to the pole, begun at its corner nearest to it: from there nothing lies between.</summary>
    private static List<Coordinate> ClosedAtPole(List<Coordinate> ring)
    {
        var turn_deg = 360.0 * Winding(ring);
        var pole_deg = Math.CopySign(90.0, turn_deg);
        var nearest = Enumerable.Range(0, ring.Count - 1).MaxBy(at => ring[at].Y * Math.Sign(turn_deg));
        var closed = new List<Coordinate>();
        for (var step = 0; step < ring.Count; step++)
        {
            var at = nearest + step;
            Add(closed, at < ring.Count ? ring[at].X : ring[at - ring.Count + 1].X + turn_deg, at < ring.Count ? ring[at].Y : ring[at - ring.Count + 1].Y);
        }

        var start = closed[0];
        Add(closed, closed[^1].X, pole_deg);
        Add(closed, start.X, pole_deg);
        Add(closed, start.X, start.Y);
        return closed;
    }

    /// <summary>A ring in degrees, its first corner again at the end; longitudes go on beyond ±180°. Null where all of it is one place.</summary>
    private List<Coordinate>? Laid(List<Corner> ring)
    {
        var laid = new List<Coordinate>((2 * ring.Count) + 1);
        var (row, column) = PlaceOf(ring[^1]);
        var from = Degrees(row, column);
        Add(laid, from.X, from.Y);
        foreach (var corner in ring)
        {
            var (nextRow, nextColumn) = PlaceOf(corner);
            var to = Degrees(nextRow, nextColumn);
            Follow(laid, row, column, from, nextRow, nextColumn, to, MostHalvings);
            (row, column, from) = (nextRow, nextColumn, to);
        }

        return laid.Count >= 4 ? laid : null;
    }

    private void Follow(List<Coordinate> laid, double row, double column, Coordinate from, double toRow, double toColumn, Coordinate to, int depth)
    {
        if (depth > 0 && IsBent(row, column, from, toRow, toColumn, to))
        {
            var (midRow, midColumn) = (0.5 * (row + toRow), 0.5 * (column + toColumn));
            var mid = Degrees(midRow, midColumn);
            Follow(laid, row, column, from, midRow, midColumn, mid, depth - 1);
            Follow(laid, midRow, midColumn, mid, toRow, toColumn, to, depth - 1);
            return;
        }

        Add(laid, laid[^1].X + Swing(laid[^1].X, to.X), to.Y);
    }

    /// <summary>Whether a line that is straight in degrees leaves the side that it stands for.</summary>
    private bool IsBent(double row, double column, Coordinate from, double toRow, double toColumn, Coordinate to)
    {
        var swing = Swing(from.X, to.X);
        if (Math.Abs(swing) > MostSwing_deg)
        {
            return true;
        }

        var isLong = Math.Abs(toRow - row) + Math.Abs(toColumn - column) > LongSide;
        foreach (var part in isLong ? (ReadOnlySpan<double>)[0.25, 0.5, 0.75] : [0.5])
        {
            var (atRow, atColumn) = _grid.CellOf(Geodetic.FromDegrees(from.Y + (part * (to.Y - from.Y)), from.X + (part * swing)));
            if (Math.Abs(row == toRow ? atRow - row : atColumn - column) > _mostBend)
            {
                return true;
            }
        }

        return false;
    }

    private (double Row, double Column) PlaceOf(Corner corner) => (corner.Row - 0.5 + _aside_rows, corner.Column - 0.5 + _aside_columns);

    private Coordinate Degrees(double row, double column)
    {
        var place = _grid.PlaceAt(row, column);
        return new Coordinate(Round(place.Longitude.Degrees), Round(place.Latitude.Degrees));
    }

    private static bool IsOnBoundary(double cell) => Math.Abs(cell - Math.Floor(cell) - 0.5) < NearPole;

    /// <summary>From one longitude to another the short way, −180° to 180°.</summary>
    private static double Swing(double from_deg, double to_deg) => Math.IEEERemainder(to_deg - from_deg, 360.0);

    private static double Round(double degrees) => Math.Round(degrees, Decimals) + 0.0;

    private static void Add(List<Coordinate> corners, double longitude_deg, double latitude_deg)
    {
        var (x, y) = (Round(longitude_deg), Round(latitude_deg));
        if (corners.Count == 0 || corners[^1].X != x || corners[^1].Y != y)
        {
            corners.Add(new Coordinate(x, y));
        }
    }

    private sealed class Shift(double by_deg) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i) => seq.SetX(i, seq.GetX(i) + by_deg);
    }
}
