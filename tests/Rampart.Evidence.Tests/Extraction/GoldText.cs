using Rampart.Evidence.Extraction;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Extraction;

/// <summary>A value that a person marked in a text; who said it and when only where he noted it.</summary>
internal sealed record GoldMark(ProposalKind Kind, TextSpan At, string Value, string? Bound, string? Speaker, IReadOnlyList<string> Said, bool IsOptional);

/// <summary>A sentence of which a person noted who said it and when; several spellings may be right.</summary>
internal sealed record GoldSpeech(int At, IReadOnlyList<string> Speakers, IReadOnlyList<string> Said);

/// <summary>A text with what a person marked in it by hand, and what the extractor finds there.</summary>
internal sealed record GoldText(string Name, Article Article, SourceDocument Document, IReadOnlyList<GoldMark> Marks, IReadOnlyList<GoldSpeech> Speech, IReadOnlyList<int> EitherWay)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Rampart.Evidence.Tests", "Extraction", "Gold");

    /// <summary>All texts of a group: <c>worked</c>, <c>set-apart</c>, or <c>seeds</c> whose articles lie beside the project.</summary>
    public static IReadOnlyList<GoldText> Of(string group, Ledger ledger)
    {
        var texts = string.Equals(group, "seeds", StringComparison.Ordinal) ? Repository.Shared("seeds") : Path.Combine(Folder, group);
        return [.. Directory.GetFiles(Path.Combine(Folder, group), "*.gold.yaml").Order(StringComparer.Ordinal).Select(path => Read(path, texts, ledger))];
    }

    public ExtractionResult Extracted(Ledger ledger, Lexicon lexicon) => Extractor.Read(Article, Document, ledger, lexicon);

    private static GoldText Read(string path, string texts, Ledger ledger)
    {
        var findings = new List<Finding>();
        var root = YamlFile.Read(path, Path.GetFileName(path), findings)!;
        root.CheckFormat(1, findings);
        var file = root.RequiredText("text", "The text's file.", findings)!;
        var article = ArticleReader.Read(Path.Combine(texts, file), file, findings)!;
        var date = root.Text("date", findings);
        var document = root.Text("document", findings) is { } id
            ? ledger.FindDocument(id)!
            : new SourceDocument(Path.GetFileNameWithoutExtension(file), root.RequiredText("publisher", "Who published it.", findings)!, "A made-up text", PartialDate.TryParse(date!)!, "made up", null, null, file, new Place(file));
        var marks = Maps(root, "marks", findings).Select(map => Mark(map, article.Text, findings)).ToList();
        var speech = Maps(root, "speech", findings).Select(map => new GoldSpeech(Span(map, article.Text, findings).Start, Texts(map, "speaker"), Texts(map, "said"))).ToList();
        var eitherWay = (root.List("either-way", findings)?.Items ?? []).Select(node => Locate(((YamlScalar)node).Text, article.Text).Start).ToList();
        root.ReportUnknownKeys(findings);
        Assert.Empty(findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()));
        return new GoldText(Path.GetFileNameWithoutExtension(file), article, document, marks, speech, eitherWay);
    }

    private static IEnumerable<YamlMap> Maps(YamlMap root, string key, List<Finding> findings) => (root.List(key, findings)?.Items ?? []).Cast<YamlMap>();

    private static GoldMark Mark(YamlMap map, string text, List<Finding> findings)
    {
        var kind = Enum.Parse<ProposalKind>(map.RequiredText("kind", "Its kind.", findings)!, ignoreCase: true);
        var mark = new GoldMark(kind, Span(map, text, findings), map.RequiredText("value", "Its value.", findings)!, map.Text("bound", findings), map.Text("speaker", findings), Texts(map, "said"), map.Text("optional", findings) is "yes");
        map.ReportUnknownKeys(findings);
        return mark;
    }

    private static TextSpan Span(YamlMap map, string text, List<Finding> findings) => Locate(map.RequiredText("at", "The words around it.", findings)!, text);

    private static IReadOnlyList<string> Texts(YamlMap map, string key) => map.TryGet(key, out var node)
        ? node is YamlList list ? [.. list.Items.Cast<YamlScalar>().Select(item => item.Text)] : [((YamlScalar)node).Text]
        : [];

    // "can engage targets at a distance of [400 km] and": the words in brackets, where the whole stands.
    private static TextSpan Locate(string words, string text)
    {
        var (open, close) = (words.IndexOf('[', StringComparison.Ordinal), words.LastIndexOf(']'));
        var whole = words.Remove(close, 1).Remove(open, 1);
        // A no-break space may be written as a blank here.
        var at = text.IndexOf(whole, StringComparison.Ordinal) is >= 0 and var exact ? exact : text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('‑', '-').IndexOf(whole, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The gold's words are not in the text: {whole}");
        return new TextSpan(at + open, close - open - 1);
    }
}
