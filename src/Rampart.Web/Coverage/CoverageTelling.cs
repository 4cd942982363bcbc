using System.Globalization;
using Rampart.Answers.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>A ring worked out, in the words and numbers of the API.</summary>
internal static class CoverageTelling
{
    private static readonly string[] Meanings = ["within the claimed range", "and over a smooth Earth's horizon", "and in sight over the ground", "and seen in one look of two", "and met in time"];

    public static CoverageAnswer Of(WorkedRing ring)
    {
        var (outcome, drawing) = (ring.Outcome, new CoverageDrawing(ring.Outcome));
        var question = outcome.Subject.Question;
        var site = question.Battery.Site;
        var claimed = outcome.Subject.Readings.Count(reading => reading.Source == ReadingSource.Claimed);
        return new CoverageAnswer(
            drawing.Answer,
            ring.Asked.Model,
            outcome.Subject.System,
            drawing.Site,
            site.Latitude.Degrees,
            site.Longitude.Degrees,
            site.Height.Metres,
            outcome.Subject.Target,
            CourseWord.Of(ring.Asked.Course),
            question.Pass.Speed.MetresPerSecond,
            [.. question.Pass.CrossSection.Bands.Select(band => new BandEcho(band.Band.ToString(), band.Nose.SquareMetres))],
            [
                .. CoverageRun.Searchers(question).Select(radar => new RadarAnswer(Plain(radar.Name), Math.Round(radar.Antenna.Height.Metres - site.Height.Metres, 2), IsSearching: true)),
                new RadarAnswer(Plain(question.Battery.EngagementRadar.Name), Math.Round(question.Battery.EngagementRadar.Antenna.Height.Metres - site.Height.Metres, 2), IsSearching: false),
            ],
            question.Facing is { } facing ? Degrees(facing) : null,
            Degrees(question.Battery.EngagementRadar.SectorWidth),
            [.. question.Types.Select(type => new MissileAnswer(type.Name, CoverageDrawing.Guidance(question, type), type.MaximumRange.Kilometres))],
            ring.Asked.Radius.Kilometres,
            outcome.Ring_km2,
            question.Battery.EngagementRadar.EffectiveEarthFactor,
            outcome.Subject.Ground.Description,
            outcome.Subject.Ground.PostSpacing_m > GroundQuality.CoarsestForLowFlight.Metres,
            (2 * Reach(outcome)) + 1,
            ring.Cell.Kilometres,
            [.. outcome.Rows.Select((row, at) => Height(outcome, drawing, row, at))],
            outcome.Points,
            outcome.Seed,
            claimed,
            outcome.Subject.Readings.Count - claimed,
            [.. ring.Remarks.Select(FindingAnswer.Of)],
            drawing.Stamps);
    }

    /// <summary>The cells of all heights, the lowest first, cut to the ring.</summary>
    public static byte[] Cells(CoverageOutcome outcome)
    {
        var (reach, middle, size) = (Reach(outcome), outcome.Terrain.Middle, outcome.Terrain.Grid.Size);
        var side = (2 * reach) + 1;
        var cells = new byte[outcome.Maps.Count * side * side];
        for (var map = 0; map < outcome.Maps.Count; map++)
        {
            for (var row = 0; row < side; row++)
            {
                outcome.Maps[map].Reached.AsSpan(((middle - reach + row) * size) + middle - reach, side).CopyTo(cells.AsSpan(((map * side) + row) * side));
            }
        }

        return cells;
    }

    /// <summary>Cells from the site to the rim.</summary>
    public static int Reach(CoverageOutcome outcome) => (int)Math.Floor(outcome.Asked.Radius.Metres / outcome.Terrain.Grid.CellSize.Metres);

    /// <summary>Degrees as a person would have typed them.</summary>
    public static double Degrees(Angle angle) => Math.Round(angle.Degrees, 6);

    private static HeightAnswer Height(CoverageOutcome outcome, CoverageDrawing drawing, RingRow row, int at) => new(
        row.Height.Height.Metres,
        row.Height.Reference == HeightReference.AboveGround ? "ground" : "sea",
        [.. Enum.GetValues<RingShare>().Select(share => Share(share, row.Of(share), outcome.Ring_km2))],
        row.Unknown_km2,
        outcome.Maps[at].UndecidedEngagement_km2,
        [.. outcome.Subject.Question.Types.Select((type, number) => new WithoutAnswer(type.Name, row.EngagedWithout_km2[number].Value))],
        drawing.Remark(row.Height));

    private static ShareAnswer Share(RingShare share, Banded area, double ring_km2) => new(
        share.ToString().ToLowerInvariant(), Meanings[(int)share], area.Value, double.IsNaN(area.Low) ? null : area.Low, double.IsNaN(area.High) ? null : area.High, area.Value / ring_km2);

    // A scenario's radar is named after its battery; a page shows one battery.
    private static string Plain(string radar) => radar[(radar.LastIndexOf('/') + 1)..].ToUpper(CultureInfo.InvariantCulture);
}
