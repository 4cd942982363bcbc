using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Command;

/// <summary>Where and when a missile would meet a track.</summary>
/// <param name="Exists">A meeting was found.</param>
/// <param name="Seconds">From now to the meeting.</param>
/// <param name="Place">In the theatre's frame, metres.</param>
/// <param name="Range_m">Slant range from the battery.</param>
/// <param name="Height_m">Height above the ellipsoid.</param>
public readonly record struct PredictedIntercept(bool Exists, double Seconds, EnuOffset Place, double Range_m, double Height_m);

/// <summary>Finds the meeting of a missile with a predicted path and holds it against the envelope.</summary>
public static class Intercept
{
    private const int MostSteps = 24;

    // Two steps that agree to a millisecond: a metre or two of path.
    private const double SecondsTolerance = 1e-3;

    /// <summary>The meeting for a launch from the battery after a delay.</summary>
    public static PredictedIntercept ForLaunch(in Prediction prediction, SimulationTime now, double delay_s, in BatteryState battery, double originHeight_m)
    {
        var profile = battery.Definition.Interceptor.Flight;
        var seconds = delay_s;
        for (var step = 0; step < MostSteps; step++)
        {
            var place = prediction.At(now + Duration.FromSeconds(seconds));
            var range = Distance(place, battery.Site);
            var next = delay_s + profile.SecondsTo(range);
            if (!(next < 3600.0))
            {
                return default;
            }

            if (Math.Abs(next - seconds) < SecondsTolerance)
            {
                return new PredictedIntercept(Exists: true, next, place, range, Prediction.Height_m(place, originHeight_m));
            }

            seconds = next;
        }

        return default;
    }

    /// <summary>Whether the meeting lies in the missile's envelope and where the engagement radar can guide to it, sector apart.</summary>
    public static bool IsInEnvelope(in PredictedIntercept intercept, in BatteryState battery, in EngagementRadarState radar, in EnuFrame theatre)
    {
        var interceptor = battery.Definition.Interceptor;
        if (intercept.Range_m > interceptor.MaximumRange.Metres
            || intercept.Range_m < interceptor.MinimumRange.Metres
            || intercept.Height_m > interceptor.Ceiling.Metres
            || intercept.Height_m - radar.Sight.ReferenceGround_m < interceptor.Floor.Metres)
        {
            return false;
        }

        var place = theatre.ToEcef(intercept.Place);
        var (normal, height) = Wgs84.NormalAndHeight(place);
        var seen = radar.Sight.Frame.ToEnu(place).ToPolar();
        return seen.Range.Metres <= radar.Sight.InstrumentedRange_m
            && seen.Elevation.Radians <= radar.Sight.MaximumElevation_rad
            && Look.IsVisible(radar.Sight, normal, height, seen.Azimuth.Radians);
    }

    public static double Distance(in EnuOffset first, in EnuOffset second)
    {
        double east = first.East - second.East, north = first.North - second.North, up = first.Up - second.Up;
        return Math.Sqrt((east * east) + (north * north) + (up * up));
    }
}
