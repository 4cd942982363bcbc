using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>A ledger of a few voices and models that read them.</summary>
internal sealed class Bench : IDisposable
{
    private const string Documents = """
        documents:
          maker-2015: { publisher: The Maker, title: A brochure, date: 2015, date-known: printed, origin: The Maker }
          maker-2018: { publisher: The Maker, title: A newer brochure, date: 2018, date-known: printed, origin: the maker }
          paper-2016: { publisher: The Paper, title: An article, date: 2016, date-known: printed, origin: The Paper }
          guide-2019: { publisher: The Guide, title: A yearbook, date: 2019, date-known: printed, origin: The Guide }
          blog-2017: { publisher: A blog, title: A post, date: 2017, date-known: printed, origin: unknown }
          wiki-2017: { publisher: A wiki, title: A page, date: 2017, date-known: printed, origin: "unknown, presumably a brochure" }
        """;

    private const string Properties = """
        properties:
          radar/range: { kind: length, meaning: How far it sees. }
          radar/targets: { kind: count, meaning: How many it follows. }
          radar/missiles: { kind: count, meaning: How many it guides. }
          radar/turns: { kind: yes-no, meaning: Whether it turns. }
          radar/band: { kind: word, meaning: Its band. }
          radar/area: { kind: area, meaning: An area over decades. }
          radar/height: { kind: length, meaning: Its height. }
          radar/span: { kind: length, meaning: A span in one document. }
        """;

    private static readonly string Claims = "claims:\n" + string.Join('\n',
        Entry("radar/range#maker-2015", "400 km"),
        Entry("radar/range#maker-2018", "380 km"),
        Entry("radar/range#paper-2016", "300 km"),
        Entry("radar/range#guide-2019", "330 km"),
        Entry("radar/range#blog-2017", "300 km"),
        Entry("radar/targets#maker-2015", "10"),
        Entry("radar/missiles#maker-2015", "20"),
        Entry("radar/targets#paper-2016", "6"),
        Entry("radar/missiles#paper-2016", "12"),
        Entry("radar/missiles#guide-2019", "16"),
        Entry("radar/turns#maker-2015", "\"yes\""),
        Entry("radar/turns#paper-2016", "\"no\""),
        Entry("radar/band#maker-2015", "s-band"),
        Entry("radar/band#maker-2018", "s-band"),
        Entry("radar/band#paper-2016", "l-band"),
        Entry("radar/band#guide-2019", "s-band"),
        Entry("radar/area#maker-2015", "0.01 m2"),
        Entry("radar/area#paper-2016", "1 m2"),
        Entry("radar/height#maker-2015", "9 m"),
        Entry("radar/height#blog-2017", "7 m"),
        Entry("radar/height#wiki-2017", "7 m"),
        Entry("radar/span#maker-2015", "1 km"),
        Entry("radar/span#maker-2015/2", "5 km"));

    private readonly Folder folder = new();

    public Bench(string? relations = null)
    {
        folder.Write("ledger/documents.yaml", Documents);
        folder.Write("ledger/properties.yaml", Properties);
        folder.Write("ledger/claims/radar.yaml", Claims);
        folder.Write("ledger/relations.yaml", relations ?? "relations: []");
        Ledger = Ledger.Load(folder.At("ledger"), Findings);
        Assert.DoesNotContain(Findings, finding => finding.Severity == FindingSeverity.Error);
        Findings.Clear();
    }

    public Ledger Ledger { get; set; }

    public List<Finding> Findings { get; } = [];

    public void Dispose() => folder.Dispose();

    /// <summary>The models of a folder with these fields; <c>example</c> is the first.</summary>
    public ModelLibrary Models(string fields, string? other = null)
    {
        folder.Write("models/radars/example.yaml", "kind: surveillance-radar\nname: Example\n" + fields + "\n");
        if (other is not null)
        {
            folder.Write("models/radars/radar.yaml", "kind: surveillance-radar\nname: The radar\n" + other + "\n");
        }

        var library = ModelLibrary.Load(folder.At("models"), Ledger, Findings);
        Assert.Empty(Findings.Select(finding => finding.ToString()));
        return library;
    }

    public ModelReader Reader(string fields, ReadingChoices? choices = null, string model = "example", string? other = null) =>
        new(Models(fields, other).Find(model)!, Ledger, Findings, choices);

    /// <summary>The field <c>x</c>, read as a kind at each of some points.</summary>
    public IReadOnlyList<Reading> AtPoints(string field, int points, Action<ModelReader> read)
    {
        var model = Models("x: " + field).Find("example")!;
        return [.. Enumerable.Range(0, points).Select(point => One(new ModelReader(model, Ledger, Findings, new ReadingChoices { Draws = new Luck((ulong)point) }), read))];
    }

    public Reading Plain(string field, Action<ModelReader> read) => One(Reader("x: " + field), read);

    private static Reading One(ModelReader reader, Action<ModelReader> read)
    {
        read(reader);
        return Assert.Single(reader.Readings);
    }

    private static string Entry(string id, string value) => $"  {id}: {{ value: {value}, quotation: q, speaker: s, said: 2015, grade: C3 }}";
}

/// <summary>Draws that depend on name and point alone.</summary>
internal sealed class Luck(ulong point) : IReadingDraws
{
    public double Uniform(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{point} {name}"), hash);
        return ((BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) + 0.5) / (1UL << 53);
    }
}

/// <summary>One number for every name.</summary>
internal sealed class Fixed(double number) : IReadingDraws
{
    public double Uniform(string name) => number;
}
