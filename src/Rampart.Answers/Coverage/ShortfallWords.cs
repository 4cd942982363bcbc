using Rampart.Coverage;

namespace Rampart.Answers.Coverage;

/// <summary>Why a target cannot be met, in words.</summary>
internal static class ShortfallWords
{
    public static string Of(Shortfall shortfall) => shortfall switch
    {
        Shortfall.BeyondReach => "no missile of the battery reaches so far",
        Shortfall.TooNear => "the meeting is too near",
        Shortfall.AboveCeiling => "it flies above the ceiling",
        Shortfall.BelowFloor => "it flies below the least height of a meeting",
        Shortfall.TooFast => "it is faster than what is fired at",
        Shortfall.NoFlight => "the missile does not get there",
        Shortfall.BeyondGuidance => "the meeting lies beyond the engagement radar's display, or above its greatest elevation",
        Shortfall.SeekerBlind => "its echo is too small for the missile's own seeker",
        Shortfall.OutOfSector => "the meeting lies outside the engagement radar's sector",
        Shortfall.OutOfSectorWhenFollowed => "when it must be followed it is outside the engagement radar's sector",
        Shortfall.HiddenAtMeeting => "the meeting is hidden from the engagement radar",
        Shortfall.TooWeakAtMeeting => "its echo at the meeting is too weak",
        Shortfall.StillDriven => "its motor still burns when the order must be given",
        Shortfall.NeverFireQuality => "no track so far out is fit to fire on",
        Shortfall.HiddenWhenFollowed => "it is still hidden when it must be followed",
        Shortfall.TooWeakWhenFollowed => "when it must be followed its echo is too weak, beyond the display, or too slow toward or from the radar",
        Shortfall.NotFoundInTime => "no radar finds it in time",
        _ => "nothing",
    };
}
