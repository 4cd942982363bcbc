using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Quantities;
using static Rampart.Cli.Commands.TerrainOptions;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart terrain</c>: gets elevation from open archives, imports it from files, and tells what is known of a place.</summary>
internal static class TerrainCommand
{
    // A circle of 400 km needs about 90; more is rarely meant.
    private const int MostTiles = 200;

    public static Command Create() => new(
        "terrain",
        "Get, import and look at elevation data.\n\nExample: rampart terrain info --at \"39.60N 33.00E\" --radius 50km\n         rampart terrain import dem.tif --out terrain\n\nTo fetch tiles of an open archive, see get --help.")
    {
        Get(), Import(), TerrainInfo.Create(),
    };

    private static Command Get()
    {
        var at = At();
        var radius = Radius();
        var source = new Option<string>("--source") { Description = $"The archive: {string.Join(", ", TerrainArchive.All.Select(archive => archive.Name))}.", DefaultValueFactory = _ => TerrainArchive.Copernicus30.Name };
        source.CompletionSources.Add([.. TerrainArchive.All.Select(archive => archive.Name)]);
        var folder = Out();
        var from = new Option<string?>("--from") { Description = "A mirror of the archive, laid out like it: http://… or https://…" };
        var landList = new Option<string?>("--land-list") { Description = "The list of all tiles with land, which tells sea from what is not released; default for the public archive: the list of Copernicus GLO-90." };
        var retries = new Option<ulong>("--retries") { Description = "How often a download that breaks off is tried again.", DefaultValueFactory = _ => 4, CustomParser = result => Options.WholeNumber(result, "a number of retries", 100) ?? 0 };
        var silence = new Option<string>("--silence") { Description = "How long a server may say nothing.", DefaultValueFactory = _ => "30 s" };
        var import = new Option<bool>("--import") { Description = "Import what came, where it needs GDAL." };
        var yes = new Option<bool>("--yes") { Description = $"Fetch even more than {MostTiles} tiles." };
        var json = Options.Json();
        var command = new Command("get", "Fetch the tiles of an open archive for a circle; the same command again goes on where it ended.\n\nExample: rampart terrain get --at \"39.60N 33.00E\" --radius 400km --source copernicus-30 --import")
        {
            at, radius, source, folder, from, landList, retries, silence, import, yes, json,
        };
        command.SetAction((parsed, _) => GetAsync(
            Circle(parsed.GetRequiredValue(at), parsed.GetRequiredValue(radius)), Archive(parsed.GetRequiredValue(source)), parsed.GetValue(folder), Address(parsed.GetValue(from), "--from"),
            Address(parsed.GetValue(landList), "--land-list"), new Patience((int)parsed.GetValue(retries), Silence(parsed.GetRequiredValue(silence))), parsed.GetValue(import), parsed.GetValue(yes),
            new Screen(parsed.GetValue(json))));
        return command;
    }

    private static Command Import()
    {
        var files = new Argument<string[]>("FILE") { Description = "Rasters that GDAL reads: GeoTIFF, NetCDF, DTED, …", Arity = ArgumentArity.OneOrMore };
        var folder = Out();
        var at = new Option<string?>("--at") { Description = "Only the tiles of a circle around this place." };
        var radius = new Option<string?>("--radius") { Description = "The circle's radius, such as 400km." };
        var spacing = new Option<string?>("--spacing") { Description = "Between posts: 1s or 3s (.hgt), 30s (DTED level 0); default: what fits the files." };
        var floor = new Option<bool>("--no-sea-floor") { Description = "Raise every height below zero to zero, for files that hold the sea floor; land below the sea is raised too." };
        var force = new Option<bool>("--force") { Description = "Replace tiles that are there." };
        var json = Options.Json();
        var command = new Command("import", "Turn elevation that GDAL reads into one-degree tiles that Rampart reads; needs gdal-bin.\n\nExample: rampart terrain import dem.tif --out terrain --spacing 1s")
        {
            files, folder, at, radius, spacing, floor, force, json,
        };
        command.SetAction((parsed, _) => ImportAsync(
            new ImportOrder(
                parsed.GetRequiredValue(files), Folder(parsed.GetValue(folder), "--out"), Only(parsed.GetValue(at), parsed.GetValue(radius)), Spacing(parsed.GetValue(spacing)), parsed.GetValue(force), parsed.GetValue(floor)),
            new Screen(parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> GetAsync(
        (Geodetic Centre, Length Radius) circle, TerrainArchive archive, string? outFolder, Uri? from, Uri? landList, Patience patience, bool isImported, bool isLargeMeant, Screen screen)
    {
        var tiles = CircleTiles.Of(circle.Centre, circle.Radius);
        var size = $"{Count(tiles.Count, "tile")} of one degree, at most about {DownloadScreen.Megabytes(tiles.Count * archive.TypicalBytes)}";
        if (tiles.Count > MostTiles && !isLargeMeant)
        {
            throw new UsageException($"The circle needs {size}.", "If that is meant, add --yes; else take a smaller --radius.");
        }

        var folder = Path.Combine(Folder(outFolder, "--out"), archive.Name);

        // A mirror may be the only server in reach: the public list is asked for with the public archive only.
        var order = new GetOrder(archive, from ?? archive.Address, landList ?? (from is null ? archive.LandList : null), folder, tiles, patience);
        Console.Error.WriteLine(Screen.Plain($"{archive.Title} from {order.Address}: {size}."));
        using var interruption = new Interruption();
        using var get = new TerrainGet(order, screen.Findings);
        var import = new TerrainImport(new ImportOrder([], folder, tiles, null, IsForced: false, IsSeaLevelLowest: false), screen.Findings);
        try
        {
            await DownloadScreen.WatchAsync(tiles.Count, watch => get.RunAsync(watch, interruption.Token));
            if (isImported && archive.NeedsImport && Files(get, folder) is { Count: > 0 } files)
            {
                var land = get.Results.Where(result => result.State is TileState.Fetched or TileState.Kept).Select(result => result.Tile).ToList();

                // The archive's tiles have no posts on their southern and eastern edges: there the sea's own tile tells them.
                files.InsertRange(0, get.Results.Where(result => result.State == TileState.Sea).Select(result => SeaTiles.PathOf(folder, result.Tile.Name)));
                import = new TerrainImport(new ImportOrder(files, folder, land, null, IsForced: false, IsSeaLevelLowest: false), screen.Findings);
                await import.RunAsync(SayImported, interruption.Token);
            }
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            var there = get.Results.Count(result => result.State is TileState.Fetched or TileState.Kept);
            Console.Error.WriteLine($"Interrupted; {there} of {Count(tiles.Count, "tile")} are in {Screen.Plain(folder)}. The same command goes on from there.");
            return Exit.Interrupted;
        }

        Show(get, import, order, isImported, screen);
        return screen.HasErrors ? Exit.Environment : Exit.Done;
    }

    private static void Show(TerrainGet get, TerrainImport import, GetOrder order, bool isImported, Screen screen)
    {
        int Of(TileState state) => get.Results.Count(result => result.State == state);
        if (screen.IsJson)
        {
            var result = new JsonObject
            {
                ["source"] = order.Archive.Name,
                ["address"] = order.Address.ToString(),
                ["folder"] = order.Folder,
                ["licence"] = order.Archive.Licence,
                ["attribution"] = order.Archive.Attribution,
                ["tiles"] = new JsonArray([.. get.Results.Select(tile => new JsonObject
                {
                    ["tile"] = tile.Tile.Name,
                    ["state"] = DownloadScreen.Word(tile.State),
                    ["file"] = tile.File.Length > 0 ? tile.File : null,
                    ["bytes"] = tile.Bytes,
                    ["reason"] = tile.Reason.Length > 0 ? tile.Reason : null,
                })]),
            };
            foreach (var state in Enum.GetValues<TileState>())
            {
                result[DownloadScreen.Word(state)] = Of(state);
            }

            result["bytes"] = get.Results.Sum(tile => tile.Bytes);
            if (isImported && order.Archive.NeedsImport)
            {
                result["imported"] = Imported(import);
            }

            screen.WriteJson(result);
            return;
        }

        screen.ShowFindings();
        var words = Enum.GetValues<TileState>().Where(state => Of(state) > 0).Select(state => $"{Of(state)} {DownloadScreen.Word(state)}");
        Line(screen, $"{Count(get.Results.Count, "tile")} in {order.Folder}: {string.Join(", ", words)}; {DownloadScreen.Megabytes(get.Results.Sum(tile => tile.Bytes))} came now.");
        Line(screen, $"{order.Archive.Licence} Attribution: {order.Archive.Attribution.TrimEnd('.')}.");
        if (isImported && order.Archive.NeedsImport)
        {
            ShowImported(import, order.Folder, screen);
        }
        else if (order.Archive.NeedsImport && Files(get, order.Folder).Count > 0)
        {
            Line(screen, $"They are read through GDAL. Next: the same command with --import, or rampart terrain import {Quoted(Path.Combine(order.Folder, TerrainArchive.DownloadsFolder))}/*.tif --out {Quoted(order.Folder)}");
        }
    }

    private static List<string> Files(TerrainGet get, string folder) =>
        [.. get.Results.Where(result => result.State is TileState.Fetched or TileState.Kept).Select(result => Path.Combine(folder, result.File))];

    private static async Task<int> ImportAsync(ImportOrder order, Screen screen)
    {
        using var interruption = new Interruption();
        var import = new TerrainImport(order, screen.Findings);
        try
        {
            await import.RunAsync(SayImported, interruption.Token);
        }
        catch (GdalException exception)
        {
            screen.Findings.Add(Finding.Error(new Place(order.Files[0]), "FILE", exception.Message, "Tiles that were finished before are whole and stay."));
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine($"Interrupted; {Count(import.Results.Count(result => result.State is "written"), "tile")} written to {Screen.Plain(order.Folder)}. The same command makes the others.");
            return Exit.Interrupted;
        }

        if (!screen.HasErrors && import.Results.All(result => result.State is "empty"))
        {
            screen.Findings.Add(Finding.Error(
                new Place(order.Files[0]), "FILE", "The files hold no heights for any tile that was asked for.", order.Only is null ? "See gdalinfo -mm FILE." : "See whether --at and --radius lie where the files do."));
        }

        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        if (screen.IsJson)
        {
            screen.WriteJson(Imported(import));
            return Exit.Done;
        }

        screen.ShowFindings();
        ShowImported(import, order.Folder, screen);
        return Exit.Done;
    }

    private static JsonObject Imported(TerrainImport import) => new()
    {
        ["spacing"] = import.Spacing.Word,
        ["tiles"] = new JsonArray([.. import.Results.Select(tile => new JsonObject
        {
            ["tile"] = tile.Tile.Name,
            ["state"] = tile.State,
            ["file"] = tile.File.Length > 0 ? tile.File : null,
            ["posts"] = tile.Posts,
            ["voids"] = tile.State is "kept" ? null : tile.Voids,
            ["lowest_m"] = tile.Lowest,
            ["highest_m"] = tile.Highest,
        })]),
    };

    private static void ShowImported(TerrainImport import, string folder, Screen screen)
    {
        var written = import.Results.Where(result => result.State is "written").ToList();
        if (written.Count > 0)
        {
            Line(screen, string.Create(
                CultureInfo.InvariantCulture,
                $"{Count(written.Count, "tile")} written to {folder}, a post every {import.Spacing.Seconds} s of arc; {written.Min(tile => tile.Lowest)} to {written.Max(tile => tile.Highest)} m; {100.0 * written.Sum(tile => (double)tile.Voids) / written.Sum(tile => (double)tile.Posts):0.##} % voids."));
        }

        var kept = import.Results.Count(result => result.State is "kept");
        if (kept > 0)
        {
            Line(screen, $"{Count(kept, "tile")} kept.");
        }
    }

    private static void SayImported(ImportResult result)
    {
        if (result.State is not "empty")
        {
            Console.Error.WriteLine(Screen.Plain($"{result.Tile.Name}  {result.State}  {result.File}"));
        }
    }

    private static TerrainArchive Archive(string name) => TerrainArchive.All.FirstOrDefault(archive => string.Equals(archive.Name, name, StringComparison.Ordinal))
        ?? throw new UsageException($"\"{name}\" is no archive.", $"Expected {string.Join(", ", TerrainArchive.All.Select(archive => archive.Name))}.");

    private static PostSpacing? Spacing(string? word) => word is null ? null : PostSpacing.All.FirstOrDefault(spacing => string.Equals(spacing.Word, word, StringComparison.Ordinal))
        ?? throw new UsageException($"\"{word}\" is no spacing of posts.", $"Expected {string.Join(", ", PostSpacing.All.Select(spacing => spacing.Word))}.");

    private static Uri? Address(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        // Below the address: without the last stroke a name would take the place of the last part.
        var whole = option is "--from" && !text.EndsWith('/') ? $"{text}/" : text;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"{option}: \"{text}\" is no address.", "Expected http://… or https://…");
    }

    private static TimeSpan Silence(string text)
    {
        var parsed = QuantityText.Parse(QuantityKind.Duration, text);
        return parsed.IsValid && parsed.Si is > 0.0 and <= 86_400.0
            ? TimeSpan.FromSeconds(parsed.Si)
            : throw new UsageException($"--silence: {parsed.Problem ?? $"\"{text}\" is not between nothing and a day."}", "Expected a duration, such as 30 s.");
    }

    private static string Quoted(string path) => path.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"/._-".Contains(letter, StringComparison.Ordinal)) ? $"\"{path}\"" : path;
}
