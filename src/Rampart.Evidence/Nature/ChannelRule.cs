using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>Two missiles a target, and whole radars in a system: what one document counts must add up.</summary>
internal sealed class ChannelRule : NatureRule
{
    private const double MissilesForEachTarget = 2.0;

    private static readonly (string Targets, string Missiles)[] Pairs = [("targets-engaged", "missiles-guided"), ("target-channels", "missile-channels")];

    public override string Name => "channels";

    public override string Formula => "missiles guided = 2 × targets engaged; targets of the system = number of radars × targets of one radar";

    public override string Source => "two missiles a target is how the family's brochures count (36 and 72, 80 and 160, 6 and 12); a count of a whole system of several radars is never given to one of them";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var (targetName, missileName) in Pairs)
        {
            foreach (var targets in Counted(values, targetName))
            {
                foreach (var missiles in Counted(values, missileName).Where(missiles => SameSubject(targets, missiles) && SameVoice(targets, missiles)))
                {
                    yield return Pair(targets, missiles);
                }
            }
        }

        foreach (var system in Counted(values, "targets-engaged"))
        {
            // Where one claim on a radar's channels is related to the system's count, every standing one is tried: another may fit.
            var all = Counted(values, "target-channels").Where(radar => !SameSubject(system, radar)).ToList();
            foreach (var radars in all.GroupBy(radar => radar.Property.Id, StringComparer.Ordinal).Where(group => group.Any(radar => SameVoice(system, radar) || AreRelated(values.Ledger, system, radar))))
            {
                yield return Radars(system, radars.FirstOrDefault(radar => system.Value.Si % radar.Value.Si == 0.0) ?? radars.First());
            }
        }
    }

    private NatureVerdict Pair(Claim targets, Claim missiles)
    {
        var each = missiles.Value.Si / targets.Value.Si;
        var told = $"{Text(targets)} and {Text(missiles)}";
        return Verdict(
            Subject(targets),
            each == MissilesForEachTarget ? NatureOutcome.Holds : NatureOutcome.Strained,
            [targets, missiles],
            each == MissilesForEachTarget ? $"{told}: two missiles a target." : $"{told}: {Figure.Plain(each, "0.##")} missiles a target, where two are usual.",
            Numbers(targets, missiles, "missiles-for-each-target", each));
    }

    private NatureVerdict Radars(Claim system, Claim radar)
    {
        var radars = system.Value.Si / radar.Value.Si;
        var isWhole = radars == Math.Floor(radars);
        var told = string.Create(CultureInfo.InvariantCulture, $"{Text(system)} is {radars:0.##} times the {Text(radar)} of {Subject(radar)}");
        return Verdict(
            Subject(system),
            radars == 1.0 ? NatureOutcome.Holds : isWhole ? NatureOutcome.Needs : NatureOutcome.Strained,
            [system, radar],
            radars == 1.0 ? $"{told}: one radar." : isWhole ? $"{told}: it needs as many radars, and belongs to the whole system." : $"{told}: no whole number of radars.",
            Numbers(system, radar, "radars", radars));
    }

    private static NatureNumber[] Numbers(Claim first, Claim second, string name, double value) =>
        [new(ClaimedValues.Split(first.Property.Id).Name, first.Value.Si, string.Empty), new(ClaimedValues.Split(second.Property.Id).Name, second.Value.Si, string.Empty), new(name, value, string.Empty)];

    private static IEnumerable<Claim> Counted(ClaimedValues values, string name) => values.Named(QuantityKind.Number, name).Where(value => !value.IsRejected && value.Si > 0.0).SelectMany(value => value.Claims);

    private static string Subject(Claim claim) => ClaimedValues.Split(claim.Property.Id).Subject;

    private static string Text(Claim claim) => $"{ClaimedValues.Split(claim.Property.Id).Name} {claim.ValueText}";

    private static bool SameSubject(Claim first, Claim second) => string.Equals(Subject(first), Subject(second), StringComparison.Ordinal);

    // The same bundle, and of several numbers of one document those in the same place.
    private static bool SameVoice(Claim first, Claim second) =>
        string.Equals(first.Document.Id, second.Document.Id, StringComparison.Ordinal) && string.Equals(first.Bundle, second.Bundle, StringComparison.Ordinal) && first.Number == second.Number;

    private static bool AreRelated(Ledger ledger, Claim first, Claim second) =>
        ledger.RelationsOf(first).Any(relation => ReferenceEquals(relation.From, second) || ReferenceEquals(relation.To, second));
}
