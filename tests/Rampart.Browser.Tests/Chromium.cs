using System.Diagnostics;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Rampart.Browser.Tests.Chromium))]

namespace Rampart.Browser.Tests;

/// <summary>The machine's own Chromium, without a GPU, started once for all tests; they are skipped, and say so, where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // What a browser does on its own account has no place in a test of what our pages ask for.
    private static readonly string[] Quiet =
    [
        "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-default-apps", "--disable-extensions", "--disable-quic",
        "--js-flags=--expose-gc", "--enable-precise-memory-info", "--force-color-profile=srgb", "--hide-scrollbars",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Place { get; } = new[] { Environment.GetEnvironmentVariable("RAMPART_CHROMIUM") }.Concat(Places).FirstOrDefault(File.Exists);

    public IBrowser Browser
    {
        get
        {
            Require();
            return _browser!;
        }
    }

    /// <summary>Skips the test where there is no Chromium, or where the pages were left out of this build.</summary>
    public static void Require()
    {
        Assert.SkipWhen(Place is null, "There is no Chromium here: 'apt-get install chromium' brings it, or RAMPART_CHROMIUM says where it is.");
        Assert.SkipWhen(Web.Ui.UiFiles.Names.Count < 2, "The pages were left out of this build: build without -p:SkipUi=true.");
    }

    public async ValueTask InitializeAsync()
    {
        if (Place is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Tab.Patience_ms);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Place,
            Headless = true,
            Args = [.. Quiet, .. IsSuperuser ? (string[])["--no-sandbox"] : []],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    // Chromium's sandbox refuses to run as root.
    private static bool IsSuperuser { get; } = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>What started the browser, for figures.</summary>
    public static string Version
    {
        get
        {
            using var process = Process.Start(new ProcessStartInfo(Place!, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            return process.StandardOutput.ReadToEnd().Trim();
        }
    }
}
