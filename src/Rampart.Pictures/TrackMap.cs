using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>The tracks of one radar from above, on range rings, over the targets' ways where these are known.</summary>
/// <remarks>The radar is in the middle, north is up; where a track had no plot its line is dotted.</remarks>
public static class TrackMap
{
    private const double PlotSize = 690.0;
    private const double PlotLeft = 8.0;
    private const double PlotTop = 8.0;
    private const double LegendLeft = PlotLeft + PlotSize + 18.0;
    private const double Width = 960.0;
    private const double MarginShare = 0.04;
    private const double LeastHalfWidth_km = 1.0;

    // Less than the thickness of the thinnest line.
    private const double Tolerance = 0.4;
    private const int MostSpecks = 8000;

    public static string Draw(TrackMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Sheet(data).Draw();
    }

    /// <summary>Half the side of the square that holds the radar's reach and everything that is drawn.</summary>
    public static double HalfWidth_km(TrackMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var reach = data.Reach_km;
        foreach (var point in data.Tracks.SelectMany(track => track.Points).Select(point => point.Place).Concat(data.Truth.SelectMany(way => way)))
        {
            reach = Math.Max(reach, Math.Max(Math.Abs(point.East_km), Math.Abs(point.North_km)));
        }

        return Math.Max(LeastHalfWidth_km, reach * (1.0 + MarginShare));
    }

    private sealed class Sheet(TrackMapData data)
    {
        private readonly double _halfWidth_km = HalfWidth_km(data);
        private readonly Svg _svg = new(Width, PlotSize + (2.0 * PlotTop), data.Caption);

        private double PerKilometre => 0.5 * PlotSize / _halfWidth_km;

        public string Draw()
        {
            _svg.Open("defs").Open("clipPath", ("id", _svg.Local("plot"))).Rectangle(PlotLeft, PlotTop, PlotSize, PlotSize, "").Close().Close();
            _svg.Rectangle(PlotLeft, PlotTop, PlotSize, PlotSize, "ground");
            _svg.Open("g", ("clip-path", $"url(#{_svg.Local("plot")})"));
            DrawRings();
            DrawSpecks();
            DrawTruth();
            DrawTracks(TrackMapKind.True);
            DrawTracks(TrackMapKind.Unjudged);
            DrawTracks(TrackMapKind.False);
            DrawRingNames();
            _svg.Group("c-ink").Mark(Symbol.Pentagon, X(default), Y(default), 6.5).Close();
            _svg.Close();
            DrawNorth();
            _svg.Rectangle(PlotLeft, PlotTop, PlotSize, PlotSize, "frame");
            DrawLegend();
            return _svg.ToString();
        }

        private double X(MapPoint point) => PlotLeft + (0.5 * PlotSize) + (point.East_km * PerKilometre);

        private double Y(MapPoint point) => PlotTop + (0.5 * PlotSize) - (point.North_km * PerKilometre);

        private IEnumerable<double> Rings()
        {
            var ring_km = ValueAxis.Step(_halfWidth_km, 6);
            for (var ring = 1; ring * ring_km < 1.45 * _halfWidth_km; ring++)
            {
                yield return ring * ring_km;
            }
        }

        private void DrawRings()
        {
            var (x, y) = (X(default), Y(default));
            foreach (var ring in Rings())
            {
                _svg.Circle(x, y, ring * PerKilometre, "grid");
            }

            _svg.Line(x, PlotTop, x, PlotTop + PlotSize, "grid").Line(PlotLeft, y, PlotLeft + PlotSize, y, "grid");
            if (data.Reach_km > 0.0)
            {
                _svg.Group("c-grey", string.Create(CultureInfo.InvariantCulture, $"the radar looks to {data.Reach_km:0.#} km")).Circle(x, y, data.Reach_km * PerKilometre, "line thin dash").Close();
            }
        }

        private void DrawRingNames()
        {
            foreach (var ring in Rings().Where(ring => ring < _halfWidth_km - (14.0 / PerKilometre)))
            {
                _svg.Text(X(default) + 4.0, Y(new MapPoint(0.0, ring)) - 3.0, string.Create(CultureInfo.InvariantCulture, $"{ring:0.##} km"), "soft small halo");
            }
        }

        private void DrawSpecks()
        {
            if (data.PlotsLeft.Count == 0)
            {
                return;
            }

            var every = ((data.PlotsLeft.Count - 1) / MostSpecks) + 1;
            var path = new StringBuilder();
            for (var i = 0; i < data.PlotsLeft.Count; i += every)
            {
                path.Append('M').Append(P(data.PlotsLeft[i])).Append("h0");
            }

            _svg.Group("c-grey");
            Specks(path.ToString());
            _svg.Close();
        }

        private void Specks(string path) => _svg.Empty(
            "path", ("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.7"), ("stroke-linecap", "round"), ("stroke-opacity", ".6"));

        private void DrawTruth()
        {
            if (data.Truth.Count == 0)
            {
                return;
            }

            var path = new StringBuilder();
            foreach (var way in data.Truth)
            {
                PathThinning.Append(path, [.. way.Select(point => (X(point), Y(point)))], Tolerance);
            }

            _svg.Group("c-orange");
            Broad(path.ToString());
            _svg.Close();
        }

        private void Broad(string path) => _svg.Empty(
            "path", ("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "5"), ("stroke-linecap", "round"), ("stroke-linejoin", "round"), ("stroke-opacity", ".45"));

        private void DrawTracks(TrackMapKind kind)
        {
            foreach (var track in data.Tracks.Where(track => track.Kind == kind && track.Points.Count > 0))
            {
                StringBuilder seen = new(), coasted = new();
                (double X, double Y)[] points = [.. track.Points.Select(point => (X(point.Place), Y(point.Place)))];
                var from = 0;
                while (from < points.Length - 1 || (from == 0 && points.Length == 1))
                {
                    // A stretch is dotted where the look at its end brought no plot.
                    var to = Math.Min(from + 1, points.Length - 1);
                    var isCoasted = track.Points[to].IsCoasted;
                    while (to + 1 < points.Length && track.Points[to + 1].IsCoasted == isCoasted)
                    {
                        to++;
                    }

                    PathThinning.Append(isCoasted ? coasted : seen, points.AsSpan(from..(to + 1)), Tolerance);
                    if (to == from)
                    {
                        break;
                    }

                    from = to;
                }

                _svg.Group(Colour(kind), track.Tip);
                if (seen.Length > 0)
                {
                    _svg.Path(seen.ToString(), Line(kind));
                }

                if (coasted.Length > 0)
                {
                    _svg.Path(coasted.ToString(), "line thin dots");
                }

                _svg.Close();
            }

            foreach (var track in data.Tracks.Where(track => track.Kind == kind && track.Points.Count > 0))
            {
                var first = track.Points[0].Place;
                _svg.Group(Colour(kind));
                if (kind == TrackMapKind.False)
                {
                    _svg.Mark(Symbol.Cross, X(first), Y(first), 4.0);
                }
                else
                {
                    _svg.Circle(X(first), Y(first), 2.6, "solid edge");
                }

                _svg.Close();
            }
        }

        private static string Colour(TrackMapKind kind) => kind == TrackMapKind.False ? "c-vermillion" : "c-blue";

        private static string Line(TrackMapKind kind) => kind == TrackMapKind.False ? "line bold" : "line";

        private void DrawNorth()
        {
            const double ArrowX = PlotLeft + 22.0, ArrowY = PlotTop + 44.0;
            _svg.Group("c-ink").Path($"M{ArrowX} {ArrowY}V{ArrowY - 30}", "line").Mark(Symbol.Triangle, ArrowX, ArrowY - 28.0, 6.0).Close();
            _svg.Text(ArrowX, ArrowY + 14.0, "N", "strong halo", TextAnchor.Middle);
        }

        private void DrawLegend()
        {
            var y = PlotTop + 14.0;
            _svg.Text(LegendLeft, y, TextFit.Cut(data.Caption.Title, Width - LegendLeft - 14.0, 15.0 * 1.15), "large");
            y += 28.0;
            if (data.Truth.Count > 0)
            {
                _svg.Group("c-orange");
                Broad(string.Create(CultureInfo.InvariantCulture, $"M{LegendLeft} {y - 4}h34"));
                _svg.Close();
                Item(ref y, $"{data.Truth.Count} targets in truth");
            }

            foreach (var kind in (ReadOnlySpan<TrackMapKind>)[TrackMapKind.True, TrackMapKind.Unjudged, TrackMapKind.False])
            {
                var count = data.Tracks.Count(track => track.Kind == kind);
                if (count == 0)
                {
                    continue;
                }

                _svg.Group(Colour(kind)).Path(string.Create(CultureInfo.InvariantCulture, $"M{LegendLeft} {y - 4}h34"), Line(kind));
                if (kind == TrackMapKind.False)
                {
                    _svg.Mark(Symbol.Cross, LegendLeft, y - 4.0, 4.0);
                }
                else
                {
                    _svg.Circle(LegendLeft, y - 4.0, 2.6, "solid edge");
                }

                _svg.Close();
                Item(ref y, (kind, count) switch
                {
                    (TrackMapKind.True, 1) => "1 track of a target",
                    (TrackMapKind.True, _) => $"{count} tracks of targets",
                    (TrackMapKind.False, 1) => "1 false track",
                    (TrackMapKind.False, _) => $"{count} false tracks",
                    (_, 1) => "1 confirmed track",
                    _ => $"{count} confirmed tracks",
                });
            }

            if (data.Tracks.Any(track => track.Points.Any(point => point.IsCoasted)))
            {
                _svg.Group("c-blue").Path(string.Create(CultureInfo.InvariantCulture, $"M{LegendLeft} {y - 4}h34"), "line thin dots").Close();
                Item(ref y, "carried on without a plot");
            }

            if (data.Tracks.Any(track => track.Kind != TrackMapKind.False))
            {
                _svg.Group("c-blue").Circle(LegendLeft + 17.0, y - 4.0, 2.6, "solid edge").Close();
                Item(ref y, "where a track was confirmed");
            }

            if (data.PlotsLeft.Count > 0)
            {
                _svg.Group("c-grey");
                Specks(string.Create(CultureInfo.InvariantCulture, $"M{LegendLeft + 5} {y - 4}h0m8 0h0m8 0h0m8 0h0"));
                _svg.Close();
                var every = ((data.PlotsLeft.Count - 1) / MostSpecks) + 1;
                Item(ref y, every == 1 ? "plots of no confirmed track" : $"plots of no track, 1 in {every}");
            }

            _svg.Group("c-ink").Mark(Symbol.Pentagon, LegendLeft + 17.0, y - 4.0, 6.5).Close();
            Item(ref y, "the radar");
            if (data.Reach_km > 0.0)
            {
                _svg.Group("c-grey").Path(string.Create(CultureInfo.InvariantCulture, $"M{LegendLeft} {y - 4}h34"), "line thin dash").Close();
                Item(ref y, string.Create(CultureInfo.InvariantCulture, $"looks to {data.Reach_km:0.#} km"));
            }

            if (data.Tracks.Count == 0)
            {
                Item(ref y, "no confirmed track", 0.0);
            }
        }

        private void Item(ref double y, string text, double indent = 44.0)
        {
            _svg.Text(LegendLeft + indent, y, TextFit.Cut(text, Width - LegendLeft - indent - 6.0, 12.0), "small");
            y += 22.0;
        }

        private string P(MapPoint point) => $"{Svg.Number(X(point))} {Svg.Number(Y(point))}";
    }
}
