using Rampart.Physics.Detection;
using Rampart.Physics.Geodesy;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage;

/// <summary>The target's way to the meeting: straight and level, backward in time.</summary>
public readonly struct TargetWay : ITargetWay
{
    private readonly TargetPass _pass;
    private readonly EcefVector _meeting;
    private readonly EcefVector _course;
    private readonly double _height_m;
    private readonly double _speed_mps;

    /// <param name="site">The battery.</param>
    /// <param name="pass">The target.</param>
    /// <param name="groundRange">Distance of the meeting along the ground.</param>
    /// <param name="azimuth">Its direction from the battery.</param>
    public TargetWay(Geodetic site, TargetPass pass, Length groundRange, Angle azimuth)
    {
        ArgumentNullException.ThrowIfNull(pass);
        _pass = pass;
        var (place, _) = Geodesic.From(site, azimuth, groundRange);
        _meeting = Wgs84.Normal(place.Latitude, place.Longitude);
        var home = Wgs84.Normal(site.Latitude, site.Longitude);
        var toSite = home - (_meeting * EcefVector.Dot(home, _meeting));

        // Right overhead every way is as good as any other.
        toSite = toSite.Norm > 1e-9 ? toSite.Unit() : EcefVector.Cross(new EcefVector(0.0, 0.0, 1.0), _meeting).Unit();
        _course = pass.Course switch
        {
            Course.Closing => toSite,
            Course.Receding => -toSite,
            _ => EcefVector.Cross(_meeting, toSite),
        };
        _height_m = pass.Height.Metres;
        _speed_mps = pass.Speed.MetresPerSecond;
    }

    public CrossSectionDefinition CrossSection => _pass.CrossSection;

    public Fluctuation Fluctuation => _pass.Fluctuation;

    public double Speed_mps => _pass.Speed.MetresPerSecond;

    public bool IsBallistic => false;

    public double? LaunchedBefore_s => null;

    public double? CoastingFor_s => null;

    /// <summary>Where it was so many seconds before the meeting.</summary>
    public Kinematics Before(double seconds)
    {
        var (sine, cosine) = Portable.SinCos(_speed_mps * seconds / (RadarHorizon.MeanEarthRadius.Metres + _height_m));
        var normal = (_meeting * cosine) - (_course * sine);
        return new Kinematics(Wgs84.ToEcef(normal, _height_m), ((_course * cosine) + (_meeting * sine)) * _speed_mps, normal, _height_m);
    }
}
