namespace Rampart.Pictures;

/// <summary>What the classes of a coverage map tell apart.</summary>
public enum CoverageForm
{
    /// <summary>How far down the steps from the claimed ring to what is engaged in time a place comes, for one height.</summary>
    Shares,

    /// <summary>The lowest of several heights at which a target is in sight at a place.</summary>
    LowestHeights,

    /// <summary>With what probability a target is seen at a place at least, for one height.</summary>
    Probabilities,
}

/// <summary>The colours of a coverage map's classes, from the least to the most that holds there; the same on light and dark paper.</summary>
/// <remarks>
/// They darken from class to class, so that grey print keeps their order, and each step changes the hue as well, between hues that the colour-blind
/// tell apart: shades of the sky blue, blue, orange and vermillion of Okabe and Ito (Color Universal Design, 2008).
/// </remarks>
public static class CoverageColours
{
    /// <summary>The most classes whose colours are told apart.</summary>
    public const int Most = 8;

    private static readonly PngColour Nothing = PngColour.FromHex("#eceef1");
    private static readonly PngColour[] Shares = [Nothing, .. Hexes("#f3d384", "#74c0ee", "#0072b2", "#7a1d00")];
    private static readonly PngColour[] Heights = Hexes("#bddcf1", "#56b4e9", "#0072b2", "#0a1f44");

    /// <summary>As many colours as there are classes.</summary>
    public static IReadOnlyList<PngColour> Of(CoverageForm form, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, Most);
        return form == CoverageForm.Shares && classes == Shares.Length
            ? Shares
            : [Nothing, .. Enumerable.Range(0, classes - 1).Select(step => Along(form == CoverageForm.Shares ? Shares[1..] : Heights, classes == 2 ? 1.0 : step / (classes - 2.0)))];
    }

    private static PngColour Along(PngColour[] ramp, double share)
    {
        var place = share * (ramp.Length - 1);
        var below = Math.Min((int)place, ramp.Length - 2);
        byte Mix(byte from, byte to) => (byte)Math.Round(from + ((to - from) * (place - below)), MidpointRounding.AwayFromZero);
        return new PngColour(Mix(ramp[below].Red, ramp[below + 1].Red), Mix(ramp[below].Green, ramp[below + 1].Green), Mix(ramp[below].Blue, ramp[below + 1].Blue));
    }

    private static PngColour[] Hexes(params string[] hexes) => [.. hexes.Select(PngColour.FromHex)];
}
