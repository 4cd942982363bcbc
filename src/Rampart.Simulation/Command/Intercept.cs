using Rampart.Physics.Flight;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Simulation.Command;

/// <summary>Where and when a missile would meet a track.</summary>
/// <param name="Exists">A meeting was found.</param>
/// <param name="Seconds">From now to the meeting.</param>
/// <param name="Place">In the theatre's frame, metres.</param>
/// <param name="Range_m">Slant range from the battery.</param>
/// <param name="Height_m">Height above the ellipsoid.</param>
/// <param name="Speed_mps">How fast the track will be there.</param>
/// <param name="IsBallistic">The track is judged a ballistic missile.</param>
public readonly record struct PredictedIntercept(bool Exists, double Seconds, EnuOffset Place, double Range_m, double Height_m, double Speed_mps, bool IsBallistic);

/// <summary>Finds the meeting of a missile with a predicted path and holds it against the envelope.</summary>
public static class Intercept
{
    // Steps that halve the gap at worst in a tail chase at three quarters of the missile's speed; more is no meeting.
    internal const int MostSteps = 200;
    internal const double LongestFlight_s = 3600.0;
    internal const double Tolerance_m = 1.0;

    /// <summary>The meeting of a type of missile for a launch from the battery's site after a delay.</summary>
    public static PredictedIntercept ForLaunch(
        in Prediction prediction, SimulationTime now, double delay_s, in EnuOffset site, InterceptorDefinition interceptor, double originHeight_m)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return Meet(prediction, now, site, site, flown_m: 0.0, flownFor_s: -delay_s, interceptor.Flight, out var seconds, out var place)
            ? new PredictedIntercept(
                Exists: true, seconds, place, Distance(place, site), Prediction.Height_m(place, originHeight_m), prediction.SpeedAt(now + Duration.FromSeconds(seconds)), prediction.IsBallistic)
            : default;
    }

    /// <summary>The first moment at which a missile can be where the track will be.</summary>
    /// <remarks>
    /// The gap between the path that the missile has behind it and the path that it needs closes no faster than both move from then on, so
    /// steps of gap over that speed never jump over the first meeting, however fast the target comes. That the elevation changes on the way is left
    /// out of that bound: in a million and a half drawn meetings it made no difference.
    /// </remarks>
    /// <param name="prediction">Where the track goes.</param>
    /// <param name="now">The moment from which the seconds count.</param>
    /// <param name="site">Where it is launched: the elevation from here to the meeting says through which air it flies; theatre's frame.</param>
    /// <param name="from">Where the missile is, or will be launched; theatre's frame.</param>
    /// <param name="flown_m">Path behind it.</param>
    /// <param name="flownFor_s">Since its launch; negative before it.</param>
    /// <param name="flight">How far it gets in which time.</param>
    /// <param name="seconds">From now to the meeting.</param>
    /// <param name="place">The meeting, theatre's frame.</param>
    public static bool Meet(
        in Prediction prediction, SimulationTime now, in EnuOffset site, in EnuOffset from, double flown_m, double flownFor_s, FlyoutTable flight, out double seconds, out EnuOffset place)
    {
        var approach = prediction.GreatestSpeed_mps;
        var longest = Math.Min(LongestFlight_s, flight.Profile.LongestFlight.Seconds - flownFor_s);
        seconds = Math.Max(-flownFor_s, 0.0);
        for (var step = 0; step < MostSteps && seconds <= longest; step++)
        {
            place = prediction.At(now + Duration.FromSeconds(seconds));
            var elevation = SineOfElevation(site, place);
            var gap = flown_m + Distance(place, from) - flight.DistanceAfter(flownFor_s + seconds, elevation);
            if (gap <= Tolerance_m)
            {
                // Slower than the least useful speed it follows nothing any more.
                return flownFor_s + seconds <= flight.UsefulSeconds(elevation);
            }

            seconds += gap / (flight.GreatestSpeedFrom_mps(flownFor_s + seconds) + approach);
        }

        place = default;
        return false;
    }

    /// <summary>Whether the meeting lies in the missile's envelope and where the engagement radar can guide to it, sector apart.</summary>
    public static bool IsInEnvelope(in PredictedIntercept intercept, InterceptorDefinition interceptor, in EngagementRadarState radar, in EnuFrame theatre, IGround ground)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        if (intercept.Range_m > interceptor.ReachAgainst_m(intercept.IsBallistic)
            || intercept.Speed_mps > interceptor.GreatestTargetSpeed.MetresPerSecond
            || intercept.Range_m < interceptor.MinimumRange.Metres
            || intercept.Height_m > interceptor.Ceiling.Metres)
        {
            return false;
        }

        var place = theatre.ToEcef(intercept.Place);
        var (normal, height) = Wgs84.NormalAndHeight(place);
        if (IsBelowFloor(interceptor, ground, normal, height))
        {
            return false;
        }

        var seen = radar.Sight.Frame.ToEnu(place);
        return seen.Norm <= radar.Sight.InstrumentedRange_m
            && IsUnder(seen, radar.Sight.MaximumElevation_rad)
            && Look.IsVisible(radar.Sight, normal, height, seen);
    }

    private static bool IsUnder(in EnuOffset seen, double elevation_rad)
    {
        var horizontal = Math.Sqrt((seen.East * seen.East) + (seen.North * seen.North));

        // Hardly anything is met above 45°: the angle itself is seldom asked for.
        const double Above45Degrees_rad = 0.786;
        return (seen.Up <= horizontal && elevation_rad >= Above45Degrees_rad) || Portable.Atan2(seen.Up, horizontal) <= elevation_rad;
    }

    /// <summary>Whether a place lies lower over the ground than the missile can meet anything; over unknown ground only sea level counts.</summary>
    public static bool IsBelowFloor(InterceptorDefinition interceptor, IGround ground, EcefVector normal, double height_m)
    {
        var known = ground.HeightAt(normal);
        return height_m - (double.IsNaN(known) ? 0.0 : known) < interceptor.Floor.Metres;
    }

    /// <summary>Sine of the elevation at a site of the line to another place; theatre's frame, so that far from its origin the horizon is off by the distance over the Earth's radius.</summary>
    public static double SineOfElevation(in EnuOffset site, in EnuOffset place)
    {
        // Up at the site leans away from up at the origin.
        var radius = RadarHorizon.MeanEarthRadius.Metres;
        double east = place.East - site.East, north = place.North - site.North, up = place.Up - site.Up;
        var distance = Math.Sqrt((east * east) + (north * north) + (up * up));
        return distance > 0.0 ? ((east * site.East / radius) + (north * site.North / radius) + up) / distance : 1.0;
    }

    public static double Distance(in EnuOffset first, in EnuOffset second)
    {
        double east = first.East - second.East, north = first.North - second.North, up = first.Up - second.Up;
        return Math.Sqrt((east * east) + (north * north) + (up * up));
    }
}
