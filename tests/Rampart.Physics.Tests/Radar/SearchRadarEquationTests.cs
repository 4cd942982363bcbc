using FsCheck.Fluent;
using Rampart.Physics.Radar;

namespace Rampart.Physics.Tests.Radar;

/// <summary>The search form: its ways back, and the solid angle it searches.</summary>
public class SearchRadarEquationTests
{
    private static readonly Duration Turn = Duration.FromSeconds(5.0);
    private static readonly Area Target = Area.FromSquareMetres(2.0);
    private static readonly Decibels Losses = Decibels.FromDecibels(12.0);

    [Fact]
    public void Ratio_range_and_power_aperture_are_each_others_way_back() =>
        Laws.Holds(from range in Laws.Between(10e3, 800e3) from angle in Laws.Between(0.01, 6.0) select (range, angle), given =>
        {
            var ratio = SearchRadarEquation.SignalToNoise(5e4, Turn, given.angle, Target, Length.FromMetres(given.range), Losses, 500.0);
            return Math.Abs((SearchRadarEquation.GreatestRange(ratio, 5e4, Turn, given.angle, Target, Losses, 500.0).Metres / given.range) - 1.0) < 1e-12
                && Math.Abs((SearchRadarEquation.PowerAperture_Wm2(ratio, Turn, given.angle, Target, Length.FromMetres(given.range), Losses, 500.0) / 5e4) - 1.0) < 1e-12;
        });

    [Fact]
    public void A_search_is_the_radar_equation_spread_over_the_directions()
    {
        // Pave the solid angle with beams of 4π/G steradian and give each an equal part of the time: the power form must say the same.
        var carrier = Frequency.FromGigahertz(1.3);
        var gain = Decibels.FromDecibels(33.0);
        const double SolidAngle = 1.1;
        var beams = SolidAngle * gain.Ratio / (4.0 * Math.PI);
        var one = new RadarEquation(Power.FromKilowatts(8.0), Turn.Seconds / beams, carrier, gain, gain, Losses, 500.0).SignalToNoise(2.0, 300e3);
        var aperture = AntennaGain.EffectiveAperture(gain, carrier);
        var all = SearchRadarEquation.SignalToNoise(8e3 * aperture.SquareMetres, Turn, SolidAngle, Target, Length.FromKilometres(300.0), Losses, 500.0);

        Assert.Equal(1.0, all / one, tolerance: 1e-12);
    }

    [Fact]
    public void The_whole_sphere_has_four_pi_and_an_octant_an_eighth_of_it()
    {
        Assert.Equal(4.0 * Math.PI, SearchRadarEquation.SolidAngle_sr(Angle.FromDegrees(-180.0), Angle.FromDegrees(180.0), Angle.FromDegrees(-90.0), Angle.FromDegrees(90.0)), tolerance: 1e-12);
        Assert.Equal(0.5 * Math.PI, SearchRadarEquation.SolidAngle_sr(Angle.Zero, Angle.FromDegrees(90.0), Angle.Zero, Angle.FromDegrees(90.0)), tolerance: 1e-12);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SearchRadarEquation.SolidAngle_sr(Angle.FromDegrees(10.0), Angle.FromDegrees(10.0), Angle.Zero, Angle.FromDegrees(20.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SearchRadarEquation.SolidAngle_sr(Angle.Zero, Angle.FromDegrees(361.0), Angle.Zero, Angle.FromDegrees(20.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SearchRadarEquation.SolidAngle_sr(Angle.Zero, Angle.FromDegrees(10.0), Angle.Zero, Angle.FromDegrees(91.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SearchRadarEquation.SignalToNoise(0.0, Turn, 1.0, Target, Length.FromKilometres(1.0), Losses, 500.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => SearchRadarEquation.SignalToNoise(1.0, Turn, 1.0, Target, Length.Zero, Losses, 500.0));
    }
}
