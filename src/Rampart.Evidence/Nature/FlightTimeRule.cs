using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>While the missile flies, the target comes nearer: the track must exist further out than the range.</summary>
internal sealed class FlightTimeRule : NatureRule
{
    // A mean over the whole flight; the range of the assumption is told with it.
    private const double UsualMean_mps = 1050.0;
    private const double Slow_mps = 230.0;
    private const double Fast_mps = 300.0;

    private static readonly Length Cruise = Length.FromKilometres(10.0);

    public override string Name => "flight-time";

    public override string Formula => "t = R/v̄; distance of the target at launch D = R + v_T·t for a target that closes at v_T; horizon as in the rule of that name";

    public override string Source => "definition of a mean speed; the usual mean of 1,050 m/s (850 to 1,250) to long range is general knowledge, unconfirmed, and stands where no average speed is claimed; no mean exceeds a claimed greatest speed; time to decide and to launch is left out";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        var horizon_m = RadarHorizon.Between(SeenHeight.OnVehicle, Cruise).Metres;
        var ray_m = SeenHeight.HorizonByRay(SeenHeight.OnVehicle, Cruise).Metres;
        foreach (var value in values.Named(QuantityKind.Length, "engagement-range").Where(value => value.Si > 0.0))
        {
            var average = values.StandingOn(value.Subject, QuantityKind.Speed, "average-speed").Where(speed => speed.Si > 0.0).Select(speed => (double?)speed.Si).Max();
            var greatest = values.StandingOn(value.Subject, QuantityKind.Speed, "missile-speed").Where(speed => speed.Si > 0.0).Select(speed => (double?)speed.Si).Max();
            var isBounded = average is null && greatest < UsualMean_mps;
            var mean_mps = average ?? (isBounded ? greatest!.Value : UsualMean_mps);
            var time_s = value.Si / mean_mps;
            var slow_m = value.Si + (Slow_mps * time_s);
            var fast_m = value.Si + (Fast_mps * time_s);
            var height_m = SeenHeight.OverEffectiveEarth(Length.FromMetres(slow_m), SeenHeight.OnVehicle).Metres;
            var isBeyond = slow_m > horizon_m;
            var speed = average is not null ? $"the claimed average speed of {Figure.Speed(mean_mps)}" : isBounded ? $"at most the claimed greatest speed of {Figure.Speed(mean_mps)}" : $"an assumed mean of {Figure.Speed(mean_mps)} (no claim says one; 850 to 1,250 m/s to long range, less for small missiles)";
            var meaning = isBeyond
                ? $"beyond the horizon of a target at 10 km ({Figure.Distance(horizon_m)} by k = 4/3, {Figure.Distance(ray_m)} by the refracted ray): only a target above {Figure.Height(height_m)}, a sensor elsewhere or a receding target lets it be used."
                : $"which a radar at 10 m has only of a target above {Figure.Height(height_m)}.";
            yield return Verdict(
                value.Subject,
                isBeyond ? NatureOutcome.Strained : NatureOutcome.Needs,
                value.Claims,
                $"{value.Text}: with {speed} the missile flies about {Figure.Seconds(time_s)}; a target closing at 230 m/s must be tracked {Figure.Distance(slow_m)} out at launch, at 300 m/s {Figure.Distance(fast_m)}, {meaning}",
                new NatureNumber("range", value.Si, "m"),
                new NatureNumber("mean-speed", mean_mps, "m/s"),
                new NatureNumber("time-of-flight", time_s, "s"),
                new NatureNumber("track-needed-closing-230-mps", slow_m, "m"),
                new NatureNumber("track-needed-closing-300-mps", fast_m, "m"),
                new NatureNumber("horizon-of-10-km", horizon_m, "m"),
                new NatureNumber("horizon-of-10-km-refracted-ray", ray_m, "m"),
                new NatureNumber("least-target-height-at-launch", height_m, "m"));
        }
    }
}
