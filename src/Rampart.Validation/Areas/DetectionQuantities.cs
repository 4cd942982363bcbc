namespace Rampart.Validation.Areas;

internal static class DetectionQuantities
{
    public static IReadOnlyList<KnownQuantity> All { get; } = [];
}
