using Rampart.Physics.Ballistics;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>A ballistic missile of a range arrives at least with the speed that the range needs.</summary>
internal sealed class BallisticTargetRule : NatureRule
{
    // Of a re-entering body, as the models assume it (3,000 to 12,000).
    private const double Body_kgpm2 = 8000.0;
    private const double Density_kgpm3 = 1.225;
    private const double ScaleHeight_m = 7200.0;

    public override string Name => "ballistic-target";

    public override string Formula => "Q = 2·sin(ψ/2)/(1 + sin(ψ/2)), v = √(Q·μ/R), ψ = range/R; greatest range with a speed sin(ψ/2) = Q/(2 − Q); in the air v = v_E·exp(−ρ₀·H/(2β·sin γ)·exp(−h/H)), γ = (π − ψ)/4";

    public override string Source => "Bate, Mueller and White, Fundamentals of Astrodynamics, 6.2; Allen and Eggers, NACA Report 1381; β = 8,000 kg/m² (3,000 to 12,000) assumed; no rotation of the Earth, burn-out at the ground";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var range in values.Named(QuantityKind.Length, "ballistic-target-range"))
        {
            var angle = Angle.FromRadians(range.Si / RadarHorizon.MeanEarthRadius.Metres);
            if (angle.Radians is not (> 0.0 and < Portable.Pi))
            {
                continue;
            }

            var needed_mps = Math.Sqrt(FreeFlight.LeastQ(angle) * MinimumEnergyArc.Mu / RadarHorizon.MeanEarthRadius.Metres);
            foreach (var speed in values.Named(QuantityKind.Speed, "target-speed").Where(speed => speed.Si > 0.0 && string.Equals(speed.Subject, range.Subject, StringComparison.Ordinal)))
            {
                yield return Judge(range, angle, needed_mps, speed);
            }
        }
    }

    private NatureVerdict Judge(ClaimedValue range, Angle angle, double needed_mps, ClaimedValue speed)
    {
        var radius_m = RadarHorizon.MeanEarthRadius.Metres;
        var q = speed.Si * speed.Si * radius_m / MinimumEnergyArc.Mu;
        var reach_m = q < 1.0 ? FreeFlight.GreatestRange(q).Radians * radius_m : Portable.Pi * radius_m;
        Claim[] claims = [.. speed.Claims, .. range.Claims];
        NatureNumber[] numbers =
        [
            new("target-speed", speed.Si, "m/s"),
            new("ballistic-target-range", range.Si, "m"),
            new("least-burn-out-speed-for-range", needed_mps, "m/s"),
            new("greatest-range-at-speed", reach_m, "m"),
        ];
        if (speed.Si >= needed_mps)
        {
            return Verdict(range.Subject, NatureOutcome.Holds, claims, $"{speed.Text} is enough for {range.Text}, which needs at least {Figure.KilometresPerSecond(needed_mps)} at burn-out.", numbers);
        }

        var descent_rad = (Portable.Pi - angle.Radians) / 4.0;
        var share = 2.0 * Body_kgpm2 * Portable.Sin(descent_rad) * Portable.Log(needed_mps / speed.Si) / (Density_kgpm3 * ScaleHeight_m);
        var height_m = -ScaleHeight_m * Portable.Log(share);
        var slowed = height_m > 0.0
            ? $"Only below about {Figure.Kilometres(height_m)} has the air slowed a body of β = 8,000 kg/m² so far."
            : "The air does not slow a body of β = 8,000 kg/m² so far before the ground.";
        return Verdict(
            range.Subject,
            NatureOutcome.Contradicts,
            claims,
            $"{speed.Text} is enough for about {Figure.Kilometres(reach_m)} only; {range.Text} needs at least {Figure.KilometresPerSecond(needed_mps)} at burn-out and comes back as fast. {slowed}",
            [.. numbers, .. height_m > 0.0 ? [new NatureNumber("height-at-which-air-has-slowed-it", height_m, "m")] : Array.Empty<NatureNumber>()]);
    }
}
