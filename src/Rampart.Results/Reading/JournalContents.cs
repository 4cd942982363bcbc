using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Reading;

/// <summary>A journal, read: its records by kind, who is who, and its hash.</summary>
public sealed class JournalContents
{
    private const string Cut = "The file was cut off; run the battle again, or copy the whole file.";
    private const string Garbled = "The file was changed after it was written; run the battle again.";
    private const int SmallestName = sizeof(int) + 1;

    private readonly Dictionary<ushort, IRecordList> _lists = RecordTypes.NewLists().ToDictionary(list => (ushort)list.Kind);
    private readonly List<string> _names = [];
    private readonly List<EntityKind> _kinds = [];

    private JournalContents()
    {
    }

    /// <summary>The hash of all event records that are kept here: the battle's own hash if at least all events were kept.</summary>
    public string HashText { get; private set; } = "";

    /// <summary>How many records the hash covers.</summary>
    public long Events { get; private set; }

    /// <summary>How many records of all kinds there are, the names among them.</summary>
    public int RecordCount { get; private set; }

    /// <summary>The level of the fullest record that is here. A battle in which nothing was seen may have been kept at more.</summary>
    public JournalLevel Level { get; private set; }

    /// <summary>How many names there are; ids run from zero to one less.</summary>
    public int EntityCount => _names.Count;

    /// <exception cref="JournalFormatException">These bytes are not a whole journal of this version.</exception>
    public static JournalContents Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var stream = new MemoryStream(bytes, writable: false);
        return Read(stream);
    }

    /// <summary>Reads from here to the end of the stream.</summary>
    /// <exception cref="JournalFormatException">This is not a whole journal of this version.</exception>
    public static JournalContents Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var contents = new JournalContents();
        contents.ReadAll(stream);
        return contents;
    }

    /// <summary>All records of one kind, in the order in which they were written.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : unmanaged, IJournalRecord => ListOf<T>();

    /// <summary>The name that an id stands for.</summary>
    /// <exception cref="JournalFormatException">The journal gives this id no name.</exception>
    public string Name(EntityId id) => _names[Known(id)];

    /// <summary>What the name of this id stands for.</summary>
    /// <exception cref="JournalFormatException">The journal gives this id no name.</exception>
    public EntityKind KindOf(EntityId id) => _kinds[Known(id)];

    /// <summary>All ids of one kind, in the order of their names.</summary>
    public IEnumerable<EntityId> Entities(EntityKind kind) =>
        from id in Enumerable.Range(0, _names.Count)
        where _kinds[id] == kind
        select new EntityId(id);

    internal RecordList<T> ListOf<T>()
        where T : unmanaged, IJournalRecord => (RecordList<T>)_lists[(ushort)T.Kind];

    internal IEnumerable<IRecordList> Lists() => _lists.Values.OrderBy(list => (int)list.Kind);

    private int Known(EntityId id) => id.Value >= 0 && id.Value < _names.Count
        ? id.Value
        : throw new JournalFormatException(0, $"The journal has no name for entity {id.Value}.", Garbled);

    private void ReadAll(Stream stream)
    {
        var buffer = new byte[ushort.MaxValue];
        var hash = new HashChain();
        ReadMagic(stream, buffer, hash);
        long offset = Journal.Magic.Length;
        var header = new byte[Journal.HeaderSize];
        while (true)
        {
            var got = stream.ReadAtLeast(header, Journal.HeaderSize, throwOnEndOfStream: false);
            if (got == 0)
            {
                break;
            }

            if (got < Journal.HeaderSize)
            {
                throw new JournalFormatException(offset, "a record's header is cut off.", Cut);
            }

            var kind = BinaryPrimitives.ReadUInt16LittleEndian(header);
            var payload = buffer.AsSpan(0, BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(sizeof(ushort))));
            if (stream.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false) < payload.Length)
            {
                throw new JournalFormatException(offset, "a record is cut off.", Cut);
            }

            RecordCount++;
            var level = Take(kind, payload, offset);
            if ((byte)level <= (byte)JournalLevel.Events)
            {
                hash.Add(header);
                hash.Add(payload);
                Events++;
            }

            Level = (byte)level > (byte)Level ? level : Level;
            offset += Journal.HeaderSize + payload.Length;
        }

        HashText = hash.Text();
    }

    private static void ReadMagic(Stream stream, byte[] buffer, HashChain hash)
    {
        var magic = buffer.AsSpan(0, Journal.Magic.Length);
        var got = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (got < magic.Length || !magic[..^1].SequenceEqual(Journal.Magic.AsSpan()[..^1]))
        {
            throw new JournalFormatException(0, "this is not a journal of Rampart.", "Give the journal that rampart run has written.");
        }

        if (magic[^1] != Journal.FormatVersion)
        {
            throw new JournalFormatException(
                magic.Length - 1,
                $"the journal has format version {magic[^1]}; this Rampart reads version {Journal.FormatVersion}.",
                "Run the battle again with this Rampart, or read the journal with the one that wrote it.");
        }

        hash.Add(magic);
    }

    private JournalLevel Take(ushort kind, ReadOnlySpan<byte> payload, long offset)
    {
        if (kind == (ushort)RecordKind.Name)
        {
            TakeName(payload, offset);
            return JournalLevel.Outcomes;
        }

        if (!_lists.TryGetValue(kind, out var list))
        {
            var known = Enum.IsDefined((RecordKind)kind) ? ((RecordKind)kind).ToString() : kind.ToString(CultureInfo.InvariantCulture);
            throw new JournalFormatException(offset, $"this Rampart does not know records of kind {known}.", "Read the journal with the Rampart that wrote it; if that is this one, the file was changed: run the battle again.");
        }

        if (payload.Length != list.Size)
        {
            throw new JournalFormatException(offset, $"a record of kind {list.Kind} has {payload.Length} bytes instead of {list.Size}.", Garbled);
        }

        list.Add(payload, RecordCount);
        return list.Level;
    }

    private void TakeName(ReadOnlySpan<byte> payload, long offset)
    {
        if (payload.Length < SmallestName)
        {
            throw new JournalFormatException(offset, "a name is too short.", Garbled);
        }

        var id = BinaryPrimitives.ReadInt32LittleEndian(payload);
        var kind = (EntityKind)payload[sizeof(int)];
        if (id != _names.Count || !Enum.IsDefined(kind))
        {
            throw new JournalFormatException(offset, $"the name of entity {id} comes where that of entity {_names.Count} should stand.", Garbled);
        }

        _names.Add(Encoding.UTF8.GetString(payload[SmallestName..]));
        _kinds.Add(kind);
    }
}
