using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <content>The tables of the picture, and how rows come and go.</content>
public sealed partial class AirPicture
{
    /// <summary>How long the places of the grid stand. Every system track is placed anew after it, so this is a matter of cost; what a target turns meanwhile is in the margin.</summary>
    private static readonly Duration GridLife = Duration.FromSeconds(4);

    /// <summary>The last merges are remembered, so that a radar told to follow a number that is gone is not lost.</summary>
    private const int MergesRemembered = 256;

    private SystemTrack[] _tracks = new SystemTrack[128];
    private Inner[] _inner = new Inner[128];
    private Estimate[] _fused = new Estimate[128];
    private int _usedRows;
    private int _lowestFree;
    private int _numbered;
    private int _coasting;

    /// <summary>No track that coasts was lost before this.</summary>
    private SimulationTime _firstLost;

    private int[] _touched = new int[128];
    private bool[] _isTouched = new bool[128];
    private int _touchedCount;
    private readonly Dictionary<int, int> _rowOf = [];

    private Local[] _locals = new Local[256];
    private Estimate[] _estimates = new Estimate[256];
    private int _usedLocals;
    private int _firstFreeLocal = -1;
    private readonly Dictionary<long, int> _localOf = [];
    private SimulationTime _nextSweep;

    private (int From, int Into)[] _merges = new (int From, int Into)[MergesRemembered];
    private int _mergeCount;

    private TrackReport[] _reports = new TrackReport[256];
    private long[] _reportKeys = new long[256];
    private int[] _reportOrder = new int[256];
    private int _reportCount;
    private long[] _withdrawn = new long[64];
    private int _withdrawnCount;
    private PictureChange[] _changes = new PictureChange[64];
    private int _changeCount;

    private readonly PictureGrid _grid = new();
    private SimulationTime _gridTime;
    private bool _isGridEmpty = true;

    /// <summary>All that the picture will decide from, for a snapshot of the battle.</summary>
    public SavedAirPicture Save() => new(new Contents
    {
        Now = Now,
        LateReports = LateReports,
        RefusedReports = RefusedReports,
        LookRounds = LookRounds,
        Tracks = _tracks[.._usedRows],
        Inner = _inner[.._usedRows],
        Fused = _fused[.._usedRows],
        Numbered = _numbered,
        Locals = _locals[.._usedLocals],
        Estimates = _estimates[.._usedLocals],
        FirstFreeLocal = _firstFreeLocal,
        NextSweep = _nextSweep,
        Merges = [.. _merges],
        MergeCount = _mergeCount,
        Reports = _reports[.._reportCount],
        Withdrawn = _withdrawn[.._withdrawnCount],
        Changes = _changes[.._changeCount],
        GridTime = _gridTime,
        IsGridEmpty = _isGridEmpty,
        Biases = _biases?.Save(),
    });

    /// <summary>Goes on from a snapshot as if nothing had been in between.</summary>
    public void Load(SavedAirPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var saved = picture.Contents;
        Now = saved.Now;
        LateReports = saved.LateReports;
        RefusedReports = saved.RefusedReports;
        LookRounds = saved.LookRounds;
        Fill(ref _tracks, saved.Tracks);
        Fill(ref _inner, saved.Inner);
        Fill(ref _fused, saved.Fused);
        Match(ref _inner, _tracks.Length);
        Match(ref _fused, _tracks.Length);
        Match(ref _touched, _tracks.Length);
        Match(ref _isTouched, _tracks.Length);
        _usedRows = saved.Tracks.Length;
        _lowestFree = 0;
        _numbered = saved.Numbered;
        _rowOf.Clear();
        _coasting = 0;
        _firstLost = default;
        ForgetTouched();
        for (var row = 0; row < _usedRows; row++)
        {
            if (_tracks[row].Number > 0)
            {
                _rowOf[_tracks[row].Number] = row;
                _coasting += _tracks[row].IsCoasting ? 1 : 0;
            }
        }

        Fill(ref _locals, saved.Locals);
        Fill(ref _estimates, saved.Estimates);
        Match(ref _estimates, _locals.Length);
        _usedLocals = saved.Locals.Length;
        InsertAll();
        _firstFreeLocal = saved.FirstFreeLocal;
        _nextSweep = saved.NextSweep;
        _localOf.Clear();
        for (var local = 0; local < _usedLocals; local++)
        {
            if (_locals[local].Number > 0)
            {
                _localOf[KeyOf(_locals[local].Source, _locals[local].Number)] = local;
            }
        }

        _merges = [.. saved.Merges];
        _mergeCount = saved.MergeCount;
        _reportCount = 0;
        foreach (ref readonly var report in saved.Reports.AsSpan())
        {
            Report(report);
        }

        Fill(ref _withdrawn, saved.Withdrawn);
        _withdrawnCount = saved.Withdrawn.Length;
        Fill(ref _changes, saved.Changes);
        _changeCount = saved.Changes.Length;
        _gridTime = saved.GridTime;
        _isGridEmpty = saved.IsGridEmpty;
        _grid.Clear();
        for (var row = 0; row < _usedRows; row++)
        {
            if (_tracks[row].Number > 0)
            {
                _grid.Add(row, _tracks[row].Number, _inner[row].Box);
            }
        }

        if (saved.Biases is { } biases)
        {
            _biases?.Load(biases);
        }
    }

    private static void Fill<T>(ref T[] array, T[] saved)
    {
        if (array.Length < saved.Length)
        {
            array = new T[saved.Length];
        }

        saved.CopyTo(array, 0);
    }

    private static void Match<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, length);
        }
    }

    private int StartRow(SimulationTime born)
    {
        var row = _lowestFree;
        while (row < _usedRows && _tracks[row].Number != 0)
        {
            row++;
        }

        _lowestFree = row + 1;
        if (row == _tracks.Length)
        {
            Array.Resize(ref _tracks, 2 * row);
            Array.Resize(ref _inner, 2 * row);
            Array.Resize(ref _fused, 2 * row);
            Array.Resize(ref _members, 2 * row * _berths);
            Array.Resize(ref _touched, 2 * row);
            Array.Resize(ref _isTouched, 2 * row);
        }

        _usedRows = Math.Max(_usedRows, row + 1);
        _tracks[row] = default;
        _tracks[row].Number = ++_numbered;
        _tracks[row].Born = born;
        _inner[row] = default;
        _rowOf[_numbered] = row;
        _coasting++;
        Touch(row);
        return row;
    }

    private void FreeRow(int row)
    {
        _rowOf.Remove(_tracks[row].Number);
        _tracks[row].Number = 0;
        _tracks[row].Members = 0;
        Touch(row);
        _grid.Remove(row);
        _lowestFree = Math.Min(_lowestFree, row);
    }

    private void Touch(int row)
    {
        if (!_isTouched[row])
        {
            _isTouched[row] = true;
            _touched[_touchedCount++] = row;
        }
    }

    private void ForgetTouched()
    {
        foreach (var row in Touched)
        {
            _isTouched[row] = false;
        }

        _touchedCount = 0;
    }

    private int StartLocal(int source, int number)
    {
        var local = _firstFreeLocal;
        if (local >= 0)
        {
            _firstFreeLocal = _locals[local].Next;
        }
        else
        {
            local = _usedLocals++;
            if (local == _locals.Length)
            {
                Array.Resize(ref _locals, 2 * local);
                Array.Resize(ref _estimates, 2 * local);
            }
        }

        _locals[local] = default;
        _locals[local].Source = source;
        _locals[local].Number = number;
        _locals[local].Row = -1;
        _localOf[KeyOf(source, number)] = local;
        return local;
    }

    private void FreeLocal(int local)
    {
        _localOf.Remove(KeyOf(_locals[local].Source, _locals[local].Number));
        _locals[local].Number = 0;
        _locals[local].Next = _firstFreeLocal;
        _firstFreeLocal = local;
    }

    private int Survivor(int number)
    {
        // Merges are remembered in their order, so one pass forward follows a chain of them.
        for (var at = Math.Max(0, _mergeCount - MergesRemembered); at < _mergeCount; at++)
        {
            ref readonly var merge = ref _merges[at % MergesRemembered];
            if (merge.From == number)
            {
                number = merge.Into;
            }
        }

        return number;
    }

    private void Tell(PictureChangeKind kind, int number, int local, int other = 0)
    {
        if (_changeCount == _changes.Length)
        {
            Array.Resize(ref _changes, 2 * _changeCount);
        }

        _changes[_changeCount++] = local < 0
            ? new PictureChange(kind, number, -1, 0, other)
            : new PictureChange(kind, number, _locals[local].Source, _locals[local].Number, other);
    }

    /// <summary>What the picture alone knows of a system track.</summary>
    internal struct Inner
    {
        /// <summary>For each member's radar the bit of its number, modulo 64: where a bit is missing, no such radar is a member.</summary>
        public ulong Sources;

        /// <summary>Whether the fused estimate at hand is that of the present members.</summary>
        public bool IsFused;

        /// <summary>When the last member left.</summary>
        public SimulationTime Lost;

        public GridBox Box;
    }

    /// <summary>A radar's track as the picture knows it.</summary>
    internal struct Local
    {
        public int Number;
        public int Source;

        /// <summary>The system track that it belongs to; −1 while it waits.</summary>
        public int Row;

        /// <summary>While it is free: the next free one.</summary>
        public int Next;

        public SimulationTime Time;
        public SimulationTime Heard;
        /// <summary>Its first plot, as the radar says.</summary>
        public SimulationTime Born;
        public SimulationTime Joined;
        public int Interrogations;
        public int Answers;
        public int Plots;
        public int BoundTo;

        /// <summary>Whether it was found elsewhere than it was told to be.</summary>
        public bool IsUnbound;
        public SimulationTime UnboundAt;

        public bool IsWithdrawn;

        /// <summary>The system track that it may turn out to be, and how often in succession it looked so.</summary>
        public int Candidate;
        public int Consistent;

        /// <summary>Comparisons since it waits.</summary>
        public int Waited;

        /// <summary>Comparisons in succession that spoke against its own system track.</summary>
        public int Inconsistent;

        /// <summary>The system track with which it may be confused, the mean advantage of exchanging, and over how many comparisons.</summary>
        public int Rival;
        public double Advantage;
        public int Rivalries;
    }

    /// <summary>What a snapshot holds.</summary>
    internal sealed record Contents
    {
        public required SimulationTime Now { get; init; }

        public required long LateReports { get; init; }

        public required long RefusedReports { get; init; }

        public required long LookRounds { get; init; }

        public required SystemTrack[] Tracks { get; init; }

        public required Inner[] Inner { get; init; }

        public required Estimate[] Fused { get; init; }

        public required int Numbered { get; init; }

        public required Local[] Locals { get; init; }

        public required Estimate[] Estimates { get; init; }

        public required int FirstFreeLocal { get; init; }

        public required SimulationTime NextSweep { get; init; }

        public required (int From, int Into)[] Merges { get; init; }

        public required int MergeCount { get; init; }

        public required TrackReport[] Reports { get; init; }

        public required long[] Withdrawn { get; init; }

        public required PictureChange[] Changes { get; init; }

        public required SimulationTime GridTime { get; init; }

        public required bool IsGridEmpty { get; init; }

        public required (double[] Bias, double[] Covariance)? Biases { get; init; }
    }
}

/// <summary>The state of an <see cref="AirPicture"/> at one moment.</summary>
public sealed class SavedAirPicture
{
    internal SavedAirPicture(AirPicture.Contents contents) => Contents = contents;

    internal AirPicture.Contents Contents { get; }
}
