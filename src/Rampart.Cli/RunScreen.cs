using System.Globalization;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Command;
using Rampart.Simulation.Motion;
using Spectre.Console;

namespace Rampart.Cli;

/// <summary>What came out of a battle, on the terminal: first the answer, then what it rests on.</summary>
internal static class RunScreen
{
    public static void Show(BattleSummary summary, Scenario scenario, string place, bool isReused, UnitSystem units, IAnsiConsole screen)
    {
        ShowSummary(summary, units, screen);
        Line(screen, Origin(scenario));
        Line(screen, $"{(isReused ? "An identical result was there already" : "Result")}: {Markup.Escape(Screen.Plain(place))}/{ResultFolder.ReportFile}, {ResultFolder.DatabaseFile}, {ResultFolder.SummaryFile}");
    }

    /// <summary>The battle itself, without the readings behind it.</summary>
    public static void ShowSummary(BattleSummary summary, UnitSystem units, IAnsiConsole screen)
    {
        Line(screen, $"[bold]{Markup.Escape(Screen.Plain(summary.Title))}[/]  seed {summary.Seed}, replication {summary.Replication}, {QuantityFormat.Clock(SimulationTime.Start + Duration.FromSeconds(summary.Duration_s))} of battle");
        Line(screen, Answer(summary));
        Line(screen, string.Empty);
        Raid(summary, units, screen);
        Waterfall(summary, screen);
        Engagements(summary, units, screen);
        WhyNotFired(summary, screen);
        Line(screen, Tracks(summary));
        Line(screen, Damage(summary));
        Line(screen, Mistakes(summary));
        Line(screen, Missiles(summary));
        Line(screen, string.Empty);
        foreach (var check in summary.Checks.Where(check => !check.Holds))
        {
            Line(screen, $"[bold]A sum does not come out:[/] {Markup.Escape(check.What)}: expected {check.Expected}, found {check.Found}. Please report this.");
        }

        Line(screen, $"Hash {summary.Hash}");
    }

    /// <summary>The answer in a sentence, with what it is not.</summary>
    public static string Answer(BattleSummary summary)
    {
        var hostile = summary.Waterfall.First(count => count.Side == Side.Hostile && count.Class is null);
        return $"Under the stated readings, in this one battle {hostile.Killed} of {hostile.Appeared} hostile targets were killed and {hostile.Leaked} leaked. One battle is one throw of the dice; not a forecast of combat.";
    }

    private static string Origin(Scenario scenario)
    {
        var tally = ReadingTally.Of(scenario.Readings);
        return $"{tally.Claimed} of {tally.Values} model values are read from public claims, {tally.Assumed} are assumed. Ground: {scenario.Battle.Ground.Description}.";
    }

    private static void Raid(BattleSummary summary, UnitSystem units, IAnsiConsole screen)
    {
        var table = NewTable("Target", "Class", "Side", "Detected at", "Confirmed", "Fired at", "End");
        foreach (var target in summary.Targets)
        {
            table.AddRow(
                Markup.Escape(target.Name), Words.Kebab(target.Class), Words.Kebab(target.Side),
                target.FirstDetection is { } first ? QuantityFormat.Distance(Length.FromKilometres(Math.Round(first.Range_km)), units) : "never",
                Time(target.Confirmed_s), target.MissilesFired.ToString(CultureInfo.InvariantCulture),
                $"{Words.Kebab(target.End)} {Time(target.Ended_s)}");
        }

        screen.Write(table);
    }

    private static void Waterfall(BattleSummary summary, IAnsiConsole screen)
    {
        var hostile = summary.Waterfall.First(count => count.Side == Side.Hostile && count.Class is null);
        Line(screen, $"Raid {hostile.Appeared} → detected {hostile.Detected} → confirmed {hostile.Confirmed} → judged hostile {hostile.Identified} → ordered {hostile.Ordered} → fired at {hostile.FiredAt} → killed {hostile.Killed}; leaked {hostile.Leaked}, flown off {hostile.RouteFlown}, still flying {hostile.StillFlying}");
        Line(screen, string.Empty);
    }

    private static void Engagements(BattleSummary summary, UnitSystem units, IAnsiConsole screen)
    {
        if (summary.Engagements.Count == 0)
        {
            Line(screen, "No missile was fired.");
            return;
        }

        var table = NewTable("Launch", "Battery", "Aimed at", "Intercept", "Range", "Height", "Outcome", "Judged");
        foreach (var engagement in summary.Engagements)
        {
            table.AddRow(
                Time(engagement.Launch_s), Markup.Escape(engagement.Battery), Markup.Escape(engagement.AimedAt ?? $"track {engagement.Track}"),
                Time(engagement.End_s),
                engagement.Range_km is { } range ? QuantityFormat.Distance(Length.FromKilometres(Math.Round(range)), units) : "–",
                engagement.Height_m is { } height ? QuantityFormat.Height(Length.FromMetres(Math.Round(height)), units) : "–",
                engagement.Result is { } result ? Words.Kebab(result) : "–",
                engagement.JudgedKill is { } judged ? judged ? "kill" : "no kill" : "–");
        }

        screen.Write(table);
    }

    private static void WhyNotFired(BattleSummary summary, IAnsiConsole screen)
    {
        var table = NewTable("Why not fired at hostile targets", "Share of their lives", "Time");
        foreach (var reason in summary.WhyNotFired.OrderByDescending(reason => reason.Seconds))
        {
            table.AddRow(
                Markup.Escape((summary.Missiles.Count > 1 ? reason.Battery + ": " : string.Empty) + Words.Kebab(reason.Reason).Replace('-', ' ')),
                $"{(reason.Share * 100.0).ToString("F1", CultureInfo.InvariantCulture)} %", Time(reason.Seconds));
        }

        screen.Write(table);
    }

    private static string Tracks(BattleSummary summary) =>
        $"Detections {summary.Detections?.Detections.ToString(CultureInfo.InvariantCulture) ?? "not kept"}, false plots {summary.Detections?.FalsePlots.ToString(CultureInfo.InvariantCulture) ?? "not kept"}; "
        + (summary.Tracks is { } tracks ? $"radars' tracks started {tracks.Started}, confirmed {tracks.Confirmed}; system tracks {tracks.System}, of them false {tracks.False}" : "tracks not kept");

    private static string Damage(BattleSummary summary) => "Damage: " + string.Join(". ", summary.Damage.Select(damage =>
        $"{Markup.Escape(damage.Asset)} attacked {damage.Attacks}×, hit {Times(damage.Hits)}; {damage.Withstands} {(damage.Withstands == 1 ? "destroys" : "destroy")} it{(damage.Destroyed ? ": [bold]destroyed[/]" : string.Empty)}"));

    private static string Times(int count) => count switch
    {
        0 => "never",
        1 => "once",
        _ => $"{count} times",
    };

    private static string Mistakes(BattleSummary summary) => summary.Mistakes.Count == 0
        ? "Mistaken engagements: none"
        : "[bold]Mistaken engagements:[/] " + string.Join("; ", summary.Mistakes.Select(mistake =>
            $"{Markup.Escape(mistake.Target)} ({Words.Kebab(mistake.Side)}) fired at by {Markup.Escape(mistake.Battery)} {Time(mistake.Launch_s)}{(mistake.Killed ? ", [bold]killed[/]" : string.Empty)}"));

    private static string Missiles(BattleSummary summary) => "Missiles: " + string.Join("; ", summary.Missiles.Select(count =>
        $"{Markup.Escape(count.Battery)} loaded {count.Loaded}, fired {count.Fired}, left {count.Left}, lost {count.Lost}"));

    private static string Time(double? seconds) => seconds is { } known ? QuantityFormat.Clock(SimulationTime.Start + Duration.FromSeconds(Math.Round(known))) : "–";

    private static Table NewTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column));
        }

        return table;
    }

    private static void Line(IAnsiConsole screen, string markup) => screen.MarkupLine(markup);
}
