using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Cli.Commands;
using Rampart.Cli.Terrain;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Cli.Coverage;

/// <summary>What the command line of <c>rampart coverage</c> says.</summary>
internal sealed record CoverageLine
{
    public const string UsualHeights = "50m,300m,1km,3km,10km";
    private const string AsWritten = "battery";
    private static readonly Length UsualRadius = Length.FromKilometres(400.0);

    public required string? Scenario { get; init; }

    public required string? Battery { get; init; }

    public required string? Within { get; init; }

    public required string Model { get; init; }

    public required string? At { get; init; }

    public required string? Mast { get; init; }

    public required string? Masts { get; init; }

    public required string? Heights { get; init; }

    public required bool Msl { get; init; }

    public required string? Against { get; init; }

    public required string Course { get; init; }

    public required string? Radius { get; init; }

    public required string? Facing { get; init; }

    public required string? ThreatRanges { get; init; }

    public required string? ThreatAzimuths { get; init; }

    public required string? KeepOut { get; init; }

    public required string[] Terrain { get; init; }

    public required string? Rain { get; init; }

    public required string RainHeight { get; init; }

    public required string[] Jammers { get; init; }

    public required string? Cell { get; init; }

    public required bool CrossesColumns { get; init; }

    public required DrawsAsked Draws { get; init; }

    public required IReadOnlyList<string> Readings { get; init; }

    public required AnswerPlace Place { get; init; }

    /// <summary>What it asks, and the scenario behind it; null where findings say what is wrong.</summary>
    /// <exception cref="UsageException">It asks what cannot be.</exception>
    public CoverageAsked? Asked(Workspace workspace, Screen screen)
    {
        if (Scenario is null && At is null)
        {
            throw new UsageException("Neither a scenario nor a place is given.", "Such as: rampart coverage scenarios/ring-and-reality, or --model s-400 --at 40.0,33.0");
        }

        if (Battery is { } named && (Scenario is null || named.Trim().Length == 0))
        {
            throw new UsageException(Scenario is null ? "--battery names batteries of a scenario, and none is given." : "--battery names no battery.", "Such as: rampart coverage scenarios/first-look --battery all");
        }

        if (Scenario is not null && At is not null)
        {
            throw new UsageException("A scenario says where its batteries stand: --at does not go with it.", "Leave one of the two out; --battery names another battery of the scenario.");
        }

        var written = Scenario is null ? null : workspace.ReadScenario(Scenario, screen.Findings);
        if (Scenario is not null && written is null)
        {
            return null;
        }

        // The scenario is read again with the readings of the command line; its remarks are told then.
        screen.Findings.Clear();
        var section = written?.Coverage;
        var reference = Msl || section is { AreAboveSea: true } ? HeightReference.AboveSea : HeightReference.AboveGround;
        IReadOnlyList<Length> heights = Heights is null && section is { Heights.Count: > 0 } ? section.Heights : Lengths(Heights ?? UsualHeights, "--heights", 1.0, 30_000.0);
        if (heights.Count > RingAnswer.MostHeights)
        {
            throw new UsageException($"--heights names {heights.Count} heights, and a page shows {RingAnswer.MostHeights}.", "Leave some out, or ask twice.");
        }

        if (heights.GroupBy(height => height.Metres).Where(same => same.Skip(1).Any()).Select(same => $"{same.First()}").ToList() is { Count: > 0 } twice)
        {
            screen.Findings.Add(Finding.Remark(new Place(Heights is null ? Scenario! : "--heights"), "heights", $"{string.Join(" and ", twice)} {(twice.Count == 1 ? "is" : "are")} named more than once, and asked about once.", "Leave the others out."));
        }

        return new CoverageAsked
        {
            Scenario = Scenario,
            Battery = Battery,
            Model = written?.System ?? Model,
            At = At is { } at ? TerrainOptions.Place(at, "--at") : null,
            Mast = Mast is { } mast ? Length.FromMetres(AskedQuantity.Of(mast, QuantityKind.Length, "--mast", "20m", 0.0, 200.0)) : null,
            MayBeBallistic = true,
            Against = Against ?? section?.Against ?? "fighter",
            Heights = [.. heights.Distinct().OrderBy(height => height.Metres).Select(height => new TargetHeight(height, reference))],
            Course = CourseWord.Of(Course),
            Radius = Radius is { } radius ? Length.FromMetres(AskedQuantity.Of(radius, QuantityKind.Length, "--radius", "400km", 1000.0, 1_500_000.0)) : section?.Radius ?? UsualRadius,
            Facing = Facing is { } facing and not AsWritten ? Angle.FromRadians(AskedQuantity.Of(facing, QuantityKind.Angle, "--facing", "225deg", 0.0, 2.0 * Math.PI)) : null,
            IsFacingAsWritten = Facing is AsWritten && (Scenario is not null ? true : throw new UsageException("--facing: only a scenario's battery has a facing of its own.", "Such as: --facing 225deg")),
            Terrain = Terrain.Length > 0 ? Terrain : written is null ? [NamedGround.BuiltIn] : [],
            Weather = RainWord.Of(Rain, RainHeight) ?? written?.Battle.Weather ?? WeatherDefinition.Dry,
            CrossesColumns = CrossesColumns,
            Overlays = Readings,
            Jammers = Jammers.Length > 0 ? [.. Jammers.Select(JammingWords.Placing)] : section?.Jammers ?? [],
            Masts = Masts is { } masts ? Lengths(masts, "--masts", 0.0, 200.0) : section?.Masts ?? [],
        };
    }

    /// <summary>The width of a map's cell, where one is given.</summary>
    public Length? CellOf(string example) => Cell is { } given ? Length.FromMetres(AskedQuantity.Of(given, QuantityKind.Length, "--cell", example, 1.0, 100_000.0)) : null;

    private static List<Length> Lengths(string text, string option, double least_m, double most_m) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(each => Length.FromMetres(AskedQuantity.Of(each, QuantityKind.Length, option, "50m,1km", least_m, most_m)))];
}
