using System.Globalization;
using System.Text;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

/// <summary>Targets that fly straight and in turns, and tracks with every fault that scores count: late starts, breaks, swaps, doubles, drift, false tracks, gaps.</summary>
internal static class MadeUpTracks
{
    /// <summary>Targets at every scan from birth to death; every third flies in a pair with the one before.</summary>
    public static TruthRow[] Targets(int count, int scans, double period_s, int seed)
    {
        var chance = new Random(seed);
        var rows = new List<TruthRow>();
        var (x, y, z, speed, course, turn, birth, death) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0);
        for (var target = 0; target < count; target++)
        {
            if (target % 3 == 2)
            {
                (x, y) = (x + 350.0, y - 300.0);
            }
            else
            {
                (x, y, z) = (Between(chance, -30e3, 30e3), Between(chance, -30e3, 30e3), Between(chance, 500.0, 9000.0));
                (speed, course, turn) = (Between(chance, 120.0, 300.0), Between(chance, 0.0, Math.Tau), target % 2 == 0 ? 0.0 : Between(chance, -0.15, 0.15));
                (birth, death) = (chance.Next(3) == 0 ? chance.Next(scans / 3) : 0, chance.Next(4) == 0 ? chance.Next(scans * 2 / 3, scans) : scans - 1);
            }

            var (px, py, psi) = (x, y, course);
            for (var scan = 0; scan < scans; scan++)
            {
                var rate = scan % 20 < 8 ? turn : 0.0;
                if (scan >= birth && scan <= death)
                {
                    rows.Add(new TruthRow
                    {
                        Scan = scan,
                        Time_s = scan * period_s,
                        TruthId = target,
                        X_m = Math.Round(px, 2),
                        Y_m = Math.Round(py, 2),
                        Z_m = Math.Round(z, 2),
                        Vx_mps = Math.Round(speed * Math.Sin(psi), 2),
                        Vy_mps = Math.Round(speed * Math.Cos(psi), 2),
                        Lateral_g = Math.Round(Math.Abs(rate) * speed / 9.80665, 2),
                    });
                }

                px += speed * period_s * Math.Sin(psi);
                py += speed * period_s * Math.Cos(psi);
                psi += rate * period_s;
            }
        }

        return [.. rows.OrderBy(row => row.Scan).ThenBy(row => row.TruthId)];
    }

    /// <summary>Targets side by side, nearer to each other than their tracks' errors, so that each track's nearest target changes all the time.</summary>
    public static TruthRow[] Formation(int count, int scans, double period_s, int seed) =>
    [
        .. Targets(1, scans, period_s, seed).SelectMany(row => Enumerable.Range(0, count).Select(target => row with { TruthId = target, Y_m = Math.Round(row.Y_m + (120.0 * target), 2) })),
    ];

    /// <summary>Tracks of these targets, and the key of their plots.</summary>
    public static (TrackRow[] Tracks, Dictionary<int, int> Key) Follow(TruthRow[] truth, int seed)
    {
        var chance = new Random(seed);
        var rows = new List<TrackRow>();
        var key = new Dictionary<int, int>();
        var number = 10;
        var paths = truth.GroupBy(row => row.TruthId).OrderBy(path => path.Key).Select(path => path.OrderBy(row => row.Scan).ToArray()).ToArray();
        for (var target = 0; target < paths.Length; target++)
        {
            // One target in ten is never tracked.
            if (target % 10 == 6)
            {
                continue;
            }

            var path = paths[target];
            var deviation = target % 7 == 3 ? 450.0 : 60.0;
            var place = chance.Next(6);
            while (place < path.Length)
            {
                var life = chance.Next(2, 40);
                var drift = chance.Next(4) == 0 ? 180.0 : 0.0;
                var other = chance.Next(5) == 0 ? paths[(target + 1) % paths.Length] : null;
                for (var age = 0; age < life && place < path.Length; age++, place++)
                {
                    if (chance.Next(40) == 0)
                    {
                        continue;
                    }

                    // Half way some tracks go over to the neighbour.
                    var followed = path[place];
                    if (other is not null && age > life / 2 && Array.Find(other, row => row.Scan == followed.Scan) is { Time_s: > 0.0 } neighbour)
                    {
                        followed = neighbour;
                    }

                    rows.Add(Believed(chance, followed, number, deviation, drift * Math.Max(age - 8, 0), key));
                    if (target % 8 == 5 && age > 4)
                    {
                        rows.Add(Believed(chance, followed, number + 5000, deviation * 2.0, 0.0, key));
                    }
                }

                number++;
                place += chance.Next(5);
            }
        }

        var (first, last) = (truth.Min(row => row.Scan), truth.Max(row => row.Scan));
        for (var stray = 0; stray < paths.Length; stray++)
        {
            var (x, y, scan, life) = (Between(chance, -30e3, 30e3), Between(chance, -30e3, 30e3), chance.Next(first, last), chance.Next(1, 12));
            var template = truth[0] with { X_m = x, Y_m = y, TruthId = -1 };
            for (var age = 0; age < life && scan + age <= last; age++)
            {
                var time_s = truth.First(row => row.Scan == scan + age).Time_s;
                rows.Add(Believed(chance, template with { Scan = scan + age, Time_s = time_s }, number, 80.0, 0.0, key));
            }

            number++;
        }

        return ([.. rows.OrderBy(row => row.Scan).ThenBy(row => row.TrackId)], key);
    }

    public static string Write(IEnumerable<TruthRow> truth)
    {
        var text = new StringBuilder("scan,time_s,truth_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,lateral_g\n");
        foreach (var row in truth)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Scan},{row.Time_s},{row.TruthId},{row.X_m},{row.Y_m},{row.Z_m},{row.Vx_mps},{row.Vy_mps},{row.Vz_mps},{row.Lateral_g}\n");
        }

        return text.ToString();
    }

    public static string Write(Dictionary<int, int> key) =>
        "plot_id,truth_id\n" + string.Concat(key.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key},{entry.Value}\n"));

    private static TrackRow Believed(Random chance, TruthRow row, int number, double deviation, double drift_m, Dictionary<int, int> key)
    {
        var plot = -1;
        if (chance.Next(10) > 0)
        {
            plot = key.Count;
            key.Add(plot, chance.Next(15) == 0 ? KeyFile.FalsePlot : chance.Next(25) == 0 ? Math.Max(row.TruthId - 1, 0) : row.TruthId);
        }

        return new TrackRow
        {
            Scan = row.Scan,
            Time_s = row.Time_s,
            TrackId = number,
            X_m = row.X_m + drift_m + (deviation * Gauss(chance)),
            Y_m = row.Y_m + (deviation * Gauss(chance)),
            Z_m = row.Z_m + (deviation * Gauss(chance)),
            Vx_mps = row.Vx_mps + (8.0 * Gauss(chance)),
            Vy_mps = row.Vy_mps + (8.0 * Gauss(chance)),
            Vz_mps = row.Vz_mps + (8.0 * Gauss(chance)),
            PlotId = plot,
            Mode = -1,
            Pxx_m2 = deviation * deviation,
            Pyy_m2 = deviation * deviation,
            Pzz_m2 = deviation * deviation,
        };
    }

    public static double Gauss(Random chance) => Math.Sqrt(-2.0 * Math.Log(1.0 - chance.NextDouble())) * Math.Cos(Math.Tau * chance.NextDouble());

    private static double Between(Random chance, double low, double high) => low + ((high - low) * chance.NextDouble());
}
