using Rampart.Quantities;

namespace Rampart.Results.TrackingReport;

/// <summary>Holds the false plots that were assumed against the plots that no confirmed track took.</summary>
/// <remarks>
/// <para>Formula: z = (K − n·λ)/√(n·λ); K plots left over in n scans, λ assumed false plots of a scan. Told of twenty scans or more, where |z| &gt; 5 and the mean is also more than a third of λ, and more than half a plot, away.</para>
/// <para>Source: the normal approximation to the Poisson distribution of a count. The margin of a third is a judgement: with less, what each plot adds to the score of a track moves by under ln(4/3) = 0.3.</para>
/// <para>Valid: n·λ of at least about ten. What the tracker leaves over also holds plots of targets that it never believed, so the count errs on the high side.</para>
/// </remarks>
public static class ClutterCheck
{
    // In fewer scans a track is barely confirmed: most of what is left over would be plots of targets.
    private const int FewestScans = 20;
    private const double FarthestDeviations = 5.0;
    private const double Margin = 1.0 / 3.0;
    private const double LeastDifference = 0.5;

    // A file that says "no false plots" is held against one in a hundred scans, as the tracker does.
    private const double LeastAssumed = 0.01;

    /// <summary>The remark, or null where both agree.</summary>
    /// <param name="meta">The meta file, which said how many false plots a scan has.</param>
    /// <param name="assumed">False plots of a scan that were assumed.</param>
    /// <param name="plotsLeft">Plots that no confirmed track took, scan by scan up to the last scan with a plot.</param>
    public static Finding? Judge(string meta, double assumed, IReadOnlyCollection<int> plotsLeft)
    {
        ArgumentNullException.ThrowIfNull(plotsLeft);
        if (plotsLeft.Count < FewestScans || !double.IsFinite(assumed) || assumed < 0.0)
        {
            return null;
        }

        var rate = Math.Max(assumed, LeastAssumed);
        var mean = plotsLeft.Average();
        var deviations = (plotsLeft.Sum(count => (double)count) - (plotsLeft.Count * rate)) / Math.Sqrt(plotsLeft.Count * rate);
        if (Math.Abs(deviations) <= FarthestDeviations || Math.Abs(mean - rate) <= Math.Max(Margin * rate, LeastDifference))
        {
            return null;
        }

        var consequence = mean > rate
            ? "With too few assumed, false tracks are confirmed too easily."
            : "With too many assumed, tracks are confirmed late and dropped early.";
        return Finding.Remark(
            new Place(meta), "clutter_per_scan",
            FormattableString.Invariant($"says {assumed:0.##} false plots a scan, but {mean:0.##} a scan were taken by no confirmed track (over {plotsLeft.Count} scans; {Math.Abs(deviations):0} standard deviations apart). {consequence}"),
            FormattableString.Invariant($"Set clutter_per_scan to about {mean:0.#} and track again, or look on the map where the plots lie: where they crowd, they are not spread evenly as the tracker assumes."));
    }
}
