using Rampart.Quantities;
using Rampart.Results.Tracking;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>Scans of a made-up raid, for measuring speed where no data are at hand: the same arguments give the same plots.</summary>
/// <remarks>
/// Targets move as those of the tracking data do: 120 to 320 m/s; half straight on, a quarter in turns of 0.5 to 2 g, a quarter of 3 to 6 g
/// (60 to 180 degrees), climbing and sinking at up to 25 m/s, and all turning back at 15 and 105 km with 1 g; about a fifth in pairs 300 to
/// 1000 m apart; three in ten are born late and one in five ends early. The radar sees nine in ten, with 30 m, 0.15° and 0.20°, every 5 s.
/// </remarks>
internal sealed class MadeUpScene
{
    public const int ScanCount = 200;
    private const double Period_s = 5.0;
    private const double Detection = 0.9;
    private const double Gravity = 9.80665;
    private const int StepsInAScan = 50;
    private const double Step_s = Period_s / StepsInAScan;
    private const double RangeMin_m = 5_000.0;
    private const double RangeMax_m = 120_000.0;
    private const double InnerTurn_m = 15_000.0;
    private const double OuterTurn_m = 105_000.0;

    private readonly Dice _dice;

    private MadeUpScene(int targets, int falsePlots, ulong seed)
    {
        _dice = new Dice(seed);
        Targets = targets;
        FalsePlots = falsePlots;
    }

    public int Targets { get; }

    public int FalsePlots { get; }

    /// <summary>What the radar's owner would say of it.</summary>
    public static TrackMeta Meta(int falsePlots) => new()
    {
        Name = "made up",
        Scans = ScanCount,
        Period_s = Period_s,
        Detection = Detection,
        FalsePlotsPerScan = falsePlots,
        RangeSigma_m = 30.0,
        AzimuthSigma_deg = 0.15,
        ElevationSigma_deg = 0.20,
        RangeMin_m = RangeMin_m,
        RangeMax_m = RangeMax_m,
        ElevationMin_deg = 0.0,
        ElevationMax_deg = 40.0,
    };

    /// <summary>The plots of so many targets, with so many false ones a scan on the mean.</summary>
    public static ScanSequence Plots(int targets, int falsePlots, ulong seed = 20261122) => new MadeUpScene(targets, falsePlots, seed).Fly();

    private ScanSequence Fly()
    {
        var ways = new List<EnuOffset[]>();
        var lives = new List<(int First, int Last)>();
        while (ways.Count < Targets)
        {
            var leader = Way(out var headings);
            var life = (_dice.Next() < 0.7 ? 0 : (int)(_dice.Between(0.0, 0.4) * ScanCount), _dice.Next() < 0.8 ? ScanCount - 1 : (int)(_dice.Between(0.6, 1.0) * ScanCount));
            ways.Add(leader);
            lives.Add(life);
            if (_dice.Next() < 0.12 && ways.Count < Targets)
            {
                var apart_m = _dice.Between(300.0, 1000.0);
                ways.Add([.. leader.Select((place, scan) => Abreast(place, headings[scan], apart_m))]);
                lives.Add(life);
            }
        }

        return See(ways, lives);
    }

    private static EnuOffset Abreast(EnuOffset place, double heading_rad, double apart_m)
    {
        var (sine, cosine) = Portable.SinCos(heading_rad);
        return new EnuOffset(place.East + (apart_m * cosine), place.North - (apart_m * sine), place.Up);
    }

    /// <summary>Where one target is at each scan.</summary>
    private EnuOffset[] Way(out double[] headings)
    {
        var mood = _dice.Next();
        var (leastG, mostG) = mood < 0.5 ? (0.0, 0.0) : mood < 0.75 ? (0.5, 2.0) : (3.0, 6.0);
        var (sine, cosine) = Portable.SinCos(_dice.Between(0.0, Math.Tau));
        var start_m = _dice.Between(20_000.0, 100_000.0);
        double x = start_m * sine, y = start_m * cosine, z = _dice.Between(1_000.0, 11_000.0);
        var heading = _dice.Between(0.0, Math.Tau);
        var speed = _dice.Between(120.0, 320.0);
        var climb = _dice.Between(-10.0, 10.0);
        double turn = 0.0, nextTurn_s = _dice.Between(15.0, 50.0), nextClimb_s = _dice.Between(30.0, 90.0);

        var way = new EnuOffset[ScanCount];
        headings = new double[ScanCount];
        for (var step = 0; step <= (ScanCount - 1) * StepsInAScan; step++)
        {
            if (step % StepsInAScan == 0)
            {
                way[step / StepsInAScan] = new EnuOffset(x, y, z);
                headings[step / StepsInAScan] = heading;
            }

            var time_s = step * Step_s;
            if (mostG > 0.0 && time_s >= nextTurn_s)
            {
                if (turn != 0.0)
                {
                    (turn, nextTurn_s) = (0.0, time_s + _dice.Between(15.0, 60.0));
                }
                else
                {
                    var across = _dice.Between(leastG, mostG) * Gravity;
                    turn = _dice.Next() < 0.5 ? across : -across;
                    nextTurn_s = time_s + (_dice.Between(Math.PI / 3.0, Math.PI) * speed / across);
                }
            }

            if (time_s >= nextClimb_s)
            {
                (climb, nextClimb_s) = (_dice.Between(-25.0, 25.0), time_s + _dice.Between(20.0, 60.0));
            }

            climb = (z < 800.0 && climb < 0.0) || (z > 12_000.0 && climb > 0.0) ? -climb : climb;
            (sine, cosine) = Portable.SinCos(heading);
            heading += TurnHere(x, y, sine, cosine, turn) / speed * Step_s;
            x += speed * sine * Step_s;
            y += speed * cosine * Step_s;
            z += climb * Step_s;
        }

        return way;
    }

    /// <summary>The turn asked for, or the one that keeps a target between the inner and the outer turning range, m/s² to the right.</summary>
    private static double TurnHere(double x, double y, double sine, double cosine, double turn)
    {
        var ground = Math.Max(1.0, Math.Sqrt((x * x) + (y * y)));
        var outward = ((x * sine) + (y * cosine)) / ground;
        var centreIsRight = (y * sine) - (x * cosine) > 0.0;
        return ground > OuterTurn_m && outward > -0.3 ? (centreIsRight ? Gravity : -Gravity)
            : ground < InnerTurn_m && outward < 0.3 ? (centreIsRight ? -Gravity : Gravity)
            : turn;
    }

    private ScanSequence See(List<EnuOffset[]> ways, List<(int First, int Last)> lives)
    {
        var meta = Meta(FalsePlots);
        var (azimuthSigma, elevationSigma) = (Angle.FromDegrees(meta.AzimuthSigma_deg).Radians, Angle.FromDegrees(meta.ElevationSigma_deg).Radians);
        var elevationMax = Angle.FromDegrees(meta.ElevationMax_deg).Radians;
        var plots = new List<RadarPlot>();
        var first = new int[ScanCount + 1];
        var times = new SimulationTime[ScanCount];
        for (var scan = 0; scan < ScanCount; scan++)
        {
            times[scan] = meta.TimeOf(scan);
            for (var target = 0; target < ways.Count; target++)
            {
                var place = ways[target][scan];
                var range = Math.Sqrt((place.East * place.East) + (place.North * place.North) + (place.Up * place.Up));
                var isSeen = _dice.Next() < Detection;
                var (range_m, azimuth, elevation) = (range + (meta.RangeSigma_m * _dice.Normal()), Portable.Atan2(place.East, place.North) + (azimuthSigma * _dice.Normal()), Portable.Asin(place.Up / range) + (elevationSigma * _dice.Normal()));
                if (isSeen && scan >= lives[target].First && scan <= lives[target].Last && range is >= RangeMin_m and <= RangeMax_m)
                {
                    plots.Add(Plot(times[scan], range_m, azimuth, elevation));
                }
            }

            for (var plot = _dice.Poisson(FalsePlots); plot > 0; plot--)
            {
                plots.Add(Plot(times[scan], _dice.Between(RangeMin_m, RangeMax_m), _dice.Between(0.0, Math.Tau), _dice.Between(0.0, elevationMax)));
            }

            // The order of plots must not tell targets from false plots.
            for (var i = plots.Count - 1; i > first[scan]; i--)
            {
                var other = first[scan] + (int)(_dice.Next() * (i - first[scan] + 1));
                (plots[i], plots[other]) = (plots[other], plots[i]);
            }

            first[scan + 1] = plots.Count;
        }

        return new ScanSequence([.. plots], [.. Enumerable.Range(0, plots.Count)], first, times, times);
    }

    private static RadarPlot Plot(SimulationTime time, double range_m, double azimuth_rad, double elevation_rad) => new()
    {
        Time = time,
        Range_m = range_m,
        Azimuth_rad = azimuth_rad < 0.0 ? azimuth_rad + Math.Tau : azimuth_rad >= Math.Tau ? azimuth_rad - Math.Tau : azimuth_rad,
        Elevation_rad = elevation_rad,
        RangeRate_mps = double.NaN,
    };

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014): small, and the same everywhere.</summary>
    private sealed class Dice(ulong seed)
    {
        private ulong _state = seed;

        public double Next()
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15UL;
                var bits = _state;
                bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
                bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
                return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
            }
        }

        public double Between(double low, double high) => low + ((high - low) * Next());

        /// <summary>Box and Muller (1958), one of the pair.</summary>
        public double Normal()
        {
            var radius = Math.Sqrt(-2.0 * Portable.Log(1.0 - Next()));
            return radius * Portable.SinCos(Math.Tau * Next()).Cos;
        }

        /// <summary>Multiplies draws until they fall below e^−mean (Knuth).</summary>
        public int Poisson(double mean)
        {
            var (floor, product, count) = (Portable.Exp(-mean), Next(), 0);
            while (product > floor)
            {
                product *= Next();
                count++;
            }

            return count;
        }
    }
}
