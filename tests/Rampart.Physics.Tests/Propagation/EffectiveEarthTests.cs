using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>Straight rays over a larger Earth: every way there has its way back.</summary>
public class EffectiveEarthTests
{
    private static readonly FsCheck.Gen<(Length Antenna, Length Range, Angle Elevation, EffectiveEarth Earth)> AnySight =
        from antenna in Laws.Between(0.0, 12e3)
        from range in Laws.Between(10.0, 600e3)
        from elevation in FsCheck.Fluent.Gen.OneOf(Laws.Between(-2.0, 5.0), Laws.Between(-89.0, 89.9))
        from k in FsCheck.Fluent.Gen.OneOf(Laws.Between(0.6, 3.0), FsCheck.Fluent.Gen.Constant(4.0 / 3.0))
        select (Length.FromMetres(antenna), Length.FromMetres(range), Angle.FromDegrees(elevation), EffectiveEarth.FromFactor(k));

    [Fact]
    public void Elevation_leads_back_from_height_and_range() =>
        Laws.Holds(AnySight, sight =>
        {
            var height = sight.Earth.TargetHeight(sight.Antenna, sight.Range, sight.Elevation);
            var turn_m = Math.Abs((sight.Earth.Elevation(sight.Antenna, height, sight.Range) - sight.Elevation).Radians) * sight.Range.Metres;

            // Near the zenith the height hardly tells the elevation: dh = r·cos ε·dε, so what is lost is the rounding of heights and ranges up to 612 km
            // (some 1e-10 m each; 3.2e-10 m was the worst of 400,000 sights) divided by cos ε. The bound is over ten times that.
            return turn_m * Math.Cos(sight.Elevation.Radians) < 4e-9;
        });

    [Fact]
    public void Range_leads_back_from_height_and_elevation() =>
        Laws.Holds(AnySight, sight =>
        {
            var height = sight.Earth.TargetHeight(sight.Antenna, sight.Range, sight.Elevation);
            var isTwice = sight.Elevation.Radians < 0.0 && sight.Range.Metres > (sight.Earth.Radius + sight.Antenna).Metres * Math.Sin(-sight.Elevation.Radians);
            var back = sight.Earth.SlantRange(sight.Antenna, height, sight.Elevation);
            var steep = Math.Abs(sight.Range.Metres + ((sight.Earth.Radius + sight.Antenna).Metres * Math.Sin(sight.Elevation.Radians)));
            return isTwice || Math.Abs((back - sight.Range).Metres) < 1e-8 * Math.Max(1.0, 1e7 / steep);
        });

    [Fact]
    public void Both_ways_to_the_ground_range_agree_and_lead_back() =>
        Laws.Holds(AnySight, sight =>
        {
            var height = sight.Earth.TargetHeight(sight.Antenna, sight.Range, sight.Elevation);
            var ground = sight.Earth.GroundRange(sight.Antenna, sight.Range, sight.Elevation);
            var slant = sight.Earth.SlantRangeAcross(sight.Antenna, height, ground);
            return Math.Abs((slant - sight.Range).Metres) < 1e-7 && (Math.Abs(sight.Elevation.Degrees) > 80.0 || Math.Abs((sight.Earth.GroundRange(sight.Antenna, height, sight.Range) - ground).Metres) < 1e-6);
        });

    [Fact]
    public void Antenna_and_target_may_change_places() =>
        Laws.Holds(from one in Laws.Between(0.0, 20e3) from other in Laws.Between(0.0, 20e3) from ground in Laws.Between(1.0, 500e3) select (one, other, ground), given =>
        {
            var one = Length.FromMetres(given.one);
            var other = Length.FromMetres(given.other);
            var earth = EffectiveEarth.Standard;
            return Math.Abs((earth.SlantRangeAcross(one, other, Length.FromMetres(given.ground)) - earth.SlantRangeAcross(other, one, Length.FromMetres(given.ground))).Metres) < 1e-8
                && Math.Abs((earth.GreatestGroundRange(one, other) - earth.GreatestGroundRange(other, one)).Metres) < 1e-8;
        });

    [Fact]
    public void A_higher_beam_sees_higher_and_a_higher_mast_sees_farther() =>
        Laws.Holds(from mast in Laws.Between(0.0, 1000.0) from more in Laws.Between(0.1, 100.0) from range in Laws.Between(1e3, 500e3) from elevation in Laws.Between(-1.0, 60.0) select (mast, more, range, elevation), given =>
        {
            var earth = EffectiveEarth.Standard;
            var mast = Length.FromMetres(given.mast);
            var range = Length.FromMetres(given.range);
            return earth.TargetHeight(mast, range, Angle.FromDegrees(given.elevation + 0.1)) > earth.TargetHeight(mast, range, Angle.FromDegrees(given.elevation))
                && earth.HorizonGroundRange(mast + Length.FromMetres(given.more)) > earth.HorizonGroundRange(mast);
        });

    [Fact]
    public void The_horizon_is_where_the_ground_is_only_just_grazed() =>
        Laws.Holds(Laws.Between(1.0, 20e3), height =>
        {
            var earth = EffectiveEarth.Standard;
            var antenna = Length.FromMetres(height);
            var horizon = earth.HorizonSlantRange(antenna);
            return Math.Abs(earth.GrazingAngle(antenna, horizon).Radians) < 1e-12
                && Math.Abs((earth.Elevation(antenna, Length.Zero, horizon) + earth.HorizonDepression(antenna)).Radians) < 1e-12
                && Math.Abs((earth.GroundRange(antenna, Length.Zero, horizon) - earth.HorizonGroundRange(antenna)).Metres) < 1e-5;
        });

    [Fact]
    public void The_usual_horizon_is_this_one_for_small_heights_and_longer_for_great_ones()
    {
        Assert.Equal(RadarHorizon.Between(Length.FromMetres(20.0), Length.FromMetres(100.0)).Metres, EffectiveEarth.Standard.GreatestGroundRange(Length.FromMetres(20.0), Length.FromMetres(100.0)).Metres, tolerance: 0.5);
        Assert.Equal(201.0, (RadarHorizon.Between(Length.FromMetres(20.0), Length.FromKilometres(10.0)) - EffectiveEarth.Standard.GreatestGroundRange(Length.FromMetres(20.0), Length.FromKilometres(10.0))).Metres, tolerance: 10.0);
    }

    [Fact]
    public void The_standard_gradient_makes_8477_km_which_is_not_four_thirds()
    {
        Assert.Equal(8_477_361.5, EffectiveEarth.OfStandardGradient.Radius.Metres, tolerance: 0.05);
        Assert.Equal(1.3306, EffectiveEarth.OfStandardGradient.Factor, tolerance: 0.00005);
        Assert.Equal(0.5150, EffectiveEarth.Standard.Elevation(Length.FromMetres(10.0), Length.FromMetres(8000.0), Length.FromKilometres(300.0)).Degrees, tolerance: 0.00005);
    }

    [Fact]
    public void A_ray_that_goes_down_comes_to_a_lower_height_first_on_the_near_side()
    {
        var earth = EffectiveEarth.Standard;
        var near = earth.SlantRange(Length.FromMetres(1000.0), Length.FromMetres(100.0), Angle.FromDegrees(-1.0));
        Assert.True(near < earth.HorizonSlantRange(Length.FromMetres(1000.0)));
        Assert.Equal(100.0, earth.TargetHeight(Length.FromMetres(1000.0), near, Angle.FromDegrees(-1.0)).Metres, tolerance: 1e-8);
    }

    [Fact]
    public void What_cannot_be_throws()
    {
        var earth = EffectiveEarth.Standard;
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => EffectiveEarth.FromFactor(0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => EffectiveEarth.FromFactor(double.NaN));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => EffectiveEarth.FromRefractivityGradient(-157.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.SlantRange(Length.FromMetres(1000.0), Length.Zero, Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.SlantRange(Length.FromMetres(1000.0), Length.Zero, Angle.FromDegrees(-0.5)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.Elevation(Length.Zero, Length.FromMetres(1000.0), Length.FromMetres(999.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.GroundRange(Length.Zero, Length.Zero, 3.0 * earth.Radius));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.TargetHeight(Length.FromMetres(double.NaN), Length.FromMetres(1.0), Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.TargetHeight(Length.Zero, Length.FromMetres(-1.0), Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => earth.HorizonSlantRange(Length.FromMetres(-1.0)));
    }
}
