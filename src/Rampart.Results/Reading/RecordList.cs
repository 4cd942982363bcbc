using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Reading;

/// <summary>All records of one kind, in the order of the journal.</summary>
internal interface IRecordList
{
    Type RecordType { get; }

    RecordKind Kind { get; }

    JournalLevel Level { get; }

    /// <summary>Bytes of one record.</summary>
    int Size { get; }

    int Count { get; }

    /// <summary>Where in the journal a record of this list stands, counted from one over all records.</summary>
    int Position(int index);

    void Add(ReadOnlySpan<byte> payload, int position);
}

internal sealed class RecordList<T> : IRecordList, IReadOnlyList<T>
    where T : unmanaged, IJournalRecord
{
    private readonly List<T> _records = [];
    private readonly List<int> _positions = [];

    public Type RecordType => typeof(T);

    public RecordKind Kind => T.Kind;

    public JournalLevel Level => T.Level;

    public int Size => Unsafe.SizeOf<T>();

    public int Count => _records.Count;

    public T this[int index] => _records[index];

    public int Position(int index) => _positions[index];

    public void Add(ReadOnlySpan<byte> payload, int position)
    {
        _records.Add(MemoryMarshal.Read<T>(payload));
        _positions.Add(position);
    }

    public IEnumerator<T> GetEnumerator() => _records.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
