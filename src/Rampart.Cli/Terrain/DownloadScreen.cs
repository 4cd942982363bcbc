using System.Globalization;
using Spectre.Console;

namespace Rampart.Cli.Terrain;

/// <summary>How far a download is, on standard error: a bar where somebody looks on, else one line a tile.</summary>
internal sealed class DownloadScreen
{
    private readonly ProgressTask? _all;
    private readonly ProgressTask? _one;

    private DownloadScreen(ProgressTask? all, ProgressTask? one)
    {
        _all = all;
        _one = one;
    }

    public static async Task WatchAsync(int tiles, Func<DownloadScreen, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(new DownloadScreen(null, null));
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new DownloadScreen(context.AddTask("all tiles", maxValue: tiles), context.AddTask("starting"))));
    }

    public void Progress(string name, long at, long? all)
    {
        if (_one is not null)
        {
            _one.Description = Markup.Escape($"{name} {Megabytes(at)}");
            _one.MaxValue = all ?? at + 1;
            _one.Value = at;
        }
    }

    public void Done(TileResult result)
    {
        if (_all is not null)
        {
            _all.Increment(1);
            return;
        }

        if (result.State != TileState.Waiting)
        {
            Console.Error.WriteLine(Screen.Plain($"{result.Tile.Name}  {Word(result.State)}{(result.Bytes > 0 ? $"  {Megabytes(result.Bytes)}" : string.Empty)}{(result.Reason.Length > 0 ? $"  {result.Reason}" : string.Empty)}"));
        }
    }

    public static string Word(TileState state) => state switch
    {
        TileState.Fetched => "fetched",
        TileState.Kept => "kept",
        TileState.Sea => "sea",
        TileState.Absent => "absent",
        TileState.Failed => "failed",
        _ => "waiting",
    };

    public static string Megabytes(long bytes) => bytes >= 950_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");
}
