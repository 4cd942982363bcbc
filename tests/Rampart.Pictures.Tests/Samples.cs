using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

/// <summary>A made-up battle of twelve hostile targets, an airliner and a friendly fighter against one battery.</summary>
internal static class Samples
{
    public const string Hostile = "<script>alert(\"&'\")</script>\u0001\uD800 ]]>";

    private static readonly (string Name, PictureSide Side, PictureFate Fate, double FromEast, double FromNorth, double ToEast, double ToNorth, double Appeared, double Ended)[] Targets =
    [
        ("cruise-1", PictureSide.Hostile, PictureFate.Killed, -120, 310, -9, 24, 120, 1180),
        ("cruise-2", PictureSide.Hostile, PictureFate.Killed, -110, 312, -6, 17, 130, 1230),
        ("cruise-3", PictureSide.Hostile, PictureFate.Leaked, -100, 315, 4, 6, 140, 1304),
        ("cruise-4", PictureSide.Hostile, PictureFate.Leaked, -95, 320, 4, 6, 160, 1331),
        ("drone-1", PictureSide.Hostile, PictureFate.Leaked, 90, 70, -14, -8, 60, 2620),
        ("drone-2", PictureSide.Hostile, PictureFate.Killed, 95, 72, 11, 6, 60, 2210),
        ("drone-3", PictureSide.Hostile, PictureFate.StillFlying, 160, 110, 40, 18, 600, 3600),
        ("fighter-1", PictureSide.Hostile, PictureFate.Killed, 300, 240, 130, 95, 300, 1150),
        ("fighter-2", PictureSide.Hostile, PictureFate.LeftTheScene, 310, 230, 360, -150, 300, 1900),
        ("srbm-1", PictureSide.Hostile, PictureFate.Killed, -420, 150, -22, 9, 900, 1240),
        ("srbm-2", PictureSide.Hostile, PictureFate.Leaked, -420, 154, 4, 6, 905, 1262),
        ("srbm-3", PictureSide.Hostile, PictureFate.Killed, -424, 146, -25, 8, 910, 1249),
        ("airliner-1", PictureSide.Civil, PictureFate.LeftTheScene, -380, -120, 380, -60, 0, 3300),
        ("friend-1", PictureSide.Friendly, PictureFate.Killed, 20, -260, 12, -70, 400, 1350),
    ];

    public static BattleMapData Map(string name = "first-look", MapWindow? window = null) => new()
    {
        Caption = new Caption(window is null ? "map" : "map-near", window is null ? name : name + ", near the battery", "Where everything flew and was hit."),
        Window = window,
        Batteries = [new MapBattery("battery-north", default, 400.0, new MapSector(350.0, 90.0), false)],
        Assets = [new MapAsset("airfield", new MapPoint(4, 6), true), new MapAsset("depot", new MapPoint(-14, -8), false)],
        Paths = [.. Targets.Select(target => new MapPath
        {
            Name = target.Name,
            Side = target.Side,
            Fate = target.Fate,
            Points = Way(target),
            FirstDetected = target.Name.Contains('3', StringComparison.Ordinal) ? null : Way(target)[12],
        })],
        Shots = [.. Shots().Select(shot => new MapShot(default, Way(shot.Target)[^1], shot.Result, Way(shot.Target)[15], shot.Target.Name))],
        TrackDots = [.. Targets.SelectMany(target => Way(target).Skip(12).Select((point, i) => new MapPoint(point.East_km + (0.4 * ((i * 7 % 5) - 2)), point.North_km + (0.4 * ((i * 3 % 5) - 2)))))],
    };

    public static TimelineData Times() => new()
    {
        Caption = new Caption("timeline", "The battle in time", "Rows of targets."),
        Rows = [.. Targets.Select(target => new TimelineRow
        {
            Name = target.Name,
            Side = target.Side,
            Fate = target.Fate,
            Appeared_s = target.Appeared,
            Ended_s = target.Ended,
            Detected_s = target.Name.Contains('3', StringComparison.Ordinal) ? null : target.Appeared + (0.5 * (target.Ended - target.Appeared)),
            Confirmed_s = target.Name.Contains('3', StringComparison.Ordinal) ? null : target.Appeared + (0.55 * (target.Ended - target.Appeared)),
            Ordered_s = target.Fate == PictureFate.Killed ? [target.Appeared + (0.7 * (target.Ended - target.Appeared))] : [],
            Shots = [.. Shots().Where(shot => shot.Target == target).Select((shot, i) => new TimelineShot(target.Ended - 60 - (4 * i), target.Ended - (4 * i), shot.Result, shot.Target.Name))],
        })],
        Lanes = [new TimelineLane("battery-north", [.. Shots().Select(shot => shot.Target.Ended - 60)], 3000.0)],
    };

    public static WaterfallData Steps() => new(
        new Caption("waterfall", "From the raid to the killed", "Steps."),
        "hostile targets",
        12,
        [
            new WaterfallStep("detected", 10, "never detected", 1, 1),
            new WaterfallStep("confirmed", 9, "not confirmed", 1, 0),
            new WaterfallStep("identified", 9, "not identified", 0, 0),
            new WaterfallStep("ordered", 8, "never ordered", 0, 1),
            new WaterfallStep("fired at", 7, "not fired at", 1, 0),
            new WaterfallStep("killed", 6, "missed", 1, 0),
        ]);

    public static ReasonBarsData Reasons()
    {
        var looks = Enumerable.Range(0, 19).Select(i => new ReasonLook(i, $"reason number {i}", $"r{i}")).ToArray();
        var rows = Targets.Select((target, i) => new ReasonRow(target.Name, "leaked",
            [.. Enumerable.Range(0, 5).Select(k => new ReasonPart(((i * 3) + k) % 19, 40.0 + (30.0 * ((i + k) % 4))))])).ToArray();
        return new ReasonBarsData(new Caption("reasons", "Why not fired?", "Shares."), looks, [new ReasonGroup("battery-north", rows)]);
    }

    private static MapPoint[] Way((string Name, PictureSide Side, PictureFate Fate, double FromEast, double FromNorth, double ToEast, double ToNorth, double Appeared, double Ended) target) =>
        [.. Enumerable.Range(0, 25).Select(i => new MapPoint(
            target.FromEast + ((target.ToEast - target.FromEast) * i / 24.0) + (target.Name.StartsWith("cruise", StringComparison.Ordinal) ? 0.08 * i * (24 - i) : 0.0),
            target.FromNorth + ((target.ToNorth - target.FromNorth) * i / 24.0)))];

    private static IEnumerable<((string Name, PictureSide Side, PictureFate Fate, double FromEast, double FromNorth, double ToEast, double ToNorth, double Appeared, double Ended) Target, PictureShot Result)> Shots() =>
        Targets.Where(target => target.Fate == PictureFate.Killed)
            .SelectMany((target, i) => new[] { (target, PictureShot.Kill), (target, i % 2 == 0 ? PictureShot.Miss : PictureShot.Failed) })
            .Take(11);
}
