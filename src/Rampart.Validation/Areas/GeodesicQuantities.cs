namespace Rampart.Validation.Areas;

internal static class GeodesicQuantities
{
    public static IReadOnlyList<KnownQuantity> All { get; } = [];
}
