using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Cli.Terrain;
using Rampart.Quantities;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart terrain info</c>: what is known of the ground around a place, how finely, and from whom.</summary>
internal static class TerrainInfo
{
    private const string BuiltIn = "built-in";

    private const string Smooth = "smooth";

    private const string Remedy = "Fetch tiles with rampart terrain get, make them with rampart terrain import, or name a folder with --terrain.";

    // Rows of a printed profile; the line itself is looked at far more closely.
    private const int ProfileRows = 24;

    // A profile is looked at every half post, but at no more points than this.
    private const int MostPoints = 200_000;

    // The shore of the Dead Sea is 430 m below the sea's level; no land is lower.
    private const double LowestLand_m = -450.0;

    public static Command Create()
    {
        var at = TerrainOptions.At();
        var radius = TerrainOptions.Radius();
        var terrain = new Option<string[]>("--terrain") { Description = "A folder of tiles, a tile, a raster that GDAL reads, or built-in for the grid that comes with Rampart; may stand several times, the finest at each place counts, as in a scenario. Default: terrain in the project.", Arity = ArgumentArity.ZeroOrMore };
        terrain.CompletionSources.Add(BuiltIn);
        var profile = new Option<string?>("--profile") { Description = "Another place: the ground on the way there and the line of sight over it." };
        var antenna = new Option<string>("--antenna") { Description = "Height over the ground of the place, where the line begins.", DefaultValueFactory = _ => "20 m" };
        var target = new Option<string>("--target") { Description = "Height over the ground of the other place, where it ends.", DefaultValueFactory = _ => "0 m" };
        var json = Options.Json();
        var command = new Command("info", "What is known of the ground within a circle: tiles, spacing, what is unknown, highest and lowest, sources.\n\nExample: rampart terrain info --at \"39.60N 33.00E\" --radius 50km --profile \"39.90N 33.40E\"")
        {
            at, radius, terrain, profile, antenna, target, json,
        };
        command.SetAction(parsed =>
        {
            var (centre, length) = TerrainOptions.Circle(parsed.GetRequiredValue(at), parsed.GetRequiredValue(radius));
            var way = parsed.GetValue(profile) is { } to
                ? new Way(TerrainOptions.Place(to, "--profile"), TerrainOptions.Height(parsed.GetRequiredValue(antenna), "--antenna"), TerrainOptions.Height(parsed.GetRequiredValue(target), "--target"))
                : null;
            var names = (parsed.GetValue(terrain) ?? []).Select(name => TerrainOptions.Folder(name, "--terrain")).Distinct(StringComparer.Ordinal).ToList();
            return Run(centre, length, names, way, new Screen(parsed.GetValue(json)));
        });
        return command;
    }

    private static int Run(Geodetic centre, Length radius, List<string> names, Way? way, Screen screen)
    {
        var (latitude_deg, longitude_deg) = (centre.Latitude.Degrees, centre.Longitude.Degrees);
        if (names.Count == 0)
        {
            names.Add(DefaultName(screen));
        }

        var folders = names.Where(name => name is not BuiltIn).ToList();
        if (folders.Exists(name => name is Smooth && !Path.Exists(name)))
        {
            throw new UsageException("A smooth Earth has no tiles to tell of.", $"Name a folder with tiles, or {BuiltIn}.");
        }

        if (folders.Find(folder => !Path.Exists(folder) && !RasterTiles.IsRaster(folder)) is { } absent)
        {
            throw new EnvironmentException($"There is no folder {absent} with tiles.", Remedy);
        }

        var isBuiltIn = folders.Count < names.Count;
        var path = string.Join(" + ", names);
        using var rasters = Rasters(folders, centre, radius, screen);
        if (rasters is null)
        {
            return screen.EndWithErrors();
        }

        var mosaic = new ElevationMosaic(rasters.Names.Select(folder => TerrainFolder.Open(folder)), isBuiltIn ? [BuiltInTerrain.Tile] : []);
        var told = mosaic.LoadWithin(latitude_deg, longitude_deg, radius.Metres);
        foreach (var finding in rasters.AsNamed(told.Where(IsNews)))
        {
            screen.Findings.Add(finding);
        }

        var provenance = Provenance.Of([.. rasters.Names.Where(Directory.Exists)], isBuiltIn, mosaic);
        var survey = TerrainSurvey.Of(mosaic, provenance.SeaTiles, centre, radius);
        var tiles = mosaic.Tiles.Where(tile => tile.IsLoaded).ToList();
        if (survey.Lowest is { Height_m: < LowestLand_m })
        {
            screen.Findings.Add(Finding.Remark(
                new Place(path), "heights", "Some tiles hold the sea floor, not the sea's surface: over the sea a line of sight comes out too free.",
                "Make them anew with rampart terrain import FILE --no-sea-floor --force, or take an archive whose sea is flat, such as copernicus-30."));
        }

        var missing = mosaic.CellsWithoutTileWithin(latitude_deg, longitude_deg, radius.Metres);
        var profile = way is null ? null : Profile.Along(mosaic, centre, way);
        if (screen.IsJson)
        {
            screen.WriteJson(Json(names, tiles, rasters, missing, survey, provenance, mosaic.IdentityWithin(latitude_deg, longitude_deg, radius.Metres), profile));
        }
        else
        {
            screen.ShowFindings();
            Show(centre, radius, path, tiles, missing, survey, provenance, profile, screen);
        }

        return screen.HasErrors ? Exit.Findings : Exit.Done;
    }

    private static RasterTiles? Rasters(List<string> names, Geodetic centre, Length radius, Screen screen)
    {
        // An interrupt ends GDAL's program and takes the tiles away; later there is nothing to take away but memory.
        using var interruption = new Interruption();
        return RasterTiles.Of(names, [], centre, radius, screen.Findings, TerminalOnlooker.Here, interruption.Token);
    }

    /// <summary>The project's folder, or the built-in grid where there is none.</summary>
    private static string DefaultName(Screen screen)
    {
        var folder = TerrainOptions.Folder(null, "--terrain");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        screen.Findings.Add(Finding.Remark(new Place(folder), "folder", "There is no such folder with tiles: what follows is the coarse grid that comes with Rampart.", Remedy));
        return BuiltIn;
    }

    /// <summary>Files as an archive gave them stand in their own folder until they are imported: that they are not read is no news.</summary>
    private static bool IsNews(Finding finding) => finding.Severity == FindingSeverity.Error
        || !string.Equals(Path.GetFileName(Path.GetDirectoryName(finding.Place.File)), TerrainArchive.DownloadsFolder, StringComparison.Ordinal);

    private static void Show(
        Geodetic centre, Length radius, string path, List<IndexedTile> tiles, IReadOnlyList<string> missing, TerrainSurvey survey, Provenance provenance, Profile? profile, Screen screen)
    {
        Line(screen, FormattableString.Invariant($"Within {radius.Kilometres:0.###} km of {centre.Latitude.Degrees:F4}, {centre.Longitude.Degrees:F4}: {TerrainOptions.Count(tiles.Count, "tile")} of {(path is BuiltIn ? "the built-in grid" : path)}."));
        foreach (var fineness in survey.Resolutions)
        {
            Line(screen, FormattableString.Invariant($"  posts every {Spaced(fineness.Spacing_m)}: {Percent(fineness.Share)}"));
        }

        Line(screen, $"  unknown: {Percent(survey.UnknownShare)}{(missing.Count > 0 ? $" (no tile: {Listed(missing)})" : string.Empty)}; sea by statement: {Percent(survey.SeaShare)}");
        if (survey.Highest is { } highest && survey.Lowest is { } lowest)
        {
            Line(screen, FormattableString.Invariant($"Highest ground {Placed(highest)}, lowest {Placed(lowest)}; of points every {survey.Step_m:0} m, and all posts around these two."));
        }

        foreach (var line in ReliefPicture.Lines(survey, radius.Metres))
        {
            Line(screen, line);
        }

        foreach (var line in provenance.Lines)
        {
            Line(screen, line);
        }

        if (provenance.Lines.Count == 0)
        {
            Line(screen, "Nobody has written down where these tiles come from and under which terms.");
        }

        if (profile is not null)
        {
            ShowProfile(profile, screen);
        }
    }

    private static void ShowProfile(Profile profile, Screen screen)
    {
        Line(screen, string.Empty);
        Line(screen, FormattableString.Invariant($"{"distance km",12}{"ground m",10}{"line m",10}{"clearance m",13}"));
        foreach (var point in profile.Rows(ProfileRows))
        {
            Line(screen, FormattableString.Invariant($"{point.Distance_m / 1000.0,12:F2}{Number(point.Ground_m),10}{point.Line_m,10:F0}{Number(point.Clearance_m),13}{(point.Clearance_m < 0.0 ? "  in the way" : string.Empty)}"));
        }

        Line(screen, profile.Verdict);
    }

    private static JsonObject Json(
        List<string> names, List<IndexedTile> tiles, RasterTiles rasters, IReadOnlyList<string> missing, TerrainSurvey survey, Provenance provenance, string identity, Profile? profile)
    {
        var result = new JsonObject
        {
            ["folder"] = string.Join(" + ", names),
            ["terrain"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
            ["tiles"] = new JsonArray([.. tiles.Select(tile => new JsonObject
            {
                ["tile"] = tile.Name,
                ["file"] = tile.File.Length > 0 ? rasters.AsNamed(tile.File) : null,
                ["spacing_arc_seconds"] = Math.Round(tile.LatitudeFineness_deg * 3600.0, 3),
                ["sea"] = tile.IsSea || provenance.SeaTiles.Contains(tile.Name),
                ["bad"] = tile.Findings.Any(finding => finding.Severity == FindingSeverity.Error),
            })]),
            ["missing"] = new JsonArray([.. missing.Select(name => JsonValue.Create(name))]),
            ["spacings"] = new JsonArray([.. survey.Resolutions.Select(fineness => new JsonObject { ["spacing_m"] = fineness.Spacing_m, ["share"] = fineness.Share })]),
            ["unknown_share"] = survey.UnknownShare,
            ["sea_share"] = survey.SeaShare,
            ["points"] = survey.Points,
            ["step_m"] = survey.Step_m,
            ["highest"] = Json(survey.Highest),
            ["lowest"] = Json(survey.Lowest),
            ["identity"] = identity,
            ["provenance"] = new JsonArray([.. provenance.Lines.Select(line => JsonValue.Create(line))]),
        };
        if (profile is not null)
        {
            result["profile"] = profile.ToJson(ProfileRows);
        }

        return result;
    }

    private static JsonObject? Json(GroundPoint? point) => point is { } known
        ? new JsonObject { ["latitude_deg"] = Math.Round(known.Latitude_deg, 5), ["longitude_deg"] = Math.Round(known.Longitude_deg, 5), ["height_m"] = Math.Round(known.Height_m, 1) }
        : null;

    private static string Placed(GroundPoint point) => FormattableString.Invariant($"{point.Height_m:F0} m at {point.Latitude_deg:F4}, {point.Longitude_deg:F4}");

    private static string Spaced(double metres) => metres.ToString(metres < 10.0 ? "0.# m" : "0 m", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100.0).ToString(share is > 0.0 and < 0.001 ? "0.#### '%'" : "0.0 '%'", CultureInfo.InvariantCulture);

    private static string Number(double metres) => double.IsNaN(metres) ? "unknown" : metres.ToString("F0", CultureInfo.InvariantCulture);

    private static string Listed(IReadOnlyList<string> names) => names.Count <= 12 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(12))} and {names.Count - 12} more";

    private static void Line(Screen screen, string text) => TerrainOptions.Line(screen, text);

    /// <summary>The other end of a profile, and the heights over the ground at both.</summary>
    private sealed record Way(Geodetic To, Length Antenna, Length Target);

    /// <summary>The ground on a way and the line of sight over it.</summary>
    private sealed class Profile
    {
        private readonly IReadOnlyList<ProfilePoint> _points;

        private Profile(IReadOnlyList<ProfilePoint> points, string verdict, string visible)
        {
            _points = points;
            Verdict = verdict;
            Visible = visible;
        }

        public string Verdict { get; }

        public string Visible { get; }

        public static Profile Along(ElevationMosaic ground, Geodetic from, Way way)
        {
            var (start, end) = (Over(ground, from, way.Antenna, "--at"), Over(ground, way.To, way.Target, "--profile"));
            var (length_m, _) = new GroundPolar(from).To(way.To);
            var step_m = Math.Max(ground.PostSpacingAt(from.Latitude.Degrees, from.Longitude.Degrees) / 2.0, length_m / MostPoints);
            var points = TerrainProfile.Between(ground, start, end, Length.FromMetres(Math.Max(step_m, 0.1)));
            var between = points.Skip(1).SkipLast(1).ToList();
            var known = between.Where(point => point.IsKnown).ToList();
            var how = FormattableString.Invariant($"4/3 Earth, points every {length_m / Math.Max(1, points.Count - 1):0} m; see docs/terrain-data.md for what that misses.");
            if (known.Exists(point => point.Clearance_m < 0.0))
            {
                var worst = known.MinBy(point => point.Clearance_m);
                return new Profile(points, FormattableString.Invariant($"Not in sight: the ground stands {-worst.Clearance_m:0.#} m above the line, {worst.Distance_m / 1000.0:F2} km from the place. {how}"), "no");
            }

            // Above the highest summit it does not matter what is unknown.
            if (between.Exists(point => !point.IsKnown && point.Line_m < LineOfSight.HighestGround_m))
            {
                return new Profile(points, $"It is unknown whether they see each other: the ground is unknown on a part of the way. {how}", "unknown");
            }

            return new Profile(points, known.Count == 0
                ? $"In sight: nothing stands between. {how}"
                : FormattableString.Invariant($"In sight, with {known.Min(point => point.Clearance_m):0.#} m to spare where the ground comes nearest, {known.MinBy(point => point.Clearance_m).Distance_m / 1000.0:F2} km from the place. {how}"), "yes");
        }

        /// <summary>So many points, evenly, both ends among them, and the one with least to spare.</summary>
        public IEnumerable<ProfilePoint> Rows(int rows)
        {
            var last = _points.Count - 1;
            var chosen = new SortedSet<int>(Enumerable.Range(0, rows).Select(row => (int)Math.Round((double)row * last / (rows - 1))));
            var between = Enumerable.Range(1, Math.Max(0, last - 1)).Where(index => _points[index].IsKnown).ToList();
            if (between.Count > 0)
            {
                chosen.Add(between.MinBy(index => _points[index].Clearance_m));
            }

            return chosen.Select(index => _points[index]);
        }

        public JsonObject ToJson(int rows) => new()
        {
            ["visible"] = Visible,
            ["verdict"] = Verdict,
            ["points"] = new JsonArray([.. Rows(rows).Select(point => new JsonObject
            {
                ["distance_m"] = Math.Round(point.Distance_m, 1),
                ["ground_m"] = point.IsKnown ? Math.Round(point.Ground_m, 1) : null,
                ["line_m"] = Math.Round(point.Line_m, 1),
                ["clearance_m"] = point.IsKnown ? Math.Round(point.Clearance_m, 1) : null,
            })]),
        };

        private static Geodetic Over(ElevationMosaic ground, Geodetic place, Length height, string option)
        {
            var ground_m = ground.HeightAt(place.Latitude.Degrees, place.Longitude.Degrees);
            return double.IsNaN(ground_m)
                ? throw new UsageException($"{option}: the ground of this place is unknown, so no line can begin or end over it.", "Fetch or import its tile first.")
                : place with { Height = Length.FromMetres(ground_m) + height };
        }
    }

    /// <summary>What the folder says of its sources, and which of its tiles are sea by an archive's statement.</summary>
    private sealed record Provenance(IReadOnlyList<string> Lines, IReadOnlySet<string> SeaTiles)
    {
        public static Provenance Of(List<string> paths, bool isBuiltIn, ElevationMosaic mosaic)
        {
            var folders = paths.SelectMany(path => Directory.GetDirectories(path).Order(StringComparer.Ordinal).Prepend(path)).ToList();
            var sea = folders.SelectMany(Answers.Terrain.SeaTiles.Names).Concat(mosaic.Tiles.Where(tile => tile.IsSea).Select(tile => tile.Name));
            var lines = folders.SelectMany(TerrainProvenance.Read).Distinct(StringComparer.Ordinal).ToList();
            if (isBuiltIn)
            {
                lines.Add($"Source{(paths.Count > 0 ? $" of {TerrainInfo.BuiltIn}" : string.Empty)}: {BuiltInTerrain.Provenance}");
                lines.Add(FormattableString.Invariant($"Heights{(paths.Count > 0 ? $" of {TerrainInfo.BuiltIn}" : string.Empty)} are off by {BuiltInTerrain.HeightError_m:F0} m (root mean square, on land)."));
            }

            return new Provenance(lines, sea.ToHashSet(StringComparer.Ordinal));
        }
    }
}
