namespace Rampart.Validation.Areas;

internal static class PropagationQuantities
{
    public static IReadOnlyList<KnownQuantity> All { get; } = [];
}
