using System.CommandLine;
using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Quantities;

namespace Rampart.Cli.Commands;

/// <summary>What the verbs of <c>rampart terrain</c> ask for alike: a circle, a folder.</summary>
internal static class TerrainOptions
{
    private const string DefaultFolder = "terrain";

    public static Option<string> At() => new("--at") { Description = "The place, such as \"39.60N 33.00E\".", Required = true };

    public static Option<string> Radius() => new("--radius") { Description = "Of the circle around it, such as 400km.", Required = true };

    public static Option<string?> Out() => new("--out") { Description = "The folder of the tiles; default: terrain in the project." };

    public static Geodetic Place(string text, string option)
    {
        var place = GeodeticText.Parse(text);
        return place.IsValid ? place.Value : throw new UsageException($"{option}: {place.Problem}", place.Remedy);
    }

    public static Length Height(string text, string option)
    {
        var length = QuantityText.Parse(QuantityKind.Length, text);
        return !length.IsValid ? throw new UsageException($"{option}: {length.Problem}", length.Remedy)
            : length.Si is >= 0.0 and <= 100_000.0 ? Length.FromMetres(length.Si)
            : throw new UsageException($"{option}: {text} is no height over the ground.", "Expected a length from zero to 100 km, such as 20 m.");
    }

    public static (Geodetic Centre, Length Radius) Circle(string at, string radius)
    {
        var place = Place(at, "--at");
        var length = QuantityText.Parse(QuantityKind.Length, radius);
        if (!length.IsValid)
        {
            throw new UsageException($"--radius: {length.Problem}", length.Remedy);
        }

        return length.Si is >= 0.0 and <= 20_000_000.0
            ? (place, Length.FromMetres(length.Si))
            : throw new UsageException($"--radius: {radius} is no radius of a circle on the Earth.", "Expected a length from zero to half way round, such as 400km.");
    }

    public static IReadOnlyList<TileCell>? Only(string? at, string? radius)
    {
        if (at is null && radius is null)
        {
            return null;
        }

        if (at is null || radius is null)
        {
            throw new UsageException("--at and --radius belong together.", "Such as: --at \"39.60N 33.00E\" --radius 400km");
        }

        var (centre, length) = Circle(at, radius);
        return CircleTiles.Of(centre, length);
    }

    public static string Folder(string? given, string option)
    {
        if (given is not null && given.Trim().Length == 0)
        {
            throw new UsageException($"{option} names no folder.", $"Such as: {option} {DefaultFolder}");
        }

        return given ?? Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Workspace.FindHome(), DefaultFolder));
    }

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    public static void Line(Screen screen, string text) => screen.Out.Profile.Out.Writer.WriteLine(Screen.Plain(text));
}
