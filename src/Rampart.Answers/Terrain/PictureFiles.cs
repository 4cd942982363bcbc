using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Answers.Terrain;

/// <summary>Pictures as PNG beside their SVG, where <c>rsvg-convert</c> is installed; a remark where not.</summary>
internal static class PictureFiles
{
    public const string Tool = "rsvg-convert";
    private const int Width = 1600;

    /// <summary>NAME.png from each NAME.svg of a folder.</summary>
    public static void WritePng(string folder, IEnumerable<string> names, ICollection<Finding> findings, CancellationToken stop)
    {
        foreach (var name in names)
        {
            try
            {
                GdalTools.RunAsync(Tool, ["-w", Width.ToString(CultureInfo.InvariantCulture), "-o", Path.Combine(folder, $"{name}.png"), Path.Combine(folder, $"{name}.svg")], stop).GetAwaiter().GetResult();
            }
            catch (Exception exception) when (exception is EnvironmentException or GdalException)
            {
                findings.Add(Finding.Remark(new Place($"{name}.png"), $"{name}.png", $"It was not made: {exception.Message}", "Install it: apt-get install librsvg2-bin"));
                return;
            }
        }
    }
}
