using Rampart.Quantities;

namespace Rampart.Simulation.Kernel;

/// <summary>What a draw decides. The number is part of the key of the draw: never reuse or renumber one.</summary>
public enum Draw
{
    Detection = 1,
    MeasurementNoise = 2,
    TransponderFailure = 3,
    TransponderReply = 4,
    FalsePlotCount = 5,
    FalsePlotPlace = 6,
    MissileReliability = 7,
    Kill = 8,
    TargetCommonMode = 9,
    BattleCommonMode = 10,
    KillAssessment = 11,
    AssetHit = 12,

    /// <summary>What a campaign's point draws before its battles: disputed and assumed values.</summary>
    Reading = 13,

    FalsePlotRate = 14,

    /// <summary>How far off the heights of the ground are.</summary>
    TerrainError = 15,
}

/// <summary>What is random. Each draw is a function of what it is about, so that nothing else changes anybody's luck.</summary>
/// <remarks>
/// Philox4x64-10 with the key (seed, replication · 2¹⁶ + purpose) and the counter (key of the first entity concerned, key of the
/// second, count, sub-draw); an entity's key comes from its name.
/// </remarks>
public sealed class Chance
{
    private readonly ulong _seed;
    private readonly ulong _replication;

    public Chance(ulong seed, ulong replication)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(replication, 1UL << 48);
        _seed = seed;
        _replication = replication;
    }

    /// <summary>A number strictly between 0 and 1, of 53 random bits.</summary>
    public double Uniform(Draw purpose, ulong keyA, ulong keyB, ulong count, ulong sub = 0) =>
        ToUnit(Block(purpose, keyA, keyB, count, sub).First);

    /// <summary>Three numbers strictly between 0 and 1.</summary>
    public (double First, double Second, double Third) Uniforms(Draw purpose, ulong keyA, ulong keyB, ulong count, ulong sub = 0)
    {
        var block = Block(purpose, keyA, keyB, count, sub);
        return (ToUnit(block.First), ToUnit(block.Second), ToUnit(block.Third));
    }

    /// <summary>Three independent standard normal numbers (Box and Muller).</summary>
    public (double First, double Second, double Third) Normals(Draw purpose, ulong keyA, ulong keyB, ulong count, ulong sub = 0)
    {
        var (first, second, third, _) = FourNormals(purpose, keyA, keyB, count, sub);
        return (first, second, third);
    }

    /// <summary>Four independent standard normal numbers, the first three those of <see cref="Normals"/>.</summary>
    public (double First, double Second, double Third, double Fourth) FourNormals(Draw purpose, ulong keyA, ulong keyB, ulong count, ulong sub = 0)
    {
        var block = Block(purpose, keyA, keyB, count, sub);
        var radius = Math.Sqrt(-2.0 * Portable.Log(ToUnit(block.First)));
        var (sine, cosine) = Portable.SinCos(2.0 * Portable.Pi * ToUnit(block.Second));
        var secondRadius = Math.Sqrt(-2.0 * Portable.Log(ToUnit(block.Third)));
        var (secondSine, secondCosine) = Portable.SinCos(2.0 * Portable.Pi * ToUnit(block.Fourth));
        return (radius * cosine, radius * sine, secondRadius * secondCosine, secondRadius * secondSine);
    }

    /// <summary>How many events of a Poisson process with this mean, by inversion; for means up to a few hundred.</summary>
    public int Poisson(double mean, Draw purpose, ulong keyA, ulong keyB, ulong count)
    {
        if (mean <= 0.0)
        {
            return 0;
        }

        var draw = Uniform(purpose, keyA, keyB, count);
        var term = Portable.Exp(-mean);
        var sum = term;
        var events = 0;

        // The sum can stay a rounding error below the draw: the bound ends the walk far out in the tail.
        var most = (int)(mean + (20.0 * Math.Sqrt(mean)) + 20.0);
        while (draw > sum && events < most)
        {
            events++;
            term *= mean / events;
            sum += term;
        }

        return events;
    }

    private static double ToUnit(ulong word) => ((word >> 11) + 0.5) * (1.0 / (1UL << 53));

    private (ulong First, ulong Second, ulong Third, ulong Fourth) Block(Draw purpose, ulong keyA, ulong keyB, ulong count, ulong sub) =>
        Philox.Block(keyA, keyB, count, sub, _seed, (_replication << 16) | (uint)purpose);
}
