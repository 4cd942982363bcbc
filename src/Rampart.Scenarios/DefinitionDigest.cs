using System.Buffers.Binary;
using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Rampart.Physics.Flight;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Scenarios;

/// <summary>The SHA-256 of a resolved definition: the same for the same battle, however its files were written or ordered.</summary>
/// <remarks>
/// Every public property and private field of the records is walked in the order of names and written as type, name and value;
/// entries of lists that have a name are taken in the ordinal order of their names.
/// </remarks>
public static class DefinitionDigest
{
    public static string Of(BattleDefinition battle)
    {
        ArgumentNullException.ThrowIfNull(battle);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Write(hash, battle);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(IncrementalHash hash, object? value)
    {
        switch (value)
        {
            case null:
                // A length that no text has.
                Word(hash, ulong.MaxValue);
                break;
            case string text:
                Text(hash, text);
                break;
            case IGround ground:
                // Its identity covers its heights, which are many.
                Text(hash, ground.Identity);
                break;
            case double number:
                Word(hash, (ulong)BitConverter.DoubleToInt64Bits(number));
                break;
            case Enum word:
                Text(hash, word.ToString());
                break;
            case EchoModels or PlannedFlights:
                // Worked out from the radars and the routes.
                break;
            case FlyoutTable table:
                // Worked out from its profile.
                Write(hash, table.Profile);
                break;
            case IConvertible plain:
                Word(hash, unchecked((ulong)plain.ToInt64(null)));
                break;
            case IEnumerable items:
                WriteList(hash, items);
                break;
            default:
                WriteFields(hash, value);
                break;
        }
    }

    private static void WriteList(IncrementalHash hash, IEnumerable items)
    {
        var list = items.Cast<object?>().ToList();
        if (list.Count > 0 && list.TrueForAll(item => NameOf(item) is not null))
        {
            list.Sort((left, right) => string.CompareOrdinal(NameOf(left), NameOf(right)));
        }

        Word(hash, (ulong)list.Count);
        foreach (var item in list)
        {
            Write(hash, item);
        }
    }

    private static string? NameOf(object? item) => item?.GetType().GetProperty("Name")?.GetValue(item) as string;

    private static void WriteFields(IncrementalHash hash, object value)
    {
        Text(hash, value.GetType().Name);
        for (var type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            Array.Sort(fields, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            foreach (var field in fields)
            {
                Text(hash, field.Name);
                Write(hash, field.GetValue(value));
            }
        }
    }

    private static void Text(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Word(hash, (ulong)bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Word(IncrementalHash hash, ulong word)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, word);
        hash.AppendData(bytes);
    }
}
