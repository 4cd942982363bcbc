using System.Globalization;

namespace Rampart.Pictures;

/// <summary>One page to be printed and cited: what remains of a claimed ring, for several heights, step by step, with how sure that is.</summary>
/// <remarks>
/// The page is A4, upright, at 96 units to the inch; where it holds more than there is room for it grows longer. Shares run from all of the ring to a
/// quarter of a per cent of it, so they are drawn by equal factors, and each says its number.
/// </remarks>
public static class RingPage
{
    /// <summary>What the page says of itself, whatever it shows.</summary>
    public const string Disclaimer = "Not a forecast of combat.";

    private const double PaperWidth = 793.7;
    private const double PaperHeight = 1122.52;

    // The page is laid out in a thousand units across.
    private const double Width = 1000.0;
    private const double Zoom = PaperWidth / Width;
    private const double Margin = 36.0;
    private const double Right = Width - Margin;
    private const double Inner = Width - (2.0 * Margin);
    private const double Gutter = 160.0;
    private const double Gap = 9.0;
    private const double LargestMap = 190.0;
    private const double LadderPitch = 31.0;
    private const double TablePitch = 31.0;
    private const double InsetPitch = 31.0;
    private const int MostHeights = 6;
    private const int MostInsets = 2;
    private const int MostMapCells = 480;
    private const double LeastShare = 1e-4;

    /// <exception cref="ArgumentException">What is said of the shares cannot be.</exception>
    public static string Draw(RingPageData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        var sheet = new Sheet(data);
        return sheet.Draw();
    }

    private static void Check(RingPageData data)
    {
        if (!double.IsFinite(data.Ring_km) || data.Ring_km <= 0.0)
        {
            throw new ArgumentOutOfRangeException(nameof(data), data.Ring_km, "A ring's radius is a number of kilometres above 0.");
        }

        if (data.Heights.Count is 0 or > MostHeights)
        {
            throw new ArgumentOutOfRangeException(nameof(data), data.Heights.Count, $"A page has room for 1 to {MostHeights} heights.");
        }

        if (data.Insets.Count > MostInsets)
        {
            throw new ArgumentOutOfRangeException(nameof(data), data.Insets.Count, $"A page has room for {MostInsets} insets.");
        }

        foreach (var height in data.Heights)
        {
            if (height.Shares.Count != data.Shares.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(data), height.Shares.Count, $"{height.Label} has other than {data.Shares.Count} shares.");
            }

            NestedAreas.Check(height.Shares, height.Unknown_km2);
            height.Raster.CheckRing(data.Ring_km, data.Shares.Count);
        }

        foreach (var inset in data.Insets)
        {
            if (inset.Series.Count is 0 or > SeriesMark.Most || inset.Values.Count != data.Heights.Count || inset.Values.Any(values => values.Count != inset.Series.Count))
            {
                throw new ArgumentException($"{inset.Title}: each of the {data.Heights.Count} heights needs a value for each of 1 to {SeriesMark.Most} series.", nameof(data));
            }

            for (var i = 0; i < inset.Values.Count; i++)
            {
                foreach (var value in inset.Values[i])
                {
                    value.CheckWithin(data.Heights[i].Shares[0].Area_km2, nameof(data));
                }
            }
        }
    }

    /// <summary>One page while it is being drawn.</summary>
    private sealed class Sheet
    {
        private readonly RingPageData _data;
        private readonly IReadOnlyList<PngColour> _colours;
        private readonly Svg _svg;
        private readonly double _columnWidth;
        private readonly double _map;
        private readonly RangeAxis _shares;
        private double _y;

        public Sheet(RingPageData data)
        {
            _data = data;
            _colours = CoverageColours.Of(CoverageForm.Shares, data.Shares.Count);
            _columnWidth = (Inner - Gutter - (data.Heights.Count * Gap)) / data.Heights.Count;
            _map = Math.Min(_columnWidth, LargestMap);
            _shares = RangeAxis.Logarithmic(Least(), 1.0, 0.0, _columnWidth - 8.0);
            _svg = new Svg(PaperWidth, Math.Max(PaperHeight, Zoom * Length()), data.Caption);
        }

        private double Foot => Math.Max(PaperHeight / Zoom, Length()) - FooterHeight();

        public string Draw()
        {
            _svg.Open("g", ("transform", string.Create(CultureInfo.InvariantCulture, $"scale({Zoom:0.####})")), ("font-size", "13"));
            RingPlot.DefineUnknown(_svg, 5.0);
            DrawHead();
            DrawMaps();
            DrawLadders();
            DrawTable();
            DrawInsets();
            DrawLowObservable();
            DrawFooter();
            return _svg.ToString();
        }

        // Heights of the parts, by which the page's length is reckoned before it is drawn.
        private IReadOnlyList<string> TitleLines => TextWrap.Lines(_data.Caption.Title, Inner, 28.0 * 1.15, 2);

        private IReadOnlyList<string> AnswerLines => TextWrap.Lines(_data.Answer, Inner, 16.0 * 1.1, 4);

        private IReadOnlyList<string> AboutLines => TextWrap.Lines(_data.About, Inner, 12.0, 2);

        private double HeadHeight() => 30.0 + (32.0 * TitleLines.Count) + (15.0 * AboutLines.Count) + 10.0 + (21.0 * AnswerLines.Count) + 12.0;

        private double MapsHeight() => 22.0 + _map + 50.0 + (_data.Heights.Any(height => height.Remark.Length > 0) ? 26.0 : 0.0);

        private double LaddersHeight() => 14.0 + (_data.Shares.Count * LadderPitch) + 32.0;

        private double TableHeight() => 34.0 + (_data.Heights.Count * TablePitch) + 16.0;

        private double InsetsHeight() => _data.Insets.Count == 0 ? 0.0 : 40.0 + (_data.Heights.Count * InsetPitch) + 36.0;

        private double LowObservableHeight() => _data.LowObservable is { } chart ? 30.0 + LowObservableChart.Height(chart) + 8.0 : 0.0;

        private IReadOnlyList<string> FooterLines =>
        [
            .. _data.Stamps.SelectMany(stamp => TextWrap.Lines(stamp, Inner, 10.5, 2)),
            .. _data.Sources.Count == 0 ? [] : TextWrap.Lines("Sources: " + string.Join("; ", _data.Sources), Inner, 10.5, 4),
            .. TextWrap.Lines("Cite as: " + _data.Citation, Inner, 10.5, 3),
            .. TextWrap.Lines(_data.Licence, Inner, 10.5, 2),
        ];

        private double FooterHeight() => 34.0 + (13.5 * FooterLines.Count) + 16.0;

        private double Length() => HeadHeight() + MapsHeight() + LaddersHeight() + TableHeight() + InsetsHeight() + LowObservableHeight() + FooterHeight();

        private double Least()
        {
            var least = 0.005;
            foreach (var height in _data.Heights)
            {
                foreach (var share in height.Shares)
                {
                    foreach (var area in new[] { share.Area_km2, share.Band_km2.Low }.Where(area => area > 0.0))
                    {
                        least = Math.Min(least, area / height.Shares[0].Area_km2);
                    }
                }
            }

            return Math.Max(least, LeastShare);
        }

        private double Column(int height) => Margin + Gutter + Gap + (height * (_columnWidth + Gap));

        private void DrawHead()
        {
            _y = 30.0;
            foreach (var line in TitleLines)
            {
                _y += 32.0;
                _svg.Sized(28.0, Margin, _y - 6.0, line, "strong");
            }

            foreach (var line in AboutLines)
            {
                _y += 15.0;
                _svg.Sized(12.0, Margin, _y - 2.0, line, "soft");
            }

            _y += 10.0;
            foreach (var line in AnswerLines)
            {
                _y += 21.0;
                _svg.Sized(16.0, Margin, _y - 4.0, line);
            }

            _y = HeadHeight();
        }

        private void DrawMaps()
        {
            var top = _y + 22.0;
            DrawLegend(top);
            var cut = _data.Ring_km * 1.03;
            for (var i = 0; i < _data.Heights.Count; i++)
            {
                var height = _data.Heights[i];
                var middle = Column(i) + (0.5 * _columnWidth);
                _svg.Sized(14.0, middle, top - 8.0, TextFit.Cut(height.Label, _columnWidth / 1.15, 14.0), "strong", TextAnchor.Middle);
                var plot = new RingPlot(_svg, middle, top + (0.5 * _map), 0.5 * _map / Math.Max(cut, height.Raster.HalfWidth_km), _data.Ring_km);
                _svg.Group("map", $"{height.Label}: {string.Join(", ", height.Shares.Select((share, at) => $"{_data.Shares[at].Name} {Share(height, at)}"))}");
                plot.Cells(height.Raster, _colours, MostMapCells);
                plot.Ring(1.8);
                _svg.Close();
                var last = height.Shares[^1];
                _svg.Sized(21.0, middle, top + _map + 23.0, Share(height, height.Shares.Count - 1), "strong", TextAnchor.Middle);
                _svg.Sized(11.5, middle, top + _map + 40.0, last.Area_km2 > 0.0 ? TextFit.Cut($"as large as a {AreaWords.Distance(last.EqualRing_km)} ring", _columnWidth + Gap, 11.5) : "nothing remains", "soft", TextAnchor.Middle);
                if (height.Remark.Length > 0)
                {
                    var lines = TextWrap.Lines(height.Remark, _columnWidth, 10.5, 2);
                    for (var line = 0; line < lines.Count; line++)
                    {
                        _svg.Group("c-vermillion").Sized(10.5, middle, top + _map + 54.0 + (12.0 * line), lines[line], "strong", TextAnchor.Middle).Close();
                    }
                }

            }

            _svg.Sized(13.0, Margin, top + _map + 21.0, "What remains", "strong");
            _svg.Sized(11.0, Margin, top + _map + 36.0, TextFit.Cut(_data.Shares[^1].Name, Gutter, 11.0), "soft");
            _y += MapsHeight();
        }

        private void DrawLegend(double top)
        {
            var y = top + 4.0;
            for (var i = 0; i < _data.Shares.Count; i++)
            {
                RingPlot.Swatches(_svg, _colours, i, Margin, y - 9.0, 50.0, 11.0);
                _svg.Sized(11.5, Margin + 56.0, y, TextFit.Cut(_data.Shares[i].Name, (Gutter - 56.0) / 1.15, 11.5), "strong");
                y = _svg.Paragraph(10.0, Margin + 56.0, y + 11.5, Gutter - 52.0, _data.Shares[i].Meaning, 2, "soft", 1.12) + 5.0;
            }

            if (_data.Heights.Any(height => height.Unknown_km2 > 0.0 || height.Raster.HasUnknown))
            {
                RingPlot.UnknownSwatch(_svg, Margin, y - 9.0, 50.0, 11.0);
                _svg.Sized(11.5, Margin + 56.0, y, "unknown", "strong");
                y += 15.0;
            }

            _svg.Group("c-ink").Path($"M{Svg.Number(Margin)} {Svg.Number(y - 4.0)}h50", "line bold").Close();
            _svg.Sized(11.0, Margin + 56.0, y, TextFit.Cut($"{AreaWords.Distance(_data.Ring_km)}; north is up", Gutter - 52.0, 11.0));
        }

        /// <summary>Below each map what is left after each step, by equal factors from all of the ring on the right.</summary>
        private void DrawLadders()
        {
            var top = _y + 14.0;
            var bottom = top + (_data.Shares.Count * LadderPitch);
            for (var i = 0; i < _data.Shares.Count; i++)
            {
                var y = top + (i * LadderPitch);
                _svg.Line(Margin, y, Right, y, "grid");
                RingPlot.Swatch(_svg, _colours[i], Margin, y + 6.0, 12.0, 12.0);
                _svg.Sized(12.5, Margin + 19.0, y + 16.5, TextFit.Cut(_data.Shares[i].Name, (Gutter - 19.0) / 1.15, 12.5), "strong");
            }

            for (var i = 0; i < _data.Heights.Count; i++)
            {
                var axis = _shares with { Left = Column(i) + 4.0 };
                foreach (var tick in axis.Ticks(4))
                {
                    _svg.Line(axis.X(tick), top, axis.X(tick), bottom, "grid");
                    _svg.Sized(10.0, axis.X(tick), bottom + 12.0, Precision.Plain(100.0 * tick), "soft", tick >= 1.0 ? TextAnchor.End : TextAnchor.Middle);
                }

                for (var share = 0; share < _data.Shares.Count; share++)
                {
                    DrawStep(axis, _data.Heights[i], share, top + (share * LadderPitch));
                }
            }

            _svg.Line(Margin, bottom, Right, bottom, "grid");
            _svg.Sized(10.0, Margin, bottom + 12.0, "% of the ring, by equal", "soft");
            _svg.Sized(10.0, Margin, bottom + 23.0, "factors; whisker: 5–95 %", "soft");
            _y += LaddersHeight();
        }

        private void DrawStep(RangeAxis axis, RingPageHeight height, int share, double top)
        {
            var ring_km2 = height.Shares[0].Area_km2;
            var area = height.Shares[share];
            var value = area.Area_km2 / ring_km2;
            var (x, y) = (axis.X(value), top + 10.0);
            var text = $"{Share(height, share)} · {AreaWords.Area(area.Area_km2)}";
            _svg.Group("step", $"{height.Label}, {_data.Shares[share].Name}: {text}{Band(area, ring_km2)}");

            // The bar reaches back to all of the ring: what it covers in the pale colour is lost.
            _svg.Empty("rect", ("x", Svg.Number(axis.Left)), ("y", Svg.Number(y - 4.5)), ("width", Svg.Number(x - axis.Left)), ("height", "9"), ("class", "share"), ("fill", _colours[share].Hex), ("stroke", "#59636e"), ("stroke-width", ".5"));
            if (area.Band_km2 is { IsKnown: true, Width: > 0.0 } band)
            {
                _svg.Group("c-ink");
                axis.Whisker(_svg, band.Low / ring_km2, band.High / ring_km2, y, 3.0);
                _svg.Close();
            }

            _svg.Close();
            _svg.Sized(10.5, axis.Left, top + 26.0, TextFit.Cut(text, _columnWidth, 10.5), share == _data.Shares.Count - 1 ? "strong" : "");
        }

        private void DrawTable()
        {
            var top = _y;
            const double First = 104.0;
            var unknown = _data.Heights.Any(height => height.Unknown_km2 > 0.0) ? 74.0 : 0.0;
            var column = (Inner - First - unknown) / _data.Shares.Count;
            _svg.Sized(11.0, Margin, top + 26.0, "km² and % of ring", "soft");
            for (var share = 0; share < _data.Shares.Count; share++)
            {
                _svg.Sized(11.5, Margin + First + ((share + 1) * column), top + 26.0, TextFit.Cut(_data.Shares[share].Name, column / 1.15, 11.5), "strong", TextAnchor.End);
            }

            if (unknown > 0.0)
            {
                _svg.Sized(11.5, Right, top + 26.0, "unknown", "strong", TextAnchor.End);
            }

            var y = top + 33.0;
            _svg.Line(Margin, y, Right, y, "axis");
            foreach (var height in _data.Heights)
            {
                _svg.Sized(11.5, Margin, y + 18.0, TextFit.Cut(height.Label, First / 1.15, 11.5), "strong");
                var ring_km2 = height.Shares[0].Area_km2;
                for (var share = 0; share < _data.Shares.Count; share++)
                {
                    var x = Margin + First + ((share + 1) * column);
                    var area = height.Shares[share];
                    _svg.Sized(11.0, x, y + 13.0, TextFit.Cut($"{AreaWords.Number(area.Area_km2)}{(area.Band_km2 is { IsKnown: true, Width: > 0.0 } km2 ? $" ({AreaWords.Numbers(km2.Low, km2.High)})" : "")}", column - 4.0, 11.0), "", TextAnchor.End);
                    _svg.Sized(11.0, x, y + 26.0, TextFit.Cut($"{Share(height, share)}{(area.Band_km2 is { IsKnown: true, Width: > 0.0 } band ? $" ({AreaWords.Percents(band.Low / ring_km2, band.High / ring_km2)})" : "")}", column - 4.0, 11.0), "soft", TextAnchor.End);
                }

                if (unknown > 0.0)
                {
                    _svg.Sized(11.0, Right, y + 13.0, AreaWords.Number(height.Unknown_km2), "", TextAnchor.End);
                    _svg.Sized(11.0, Right, y + 26.0, AreaWords.Percent(height.Unknown_km2 / ring_km2), "soft", TextAnchor.End);
                }

                y += TablePitch;
                _svg.Line(Margin, y, Right, y, "grid");
            }

            _y += TableHeight();
        }

        private void DrawInsets()
        {
            if (_data.Insets.Count == 0)
            {
                return;
            }

            var width = _data.Insets.Count == 1 ? Inner : 0.5 * (Inner - 28.0);
            for (var i = 0; i < _data.Insets.Count; i++)
            {
                DrawInset(_data.Insets[i], Margin + (i * (width + 28.0)), width);
            }

            _y += InsetsHeight();
        }

        private void DrawInset(RingPageInset inset, double left, double width)
        {
            const double Label = 88.0;
            _svg.Sized(14.0, left, _y + 12.0, TextFit.Cut($"{inset.Title}", width / 1.15, 14.0), "strong");
            var x = left;
            for (var series = 0; series < inset.Series.Count; series++)
            {
                var text = TextFit.Cut(inset.Series[series], (width / inset.Series.Count) - 24.0, 11.0);
                _svg.Group(SeriesMark.Colour(series)).Series(series, x + 5.0, _y + 26.0, 4.2, isFilled: series % 2 == 0).Close();
                _svg.Sized(11.0, x + 14.0, _y + 30.0, text);
                x += TextFit.Width(text, 11.0) + 28.0;
            }

            double[] values = [.. inset.Values.SelectMany((row, i) => row.SelectMany(area => new[] { area.Area_km2, area.Band_km2.Low }).Where(area => area > 0.0).Select(area => area / _data.Heights[i].Shares[0].Area_km2))];
            var axis = RangeAxis.Logarithmic(Math.Max(LeastShare, values.DefaultIfEmpty(0.01).Min()), 1.0, left + Label, width - Label - 4.0);
            var top = _y + 40.0;
            var bottom = top + (_data.Heights.Count * InsetPitch);
            foreach (var tick in axis.Ticks(6))
            {
                _svg.Line(axis.X(tick), top, axis.X(tick), bottom, "grid");
                _svg.Sized(10.0, axis.X(tick), bottom + 12.0, Precision.Plain(100.0 * tick), "soft", tick >= 1.0 ? TextAnchor.End : TextAnchor.Middle);
            }

            for (var i = 0; i < _data.Heights.Count; i++)
            {
                DrawInsetRow(inset, i, axis, left, top + (i * InsetPitch), width);
            }

            _svg.Line(left, bottom, left + width, bottom, "grid");
            _svg.Sized(10.0, axis.Left + (0.5 * axis.Width), bottom + 24.0, TextFit.Cut($"{inset.Words}, % by equal factors", axis.Width, 10.0), "soft", TextAnchor.Middle);
        }

        private void DrawInsetRow(RingPageInset inset, int row, RangeAxis axis, double left, double top, double width)
        {
            const double Label = 88.0;
            var ring_km2 = _data.Heights[row].Shares[0].Area_km2;
            double[] shares = [.. inset.Values[row].Select(area => area.Area_km2 / ring_km2)];
            _svg.Line(left, top, left + width, top, "grid");
            _svg.Sized(11.5, left, top + 14.0, TextFit.Cut(_data.Heights[row].Label, (Label - 8.0) / 1.15, 11.5), "strong");
            var y = top + 10.0;
            _svg.Group("c-soft").Path($"M{Svg.Number(axis.X(shares.Min()))} {Svg.Number(y)}H{Svg.Number(axis.X(shares.Max()))}", "line thin").Close();
            for (var series = shares.Length - 1; series >= 0; series--)
            {
                _svg.Group(SeriesMark.Colour(series), $"{_data.Heights[row].Label}, {inset.Series[series]}: {AreaWords.Percent(shares[series])}{Band(inset.Values[row][series], ring_km2)}").Series(series, axis.X(shares[series]), y, 4.2, isFilled: series % 2 == 0).Close();
            }

            // The numbers stand in the order of the series, under the marks.
            var text = string.Join("  |  ", shares.Select(AreaWords.Percent));
            var size = TextFit.Width(text, 10.5);
            var middle = Math.Clamp(0.5 * (axis.X(shares.Min()) + axis.X(shares.Max())), axis.Left + (0.5 * size), Math.Max(axis.Left + (0.5 * size), axis.Right - (0.5 * size)));
            _svg.Sized(10.5, middle, top + 26.5, TextFit.Cut(text, axis.Width, 10.5), "halo", TextAnchor.Middle);
        }

        private void DrawLowObservable()
        {
            if (_data.LowObservable is not { } chart)
            {
                return;
            }

            _svg.Sized(14.0, Margin, _y + 12.0, TextFit.Cut(chart.Caption.Title, Inner / 1.15, 14.0), "strong");
            LowObservableChart.Draw(_svg, chart, Margin, _y + 24.0, Inner);
            _y += LowObservableHeight();
        }

        private void DrawFooter()
        {
            var y = Foot;
            _svg.Line(Margin, y, Right, y, "axis");
            _svg.Sized(13.0, Margin, y + 19.0, Disclaimer + " Published and assumed figures at textbook fidelity; see what they rest on below.", "strong");
            y += 34.0;
            foreach (var line in FooterLines)
            {
                _svg.Sized(10.5, Margin, y + 2.0, line, "soft");
                y += 13.5;
            }
        }

        private static string Share(RingPageHeight height, int share) => AreaWords.Percent(height.Shares[share].Area_km2 / height.Shares[0].Area_km2);

        private static string Band(PictureArea area, double ring_km2) =>
            area.Band_km2 is { IsKnown: true } band ? $" (5–95 %: {AreaWords.Percents(band.Low / ring_km2, band.High / ring_km2)})" : "";
    }
}
