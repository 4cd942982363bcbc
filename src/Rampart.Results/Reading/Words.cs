using System.Text;

namespace Rampart.Results.Reading;

/// <summary>Names of the code as the words of files and tables: BelowHorizon is below-horizon, and TrackUpdated the table track_updated.</summary>
public static class Words
{
    public static string Kebab<T>(T value)
        where T : struct, Enum => Join(value.ToString(), '-');

    /// <summary>As a table or column is named; what stands behind an underscore already is left alone.</summary>
    public static string Snake(string name) => Join(name, '_');

    internal static string Kebab(string name) => Join(name, '-');

    private static string Join(string name, char separator)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && name[i - 1] != '_')
            {
                text.Append(separator);
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
