namespace Rampart.Pictures;

/// <summary>The mark and colour of each of some series; each has its own shape, so that no colour is needed.</summary>
internal static class SeriesMark
{
    public const int Most = 6;
    private static readonly string[] Colours = ["c-blue", "c-vermillion", "c-green", "c-purple", "c-orange", "c-ink"];

    public static string Colour(int series) => Colours[series];

    /// <summary>Drawn in the colour around it; filled, or open with paper inside.</summary>
    public static Svg Series(this Svg svg, int series, double x, double y, double size, bool isFilled)
    {
        var @class = isFilled ? "solid edge" : "open";
        string P(double right, double down) => $"{Svg.Number(x + (size * right))} {Svg.Number(y + (size * down))}";
        return series switch
        {
            0 => svg.Circle(x, y, size, @class),
            1 => svg.Path($"M{P(0, -1.25)}L{P(1.25, 0)}L{P(0, 1.25)}L{P(-1.25, 0)}Z", @class),
            2 => svg.Path($"M{P(0, -1.15)}L{P(1.15, .9)}L{P(-1.15, .9)}Z", @class),
            3 => svg.Path($"M{P(-.9, -.9)}L{P(.9, -.9)}L{P(.9, .9)}L{P(-.9, .9)}Z", @class),
            4 => svg.Path($"M{P(0, 1.15)}L{P(1.15, -.9)}L{P(-1.15, -.9)}Z", @class),
            5 => svg.Path($"M{P(0, -1.2)}L{P(1.14, -.37)}L{P(.71, .97)}L{P(-.71, .97)}L{P(-1.14, -.37)}Z", @class),
            _ => throw new ArgumentOutOfRangeException(nameof(series), series, $"At most {Most} series are told apart."),
        };
    }

    /// <summary>Text in a size of its own, for pages whose sizes follow the paper.</summary>
    public static Svg Sized(this Svg svg, double size, double x, double y, string text, string @class = "", TextAnchor anchor = TextAnchor.Start) =>
        svg.Open("g", ("font-size", Svg.Number(size))).Text(x, y, text, @class, anchor).Close();

    /// <summary>A text in as many lines as it needs and is given; where the next one may stand.</summary>
    public static double Paragraph(this Svg svg, double size, double x, double y, double room, string text, int most, string @class = "", double leading = 1.25)
    {
        var bold = @class.Contains("strong", StringComparison.Ordinal) ? 1.15 : 1.0;
        foreach (var line in TextWrap.Lines(text, room, size * bold, most))
        {
            svg.Sized(size, x, y, line, @class);
            y += size * leading;
        }

        return y;
    }
}
