using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>What a place that wants covering stands for.</summary>
public enum DemandKind
{
    /// <summary>A defended asset; its weight says how much it counts beside the others.</summary>
    Asset,

    /// <summary>A piece of a border; its weight is the kilometres that it stands for.</summary>
    Border,

    /// <summary>A piece of an area; its weight is the square kilometres that it stands for.</summary>
    Area,
}

/// <summary>A place that wants covering, and how much it counts.</summary>
/// <param name="Name">Its name; each demand has its own.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Weight">How much it counts; never negative.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="PartOf">The asset, border or area that it belongs to; an asset is part of itself.</param>
public sealed record Demand(string Name, Geodetic Place, double Weight, DemandKind Kind, string PartOf)
{
    /// <summary>A defended asset.</summary>
    public static Demand Asset(string name, Geodetic place, double weight = 1.0) => new(name, place, weight, DemandKind.Asset, name);
}
