using System.Runtime.InteropServices;
using System.Text;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Tests;

/// <summary>A battle that was fought to its end, and what its journal says, read back from the bytes.</summary>
internal sealed class Fought
{
    private readonly List<(RecordKind Kind, byte[] Payload)> _records;

    private Fought(Battle battle, Journal journal, byte[] bytes)
    {
        Battle = battle;
        Journal = journal;
        Bytes = bytes;
        _records = Read(bytes);
    }

    public Battle Battle { get; }

    public Journal Journal { get; }

    public byte[] Bytes { get; }

    public string Hash => Journal.HashText();

    public IReadOnlyList<(RecordKind Kind, byte[] Payload)> Records => _records;

    public static Fought Fight(BattleDefinition definition, ulong seed = 7, ulong replication = 0, JournalLevel level = JournalLevel.Full)
    {
        using var stream = new MemoryStream();
        var journal = new Journal(stream, level);
        var battle = new Battle(definition, seed, replication, journal);
        battle.RunToEnd();
        return new Fought(battle, journal, stream.ToArray());
    }

    /// <summary>Fights second by second, and after each second something is done to its world.</summary>
    public static Fought FightAndMeddle(BattleDefinition definition, Action<Battle> meddle)
    {
        using var stream = new MemoryStream();
        var journal = new Journal(stream, JournalLevel.Full);
        var battle = new Battle(definition, 7, 0, journal);
        while (battle.Now < battle.End)
        {
            battle.RunUntil(battle.Now + Quantities.Duration.FromSeconds(1.0));
            meddle(battle);
        }

        return new Fought(battle, journal, stream.ToArray());
    }

    /// <summary>Fights second by second, and once, when the battle is as asked, changes something in its world.</summary>
    public static Fought FightAndIntervene(BattleDefinition definition, Func<Battle, bool> when, Action<Battle> intervene)
    {
        using var stream = new MemoryStream();
        var journal = new Journal(stream, JournalLevel.Full);
        var battle = new Battle(definition, 7, 0, journal);
        var isDone = false;
        while (battle.Now < battle.End)
        {
            battle.RunUntil(battle.Now + Quantities.Duration.FromSeconds(1.0));
            if (!isDone && when(battle))
            {
                intervene(battle);
                isDone = true;
            }
        }

        Assert.True(isDone, "The battle never came to the point of the test.");
        return new Fought(battle, journal, stream.ToArray());
    }

    /// <summary>All records of a kind, in the order of the journal.</summary>
    public IReadOnlyList<T> All<T>()
        where T : unmanaged, IJournalRecord => [.. _records.Where(record => record.Kind == T.Kind).Select(record => MemoryMarshal.Read<T>(record.Payload))];

    public string NameOf(EntityId id) => id.IsNone ? string.Empty : Battle.World.Names[id];

    public bool Is(EntityId id, string name) => string.Equals(NameOf(id), name, StringComparison.Ordinal);

    /// <summary>The records of a journal's bytes.</summary>
    public static List<(RecordKind Kind, byte[] Payload)> Read(byte[] bytes)
    {
        Assert.Equal(Journal.Magic, bytes[..Journal.Magic.Length]);
        var records = new List<(RecordKind, byte[])>();
        var at = Journal.Magic.Length;
        while (at < bytes.Length)
        {
            var kind = (RecordKind)BitConverter.ToUInt16(bytes, at);
            var length = BitConverter.ToUInt16(bytes, at + 2);
            records.Add((kind, bytes[(at + 4)..(at + 4 + length)]));
            at += 4 + length;
        }

        return records;
    }

    /// <summary>Id, kind and name of the journal's own name records.</summary>
    public IEnumerable<(int Id, EntityKind Kind, string Name)> Names() => _records
        .Where(record => record.Kind == RecordKind.Name)
        .Select(record => (BitConverter.ToInt32(record.Payload), (EntityKind)record.Payload[4], Encoding.UTF8.GetString(record.Payload, 5, record.Payload.Length - 5)));
}
