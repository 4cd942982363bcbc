using Rampart.Validation.Areas;

namespace Rampart.Validation;

/// <summary>Every published quantity that our formulas give.</summary>
public static class Catalogue
{
    public static IReadOnlyList<KnownQuantity> All { get; } =
        [.. DetectionQuantities.All, .. PropagationQuantities.All, .. GeodesicQuantities.All, .. BallisticQuantities.All, .. RadarQuantities.All, .. EngagementQuantities.All];
}
