using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Results.Summary;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Results.Report;

/// <summary>Writes report.html: one file that explains one battle to an analyst, a teacher and an officer, without a script and without a request.</summary>
public static class ReportPage
{
    // A page of more rows than this helps nobody; the files beside it have them all.
    private const int MostReasonRows = 2000;

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>The whole page; the same input gives the same text.</summary>
    public static string Write(ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var page = new Html();
        page.Raw("<!DOCTYPE html>").Open("html", more: "lang=\"en\"").Open("head")
            .Raw("<meta charset=\"utf-8\"/>")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"/>")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\"/>")
            .Element("title", $"{input.Title}: one battle, seed {input.Stamp.Seed}")
            .Raw($"<style>\n{ReportStyle.Css}\n</style>")
            .Close().Open("body").Open("main");

        var picture = new BattlePicture(input);
        Answer(page, input);
        MapSection(page, picture);
        page.Section("timeline", "The battle in time")
            .Figure(Timeline.Draw(picture.Times()), "Each bar is a target’s life: thin while nobody has seen it, thicker once a radar has, full once a track of it is believed. Below it fly the missiles fired at it. Rest the pointer on a mark for its name.")
            .Close();
        RaidSection(page, input);
        WaterfallSection(page, input.Summary);
        EngagementSection(page, input.Summary);
        ReasonSection(page, input.Summary);
        MistakeSection(page, input.Summary);
        MissileAndDamageSections(page, input.Summary);
        ReadingSection.Write(page, input);
        LimitSection(page, input);
        StampSection(page, input);
        return page.ToString();
    }

    private static void Answer(Html page, ReportInput input)
    {
        var summary = input.Summary;
        var raid = summary.Waterfall[0];
        page.Element("h1", input.Title).Paragraph(input.About, "about");
        page.Paragraph(AnswerWords.Of(summary), "answer");
        var stamp = input.Stamp;
        page.Paragraph($"Seed {stamp.Seed}, replication {stamp.Replication} · {stamp.Terrain} · {stamp.Claimed} values from claims, {stamp.Assumed} assumed · ledger {Short(stamp.LedgerHash)} · journal {Short(stamp.JournalHash)} · {stamp.Engine}", "stampline");

        page.Open("div", "numbers");
        Big(page, raid.Appeared, "hostile targets");
        Big(page, raid.Killed, "killed");
        Big(page, raid.Leaked, "leaked");
        Big(page, raid.StillFlying + raid.RouteFlown, "ended otherwise");
        Big(page, summary.Engagements.Count, "missiles fired");
        Big(page, summary.Mistakes.Count, "fired by mistake");
        page.Close();

        if (stamp.Assumed > 0)
        {
            var most = 2 * stamp.Assumed > stamp.Values;
            page.Open("div", "banner")
                .Element("p", most ? "Most inputs are assumed values without any public claim." : "Some inputs are assumed values without any public claim.", "strong")
                .Raw($"<p>Of {Say.Number(stamp.Values)} values, {Say.Number(stamp.Assumed)} ({Say.Share((double)stamp.Assumed / stamp.Values)}) are assumptions and {Say.Number(stamp.Claimed)} are read from public claims. Each stands with its reason or its quotation under <a href=\"#readings\">Readings</a>; with other values the battle may end otherwise.</p>")
                .Close();
        }

        foreach (var check in summary.Checks.Where(check => !check.Holds))
        {
            page.Open("div", "banner").Paragraph(FormattableString.Invariant($"A sum does not come out even: {check.What}: expected {check.Expected:0.######}, found {check.Found:0.######}. This is a fault of Rampart; do not use this result.")).Close();
        }

        page.Open("nav", more: "aria-label=\"Sections\"");
        foreach (var (id, name) in (ReadOnlySpan<(string, string)>)[("map", "Map"), ("timeline", "In time"), ("raid", "The raid"), ("steps", "Raid to kill"), ("engagements", "Engagements"), ("reasons", "Why not fired?"), ("mistakes", "By mistake"), ("missiles", "Missiles"), ("damage", "Damage"), ("readings", "Readings"), ("limits", "Not modelled"), ("stamp", "Stamp")])
        {
            page.Raw($"<a href=\"#{id}\">{name}</a>");
        }

        page.Close();
    }

    private static void Big(Html page, int number, string words) =>
        page.Raw($"<div><b>{Say.Number(number)}</b><span>{Html.Escape(words)}</span></div>");

    private static void MapSection(Html page, BattlePicture picture)
    {
        var map = picture.Map();
        page.Section("map", "From above")
            .Figure(BattleMap.Draw(map), "Paths are the truth, dots are what the tracks believed. The ring is the missile’s greatest range as modelled: low targets come into sight far inside it. Distances and directions from the theatre’s centre are true.");
        if (BattlePicture.Near(map) is { } window)
        {
            var near = map with
            {
                Window = window,
                Caption = new Caption("map-near", "Seen closer", "The part of the same map in which missiles met targets and targets reached their aims."),
            };
            page.Figure(BattleMap.Draw(near), "The same map closer: where missiles met targets and where targets got through.");
        }

        page.Close();
    }

    private static void RaidSection(Html page, ReportInput input)
    {
        var summary = input.Summary;
        var low = LowFlyers(input);
        page.Section("raid", "The raid, target by target");
        page.Table(
            ["Target", "Class", "Side", "Appeared", "First detected", "at range", "Track confirmed", "Judged hostile", "Missiles", "End", "at"],
            from target in summary.Targets
            orderby (int)target.Side, (int)target.Class, target.Appeared_s ?? double.MaxValue
            select new Cell[]
            {
                low.Contains(target.Name) ? $"{target.Name} †" : target.Name, Say.Words(target.Class), Say.Words(target.Side), Cell.Figure(Say.Clock(target.Appeared_s)),
                Cell.Figure(Say.Clock(target.FirstDetection?.Time_s)), Cell.Figure(Say.Kilometres(target.FirstDetection?.Range_km)),
                Cell.Figure(Say.Clock(target.Confirmed_s)), Cell.Figure(Say.Clock(target.Identified_s)), target.MissilesFired,
                new(Say.End(target.End), null, target switch
                {
                    { Side: Side.Hostile, End: TargetEnd.Leaked } or { Side: not Side.Hostile, End: TargetEnd.Killed } => "wrong",
                    _ => "killed",
                }),
                Cell.Figure(Say.Clock(target.Ended_s)),
            },
            "Times are h:mm:ss since the start of the battle; the range is the slant range that the radar measured.");
        if (low.Count > 0)
        {
            page.Paragraph(
                input.Battle.Ground is SmoothGround
                    ? $"† Flies below {Say.Number((long)GroundQuality.LowFlight.Kilometres)} km above the theatre’s ground. On a smooth Earth its outcome is not supported: real terrain hides low flyers longer."
                    : $"† Flies below {Say.Number((long)GroundQuality.LowFlight.Kilometres)} km above a ground that nobody knows, or whose posts stand more than {GroundQuality.CoarsestForLowFlight.Kilometres:0} km apart. Its outcome is not supported: import finer terrain. On so coarse a grid peaks are cut and low cover comes out about twice too generous.",
                "soft");
        }

        if (summary.LinksFrom != Reading.LinkSource.Full)
        {
            page.Paragraph("Not all records of this battle were kept: " + (summary.LinksFrom == Reading.LinkSource.Outcomes
                ? "what was detected, tracked and ordered is not known here."
                : "which target stood behind a track is known from the track’s first plots only."), "soft");
        }

        page.Close();
    }

    /// <summary>The targets whose outcome the ground does not support: low over a smooth Earth by their routes, over a coarse grid as the battle noted it.</summary>
    /// <remarks>A ballistic missile is low for seconds only, when it leaves and when it arrives.</remarks>
    private static HashSet<string> LowFlyers(ReportInput input)
    {
        var noted = input.Journal.Of<ModelRemark>().Where(remark => remark.Limit is RemarkedLimit.LowOverCoarseGround).Select(remark => input.Journal.Name(remark.Target)).ToHashSet(StringComparer.Ordinal);
        return input.Battle.Targets
            .Where(target => target.Class != TargetClass.BallisticMissile && (input.Battle.Ground is SmoothGround smooth ? IsLowOver(smooth, target) : noted.Contains(target.Name)))
            .Select(target => target.Name).ToHashSet(StringComparer.Ordinal);

        static bool IsLowOver(SmoothGround smooth, TargetDefinition target) => target.Route.Any(
            point => point.Height.Metres - (target.HeightsOver is HeightsOver.Sea ? smooth.LowestHeight_m : 0.0) < GroundQuality.LowFlight.Metres);
    }

    private static void WaterfallSection(Html page, BattleSummary summary)
    {
        var steps = RaidSteps.Of(summary);
        page.Section("steps", "From the raid to the kill")
            .Figure(Waterfall.Draw(steps), "Read from left to right: how many hostile targets came to each step. What is hatched above a column was lost before it; orange leaked.");
        page.Raw("<details><summary>The numbers, by class</summary>");
        page.Table(
            ["Class", "Raid", "Detected", "Confirmed", "Identified", "Ordered", "Fired at", "Killed", "Leaked", "Still flying", "Left", "Never appeared"],
            summary.Waterfall.Select(count => new Cell[]
            {
                count.Class is { } one ? Say.Words(one) : "all hostile targets", count.Appeared, Known(count.Detected), Known(count.Confirmed), Known(count.Identified),
                Known(count.Ordered), count.FiredAt, count.Killed, count.Leaked, count.StillFlying, count.RouteFlown, count.NeverAppeared,
            }),
            "Who came to a later step counts for the earlier ones.");
        page.Raw("</details>").Close();
        static Cell Known(int? count) => count is { } n ? n : Cell.Figure("not kept");
    }

    private static void EngagementSection(Html page, BattleSummary summary)
    {
        page.Section("engagements", "Engagements");
        if (summary.Engagements.Count == 0)
        {
            page.Paragraph("No missile was fired.").Close();
            return;
        }

        page.Table(
            ["No.", "Battery", "Fired at", "Launched", "Meeting predicted at", "Ended", "Result", "Range", "Height", "P(kill)", "Judged", "Missile"],
            summary.Engagements.Select((shot, i) => new Cell[]
            {
                i + 1, shot.Battery, shot.AimedAt is { } aimed ? Cell.Figure(aimed) : $"track {Say.Number(shot.Track)}, with no target behind it", Cell.Figure(Say.Clock(shot.Launch_s)),
                Cell.Figure(Say.Kilometres(shot.PredictedRange_km)), Cell.Figure(Say.Clock(shot.End_s)),
                shot.Met is { } met && !string.Equals(met, shot.AimedAt, StringComparison.Ordinal) ? new Cell($"{Say.Result(shot.Result)}; met {met}", null, "wrong") : new Cell(Say.Result(shot.Result), null, "wide"),
                Cell.Figure(Say.Kilometres(shot.Range_km)), Cell.Figure(Say.Height(shot.Height_m)),
                Cell.Figure(shot.KillProbability is { } p ? FormattableString.Invariant($"{p:0.00}") : Say.Nothing), Judged(shot), new Cell(ShortMissile(shot), null, "n soft"),
            }),
            "P(kill) is the probability that was drawn for, given a reliable missile, a valid track and a correct identity. Judged: what the command post believed after its look.");
        page.Close();
        static Cell Judged(EngagementSummary shot)
        {
            var words = shot.JudgedKill switch { true => "killed", false => "lives", _ => Say.Nothing };
            var isWrong = shot.JudgedKill is { } judged && judged != (shot.Result == InterceptResult.Kill);
            return isWrong ? new Cell(words + " (wrong)", null, "wrong") : words;
        }

        // The battery has its own column.
        static string ShortMissile(EngagementSummary shot) =>
            shot.Interceptor.StartsWith(shot.Battery + "/", StringComparison.Ordinal) ? shot.Interceptor[(shot.Battery.Length + 1)..] : shot.Interceptor;
    }

    private static void ReasonSection(Html page, BattleSummary summary)
    {
        page.Section("reasons", "Why not fired?")
            .Paragraph("At any moment exactly one reason keeps a battery from firing at a target: the first that holds on the way from the sky to the launcher. So the shares of each bar add up to the target’s life.")
            .Figure(ReasonBars.Draw(ReasonPicture.Of(summary)), "Hostile targets, and any other at which a missile was ordered. Behind each bar stands the length of the target’s life and its end.");
        page.Table(
            ["Battery", "Reason", "Time", "Share of all hostile lives"],
            summary.WhyNotFired.OrderBy(reason => reason.Battery, StringComparer.Ordinal).ThenByDescending(reason => reason.Seconds)
                .Select(reason => new Cell[] { reason.Battery, Reasons.Name(reason.Reason), Cell.Figure(Duration.FromSeconds(reason.Seconds).ToString()), Cell.Figure(Say.Share(reason.Share)) }),
            "All hostile targets together, the longest first.");
        var isLong = summary.WhyNotFiredByTarget.Count > MostReasonRows;
        page.Raw("<details><summary>Target by target</summary>");
        page.Table(
            ["Target", "Battery", "Reason", "Time", "Share of its life"],
            summary.WhyNotFiredByTarget.Take(MostReasonRows).Select(reason => new Cell[] { reason.Target, reason.Battery, Reasons.Name(reason.Reason), Cell.Figure(Duration.FromSeconds(reason.Seconds).ToString()), Cell.Figure(Say.Share(reason.Share)) }),
            isLong ? $"The first {Say.Number(MostReasonRows)} of {Say.Number(summary.WhyNotFiredByTarget.Count)} rows; summary.json and run.sqlite have them all." : "");
        page.Raw("</details>").Close();
    }

    private static void MistakeSection(Html page, BattleSummary summary)
    {
        page.Section("mistakes", "Engaged by mistake");
        var others = summary.Targets.Count(target => target.Side != Side.Hostile && target.Appeared_s is not null);
        if (summary.Mistakes.Count == 0)
        {
            page.Paragraph(others == 0
                ? "None; but no civil or friendly aircraft was in the air, so this battle says nothing about mistakes."
                : $"None. {Say.Count(others, "civil or friendly aircraft was", "civil and friendly aircraft were")} in the air, and no missile was fired at or met one.");
        }
        else
        {
            page.Paragraph($"{Say.Count(summary.Mistakes.Count, "missile was fired at, or met,", "missiles were fired at, or met,")} a target that was not hostile; {Say.Count(summary.Mistakes.Count(mistake => mistake.Killed), "killed it", "killed one")}.");
            page.Table(
                ["Target", "Class", "Side", "Battery", "Missile", "Launched", "Result", "Killed"],
                summary.Mistakes.Select(mistake => new Cell[]
                {
                    mistake.Target, Say.Words(mistake.Class), Say.Words(mistake.Side), mistake.Battery, mistake.Interceptor, Cell.Figure(Say.Clock(mistake.Launch_s)), Say.Result(mistake.Result),
                    mistake.Killed ? new Cell("killed", null, "wrong") : "no",
                }));
        }

        page.Close();
    }

    private static void MissileAndDamageSections(Html page, BattleSummary summary)
    {
        page.Section("missiles", "Missiles");
        page.Table(
            ["Battery", "Loaded", "Fired", "Left", "Lost with the battery"],
            summary.Missiles.Select(count => new Cell[] { count.Battery, count.Loaded, count.Fired, count.Left, count.Lost }),
            "Loaded = fired + left + lost, reloads included.");
        var results = summary.Engagements.GroupBy(shot => shot.Result).OrderBy(group => (int?)group.Key).Select(group => $"{Say.Result(group.Key)} {Say.Number(group.Count())}").ToArray();
        if (results.Length > 0)
        {
            page.Paragraph($"What came of those fired: {string.Join("; ", results)}.");
        }

        page.Close();
        page.Section("damage", "Damage");
        if (summary.Damage.Count == 0)
        {
            page.Paragraph("The scenario has nothing to defend.");
        }
        else
        {
            page.Table(
                ["Asset", "Kind", "Attacked", "Hit", "Destroyed by", "State"],
                summary.Damage.Select(damage => new Cell[]
                {
                    damage.Asset, Say.Words(damage.Kind), damage.Attacks, damage.Hits, Cell.Figure(Say.Count(damage.Withstands, "hit", "hits")),
                    damage.Destroyed ? new Cell("destroyed", null, "wrong") : damage.Hits > 0 ? "damaged" : "unhurt",
                }));
        }

        page.Close();
    }

    private static void LimitSection(Html page, ReportInput input)
    {
        page.Section("limits", "What this battle does not model").Open("ul");
        foreach (var limit in Limits(input.Battle))
        {
            page.Element("li", limit);
        }

        page.Close();
        if (input.Findings.Count > 0)
        {
            page.Element("h3", "Remarks on the inputs");
            page.Table(
                ["Where", "About", "Remark", "Remedy"],
                input.Findings.Select(finding => new Cell[] { finding.Place.ToString(), finding.Subject, finding.Message, finding.Remedy.Length > 0 ? finding.Remedy : Say.Nothing }));
        }

        page.Close();
    }

    private static string[] Limits(BattleDefinition battle) =>
    [
        battle.Ground is SmoothGround
            ? "Terrain: the Earth is smooth at the theatre’s reference height. No hill hides a target, so what is said of low flyers is too good for the defender."
            : $"Terrain: {battle.Ground.Description}; bilinear between posts. What stands on the ground, trees and buildings, is in it only as far as the data have it.",
        battle.Targets.Any(target => target.Jammer is not null)
            ? "Jamming: barrage noise of even density, on from appearance to end; no deception, chaff, decoys or anti-radiation missiles, and radars never fall silent."
            : "Jamming, chaff, decoys and anti-radiation missiles: there are none, and radars never fall silent.",
        battle.Weather.RainRate_mmph > 0.0
            ? $"Weather: {battle.Weather.RainRate_mmph:0.#} mm/h of rain everywhere below {battle.Weather.RainHeight}, the textbook’s worst case; no echo from the rain, no multipath, no ducts."
            : "Weather and multipath: the air takes its share of every echo as the standard atmosphere does; no rain, no ducts, no lobes from reflections.",
        "Ground echoes: a target whose radial speed lies under the radar’s least is not seen; the ground’s own echoes are not modelled.",
        "Ballistic missiles: one stage with even thrust, then free flight against the drag of the standard atmosphere, over an Earth that does not turn; they are whole to the end, do not manoeuvre and have no decoys.",
        "Aircraft and cruise missiles fly hand-drawn routes at even speed, at heights above the sea or above the ground, and react to nothing.",
        "A target’s echo: one mean radar cross-section, the same from all sides and in all bands, that fluctuates as its model says.",
        "Interceptors: a boost, then coasting against drag; both are found from two mean speeds, and a turn costs no speed. Whether one kills is drawn from a probability that depends on class and range, not computed from guidance and warhead.",
        "Links between radars, command post and launchers never fail, and all stand where their battery stands.",
        "Crews do not tire, hesitate or disobey; the rules of engagement are a threshold of probability.",
    ];

    private static void StampSection(Html page, ReportInput input)
    {
        var stamp = input.Stamp;
        page.Section("stamp", "The stamp").Paragraph("What these figures rest on. Who runs the same engine with the same inputs gets the same journal, bit for bit.").Raw("<dl>");
        Line("Scenario", $"{stamp.Scenario} ({input.Title})");
        Line("Seed and replication", $"{stamp.Seed}, {stamp.Replication}");
        Line("Length of the battle", Duration.FromSeconds(input.Summary.Duration_s).ToString());
        Line("Engine", stamp.Engine);
        Line("Terrain", stamp.Terrain);
        Line("Values", $"{stamp.Claimed} read from claims, {stamp.Assumed} assumed");
        Line("Journal", $"{stamp.JournalHash} ({input.Summary.Events} events)");
        Line("Ledger", stamp.LedgerHash);
        if (stamp.DefinitionHash is { } definition)
        {
            Line("Battle as resolved", definition);
        }

        Line("Checks", $"{input.Summary.Checks.Count(check => check.Holds)} of {input.Summary.Checks.Count} sums come out even");
        page.Raw("</dl>").Paragraph("A constructive simulation of published figures, for analysis, teaching and research. Not a forecast of combat.", "soft").Close();
        void Line(string what, string value) => page.Raw($"<dt>{Html.Escape(what)}</dt><dd>{Html.Escape(value)}</dd>");
    }

    private static string Short(string hash) => hash.Length > 8 ? hash[..8] : hash;
}
