using Rampart.Quantities;

namespace Rampart.Coverage.Rings;

/// <summary>From where a target's height counts.</summary>
public enum HeightReference
{
    /// <summary>From the ground below it: it keeps its height over hills, as low flyers do.</summary>
    AboveGround,

    /// <summary>From the sea: it flies level.</summary>
    AboveSea,
}

/// <summary>How high a target flies, and from where that counts.</summary>
public readonly record struct TargetHeight(Length Height, HeightReference Reference)
{
    /// <summary>Height above the sea over ground of a height (m).</summary>
    public double AboveSea_m(double ground_m) => Reference == HeightReference.AboveGround ? ground_m + Height.Metres : Height.Metres;

    /// <summary>Height above ground of a height (m).</summary>
    public double AboveGround_m(double ground_m) => Reference == HeightReference.AboveGround ? Height.Metres : Height.Metres - ground_m;

    public override string ToString() => $"{Height} above {(Reference == HeightReference.AboveGround ? "ground" : "the sea")}";
}
