using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <summary>How a plot lies to a track.</summary>
/// <param name="Distance">Squared normalised (Mahalanobis) distance, the least over the models.</param>
/// <param name="LogLikelihood">Logarithm of the density of the plot given the track, over the models by their probability, 1/(m·rad²); where the rate of range counts, times how much denser it is than rates spread evenly over <see cref="RadarModel.RateSpan_mps"/>.</param>
public readonly record struct Fit(double Distance, double LogLikelihood);

/// <summary>The estimates of all tracks of one radar: an extended Kalman filter for each model of motion, and the models mixed by their probability.</summary>
/// <remarks>
/// <para>Formula: with one model x ← f(x), P ← F·P·Fᵀ + Q; S = H·P·Hᵀ + R = L·Lᵀ, W = P·Hᵀ·L⁻ᵀ, x ← x + W·L⁻¹ν, P ← P − W·Wᵀ. With several
/// (interacting multiple models): c_j = Σ π_ij·μ_i, μ_i|j = π_ij·μ_i/c_j, x0_j = Σ μ_i|j·x_i, P0_j = Σ μ_i|j·(P_i + (x_i − x0_j)(x_i − x0_j)ᵀ);
/// each model predicts and updates by itself; μ_j ∝ c_j·Λ_j, Λ_j = N(ν; 0, S_j). π_ii = exp(−dt/τ_i), the rest by the models' shares.
/// Several plots (JPDA): x ← x + W·Σ β_m·y_m, P ← P − (1 − β_0)·W·Wᵀ + W·(Σ β_m·y_m·y_mᵀ − ȳ·ȳᵀ)·Wᵀ with y_m = L⁻¹ν_m.</para>
/// <para>Source: Blom and Bar-Shalom, IEEE Transactions on Automatic Control 33 (1988), 780–783; Bar-Shalom, Li and Kirubarajan (2001), 11.6
/// (sections unconfirmed).</para>
/// <para>Valid: as <see cref="MotionPrediction"/> and <see cref="RadarMeasurement"/>; plots of one look lie near each other in time.</para>
/// </remarks>
public sealed partial class FilterBank
{
    private const int MostModels = 6;
    private const int MostSize = 12;

    // A model's probability never falls under this, so that it can come back.
    private const double LeastProbability = 1e-9;

    private static readonly double LogTwoPi = Portable.Log(2.0 * Portable.Pi);
    private static readonly double LogRateSpan = Portable.Log(RadarModel.RateSpan_mps);

    private readonly MotionModel[] _models;
    private readonly RadarModel _radar;
    private readonly int _blocks;
    private readonly int _size;
    private readonly int _square;
    private readonly double[] _transition;
    private readonly MotionStep[] _steps;
    private readonly double _greatestNoise_m2ps3;
    private readonly bool _measuresRate;
    private double _stepTime_s = double.NaN;

    private double[] _state = [];
    private double[] _covariance = [];
    private double[] _gain = [];
    private double[] _factor = [];
    private double[] _measured = [];
    private double[] _probability = [];
    private double[] _reach = [];
    private SimulationTime[] _time = [];
    private bool[] _isPrepared = [];
    private bool[] _isSummarised = [];
    private double[] _mixtures = new double[64];
    private readonly double[] _mixedState;
    private readonly double[] _mixedCovariance;

    /// <summary>An empty bank.</summary>
    /// <param name="models">The models of motion, one for a plain filter.</param>
    /// <param name="radar">The radar whose plots come.</param>
    public FilterBank(IReadOnlyList<MotionModel> models, RadarModel radar)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(models.Count, MostModels);
        _models = [.. models];
        _radar = radar;
        _measuresRate = !double.IsInfinity(radar.RangeRateVariance_m2ps2);
        _blocks = StateLayout.Blocks(models);
        _size = StateLayout.Size(_blocks);
        _square = _size * _size;
        _transition = new double[models.Count * models.Count];
        _steps = new MotionStep[models.Count];
        _mixedState = new double[models.Count * _size];
        _mixedCovariance = new double[models.Count * _square];
        foreach (var model in models)
        {
            _greatestNoise_m2ps3 = Math.Max(_greatestNoise_m2ps3, Math.Max(model.Noise.Across_m2ps3, Math.Max(model.Noise.Along_m2ps3, model.Noise.Vertical_m2ps3)));
        }
    }

    public int Models => _models.Length;

    /// <summary>The moment for which a row's estimate stands.</summary>
    public SimulationTime TimeOf(int row) => _time[row];

    /// <summary>Makes room for so many rows.</summary>
    public void Reserve(int rows)
    {
        if (_time.Length >= rows)
        {
            return;
        }

        var room = Math.Max(rows, Math.Max(64, _time.Length * 2));
        Array.Resize(ref _state, room * Models * _size);
        Array.Resize(ref _covariance, room * Models * _square);
        Array.Resize(ref _gain, room * Models * 4 * _size);
        Array.Resize(ref _factor, room * Models * FactorSize);
        Array.Resize(ref _measured, room * Models * 4);
        Array.Resize(ref _probability, room * Models);
        Array.Resize(ref _reach, room * ReachSize);
        Array.Resize(ref _time, room);
        Array.Resize(ref _isPrepared, room);
        Array.Resize(ref _isSummarised, room);
    }

    /// <summary>Asks the memory for a row's estimate.</summary>
    public void FetchSoon(int row)
    {
        Fetch.Soon(_reach.AsSpan(row * ReachSize, ReachSize));
        Fetch.Soon(_state.AsSpan(row * Models * _size, Models * _size));
        Fetch.Soon(_covariance.AsSpan(row * Models * _square, Models * _square));
    }

    /// <summary>Starts a row at a plot: the place with the plot's errors, no velocity and a wide spread of velocities.</summary>
    public void Start(int row, in RadarPlot plot, double speedSpread_mps, double climbSpread_mps)
    {
        Reserve(row + 1);
        _time[row] = plot.Time;
        _isPrepared[row] = false;
        var state = _state.AsSpan(row * Models * _size, _size);
        var covariance = _covariance.AsSpan(row * Models * _square, _square);
        state.Clear();
        covariance.Clear();

        // The columns of B are the steps in the tracker's frame of a unit step in range, azimuth and elevation; P = B·R·Bᵀ.
        var (sinAzimuth, cosAzimuth) = Portable.SinCos(plot.Azimuth_rad);
        var (sinElevation, cosElevation) = Portable.SinCos(plot.Elevation_rad);
        var range = plot.Range_m;
        var place = _radar.ToTracker(new EnuOffset(range * cosElevation * sinAzimuth, range * cosElevation * cosAzimuth, range * sinElevation));
        state[0] = place.East;
        state[1] = place.North;
        state[2] = place.Up;
        Span<double> own =
        [
            cosElevation * sinAzimuth, range * cosElevation * cosAzimuth, -range * sinElevation * sinAzimuth,
            cosElevation * cosAzimuth, -range * cosElevation * sinAzimuth, -range * sinElevation * cosAzimuth,
            sinElevation, 0.0, range * cosElevation,
        ];
        var turn = _radar.Rotation;
        Span<double> step = stackalloc double[9];
        for (var i = 0; i < 3; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                step[(i * 3) + k] = (turn[i] * own[k]) + (turn[3 + i] * own[3 + k]) + (turn[6 + i] * own[6 + k]);
            }
        }

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                covariance[(i * _size) + j] = (step[i * 3] * step[j * 3] * _radar.RangeVariance_m2)
                    + (step[(i * 3) + 1] * step[(j * 3) + 1] * _radar.AzimuthVariance_rad2)
                    + (step[(i * 3) + 2] * step[(j * 3) + 2] * _radar.ElevationVariance_rad2);
            }
        }

        covariance[(StateLayout.EastRate * _size) + StateLayout.EastRate] = speedSpread_mps * speedSpread_mps;
        covariance[(StateLayout.NorthRate * _size) + StateLayout.NorthRate] = speedSpread_mps * speedSpread_mps;
        covariance[(StateLayout.UpRate * _size) + StateLayout.UpRate] = climbSpread_mps * climbSpread_mps;
        var share = 0.0;
        for (var model = 0; model < Models; model++)
        {
            if (model > 0)
            {
                state.CopyTo(_state.AsSpan(((row * Models) + model) * _size, _size));
                covariance.CopyTo(_covariance.AsSpan(((row * Models) + model) * _square, _square));
            }

            share += _models[model].Share;
        }

        for (var model = 0; model < Models; model++)
        {
            _probability[(row * Models) + model] = _models[model].Share / share;
            Refresh(model, _covariance.AsSpan(((row * Models) + model) * _square, _square));
        }

        if (_measuresRate && !double.IsNaN(plot.RangeRate_mps))
        {
            TakeRate(row, plot);
        }

        _isSummarised[row] = false;
    }

    /// <summary>Starts a row at a plot with a velocity that is known from elsewhere, and known twice as badly as said: the two are not independent later on.</summary>
    public void Start(int row, in RadarPlot plot, in Estimate before)
    {
        Start(row, plot, 0.0, 0.0);
        for (var model = 0; model < Models; model++)
        {
            var state = _state.AsSpan(((row * Models) + model) * _size, _size);
            var covariance = _covariance.AsSpan(((row * Models) + model) * _square, _square);
            for (var i = 0; i < 3; i++)
            {
                state[4 + i] = before.State[3 + i];
                for (var j = 0; j < 3; j++)
                {
                    covariance[((4 + i) * _size) + 4 + j] = 4.0 * before.Covariance[((3 + i) * 6) + 3 + j];
                }
            }
        }

        _isSummarised[row] = false;
    }

    /// <summary>Sets a row to what is known from elsewhere, so that plots can be held against it; it does not know of any turn.</summary>
    public void Start(int row, in Estimate known)
    {
        Reserve(row + 1);
        _time[row] = known.Time;
        _isPrepared[row] = false;
        _isSummarised[row] = false;
        var share = 0.0;
        for (var model = 0; model < Models; model++)
        {
            share += _models[model].Share;
            var state = _state.AsSpan(((row * Models) + model) * _size, _size);
            var covariance = _covariance.AsSpan(((row * Models) + model) * _square, _square);
            state.Clear();
            covariance.Clear();
            for (var i = 0; i < 6; i++)
            {
                // Place and velocity stand in blocks of their own here.
                var to = i < 3 ? i : i + 1;
                state[to] = known.State[i];
                for (var j = 0; j < 6; j++)
                {
                    covariance[(to * _size) + (j < 3 ? j : j + 1)] = known.Covariance[(i * 6) + j];
                }
            }

            Refresh(model, covariance);
        }

        for (var model = 0; model < Models; model++)
        {
            _probability[(row * Models) + model] = _models[model].Share / share;
        }
    }

    /// <summary>Takes over a row of another bank of the same models and radar, as it stands.</summary>
    public void Take(FilterBank other, int otherRow, int row)
    {
        ArgumentNullException.ThrowIfNull(other);
        int from = otherRow * Models, to = row * Models;
        other._state.AsSpan(from * _size, Models * _size).CopyTo(_state.AsSpan(to * _size));
        other._covariance.AsSpan(from * _square, Models * _square).CopyTo(_covariance.AsSpan(to * _square));
        other._probability.AsSpan(from, Models).CopyTo(_probability.AsSpan(to));
        if (other._isPrepared[otherRow])
        {
            other._gain.AsSpan(from * 4 * _size, Models * 4 * _size).CopyTo(_gain.AsSpan(to * 4 * _size));
            other._factor.AsSpan(from * FactorSize, Models * FactorSize).CopyTo(_factor.AsSpan(to * FactorSize));
            other._measured.AsSpan(from * 4, Models * 4).CopyTo(_measured.AsSpan(to * 4));
        }

        _time[row] = other._time[otherRow];
        _isPrepared[row] = other._isPrepared[otherRow];
        _isSummarised[row] = false;
    }

    /// <summary>Sets a row to what a row of another bank of the same models and radar would be when carried forward to a time; that row stays where it is.</summary>
    public void PredictFrom(FilterBank other, int otherRow, int row, SimulationTime time)
    {
        ArgumentNullException.ThrowIfNull(other);
        var dt = (time - other._time[otherRow]).Seconds;
        if (Models > 1 || _models[0].Kind != MotionKind.ConstantVelocity || !(dt > 0.0))
        {
            _isPrepared[row] = false;
            Take(other, otherRow, row);
            Predict(row, time);
            return;
        }

        SetStep(dt);
        MotionPrediction.PredictStraight(
            other._state.AsSpan(otherRow * _size, _size), other._covariance.AsSpan(otherRow * _square, _square),
            _state.AsSpan(row * _size, _size), _covariance.AsSpan(row * _square, _square), _models[0], _steps[0], _blocks);
        _probability[row] = other._probability[otherRow];
        _time[row] = time;
        _isSummarised[row] = false;
        Prepare(row);
        _isPrepared[row] = true;
    }

    /// <summary>A gate for the plots of a look that lets through all that a row's gate would, and few others.</summary>
    /// <param name="row">The row.</param>
    /// <param name="latest">The time of the latest plot.</param>
    /// <param name="span_s">From the earliest plot to the latest.</param>
    /// <param name="slack_s">By how much the times to which the row is carried may miss the plots' own.</param>
    /// <param name="gate">Greatest squared normalised distance.</param>
    /// <param name="loose">The gate; open where several models or others than nearly constant velocity leave nothing to be said beforehand.</param>
    public void LooseGateOf(int row, SimulationTime latest, double span_s, double slack_s, double gate, out LooseGate loose) =>
        loose = Models > 1 || _models[0].Kind != MotionKind.ConstantVelocity
            ? default
            : new LooseGate(
                _state.AsSpan(row * _size, _size), _covariance.AsSpan(row * _square, _square), _size, _models[0], _radar, (latest - _time[row]).Seconds, span_s, slack_s, gate);

    /// <summary>Where the row's target will be by its speed alone, and how far it may be from there; cheap and never too small by much.</summary>
    /// <param name="row">The row.</param>
    /// <param name="time">When.</param>
    /// <param name="place">Where, in the tracker's frame.</param>
    /// <param name="level_m">How far it may be east or north of there, the greater, as one standard deviation.</param>
    /// <param name="climb_m">How far it may be above or below, as one standard deviation.</param>
    /// <param name="speed_mps">No faster than this, but for one target in hundreds.</param>
    public void Reach(int row, SimulationTime time, out EnuOffset place, out double level_m, out double climb_m, out double speed_mps)
    {
        if (!_isSummarised[row])
        {
            Summarise(row);
        }

        var dt = (time - _time[row]).Seconds;
        var reach = _reach.AsSpan(row * ReachSize, ReachSize);
        place = new EnuOffset(reach[0] + (reach[3] * dt), reach[1] + (reach[4] * dt), reach[2] + (reach[5] * dt));
        var span = Math.Abs(dt);
        var noise = _greatestNoise_m2ps3 * span * span * span / 3.0;
        level_m = Reached(reach[6..12], span, noise);
        climb_m = Reached(reach[12..18], span, noise);
        speed_mps = reach[18];
    }

    // Deviation of one model; models that turn and models that do not come apart with time, and their deviations are added.
    private double Reached(ReadOnlySpan<double> axis, double span, double noise) => Models == 1
        ? Math.Sqrt(axis[0] + (span * ((2.0 * axis[1]) + (span * axis[2]))) + noise)
        : axis[3] + (span * axis[4]) + (0.5 * axis[5] * span * span) + Math.Sqrt(noise);

    /// <summary>Carries a row forward to a time and prepares it for plots; a time before its estimate leaves it where it is.</summary>
    public void Predict(int row, SimulationTime time)
    {
        Carry(row, time);
        if (_isPrepared[row])
        {
            return;
        }

        for (var model = 0; model < Models; model++)
        {
            Prepare((row * Models) + model);
        }

        _isPrepared[row] = true;
    }

    /// <summary>Carries a row forward to a time at which no plot waits for it.</summary>
    public void Carry(int row, SimulationTime time)
    {
        var dt = (time - _time[row]).Seconds;
        if (!(dt > 0.0))
        {
            return;
        }

        SetStep(dt);
        if (Models > 1)
        {
            Mix(row);
        }

        for (var model = 0; model < Models; model++)
        {
            var at = (row * Models) + model;
            MotionPrediction.Predict(_state.AsSpan(at * _size, _size), _covariance.AsSpan(at * _square, _square), _models[model], _steps[model], _blocks);
        }

        _time[row] = time;
        _isSummarised[row] = false;
        _isPrepared[row] = false;
    }

    /// <summary>How a plot lies to a row that was carried to about its time.</summary>
    public Fit Fit(int row, in RadarPlot plot) => Fit(row, plot, double.PositiveInfinity);

    /// <summary>The same for those who ask no more of a plot beyond a distance than that it is there.</summary>
    /// <param name="row">The row, carried to about the plot's time.</param>
    /// <param name="plot">The plot.</param>
    /// <param name="gate">Where the distance is greater, it is said to be something greater, and the likelihood is none.</param>
    public Fit Fit(int row, in RadarPlot plot, double gate)
    {
        Span<double> y = stackalloc double[4];
        Span<double> logs = stackalloc double[MostModels];
        var withRate = _measuresRate && !double.IsNaN(plot.RangeRate_mps);
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        for (var model = 0; model < Models; model++)
        {
            var at = (row * Models) + model;
            var distance = Innovate(at, row, plot, withRate, Models == 1 ? gate : double.PositiveInfinity, y);
            least = Math.Min(least, distance);
            if (distance > gate && Models == 1)
            {
                return new Fit(distance, double.NegativeInfinity);
            }

            logs[model] = -0.5 * (distance + LogScale(at, withRate));
            greatest = Math.Max(greatest, logs[model]);
        }

        if (Models == 1)
        {
            return new Fit(least, greatest);
        }

        var sum = 0.0;
        for (var model = 0; model < Models; model++)
        {
            sum += _probability[(row * Models) + model] * Portable.Exp(logs[model] - greatest);
        }

        return new Fit(least, greatest + Portable.Log(sum));
    }

    /// <summary>Takes a plot into a row that was carried to about its time.</summary>
    public void Update(int row, in RadarPlot plot)
    {
        Span<double> y = stackalloc double[4];
        Span<double> logs = stackalloc double[MostModels];
        var withRate = _measuresRate && !double.IsNaN(plot.RangeRate_mps);
        var rows = withRate ? 4 : 3;
        var greatest = double.NegativeInfinity;

        // A row that has just taken a plot in is no longer prepared for another.
        Predict(row, _time[row]);
        for (var model = 0; model < Models; model++)
        {
            var at = (row * Models) + model;
            var distance = Innovate(at, row, plot, withRate, double.PositiveInfinity, y);
            if (Models > 1)
            {
                logs[model] = -0.5 * (distance + LogScale(at, withRate));
                greatest = Math.Max(greatest, logs[model]);
            }

            Weigh(at);
            Shift(at, y, rows);
            Shrink(at, rows, 1.0);
        }

        if (Models > 1)
        {
            Reweigh(row, logs, greatest);
        }

        _isSummarised[row] = false;
        _isPrepared[row] = false;
    }

    /// <summary>Takes several plots into a row, each by its probability of being the row's own.</summary>
    /// <param name="row">The row, carried to about the plots' time.</param>
    /// <param name="plots">All plots of the look.</param>
    /// <param name="which">Those in the row's gate.</param>
    /// <param name="probabilities">For each of them, the probability that it is the row's.</param>
    public void Update(int row, ReadOnlySpan<RadarPlot> plots, ReadOnlySpan<int> which, ReadOnlySpan<double> probabilities)
    {
        Span<double> y = stackalloc double[4];
        Span<double> mean = stackalloc double[4];
        Span<double> spread = stackalloc double[16];
        Span<double> posterior = stackalloc double[MostModels];
        if (_mixtures.Length < which.Length)
        {
            _mixtures = new double[2 * which.Length];
        }

        Predict(row, _time[row]);

        // The rate of range counts where every plot has one: a plot without it cannot be weighed beside one with it.
        var withRate = _measuresRate;
        var none = 1.0;
        for (var m = 0; m < which.Length; m++)
        {
            none -= probabilities[m];
            withRate &= !double.IsNaN(plots[which[m]].RangeRate_mps);
        }

        for (var m = 0; m < which.Length; m++)
        {
            _mixtures[m] = Fit(row, withRate ? plots[which[m]] : plots[which[m]] with { RangeRate_mps = double.NaN }).LogLikelihood;
        }

        none = Math.Max(none, 0.0);
        var rows = withRate ? 4 : 3;
        var total = 0.0;
        for (var model = 0; model < Models; model++)
        {
            // P(model, plot m is ours) = p_m·μ·Λ_m(model)/Λ_m; given the model, the weights of the plots follow.
            var at = (row * Models) + model;
            var prior = _probability[at];
            mean.Clear();
            spread.Clear();
            var own = 0.0;
            for (var m = 0; m < which.Length; m++)
            {
                var distance = Innovate(at, row, plots[which[m]], withRate, double.PositiveInfinity, y);
                var log = -0.5 * (distance + LogScale(at, withRate));
                var joint = probabilities[m] * prior * Portable.Exp(Math.Min(log - _mixtures[m], 50.0));
                own += joint;
                for (var i = 0; i < rows; i++)
                {
                    mean[i] += joint * y[i];
                    for (var j = 0; j < rows; j++)
                    {
                        spread[(i * 4) + j] += joint * y[i] * y[j];
                    }
                }
            }

            var weight = (none * prior) + own;
            posterior[model] = Math.Max(weight, LeastProbability);
            total += posterior[model];
            if (weight <= 0.0)
            {
                continue;
            }

            for (var i = 0; i < rows; i++)
            {
                mean[i] /= weight;
            }

            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < rows; j++)
                {
                    spread[(i * 4) + j] = (spread[(i * 4) + j] / weight) - (mean[i] * mean[j]);
                }
            }

            Weigh(at);
            Shift(at, mean, rows);
            Shrink(at, rows, own / weight);
            Spread(at, rows, spread);
        }

        for (var model = 0; model < Models; model++)
        {
            _probability[(row * Models) + model] = posterior[model] / total;
        }

        _isSummarised[row] = false;
        _isPrepared[row] = false;
    }

    /// <summary>The estimate over all models, for the moment of the row.</summary>
    public void EstimateOf(int row, out Estimate estimate)
    {
        estimate = default;
        estimate.Time = _time[row];
        for (var model = 0; model < Models; model++)
        {
            var state = _state.AsSpan(((row * Models) + model) * _size, _size);
            var probability = _probability[(row * Models) + model];
            for (var i = 0; i < 6; i++)
            {
                estimate.State[i] += probability * state[Place(i)];
            }
        }

        for (var model = 0; model < Models; model++)
        {
            var at = (row * Models) + model;
            var state = _state.AsSpan(at * _size, _size);
            var covariance = _covariance.AsSpan(at * _square, _square);
            var probability = _probability[at];
            for (var i = 0; i < 6; i++)
            {
                var di = state[Place(i)] - estimate.State[i];
                for (var j = i; j < 6; j++)
                {
                    estimate.Covariance[(i * 6) + j] += probability * (covariance[(Place(i) * _size) + Place(j)] + (di * (state[Place(j)] - estimate.State[j])));
                }
            }
        }

        for (var i = 1; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
            {
                estimate.Covariance[(i * 6) + j] = estimate.Covariance[(j * 6) + i];
            }
        }
    }

    /// <summary>Place and velocity over all models, without the covariance: cheaper.</summary>
    public void StateOf(int row, Span<double> placeAndVelocity)
    {
        placeAndVelocity[..6].Clear();
        for (var model = 0; model < Models; model++)
        {
            var state = _state.AsSpan(((row * Models) + model) * _size, _size);
            var probability = _probability[(row * Models) + model];
            for (var i = 0; i < 6; i++)
            {
                placeAndVelocity[i] += probability * state[Place(i)];
            }
        }
    }

    /// <summary>Probability of a model of a row.</summary>
    public double ProbabilityOf(int row, int model) => _probability[(row * Models) + model];

    /// <summary>Everything of the first rows that is needed to go on from here; what is prepared for a look is prepared anew.</summary>
    public SavedFilters Save(int rows) => new(
        _state[..(rows * Models * _size)], _covariance[..(rows * Models * _square)], _probability[..(rows * Models)], _time[..rows]);

    /// <summary>Goes back to what was saved.</summary>
    public void Load(SavedFilters saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        Reserve(saved.Time.Length);
        saved.State.CopyTo(_state, 0);
        saved.Covariance.CopyTo(_covariance, 0);
        saved.Probability.CopyTo(_probability, 0);
        saved.Time.CopyTo(_time, 0);
        Array.Clear(_isPrepared);
        Array.Clear(_isSummarised);
    }

    private const int FactorSize = 14;

    // Place and velocity (6); level: variances of place and rate and what joins them, and for several models deviations and bend (6); climb: the same (6); speed.
    private const int ReachSize = 19;

    private static int Place(int component) => component < 3 ? component : component + 1;

    private void TakeRate(int row, in RadarPlot plot)
    {
        Span<double> measured = stackalloc double[4];
        Span<double> byPlace = stackalloc double[12];
        Span<double> byRate = stackalloc double[3];
        Span<double> column = stackalloc double[12];
        for (var model = 0; model < Models; model++)
        {
            var at = (row * Models) + model;
            var state = _state.AsSpan(at * _size, _size);
            RadarMeasurement.Of(state, _radar, measured, byPlace, byRate);
            var covariance = _covariance.AsSpan(at * _square, _square);
            var variance = _radar.RangeRateVariance_m2ps2;
            for (var i = 0; i < _size; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < 3; k++)
                {
                    sum += (covariance[(i * _size) + k] * byPlace[9 + k]) + (covariance[(i * _size) + 4 + k] * byRate[k]);
                }

                column[i] = sum;
            }

            for (var k = 0; k < 3; k++)
            {
                variance += (column[k] * byPlace[9 + k]) + (column[4 + k] * byRate[k]);
            }

            var innovation = plot.RangeRate_mps - measured[3];
            for (var i = 0; i < _size; i++)
            {
                state[i] += column[i] / variance * innovation;
                for (var j = 0; j < _size; j++)
                {
                    covariance[(i * _size) + j] -= column[i] * column[j] / variance;
                }
            }
        }
    }

    private void Refresh(int model, Span<double> covariance)
    {
        var fresh = _models[model].Fresh * _models[model].Fresh;
        if (_models[model].Kind == MotionKind.CoordinatedTurn)
        {
            covariance[(StateLayout.TurnRate * _size) + StateLayout.TurnRate] = fresh;
        }
        else if (_models[model].Kind == MotionKind.ConstantAcceleration)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                covariance[((axis + StateLayout.EastAcceleration) * _size) + axis + StateLayout.EastAcceleration] = fresh;
            }
        }
    }

    /// <summary>What <see cref="Reach"/> needs, from all models: place, velocity, and for level and climb the widest of the variances, with how far models lie apart.</summary>
    private void Summarise(int row)
    {
        _isSummarised[row] = true;
        var reach = _reach.AsSpan(row * ReachSize, ReachSize);
        reach.Clear();
        StateOf(row, reach);
        if (Models == 1)
        {
            SummariseOne(row, reach);
            return;
        }

        for (var axis = 0; axis < 3; axis++)
        {
            double place = 0.0, both = 0.0, rate = 0.0, placeOff = 0.0, rateOff = 0.0, bend = 0.0;
            for (var model = 0; model < Models; model++)
            {
                var at = (row * Models) + model;
                var state = _state.AsSpan(at * _size, _size);
                var covariance = _covariance.AsSpan(at * _square, _square);
                place = Math.Max(place, covariance[(axis * _size) + axis]);
                both = Math.Max(both, covariance[(axis * _size) + axis + 4]);
                rate = Math.Max(rate, covariance[((axis + 4) * _size) + axis + 4]);
                placeOff = Math.Max(placeOff, Math.Abs(state[axis] - reach[axis]));
                rateOff = Math.Max(rateOff, Math.Abs(state[axis + 4] - reach[axis + 3]));
                bend = Math.Max(bend, Math.Abs(state[StateLayout.TurnRate]));
            }

            var widest = reach.Slice(axis < 2 ? 6 : 12, 6);
            widest[0] = Math.Max(widest[0], place);
            widest[1] = Math.Max(widest[1], both);
            widest[2] = Math.Max(widest[2], rate);
            widest[3] = Math.Max(widest[3], Math.Sqrt(place) + placeOff);
            widest[4] = Math.Max(widest[4], Math.Sqrt(rate) + rateOff);

            // A turn lies in the plane: it bends away from the straight by ω·v·t²/2.
            widest[5] = axis < 2 ? bend * Math.Sqrt((reach[3] * reach[3]) + (reach[4] * reach[4])) : 0.0;
        }

        reach[18] = Math.Sqrt((reach[3] * reach[3]) + (reach[4] * reach[4]) + (reach[5] * reach[5])) + (3.0 * Math.Max(reach[10], reach[16]));
    }

    // One model lies apart from nothing: what would be said of that is left out.
    private void SummariseOne(int row, Span<double> reach)
    {
        var covariance = _covariance.AsSpan(row * _square, _square);
        for (var axis = 0; axis < 3; axis++)
        {
            var widest = reach.Slice(axis < 2 ? 6 : 12, 3);
            widest[0] = Math.Max(widest[0], covariance[(axis * _size) + axis]);
            widest[1] = Math.Max(widest[1], covariance[(axis * _size) + axis + 4]);
            widest[2] = Math.Max(widest[2], covariance[((axis + 4) * _size) + axis + 4]);
        }

        reach[18] = Math.Sqrt((reach[3] * reach[3]) + (reach[4] * reach[4]) + (reach[5] * reach[5])) + (3.0 * Math.Sqrt(Math.Max(reach[8], reach[14])));
    }
}

/// <summary>The rows of a <see cref="FilterBank"/> at a moment.</summary>
public sealed class SavedFilters
{
    internal SavedFilters(double[] state, double[] covariance, double[] probability, SimulationTime[] time)
    {
        State = state;
        Covariance = covariance;
        Probability = probability;
        Time = time;
    }

    internal double[] State { get; }

    internal double[] Covariance { get; }

    internal double[] Probability { get; }

    internal SimulationTime[] Time { get; }
}
