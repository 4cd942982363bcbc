using System.Globalization;
using Rampart.Evidence;
using Rampart.Results.Database;
using Rampart.Results.Report;

namespace Rampart.Results.Provenance;

/// <summary>A model that took part in an outcome, and how.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Took">How often it took part, in words: "detected 4 of 5 targets".</param>
public sealed record OutcomePart(string Model, IReadOnlyList<string> Took);

/// <summary>An outcome of a battle with the models that it rested on.</summary>
/// <param name="Name">The outcome's word, as in summary.json.</param>
/// <param name="Words">What it is, for a reader.</param>
/// <param name="Targets">How many targets it is about.</param>
/// <param name="Missiles">How many missiles took part.</param>
/// <param name="Parts">The models: those of the targets last.</param>
/// <param name="Readings">The readings of these models that could matter, by model and key; definitions are not among them.</param>
/// <param name="DetectionsAreKept">False where the journal kept too little to say which radar saw what: then every radar is among the models.</param>
public sealed record OutcomeRest(string Name, string Words, int Targets, int Missiles, IReadOnlyList<OutcomePart> Parts, IReadOnlyList<UsedReading> Readings, bool DetectionsAreKept);

/// <summary>Finds out of a run's database which models an outcome rested on.</summary>
/// <remarks>
/// What was done rests on those who did it: the radars that detected the targets, the missiles that flew at them with their launchers, the engagement radars and the command post, and the targets' models.
/// What was not prevented rests on the whole defence. Of a missile's kill probabilities, and of what a system engages, only those for the targets' classes count.
/// </remarks>
public static class OutcomeParts
{
    private static readonly (string Name, string Words, string Targets, string Missiles, bool IsOfAll)[] Known =
    [
        ("kills", "targets killed", "SELECT target FROM intercept_outcome WHERE result = 'kill'", "SELECT interceptor FROM intercept_outcome WHERE result = 'kill'", false),
        ("leakers", "hostile targets that reached their aim", "SELECT target FROM v_leakers", "SELECT interceptor FROM missile_aim WHERE aimed_at IN (SELECT target FROM v_leakers)", true),
        ("engagements", "targets fired at", "SELECT aimed_at AS target FROM missile_aim WHERE aimed_at IS NOT NULL UNION SELECT target FROM intercept_outcome WHERE target IS NOT NULL", "SELECT interceptor FROM missile_aim", false),
        ("mistakes", "targets engaged that were not hostile", "SELECT mistake AS target FROM missile_aim WHERE mistake IS NOT NULL", "SELECT interceptor FROM missile_aim WHERE mistake IS NOT NULL", false),
        ("damage", "targets that hit an asset or a battery", "SELECT target FROM asset_hit WHERE hit", "SELECT interceptor FROM missile_aim WHERE aimed_at IN (SELECT target FROM asset_hit WHERE hit)", true),
        ("detections", "targets detected", "SELECT target FROM detection WHERE target IS NOT NULL", "SELECT interceptor FROM missile_aim WHERE 0", false),
    ];

    /// <summary>The outcomes that can be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(outcome => outcome.Name)];

    /// <summary>The models and readings behind an outcome.</summary>
    /// <param name="database">A run's database.</param>
    /// <param name="outcome">One of <see cref="Names"/>.</param>
    /// <param name="readings">The run's readings.</param>
    /// <exception cref="ArgumentException">There is no such outcome.</exception>
    /// <exception cref="Reading.ResultFormatException">The file is no database of this version.</exception>
    public static OutcomeRest Of(string database, string outcome, UsedReadings readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var known = Known.FirstOrDefault(each => string.Equals(each.Name, outcome, StringComparison.Ordinal));
        if (known.Name is null)
        {
            throw new ArgumentException($"There is no outcome {outcome}.", nameof(outcome));
        }

        IReadOnlyList<IReadOnlyList<object?>> Ask(string sql) => RunQuery.Execute(
            database, $"WITH about(target) AS (SELECT DISTINCT target FROM ({known.Targets}) WHERE target IS NOT NULL), flown(interceptor) AS (SELECT DISTINCT interceptor FROM ({known.Missiles})) {sql}").Rows;
        int Count(string sql) => Convert.ToInt32(Ask(sql)[0][0], CultureInfo.InvariantCulture);

        var targets = Count("SELECT count(*) FROM about");
        var missiles = Count("SELECT count(*) FROM flown");
        var isKept = Count("SELECT count(*) FROM detection") > 0;
        if (targets + missiles == 0)
        {
            return new OutcomeRest(known.Name, known.Words, 0, 0, [], [], isKept);
        }

        var took = new List<(string Model, string Words)>();
        void Add(string sql, Func<int, string> words) => took.AddRange(Ask(sql).Where(row => row[0] is string).Select(row => ((string)row[0]!, words(Convert.ToInt32(row[1], CultureInfo.InvariantCulture)))));

        const string Launched = "flown JOIN interceptor_launch AS launch USING (interceptor) JOIN entity AS part";
        Add("SELECT part.model, count(DISTINCT seen.target) FROM detection AS seen JOIN about USING (target) JOIN entity AS part ON part.name = seen.radar GROUP BY 1 ORDER BY 1", count => $"detected {Of(count, targets, "target")}");
        Add($"SELECT part.model, count(*) FROM {Launched} ON part.part_of = launch.battery AND part.kind = 'engagement-radar' GROUP BY 1 ORDER BY 1", count => $"guided {Of(count, missiles, "missile")}");
        Add($"SELECT part.model, count(*) FROM {Launched} ON part.name = launch.interceptor GROUP BY 1 ORDER BY 1", count => $"flew as {Of(count, missiles, "missile")}");
        Add($"SELECT part.model, count(*) FROM {Launched} ON part.name = launch.launcher GROUP BY 1 ORDER BY 1", count => $"launched {Of(count, missiles, "missile")}");
        Add($"SELECT part.model, count(*) FROM {Launched} ON part.kind = 'command-post' GROUP BY 1 ORDER BY 1", count => $"ordered {Of(count, missiles, "missile")}");
        Add($"SELECT part.model, count(*) FROM {Launched} ON part.name = launch.battery GROUP BY 1 ORDER BY 1", count => $"sets the limits for {Of(count, missiles, "missile")}");
        if (known.IsOfAll || !isKept)
        {
            var kinds = known.IsOfAll ? "'surveillance-radar', 'engagement-radar', 'command-post', 'battery', 'launcher', 'interceptor'" : "'surveillance-radar', 'engagement-radar'";
            Add($"SELECT model, count(*) FROM entity WHERE kind IN ({kinds}) GROUP BY 1 ORDER BY 1", count => known.IsOfAll ? $"part of the defence ({count.ToString(CultureInfo.InvariantCulture)})" : "may have detected them: the journal did not keep who did");
        }

        Add("SELECT part.model, count(*) FROM entity AS part WHERE part.kind = 'target' AND part.model IN (SELECT model FROM readings WHERE key LIKE 'jammer.%') GROUP BY 1 ORDER BY 1", count => $"makes noise ({Say.Count(count, "aircraft", "aircraft")})");
        Add("SELECT part.model, count(*) FROM about JOIN entity AS part ON part.name = about.target GROUP BY 1 ORDER BY 1", count => $"flew as {Of(count, targets, "target")}");

        var parts = took.GroupBy(part => part.Model, StringComparer.Ordinal).Select(group => new OutcomePart(group.Key, [.. group.Select(part => part.Words)])).ToList();
        var classes = Ask("SELECT DISTINCT class FROM about JOIN target_history USING (target)").Select(row => row[0] as string).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var flyers = Ask("SELECT DISTINCT part.model FROM about JOIN entity AS part ON part.name = about.target").Select(row => row[0] as string).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var jammers = Ask("SELECT DISTINCT part.model FROM entity AS part WHERE part.kind = 'target'").Select(row => row[0] as string).OfType<string>().Except(flyers, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return new OutcomeRest(
            known.Name, known.Words, targets, missiles, parts,
            [
                .. from part in parts
                   from reading in readings.Readings
                   where string.Equals(reading.Model, part.Model, StringComparison.Ordinal) && !reading.IsDefinition && Matters(reading.Key, classes)
                       && (!jammers.Contains(reading.Model) || reading.Key.StartsWith("jammer.", StringComparison.Ordinal))
                   select reading,
            ],
            isKept);
    }

    /// <summary>Whether a field can have to do with targets of these classes.</summary>
    private static bool Matters(string key, HashSet<string> classes)
    {
        const string Kill = "single-shot-kill-probability.";
        const string Engages = "engages.";
        return key.StartsWith(Kill, StringComparison.Ordinal) ? classes.Contains(key[Kill.Length..])
            : !key.StartsWith(Engages, StringComparison.Ordinal) || classes.Any(target => string.Equals(key[Engages.Length..], target is "cruise-missile" or "drone" or "ballistic-missile" ? target : "aircraft", StringComparison.Ordinal));
    }

    private static string Of(int count, int all, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} of {Say.Count(all, what, what + "s")}";
}
