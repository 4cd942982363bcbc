using System.Globalization;
using Rampart.Answers;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli;

/// <summary>What came out of a campaign, on the terminal: the answer, how sure it is, what decides it, and what it rests on.</summary>
internal static class CampaignScreen
{
    private const int BarWidth = 34;
    private const int LabelWidth = 20;
    private const int MostMeasures = 4;
    private const int MostFactors = 8;
    private static readonly string[] MainMeasures = ["leaked", "killed", "missiles-fired", "mistakes"];

    public static void Show(CampaignSummary summary, string place, CampaignState state, IAnsiConsole screen)
    {
        Line(screen, $"[bold]{Plain(summary.Title)}[/]  seed {summary.Seed}, {Counted(summary.Points, "point")}, {Counted(summary.BattlesPerPoint, "battle")} at each, {QuantityFormat.Clock(SimulationTime.Start + Duration.FromSeconds(summary.Duration_s))} of battle");
        if (summary.Battles < summary.BattlesPlanned)
        {
            Line(screen, $"[bold]Not finished:[/] {summary.Battles} of {summary.BattlesPlanned} battles stand behind these figures, those of complete points.");
        }

        foreach (var change in summary.Changes)
        {
            Line(screen, $"Changed by request: {Plain(change)}");
        }

        Line(screen, string.Empty);
        if (summary.Banner is { } banner)
        {
            Line(screen, $"[bold]! {Plain(banner)}[/]");
            Line(screen, string.Empty);
        }

        Line(screen, Plain(summary.Answer));
        if (summary.Unsupported is { } unsupported)
        {
            Line(screen, Plain(unsupported));
        }

        Line(screen, string.Empty);
        Bars(summary, screen);
        Events(summary, screen);
        Drivers(summary, screen);
        Line(screen, $"{summary.Claimed} of {summary.Claimed + summary.Assumed} model values are read from public claims, {summary.Assumed} are assumed. Ground: {Plain(summary.Terrain)}.");
        if (summary.References.Length > 0)
        {
            Line(screen, $"Reference detections, before draws: {Plain(summary.References)}");
        }

        Line(screen, $"{Plain(summary.Engine)}, ledger {summary.LedgerHash[..Math.Min(8, summary.LedgerHash.Length)]}");
        Line(screen, $"Hash {summary.Hash} ({Counted(summary.Battles, "battle")})");
        Line(screen, $"{(state.IsReused ? "An identical campaign was there already" : "Campaign")}: {Plain(place)}/{CampaignFolder.ReportFile}, {CampaignFolder.SummaryFile}, {CampaignFolder.PointsFile}, {CampaignFolder.ShardsFolder}/");
    }

    /// <summary>The three uncertainties of the main measures, one below the other on one scale.</summary>
    private static void Bars(CampaignSummary summary, IAnsiConsole screen)
    {
        var measures = MainMeasures.Select(id => summary.Measures.FirstOrDefault(measure => string.Equals(measure.Id, id, StringComparison.Ordinal))).OfType<MeasureEstimate>().ToList();
        foreach (var measure in measures.Count > 0 ? measures : [.. summary.Measures.Take(MostMeasures)])
        {
            var intervals = new[] { measure.Dice, measure.Readings, measure.MonteCarlo }.OfType<Interval>().ToList();
            var low = Math.Min(measure.Least, intervals.Min(each => each.Low));
            var high = Math.Max(measure.Greatest, intervals.Max(each => each.High));
            Line(screen, $"[bold]{Plain(Capital(measure.Words))}[/]: mean {Number(measure, measure.Mean)}; least {Number(measure, measure.Least)}, median {Number(measure, measure.Median)}, greatest {Number(measure, measure.Greatest)}");
            Line(screen, Bar("  dice", measure.Dice, measure, low, high));
            Line(screen, Bar("  unknown parameters", measure.Readings, measure, low, high));
            Line(screen, Bar("  not run enough", measure.MonteCarlo, measure, low, high));
        }

        Line(screen, "Dice: the middle 90 % of battles at one point. Unknown parameters: the middle 90 % of expected values over the readings. Not run enough: 95 % interval of the mean.");
        Line(screen, string.Empty);
    }

    private static string Bar(string label, Interval? interval, MeasureEstimate measure, double low, double high)
    {
        if (interval is null)
        {
            return $"{label,-LabelWidth} not known: it takes two battles at a point, and two points";
        }

        var bar = new char[BarWidth];
        Array.Fill(bar, '·');
        int At(double value) => high > low ? Math.Clamp((int)Math.Round((value - low) / (high - low) * (BarWidth - 1)), 0, BarWidth - 1) : BarWidth / 2;
        var (from, to) = (At(interval.Low), At(interval.High));
        for (var at = from; at <= to; at++)
        {
            bar[at] = '━';
        }

        bar[from] = '┣';
        bar[to] = '┫';
        bar[At(measure.Mean)] = '●';
        return $"{label,-LabelWidth} {new string(bar)} {Number(measure, interval.Low)} to {Number(measure, interval.High)}";
    }

    private static void Events(CampaignSummary summary, IAnsiConsole screen)
    {
        if (summary.Events.Count == 0)
        {
            return;
        }

        var widest = summary.Events.Max(each => each.Words.Length);
        Line(screen, "[bold]In how many battles[/] (95 % interval)");
        foreach (var each in summary.Events)
        {
            Line(screen, $"  {Plain(each.Words.PadRight(widest))}  {each.Seen} of {each.Battles}: {Percent(each.Share)} ({Percent(each.Interval.Low)} to {Percent(each.Interval.High)})");
        }

        Line(screen, string.Empty);
    }

    private static void Drivers(CampaignSummary summary, IAnsiConsole screen)
    {
        if (summary.Tornados.Count == 0 || summary.Tornados[0] is not { Bars.Count: > 0 } tornado)
        {
            return;
        }

        var measure = summary.Measures.First(each => string.Equals(each.Id, tornado.Measure, StringComparison.Ordinal));
        var shown = tornado.Bars.Take(MostFactors).ToList();
        var low = shown.Min(bar => Math.Min(bar.LowMean, bar.HighMean));
        var high = shown.Max(bar => Math.Max(bar.LowMean, bar.HighMean));
        Line(screen, $"[bold]What decides the {Plain(measure.Words)}[/]: the mean where a value was drawn low (L) and high (H); the largest {shown.Count} of {tornado.Factors}; * stands out beyond chance");
        foreach (var bar in shown)
        {
            Line(screen, $"{(bar.StandsOut ? "* " : "  ")}{Plain(bar.Title)}: {(bar.IsClaimed ? Plain(FactorWords.RestsOn(bar)) : $"[bold]{Plain(FactorWords.RestsOn(bar))}[/]")}");
            Line(screen, $"    {Swing(bar, measure, low, high)} {Number(measure, bar.LowMean)} → {Number(measure, bar.HighMean)}  {Signed(measure, bar.Effect)} ({Signed(measure, bar.EffectInterval.Low)} to {Signed(measure, bar.EffectInterval.High)})");
            Line(screen, $"    L {Plain(bar.LowWords)}, H {Plain(bar.HighWords)}");
        }

        Line(screen, string.Empty);
    }

    /// <summary>A bar from the mean where the factor was drawn low to that where it was drawn high.</summary>
    private static string Swing(TornadoBar bar, MeasureEstimate measure, double low, double high)
    {
        const int Width = 28;
        var text = new char[Width];
        Array.Fill(text, '·');
        int At(double value) => high > low ? Math.Clamp((int)Math.Round((value - low) / (high - low) * (Width - 1)), 0, Width - 1) : Width / 2;
        var (l, h) = (At(bar.LowMean), At(bar.HighMean));
        for (var at = Math.Min(l, h); at <= Math.Max(l, h); at++)
        {
            text[at] = '━';
        }

        text[At(measure.Mean)] = '│';
        text[l] = 'L';
        text[h] = 'H';
        return new string(text);
    }

    private static string Number(MeasureEstimate measure, double value) => measure.IsShare ? Percent(value) : Digits(value, Math.Max(Math.Abs(measure.Greatest), Math.Abs(measure.Mean)));

    private static string Signed(MeasureEstimate measure, double value) => (value >= 0.0 ? "+" : "−") + Number(measure, Math.Abs(value));

    // Counts are whole; a mean is told to the hundredth, of large numbers to the tenth.
    private static string Digits(double value, double greatest) => double.IsInteger(value) && Math.Abs(value) < 1e6
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : value.ToString(greatest >= 100.0 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{(share * 100.0).ToString("F1", CultureInfo.InvariantCulture)} %";

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Capital(string words) => words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    private static string Plain(string text) => Markup.Escape(Screen.Plain(text));

    private static void Line(IAnsiConsole screen, string markup) => screen.MarkupLine(markup);
}
