using System.Globalization;
using Rampart.Campaigns.Running;
using Rampart.Results.Reading;
using Rampart.Simulation.Motion;

namespace Rampart.Campaigns.Outcomes;

/// <summary>A battle's outcome as a line of text: one form for one outcome, byte for byte, and back without loss.</summary>
/// <remarks>The columns are described in docs/formats/campaign.md.</remarks>
public static class OutcomeRow
{
    private const char Between = '|';
    private const char Stands = '=';

    /// <summary>The columns, in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "point", "replication", "hash", "events", "appeared", "killed", "leaked", "missiles_fired", "mistakes", "mistaken_kills", "hits", "assets_destroyed", "batteries_lost",
        "classes", "interceptors", "killed_at_s", "leaked_at_s",
    ];

    /// <summary>Rows one below the other, without the columns' names.</summary>
    public static string Text(IEnumerable<BattleOutcome> rows) => CsvTable.Text(rows.Select(Cells));

    /// <summary>An outcome's cells, in the order of the columns.</summary>
    public static IReadOnlyList<string> Cells(BattleOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return
        [
            Text(outcome.Point), Text(outcome.Replication), outcome.Hash, outcome.Events.ToString(CultureInfo.InvariantCulture), Text(outcome.Appeared), Text(outcome.Killed), Text(outcome.Leaked),
            Text(outcome.MissilesFired), Text(outcome.Mistakes), Text(outcome.MistakenKills), Text(outcome.Hits), Text(outcome.AssetsDestroyed), Text(outcome.BatteriesLost),
            string.Join(Between, outcome.Classes.Select(each => $"{Words.Kebab(each.Class)}{Stands}{each.Appeared}/{each.Detected}/{each.FiredAt}/{each.Killed}/{each.Leaked}")),
            string.Join(Between, outcome.MissilesByType.Select(each => $"{each.Interceptor}{Stands}{each.Fired}")),
            Times(outcome.KilledAt_s), Times(outcome.LeakedAt_s),
        ];
    }

    /// <summary>The outcome that a line's cells say.</summary>
    /// <exception cref="FormatException">They say none; the message says which cell and why.</exception>
    public static BattleOutcome Parse(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != Columns.Count)
        {
            throw new FormatException($"The row has {cells.Count} cells instead of {Columns.Count}.");
        }

        var row = new Row(cells);
        var outcome = new BattleOutcome
        {
            Point = row.Count("point"),
            Replication = row.Count("replication"),
            Hash = row.Hash("hash"),
            Events = row.Count("events"),
            Classes = [.. row.List("classes").Select(each => Class(row, each))],
            MissilesFired = row.Count("missiles_fired"),
            MissilesByType = [.. row.List("interceptors").Select(each => Missiles(row, each))],
            Mistakes = row.Count("mistakes"),
            MistakenKills = row.Count("mistaken_kills"),
            Hits = row.Count("hits"),
            AssetsDestroyed = row.Count("assets_destroyed"),
            BatteriesLost = row.Count("batteries_lost"),
            KilledAt_s = row.Times("killed_at_s"),
            LeakedAt_s = row.Times("leaked_at_s"),
        };
        if (row.Count("appeared") != outcome.Appeared || row.Count("killed") != outcome.Killed || row.Count("leaked") != outcome.Leaked)
        {
            throw new FormatException("The totals are not the sums of the classes.");
        }

        if (outcome.MissilesByType.Sum(each => each.Fired) != outcome.MissilesFired)
        {
            throw new FormatException("The missiles fired are not the sum of their types.");
        }

        return outcome;
    }

    private static ClassOutcome Class(Row row, string text)
    {
        var (name, value) = Pair(row, text, "classes");
        var counts = value.Split('/').Select(part => Row.Count(part, "classes")).ToList();
        var known = Array.FindIndex(Enum.GetValues<TargetClass>(), each => string.Equals(Words.Kebab(each), name, StringComparison.Ordinal));
        return known >= 0 && counts is [var appeared, var detected, var firedAt, var killed, var leaked]
            ? new ClassOutcome(Enum.GetValues<TargetClass>()[known], appeared, detected, firedAt, killed, leaked)
            : throw new FormatException($"\"{text}\" in column classes is no class with five counts.");
    }

    private static (string Interceptor, int Fired) Missiles(Row row, string text)
    {
        var (name, value) = Pair(row, text, "interceptors");
        return (name, Row.Count(value, "interceptors"));
    }

    private static (string Name, string Value) Pair(Row row, string text, string column) => text.Split(Stands) is [var name, var value]
        ? (name, value)
        : throw new FormatException($"\"{text}\" in column {column} is no name with its value (battle {row.Text("replication")}).");

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Times(IReadOnlyList<double> times) => string.Join(' ', times.Select(time => time.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The cells of a line by the names of their columns.</summary>
    private readonly struct Row(IReadOnlyList<string> cells)
    {
        private static readonly Dictionary<string, int> At = Columns.Select((name, at) => (name, at)).ToDictionary(each => each.name, each => each.at, StringComparer.Ordinal);

        public static int Count(string text, string column) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException($"\"{text}\" in column {column} is no count.");

        public string Text(string column) => cells[At[column]];

        public int Count(string column) => Count(Text(column), column);

        public string Hash(string column) => Text(column) is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower)
            ? hash
            : throw new FormatException($"\"{Text(column)}\" in column {column} is no hash.");

        public string[] List(string column) => Text(column).Split(Between, StringSplitOptions.RemoveEmptyEntries);

        public double[] Times(string column) => [.. Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time)
                ? time
                : throw new FormatException($"\"{text}\" in column {column} is no time."))];
    }
}
