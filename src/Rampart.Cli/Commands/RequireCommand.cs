using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Cli.Coverage;
using Rampart.Coverage;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart require</c>: what would have to be true for a claimed reach to be used.</summary>
internal static class RequireCommand
{
    private static readonly Length LongestReach = Length.FromKilometres(2000.0);
    private static readonly Length HighestFlight = Length.FromKilometres(30.0);

    public static Command Create()
    {
        var range = new Option<string>("--range") { Description = "The claimed reach, such as 400km: how far the meeting lies from the battery, along the line of sight.", Required = true };
        var scenario = new Argument<string?>("SCENARIO") { Description = "Ask on the ground and at the site of a scenario's battery; default: a smooth Earth at sea level.", Arity = ArgumentArity.ZeroOrOne };
        var battery = new Option<string?>("--battery") { Description = "Which battery of the scenario; default: its first." };
        var system = new Option<string>("--system") { Description = "The system, a model of kind system.", DefaultValueFactory = _ => "s-400" };
        var target = new Option<string>("--target") { Description = "What is to be met, a model of kind target.", DefaultValueFactory = _ => "fighter" };
        var height = new Option<string>("--height") { Description = "Its height above sea level.", DefaultValueFactory = _ => "10 km" };
        var speed = new Option<string?>("--speed") { Description = "Its speed; default: the model's." };
        var course = new Option<string>("--course") { Description = "closing, crossing or receding.", DefaultValueFactory = _ => "closing" };
        var azimuth = new Option<string>("--azimuth") { Description = "In which direction from the battery; matters on real ground.", DefaultValueFactory = _ => "0 deg" };
        var masts = new Option<bool>("--masts") { Description = "The radars stand on their masts." };
        var readings = Options.Reading();
        var units = Options.Units();
        var json = Options.Json();
        var command = new Command("require", "Say what would have to be true for a claimed reach to be used: missile, height of the target, mast, echo, a track fit to fire on at which distance, time.\n\nExample: rampart require --range 400km --target airliner")
        {
            range, scenario, battery, system, target, height, speed, course, azimuth, masts, readings, units, json,
        };
        command.SetAction(parsed =>
        {
            var reach = AskedQuantity.Of(parsed.GetRequiredValue(range), QuantityKind.Length, "--range", "400km", 1.0, LongestReach.Metres);
            var asked = new Asked(
                Length.FromMetres(reach), parsed.GetValue(system)!, parsed.GetValue(target)!,
                Length.FromMetres(AskedQuantity.Of(parsed.GetValue(height)!, QuantityKind.Length, "--height", "\"10 km\"", 0.0, HighestFlight.Metres)),
                parsed.GetValue(speed) is { } fast ? Speed.FromMetresPerSecond(AskedQuantity.Of(fast, QuantityKind.Speed, "--speed", "\"250 m/s\"", 1.0, 3000.0)) : null,
                CourseWord.Of(parsed.GetValue(course)!), Angle.FromRadians(AskedQuantity.Of(parsed.GetValue(azimuth)!, QuantityKind.Angle, "--azimuth", "\"90 deg\"", 0.0, 2.0 * Math.PI)), parsed.GetValue(masts));
            return Run(asked, parsed.GetValue(scenario), parsed.GetValue(battery), parsed.GetValue(readings) ?? [], Options.System(parsed.GetValue(units)), new Screen(parsed.GetValue(json)));
        });
        return command;
    }

    private static int Run(Asked asked, string? scenarioPath, string? batteryName, IReadOnlyList<string> overlays, UnitSystem units, Screen screen)
    {
        var workspace = Workspace.Open(screen.Findings);
        var choices = new ReadingChoices { Overlays = ReadingChoices.ParseOverlays(overlays, screen.Findings) };
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var echo = TargetEcho.Read(asked.Target, workspace.Ledger, workspace.Models, screen.Findings, choices);
        var place = Geodetic.FromDegrees(0.0, 0.0);
        var known = SystemSite.Read(asked.System, place, asked.Masts, workspace.Ledger, workspace.Models, screen.Findings, choices);
        var placed = scenarioPath is null ? null : Placed(scenarioPath, batteryName, workspace, choices, screen);
        if (echo is null || known is null || (scenarioPath is not null && placed is null) || screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        choices.ReportUnused([.. known.Readings, .. echo.Readings], screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var site = placed ?? new EngagementSite(known.Battery, known.Post, new SmoothGround(Length.Zero), WeatherDefinition.Dry);
        var height = asked.Height;
        var pass = new TargetPass(echo.CrossSection, echo.Fluctuation, asked.Speed ?? echo.Speed, height, asked.Course);
        if (asked.Range <= Reach.Nearest(site, pass))
        {
            throw new UsageException($"A target at {height} never comes nearer to the battery than {Reach.Nearest(site, pass)}.", "Ask for a longer --range, or a lower --height.");
        }

        var report = Reach.Require(site, pass, asked.Range, asked.Azimuth, known.OtherTypes, known.MastHeight is { } mast && !asked.Masts ? [mast] : []);
        if (screen.IsJson)
        {
            screen.WriteJson(Json(asked, echo, site, report));
        }
        else
        {
            screen.ShowFindings();
            Show(asked, known.Name, echo, site, report, units, screen.Out);
        }

        return Exit.Done;
    }

    private static EngagementSite? Placed(string scenarioPath, string? batteryName, Workspace workspace, ReadingChoices choices, Screen screen)
    {
        if (workspace.ReadScenario(scenarioPath, screen.Findings, choices) is not { } scenario)
        {
            return null;
        }

        var batteries = scenario.Battle.Batteries;
        var battery = batteryName is null ? batteries[0] : batteries.FirstOrDefault(each => string.Equals(each.Name, batteryName, StringComparison.Ordinal))
            ?? throw new UsageException($"{scenario.Name} has no battery {batteryName}.", $"Batteries: {string.Join(", ", batteries.Select(each => each.Name))}.");
        return new EngagementSite(battery, scenario.Battle.CommandPost, scenario.Battle.Ground, scenario.Battle.Weather);
    }

    private static void Show(Asked asked, string system, TargetEcho echo, EngagementSite site, ReachReport report, UnitSystem units, IAnsiConsole screen)
    {
        void Line(string markup) => screen.MarkupLine(markup);
        var target = $"{Screen.Plain(echo.Name)} at {QuantityFormat.Height(report.Pass.Height, units)}, {report.Pass.Speed}, {CourseWord.Of(report.Pass.Course)}";
        Line($"[bold]{Markup.Escape(Screen.Plain(system))}: what {Markup.Escape(QuantityFormat.Distance(asked.Range, units))} would need[/]");
        Line(Markup.Escape($"Against: {target}. Ground: {site.Ground.Description}."));
        Line(Markup.Escape(Answer(report, units)));
        Line(string.Empty);
        var table = new Table().Border(TableBorder.Simple).AddColumn("What").AddColumn("Needed").AddColumn("As read").AddColumn("Met");
        foreach (var need in report.Requirements)
        {
            table.AddRow(Markup.Escape(need.What), Markup.Escape(need.Needed), Markup.Escape(need.AsRead), need.IsMet switch { true => "yes", false => "[bold]no[/]", null => "open" });
        }

        screen.Write(table);
        if (report.ReckonedAt > report.Pass.Height)
        {
            Line(Markup.Escape($"Distances, times and echoes are reckoned with the target at {QuantityFormat.Height(Length.FromKilometres(Math.Round(report.ReckonedAt.Kilometres, 1)), units)}, the height that it would need."));
        }

        foreach (var need in report.Requirements)
        {
            Line(Markup.Escape($"- {need.What}: {need.Why}"));
        }

        if (report.Timeline.Count > 0)
        {
            Line(string.Empty);
            var times = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Before the meeting").RightAligned()).AddColumn(new TableColumn("Target's range").RightAligned()).AddColumn("What");
            foreach (var step in report.Timeline)
            {
                times.AddRow($"{Math.Round(step.Before.Seconds)} s", Markup.Escape(QuantityFormat.Distance(Length.FromKilometres(Math.Round(step.Range.Kilometres, 1)), units)), Markup.Escape(step.What));
            }

            screen.Write(times);
        }

        Line("One target alone, no jamming, the radar facing it. Published and assumed figures at textbook fidelity; not a forecast of combat.");
    }

    /// <summary>The answer in a sentence.</summary>
    private static string Answer(ReachReport report, UnitSystem units)
    {
        var far = report.ReachAsRead is { } reach ? $"as read, the battery engages it out to {QuantityFormat.Distance(Length.FromKilometres(Math.Round(reach.Kilometres)), units)}" : "as read, the battery engages it nowhere";
        if (report.Verdict.IsEngageable)
        {
            return $"The reach can be used against it: {far}.";
        }

        var missing = report.Requirements.Where(need => need.IsMet is false).Select(need => need.What).ToList();
        return $"The reach cannot be used against it; {far}. {(missing.Count == 0 ? $"It fails for this: {ShortfallWords.Of(report.Verdict.Shortfall)}" : $"Not met: {string.Join("; ", missing)}")}.";
    }

    private static JsonObject Json(Asked asked, TargetEcho echo, EngagementSite site, ReachReport report) => new()
    {
        ["system"] = asked.System,
        ["target"] = asked.Target,
        ["targetName"] = echo.Name,
        ["ground"] = site.Ground.Description,
        ["range_m"] = asked.Range.Metres,
        ["height_m"] = report.Pass.Height.Metres,
        ["speed_mps"] = report.Pass.Speed.MetresPerSecond,
        ["course"] = CourseWord.Of(report.Pass.Course),
        ["isReached"] = report.Verdict.IsEngageable,
        ["shortfall"] = ShortfallWords.Of(report.Verdict.Shortfall),
        ["reckonedAt_m"] = report.ReckonedAt.Metres,
        ["reachAsRead_m"] = report.ReachAsRead?.Metres,
        ["interceptor"] = report.Interceptor,
        ["requirements"] = new JsonArray([.. report.Requirements.Select(need => new JsonObject
        {
            ["what"] = need.What,
            ["needed"] = need.Needed,
            ["neededSi"] = double.IsFinite(need.Si) ? need.Si : null,
            ["asRead"] = need.AsRead,
            ["isMet"] = need.IsMet,
            ["why"] = need.Why,
        })]),
        ["timeline"] = new JsonArray([.. report.Timeline.Select(step => new JsonObject
        {
            ["what"] = step.What,
            ["before_s"] = step.Before.Seconds,
            ["range_m"] = step.Range.Metres,
        })]),
    };

    /// <summary>What the command line asks.</summary>
    private sealed record Asked(Length Range, string System, string Target, Length Height, Speed? Speed, Course Course, Angle Azimuth, bool Masts);
}
