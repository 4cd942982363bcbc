using System.Text;

namespace Rampart.Pictures;

/// <summary>How pictures look: colours that the colour-blind tell apart, in light and dark, and never as the only code.</summary>
/// <remarks>
/// <para>The colours are those of Okabe and Ito (Color Universal Design, 2008), lightened for dark paper where they would not stand out.</para>
/// <para>Each rule names its colour twice: plainly, for programs that know no custom properties (librsvg), then as a property, which
/// dark paper and a page around the picture may change.</para>
/// </remarks>
public static class PictureStyle
{
    private static readonly (string Name, string Light, string Dark)[] Colours =
    [
        ("paper", "#ffffff", "#14171a"),
        ("ground", "#f6f7f8", "#1b1f23"),
        ("ink", "#1b1f23", "#e8eaec"),
        ("soft", "#59636e", "#a3adb8"),
        ("faint", "#d5dadf", "#3a4149"),
        ("orange", "#e69f00", "#f0b43c"),
        ("sky", "#56b4e9", "#7cc7f0"),
        ("green", "#009e73", "#2cc295"),
        ("yellow", "#f0e442", "#d9ce3a"),
        ("blue", "#0072b2", "#5aa9e0"),
        ("vermillion", "#d55e00", "#ff8340"),
        ("purple", "#cc79a7", "#e29bc3"),
        ("grey", "#8a949e", "#7d8792"),
    ];

    /// <summary>The rules of all pictures; they hold inside a picture only.</summary>
    public static string Css { get; } = Build();

    private static string Build()
    {
        var css = new StringBuilder(4096);
        css.Append(".rampart-picture{");
        Properties(css, isDark: false);
        css.Append("font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif;font-size:13px}\n");
        css.Append("@media screen and (prefers-color-scheme:dark){.rampart-picture{");
        Properties(css, isDark: true);
        css.Append("}}\n");

        // c-… says a colour; what is drawn in it takes currentColor.
        foreach (var (name, light, _) in Colours)
        {
            css.Append($".rampart-picture .c-{name}{{color:{light};color:var(--rp-{name})}}\n");
        }

        Rule(css, ".paper", "fill", "paper");
        Rule(css, ".ground", "fill", "ground");
        Rule(css, "text", "fill", "ink");
        Rule(css, "text.soft", "fill", "soft");
        Rule(css, ".frame", "stroke", "faint", "fill:none;stroke-width:1");
        Rule(css, ".grid", "stroke", "faint", "fill:none;stroke-width:1");
        Rule(css, ".axis", "stroke", "soft", "fill:none;stroke-width:1");
        Rule(css, ".leader", "stroke", "soft", "fill:none;stroke-width:.7");
        Rule(css, ".halo", "stroke", "paper", "paint-order:stroke;stroke-width:3px;stroke-linejoin:round");
        Rule(css, ".open", "fill", "paper", "stroke:currentColor;stroke-width:1.6;stroke-linejoin:round");
        Rule(css, ".edge", "stroke", "paper", "stroke-width:.8");
        Rule(css, ".hatch", "stroke", "ink", "fill:none;stroke-width:1.4;stroke-opacity:.75");
        Rule(css, ".hatch-light", "stroke", "paper", "fill:none;stroke-width:1.4;stroke-opacity:.85");
        css.Append(
            """
            .rampart-picture .solid{fill:currentColor}
            .rampart-picture .line{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
            .rampart-picture .outline{stroke:currentColor;stroke-width:1}
            .rampart-picture .thin{stroke-width:1}
            .rampart-picture .bold{stroke-width:2.6}
            .rampart-picture .dash{stroke-dasharray:7 4}
            .rampart-picture .dots{stroke-dasharray:1 4}
            .rampart-picture .dashdot{stroke-dasharray:9 4 1 4}
            .rampart-picture .short{stroke-dasharray:3 3}
            .rampart-picture .wash{fill:currentColor;fill-opacity:.1;stroke:none}
            .rampart-picture .specks{fill:none;stroke:currentColor;stroke-width:3;stroke-linecap:round;stroke-opacity:.8}
            .rampart-picture .small{font-size:12px}
            .rampart-picture .large{font-size:15px;font-weight:600}
            .rampart-picture .strong{font-weight:600}
            .rampart-picture .middle{text-anchor:middle}
            .rampart-picture .end{text-anchor:end}

            """);
        return css.ToString().ReplaceLineEndings("\n");
    }

    private static void Properties(StringBuilder css, bool isDark)
    {
        foreach (var (name, light, dark) in Colours)
        {
            css.Append($"--rp-{name}:{(isDark ? dark : light)};");
        }
    }

    private static void Rule(StringBuilder css, string selector, string property, string colour, string more = "")
    {
        var light = Colours.Single(c => string.Equals(c.Name, colour, StringComparison.Ordinal)).Light;
        css.Append($".rampart-picture {selector}{{{property}:{light};{property}:var(--rp-{colour})");
        css.Append(more.Length > 0 ? ";" : "").Append(more).Append("}\n");
    }
}
