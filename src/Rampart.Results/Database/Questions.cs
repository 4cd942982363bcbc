using Rampart.Evidence;

namespace Rampart.Results.Database;

/// <summary>A question that has a name: <c>rampart query RUN kills</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The question in words.</param>
/// <param name="Sql">The query that answers it.</param>
public sealed record Question(string Name, string Text, string Sql);

/// <summary>The questions that have names.</summary>
public static class Questions
{
    public static IReadOnlyList<Question> All { get; } =
    [
        new("raid", "Who came, and how did it end for each?", "SELECT * FROM v_raid ORDER BY side, class, target"),
        new("waterfall", "From the raid to those who leaked: how many came to each stage?", "SELECT * FROM v_waterfall"),
        new(
            "kills",
            "What was killed, by which battery, where and when?",
            """
            SELECT engagement.target, history.class, history.side, engagement.battery, engagement.interceptor, engagement.intercept_s,
                   engagement.range_km, engagement.height_m, engagement.kill_probability
            FROM v_engagements AS engagement JOIN target_history AS history USING (target)
            WHERE engagement.result = 'kill' ORDER BY engagement.intercept_s, engagement.target
            """),
        new("leakers", "Which hostile targets reached their aim?", "SELECT * FROM v_leakers"),
        new("engagements", "What came of each missile?", "SELECT * FROM v_engagements"),
        new(
            "why-not-fired",
            "Why did the batteries not fire at hostile targets, and for how long?",
            """
            SELECT battery, reason, round(sum(seconds), 6) AS seconds, count(*) AS targets,
                   sum(seconds) / (SELECT sum(ended_s - appeared_s) FROM target_history WHERE side = 'hostile') AS share
            FROM v_why_not_fired WHERE side = 'hostile'
            GROUP BY battery, reason ORDER BY battery, seconds DESC, reason
            """),
        new("why-not-fired-at", "The same for every battery and target.", "SELECT * FROM v_why_not_fired"),
        new("first-detection", "When, by which radar and how far away was each target first detected?", "SELECT * FROM v_first_detection"),
        new("missiles", "How many missiles were loaded, fired, left and lost?", "SELECT * FROM v_missiles"),
        new("mistakes", "Who was engaged by mistake?", "SELECT * FROM v_mistakes"),
        new(
            "tracks",
            "Which system tracks were in the picture, since when, and what was behind them?",
            """
            SELECT started.track, started.time_s AS started_s, coalesce(merged.time_s, ended.time_s) AS ended_s, merged."into",
                   1 + (SELECT count(*) FROM system_track_joined AS joined WHERE joined.track = started.track) AS radar_tracks,
                   (SELECT group_concat(target, ', ') FROM (SELECT target FROM track_target WHERE track = started.track ORDER BY plots DESC, target)) AS targets
            FROM system_track_started AS started
            LEFT JOIN system_track_merged AS merged USING (track)
            LEFT JOIN system_track_ended AS ended USING (track)
            ORDER BY started.track
            """),
        new(
            "damage",
            "What was attacked, hit and destroyed?",
            """
            SELECT asset, count(*) AS attacks, sum(hit) AS hits, max(destroyed) AS destroyed
            FROM asset_hit GROUP BY asset ORDER BY asset
            """),
        new(
            "readings",
            "On what does each number of the models rest?",
            """
            SELECT model, key, value, source, as_read, disputed,
                   (SELECT group_concat(claim, ', ') FROM (SELECT claim FROM reading_claims AS link WHERE link.model = readings.model AND link.key = readings.key AND role = 'read' ORDER BY claim)) AS claims,
                   could_be, because
            FROM readings WHERE NOT definition ORDER BY model, key
            """),
        new(
            "timeline",
            "What happened, one thing after the other?",
            """
            SELECT time_s, what, who, detail FROM (
              SELECT record, time_s, 'target appeared' AS what, target AS who, side || ' ' || class AS detail FROM target_appeared
              UNION ALL SELECT record, time_s, 'first detected', target, radar || printf(', %.1f km', range_km) FROM v_first_detection
              UNION ALL SELECT record, time_s, 'track begun', 'track ' || track, radar FROM system_track_started
              UNION ALL SELECT record, time_s, 'tracks found to be one', 'track ' || track, 'goes on as track ' || "into" FROM system_track_merged
              UNION ALL SELECT record, time_s, CASE WHEN hostile THEN 'track judged hostile' ELSE 'track hostile no longer' END, 'track ' || track,
                               printf('probability %.2f', probability_hostile) FROM track_identified
              UNION ALL SELECT record, time_s, 'track designated', battery, 'track ' || track FROM track_designated
              UNION ALL SELECT record, time_s, 'ordered to fire', battery, 'track ' || track || printf(', intercept at %.1f km', intercept_range_m / 1000.0) FROM engagement_order
              UNION ALL SELECT record, time_s, 'order cancelled', battery, 'track ' || track || ', ' || reason FROM order_cancelled
              UNION ALL SELECT record, time_s, 'radar turned', radar, printf('from %.0f° to %.0f°', from_deg, to_deg) FROM radar_turned
              UNION ALL SELECT record, time_s, 'missile fired', interceptor, 'track ' || track FROM interceptor_launch
              UNION ALL SELECT record, time_s, 'missile ended', interceptor, result || coalesce(', ' || target, '') FROM intercept_outcome
              UNION ALL SELECT record, time_s, 'missile assessed', interceptor,
                               CASE judged_kill WHEN 1 THEN 'judged a kill' ELSE 'judged no kill' END || CASE WHEN judged_kill = true_kill THEN '' ELSE ', wrongly' END
                        FROM intercept_assessment
              UNION ALL SELECT record, time_s, 'launcher reloaded', launcher, missiles || ' missiles' FROM launcher_reload
              UNION ALL SELECT record, time_s, 'track ended', 'track ' || track, 'not seen any more' FROM system_track_ended
              UNION ALL SELECT record, time_s, 'aim attacked', asset, target || CASE WHEN destroyed THEN ', destroyed' WHEN hit THEN ', hit' ELSE ', not hit' END FROM asset_hit
              UNION ALL SELECT record, time_s, 'target ended', target, "end" FROM target_outcome)
            ORDER BY time_s, record
            """),
    ];

    /// <exception cref="QueryException">No question has this name; the message names the nearest.</exception>
    public static Question Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (All.FirstOrDefault(question => string.Equals(question.Name, name, StringComparison.Ordinal)) is { } found)
        {
            return found;
        }

        var nearest = Spelling.Nearest(name, All.Select(question => question.Name));
        throw new QueryException($"No question is named \"{name}\".")
        {
            Remedy = nearest is null ? $"There are {string.Join(", ", All.Select(question => question.Name))}." : $"Did you mean {nearest}?",
        };
    }
}
