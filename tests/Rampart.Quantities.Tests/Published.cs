using System.Globalization;

namespace Rampart.Quantities.Tests;

/// <summary>Rows of a published table beside the tests; remarks and the heading are left out.</summary>
internal static class Published
{
    public static IEnumerable<string[]> Rows(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1)
            .Select(line => line.Split(','));

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
