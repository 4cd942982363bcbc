using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Ballistics;

namespace Rampart.Physics.Tests.Ballistics;

/// <summary>Arcs with a chosen loft: their ends, their laws, and the least-energy arc among them.</summary>
public class TwoBodyArcTests
{
    private static readonly Gen<(EcefPosition Launch, EcefPosition Impact)> AnyEnds =
        from latitude in Laws.Between(-80.0, 80.0)
        from longitude in Laws.Between(-180.0, 180.0)
        from north in Laws.Between(-9.0, 9.0)
        from east in Laws.Between(0.5, 30.0)
        from height in Laws.Between(0.0, 4000.0)
        select (Geodetic.FromDegrees(latitude, longitude, height).ToEcef(), Geodetic.FromDegrees(latitude + north, longitude + east, 0.0).ToEcef());

    private static readonly Gen<(EcefPosition Launch, EcefPosition Impact, double Loft_deg, double Share)> AnyArc =
        from ends in AnyEnds
        from loft in Laws.Between(-20.0, 30.0)
        from share in Laws.Between(0.0, 1.0)
        select (ends.Launch, ends.Impact, loft, share);

    [Fact]
    public void It_begins_and_ends_at_its_two_places() => Laws.Holds(AnyArc, flight =>
    {
        var arc = Arc(flight);
        return (arc.At(0.0).Position - flight.Launch).Norm < 1e-3 && (arc.At(arc.TimeOfFlight.Seconds).Position - flight.Impact).Norm < 0.01;
    });

    [Fact]
    public void Energy_and_angular_momentum_are_conserved() => Laws.Holds(AnyArc, flight =>
    {
        var arc = Arc(flight);
        var (first, later) = (Invariants(arc.At(0.0)), Invariants(arc.At(flight.Share * arc.TimeOfFlight.Seconds)));
        return Math.Abs((later.Energy / first.Energy) - 1.0) < 1e-9 && (later.Momentum - first.Momentum).Norm < 1e-9 * first.Momentum.Norm;
    });

    [Fact]
    public void Without_loft_it_is_the_minimum_energy_arc() => Laws.Holds(AnyEnds, ends =>
    {
        var (chosen, least) = (new TwoBodyArc(ends.Launch, ends.Impact), new MinimumEnergyArc(ends.Launch, ends.Impact));
        return (chosen.LaunchVelocity - least.LaunchVelocity).Norm < 1e-6
            && Math.Abs(chosen.ApogeeRadius_m - least.ApogeeRadius_m) < 0.01
            && Math.Abs(chosen.TimeOfFlight.Seconds - least.TimeOfFlight.Seconds) < 1e-4;
    });

    [Fact]
    public void Every_loft_needs_more_speed_and_a_higher_one_flies_higher_and_longer() => Laws.Holds(AnyArc, flight =>
    {
        var (arc, higher) = (Arc(flight), Arc(flight with { Loft_deg = flight.Loft_deg + 0.5 }));
        var least = new TwoBodyArc(flight.Launch, flight.Impact);
        return arc.LaunchVelocity.Norm >= least.LaunchVelocity.Norm - 1e-6
            && higher.ApogeeRadius_m > arc.ApogeeRadius_m
            && higher.TimeOfFlight > arc.TimeOfFlight;
    });

    [Fact]
    public void A_stated_angle_is_kept() => Laws.Holds(AnyEnds, ends =>
    {
        var arc = new TwoBodyArc(ends.Launch, ends.Impact, Loft.At(Angle.FromDegrees(50.0)));
        var up = new EcefVector(ends.Launch.X, ends.Launch.Y, ends.Launch.Z).Unit();
        return Math.Abs((Math.Asin(EcefVector.Dot(arc.LaunchVelocity.Unit(), up)) * 180.0 / Math.PI) - 50.0) < 1e-9;
    });

    [Fact]
    public void On_a_sphere_it_is_the_free_flight() => Laws.Holds(
        from range in Laws.Between(0.5, 90.0)
        from angle in Laws.Between(5.0, 60.0)
        select (Range: Angle.FromDegrees(range), Angle: Angle.FromDegrees(angle)),
        row =>
        {
            const double Radius_m = 6371e3;
            var arc = new TwoBodyArc(
                new EcefPosition(Radius_m, 0.0, 0.0),
                new EcefPosition(Radius_m * Math.Cos(row.Range.Radians), 0.0, Radius_m * Math.Sin(row.Range.Radians)),
                Loft.At(row.Angle));
            var flight = FreeFlight.OverRange(Radius_m, row.Range, row.Angle, MinimumEnergyArc.Mu);
            return Math.Abs(arc.LaunchVelocity.Norm - flight.Speed) < 1e-6
                && Math.Abs(arc.ApogeeRadius_m - flight.ApogeeRadius) < 0.01
                && Math.Abs(arc.TimeOfFlight.Seconds - flight.TimeOfFlight) < 1e-4;
        });

    [Fact]
    public void Impossible_arcs_are_refused()
    {
        var launch = Geodetic.FromDegrees(30.0, 40.0).ToEcef();
        var impact = Geodetic.FromDegrees(33.0, 42.0).ToEcef();

        Assert.Throws<ArgumentException>(() => new TwoBodyArc(launch, launch));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoBodyArc(launch, impact, Loft.At(Angle.FromDegrees(90.0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoBodyArc(launch, impact, Loft.At(Angle.FromDegrees(-5.0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoBodyArc(launch, impact, Loft.Above(Angle.FromDegrees(50.0))));
    }

    private static TwoBodyArc Arc((EcefPosition Launch, EcefPosition Impact, double Loft_deg, double Share) flight) =>
        new(flight.Launch, flight.Impact, Loft.Above(Angle.FromDegrees(flight.Loft_deg)));

    private static (double Energy, EcefVector Momentum) Invariants((EcefPosition Position, EcefVector Velocity) at) => (
        (0.5 * EcefVector.Dot(at.Velocity, at.Velocity)) - (MinimumEnergyArc.Mu / at.Position.Norm),
        EcefVector.Cross(new EcefVector(at.Position.X, at.Position.Y, at.Position.Z), at.Velocity));
}
