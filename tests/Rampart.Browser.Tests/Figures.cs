using System.Globalization;
using System.Text.Json;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>The bars of the pages, measured; asked for by name, since a figure depends on the machine and decides no test (docs/benchmarks.md).</summary>
/// <remarks><c>tests/Rampart.Browser.Tests/bin/Release/net10.0/Rampart.Browser.Tests --explicit only --filter-class "*Figures"</c></remarks>
public class Figures(Chromium chromium, FoughtProject project, ITestOutputHelper output)
{
    private const int Repetitions = 5;

    [Fact(Explicit = true)]
    public async Task First_paint_of_home_and_replay()
    {
        await project.FightAsync();
        foreach (var page in (string[])["/", $"/replay?run={project.Run}"])
        {
            var paints = new List<double>();
            for (var repetition = 0; repetition < Repetitions; repetition++)
            {
                await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
                await tab.ShowAsync(page);
                paints.Add(await tab.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            }

            Tell($"first contentful paint of {page}: median {Median(paints):F0} ms of {string.Join(", ", paints.Select(paint => paint.ToString("F0", CultureInfo.InvariantCulture)))} ({Chromium.Version})");
        }
    }

    [Fact(Explicit = true)]
    public async Task A_replay_of_a_thousand_movers_for_an_hour()
    {
        await project.FightAsync();
        Copy("bench-8x1000");
        var run = await project.FoughtAsync("/api/runs", new { scenario = "bench-8x1000" });
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/replay?run={run}");

        var seeks = JsonSerializer.Deserialize<List<double>>(await tab.Page.EvaluateAsync<string>(
            """
            async () => {
                const took = [];
                for (let at = 0; at < 20; at++) {
                    const t_s = (at * 997) % 3600;
                    const began = performance.now();
                    window.rampart.seek(t_s);
                    took.push(performance.now() - began);
                    await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)));
                }
                return JSON.stringify(took);
            }
            """))!;
        Tell($"seek in a replay of 1,000 movers x 1 h: median {Median(seeks):F1} ms, most {seeks.Max():F1} ms of script");
        Tell($"heap after it: {await tab.Page.EvaluateAsync<double>("() => { globalThis.gc?.(); return performance.memory.usedJSHeapSize / 1e6; }"):F0} MB");

        await tab.Page.GotoAsync(new Uri(project.Server.Address, $"/replay?run={run}&speed=60&t=600").AbsoluteUri);
        await tab.ReadyAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        var rate = await tab.Page.EvaluateAsync<double>(
            """
            () => new Promise(told => {
                let first = 0, before = 0;
                const look = now => {
                    if (first === 0) { first = now; before = window.rampart.frames(); }
                    if (now - first >= 10000) { told((window.rampart.frames() - before) / ((now - first) / 1000)); return; }
                    requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
            })
            """);
        Tell($"playing at 60x: {rate:F1} frames/s over 10 s; heap {await tab.Page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize / 1e6"):F0} MB");
    }

    private void Copy(string scenario)
    {
        var to = Directory.CreateDirectory(Path.Combine(project.Home, "scenarios", scenario)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(WebFixture.Repository, "scenarios", scenario)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private void Tell(string figure)
    {
        output.WriteLine(figure);
        if (Environment.GetEnvironmentVariable("RAMPART_FIGURES") is { Length: > 0 } folder)
        {
            File.AppendAllText(Path.Combine(folder, "browser.txt"), figure + "\n");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
