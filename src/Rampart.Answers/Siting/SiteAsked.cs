using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Answers.Siting;

/// <summary>What the command line asks of places for batteries, before anything is read.</summary>
internal sealed record SiteAsked
{
    public required string CandidateFile { get; init; }

    public required string AssetFile { get; init; }

    /// <summary>How many sites are chosen; null where all candidates stand as they are.</summary>
    public required int? Choose { get; init; }

    public required string Model { get; init; }

    public required string Against { get; init; }

    public required TargetHeight Height { get; init; }

    public required IReadOnlyList<Course> Courses { get; init; }

    /// <summary>How far from an asset a target must be met; zero is the asset's place itself.</summary>
    public required Length KeepOut { get; init; }

    /// <summary>How far apart points of borders and polygons stand.</summary>
    public required Length Spacing { get; init; }

    public required CandidateFilter Filter { get; init; }

    /// <summary>How far from a site anything is asked; where none is given, as far as its longest missile.</summary>
    public required Length? Radius { get; init; }

    public required Length? Mast { get; init; }

    public required IReadOnlyList<string> Terrain { get; init; }

    public required Length Cell { get; init; }

    public required WeatherDefinition Weather { get; init; }

    /// <summary>Whether sight lines look at the ground between two rows of cells too.</summary>
    public required bool CrossesColumns { get; init; }

    public required IReadOnlyList<string> Overlays { get; init; }

    public AssetNeed Need => KeepOut > Length.Zero ? AssetNeed.Circle : AssetNeed.PlaceAndCircle;
}
