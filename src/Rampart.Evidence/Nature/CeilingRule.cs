using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>A ceiling needs air to steer by, and must leave room above the horizon of the claimed range.</summary>
internal sealed class CeilingRule : NatureRule
{
    private const double EasyTurn = 3.0;
    private const double LeastTurn = 1.0;

    public override string Name => "ceiling";

    public override string Formula => "n = ρ·v²·C_N/(2·g₀·(m/S)) at v = 2,000 m/s; least target height as in the rule horizon; ceiling ≤ slant range";

    public override string Source => "definition of the normal-force coefficient, U.S. Standard Atmosphere 1976; C_N = 6 and m/S = 2,800 kg/m² assumed";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var value in values.Named(QuantityKind.Length, "engagement-ceiling", "engagement-ceiling-ballistic", "test-target-height", "test-target-altitude").Where(value => value.Si is > 0.0 and < 80_000.0))
        {
            var turn = ThinAirTurn.LoadFactorAt(Length.FromMetres(value.Si));
            var outcome = turn >= EasyTurn ? NatureOutcome.Holds : turn >= LeastTurn ? NatureOutcome.Needs : NatureOutcome.Strained;
            var meaning = outcome switch
            {
                NatureOutcome.Holds => "enough to steer by.",
                NatureOutcome.Needs => "it needs a target that hardly turns, or thrust to steer by.",
                _ => "it is strained unless the missile steers by thrust.",
            };
            yield return Verdict(
                value.Subject,
                outcome,
                value.Claims,
                $"{value.Text}: a fast missile (2,000 m/s) that steers by the air turns there with about {Figure.Plain(turn, "0.0")} g; {meaning}",
                new NatureNumber("ceiling", value.Si, "m"),
                new NatureNumber("load-factor", turn, "g"));
        }

        foreach (var subject in values.Named(QuantityKind.Length, "engagement-range").Select(value => value.Subject).Distinct(StringComparer.Ordinal))
        {
            var ceilings = values.StandingOn(subject, QuantityKind.Length, "engagement-ceiling");
            var ranges = values.StandingOn(subject, QuantityKind.Length, "engagement-range").Where(range => !range.Name.Contains("ballistic", StringComparison.Ordinal)).ToList();
            if (ceilings.Count > 0 && ranges.Count > 0)
            {
                yield return Window(subject, ranges[^1], ceilings[0], ceilings[^1]);
            }
        }
    }

    // The farthest range with the lowest and the highest ceiling of the same subject.
    private NatureVerdict Window(string subject, ClaimedValue range, ClaimedValue lowest, ClaimedValue highest)
    {
        var height_m = SeenHeight.OverEffectiveEarth(Length.FromMetres(range.Si), SeenHeight.OnVehicle).Metres;
        Claim[] claims = [.. range.Claims.Union(lowest.Claims).Union(highest.Claims)];
        NatureNumber[] numbers = [new("range", range.Si, "m"), new("least-target-height", height_m, "m"), new("lowest-ceiling", lowest.Si, "m"), new("highest-ceiling", highest.Si, "m")];
        if (highest.Si > range.Si)
        {
            return Verdict(subject, NatureOutcome.Contradicts, claims, $"{highest.Text} is farther away than {range.Text}, the greatest range that is claimed.", numbers);
        }

        if (height_m > lowest.Si)
        {
            return Verdict(subject, NatureOutcome.Contradicts, claims, $"{range.Text} needs a target above {Figure.Height(height_m)} (antenna at 10 m, k = 4/3), beyond {lowest.Text}: of the two only one can be used.", numbers);
        }

        return Verdict(subject, NatureOutcome.Holds, claims, $"{range.Text} leaves the heights from {Figure.Height(height_m)} (horizon of an antenna at 10 m) to {Figure.Height(lowest.Si)} ({lowest.Text}).", numbers);
    }
}
