using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Rampart.Browser.Tests;

/// <summary>One tab of the browser, and all that went wrong in it: requests to other hosts, words on the console, exceptions.</summary>
public sealed class Tab : IAsyncDisposable
{
    internal const float Patience_ms = 180_000;

    private readonly IBrowserContext _context;
    private readonly Uri _server;
    private readonly ConcurrentQueue<string> _foreign = [];
    private readonly ConcurrentQueue<string> _errors = [];

    private Tab(IBrowserContext context, IPage page, Uri server)
    {
        (_context, Page, _server) = (context, page, server);
        Page.SetDefaultTimeout(Patience_ms);
        _context.Request += (_, request) =>
        {
            if (!IsOwn(request.Url))
            {
                _foreign.Enqueue(request.Url);
            }
        };
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        Page.PageError += (_, error) => _errors.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Every request to any host but the server's own.</summary>
    public IReadOnlyCollection<string> ForeignRequests => _foreign;

    /// <summary>What the console and uncaught exceptions said.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Opens a tab without showing anything yet.</summary>
    public static async Task<Tab> OpenAsync(Chromium chromium, Uri server, Theme theme = Theme.Dark, int width = 1280, int height = 720)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme == Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        return new Tab(context, await context.NewPageAsync(), server);
    }

    /// <summary>Shows an address of the server and waits until the page says that it is ready.</summary>
    public async Task ShowAsync(string address)
    {
        await Page.GotoAsync(new Uri(_server, address).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await ReadyAsync();
    }

    /// <summary>Waits until the page says that it shows what was asked for.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await Page.WaitForFunctionAsync("() => window.rampart?.ready === true");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Page.Url} was not ready in {Patience_ms / 1000} s. It shows: {await Page.InnerTextAsync("body")}\n{string.Join('\n', Errors)}");
        }
    }

    /// <summary>What the page says that it holds.</summary>
    public async Task<JsonElement> StateAsync() => (await Page.EvaluateAsync("() => window.rampart.state()"))!.Value;

    /// <summary>Moves the page's clock, and waits until what it shows is of that moment.</summary>
    public async Task SeekAsync(double t_s)
    {
        await Page.EvaluateAsync("t => window.rampart.seek(t)", t_s);
        await ReadyAsync();
    }

    public async Task<int> FramesAsync() => await Page.EvaluateAsync<int>("() => window.rampart.frames()");

    /// <summary>Nothing went wrong so far.</summary>
    public void AssertClean()
    {
        Assert.Empty(ForeignRequests);
        Assert.Empty(Errors);
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private bool IsOwn(string url) => url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal)
        || (Uri.TryCreate(url, UriKind.Absolute, out var address) && string.Equals(address.Authority, _server.Authority, StringComparison.Ordinal));
}
