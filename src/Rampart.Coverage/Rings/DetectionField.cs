using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>The probability that one scan of a searching radar shows a target over each cell of a ring, the target flying straight in at its height.</summary>
/// <remarks>
/// <para>Zero where the Earth or the ground hides it, beyond the display, above the greatest elevation and where it is not told from the ground. Not a number
/// beyond the ring, over ground that nobody knows and where unknown ground may hide the target.</para>
/// <para>The echo is reckoned once for each distance and quarter of a kilometre of height above the sea, and taken between heights by equal
/// factors; the jamming is that of each cell's own direction.</para>
/// <para>Of a fine ground every so many posts is a cell, so that a map has at most a thousand on a side or so.</para>
/// </remarks>
/// <param name="Radar">The radar's name.</param>
/// <param name="Height">The target's height.</param>
/// <param name="Grid">The cells, out to the ring; the site lies in the middle one.</param>
/// <param name="Values">Row by row from the north, each from the west.</param>
public sealed record DetectionField(string Radar, TargetHeight Height, LocalGrid Grid, float[] Values)
{
    private const double HeightStep_m = 250.0;
    private const double MostCellsOut = 500.0;
    private static readonly Length LongestStep = Length.FromMetres(500.0);

    /// <summary>The field of one radar for one height.</summary>
    public static DetectionField Of(
        SearchRadarDefinition radar, WeatherDefinition weather, SiteTerrain terrain, TargetPass pass, TargetHeight height, Length radius, Jamming? jamming = null, EchoModels? echoes = null)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(terrain);
        ArgumentNullException.ThrowIfNull(pass);
        var sight = RadarSight.Of(radar, terrain.Grid.Centre.Height, OpenSky.Instance, weather, echoes ?? new EchoModels());
        var jammed = new JammedRadar(radar, sight, jamming ?? Jamming.None);
        var view = terrain.From(radar.Antenna.Height, radar.EffectiveEarthFactor);
        var echoesAt = new Dictionary<int, Echo[]>();
        var step = terrain.Grid.CellSize < LongestStep ? terrain.Grid.CellSize : LongestStep;
        var reach_m = Math.Min(radius.Metres, terrain.Radius.Metres);
        var apart = Math.Max((int)Math.Ceiling(reach_m / terrain.Grid.CellSize.Metres / MostCellsOut), 1);
        var half = (int)Math.Floor(reach_m / terrain.Grid.CellSize.Metres / apart);
        var size = (2 * half) + 1;
        var (values, heights) = (new float[size * size], new float[size * size]);
        for (var at = 0; at < values.Length; at++)
        {
            var (south, east) = (apart * ((at / size) - half), apart * ((at % size) - half));
            var (row, column) = (terrain.Middle + south, terrain.Middle + east);
            var (distance_m, ground_m) = (terrain.DistanceOf(row, column), terrain.Grid.Post(row, column));
            heights[at] = (float)ground_m;
            values[at] = distance_m > reach_m || double.IsNaN(ground_m) ? float.NaN : view.At(row, column, height.AboveGround_m(ground_m)) switch
            {
                Visibility.Visible => (float)Probability(distance_m, height.AboveSea_m(ground_m), Math.Atan2(east, -south)),
                Visibility.Hidden => 0f,
                _ => float.NaN,
            };
        }

        return new DetectionField(radar.Name, height, LocalGrid.Of(terrain.Grid.Centre, terrain.Grid.CellSize * apart, size, heights), values);

        double Probability(double distance_m, double aboveSea_m, double azimuth_rad)
        {
            var step_m = aboveSea_m / HeightStep_m;
            var below = (int)Math.Floor(step_m);
            var at = Math.Min((int)Math.Round(distance_m / step.Metres), (int)Math.Ceiling(reach_m / step.Metres));
            var echo = Echo.Between(EchoesAt(below)[at], EchoesAt(below + 1)[at], step_m - below);
            return echo.SignalToNoise <= 0.0
                ? 0.0
                : sight.Echo.Probability(pass.Fluctuation, echo.SignalToNoise / (1.0 + jammed.JammingToNoise(azimuth_rad, echo.Elevation_rad)));
        }

        Echo[] EchoesAt(int heightStep)
        {
            if (!echoesAt.TryGetValue(heightStep, out var along))
            {
                var flown = pass with { Height = Length.FromMetres(heightStep * HeightStep_m), Course = Course.Closing };
                along = [.. Enumerable.Range(0, (int)Math.Ceiling(reach_m / step.Metres) + 1).Select(at =>
                    Echo.Of(sight, flown, new TargetWay(radar.Antenna, flown, Length.FromMetres(Math.Max(at, 0.5) * step.Metres), Angle.Zero).Before(0.0)))];
                echoesAt.Add(heightStep, along);
            }

            return along;
        }
    }
}
