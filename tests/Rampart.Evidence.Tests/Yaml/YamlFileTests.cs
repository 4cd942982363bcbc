using System.Text;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Yaml;

public class YamlFileTests
{
    private readonly List<Finding> findings = [];

    [Fact]
    public void Keys_values_lists_and_sections_know_their_places()
    {
        var root = Parse("name: A radar\nband: { low: 2 GHz }\nlist: [a, \"b\"]\n");

        Assert.Empty(findings);
        Assert.Equal("A radar", root!.Text("name", findings));
        Assert.Equal(new Place("f.yaml", 2, 1), root.PlaceOf("band"));
        Assert.Equal("2 GHz", root.Section("band", findings)!.Text("low", findings));
        var items = root.List("list", findings)!.Items;
        Assert.False(Assert.IsType<YamlScalar>(items[0]).IsQuoted);
        Assert.True(Assert.IsType<YamlScalar>(items[1]).IsQuoted);
        Assert.Equal(new Place("f.yaml", 3, 8), items[0].Place);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_read()
    {
        var root = YamlFile.Parse([0xEF, 0xBB, 0xBF, .. "a: 1\r\nb: 2\r\n"u8], "f.yaml", findings);

        Assert.Empty(findings);
        Assert.Equal("2", root!.Text("b", findings));
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", 2, "`a` stands twice: in line 1 and in line 2")]
    [InlineData("a: &x 1\n", 1, "Anchors")]
    [InlineData("a: 1\nb: *x\n", 2, "Anchors")]
    [InlineData("a: !!binary AAAA\n", 1, "Tags")]
    [InlineData("a: 1\n---\nb: 2\n", 2, "several documents")]
    [InlineData("- a\n- b\n", 1, "keys with values; here is a list")]
    [InlineData("just words\n", 1, "keys with values; here is a text")]
    [InlineData("", 0, "empty")]
    [InlineData("# nothing but a remark\n", 0, "empty")]
    [InlineData("---\n", 0, "empty")]
    [InlineData("a: [1, 2\n", 2, "Not YAML")]
    [InlineData("a: b: c\n", 1, "Not YAML")]
    [InlineData("a: \"no end\n", 0, "Not YAML")]
    [InlineData("a: 1\n  b: 2\n", 2, "Not YAML")]
    [InlineData("? [a, b]\n: 1\n", 1, "A key must be a text")]
    [InlineData("a: 1\nb: \0\n", 2, "NUL byte at offset 8")]
    public void A_file_that_breaks_the_rules_is_a_finding_with_its_line(string text, int line, string words)
    {
        Parse(text);

        var finding = findings.The(words);
        Assert.Equal("f.yaml", finding.Place.File);
        if (line > 0)
        {
            Assert.Equal(line, finding.Place.Line);
        }
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_a_finding_with_the_offset()
    {
        Assert.Null(YamlFile.Parse([.. "a: 1\nb: "u8, 0xE9, .. "t\n"u8], "f.yaml", findings));

        var finding = findings.The("byte 0xE9 at offset 8");
        Assert.Equal(2, finding.Place.Line);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xC3 })]
    public void Other_encodings_and_cut_characters_are_findings(byte[] bytes)
    {
        Assert.Null(YamlFile.Parse(bytes, "f.yaml", findings));
        findings.The("not UTF-8");
    }

    [Fact]
    public void An_alias_bomb_is_refused_at_its_first_anchor()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append($"a{i}: &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        Assert.Null(Parse(bomb.ToString()));
        Assert.Equal(1, findings.The("Anchors").Place.Line);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_without_end_is_refused_at_32_levels(string opening)
    {
        var text = new StringBuilder("a:\n  ");
        while (text.Length < YamlFile.LargestFile - 100)
        {
            text.Append(opening);
        }

        Assert.Null(Parse(text.ToString()));
        Assert.Single(findings);
    }

    [Fact]
    public void Thirty_two_levels_are_read_and_one_more_is_a_finding()
    {
        Assert.NotNull(Parse("a: " + new string('[', 30) + "x" + new string(']', 30) + "\n"));
        Assert.Empty(findings);

        Assert.Null(Parse("a: " + new string('[', 31) + "x" + new string(']', 31) + "\n"));
        findings.The("deeper than 32 levels");
    }

    [Fact]
    public void A_file_of_200_megabytes_is_refused_by_its_length()
    {
        using var folder = new Folder();
        using (var file = new FileStream(folder.At("huge.yaml"), FileMode.Create))
        {
            file.SetLength(200_000_000);
        }

        Assert.Null(YamlFile.Read(folder.At("huge.yaml"), "huge.yaml", findings));
        findings.The("200,000,000 bytes");
    }

    [Fact]
    public void A_source_without_a_length_is_read_no_further_than_the_limit()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "SKIPPED: this machine has no /dev/zero.");

        Assert.Null(YamlFile.Read("/dev/zero", "zero.yaml", findings));
        findings.The("at most");
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_faults_of_the_environment()
    {
        using var folder = new Folder();

        Assert.Throws<FileNotFoundException>(() => YamlFile.Read(folder.At("none.yaml"), "none.yaml", findings));
        Assert.Throws<FileNotFoundException>(() => YamlFile.Read(folder.At("no/such.yaml"), "such.yaml", findings));
        Assert.Throws<UnauthorizedAccessException>(() => YamlFile.Read(folder.Path, "folder", findings));
        Assert.Empty(findings);
    }

    [Fact]
    public void A_key_that_nobody_asked_for_is_named_with_the_nearest_spelling()
    {
        var root = Parse("kind: radar\nengagment-range: 1 km\nzzz: 2\n")!;
        root.TryGet("kind", out _);
        root.TryGet("engagement-range", out _);

        root.ReportUnknownKeys(findings);

        var near = findings.The("`engagment-range` is not known");
        Assert.Equal(2, near.Place.Line);
        Assert.Contains("Did you mean `engagement-range`?", near.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", findings.The("`zzz` is not known").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_inside_braces_is_explained()
    {
        var field = Parse("a: { because: one thing, and another }\n")!.Section("a", findings)!;
        field.TryGet("because", out _);

        field.ReportUnknownKeys(findings);

        Assert.Contains("quotation marks", findings.The("`and another` is not known").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_format_is_a_finding()
    {
        Parse("format: 2\n")!.CheckFormat(1, findings);

        Assert.Equal(1, findings.The("Version 2 is newer").Place.Line);
    }

    [Fact]
    public void Damaged_files_give_findings_and_never_an_exception()
    {
        var whole = Encoding.UTF8.GetBytes("format: 1\nname: \"A: b\" # c\nlist:\n  - [1, {a: b}]\n  - |\n    text\n  - 'it''s'\nx: { y: z }\n");
        const string Marks = "\t\n\r &*!|>%@`'\"{}[],#?:-\0\u0085~<=a1";
        var random = new Random(20200316);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(8) == 0 ? (byte)random.Next(256) : (byte)Marks[random.Next(Marks.Length)];
            }

            var found = new List<Finding>();
            var root = YamlFile.Parse(bytes.AsSpan(0, random.Next(bytes.Length + 1)), "f.yaml", found);
            Assert.True(root is not null || found.Count > 0, Encoding.Latin1.GetString(bytes));
        }
    }

    private YamlMap? Parse(string text) => YamlFile.Parse(Encoding.UTF8.GetBytes(text), "f.yaml", findings);
}
