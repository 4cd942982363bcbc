namespace Rampart.Pictures;

/// <summary>Fills of colour and hatching, told apart without colour as well.</summary>
internal static class Hatches
{
    public const string LostToLeak = "lost-leaked";
    public const string LostOtherwise = "lost-otherwise";

    /// <summary>How many different fills there are.</summary>
    public const int Count = 20;

    private static readonly string[] FillColours = ["c-blue", "c-faint", "c-ink", "c-sky", "c-orange", "c-yellow", "c-green", "c-purple", "c-vermillion", "c-grey"];

    private static readonly string[] Strokes =
    [
        "",
        "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        "M0 4H8",
        "M4 0V8",
        "M0 0L8 8M8 0L0 8",
    ];

    /// <summary>The name of a fill by its number; neighbours differ in colour, and the same colour comes back only with another hatching.</summary>
    public static string Name(int number) => $"fill-{number % Count}";

    public static void Define(Svg svg, params ReadOnlySpan<string> names)
    {
        svg.Open("defs");
        foreach (var name in names)
        {
            switch (name)
            {
                case LostToLeak:
                    Pattern(svg, name, "c-paper", Strokes[1], "c-vermillion");
                    break;
                case LostOtherwise:
                    Pattern(svg, name, "c-paper", Strokes[2], "c-grey");
                    break;
                default:
                    var number = int.Parse(name.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
                    var round = number / FillColours.Length;
                    Pattern(svg, name, FillColours[number % FillColours.Length], Strokes[round == 0 ? 0 : 1 + (number % (Strokes.Length - 1))], "");
                    break;
            }
        }

        svg.Close();
    }

    private static void Pattern(Svg svg, string name, string colour, string strokes, string strokeColour)
    {
        svg.Open("pattern", ("id", svg.Local(name)), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse"));
        svg.Group(colour).Rectangle(0, 0, 8, 8, "solid").Close();
        if (strokes.Length > 0)
        {
            if (strokeColour.Length > 0)
            {
                svg.Group(strokeColour).Path(strokes, "line").Close();
            }
            else
            {
                svg.Path(strokes, string.Equals(colour, "c-ink", StringComparison.Ordinal) ? "hatch-light" : "hatch");
            }
        }

        svg.Close();
    }
}
