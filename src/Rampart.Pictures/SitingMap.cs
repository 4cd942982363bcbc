using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>Where batteries could stand, where they were put, and what that covers how many times over.</summary>
/// <remarks>
/// Distances and azimuths from the origin are true (azimuthal equidistant); north is up. How many sites cover a place is told by shape and colour at once, and of a
/// border by dash, width and colour. Where there are more places than an eye can tell apart every so many are drawn, and the legend says so.
/// </remarks>
public static class SitingMap
{
    /// <summary>Up to how many sites at once places are told apart.</summary>
    public const int MostTold = 3;

    private const double PlotSize = 690.0;
    private const double Left = 8.0;
    private const double Top = 8.0;
    private const double LegendLeft = Left + PlotSize + 18.0;
    private const double Width = 1020.0;
    private const double LegendRoom = Width - LegendLeft - 14.0;
    private const double TextLeft = LegendLeft + 40.0;
    private const double TextRoom = LegendRoom - 40.0;
    private const double StampPitch = 16.0;
    private const double MarginShare = 0.09;
    private const double LeastHalfWidth_km = 5.0;
    private const double SiteSize = 10.5;
    private const double CandidateSize = 6.0;
    private const double PieceSize = 3.6;
    private const double LongestLabel = 200.0;

    // The nearest that a name stands to its mark's middle; larger marks push the text outwards within its room.
    private const double LabelGap = 8.8;
    private const double Air = 5.0;
    private const double LeaderFrom = 11.0;

    // The corners of marks reach a little farther than their size.
    private const double SymbolReach = 1.2;

    // Beyond so many the marks run into each other, the lines hide the map, the names find no room.
    private const int MostMarks = 2500;
    private const int MostLinks = 300;
    private const int MostNames = 60;
    private const int MostSitesTold = 9;

    private static readonly Symbol[] Marks = [Symbol.CircleCross, Symbol.Triangle, Symbol.Square, Symbol.Diamond];
    private static readonly string[] Colours = ["c-vermillion", "c-orange", "c-sky", "c-blue"];
    private static readonly string[] Lines = ["line bold dots", "line bold dash", "line bold", "line"];
    private static readonly string[] Counts = ["covered by none", "covered by one site", "covered by two sites", "covered by three or more"];

    /// <exception cref="ArgumentException">A place that is none, a weight that is none, two sites of one rank.</exception>
    public static string Draw(SitingMapData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        return new Sheet(data).Draw();
    }

    private static void Check(SitingMapData data)
    {
        foreach (var place in data.Sites.Select(site => site.Place).Concat(data.Demands.Select(demand => demand.Place)))
        {
            if (!double.IsFinite(place.East_km) || !double.IsFinite(place.North_km))
            {
                throw new ArgumentOutOfRangeException(nameof(data), place, "A place on a map is finite.");
            }
        }

        foreach (var demand in data.Demands)
        {
            if (!double.IsFinite(demand.Weight) || demand.Weight < 0.0)
            {
                throw new ArgumentOutOfRangeException(nameof(data), demand.Weight, "A weight is finite and not negative.");
            }
        }

        if (data.Ring_km is { } ring && !(double.IsFinite(ring) && ring > 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(data), ring, "A ring's radius is a number of kilometres above 0.");
        }

        var ranks = data.Sites.Where(site => site.Rank > 0).Select(site => site.Rank).ToList();
        if (data.Sites.Any(site => site.Rank < 0) || ranks.Distinct().Count() < ranks.Count || data.Demands.SelectMany(demand => demand.CoveredBy).Except(ranks).Any())
        {
            throw new ArgumentException("Each rank belongs to one site, and only sites with a rank cover anything.", nameof(data));
        }
    }

    private static int Told(SitingMapDemand demand) => Math.Min(demand.CoveredBy.Count, MostTold);

    /// <summary>One map while it is being drawn.</summary>
    private sealed class Sheet
    {
        private readonly SitingMapData _data;
        private readonly MapPoint _centre;
        private readonly double _perKilometre;
        private readonly double _halfWidth_km;
        private readonly double _mostWeight;
        private readonly List<(double Height, Action<double> Draw)> _legend = [];
        private readonly LabelPlacer _labels = new(Left + 2, Top + 2, Left + PlotSize - 2, Top + PlotSize - 2);
        private readonly List<(double X, double Y, double Reach, string Text, string Class, bool MayBeLeftOut)> _names = [];
        private Svg _svg;

        public Sheet(SitingMapData data)
        {
            _data = data;
            var places = data.Sites.Select(site => site.Place).Concat(data.Demands.Select(demand => demand.Place)).DefaultIfEmpty().ToList();
            var (west, east) = (places.Min(place => place.East_km), places.Max(place => place.East_km));
            var (south, north) = (places.Min(place => place.North_km), places.Max(place => place.North_km));
            _centre = new MapPoint(0.5 * (west + east), 0.5 * (south + north));
            _halfWidth_km = Math.Max(0.5 * Math.Max(east - west, north - south) * (1.0 + (2.0 * MarginShare)), LeastHalfWidth_km);
            _perKilometre = 0.5 * PlotSize / _halfWidth_km;
            _mostWeight = data.Demands.Where(demand => demand.Form == SitingDemandForm.Asset).Select(demand => demand.Weight).DefaultIfEmpty().Max();
            _svg = new Svg(Width, PlotSize, data.Caption);
        }

        public string Draw()
        {
            WriteLegend();
            string[] stamps = [.. _data.Stamps.SelectMany(stamp => TextWrap.Lines(stamp, PlotSize - 4.0, 12.0, 4))];
            const double Below = Top + PlotSize + 20.0;
            _svg = new Svg(Width, Math.Max(Below + (StampPitch * stamps.Length), Top + _legend.Sum(item => item.Height) + 8.0), _data.Caption);
            _svg.Open("defs").Open("clipPath", ("id", _svg.Local("plot"))).Rectangle(Left, Top, PlotSize, PlotSize, "").Close().Close();
            _svg.Rectangle(Left, Top, PlotSize, PlotSize, "ground");
            _svg.Open("g", ("clip-path", $"url(#{_svg.Local("plot")})"));
            DrawRelief();
            DrawRings();
            DrawLinks();
            DrawBorders();
            DrawPieces();
            DrawCandidates();
            DrawAssets();
            DrawSites();
            _svg.Close();
            DrawNorthAndScale();
            DrawNames();
            _svg.Rectangle(Left, Top, PlotSize, PlotSize, "frame");
            var y = Top;
            foreach (var (height, draw) in _legend)
            {
                draw(y);
                y += height;
            }

            for (var i = 0; i < stamps.Length; i++)
            {
                _svg.Text(Left, Below + (i * StampPitch), stamps[i], "small soft");
            }

            return _svg.ToString();
        }

        private double X(MapPoint point) => Left + (0.5 * PlotSize) + ((point.East_km - _centre.East_km) * _perKilometre);

        private double Y(MapPoint point) => Top + (0.5 * PlotSize) - ((point.North_km - _centre.North_km) * _perKilometre);

        private string P(MapPoint point) => $"{Svg.Number(X(point))} {Svg.Number(Y(point))}";

        private void DrawRelief()
        {
            if (_data.Relief is { } relief && _data.ReliefHalfWidth_km > 0.0)
            {
                var (png, share) = relief.Shade(2.0 * _data.ReliefHalfWidth_km);
                var side = 2.0 * _data.ReliefHalfWidth_km * _perKilometre;
                _svg.Image(X(default) - (0.5 * side), Y(default) - (0.5 * side), side * share, side * share, png);
            }
        }

        private void DrawRings()
        {
            if (_data.Ring_km is not { } ring_km)
            {
                return;
            }

            _svg.Group("c-soft rings");
            foreach (var site in _data.Sites.Where(site => site.Rank > 0))
            {
                _svg.Circle(X(site.Place), Y(site.Place), ring_km * _perKilometre, "line thin short");
            }

            _svg.Close();
        }

        /// <summary>From each site to the assets that it covers.</summary>
        private void DrawLinks()
        {
            var links = Links().ToList();
            if (links.Count is 0 or > MostLinks)
            {
                return;
            }

            _svg.Group("c-blue links");
            foreach (var (site, demand) in links)
            {
                var (fromX, fromY, toX, toY) = (X(site.Place), Y(site.Place), X(demand.Place), Y(demand.Place));
                _svg.Line(fromX, fromY, toX, toY, "line thin");
                var parts = Math.Max(Math.Ceiling(Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)) / 12.0), 1.0);
                for (var part = 1; part < parts; part++)
                {
                    _labels.Avoid(fromX + ((toX - fromX) * part / parts), fromY + ((toY - fromY) * part / parts));
                }
            }

            _svg.Close();
        }

        private IEnumerable<(SitingMapSite Site, SitingMapDemand Demand)> Links()
        {
            var byRank = _data.Sites.Where(site => site.Rank > 0).ToDictionary(site => site.Rank);
            return _data.Demands.Where(demand => demand.Form == SitingDemandForm.Asset).SelectMany(demand => demand.CoveredBy.Select(rank => (byRank[rank], demand)));
        }

        private void DrawBorders()
        {
            foreach (var border in _data.Demands.Where(demand => demand.Form == SitingDemandForm.Border).GroupBy(demand => demand.PartOf, StringComparer.Ordinal))
            {
                var pieces = Every(border.ToList()).Shown;
                _svg.Group("border", border.Key);
                for (var at = 0; at < pieces.Count; at++)
                {
                    // From half-way to the piece before to half-way to the one after; the first and the last are as long on their open side.
                    var here = pieces[at].Place;
                    var before = at > 0 ? Halfway(pieces[at - 1].Place, here) : at + 1 < pieces.Count ? Mirrored(here, Halfway(here, pieces[at + 1].Place)) : here;
                    var after = at + 1 < pieces.Count ? Halfway(here, pieces[at + 1].Place) : Mirrored(here, before);
                    BorderPiece(Told(pieces[at]), $"M{P(before)}L{P(here)}L{P(after)}");
                    _labels.Avoid(X(here), Y(here));
                }

                _svg.Close();
                if (pieces.Count > 0)
                {
                    var middle = pieces[pieces.Count / 2].Place;
                    _names.Add((X(middle), Y(middle), 6.0, border.Key, "small halo", true));
                }
            }
        }

        private void BorderPiece(int told, string path)
        {
            _svg.Open("g", ("class", $"{Colours[told]} piece"));
            if (told < MostTold)
            {
                _svg.Path(path, Lines[told]);
            }
            else
            {
                _svg.Empty("path", ("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "5.5"));
            }

            _svg.Close();
        }

        private static MapPoint Halfway(MapPoint first, MapPoint second) => new(0.5 * (first.East_km + second.East_km), 0.5 * (first.North_km + second.North_km));

        private static MapPoint Mirrored(MapPoint about, MapPoint point) => new((2.0 * about.East_km) - point.East_km, (2.0 * about.North_km) - point.North_km);

        private static (IReadOnlyList<T> Shown, int Every) Every<T>(IReadOnlyList<T> all)
        {
            var every = Math.Max(((all.Count - 1) / MostMarks) + 1, 1);
            return (every == 1 ? all : [.. all.Where((_, at) => at % every == 0)], every);
        }

        private List<SitingMapDemand> AreaPieces() => [.. _data.Demands.Where(demand => demand.Form == SitingDemandForm.Area)];

        private void DrawPieces()
        {
            foreach (var piece in Every(AreaPieces()).Shown)
            {
                _svg.Group(Colours[Told(piece)]).Mark(Marks[Told(piece)], X(piece.Place), Y(piece.Place), PieceSize).Close();
                _labels.Avoid(X(piece.Place), Y(piece.Place));
            }
        }

        private List<SitingMapDemand> Assets() => [.. _data.Demands.Where(demand => demand.Form == SitingDemandForm.Asset)];

        private void DrawAssets()
        {
            var assets = Assets();

            // The small ones over the large ones, so that none hides another.
            foreach (var asset in Every(assets).Shown.OrderByDescending(asset => asset.Weight))
            {
                var (x, y, size) = (X(asset.Place), Y(asset.Place), SizeOf(asset));
                _svg.Group($"{Colours[Told(asset)]} asset", $"{asset.Name}: weight {Precision.Plain(asset.Weight)}, {Counts[Told(asset)]}").Mark(Marks[Told(asset)], x, y, size).Close();
                _labels.Reserve(x, y, Math.Min(size, LabelGap));
                if (assets.Count <= MostMarks)
                {
                    _names.Add((x, y, size, asset.Name, asset.CoveredBy.Count == 0 ? "small strong halo" : "small halo", assets.Count > MostNames));
                }
            }
        }

        private double SizeOf(SitingMapDemand asset) => _mostWeight > 0.0 ? 4.5 + (6.5 * Math.Sqrt(asset.Weight / _mostWeight)) : 6.0;

        /// <summary>Below the assets: where candidates are many they are small, and nameless.</summary>
        private void DrawCandidates()
        {
            var open = Open();
            foreach (var site in Every(open).Shown)
            {
                var size = CandidateReach(open.Count);
                _svg.Group(open.Count <= MostNames ? "c-ink candidate" : "c-grey candidate", site.Name).Mark(Symbol.PentagonOpen, X(site.Place), Y(site.Place), size).Close();
                if (open.Count <= MostNames)
                {
                    _labels.Reserve(X(site.Place), Y(site.Place), size);
                    _names.Add((X(site.Place), Y(site.Place), size, site.Name, "small soft halo", true));
                }
            }
        }

        private List<SitingMapSite> Open() => [.. _data.Sites.Where(site => site.Rank == 0)];

        private static double CandidateReach(int count) => count <= MostNames ? CandidateSize : 0.5 * CandidateSize;

        private void DrawSites()
        {
            foreach (var site in _data.Sites.Where(site => site.Rank > 0).OrderByDescending(site => site.Rank))
            {
                _svg.Group("c-ink chosen", site.Name);
                Chosen(X(site.Place), Y(site.Place), site.Rank);
                _svg.Close();
                _labels.Reserve(X(site.Place), Y(site.Place), LabelGap);
                _names.Add((X(site.Place), Y(site.Place), SiteSize, site.Name, "strong halo", false));
            }
        }

        private void Chosen(double x, double y, int rank) =>
            _svg.Mark(Symbol.Pentagon, x, y, SiteSize).Text(x, y + 4.5, rank.ToString(CultureInfo.InvariantCulture), rank < 100 ? "small strong paper" : "paper", TextAnchor.Middle);

        private void DrawNames()
        {
            // Sites first, then assets, then what may be left out: the first find the best places.
            foreach (var name in _names.OrderBy(name => name.MayBeLeftOut ? 2 : name.Class.StartsWith("small", StringComparison.Ordinal) ? 1 : 0))
            {
                var size = name.Class.StartsWith("small", StringComparison.Ordinal) ? 12.0 : 13.0;
                var isBold = name.Class.Contains("strong", StringComparison.Ordinal);
                var text = TextFit.Cut(name.Text, LongestLabel, isBold ? size * 1.15 : size);
                var pad = Math.Max((SymbolReach * name.Reach) - LabelGap + Air, 0.0);
                if (_labels.Place(name.X, name.Y, TextFit.Width(text, size, isBold) + (2.0 * pad), TextFit.LineHeight, name.MayBeLeftOut) is not { } placed)
                {
                    continue;
                }

                var (endX, endY) = (Math.Clamp(name.X, placed.Box.Left + pad, placed.Box.Right - pad), Math.Clamp(name.Y, placed.Box.Top + 2.0, placed.Box.Bottom - 2.0));
                var far = Math.Sqrt(((endX - name.X) * (endX - name.X)) + ((endY - name.Y) * (endY - name.Y)));
                if (far > (SymbolReach * name.Reach) + LeaderFrom)
                {
                    var edge = SymbolReach * name.Reach / far;
                    _svg.Line(name.X + ((endX - name.X) * edge), name.Y + ((endY - name.Y) * edge), endX, endY, "leader");
                }

                _svg.Text(0.5 * (placed.Box.Left + placed.Box.Right), placed.Box.Bottom - 3.5, text, name.Class, TextAnchor.Middle);
            }
        }

        private void DrawNorthAndScale()
        {
            const double ArrowX = Left + 22.0, ArrowY = Top + 44.0;
            _svg.Group("c-ink north").Path($"M{ArrowX} {ArrowY}V{ArrowY - 30}", "line").Mark(Symbol.Triangle, ArrowX, ArrowY - 28.0, 6.0).Close();
            _svg.Text(ArrowX, ArrowY + 14.0, "N", "strong halo", TextAnchor.Middle);
            _labels.Reserve(new LabelPlacer.Box(Left, Top, Left + 44.0, Top + 62.0));
            var bar_km = Scale.Step(0.4 * _halfWidth_km, 1);
            var length = bar_km * _perKilometre;
            const double BarX = Left + 14.0, BarY = Top + PlotSize - 14.0;
            _labels.Reserve(new LabelPlacer.Box(BarX - 8.0, BarY - 24.0, BarX + length + 8.0, Top + PlotSize));
            _svg.Group("c-ink scale").Path($"M{Svg.Number(BarX)} {Svg.Number(BarY - 6)}v6h{Svg.Number(length)}v-6", "line").Close();
            _svg.Text(BarX + (0.5 * length), BarY - 6.0, $"{Precision.Plain(bar_km)} km", "small halo", TextAnchor.Middle);
        }

        private void WriteLegend()
        {
            Wrapped(_data.Caption.Title, LegendLeft, LegendRoom, 15.0 * 1.15, 19.0, "large", 4);
            Gap(4.0);
            Wrapped(_data.Answer, LegendLeft, LegendRoom, 12.0, 15.0, "small", 9);
            Gap(10.0);
            var chosen = _data.Sites.Where(site => site.Rank > 0).OrderBy(site => site.Rank).ToList();
            foreach (var site in chosen.Take(MostSitesTold))
            {
                _legend.Add((17.0, y =>
                {
                    _svg.Group("c-ink");
                    Chosen(LegendLeft + 14.0, y + 15.0, site.Rank);
                    _svg.Close().Text(TextLeft, y + 12.0, TextFit.Cut(site.Name, TextRoom, TextWrap.Strong), "strong");
                }));
                Wrapped(site.Worth, TextLeft, TextRoom, 12.0, 15.0, "small", 2);
                Gap(6.0);
            }

            if (chosen.Count > MostSitesTold)
            {
                Item(null, $"and {chosen.Count - MostSitesTold} more sites");
            }

            if (chosen.Count > 0)
            {
                Wrapped(_data.WorthNote, LegendLeft, LegendRoom, 12.0, 15.0, "small soft", 3);
                Gap(8.0);
            }

            var open = Open();
            if (open.Count > 0)
            {
                Item(y => _svg.Group(open.Count <= MostNames ? "c-ink" : "c-grey").Mark(Symbol.PentagonOpen, LegendLeft + 14.0, y - 4.0, CandidateReach(open.Count)).Close(), $"candidate, not chosen: {Number(open.Count)}", Every(open).Every is > 1 and var every ? $"one of {Number(every)} drawn" : null);
            }

            Gap(8.0);
            WriteDemands();
            if (Links().Take(MostLinks + 1).Count() is > 0 and <= MostLinks)
            {
                Item(y => _svg.Group("c-blue").Line(LegendLeft, y - 4.0, LegendLeft + 28.0, y - 4.0, "line thin").Close(), "this site covers this asset");
            }

            if (_data.Ring_km is not null && chosen.Count > 0)
            {
                Item(y => _svg.Group("c-soft").Path($"M{Svg.Number(LegendLeft)} {Svg.Number(y)}q14 -12 28 0", "line thin short").Close(), _data.RingLabel);
            }

            if (_data.Relief is not null)
            {
                Item(null, "shaded: the ground, light from the north-west");
            }
        }

        /// <summary>For each count of sites its mark, its line, how many places, and which share of the weight.</summary>
        private void WriteDemands()
        {
            var total = _data.Demands.Sum(demand => demand.Weight);
            var hasMarks = _data.Demands.Any(demand => demand.Form != SitingDemandForm.Border);
            var hasLines = _data.Demands.Any(demand => demand.Form == SitingDemandForm.Border);
            foreach (var told in Enumerable.Range(0, MostTold + 1).Reverse())
            {
                var those = _data.Demands.Where(demand => Told(demand) == told).ToList();
                Item(
                    y =>
                    {
                        if (hasLines)
                        {
                            BorderPiece(told, $"M{Svg.Number(LegendLeft)} {Svg.Number(y + (hasMarks ? 10.0 : -4.0))}h28");
                        }

                        if (hasMarks)
                        {
                            _svg.Group(Colours[told]).Mark(Marks[told], LegendLeft + 14.0, y - (hasLines ? 4.0 : -4.0), 7.0).Close();
                        }
                    },
                    Counts[told],
                    $"{Places(those)}{(total > 0.0 ? $", {AreaWords.Percent(those.Sum(demand => demand.Weight) / total)} of the weight" : string.Empty)}");
            }

            if (Assets() is { Count: > 0 } assets)
            {
                Item(null, $"An asset's mark is larger the more it counts{Thinned(Every(assets).Every)}.");
            }

            if (AreaPieces() is { Count: > 0 } pieces)
            {
                Item(null, $"Small marks: points of areas{Thinned(Every(pieces).Every)}.");
            }
        }

        private static string Places(List<SitingMapDemand> those)
        {
            var words = new StringBuilder();
            foreach (var (form, one, several) in (ReadOnlySpan<(SitingDemandForm, string, string)>)[(SitingDemandForm.Asset, "asset", "assets"), (SitingDemandForm.Border, "piece of border", "pieces of border"), (SitingDemandForm.Area, "point of area", "points of area")])
            {
                var count = those.Count(demand => demand.Form == form);
                if (count > 0)
                {
                    words.Append(words.Length > 0 ? ", " : string.Empty).Append(CultureInfo.InvariantCulture, $"{Number(count)} {(count == 1 ? one : several)}");
                }
            }

            return words.Length > 0 ? words.ToString() : "nothing";
        }

        private static string Thinned(int every) => every == 1 ? string.Empty : $" (one of {Number(every)} drawn)";

        private static string Number(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

        private void Gap(double height) => _legend.Add((height, _ => { }));

        private void Wrapped(string text, double left, double room, double size, double pitch, string @class, int most)
        {
            foreach (var line in TextWrap.Lines(text, room, size, most))
            {
                _legend.Add((pitch, y => _svg.Text(left, y + pitch - 4.0, line, @class)));
            }
        }

        private void Item(Action<double>? mark, string text, string? second = null)
        {
            if (mark is not null)
            {
                _legend.Add((0.0, y => mark(y + 14.0)));
            }

            Wrapped(text, mark is null ? LegendLeft : TextLeft, mark is null ? LegendRoom : TextRoom, 12.0, 16.0, "small", 2);
            if (second is not null)
            {
                Wrapped(second, TextLeft, TextRoom, 12.0, 15.0, "small soft", 2);
            }

            Gap(5.0);
        }
    }
}
