namespace Rampart.Evidence;

/// <summary>Says in words how claims and assumptions become a number, and what each voice weighs.</summary>
internal static class SpreadWords
{
    private const int NamedInBundle = 4;

    /// <summary>How the number was made.</summary>
    public static string How(Reading reading) => Overlaid(reading) + (reading.Source == ReadingSource.Assumed ? Assumed(reading) : Claimed(reading)) + Drawn(reading);

    /// <summary>What it is drawn together with.</summary>
    public static string? Together(Reading reading) =>
        reading.IsSampled && Field.TogetherName(reading) is { } name ? $"It is drawn together with the model's other readings under `{name}`: they move as one." : null;

    /// <summary>What a claim weighs in the spread, where claims are weighed.</summary>
    public static string? Weight(Claim claim, Reading reading)
    {
        if (reading.As is not ("spread(discrete)" or "spread(triangular)") || reading.Voices.Count < 2 || !reading.Voices.Contains(claim))
        {
            return null;
        }

        var origin = Voices.OriginOf(claim);
        var ofOrigin = reading.Voices.Where(other => string.Equals(Voices.OriginOf(other), origin, StringComparison.Ordinal)).ToList();
        var bundles = ofOrigin.Select(other => other.Bundle).Distinct(StringComparer.Ordinal).Count();
        var inBundle = ofOrigin.Count(other => string.Equals(other.Bundle, claim.Bundle, StringComparison.Ordinal));
        var origins = reading.Voices.Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count();
        var whose = claim.OriginIsKnown ? claim.Origin : "the document, whose origin is unknown,";
        var text = $"Weight 1 in {origins * bundles * inBundle}: " + (origins == 1 ? $"{whose} is the only origin" : $"{whose} is one of {origins} origins, each as heavy");
        text += bundles == 1 ? string.Empty : $"; it says {bundles} things on {bundles} occasions";
        return text + (inBundle == 1 ? "." : $"; on this one it gives {inBundle} values.");
    }

    /// <summary>What is believed together with a claim.</summary>
    public static string? Bundle(Ledger ledger, Claim claim)
    {
        var isNamed = !string.Equals(claim.Bundle, claim.Document.Id, StringComparison.Ordinal);
        var others = ledger.Claims.Where(other => other.IsStanding && !ReferenceEquals(other, claim) && string.Equals(other.Bundle, claim.Bundle, StringComparison.Ordinal)).ToList();
        if (!isNamed || others.Count == 0)
        {
            return null;
        }

        var named = string.Join(", ", others.Take(NamedInBundle).Select(other => $"{other.ValueText} ({other.Id})"));
        return $"In the bundle `{claim.Bundle}`, believed as a whole, with {named}" + (others.Count > NamedInBundle ? $" and {others.Count - NamedInBundle} more." : ".");
    }

    private static string Overlaid(Reading reading) => reading.Overlay is { } key && reading.Source == ReadingSource.Claimed ? $"For this run, by --reading {key}, " : string.Empty;

    /// <summary>What an assumption stands in the place of: nothing, or claims that are passed over.</summary>
    public static string AssumedHow(Reading reading)
    {
        if (reading.OtherClaims.Count == 0)
        {
            return $"{Explain.NoPublicClaim}: no document says so";
        }

        var claims = reading.OtherClaims.Count == 1 ? "1 claim" : $"{reading.OtherClaims.Count} claims";
        var origins = reading.OtherClaims.Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count();
        var what = string.Join(", ", reading.Beside.Select(property => property.Id));
        return $"assumed although claims exist ({claims} of {origins} {(origins == 1 ? "origin" : "origins")} on {what}, not read because: {(reading.Because ?? string.Empty).TrimEnd('.')})";
    }

    private static string Assumed(Reading reading)
    {
        if (reading.As is "overlay")
        {
            return $"overlay: {Nobody(reading)}; for this run, by --reading {reading.Overlay}, {reading.Text} stands in the assumption's place, and no campaign draws it.";
        }

        return $"assumed: {Nobody(reading)}; " + reading.Spread switch
        {
            ReadingSpread.None => "part of a definition, and not drawn.",
            ReadingSpread.Discrete => $"a campaign draws it from {reading.RangeText}, each as often.",
            ReadingSpread.LogTriangular => $"a campaign draws it from {reading.RangeText}, most often near the assumed value, in orders of magnitude.",
            _ => $"a campaign draws it from {reading.RangeText}, most often near the assumed value.",
        };
    }

    private static string Nobody(Reading reading) => reading.OtherClaims.Count == 0 ? Explain.NoPublicClaim : "claims exist and are not read";

    private static string Claimed(Reading reading)
    {
        var count = reading.Voices.Count == 1 ? "the one claim that stands" : $"{reading.Voices.Count} claims that stand";
        var origins = reading.Voices.Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count();
        var voices = origins == 1 ? "its one origin" : $"its {origins} origins";
        return reading.As switch
        {
            "middle" => $"middle: the midpoint between the lowest and the highest of {count} ({reading.RangeText}).",
            "spread(uniform)" => $"spread(uniform): a campaign draws it evenly between the lowest and the highest of {count} ({reading.RangeText}); a plain run takes the middle.",
            "spread(triangular)" => $"spread(triangular): a campaign draws it between the lowest and the highest of {count} ({reading.RangeText}), most often near the mean over {voices}, each counted once; a plain run takes that mean.",
            "spread(discrete)" => $"spread(discrete): at each point a campaign believes one of {count} ({reading.RangeText}), {(origins == 1 ? "all of one origin" : $"each of {origins} origins as often")}, and what one voice says together; a plain run takes {(reading.Property?.Kind == PropertyKind.Word ? "what most origins say" : "the median over origins, the lower of two")}.",
            _ => $"{reading.As}: this one claim is taken as it stands.",
        };
    }

    private static string Drawn(Reading reading) =>
        reading.Position is null ? string.Empty : $" At this point of the campaign it is {reading.Text}.";
}
