namespace Rampart.Results.Database;

/// <summary>A view of run.sqlite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Says">What it shows, in a sentence.</param>
/// <param name="Sql">The query behind it.</param>
public sealed record View(string Name, string Says, string Sql);

/// <summary>The views for the questions that people ask most.</summary>
public static class Views
{
    internal const string Indices =
        """
        CREATE INDEX detection_target ON detection (target, time_s);
        CREATE INDEX track_updated_track ON track_updated (radar, radar_track);
        CREATE INDEX fire_withheld_target ON fire_withheld (target, battery);
        """;

    public static IReadOnlyList<View> All { get; } =
    [
        new(
            "v_raid",
            "Every target: what it was, when it appeared, how its part ended.",
            """
            SELECT target, class, side, aim, appeared_s, ended_s, "end", missiles_fired
            FROM target_history
            """),
        new(
            "v_engagements",
            "Every missile: fired by whom at what, and what came of it.",
            """
            SELECT launch.interceptor, launch.battery, launch.launcher, launch.track, aim.aimed_at, launch.time_s AS launch_s,
                   outcome.time_s AS intercept_s, outcome.target, outcome.result,
                   CASE WHEN outcome.result <> 'still-flying' THEN outcome.range_m / 1000.0 END AS range_km,
                   CASE WHEN outcome.result <> 'still-flying' THEN outcome.height_m END AS height_m,
                   CASE WHEN aim.drawn THEN outcome.kill_probability END AS kill_probability,
                   assessment.judged_kill
            FROM interceptor_launch AS launch
            JOIN missile_aim AS aim USING (interceptor)
            LEFT JOIN intercept_outcome AS outcome USING (interceptor)
            LEFT JOIN intercept_assessment AS assessment USING (interceptor)
            ORDER BY launch.record
            """),
        new(
            "v_leakers",
            "Hostile targets that reached their aim.",
            """
            SELECT history.target, history.class, history.aim, history.ended_s, history.missiles_fired, hit.hit
            FROM target_history AS history
            LEFT JOIN asset_hit AS hit USING (target)
            WHERE history.side = 'hostile' AND history."end" = 'leaked'
            ORDER BY history.target
            """),
        new(
            "v_mistakes",
            "Missiles that were fired at, or met, a target that was not hostile.",
            """
            SELECT aim.mistake AS target, history.class, history.side, launch.battery, launch.interceptor, launch.time_s AS launch_s, outcome.result,
                   CASE WHEN outcome.result = 'kill' AND outcome.target = aim.mistake THEN 1 ELSE 0 END AS killed
            FROM missile_aim AS aim
            JOIN interceptor_launch AS launch USING (interceptor)
            JOIN target_history AS history ON history.target = aim.mistake
            LEFT JOIN intercept_outcome AS outcome USING (interceptor)
            ORDER BY launch.record
            """),
        new(
            "v_why_not_fired",
            "For each battery and target: the reasons for not firing, in seconds and as a share of the target's life.",
            """
            SELECT withheld.battery, withheld.target, history.class, history.side, withheld.reason,
                   round(sum(withheld.until_s - withheld.time_s), 6) AS seconds,
                   sum(withheld.until_s - withheld.time_s) / (history.ended_s - history.appeared_s) AS share
            FROM fire_withheld AS withheld
            JOIN target_history AS history USING (target)
            GROUP BY withheld.battery, withheld.target, withheld.reason
            ORDER BY withheld.battery, withheld.target, min(withheld.time_s)
            """),
        new(
            "v_waterfall",
            "From the raid to those who leaked: hostile targets that came to a stage or to a later one; first all, then class by class.",
            $"""
            WITH known AS (SELECT value <> 'outcomes' AS events FROM meta WHERE key = 'links_from'),
            hostile AS (SELECT 'all' AS rows_class, 0 AS rank, * FROM target_history WHERE side = 'hostile'
                        UNION ALL SELECT class, 1, * FROM target_history WHERE side = 'hostile')
            SELECT rows_class AS class,
                   count(coalesce(appeared_s, {FromDetected})) AS appeared,
                   CASE WHEN events THEN count(coalesce({FromDetected})) END AS detected,
                   CASE WHEN events THEN count(coalesce({FromConfirmed})) END AS confirmed,
                   CASE WHEN events THEN count(coalesce({FromIdentified})) END AS identified,
                   CASE WHEN events THEN count(coalesce({FromOrdered})) END AS ordered,
                   count(coalesce(fired_at_s, killed_s)) AS fired_at,
                   count(killed_s) AS killed,
                   count(CASE WHEN "end" = 'leaked' THEN 1 END) AS leaked,
                   count(CASE WHEN "end" = 'still-flying' THEN 1 END) AS still_flying,
                   count(CASE WHEN "end" = 'route-flown' THEN 1 END) AS route_flown,
                   count(CASE WHEN "end" = 'never-appeared' THEN 1 END) AS never_appeared
            FROM hostile, known
            GROUP BY rank, rows_class
            ORDER BY rank, rows_class
            """),
        new(
            "v_first_detection",
            "The first plot of each target: by which radar, when and how far away.",
            """
            SELECT history.target, history.class, history.side, first.radar, first.time_s, first.range_m / 1000.0 AS range_km, first.azimuth_deg,
                   first.time_s - history.appeared_s AS seconds_after_appearance, first.record
            FROM target_history AS history
            JOIN detection AS first ON first.record =
                 (SELECT record FROM detection WHERE detection.target = history.target ORDER BY time_s, record LIMIT 1)
            ORDER BY first.time_s, history.target
            """),
        new(
            "v_missiles",
            "The missiles of each battery: loaded = fired + left + lost.",
            """
            SELECT battery, sum(loaded) AS loaded, sum(fired) AS fired, sum("left") AS "left", sum(lost) AS lost
            FROM magazine_count
            GROUP BY battery
            ORDER BY battery
            """),
    ];

    private const string FromOrdered = "ordered_s, fired_at_s, killed_s";
    private const string FromIdentified = "identified_s, " + FromOrdered;
    private const string FromConfirmed = "confirmed_s, " + FromIdentified;
    private const string FromDetected = "detected_s, " + FromConfirmed;
}
