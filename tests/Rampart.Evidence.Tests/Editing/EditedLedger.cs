using System.Text;
using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>A small ledger in a folder of its own, and files that are added to it.</summary>
internal sealed class EditedLedger : IDisposable
{
    public const string Documents = """
        # Who published what.
        format: 1
        documents:
          agency-2020:   # the agency
            publisher: The Agency
            title: A headline
            date: 2020-03-16
            date-known: stated
            origin: The Agency

          paper-2020-12:
            publisher: The Paper
            title: Another
            date: 2020-12
            date-known: stated
            origin: The Paper

        # the end of the documents
        """;

    public const string Properties = """
        properties:
          radar/range: { kind: length, meaning: How far it sees. }
          radar/turns: { kind: yes-no, meaning: Whether it turns. }
          radar/remark:
              kind: text
              meaning: What is said of it.
        """;

    public const string Claims = """
        format: 1
        claims:
          radar/range#agency-2020:
            value: 400 km
            quotation: sees 400 km
            speaker: narrator
            said: 2020-03-16
            grade: C3
            note: >-
              folded over
              two lines
              # and this is text

            # a comment of this claim

          # a comment behind the last claim
        """;

    public const string Relations = "relations: []   # none yet\n";

    private readonly Folder folder = new();

    public EditedLedger(string ending = "\n")
    {
        Write("ledger/documents.yaml", Documents.ReplaceLineEndings(ending));
        Write("ledger/properties.yaml", Properties.ReplaceLineEndings(ending));
        Write("ledger/relations.yaml", Relations.ReplaceLineEndings(ending));
        Write("ledger/claims/radar.yaml", Claims.ReplaceLineEndings(ending));
    }

    public List<Finding> Findings { get; } = [];

    public string Path => folder.At("ledger");

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Every file of the ledger's folder with its bytes, hidden ones among them.</summary>
    public SortedDictionary<string, string> Contents() => new(
        Directory.EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal),
        StringComparer.Ordinal);

    public string Read(string name) => File.ReadAllText(At(name));

    public void Write(string name, string text)
    {
        var path = folder.At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public LedgerAddition? Addition(string yaml)
    {
        Write("new.yaml", yaml.ReplaceLineEndings("\n"));
        return AdditionFile.Read(folder.At("new.yaml"), "new.yaml", Findings);
    }

    public Proposals? Proposals(string yaml)
    {
        Write("proposals.yaml", yaml.ReplaceLineEndings("\n"));
        return ProposalFile.Read(folder.At("proposals.yaml"), "proposals.yaml", Load(), Findings);
    }

    /// <summary>Adds what the text says; null where a finding says why not.</summary>
    public LedgerChange? Add(string yaml, ILedgerDisk? disk = null) =>
        Addition(yaml) is { } addition ? new LedgerEditor(Path, disk ?? new LedgerDisk()).Write(addition, Findings) : null;

    /// <summary>The ledger as any reader reads it now; it must be sound.</summary>
    public Ledger Load()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Path, findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return ledger;
    }

    public void Dispose() => folder.Dispose();
}
