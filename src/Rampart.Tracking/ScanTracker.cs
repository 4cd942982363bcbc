using Rampart.Quantities;
using Rampart.Tracking.Association;
using Rampart.Tracking.Filters;
using Rampart.Tracking.Life;

namespace Rampart.Tracking;

/// <summary>The tracker of one radar: plots of look after look become tracks.</summary>
/// <remarks>
/// A look goes through five steps: tracks are carried to the time of the plots near them; pairs of track and plot inside the gate get
/// their cost, −ln(Pd·Λ/(λ·(1 − Pd))); each cluster of pairs is assigned at the least cost, or the probabilities of all assignments are
/// taken; tracks take in their plots and are confirmed or dropped; plots that nobody took start tracks. Each plot is taken in at its own time. Nothing
/// depends on the order of the plots, and groups of targets too far apart to share a plot do not touch each other.
/// </remarks>
public sealed class ScanTracker
{
    // A plot that fits beyond all doubt adds no more than this to the score.
    private const double LeastProbability = 1e-12;

    // A track looks at no more plots than these, the nearest, and keeps no more pairs, the likeliest: thousands of plots in one gate say
    // nothing, and must not cost their square.
    private const int MostNear = 256;
    private const int MostPairs = 32;

    // So many plots as far from the radar as the track are looked through at once; where there are more, the grid is asked for those around it.
    private const int MostInRing = 64;

    // What is expected of a radar weighs as much as so many looks at the track itself.
    private const double LooksBelieved = 5.0;

    // Within half of this time a track's errors hardly grow. The plot that the track takes is met at its own time.
    private static readonly Duration ShortSpan = Duration.FromMilliseconds(250.0);

    // Sooner than this after its estimate a track's errors grow fast: it is carried to each plot's own time.
    private static readonly Duration LeastStep = Duration.FromSeconds(1.0);

    // Plots of one look come from no more than this share of a rotation, or no track rests.
    private const double LongestLook = 0.25;

    // So many visits before its own a track is asked for: time enough for it to come from far.
    private const int VisitsAhead = 2;

    // A look that is said never to miss would make a plot infinitely likely, and no score comes back from there.
    private const double GreatestDetection = 1.0 - 1e-6;

    private readonly TrackerDefinition _definition;
    private readonly RadarModel _radar;
    private readonly FilterBank _bank;

    // One row: a track carried ahead to about the time of a plot, or to the plot's own to take it in. All that is reckoned on the way to an estimate
    // stays on this bench, which is always at hand; the bank holds estimates alone and is far larger than what the processor keeps near.
    private readonly FilterBank _ahead;
    private readonly TrackScore _score;
    private readonly PlotGrid _grid = new();
    private readonly PairGraph _graph = new();
    private readonly SparseAssignment _assignment = new();
    private readonly AssociationProbabilities _probabilities = new();
    private readonly double _gateRoot;

    // How far the radar's plane leans against the tracker's: so much of an error upward is one along the ground.
    private readonly double _lean;

    private readonly LivingTracks _living = new();

    private LocalTrack[] _tracks = new LocalTrack[64];

    // Rows of the tracks that the last look brought a plot.
    private int[] _seen = new int[64];
    private int _seenCount;

    // Of the tracks that the look concerns, in the order of their numbers: the place among the living, the row, what the look expects, and whether it was carried
    // to the look's time. To these, and not to all tracks, the lines of the pairs' graph belong.
    private int[] _place = new int[64];
    private int[] _row = new int[64];
    private double[] _detection = new double[64];
    private bool[] _isCarried = new bool[64];
    private int _concerned;
    private int[] _taken = new int[64];
    private int[] _free = new int[64];
    private DroppedTrack[] _dropped = new DroppedTrack[64];
    private int[] _near = new int[64];
    private double[] _nearDistance = new double[64];
    private readonly double[] _pairCost = new double[MostNear];
    private bool[] _plotTaken = new bool[256];
    private double[] _pairProbability = new double[64];
    private double[] _noneProbability = new double[64];
    private int[] _which = new int[64];
    private int _used;
    private int _freeCount;
    private int _droppedCount;
    private int _numbered;

    /// <summary>A tracker without tracks.</summary>
    /// <param name="definition">How it decides.</param>
    /// <param name="radar">Whose plots come.</param>
    public ScanTracker(TrackerDefinition definition, RadarModel radar)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(radar);
        _definition = definition;
        _radar = radar;
        definition.Check();
        _bank = new FilterBank(definition.Models, radar);
        _ahead = new FilterBank(definition.Models, radar);
        _score = new TrackScore(definition, radar);
        _gateRoot = Math.Sqrt(definition.Gate);
        _lean = Math.Sqrt((radar.Rotation[2] * radar.Rotation[2]) + (radar.Rotation[5] * radar.Rotation[5]));
        _bank.Reserve(_tracks.Length);
        _ahead.Reserve(1);
    }

    /// <summary>All rows that are or were in use; those with number zero are free. A track keeps its row for life.</summary>
    public ReadOnlySpan<LocalTrack> Tracks => _tracks.AsSpan(0, _used);

    /// <summary>Rows of the tracks that the last look brought a plot, those that it started included; ascending.</summary>
    public ReadOnlySpan<int> Seen => _seen.AsSpan(0, _seenCount);

    /// <summary>Tracks that the last look ended.</summary>
    public ReadOnlySpan<DroppedTrack> Dropped => _dropped.AsSpan(0, _droppedCount);

    /// <summary>Tracks alive, and those of them that are confirmed.</summary>
    public int Alive => _living.Count;

    public int Confirmed { get; private set; }

    /// <summary>Tracks that the last look had to consider; the others rested.</summary>
    public int Awake { get; private set; }

    /// <summary>Plots of the last look that no confirmed track took: what the assumed false plots are held against.</summary>
    public int Unclaimed { get; private set; }

    /// <summary>Plots so far that could not have come from a radar, and plots that started no track because there were too many.</summary>
    public long Refused { get; private set; }

    public long Crowded { get; private set; }

    /// <summary>Takes in the plots of one look.</summary>
    /// <param name="look">When it ended and what it could see.</param>
    /// <param name="plots">In any order; none earlier than what the tracker has seen of the same place.</param>
    /// <param name="given">For each plot the row of the track that took it or was started by it; −1 for none.</param>
    public void Step(ILook look, ReadOnlySpan<RadarPlot> plots, Span<int> given)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentOutOfRangeException.ThrowIfLessThan(given.Length, plots.Length);
        given[..plots.Length].Fill(-1);
        _droppedCount = 0;
        MakeRoom(Math.Min(_used + plots.Length, _definition.MostTracks));
        _grid.Fill(plots, _radar);
        Refused += _grid.Refused;
        Reserve(ref _plotTaken, _grid.Count);
        Array.Clear(_plotTaken, 0, _grid.Count);
        ForgetSeen();

        Pair(look, plots);
        _graph.Build();
        if (_definition.Kind == TrackerKind.ImmJpda)
        {
            ShareOut(look.Time, plots, given);
        }
        else
        {
            Assign(look.Time, plots, given);
        }

        for (var line = 0; line < _concerned; line++)
        {
            if (_tracks[_row[line]].Number != 0)
            {
                LetRest(look, _place[line], _row[line]);
            }
        }

        _living.CloseRanks();
        Unclaimed = 0;
        for (var at = 0; at < _grid.Count; at++)
        {
            var row = given[_grid.Order[at]];
            Unclaimed += row >= 0 && _tracks[row].Status == TrackStatus.Confirmed ? 0 : 1;
        }

        StartTracks(plots, given);
        _seen.AsSpan(0, _seenCount).Sort();
    }

    /// <summary>The estimate of a row, for the moment of its last look.</summary>
    public void EstimateOf(int row, out Estimate estimate) => _bank.EstimateOf(row, out estimate);

    /// <summary>Place and velocity of a row: east, north, up (m), and their rates (m/s).</summary>
    public void StateOf(int row, Span<double> placeAndVelocity) => _bank.StateOf(row, placeAndVelocity);

    /// <summary>Probability of a model of motion of a row.</summary>
    public double ProbabilityOf(int row, int model) => _bank.ProbabilityOf(row, model);

    /// <summary>Everything that is needed to go on from here, between two looks.</summary>
    public SavedTracker Save() => new(_tracks[.._used], _free[.._freeCount], _numbered, Confirmed, Refused, Crowded, _bank.Save(_used));

    /// <summary>Goes back to what was saved of this tracker or its like.</summary>
    public void Load(SavedTracker saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        MakeRoom(Math.Max(saved.Tracks.Length, saved.Free.Length));
        _used = saved.Tracks.Length;
        _freeCount = saved.Free.Length;
        _numbered = saved.Numbered;
        _droppedCount = 0;
        saved.Tracks.CopyTo(_tracks, 0);
        saved.Free.CopyTo(_free, 0);
        _seenCount = 0;
        var alive = 0;
        for (var row = 0; row < _used; row++)
        {
            if (_tracks[row].Number != 0)
            {
                _row[alive++] = row;
                if (_tracks[row].LastPlot >= 0)
                {
                    _seen[_seenCount++] = row;
                }
            }
        }

        // All of them awake: who may rest shows at the next look.
        _row.AsSpan(0, alive).Sort((left, right) => _tracks[left].Number.CompareTo(_tracks[right].Number));
        _living.Clear();
        for (var place = 0; place < alive; place++)
        {
            _living.Add(_row[place]);
        }

        Confirmed = saved.Confirmed;
        Refused = saved.Refused;
        Crowded = saved.Crowded;
        _bank.Load(saved.Filters);
    }

    private static void Reserve<T>(ref T[] array, int count)
    {
        if (array.Length < count)
        {
            Array.Resize(ref array, 4 * count);
        }
    }

    // Room for as many tracks as this look can start, and four times as much when it grows: the steady state allocates nothing.
    private void MakeRoom(int rows)
    {
        if (_tracks.Length >= rows)
        {
            return;
        }

        var room = Math.Min(4 * rows, _definition.MostTracks);
        Array.Resize(ref _tracks, room);
        Array.Resize(ref _detection, room);
        Array.Resize(ref _isCarried, room);
        Array.Resize(ref _place, room);
        Array.Resize(ref _row, room);
        Array.Resize(ref _seen, room);
        _living.Reserve(room);
        Array.Resize(ref _taken, room);
        Array.Resize(ref _noneProbability, room);
        Array.Resize(ref _free, room);
        Array.Resize(ref _dropped, room);
        _bank.Reserve(room);
    }

    // A row may have gone to another track since, but only to one that was seen as well.
    private void ForgetSeen()
    {
        for (var i = 0; i < _seenCount; i++)
        {
            _tracks[_seen[i]].LastPlot = -1;
        }

        _seenCount = 0;
    }

    private void Pair(ILook look, ReadOnlySpan<RadarPlot> plots)
    {
        var span_s = _grid.Count == 0 ? 0.0 : Math.Max(Math.Abs((look.Time - _grid.Earliest).Seconds), Math.Abs((_grid.Latest - look.Time).Seconds));
        if (!MayRest(look, span_s, plots))
        {
            _living.WakeAll();
        }

        Awake = _living.Awake(look.Time, _place);
        _graph.Clear(Math.Max(Awake, 1), Math.Max(_grid.Count, 1));
        _concerned = 0;
        for (var i = 0; i < Awake; i++)
        {
            if (i + VisitsAhead < Awake)
            {
                FetchSoon(_living.RowAt(_place[i + VisitsAhead]));
            }

            Visit(look, _place[i], span_s, plots);
        }
    }

    /// <summary>Asks for what a visit will read: the tracks of a turning beam lie all over the memory, and while one is visited the next may come.</summary>
    private void FetchSoon(int row)
    {
        Fetch.Soon(ref _tracks[row].Number);
        Fetch.Soon(ref _tracks[row].LastPlot);
        _bank.FetchSoon(row);
    }

    // Tracks rest in the belief that plots lie where the beam was, and come from a part of the rotation; where they do not, nobody rests.
    private bool MayRest(ILook look, double span_s, ReadOnlySpan<RadarPlot> plots)
    {
        if (look.Rotation <= Duration.Zero || span_s > LongestLook * look.Rotation.Seconds)
        {
            return false;
        }

        foreach (var index in _grid.Order)
        {
            if (!look.Holds(plots[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A track meets the look: it gets a line in the graph if it should have been seen or has plots inside its gate, else it rests until the beam comes near.</summary>
    private void Visit(ILook look, int place, double span_s, ReadOnlySpan<RadarPlot> plots)
    {
        var row = _living.RowAt(place);
        ref var track = ref _tracks[row];
        _bank.Reach(row, look.Time, out var believed, out var level_m, out var climb_m, out var speed_mps);
        var detection = look.Detection(believed, track);
        detection = detection > 0.0 ? Math.Min(detection * SeenShare(track), GreatestDetection) : 0.0;
        var count = 0;
        if (_grid.Count > 0)
        {
            // Where all plots are of one time, the gate itself is as cheap as a looser one before it.
            var loose = default(LooseGate);
            if (_grid.Earliest != _grid.Latest)
            {
                _bank.LooseGateOf(row, _grid.Latest, (_grid.Latest - _grid.Earliest).Seconds, ShortSpan.Seconds, _definition.Gate, out loose);
            }

            count = FindInRing(loose);
            if (count < 0)
            {
                var (acrossLook_m, climbLook_m) = LookDeviation(believed);
                var span_m = speed_mps * span_s;
                var across_m = (_gateRoot * Math.Sqrt((level_m * level_m) + (acrossLook_m * acrossLook_m))) + span_m;
                var up_m = (_gateRoot * Math.Sqrt((climb_m * climb_m) + (climbLook_m * climbLook_m))) + span_m;
                count = FindInBox(believed, across_m, up_m, loose);
            }
        }

        if (count == 0 && detection <= 0.0)
        {
            LetRest(look, place, row);
            return;
        }

        var line = _concerned++;
        _place[line] = place;
        _row[line] = row;
        _detection[line] = detection;
        _isCarried[line] = false;
        if (count > 0)
        {
            count = Gate(line, count, look.Time, plots);
        }

        for (var i = 0; i < count; i++)
        {
            _graph.Add(line, _near[i], _pairCost[i]);
        }
    }

    /// <summary>Leaves a track alone until the beam comes near again, whatever it does meanwhile.</summary>
    /// <remarks>
    /// A plot inside the gate is off the track's azimuth by no more than √(gate·(σ²/ρ² + σ_az²)), where σ is the track's error across the line of sight at the plot's time:
    /// range and elevation have no part in when the beam comes.
    /// </remarks>
    private void LetRest(ILook look, int place, int row)
    {
        if (look.Rotation <= Duration.Zero)
        {
            return;
        }

        // A plot's errors may be reckoned for a moment a little beside its own.
        _bank.Reach(row, look.Time, out var believed, out var levelNow_m, out var climbNow_m, out var speed_mps);
        _bank.Reach(row, look.Time + look.Rotation + ShortSpan, out var then, out var level_m, out var climb_m, out _);

        // Plots of a look are older than its end: for the first of the looks to come, that reaches back behind where the track is now.
        var flown = then - believed;
        var from = new EnuOffset(believed.East - (LongestLook * flown.East), believed.North - (LongestLook * flown.North), believed.Up - (LongestLook * flown.Up));
        var across_m = (Math.Sqrt(2.0) * Math.Max(levelNow_m, level_m)) + (_lean * Math.Max(climbNow_m, climb_m));
        var slant_m = Math.Max((from - _radar.Offset).Norm, (then - _radar.Offset).Norm);
        var within_m = (_gateRoot * Math.Sqrt((across_m * across_m) + (slant_m * slant_m * _radar.AzimuthVariance_rad2))) + (speed_mps * ShortSpan.Seconds);
        _living.Rest(place, look.NothingUntil(from, then, within_m));
    }

    /// <summary>How far a plot of a target at this place may lie from it, level and upward, as one standard deviation each.</summary>
    private (double Level_m, double Climb_m) LookDeviation(in EnuOffset place)
    {
        var off = place - _radar.Offset;
        double east = off.East, north = off.North, up = off.Up;
        var level2 = (east * east) + (north * north);
        var slant2 = level2 + (up * up);
        return (
            Math.Sqrt(_radar.RangeVariance_m2 + (level2 * _radar.AzimuthVariance_rad2) + (slant2 * LeanShare(up, level2) * _radar.ElevationVariance_rad2)),
            Math.Sqrt(_radar.RangeVariance_m2 + (slant2 * _radar.ElevationVariance_rad2)));
    }

    // Share of the error of elevation that moves a plot along the ground: the sine of the elevation, squared. The frames of a theatre lean up to a few degrees against each other.
    private static double LeanShare(double up, double level2)
    {
        const double Lean2 = 0.01;
        var up2 = up * up;
        return Math.Min((up2 / Math.Max(up2 + level2, 1.0)) + Lean2, 1.0);
    }

    /// <summary>Finds the plots that may lie inside a track's gate among those about as far from the radar, ascending; −1 where the gate is open or there are too many.</summary>
    private int FindInRing(in LooseGate loose)
    {
        if (!loose.IsClosed)
        {
            return -1;
        }

        var (first, end) = _grid.Ring(loose.LeastRange_m, loose.GreatestRange_m);
        return end - first > MostInRing ? -1 : KeepLikely(loose, first, end);
    }

    /// <summary>The same among the plots in a box around a track.</summary>
    private int FindInBox(in EnuOffset believed, double across_m, double up_m, in LooseGate loose)
    {
        var count = _grid.Near(believed, across_m, up_m, ref _near);
        if (count > MostNear)
        {
            count = KeepNearest(believed, count);
        }

        var near = _near.AsSpan(0, count);
        near.Sort();
        var seen = _grid.Seen;
        var kept = 0;
        foreach (var at in near)
        {
            if (loose.Passes(seen[at]))
            {
                _near[kept++] = at;
            }
        }

        return kept;
    }

    /// <summary>Leaves out of neighbours in range the plots that are outside of the gate beyond doubt.</summary>
    private int KeepLikely(in LooseGate loose, int first, int end)
    {
        var seen = _grid.Seen;
        var kept = 0;
        for (var at = first; at < end; at++)
        {
            if (loose.Passes(seen[at]))
            {
                _near[kept++] = at;
            }
        }

        return kept;
    }

    /// <summary>Leaves of the plots near a track those inside its gate, with their costs.</summary>
    private int Gate(int line, int count, SimulationTime end, ReadOnlySpan<RadarPlot> plots)
    {
        var order = _grid.Order;
        var row = _row[line];
        var gain = _score.PairGain(ExpectedOf(line));

        // Where all plots are of the look's own time, as they are when a whole scan counts as one moment, the track can be carried there for good.
        if (_detection[line] > 0.0 && AreOf(end, count, plots))
        {
            _bank.Predict(row, end);
            _isCarried[line] = true;
            for (var i = 0; i < count; i++)
            {
                _pairCost[i] = CostOf(_bank.Fit(row, plots[order[_near[i]]], _definition.Gate), gain);
            }
        }
        else
        {
            FitAhead(line, count, gain, plots);
        }

        var pairs = 0;
        for (var i = 0; i < count; i++)
        {
            if (_pairCost[i] < 0.0)
            {
                _pairCost[pairs] = _pairCost[i];
                _near[pairs++] = _near[i];
            }
        }

        return pairs > MostPairs ? Selection.KeepLeast(_pairCost.AsSpan(0, pairs), _near.AsSpan(0, pairs), MostPairs) : pairs;
    }

    private bool AreOf(SimulationTime time, int count, ReadOnlySpan<RadarPlot> plots)
    {
        for (var i = 0; i < count; i++)
        {
            if (plots[_grid.Order[_near[i]]].Time != time)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Less than nothing for a plot inside the gate that says more than it costs.</summary>
    private double CostOf(Fit fit, double gain) =>
        fit.Distance <= _definition.Gate && fit.LogLikelihood + gain > 0.0 ? -(fit.LogLikelihood + gain) : 0.0;

    /// <summary>The costs of plots of several times: those of one short span are held against one estimate, which the velocity carries to each.</summary>
    private void FitAhead(int line, int count, double gain, ReadOnlySpan<RadarPlot> plots)
    {
        var row = _row[line];
        var carriedTo = SimulationTime.Never;
        for (var i = 0; i < count; i++)
        {
            ref readonly var plot = ref plots[_grid.Order[_near[i]]];
            var time = plot.Time - _bank.TimeOf(row) < LeastStep ? plot.Time : MiddleOfSpan(plot.Time);
            if (time != carriedTo)
            {
                _ahead.PredictFrom(_bank, row, 0, time);
                carriedTo = time;
            }

            _pairCost[i] = CostOf(_ahead.Fit(0, plot, _definition.Gate), gain);
        }
    }

    // Fixed spans, not those of the plots at hand: what other plots the look has must not come into it.
    private static SimulationTime MiddleOfSpan(SimulationTime time) =>
        SimulationTime.FromMicroseconds((time.Microseconds / ShortSpan.Microseconds * ShortSpan.Microseconds) + (ShortSpan.Microseconds / 2));

    /// <summary>Carries a track to the time of the look that brought it no plot.</summary>
    private void CarryUnseen(int line, SimulationTime end)
    {
        if (!_isCarried[line])
        {
            _bank.Carry(_row[line], end);
        }
    }

    /// <summary>A track takes in the plot that it was given.</summary>
    private void TakeIn(int line, in RadarPlot plot)
    {
        var row = _row[line];
        if (_isCarried[line])
        {
            _bank.Update(row, plot);
            return;
        }

        _ahead.PredictFrom(_bank, row, 0, plot.Time);
        _ahead.Update(0, plot);
        _bank.Take(_ahead, 0, row);
    }

    private int KeepNearest(in EnuOffset place, int count)
    {
        _near.AsSpan(0, count).Sort();
        Reserve(ref _nearDistance, count);
        for (var i = 0; i < count; i++)
        {
            var off = _grid.PlaceOf(_near[i]) - place;
            _nearDistance[i] = (off.East * off.East) + (off.North * off.North) + (off.Up * off.Up);
        }

        return Selection.KeepLeast(_nearDistance.AsSpan(0, count), _near.AsSpan(0, count), MostNear);
    }

    /// <summary>Each plot to one track, at the least cost of all.</summary>
    private void Assign(SimulationTime end, ReadOnlySpan<RadarPlot> plots, Span<int> given)
    {
        _assignment.SolvePairs(_graph, _taken.AsSpan(0, _graph.RowCount));
        for (var line = 0; line < _concerned; line++)
        {
            var row = _row[line];
            var pair = _taken[line];
            if (pair >= 0)
            {
                var at = _graph.Column[pair];
                var index = _grid.Order[at];
                TakeIn(line, plots[index]);
                var expected = ExpectedOf(line);
                _tracks[row].Score += _score.OfPlot(-_graph.Cost[pair] - _score.PairGain(expected), expected);
                Count(row, at, index, plots[index], given);
            }
            else if (_detection[line] > 0.0)
            {
                CarryUnseen(line, end);
                Miss(line, TrackScore.OfMiss(_detection[line]));
            }
        }
    }

    /// <summary>Each track takes every plot in its gate, by its probability.</summary>
    private void ShareOut(SimulationTime end, ReadOnlySpan<RadarPlot> plots, Span<int> given)
    {
        Reserve(ref _pairProbability, _graph.PairCount);
        Reserve(ref _which, _graph.PairCount);
        _probabilities.Solve(_graph, _pairProbability, _noneProbability.AsSpan(0, _graph.RowCount));
        for (var line = 0; line < _concerned; line++)
        {
            var row = _row[line];
            var (first, count) = _graph.PairsOfRow(line);
            if (count == 0)
            {
                if (_detection[line] > 0.0)
                {
                    CarryUnseen(line, end);
                    Miss(line, TrackScore.OfMiss(_detection[line]));
                }

                continue;
            }

            var best = 0;
            var probabilities = _pairProbability.AsSpan(first, count);
            for (var i = 0; i < count; i++)
            {
                _which[i] = _grid.Order[_graph.Column[first + i]];
                best = probabilities[i] > probabilities[best] ? i : best;
            }

            var none = Math.Max(_noneProbability[line], LeastProbability);
            if (!_isCarried[line])
            {
                _bank.Predict(row, plots[_which[best]].Time);
            }

            _bank.Update(row, plots, _which.AsSpan(0, count), probabilities);

            // The likelihood ratio of all that was in the gate: (1 − Pd) over the probability that none of it is the target's.
            var gain = Portable.Log((1.0 - ExpectedOf(line)) / none);
            if (probabilities[best] >= 0.5)
            {
                _tracks[row].Score += gain;
                Count(row, _graph.Column[first + best], _which[best], plots[_which[best]], given);
            }
            else if (none < 0.5)
            {
                // Two plots that are about as likely: it was seen, and which it is stays open.
                SeenByOneOf(row, gain, _which[best], plots);
                MarkTaken(first, count);
            }
            else if (_detection[line] > 0.0)
            {
                Miss(line, gain);
            }
        }
    }

    private void SeenByOneOf(int row, double gain, int likeliest, ReadOnlySpan<RadarPlot> plots)
    {
        ref var track = ref _tracks[row];
        track.Score += gain;
        track.BestScore = Math.Max(track.BestScore, track.Score);
        track.Plots++;
        track.Misses = 0;
        track.Looks++;
        track.LastSeen = plots[likeliest].Time;
        track.LastPlot = likeliest;
        _seen[_seenCount++] = row;
        ConfirmIfBelieved(ref track);
    }

    private void ConfirmIfBelieved(ref LocalTrack track)
    {
        if (track.Status == TrackStatus.Tentative && _score.Confirms(track))
        {
            track.Status = TrackStatus.Confirmed;
            Confirmed++;
        }
    }

    private void MarkTaken(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            _plotTaken[_graph.Column[i]] |= _pairProbability[i] > 0.25;
        }
    }

    private double ExpectedOf(int line) => _detection[line] > 0.0 ? _detection[line] : _radar.ExpectedDetection * SeenShare(_tracks[_row[line]]);

    /// <summary>How often a track was seen, against how often it should have been: the mean of a beta distribution that began with a few looks' worth of what is expected.</summary>
    private double SeenShare(in LocalTrack track) => _definition.LearnsDetection
        ? Math.Min((track.Plots + (LooksBelieved * _radar.ExpectedDetection)) / ((track.Looks + LooksBelieved) * _radar.ExpectedDetection), 1.0)
        : 1.0;

    /// <summary>A track has got its plot: the account of its life.</summary>
    private void Count(int row, int at, int index, in RadarPlot plot, Span<int> given)
    {
        ref var track = ref _tracks[row];
        _plotTaken[at] = true;
        given[index] = row;
        track.BestScore = Math.Max(track.BestScore, track.Score);
        track.Plots++;
        track.Looks++;
        track.Misses = 0;
        track.LastSeen = plot.Time;
        track.LastPlot = index;
        _seen[_seenCount++] = row;
        track.Interrogations++;
        track.Answers += plot.IsAnswered ? 1 : 0;
        ConfirmIfBelieved(ref track);
    }

    private void Miss(int line, double change)
    {
        ref var track = ref _tracks[_row[line]];
        track.Misses++;
        track.Looks++;
        track.Score += change;
        if (_score.Drops(track))
        {
            Drop(line);
        }
    }

    private void Drop(int line)
    {
        var row = _row[line];
        ref var track = ref _tracks[row];
        _dropped[_droppedCount++] = new DroppedTrack(row, track.Number, track.Status, track.Score);
        Confirmed -= track.Status == TrackStatus.Confirmed ? 1 : 0;
        track.Number = 0;
        _free[_freeCount++] = row;
        _living.End(_place[line]);
    }

    private void StartTracks(ReadOnlySpan<RadarPlot> plots, Span<int> given)
    {
        for (var at = 0; at < _grid.Count; at++)
        {
            if (_plotTaken[at])
            {
                continue;
            }

            if (Alive >= _definition.MostTracks)
            {
                Crowded++;
                continue;
            }

            var index = _grid.Order[at];
            var row = _freeCount > 0 ? _free[--_freeCount] : _used++;
            _bank.Start(row, plots[index], _definition.SpeedSpread.MetresPerSecond, _definition.ClimbSpread.MetresPerSecond);
            _tracks[row] = new LocalTrack
            {
                Number = ++_numbered,
                Born = plots[index].Time,
                LastSeen = plots[index].Time,
                Score = _score.AtStart,
                BestScore = _score.AtStart,
                Plots = 1,
                Looks = 1,
                Interrogations = 1,
                Answers = plots[index].IsAnswered ? 1 : 0,
                LastPlot = index,
            };
            _living.Add(row);
            _seen[_seenCount++] = row;
            given[index] = row;
        }
    }
}

/// <summary>A <see cref="ScanTracker"/> at a moment, complete.</summary>
public sealed class SavedTracker
{
    internal SavedTracker(LocalTrack[] tracks, int[] free, int numbered, int confirmed, long refused, long crowded, SavedFilters filters)
    {
        Tracks = tracks;
        Free = free;
        Numbered = numbered;
        Confirmed = confirmed;
        Refused = refused;
        Crowded = crowded;
        Filters = filters;
    }

    internal LocalTrack[] Tracks { get; }

    internal int[] Free { get; }

    internal int Numbered { get; }

    internal int Confirmed { get; }

    internal long Refused { get; }

    internal long Crowded { get; }

    internal SavedFilters Filters { get; }
}
