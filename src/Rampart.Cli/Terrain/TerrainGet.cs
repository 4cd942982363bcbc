using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Quantities;

namespace Rampart.Cli.Terrain;

/// <summary>What became of one tile.</summary>
internal enum TileState
{
    /// <summary>It came now.</summary>
    Fetched,

    /// <summary>It was there already and is as it was recorded.</summary>
    Kept,

    /// <summary>The archive has no such tile and says that this is the sea.</summary>
    Sea,

    /// <summary>The archive has no such tile, and nobody knows what is there.</summary>
    Absent,

    /// <summary>It could not be had now.</summary>
    Failed,

    /// <summary>It was not asked for any more, because the server no longer answered.</summary>
    Waiting,
}

/// <summary>One tile of a download, with its file and the bytes that came over the network.</summary>
internal sealed record TileResult(TileCell Tile, TileState State, string File, long Bytes, string Reason = "");

/// <summary>What is to be fetched, from where and to where.</summary>
internal sealed record GetOrder(TerrainArchive Archive, Uri Address, Uri? LandList, string Folder, IReadOnlyList<TileCell> Tiles, Patience Patience);

/// <summary>Fetches the tiles of an open archive into a folder; a second run goes on where the first ended.</summary>
internal sealed class TerrainGet(GetOrder order, ICollection<Finding> findings) : IDisposable
{
    // After so many tiles in a row that broke off, the server is taken for gone.
    private const int MostBroken = 2;

    private readonly HttpClient _client = NewClient();
    private readonly List<TileResult> _results = [];

    /// <summary>What is done so far; also after an interruption.</summary>
    public IReadOnlyList<TileResult> Results => _results;

    public async Task RunAsync(DownloadScreen screen, CancellationToken stop)
    {
        var download = new FileDownload(_client, order.Patience);
        var list = order.Archive.HasList ? await ListAsync(download, new Uri(order.Address, TerrainArchive.ListFile), TerrainArchive.ListFile, screen, stop) : null;
        if (order.Archive.HasList && list is null)
        {
            _results.AddRange(order.Tiles.Select(tile => new TileResult(tile, TileState.Waiting, string.Empty, 0)));
            return;
        }

        var isAnyUnlisted = list is not null && order.Tiles.Any(tile => !list.Has(tile));
        var land = isAnyUnlisted && order.LandList is not null ? await ListAsync(download, order.LandList, $"land-{TerrainArchive.ListFile}", screen, stop) : null;
        var sums = new Checksums(order.Folder);
        var broken = 0;
        foreach (var tile in order.Tiles)
        {
            stop.ThrowIfCancellationRequested();
            var result = list is not null && !list.Has(tile) ? Unlisted(tile, land)
                : broken >= MostBroken ? new TileResult(tile, TileState.Waiting, order.Archive.FileOf(tile), 0)
                : await OneAsync(download, tile, sums, screen, stop);
            broken = result.State == TileState.Failed ? broken + 1 : result.State == TileState.Waiting ? broken : 0;
            _results.Add(result);
            screen.Done(result);
        }

        Tell();
        if (!_results.Exists(result => result.State is TileState.Fetched or TileState.Kept or TileState.Sea))
        {
            return;
        }

        var archive = order.Archive;
        TerrainProvenance.Add(order.Folder, [$"Source: {archive.Title}", $"Address: {order.Address}", $"Heights: {archive.Heights}", $"Licence: {archive.Licence}", $"Attribution: {archive.Attribution}"]);
        SeaTiles.Write(order.Folder, archive.SeaStatement, _results.Where(result => result.State == TileState.Sea).Select(result => result.Tile));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The list is asked for each time: an archive grows.</summary>
    private async Task<TileList?> ListAsync(FileDownload download, Uri address, string name, DownloadScreen screen, CancellationToken stop)
    {
        var path = Path.Combine(order.Folder, name);
        var fetched = await download.FetchAsync(address, path, file => TileList.Read(file) is null ? "it is not a list of tiles" : null, _ => { }, (at, all) => screen.Progress(name, at, all), stop);
        if (fetched.How == Fetch.Done)
        {
            return TileList.Read(path);
        }

        if (File.Exists(path) && TileList.Read(path) is { } old)
        {
            findings.Add(Finding.Remark(new Place(path), name, $"The list of tiles was not fetched: {fetched.Reason}.", "The list of an earlier run was used."));
            return old;
        }

        findings.Add(Finding.Error(new Place(path), name, $"The list of tiles at {address} was not fetched: {fetched.Reason}.", "Check the network and the address; the same command goes on where this one ended."));
        return null;
    }

    private TileResult Unlisted(TileCell tile, TileList? land)
    {
        var isSea = order.Archive.SeaStatement is not null && (order.Archive.LandList is null || (land is not null && !land.Has(tile)));
        return new TileResult(tile, isSea ? TileState.Sea : TileState.Absent, string.Empty, 0, isSea ? "not listed: sea by the archive's statement" : land is null ? "not listed" : "land that is not released");
    }

    private async Task<TileResult> OneAsync(FileDownload download, TileCell tile, Checksums sums, DownloadScreen screen, CancellationToken stop)
    {
        var name = order.Archive.FileOf(tile);
        var path = Path.Combine(order.Folder, name);
        if (File.Exists(path))
        {
            if (sums.Of(name) is null)
            {
                return order.Archive.Problem(path) is { } own
                    ? new TileResult(tile, TileState.Failed, name, 0, $"{path} was not fetched by this command and is no tile: {own}")
                    : new TileResult(tile, TileState.Kept, name, 0, "not fetched by this command, not compared");
            }

            if (sums.Holds(name))
            {
                return new TileResult(tile, TileState.Kept, name, 0);
            }

            findings.Add(Finding.Remark(new Place(path), tile.Name, "The file is not as it was when it was fetched.", "It is fetched again."));
        }

        var fetched = await download.FetchAsync(
            new Uri(order.Address, order.Archive.PathOf(tile)), path, order.Archive.Problem, sum => sums.Record(name, sum), (at, all) => screen.Progress(tile.Name, at, all), stop);
        return fetched.How switch
        {
            Fetch.Done => new TileResult(tile, TileState.Fetched, name, fetched.Transferred),
            Fetch.Absent when !order.Archive.HasList => new TileResult(tile, TileState.Absent, string.Empty, 0, fetched.Reason),
            Fetch.Corrupt => new TileResult(tile, TileState.Failed, name, fetched.Transferred, $"what came was no whole tile, twice: {fetched.Reason}"),
            _ => new TileResult(tile, TileState.Failed, name, fetched.Transferred, fetched.Reason),
        };
    }

    private void Tell()
    {
        foreach (var failed in _results.Where(result => result.State == TileState.Failed))
        {
            findings.Add(Finding.Error(new Place(Path.Combine(order.Folder, failed.File)), failed.Tile.Name, $"Not fetched: {failed.Reason}.", "What has come stays; the same command goes on from there."));
        }

        var waiting = _results.Count(result => result.State == TileState.Waiting);
        if (waiting > 0)
        {
            findings.Add(Finding.Error(new Place(order.Folder), order.Archive.Name, $"The server no longer answered; {waiting} {(waiting == 1 ? "tile was" : "tiles were")} not asked for.", "Run the same command again: it goes on from here."));
        }

        var absent = _results.Where(result => result.State == TileState.Absent).Select(result => result.Tile.Name).ToList();
        if (absent.Count > 0)
        {
            findings.Add(Finding.Remark(
                new Place(order.Folder), order.Archive.Name, $"The archive has no {string.Join(", ", absent)}, and does not say that there is sea.",
                order.Archive.LandList is null ? "The ground there stays unknown." : "The ground there stays unknown; --source copernicus-90 is worldwide, and --land-list names the list that tells sea from land."));
        }
    }

    private static HttpClient NewClient()
    {
        // Silence is measured between bytes, by the download; a tile as a whole may take its time. What is packed stays packed.
        var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30), MaxAutomaticRedirections = 5 }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"Rampart/{Engine.Version}");
        return client;
    }
}
