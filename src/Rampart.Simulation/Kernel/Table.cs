namespace Rampart.Simulation.Kernel;

/// <summary>Rows of one kind of small struct in the order of their ids, each reached by the id of its entity.</summary>
public sealed class Table<T>
    where T : struct
{
    private readonly EntityId[] _ids;
    private readonly int[] _rowOfId;
    private readonly T[] _rows;

    /// <param name="ids">The entities that have a row, in any order.</param>
    /// <param name="entityCount">How many entities the battle has in all.</param>
    public Table(IEnumerable<EntityId> ids, int entityCount)
    {
        _ids = [.. ids];
        Array.Sort(_ids, static (a, b) => a.Value.CompareTo(b.Value));
        _rows = new T[_ids.Length];
        _rowOfId = new int[entityCount];
        Array.Fill(_rowOfId, -1);
        for (var row = 0; row < _ids.Length; row++)
        {
            _rowOfId[_ids[row].Value] = row;
        }
    }

    public int Count => _rows.Length;

    public Span<T> Rows => _rows;

    public ReadOnlySpan<EntityId> Ids => _ids;

    public ref T this[EntityId id] => ref _rows[_rowOfId[id.Value]];

    public bool Contains(EntityId id) => !id.IsNone && _rowOfId[id.Value] >= 0;

    /// <summary>The place of an entity's row among the rows; the index of arrays that run beside the table.</summary>
    public int RowOf(EntityId id) => _rowOfId[id.Value];

    internal T[] Save() => [.. _rows];

    internal void Load(T[] saved) => saved.CopyTo(_rows, 0);
}
