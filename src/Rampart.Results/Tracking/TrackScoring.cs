using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>Holds the tracks of a file against the truth.</summary>
public static class TrackScoring
{
    /// <summary>All scores of the tracks.</summary>
    /// <param name="truth">Where the targets were.</param>
    /// <param name="tracks">Where the tracker believed them to be.</param>
    /// <param name="key">Which target each plot came from; null where that is not known.</param>
    /// <param name="rules">Null for those of the comparison's definition.</param>
    /// <param name="findings">What of the three files does not fit together.</param>
    public static TrackScores Score(IReadOnlyList<TruthRow> truth, IReadOnlyList<TrackRow> tracks, IReadOnlyDictionary<int, int>? key = null, ScoreRules? rules = null, ICollection<Finding>? findings = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(tracks);
        rules ??= new ScoreRules();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rules.CutOff_m, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.Order, 1.0, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rules.Association_m, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.ScansToStart, 1, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.ScansToEnd, 1, nameof(rules));
        return new Scorer([.. truth.Where(row => row.Scan < rules.Scans)], [.. tracks.Where(row => row.Scan < rules.Scans)], rules).Score(key, findings);
    }

    private sealed class Scorer
    {
        private readonly TruthRow[] _truth;
        private readonly TrackRow[] _trackRows;
        private readonly ScoreRules _rules;
        private readonly int[] _scans;
        private readonly double[] _times_s;
        private readonly ScoredPaths _targets;
        private readonly ScoredPaths _tracks;
        private readonly double _period_s;

        public Scorer(TruthRow[] truth, TrackRow[] tracks, ScoreRules rules)
        {
            _truth = truth;
            _trackRows = tracks;
            _rules = rules;
            _scans = [.. truth.Select(row => row.Scan).Concat(tracks.Select(row => row.Scan)).Distinct().Order()];
            _targets = new ScoredPaths([.. truth.Select(row => PathRow.Of(in row))], _scans);
            _tracks = new ScoredPaths([.. tracks.Select(row => PathRow.Of(in row))], _scans);
            _times_s = new double[_scans.Length];
            for (var scan = 0; scan < _scans.Length; scan++)
            {
                // The truth's clock counts; that of the tracks only where nothing was there to be tracked.
                var alive = _targets.InScan(scan);
                _times_s[scan] = alive.IsEmpty ? _tracks.Rows[_tracks.InScan(scan)[0]].Time_s : _targets.Rows[alive[^1]].Time_s;
            }

            _period_s = _scans.Length == 0 ? 0.0 : (_times_s[^1] - _times_s[0]) / Math.Max(_scans[^1] - _scans[0], 1);
        }

        public TrackScores Score(IReadOnlyDictionary<int, int>? key, ICollection<Finding>? findings)
        {
            var (series, localisation, switches, ospa) = Gospa(_rules.CutOff_m, isFull: true);
            var pairs = series.Sum(scan => (long)scan.Targets - scan.Missed);
            var associations = TrackToTruth.Associate(_targets, _tracks, _scans.Length, _rules);
            var errors = new Errors(this, associations);
            var targets = new TargetTimes(this, associations);
            var hours = _scans.Length == 0 ? 0.0 : (_times_s[^1] - _times_s[0] + _period_s) / 3600.0;
            var followed = associations.Select(association => association.Track).ToHashSet();
            var strays = Enumerable.Range(0, _tracks.Paths.Length).Where(track => !followed.Contains(track)).ToList();
            var scans = Math.Max(_scans.Length, 1);
            var scores = new TrackScores
            {
                Scans = _scans.Length,
                TruthRows = _truth.Length,
                TrackRows = _trackRows.Length,
                Targets = _targets.Paths.Length,
                Tracks = _tracks.Paths.Length,
                GospaRms_m = Rms(series),
                GospaMean_m = series.Sum(scan => scan.Gospa_m) / scans,
                GospaLocalisation_m = Math.Sqrt(localisation / Math.Max(pairs, 1)),
                MissedPerScan = series.Sum(scan => (long)scan.Missed) / (double)scans,
                FalsePerScan = series.Sum(scan => (long)scan.False) / (double)scans,
                GospaSwitches = switches,
                GospaRmsAt500_m = Rms(Gospa(500.0, isFull: false).Series),
                GospaRmsAt2000_m = Rms(Gospa(2000.0, isFull: false).Series),
                OspaMean_m = ospa / scans,
                Completeness = errors.TrackedTargets / Math.Max(_truth.Length, 1.0),
                Ambiguity = errors.AssociatedTracks / Math.Max(errors.TrackedTargets, 1.0),
                Spuriousness = (_trackRows.Length - errors.AssociatedTracks) / Math.Max(_trackRows.Length, 1.0),
                PositionAccuracy_m = errors.Position / Math.Max(errors.AssociatedTracks, 1),
                VelocityAccuracy_mps = errors.Velocity / Math.Max(errors.AssociatedTracks, 1),
                TrackChangeRate_per_s = targets.Changes / Math.Max(targets.TrackedScans * _period_s, 1e-9),
                LongestSegment = targets.LongestSegments / Math.Max(targets.Lives, 1.0),
                PositionRmse_m = Math.Sqrt(errors.SquarePosition / Math.Max(errors.Count, 1)),
                VelocityRmse_mps = Math.Sqrt(errors.SquareVelocity / Math.Max(errors.Count, 1)),
                ManoeuvreRmse_m = Math.Sqrt(errors.SquareManoeuvre / Math.Max(errors.Manoeuvres, 1)),
                Breaks = targets.Breaks,
                BreaksPerTargetHour = targets.Breaks / Math.Max(targets.TrackedScans * _period_s / 3600.0, 1e-9),
                NeverTracked = targets.NeverTracked,
                InitiationDelay_scans = targets.Delays == 0 ? null : targets.Delay / (double)targets.Delays,
                InitiationConfirmed_scans = targets.Delays == 0 ? null : targets.Confirmed / (double)targets.Delays,
                FalseTracks = strays.Count,
                FalseTracksPerHour = hours > 0.0 ? strays.Count / hours : 0.0,
                FalseTrackLife_scans = strays.Count == 0 ? 0.0 : strays.Average(track => _tracks.Paths[track].Length),
                Series = series,
            };
            TellTimes(findings);
            return WithConsistency(key is null ? scores : WithOrigins(scores, key, findings), errors.Consistency, findings);
        }

        private static double Rms(ScanScore[] series) => Math.Sqrt(series.Sum(scan => scan.Gospa_m * scan.Gospa_m) / Math.Max(series.Length, 1));

        private (ScanScore[] Series, double Localisation, double Switches, double Ospa) Gospa(double cutOff, bool isFull)
        {
            var order = _rules.Order;
            var whole = ScanPairing.Power(cutOff, order);
            var pairing = new ScanPairing();
            var series = new ScanScore[_scans.Length];
            double localisation = 0.0, switches = 0.0, ospa = 0.0;
            var before = new int[_targets.Paths.Length];
            Array.Fill(before, NeverPaired);
            for (var scan = 0; scan < _scans.Length; scan++)
            {
                var alive = _targets.InScan(scan);
                var believed = _tracks.InScan(scan);
                pairing.Solve(_targets, alive, _tracks, believed, cutOff, order);
                int missed = alive.Length - pairing.Pairs, extra = believed.Length - pairing.Pairs;
                var gospa = Root(pairing.Localisation + (whole / 2.0 * (missed + extra)), order);
                var near = pairing.Pairs == 0 ? 0.0 : Root(pairing.Localisation / pairing.Pairs, order);
                series[scan] = new ScanScore(_scans[scan], _times_s[scan], gospa, near, missed, extra, alive.Length, believed.Length);
                localisation += pairing.Localisation;
                if (!isFull)
                {
                    continue;
                }

                // The pairing that is least for GOSPA is least for OSPA too: both charge c^p for a pair beyond the cut-off.
                var most = Math.Max(alive.Length, believed.Length);
                ospa += most == 0 ? 0.0 : Root((pairing.Localisation + (whole * (most - pairing.Pairs))) / most, order);
                for (var target = 0; target < alive.Length; target++)
                {
                    var track = pairing.TrackOf[target] < 0 ? Unpaired : _tracks.PathOf[believed[pairing.TrackOf[target]]];
                    ref var last = ref before[_targets.PathOf[alive[target]]];
                    if (last == NeverPaired)
                    {
                        last = track == Unpaired ? NeverPaired : track;
                    }
                    else if (last != track)
                    {
                        switches += track == Unpaired || last == Unpaired ? 0.5 : 1.0;
                        last = track;
                    }
                }
            }

            return (series, localisation, switches, ospa);
        }

        private const int Unpaired = -1;
        private const int NeverPaired = -2;

        private static double Root(double value, double order) => order == 2.0 ? Math.Sqrt(value) : Math.Pow(value, 1.0 / order);

        private void TellTimes(ICollection<Finding>? findings)
        {
            var different = 0;
            var first = 0;
            for (var row = 0; row < _trackRows.Length; row++)
            {
                var scan = _tracks.ScanOf[row];
                if (Math.Abs(_trackRows[row].Time_s - _times_s[scan]) > 1e-3 && different++ == 0)
                {
                    first = _scans[scan];
                }
            }

            if (different > 0)
            {
                findings?.Add(Finding.Remark(new Place("tracks"), "time_s", $"of {different} rows is not that of the truth in the same scan, scan {first} the first.", "Places are compared scan by scan: a track must be told for the time of its scan."));
            }
        }

        private TrackScores WithConsistency(TrackScores scores, EstimateConsistency consistency, ICollection<Finding>? findings)
        {
            if (consistency.Faulty > 0)
            {
                findings?.Add(Finding.Remark(new Place("tracks"), "p_xx", $"and its kin are no covariance in {consistency.Faulty} of {_trackRows.Length} rows.", "A covariance is positive definite; ANEES leaves these rows out."));
            }

            if (consistency.Rows == 0)
            {
                return scores;
            }

            var (low, high) = consistency.Bounds;
            return scores with { Anees = consistency.Anees, AneesLow = low, AneesHigh = high, AneesRows = consistency.Rows };
        }

        private TrackScores WithOrigins(TrackScores scores, IReadOnlyDictionary<int, int> key, ICollection<Finding>? findings)
        {
            int used = 0, pure = 0, falsePlots = 0, switches = 0, unknown = 0;
            var counts = new Dictionary<int, int>();
            foreach (var path in _tracks.Paths)
            {
                counts.Clear();
                var last = KeyFile.FalsePlot;
                var most = 0;
                foreach (var row in path)
                {
                    var plot = _trackRows[row].PlotId;
                    if (plot < 0)
                    {
                        continue;
                    }

                    if (!key.TryGetValue(plot, out var origin))
                    {
                        unknown++;
                        continue;
                    }

                    used++;
                    if (origin == KeyFile.FalsePlot)
                    {
                        falsePlots++;
                        continue;
                    }

                    most = Math.Max(most, counts[origin] = counts.GetValueOrDefault(origin) + 1);
                    switches += last != KeyFile.FalsePlot && last != origin ? 1 : 0;
                    last = origin;
                }

                pure += most;
            }

            if (unknown > 0)
            {
                findings?.Add(Finding.Error(new Place("tracks"), "plot_id", $"of {unknown} rows is not in the key.", "Give the key that belongs to the plots that were tracked."));
                return scores;
            }

            return scores with
            {
                PlotPurity = pure / Math.Max(used, 1.0),
                FalsePlotFraction = falsePlots / Math.Max(used, 1.0),
                PlotOriginSwitches = switches,
                DetectionsUsed = used,
            };
        }

        /// <summary>Sums over the rows of the tracks while they are associated.</summary>
        private sealed class Errors
        {
            public Errors(Scorer run, List<TrackAssociation> associations)
            {
                var tracked = new HashSet<(int Scan, int Target)>();
                var associated = new HashSet<int>();
                var rowOf = new Dictionary<(int Target, int Scan), int>(run._truth.Length);
                for (var row = 0; row < run._truth.Length; row++)
                {
                    rowOf.Add((run._targets.PathOf[row], run._truth[row].Scan), row);
                }

                foreach (var association in associations)
                {
                    foreach (var row in run._tracks.Paths[association.Track])
                    {
                        var scan = run._trackRows[row].Scan;
                        if (scan < association.Start || scan > association.End)
                        {
                            continue;
                        }

                        tracked.Add((scan, association.Target));
                        associated.Add(row);
                        if (!rowOf.TryGetValue((association.Target, scan), out var truth))
                        {
                            continue;
                        }

                        var position = run._tracks.Rows[row].DistanceTo(in run._targets.Rows[truth]);
                        var velocity = run._tracks.Rows[row].VelocityTo(in run._targets.Rows[truth]);
                        Position += position;
                        Velocity += velocity;
                        SquarePosition += position * position;
                        SquareVelocity += velocity * velocity;
                        Count++;
                        Consistency.Add(in run._trackRows[row], in run._truth[truth]);
                        if (run._truth[truth].Lateral_g > run._rules.Manoeuvre_g)
                        {
                            Manoeuvres++;
                            SquareManoeuvre += position * position;
                        }
                    }
                }

                TrackedTargets = tracked.Count;
                AssociatedTracks = associated.Count;
            }

            /// <summary>Σ JT: targets with a track, over the scans.</summary>
            public int TrackedTargets { get; }

            /// <summary>Σ NA: tracks with a target, over the scans.</summary>
            public int AssociatedTracks { get; }

            public double Position { get; }

            public double Velocity { get; }

            public double SquarePosition { get; }

            public double SquareVelocity { get; }

            public double SquareManoeuvre { get; }

            public int Count { get; }

            public int Manoeuvres { get; }

            public EstimateConsistency Consistency { get; } = new();
        }

        /// <summary>Sums over the targets: how long and by how many tracks each was followed.</summary>
        private sealed class TargetTimes
        {
            public TargetTimes(Scorer run, List<TrackAssociation> associations)
            {
                var ofTarget = associations.ToLookup(association => association.Target);
                for (var target = 0; target < run._targets.Paths.Length; target++)
                {
                    var path = run._targets.Paths[target];
                    int birth = run._targets.Rows[path[0]].Scan, death = run._targets.Rows[path[^1]].Scan;
                    Lives += death - birth;
                    var own = ofTarget[target].OrderBy(association => association.Start).ThenBy(association => association.End).ToList();
                    if (own.Count == 0)
                    {
                        NeverTracked++;
                        continue;
                    }

                    Delays++;
                    Delay += own[0].Start - birth;
                    Confirmed += own.Where(association => association.Start == own[0].Start).Min(association => association.Confirmed) - birth;
                    var times = own.GroupBy(association => association.Track).Select(group => group.Sum(association => (long)association.End - association.Start)).ToList();
                    LongestSegments += times.Max();
                    Breaks += times.Count - 1;
                    TrackedScans += Covered(own);
                    Changes += Segments(own) - 1;
                }
            }

            /// <summary>Σ T: scans from each target's first to its last.</summary>
            public long Lives { get; }

            /// <summary>Σ TL.</summary>
            public long LongestSegments { get; }

            /// <summary>Σ TT, in scans.</summary>
            public long TrackedScans { get; }

            /// <summary>Σ (NU − 1).</summary>
            public int Changes { get; }

            public int Breaks { get; }

            public int NeverTracked { get; }

            public int Delays { get; }

            public long Delay { get; }

            public long Confirmed { get; }

            /// <summary>Scans from start to end of the associations, doubly covered ones counted once.</summary>
            private static long Covered(List<TrackAssociation> byStart)
            {
                long covered = 0;
                var to = int.MinValue;
                foreach (var association in byStart)
                {
                    if (association.End > to)
                    {
                        covered += association.End - Math.Max(association.Start, to);
                        to = association.End;
                    }
                }

                return covered;
            }

            /// <summary>The fewest associations that cover what all cover.</summary>
            private static int Segments(List<TrackAssociation> byStart)
            {
                var segments = 0;
                for (var scan = byStart[0].Start; ;)
                {
                    var reaching = byStart.Where(association => association.Start <= scan && association.End >= scan).ToList();
                    if (reaching.Count > 0)
                    {
                        segments++;
                        scan = reaching.Max(association => association.End) + 1;
                        continue;
                    }

                    var later = byStart.FindIndex(association => association.Start > scan);
                    if (later < 0)
                    {
                        return segments;
                    }

                    scan = byStart[later].Start;
                }
            }
        }
    }
}
