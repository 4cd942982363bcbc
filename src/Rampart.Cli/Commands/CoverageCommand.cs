using System.CommandLine;
using System.Globalization;
using Rampart.Cli.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart coverage</c>: what is left of a claimed ring.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var at = new Option<string>("--at") { Required = true };
        var terrain = new Option<string>("--terrain") { DefaultValueFactory = _ => "built-in" };
        var against = new Option<string>("--against") { DefaultValueFactory = _ => "fighter" };
        var points = new Option<int>("--points") { DefaultValueFactory = _ => 0 };
        var cell = new Option<double>("--cell") { DefaultValueFactory = _ => 900 };
        var command = new Command("coverage", "trial") { at, terrain, against, points, cell };
        command.SetAction(parsed =>
        {
            var screen = new Screen(false);
            var workspace = Workspace.Open(screen.Findings);
            var asked = new CoverageAsked
            {
                Scenario = null, Battery = null, Model = "s-400", At = TerrainOptions.Place(parsed.GetValue(at)!, "--at"), Mast = null, Against = parsed.GetValue(against)!,
                Heights = [.. new[] { 50.0, 300, 1000, 3000, 10000 }.Select(h => new TargetHeight(Length.FromMetres(h), HeightReference.AboveGround))],
                Course = Course.Closing, Radius = Length.FromKilometres(400), Terrain = [parsed.GetValue(terrain)!], Weather = WeatherDefinition.Dry, Overlays = [],
            };
            if (CoverageSubject.Open(asked, workspace, screen.Findings) is not { } subject)
            {
                return screen.EndWithErrors();
            }

            screen.ShowFindings();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var site = SiteTerrain.Around(subject.Ground, subject.Question.Battery.Site, Length.FromKilometres(550), Length.FromMetres(parsed.GetValue(cell)));
            Console.WriteLine($"resampled {site.Grid.Size} {clock.ElapsedMilliseconds} ms; site {site.SiteGround_m} {subject.Question.Battery.Site.Height} eng {subject.Question.Battery.EngagementRadar.Antenna.Height} types {string.Join(",", subject.Question.Types.Select(t => t.Name))}");
            var rows = RingBands.Of(subject.Question, site, Length.FromMetres(subject.Ground.PostSpacing_m), point => subject.At(1, point), parsed.GetValue(points), 1, 1, new Progress<int>(p => Console.WriteLine($"{p} {clock.ElapsedMilliseconds}")), default);
            foreach (var row in rows)
            {
                Console.WriteLine($"{row.Height} unknown {row.Unknown_km2:F0}");
                foreach (var share in row.Shares_km2)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {share.Value,10:F0} km2 {100 * share.Value / row.Shares_km2[0].Value,8:F3} %  [{100 * share.Low / row.Shares_km2[0].Value:F3} – {100 * share.High / row.Shares_km2[0].Value:F3}]"));
                }

                Console.WriteLine("   without: " + string.Join(", ", row.EngagedWithout_km2.Select(b => $"{b.Value:F0}")));
            }

            Console.WriteLine($"{clock.ElapsedMilliseconds} ms");
            return 0;
        });
        return command;
    }
}
