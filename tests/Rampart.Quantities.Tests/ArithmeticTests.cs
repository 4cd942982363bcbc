using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class ArithmeticTests
{
    private static readonly FsCheck.Gen<(double A, double B, double C)> Triples =
        from a in Laws.Between(-1e6, 1e6)
        from b in Laws.Between(-1e6, 1e6)
        from c in Laws.Between(1.0, 1e3)
        select (a, b, c);

    [Fact]
    public void Lengths_add_in_any_order_and_what_is_added_can_be_taken_away() => Laws.Holds(Triples, t =>
    {
        var (a, b) = (Length.FromMetres(t.A), Length.FromMetres(t.B));
        return a + b == b + a && a - b == -(b - a) && a - a == Length.Zero && (a < b) == (b > a)
            && Math.Abs((a + b - b - a).Metres) < 1e-9 && a * t.C == t.C * a && Length.Max(a, b) >= Length.Min(a, b);
    });

    [Fact]
    public void A_way_is_speed_times_time_and_each_can_be_had_from_the_others() => Laws.Holds(Triples, t =>
    {
        var speed = Speed.FromMetresPerSecond(t.C);
        var time = Duration.FromSeconds(1.0 + Math.Abs(t.B));
        var way = speed * time;
        return way == time * speed
            && Near((way / time).MetresPerSecond, speed.MetresPerSecond)
            && Math.Abs((way / speed - time).Microseconds) <= 1;
    });

    [Fact]
    public void A_turn_is_rate_times_time_and_each_can_be_had_from_the_others() => Laws.Holds(Triples, t =>
    {
        var rate = AngularRate.FromDegreesPerSecond(t.C);
        var time = Duration.FromSeconds(1.0 + Math.Abs(t.B));
        var turn = rate * time;
        return Near((turn / time).RadiansPerSecond, rate.RadiansPerSecond) && Math.Abs((turn / rate - time).Microseconds) <= 1;
    });

    [Fact]
    public void A_change_of_speed_is_acceleration_times_time_and_each_can_be_had_from_the_others() => Laws.Holds(Triples, t =>
    {
        var acceleration = Acceleration.FromStandardGravities(t.C);
        var time = Duration.FromSeconds(1.0 + Math.Abs(t.B));
        var change = acceleration * time;
        return Near((change / time).MetresPerSecondSquared, acceleration.MetresPerSecondSquared) && Math.Abs((change / acceleration - time).Microseconds) <= 1;
    });

    [Fact]
    public void A_unit_that_is_put_in_comes_out() => Laws.Holds(Triples, t =>
        Near(Length.FromNauticalMiles(t.A).NauticalMiles, t.A)
        && Near(Length.FromFeet(t.A).Feet, t.A)
        && Near(Length.FromStatuteMiles(t.A).StatuteMiles, t.A)
        && Near(Length.FromKilometres(t.A).Kilometres, t.A)
        && Near(Speed.FromKnots(t.A).Knots, t.A)
        && Near(Speed.FromKilometresPerHour(t.A).KilometresPerHour, t.A)
        && Near(Acceleration.FromStandardGravities(t.A).StandardGravities, t.A)
        && Near(Angle.FromDegrees(t.A).Degrees, t.A)
        && Near(AngularRate.FromDegreesPerSecond(t.A).DegreesPerSecond, t.A)
        && Near(AngularRate.FromRevolutionsPerMinute(t.A).RevolutionsPerMinute, t.A)
        && Near(Frequency.FromKilohertz(t.A).Kilohertz, t.A)
        && Near(Frequency.FromGigahertz(t.A).Gigahertz, t.A)
        && Near(Area.FromSquareKilometres(t.A).SquareKilometres, t.A)
        && Near(Power.FromMegawatts(t.A).Megawatts, t.A)
        && Near(Mass.FromTonnes(t.A).Tonnes, t.A));

    [Fact]
    public void Decibels_add_where_ratios_multiply() => Laws.Holds(Triples, t =>
    {
        var (a, b) = (Decibels.FromDecibels(t.A * 1e-4), Decibels.FromDecibels(t.B * 1e-4));
        return Near((a + b).Ratio / (a.Ratio * b.Ratio), 1.0, 1e-12)
            && Near(Decibels.FromRatio(t.C).Ratio, t.C, 1e-12)
            && Near(Power.FromDecibelWatts(Power.FromWatts(t.C).DecibelWatts).Watts, t.C, 1e-12)
            && Near(Area.FromDecibelSquareMetres(Area.FromSquareMetres(t.C).DecibelSquareMetres).SquareMetres, t.C, 1e-12);
    });

    private static bool Near(double actual, double expected, double relative = 1e-15) =>
        Math.Abs(actual - expected) <= relative * Math.Abs(expected);
}
