using System.Text;
using Rampart.Pictures;

namespace Rampart.Results.Report;

/// <summary>A cell of a table: text, or a piece of the page that was escaped already.</summary>
public readonly record struct Cell(string Text, string? Markup = null, string Class = "")
{
    public static implicit operator Cell(string text) => new(text);

    public static implicit operator Cell(int number) => new(Say.Number(number), null, "n");

    public static Cell Figure(string text) => new(text, null, "n");

    public static Cell Raw(string markup) => new("", markup);
}

/// <summary>Writes the page, so that it is well-formed XML as well as HTML and every text from outside is escaped.</summary>
public sealed class Html
{
    private readonly StringBuilder _out = new();
    private readonly Stack<string> _open = new();

    public static string Escape(string text) => Svg.Escape(text);

    public Html Raw(string markup)
    {
        _out.Append(markup).Append('\n');
        return this;
    }

    public Html Open(string element, string @class = "", string id = "", string more = "")
    {
        _out.Append('<').Append(element);
        Attribute("class", @class);
        Attribute("id", id);
        _out.Append(more.Length > 0 ? " " : "").Append(more).Append(">\n");
        _open.Push(element);
        return this;
    }

    public Html Close()
    {
        _out.Append("</").Append(_open.Pop()).Append(">\n");
        return this;
    }

    public Html Element(string element, string text, string @class = "")
    {
        _out.Append('<').Append(element);
        Attribute("class", @class);
        _out.Append('>').Append(Escape(text)).Append("</").Append(element).Append(">\n");
        return this;
    }

    public Html Paragraph(string text, string @class = "") => Element("p", text, @class);

    /// <summary>Opens a section of the page with its heading.</summary>
    public Html Section(string id, string heading) => Open("section", "", id).Element("h2", heading);

    /// <summary>A picture with a sentence on how to read it.</summary>
    public Html Figure(string picture, string caption)
    {
        Open("figure").Raw(picture).Element("figcaption", caption);
        return Close();
    }

    public Html Table(IReadOnlyList<string> columns, IEnumerable<Cell[]> rows, string caption = "")
    {
        Open("div", "scroll").Open("table");
        if (caption.Length > 0)
        {
            Element("caption", caption);
        }

        _out.Append("<thead><tr>");
        foreach (var column in columns)
        {
            _out.Append("<th scope=\"col\">").Append(Escape(column)).Append("</th>");
        }

        _out.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            _out.Append("<tr>");
            for (var i = 0; i < row.Length; i++)
            {
                var element = i == 0 ? "th" : "td";
                _out.Append('<').Append(element).Append(i == 0 ? " scope=\"row\"" : "");
                Attribute("class", row[i].Class);
                _out.Append('>').Append(row[i].Markup ?? Escape(row[i].Text)).Append("</").Append(element).Append('>');
            }

            _out.Append("</tr>\n");
        }

        _out.Append("</tbody>\n");
        return Close().Close();
    }

    public override string ToString()
    {
        while (_open.Count > 0)
        {
            Close();
        }

        return _out.ToString();
    }

    private void Attribute(string name, string value)
    {
        if (value.Length > 0)
        {
            _out.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }
    }
}
