using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Coverage.Siting;

/// <summary>Which candidates may stay: by height of the ground and by road.</summary>
public sealed record CandidateFilter
{
    /// <summary>No candidate stands lower.</summary>
    public Length? Lowest { get; init; }

    /// <summary>No candidate stands higher.</summary>
    public Length? Highest { get; init; }

    /// <summary>Whether candidates that are said not to be near a road are left out; those of which nothing is said stay.</summary>
    public bool OnlyNearRoad { get; init; } = true;

    /// <summary>The candidates that may stay, each with the height of its ground: the stated one, or the terrain's. Remarks tell how many were left out.</summary>
    public IReadOnlyList<SiteCandidate> Apply(IReadOnlyList<SiteCandidate> candidates, IGround ground, string file, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(findings);
        if (Lowest is { } low && Highest is { } high && low > high)
        {
            findings.Add(Finding.Error(new Place(file), "candidates", $"No ground is at least {low} and at most {high} high.", "State the lower height first."));
            return [];
        }

        var kept = new List<SiteCandidate>();
        var (roadless, unknown, outside) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var candidate in candidates)
        {
            var height_m = candidate.GroundHeight?.Metres ?? ground.HeightAt(Wgs84.Normal(candidate.Place.Latitude, candidate.Place.Longitude));
            if (OnlyNearRoad && candidate.IsNearRoad == false)
            {
                roadless.Add(candidate.Name);
            }
            else if (double.IsNaN(ground.HeightAt(Wgs84.Normal(candidate.Place.Latitude, candidate.Place.Longitude))))
            {
                unknown.Add(candidate.Name);
            }
            else if (height_m < Lowest?.Metres || height_m > Highest?.Metres)
            {
                outside.Add(candidate.Name);
            }
            else
            {
                var height = Length.FromMetres(height_m);
                kept.Add(candidate with { Place = candidate.Place with { Height = height }, GroundHeight = height });
            }
        }

        void Tell(List<string> names, string why, string remedy)
        {
            if (names.Count > 0)
            {
                findings.Add(Finding.Remark(new Place(file), "candidates", $"{names.Count} of {candidates.Count} {why} and are left out ({string.Join(", ", names.Take(3))}{(names.Count > 3 ? ", …" : string.Empty)}).", remedy));
            }
        }

        Tell(roadless, "are not near a road", "Leave the road out of the file where it does not matter.");
        Tell(unknown, "stand on ground that nobody knows", "Add the terrain's tiles around them.");
        Tell(outside, "stand too low or too high", "Widen the heights that are asked for.");
        if (candidates.Count > 0 && kept.Count == 0)
        {
            findings.Add(Finding.Error(new Place(file), "candidates", "None is left.", "Ask for less, or give more candidates."));
        }

        return kept;
    }
}
