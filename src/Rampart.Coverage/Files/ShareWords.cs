using Rampart.Coverage.Rings;

namespace Rampart.Coverage.Files;

/// <summary>What shares, heights and courses are called in files.</summary>
internal static class ShareWords
{
    public const string Unknown = "unknown";

    public static string Of(RingShare share) => share switch
    {
        RingShare.Brochure => "brochure",
        RingShare.Horizon => "horizon",
        RingShare.Terrain => "terrain",
        RingShare.Detection => "detection",
        RingShare.Engagement => "engagement",
        _ => throw new ArgumentOutOfRangeException(nameof(share), share, "No such share."),
    };

    public static string Of(HeightReference reference) => reference == HeightReference.AboveGround ? "ground" : "sea";

    public static string Of(Course course) => course switch
    {
        Course.Closing => "closing",
        Course.Crossing => "crossing",
        Course.Receding => "receding",
        _ => throw new ArgumentOutOfRangeException(nameof(course), course, "No such course."),
    };

    /// <summary>An area in per cent of a ring's; not a number where the ring has none.</summary>
    public static Banded PercentOf(double ring_km2, Banded area_km2) => area_km2.Times(ring_km2 > 0.0 ? 100.0 / ring_km2 : double.NaN);
}
