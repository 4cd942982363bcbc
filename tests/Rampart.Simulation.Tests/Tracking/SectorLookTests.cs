using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Simulation.Tests.Tracking;

/// <summary>Tracks rest while the beam is elsewhere: a tracker whose tracks never rest must say the same, to the bit.</summary>
public class SectorLookTests
{
    private const int Sectors = 8;
    private static readonly Duration Scan = Duration.FromSeconds(3.0);
    private static readonly RadarModel Radar = RadarModel.AtOrigin(
        new RadarAccuracy(Length.FromMetres(60.0), Angle.FromDegrees(0.4), Angle.FromDegrees(0.5)), 0.8, 20.0, 1e6);

    [Theory]
    [InlineData(TrackerKind.EkfGnn, 0)]
    [InlineData(TrackerKind.EkfGnn, 2)]
    [InlineData(TrackerKind.ImmGnn, 0)]
    [InlineData(TrackerKind.ImmGnn, 2)]
    [InlineData(TrackerKind.ImmJpda, 0)]
    [InlineData(TrackerKind.ImmJpda, 2)]
    public void Tracks_that_rest_and_tracks_that_do_not_are_the_same(TrackerKind kind, int late)
    {
        var definition = AircraftTracking.Definition(kind);
        var resting = new ScanTracker(definition, Radar);
        var restless = new ScanTracker(definition, Radar);
        var look = new SectorLook(Radar, Scan);
        var sleepless = new Sleepless(look);
        var luck = new System.Random(17);
        var flights = Enumerable.Range(0, 60).Select(_ => Flight(luck)).ToArray();
        RadarPlot[] heldBack = [];
        int taken = 0, considered = 0, alive = 0;
        for (var sector = 0L; sector < 40 * Sectors; sector++)
        {
            var began = SimulationTime.FromMicroseconds(Scan.Microseconds * sector / Sectors);
            var ended = SimulationTime.FromMicroseconds(Scan.Microseconds * (sector + 1) / Sectors);
            var plots = PlotsOf(flights, luck, began, ended);

            // Some plots of every other sector come with those of the next, when the beam has left the place where they lie.
            var kept = sector % 2 == 0 ? Math.Min(late, plots.Length) : 0;
            RadarPlot[] told = [.. plots[kept..], .. heldBack];
            var areInTime = heldBack.Length == 0;
            (plots, heldBack) = (told, plots[..kept]);
            look.Sweep(began, ended);
            var before = resting.Alive;
            int[] one = new int[plots.Length], other = new int[plots.Length];
            resting.Step(look, plots, one);
            restless.Step(sleepless, plots, other);
            Assert.Equal(other, one);
            Assert.Equal(restless.Tracks.ToArray(), resting.Tracks.ToArray());
            Assert.Equal(restless.Dropped.ToArray(), resting.Dropped.ToArray());
            Assert.Equal(before, restless.Awake);
            taken += resting.Seen.Length;
            if (areInTime && sector > Sectors)
            {
                considered += resting.Awake;
                alive += before;
            }

            if (sector == 20 * Sectors)
            {
                // A tracker that goes on from what was saved has to find out anew who may rest.
                var saved = resting.Save();
                resting = new ScanTracker(definition, Radar);
                resting.Load(saved);
            }
        }

        Assert.InRange(taken, 1000, int.MaxValue);
        Assert.InRange(resting.Confirmed, 20, int.MaxValue);
        Assert.InRange((double)considered / alive, 0.0, 0.5);
    }

    [Fact]
    public void Nothing_near_a_place_is_swept_before_the_look_said_so_and_plots_beside_the_sector_are_not_held()
    {
        var look = new SectorLook(Radar, Scan);
        var luck = new System.Random(5);
        var rested = 0;
        for (var round = 0; round < 2000; round++)
        {
            var sector = luck.Next(1000);
            look.Sweep(EndOf(sector - 1), EndOf(sector));
            double azimuth = luck.NextDouble() * 2.0 * Math.PI, range = 2e3 + (luck.NextDouble() * 2e5), within = luck.NextDouble() * 0.3 * range;
            var place = new EnuOffset(range * Portable.Sin(azimuth), range * Portable.Cos(azimuth), luck.NextDouble() * 1e4);
            double heading = luck.NextDouble() * 2.0 * Math.PI, way = luck.NextDouble() * 0.2 * range;
            var step = new EnuOffset(way * Portable.Sin(heading), way * Portable.Cos(heading), luck.NextDouble() * 1e3);
            var until = look.NothingUntil(place, place + step, within);
            rested += until > look.Time ? 1 : 0;
            for (var next = sector + 1; next <= sector + Sectors && EndOf(next) <= until; next++)
            {
                look.Sweep(EndOf(next - 1), EndOf(next));
                for (var k = 0; k < 12; k++)
                {
                    var off = 2.0 * Math.PI * k / 12.0;
                    var near = OnWay(place, step, luck.NextDouble()) + new EnuOffset(within * Portable.Sin(off), within * Portable.Cos(off), 0.0);
                    Assert.Equal(0.0, look.Detection(near));
                    Assert.False(look.Holds(new RadarPlot
                    {
                        Time = look.Time,
                        Range_m = range,
                        Azimuth_rad = (Portable.Atan2(near.East, near.North) + (2.0 * Math.PI)) % (2.0 * Math.PI),
                        RangeRate_mps = double.NaN,
                    }));
                }
            }
        }

        Assert.InRange(rested, 800, 2000);
    }

    private static EnuOffset OnWay(in EnuOffset from, in EnuOffset step, double share) => from + new EnuOffset(share * step.East, share * step.North, share * step.Up);

    private static SimulationTime EndOf(long sector) => SimulationTime.FromMicroseconds(Scan.Microseconds * (sector + 1) / Sectors);

    private static (EnuOffset Start, EnuOffset Velocity) Flight(System.Random luck)
    {
        double azimuth = luck.NextDouble() * 2.0 * Math.PI, heading = luck.NextDouble() * 2.0 * Math.PI, range = 5e3 + (luck.NextDouble() * 8e4), speed = 100.0 + (luck.NextDouble() * 300.0);
        return (
            new EnuOffset(range * Portable.Sin(azimuth), range * Portable.Cos(azimuth), 1e3 + (luck.NextDouble() * 8e3)),
            new EnuOffset(speed * Portable.Sin(heading), speed * Portable.Cos(heading), 0.0));
    }

    private static RadarPlot[] PlotsOf((EnuOffset Start, EnuOffset Velocity)[] flights, System.Random luck, SimulationTime began, SimulationTime ended)
    {
        var plots = new List<RadarPlot>();
        double from = BeamCrossing.BeamAzimuth(began, Scan), width = 2.0 * Math.PI / Sectors, length = (ended - began).Seconds;
        foreach (var (start, velocity) in flights)
        {
            var t = ended.SinceStart.Seconds;
            var place = start + new EnuOffset(velocity.East * t, velocity.North * t, velocity.Up * t);
            var polar = place.ToPolar();
            var lead = (polar.Azimuth.Radians - from + (4.0 * Math.PI)) % (2.0 * Math.PI);
            if (lead < width && luck.NextDouble() < 0.8)
            {
                plots.Add(Plot(
                    began + Duration.FromSeconds(length * lead / width), polar.Range.Metres + (60.0 * Normal(luck)),
                    polar.Azimuth.Radians + (Angle.FromDegrees(0.4).Radians * Normal(luck)), polar.Elevation.Radians + (Angle.FromDegrees(0.5).Radians * Normal(luck))));
            }
        }

        for (var i = luck.Next(4); i > 0; i--)
        {
            var along = luck.NextDouble();
            plots.Add(Plot(began + Duration.FromSeconds(length * along), 1e3 + (luck.NextDouble() * 1e5), from + (width * along), luck.NextDouble() * 0.5));
        }

        return [.. plots];
    }

    private static RadarPlot Plot(SimulationTime time, double range, double azimuth, double elevation) => new()
    {
        Time = time,
        Range_m = range,
        Azimuth_rad = (azimuth + (4.0 * Math.PI)) % (2.0 * Math.PI),
        Elevation_rad = elevation,
        RangeRate_mps = double.NaN,
    };

    private static double Normal(System.Random luck) => Math.Sqrt(-2.0 * Portable.Log(1.0 - luck.NextDouble())) * Portable.Cos(2.0 * Math.PI * luck.NextDouble());

    /// <summary>The same look, but it never lets a track rest.</summary>
    private sealed class Sleepless(SectorLook look) : ILook
    {
        public SimulationTime Time => look.Time;

        public double Detection(in EnuOffset place) => look.Detection(place);

        public double Detection(in EnuOffset place, in LocalTrack track) => look.Detection(place, track);
    }
}
