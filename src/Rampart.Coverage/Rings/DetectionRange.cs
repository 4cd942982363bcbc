using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Rings;

/// <summary>How far a radar sees an echo with nothing in the way.</summary>
public static class DetectionRange
{
    private static readonly Length Farthest = Length.FromKilometres(3000.0);
    private static readonly Length Coarse = Length.FromKilometres(2.0);
    private const double Fine_m = 10.0;

    /// <summary>The greatest slant range at which one look shows a target with at least a probability; neither display nor horizon limits it. Null where no range does.</summary>
    /// <param name="radar">The radar.</param>
    /// <param name="weather">What it looks through.</param>
    /// <param name="echo">Mean cross-section in its band.</param>
    /// <param name="fluctuation">How it changes from look to look.</param>
    /// <param name="height">The target's height above the sea.</param>
    /// <param name="probability">Of detection in one look.</param>
    /// <param name="echoes">Models that several questions share, if any.</param>
    public static Length? Of(RadarDefinition radar, WeatherDefinition weather, Area echo, Fluctuation fluctuation, Length height, double probability, EchoModels? echoes = null)
    {
        ArgumentNullException.ThrowIfNull(radar);
        var model = echoes?.Of(radar, weather) ?? new EchoModel(radar, weather);
        var rise_m = height.Metres - radar.Antenna.Height.Metres;
        bool Shows(double range_m)
        {
            // Over a flat Earth: far out the antenna's pattern is at its peak anyway.
            var elevation = Portable.Asin(Math.Clamp(rise_m / range_m, -1.0, 1.0));
            return model.Probability(fluctuation, model.SignalToNoise(echo.SquareMetres, range_m, Math.Max(elevation, 0.0))) >= probability;
        }

        var nearest_m = Math.Max(Math.Abs(rise_m), Fine_m);
        for (var range_m = Farthest.Metres; range_m > nearest_m; range_m -= Coarse.Metres)
        {
            if (Shows(range_m))
            {
                var (seen, unseen) = (range_m, range_m + Coarse.Metres);
                while (unseen - seen > Fine_m)
                {
                    var middle = 0.5 * (seen + unseen);
                    (seen, unseen) = Shows(middle) ? (middle, unseen) : (seen, middle);
                }

                return Length.FromMetres(seen);
            }
        }

        return Shows(nearest_m) ? Length.FromMetres(nearest_m) : null;
    }
}
