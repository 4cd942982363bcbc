using System.Buffers.Binary;
using System.Globalization;
using Rampart.Answers.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Footprint;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Simulation.Sensing;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>A footprint worked out, in the words and numbers of the API.</summary>
internal static class FootprintTelling
{
    public static FootprintAnswer Of(WorkedFootprint worked)
    {
        var outcome = worked.Outcome;
        var (subject, question) = (outcome.Subject, outcome.Question);
        var battery = question.Site.Battery;
        var claimed = subject.Readings.Count(reading => reading.Source == ReadingSource.Claimed);
        return new FootprintAnswer(
            outcome.Answer,
            worked.Asked.Model,
            subject.System,
            subject.IsOfScenario ? battery.Name : subject.System,
            battery.Site.Latitude.Degrees,
            battery.Site.Longitude.Degrees,
            battery.Site.Height.Metres,
            worked.Asked.Against,
            subject.Target,
            [.. question.CrossSection.Bands.Select(band => new BandEcho(band.Band.ToString(), band.Nose.SquareMetres))],
            [.. question.Site.Searchers.Select(searcher => Radar(searcher.Radar, isSearching: true)), Radar(battery.EngagementRadar, isSearching: false)],
            question.Site.Facing is { } facing ? CoverageTelling.Degrees(facing) : null,
            CoverageTelling.Degrees(battery.EngagementRadar.SectorWidth),
            [.. question.BallisticTypes.Select(type => new ReachAnswer(type.Name, 0.001 * type.ReachAgainst_m(isBallistic: true)))],
            outcome.Reach.Kilometres,
            outcome.Asked.KeepOut.Kilometres,
            subject.Ground.Description,
            question.CellSize.Kilometres,
            [.. outcome.Asked.Azimuths.Select(azimuth => CoverageTelling.Degrees(azimuth))],
            [.. outcome.Footprints.Select((footprint, at) => Range(footprint, outcome.Bands[at]))],
            outcome.Points,
            outcome.Seed,
            claimed,
            subject.Readings.Count - claimed,
            [.. worked.Remarks.Select(FindingAnswer.Of)],
            FootprintFolder.Stamps(outcome));

        RadarAnswer Radar(RadarDefinition radar, bool isSearching) => new(
            radar.Name[(radar.Name.LastIndexOf('/') + 1)..].ToUpper(CultureInfo.InvariantCulture), Math.Round(radar.Antenna.Height.Metres - battery.Site.Height.Metres, 2), isSearching);
    }

    /// <summary>For each range, the shortest first: the directions from which each cell is defended, then those of which nobody knows; a bit each in a little-endian UInt32, rows from the north.</summary>
    public static byte[] Cells(FootprintOutcome outcome)
    {
        var cells = new byte[outcome.Footprints.Sum(footprint => 2 * sizeof(uint) * footprint.DefendedFrom.Length)];
        var at = 0;
        foreach (var directions in outcome.Footprints.SelectMany(footprint => footprint.DefendedFrom.Concat(footprint.UnknownFrom)))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(cells.AsSpan(at), directions);
            at += sizeof(uint);
        }

        return cells;
    }

    private static ThreatRangeAnswer Range(DefendedFootprint footprint, FootprintBands bands)
    {
        var flight = footprint.Flights[0];
        return new ThreatRangeAnswer(
            footprint.Range.Kilometres, footprint.Grid.Size, flight.Apogee.Kilometres, flight.TimeOfFlight.Seconds, flight.ImpactSpeed.MetresPerSecond, flight.DescentAngle.Degrees,
            Area(bands.Always), Area(bands.Ever), footprint.PerhapsAlways_km2, footprint.PerhapsEver_km2,
            [.. footprint.Rows.Select((row, azimuth) => new DefendedAnswer(
                CoverageTelling.Degrees(row.From), Area(bands.Rows[azimuth]), row.Unknown_km2, row.Ahead_km, row.Behind_km, row.Beside_km, Decides(row, footprint.Lacks[azimuth])))]);
    }

    private static string Decides(FootprintRow row, Shortfall? lack) => lack is null && row.Area_km2 > 0.0 ? "the missiles' reach alone" : FootprintRemarks.Words(lack);

    private static DefendedArea Area(Banded area) => new(area.Value, double.IsNaN(area.Low) ? null : area.Low, double.IsNaN(area.High) ? null : area.High);
}
