using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Terrain.Elevation;

/// <summary>The name of a one-degree cell after its south-west corner: N39E032, in any case.</summary>
internal static partial class CellName
{
    public static string Of(double south_deg, double west_deg)
    {
        var south = (int)Math.Floor(south_deg);
        var west = (int)Math.Floor(west_deg);
        return $"{(south < 0 ? 'S' : 'N')}{Math.Abs(south):00}{(west < 0 ? 'W' : 'E')}{Math.Abs(west):000}";
    }

    /// <summary>Reads a name that begins with a cell and goes on with a dot or an underscore, or ends.</summary>
    public static bool TryRead(string name, out int south, out int west)
    {
        var match = Whole().Match(name);
        return Read(match, out south, out west);
    }

    /// <summary>Reads the corner of a DTED file from its name and folder: e032/n39.dt0, n39_e032_1arc_v3.dt2, N39E032.dt1.</summary>
    public static bool TryReadDted(string folder, string name, out int south, out int west) =>
        Read(Underscored().Match(name), out south, out west) || Read(Latitude().Match(name), Longitude().Match(folder), out south, out west);

    private static bool Read(Match match, out int south, out int west) => Read(match, match, out south, out west);

    private static bool Read(Match latitude, Match longitude, out int south, out int west)
    {
        south = west = 0;
        if (!latitude.Success || !longitude.Success)
        {
            return false;
        }

        south = Signed(latitude.Groups["ns"].ValueSpan, latitude.Groups["lat"].ValueSpan, 's');
        west = Signed(longitude.Groups["ew"].ValueSpan, longitude.Groups["lon"].ValueSpan, 'w');
        return south is >= -90 and < 90 && west is >= -180 and < 180;
    }

    private static int Signed(ReadOnlySpan<char> hemisphere, ReadOnlySpan<char> number, char negative)
    {
        var value = int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        return char.ToLowerInvariant(hemisphere[0]) == negative ? -value : value;
    }

    [GeneratedRegex("^(?<ns>[NSns])(?<lat>[0-9]{2})(?<ew>[EWew])(?<lon>[0-9]{3})($|[._])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("^(?<ns>[NSns])(?<lat>[0-9]{2})_?(?<ew>[EWew])(?<lon>[0-9]{3})($|[._])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Underscored();

    [GeneratedRegex("^(?<ns>[NSns])(?<lat>[0-9]{2})($|[._])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latitude();

    [GeneratedRegex("^(?<ew>[EWew])(?<lon>[0-9]{3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Longitude();
}
