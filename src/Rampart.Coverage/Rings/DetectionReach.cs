using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Rings;

/// <summary>A range and how sure it is.</summary>
/// <param name="Value">As the readings are written; null where there is none.</param>
/// <param name="Low">The 5 % quantile over the draws; zero where in so many of them there is no range. Null where nothing was drawn.</param>
/// <param name="High">The 95 % quantile.</param>
public readonly record struct BandedRange(Length? Value, Length? Low, Length? High)
{
    /// <summary>The value with the quantiles of its draws, widened to hold it; a draw without a range counts as none, at zero.</summary>
    public static BandedRange Of(Length? value, IReadOnlyList<Length?> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        var band = Banded.Of(value?.Metres ?? 0.0, [.. draws.Select(draw => draw?.Metres ?? 0.0)]);
        return draws.Count == 0 ? new BandedRange(value, Low: null, High: null) : new BandedRange(value, Length.FromMetres(band.Low), Length.FromMetres(band.High));
    }
}

/// <summary>How far one radar sees a target that flies straight in at one height, bearing by bearing.</summary>
/// <param name="Radar">The radar's name.</param>
/// <param name="Height">The target's height.</param>
/// <param name="Radials">The scans of each bearing, as the readings are written.</param>
/// <param name="Half">Where the longest unbroken run of scans begins that each show it with one look in two.</param>
/// <param name="Ninety">The same with nine looks in ten.</param>
/// <param name="Found">Where it has been seen at least once with a probability of nine in ten.</param>
public sealed record DetectionReach(
    string Radar, TargetHeight Height, IReadOnlyList<InboundRadial> Radials, IReadOnlyList<BandedRange> Half, IReadOnlyList<BandedRange> Ninety, IReadOnlyList<BandedRange> Found)
{
    public const double HalfOfLooks = 0.5;
    public const double NineInTen = 0.9;

    /// <summary>All radars that search and all heights, with the bands over drawn readings; the ground stays as it is on file.</summary>
    /// <param name="asRead">The question as its readings are written.</param>
    /// <param name="terrain">The ground on file.</param>
    /// <param name="bearings">How many directions, from the north clockwise.</param>
    /// <param name="draws">The question at the points of the draws; may be empty.</param>
    /// <param name="threads">How many of them at once; the answer is the same.</param>
    /// <param name="stop">Ends it early.</param>
    public static IReadOnlyList<DetectionReach> Of(RingQuestion asRead, SiteTerrain terrain, int bearings, IReadOnlyList<RingQuestion> draws, int threads, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(asRead);
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(draws);
        var plain = Around(asRead, terrain, bearings);
        var drawn = new IReadOnlyList<Ranges>[draws.Count];
        Parallel.For(0, draws.Count, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = threads }, draw =>
        {
            // Sights of other antennas are not kept: a fine grid has room for few.
            var own = Antennas(draws[draw]).SequenceEqual(Antennas(asRead)) ? terrain : new SiteTerrain(terrain.Grid, terrain.Radius);
            drawn[draw] = [.. Around(draws[draw], own, bearings).Select(row => Ranges.Of(row.Radials))];
        });
        return [.. plain.Select((row, number) =>
        {
            var read = Ranges.Of(row.Radials);
            IReadOnlyList<BandedRange> Band(Func<Ranges, Length?[]> of) => [.. of(read).Select((value, bearing) => BandedRange.Of(value, [.. drawn.Where(one => one.Count == plain.Count).Select(one => of(one[number])[bearing])]))];
            return new DetectionReach(row.Radar, row.Height, row.Radials, Band(ranges => ranges.Half), Band(ranges => ranges.Ninety), Band(ranges => ranges.Found));
        })];
    }

    /// <summary>The radars that search, at the battery.</summary>
    public static IReadOnlyList<SearchRadarDefinition> Searchers(RingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Post.SurveillanceRadar is { } radar ? [question.Battery.SearchRadar, radar] : [question.Battery.SearchRadar];
    }

    private static IEnumerable<(double, double)> Antennas(RingQuestion question) => Searchers(question).Select(radar => (radar.Antenna.Height.Metres, radar.EffectiveEarthFactor));

    private static List<(string Radar, TargetHeight Height, IReadOnlyList<InboundRadial> Radials)> Around(RingQuestion question, SiteTerrain terrain, int bearings)
    {
        var echoes = new EchoModels();
        return [.. Searchers(question).SelectMany(radar => question.Heights.Select(height =>
            (radar.Name, height, InboundRadial.Around(radar, question.Weather, terrain, question.Pass, height, bearings, question.Jamming, echoes))))];
    }

    private sealed record Ranges(Length?[] Half, Length?[] Ninety, Length?[] Found)
    {
        public static Ranges Of(IReadOnlyList<InboundRadial> radials) => new(
            [.. radials.Select(radial => radial.SteadyFrom(HalfOfLooks))], [.. radials.Select(radial => radial.SteadyFrom(NineInTen))], [.. radials.Select(radial => radial.FoundBy(NineInTen))]);
    }
}
