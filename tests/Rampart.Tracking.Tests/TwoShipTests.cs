using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests;

/// <summary>Two ships that fly side by side, nearer to each other than a turn would carry them between two looks.</summary>
public sealed class TwoShipTests
{
    private const int Looks = 100;
    private const int Seeds = 12;
    private const double Period_s = 5.0;

    public static TheoryData<TrackerKind, double> Pairs
    {
        get
        {
            var pairs = new TheoryData<TrackerKind, double>();
            foreach (var kind in Enum.GetValues<TrackerKind>())
            {
                foreach (var apart_m in new[] { 300.0, 500.0, 1_000.0 })
                {
                    pairs.Add(kind, apart_m);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_stays_two_tracks_as_far_apart_as_it_flies(TrackerKind kind, double apart_m)
    {
        int swaps = 0, looks = 0, both = 0, tracks = 0;
        double apart = 0.0, aside = 0.0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var luck = new Luck(seed);
            var tracker = new ScanTracker(AircraftTracking.Definition(kind), DrawnScene.SearchRadar(1.0));
            double heading = luck.Between(0.0, 2.0 * Math.PI), speed = luck.Between(120.0, 250.0);
            var velocity = new EnuOffset(speed * Math.Sin(heading), speed * Math.Cos(heading), 0.0);
            var beside = new EnuOffset(Math.Cos(heading), -Math.Sin(heading), 0.0);

            // Past the radar at 20 km, halfway through; so they are 20 to 65 km away, where the errors across are 50 to 170 m.
            var start = DrawnScene.Scaled(beside, 20e3) + DrawnScene.Scaled(velocity, -0.5 * Looks * Period_s) + new EnuOffset(0.0, 0.0, 5e3);
            var before = new int[2];
            for (var look = 0; look < Looks; look++)
            {
                var lead = start + DrawnScene.Scaled(velocity, look * Period_s);
                EnuOffset[] ships = [lead, lead + DrawnScene.Scaled(beside, apart_m)];
                RadarPlot[] plots = [.. ships.Where(_ => luck.Uniform() < 0.9).Select(ship => DrawnScene.Seen(luck, ship, look * Period_s) with { RangeRate_mps = double.NaN })];
                tracker.Step(new EvenLook(look * Period_s), luck.Shuffled(plots), new int[plots.Length]);
                if (look < 10)
                {
                    continue;
                }

                looks++;
                var confirmed = Confirmed(tracker);
                tracks += confirmed.Count;
                if (confirmed.Count < 2)
                {
                    continue;
                }

                // Which of the two best tracks is which ship: the way round that is nearer in sum.
                var (one, other) = Nearest(confirmed, ships);
                both++;
                apart += (one.Place - other.Place).Norm;
                aside += Math.Abs(Dot(one.Place - other.Place, beside));
                swaps += before[0] != 0 && one.Number == before[1] && other.Number == before[0] ? 1 : 0;
                before = [one.Number, other.Number];
            }
        }

        // Two tracks nearly always, seldom a third; swaps of identity are rare; the mean distance is the true one and not drawn together.
        Assert.InRange((double)both / looks, 0.95, 1.0);
        Assert.InRange((double)tracks / looks, 1.9, 2.1);
        // One model with the noise of all turns cannot keep 300 m apart what a hundred looks bring together; several models can.
        var several = kind != TrackerKind.EkfGnn;
        Assert.InRange((double)swaps / Seeds, 0.0, apart_m < 400.0 ? (several ? 0.6 : 13.0) : apart_m < 700.0 ? (several ? 0.3 : 4.0) : 0.4);
        Assert.InRange(apart / both, 0.95 * apart_m, 1.2 * apart_m);
        Assert.InRange(aside / both, 0.95 * apart_m, 1.06 * apart_m);
    }

    /// <summary>The errors across are 170 to 250 m here, as much as the pair's distance: averaged over who is who, two soft tracks would meet in the middle.</summary>
    [Theory]
    [InlineData(TrackerKind.ImmGnn)]
    [InlineData(TrackerKind.ImmJpda)]
    public void Far_out_where_errors_are_as_wide_as_the_pair_it_is_not_drawn_together(TrackerKind kind)
    {
        const double Apart_m = 200.0;
        var both = 0;
        var near = 0;
        var apart = 0.0;
        for (var seed = 0; seed < 2 * Seeds; seed++)
        {
            var luck = new Luck(100 + seed);
            var tracker = new ScanTracker(AircraftTracking.Definition(kind), DrawnScene.SearchRadar(1.0));
            for (var look = 0; look < Looks; look++)
            {
                // Outbound from 65 km to 95 km, side by side.
                var lead = new EnuOffset(0.0, 65e3 + (300.0 * look), 6e3);
                EnuOffset[] ships = [lead, lead + new EnuOffset(Apart_m, 0.0, 0.0)];
                RadarPlot[] plots = [.. ships.Where(_ => luck.Uniform() < 0.9).Select(ship => DrawnScene.Seen(luck, ship, look * 1.0) with { RangeRate_mps = double.NaN })];
                tracker.Step(new EvenLook(look * 1.0), luck.Shuffled(plots), new int[plots.Length]);
                var confirmed = Confirmed(tracker);
                if (look < 30 || confirmed.Count < 2)
                {
                    continue;
                }

                var (one, other) = Nearest(confirmed, ships);
                var aside = Math.Abs(one.Place.East - other.Place.East);
                both++;
                apart += aside;
                near += aside < 0.3 * Apart_m ? 1 : 0;
            }
        }

        // Without the guard the soft tracks are 144 m apart on the mean, and in a quarter of the looks nearer than 60 m.
        Assert.InRange(apart / both, 0.95 * Apart_m, 1.6 * Apart_m);
        Assert.InRange((double)near / both, 0.0, 0.1);
        Assert.InRange(both, 2 * Seeds * (Looks - 30) * 8 / 10, int.MaxValue);
    }

    private static List<(int Number, EnuOffset Place)> Confirmed(ScanTracker tracker)
    {
        var places = new List<(int Number, EnuOffset Place)>();
        var state = new double[6];
        for (var row = 0; row < tracker.Tracks.Length; row++)
        {
            if (tracker.Tracks[row] is { Number: > 0, Status: TrackStatus.Confirmed })
            {
                tracker.StateOf(row, state);
                places.Add((tracker.Tracks[row].Number, new EnuOffset(state[0], state[1], state[2])));
            }
        }

        return places;
    }

    private static ((int Number, EnuOffset Place) One, (int Number, EnuOffset Place) Other) Nearest(List<(int Number, EnuOffset Place)> tracks, EnuOffset[] ships) => (
        from one in tracks
        from other in tracks
        where one.Number != other.Number
        orderby Square(one.Place - ships[0]) + Square(other.Place - ships[1])
        select (one, other)).First();

    private static double Square(EnuOffset offset) => offset.Norm * offset.Norm;

    private static double Dot(EnuOffset left, EnuOffset right) => (left.East * right.East) + (left.North * right.North) + (left.Up * right.Up);
}
