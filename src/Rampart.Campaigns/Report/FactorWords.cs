using System.Globalization;
using Rampart.Evidence;
using Rampart.Results.Report;

namespace Rampart.Campaigns.Report;

/// <summary>Says in words what stands behind a factor: claims, claims for a part of it, or an assumption, and which.</summary>
public static class FactorWords
{
    /// <summary>For a label: "claimed, 2 origins".</summary>
    public static string RestsOn(TornadoBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        return bar.Support switch
        {
            FactorSupport.Claimed => $"claimed, {Origins(bar)}",
            FactorSupport.Partly => $"partly claimed, {Origins(bar)}",
            FactorSupport.Beside => $"assumed, {Say.Count(bar.ClaimsBeside, "claim", "claims")} not read",
            _ => "assumed, no public claim",
        };
    }

    /// <summary>Behind the factor's title, in the answer's sentence: ", of which 2 independent origins speak".</summary>
    internal static string Clause(TornadoBar bar) => bar.Support switch
    {
        FactorSupport.Claimed => $", of which {Speakers(bar)}",
        FactorSupport.Partly => $"; {Speakers(bar)} of part of it, the rest is assumed",
        FactorSupport.Beside => $", an assumed value, although {Exist(bar)}",
        _ => ", an assumed value of which no public claim speaks",
    };

    /// <summary>A sentence for the banner over the answer.</summary>
    internal static string Sentence(TornadoBar bar) => bar.Support switch
    {
        FactorSupport.Partly => $"{Capital(Speakers(bar))} of part of it, the rest is assumed.",
        FactorSupport.Beside => $"It is assumed although {Exist(bar)}, which the model passes over for a stated reason.",
        _ => "No public claim speaks of it.",
    };

    private static string Origins(TornadoBar bar) => bar.IndependentOrigins == 0 ? "origin unknown" : Say.Count(bar.IndependentOrigins, "origin", "origins");

    private static string Speakers(TornadoBar bar) => bar.IndependentOrigins switch
    {
        0 => "claims of unknown origin speak",
        1 => "1 independent origin speaks",
        var origins => $"{origins.ToString(CultureInfo.InvariantCulture)} independent origins speak",
    };

    private static string Exist(TornadoBar bar) => bar.ClaimsBeside == 1 ? "1 claim exists" : $"{bar.ClaimsBeside.ToString(CultureInfo.InvariantCulture)} claims exist";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
