using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Coverage.Rings;

/// <summary>An area and how sure it is.</summary>
/// <param name="Value">As the readings are written, over the ground as it is on file.</param>
/// <param name="Low">The 5 % quantile over the draws, or the value where that is less.</param>
/// <param name="High">The 95 % quantile over the draws, or the value where that is more.</param>
public readonly record struct Banded(double Value, double Low, double High)
{
    /// <summary>The value with the quantiles of its draws, widened to hold it: the ground as it is on file is smoother than any drawn one, so the value may lie beyond them.</summary>
    public static Banded Of(double value, IReadOnlyList<double> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        return draws.Count == 0
            ? new Banded(value, double.NaN, double.NaN)
            : new Banded(value, Math.Min(value, Quantile(draws, 0.05)), Math.Max(value, Quantile(draws, 0.95)));
    }

    public Banded Times(double factor) => new(Value * factor, Low * factor, High * factor);

    /// <summary>Linear between the ordered draws (type 7 of Hyndman and Fan).</summary>
    private static double Quantile(IReadOnlyList<double> draws, double share)
    {
        var ordered = draws.Order().ToArray();
        var place = share * (ordered.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, ordered.Length - 1);
        return ordered[below] + ((place - below) * (ordered[above] - ordered[below]));
    }
}

/// <summary>The five shares of a ring for one height.</summary>
/// <param name="Height">The target's height.</param>
/// <param name="Shares_km2">Area of each <see cref="RingShare"/>, in their order; engagement by any of the missiles asked about.</param>
/// <param name="Unknown_km2">Nobody knows the ground, or whether unknown ground hides the target.</param>
/// <param name="EngagedWithout_km2">Engagement when one of the missiles is left out, by its place among the types.</param>
public sealed record RingRow(TargetHeight Height, IReadOnlyList<Banded> Shares_km2, double Unknown_km2, IReadOnlyList<Banded> EngagedWithout_km2)
{
    /// <summary>Engagement by one of the missiles alone, by its place among the types.</summary>
    public IReadOnlyList<Banded> EngagedAlone_km2 { get; init; } = [];

    public Banded Of(RingShare share) => Shares_km2[(int)share];
}

/// <summary>What the shares of a ring are and how sure, for several heights.</summary>
public static class RingBands
{
    // A band needs no map: every fourth cell is enough for its two ends.
    private const int DrawnCellsApart = 2;

    /// <summary>The areas as read, with the band over drawn readings and grounds.</summary>
    /// <param name="asRead">The question as its readings are written.</param>
    /// <param name="terrain">The ground on file.</param>
    /// <param name="postSpacing">How far apart the ground's posts stand.</param>
    /// <param name="draws">The question at a point of the draws; null where that point's readings make no battery.</param>
    /// <param name="points">How many points.</param>
    /// <param name="seed">Decides the draws of the ground.</param>
    /// <param name="threads">How many of them at once; the answer is the same.</param>
    /// <param name="progress">Told after each point.</param>
    /// <param name="stop">Ends it early.</param>
    public static IReadOnlyList<RingRow> Of(
        RingQuestion asRead, SiteTerrain terrain, Length postSpacing, Func<int, RingQuestion?> draws, int points, ulong seed, int threads, IProgress<int>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(asRead);
        ArgumentNullException.ThrowIfNull(draws);
        var plain = Areas(asRead, terrain, apart: 1);
        var drawn = new HeightAreas[]?[points];
        var done = 0;
        Parallel.For(0, points, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = threads }, point =>
        {
            if (draws(point + 1) is { } question)
            {
                drawn[point] = Areas(question, TerrainDraw.Of(terrain, postSpacing, seed, (ulong)point + 1), DrawnCellsApart);
            }

            progress?.Report(Interlocked.Increment(ref done));
        });
        var known = drawn.OfType<HeightAreas[]>().ToList();
        return [.. plain.Select((row, at) => Row(asRead.Heights[at], row, [.. known.Select(one => one[at])]))];
    }

    /// <summary>The areas of maps at hand, as read and without bands: the same as of a question without draws.</summary>
    /// <param name="asRead">The question whose maps they are.</param>
    /// <param name="maps">Its maps, by height.</param>
    public static IReadOnlyList<RingRow> Of(RingQuestion asRead, IReadOnlyList<RingMap> maps)
    {
        ArgumentNullException.ThrowIfNull(asRead);
        ArgumentNullException.ThrowIfNull(maps);
        return [.. maps.Select(map => Row(map.Height, OfTrueRing(asRead, map.Areas()), []))];
    }

    private static RingRow Row(TargetHeight height, HeightAreas plain, IReadOnlyList<HeightAreas> drawn) => new(
        height,
        [.. plain.Shares_km2.Select((value, share) => share == (int)RingShare.Brochure ? new Banded(value, value, value) : Banded.Of(value, [.. drawn.Select(one => one.Shares_km2[share])]))],
        plain.Unknown_km2,
        [.. plain.Without_km2.Select((value, type) => Banded.Of(value, [.. drawn.Select(one => one.Without_km2[type])]))])
    {
        EngagedAlone_km2 = [.. plain.Alone_km2.Select((value, type) => Banded.Of(value, [.. drawn.Select(one => one.Alone_km2[type])]))],
    };

    private static HeightAreas[] Areas(RingQuestion question, SiteTerrain terrain, int apart)
    {
        var survey = new RingSurvey(question, terrain);
        return [.. question.Heights.Select(height => OfTrueRing(question, survey.Areas(height, question.Pass.Course, apart)))];
    }

    /// <summary>Fewer cells fill the ring a little otherwise: shares are taken of their own ring, and told of the true one.</summary>
    private static HeightAreas OfTrueRing(RingQuestion question, RingAreas areas)
    {
        var all = (1 << question.Types.Count) - 1;
        var angle = question.Radius.Metres / RadarHorizon.MeanEarthRadius.Metres;
        var ringArea_km2 = 2.0 * Math.PI * RadarHorizon.MeanEarthRadius.Kilometres * RadarHorizon.MeanEarthRadius.Kilometres * (1.0 - Math.Cos(angle));
        var ring = ringArea_km2 / areas[RingShare.Brochure];
        return new HeightAreas(
            [.. Enum.GetValues<RingShare>().Select(share => ring * areas[share])], areas.Unknown_km2, [.. question.Types.Select((_, type) => ring * areas.EngagedBy(all & ~(1 << type)))], [.. question.Types.Select((_, type) => ring * areas.EngagedBy(1 << type))]);
    }

    private sealed record HeightAreas(IReadOnlyList<double> Shares_km2, double Unknown_km2, IReadOnlyList<double> Without_km2, IReadOnlyList<double> Alone_km2);
}
