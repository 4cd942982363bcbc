using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>A place where the defender could put a battery.</summary>
/// <param name="Name">Its name; each candidate has its own, and names decide ties.</param>
/// <param name="Place">Where it lies; its height is the ground's, zero where that is not stated.</param>
/// <param name="GroundHeight">Height of the ground there, where it is stated or has been looked up.</param>
/// <param name="IsNearRoad">Whether a road leads there; null where nothing is said.</param>
public sealed record SiteCandidate(string Name, Geodetic Place, Length? GroundHeight = null, bool? IsNearRoad = null);
