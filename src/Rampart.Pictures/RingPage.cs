using System.Globalization;

namespace Rampart.Pictures;

/// <summary>One page to be printed and cited: what remains of a claimed ring, for several heights, step by step, with how sure that is.</summary>
/// <remarks>
/// The page is A4, upright, at 96 units to the inch; where it holds more than there is room for it grows longer. Shares run from all of the ring to a
/// quarter of a per cent of it, so each is drawn as the radius of a ring of the same area: a bar that begins at nought, in kilometres, and on which a
/// quarter of a per cent is still a twentieth of the whole.
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
    private const double Gutter = 180.0;
    private const double Gap = 9.0;
    private const double LargestMap = 190.0;
    private const double Ladder = 29.0;
    private const double MeaningSize = 10.0;
    private const double MeaningRoom = Gutter - 13.0;
    private const double TablePitch = 28.0;
    private const double FirstColumn = 92.0;
    private const double InsetPitch = 21.0;
    private const double InsetLabel = 58.0;
    private const double InsetNumbers = 150.0;
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
        private double _y;

        public Sheet(RingPageData data)
        {
            _data = data;
            _colours = CoverageColours.Of(CoverageForm.Shares, data.Shares.Count);
            _columnWidth = (Inner - Gutter - (data.Heights.Count * Gap)) / data.Heights.Count;
            _map = Math.Min(_columnWidth, LargestMap);
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

        // A share whose meaning needs two lines makes the steps higher.
        private double LadderPitch => _data.Shares.Any(share => TextWrap.Lines(share.Meaning, MeaningRoom, MeaningSize, 2).Count > 1) ? Ladder + 9.0 : Ladder;

        private double MapsHeight() => 34.0 + _map + 48.0 + (_data.Heights.Any(height => height.Remark.Length > 0) ? 26.0 : 0.0);

        private double LaddersHeight() => 6.0 + (_data.Shares.Count * LadderPitch) + 18.0;

        private double TableHeight() => 28.0 + (_data.Heights.Count * TablePitch) + 16.0;

        private double InsetsHeight() => _data.Insets.Count == 0 ? 0.0 : 36.0 + (_data.Heights.Count * InsetPitch) + 38.0;

        private double LowObservableHeight() => _data.LowObservable is { } chart ? 24.0 + LowObservableChart.Height(chart, LowObservableChart.Dense) + 10.0 : 0.0;

        private IReadOnlyList<string> FooterLines =>
        [
            .. _data.Stamps.SelectMany(stamp => TextWrap.Lines(stamp, Inner, 10.5, 2)),
            .. _data.Sources.Count == 0 ? [] : TextWrap.Lines("Sources: " + string.Join("; ", _data.Sources), Inner, 10.5, 4),
            .. TextWrap.Lines("Cite as: " + _data.Citation, Inner, 10.5, 3),
            .. TextWrap.Lines(_data.Licence, Inner, 10.5, 2),
        ];

        private double FooterHeight() => 34.0 + (13.5 * FooterLines.Count) + 16.0;

        private double Length() => HeadHeight() + MapsHeight() + LaddersHeight() + TableHeight() + InsetsHeight() + LowObservableHeight() + FooterHeight();

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
            var top = _y + 34.0;
            DrawLegend(top);
            var cut = _data.Ring_km * 1.03;
            for (var i = 0; i < _data.Heights.Count; i++)
            {
                var height = _data.Heights[i];
                var middle = Column(i) + (0.5 * _columnWidth);
                _svg.Sized(15.0, middle, top - 19.0, TextFit.Cut(height.Label, _columnWidth / 1.15, 15.0), "strong", TextAnchor.Middle);
                _svg.Sized(10.5, middle, top - 6.0, TextFit.Cut(height.Reference, _columnWidth, 10.5), "soft", TextAnchor.Middle);
                var plot = new RingPlot(_svg, middle, top + (0.5 * _map), 0.5 * _map / Math.Max(cut, height.Raster.HalfWidth_km), _data.Ring_km);
                _svg.Group("map", $"{height.Label} {height.Reference}: {string.Join(", ", height.Shares.Select((share, at) => $"{_data.Shares[at].Name} {Share(height, at)}"))}");
                plot.Cells(height.Raster, _colours, MostMapCells);
                plot.Ring(1.8);
                _svg.Close();
                var last = height.Shares[^1];
                _svg.Sized(21.0, middle, top + _map + 23.0, Share(height, height.Shares.Count - 1), "strong", TextAnchor.Middle);
                _svg.Sized(11.5, middle, top + _map + 40.0, last.Area_km2 > 0.0 ? TextFit.Cut($"as a ring of {AreaWords.Distance(last.EqualRing_km)}", _columnWidth + Gap, 11.5) : "nothing remains", "soft", TextAnchor.Middle);
                if (height.Remark.Length > 0)
                {
                    var lines = TextWrap.Lines(height.Remark, _columnWidth, 10.5 * 1.15, 2);
                    for (var line = 0; line < lines.Count; line++)
                    {
                        _svg.Group("c-vermillion").Sized(10.5, middle, top + _map + 54.0 + (12.0 * line), lines[line], "strong", TextAnchor.Middle).Close();
                    }
                }

            }

            _svg.Sized(15.0, Margin, top + _map + 21.0, "What remains", "strong");
            _svg.Sized(11.0, Margin, top + _map + 38.0, TextFit.Cut(_data.Shares[^1].Meaning, Gutter, 11.0), "soft");
            _y += MapsHeight();
        }

        private void DrawLegend(double top)
        {
            var y = top + 14.0;
            _svg.Group("c-ink").Circle(Margin + 13.0, y - 4.0, 10.0, "line bold").Close();
            _svg.Sized(11.5, Margin + 34.0, y, TextFit.Cut("the claimed ring,", Gutter - 34.0, 11.5), "strong");
            _svg.Sized(10.5, Margin + 34.0, y + 13.0, TextFit.Cut($"{AreaWords.Distance(_data.Ring_km)}; north is up", Gutter - 34.0, 10.5), "soft");
            y += 34.0;
            RingPlot.Swatches(_svg, _colours, 0, Margin, y - 9.0, 26.0, 11.0);
            _svg.Sized(11.5, Margin + 34.0, y, "what holds there", "strong");
            y = _svg.Paragraph(10.5, Margin + 34.0, y + 13.0, Gutter - 34.0, "in the colours below; each share is part of those above", 3, "soft", 1.15) + 7.0;
            if (_data.Heights.Any(height => height.Unknown_km2 > 0.0 || height.Raster.HasUnknown))
            {
                RingPlot.UnknownSwatch(_svg, Margin, y - 9.0, 26.0, 11.0);
                _svg.Sized(11.5, Margin + 34.0, y, "unknown", "strong");
                _svg.Sized(10.5, Margin + 34.0, y + 12.0, "no terrain there", "soft");
                y += 31.0;
            }

            if (_data.Heights.Any(height => height.Shares.Any(share => share.Band_km2.IsKnown)))
            {
                _svg.Group("c-ink").Path($"M{Svg.Number(Margin)} {Svg.Number(y - 4.0)}h26m-26 -4v8m26 -8v8", "line thin").Close();
                _svg.Sized(11.5, Margin + 34.0, y, "5–95 %", "strong").Sized(10.5, Margin + 34.0 + TextFit.Width("5–95 %", 11.5, isBold: true) + 2.0, y, "(in brackets)", "soft");
            }
        }

        /// <summary>Below each map what is left after each step, as the radius of a ring of the same area.</summary>
        private void DrawLadders()
        {
            var top = _y + 6.0;
            var bottom = top + (_data.Shares.Count * LadderPitch);
            for (var i = 0; i < _data.Shares.Count; i++)
            {
                var y = top + (i * LadderPitch);
                _svg.Line(Margin, y, Right, y, "grid");
                RingPlot.Swatch(_svg, _colours[i], Margin, y + 4.0, 13.0, 20.0);
                _svg.Sized(12.0, Margin + 19.0, y + 13.0, TextFit.Cut(_data.Shares[i].Name, (Gutter - 19.0) / 1.15, 12.0), "strong");
                _svg.Paragraph(MeaningSize, Margin + 19.0, y + 24.5, MeaningRoom, _data.Shares[i].Meaning, 2, "soft", 1.0);
            }

            for (var i = 0; i < _data.Heights.Count; i++)
            {
                var axis = new RangeAxis(false, 0.0, _data.Ring_km, Column(i), _columnWidth - 4.0);
                foreach (var tick in axis.Ticks(4))
                {
                    _svg.Line(axis.X(tick), top, axis.X(tick), bottom, "grid");
                    _svg.Sized(10.0, axis.X(tick), bottom + 12.0, Precision.Plain(tick), "soft", tick <= 0.0 ? TextAnchor.Start : tick >= 0.97 * _data.Ring_km ? TextAnchor.End : TextAnchor.Middle);
                }

                for (var share = 0; share < _data.Shares.Count; share++)
                {
                    DrawStep(axis, _data.Heights[i], share, top + (share * LadderPitch));
                }
            }

            _svg.Line(Margin, bottom, Right, bottom, "grid");
            _svg.Sized(10.0, Margin, bottom + 12.0, TextFit.Cut("radius of an equal ring, km", Gutter, 10.0), "soft");
            _y += LaddersHeight();
        }

        private void DrawStep(RangeAxis axis, RingPageHeight height, int share, double top)
        {
            var ring_km2 = height.Shares[0].Area_km2;
            var area = height.Shares[share];
            var text = $"{Share(height, share)} · {AreaWords.Area(area.Area_km2)}";
            var y = top + 9.0;
            _svg.Group("step", $"{height.Label} {height.Reference}, {_data.Shares[share].Name}: {text}{Band(area, ring_km2)}");
            _svg.Empty("rect", ("x", Svg.Number(axis.Left)), ("y", Svg.Number(y - 4.5)), ("width", Svg.Number(axis.X(Radius(area.Area_km2)) - axis.Left)), ("height", "9"), ("class", "share"), ("fill", _colours[share].Hex), ("stroke", "#59636e"), ("stroke-width", ".5"));
            if (area.Band_km2 is { IsKnown: true, Width: > 0.0 } band)
            {
                _svg.Group("c-ink");
                axis.Whisker(_svg, Radius(band.Low), Radius(band.High), y, 3.0);
                _svg.Close();
            }

            _svg.Close();
            _svg.Sized(10.5, axis.Left, top + 25.0, TextFit.Cut(text, _columnWidth, 10.5), share == _data.Shares.Count - 1 ? "strong" : "");

            double Radius(double km2) => _data.Ring_km * Math.Sqrt(km2 / ring_km2);
        }

        private void DrawTable()
        {
            var unknown = _data.Heights.Any(height => height.Unknown_km2 > 0.0) ? 66.0 : 0.0;

            // The ring itself has no band and needs less room.
            var ring = _data.Heights.Any(height => height.Shares[0].Band_km2 is { IsKnown: true, Width: > 0.0 }) ? (Inner - FirstColumn - unknown) / _data.Shares.Count : 70.0;
            var column = (Inner - FirstColumn - unknown - ring) / (_data.Shares.Count - 1);
            double End(int share) => Margin + FirstColumn + ring + (share * column);

            var y = _y + 21.0;
            _svg.Sized(10.5, Margin, y, "km² and %", "soft");
            for (var share = 0; share < _data.Shares.Count; share++)
            {
                _svg.Sized(11.5, End(share), y, TextFit.Cut(_data.Shares[share].Name, (share == 0 ? ring : column) / 1.15, 11.5), "strong", TextAnchor.End);
            }

            if (unknown > 0.0)
            {
                _svg.Sized(11.5, Right, y, "unknown", "strong", TextAnchor.End);
            }

            y += 6.0;
            _svg.Line(Margin, y, Right, y, "axis");
            foreach (var height in _data.Heights)
            {
                _svg.Sized(12.0, Margin, y + 12.0, TextFit.Cut(height.Label, FirstColumn / 1.15, 12.0), "strong");
                _svg.Sized(10.0, Margin, y + 24.0, TextFit.Cut(height.Reference, FirstColumn, 10.0), "soft");
                var ring_km2 = height.Shares[0].Area_km2;
                for (var share = 0; share < _data.Shares.Count; share++)
                {
                    var area = height.Shares[share];
                    var isBanded = area.Band_km2 is { IsKnown: true, Width: > 0.0 };
                    var room = (share == 0 ? ring : column) - 3.0;
                    _svg.Sized(10.5, End(share), y + 12.0, TextFit.Cut(AreaWords.Number(area.Area_km2) + (isBanded ? $" ({AreaWords.Numbers(area.Band_km2.Low, area.Band_km2.High)})" : ""), room, 10.5), "", TextAnchor.End);
                    _svg.Sized(10.5, End(share), y + 24.0, TextFit.Cut(Share(height, share) + (isBanded ? $" ({AreaWords.Percents(area.Band_km2.Low / ring_km2, area.Band_km2.High / ring_km2)})" : ""), room, 10.5), "soft", TextAnchor.End);
                }

                if (unknown > 0.0)
                {
                    _svg.Sized(10.5, Right, y + 12.0, AreaWords.Number(height.Unknown_km2), "", TextAnchor.End);
                    _svg.Sized(10.5, Right, y + 24.0, AreaWords.Percent(height.Unknown_km2 / ring_km2), "soft", TextAnchor.End);
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
            _svg.Sized(14.0, left, _y + 12.0, TextFit.Cut(inset.Title, width / 1.15, 14.0), "strong");
            var x = left;
            for (var series = 0; series < inset.Series.Count; series++)
            {
                var text = TextFit.Cut(inset.Series[series], ((width - InsetNumbers) / inset.Series.Count) - 28.0, 11.0);
                _svg.Group(SeriesMark.Colour(series)).Series(series, x + 5.0, _y + 24.0, 4.2, isFilled: series % 2 == 0).Close();
                _svg.Sized(11.0, x + 14.0, _y + 28.0, text);
                x += TextFit.Width(text, 11.0) + 28.0;
            }

            double[] values = [.. inset.Values.SelectMany((row, i) => row.SelectMany(area => new[] { area.Area_km2, area.Band_km2.Low }).Where(area => area > 0.0).Select(area => area / _data.Heights[i].Shares[0].Area_km2))];
            var axis = RangeAxis.Logarithmic(Math.Clamp(values.DefaultIfEmpty(0.01).Min(), LeastShare, 0.2), 1.0, left + InsetLabel, width - InsetLabel - InsetNumbers);
            var top = _y + 36.0;
            var bottom = top + (_data.Heights.Count * InsetPitch);
            foreach (var tick in axis.Ticks(6))
            {
                _svg.Line(axis.X(tick), top, axis.X(tick), bottom, "grid");
                _svg.Sized(10.0, axis.X(tick), bottom + 12.0, Precision.Plain(Math.Round(100.0 * tick, 6)), "soft", TextAnchor.Middle);
            }

            var pitch = (InsetNumbers - 8.0) / inset.Series.Count;
            for (var series = 0; series < inset.Series.Count; series++)
            {
                _svg.Group(SeriesMark.Colour(series)).Series(series, left + width - ((inset.Series.Count - 1 - series) * pitch) - 8.0, top - 8.0, 3.6, isFilled: series % 2 == 0).Close();
            }

            for (var i = 0; i < _data.Heights.Count; i++)
            {
                DrawInsetRow(inset, i, axis, left, top + (i * InsetPitch), width);
            }

            _svg.Line(left, bottom, left + width, bottom, "grid");
            _svg.Sized(10.0, left, bottom + 24.0, TextFit.Cut($"{inset.Words}; % of the ring, by equal factors", width, 10.0), "soft");
        }

        private void DrawInsetRow(RingPageInset inset, int row, RangeAxis axis, double left, double top, double width)
        {
            var ring_km2 = _data.Heights[row].Shares[0].Area_km2;
            double[] shares = [.. inset.Values[row].Select(area => area.Area_km2 / ring_km2)];
            _svg.Line(left, top, left + width, top, "grid");
            _svg.Sized(11.5, left, top + 14.5, TextFit.Cut(_data.Heights[row].Label, (InsetLabel - 6.0) / 1.15, 11.5), "strong");
            for (var series = shares.Length - 1; series >= 0; series--)
            {
                // One a little below the other, so that whiskers do not lie on one another.
                var y = top + (0.5 * InsetPitch) + ((series - (0.5 * (shares.Length - 1))) * InsetPitch * 0.8 / shares.Length);
                _svg.Group(SeriesMark.Colour(series), $"{_data.Heights[row].Label} {_data.Heights[row].Reference}, {inset.Series[series]}: {AreaWords.Percent(shares[series])}{Band(inset.Values[row][series], ring_km2)}");
                if (inset.Values[row][series].Band_km2 is { IsKnown: true, Width: > 0.0 } band)
                {
                    axis.Whisker(_svg, band.Low / ring_km2, band.High / ring_km2, y, 2.2);
                }

                _svg.Series(series, axis.X(shares[series]), y, 3.4, isFilled: series % 2 == 0).Close();
            }

            // The numbers stand in the order of the series, each under its mark.
            var pitch = (InsetNumbers - 8.0) / shares.Length;
            for (var series = 0; series < shares.Length; series++)
            {
                _svg.Sized(10.5, left + width - ((shares.Length - 1 - series) * pitch), top + 14.5, TextFit.Cut(AreaWords.Percent(shares[series]), pitch, 10.5), "", TextAnchor.End);
            }
        }

        private void DrawLowObservable()
        {
            if (_data.LowObservable is not { } chart)
            {
                return;
            }

            _svg.Sized(14.0, Margin, _y + 12.0, TextFit.Cut(chart.Caption.Title, Inner / 1.15, 14.0), "strong");
            LowObservableChart.Draw(_svg, chart, Margin, _y + 20.0, Inner, LowObservableChart.Dense);
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
