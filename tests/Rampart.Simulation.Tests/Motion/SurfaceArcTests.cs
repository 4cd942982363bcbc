using FsCheck;
using FsCheck.Fluent;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Tests.Motion;

/// <summary>A leg or a turn: its velocity is the derivative of its place, and it keeps what it promises.</summary>
public class SurfaceArcTests
{
    private static readonly Gen<SurfaceArc> AnyArc =
        from latitude in Laws.Between(-80.0, 80.0)
        from longitude in Laws.Between(-180.0, 180.0)
        from x in Laws.Between(-1.0, 1.0)
        from y in Laws.Between(-1.0, 1.0)
        from rate in Laws.Between(-0.02, 0.02)
        from height in Laws.Between(0.0, 20_000.0)
        from climb in Laws.Between(-100.0, 100.0)
        let normal = Wgs84.Normal(Angle.FromDegrees(latitude), Angle.FromDegrees(longitude))
        let axis = new EcefVector(x, y, 0.3).Unit()
        select new SurfaceArc(normal, axis, rate * 1e-2, height, climb);

    [Fact]
    public void The_velocity_is_the_change_of_the_place() =>
        Laws.Holds(from arc in AnyArc from seconds in Laws.Between(0.0, 2000.0) select (arc, seconds), given =>
        {
            const double Step = 0.01;
            var (arc, seconds) = given;
            var difference = (arc.At(seconds + Step).Position - arc.At(seconds - Step).Position) / (2.0 * Step);
            return (difference - arc.At(seconds).Velocity).Norm < 1e-4 + (1e-6 * difference.Norm);
        });

    [Fact]
    public void The_normal_has_length_one_and_the_place_lies_at_its_height() =>
        Laws.Holds(from arc in AnyArc from seconds in Laws.Between(0.0, 2000.0) select (arc, seconds), given =>
        {
            var at = given.arc.At(given.seconds);
            var place = Wgs84.ToGeodetic(at.Position);
            return Math.Abs(at.Normal.Norm - 1.0) < 1e-12
                && Math.Abs(place.Height.Metres - at.Height_m) < 1e-6
                && (Wgs84.Normal(place.Latitude, place.Longitude) - at.Normal).Norm < 1e-12;
        });
}
