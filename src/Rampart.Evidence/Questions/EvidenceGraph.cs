using System.Text;

namespace Rampart.Evidence.Questions;

/// <summary>Claims and the relations between them, for programs that draw graphs.</summary>
/// <param name="Claims">The claims, by property, document and number.</param>
/// <param name="Relations">The relations both of whose claims are among them.</param>
public sealed record EvidenceGraph(IReadOnlyList<Claim> Claims, IReadOnlyList<Relation> Relations)
{
    /// <summary>The graph of the claims on some properties, and of those on other properties to which a relation leads.</summary>
    /// <param name="ledger">The claims.</param>
    /// <param name="prefix">Only properties that begin so; null for all.</param>
    public static EvidenceGraph Of(Ledger ledger, string? prefix)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var asked = ledger.Claims.Where(claim => prefix is null || claim.Property.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var relations = ledger.Relations.Where(relation => asked.Contains(relation.From.Id) || asked.Contains(relation.To.Id)).ToList();
        var shown = relations.SelectMany(relation => new[] { relation.From.Id, relation.To.Id }).Concat(asked).ToHashSet(StringComparer.Ordinal);
        return new EvidenceGraph([.. ledger.Claims.Where(claim => shown.Contains(claim.Id))], relations);
    }

    /// <summary>The graph in the DOT language of Graphviz: a cluster for each property, a node for each claim, an edge for each relation.</summary>
    public string ToDot()
    {
        var dot = new StringBuilder("digraph ledger {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\", fontsize=10];\n  edge [fontname=\"sans-serif\", fontsize=9];\n");
        var cluster = 0;
        foreach (var property in Claims.GroupBy(claim => claim.Property.Id, StringComparer.Ordinal))
        {
            dot.Append($"  subgraph cluster_{cluster++} {{\n    label={Quoted(property.Key)};\n    color=gray;\n");
            foreach (var claim in property)
            {
                var style = claim.IsStanding ? string.Empty : ", style=dashed";
                var lines = $"{Escaped(claim.ValueText)}\\n{Escaped(claim.Speaker)}\\n{Escaped(claim.Said.Text)}, {claim.Grade.Text}{(claim.IsStanding ? string.Empty : ", " + claim.State.ToString().ToLowerInvariant())}";
                dot.Append($"    {Quoted(claim.Id)} [label=\"{lines}\", tooltip={Quoted(claim.Recorded ?? claim.Quotation)}{style}];\n");
            }

            dot.Append("  }\n");
        }

        foreach (var relation in Relations)
        {
            dot.Append($"  {Quoted(relation.From.Id)} -> {Quoted(relation.To.Id)} [label={Quoted(Word(relation.Kind))}, tooltip={Quoted(relation.Reason)}, {Look(relation)}];\n");
        }

        return dot.Append("}\n").ToString();
    }

    /// <summary>The word of a relation as the ledger's files write it.</summary>
    public static string Word(RelationKind kind) => kind switch
    {
        RelationKind.SameAs => "same-as",
        RelationKind.Disputes => "disputes",
        RelationKind.Supersedes => "supersedes",
        _ => "different-instrument",
    };

    private static string Look(Relation relation)
    {
        var line = relation.IsInferred ? "dashed" : "solid";
        return relation.Kind switch
        {
            RelationKind.Disputes => $"style={line}, color=\"#d55e00\", dir=both",
            RelationKind.Supersedes => $"style={line}, color=\"#0072b2\"",
            RelationKind.DifferentInstrument => $"style={line}, color=\"#595959\", dir=none",
            _ => $"style={line}, color=\"#009e73\"",
        };
    }

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    // Within quotation marks DOT knows the mark itself and the backslash; what a drawing program would print as a control is left out.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\n' or '\r' or '\t' => escaped.Append(' '),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                // Labels of Graphviz read entities: "&amp;" stands for the sign itself.
                '&' => escaped.Append("&amp;"),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}
