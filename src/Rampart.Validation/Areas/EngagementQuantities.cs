namespace Rampart.Validation.Areas;

internal static class EngagementQuantities
{
    public static IReadOnlyList<KnownQuantity> All { get; } = [];
}
