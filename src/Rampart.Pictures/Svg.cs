using System.Globalization;
using System.Text;

namespace Rampart.Pictures;

/// <summary>Where a text stands to its point.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>Writes one SVG picture: well formed, escaped, with a title and a description for those who do not see it, and nothing from elsewhere.</summary>
/// <remarks>
/// The same calls give the same text: numbers have at most two decimals and no culture. Looks come from classes (<see cref="PictureStyle"/>),
/// whose rules stand inside the picture, so that it looks right alone and inside a page.
/// </remarks>
public sealed class Svg
{
    private readonly StringBuilder _out = new();
    private readonly Stack<string> _open = new();
    private bool _isFinished;

    /// <param name="width">Width of the picture in its own units; on a page it takes the width it is given.</param>
    /// <param name="height">Height in the same units.</param>
    /// <param name="caption">What it shows.</param>
    public Svg(double width, double height, Caption caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        Caption = caption;
        Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "rampart-picture"), ("role", "img"),
            ("width", Number(width)), ("height", Number(height)), ("viewBox", $"0 0 {Number(width)} {Number(height)}"));
        Element("title", caption.Title);
        Element("desc", caption.Description);
        Element("style", PictureStyle.Css);
        Rectangle(0, 0, width, height, "paper");
    }

    public double Width { get; }

    public double Height { get; }

    public Caption Caption { get; }

    /// <summary>A number as it stands in the picture: at most two decimals, a point, no exponent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A picture has finite coordinates only.");
        }

        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return string.Equals(text, "-0", StringComparison.Ordinal) ? "0" : text;
    }

    /// <summary>Text that may stand in an element or an attribute of XML and of HTML, whatever a scenario's author wrote.</summary>
    /// <remarks>Characters that XML forbids (controls, halves of surrogate pairs) become U+FFFD.</remarks>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' => escaped.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The name under which this picture may define something, apart from those of other pictures on the same page.</summary>
    public string Local(string name) => $"{Caption.Id}-{name}";

    public Svg Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(element, attributes, ">");
        _open.Push(element);
        return this;
    }

    public Svg Close()
    {
        _out.Append("</").Append(_open.Pop()).Append(">\n");
        return this;
    }

    /// <summary>A group with classes; a tip, if given, is what a pointer that rests on it shows.</summary>
    public Svg Group(string @class, string? tip = null)
    {
        Open("g", ("class", @class));
        return tip is null ? this : Element("title", tip);
    }

    public Svg Line(double x1, double y1, double x2, double y2, string @class) =>
        Empty("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("class", @class));

    public Svg Rectangle(double x, double y, double width, double height, string @class) =>
        Empty("rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("class", @class));

    /// <summary>A rectangle filled with something that the picture defined under a local name.</summary>
    public Svg Rectangle(double x, double y, double width, double height, string @class, string fill) =>
        Empty("rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("class", @class), ("fill", $"url(#{Local(fill)})"));

    public Svg Circle(double x, double y, double radius, string @class) =>
        Empty("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), ("class", @class));

    /// <param name="data">Path data, written with <see cref="Number"/>.</param>
    /// <param name="class">Its classes.</param>
    public Svg Path(string data, string @class) => Empty("path", ("d", data), ("class", @class));

    public Svg Text(double x, double y, string text, string @class = "", TextAnchor anchor = TextAnchor.Start)
    {
        var classes = anchor switch
        {
            TextAnchor.Middle => $"{@class} middle",
            TextAnchor.End => $"{@class} end",
            _ => @class,
        };
        Tag("text", [("x", Number(x)), ("y", Number(y)), ("class", classes.Trim())], ">");
        _out.Append(Escape(text)).Append("</text>\n");
        return this;
    }

    /// <summary>A raster, kept inside the picture; its pixels stay squares however large they are drawn.</summary>
    public Svg Image(double x, double y, double width, double height, ReadOnlySpan<byte> png) =>
        Empty("image", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("preserveAspectRatio", "none"),
            ("image-rendering", "pixelated"), ("href", PngImage.DataUri(png)));

    public Svg Element(string element, string text)
    {
        _out.Append('<').Append(element).Append('>').Append(Escape(text)).Append("</").Append(element).Append(">\n");
        return this;
    }

    public Svg Empty(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(element, attributes, "/>\n");
        return this;
    }

    /// <summary>The finished picture.</summary>
    public override string ToString()
    {
        if (!_isFinished)
        {
            _isFinished = true;
            while (_open.Count > 0)
            {
                Close();
            }
        }

        return _out.ToString();
    }

    private void Tag(string element, ReadOnlySpan<(string Name, string Value)> attributes, string end)
    {
        _out.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value.Length > 0)
            {
                _out.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
            }
        }

        _out.Append(end);
    }
}
