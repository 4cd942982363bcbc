namespace Rampart.Pictures;

/// <summary>What a place that wants covering stands for.</summary>
public enum SitingDemandForm
{
    /// <summary>An asset: a mark of its own, the larger the more it counts.</summary>
    Asset,

    /// <summary>A piece of a border: part of a line.</summary>
    Border,

    /// <summary>A piece of an area: one of many small marks.</summary>
    Area,
}

/// <summary>A place where a battery stands or could stand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Rank">Which of the chosen sites it is, from one; zero for a candidate that was not chosen.</param>
/// <param name="Worth">What it is worth, in a few words, for the legend.</param>
public sealed record SitingMapSite(string Name, MapPoint Place, int Rank, string Worth);

/// <summary>A place that wants covering.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PartOf">The border or area that it is a piece of; an asset is part of itself. Pieces of a border stand in their order along it.</param>
/// <param name="Form">What it stands for.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="CoveredBy">The ranks of the sites that cover it.</param>
public sealed record SitingMapDemand(string Name, string PartOf, SitingDemandForm Form, MapPoint Place, double Weight, IReadOnlyList<int> CoveredBy);

/// <summary>What a <see cref="SitingMap"/> shows.</summary>
public sealed record SitingMapData
{
    public required Caption Caption { get; init; }

    /// <summary>The answer in a sentence.</summary>
    public required string Answer { get; init; }

    public required IReadOnlyList<SitingMapSite> Sites { get; init; }

    public required IReadOnlyList<SitingMapDemand> Demands { get; init; }

    /// <summary>What the words on the sites' worth mean.</summary>
    public string WorthNote { get; init; } = string.Empty;

    /// <summary>Radius of a ring about each chosen site; none is drawn where it is not stated.</summary>
    public double? Ring_km { get; init; }

    /// <summary>Whose ring: "asked as far as 400 km".</summary>
    public string RingLabel { get; init; } = string.Empty;

    /// <summary>The ground about the map's origin, if known.</summary>
    public CoverageRelief? Relief { get; init; }

    /// <summary>How far the relief reaches from the origin.</summary>
    public double ReliefHalfWidth_km { get; init; }

    /// <summary>What the picture rests on, a line for each.</summary>
    public IReadOnlyList<string> Stamps { get; init; } = [];
}
