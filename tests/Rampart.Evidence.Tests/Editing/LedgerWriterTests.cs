using Rampart.Evidence.Editing;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Editing;

/// <summary>Whatever step of the writing fails, the ledger is as it was; whenever the machine stops, it is sound.</summary>
public sealed class LedgerWriterTests : IDisposable
{
    private const string Everything = """
        documents:
          maker-2021: { publisher: The Maker, title: A brochure, date: "2021", date-known: printed, origin: The Maker }
        deals:
          lens-first: { owner: here, seller: there, system: lens, name: the first }
        properties:
          lens/focus: { kind: length, meaning: Its focus., deal: lens-first, stage: contract }
        claims:
          lens/focus#maker-2021: { value: "2 km", quotation: a focus of 2 km, speaker: narrator, said: 2021 }
          radar/range#maker-2021: { value: "420 km", quotation: sees 420 km, speaker: narrator, said: 2021 }
        relations:
          - { kind: supersedes, from: radar/range#maker-2021, to: radar/range#agency-2020, reason: a newer one }
        """;

    // Six files: each is written beside, renamed, and what it held before removed.
    private const int Files = 6;
    private const int Steps = 3 * Files;

    private readonly EditedLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Fact]
    public void Undisturbed_it_takes_these_steps_and_leaves_nothing_but_the_ledger()
    {
        var disk = new FaultyDisk(failsAt: int.MaxValue);

        Assert.NotNull(ledger.Add(Everything, disk));

        Assert.Equal(Steps, disk.Done);
        Assert.Equal(["claims/lens.yaml", "claims/radar.yaml", "deals.yaml", "documents.yaml", "properties.yaml", "relations.yaml"], ledger.Contents().Keys, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachStep))]
    public void A_step_that_fails_leaves_the_ledger_as_it_was_and_says_so(int step)
    {
        var before = ledger.Contents();

        var failure = Assert.Throws<LedgerWriteException>(() => ledger.Add(Everything, new FaultyDisk(step)));

        Assert.Contains("could not be written: no room (made up)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("The ledger is as it was.", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
        Assert.Equal(before, ledger.Contents());
    }

    public static TheoryData<int> EachStep() => [.. Enumerable.Range(0, 2 * Files)];

    [Theory]
    [MemberData(nameof(EachStepAndMore))]
    public void A_machine_that_stops_at_any_step_leaves_a_sound_ledger_and_the_next_is_told(int step)
    {
        Assert.Throws<InvalidOperationException>(() => ledger.Add(Everything, new FaultyDisk(step) { Stops = true }));

        // Sound: Load asserts it. What was left is told as a remark to readers, and as an error to the next change.
        _ = ledger.Load();
        var findings = new List<Finding>();
        Ledger.Load(ledger.Path, findings);
        var remarks = findings.Where(finding => finding.Message.StartsWith("An earlier change of the ledger was interrupted", StringComparison.Ordinal)).ToList();
        Assert.Equal(ledger.Contents().Keys.Count(name => name.Contains(".rampart-", StringComparison.Ordinal) && !name.EndsWith("lock", StringComparison.Ordinal)), remarks.Count);
        Assert.True(remarks.Count > 0 || step == 0);
        Assert.All(remarks, remark => Assert.NotEmpty(remark.Remedy));
        if (remarks.Count > 0)
        {
            Assert.Null(ledger.Add(Everything));
            Assert.Contains(ledger.Findings, finding => finding.Severity == FindingSeverity.Error && finding.Subject is "interrupted");
        }
    }

    public static TheoryData<int> EachStepAndMore() => [.. Enumerable.Range(0, Steps)];

    [Fact]
    public void A_folder_in_the_place_of_a_file_beside_stops_it_before_anything_changes()
    {
        Directory.CreateDirectory(ledger.At("claims/.radar.yaml.rampart-new"));
        var before = ledger.Contents();

        Assert.Throws<LedgerWriteException>(() => ledger.Add(Everything));

        Assert.Equal(before, ledger.Contents());
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        File.SetAttributes(ledger.At("properties.yaml"), FileAttributes.ReadOnly);
        var before = ledger.Contents();

        var failure = Assert.Throws<LedgerWriteException>(() => ledger.Add(Everything));

        Assert.Contains("ledger/properties.yaml is read-only", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, ledger.Contents());
        File.SetAttributes(ledger.At("properties.yaml"), FileAttributes.Normal);
    }

    [Fact]
    public void A_file_that_somebody_saves_meanwhile_is_left_as_they_saved_it()
    {
        var disk = new FaultyDisk(int.MaxValue) { Meanwhile = () => File.AppendAllText(ledger.At("properties.yaml"), "\n# my own words\n") };

        var failure = Assert.Throws<LedgerWriteException>(() => ledger.Add(Everything, disk));

        Assert.Contains("was changed by somebody else meanwhile", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("# my own words\n", ledger.Read("properties.yaml"), StringComparison.Ordinal);
        Assert.Equal(["claims/radar.yaml", "documents.yaml", "properties.yaml", "relations.yaml"], ledger.Contents().Keys, StringComparer.Ordinal);
    }

    [Fact]
    public void Only_one_changes_a_ledger_at_a_time()
    {
        LedgerWriteException? second = null;
        var disk = new FaultyDisk(int.MaxValue) { Meanwhile = () => second = Assert.Throws<LedgerWriteException>(() => ledger.Add("claims: {}\n")) };

        ledger.Add(Everything, disk);

        Assert.Contains("is being changed by another Rampart", second!.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(ledger.At(".rampart-lock")));
    }

    [Fact]
    public void A_lock_that_a_dead_process_has_left_hinders_nobody()
    {
        File.WriteAllText(ledger.At(".rampart-lock"), string.Empty);

        Assert.NotNull(ledger.Add(Everything));
        Assert.False(File.Exists(ledger.At(".rampart-lock")));
    }

    [Fact]
    public void A_file_keeps_its_permissions_and_a_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("SKIPPED: permissions and links as Unix has them.");
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(ledger.At("documents.yaml"), Mode);
        File.Move(ledger.At("relations.yaml"), ledger.At("real.txt"));
        File.CreateSymbolicLink(ledger.At("relations.yaml"), "real.txt");

        Assert.NotNull(ledger.Add(Everything));

        Assert.Equal(Mode, File.GetUnixFileMode(ledger.At("documents.yaml")));
        Assert.Equal("real.txt", new FileInfo(ledger.At("relations.yaml")).LinkTarget);
        Assert.Contains("a newer one", ledger.Read("real.txt"), StringComparison.Ordinal);
    }

    /// <summary>The machine's disk until the step that fails; a disk that stops does nothing any more.</summary>
    private sealed class FaultyDisk(int failsAt) : ILedgerDisk
    {
        private readonly LedgerDisk disk = new();
        private bool hasFailed;

        public int Done { get; private set; }

        public bool Stops { get; init; }

        public Action? Meanwhile { get; set; }

        public void Write(string path, byte[] content, string? pattern)
        {
            Step();
            var meanwhile = Meanwhile;
            Meanwhile = null;
            meanwhile?.Invoke();
            disk.Write(path, content, pattern);
        }

        public void Replace(string fresh, string path, string? kept)
        {
            Step();
            disk.Replace(fresh, path, kept);
        }

        public void Delete(string path)
        {
            Step();
            disk.Delete(path);
        }

        private void Step()
        {
            if (Done++ == failsAt || (Stops && hasFailed))
            {
                hasFailed = true;
                throw Stops ? new InvalidOperationException("the machine stopped (made up)") : new IOException("no room (made up)");
            }
        }
    }
}
