using System.Globalization;
using System.Text;
using Rampart.Quantities;

namespace Rampart.Pictures;

/// <summary>The battle from above: who stood where, flew where, was seen, shot at and hit where.</summary>
/// <remarks>Distances and azimuths from the theatre's centre are true (azimuthal equidistant); north is up.</remarks>
public static class BattleMap
{
    private const double PlotSize = 690.0;
    private const double PlotLeft = 8.0;
    private const double PlotTop = 8.0;
    private const double LegendLeft = PlotLeft + PlotSize + 18.0;
    private const double Width = 960.0;
    private const double MarginShare = 0.06;
    private const double LeastHalfWidth_km = 2.0;

    // Beyond so many paths only those that went wrong are named; the others tell their names to a resting pointer.
    private const int PathsNamedInFull = 40;

    // Starts within so many units of each other are one place to the eye.
    private const double SameWay = 24.0;
    private const int MostTrackDots = 6000;
    private const double MistakeRing = 9.5;
    private const double LongestLabel = 230.0;

    public static string Draw(BattleMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var sheet = new Sheet(data);
        return sheet.Draw();
    }

    /// <summary>The square that holds everything, or the window asked for.</summary>
    public static MapWindow Extent(BattleMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Window is { } asked)
        {
            return asked with { HalfWidth_km = Math.Max(asked.HalfWidth_km, LeastHalfWidth_km) };
        }

        double west = double.PositiveInfinity, east = double.NegativeInfinity, south = double.PositiveInfinity, north = double.NegativeInfinity;
        void Hold(MapPoint point, double reach_km = 0.0)
        {
            west = Math.Min(west, point.East_km - reach_km);
            east = Math.Max(east, point.East_km + reach_km);
            south = Math.Min(south, point.North_km - reach_km);
            north = Math.Max(north, point.North_km + reach_km);
        }

        foreach (var battery in data.Batteries)
        {
            Hold(battery.Place, battery.Range_km);
        }

        foreach (var asset in data.Assets)
        {
            Hold(asset.Place);
        }

        foreach (var point in data.Paths.SelectMany(path => path.Points))
        {
            Hold(point);
        }

        foreach (var shot in data.Shots)
        {
            Hold(shot.End);
        }

        if (west > east)
        {
            Hold(default);
        }

        var half = 0.5 * Math.Max(east - west, north - south);
        return new MapWindow(new MapPoint(0.5 * (west + east), 0.5 * (south + north)), Math.Max(half * (1.0 + MarginShare), LeastHalfWidth_km));
    }

    /// <summary>One map while it is being drawn.</summary>
    private sealed class Sheet
    {
        private readonly BattleMapData _data;
        private readonly MapWindow _window;
        private readonly double _perKilometre;
        private readonly double _ring_km;
        private readonly Svg _svg;
        private readonly LabelPlacer _labels = new(PlotLeft + 2, PlotTop + 2, PlotLeft + PlotSize - 2, PlotTop + PlotSize - 2);
        private readonly List<(double X, double Y, string Text, string Class, bool MayBeLeftOut)> _names = [];

        public Sheet(BattleMapData data)
        {
            _data = data;
            _window = Extent(data);
            _perKilometre = 0.5 * PlotSize / _window.HalfWidth_km;
            _ring_km = Scale.Step(2.0 * _window.HalfWidth_km, 10);
            _svg = new Svg(Width, PlotSize + (2.0 * PlotTop), data.Caption);
        }

        public string Draw()
        {
            _svg.Open("defs")
                .Open("clipPath", ("id", _svg.Local("plot"))).Rectangle(PlotLeft, PlotTop, PlotSize, PlotSize, "").Close()
                .Close();
            _svg.Rectangle(PlotLeft, PlotTop, PlotSize, PlotSize, "ground");
            _svg.Open("g", ("clip-path", $"url(#{_svg.Local("plot")})"));
            DrawGraticule();
            DrawReaches();
            DrawTrackDots();
            DrawPaths();
            DrawShots();
            DrawMarksOfPaths();
            DrawSites();
            _svg.Close();
            DrawNorthAndScale();
            DrawNames();
            _svg.Rectangle(PlotLeft, PlotTop, PlotSize, PlotSize, "frame");
            DrawLegend();
            return _svg.ToString();
        }

        private double X(MapPoint point) => PlotLeft + (0.5 * PlotSize) + ((point.East_km - _window.Centre.East_km) * _perKilometre);

        private double Y(MapPoint point) => PlotTop + (0.5 * PlotSize) - ((point.North_km - _window.Centre.North_km) * _perKilometre);

        private bool IsInside(MapPoint point) =>
            Math.Abs(point.East_km - _window.Centre.East_km) <= _window.HalfWidth_km && Math.Abs(point.North_km - _window.Centre.North_km) <= _window.HalfWidth_km;

        private void DrawGraticule()
        {
            var centre = default(MapPoint);
            _svg.Group("grid-lines");
            var farthest_km = Math.Sqrt(2.0) * (_window.HalfWidth_km + Math.Max(Math.Abs(_window.Centre.East_km), Math.Abs(_window.Centre.North_km)));
            for (var ring = 1; ring * _ring_km <= farthest_km && ring < 60; ring++)
            {
                _svg.Circle(X(centre), Y(centre), ring * _ring_km * _perKilometre, "grid");
            }

            _svg.Line(X(centre), PlotTop, X(centre), PlotTop + PlotSize, "grid").Line(PlotLeft, Y(centre), PlotLeft + PlotSize, Y(centre), "grid");
            for (var ring = 1; ring * _ring_km <= farthest_km && ring < 60; ring++)
            {
                foreach (var side in (ReadOnlySpan<double>)[1.0, -1.0])
                {
                    var place = new MapPoint(0.0, side * ring * _ring_km);
                    if (IsInside(place) && X(place) > PlotLeft + 22 && X(place) < PlotLeft + PlotSize - 22
                        && Y(place) > PlotTop + 8 && Y(place) < PlotTop + PlotSize - 8)
                    {
                        var y = Y(place) + 4.0;
                        _svg.Text(X(place), y, string.Create(CultureInfo.InvariantCulture, $"{ring * _ring_km:0.##}"), "soft small halo", TextAnchor.Middle);
                        _labels.Reserve(X(place), y - 4.0, 11.0);
                    }
                }
            }

            _svg.Close();
        }

        private void DrawReaches()
        {
            foreach (var battery in _data.Batteries)
            {
                var reach = battery.Range_km * _perKilometre;
                _svg.Group("c-blue", $"{battery.Name}: greatest range {battery.Range_km.ToString("0.#", CultureInfo.InvariantCulture)} km");
                if (battery.Sector is { } sector && sector.Width_deg < 360.0)
                {
                    var (first, last) = (Bearing(battery.Place, sector.Facing_deg - (0.5 * sector.Width_deg), battery.Range_km), Bearing(battery.Place, sector.Facing_deg + (0.5 * sector.Width_deg), battery.Range_km));
                    var isLarge = sector.Width_deg > 180.0 ? 1 : 0;
                    var wedge = $"M{P(battery.Place)}L{P(first)}A{Svg.Number(reach)} {Svg.Number(reach)} 0 {isLarge} 1 {P(last)}Z";
                    _svg.Path(wedge, "wash").Path(wedge, "line thin dots");
                }

                _svg.Circle(X(battery.Place), Y(battery.Place), reach, "line").Close();
            }
        }

        private void DrawTrackDots()
        {
            var inside = _data.TrackDots.Where(IsInside).ToArray();
            if (inside.Length == 0)
            {
                return;
            }

            var every = ((inside.Length - 1) / MostTrackDots) + 1;
            var specks = new StringBuilder();
            for (var i = 0; i < inside.Length; i += every)
            {
                specks.Append('M').Append(P(inside[i])).Append("h0");
            }

            _svg.Group("c-sky").Path(specks.ToString(), "specks").Close();
        }

        private void DrawPaths()
        {
            // Those that got through are drawn last, over the others.
            foreach (var path in _data.Paths.Where(path => path.Points.Count > 0).OrderBy(path => Weight(path)))
            {
                var line = new StringBuilder();
                var (lastX, lastY) = (double.NaN, double.NaN);
                foreach (var point in path.Points)
                {
                    var (x, y) = (X(point), Y(point));
                    if (Math.Abs(x - lastX) + Math.Abs(y - lastY) < 0.3)
                    {
                        continue;
                    }

                    line.Append(line.Length == 0 ? 'M' : 'L').Append(P(point));
                    AvoidOnTheWay(lastX, lastY, x, y);
                    (lastX, lastY) = (x, y);
                }

                _svg.Group(Looks.Colour(path.Side, path.Fate), path.Tip.Length > 0 ? path.Tip : $"{path.Name}: {Looks.Words(path.Side, path.Fate)}")
                    .Path(line.ToString(), Looks.Line(path.Side, path.Fate))
                    .Close();
            }
        }

        private void DrawShots()
        {
            foreach (var shot in _data.Shots)
            {
                _svg.Group("c-blue", shot.Tip);
                _svg.Path($"M{P(shot.From)}L{P(shot.End)}", shot.Result == PictureShot.Kill ? "line thin" : "line thin short");
                if (shot.TargetAtLaunch is { } target)
                {
                    _svg.Mark(Symbol.Triangle, X(target), Y(target), 4.5);
                    _labels.Reserve(X(target), Y(target), 5.0);
                }

                _svg.Close();
            }

            foreach (var shot in _data.Shots)
            {
                _svg.Group(shot.Result == PictureShot.Kill ? "c-ink" : "c-blue", shot.Tip).Mark(Looks.Shot(shot.Result), X(shot.End), Y(shot.End), 6.0).Close();
                _labels.Reserve(X(shot.End), Y(shot.End), 7.0);
            }
        }

        private void DrawMarksOfPaths()
        {
            var areAllNamed = _data.Paths.Count <= PathsNamedInFull;
            var named = new List<(string Name, double X, double Y, bool WentWrong)>();
            foreach (var path in _data.Paths.Where(path => path.Points.Count > 0).OrderBy(path => Weight(path)))
            {
                var (first, last) = (path.Points[0], path.Points[^1]);
                _svg.Group(Looks.Colour(path.Side, path.Fate));
                _svg.Mark(Symbol.Triangle, X(first), Y(first), 5.5, Heading(path.Points, fromStart: true));
                var heading = path.Fate is PictureFate.StillFlying or PictureFate.LeftTheScene ? Heading(path.Points, fromStart: false) : 0.0;
                _svg.Mark(Looks.End(path.Fate), X(last), Y(last), 5.0, heading);
                if (path.FirstDetected is { } seen)
                {
                    _svg.Mark(Symbol.DiamondOpen, X(seen), Y(seen), 5.0);
                    _labels.Reserve(X(seen), Y(seen), 5.0);
                }

                _svg.Close();
                _labels.Reserve(X(first), Y(first), 5.5);
                _labels.Reserve(X(last), Y(last), 5.5);
                var wentWrong = Looks.WentWrong(path.Side, path.Fate);
                if (wentWrong && path.Side != PictureSide.Hostile)
                {
                    _svg.Group("c-vermillion").Circle(X(last), Y(last), MistakeRing, "line bold").Close();
                }

                if (areAllNamed || wentWrong)
                {
                    var place = IsInside(first) ? first : IsInside(last) ? last : path.Points.FirstOrDefault(IsInside);
                    if (IsInside(place) && path.Points.Contains(place))
                    {
                        named.Add((path.Name, X(place), Y(place), wentWrong));
                    }
                }
            }

            // In a crowd the members of a group that come the same way have one name.
            foreach (var together in named.GroupBy(each => areAllNamed ? (each.Name, 0.0, 0.0, each.WentWrong) : (GroupOf(each.Name), Math.Round(each.X / SameWay), Math.Round(each.Y / SameWay), each.WentWrong)))
            {
                var (name, x, y, wentWrong) = together.First();
                var count = together.Count();
                _names.Add((x, y, count == 1 ? name : $"{GroupOf(name)} ×{count}", wentWrong ? "small strong halo" : "small halo", !wentWrong));
            }
        }

        /// <summary>The name without the number of a member.</summary>
        private static string GroupOf(string name)
        {
            var end = name.TrimEnd("0123456789".ToCharArray());
            return end.Length < name.Length && end.EndsWith('-') && end.Length > 1 ? end[..^1] : name;
        }

        private void DrawSites()
        {
            foreach (var asset in _data.Assets)
            {
                _svg.Group("c-ink", asset.Name).Mark(Symbol.SquareDot, X(asset.Place), Y(asset.Place), 6.0);
                if (asset.IsDestroyed)
                {
                    _svg.Mark(Symbol.Cross, X(asset.Place), Y(asset.Place), 9.0);
                }

                _svg.Close();
                Site(asset.Place, asset.Name + (asset.IsDestroyed ? " (destroyed)" : ""));
            }

            foreach (var battery in _data.Batteries)
            {
                _svg.Group("c-blue", battery.Name).Mark(Symbol.Pentagon, X(battery.Place), Y(battery.Place), 7.5).Close();
                if (battery.IsOutOfAction)
                {
                    _svg.Group("c-ink").Mark(Symbol.Cross, X(battery.Place), Y(battery.Place), 9.0).Close();
                }

                Site(battery.Place, battery.Name + (battery.IsOutOfAction ? " (out of action)" : ""));
            }
        }

        private void Site(MapPoint place, string name)
        {
            if (IsInside(place))
            {
                _labels.Reserve(X(place), Y(place), 8.0);
                _names.Add((X(place), Y(place), name, "strong halo", false));
            }
        }

        private void DrawNames()
        {
            // Sites first, then what went wrong, then the rest: the first find the best places.
            foreach (var name in _names.OrderBy(name => name.MayBeLeftOut ? 2 : name.Class.StartsWith("small", StringComparison.Ordinal) ? 1 : 0))
            {
                var size = name.Class.StartsWith("small", StringComparison.Ordinal) ? 12.0 : 13.0;
                var text = TextFit.Cut(name.Text, LongestLabel, size);
                var width = TextFit.Width(text, size, name.Class.Contains("strong", StringComparison.Ordinal));
                if (_labels.Place(name.X, name.Y, width, TextFit.LineHeight, name.MayBeLeftOut) is not { } placed)
                {
                    continue;
                }

                if (placed.Distance > 12.0)
                {
                    var endX = Math.Clamp(name.X, placed.Box.Left, placed.Box.Right);
                    var endY = Math.Clamp(name.Y, placed.Box.Top + 2.0, placed.Box.Bottom - 2.0);
                    _svg.Line(name.X, name.Y, endX, endY, "leader");
                }

                _svg.Text(0.5 * (placed.Box.Left + placed.Box.Right), placed.Box.Bottom - 3.5, text, name.Class, TextAnchor.Middle);
            }
        }

        private void DrawNorthAndScale()
        {
            const double ArrowX = PlotLeft + 22.0, ArrowY = PlotTop + 44.0;
            _svg.Group("c-ink").Path($"M{ArrowX} {ArrowY}V{ArrowY - 30}", "line").Mark(Symbol.Triangle, ArrowX, ArrowY - 28.0, 6.0).Close();
            _svg.Text(ArrowX, ArrowY + 14.0, "N", "strong halo", TextAnchor.Middle);
            _labels.Reserve(new LabelPlacer.Box(PlotLeft, PlotTop, PlotLeft + 44.0, PlotTop + 62.0));

            var bar_km = Scale.Step(0.3 * _window.HalfWidth_km, 1);
            var length = bar_km * _perKilometre;
            const double BarX = PlotLeft + 14.0, BarY = PlotTop + PlotSize - 14.0;
            _labels.Reserve(new LabelPlacer.Box(BarX - 8.0, BarY - 24.0, BarX + length + 8.0, PlotTop + PlotSize));
            var text = string.Create(CultureInfo.InvariantCulture, $"{bar_km:0.##} km");
            _svg.Group("c-ink").Path($"M{Svg.Number(BarX)} {Svg.Number(BarY - 6)}v6h{Svg.Number(length)}v-6", "line").Close();
            _svg.Text(BarX + (0.5 * length), BarY - 6.0, text, "small halo", TextAnchor.Middle);
        }

        private void DrawLegend()
        {
            var y = PlotTop + 14.0;
            _svg.Text(LegendLeft, y, TextFit.Cut(_data.Caption.Title, Width - LegendLeft - 14.0, 15.0), "large");
            y += 24.0;
            foreach (var group in _data.Paths.Where(path => path.Points.Count > 0).GroupBy(path => (path.Side, path.Fate)).OrderBy(group => group.Key.Side).ThenBy(group => Order(group.Key.Fate)))
            {
                var (side, fate) = group.Key;
                _svg.Group(Looks.Colour(side, fate))
                    .Path($"M{LegendLeft} {y - 4}h34", Looks.Line(side, fate))
                    .Mark(Looks.End(fate), LegendLeft + 34.0, y - 4.0, 5.0, fate is PictureFate.StillFlying or PictureFate.LeftTheScene ? 90.0 : 0.0)
                    .Close();
                var isMistake = side != PictureSide.Hostile && fate == PictureFate.Killed;
                if (isMistake)
                {
                    _svg.Group("c-vermillion").Circle(LegendLeft + 34.0, y - 4.0, MistakeRing, "line bold").Close();
                }

                Item(ref y, $"{group.Count()} {Looks.Words(side, fate)}{(isMistake ? " by mistake" : "")}");
            }

            y += 8.0;
            if (_data.Paths.Count > 0)
            {
                _svg.Group("c-ink").Mark(Symbol.Triangle, LegendLeft + 17.0, y - 4.0, 5.5, 90.0).Close();
                Item(ref y, "where it appeared, heading");
            }

            if (_data.Paths.Any(path => path.FirstDetected is not null))
            {
                _svg.Group("c-ink").Mark(Symbol.DiamondOpen, LegendLeft + 17.0, y - 4.0).Close();
                Item(ref y, "first detected");
            }

            if (_data.TrackDots.Count > 0)
            {
                _svg.Group("c-sky").Path($"M{LegendLeft + 5} {y - 4}h0m8 0h0m8 0h0m8 0h0", "specks").Close();
                Item(ref y, "where tracks were believed");
            }

            if (_data.Shots.Any(shot => shot.TargetAtLaunch is not null))
            {
                _svg.Group("c-blue").Mark(Symbol.Triangle, LegendLeft + 17.0, y - 4.0, 4.5).Close();
                Item(ref y, "target's place at the launch");
            }

            foreach (var result in _data.Shots.GroupBy(shot => shot.Result).OrderBy(group => group.Key))
            {
                _svg.Group("c-blue").Path($"M{LegendLeft} {y - 4}h34", result.Key == PictureShot.Kill ? "line thin" : "line thin short").Close();
                _svg.Group(result.Key == PictureShot.Kill ? "c-ink" : "c-blue").Mark(Looks.Shot(result.Key), LegendLeft + 34.0, y - 4.0, 6.0).Close();
                Item(ref y, $"{Looks.Words(result.Key)}: {result.Count()}");
            }

            y += 8.0;
            if (_data.Batteries.Count > 0)
            {
                _svg.Group("c-blue").Mark(Symbol.Pentagon, LegendLeft + 17.0, y - 4.0, 7.0).Close();
                Item(ref y, "battery");
                _svg.Group("c-blue").Path($"M{LegendLeft} {y}q17 -14 34 0", "line").Close();
                Item(ref y, "greatest range as modelled:", "a claim, not a capability");
            }

            if (_data.Batteries.Any(battery => battery.Sector is { Width_deg: < 360.0 }))
            {
                _svg.Group("c-blue").Path($"M{LegendLeft + 17} {y}l-12 -12h24Z", "wash").Path($"M{LegendLeft + 17} {y}l-12 -12h24Z", "line thin dots").Close();
                Item(ref y, "engagement radar's sector", "at the start");
            }

            if (_data.Assets.Count > 0)
            {
                _svg.Group("c-ink").Mark(Symbol.SquareDot, LegendLeft + 17.0, y - 4.0, 6.0).Close();
                Item(ref y, "defended asset");
            }

            _svg.Path($"M{LegendLeft} {y - 4}h34", "grid");
            Item(ref y, string.Create(CultureInfo.InvariantCulture, $"rings every {_ring_km:0.##} km about"), "the theatre’s centre");
            if (_data.Paths.Count > PathsNamedInFull)
            {
                Item(ref y, "Named: only what went wrong.");
            }
        }

        private void Item(ref double y, string text, string? second = null)
        {
            const double Room = Width - LegendLeft - 40.0;
            _svg.Text(LegendLeft + 48.0, y, TextFit.Cut(text, Room, 12.0), "small");
            if (second is not null)
            {
                y += TextFit.LineHeight;
                _svg.Text(LegendLeft + 48.0, y, TextFit.Cut(second, Room, 12.0), "small");
            }

            y += 20.0;
        }

        private string P(MapPoint point) => $"{Svg.Number(X(point))} {Svg.Number(Y(point))}";

        private void AvoidOnTheWay(double fromX, double fromY, double toX, double toY)
        {
            if (!double.IsFinite(fromX))
            {
                return;
            }

            var steps = Math.Clamp((int)(Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)) / 9.0), 1, 200);
            for (var i = 0; i < steps; i++)
            {
                _labels.Avoid(fromX + ((toX - fromX) * i / steps), fromY + ((toY - fromY) * i / steps));
            }
        }

        private static MapPoint Bearing(MapPoint from, double azimuth_deg, double distance_km)
        {
            var (sine, cosine) = Portable.SinCos(azimuth_deg * Portable.Pi / 180.0);
            return new MapPoint(from.East_km + (distance_km * sine), from.North_km + (distance_km * cosine));
        }

        private static double Heading(IReadOnlyList<MapPoint> points, bool fromStart)
        {
            var here = fromStart ? points[0] : points[^1];
            var others = fromStart ? points.Skip(1) : points.Reverse().Skip(1);
            var sign = fromStart ? 1.0 : -1.0;
            foreach (var other in others)
            {
                var (east, north) = (sign * (other.East_km - here.East_km), sign * (other.North_km - here.North_km));
                if (Math.Abs(east) + Math.Abs(north) > 0.01)
                {
                    return Portable.Atan2(east, north) * 180.0 / Portable.Pi;
                }
            }

            return 0.0;
        }

        private static int Weight(MapPath path) => path.Side != PictureSide.Hostile ? 0 : path.Fate == PictureFate.Leaked ? 2 : 1;

        private static int Order(PictureFate fate) => fate switch
        {
            PictureFate.Leaked => 0,
            PictureFate.Killed => 1,
            PictureFate.StillFlying => 2,
            _ => 3,
        };
    }
}
