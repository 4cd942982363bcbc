using FsCheck.Fluent;
using Rampart.Physics.Radar;

namespace Rampart.Physics.Tests.Radar;

/// <summary>Noise jamming, and the range at which a radar sees through it.</summary>
public class NoiseJammingTests
{
    private const double Wavelength_m = 0.1;
    private const double Temperature_K = 600.0;
    private const double Needed = 20.0;

    private static readonly Frequency Receiver = Frequency.FromMegahertz(1.0);

    private static readonly RadarEquation Radar =
        new(Power.FromKilowatts(100.0), 1e-6, Frequency.FromHertz(299_792_458.0 / Wavelength_m), Decibels.FromDecibels(35.0), Decibels.FromDecibels(35.0), default, Temperature_K);

    private static readonly FsCheck.Gen<(double Area, double Erp, double StandOff_m, double SideLobe)> AnyBattle =
        from area in Laws.Between(0.01, 50.0)
        from erp in Laws.Between(-30.0, 50.0)
        from standOff in Laws.Between(20e3, 400e3)
        from sideLobe in Laws.Between(-60.0, 0.0)
        select (area, erp, standOff, sideLobe);

    [Fact]
    public void Burn_through_in_closed_form_is_where_halving_finds_it() =>
        Laws.Holds(AnyBattle, battle =>
        {
            var clear = Radar.GreatestRange(Needed, Area.FromSquareMetres(battle.Area));
            var density = NoiseJamming.Density_WpHz(Power.FromDecibelWatts(battle.Erp), Frequency.FromMegahertz(50.0), Receiver);
            var sideLobes = Decibels.FromDecibels(35.0 + battle.SideLobe).Ratio;
            var standOff = NoiseJamming.JammingToNoise(density, sideLobes, Wavelength_m, battle.StandOff_m, 1.0, Temperature_K);
            double Own(double range) => NoiseJamming.JammingToNoise(density, Decibels.FromDecibels(35.0).Ratio, Wavelength_m, range, 1.0, Temperature_K);

            return Near(BurnThroughRange.SelfScreening(clear, Own(clear.Metres)).Metres, Halved(battle.Area, Own))
                && Near(BurnThroughRange.StandOff(clear, standOff).Metres, Halved(battle.Area, _ => standOff))
                && Near(BurnThroughRange.Against(clear, Own(clear.Metres), standOff).Metres, Halved(battle.Area, range => Own(range) + standOff));
        });

    [Fact]
    public void Strong_self_screening_burns_through_at_the_textbook_range()
    {
        // R² = Pt·G·σ·Bj / (4π·ERP·Br·(S/J)), in which neither wavelength nor noise stands.
        var erp = Power.FromKilowatts(10.0);
        var density = NoiseJamming.Density_WpHz(erp, Frequency.FromMegahertz(20.0), Receiver);
        var clear = Radar.GreatestRange(Needed, Area.FromSquareMetres(3.0));
        var ours = BurnThroughRange.SelfScreening(clear, NoiseJamming.JammingToNoise(density, Decibels.FromDecibels(35.0).Ratio, Wavelength_m, clear.Metres, 1.0, Temperature_K));
        var textbook = Math.Sqrt(100e3 * Decibels.FromDecibels(35.0).Ratio * 3.0 * 20e6 / (4.0 * Math.PI * erp.Watts * 1e6 * Needed));

        Assert.Equal(1.0, ours.Metres / textbook, tolerance: 1e-3);
    }

    [Fact]
    public void More_jamming_never_shows_more_and_none_changes_nothing() =>
        Laws.Holds(from own in Laws.Between(0.0, 1e4) from off in Laws.Between(0.0, 1e4) from more in Laws.Between(0.0, 100.0) select (own, off, more), given =>
        {
            var clear = Length.FromKilometres(200.0);
            var range = BurnThroughRange.Against(clear, given.own, given.off);
            return range <= clear
                && BurnThroughRange.Against(clear, given.own + given.more, given.off) <= range
                && BurnThroughRange.Against(clear, given.own, given.off + given.more) <= range
                && BurnThroughRange.Against(clear, 0.0, 0.0) == clear;
        });

    [Fact]
    public void Jamming_falls_with_the_square_of_the_range_and_straight_with_side_lobes_polarisation_and_loss()
    {
        var here = NoiseJamming.JammingToNoise(1e-3, 100.0, Wavelength_m, 100e3, 1.0, Temperature_K);

        Assert.Equal(4.0, here / NoiseJamming.JammingToNoise(1e-3, 100.0, Wavelength_m, 200e3, 1.0, Temperature_K), tolerance: 1e-12);
        Assert.Equal(10.0, here / NoiseJamming.JammingToNoise(1e-3, 10.0, Wavelength_m, 100e3, 1.0, Temperature_K), tolerance: 1e-12);
        Assert.Equal(2.0, here / NoiseJamming.JammingToNoise(1e-3, 100.0, Wavelength_m, 100e3, 1.0, Temperature_K, polarisation: 0.5), tolerance: 1e-12);
        Assert.Equal(3.0, here / NoiseJamming.JammingToNoise(1e-3, 100.0, Wavelength_m, 100e3, 3.0, Temperature_K), tolerance: 1e-12);
        Assert.Equal(0.0, NoiseJamming.JammingToNoise(1e-3, 100.0, Wavelength_m, 100e3, double.PositiveInfinity, Temperature_K));
    }

    [Fact]
    public void A_kilowatt_over_fifty_megahertz_at_a_hundred_kilometres_is_worked_out_by_hand()
    {
        // 20 µW/Hz · 1 · (0.1/(4π·1e5))² = 1.2665e-19 W/Hz, over k·290 = 4.0039e-21 W/Hz: 31.6.
        var density = NoiseJamming.Density_WpHz(Power.FromKilowatts(1.0), Frequency.FromMegahertz(50.0), Receiver);

        Assert.Equal(2e-5, density, tolerance: 1e-18);
        Assert.Equal(31.63, NoiseJamming.JammingToNoise(density, 1.0, 0.1, 100e3, 1.0, 290.0), tolerance: 0.01);
    }

    [Fact]
    public void A_jammer_narrower_than_the_receiver_enters_it_whole() =>
        Assert.Equal(
            NoiseJamming.Density_WpHz(Power.FromWatts(100.0), Receiver, Receiver),
            NoiseJamming.Density_WpHz(Power.FromWatts(100.0), Frequency.FromKilohertz(1.0), Receiver));

    [Fact]
    public void Jamming_adds_to_noise()
    {
        Assert.Equal(40.0, NoiseJamming.SignalToInterference(40.0, 0.0));
        Assert.Equal(10.0, NoiseJamming.SignalToInterference(40.0, 3.0));
        Assert.Equal(4.0, NoiseJamming.SignalToJamming(40.0, 10.0));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => NoiseJamming.Density_WpHz(Power.FromWatts(-1.0), Receiver, Receiver));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => NoiseJamming.Density_WpHz(Power.FromWatts(1.0), Frequency.Zero, Receiver));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => BurnThroughRange.SelfScreening(Length.FromKilometres(1.0), -1.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => BurnThroughRange.StandOff(Length.FromKilometres(-1.0), 1.0));
    }

    private static double Halved(double area, Func<double, double> jammingToNoise)
    {
        double near = 1.0, far = 1e7;
        for (var i = 0; i < 200; i++)
        {
            var middle = Math.Sqrt(near * far);
            if (NoiseJamming.SignalToInterference(Radar.SignalToNoise(area, middle), jammingToNoise(middle)) >= Needed)
            {
                near = middle;
            }
            else
            {
                far = middle;
            }
        }

        return near;
    }

    private static bool Near(double left, double right) => Math.Abs((left / right) - 1.0) < 1e-9;
}
