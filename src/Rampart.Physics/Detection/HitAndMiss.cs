namespace Rampart.Physics.Detection;

/// <summary>The probability of a detection and that of a miss; the smaller one was summed up, the other is its complement.</summary>
internal readonly record struct HitAndMiss(double Hit, double Miss)
{
    public static HitAndMiss OfHit(double hit)
    {
        hit = Math.Min(hit, 1.0);
        return new HitAndMiss(hit, 1.0 - hit);
    }

    public static HitAndMiss OfMiss(double miss)
    {
        miss = Math.Min(miss, 1.0);
        return new HitAndMiss(1.0 - miss, miss);
    }
}
