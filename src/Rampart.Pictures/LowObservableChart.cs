using System.Globalization;

namespace Rampart.Pictures;

/// <summary>A radar of a <see cref="LowObservableChart"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Band">"L-band, 1.3 GHz".</param>
/// <param name="Horizon_km">Beyond it the Earth hides the target at the height that the chart is about; none where that is not known.</param>
/// <param name="Display_km">Its instrumented range: what is farther is not shown; none where that is not known.</param>
public sealed record LowObservableRadar(string Name, string Band, double? Horizon_km, double? Display_km);

/// <summary>How far a radar sees a target by its echo alone.</summary>
/// <param name="Half_km">Where it detects one look of two; nought where it never does.</param>
/// <param name="Ninety_km">Where it detects nine looks of ten.</param>
public readonly record struct LowObservableRange(double Half_km, double Ninety_km);

/// <summary>What somebody says of a target's radar cross-section, and what follows for each radar.</summary>
/// <param name="Label">The target.</param>
/// <param name="Rcs_m2">Its radar cross-section.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Ranges">For each radar in its order; none where nothing can be said.</param>
public sealed record LowObservableClaim(string Label, double Rcs_m2, string Source, IReadOnlyList<LowObservableRange?> Ranges);

/// <summary>What a <see cref="LowObservableChart"/> shows.</summary>
public sealed record LowObservableData
{
    public required Caption Caption { get; init; }

    public required IReadOnlyList<LowObservableRadar> Radars { get; init; }

    public required IReadOnlyList<LowObservableClaim> Claims { get; init; }

    /// <summary>Whether distances are drawn by equal factors.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>What holds for all: the target's height, its fluctuation, the false-alarm rate.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>What the chart rests on where it stands alone, a line for each; a page has its own.</summary>
    public IReadOnlyList<string> Stamps { get; init; } = [];
}

/// <summary>How far each radar sees a target of each claimed radar cross-section, at two probabilities of detection, beside what limits it otherwise.</summary>
public static class LowObservableChart
{
    private const double Width = 960.0;
    private const double Margin = 16.0;
    private const double LeastRow = 42.0;
    private const double LabelShare = 0.27;
    private const double TextRoom = 118.0;
    private const double StampPitch = 16.0;

    /// <summary>How far apart the radars of one claim stand where the chart is alone, and where it is part of a page.</summary>
    internal const double Alone = 15.0;
    internal const double Dense = 12.0;

    public static string Draw(LowObservableData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        string[] stamps = [.. data.Stamps.SelectMany(stamp => TextWrap.Lines(stamp, Width - (2.0 * Margin), 12.0, 3))];
        var below = Height(data, Alone) + 52.0;
        var svg = new Svg(Width, below + (stamps.Length > 0 ? (StampPitch * stamps.Length) + 8.0 : 0.0), data.Caption);
        svg.Text(Margin, 26.0, TextWrap.Title(data.Caption, Width), "large");
        Draw(svg, data, Margin, 44.0, Width - (2.0 * Margin), Alone);
        for (var i = 0; i < stamps.Length; i++)
        {
            svg.Text(Margin, below + 12.0 + (i * StampPitch), stamps[i], "small soft");
        }

        return svg.ToString();
    }

    /// <summary>How much room a chart takes from its top to its bottom, without its title.</summary>
    internal static double Height(LowObservableData data, double pitch) =>
        LegendHeight(data) + (data.Claims.Count * RowHeight(data, pitch)) + 36.0 + (data.Note.Length > 0 ? 26.0 : 0.0);

    /// <summary>Draws the chart without its title into a part of a picture.</summary>
    internal static void Draw(Svg svg, LowObservableData data, double left, double top, double width, double pitch)
    {
        Check(data);
        var label = LabelShare * width;
        var plot = left + label;
        var axis = Axis(data, plot, width - label - 14.0);
        DrawLegend(svg, data, left, top, width);
        var first = top + LegendHeight(data);
        var bottom = first + (data.Claims.Count * RowHeight(data, pitch));
        foreach (var tick in axis.Ticks(12))
        {
            svg.Line(axis.X(tick), first, axis.X(tick), bottom, "grid");
            svg.Sized(11.0, axis.X(tick), bottom + 15.0, Precision.Plain(tick), "soft", TextAnchor.Middle);
        }

        svg.Line(plot, bottom, axis.Right, bottom, "axis");
        svg.Sized(11.0, plot + (0.5 * (axis.Right - plot)), bottom + 29.0, $"detection range by the echo alone, km{(data.IsLogarithmic ? " (equal steps are equal factors)" : "")}", "", TextAnchor.Middle);
        DrawLimits(svg, data, axis, first, bottom);
        for (var i = 0; i < data.Claims.Count; i++)
        {
            DrawClaim(svg, data, axis, data.Claims[i], left, label - 12.0, pitch, first + (i * RowHeight(data, pitch)));
            svg.Line(left, first + ((i + 1) * RowHeight(data, pitch)), axis.Right, first + ((i + 1) * RowHeight(data, pitch)), "grid");
        }

        if (data.Note.Length > 0)
        {
            svg.Paragraph(11.0, left, bottom + 44.0, width, data.Note, 2, "soft");
        }
    }

    /// <summary>A radar cross-section as analysts write it: 0.001 m² (−30 dBsm).</summary>
    internal static string Rcs(double rcs_m2) =>
        $"{Precision.Plain(double.Parse(rcs_m2.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))} m² ({Precision.Plain(Math.Round(10.0 * Math.Log10(rcs_m2)))} dBsm)";

    private static double RowHeight(LowObservableData data, double pitch) => Math.Max(LeastRow, (data.Radars.Count + 0.7) * pitch);

    private static double LegendHeight(LowObservableData data) => (17.0 * ((data.Radars.Count + 1) / 2)) + 25.0;

    private static RangeAxis Axis(LowObservableData data, double left, double width)
    {
        double[] ranges = [.. data.Claims.SelectMany(claim => claim.Ranges).OfType<LowObservableRange>().SelectMany(range => new[] { range.Half_km, range.Ninety_km }).Where(range => range > 0.0)];
        double[] limits = [.. data.Radars.SelectMany(radar => new[] { radar.Horizon_km, radar.Display_km }).OfType<double>()];
        var greatest = ranges.Concat(limits).DefaultIfEmpty(1.0).Max();
        return data.IsLogarithmic
            ? RangeAxis.Logarithmic(Math.Min(Math.Max(ranges.Concat(limits).DefaultIfEmpty(1.0).Min(), greatest / 1e4), greatest / 2.0), greatest, left, width)
            : RangeAxis.Linear(greatest, left, width);
    }

    private static void DrawLegend(Svg svg, LowObservableData data, double left, double top, double width)
    {
        for (var i = 0; i < data.Radars.Count; i++)
        {
            var radar = data.Radars[i];
            var x = left + (i % 2 * 0.5 * width);
            var y = top + (17.0 * (i / 2)) + 11.0;
            svg.Group(SeriesMark.Colour(i)).Path($"M{Svg.Number(x)} {Svg.Number(y - 4.0)}h26", "line").Series(i, x, y - 4.0, 4.2, isFilled: true).Series(i, x + 26.0, y - 4.0, 4.2, isFilled: false).Close();
            var limits = (radar.Horizon_km, radar.Display_km) switch
            {
                ({ } horizon, { } display) => $" · horizon {AreaWords.Distance(horizon)}, display {AreaWords.Distance(display)}",
                ({ } horizon, null) => $" · horizon {AreaWords.Distance(horizon)}",
                (null, { } display) => $" · display {AreaWords.Distance(display)}",
                _ => "",
            };
            var room = (0.5 * width) - 44.0;
            var name = TextFit.Cut($"{radar.Name}, {radar.Band}", Math.Max(60.0, room - TextFit.Width(limits, 10.5)), 10.5);
            svg.Sized(10.5, x + 38.0, y, TextFit.Cut(name + limits, room, 10.5));
        }

        var last = top + LegendHeight(data) - 13.0;
        svg.Group("c-ink").Series(0, left, last - 4.0, 3.6, isFilled: true).Series(0, left + 72.0, last - 4.0, 3.6, isFilled: false)
            .Path($"M{Svg.Number(left + 300.0)} {Svg.Number(last - 4.0)}h26", "line short").Path($"M{Svg.Number(left + 470.0)} {Svg.Number(last - 4.0)}h26", "line dashdot").Path($"M{Svg.Number(left + 640.0)} {Svg.Number(last - 4.0)}h26", "line dots").Close();
        svg.Sized(11.0, left + 10.0, last, "Pd 0.9", "soft").Sized(11.0, left + 82.0, last, "Pd 0.5 (numbers in this order)", "soft")
            .Sized(11.0, left + 332.0, last, "its horizon", "soft").Sized(11.0, left + 502.0, last, "its display’s end", "soft").Sized(11.0, left + 672.0, last, "echo enough, but beyond a limit", "soft");
    }

    private static void DrawLimits(Svg svg, LowObservableData data, RangeAxis axis, double first, double bottom)
    {
        for (var i = 0; i < data.Radars.Count; i++)
        {
            var radar = data.Radars[i];
            Limit(svg, axis, radar.Horizon_km, "line thin short", $"{radar.Name}: horizon", i, first, bottom);
            Limit(svg, axis, radar.Display_km, "line thin dashdot", $"{radar.Name}: end of its display", i, first, bottom);
        }
    }

    private static void Limit(Svg svg, RangeAxis axis, double? limit_km, string @class, string words, int series, double first, double bottom)
    {
        if (limit_km is { } limit)
        {
            svg.Group(SeriesMark.Colour(series) + " limit", $"{words} {AreaWords.Distance(limit)}").Path($"M{Svg.Number(axis.X(limit))} {Svg.Number(first)}V{Svg.Number(bottom)}", @class).Series(series, axis.X(limit), first - 3.0, 2.8, isFilled: true).Close();
        }
    }

    private static void DrawClaim(Svg svg, LowObservableData data, RangeAxis axis, LowObservableClaim claim, double left, double room, double pitch, double top)
    {
        var middle = top + (0.5 * RowHeight(data, pitch));
        svg.Sized(12.5, left, middle - 9.0, TextFit.Cut(claim.Label, room / 1.15, 12.5), "strong");
        svg.Sized(11.0, left, middle + 5.0, TextFit.Cut(Rcs(claim.Rcs_m2), room, 11.0));
        svg.Sized(11.0, left, middle + 18.0, TextFit.Cut(claim.Source, room, 11.0), "soft");
        for (var i = 0; i < data.Radars.Count; i++)
        {
            var y = middle + ((i - (0.5 * (data.Radars.Count - 1))) * pitch);
            if (claim.Ranges[i] is not { } range)
            {
                svg.Group(SeriesMark.Colour(i)).Series(i, axis.Left + 8.0, y, 3.2, isFilled: false).Close();
                svg.Sized(10.5, axis.Left + 18.0, y + 4.0, "not known", "soft halo");
                continue;
            }

            DrawRange(svg, data.Radars[i], axis, claim, range, i, y);
        }
    }

    private static void DrawRange(Svg svg, LowObservableRadar radar, RangeAxis axis, LowObservableClaim claim, LowObservableRange range, int series, double y)
    {
        var limit = Math.Min(radar.Horizon_km ?? double.PositiveInfinity, radar.Display_km ?? double.PositiveInfinity);
        var (near, far) = (axis.X(range.Ninety_km), axis.X(range.Half_km));
        var words = range.Half_km <= 0.0 ? "never detected" : range.Ninety_km <= 0.0 ? $"never–{AreaWords.Distance(range.Half_km)}" : $"{KilometresWithoutUnit(range.Ninety_km)}–{AreaWords.Distance(range.Half_km)}";
        svg.Group(SeriesMark.Colour(series), $"{claim.Label}, {Rcs(claim.Rcs_m2)}, {radar.Name}: {words}");
        if (range.Half_km > 0.0)
        {
            var cut = Math.Clamp(double.IsFinite(limit) ? axis.X(limit) : far, near, far);
            svg.Path($"M{Svg.Number(near)} {Svg.Number(y)}H{Svg.Number(cut)}", "line");
            if (cut < far)
            {
                svg.Path($"M{Svg.Number(cut)} {Svg.Number(y)}H{Svg.Number(far)}", "line dots");
            }

            // Where nine looks of ten never detect it, the line comes from nowhere.
            if (range.Ninety_km > 0.0)
            {
                svg.Series(series, near, y, 4.2, isFilled: true);
            }

            svg.Series(series, far, y, 4.2, isFilled: false);
        }

        svg.Close();
        if (far + TextRoom < axis.Right || near - axis.Left < TextRoom)
        {
            svg.Sized(10.5, far + 9.0, y + 4.0, words, "halo");
        }
        else
        {
            svg.Sized(10.5, near - 9.0, y + 4.0, words, "halo", TextAnchor.End);
        }
    }

    private static string KilometresWithoutUnit(double distance_km) => AreaWords.Distance(distance_km)[..^3];

    private static void Check(LowObservableData data)
    {
        if (data.Radars.Count is 0 or > SeriesMark.Most)
        {
            throw new ArgumentOutOfRangeException(nameof(data), data.Radars.Count, $"The chart tells 1 to {SeriesMark.Most} radars apart.");
        }

        foreach (var limit in data.Radars.SelectMany(radar => new[] { radar.Horizon_km, radar.Display_km }).OfType<double>())
        {
            if (!double.IsFinite(limit) || limit <= 0.0)
            {
                throw new ArgumentOutOfRangeException(nameof(data), limit, "A limit is a number of kilometres above 0.");
            }
        }

        foreach (var claim in data.Claims)
        {
            if (!double.IsFinite(claim.Rcs_m2) || claim.Rcs_m2 <= 0.0)
            {
                throw new ArgumentOutOfRangeException(nameof(data), claim.Rcs_m2, $"The radar cross-section of {claim.Label} is a number of square metres above 0.");
            }

            if (claim.Ranges.Count != data.Radars.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(data), claim.Ranges.Count, $"{claim.Label} has ranges for other than {data.Radars.Count} radars.");
            }

            foreach (var range in claim.Ranges.OfType<LowObservableRange>())
            {
                if (!double.IsFinite(range.Half_km) || !(range.Ninety_km >= 0.0) || range.Ninety_km > range.Half_km)
                {
                    throw new ArgumentOutOfRangeException(nameof(data), range, $"{claim.Label}: what is detected nine times of ten is no farther than what is detected once of two.");
                }
            }
        }
    }
}
