using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>A range from the ground needs a target above the horizon.</summary>
internal sealed class HorizonRule : NatureRule
{
    public override string Name => "horizon";

    public override string Formula => "h₂ = (d − √(2·k·a·h₁))²/(2·k·a), k = 4/3, a = 6,371 km, antenna height h₁; beside it the ray through exponential air (315 N-units, 7.35 km)";

    public override string Source => "Skolnik, Introduction to Radar Systems, 3rd ed., 8.5 (section unconfirmed); ITU-R P.453; antenna heights of 24 m and 38 m are those of public writing on masts";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        foreach (var value in values.Named(QuantityKind.Length, "engagement-range", "detection-range", "instrumented-range").Where(value => value.Si > 0.0))
        {
            var distance = Length.FromMetres(value.Si);
            var height = SeenHeight.OverEffectiveEarth(distance, SeenHeight.OnVehicle);
            if (height == Length.Zero)
            {
                yield return Verdict(value.Subject, NatureOutcome.Holds, value.Claims, $"{value.Text}: an antenna at 10 m sees smooth ground itself so far.");
                continue;
            }

            var mast = SeenHeight.OverEffectiveEarth(distance, SeenHeight.OnMast);
            var highMast = SeenHeight.OverEffectiveEarth(distance, SeenHeight.OnHighMast);
            var ray = SeenHeight.ByRay(distance, SeenHeight.OnVehicle);
            var limit = value.Name.EndsWith("instrumented-range", StringComparison.Ordinal) ? " A display's limit is no detection range." : string.Empty;
            yield return Verdict(
                value.Subject,
                NatureOutcome.Needs,
                value.Claims,
                $"{value.Text} needs a target above about {Figure.Height(height.Metres)}: antenna at 10 m over smooth ground at sea level, k = 4/3; {Figure.Height(mast.Metres)} from a mast of 24 m, {Figure.Height(highMast.Metres)} from 38 m{Careful(height, ray)}.{limit}",
                [
                    new NatureNumber("range", value.Si, "m"),
                    new NatureNumber("least-target-height-antenna-10-m", height.Metres, "m"),
                    new NatureNumber("least-target-height-mast-24-m", mast.Metres, "m"),
                    new NatureNumber("least-target-height-mast-38-m", highMast.Metres, "m"),
                    .. ray is { } found ? [new NatureNumber("least-target-height-antenna-10-m-refracted-ray", found.Metres, "m")] : Array.Empty<NatureNumber>(),
                ]);
        }
    }

    private static string Careful(Length height, Length? ray) =>
        ray is not { } found || string.Equals(Figure.Height(found.Metres), Figure.Height(height.Metres), StringComparison.Ordinal)
            ? string.Empty
            : $"; a ray refracted by real air, {(found > height ? "which is more careful," : "near the ground more lenient,")} asks for {Figure.Height(found.Metres)} from 10 m";
}
