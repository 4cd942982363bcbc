using System.Text.Json.Nodes;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;

namespace Rampart.Answers.Coverage;

/// <summary>What the command line, and the section of a scenario behind it, ask of a battery, before anything is read.</summary>
internal sealed record CoverageAsked
{
    /// <summary>The scenario whose battery is asked about; null for a system set up at a place.</summary>
    public required string? Scenario { get; init; }

    /// <summary>Which battery of the scenario; its first where none is named.</summary>
    public required string? Battery { get; init; }

    public required string Model { get; init; }

    public required Geodetic? At { get; init; }

    /// <summary>How high the battery's antennas stand over the ground; as the models say where none is given.</summary>
    public required Length? Mast { get; init; }

    /// <summary>The heights of antennas that a ring compares.</summary>
    public IReadOnlyList<Length> Masts { get; init; } = [];

    public required string Against { get; init; }

    /// <summary>Whether a ballistic missile is an answer: a footprint instead of a ring.</summary>
    public bool MayBeBallistic { get; init; }

    public required IReadOnlyList<TargetHeight> Heights { get; init; }

    public required Course Course { get; init; }

    public required Length Radius { get; init; }

    /// <summary>The middle of the engagement radar's sector, if it is not to turn; and whether it is the one that the scenario gives its battery.</summary>
    public Angle? Facing { get; init; }

    public bool IsFacingAsWritten { get; init; }

    /// <summary>How far from its middle the ground is asked for, where that is farther than the ring.</summary>
    public Length? GroundReach { get; init; }

    public required IReadOnlyList<string> Terrain { get; init; }

    public required WeatherDefinition Weather { get; init; }

    /// <summary>Whether sight lines look at the ground between two rows of cells too.</summary>
    public bool CrossesColumns { get; init; } = true;

    public required IReadOnlyList<string> Overlays { get; init; }

    /// <summary>Who jams, from where the user has put them.</summary>
    public IReadOnlyList<JammerPlacing> Jammers { get; init; } = [];

    /// <summary>What an answer is named after, where nobody names it.</summary>
    public string Name => Scenario is null ? Model : Workspace.FindScenario(Scenario).Name;

    /// <summary>All of it that decides an answer, by its name; the ground stands for itself.</summary>
    public JsonObject Identity => new()
    {
        ["scenario"] = Scenario,
        ["battery"] = Battery,
        ["model"] = Model,
        ["at"] = At is { } at ? IdentityParts.Place(at) : null,
        ["mast_m"] = Mast?.Metres,
        ["masts_m"] = IdentityParts.Numbers(Masts.Select(mast => mast.Metres)),
        ["against"] = Against,
        ["heights"] = new JsonArray([.. Heights.Select(height => new JsonArray(height.Height.Metres, height.Reference.ToString()))]),
        ["course"] = Course.ToString(),
        ["radius_m"] = Radius.Metres,
        ["facing_rad"] = Facing?.Radians,
        ["facingAsWritten"] = IsFacingAsWritten,
        ["weather"] = IdentityParts.Weather(Weather),
        ["crossesColumns"] = CrossesColumns,
        ["overlays"] = IdentityParts.Words(Overlays),
        ["jammers"] = new JsonArray([.. Jammers.Select(jammer => new JsonArray(jammer.Model, IdentityParts.Place(jammer.At)))]),
    };
}
