using System.Buffers.Binary;
using Rampart.Results.Replay;

namespace Rampart.Results.Tests.Replay;

public sealed class ReplayFileTests
{
    private static readonly Lazy<byte[]> LazyBytes = new(() => ReplayFile.Write(ReplayMakerTests.Full));

    private static byte[] Bytes => LazyBytes.Value;

    [Fact]
    public void What_was_written_is_read_back_and_written_the_same()
    {
        foreach (var replay in new[] { ReplayMakerTests.Full, ReplayMakerTests.Events })
        {
            var bytes = ReplayFile.Write(replay);
            var read = ReplayFile.Read(bytes);
            Assert.Equal(replay.Names, read.Names);
            Assert.Equal(replay.Events, read.Events);
            Assert.Equal(replay.Shots, read.Shots);
            Assert.Equal(replay.Steps, read.Steps);
            Assert.Equal(replay.Reasons, read.Reasons);
            Assert.Equal(replay.Turns, read.Turns);
            Assert.Equal(replay.Movers.Select(mover => mover with { Samples = [] }), read.Movers.Select(mover => mover with { Samples = [] }));
            Assert.All(replay.Movers.Zip(read.Movers), pair => Assert.Equal(pair.First.Samples, pair.Second.Samples));
            Assert.All(replay.Tracks.Zip(read.Tracks), pair =>
            {
                Assert.Equal(pair.First.Beliefs, pair.Second.Beliefs);
                Assert.Equal(pair.First.Verdicts, pair.Second.Verdicts);
                Assert.Equal(pair.First.Behind, pair.Second.Behind);
            });
            Assert.Equal(bytes, ReplayFile.Write(read));
        }
    }

    [Fact]
    public void The_same_journal_gives_the_same_bytes() =>
        Assert.Equal(Bytes, ReplayFile.Write(ReplayMaker.Make(SmallBattle.Full.Contents, SmallBattle.Definition, SmallBattle.Full.Run)));

    [Fact]
    public void A_replay_that_was_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Bytes.Length; length += 1 + (length / 500))
        {
            Assert.Throws<ReplayFormatException>(() => ReplayFile.Read(Bytes.AsMemory(0, length)));
        }

        Assert.Throws<ReplayFormatException>(() => ReplayFile.Read(Bytes.AsMemory(0, Bytes.Length - 1)));
        Assert.Throws<ReplayFormatException>(() => ReplayFile.Read((byte[])[.. Bytes, 0]));
    }

    [Fact]
    public void Lengths_that_lie_are_refused_before_memory_is_asked_for()
    {
        var at = 4;
        for (var section = 0; section < ReplayFile.Sections.Count; section++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(at + 1));
            int[] places = section < 2 ? [at + 1] : [at + 1, at + 5, at + 10];
            foreach (var place in places)
            {
                foreach (var lie in new[] { int.MaxValue, -1, 1 << 28, BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(place)) + 1, BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(place)) - 1 })
                {
                    var changed = (byte[])Bytes.Clone();
                    BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(place), lie);
                    Assert.Throws<ReplayFormatException>(() => ReplayFile.Read(changed));
                }
            }

            at += 5 + length;
        }
    }

    [Fact]
    public void Bytes_that_were_changed_anywhere_are_read_or_refused_and_nothing_else()
    {
        var chance = new Random(3);
        var refused = 0;
        for (var i = 0; i < 1500; i++)
        {
            var changed = (byte[])Bytes.Clone();
            changed[chance.Next(changed.Length)] ^= (byte)(1 << chance.Next(8));
            try
            {
                ReplayFile.Read(changed);
            }
            catch (ReplayFormatException)
            {
                refused++;
            }
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public void Another_version_is_refused_with_its_number()
    {
        var changed = (byte[])Bytes.Clone();
        changed[3] = 9;
        Assert.Contains("version 9", Assert.Throws<ReplayFormatException>(() => ReplayFile.Read(changed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_every_section_and_its_number_every_event_and_every_step()
    {
        var page = FormatPageTests.Page("replay.md");
        Assert.All(ReplayFile.Sections.Select((name, i) => $"| {i + 1} | `{name}` |"), row => Assert.Contains(row, page, StringComparison.Ordinal));
        var head = ReplayMakerTests.Full.Head;
        Assert.Contains(string.Join(", ", head.Words.Events.Select((word, i) => $"{i} {word}")), page, StringComparison.Ordinal);
        Assert.Contains(string.Join(", ", head.Words.Steps.Select((word, i) => $"{i} {word}")), page, StringComparison.Ordinal);
    }
}
