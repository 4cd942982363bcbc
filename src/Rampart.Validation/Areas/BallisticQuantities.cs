using Rampart.Physics.Ballistics;
using Rampart.Quantities;

namespace Rampart.Validation.Areas;

internal static class BallisticQuantities
{
    // Bate, Mueller and White's own units: 1 DU = 6378.145 km, 1 TU = 806.8118744 s (appendix A); their second edition has WGS84's radius.
    private const double DistanceUnit_m = 6378.145e3;
    private const double SpeedUnit_mps = 7905.36828;
    private const double Radius_km = Wgs84.SemiMajorAxis_m / 1e3;
    private const double Mu_km3ps2 = MinimumEnergyArc.Mu / 1e9;

    private const string FreeFlightFormula = "Rampart.Physics.Ballistics.FreeFlight";

    public static IReadOnlyList<KnownQuantity> All { get; } =
    [
        new("energy;v_apo;h;FPA;Q;psi", FreeFlightFormula, inputs =>
        {
            var flight = FreeFlight.WithApogee(1.0 + inputs.Number("h_bo", "DU"), inputs.Number("v_bo"), 1.0 + inputs.Number("h_apo", "DU"));
            return [flight.Energy, flight.SpeedAtApogee, flight.AngularMomentum, flight.FlightPathAngle.Degrees, flight.Q, flight.RangeAngle.Degrees];
        }),
        new("v_bo;r_bo;Q;psi_max", FreeFlightFormula, inputs =>
        {
            var flight = new FreeFlight(1.0 + (inputs.Number("h", "m") / DistanceUnit_m), inputs.Number("v_bo", "m/s") / SpeedUnit_mps, Angle.Zero);
            return [flight.Speed, flight.Radius, flight.Q, FreeFlight.GreatestRange(flight.Q).Degrees];
        }),
        new("psi;r;Q;v_bo", FreeFlightFormula, inputs =>
        {
            var flight = FreeFlight.MinimumEnergy(1.0 + (inputs.Number("h", "m") / DistanceUnit_m), Angle.FromRadians(inputs.Number("range", "m") / DistanceUnit_m));
            return [flight.RangeAngle.Radians, flight.Radius, flight.Q, flight.Speed];
        }),
        new("energy;v_apo;h;psi", FreeFlightFormula, inputs =>
        {
            var flight = FreeFlight.WithApogee(Radius_km + inputs.Number("h", "km"), inputs.Number("v", "km/s"), Radius_km + inputs.Number("h_apo", "km"), Mu_km3ps2);
            return [flight.Energy, flight.SpeedAtApogee, flight.AngularMomentum, flight.RangeAngle.Degrees];
        }),
        new("v0[km/s];FPA[deg];apogee[km];time of flight[s]", "Rampart.Physics.Ballistics.MinimumEnergyArc", MinimumEnergy),
    ];

    private static IReadOnlyList<double> MinimumEnergy(RowInputs inputs)
    {
        const double Radius_m = 6371e3;

        // The words of the inputs stand for the assumptions of the arc itself and for the sphere of 6371 km.
        inputs.Says("minimum energy, impulsive launch at the surface, spherical non-rotating Earth R=6371 km, mu=398600.4418, no drag");
        var (sin, cos) = Portable.SinCos(inputs.Number("range", "m") / Radius_m);
        var arc = new MinimumEnergyArc(new EcefPosition(Radius_m, 0.0, 0.0), new EcefPosition(Radius_m * cos, Radius_m * sin, 0.0));
        var angle = Angle.FromRadians(Portable.Asin(arc.LaunchVelocity.X / arc.LaunchVelocity.Norm));
        return [arc.LaunchVelocity.Norm / 1e3, angle.Degrees, (arc.ApogeeRadius_m - Radius_m) / 1e3, arc.TimeOfFlight.Seconds];
    }
}
