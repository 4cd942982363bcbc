using System.Numerics;

namespace Rampart.Coverage.Siting;

/// <summary>The rows of the candidates in the order of their names, with weights as whole numbers: what the search for sites reckons with.</summary>
/// <remarks>
/// Weights are counted in a power of two small enough that all of them together make less than 2⁵³ such units. Sums are then exact in any order, so ties are
/// ties, a bound is a bound, and the choice does not depend on the order in which anything was given; what rounding changes is below 10⁻¹⁰ of the total.
/// </remarks>
internal sealed class SiteRows
{
    private const int UnitBits = 52;
    private const int BitsPerWord = 64;

    private readonly CoverageMatrix _covers;
    private readonly long[] _units;
    private readonly long[] _unitsOfWord;
    private readonly int[] _siteOf;
    private readonly int _exponent;

    public SiteRows(IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, CoverageMatrix covers)
    {
        _covers = covers;
        _siteOf = [.. Enumerable.Range(0, candidates.Count).OrderBy(at => candidates[at].Name, StringComparer.Ordinal)];
        var total = demands.OrderBy(demand => demand.Name, StringComparer.Ordinal).Sum(demand => demand.Weight);
        _exponent = total > 0.0 ? UnitBits - Math.ILogB(total) - 1 : 0;
        Words = (demands.Count + BitsPerWord - 1) / BitsPerWord;
        _units = new long[Words * BitsPerWord];
        _unitsOfWord = new long[Words];
        for (var at = 0; at < demands.Count; at++)
        {
            _units[at] = (long)Math.Round(Math.ScaleB(demands[at].Weight, _exponent));
            _unitsOfWord[at / BitsPerWord] += _units[at];
        }

        Total = _units.Sum();
    }

    public int Count => _siteOf.Length;

    /// <summary>Words of a row.</summary>
    public int Words { get; }

    /// <summary>Units of all demands.</summary>
    public long Total { get; }

    /// <summary>The candidate's place in the caller's list.</summary>
    public int SiteOf(int row) => _siteOf[row];

    public ReadOnlySpan<ulong> Row(int row) => _covers.Row(_siteOf[row]);

    public double WeightOf(long units) => Math.ScaleB(units, -_exponent);

    public long UnitsOf(int demand) => _units[demand];

    /// <summary>What a row would add to what is covered.</summary>
    public long Gain(int row, ReadOnlySpan<ulong> covered)
    {
        var bits = Row(row);
        var gain = 0L;
        for (var word = 0; word < bits.Length; word++)
        {
            var added = bits[word] & ~covered[word];
            if (added == 0UL)
            {
                continue;
            }

            // Of a word that is nearly full the few that are missing are taken away.
            var isFull = BitOperations.PopCount(added) > BitsPerWord / 2;
            var units = 0L;
            for (var left = isFull ? ~added : added; left != 0UL; left &= left - 1UL)
            {
                units += _units[(word * BitsPerWord) + BitOperations.TrailingZeroCount(left)];
            }

            gain += isFull ? _unitsOfWord[word] - units : units;
        }

        return gain;
    }

    /// <summary>Adds a row to what is covered.</summary>
    public void Cover(int row, Span<ulong> covered)
    {
        var bits = Row(row);
        for (var word = 0; word < bits.Length; word++)
        {
            covered[word] |= bits[word];
        }
    }

    /// <summary>Units that all rows together cover: no choice covers more.</summary>
    public long Coverable()
    {
        var covered = new ulong[Words];
        var units = 0L;
        for (var row = 0; row < Count; row++)
        {
            units += Gain(row, covered);
            Cover(row, covered);
        }

        return units;
    }
}
