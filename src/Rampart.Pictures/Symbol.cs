namespace Rampart.Pictures;

/// <summary>The marks of all pictures; each has its own shape, so that no colour is needed to read it.</summary>
internal enum Symbol
{
    /// <summary>The target was killed.</summary>
    Cross,

    /// <summary>The target reached its aim.</summary>
    Square,

    /// <summary>The target still flies.</summary>
    Chevron,

    /// <summary>The target left the scene.</summary>
    Bar,
    DiamondOpen,
    Diamond,
    TriangleOpen,
    Triangle,

    /// <summary>A shot killed.</summary>
    CircleCross,

    /// <summary>A shot met its target and did not kill it.</summary>
    Circle,

    /// <summary>A shot came to nothing.</summary>
    CircleSlash,
    Pentagon,
    PentagonOpen,
    SquareDot,
}

internal static class Symbols
{
    /// <summary>Draws a mark in the colour around it. Its size is its reach from the middle; direction, for those that point, clockwise from up.</summary>
    public static Svg Mark(this Svg svg, Symbol symbol, double x, double y, double size = 5.0, double direction_deg = 0.0)
    {
        string P(double right, double down)
        {
            var (sine, cosine) = Quantities.Portable.SinCos(direction_deg * Quantities.Portable.Pi / 180.0);
            return $"{Svg.Number(x + (size * ((right * cosine) - (down * sine))))} {Svg.Number(y + (size * ((right * sine) + (down * cosine))))}";
        }

        return symbol switch
        {
            Symbol.Cross => svg.Path($"M{P(-1, -1)}L{P(1, 1)}M{P(1, -1)}L{P(-1, 1)}", "line bold"),
            Symbol.Square => svg.Path($"M{P(-.9, -.9)}L{P(.9, -.9)}L{P(.9, .9)}L{P(-.9, .9)}Z", "solid edge"),
            Symbol.Chevron => svg.Path($"M{P(-1, .8)}L{P(0, -.8)}L{P(1, .8)}", "line"),
            Symbol.Bar => svg.Path($"M{P(-1.2, 0)}L{P(1.2, 0)}", "line bold"),
            Symbol.DiamondOpen => svg.Path($"M{P(0, -1)}L{P(.8, 0)}L{P(0, 1)}L{P(-.8, 0)}Z", "open"),
            Symbol.Diamond => svg.Path($"M{P(0, -1.1)}L{P(.9, 0)}L{P(0, 1.1)}L{P(-.9, 0)}Z", "solid edge"),
            Symbol.TriangleOpen => svg.Path($"M{P(0, -1)}L{P(.95, .8)}L{P(-.95, .8)}Z", "open"),
            Symbol.Triangle => svg.Path($"M{P(0, -1.1)}L{P(1, .9)}L{P(-1, .9)}Z", "solid edge"),
            Symbol.CircleCross => svg.Circle(x, y, size, "open").Path($"M{P(-.7, -.7)}L{P(.7, .7)}M{P(.7, -.7)}L{P(-.7, .7)}", "line"),
            Symbol.Circle => svg.Circle(x, y, size * .9, "open"),
            Symbol.CircleSlash => svg.Circle(x, y, size * .9, "open").Path($"M{P(-.64, .64)}L{P(.64, -.64)}", "line"),
            Symbol.Pentagon => svg.Path($"M{P(0, -1.2)}L{P(1.14, -.37)}L{P(.71, .97)}L{P(-.71, .97)}L{P(-1.14, -.37)}Z", "solid edge"),
            Symbol.PentagonOpen => svg.Path($"M{P(0, -1.2)}L{P(1.14, -.37)}L{P(.71, .97)}L{P(-.71, .97)}L{P(-1.14, -.37)}Z", "open"),
            Symbol.SquareDot => svg.Path($"M{P(-1, -1)}L{P(1, -1)}L{P(1, 1)}L{P(-1, 1)}Z", "open").Circle(x, y, size * .35, "solid"),
            _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "Not a mark."),
        };
    }
}

/// <summary>The colour, dash and mark of each side and fate, the same in all pictures.</summary>
internal static class Looks
{
    public static string Colour(PictureSide side, PictureFate fate) => (side, fate) switch
    {
        (PictureSide.Civil, _) => "c-green",
        (PictureSide.Friendly, _) => "c-blue",
        (_, PictureFate.Leaked) => "c-vermillion",
        (_, PictureFate.Killed) => "c-ink",
        (_, PictureFate.StillFlying) => "c-orange",
        _ => "c-purple",
    };

    public static string Line(PictureSide side, PictureFate fate) => (side, fate) switch
    {
        (PictureSide.Civil, _) => "line dashdot",
        (PictureSide.Friendly, _) => "line short",
        (_, PictureFate.Leaked) => "line bold",
        (_, PictureFate.Killed) => "line",
        _ => "line dash",
    };

    public static Symbol End(PictureFate fate) => fate switch
    {
        PictureFate.Killed => Symbol.Cross,
        PictureFate.Leaked => Symbol.Square,
        PictureFate.StillFlying => Symbol.Chevron,
        _ => Symbol.Bar,
    };

    public static string Words(PictureSide side, PictureFate fate)
    {
        var end = fate switch
        {
            PictureFate.Killed => "killed",
            PictureFate.Leaked => "leaked",
            PictureFate.StillFlying => "still flying",
            _ => "left the scene",
        };
        var whose = side switch
        {
            PictureSide.Hostile => "hostile",
            PictureSide.Civil => "civil",
            _ => "friendly",
        };
        return $"{whose}, {end}";
    }

    /// <summary>What should not have happened, whoever looks at it: a hostile target came through, or another one was killed.</summary>
    public static bool WentWrong(PictureSide side, PictureFate fate) =>
        side == PictureSide.Hostile ? fate == PictureFate.Leaked : fate == PictureFate.Killed;

    public static Symbol Shot(PictureShot shot) => shot switch
    {
        PictureShot.Kill => Symbol.CircleCross,
        PictureShot.Miss => Symbol.Circle,
        PictureShot.Failed => Symbol.CircleSlash,
        _ => Symbol.Chevron,
    };

    public static string Words(PictureShot shot) => shot switch
    {
        PictureShot.Kill => "intercept: kill",
        PictureShot.Miss => "intercept: no kill",
        PictureShot.Failed => "missile came to nothing",
        _ => "missile still flying",
    };
}
