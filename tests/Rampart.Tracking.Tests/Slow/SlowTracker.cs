using Rampart.Tracking.Filters;

namespace Rampart.Tracking.Tests.Slow;

/// <summary>One track of the slow tracker.</summary>
internal sealed class SlowTrack
{
    public required int Number { get; init; }

    public required SlowFilter[] Filters { get; init; }

    public required double[] Probability { get; set; }

    public double Time_s { get; set; }

    public bool IsConfirmed { get; set; }

    public double Score { get; set; }

    public double BestScore { get; set; }

    public int Plots { get; set; } = 1;

    public int Misses { get; set; }

    public int LastPlot { get; set; }

    public (Matrix X, Matrix P) Combined()
    {
        var x = new Matrix(SlowFilter.Size, 1);
        for (var m = 0; m < Filters.Length; m++)
        {
            x += Probability[m] * Filters[m].X;
        }

        var p = new Matrix(SlowFilter.Size, SlowFilter.Size);
        for (var m = 0; m < Filters.Length; m++)
        {
            var off = Filters[m].X - x;
            p += Probability[m] * (Filters[m].P + (off * off.Transposed()));
        }

        return (x, p);
    }
}

/// <summary>The tracker of one radar, written straight from the formulas: every track against every plot, every assignment of a cluster tried.</summary>
/// <remarks>All plots of a look carry the look's own time, and the look sees everywhere alike.</remarks>
internal sealed class SlowTracker(TrackerDefinition definition, RadarModel radar)
{
    private const double LeastProbability = 1e-9;
    private const double MostHypotheses = 10_000.0;
    private const int MostRows = 6;

    private readonly bool _measuresRate = double.IsFinite(radar.RangeRateVariance_m2ps2);
    private int _numbered;

    public List<SlowTrack> Tracks { get; private set; } = [];

    public List<(int Number, bool IsConfirmed)> Dropped { get; } = [];

    /// <summary>A cluster had more rows or hypotheses than the fast one sums exactly, or than anybody wants to try one by one: the look was not finished.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>Clusters so far in which two tracks or more wanted the same plots.</summary>
    public int Contests { get; private set; }

    public void Step(double time_s, double detection, RadarPlot[] plots, int[] numberOfPlot)
    {
        Array.Fill(numberOfPlot, 0);
        Dropped.Clear();
        var order = Enumerable.Range(0, plots.Length)
            .OrderBy(i => plots[i].Range_m).ThenBy(i => plots[i].Azimuth_rad).ThenBy(i => plots[i].Elevation_rad).ToArray();
        foreach (var track in Tracks)
        {
            track.LastPlot = -1;
            Predict(track, time_s);
        }

        var gain = Math.Log(detection / (1.0 - detection)) - Math.Log(radar.FalsePlotDensity + (definition.NewTargetsPerScan / radar.Volume_mrad2));
        var pairs = new List<Pair>();
        for (var t = 0; t < Tracks.Count; t++)
        {
            foreach (var plot in order)
            {
                var (distance, log) = Fit(Tracks[t], plots[plot], true);
                if (distance <= definition.Gate && log + gain > 0.0)
                {
                    pairs.Add(new Pair(t, plot, -(log + gain)));
                }
            }
        }

        var taken = new bool[plots.Length];
        foreach (var cluster in Clusters(pairs))
        {
            var rows = cluster.Select(pair => pair.Track).Distinct().ToArray();
            var hypotheses = rows.Aggregate(1.0, (product, row) => product * (1 + cluster.Count(pair => pair.Track == row)));
            if (hypotheses > MostHypotheses || (definition.Kind == TrackerKind.ImmJpda && rows.Length > MostRows))
            {
                HasGivenUp = true;
                return;
            }

            Contests += rows.Length > 1 ? 1 : 0;
            if (definition.Kind == TrackerKind.ImmJpda)
            {
                ShareOut(cluster, rows, plots, numberOfPlot, taken, detection);
            }
            else
            {
                Assign(cluster, rows, plots, numberOfPlot, taken, detection, gain);
            }
        }

        var paired = pairs.Select(pair => pair.Track).ToHashSet();
        for (var t = 0; t < Tracks.Count; t++)
        {
            if (!paired.Contains(t))
            {
                Miss(Tracks[t], Math.Log(1.0 - detection));
            }
        }

        Tracks = [.. Tracks.Where(track => Dropped.TrueForAll(gone => gone.Number != track.Number))];
        foreach (var plot in order.Where(plot => !taken[plot]))
        {
            numberOfPlot[plot] = Start(plots[plot], plot, time_s);
        }
    }

    private static IEnumerable<List<Pair>> Clusters(List<Pair> pairs)
    {
        var left = new List<Pair>(pairs);
        while (left.Count > 0)
        {
            var cluster = new List<Pair> { left[0] };
            left.RemoveAt(0);
            int found;
            do
            {
                var more = left.Where(pair => cluster.Exists(one => one.Track == pair.Track || one.Plot == pair.Plot)).ToList();
                left.RemoveAll(more.Contains);
                cluster.AddRange(more);
                found = more.Count;
            }
            while (found > 0);
            yield return cluster;
        }
    }

    /// <summary>Every way to give each row one of its pairs or none, no plot twice.</summary>
    private static IEnumerable<(Pair?[] Choice, double Cost)> Ways(List<Pair> cluster, int[] rows)
    {
        return From(0, new Pair?[rows.Length], 0.0);

        IEnumerable<(Pair?[] Choice, double Cost)> From(int row, Pair?[] choice, double cost)
        {
            if (row == rows.Length)
            {
                yield return ((Pair?[])choice.Clone(), cost);
                yield break;
            }

            choice[row] = null;
            foreach (var way in From(row + 1, choice, cost))
            {
                yield return way;
            }

            foreach (var pair in cluster.Where(pair => pair.Track == rows[row]))
            {
                if (Array.Exists(choice[..row], other => other is { } taken && taken.Plot == pair.Plot))
                {
                    continue;
                }

                choice[row] = pair;
                foreach (var way in From(row + 1, choice, cost + pair.Cost))
                {
                    yield return way;
                }
            }
        }
    }

    private void Assign(List<Pair> cluster, int[] rows, RadarPlot[] plots, int[] numberOfPlot, bool[] taken, double detection, double gain)
    {
        var best = Ways(cluster, rows).MinBy(way => way.Cost).Choice;
        for (var row = 0; row < rows.Length; row++)
        {
            var track = Tracks[rows[row]];
            if (best[row] is not { } pair)
            {
                Miss(track, Math.Log(1.0 - detection));
                continue;
            }

            Update(track, plots[pair.Plot]);
            track.Score += -pair.Cost - gain + Math.Log(detection) - Math.Log(radar.FalsePlotDensity);
            Count(track, pair.Plot, numberOfPlot, taken);
        }
    }

    private void ShareOut(List<Pair> cluster, int[] rows, RadarPlot[] plots, int[] numberOfPlot, bool[] taken, double detection)
    {
        // Among hypotheses with the same tracks seen and the same plots used, the likeliest alone counts.
        var ways = Ways(cluster, rows).GroupBy(way => string.Join(',', way.Choice.Select(pair => pair is null ? '0' : '1')) + "|"
            + string.Join(',', way.Choice.Where(pair => pair is not null).Select(pair => pair!.Plot).Order()), StringComparer.Ordinal)
            .Select(group => group.MinBy(way => way.Cost)).ToList();
        var least = ways.Min(way => way.Cost);
        var total = ways.Sum(way => Math.Exp(least - way.Cost));
        for (var row = 0; row < rows.Length; row++)
        {
            var track = Tracks[rows[row]];
            var own = cluster.Where(pair => pair.Track == rows[row]).ToList();
            var probabilities = own.Select(pair => ways.Where(way => way.Choice[row] == pair).Sum(way => Math.Exp(least - way.Cost)) / total).ToArray();
            var none = ways.Where(way => way.Choice[row] is null).Sum(way => Math.Exp(least - way.Cost)) / total;
            UpdateSoftly(track, [.. own.Select(pair => plots[pair.Plot])], probabilities);
            var best = Array.IndexOf(probabilities, probabilities.Max());
            var change = Math.Log((1.0 - detection) / Math.Max(none, 1e-12));
            if (probabilities[best] >= 0.5)
            {
                track.Score += change;
                Count(track, own[best].Plot, numberOfPlot, taken);
            }
            else if (none < 0.5)
            {
                track.Score += change;
                track.BestScore = Math.Max(track.BestScore, track.Score);
                track.Plots++;
                track.Misses = 0;
                track.LastPlot = own[best].Plot;
                track.IsConfirmed |= Confirms(track);
                for (var m = 0; m < own.Count; m++)
                {
                    taken[own[m].Plot] |= probabilities[m] > 0.25;
                }
            }
            else
            {
                Miss(track, change);
            }
        }
    }

    private void Count(SlowTrack track, int plot, int[] numberOfPlot, bool[] taken)
    {
        taken[plot] = true;
        numberOfPlot[plot] = track.Number;
        track.BestScore = Math.Max(track.BestScore, track.Score);
        track.Plots++;
        track.Misses = 0;
        track.LastPlot = plot;
        track.IsConfirmed |= Confirms(track);
    }

    private bool Confirms(SlowTrack track) => track.Score >= Math.Log((1.0 - definition.FalseDrop) / definition.FalseConfirmation);

    private void Miss(SlowTrack track, double change)
    {
        track.Misses++;
        track.Score += change;
        if (track.Score < track.BestScore - Math.Log(1.0 / definition.FalseDrop) - 1e-9)
        {
            Dropped.Add((track.Number, track.IsConfirmed));
        }
    }

    private int Start(in RadarPlot plot, int index, double time_s)
    {
        var shares = definition.Models.Sum(model => model.Share);
        var atStart = Math.Min(Math.Log(definition.NewTargetsPerScan / radar.Volume_mrad2 / radar.FalsePlotDensity), 0.0);
        var track = new SlowTrack
        {
            Number = ++_numbered,
            Filters = [.. definition.Models.Select(model => new SlowFilter(model, radar))],
            Probability = [.. definition.Models.Select(model => model.Share / shares)],
            Time_s = time_s,
            Score = atStart,
            BestScore = atStart,
            LastPlot = index,
        };
        foreach (var filter in track.Filters)
        {
            filter.Start(plot, definition.SpeedSpread.MetresPerSecond, definition.ClimbSpread.MetresPerSecond);
        }

        Tracks.Add(track);
        return track.Number;
    }

    private void Predict(SlowTrack track, double time_s)
    {
        var dt = time_s - track.Time_s;
        if (dt <= 0.0)
        {
            return;
        }

        track.Time_s = time_s;
        var models = definition.Models;
        if (models.Count > 1)
        {
            Mix(track, dt);
        }

        foreach (var filter in track.Filters)
        {
            filter.Predict(dt);
        }
    }

    private void Mix(SlowTrack track, double dt)
    {
        var models = definition.Models;
        var count = models.Count;
        var pi = Matrix.Made(count, count, (i, j) =>
        {
            var stay = Math.Exp(-dt / models[i].Sojourn.Seconds);
            var others = models.Where((_, k) => k != i).Sum(model => model.Share);
            return i == j ? stay : (1.0 - stay) * models[j].Share / others;
        });
        var predicted = new double[count];
        var states = new Matrix[count];
        var covariances = new Matrix[count];
        for (var j = 0; j < count; j++)
        {
            for (var i = 0; i < count; i++)
            {
                predicted[j] += pi[i, j] * track.Probability[i];
            }

            states[j] = new Matrix(SlowFilter.Size, 1);
            covariances[j] = new Matrix(SlowFilter.Size, SlowFilter.Size);
            var weights = Enumerable.Range(0, count).Select(i => pi[i, j] * track.Probability[i] / predicted[j]).ToArray();
            for (var i = 0; i < count; i++)
            {
                states[j] += weights[i] * track.Filters[i].X;
            }

            for (var i = 0; i < count; i++)
            {
                var off = track.Filters[i].X - states[j];
                covariances[j] += weights[i] * (track.Filters[i].P + (off * off.Transposed()));
            }

            // What the model does not hold is forgotten; what it alone holds is fresh for the share that comes from others.
            foreach (var kind in new[] { MotionKind.CoordinatedTurn, MotionKind.ConstantAcceleration })
            {
                var fresh = Enumerable.Range(0, count).Where(i => models[i].Kind != kind).Sum(i => weights[i]) * models[j].Fresh * models[j].Fresh;
                foreach (var only in SlowFilter.Only(kind))
                {
                    if (models[j].Kind == kind)
                    {
                        covariances[j][only, only] += fresh;
                        continue;
                    }

                    states[j][only, 0] = 0.0;
                    for (var k = 0; k < SlowFilter.Size; k++)
                    {
                        covariances[j][only, k] = covariances[j][k, only] = 0.0;
                    }
                }
            }
        }

        for (var j = 0; j < count; j++)
        {
            track.Filters[j].X = states[j];
            track.Filters[j].P = covariances[j];
        }

        track.Probability = predicted;
    }

    private bool HasRate(in RadarPlot plot, bool wanted) => wanted && _measuresRate && !double.IsNaN(plot.RangeRate_mps);

    private (double Distance, double Log) Fit(SlowTrack track, RadarPlot plot, bool withRate)
    {
        var fits = track.Filters.Select(filter => filter.Against(plot, HasRate(plot, withRate))).ToArray();
        var greatest = fits.Max(fit => fit.LogLikelihood);
        var sum = fits.Select((fit, m) => track.Probability[m] * Math.Exp(fit.LogLikelihood - greatest)).Sum();
        return (fits.Min(fit => fit.Distance), greatest + Math.Log(sum));
    }

    private void Update(SlowTrack track, RadarPlot plot)
    {
        var fits = track.Filters.Select(filter => filter.Against(plot, HasRate(plot, true))).ToArray();
        for (var m = 0; m < fits.Length; m++)
        {
            var (filter, fit) = (track.Filters[m], fits[m]);
            filter.X += fit.Gain * fit.Nu;
            filter.P -= fit.Gain * fit.S * fit.Gain.Transposed();
        }

        var greatest = fits.Max(fit => fit.LogLikelihood);
        var weights = fits.Select((fit, m) => Math.Max(track.Probability[m] * Math.Exp(fit.LogLikelihood - greatest), LeastProbability)).ToArray();
        track.Probability = [.. weights.Select(weight => weight / weights.Sum())];
    }

    /// <summary>P(model, plot) = P(plot)·μ·Λ_model/Λ; each model then takes the plots by their probability given the model. The range's rate counts where every plot has one.</summary>
    private void UpdateSoftly(SlowTrack track, RadarPlot[] plots, double[] probabilities)
    {
        var none = Math.Max(1.0 - probabilities.Sum(), 0.0);
        var withRate = Array.TrueForAll(plots, plot => HasRate(plot, true));
        var rows = withRate ? 4 : 3;
        var mixtures = plots.Select(plot => Fit(track, plot, withRate).Log).ToArray();
        var posterior = new double[track.Filters.Length];
        for (var model = 0; model < posterior.Length; model++)
        {
            var filter = track.Filters[model];
            var fits = plots.Select(plot => filter.Against(plot, withRate)).ToArray();
            var joint = fits.Select((fit, m) => probabilities[m] * track.Probability[model] * Math.Exp(fit.LogLikelihood - mixtures[m])).ToArray();
            var weight = (none * track.Probability[model]) + joint.Sum();
            posterior[model] = Math.Max(weight, LeastProbability);
            var nu = new Matrix(rows, 1);
            for (var m = 0; m < fits.Length; m++)
            {
                nu += (joint[m] / weight) * fits[m].Nu;
            }

            var spread = new Matrix(rows, rows);
            for (var m = 0; m < fits.Length; m++)
            {
                spread += (joint[m] / weight) * (fits[m].Nu * fits[m].Nu.Transposed());
            }

            spread -= nu * nu.Transposed();
            var (gain, s) = (fits[0].Gain, fits[0].S);
            filter.X += gain * nu;
            filter.P = filter.P - ((joint.Sum() / weight) * (gain * s * gain.Transposed())) + (gain * spread * gain.Transposed());
        }

        track.Probability = [.. posterior.Select(one => one / posterior.Sum())];
    }

    private sealed record Pair(int Track, int Plot, double Cost);
}
