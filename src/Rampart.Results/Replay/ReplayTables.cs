namespace Rampart.Results.Replay;

/// <summary>The tables of a replay as columns, in the order of docs/formats/replay.md.</summary>
internal static class ReplayTables
{
    public static byte[][] Write(BattleReplay replay)
    {
        var places = replay.Movers.SelectMany(mover => mover.Samples).ToArray();
        var beliefs = replay.Tracks.SelectMany(track => track.Beliefs).ToArray();
        var verdicts = replay.Tracks.SelectMany(track => track.Verdicts).ToArray();
        var behind = replay.Tracks.SelectMany(track => track.Behind).ToArray();
        return
        [
            Table(
                replay.Movers, mover => mover.Name, mover => mover.Class, mover => mover.Side, mover => mover.Aim, mover => mover.Appeared_ms, mover => mover.Ended_ms,
                mover => mover.End, mover => mover.Detected_ms, mover => mover.Confirmed_ms, mover => mover.Identified_ms, mover => mover.Ordered_ms,
                mover => mover.FiredAt_ms, mover => mover.Killed_ms, mover => mover.Detections, mover => mover.MissilesFired, mover => mover.Samples.Count),
            Table(places, place => place.Time_ms, place => place.Latitude, place => place.Longitude, place => place.Height_m),
            Table(
                replay.Tracks, track => track.Number, track => track.Started_ms, track => track.Ended_ms, track => track.MergedInto, track => track.Beliefs.Count,
                track => track.Verdicts.Count, track => track.Behind.Count),
            Table(
                beliefs, belief => belief.Place.Time_ms, belief => belief.Place.Latitude, belief => belief.Place.Longitude, belief => belief.Place.Height_m,
                belief => belief.Deviation_m, belief => belief.East_mps, belief => belief.North_mps, belief => belief.Radar),
            Table(verdicts, verdict => verdict.Time_ms, verdict => verdict.IsHostile ? 1 : 0, verdict => verdict.Probability_permille),
            Table(behind, each => each.Time_ms, each => each.Mover),
            Table(
                replay.Shots, shot => shot.Name, shot => shot.Battery, shot => shot.Launcher, shot => shot.Track, shot => shot.AimedAt, shot => shot.Met, shot => shot.Launched_ms,
                shot => shot.End.Time_ms, shot => shot.End.Latitude, shot => shot.End.Longitude, shot => shot.End.Height_m, shot => shot.Result,
                shot => shot.Probability_permille, shot => shot.Assessed_ms, shot => shot.WasJudgedKill ? 1 : 0, shot => shot.IsMistake ? 1 : 0),
            Table(replay.Events, each => each.Time_ms, each => (int)each.Kind, each => each.Mover, each => each.Track, each => each.Site, each => each.Shot, each => each.Value),
            Table(replay.Steps, step => (int)step.Kind, step => step.Subject, step => step.Time_ms, step => step.Value),
            Table(replay.Reasons, reason => reason.Mover, reason => reason.Battery, reason => reason.Reason, reason => reason.From_ms, reason => reason.Until_ms),
            Table(replay.Turns, turn => turn.Radar, turn => turn.Time_ms, turn => turn.From_ddeg, turn => turn.To_ddeg),
        ];
    }

    /// <exception cref="ReplayFormatException">The tables do not fit together.</exception>
    public static BattleReplay Read(ReplayHead head, IReadOnlyList<string> names, ReadOnlyMemory<byte>[] sections)
    {
        int[][] Columns(string section, int columns)
        {
            var at = ReplayFile.Sections.ToList().IndexOf(section);
            return ReplayColumns.Read(sections[at].Span, columns, section);
        }

        var movers = Columns("movers", 16);
        var places = Rows(Columns("places", 4), c => new ReplaySample(c(0), c(1), c(2), c(3)));
        var tracks = Columns("tracks", 7);
        var beliefs = Rows(Columns("beliefs", 8), c => new ReplayBelief(new ReplaySample(c(0), c(1), c(2), c(3)), c(4), c(5), c(6), c(7)));
        var verdicts = Rows(Columns("verdicts", 3), c => new ReplayVerdict(c(0), c(1) != 0, c(2)));
        var behind = Rows(Columns("behind", 2), c => new ReplayBehind(c(0), c(1)));
        var placesOf = Deal(places, movers[15], "places");
        var beliefsOf = Deal(beliefs, tracks[4], "beliefs");
        var verdictsOf = Deal(verdicts, tracks[5], "verdicts");
        var behindOf = Deal(behind, tracks[6], "behind");
        return new BattleReplay
        {
            Head = head,
            Names = names,
            Movers = Rows(movers, (c, row) => new ReplayMover(c(0), c(1), c(2), c(3), c(4), c(5), c(6), c(7), c(8), c(9), c(10), c(11), c(12), c(13), c(14), placesOf[row])),
            Tracks = Rows(tracks, (c, row) => new ReplayTrack(c(0), c(1), c(2), c(3), beliefsOf[row], verdictsOf[row], behindOf[row])),
            Shots = Rows(Columns("shots", 16), c => new ReplayShot(
                c(0), c(1), c(2), c(3), c(4), c(5), c(6), new ReplaySample(c(7), c(8), c(9), c(10)), c(11), c(12), c(13), c(14) != 0, c(15) != 0)),
            Events = Rows(Columns("events", 7), c => new ReplayEvent(c(0), (ReplayEventKind)c(1), c(2), c(3), c(4), c(5), c(6))),
            Steps = Rows(Columns("steps", 4), c => new ReplayStep((ReplayStepKind)c(0), c(1), c(2), c(3))),
            Reasons = Rows(Columns("reasons", 5), c => new ReplayReason(c(0), c(1), c(2), c(3), c(4))),
            Turns = Rows(Columns("turns", 4), c => new ReplayTurn(c(0), c(1), c(2), c(3))),
        };
    }

    private static byte[] Table<T>(IReadOnlyList<T> rows, params Func<T, int>[] columns)
    {
        var filled = new int[columns.Length][];
        for (var i = 0; i < columns.Length; i++)
        {
            filled[i] = new int[rows.Count];
            for (var row = 0; row < rows.Count; row++)
            {
                filled[i][row] = columns[i](rows[row]);
            }
        }

        return ReplayColumns.Write(rows.Count, filled);
    }

    private static T[] Rows<T>(int[][] columns, Func<Func<int, int>, T> make) => Rows(columns, (cell, _) => make(cell));

    private static T[] Rows<T>(int[][] columns, Func<Func<int, int>, int, T> make)
    {
        var rows = new T[columns[0].Length];
        var row = 0;
        int Cell(int column) => columns[column][row];
        for (; row < rows.Length; row++)
        {
            rows[row] = make(Cell, row);
        }

        return rows;
    }

    private static ArraySegment<T>[] Deal<T>(T[] all, int[] counts, string section)
    {
        var dealt = new ArraySegment<T>[counts.Length];
        var at = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0 || counts[i] > all.Length - at)
            {
                throw new ReplayFormatException($"The section {section} has fewer rows than are counted on.");
            }

            dealt[i] = new ArraySegment<T>(all, at, counts[i]);
            at += counts[i];
        }

        return at == all.Length ? dealt : throw new ReplayFormatException($"The section {section} has more rows than are counted on.");
    }
}
