using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>Where a target is and how it moves at a time, in the theatre's frame.</summary>
internal delegate (EnuOffset Place, EnuOffset Velocity) Course(double time_s);

/// <summary>A radar with a track of its own for each target: measures, filters and reports, and never mixes targets up.</summary>
internal sealed class WatchingRadar(int source, EnuOffset place, double period_s, double firstScan_s = 0.0)
{
    private readonly Dictionary<int, PlainFilter> _filters = [];
    private int _numbered;

    public int Source => source;

    public double Period_s => period_s;

    public double FirstScan_s => firstScan_s;

    public double Delay_s { get; init; }

    public double RangeDeviation_m { get; init; } = 50.0;

    public double AngleDeviation_rad { get; init; } = 0.003;

    public double AzimuthBias_rad { get; init; }

    public double Noise_m2ps3 { get; init; } = 10.0;

    /// <summary>Targets that this radar sees at a time.</summary>
    public Func<int, double, bool> Sees { get; set; } = (_, _) => true;

    /// <summary>Targets whose transponders answer this radar; null when it does not ask.</summary>
    public Func<int, bool>? Answers { get; init; }

    public Func<int, int> BoundTo { get; set; } = _ => 0;

    public int NumberOf(int target) => _filters.TryGetValue(target, out var filter) ? filter.Number : 0;

    /// <summary>Ends the track of a target and returns its number.</summary>
    public int Drop(int target)
    {
        var number = _filters[target].Number;
        _filters.Remove(target);
        return number;
    }

    public TrackReport? Look(int target, double time_s, Course course, Random chance)
    {
        if (!Sees(target, time_s))
        {
            return null;
        }

        var truth = course(time_s).Place - place;
        var range = truth.Norm + (RangeDeviation_m * Normal(chance));
        var azimuth = Math.Atan2(truth.East, truth.North) + AzimuthBias_rad + (AngleDeviation_rad * Normal(chance));
        var elevation = Math.Asin(truth.Up / truth.Norm) + (AngleDeviation_rad * Normal(chance));
        var horizontal = range * Math.Cos(elevation);
        double[] along = [Math.Cos(elevation) * Math.Sin(azimuth), Math.Cos(elevation) * Math.Cos(azimuth), Math.Sin(elevation)];
        double[] across = [Math.Cos(azimuth), -Math.Sin(azimuth), 0.0];
        double[] upward = [-Math.Sin(elevation) * Math.Sin(azimuth), -Math.Sin(elevation) * Math.Cos(azimuth), Math.Cos(elevation)];
        double[] position = [(range * along[0]) + place.East, (range * along[1]) + place.North, (range * along[2]) + place.Up];
        var covariance = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                covariance[i, j] = (RangeDeviation_m * RangeDeviation_m * along[i] * along[j])
                    + (Square(horizontal * AngleDeviation_rad) * across[i] * across[j])
                    + (Square(range * AngleDeviation_rad) * upward[i] * upward[j]);
            }
        }

        if (!_filters.TryGetValue(target, out var filter))
        {
            filter = new PlainFilter(++_numbered, Noise_m2ps3);
            _filters[target] = filter;
        }

        filter.Update(time_s, position, covariance);
        if (Answers is not null)
        {
            filter.Interrogations++;
            filter.Answers += Answers(target) ? 1 : 0;
        }

        return new TrackReport
        {
            Source = source,
            Number = filter.Number,
            Estimate = filter.Estimate,
            IsConfirmed = filter.Plots >= 3,
            Interrogations = filter.Interrogations,
            Answers = filter.Answers,
            Plots = filter.Plots,
            BoundTo = BoundTo(target),
        };
    }

    public static double Normal(Random chance) =>
        Math.Sqrt(-2.0 * Math.Log(1.0 - chance.NextDouble())) * Math.Cos(2.0 * Math.PI * chance.NextDouble());

    private static double Square(double value) => value * value;
}

/// <summary>A Kalman filter with white-noise acceleration, written the slow and obvious way.</summary>
internal sealed class PlainFilter(int number, double noise_m2ps3)
{
    private Estimate _estimate;

    public int Number => number;

    public int Plots { get; private set; }

    public int Interrogations { get; set; }

    public int Answers { get; set; }

    public Estimate Estimate => _estimate;

    public void Update(double time_s, double[] position, double[,] covariance)
    {
        var time = SimulationTime.FromSeconds(time_s);
        if (Plots++ == 0)
        {
            _estimate.Time = time;
            for (var i = 0; i < 3; i++)
            {
                _estimate.State[i] = position[i];
                _estimate.Covariance[((i + 3) * 6) + i + 3] = 300.0 * 300.0;
                for (var j = 0; j < 3; j++)
                {
                    _estimate.Covariance[(i * 6) + j] = covariance[i, j];
                }
            }

            return;
        }

        WhiteNoiseAcceleration.Carry(_estimate, time, noise_m2ps3, out _estimate);
        var s = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                s[i, j] = _estimate.Covariance[(i * 6) + j] + covariance[i, j];
            }
        }

        var inverse = Matrices.Inverse(s);
        var gain = new double[6, 3];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                for (var k = 0; k < 3; k++)
                {
                    gain[i, j] += _estimate.Covariance[(i * 6) + k] * inverse[k, j];
                }
            }
        }

        double[] innovation = [position[0] - _estimate.State[0], position[1] - _estimate.State[1], position[2] - _estimate.State[2]];
        var before = _estimate.Covariance;
        for (var i = 0; i < 6; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                _estimate.State[i] += gain[i, k] * innovation[k];
            }

            for (var j = 0; j < 6; j++)
            {
                for (var k = 0; k < 3; k++)
                {
                    _estimate.Covariance[(i * 6) + j] -= gain[i, k] * before[(k * 6) + j];
                }
            }
        }

        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var mean = 0.5 * (_estimate.Covariance[(i * 6) + j] + _estimate.Covariance[(j * 6) + i]);
                _estimate.Covariance[(i * 6) + j] = mean;
                _estimate.Covariance[(j * 6) + i] = mean;
            }
        }
    }
}

/// <summary>Small dense matrices, the slow and obvious way.</summary>
internal static class Matrices
{
    public static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var m = (double[,])matrix.Clone();
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            result[i, i] = 1.0;
        }

        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(m[row, column]) > Math.Abs(m[pivot, column]))
                {
                    pivot = row;
                }
            }

            for (var j = 0; j < n; j++)
            {
                (m[column, j], m[pivot, j]) = (m[pivot, j], m[column, j]);
                (result[column, j], result[pivot, j]) = (result[pivot, j], result[column, j]);
            }

            var scale = 1.0 / m[column, column];
            for (var j = 0; j < n; j++)
            {
                m[column, j] *= scale;
                result[column, j] *= scale;
            }

            for (var row = 0; row < n; row++)
            {
                if (row == column)
                {
                    continue;
                }

                var factor = m[row, column];
                for (var j = 0; j < n; j++)
                {
                    m[row, j] -= factor * m[column, j];
                    result[row, j] -= factor * result[column, j];
                }
            }
        }

        return result;
    }

    public static double Determinant(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var m = (double[,])matrix.Clone();
        var determinant = 1.0;
        for (var column = 0; column < n; column++)
        {
            determinant *= m[column, column];
            for (var row = column + 1; row < n; row++)
            {
                var factor = m[row, column] / m[column, column];
                for (var j = column; j < n; j++)
                {
                    m[row, j] -= factor * m[column, j];
                }
            }
        }

        return determinant;
    }

    public static double[,] Of(in Estimate estimate)
    {
        var result = new double[6, 6];
        for (var i = 0; i < 36; i++)
        {
            result[i / 6, i % 6] = estimate.Covariance[i];
        }

        return result;
    }
}

/// <summary>Several radars that watch several targets and tell one picture.</summary>
internal sealed class Watch(AirPicture picture, IReadOnlyList<WatchingRadar> radars, IReadOnlyList<Course> courses, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly List<(double Arrival_s, int Order, TrackReport Report)> _underway = [];
    private readonly Dictionary<WatchingRadar, int> _scans = radars.ToDictionary(radar => radar, _ => 0);
    private int _order;

    public AirPicture Picture => picture;

    public double Time_s { get; private set; }

    /// <summary>All changes so far, with their times.</summary>
    public List<(double Time_s, PictureChange Change)> Changes { get; } = [];

    /// <summary>What is done with the reports of one advance before they are given.</summary>
    public Action<List<TrackReport>> Arrange { get; init; } = _ => { };

    /// <summary>Lets time pass; each half second the picture is advanced.</summary>
    public void Until(double end_s, Action? each = null)
    {
        for (; Time_s <= end_s; Time_s += 0.5)
        {
            foreach (var radar in radars)
            {
                while (radar.FirstScan_s + (_scans[radar] * radar.Period_s) is var scan && scan <= Time_s)
                {
                    _scans[radar]++;
                    for (var target = 0; target < courses.Count; target++)
                    {
                        if (radar.Look(target, scan, courses[target], _chance) is { } report)
                        {
                            _underway.Add((scan + radar.Delay_s, _order++, report));
                        }
                    }
                }
            }

            var arrived = _underway.Where(one => one.Arrival_s <= Time_s).OrderBy(one => one.Arrival_s).ThenBy(one => one.Order).Select(one => one.Report).ToList();
            _underway.RemoveAll(one => one.Arrival_s <= Time_s);
            Arrange(arrived);
            foreach (var report in arrived)
            {
                picture.Report(report);
            }

            picture.Advance(SimulationTime.FromSeconds(Time_s));
            foreach (var change in picture.Changes)
            {
                Changes.Add((Time_s, change));
            }

            each?.Invoke();
        }
    }

    /// <summary>The number of the system track to which a radar's track of a target belongs; zero when to none.</summary>
    public int SystemOf(WatchingRadar radar, int target)
    {
        var row = picture.RowOf(radar.Source, radar.NumberOf(target));
        return row < 0 ? 0 : picture.Tracks[row].Number;
    }

    public int Living()
    {
        var count = 0;
        foreach (ref readonly var track in picture.Tracks)
        {
            count += track.Number > 0 ? 1 : 0;
        }

        return count;
    }

    public static Course Straight(double east, double north, double up, double eastward, double northward) =>
        time => (new EnuOffset(east + (eastward * time), north + (northward * time), up), new EnuOffset(eastward, northward, 0.0));
}
