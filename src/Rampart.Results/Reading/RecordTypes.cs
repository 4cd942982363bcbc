using Rampart.Simulation.Kernel;

namespace Rampart.Results.Reading;

/// <summary>One kind of record: its number, from which level on it is kept, the struct that is its layout, and its size in bytes.</summary>
public sealed record RecordType(RecordKind Kind, JournalLevel Level, Type Type, int Size);

/// <summary>The kinds of record that the simulation writes, found by looking at it: there is no second list to keep in step.</summary>
public static class RecordTypes
{
    /// <summary>All kinds with a struct, by their number.</summary>
    public static IReadOnlyList<RecordType> All { get; } =
        [.. NewLists().Select(list => new RecordType(list.Kind, list.Level, list.RecordType, list.Size))];

    internal static IRecordList[] NewLists() =>
    [
        .. typeof(IJournalRecord).Assembly.GetTypes()
            .Where(type => type.IsValueType && typeof(IJournalRecord).IsAssignableFrom(type))
            .Select(type => (IRecordList)Activator.CreateInstance(typeof(RecordList<>).MakeGenericType(type))!)
            .OrderBy(list => (int)list.Kind),
    ];
}
