using Rampart.Answers.Coverage;
using Rampart.Physics.Propagation;
using Rampart.Terrain.Sight;

namespace Rampart.Web.Coverage;

/// <summary>The ground along a bearing from a ring's middle, and how low its radars see over it.</summary>
internal static class TerrainProfile
{
    public static ProfileAnswer Of(WorkedRing ring, double bearing_deg)
    {
        var (outcome, terrain) = (ring.Outcome, ring.Outcome.Terrain);
        var question = outcome.Subject.Question;
        var searchers = CoverageRun.Searchers(question);
        VisibleHeights[] search = [.. searchers.Select(radar => terrain.From(radar.Antenna.Height, radar.EffectiveEarthFactor))];
        var engagement = question.Battery.EngagementRadar;
        var lead = terrain.From(engagement.Antenna.Height, engagement.EffectiveEarthFactor);
        var (sine, cosine) = Math.SinCos(bearing_deg * Math.PI / 180.0);
        var reach = CoverageTelling.Reach(outcome);
        var (ground, lowest, led) = (new double?[reach + 1], new double?[reach + 1], new double?[reach + 1]);
        var reached = outcome.Maps.Select(_ => new int[reach + 1]).ToArray();
        for (var step = 0; step <= reach; step++)
        {
            var (row, column) = (terrain.Middle - (int)Math.Round(step * cosine), terrain.Middle + (int)Math.Round(step * sine));
            var here_m = terrain.Grid.Post(row, column);
            ground[step] = Known(here_m);
            lowest[step] = Known(here_m + search.Min(view => (double)view.CertainAboveGround.At(row, column)));
            led[step] = Known(here_m + lead.CertainAboveGround.At(row, column));
            for (var map = 0; map < reached.Length; map++)
            {
                reached[map][step] = outcome.Maps[map].Reached[(row * terrain.Grid.Size) + column];
            }
        }

        return new ProfileAnswer(
            bearing_deg, terrain.Grid.CellSize.Kilometres, searchers.Max(radar => radar.Antenna.Height.Metres), ground, lowest, led, reached, engagement.EffectiveEarthFactor * RadarHorizon.MeanEarthRadius.Kilometres);
    }

    private static double? Known(double height_m) => double.IsNaN(height_m) ? null : Math.Round(height_m, 1);
}
