using System.Linq.Expressions;
using System.Reflection;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Database;

/// <summary>One column of a record's table: found in the struct, never written down a second time.</summary>
/// <param name="Name">Name with its unit, as in <c>range_m</c>.</param>
/// <param name="Type">SQLite's type.</param>
/// <param name="Words">For a column of words: the words that may stand there.</param>
/// <param name="Path">The properties that lead from the record to the value.</param>
/// <param name="Bind">The method of <see cref="RowWriter"/> that writes it.</param>
internal sealed record Column(string Name, string Type, IReadOnlyList<string> Words, IReadOnlyList<PropertyInfo> Path, MethodInfo Bind)
{
    public static IReadOnlyList<Column> Of(Type record) => [.. Of(record, "", [])];

    /// <summary>Writes all columns of a record, compiled once for its kind.</summary>
    public static Action<RowWriter, T> Writer<T>(IReadOnlyList<Column> columns)
    {
        var row = Expression.Parameter(typeof(RowWriter));
        var record = Expression.Parameter(typeof(T));
        var calls = columns.Select(column => (Expression)Expression.Call(
            row, column.Bind, column.Path.Aggregate((Expression)record, (value, property) => Expression.Property(value, property))));
        return Expression.Lambda<Action<RowWriter, T>>(Expression.Block(calls), row, record).Compile();
    }

    private static IEnumerable<Column> Of(Type type, string prefix, PropertyInfo[] way)
    {
        foreach (var property in Declared(type))
        {
            PropertyInfo[] path = [.. way, property];
            var name = prefix + Reading.Words.Snake(property.Name);
            var value = property.PropertyType;
            if (Plain(value, property.Name) is { } plain)
            {
                yield return new Column(name + plain.Unit, plain.Type, value.IsEnum ? [.. Enum.GetNames(value).Select(Reading.Words.Kebab)] : [], path, Binder(plain.Method, value));
                continue;
            }

            if (!value.IsValueType || value.IsPrimitive)
            {
                throw new NotSupportedException($"A property of type {value} in a record of the journal has no column.");
            }

            // A place is measured in metres along its axes; a direction is a bare number.
            foreach (var part in Of(value, name + "_", path))
            {
                yield return value == typeof(EcefPosition) ? part with { Name = part.Name + "_m" } : part;
            }
        }
    }

    private static IEnumerable<PropertyInfo> Declared(Type type) =>
        type.GetConstructors().Where(made => made.GetParameters().Length > 0).OrderByDescending(made => made.GetParameters().Length).First()
            .GetParameters().Select(parameter => type.GetProperty(parameter.Name!)!);

    private static (string Method, string Type, string Unit)? Plain(Type type, string name)
    {
        if (type.IsEnum)
        {
            return (nameof(RowWriter.Word), "TEXT", "");
        }

        return type switch
        {
            _ when type == typeof(SimulationTime) => (nameof(RowWriter.Moment), "REAL", "_s"),
            _ when type == typeof(Duration) => (nameof(RowWriter.Time), "REAL", "_s"),
            _ when type == typeof(Length) => (nameof(RowWriter.Metres), "REAL", "_m"),
            _ when type == typeof(Speed) => (nameof(RowWriter.Rate), "REAL", "_mps"),
            _ when type == typeof(Area) => (nameof(RowWriter.SquareMetres), "REAL", "_m2"),
            _ when type == typeof(Angle) => (IsSigned(name) ? nameof(RowWriter.SignedDegrees) : nameof(RowWriter.Degrees), "REAL", "_deg"),
            _ when type == typeof(EntityId) => (nameof(RowWriter.Name), "TEXT", ""),
            _ when type == typeof(bool) => (nameof(RowWriter.Flag), "INTEGER", ""),
            _ when type == typeof(int) => (nameof(RowWriter.Count), "INTEGER", ""),
            _ when type == typeof(long) => (nameof(RowWriter.Whole), "INTEGER", ""),
            _ when type == typeof(double) => (nameof(RowWriter.Number), "REAL", ""),
            _ => null,
        };
    }

    // An azimuth runs round; what lies above or below keeps its sign.
    private static bool IsSigned(string name) => name.Contains("Elevation", StringComparison.Ordinal) || name is "Loft";

    private static MethodInfo Binder(string name, Type type)
    {
        var method = typeof(RowWriter).GetMethod(name)!;
        return method.IsGenericMethodDefinition ? method.MakeGenericMethod(type) : method;
    }
}
