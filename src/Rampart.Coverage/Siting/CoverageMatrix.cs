using System.Collections;
using System.Numerics;

namespace Rampart.Coverage.Siting;

/// <summary>Which site covers which demand: a row of bits for each site.</summary>
public sealed class CoverageMatrix
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _words;
    private readonly int _wordsPerRow;

    /// <summary>A matrix in which nothing is covered yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or more bits than fit into memory.</exception>
    public CoverageMatrix(int sites, int demands)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sites);
        ArgumentOutOfRangeException.ThrowIfNegative(demands);
        _wordsPerRow = (demands + BitsPerWord - 1) / BitsPerWord;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)sites * _wordsPerRow, Array.MaxLength, nameof(sites));
        (Sites, Demands) = (sites, demands);
        _words = new ulong[sites * _wordsPerRow];
    }

    public int Sites { get; }

    public int Demands { get; }

    /// <summary>Whether a site covers a demand.</summary>
    public bool this[int site, int demand]
    {
        get => (_words[WordOf(site, demand)] >> (demand % BitsPerWord) & 1UL) != 0UL;
        set
        {
            var bit = 1UL << (demand % BitsPerWord);
            ref var word = ref _words[WordOf(site, demand)];
            word = value ? word | bit : word & ~bit;
        }
    }

    /// <summary>How many demands a site covers.</summary>
    public int CountOf(int site)
    {
        var count = 0;
        foreach (var word in Row(site))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Writes a site's whole row.</summary>
    /// <exception cref="ArgumentException">Not as many bits as there are demands.</exception>
    public void SetRow(int site, BitArray covered)
    {
        ArgumentNullException.ThrowIfNull(covered);
        if (covered.Length != Demands)
        {
            throw new ArgumentException($"A row has {Demands} bits, not {covered.Length}.", nameof(covered));
        }

        for (var demand = 0; demand < Demands; demand++)
        {
            this[site, demand] = covered[demand];
        }
    }

    internal ReadOnlySpan<ulong> Row(int site) => _words.AsSpan(site * _wordsPerRow, _wordsPerRow);

    private int WordOf(int site, int demand)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)site, (uint)Sites, nameof(site));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)demand, (uint)Demands, nameof(demand));
        return (site * _wordsPerRow) + (demand / BitsPerWord);
    }
}
