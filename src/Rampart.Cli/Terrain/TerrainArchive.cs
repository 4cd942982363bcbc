using Rampart.Answers.Terrain;

namespace Rampart.Cli.Terrain;

/// <summary>An open archive of one-degree tiles: where they are, what they are called, and under which terms they come.</summary>
/// <remarks>The layouts, the statement on the sea and the licences are cited in docs/terrain-data.md.</remarks>
internal sealed record TerrainArchive
{
    /// <summary>A file name as in the list of all tiles at the root of the Copernicus buckets.</summary>
    public const string ListFile = "tileList.txt";

    private const string CopernicusLicence =
        "Copernicus DEM licence: free of charge for the general public, with attribution (https://registry.opendata.aws/copernicus-dem/).";

    private const string CopernicusOwners = "© DLR e.V. 2010-2014 and © Airbus Defence and Space GmbH 2014-2018 provided under COPERNICUS by the European Union and ESA; all rights reserved";

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The public address; --from names a mirror instead.</summary>
    public required Uri Address { get; init; }

    /// <summary>Where a tile stands below the address.</summary>
    public required Func<TileCell, string> PathOf { get; init; }

    /// <summary>The tile's file below the archive's own folder.</summary>
    public required Func<TileCell, string> FileOf { get; init; }

    /// <summary>What is wrong with a file that should be a tile; null where nothing is.</summary>
    public required Func<string, string?> Problem { get; init; }

    /// <summary>About how large a tile is, for the estimate before a download; measured on no archive, meant as an upper side.</summary>
    public required long TypicalBytes { get; init; }

    /// <summary>Whether a list of all tiles stands at the root, so that an absent tile is known to be absent.</summary>
    public required bool HasList { get; init; }

    /// <summary>A list that leaves out nothing but the sea; null where the archive's own does so, or where it has none.</summary>
    public Uri? LandList { get; init; }

    /// <summary>The archive's own words on what an absent tile is; null where it says nothing.</summary>
    public string? SeaStatement { get; init; }

    public required string Licence { get; init; }

    public required string Attribution { get; init; }

    /// <summary>What the heights are and above what.</summary>
    public required string Heights { get; init; }

    /// <summary>Whether the tiles must pass through GDAL before Rampart reads them.</summary>
    public required bool NeedsImport { get; init; }

    public static TerrainArchive Copernicus30 { get; } = Copernicus("copernicus-30", "Copernicus DEM GLO-30 Public", 30, 10) with
    {
        // GLO-30 Public also lacks tiles of countries that are not released; GLO-90 is worldwide, so what is in neither list is sea.
        LandList = new Uri("https://copernicus-dem-90m.s3.amazonaws.com/tileList.txt"),
        TypicalBytes = 40_000_000,
    };

    public static TerrainArchive Copernicus90 { get; } = Copernicus("copernicus-90", "Copernicus DEM GLO-90", 90, 30);

    public static TerrainArchive Srtm { get; } = new()
    {
        Name = "srtm",
        Title = "Terrain Tiles on AWS, skadi (SRTM layout)",
        Address = new Uri("https://elevation-tiles-prod.s3.amazonaws.com/"),
        PathOf = tile => $"skadi/{tile.LatitudeName}/{tile.Name}.hgt.gz",
        FileOf = tile => $"{tile.Name}.hgt.gz",
        Problem = TileContent.ProblemOfZippedHgt,
        TypicalBytes = 12_000_000,
        HasList = false,
        Licence = "Open data of several owners, free of charge with attribution (https://github.com/tilezen/joerd/blob/master/docs/attribution.md).",
        Attribution = "Global ETOPO1 terrain data U.S. National Oceanic and Atmospheric Administration; global GMTED2010 and SRTM terrain data courtesy of the U.S. Geological Survey; elsewhere see the archive's attribution page.",
        Heights = "Metres above the EGM96 geoid; one arc-second posts. Where SRTM did not fly, and at sea, the archive fills in from coarser data: there heights below zero are the sea's floor.",
        NeedsImport = false,
    };

    public static IReadOnlyList<TerrainArchive> All { get; } = [Copernicus30, Copernicus90, Srtm];

    /// <summary>What the list of tiles calls a tile; null where there is no list.</summary>
    public string? ListedAs(TileCell tile) => HasList ? PathOf(tile).Split('/')[0] : null;

    private static TerrainArchive Copernicus(string name, string title, int metres, int tenthsOfSecond)
    {
        string Stem(TileCell tile) => $"Copernicus_DSM_COG_{tenthsOfSecond}_{tile.LatitudeName}_00_{tile.LongitudeName}_00_DEM";
        return new TerrainArchive
        {
            Name = name,
            Title = title,
            Address = new Uri($"https://copernicus-dem-{metres}m.s3.amazonaws.com/"),
            PathOf = tile => $"{Stem(tile)}/{Stem(tile)}.tif",
            FileOf = tile => $"{DownloadsFolder}/{Stem(tile)}.tif",
            Problem = TileContent.ProblemOfTiff,
            TypicalBytes = 5_000_000,
            HasList = true,
            SeaStatement = "Note that in both cases ocean areas do not have tiles, there one can assume height values equal to zero. (https://copernicus-dem-30m.s3.amazonaws.com/readme.html)",
            Licence = CopernicusLicence,
            Attribution = $"produced using Copernicus WorldDEM-{metres} {CopernicusOwners}",
            Heights = "Metres above the EGM2008 geoid; a surface model: buildings and woods are part of it.",
            NeedsImport = true,
        };
    }

    /// <summary>Below the archive's folder: files as they came, which Rampart does not read by itself.</summary>
    public const string DownloadsFolder = "downloads";
}
