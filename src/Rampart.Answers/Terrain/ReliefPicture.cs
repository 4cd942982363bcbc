using System.Text;

namespace Rampart.Answers.Terrain;

/// <summary>A circle of ground as letters: the darker the sign, the higher the ground.</summary>
internal static class ReliefPicture
{
    // Letters of a terminal are about twice as high as wide.
    private const int Columns = 49;
    private const int Rows = 25;

    private const string Ramp = ".:-=+*#%@";

    public static IEnumerable<string> Lines(TerrainSurvey survey, double radius_m)
    {
        if (survey.Lowest is not { } lowest || survey.Highest is not { } highest)
        {
            yield break;
        }

        var range_m = Math.Max(1.0, highest.Height_m - lowest.Height_m);
        for (var row = 0; row < Rows; row++)
        {
            var line = new StringBuilder("  ");
            for (var column = 0; column < Columns; column++)
            {
                var east_m = radius_m * ((2.0 * column / (Columns - 1)) - 1.0);
                var north_m = radius_m * (1.0 - (2.0 * row / (Rows - 1)));
                line.Append(row == Rows / 2 && column == Columns / 2 ? 'o' : Sign(survey, east_m, north_m, radius_m, lowest.Height_m, range_m));
            }

            yield return line.ToString().TrimEnd();
        }

        yield return FormattableString.Invariant($"  {Ramp[0]} {lowest.Height_m:F0} m … {Ramp[^1]} {highest.Height_m:F0} m, ~ sea by statement, ? unknown, o the place; {2.0 * radius_m / 1000.0:0.#} km across, north above");
    }

    private static char Sign(TerrainSurvey survey, double east_m, double north_m, double radius_m, double lowest_m, double range_m)
    {
        if ((east_m * east_m) + (north_m * north_m) > radius_m * radius_m * 1.0001)
        {
            return ' ';
        }

        var point = survey.At(east_m, north_m);
        return double.IsNaN(point.Height_m) ? '?'
            : survey.IsSea(point) ? '~'
            : Ramp[Math.Clamp((int)((point.Height_m - lowest_m) / range_m * Ramp.Length), 0, Ramp.Length - 1)];
    }
}
