using System.Buffers.Binary;
using Rampart.Results.Reading;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Results.Tests.Reading;

public sealed class JournalContentsTests
{
    public enum Kept
    {
        Full,
        Events,
    }

    [Theory]
    [InlineData(Kept.Full)]
    [InlineData(Kept.Events)]
    public void The_hash_reckoned_from_the_file_is_the_hash_that_the_battle_had(Kept kept)
    {
        var battle = kept == Kept.Full ? SmallBattle.Full : SmallBattle.Events;
        Assert.Equal(battle.Run.Hash, battle.Contents.HashText);
        Assert.Equal(battle.Run.Events, battle.Contents.Events);
    }

    [Fact]
    public void What_is_kept_does_not_change_the_hash()
    {
        Assert.Equal(SmallBattle.Full.Run.Hash, SmallBattle.Events.Run.Hash);
        Assert.Equal(SmallBattle.Full.Run.Hash, SmallBattle.Outcomes.Run.Hash);
    }

    [Fact]
    public void The_level_of_a_journal_is_that_of_its_fullest_record()
    {
        Assert.Equal(JournalLevel.Full, SmallBattle.Full.Contents.Level);
        Assert.Equal(JournalLevel.Events, SmallBattle.Events.Contents.Level);
        Assert.Equal(JournalLevel.Outcomes, SmallBattle.Outcomes.Contents.Level);
    }

    [Fact]
    public void Every_entity_has_its_name_and_kind()
    {
        var contents = SmallBattle.Full.Contents;
        var expected = EntityNames.All(SmallBattle.Definition).OrderBy(entity => entity.Name, StringComparer.Ordinal);
        Assert.Equal(expected, Enumerable.Range(0, contents.EntityCount).Select(id => (contents.Name(new EntityId(id)), contents.KindOf(new EntityId(id)))));
    }

    [Fact]
    public void The_small_battle_has_records_of_nearly_all_kinds()
    {
        // Otherwise the tests of this room would show little.
        var contents = SmallBattle.Full.Contents;
        Assert.NotEmpty(contents.Of<Detection>());
        Assert.NotEmpty(contents.Of<InterceptorLaunch>());
        Assert.Contains(contents.Of<InterceptOutcome>(), outcome => outcome.Result == InterceptResult.Kill);
        Assert.NotEmpty(contents.Of<AssetHit>());
        Assert.NotEmpty(contents.Of<BallisticArcFlown>());
        Assert.NotEmpty(contents.Of<LauncherReload>());
    }

    [Fact]
    public void Every_kind_of_record_but_the_name_and_the_remark_has_a_struct()
    {
        var known = RecordTypes.All.Select(type => type.Kind).ToHashSet();
        Assert.Equal([RecordKind.Name], Enum.GetValues<RecordKind>().Where(kind => !known.Contains(kind)));
        Assert.Equal(known.Count, RecordTypes.All.Count);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_refused()
    {
        Assert.Equal(0, Refusal([]).Offset);
        Assert.Equal(0, Refusal("not a journal"u8.ToArray()).Offset);
    }

    [Fact]
    public void A_journal_of_another_version_is_refused_and_says_what_to_do()
    {
        var bytes = SmallBattle.Full.Bytes.ToArray();
        bytes[3] = 99;
        var refusal = Refusal(bytes);
        Assert.Contains("version 99", refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Remedy.Length > 0);
    }

    [Fact]
    public void A_journal_that_is_cut_off_inside_a_record_is_refused_wherever_the_cut_is()
    {
        var whole = SmallBattle.Full.Bytes[..4000];
        var ends = RecordEnds(whole);
        for (var length = 0; length < whole.Length; length++)
        {
            if (ends.Contains(length))
            {
                Assert.NotNull(JournalContents.Read(whole[..length]));
            }
            else
            {
                Assert.InRange(Refusal(whole[..length]).Offset, 0, length);
            }
        }
    }

    [Fact]
    public void A_record_of_an_unknown_kind_is_refused_with_its_place()
    {
        byte[] bytes = [.. Journal.Magic, 200, 0, 1, 0, 7];
        var refusal = Refusal(bytes);
        Assert.Equal(4, refusal.Offset);
        Assert.Contains("200", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_the_wrong_length_is_refused()
    {
        byte[] bytes = [.. Journal.Magic, (byte)RecordKind.Detection, 0, 1, 0, 7];
        Assert.Contains("Detection", Refusal(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_changes_the_hash_or_is_refused()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 20; trial++)
        {
            var bytes = SmallBattle.Events.Bytes.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            string? hash = null;
            try
            {
                hash = JournalContents.Read(bytes).HashText;
            }
            catch (JournalFormatException)
            {
            }

            Assert.False(string.Equals(SmallBattle.Events.Run.Hash, hash, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_id_without_a_name_is_refused() =>
        Assert.Throws<JournalFormatException>(() => SmallBattle.Full.Contents.Name(new EntityId(100000)));

    private static JournalFormatException Refusal(byte[] bytes) => Assert.Throws<JournalFormatException>(() => JournalContents.Read(bytes));

    private static HashSet<int> RecordEnds(byte[] bytes)
    {
        var at = Journal.Magic.Length;
        HashSet<int> ends = [at];
        while (at + Journal.HeaderSize <= bytes.Length)
        {
            at += Journal.HeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2));
            ends.Add(at);
        }

        return ends;
    }
}
