using System.Globalization;
using Rampart.Physics.Atmosphere;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>A missile of one solid-fuel stage cannot be faster than its propellant makes it.</summary>
internal sealed class InterceptorSpeedRule : NatureRule
{
    private static readonly Length HotHeight = Length.FromKilometres(10.0);
    private static readonly Length ColdHeight = Length.FromKilometres(15.0);

    public override string Name => "interceptor-speed";

    public override string Formula => "v + losses = I_sp·g₀·ln(1/(1 − f)); losses of a climb straight up at constant acceleration a through exponential air, g₀·v/a + ρ₀·H^(3/2)·√(2a)/(2β)·γ(3/2, v²/(2a·H)); T₀ = T·(1 + 0.2·M²)";

    public override string Source =>
        "Sutton and Biblarz, Rocket Propulsion Elements (composite solid propellants deliver 260 to 265 s, 270 s taken as the limit; edition and tables unconfirmed); a propellant share of 0.65 as the upper end of the usual and 0.75 as generous is an assumption "
        + "(an openly published example of a surface-to-air missile has 260 s and 182 of 300 kg, that is 0.61); ballistic coefficient in boost 25,000 and 40,000 kg/m² and acceleration 30 and 50 g, assumed. Two stages go beyond these bounds";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        var (usual_mps, generous_mps, ideal_mps) = (BurnOutSpeed.Usual.AfterLosses_mps, BurnOutSpeed.Generous.AfterLosses_mps, BurnOutSpeed.Generous.Ideal_mps);
        foreach (var value in values.Named(QuantityKind.Speed, "missile-speed").Where(value => value.Si > 0.0))
        {
            // Whoever says Mach may mean the sound of thin cold air: the claim gets the benefit.
            var isMach = value.First.Value.Text.Contains("Mach", StringComparison.OrdinalIgnoreCase);
            var least_mps = isMach ? value.Si * (StandardAtmosphere.At(ColdHeight).SpeedOfSound / StandardAtmosphere.At(Length.Zero).SpeedOfSound) : value.Si;
            var isLimit = value.First.Bound == ClaimBound.LessThan;
            var outcome = isLimit ? NatureOutcome.Holds
                : least_mps > generous_mps ? NatureOutcome.Fails
                : value.Si > usual_mps ? NatureOutcome.Strained
                : NatureOutcome.Holds;
            var said = isMach ? $" ({Figure.Speed(least_mps)} to {Figure.Speed(value.Si)}, by the sound of the stratosphere or of sea level)" : string.Empty;
            var temperature_K = StagnationTemperature.At_K(HotHeight, Speed.FromMetresPerSecond(least_mps));
            var heat = string.Create(CultureInfo.InvariantCulture, $"Air before it at 10 km: {temperature_K:N0} K as a perfect gas.");
            var (leastShare, mostShare) = (BurnOutSpeed.Generous.ShareNeededFor(least_mps), BurnOutSpeed.Generous.ShareNeededFor(value.Si));
            var share = isMach ? $"{Figure.Plain(100.0 * leastShare, "0")} to {Figure.Plain(100.0 * mostShare, "0")} %" : $"{Figure.Plain(100.0 * mostShare, "0")} %";
            var meaning = outcome switch
            {
                NatureOutcome.Fails => $"one stage that is 75 % propellant of 270 s ends at {Figure.Speed(generous_mps)} after losses to air and weight ({Figure.Speed(ideal_mps)} without any). {(least_mps > ideal_mps ? "Not even a flight without air and weight would reach it." : "The verdict depends on that share and those losses.")} It would need {share} of propellant.",
                NatureOutcome.Strained => $"beyond the {Figure.Speed(usual_mps)} of one stage with the usual 65 % of propellant, within the {Figure.Speed(generous_mps)} of 75 %: it needs {share} of propellant, and the verdict depends on a share that no document here states.",
                _ => isLimit ? "an upper limit rules nothing in." : $"within the {Figure.Speed(usual_mps)} of one stage with 65 % of propellant.",
            };
            yield return Verdict(
                value.Subject,
                outcome,
                value.Claims,
                $"{value.Text}{said}: {meaning} {heat}",
                new NatureNumber("speed", value.Si, "m/s"),
                new NatureNumber("speed-least-reading", least_mps, "m/s"),
                new NatureNumber("usual-bound", usual_mps, "m/s"),
                new NatureNumber("generous-bound", generous_mps, "m/s"),
                new NatureNumber("generous-bound-without-losses", ideal_mps, "m/s"),
                new NatureNumber("propellant-share-needed", leastShare, string.Empty),
                new NatureNumber("stagnation-temperature-at-10-km", temperature_K, "K"));
        }
    }
}
