using FsCheck.Fluent;
using Rampart.Physics.Ballistics;

namespace Rampart.Physics.Tests.Ballistics;

/// <summary>The arc against computed rows on a sphere, and the laws of two bodies.</summary>
public class MinimumEnergyArcTests
{
    private const double Radius_m = 6371e3;

    private static readonly FsCheck.Gen<(Geodetic Launch, Geodetic Impact, double Share)> AnyFlight =
        from latitude in Laws.Between(-80.0, 80.0)
        from longitude in Laws.Between(-180.0, 180.0)
        from north in Laws.Between(-9.0, 9.0)
        from east in Laws.Between(0.2, 20.0)
        from height in Laws.Between(0.0, 4000.0)
        from share in Laws.Between(0.0, 1.0)
        select (Geodetic.FromDegrees(latitude, longitude, height), Geodetic.FromDegrees(latitude + north, longitude + east, 0.0), share);

    public static TheoryData<string, double, double, double, double, double> Rows()
    {
        var rows = new TheoryData<string, double, double, double, double, double>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Ballistics/MinimumEnergyArc.published.csv")).Where(line => line.Contains(",BALL-", StringComparison.Ordinal)))
        {
            // The inputs hold commas and stand in quotation marks; after them quantity and value.
            var parts = line.Split('"');
            var values = parts[2].Split(',')[2].Split(';').Select(Published.Number).ToArray();
            var range_km = Published.Number(parts[1].Split("range ")[1].Split(' ')[0]);
            rows.Add(parts[0].Split(',')[1], range_km, values[0], values[1], values[2], values[3]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Speed_angle_apogee_and_time_are_those_of_the_computed_rows(string row, double range_km, double speed_kmps, double angle_deg, double apogee_km, double time_s)
    {
        var (launch, arc) = OnSphere(range_km);
        var climb = EcefVector.Dot(arc.LaunchVelocity, new EcefVector(launch.X, launch.Y, launch.Z)) / Radius_m;

        Assert.StartsWith("BALL-", row, StringComparison.Ordinal);
        Assert.Equal(speed_kmps, arc.LaunchVelocity.Norm / 1e3, tolerance: 0.5e-4 + 1e-9);
        Assert.Equal(angle_deg, Math.Asin(climb / arc.LaunchVelocity.Norm) * 180.0 / Math.PI, tolerance: 0.5e-3 + 1e-9);
        Assert.Equal(apogee_km, (arc.ApogeeRadius_m - Radius_m) / 1e3, tolerance: 0.5e-2 + 1e-9);
        Assert.Equal(time_s, arc.TimeOfFlight.Seconds, tolerance: 0.05 + 1e-9);
    }

    [Fact]
    public void No_lower_launch_speed_reaches_so_far()
    {
        // On a sphere: v² = 2·(μ/R)·sin(θ/2)/(1 + sin(θ/2)), found independently of f and g.
        for (var range_km = 20.0; range_km < 10_000.0; range_km *= 1.5)
        {
            var sine = Math.Sin(range_km / 6371.0 / 2.0);
            Assert.Equal(Math.Sqrt(2.0 * MinimumEnergyArc.Mu / Radius_m * sine / (1.0 + sine)), OnSphere(range_km).Arc.LaunchVelocity.Norm, tolerance: 1e-3);
        }
    }

    [Fact]
    public void It_begins_and_ends_at_its_two_places() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var arc = new MinimumEnergyArc(flight.Launch.ToEcef(), flight.Impact.ToEcef());
            return (arc.At(0.0).Position - flight.Launch.ToEcef()).Norm < 1e-3
                && (arc.At(arc.TimeOfFlight.Seconds).Position - flight.Impact.ToEcef()).Norm < 0.01;
        });

    [Fact]
    public void Energy_and_angular_momentum_are_conserved() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var arc = new MinimumEnergyArc(flight.Launch.ToEcef(), flight.Impact.ToEcef());
            var (first, later) = (Invariants(arc.At(0.0)), Invariants(arc.At(flight.Share * arc.TimeOfFlight.Seconds)));
            return Math.Abs((later.Energy / first.Energy) - 1.0) < 1e-9 && (later.Momentum - first.Momentum).Norm < 1e-9 * first.Momentum.Norm;
        });

    [Fact]
    public void The_velocity_is_the_change_of_the_place() =>
        Laws.Holds(AnyFlight, flight =>
        {
            const double Step = 0.01;
            var arc = new MinimumEnergyArc(flight.Launch.ToEcef(), flight.Impact.ToEcef());
            var seconds = flight.Share * arc.TimeOfFlight.Seconds;
            var difference = (arc.At(seconds + Step).Position - arc.At(seconds - Step).Position) / (2.0 * Step);
            return (difference - arc.At(seconds).Velocity).Norm < 1e-3;
        });

    [Fact]
    public void It_rises_to_its_apogee_and_no_higher() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var arc = new MinimumEnergyArc(flight.Launch.ToEcef(), flight.Impact.ToEcef());
            var highest = Enumerable.Range(0, 101).Max(part => arc.At(arc.TimeOfFlight.Seconds * part / 100.0).Position.Norm);
            return highest <= arc.ApogeeRadius_m + 1e-3 && highest > arc.ApogeeRadius_m - (0.001 * (arc.ApogeeRadius_m - 6.3e6));
        });

    [Fact]
    public void The_same_place_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MinimumEnergyArc(new EcefPosition(Radius_m, 0.0, 0.0), new EcefPosition(Radius_m, 0.0, 0.0)));

    private static (EcefPosition Launch, MinimumEnergyArc Arc) OnSphere(double range_km)
    {
        var angle = range_km / 6371.0;
        var launch = new EcefPosition(Radius_m, 0.0, 0.0);
        return (launch, new MinimumEnergyArc(launch, new EcefPosition(Radius_m * Math.Cos(angle), Radius_m * Math.Sin(angle), 0.0)));
    }

    private static (double Energy, EcefVector Momentum) Invariants((EcefPosition Position, EcefVector Velocity) at) => (
        (0.5 * EcefVector.Dot(at.Velocity, at.Velocity)) - (MinimumEnergyArc.Mu / at.Position.Norm),
        EcefVector.Cross(new EcefVector(at.Position.X, at.Position.Y, at.Position.Z), at.Velocity));
}
