using System.Globalization;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>What is said beside the figures of several batteries: their facing, the weather, what the figures rest on, and what nobody knows.</summary>
internal static class OverlapWords
{
    /// <summary>Which way the engagement radars look; null where each faces its target.</summary>
    public static string? Facing(IReadOnlyList<CoverageSubject> subjects) => subjects.All(subject => subject.Question.Facing is null) ? null
        : string.Join("; ", subjects.Select(subject => subject.Question is { Facing: { } facing, Battery: { Name: var name, EngagementRadar.SectorWidth: var width } }
            ? string.Create(CultureInfo.InvariantCulture, $"{(subject.IsOfScenario ? name : subject.System)} fixed toward {facing.Degrees:0.#}°, its sector {width.Degrees:0.#}° wide")
            : $"{subject.Question.Battery.Name} facing its target"));

    /// <summary>Whose radars a battery fights with.</summary>
    public static string Radars(IReadOnlyList<CoverageSubject> subjects) => subjects[0].Question.Post.SurveillanceRadar is { } radar
        ? subjects.Count == 1 ? $"its own radars and its command post's {Plain(radar.Name)} beside them" : $"its own radars and one like the command post's {Plain(radar.Name)} beside them"
        : "its own radars";

    /// <summary>Why a height's figures are not supported; empty where they are.</summary>
    public static string Unsupported(TargetHeight height, IReadOnlyList<CoverageSubject> subjects) =>
        subjects[0].Ground.PostSpacing_m > GroundQuality.CoarsestForLowFlight.Metres && subjects.Any(subject => height.AboveGround_m(subject.Question.Battery.Site.Height.Metres) < GroundQuality.LowFlight.Metres)
            ? "not supported: import finer terrain"
            : string.Empty;

    /// <summary>The answer in a sentence.</summary>
    public static string Answer(IReadOnlyList<BatteryOverlap> overlaps, IReadOnlyList<CoverageSubject> subjects)
    {
        string Share(BatteryOverlap overlap) => $"{AreaWords.Area(overlap.ByAtLeast_km2(1))} at {overlap.Height}";
        var heights = overlaps.Count == 1 ? Share(overlaps[0]) : $"{Share(overlaps[0])} and {Share(overlaps[^1])}";
        return $"Under the stated readings{(JammingWords.JammedBy(subjects[0].Question) is { } jammed ? $" and jammed by {jammed}" : string.Empty)}, {(subjects.Count == 1 ? Name(subjects[0]) : $"at least one of {subjects.Count} batteries")} can engage a {subjects[0].Target.ToLowerInvariant()} over {heights}. Not a forecast of combat.";
    }

    /// <summary>A battery's name for readers: that of a system set up at a place has none of its own.</summary>
    public static string Name(CoverageSubject subject) => subject.IsOfScenario ? subject.Question.Battery.Name : $"a battery of {subject.System}";

    /// <summary>What a picture rests on.</summary>
    public static IReadOnlyList<string> Stamps(BatteryOverlap overlap, IReadOnlyList<CoverageSubject> subjects, CoverageAsked asked, string ledger)
    {
        var (first, question, grid) = (subjects[0], subjects[0].Question, overlap.Grid);
        var readings = subjects.SelectMany(subject => subject.Readings).Distinct().ToList();
        var claimed = readings.Count(reading => reading.Source == ReadingSource.Claimed);
        var nose = string.Join(", ", question.Pass.CrossSection.Bands.Select(band => $"{band.Band} {QuantityFormat.Text(QuantityKind.Area, band.Nose.SquareMetres)}"));
        var antennas = string.Join(", ", CoverageDrawing.Radars(question).Select(radar => $"{Plain(radar.Name)} {Told(radar.Antenna.Height - question.Battery.Site.Height)}"));
        return
        [
            subjects.Count == 1 ? PictureStamp.Of(first.System, question.Battery.Site) : $"{first.System}: {string.Join(", ", subjects.Select(subject => $"{subject.Question.Battery.Name} at {PictureStamp.Where(subject.Question.Battery.Site)}"))}. {PictureStamp.Maker}.",
            $"Ground: {first.Ground.Description}; cells of {Told(grid.CellSize)}, sight swept over cells of {Told(EngageableFrom.SightCell(first.Ground, question.Radius, grid.CellSize))}, {CoverageWords.Crossings(asked.CrossesColumns)}; k = {question.Battery.EngagementRadar.EffectiveEarthFactor.ToString("0.###", CultureInfo.InvariantCulture)}; asked within {Told(question.Radius)} of each battery. {CoverageWords.Rain(asked.Weather)}.",
            $"Target: {first.Target}, {overlap.Course.ToString().ToLowerInvariant()} as each battery sees it, at {question.Pass.Speed}; mean cross-section from ahead {nose}, {question.Pass.Fluctuation.ToString().Replace("Swerling", "Swerling ", StringComparison.Ordinal)}; seen from a probability of {Engageability.SeenFrom.ToString("0.##", CultureInfo.InvariantCulture)} in one look.",
            .. JammingWords.JammedBy(question) is { } jammed ? (string[])[$"Jammed by: {jammed}; put there by the user."] : [],
            $"Each battery fights with {Radars(subjects)}; {Facing(subjects) ?? "the engagement radar faces its target"}. Antennas over the ground: {antennas}. Missiles: {string.Join(", ", question.Types.Select(type => $"{type.Name} ({CoverageDrawing.Guidance(question, type)})"))}.",
            $"No bands are drawn. Ledger {ledger[..8]}; {claimed} values claimed, {readings.Count - claimed} assumed.",
            .. Unsupported(overlap.Height, subjects) is { Length: > 0 } remark ? (string[])[$"{overlap.Height}: {remark}."] : [],
            PictureStamp.NoForecast,
        ];
    }

    /// <summary>What the reader should know of the ground about each battery.</summary>
    public static void GroundRemarks(CoverageAsked asked, IReadOnlyList<CoverageSubject> subjects, Length cell, ICollection<Finding> findings)
    {
        foreach (var subject in subjects)
        {
            var told = new List<Finding>();
            RingGroundRemarks.Tell(asked, subject, EngageableFrom.SightCell(subject.Ground, asked.Radius, cell), told);
            foreach (var finding in told)
            {
                findings.Add(subjects.Count == 1 ? finding : finding with { Subject = subject.Question.Battery.Name });
            }
        }
    }

    /// <summary>What cannot be told of borders and areas, at every height that it concerns.</summary>
    public static void WithinRemarks(string file, IReadOnlyList<BatteryOverlap> overlaps, ICollection<Finding> findings)
    {
        foreach (var (name, untold) in Untold(overlaps))
        {
            // How far the batteries are asked about is the same at every height.
            var (unknown, beyond) = (untold.Where(at => at.Part.Unknown > 0.0).ToList(), untold[0].Part.NotAsked);
            List<string> why =
            [
                .. unknown.Count > 0 ? (string[])[$"of {string.Join(", ", unknown.Select(at => $"{AreaWords.Percent(at.Part.Unknown)} at {at.Height}"))} nobody knows whether a target can be met there, for ground is unknown"] : [],
                .. beyond > 0.0 ? (string[])[$"{AreaWords.Percent(beyond)} lie beyond the radius of every battery"] : [],
            ];
            if (why.Count > 0)
            {
                findings.Add(Finding.Remark(new Place(file), name, $"{char.ToUpperInvariant(why[0][0])}{string.Join("; ", why)[1..]}. That counts as not engaged.", "Add the terrain's tiles there, or ask with a wider --radius."));
            }
        }
    }

    /// <summary>Each border and area with what is untold of it, by height.</summary>
    private static IEnumerable<(string Name, List<(TargetHeight Height, UntoldPart Part)> Untold)> Untold(IReadOnlyList<BatteryOverlap> overlaps) =>
        (overlaps[0].Within?.Parts ?? []).Select((part, at) => (part.Name, overlaps.Select(overlap => (overlap.Height, overlap.UntoldOf(overlap.Within!.Parts[at]))).ToList()));

    private static string Told(Length length) => QuantityFormat.Text(QuantityKind.Length, length.Metres);

    private static string Plain(string radar) => radar[(radar.LastIndexOf('/') + 1)..];
}
