using Rampart.Tracking.Filters;
using Rampart.Tracking.Life;
using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests;

/// <summary>What stands before a track's gate to save work, the box in the grid of plots and the loose gate, against the gate itself: one target, whose filter is kept beside the tracker.</summary>
public sealed class GateTests
{
    private const double Period_s = 5.0;

    // A sector before the end of the look.
    private const double Span_s = 1.25;

    private static readonly EnuFrame Theatre = new(Geodetic.FromDegrees(50.0, 10.0, 0.0));

    private static readonly MotionModel Along = new("along", MotionKind.ConstantVelocity, new ProcessNoise(20.0, 2.0, 18.0, 8.0), Duration.FromSeconds(30.0), 1.0);

    public static TheoryData<string, bool, bool> Cases => new()
    {
        { "one model", false, false },
        { "one model", false, true },
        { "one model", true, true },
        { "forgotten climb", false, false },
        { "forgotten climb", true, true },
        { "several models", false, false },
        { "several models", true, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_plot_just_inside_of_the_gate_is_taken_and_one_just_outside_is_not(string kind, bool isAway, bool withRate)
    {
        var definition = DefinitionOf(kind);
        var radar = RadarAt(isAway, withRate);
        var score = new TrackScore(definition, radar);
        var gain = score.PairGain(radar.ExpectedDetection);
        int taken = 0, left = 0, lost = 0;
        for (var seed = 0; seed < 1200; seed++)
        {
            var luck = new Luck(seed);
            var flight = Flight.Of(luck, definition, radar, withRate);
            var time = flight.LookEnds_s + Period_s - luck.Between(0.0, Span_s);
            flight.Bank.Predict(0, SimulationTime.FromSeconds(time));
            // The tracker reckons the errors for a moment up to an eighth of a second beside the plot's: an eighth of the distance, for a track of one plot.
            var edge = flight.AtDistance(luck, time, definition.Gate * (seed % 2 == 0 ? 0.88 : 1.14));
            var fit = flight.Bank.Fit(0, edge);

            // Errors of the place may be so wide that a plot says less than it costs; that is not the gate's doing. Nor does it count what is as good as nothing.
            if (edge.Range_m <= 100.0 || Math.Abs(edge.Elevation_rad) > 0.49 * Math.PI || fit.LogLikelihood + gain < 0.05)
            {
                continue;
            }

            var given = new int[1];
            flight.Tracker.Step(new EvenLook(flight.LookEnds_s + Period_s), [edge], given);
            if (seed % 2 == 0)
            {
                taken++;
                lost += given[0] == 0 ? 0 : 1;
            }
            else
            {
                left++;
                Assert.NotEqual(0, given[0]);
            }
        }

        Assert.InRange(taken, 150, int.MaxValue);
        Assert.InRange(left, 150, int.MaxValue);

        // The box of several models is "never too small by much": no more than one plot in a hundred at the very edge.
        Assert.InRange(lost, 0, definition.Models.Count == 1 ? 0 : taken / 100);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loose_gate_lets_through_all_that_is_inside_and_little_that_is_far_outside(string kind, bool isAway, bool withRate)
    {
        var definition = DefinitionOf(kind);
        if (definition.Models.Count > 1)
        {
            definition = definition with { Kind = TrackerKind.EkfGnn, Models = [definition.Models[2]] };
        }

        var radar = RadarAt(isAway, withRate);
        int far = 0, passed = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var luck = new Luck(50_000 + seed);
            var flight = Flight.Of(luck, definition, radar, withRate);
            var latest = flight.LookEnds_s + luck.Between(-0.3, Period_s);
            var time = latest - luck.Between(0.0, Span_s);
            flight.Bank.LooseGateOf(0, SimulationTime.FromSeconds(latest), Span_s, 0.25, definition.Gate, out var loose);

            // The errors may be those of a moment a little beside the plot's own.
            flight.Bank.Predict(0, SimulationTime.FromSeconds(time + luck.Between(-0.125, 0.125)));
            Assert.True(Passes(loose, flight.AtDistance(luck, time, 0.9999 * definition.Gate), latest), $"seed {seed}");
            var outside = flight.AtDistance(luck, time, 16.0 * definition.Gate);
            far++;
            passed += Passes(loose, outside, latest) ? 1 : 0;
        }

        // Far outside in a direction drawn by chance; elevation alone is not asked.
        Assert.InRange(passed, 0, 6 * far / 10);
    }

    [Theory]
    [InlineData("one model")]
    [InlineData("several models")]
    public void A_plot_is_weighed_by_the_errors_that_its_track_has_at_the_plot_s_own_time(string kind)
    {
        // What a plot adds to the score depends on how wide the track's errors are by then: seconds beside its own time they are others.
        var definition = DefinitionOf(kind);
        var radar = RadarAt(false, false);
        var score = new TrackScore(definition, radar);
        double worst = 0.0, early = 0.0;
        for (var seed = 0; seed < 200; seed++)
        {
            var luck = new Luck(90_000 + seed);
            var flight = Flight.Of(luck, definition, radar, false, leastLooks: 3);
            var time = flight.LookEnds_s + Period_s - luck.Between(0.0, 2.0);
            flight.Bank.Predict(0, SimulationTime.FromSeconds(time));
            var plot = flight.AtDistance(luck, time, luck.Between(0.0, 9.0));
            var before = flight.Tracker.Tracks[0].Score;
            var given = new int[1];
            flight.Tracker.Step(new EvenLook(flight.LookEnds_s + Period_s), [plot], given);
            if (given[0] != 0)
            {
                continue;
            }

            var told = flight.Tracker.Tracks[0].Score - before;
            worst = Math.Max(worst, Math.Abs(told - score.OfPlot(flight.Bank.Fit(0, plot).LogLikelihood, radar.ExpectedDetection)));
            early = Math.Max(early, flight.LookEnds_s + Period_s - time);
        }

        Assert.InRange(early, 1.5, 2.0);
        Assert.InRange(worst, 0.0, 0.3);
    }

    private static bool Passes(in LooseGate loose, in RadarPlot plot, double latest_s)
    {
        var level = plot.Range_m * Portable.Cos(plot.Elevation_rad);
        return loose.Passes(
            plot.Range_m, level * Portable.Sin(plot.Azimuth_rad), level * Portable.Cos(plot.Azimuth_rad), Math.Abs(level), plot.RangeRate_mps,
            (plot.Time - SimulationTime.FromSeconds(latest_s)).Seconds);
    }

    private static TrackerDefinition DefinitionOf(string kind) => kind switch
    {
        "one model" => AircraftTracking.Definition(TrackerKind.EkfGnn),
        "forgotten climb" => AircraftTracking.Definition(TrackerKind.EkfGnn) with { Models = [Along] },
        _ => AircraftTracking.Definition(TrackerKind.ImmGnn),
    };

    private static RadarModel RadarAt(bool isAway, bool withRate) => new(
        Theatre, isAway ? new EnuFrame(Geodetic.FromDegrees(50.9, 11.4, 700.0)) : Theatre, DrawnScene.Accuracy(withRate), 0.9, 0.01, 1e7);

    /// <summary>A target that was seen some looks long, its tracker, and the filter that the tracker must have.</summary>
    private sealed record Flight(ScanTracker Tracker, FilterBank Bank, RadarModel Radar, bool WithRate, double LookEnds_s)
    {
        public static Flight Of(Luck luck, TrackerDefinition definition, RadarModel radar, bool withRate, int leastLooks = 1)
        {
            while (true)
            {
                if (Begun(luck, definition, radar, withRate, leastLooks + luck.Below(8)) is { } flight)
                {
                    return flight;
                }
            }
        }

        /// <summary>A plot of this distance from the track, carried to the plot's time, in a direction drawn by chance.</summary>
        public RadarPlot AtDistance(Luck luck, double time_s, double distance)
        {
            Span<double> state = stackalloc double[8];
            Span<double> placeAndVelocity = stackalloc double[6];
            Bank.StateOf(0, placeAndVelocity);
            placeAndVelocity[..3].CopyTo(state);
            placeAndVelocity[3..].CopyTo(state[4..]);
            var drift = time_s - Bank.TimeOf(0).SinceStart.Seconds;
            for (var axis = 0; axis < 3; axis++)
            {
                state[axis] += drift * state[4 + axis];
            }

            Span<double> measured = stackalloc double[4];
            RadarMeasurement.Of(state, Radar, measured, stackalloc double[12], stackalloc double[3]);
            double[] step = [1000.0 * luck.Normal(), 0.02 * luck.Normal(), 0.02 * luck.Normal(), 30.0 * luck.Normal()];

            // One direction in three lies almost along one of the axes, where the gate is touched by that alone.
            if (luck.Uniform() < 0.33)
            {
                var axis = luck.Below(WithRate ? 4 : 3);
                for (var i = 0; i < 4; i++)
                {
                    step[i] *= i == axis ? 1.0 : 1e-3;
                }
            }

            var (low, high) = (0.0, 1e-3);
            while (Bank.Fit(0, Plot(measured, step, high, time_s)).Distance < distance && high < 1e4)
            {
                high *= 2.0;
            }

            for (var round = 0; round < 60; round++)
            {
                var middle = 0.5 * (low + high);
                (low, high) = Bank.Fit(0, Plot(measured, step, middle, time_s)).Distance < distance ? (middle, high) : (low, middle);
            }

            return Plot(measured, step, low, time_s);
        }

        private RadarPlot Plot(ReadOnlySpan<double> measured, double[] step, double share, double time_s) => new()
        {
            Time = SimulationTime.FromSeconds(time_s),
            Range_m = measured[0] + (share * step[0]),
            Azimuth_rad = DrawnScene.Turned(measured[1] + (share * step[1])),
            Elevation_rad = measured[2] + (share * step[2]),
            RangeRate_mps = WithRate ? measured[3] + (share * step[3]) : double.NaN,
        };

        private static Flight? Begun(Luck luck, TrackerDefinition definition, RadarModel radar, bool withRate, int looks)
        {
            var tracker = new ScanTracker(definition, radar);
            var bank = new FilterBank(definition.Models, radar);
            double range = luck.Between(3e3, 120e3), azimuth = luck.Between(0.0, 2.0 * Math.PI), elevation = luck.Between(0.0, 1.35), heading = luck.Between(0.0, 2.0 * Math.PI);
            var speed = luck.Between(30.0, 600.0);
            var place = new EnuOffset(range * Portable.Cos(elevation) * Portable.Sin(azimuth), range * Portable.Cos(elevation) * Portable.Cos(azimuth), range * Portable.Sin(elevation));
            var velocity = new EnuOffset(speed * Portable.Sin(heading), speed * Portable.Cos(heading), luck.Between(-100.0, 100.0));
            var given = new int[1];
            for (var look = 0; look < looks; look++)
            {
                var ends = look * Period_s;
                var time = ends - (look == 0 ? 0.0 : luck.Between(0.0, Span_s));
                var plot = DrawnScene.Seen(luck, place + DrawnScene.Scaled(velocity, time), time, velocity);
                plot.RangeRate_mps = withRate ? plot.RangeRate_mps : double.NaN;
                tracker.Step(new EvenLook(ends), [plot], given);
                if (given[0] != 0)
                {
                    return null;
                }

                if (look == 0)
                {
                    bank.Start(0, plot, definition.SpeedSpread.MetresPerSecond, definition.ClimbSpread.MetresPerSecond);
                    continue;
                }

                bank.Predict(0, plot.Time);
                bank.Update(0, plot);
            }

            return new Flight(tracker, bank, radar, withRate, (looks - 1) * Period_s);
        }
    }
}
