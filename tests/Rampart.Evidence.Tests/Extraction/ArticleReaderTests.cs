using System.Text;
using Rampart.Evidence.Extraction;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Extraction;

public class ArticleReaderTests
{
    private const string Words = "Die Reichweite beträgt „bis zu“ 40 km – mehr nicht.";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void A_text_in_unicode_is_read_without_a_remark(string encoding, bool withMark)
    {
        var findings = new List<Finding>();
        var coding = Encoding.GetEncoding(encoding);

        var article = ArticleReader.Parse([.. withMark ? coding.GetPreamble() : [], .. coding.GetBytes(Words)], "a.txt", "a.txt", findings);

        Assert.Empty(findings);
        Assert.Equal(Words, article!.Text);
    }

    [Theory]
    [InlineData("windows-1252", Words)]
    [InlineData("windows-1251", "Дальность поражения целей составляет до 400 км, высота до 30 км.")]
    [InlineData("utf-16", "The range is 40 km, and that is all of it.")]
    public void What_was_assumed_of_an_unmarked_encoding_is_told(string encoding, string words)
    {
        var findings = new List<Finding>();
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        var article = ArticleReader.Parse(coding.GetBytes(words), "a.txt", "a.txt", findings);

        Assert.Equal(words, article!.Text);
        var remark = Assert.Single(findings);
        Assert.Equal(FindingSeverity.Remark, remark.Severity);
        Assert.Contains(encoding, remark.Message, StringComparison.Ordinal);
        Assert.NotEmpty(remark.Remedy);
    }

    [Fact]
    public void The_encoding_that_a_page_declares_is_respected()
    {
        var findings = new List<Finding>();
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

        var article = ArticleReader.Parse(coding.GetBytes("<html><head><meta charset=\"windows-1251\"></head><body><p>Дальность 400 км.</p></body></html>"), "a.html", "a.html", findings);

        Assert.Empty(findings);
        Assert.Equal("Дальность 400 км.\n", article!.Text);
    }

    // UTF-7 is known to the platform, and refused by it.
    [Theory]
    [InlineData("klingon-8")]
    [InlineData("utf-7")]
    public void An_encoding_that_nobody_reads_is_a_remark(string encoding)
    {
        var findings = new List<Finding>();

        var article = ArticleReader.Parse(Encoding.UTF8.GetBytes($"<html><meta charset=\"{encoding}\"><body><p>It flies 40 km.</p></body></html>"), "a.html", "a.html", findings);

        Assert.Contains("40 km", article!.Text, StringComparison.Ordinal);
        Assert.Contains(encoding, Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_a_picture_and_a_page_without_text_are_findings()
    {
        Refused([], "a.txt", "empty");
        Refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "a.png", "NUL");
        Refused([.. Enumerable.Range(0, 400).Select(i => (byte)(1 + (i % 31)))], "a.txt", "control characters");
        Refused("   \n \n"u8.ToArray(), "a.txt", "holds no words");
        Refused("<html><body><script>document.write('It flies 40 km.')</script></body></html>"u8.ToArray(), "a.html", "shows no text");
    }

    [Fact]
    public void A_text_that_is_too_long_and_a_page_that_is_too_deep_are_findings()
    {
        using var folder = new Folder();
        var findings = new List<Finding>();
        var path = folder.Write("long.txt", new string('a', ArticleReader.LargestFile + 1));

        Assert.Null(ArticleReader.Read(path, "long.txt", findings));
        findings.The("more than 10,000,000 bytes");

        Refused(Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200_000)) + "It flies 40 km."), "a.html", "nested 200,002 deep");
    }

    [Fact]
    public void Of_a_page_only_what_a_reader_sees_is_read()
    {
        var page = """
            <html><head><title>T | Site</title><style>p { width: 1 km }</style>
            <meta property="article:published_time" content="2022-03-02T09:15:00+01:00"><meta property="og:site_name" content="Example News"></head>
            <body onload="alert('2 km')"><script src="http://nowhere.invalid/x.js">var a = '3 km';</script>
            <p>It flies 40&nbsp;km,<br>says <b>the</b> maker.</p><p hidden>4 km.</p><p style="display: none">5 km.</p><p aria-hidden="true">6 km.</p>
            <noscript>7 km</noscript><iframe src="http://nowhere.invalid/">8 km</iframe><!-- 9 km --><svg><text>10 km</text></svg>
            <template><p>11 km</p></template><table><tr><th>Reach</th><td>up to 150 km</td></tr></table></body></html>
            """;

        var article = ArticleReader.Parse(Encoding.UTF8.GetBytes(page), "a.html", "a.html", [])!;

        Assert.Equal("It flies 40\u00A0km,\nsays the maker.\n\nReach: up to 150 km\n", article.Text);
        Assert.Equal("T | Site", article.Title);
        Assert.Equal("Example News", article.Publisher);
        Assert.Equal(new NodaTime.LocalDate(2022, 3, 2), article.Published);
    }

    private static void Refused(byte[] bytes, string name, string words)
    {
        var findings = new List<Finding>();

        Assert.Null(ArticleReader.Parse(bytes, name, name, findings));

        findings.The(words);
    }
}
