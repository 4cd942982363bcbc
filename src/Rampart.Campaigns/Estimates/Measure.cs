using Rampart.Campaigns.Outcomes;
using Rampart.Results.Reading;
using Rampart.Simulation.Motion;

namespace Rampart.Campaigns.Estimates;

/// <summary>What is counted of every battle.</summary>
/// <param name="Id">Its short name, such as <c>leaked</c>.</param>
/// <param name="Words">In words behind a number.</param>
/// <param name="Of">Its value in a battle.</param>
/// <param name="Bounds">Between which values it lies in any case.</param>
/// <param name="OutOf">What a count is out of.</param>
/// <param name="HasTornado">Whether a tornado is drawn of it.</param>
public sealed record Measure(string Id, string Words, Func<BattleOutcome, double> Of, NaturalBounds Bounds, double? OutOf = null, bool HasTornado = false)
{
    /// <summary>The measures of these battles, those of the whole raid first.</summary>
    public static IReadOnlyList<Measure> All(IReadOnlyList<BattleOutcome> battles)
    {
        ArgumentNullException.ThrowIfNull(battles);
        var raid = Raid(battles, battle => battle.Appeared);
        List<Measure> measures =
        [
            new("leaked", "hostile targets leaked", battle => battle.Leaked, raid.Bounds, raid.OutOf, HasTornado: true),
            new("killed", "hostile targets killed", battle => battle.Killed, raid.Bounds, raid.OutOf, HasTornado: true),
            new("killed-share", "share of the hostile targets killed", battle => battle.Appeared == 0 ? 0.0 : (double)battle.Killed / battle.Appeared, NaturalBounds.Share),
            new("missiles-fired", "missiles fired", battle => battle.MissilesFired, NaturalBounds.Count, HasTornado: true),
            new("mistakes", "missiles at friendly and civil aircraft", battle => battle.Mistakes, NaturalBounds.Count, HasTornado: true),
            new("hits", "hits on defended assets and batteries", battle => battle.Hits, NaturalBounds.Count, HasTornado: true),
        ];
        foreach (var each in battles.SelectMany(battle => battle.Classes).Select(outcome => outcome.Class).Distinct().Order())
        {
            var ofClass = Raid(battles, battle => OfClass(battle, each).Appeared);
            measures.Add(new($"leaked-{Rampart.Results.Reading.Words.Kebab(each)}", $"{Many(each)} leaked", battle => OfClass(battle, each).Leaked, ofClass.Bounds, ofClass.OutOf));
        }

        return measures;

        static ClassOutcome OfClass(BattleOutcome battle, TargetClass sought) => battle.Classes.FirstOrDefault(outcome => outcome.Class == sought);
    }

    private static (NaturalBounds Bounds, double OutOf) Raid(IReadOnlyList<BattleOutcome> battles, Func<BattleOutcome, int> appeared) =>
        (NaturalBounds.OutOf(battles.Max(appeared)), battles.Average(appeared));

    private static string Many(TargetClass each) => $"{Rampart.Results.Reading.Words.Kebab(each).Replace('-', ' ')}s".Replace("low observable", "low-observable", StringComparison.Ordinal).Replace("stand off", "stand-off", StringComparison.Ordinal);
}
