using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rampart.Simulation.Kernel;

/// <summary>The names of all entities of a battle in ordinal order, and the key that each name gives to its draws.</summary>
public sealed class NameTable
{
    private readonly string[] _names;
    private readonly ulong[] _keys;

    /// <exception cref="ArgumentException">Two entities have the same name.</exception>
    public NameTable(IEnumerable<string> names)
    {
        _names = [.. names];
        Array.Sort(_names, StringComparer.Ordinal);
        for (var i = 1; i < _names.Length; i++)
        {
            if (string.Equals(_names[i - 1], _names[i], StringComparison.Ordinal))
            {
                throw new ArgumentException($"Two entities are named \"{_names[i]}\".", nameof(names));
            }
        }

        _keys = Array.ConvertAll(_names, KeyOf);
    }

    public int Count => _names.Length;

    public string this[EntityId id] => _names[id.Value];

    /// <summary>The first eight bytes, little-endian, of the SHA-256 of the name in UTF-8.</summary>
    public static ulong KeyOf(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    public ulong Key(EntityId id) => _keys[id.Value];

    /// <exception cref="ArgumentException">No entity has this name.</exception>
    public EntityId Find(string name)
    {
        var rank = Array.BinarySearch(_names, name, StringComparer.Ordinal);
        return rank >= 0 ? new EntityId(rank) : throw new ArgumentException($"No entity is named \"{name}\".", nameof(name));
    }
}
