using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Results.Report;

/// <summary>Turns what the journal says into what the pictures show.</summary>
public sealed class BattlePicture
{
    private const double MeanEarthRadius_m = 6_371_000.0;
    private const double SecondsBetweenPoints = 10.0;
    private const int LeastPointsOfArc = 6;
    private const int MostPointsOfArc = 120;

    // A second map is worth its room where what decides lies in the middle half of the first.
    private const double NearShare = 0.5;
    private const double LeastNear_km = 12.0;

    private readonly ReportInput _input;
    private readonly BattleHistory _history;
    private readonly EnuFrame _theatre;
    private readonly Dictionary<string, TargetSummary> _targets;
    private readonly Dictionary<string, MapPoint> _sites;
    private readonly ILookup<int, SurfaceArcFlown> _surfaceArcs;
    private readonly ILookup<int, BallisticArcFlown> _ballisticArcs;

    public BattlePicture(ReportInput input)
    {
        _input = input;
        _history = new BattleHistory(input.Journal, KeptLevel(input.Summary.LinksFrom));
        _theatre = new EnuFrame(input.Battle.Theatre);
        _targets = input.Summary.Targets.ToDictionary(target => target.Name, StringComparer.Ordinal);
        _sites = input.Battle.Batteries.ToDictionary(battery => battery.Name, battery => OnMap(battery.Site.ToEcef()), StringComparer.Ordinal);
        _surfaceArcs = input.Journal.Of<SurfaceArcFlown>().ToLookup(arc => arc.Target.Value);
        _ballisticArcs = input.Journal.Of<BallisticArcFlown>().ToLookup(arc => arc.Target.Value);
    }

    public BattleMapData Map()
    {
        var destroyed = _input.Summary.Damage.Where(damage => damage.Destroyed).Select(damage => damage.Asset).ToHashSet(StringComparer.Ordinal);
        return new BattleMapData
        {
            Caption = new Caption("map", "The battle from above", "Map of the batteries with their greatest range, the defended assets, every target’s path and end, and where each missile’s flight ended."),
            Batteries =
            [
                .. _input.Battle.Batteries.OrderBy(battery => battery.Name, StringComparer.Ordinal).Select(battery => new MapBattery(
                    battery.Name, _sites[battery.Name], GreatestRange_km(battery),
                    new MapSector(battery.EngagementRadar.InitialFacing.Normalized().Degrees, battery.EngagementRadar.SectorWidth.Degrees),
                    destroyed.Contains(battery.Name))),
            ],
            Assets =
            [
                .. _input.Battle.Assets.OrderBy(asset => asset.Name, StringComparer.Ordinal)
                    .Select(asset => new MapAsset(asset.Name, OnMap(asset.Place.ToEcef()), destroyed.Contains(asset.Name))),
            ],
            Paths = [.. _history.Targets.Where(target => target.First(TargetStage.Appeared) is not null).Select(Path)],
            Shots = [.. _history.Flights.Select(Shot)],
            TrackDots = [.. _input.Journal.Of<TrackUpdated>()
                .Where(update => update.Status == TrackStatus.Confirmed)
                .Select(update => OnMap(new EnuOffset(update.East.Metres, update.North.Metres, update.Up.Metres)))],
        };
    }

    // Of the types that its launchers carry, the one that reaches farthest.
    private static double GreatestRange_km(BatteryDefinition battery) =>
        battery.Launchers.Select(launcher => launcher.Interceptor.MaximumRange.Kilometres).DefaultIfEmpty(0.0).Max();

    /// <summary>The part of the map in which sites lie, missiles met targets and targets leaked, if it is small enough to be worth a map of its own.</summary>
    public static MapWindow? Near(BattleMapData map)
    {
        var points = map.Assets.Select(asset => asset.Place)
            .Concat(map.Batteries.Select(battery => battery.Place))
            .Concat(map.Shots.Select(shot => shot.End))
            .Concat(map.Paths.Where(path => path.Fate == PictureFate.Leaked).Select(path => path.Points[^1]))
            .ToArray();
        if (points.Length == 0)
        {
            return null;
        }

        var (west, east) = (points.Min(point => point.East_km), points.Max(point => point.East_km));
        var (south, north) = (points.Min(point => point.North_km), points.Max(point => point.North_km));
        var half = Math.Max(LeastNear_km, 0.65 * Math.Max(east - west, north - south));
        return half < NearShare * BattleMap.Extent(map).HalfWidth_km
            ? new MapWindow(new MapPoint(0.5 * (west + east), 0.5 * (south + north)), half)
            : null;
    }

    public TimelineData Times()
    {
        var silenced = _input.Journal.Of<AssetHit>().Where(hit => hit.Destroyed)
            .GroupBy(hit => _input.Journal.Name(hit.Asset), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Min(hit => hit.Time.SinceStart.Seconds), StringComparer.Ordinal);
        var orders = Orders();
        var shots = _history.Flights.ToLookup(flight => (flight.AimedAt.IsNone ? flight.Met : flight.AimedAt).Value);
        return new TimelineData
        {
            Caption = new Caption("timeline", "The battle in time", "A row for each target from its appearance to its end, with detection, confirmation, orders, launches and intercepts, and a lane of launches for each battery."),
            Rows =
            [
                .. from target in _history.Targets
                   let summary = _targets[_input.Journal.Name(target.Id)]
                   where summary.Appeared_s is not null

                   // Targets come by name, and the sort keeps equals in turn.
                   orderby (int)summary.Side, (int)summary.Class, summary.Appeared_s
                   select new TimelineRow
                   {
                       Name = summary.Name,
                       Side = SideOf(summary.Side),
                       Fate = FateOf(summary.End),
                       Appeared_s = summary.Appeared_s!.Value,
                       Ended_s = summary.Ended_s ?? _input.Summary.Duration_s,
                       Detected_s = summary.FirstDetection?.Time_s,
                       Confirmed_s = summary.Confirmed_s,
                       Ordered_s = [.. orders[target.Id.Value]],
                       Shots = [.. shots[target.Id.Value].Select(flight => new TimelineShot(
                           flight.Launch.Time.SinceStart.Seconds,
                           flight.Outcome?.Time.SinceStart.Seconds ?? _input.Summary.Duration_s,
                           ShotOf(flight.Outcome?.Result),
                           Tip(flight)))],
                   },
            ],
            Lanes =
            [
                .. _input.Battle.Batteries.OrderBy(battery => battery.Name, StringComparer.Ordinal).Select(battery => new TimelineLane(
                    battery.Name,
                    [.. _history.Flights.Where(flight => string.Equals(_input.Journal.Name(flight.Launch.Battery), battery.Name, StringComparison.Ordinal)).Select(flight => flight.Launch.Time.SinceStart.Seconds)],
                    silenced.TryGetValue(battery.Name, out var silent) ? silent : null)),
            ],
        };
    }

    private static JournalLevel KeptLevel(LinkSource source) => source switch
    {
        LinkSource.Full => JournalLevel.Full,
        LinkSource.Events => JournalLevel.Events,
        _ => JournalLevel.Outcomes,
    };

    private static PictureSide SideOf(Side side) => side switch
    {
        Side.Hostile => PictureSide.Hostile,
        Side.Civil => PictureSide.Civil,
        _ => PictureSide.Friendly,
    };

    private static PictureFate FateOf(TargetEnd end) => end switch
    {
        TargetEnd.Killed => PictureFate.Killed,
        TargetEnd.Leaked => PictureFate.Leaked,
        TargetEnd.RouteFlown => PictureFate.LeftTheScene,
        _ => PictureFate.StillFlying,
    };

    private static PictureShot ShotOf(InterceptResult? result) => result switch
    {
        InterceptResult.Kill => PictureShot.Kill,
        InterceptResult.Miss or InterceptResult.CommonModeFailure => PictureShot.Miss,
        InterceptResult.StillFlying or null => PictureShot.StillFlying,
        _ => PictureShot.Failed,
    };

    private ILookup<int, double> Orders()
    {
        var orders = _input.Journal.ListOf<EngagementOrder>();
        return Enumerable.Range(0, orders.Count)
            .Select(i => (Target: _history.Links.TargetOf(orders[i].Track, orders.Position(i)), Time: orders[i].Time.SinceStart.Seconds))
            .ToLookup(order => order.Target.Value, order => order.Time);
    }

    private MapPath Path(TargetHistory target)
    {
        var name = _input.Journal.Name(target.Id);
        var end = target.Ended ?? SimulationTime.FromSeconds(_input.Summary.Duration_s);
        return new MapPath
        {
            Name = name,
            Side = SideOf(target.Side),
            Fate = FateOf(target.End),
            Points = Points(target.Id, end),
            FirstDetected = target.FirstDetection is { } seen ? PlaceAt(target.Id, seen.Time) : null,
            Tip = $"{name}: {Say.Words(target.Class)}, {Say.Words(target.Side)}, {Say.End(target.End)} at {QuantityFormat.Clock(end)}",
        };
    }

    private List<MapPoint> Points(EntityId target, SimulationTime end)
    {
        var points = new List<MapPoint>();
        foreach (var (from, until, at) in Arcs(target))
        {
            var last = SimulationTime.Min(until, end);
            if (last < from)
            {
                break;
            }

            var seconds = (last - from).Seconds;
            var parts = Math.Clamp((int)(seconds / SecondsBetweenPoints), LeastPointsOfArc, MostPointsOfArc);
            for (var i = points.Count == 0 ? 0 : 1; i <= parts; i++)
            {
                points.Add(OnMap(at(seconds * i / parts)));
            }
        }

        return points;
    }

    private MapPoint? PlaceAt(EntityId target, SimulationTime time)
    {
        foreach (var (from, until, at) in Arcs(target))
        {
            if (time >= from && time <= until)
            {
                return OnMap(at((time - from).Seconds));
            }
        }

        return null;
    }

    private IEnumerable<(SimulationTime From, SimulationTime Until, Func<double, EcefPosition> At)> Arcs(EntityId target)
    {
        foreach (var flown in _surfaceArcs[target.Value])
        {
            yield return (flown.Time, flown.Until, seconds => flown.Arc.At(seconds).Position);
        }

        foreach (var flown in _ballisticArcs[target.Value])
        {
            var flight = new BallisticDefinition(flown.BurnTime, flown.BallisticCoefficient, flown.Loft).Fly(flown.Launch, flown.Impact);
            yield return (flown.Time, flown.Until, seconds => flight.At(seconds).Position);
        }
    }

    private MapShot Shot(MissileFlight flight)
    {
        var battery = _sites[_input.Journal.Name(flight.Launch.Battery)];
        var met = flight.Outcome is { Target.IsNone: false } outcome ? PlaceAt(outcome.Target, outcome.Time) : null;
        return new MapShot(
            battery,
            met ?? Reckoned(battery, flight),
            ShotOf(flight.Outcome?.Result),
            flight.AimedAt.IsNone ? null : PlaceAt(flight.AimedAt, flight.Launch.Time),
            Tip(flight));
    }

    /// <summary>Where a missile that met nothing ended: its range and height from the battery, in the direction of the meeting that was predicted.</summary>
    private static MapPoint Reckoned(MapPoint battery, MissileFlight flight)
    {
        var (range, height) = flight.Outcome is { } outcome && outcome.Result != InterceptResult.StillFlying
            ? (outcome.Range.Kilometres, outcome.Height.Kilometres)
            : (flight.Launch.InterceptRange.Kilometres, flight.Launch.InterceptHeight.Kilometres);
        var ground = Math.Sqrt(Math.Max(0.0, (range * range) - (height * height)));
        var (sine, cosine) = Portable.SinCos(flight.Launch.InterceptAzimuth.Radians);
        return new MapPoint(battery.East_km + (ground * sine), battery.North_km + (ground * cosine));
    }

    private string Tip(MissileFlight flight) =>
        $"{_input.Journal.Name(flight.Launch.Interceptor)} at {(flight.AimedAt.IsNone ? "no true target" : _input.Journal.Name(flight.AimedAt))}: launched {QuantityFormat.Clock(flight.Launch.Time)}, {Say.Result(flight.Outcome?.Result)}";

    private MapPoint OnMap(EcefPosition place) => OnMap(_theatre.ToEnu(place));

    /// <summary>Ground distance and azimuth from the theatre's centre, on a sphere.</summary>
    private static MapPoint OnMap(EnuOffset offset)
    {
        var horizontal = Math.Sqrt((offset.East * offset.East) + (offset.North * offset.North));
        if (horizontal < 1.0)
        {
            return new MapPoint(offset.East / 1000.0, offset.North / 1000.0);
        }

        var distance_km = MeanEarthRadius_m * Portable.Atan2(horizontal, MeanEarthRadius_m + offset.Up) / 1000.0;
        return new MapPoint(distance_km * offset.East / horizontal, distance_km * offset.North / horizontal);
    }
}
