using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Tracking;

namespace Rampart.Results.Replay;

/// <summary>Channels and magazines as step functions of time.</summary>
internal static class ReplaySteps
{
    public static IReadOnlyList<ReplayStep> Of(ReplayMaker maker)
    {
        var lost = maker.Journal.Of<AssetHit>().Where(hit => hit.Destroyed && maker.Journal.KindOf(hit.Asset) == EntityKind.Battery)
            .GroupBy(hit => maker.NumberOf(hit.Asset)).ToDictionary(group => group.Key, group => group.Min(hit => ReplayMaker.Ms(hit.Time)));
        return [.. Followed(maker, lost).Concat(Guided(maker)).Concat(Magazines(maker, lost))];
    }

    private static IEnumerable<ReplayStep> Followed(ReplayMaker maker, Dictionary<int, int> lost)
    {
        var started = maker.Journal.Of<TrackStarted>().ToLookup(track => track.Radar.Value, track => (Time: ReplayMaker.Ms(track.Time), Change: 1));
        var dropped = maker.Journal.Of<TrackDropped>().ToLookup(track => track.Radar.Value, track => (Time: ReplayMaker.Ms(track.Time), Change: -1));
        var radars = maker.Journal.Entities(EntityKind.EngagementRadar).ToDictionary(maker.Journal.Name, id => id.Value, StringComparer.Ordinal);
        for (var battery = 0; battery < maker.BatteryCount; battery++)
        {
            var radar = radars[maker.Batteries[battery].EngagementRadar.Name];
            foreach (var step in Sum(ReplayStepKind.Followed, battery, 0, started[radar].Concat(dropped[radar]), lost.GetValueOrDefault(battery, int.MaxValue)))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<ReplayStep> Guided(ReplayMaker maker)
    {
        var flights = maker.History.Flights.ToLookup(flight => maker.NumberOf(flight.Launch.Battery));
        for (var battery = 0; battery < maker.BatteryCount; battery++)
        {
            var changes = flights[battery].SelectMany(flight => new[]
            {
                (ReplayMaker.Ms(flight.Launch.Time), 1),
                (flight.Outcome is { } outcome ? ReplayMaker.Ms(outcome.Time) : maker.Duration_ms, -1),
            });
            foreach (var step in Sum(ReplayStepKind.Guided, battery, 0, changes, int.MaxValue))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<ReplayStep> Magazines(ReplayMaker maker, Dictionary<int, int> lost)
    {
        var fired = maker.History.Flights.ToLookup(flight => maker.NumberOf(flight.Launch.Launcher), flight => (Time: ReplayMaker.Ms(flight.Launch.Time), Change: -1));
        var reloads = maker.Journal.Of<LauncherReload>().ToLookup(reload => maker.NumberOf(reload.Launcher), reload => (Time: ReplayMaker.Ms(reload.Time), Change: reload.Missiles));
        var batteryOf = maker.Batteries.SelectMany((battery, number) => battery.Launchers.Select(launcher => (launcher.Name, number)))
            .ToDictionary(pair => pair.Name, pair => pair.number, StringComparer.Ordinal);
        var all = Enumerable.Range(0, maker.Launchers.Count).ToList();
        var ready = all.SelectMany(launcher => Sum(
            ReplayStepKind.Loaded, launcher, maker.Launchers[launcher].Missiles, fired[launcher].Concat(reloads[launcher]), Lost(launcher)));
        var reserve = all.SelectMany(launcher => Sum(
            ReplayStepKind.InReserve, launcher, maker.Launchers[launcher].Missiles * maker.Launchers[launcher].Reloads,
            reloads[launcher].Select(reload => (reload.Time, -reload.Change)), Lost(launcher)));
        return ready.Concat(reserve);

        int Lost(int launcher) => lost.GetValueOrDefault(batteryOf[maker.Launchers[launcher].Name], int.MaxValue);
    }

    /// <summary>Changes added up; from the moment at which the battery is lost on, nothing.</summary>
    private static IEnumerable<ReplayStep> Sum(ReplayStepKind kind, int subject, int value, IEnumerable<(int Time, int Change)> changes, int lost_ms)
    {
        yield return new ReplayStep(kind, subject, 0, value);
        foreach (var moment in changes.Where(change => change.Time < lost_ms).GroupBy(change => change.Time).OrderBy(moment => moment.Key))
        {
            var before = value;
            value += moment.Sum(change => change.Change);
            if (value != before)
            {
                yield return new ReplayStep(kind, subject, moment.Key, value);
            }
        }

        if (lost_ms != int.MaxValue && value != 0)
        {
            yield return new ReplayStep(kind, subject, lost_ms, 0);
        }
    }
}
