using FsCheck;
using FsCheck.Fluent;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Tests.Tracking;

/// <summary>The filter against differences, against exact plots and against its own claim of how well it knows.</summary>
public class KalmanFilterTests
{
    private const double ManoeuvreAcceleration = 10.0;
    private const double SpeedDeviation = 300.0;
    private static readonly MeasurementAccuracy Accuracy = new(Length.FromMetres(100.0), Angle.FromDegrees(0.2), Angle.FromDegrees(0.4));
    private static readonly EnuFrame Theatre = new(Sketch.Home);
    private static readonly EnuFrame Site = new(Sketch.Around(70.0, 80.0, 1100.0));
    private static readonly RadarModel Radar = new(Theatre, Site, Accuracy, expectedDetection: 0.5, falsePlotDensity: 1e-9);

    // Places up to 300 km around the theatre's origin, up to 20 km high, and not above the radar.
    private static readonly Gen<(double East, double North, double Up)> AnyPlace =
        (from east in Laws.Between(-300e3, 300e3) from north in Laws.Between(-300e3, 300e3) from up in Laws.Between(-5e3, 20e3) select (East: east, North: north, Up: up))
        .Where(place => Radar.ToRadar(new EnuOffset(place.East, place.North, place.Up)) is var local && Math.Sqrt((local.East * local.East) + (local.North * local.North)) > 20e3);

    [Fact]
    public void The_Jacobian_is_the_derivative_of_what_the_radar_measures() =>
        Laws.Holds(AnyPlace, place =>
        {
            const double Step = 1.0;
            var track = At(place.East, place.North, place.Up);
            var plot = new Plot { Time = track.Time, Range_m = 100e3, Azimuth_rad = Portable.Atan2(1.0, 1.0), Elevation_rad = 0.1 };
            var jacobian = KalmanFilter.Innovate(track, plot, Radar, ManoeuvreAcceleration).Jacobian;
            for (var axis = 0; axis < 3; axis++)
            {
                var (ahead, behind) = (track, track);
                ahead.State[axis] += Step;
                behind.State[axis] -= Step;
                var (after, before) = (KalmanFilter.Innovate(ahead, plot, Radar, ManoeuvreAcceleration), KalmanFilter.Innovate(behind, plot, Radar, ManoeuvreAcceleration));
                // The innovation is plot less prediction, so its difference has the other sign.
                double[] differences = [before.Range - after.Range, Folded(before.Azimuth - after.Azimuth), before.Elevation - after.Elevation];
                for (var coordinate = 0; coordinate < 3; coordinate++)
                {
                    var scale = coordinate == 0 ? 1.0 : 1.0 / 20e3;
                    if (Math.Abs((differences[coordinate] / (2.0 * Step)) - jacobian[(coordinate * 3) + axis]) > 1e-6 * scale)
                    {
                        return false;
                    }
                }
            }

            return true;
        });

    [Fact]
    public void A_plot_where_the_track_is_predicted_has_no_innovation() =>
        Laws.Holds(AnyPlace, place =>
        {
            var innovation = KalmanFilter.Innovate(At(place.East, place.North, place.Up), Seen(new EnuOffset(place.East, place.North, place.Up), SimulationTime.Start), Radar, ManoeuvreAcceleration);
            return Math.Abs(innovation.Range) < 1e-5 && Math.Abs(innovation.Azimuth) < 1e-10 && Math.Abs(innovation.Elevation) < 1e-10 && innovation.Distance < 1e-6;
        });

    [Fact]
    public void A_new_track_lies_at_its_plot_with_the_errors_of_the_radar() =>
        Laws.Holds(AnyPlace, place =>
        {
            var track = default(Track);
            KalmanFilter.Initiate(ref track, Seen(new EnuOffset(place.East, place.North, place.Up), SimulationTime.Start), Radar, SpeedDeviation);
            var innovation = KalmanFilter.Innovate(track, Seen(new EnuOffset(place.East, place.North, place.Up), SimulationTime.Start), Radar, ManoeuvreAcceleration);

            // H·P·Hᵀ + R is then twice R, whose determinant is eight times that of R.
            var errors = Accuracy.Range.Metres * Accuracy.Azimuth.Radians * Accuracy.Elevation.Radians;
            return Math.Abs(track.State[0] - place.East) < 1e-4 && Math.Abs(track.State[1] - place.North) < 1e-4 && Math.Abs(track.State[2] - place.Up) < 1e-4
                && Math.Abs((innovation.Determinant / (8.0 * errors * errors)) - 1.0) < 1e-6;
        });

    [Fact]
    public void The_covariance_stays_symmetric_and_positive() =>
        Laws.Holds(
            from place in AnyPlace from key in Laws.Whole(0, long.MaxValue) from gap in Laws.Between(0.1, 30.0) select (place, key, gap),
            given =>
            {
                var luck = new Chance((ulong)given.key, 0);
                var (track, _) = Follow(luck, new EnuOffset(given.place.East, given.place.North, given.place.Up), new EnuOffset(150.0, -100.0, 5.0), given.gap, looks: 12, noise: 1.0, acceleration: 0.0);
                return IsSymmetric(track.Covariance) && IsPositive(track.Covariance);
            });

    [Fact]
    public void A_straight_target_without_errors_is_tracked_far_inside_the_noise()
    {
        var (track, truth) = Follow(new Chance(1, 0), new EnuOffset(-60e3, -90e3, 8000.0), new EnuOffset(150.0, 200.0, 0.0), gap_s: 12.0, looks: 15, noise: 0.0, acceleration: 0.0);

        var error = (track.PositionAt(track.Time) - truth.Place).Norm;
        Assert.True(error < 0.2 * track.PositionDeviation_m, $"{error:F1} m off, with a claimed deviation of {track.PositionDeviation_m:F1} m.");
        Assert.Equal(150.0, track.State[3], tolerance: 10.0);
        Assert.Equal(200.0, track.State[4], tolerance: 10.0);
        Assert.Equal(0.0, track.State[5], tolerance: 15.0);
    }

    [Fact]
    public void Prediction_in_two_steps_and_in_one_gives_the_same_place_and_knows_no_more()
    {
        var (once, _) = Follow(new Chance(1, 0), new EnuOffset(-60e3, -90e3, 8000.0), new EnuOffset(150.0, 200.0, 0.0), gap_s: 5.0, looks: 5, noise: 1.0, acceleration: 0.0);
        var twice = once;
        KalmanFilter.Predict(ref once, once.Time + Duration.FromSeconds(10.0), ManoeuvreAcceleration);
        KalmanFilter.Predict(ref twice, twice.Time + Duration.FromSeconds(4.0), ManoeuvreAcceleration);
        KalmanFilter.Predict(ref twice, twice.Time + Duration.FromSeconds(6.0), ManoeuvreAcceleration);

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(once.State[i], twice.State[i], tolerance: 1e-6);
        }

        Assert.True(IsSymmetric(once.Covariance) && IsPositive(once.Covariance));
    }

    [Fact]
    public void The_filter_knows_how_well_it_knows()
    {
        // Targets that move exactly as the filter believes, over many runs: the mean of the normalised squared error is the six of its state.
        const int Runs = 400;
        double sum = 0.0, places = 0.0;
        for (var run = 0; run < Runs; run++)
        {
            var luck = new Chance(99, (ulong)run);
            var (east, north, up) = luck.Normals(Draw.Kill, 1, 1, 1);
            var (track, truth) = Follow(luck, new EnuOffset(-50e3, 60e3, 9000.0), new EnuOffset(SpeedDeviation * east, SpeedDeviation * north, SpeedDeviation * up), gap_s: 4.0, looks: 10, noise: 1.0, ManoeuvreAcceleration);
            double[] error =
            [
                track.State[0] - truth.Place.East, track.State[1] - truth.Place.North, track.State[2] - truth.Place.Up,
                track.State[3] - truth.Velocity.East, track.State[4] - truth.Velocity.North, track.State[5] - truth.Velocity.Up,
            ];
            sum += Normalised(track.Covariance, error);
            places += Math.Pow((track.PositionAt(track.Time) - truth.Place).Norm / track.PositionDeviation_m, 2.0);
        }

        // A chi-square of 6 over 400 runs has a standard deviation of 0.17; the measurement is not quite linear.
        Assert.InRange(sum / Runs, 5.2, 7.0);
        Assert.InRange(places / Runs, 0.8, 1.25);
    }

    /// <summary>A target followed over some looks; its plots have so many standard deviations of noise, its motion so much acceleration.</summary>
    private static (Track Track, (EnuOffset Place, EnuOffset Velocity) Truth) Follow(
        Chance luck, EnuOffset place, EnuOffset velocity, double gap_s, int looks, double noise, double acceleration)
    {
        var track = default(Track);
        var time = SimulationTime.Start;
        KalmanFilter.Initiate(ref track, Noisy(luck, 0, place, time, noise), Radar, SpeedDeviation);
        for (var look = 1; look < looks; look++)
        {
            time += Duration.FromSeconds(gap_s);
            var (east, north, up) = luck.Normals(Draw.AssetHit, 2, 2, (ulong)look);
            var pushed = new EnuOffset(east * acceleration, north * acceleration, up * acceleration);
            place = new EnuOffset(
                place.East + (gap_s * (velocity.East + (0.5 * gap_s * pushed.East))), place.North + (gap_s * (velocity.North + (0.5 * gap_s * pushed.North))), place.Up + (gap_s * (velocity.Up + (0.5 * gap_s * pushed.Up))));
            velocity = new EnuOffset(velocity.East + (gap_s * pushed.East), velocity.North + (gap_s * pushed.North), velocity.Up + (gap_s * pushed.Up));
            var plot = Noisy(luck, look, place, time, noise);
            KalmanFilter.Predict(ref track, time, ManoeuvreAcceleration);
            KalmanFilter.Update(ref track, KalmanFilter.Innovate(track, plot, Radar, ManoeuvreAcceleration));
        }

        return (track, (place, velocity));
    }

    private static Plot Noisy(Chance luck, int look, EnuOffset place, SimulationTime time, double noise)
    {
        var plot = Seen(place, time);
        var (range, azimuth, elevation) = luck.Normals(Draw.MeasurementNoise, 3, 3, (ulong)look);
        plot.Range_m += noise * range * Accuracy.Range.Metres;
        plot.Azimuth_rad += noise * azimuth * Accuracy.Azimuth.Radians;
        plot.Elevation_rad += noise * elevation * Accuracy.Elevation.Radians;
        return plot;
    }

    /// <summary>The plot without error of a place in the theatre's frame, by way of the Earth's centre.</summary>
    private static Plot Seen(EnuOffset place, SimulationTime time)
    {
        var polar = Site.ToEnu(Theatre.ToEcef(place)).ToPolar();
        return new Plot { Time = time, Range_m = polar.Range.Metres, Azimuth_rad = polar.Azimuth.Radians, Elevation_rad = polar.Elevation.Radians };
    }

    private static Track At(double east, double north, double up)
    {
        var track = default(Track);
        track.State[0] = east;
        track.State[1] = north;
        track.State[2] = up;
        for (var i = 0; i < 6; i++)
        {
            track.Covariance[(i * 6) + i] = 100.0;
        }

        return track;
    }

    private static double Folded(double angle) => Math.IEEERemainder(angle, 2.0 * Math.PI);

    private static bool IsSymmetric(in StateCovariance covariance)
    {
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (left, right) = (covariance[(i * 6) + j], covariance[(j * 6) + i]);
                if (Math.Abs(left - right) > 1e-9 * Math.Sqrt(covariance[(i * 6) + i] * covariance[(j * 6) + j]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsPositive(in StateCovariance covariance) => Cholesky(covariance) is not null;

    /// <summary>eᵀ·P⁻¹·e.</summary>
    private static double Normalised(in StateCovariance covariance, double[] error)
    {
        var root = Cholesky(covariance);
        Assert.NotNull(root);
        var sum = 0.0;
        var solved = new double[6];
        for (var i = 0; i < 6; i++)
        {
            solved[i] = error[i];
            for (var j = 0; j < i; j++)
            {
                solved[i] -= root[i, j] * solved[j];
            }

            solved[i] /= root[i, i];
            sum += solved[i] * solved[i];
        }

        return sum;
    }

    private static double[,]? Cholesky(in StateCovariance covariance)
    {
        var root = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = covariance[(i * 6) + j];
                for (var k = 0; k < j; k++)
                {
                    value -= root[i, k] * root[j, k];
                }

                if (i == j && value <= 0.0)
                {
                    return null;
                }

                root[i, j] = i == j ? Math.Sqrt(value) : value / root[j, j];
            }
        }

        return root;
    }
}
