using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Footprint;

/// <summary>A ballistic missile's way to a meeting above or before the place that it is aimed at.</summary>
public readonly struct ThreatWay : ITargetWay
{
    private readonly ThreatFlight _flight;
    private readonly EcefVector _aim;
    private readonly EcefVector _back;
    private readonly double _metBefore_s;

    /// <param name="crossSection">Its echo.</param>
    /// <param name="fluctuation">How that changes.</param>
    /// <param name="flight">Its path.</param>
    /// <param name="aim">The place aimed at: the ellipsoid's normal there.</param>
    /// <param name="back">Level and of unit length, from there to where it comes from.</param>
    /// <param name="metBefore_s">How long before the impact it is met.</param>
    public ThreatWay(CrossSectionDefinition crossSection, Fluctuation fluctuation, ThreatFlight flight, EcefVector aim, EcefVector back, double metBefore_s)
    {
        ArgumentNullException.ThrowIfNull(flight);
        (CrossSection, Fluctuation, _flight, _aim, _back, _metBefore_s) = (crossSection, fluctuation, flight, aim, back, metBefore_s);
        Speed_mps = Before(0.0).Velocity.Norm;
    }

    public CrossSectionDefinition CrossSection { get; }

    public Fluctuation Fluctuation { get; }

    public double Speed_mps { get; }

    public bool IsBallistic => true;

    public double? LaunchedBefore_s => _flight.TimeOfFlight.Seconds - _metBefore_s;

    public double? CoastingFor_s => LaunchedBefore_s - _flight.BurnOut.Seconds;

    public Kinematics Before(double seconds)
    {
        var (angle, angleRate, height_m, heightRate) = _flight.Before(_metBefore_s + seconds);
        var (sine, cosine) = Portable.SinCos(angle);
        var normal = (_aim * cosine) + (_back * sine);
        var along = (_back * cosine) - (_aim * sine);
        return new Kinematics(
            Wgs84.ToEcef(normal, height_m), (along * (angleRate * (RadarHorizon.MeanEarthRadius.Metres + height_m))) + (normal * heightRate), normal, height_m);
    }
}
