using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Results.Tracking;
using Rampart.Results.TrackingReport;
using Rampart.Tracking;
using Rampart.Tracking.Filters;
using Rampart.Tracking.Fusion;

namespace Rampart.Cli.Tracking;

/// <summary>What a tracker made of a sequence of scans: the rows of its confirmed tracks, and how each scan went.</summary>
internal sealed class TrackingOutcome
{
    private const double MetresPerKilometre = 1000.0;

    private readonly List<TrackRow> _rows = [];
    private readonly List<int> _confirmedByScan = [];
    private readonly List<int> _tentativeByScan = [];
    private readonly HashSet<int> _everConfirmed = [];
    private readonly int[] _trackOfPlot;
    private readonly ScanSequence _scans;
    private readonly WholeScan _look;
    private readonly IReadOnlyList<MotionModel> _models;
    private double _sumOfVariances_m2;

    private TrackingOutcome(ScanSequence scans, double detection, IReadOnlyList<MotionModel> models)
    {
        _models = models;
        _scans = scans;
        _look = new WholeScan(detection);
        _trackOfPlot = new int[scans.Plots];
    }

    /// <summary>Scan by scan, within a scan by the track's number.</summary>
    public IReadOnlyList<TrackRow> Rows => _rows;

    /// <summary>How the tracker stood at the end, to be held against another pass over the same scans.</summary>
    public ulong Fingerprint { get; private set; }

    public int Tracks => _everConfirmed.Count;

    /// <summary>Plots that could not have come from a radar, and plots that started no track because there were too many.</summary>
    public long Refused { get; private set; }

    public long Crowded { get; private set; }

    /// <summary>The tracker's own standard deviation of the place, root mean square over all rows.</summary>
    public double PositionDeviation_m => _rows.Count == 0 ? 0.0 : Math.Sqrt(_sumOfVariances_m2 / _rows.Count);

    /// <summary>Tracks the scans with a fresh tracker; each row rests on plots of its own scan and of those before it only.</summary>
    public static TrackingOutcome Of(ScanSequence scans, TrackerDefinition definition, RadarModel radar, Action tick, CancellationToken stop)
    {
        var outcome = new TrackingOutcome(scans, radar.ExpectedDetection, definition.Models);
        var tracker = new ScanTracker(definition, radar);
        var given = new int[Math.Max(1, scans.Most)];
        for (var scan = 0; scan < scans.Count; scan++)
        {
            stop.ThrowIfCancellationRequested();
            outcome._look.Time = scans.EndOf(scan);
            tracker.Step(outcome._look, scans.Of(scan), given);
            outcome.Note(scan, tracker, given);
            tick();
        }

        outcome.Fingerprint = FingerprintOf(tracker);
        outcome.Refused = tracker.Refused;
        outcome.Crowded = tracker.Crowded;
        return outcome;
    }

    /// <summary>A number that differs when a track, its place or its velocity does.</summary>
    public static ulong FingerprintOf(ScanTracker tracker)
    {
        // FNV-1a over the bits.
        var hash = 14695981039346656037UL;
        void Mix(ulong bits) => hash = unchecked((hash ^ bits) * 1099511628211UL);
        Span<double> state = stackalloc double[6];
        for (var row = 0; row < tracker.Tracks.Length; row++)
        {
            if (tracker.Tracks[row].Number == 0)
            {
                continue;
            }

            Mix((ulong)tracker.Tracks[row].Number);
            tracker.StateOf(row, state);
            foreach (var value in state)
            {
                Mix(BitConverter.DoubleToUInt64Bits(value));
            }
        }

        return hash;
    }

    /// <summary>How each scan went. Which plots were left over is known at the end only: a plot that began a track counts as taken if that track was confirmed later.</summary>
    public IReadOnlyList<TrackedScan> Scans()
    {
        var scans = new TrackedScan[_scans.Count];
        for (var scan = 0; scan < scans.Length; scan++)
        {
            var (first, count) = (_scans.FirstOf(scan), _scans.Of(scan).Length);
            var left = 0;
            for (var plot = first; plot < first + count; plot++)
            {
                left += _everConfirmed.Contains(_trackOfPlot[plot]) ? 0 : 1;
            }

            scans[scan] = new TrackedScan(scan, _scans.TimeOf(scan).SinceStart.Seconds, count, left, _confirmedByScan[scan], _tentativeByScan[scan]);
        }

        return scans;
    }

    /// <summary>Where the plots were that no confirmed track took.</summary>
    public IReadOnlyList<MapPoint> PlotsLeft()
    {
        var places = new List<MapPoint>();
        for (var scan = 0; scan < _scans.Count; scan++)
        {
            var plots = _scans.Of(scan);
            for (var i = 0; i < plots.Length; i++)
            {
                if (!_everConfirmed.Contains(_trackOfPlot[_scans.FirstOf(scan) + i]))
                {
                    var (sine, cosine) = Portable.SinCos(plots[i].Azimuth_rad);
                    var ground_km = plots[i].Range_m * Portable.Cos(plots[i].Elevation_rad) / MetresPerKilometre;
                    places.Add(new MapPoint(ground_km * sine, ground_km * cosine));
                }
            }
        }

        return places;
    }

    /// <summary>The tracks over their lives, by number.</summary>
    public IReadOnlyList<TrackLife> Lives() =>
    [
        .. _rows.GroupBy(row => row.TrackId).OrderBy(group => group.Key).Select(group =>
        {
            var rows = group.ToArray();
            return new TrackLife(
                group.Key, rows[0].Time_s, rows[^1].Time_s, rows.Length, rows.Count(row => row.PlotId < 0), rows.Average(row => Math.Sqrt((row.Vx_mps * row.Vx_mps) + (row.Vy_mps * row.Vy_mps) + (row.Vz_mps * row.Vz_mps))),
                [.. rows.Select(row => new TrackMapPoint(new MapPoint(row.X_m / MetresPerKilometre, row.Y_m / MetresPerKilometre), row.PlotId < 0))]);
        }),
    ];

    private void Note(int scan, ScanTracker tracker, int[] given)
    {
        var tracks = tracker.Tracks;
        var count = _scans.Of(scan).Length;
        for (var plot = 0; plot < count; plot++)
        {
            _trackOfPlot[_scans.FirstOf(scan) + plot] = given[plot] < 0 ? 0 : tracks[given[plot]].Number;
        }

        var (firstRow, tentative) = (_rows.Count, 0);
        for (var row = 0; row < tracks.Length; row++)
        {
            ref readonly var track = ref tracks[row];
            if (track.Number == 0)
            {
                continue;
            }

            if (track.Status == TrackStatus.Tentative)
            {
                tentative++;
                continue;
            }

            _everConfirmed.Add(track.Number);
            _rows.Add(RowOf(scan, tracker, row));
        }

        _rows.Sort(firstRow, _rows.Count - firstRow, Comparer<TrackRow>.Create((one, other) => one.TrackId.CompareTo(other.TrackId)));
        _confirmedByScan.Add(_rows.Count - firstRow);
        _tentativeByScan.Add(tentative);
    }

    private TrackRow RowOf(int scan, ScanTracker tracker, int row)
    {
        var track = tracker.Tracks[row];
        var (mode, probability, noise_m2ps3) = (-1, 0.0, 0.0);
        for (var model = 0; model < _models.Count; model++)
        {
            var own = tracker.ProbabilityOf(row, model);
            var noise = _models[model].Noise;
            noise_m2ps3 += own * (noise.Along_m2ps3 + noise.Across_m2ps3 + noise.Vertical_m2ps3) / 3.0;
            if (own > probability)
            {
                (mode, probability) = (model, own);
            }
        }

        // The row stands for the scan's time, and the track for that of its last plot: place and covariance are carried together, with the noise of the models on the mean.
        tracker.EstimateOf(row, out var last);
        WhiteNoiseAcceleration.Carry(last, _scans.TimeOf(scan), noise_m2ps3, out var estimate);

        _sumOfVariances_m2 += estimate.Covariance[0] + estimate.Covariance[7] + estimate.Covariance[14];
        return new TrackRow
        {
            Scan = scan,
            Time_s = _scans.TimeOf(scan).SinceStart.Seconds,
            TrackId = track.Number,
            X_m = estimate.State[0],
            Y_m = estimate.State[1],
            Z_m = estimate.State[2],
            Vx_mps = estimate.State[3],
            Vy_mps = estimate.State[4],
            Vz_mps = estimate.State[5],
            PlotId = track.LastPlot < 0 ? -1 : _scans.IdOf(scan, track.LastPlot),
            Mode = mode,
            ModeProbability = probability,
            Pxx_m2 = estimate.Covariance[0],
            Pxy_m2 = estimate.Covariance[1],
            Pxz_m2 = estimate.Covariance[2],
            Pyy_m2 = estimate.Covariance[7],
            Pyz_m2 = estimate.Covariance[8],
            Pzz_m2 = estimate.Covariance[14],
        };
    }
}
