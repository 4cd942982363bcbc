using FsCheck.Fluent;
using Rampart.Physics.Radar;

namespace Rampart.Physics.Tests.Radar;

/// <summary>Beams: their half-power width, their side lobes, and the gain that belongs to them.</summary>
public class AntennaPatternTests
{
    private static readonly Decibels Floor = Decibels.FromDecibels(-55.0);

    private static readonly CosecantSquaredPattern Shaped =
        new(Angle.FromDegrees(0.5), Angle.FromDegrees(4.0), Angle.FromDegrees(30.0), Angle.FromDegrees(2.0), Floor);

    public static TheoryData<string> Beams() => ["gaussian", "uniform", "cosine"];

    [Theory]
    [MemberData(nameof(Beams))]
    public void Half_the_width_off_boresight_is_half_the_power(string beam) =>
        Laws.Holds(Laws.Between(0.2, 60.0), width =>
        {
            var pattern = Beam(beam, width);
            return Math.Abs(pattern.Gain(0.5 * width * Math.PI / 180.0) - 0.5) < 1e-9 && pattern.Gain(0.0) is 1.0;
        });

    [Theory]
    [MemberData(nameof(Beams))]
    public void No_direction_is_stronger_than_the_boresight_or_weaker_than_the_floor_and_both_sides_are_alike(string beam) =>
        Laws.Holds(from width in Laws.Between(0.5, 40.0) from angle in Laws.Between(-Math.PI, Math.PI) select (width, angle), given =>
        {
            var gain = Beam(beam, given.width).Gain(given.angle);
            return gain <= 1.0 && gain >= Floor.Ratio && Laws.SameBits(gain, Beam(beam, given.width).Gain(-given.angle));
        });

    [Theory]
    [InlineData("uniform", -13.26)]
    [InlineData("cosine", -23.0)]
    public void The_first_side_lobe_is_as_high_as_the_textbooks_say(string beam, double sideLobe_dB)
    {
        // Beyond the first null: 1.13 widths for the even aperture, 1.26 for the cosine.
        var pattern = Beam(beam, 2.0);
        var highest = Enumerable.Range(0, 4000).Max(step => pattern.OneWay_dB((2.6 + (step * 0.002)) * Math.PI / 180.0));

        Assert.Equal(sideLobe_dB, highest, tolerance: 0.05);
    }

    [Fact]
    public void The_cosine_beam_has_no_step_where_its_quotient_is_nought_over_nought()
    {
        var pattern = new CosineAperturePattern(Angle.FromDegrees(2.0), Floor);

        // u = π/2, where the amplitude is π/4.
        var angle = Math.Asin(Math.PI / 2.0 / 1.867621510577968 * Math.Sin(Math.PI / 180.0));
        Assert.Equal(Math.PI * Math.PI / 16.0, pattern.Gain(angle), tolerance: 1e-9);
        Assert.Equal(pattern.Gain(angle - 1e-9), pattern.Gain(angle + 1e-9), tolerance: 1e-6);
    }

    [Fact]
    public void A_gaussian_beam_holds_all_its_power_in_the_solid_angle_that_its_gain_says()
    {
        // ∫∫ g dΩ over a narrow beam = 4π/G.
        var width = 2.0 * Math.PI / 180.0;
        var beam = new GaussianBeam(Angle.FromDegrees(2.0), Decibels.FromDecibels(-300.0));
        var sum = 0.0;
        const double Step = 1e-4;
        for (var angle = 0.5 * Step; angle < 5.0 * width; angle += Step)
        {
            sum += beam.Gain(angle) * 2.0 * Math.PI * angle * Step;
        }

        Assert.Equal(1.0, AntennaGain.FromBeamWidths(Angle.FromDegrees(2.0), Angle.FromDegrees(2.0), AntennaGain.GaussianBeam_sr).Ratio * sum / (4.0 * Math.PI), tolerance: 1e-4);
    }

    [Fact]
    public void The_shaped_pattern_gives_targets_of_one_height_one_strength()
    {
        // Over a flat Earth R = h/sin ε, so g²/R⁴ must not change between the flat part and the cut-off.
        double Echo(double elevation_deg)
        {
            var gain = Shaped.Gain(elevation_deg * Math.PI / 180.0);
            return gain * gain * Math.Pow(Math.Sin(elevation_deg * Math.PI / 180.0), 4.0);
        }

        Laws.Holds(Laws.Between(4.0, 29.99), elevation => Math.Abs((Echo(elevation) / Echo(4.0)) - 1.0) < 1e-9);
    }

    [Fact]
    public void The_shaped_pattern_is_flat_below_cut_off_above_and_falls_under_its_edge()
    {
        static double Rad(double degrees) => degrees * Math.PI / 180.0;

        Assert.Equal(1.0, Shaped.Gain(Rad(0.6)));
        Assert.Equal(1.0, Shaped.Gain(Rad(3.9)));
        Assert.Equal(Floor.Ratio, Shaped.Gain(Rad(30.1)));
        Assert.Equal(0.5, Shaped.Gain(Rad(-0.5)), tolerance: 1e-9);
        Laws.Holds(from low in Laws.Between(-20.0, 29.0) from more in Laws.Between(0.0, 5.0) select (low, more), given =>
            given.low < 0.5
                ? Shaped.Gain(Rad(given.low)) <= Shaped.Gain(Rad(Math.Min(given.low + given.more, 0.5)))
                : Shaped.Gain(Rad(given.low)) >= Shaped.Gain(Rad(given.low + given.more)));
    }

    [Fact]
    public void Gain_and_aperture_are_each_others_way_back() =>
        Laws.Holds(from area in Laws.Between(0.01, 200.0) from carrier in Laws.Between(0.1, 40.0) select (area, carrier), given =>
        {
            var carrier = Frequency.FromGigahertz(given.carrier);
            return Math.Abs((AntennaGain.EffectiveAperture(AntennaGain.FromAperture(Area.FromSquareMetres(given.area), carrier, 1.0), carrier).SquareMetres / given.area) - 1.0) < 1e-9;
        });

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new GaussianBeam(Angle.Zero, Floor));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new UniformAperturePattern(Angle.FromDegrees(180.0), Floor));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new CosineAperturePattern(Angle.FromDegrees(2.0), Decibels.FromDecibels(1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new CosecantSquaredPattern(Angle.Zero, Angle.FromDegrees(5.0), Angle.FromDegrees(4.0), Angle.FromDegrees(2.0), Floor));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => AntennaGain.FromAperture(Area.FromSquareMetres(1.0), Frequency.FromGigahertz(1.0), 1.1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => AntennaGain.FromBeamWidths(Angle.Zero, Angle.FromDegrees(1.0)));
    }

    private static IAntennaPattern Beam(string name, double width_deg) => name switch
    {
        "gaussian" => new GaussianBeam(Angle.FromDegrees(width_deg), Floor),
        "uniform" => new UniformAperturePattern(Angle.FromDegrees(width_deg), Floor),
        _ => new CosineAperturePattern(Angle.FromDegrees(width_deg), Floor),
    };
}
