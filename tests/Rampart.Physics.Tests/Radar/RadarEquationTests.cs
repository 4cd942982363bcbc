using FsCheck.Fluent;
using Rampart.Physics.Radar;

namespace Rampart.Physics.Tests.Radar;

/// <summary>Laws of the radar equation between and beyond the published examples.</summary>
public class RadarEquationTests
{
    private static readonly RadarEquation Radar = With(Power.FromKilowatts(200.0));

    private static readonly FsCheck.Gen<(double Area, double Range)> AnyTarget =
        from area in Laws.Between(0.001, 100.0)
        from range in Laws.Between(1e3, 600e3)
        select (area, range);

    [Fact]
    public void Twice_the_range_is_a_sixteenth_of_the_signal_and_twice_the_area_is_twice_the_signal() =>
        Laws.Holds(AnyTarget, given =>
            Near(Radar.SignalToNoise(given.Area, given.Range), 16.0 * Radar.SignalToNoise(given.Area, 2.0 * given.Range))
            && Near(2.0 * Radar.SignalToNoise(given.Area, given.Range), Radar.SignalToNoise(2.0 * given.Area, given.Range)));

    [Fact]
    public void The_greatest_range_is_where_the_needed_ratio_is_met() =>
        Laws.Holds(AnyTarget, given => Near(given.Range, Radar.GreatestRange(Radar.SignalToNoise(given.Area, given.Range), Area.FromSquareMetres(given.Area)).Metres));

    [Fact]
    public void Transmitter_and_receiver_at_one_distance_are_a_monostatic_radar() =>
        Laws.Holds(AnyTarget, given => Near(Radar.SignalToNoise(given.Area, given.Range), Radar.SignalToNoise(given.Area, given.Range, given.Range)));

    [Fact]
    public void Transmitter_and_receiver_may_change_places() =>
        Laws.Holds(AnyTarget, given => Near(Radar.SignalToNoise(given.Area, given.Range, 30e3), Radar.SignalToNoise(given.Area, 30e3, given.Range)));

    [Fact]
    public void A_decibel_of_loss_takes_a_decibel_of_signal()
    {
        var before = Decibels.FromRatio(Radar.SignalToNoise(1.0, 100e3));
        var after = Decibels.FromRatio(With(Power.FromKilowatts(200.0), Decibels.FromDecibels(1.0)).SignalToNoise(1.0, 100e3));

        Assert.Equal(1.0, (before - after).Value, tolerance: 1e-9);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => With(Power.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => With(Power.FromKilowatts(1.0), Decibels.FromDecibels(-1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => With(Power.FromKilowatts(1.0), default, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Radar.GreatestRange(0.0, Area.FromSquareMetres(1.0)));
    }

    private static RadarEquation With(Power power, Decibels losses = default, double temperature_K = 500.0) =>
        new(power, 20e-6, Frequency.FromGigahertz(3.0), Decibels.FromDecibels(35.0), Decibels.FromDecibels(36.0), losses, temperature_K);

    private static bool Near(double left, double right) => Math.Abs((left / right) - 1.0) < 1e-12;
}
