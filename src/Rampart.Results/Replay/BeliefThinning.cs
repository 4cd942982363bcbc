using Rampart.Quantities;

namespace Rampart.Results.Replay;

/// <summary>Which of a track's estimates are shown: the best that is fresh, and only where it says something new.</summary>
/// <remarks>
/// Several radars see one target; their estimates lie apart by their errors. An estimate replaces the one shown if it is of the same
/// radar, deviates no more, or the one shown is older than 15 s. Of those, one is left out where the last one kept, carried on with
/// its speed, already lies within half its deviation (100 m at least), unless 20 s have passed.
/// </remarks>
internal static class BeliefThinning
{
    private const int Stale_ms = 15_000;
    private const int LongestGap_ms = 20_000;
    private const double LeastStep_m = 100.0;
    private const double ShareOfDeviation = 0.5;
    private const double MetresPerUnit = 1.1132;

    public static IReadOnlyList<ReplayBelief> Of(List<ReplayBelief> beliefs)
    {
        var kept = new List<ReplayBelief>();
        ReplayBelief shown = default;

        // The sort keeps equals in turn; of several at one moment the last in the journal counts.
        foreach (var belief in beliefs.OrderBy(belief => belief.Place.Time_ms))
        {
            var isShown = kept.Count == 0 || belief.Radar == shown.Radar || belief.Deviation_m <= shown.Deviation_m
                || belief.Place.Time_ms - shown.Place.Time_ms > Stale_ms;
            if (!isShown)
            {
                continue;
            }

            shown = belief;
            if (kept.Count > 0 && kept[^1].Place.Time_ms == belief.Place.Time_ms)
            {
                kept[^1] = belief;
            }
            else if (kept.Count == 0 || SaysMore(kept[^1], belief))
            {
                kept.Add(belief);
            }
        }

        return kept;
    }

    /// <summary>Where it is believed to be at a later moment, as a reader of the replay carries it on too.</summary>
    public static ReplayBelief CarriedOn(in ReplayBelief belief, int time_ms)
    {
        var units = (time_ms - belief.Place.Time_ms) / 1000.0 / MetresPerUnit;
        return belief with
        {
            Place = belief.Place with
            {
                Time_ms = time_ms,
                Latitude = belief.Place.Latitude + (int)Math.Round(belief.North_mps * units),
                Longitude = belief.Place.Longitude + (int)Math.Round(belief.East_mps * units / Across(belief)),
            },
        };
    }

    private static double Across(in ReplayBelief belief) => Portable.Cos(belief.Place.Latitude * 1e-5 * Portable.Pi / 180.0);

    private static bool SaysMore(in ReplayBelief last, in ReplayBelief belief)
    {
        var seconds = (belief.Place.Time_ms - last.Place.Time_ms) / 1000.0;
        var north = ((belief.Place.Latitude - last.Place.Latitude) * MetresPerUnit) - (last.North_mps * seconds);
        var east = ((belief.Place.Longitude - last.Place.Longitude) * MetresPerUnit * Across(last)) - (last.East_mps * seconds);
        var allowed = Math.Max(LeastStep_m, ShareOfDeviation * belief.Deviation_m);
        return belief.Place.Time_ms - last.Place.Time_ms >= LongestGap_ms || (north * north) + (east * east) > allowed * allowed;
    }
}
