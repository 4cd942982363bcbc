using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>Detection ranges go with the fourth root of the target's cross-section; a range without one says little.</summary>
internal sealed class DetectionScalingRule : NatureRule
{
    // Pd 0.5 against 0.9 alone moves a range by 1.6: as far apart may be the same radar.
    private const double OtherProbability = 1.6;
    private const double NearEnough = 1.1;

    public override string Name => "detection-scaling";

    public override string Formula => "R₂ = R₁·(σ₂/σ₁)^(1/4)";

    public override string Source => "Skolnik, Introduction to Radar Systems, 3rd ed., 2.1 (section unconfirmed); a factor of 1.6 between probabilities of detection 0.5 and 0.9 for a fluctuating target";

    public override IEnumerable<NatureVerdict> Judge(ClaimedValues values)
    {
        var ranges = values.Named(QuantityKind.Length, "detection-range").Where(value => value.Si > 0.0).SelectMany(value => value.Claims.Select(claim => (Value: value, Claim: claim, CrossSection: CrossSectionOf(values, claim)))).ToList();
        foreach (var open in ranges.Where(range => range.CrossSection is null).GroupBy(range => range.Value))
        {
            var value = open.Key;
            var tenth_m = value.Si * Portable.Pow(0.1, 0.25);
            var thousandth_m = value.Si * Portable.Pow(0.001, 0.25);
            yield return Verdict(
                value.Subject,
                NatureOutcome.Needs,
                open.Select(range => range.Claim),
                $"{value.Text} needs a cross-section, which the document does not state: a target with a tenth of it is seen at {Figure.Distance(tenth_m)}, with a thousandth at {Figure.Distance(thousandth_m)}.",
                new NatureNumber("range", value.Si, "m"),
                new NatureNumber("range-at-a-tenth-of-the-cross-section", tenth_m, "m"),
                new NatureNumber("range-at-a-thousandth-of-the-cross-section", thousandth_m, "m"));
        }

        foreach (var subject in ranges.Where(range => range.CrossSection is not null).GroupBy(range => range.Value.Subject, StringComparer.Ordinal))
        {
            var known = subject.OrderByDescending(range => range.CrossSection!.Value.Si).ThenBy(range => range.Claim.Id, StringComparer.Ordinal).ToList();
            for (var i = 1; i < known.Count; i++)
            {
                yield return Judge(known[0].Claim, known[0].CrossSection!, known[i].Claim, known[i].CrossSection!);
            }
        }
    }

    private NatureVerdict Judge(Claim first, Claim firstSection, Claim second, Claim secondSection)
    {
        var expected_m = first.Value.Si * Portable.Pow(secondSection.Value.Si / firstSection.Value.Si, 0.25);
        var ratio = second.Value.Si / expected_m;
        var off = Math.Max(ratio, 1.0 / ratio);
        var outcome = off <= NearEnough ? NatureOutcome.Holds : off <= OtherProbability ? NatureOutcome.Strained : NatureOutcome.Contradicts;
        var meaning = outcome switch
        {
            NatureOutcome.Holds => "as claimed.",
            NatureOutcome.Strained => "another probability of detection or another mode would explain the difference.",
            _ => "more than another probability of detection explains.",
        };
        return Verdict(
            ClaimedValues.Split(first.Property.Id).Subject,
            outcome,
            [first, firstSection, second, secondSection],
            $"detection-range {first.ValueText} at {firstSection.ValueText} makes {Figure.Distance(expected_m)} at {secondSection.ValueText}, where {second.ValueText} is claimed: {meaning}",
            new NatureNumber("expected", expected_m, "m"),
            new NatureNumber("claimed", second.Value.Si, "m"),
            new NatureNumber("ratio", ratio, string.Empty));
    }

    // The cross-section that the same document states for the same radar, in the same place among its numbers.
    private static Claim? CrossSectionOf(ClaimedValues values, Claim range)
    {
        var subject = ClaimedValues.Split(range.Property.Id).Subject;
        return values.Named(QuantityKind.Area, "rcs", "cross-section")
            .Where(value => value.Si > 0.0 && string.Equals(value.Subject, subject, StringComparison.Ordinal))
            .SelectMany(value => value.Claims)
            .FirstOrDefault(claim => string.Equals(claim.Document.Id, range.Document.Id, StringComparison.Ordinal) && claim.Number == range.Number);
    }
}
