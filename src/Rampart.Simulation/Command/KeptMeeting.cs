using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Command;

/// <summary>A meeting that a battery found and could have reached, and how far it may have moved since without being lost: then nobody need look for it again to know that it is still there.</summary>
/// <remarks>
/// From what is known of the track now, one look at the missile's table tells by how much it would miss at the moment at which the meeting is thought to be by now. It makes that up at no less than
/// its least speed about then, less what the track runs away: that bounds how far off the true moment is, and so the place. The bound holds for earlier moments
/// too, as long as the track is too far away to be met while the missile's motor burns.
/// </remarks>
public struct KeptMeeting
{
    // The missile's least speed is that of meetings that lie up to so much farther along its flight,
    private const double MostLater_s = 20.0;

    // and for elevations whose sine differs by so much: that takes a move of more than this share of the range.
    private const double SineAround = 0.1;
    private const double ShareOfRange = 0.09;

    // Way bends with the sine of the elevation: between both ends it may be so much steeper than from one to the other.
    private const double Steeper = 1.5;

    // A missile stands before the meeting by up to this when the search ends.
    private const double Tolerance_m = 2.0 * Intercept.Tolerance_m;

    // Above 45° the limit of the radar's elevation is not worth a bound.
    private const double Above45Degrees_rad = 0.786;

    private SimulationTime _askedAt;
    private SimulationTime _at;
    private EnuOffset _place;
    private double _way_m;
    private double _speed_mps;
    private double _slowest_mps;
    private double _mostFlown_s;
    private double _steepness;

    /// <summary>How far the meeting may move and still lie in the envelope, above the ground and in sight; zero where there is none to keep.</summary>
    public double Clearance_m { get; private set; }

    /// <summary>Forgets the meeting.</summary>
    public void Forget() => Clearance_m = 0.0;

    /// <summary>Keeps a meeting that was found in the envelope, if it lies clear of its edges.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="now">When it was looked for.</param>
    /// <param name="delay_s">From then to the launch.</param>
    /// <param name="site">From where the missile flies.</param>
    /// <param name="interceptor">Which type.</param>
    /// <param name="sight">The engagement radar that would guide it.</param>
    /// <param name="world">The theatre and its ground.</param>
    public void Keep(
        in PredictedIntercept meeting, SimulationTime now, double delay_s, in EnuOffset site, InterceptorDefinition interceptor, in RadarSight sight, World world)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        ArgumentNullException.ThrowIfNull(world);
        Clearance_m = 0.0;
        var profile = interceptor.Flight.Profile;
        var flown = meeting.Seconds - delay_s;
        if (!meeting.Exists || meeting.IsBallistic || flown <= profile.BurnTime.Seconds || sight.MaximumElevation_rad < Above45Degrees_rad)
        {
            return;
        }

        var clearance = Math.Min(
            Math.Min(interceptor.ReachAgainst_m(isBallistic: false) - meeting.Range_m, meeting.Range_m - interceptor.MinimumRange.Metres),
            Math.Min(interceptor.Ceiling.Metres - meeting.Height_m, ShareOfRange * meeting.Range_m));
        if (clearance <= 0.0)
        {
            return;
        }

        clearance = Math.Min(clearance, ClearanceOfSight_m(meeting.Place, clearance, interceptor.Floor.Metres, sight, world));
        if (clearance <= 0.0)
        {
            return;
        }

        var sine = Intercept.SineOfElevation(site, meeting.Place);
        double low = sine - SineAround, high = sine + SineAround;
        var flight = interceptor.Flight;
        _mostFlown_s = Math.Min(flown + MostLater_s, Math.Min(flight.UsefulSeconds(low), flight.UsefulSeconds(high)));
        if (_mostFlown_s <= flown)
        {
            return;
        }

        _askedAt = now;
        _at = now + Duration.FromSeconds(meeting.Seconds);
        _place = meeting.Place;
        _way_m = meeting.Range_m;
        _speed_mps = flight.SpeedAfter(flown, sine);
        _slowest_mps = Math.Min(flight.SpeedAfter(_mostFlown_s, low), flight.SpeedAfter(_mostFlown_s, high));
        _steepness = 1.0 + (Steeper * Math.Abs(flight.DistanceAfter(flown, high) - flight.DistanceAfter(flown, low)) / (2.0 * SineAround * meeting.Range_m));
        Clearance_m = clearance;
    }

    /// <summary>Whether a launch for which the order is given now would surely meet the track within the envelope too, and in time; then the meeting is followed to where it is by now.</summary>
    /// <param name="prediction">Where the track goes by what is known of it now.</param>
    /// <param name="now">The moment.</param>
    /// <param name="delay_s">From now to the launch.</param>
    /// <param name="site">From where the missile flies.</param>
    /// <param name="range_m">From there to where the track is now.</param>
    /// <param name="interceptor">Which type.</param>
    /// <param name="secondsLeft">Until when an intercept is worth while.</param>
    /// <param name="place">About where the meeting is.</param>
    /// <param name="doubt_m">No farther than this from there.</param>
    public bool Holds(
        in Prediction prediction, SimulationTime now, double delay_s, in EnuOffset site, double range_m, InterceptorDefinition interceptor, double secondsLeft,
        out EnuOffset place, out double doubt_m)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        place = default;
        doubt_m = double.PositiveInfinity;
        var profile = interceptor.Flight.Profile;
        var burn = profile.BurnTime.Seconds;
        var speed = prediction.GreatestSpeed_mps;
        var closing = _slowest_mps - (_steepness * speed);
        if (Clearance_m <= 0.0 || prediction.IsBallistic || closing <= 0.0 || speed > interceptor.GreatestTargetSpeed.MetresPerSecond
            || range_m <= (0.5 * profile.BurnOutSpeed.MetresPerSecond * burn) + (speed * (delay_s + burn)))
        {
            return false;
        }

        // To the first order the meeting is later by what the track has moved and what the missile has not flown yet, over the speed at which both approach.
        var later = (now - _askedAt).Seconds;
        var before = Intercept.Distance(prediction.At(_at), site);
        var away_mps = later > 0.0 ? (Intercept.Distance(prediction.At(_at + Duration.FromSeconds(later)), site) - before) / later : 0.0;
        var at = _at + Duration.FromSeconds((before - _way_m + (_speed_mps * later)) / Math.Max(_speed_mps - away_mps, closing));
        var flown = (at - now).Seconds - delay_s;
        if (flown <= burn)
        {
            return false;
        }

        place = prediction.At(at);
        var way = interceptor.Flight.DistanceAfter(flown, Intercept.SineOfElevation(site, place));
        var doubt_s = (Math.Abs(Intercept.Distance(place, site) - way) + Tolerance_m) / closing;
        doubt_m = speed * doubt_s;
        if (flown - doubt_s <= burn || flown + doubt_s > _mostFlown_s || flown + delay_s + doubt_s > secondsLeft
            || Intercept.Distance(place, _place) + doubt_m > Clearance_m)
        {
            return false;
        }

        (_askedAt, _at, _way_m) = (now, at, way);
        return true;
    }

    /// <summary>How far a place may move and still be above the floor, in range of the radar, below 45° and above all crests on every azimuth.</summary>
    private static double ClearanceOfSight_m(in EnuOffset place, double most_m, double floor_m, in RadarSight sight, World world)
    {
        var there = world.Theatre.ToEcef(place);
        var seen = sight.Frame.ToEnu(there);
        var (normal, height) = Wgs84.NormalAndHeight(there);
        var horizontal = Math.Sqrt((seen.East * seen.East) + (seen.North * seen.North));

        // The ray over the crests rises with the distance unless it falls everywhere; then the horizontal ray lies above it. As far out as the place may move
        // and one post farther, the ray has also passed over the ground itself.
        var distance = Look.GroundDistance(sight.SiteNormal, normal) + most_m + world.Ground.PostSpacing_m;
        var level = sight.Antenna_m - sight.MaskReference_m + (distance * distance / (2.0 * sight.EffectiveEarthFactor * RadarHorizon.MeanEarthRadius.Metres));
        var crests = Math.Max(sight.Mask.AlwaysVisibleHeight(distance), level);
        return Math.Min(
            Math.Min(sight.InstrumentedRange_m - seen.Norm, (horizontal - seen.Up) / Math.Sqrt(2.0)),
            height - sight.MaskReference_m - crests - floor_m);
    }
}
