using System.Globalization;

namespace Rampart.Pictures;

/// <summary>One step of the way from raid to kill, and what of the step before did not come this far.</summary>
/// <param name="Name">What was reached: detected.</param>
/// <param name="Reached">How many.</param>
/// <param name="LostWords">What those lost before this step were: never detected.</param>
/// <param name="Leaked">How many of the lost leaked.</param>
/// <param name="Other">How many of the lost ended otherwise: still flying, left the scene.</param>
public sealed record WaterfallStep(string Name, int Reached, string LostWords, int Leaked, int Other);

/// <summary>What a <see cref="Waterfall"/> shows.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Of">What is counted: hostile targets.</param>
/// <param name="Raid">How many there were.</param>
/// <param name="Steps">The way, ending with the killed.</param>
public sealed record WaterfallData(Caption Caption, string Of, int Raid, IReadOnlyList<WaterfallStep> Steps)
{
    public int Leaked => Steps.Sum(step => step.Leaked);

    public int Other => Steps.Sum(step => step.Other);

    /// <summary>Says where numbers do not add up; empty if they do.</summary>
    public string Problem()
    {
        var before = Raid;
        foreach (var step in Steps)
        {
            if (step.Reached < 0 || step.Leaked < 0 || step.Other < 0 || before != step.Reached + step.Leaked + step.Other)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{before} came to the step \"{step.Name}\", but {step.Reached} reached it, {step.Leaked} leaked and {step.Other} ended otherwise.");
            }

            before = step.Reached;
        }

        return string.Empty;
    }
}

/// <summary>From the raid to the killed, step by step; what is lost between two steps is hatched and numbered.</summary>
public static class Waterfall
{
    private const double Width = 960.0;
    private const double Height = 380.0;
    private const double Left = 20.0;
    private const double Base = 300.0;
    private const double Full = 230.0;
    private const double BarShare = 0.62;

    /// <exception cref="ArgumentException">The numbers do not add up.</exception>
    public static string Draw(WaterfallData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Problem() is { Length: > 0 } problem)
        {
            throw new ArgumentException(problem, nameof(data));
        }

        var svg = new Svg(Width, Height, data.Caption);
        Hatches.Define(svg, Hatches.LostToLeak, Hatches.LostOtherwise);
        var pitch = (Width - (2.0 * Left)) / (data.Steps.Count + 2);
        var bar = pitch * BarShare;
        double Y(int count) => Base - (Full * count / Math.Max(1, data.Raid));
        double X(int column) => Left + (pitch * (column + 0.5)) - (0.5 * bar);

        svg.Line(Left, Base, Width - Left, Base, "axis");
        Column(svg, X(0), bar, Y(data.Raid), Base, "c-grey", data.Raid, "raid");
        var before = data.Raid;
        for (var i = 0; i < data.Steps.Count; i++)
        {
            var step = data.Steps[i];
            var x = X(i + 1);
            var isLast = i == data.Steps.Count - 1;
            svg.Line(X(i) + bar, Y(before), x, Y(before), "leader");
            var middle = Y(step.Reached + step.Leaked);
            if (step.Other > 0)
            {
                svg.Group("c-grey", $"{step.LostWords}: {step.Other} ended otherwise").Rectangle(x, Y(before), bar, middle - Y(before), "outline", Hatches.LostOtherwise).Close();
            }

            if (step.Leaked > 0)
            {
                svg.Group("c-vermillion", $"{step.LostWords}: {step.Leaked} leaked").Rectangle(x, middle, bar, Y(step.Reached) - middle, "outline", Hatches.LostToLeak).Close();
            }

            Column(svg, x, bar, Y(step.Reached), Base, isLast ? "c-ink" : "c-blue", step.Reached, step.Name);
            var lost = before - step.Reached;
            if (lost > 0)
            {
                svg.Text(x + (0.5 * bar), Y(before) - 20.0, string.Create(CultureInfo.InvariantCulture, $"−{lost}"), "strong", TextAnchor.Middle);
                svg.Text(x + (0.5 * bar), Y(before) - 6.0, TextFit.Cut(step.LostWords, pitch + 6.0, 12.0), "small soft", TextAnchor.Middle);
            }

            before = step.Reached;
        }

        // Beside the killed stand all that were lost on the way, so that the last two columns make up the raid.
        var last = X(data.Steps.Count + 1);
        var leakedTop = Y(data.Leaked);
        var otherTop = Y(data.Leaked + data.Other);
        Column(svg, last, bar, leakedTop, Base, "c-vermillion", data.Leaked, "leaked");
        if (data.Other > 0)
        {
            svg.Group("c-grey").Rectangle(last, otherTop, bar, leakedTop - otherTop, "outline", Hatches.LostOtherwise).Close();
            svg.Text(last + (0.5 * bar), otherTop - 6.0, string.Create(CultureInfo.InvariantCulture, $"{data.Other} otherwise"), "small strong", TextAnchor.Middle);
        }


        svg.Text(Left, 22.0, TextFit.Cut(data.Caption.Title, 600.0, 15.0), "large");
        var y = Height - 24.0;
        svg.Group("c-vermillion").Rectangle(Left, y - 11.0, 22.0, 13.0, "outline", Hatches.LostToLeak).Close();
        svg.Text(Left + 30.0, y, "lost before this step, and leaked", "small");
        svg.Group("c-grey").Rectangle(Left + 270.0, y - 11.0, 22.0, 13.0, "outline", Hatches.LostOtherwise).Close();
        svg.Text(Left + 300.0, y, "lost before this step, ended otherwise (still flying, left the scene)", "small");
        svg.Text(Width - Left, y, $"counted: {TextFit.Cut(data.Of, 200.0, 12.0)}", "small soft", TextAnchor.End);
        return svg.ToString();
    }

    private static void Column(Svg svg, double x, double bar, double top, double bottom, string colour, int count, string name)
    {
        svg.Group(colour).Rectangle(x, top, bar, bottom - top, "solid").Close();
        var number = count.ToString(CultureInfo.InvariantCulture);
        if (bottom - top > 26.0)
        {
            svg.Text(x + (0.5 * bar), top + 20.0, number, "large halo", TextAnchor.Middle);
        }
        else
        {
            svg.Text(x + (0.5 * bar), bottom - 5.0, number, "large halo", TextAnchor.Middle);
        }

        svg.Text(x + (0.5 * bar), bottom + 18.0, TextFit.Cut(name, (bar / BarShare) - 4.0), "strong", TextAnchor.Middle);
    }
}
