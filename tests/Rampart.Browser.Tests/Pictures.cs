using Microsoft.Playwright;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>The pictures of the pages in docs/pictures/web, made anew; asked for by name.</summary>
/// <remarks><c>tests/Rampart.Browser.Tests/bin/Release/net10.0/Rampart.Browser.Tests --explicit only --filter-class "*Pictures"</c>; RAMPART_PICTURES names another folder.</remarks>
public class Pictures(Chromium chromium, FoughtProject project)
{
    // Enough that dice and unknown parameters are told apart, and that something stands out.
    private const int Battles = 80;

    private static string Folder => Environment.GetEnvironmentVariable("RAMPART_PICTURES") ?? Path.Combine(WebFixture.Repository, "docs", "pictures", "web");

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "home", "/" },
        { "coverage", "/coverage" },
        { "footprint", "/coverage?against=ballistic-missile&threats=100,300&way=90" },
        { "replay", "/replay?run=RUN&t=1500" },
        { "campaign", "/campaign?campaign=CAMPAIGN" },
        { "evidence", "/evidence" },
        { "claim", "/evidence?claim=s-400/engagement-range%23press-tv-2020-12-07" },
        { "models", "/evidence?view=models" },
        { "model", "/evidence?model=s-400" },
        { "force", "/force?owner=turkey" },
        { "method", "/method" },
    };

    [Theory(Explicit = true)]
    [MemberData(nameof(Pages))]
    public async Task Take(string name, string address)
    {
        await project.FightAsync();
        var campaign = address.Contains("CAMPAIGN", StringComparison.Ordinal) ? await project.FoughtAsync("/api/campaigns", new { scenario = "first-look", battles = Battles }) : string.Empty;
        Directory.CreateDirectory(Folder);
        foreach (var theme in Enum.GetValues<Theme>())
        {
            await using var tab = await Tab.OpenAsync(chromium, project.Server.Address, theme, width: 1440, height: 900);
            await tab.ShowAsync(address.Replace("RUN", project.Run, StringComparison.Ordinal).Replace("CAMPAIGN", campaign, StringComparison.Ordinal));
            await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{theme.ToString().ToLowerInvariant()}.png") });
            tab.AssertClean();
        }
    }
}
