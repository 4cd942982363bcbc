using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Ballistics;

namespace Rampart.Physics.Tests.Ballistics;

/// <summary>The closed forms against one another and against Kepler's ellipse; the book's examples stand in FreeFlight.published.csv.</summary>
public class FreeFlightTests
{
    private static readonly Gen<FreeFlight> AnyFlight =
        from radius in Laws.Between(1.0, 1.3)
        from q in Laws.Between(0.01, 1.5)
        from angle in Laws.Between(1.0, 80.0)
        let flight = new FreeFlight(radius, Math.Sqrt(q / radius), Angle.FromDegrees(angle))
        where flight.RangeAngle.Degrees is > 0.05 and < 179.0
        select flight;

    [Fact]
    public void The_speed_over_the_range_at_the_angle_is_the_speed_it_began_with() => Laws.Holds(AnyFlight, flight =>
        Math.Abs((FreeFlight.OverRange(flight.Radius, flight.RangeAngle, flight.FlightPathAngle).Speed / flight.Speed) - 1.0) < 1e-9);

    [Fact]
    public void Least_speed_and_greatest_range_are_each_others_inverse() => Laws.Holds(Laws.Between(0.01, 179.0), range =>
        Math.Abs(FreeFlight.GreatestRange(FreeFlight.LeastQ(Angle.FromDegrees(range))).Degrees - range) < 1e-6
        && Math.Abs(FreeFlight.MinimumEnergy(1.05, Angle.FromDegrees(range)).RangeAngle.Degrees - range) < 1e-9);

    [Fact]
    public void The_high_and_the_low_flight_lead_over_the_same_range() => Laws.Holds(AnyFlight, flight =>
    {
        if (FreeFlight.AnglesOver(flight.RangeAngle, flight.Q) is not { } angles)
        {
            return false;
        }

        return Math.Min((angles.Low - flight.FlightPathAngle).Abs().Degrees, (angles.High - flight.FlightPathAngle).Abs().Degrees) < 1e-4
            && angles.Low <= angles.High
            && Math.Abs(new FreeFlight(flight.Radius, flight.Speed, angles.High).RangeAngle.Degrees - flight.RangeAngle.Degrees) < 1e-6;
    });

    [Fact]
    public void Beyond_the_greatest_range_there_is_no_angle() => Laws.Holds(Laws.Between(0.05, 0.95), q =>
        FreeFlight.AnglesOver(FreeFlight.GreatestRange(q) * 0.999, q) is not null && FreeFlight.AnglesOver(FreeFlight.GreatestRange(q) * 1.001, q) is null);

    [Fact]
    public void The_time_of_flight_obeys_Kepler_s_second_law() => Laws.Holds(AnyFlight, flight =>
    {
        // Twice the area swept is angular momentum times time: the area summed over the ellipse r = p/(1 + e·cos ν).
        const int Parts = 4000;
        double e = flight.Eccentricity, p = flight.AngularMomentum * flight.AngularMomentum, half = flight.RangeAngle.Radians / 2.0, step = 2.0 * half / Parts, area = 0.0;
        for (var part = 0; part < Parts; part++)
        {
            var r = p / (1.0 + (e * Math.Cos(Math.PI - half + ((part + 0.5) * step))));
            area += r * r * step;
        }

        return Math.Abs((area / flight.AngularMomentum / flight.TimeOfFlight) - 1.0) < 1e-4;
    });

    [Fact]
    public void Apogee_and_time_rise_with_the_loft() => Laws.Holds(
        from range in Laws.Between(1.0, 120.0)
        from angle in Laws.Between(1.0, 50.0)
        select (Range: Angle.FromDegrees(range), Low: Angle.FromDegrees(angle)),
        pair =>
        {
            // Up to the vertical less a quarter of the range, where the ellipse opens.
            var high = Angle.FromDegrees(Math.Min(pair.Low.Degrees + 2.0, 89.0 - (pair.Range.Degrees / 4.0)));
            var (flat, steep) = (FreeFlight.OverRange(1.0, pair.Range, pair.Low), FreeFlight.OverRange(1.0, pair.Range, high));
            return steep.ApogeeRadius > flat.ApogeeRadius && steep.TimeOfFlight > flat.TimeOfFlight;
        });

    [Fact]
    public void The_apogee_gives_back_the_angle() => Laws.Holds(AnyFlight, flight =>
        (FreeFlight.WithApogee(flight.Radius, flight.Speed, flight.ApogeeRadius).FlightPathAngle - flight.FlightPathAngle).Abs().Degrees < 1e-5);

    [Fact]
    public void A_short_range_is_that_of_a_flat_Earth()
    {
        // v²·sin 2φ/g and v²·sin² φ/(2·g), for 10 km: the Earth's curve takes a part in a thousand.
        var flight = new FreeFlight(6371e3, 300.0, Angle.FromDegrees(40.0), MinimumEnergyArc.Mu);
        var gravity = MinimumEnergyArc.Mu / 6371e3 / 6371e3;

        Assert.Equal(300.0 * 300.0 * Math.Sin(80.0 * Math.PI / 180.0) / gravity, flight.RangeAngle.Radians * 6371e3, 10.0);
        Assert.Equal(Math.Pow(300.0 * Math.Sin(40.0 * Math.PI / 180.0), 2) / 2.0 / gravity, flight.ApogeeRadius - 6371e3, 3.0);
    }

    [Fact]
    public void An_impossible_flight_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FreeFlight(0.0, 1.0, Angle.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FreeFlight(1.0, -1.0, Angle.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FreeFlight(1.0, 1.5, Angle.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FreeFlight(1.0, 0.5, Angle.FromDegrees(91.0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreeFlight.WithApogee(1.2, 0.5, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreeFlight.WithApogee(1.0, 0.1, 2.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreeFlight.LeastQ(Angle.FromDegrees(-1.0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreeFlight.GreatestRange(2.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FreeFlight.OverRange(1.0, Angle.FromDegrees(40.0), Angle.FromDegrees(81.0)));
    }
}
