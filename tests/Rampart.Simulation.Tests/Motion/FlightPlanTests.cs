using FsCheck;
using FsCheck.Fluent;
using Rampart.Physics.Flight;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Tests.Motion;

/// <summary>Hand-drawn routes become flights without jumps.</summary>
public class FlightPlanTests
{
    // A walk of legs of 20 to 120 km from anywhere between 70° south and north; most of them can be flown.
    private static readonly Gen<Geodetic[]> AnyRoute =
        from latitude in Laws.Between(-70.0, 70.0)
        from longitude in Laws.Between(-180.0, 180.0)
        from steps in (from bearing in Laws.Between(0.0, 360.0) from length_km in Laws.Between(20.0, 120.0) from height in Laws.Between(100.0, 12_000.0) select (bearing, length_km, height)).ArrayOf(4)
        select Walk(latitude, longitude, steps);

    private static readonly Gen<(Geodetic[] Route, double Speed, double Bank)> AnyFlight =
        from route in AnyRoute from speed in Laws.Between(40.0, 300.0) from bank in Laws.Between(15.0, 60.0) select (route, speed, bank);

    [Fact]
    public void Most_drawn_routes_can_be_flown()
    {
        var flown = AnyFlight.Sample(200, Drawn.Begin, 50).Count(flight => Plan(flight).Count > 0);

        Assert.InRange(flown, 100, 200);
    }

    [Fact]
    public void Each_stretch_begins_where_the_one_before_it_ended_and_in_its_direction() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var arcs = Plan(flight);
            for (var i = 1; i < arcs.Count; i++)
            {
                var before = arcs[i - 1].Arc.At(arcs[i - 1].Time.Seconds);
                var after = arcs[i].Arc.At(0.0);
                var bend = EcefVector.Cross(Along(before).Unit(), Along(after).Unit()).Norm;
                if ((before.Position - after.Position).Norm > 0.01 || bend > 1e-6 || EcefVector.Dot(Along(before), Along(after)) < 0.0)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void A_flight_begins_and_ends_at_the_ends_of_its_route() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var arcs = Plan(flight);
            return arcs.Count == 0
                || ((arcs[0].Arc.At(0.0).Position - flight.Route[0].ToEcef()).Norm < 0.01
                    && (arcs[^1].Arc.At(arcs[^1].Time.Seconds).Position - flight.Route[^1].ToEcef()).Norm < 0.01);
        });

    [Fact]
    public void The_ground_speed_stays_within_seven_in_a_thousand_of_the_speed_asked_for() =>
        Laws.Holds(AnyFlight, flight => Samples(Plan(flight)).All(at => Math.Abs((Along(at.Kinematics).Norm / flight.Speed) - 1.0) < 0.007));

    [Fact]
    public void Heights_change_on_the_legs_only_and_evenly_between_those_of_the_route() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var arcs = Plan(flight);
            var (lowest, highest) = (flight.Route.Min(point => point.Height.Metres), flight.Route.Max(point => point.Height.Metres));
            return arcs.All(arc => IsLeg(arc.Arc) || arc.Arc.Climb_mps == 0.0)
                && Samples(arcs).All(at => at.Kinematics.Height_m > lowest - 0.01 && at.Kinematics.Height_m < highest + 0.01);
        });

    [Fact]
    public void No_flight_climbs_or_dives_steeper_than_45_degrees() =>
        Laws.Holds(AnyFlight, flight => Plan(flight).All(planned => Math.Abs(planned.Arc.Climb_mps) <= 1.01 * flight.Speed));

    [Fact]
    public void A_climb_on_a_leg_that_the_turns_have_eaten_up_is_refused()
    {
        Geodetic[] route =
        [
            Geodetic.FromDegrees(17.51132, 79.76236, 3000.0), Geodetic.FromDegrees(17.85785, 80.56997, 5469.0), Geodetic.FromDegrees(18.35573, 79.64446, 1327.0),
            Geodetic.FromDegrees(17.94748, 79.95206, 11940.0), Geodetic.FromDegrees(18.50465, 80.17782, 4124.0),
        ];

        var (arcs, problem) = FlightPlan.Plan(route, Speed.FromMetresPerSecond(245.9077281), Angle.FromDegrees(35.12116217));

        Assert.Empty(arcs);
        Assert.Contains("points 3 and 4", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Turns_are_flown_at_the_radius_of_the_bank() =>
        Laws.Holds(AnyFlight, flight =>
        {
            var radius = CoordinatedTurn.Radius(Speed.FromMetresPerSecond(flight.Speed), Angle.FromDegrees(flight.Bank)).Metres;
            foreach (var (arc, time) in Plan(flight).Where(planned => !IsLeg(planned.Arc)))
            {
                // Sideways acceleration v²/r, from differences of the velocity.
                var middle = time.Seconds / 2.0;
                var at = arc.At(middle);
                var acceleration = (arc.At(middle + 0.05).Velocity - arc.At(middle - 0.05).Velocity) / 0.1;
                var level = acceleration - (at.Normal * EcefVector.Dot(acceleration, at.Normal));
                var measured = at.Velocity.Norm * at.Velocity.Norm / level.Norm;
                if (Math.Abs((measured / radius) - 1.0) > 0.02)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void A_straight_leg_follows_the_great_circle()
    {
        Geodetic[] route = [Geodetic.FromDegrees(40.0, 30.0, 5000.0), Geodetic.FromDegrees(41.0, 34.0, 5000.0)];
        var (arcs, problem) = FlightPlan.Plan(route, Speed.FromMetresPerSecond(200.0), Angle.FromDegrees(30.0));
        var plane = EcefVector.Cross(Wgs84.Normal(route[0].Latitude, route[0].Longitude), Wgs84.Normal(route[1].Latitude, route[1].Longitude)).Unit();

        Assert.Null(problem);
        var leg = Assert.Single(arcs);
        for (var part = 0; part <= 10; part++)
        {
            Assert.Equal(0.0, EcefVector.Dot(leg.Arc.At(leg.Time.Seconds * part / 10.0).Normal, plane), tolerance: 1e-12);
        }
    }

    [Fact]
    public void A_route_of_one_point_is_refused() => AssertRefused("two points", Geodetic.FromDegrees(40.0, 30.0));

    [Fact]
    public void A_point_that_stands_twice_is_refused() => AssertRefused("same place", Geodetic.FromDegrees(40.0, 30.0), Geodetic.FromDegrees(40.0, 30.0));

    [Fact]
    public void A_route_straight_back_is_refused() =>
        AssertRefused("straight back", Geodetic.FromDegrees(0.0, 30.0), Geodetic.FromDegrees(0.0, 31.0), Geodetic.FromDegrees(0.0, 30.5));

    [Fact]
    public void A_turn_of_nearly_half_a_circle_is_refused() =>
        AssertRefused("turns by 17", Geodetic.FromDegrees(0.0, 30.0), Geodetic.FromDegrees(0.0, 31.0), Geodetic.FromDegrees(0.1, 30.2));

    [Fact]
    public void Legs_too_short_for_their_turns_are_refused() =>
        AssertRefused("no room", Geodetic.FromDegrees(0.0, 30.0), Geodetic.FromDegrees(0.0, 31.0), Geodetic.FromDegrees(0.01, 31.0), Geodetic.FromDegrees(0.01, 30.0));

    private static void AssertRefused(string words, params Geodetic[] route)
    {
        var (arcs, problem) = FlightPlan.Plan(route, Speed.FromMetresPerSecond(250.0), Angle.FromDegrees(20.0));

        Assert.Empty(arcs);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PlannedArc> Plan((Geodetic[] Route, double Speed, double Bank) flight) =>
        FlightPlan.Plan(flight.Route, Speed.FromMetresPerSecond(flight.Speed), Angle.FromDegrees(flight.Bank)).Arcs;

    private static bool IsLeg(SurfaceArc arc) => Math.Abs(EcefVector.Dot(arc.Axis, arc.StartNormal)) < 1e-9;

    private static IEnumerable<(PlannedArc Planned, Kinematics Kinematics)> Samples(IReadOnlyList<PlannedArc> arcs) =>
        from planned in arcs from part in Enumerable.Range(0, 11) select (planned, planned.Arc.At(planned.Time.Seconds * part / 10.0));

    /// <summary>The velocity along the ground.</summary>
    private static EcefVector Along(Kinematics at) => at.Velocity - (at.Normal * EcefVector.Dot(at.Velocity, at.Normal));

    private static Geodetic[] Walk(double latitude_deg, double longitude_deg, (double Bearing_deg, double Length_km, double Height_m)[] steps)
    {
        var route = new List<Geodetic> { Geodetic.FromDegrees(latitude_deg, longitude_deg, 3000.0) };
        foreach (var (bearing_deg, length_km, height_m) in steps)
        {
            latitude_deg = Math.Clamp(latitude_deg + (length_km / 111.2 * Math.Cos(bearing_deg * Math.PI / 180.0)), -75.0, 75.0);
            longitude_deg += length_km / 111.2 * Math.Sin(bearing_deg * Math.PI / 180.0) / Math.Cos(latitude_deg * Math.PI / 180.0);
            route.Add(Geodetic.FromDegrees(latitude_deg, longitude_deg, height_m));
        }

        return [.. route];
    }
}
