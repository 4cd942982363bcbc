namespace Rampart.Simulation.Kernel;

/// <summary>The rank of an entity's name among all names of the battle in ordinal order, from zero.</summary>
/// <remarks>Because the rank depends on the names alone, the order of files and of entries in them never matters.</remarks>
public readonly record struct EntityId(int Value) : IComparable<EntityId>
{
    /// <summary>Stands where there is no entity: the plot of no target, the track of no battery.</summary>
    public static EntityId None => new(-1);

    public bool IsNone => Value < 0;

    public static bool operator <(EntityId left, EntityId right) => left.Value < right.Value;

    public static bool operator >(EntityId left, EntityId right) => left.Value > right.Value;

    public static bool operator <=(EntityId left, EntityId right) => left.Value <= right.Value;

    public static bool operator >=(EntityId left, EntityId right) => left.Value >= right.Value;

    public int CompareTo(EntityId other) => Value.CompareTo(other.Value);
}
