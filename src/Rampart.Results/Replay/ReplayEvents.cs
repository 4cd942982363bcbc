using Rampart.Results.Reading;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Tracking;

namespace Rampart.Results.Replay;

/// <summary>What happened, as a list by time.</summary>
internal static class ReplayEvents
{
    private const int None = -1;

    public static IReadOnlyList<ReplayEvent> Of(ReplayMaker maker, Dictionary<string, int> radars) =>
        [.. Targets(maker, radars).Concat(Tracks(maker)).Concat(Orders(maker)).Concat(Missiles(maker)).Concat(Damage(maker)).OrderBy(each => each.Time_ms).ThenBy(each => (int)each.Kind)];

    private static IEnumerable<ReplayEvent> Targets(ReplayMaker maker, Dictionary<string, int> radars)
    {
        foreach (var target in maker.History.Targets)
        {
            var mover = maker.NumberOf(target.Id);
            if (target.First(TargetStage.Appeared) is { } appeared)
            {
                yield return new ReplayEvent(ReplayMaker.Ms(appeared), ReplayEventKind.Appeared, mover, None, None, None, None);
            }

            if (target.FirstDetection is { } first)
            {
                yield return new ReplayEvent(ReplayMaker.Ms(first.Time), ReplayEventKind.FirstDetection, mover, None, None, None, radars[maker.Journal.Name(first.Radar)]);
            }

            if (target is { End: TargetEnd.Leaked or TargetEnd.RouteFlown, Ended: { } ended })
            {
                var kind = target.End == TargetEnd.Leaked ? ReplayEventKind.Leak : ReplayEventKind.RouteFlown;
                yield return new ReplayEvent(ReplayMaker.Ms(ended), kind, mover, None, maker.NumberOf(target.Aim), None, None);
            }
        }
    }

    private static IEnumerable<ReplayEvent> Tracks(ReplayMaker maker)
    {
        var started = maker.Journal.ListOf<SystemTrackStarted>();
        for (var i = 0; i < started.Count; i++)
        {
            yield return new ReplayEvent(ReplayMaker.Ms(started[i].Time), ReplayEventKind.TrackStarted, Behind(maker, started[i].Track, started.Position(i)), started[i].Track, None, None, None);
        }

        var identified = maker.Journal.ListOf<TrackIdentified>();
        for (var i = 0; i < identified.Count; i++)
        {
            var kind = identified[i].Hostile ? ReplayEventKind.JudgedHostile : ReplayEventKind.JudgedNotHostile;
            yield return new ReplayEvent(
                ReplayMaker.Ms(identified[i].Time), kind, Behind(maker, identified[i].Track, identified.Position(i)), identified[i].Track, None, None,
                (int)Math.Round(1000.0 * identified[i].ProbabilityHostile));
        }

        var merged = maker.Journal.ListOf<SystemTrackMerged>();
        for (var i = 0; i < merged.Count; i++)
        {
            yield return new ReplayEvent(ReplayMaker.Ms(merged[i].Time), ReplayEventKind.TrackMerged, Behind(maker, merged[i].Track, merged.Position(i)), merged[i].Track, None, None, merged[i].Into);
        }

        var ended = maker.Journal.ListOf<SystemTrackEnded>();
        for (var i = 0; i < ended.Count; i++)
        {
            yield return new ReplayEvent(ReplayMaker.Ms(ended[i].Time), ReplayEventKind.TrackLost, Behind(maker, ended[i].Track, ended.Position(i)), ended[i].Track, None, None, None);
        }
    }

    private static IEnumerable<ReplayEvent> Orders(ReplayMaker maker)
    {
        var orders = maker.Journal.ListOf<EngagementOrder>();
        for (var i = 0; i < orders.Count; i++)
        {
            yield return new ReplayEvent(
                ReplayMaker.Ms(orders[i].Time), ReplayEventKind.Order, Behind(maker, orders[i].Track, orders.Position(i)), orders[i].Track, maker.NumberOf(orders[i].Battery), None, orders[i].Shots);
        }

        var cancelled = maker.Journal.ListOf<OrderCancelled>();
        for (var i = 0; i < cancelled.Count; i++)
        {
            yield return new ReplayEvent(
                ReplayMaker.Ms(cancelled[i].Time), ReplayEventKind.OrderCancelled, Behind(maker, cancelled[i].Track, cancelled.Position(i)), cancelled[i].Track,
                maker.NumberOf(cancelled[i].Battery), None, (int)cancelled[i].Reason);
        }
    }

    private static IEnumerable<ReplayEvent> Missiles(ReplayMaker maker)
    {
        for (var shot = 0; shot < maker.History.Flights.Count; shot++)
        {
            var flight = maker.History.Flights[shot];
            var battery = maker.NumberOf(flight.Launch.Battery);
            var launched = ReplayMaker.Ms(flight.Launch.Time);
            yield return new ReplayEvent(launched, ReplayEventKind.Launch, maker.NumberOf(flight.AimedAt), flight.Launch.Track, battery, shot, None);
            if (maker.History.MistakeOf(flight) is { IsNone: false } wrong)
            {
                yield return new ReplayEvent(launched, ReplayEventKind.Mistake, maker.NumberOf(wrong), flight.Launch.Track, battery, shot, None);
            }

            if (flight.Outcome is { } outcome && outcome.Result != InterceptResult.StillFlying)
            {
                var kind = flight.IsKill ? ReplayEventKind.Kill : ReplayEventKind.Miss;
                yield return new ReplayEvent(ReplayMaker.Ms(outcome.Time), kind, maker.NumberOf(flight.Met.IsNone ? flight.AimedAt : flight.Met), outcome.Track, battery, shot, (int)outcome.Result);
            }
        }

        foreach (var reload in maker.Journal.Of<LauncherReload>())
        {
            var launcher = maker.Launchers[maker.NumberOf(reload.Launcher)];
            yield return new ReplayEvent(
                ReplayMaker.Ms(reload.Time), ReplayEventKind.Reload, None, None, maker.Batteries.ToList().FindIndex(battery => battery.Launchers.Contains(launcher)), None, reload.Missiles);
        }
    }

    private static IEnumerable<ReplayEvent> Damage(ReplayMaker maker)
    {
        foreach (var hit in maker.Journal.Of<AssetHit>().Where(hit => hit.Hit))
        {
            var site = maker.NumberOf(hit.Asset);
            var mover = maker.NumberOf(hit.Target);
            yield return new ReplayEvent(ReplayMaker.Ms(hit.Time), ReplayEventKind.AssetHit, mover, None, site, None, hit.Hits);
            if (hit.Destroyed)
            {
                yield return new ReplayEvent(ReplayMaker.Ms(hit.Time), site < maker.BatteryCount ? ReplayEventKind.BatteryLost : ReplayEventKind.AssetDestroyed, mover, None, site, None, None);
            }
        }
    }

    private static int Behind(ReplayMaker maker, int track, int position) => maker.NumberOf(maker.History.Links.TargetOf(track, position));
}
