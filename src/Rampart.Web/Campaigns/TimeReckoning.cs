namespace Rampart.Web.Campaigns;

/// <summary>Battles that were fought in one go on this computer, and how long that took.</summary>
/// <param name="Started">When.</param>
/// <param name="Battles">How many.</param>
/// <param name="Seconds">From the first to the last.</param>
/// <param name="Threads">How many were fought at once.</param>
/// <param name="Points">At how many points, all of them read before; 0 of a single battle.</param>
/// <param name="Reading_s">How long that reading took; null where nobody has measured it.</param>
internal sealed record MeasuredBattles(DateTimeOffset Started, int Battles, double Seconds, int Threads, int Points = 0, double? Reading_s = null)
{
    /// <summary>What one battle took one thread; more threads than battles are idle.</summary>
    public double Battle_s => Seconds * Math.Min(Threads, Battles) / Battles;

    /// <summary>The same of a point's reading.</summary>
    public double? Point_s => Reading_s * Math.Min(Threads, Points) / Points;
}

/// <summary>How long battles will take, by what others took.</summary>
/// <param name="Likely_s">By the mean.</param>
/// <param name="Least_s">By the quickest of those that were measured in one go.</param>
/// <param name="Most_s">By the slowest.</param>
/// <param name="Battle_s">What one battle took one thread, on the mean.</param>
/// <param name="Battles">How many battles that rests on.</param>
/// <param name="Latest">When the newest of them were fought.</param>
/// <param name="HoldsReading">Whether the reading of the points is in it.</param>
internal sealed record ReckonedTime(double Likely_s, double Least_s, double Most_s, double Battle_s, int Battles, DateTimeOffset Latest, bool HoldsReading);

/// <summary>Reckons how long battles will take from how long they took.</summary>
internal static class TimeReckoning
{
    // So many that the dice no longer matter; older ones may be of another program, or of a machine that had more to do.
    private const int Enough = 100;

    // Thirty years, and more battles than any campaign has: what tells of more was not measured but damaged, and would leave the numbers that JSON can hold.
    private const double Longest_s = 1e9;
    private const int MostBattles = 10_000_000;

    /// <summary>The time of so many battles; null where none was measured.</summary>
    /// <param name="measured">What was measured of the same scenario, in any order.</param>
    /// <param name="battles">How many battles.</param>
    /// <param name="points">At how many points, which are read before; 0 for a single battle.</param>
    /// <param name="threads">How many are fought at once. Twice the threads are taken for twice the speed, as they nearly are while processors are free.</param>
    public static ReckonedTime? Of(IEnumerable<MeasuredBattles> measured, int battles, int points, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(battles, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var used = new List<MeasuredBattles>();
        foreach (var each in measured.Where(IsSound).OrderByDescending(each => each.Started))
        {
            used.Add(each);
            if (used.Sum(one => one.Battles) >= Enough)
            {
                break;
            }
        }

        if (used.Count == 0)
        {
            return null;
        }

        var all = used.Sum(each => each.Battles);
        var battle_s = used.Sum(each => each.Battle_s * each.Battles) / all;
        var readings = used.Where(each => each is { Points: > 0, Point_s: not null }).ToList();
        var point_s = points > 0 && readings.Count > 0 ? readings.Sum(each => each.Point_s!.Value * each.Points) / readings.Sum(each => each.Points) : 0.0;

        // No battle is divided among threads: fewer battles than threads take as long as one.
        double Taken(double perBattle_s) => (perBattle_s * Math.Max(1.0, (double)battles / threads)) + (point_s * (points > 0 ? Math.Max(1.0, (double)points / threads) : 0.0));
        return new ReckonedTime(Taken(battle_s), Taken(used.Min(each => each.Battle_s)), Taken(used.Max(each => each.Battle_s)), battle_s, all, used[0].Started, points == 0 || readings.Count > 0);
    }

    private static bool IsSound(MeasuredBattles each) => each is { Battles: > 0 and <= MostBattles, Seconds: > 0.0 and <= Longest_s, Threads: > 0, Points: >= 0, Reading_s: null or (>= 0.0 and <= Longest_s) };
}
