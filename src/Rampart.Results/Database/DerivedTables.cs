using System.Globalization;
using Microsoft.Data.Sqlite;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Database;

/// <summary>The tables beside the records: whose battle, who is who, and where truth and belief are put side by side.</summary>
internal sealed class DerivedTables(
    SqliteConnection connection, JournalContents journal, BattleDefinition battle, RunIdentity run, IReadOnlyDictionary<string, string> modelOf, byte[][] names, List<DescribedColumn> described)
{
    private readonly BattleHistory _history = new(journal, run.Kept);

    public void Write()
    {
        WriteMeta();
        WriteEntities();
        WriteTargets();
        WriteTrackTargets();
        WriteMissileAims();
    }

    private void WriteMeta()
    {
        using var row = Create("meta", "key TEXT PRIMARY KEY, value TEXT NOT NULL", "WITHOUT ROWID");
        (string Key, string Value)[] facts =
        [
            ("format", RunDatabase.FormatVersion.ToString(CultureInfo.InvariantCulture)),
            ("scenario", run.Scenario),
            ("title", run.Title),
            ("seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
            ("replication", run.Replication.ToString(CultureInfo.InvariantCulture)),
            ("engine", run.Engine),
            ("hash", run.Hash),
            ("events", run.Events.ToString(CultureInfo.InvariantCulture)),
            ("duration_s", battle.Length.Seconds.ToString("R", CultureInfo.InvariantCulture)),
            ("journal", Words.Kebab(run.Kept)),
            ("links_from", Words.Kebab(_history.Links.Source)),
        ];
        foreach (var (key, value) in facts)
        {
            row.Text(key);
            row.Text(value);
            row.EndRow();
        }
    }

    private void WriteEntities()
    {
        using var row = Create("entity", "id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, part_of TEXT, model TEXT");
        var types = TypesOfMissiles();
        var wholes = Wholes();
        for (var id = 0; id < journal.EntityCount; id++)
        {
            var entity = new EntityId(id);
            row.Count(id);
            row.Name(entity);
            row.Word(journal.KindOf(entity));
            row.Text(wholes.GetValueOrDefault(journal.Name(entity)));
            row.Text(modelOf.GetValueOrDefault(journal.Name(entity)) ?? types.GetValueOrDefault(journal.Name(entity)));
            row.EndRow();
        }
    }

    /// <summary>Radars belong to batteries or the command post, launchers to batteries, missiles to launchers.</summary>
    private Dictionary<string, string> Wholes()
    {
        var wholes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (battle.CommandPost.SurveillanceRadar is { } surveillance)
        {
            wholes[surveillance.Name] = battle.CommandPost.Name;
        }

        foreach (var battery in battle.Batteries)
        {
            wholes[battery.SearchRadar.Name] = battery.Name;
            wholes[battery.EngagementRadar.Name] = battery.Name;
            foreach (var launcher in battery.Launchers)
            {
                wholes[launcher.Name] = battery.Name;
                foreach (var missile in EntityNames.OfMissiles(launcher))
                {
                    wholes[missile] = launcher.Name;
                }
            }
        }

        return wholes;
    }

    /// <summary>A missile's type is the id of its model.</summary>
    private Dictionary<string, string> TypesOfMissiles() => battle.Batteries.SelectMany(battery => battery.Launchers)
        .SelectMany(launcher => EntityNames.OfMissiles(launcher).Select(missile => (missile, launcher.Interceptor.Name)))
        .ToDictionary(pair => pair.missile, pair => pair.Name, StringComparer.Ordinal);

    private void WriteTargets()
    {
        using var row = Create(
            "target_history",
            "target TEXT PRIMARY KEY, class TEXT, side TEXT, aim TEXT, cross_section_m2 REAL, appeared_s REAL, detected_s REAL, confirmed_s REAL, identified_s REAL, "
            + "ordered_s REAL, fired_at_s REAL, killed_s REAL, ended_s REAL, \"end\" TEXT, detections INTEGER, missiles_fired INTEGER",
            "WITHOUT ROWID");
        foreach (var target in _history.Targets)
        {
            var appeared = target.First(TargetStage.Appeared) is not null;
            row.Name(target.Id);
            row.Word(target.Class);
            row.Word(target.Side);
            row.Name(target.Aim);
            if (appeared)
            {
                row.SquareMetres(target.CrossSection);
            }
            else
            {
                row.Nothing();
            }

            foreach (var stage in Enum.GetValues<TargetStage>())
            {
                row.MomentIfAny(target.First(stage));
            }

            row.MomentIfAny(appeared ? target.Ended : null);
            row.Word(target.End);
            row.Count(target.Detections);
            row.Count(target.MissilesFired);
            row.EndRow();
        }
    }

    private void WriteTrackTargets()
    {
        using var row = Create("track_target", "track INTEGER, target TEXT, plots INTEGER, first_s REAL, last_s REAL, PRIMARY KEY (track, target)", "WITHOUT ROWID");
        foreach (var (track, links) in _history.Links.ByTrack)
        {
            foreach (var shared in links.GroupBy(link => link.Target).OrderBy(group => group.Key))
            {
                row.Count(track);
                row.Name(shared.Key);
                row.Count(shared.Count());
                row.Moment(shared.First().Time);
                row.Moment(shared.Last().Time);
                row.EndRow();
            }
        }
    }

    private void WriteMissileAims()
    {
        using var row = Create("missile_aim", "interceptor TEXT PRIMARY KEY, type TEXT, aimed_at TEXT, mistake TEXT, drawn INTEGER NOT NULL", "WITHOUT ROWID");
        var types = battle.Batteries.SelectMany(battery => battery.Launchers).ToDictionary(launcher => launcher.Name, launcher => launcher.Interceptor.Name, StringComparer.Ordinal);
        foreach (var flight in _history.Flights)
        {
            row.Name(flight.Launch.Interceptor);
            row.Text(types[journal.Name(flight.Launch.Launcher)]);
            row.Name(flight.AimedAt);
            row.Name(_history.MistakeOf(flight));
            row.Flag(flight.WasDrawn);
            row.EndRow();
        }
    }

    private RowWriter Create(string table, string columns, string options = "")
    {
        RunDatabase.Do(connection, $"CREATE TABLE {table} ({columns}) {options}");
        var count = 0;
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                described.Add(new DescribedColumn(table, reader.GetString(0), []));
                count++;
            }
        }

        return new RowWriter(connection, table, count, names);
    }
}
