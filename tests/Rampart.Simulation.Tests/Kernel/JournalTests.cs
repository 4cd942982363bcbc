using System.Security.Cryptography;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>The stream of what has happened, its levels and its hash.</summary>
public class JournalTests
{
    private static readonly Dictionary<RecordKind, JournalLevel> Levels = typeof(Journal).Assembly.GetTypes()
        .Where(type => type.IsValueType && typeof(IJournalRecord).IsAssignableFrom(type))
        .ToDictionary(type => (RecordKind)type.GetProperty("Kind")!.GetValue(null)!, type => (JournalLevel)type.GetProperty("Level")!.GetValue(null)!);

    [Fact]
    public void The_hash_is_the_chain_of_SHA_256_over_blocks_of_the_event_records()
    {
        var fought = Fought.Fight(Sketch.Melee);
        using var events = new MemoryStream();
        events.Write(Journal.Magic);
        foreach (var (kind, payload) in fought.Records.Where(record => LevelOf(record.Kind) != JournalLevel.Full))
        {
            events.Write(BitConverter.GetBytes((ushort)kind));
            events.Write(BitConverter.GetBytes((ushort)payload.Length));
            events.Write(payload);
        }

        var all = events.ToArray();
        var chain = new byte[32];
        var at = 0;
        for (; all.Length - at >= 65536; at += 65536)
        {
            chain = SHA256.HashData([.. chain, .. all[at..(at + 65536)]]);
        }

        Assert.True(at > 0, "The battle was too short to fill a block.");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. chain, .. all[at..]])), fought.Hash);
    }

    [Fact]
    public void What_is_kept_does_not_change_the_hash()
    {
        var fights = Enum.GetValues<JournalLevel>().Select(level => Fought.Fight(Sketch.Melee, level: level)).ToList();

        Assert.Single(fights.Select(fought => fought.Hash).Distinct(StringComparer.Ordinal));
        Assert.Single(fights.Select(fought => fought.Journal.Events).Distinct());
    }

    [Theory]
    [InlineData(JournalLevel.Outcomes)]
    [InlineData(JournalLevel.Events)]
    [InlineData(JournalLevel.Full)]
    public void A_level_keeps_its_own_records_and_those_of_the_levels_before_it_and_no_others(JournalLevel level)
    {
        var kept = Fought.Fight(Sketch.Melee, level: level).Records;
        var expected = Fought.Fight(Sketch.Melee).Records.Where(record => LevelOf(record.Kind) <= level);

        Assert.Equal(expected.Select(record => $"{record.Kind} {Convert.ToHexString(record.Payload)}"), kept.Select(record => $"{record.Kind} {Convert.ToHexString(record.Payload)}"), StringComparer.Ordinal);
        Assert.Contains(kept, record => LevelOf(record.Kind) == level);
    }

    [Fact]
    public void Every_kind_of_record_but_the_name_has_one_struct() =>
        Assert.Equal([RecordKind.Name], Enum.GetValues<RecordKind>().Except(Levels.Keys));

    [Fact]
    public void Records_have_no_gaps_so_that_their_bytes_are_all_said()
    {
        foreach (var type in typeof(Journal).Assembly.GetTypes().Where(type => type.IsValueType && typeof(IJournalRecord).IsAssignableFrom(type)))
        {
            Assert.True(type.StructLayoutAttribute is { Pack: 1 }, $"{type.Name} is not packed.");
        }
    }

    [Fact]
    public void A_record_is_read_back_as_it_was_written()
    {
        var written = new TrackDropped(SimulationTime.FromSeconds(12.5), new EntityId(3), 77, TrackStatus.Confirmed, -3.25);
        using var stream = new MemoryStream();
        var journal = new Journal(stream, JournalLevel.Events);
        journal.Record(written);
        journal.Flush();

        var (kind, payload) = Assert.Single(Fought.Read(stream.ToArray()));

        Assert.Equal(RecordKind.TrackDropped, kind);
        Assert.Equal(written, System.Runtime.InteropServices.MemoryMarshal.Read<TrackDropped>(payload));
    }

    [Fact]
    public void One_changed_bit_of_an_event_changes_the_hash_and_a_missed_look_does_not()
    {
        static Journal With(double score, double missed)
        {
            var journal = new Journal(Stream.Null, JournalLevel.Full);
            journal.Record(new TrackDropped(SimulationTime.Start, new EntityId(3), 1, TrackStatus.Tentative, score));
            journal.Record(new MissedLook(SimulationTime.Start, new EntityId(1), new EntityId(2), 3, missed, LookHindrance.None));
            return journal;
        }

        Assert.NotEqual(With(1.0, 0.5).HashText(), With(Math.BitIncrement(1.0), 0.5).HashText(), StringComparer.Ordinal);
        Assert.Equal(With(1.0, 0.5).HashText(), With(1.0, 0.6).HashText());
    }

    [Fact]
    public void The_journal_names_every_entity_once_by_the_rank_of_its_name()
    {
        var fought = Fought.Fight(Sketch.Melee);
        var names = fought.Names().ToList();

        Assert.Equal(EntityNames.All(Sketch.Melee).OrderBy(entity => entity.Name, StringComparer.Ordinal).Select((entity, rank) => (rank, entity.Kind, entity.Name)), names);
    }

    private static JournalLevel LevelOf(RecordKind kind) => kind == RecordKind.Name ? JournalLevel.Outcomes : Levels[kind];
}
