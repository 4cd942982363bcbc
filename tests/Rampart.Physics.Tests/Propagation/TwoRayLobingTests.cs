using System.Numerics;
using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>Lobes over flat and round ground, and the mirror that makes them.</summary>
public class TwoRayLobingTests
{
    private static readonly Length Wavelength = Length.FromMetres(0.1);

    private static readonly FsCheck.Gen<(Length Antenna, Length Target, Length Range)> AnyPair =
        from antenna in Laws.Between(2.0, 500.0)
        from target in Laws.Between(2.0, 12e3)
        from share in Laws.Between(0.01, 0.98)
        select (Length.FromMetres(antenna), Length.FromMetres(target), share * EffectiveEarth.Standard.GreatestGroundRange(Length.FromMetres(antenna), Length.FromMetres(target)));

    [Fact]
    public void Over_flat_ground_a_perfect_mirror_gives_twice_the_sine() =>
        Laws.Holds(from antenna in Laws.Between(1.0, 100.0) from target in Laws.Between(1.0, 3000.0) from range in Laws.Between(20e3, 100e3) select (antenna, target, range), place =>
        {
            var lobe = TwoRayLobing.OverFlatGround(Length.FromMetres(place.antenna), Length.FromMetres(place.target), Length.FromMetres(place.range), Wavelength, ReflectionCoefficient.PerfectAtGrazing);
            return Math.Abs(lobe.Factor - (2.0 * Math.Abs(Math.Sin(Math.PI * lobe.PathDifference / Wavelength)))) < 1e-7
                && Math.Abs(lobe.PathDifference.Metres - (2.0 * place.antenna * place.target / place.range)) < 0.02 * lobe.PathDifference.Metres;
        });

    [Fact]
    public void Nulls_and_lobes_stand_where_the_book_puts_them()
    {
        // First lobe at 4·h₁·h₂ = λ·d, first null at twice that height.
        Lobe At(double target_m) => TwoRayLobing.OverFlatGround(Length.FromMetres(10.0), Length.FromMetres(target_m), Length.FromKilometres(20.0), Wavelength, ReflectionCoefficient.PerfectAtGrazing);
        Assert.Equal(2.0, At(50.0).Factor, tolerance: 1e-4);
        Assert.Equal(0.0, At(100.0).Factor, tolerance: 1e-4);
    }

    [Fact]
    public void The_field_stays_between_nothing_and_double() =>
        Laws.Holds(AnyPair, pair =>
        {
            var lobe = TwoRayLobing.OverRoundEarth(pair.Antenna, pair.Target, pair.Range, Wavelength, ReflectionCoefficient.PerfectAtGrazing);
            return lobe.Factor is >= 0.0 and <= 2.0 && lobe.Divergence is > 0.0 and <= 1.0 && lobe.GrazingAngle.Radians >= 0.0 && lobe.PathDifference.Metres > 0.0;
        });

    [Fact]
    public void Antenna_and_target_may_change_places() =>
        Laws.Holds(AnyPair, pair =>
        {
            var there = TwoRayLobing.OverRoundEarth(pair.Antenna, pair.Target, pair.Range, Wavelength, ReflectionCoefficient.PerfectAtGrazing);
            var back = TwoRayLobing.OverRoundEarth(pair.Target, pair.Antenna, pair.Range, Wavelength, ReflectionCoefficient.PerfectAtGrazing);
            return Math.Abs((there.PathDifference - back.PathDifference).Metres) < 1e-7 && Math.Abs(there.Divergence - back.Divergence) < 1e-7 && Math.Abs((there.GrazingAngle - back.GrazingAngle).Radians) < 1e-9;
        });

    [Fact]
    public void On_a_huge_earth_the_ground_is_flat() =>
        Laws.Holds(from antenna in Laws.Between(5.0, 100.0) from target in Laws.Between(50.0, 3000.0) from range in Laws.Between(2e3, 20e3) select (antenna, target, range), place =>
        {
            var flat = TwoRayLobing.OverFlatGround(Length.FromMetres(place.antenna), Length.FromMetres(place.target), Length.FromMetres(place.range), Wavelength, ReflectionCoefficient.PerfectAtGrazing);
            var round = TwoRayLobing.OverRoundEarth(Length.FromMetres(place.antenna), Length.FromMetres(place.target), Length.FromMetres(place.range), Wavelength, ReflectionCoefficient.PerfectAtGrazing, EffectiveEarth.FromRadius(Length.FromKilometres(1e9)));
            return Math.Abs((flat.PathDifference - round.PathDifference).Metres) < 1e-4 && Math.Abs((flat.GrazingAngle - round.GrazingAngle).Radians) < 1e-6 && round.Divergence > 0.999;
        });

    [Theory]
    [InlineData(20.0, 3000.0, 100e3)]
    [InlineData(30.0, 1000.0, 60e3)]
    [InlineData(300.0, 8000.0, 300e3)]
    public void The_divergence_is_that_of_two_neighbouring_rays(double antenna_m, double target_m, double range_m)
    {
        // In the plane of the sketch: two rays from the antenna a little apart, mirrored by the round Earth, and how much farther apart they are at the target than without its roundness.
        var radius = EffectiveEarth.Standard.Radius.Metres;
        var lobe = TwoRayLobing.OverRoundEarth(Length.FromMetres(antenna_m), Length.FromMetres(target_m), Length.FromMetres(range_m), Wavelength, ReflectionCoefficient.PerfectAtGrazing);
        var psi = lobe.GrazingAngle.Radians;
        var toMirror = Math.Sqrt(Math.Pow(radius * Math.Sin(psi), 2.0) + (antenna_m * ((2.0 * radius) + antenna_m))) - (radius * Math.Sin(psi));
        var fromMirror = Math.Sqrt(Math.Pow(radius * Math.Sin(psi), 2.0) + (target_m * ((2.0 * radius) + target_m))) - (radius * Math.Sin(psi));
        const double Apart_rad = 1e-9;
        var antenna = new Complex(-toMirror * Math.Cos(psi), toMirror * Math.Sin(psi));
        var direction = Complex.FromPolarCoordinates(1.0, -psi - Apart_rad);

        // Where the neighbour meets the circle of the Earth, whose top is the origin.
        var centre = new Complex(0.0, -radius);
        var offset = antenna - centre;
        var along = -((offset.Real * direction.Real) + (offset.Imaginary * direction.Imaginary));
        var depth = (offset.Magnitude - radius) * (offset.Magnitude + radius);
        var hit = antenna + (direction * (depth / (along + Math.Sqrt((along * along) - depth))));
        var normal = (hit - centre) / (hit - centre).Magnitude;
        var mirrored = direction - (2.0 * ((direction.Real * normal.Real) + (direction.Imaginary * normal.Imaginary)) * normal);

        // Distance of the neighbour from the first ray's end, square to that ray.
        var end = Complex.FromPolarCoordinates(fromMirror, psi);
        var from = end - hit;
        var across = Math.Abs((from.Real * mirrored.Imaginary) - (from.Imaginary * mirrored.Real));
        var spread = across / (Apart_rad * (toMirror + fromMirror));
        Assert.Equal(1.0 / Math.Sqrt(spread), lobe.Divergence, tolerance: 0.005);
    }

    [Fact]
    public void A_target_behind_the_horizon_throws() =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TwoRayLobing.OverRoundEarth(Length.FromMetres(20.0), Length.FromMetres(100.0), Length.FromKilometres(70.0), Wavelength, ReflectionCoefficient.PerfectAtGrazing));

    [Fact]
    public void What_cannot_be_throws()
    {
        var one = Length.FromMetres(1.0);
        var mirror = ReflectionCoefficient.PerfectAtGrazing;
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TwoRayLobing.OverFlatGround(-one, one, one, one, mirror));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TwoRayLobing.OverFlatGround(one, -one, one, one, mirror));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TwoRayLobing.OverFlatGround(one, one, Length.Zero, one, mirror));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TwoRayLobing.OverFlatGround(one, one, one, Length.Zero, mirror));
    }

    [Fact]
    public void The_mirror_is_that_of_complex_arithmetic_and_never_gives_more_than_it_got() =>
        Laws.Holds(from permittivity in Laws.Between(1.001, 81.0) from conductivity in FsCheck.Fluent.Gen.OneOf(FsCheck.Fluent.Gen.Constant(0.0), Laws.Between(0.0, 6.0)) from grazing in Laws.Between(0.0, 90.0) select (permittivity, conductivity, grazing), ground =>
        {
            var epsilon = new Complex(ground.permittivity, -60.0 * Wavelength.Metres * ground.conductivity);
            var (sine, cosine) = Math.SinCos(ground.grazing * Math.PI / 180.0);
            var root = Complex.Sqrt(epsilon - (cosine * cosine));
            return Agrees(Polarisation.Horizontal, (sine - root) / (sine + root)) && Agrees(Polarisation.Vertical, ((epsilon * sine) - root) / ((epsilon * sine) + root));

            bool Agrees(Polarisation polarisation, Complex expected)
            {
                var ours = FresnelReflection.Of(polarisation, ground.permittivity, ground.conductivity, Wavelength, Angle.FromDegrees(ground.grazing));
                return (Complex.FromPolarCoordinates(ours.Magnitude, ours.Phase.Radians) - expected).Magnitude < 1e-9 && ours.Magnitude <= 1.0 + 1e-12;
            }
        });

    [Fact]
    public void At_grazing_incidence_every_ground_is_a_perfect_mirror()
    {
        foreach (var polarisation in Enum.GetValues<Polarisation>())
        {
            var mirror = FresnelReflection.Of(polarisation, 15.0, 0.005, Wavelength, Angle.Zero);
            Assert.Equal(1.0, mirror.Magnitude, tolerance: 1e-12);
            Assert.Equal(Math.PI, Math.Abs(mirror.Phase.Radians), tolerance: 1e-9);
        }
    }

    [Fact]
    public void Rougher_ground_mirrors_less()
    {
        double At(double deviation_m) => FresnelReflection.Roughness(Length.FromMetres(deviation_m), Wavelength, Angle.FromDegrees(1.0));
        Assert.Equal(1.0, At(0.0));
        Assert.True(At(0.5) < At(0.2) && At(0.2) < 1.0);
    }

    [Fact]
    public void Impossible_ground_throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => FresnelReflection.Of(Polarisation.Horizontal, 0.9, 0.0, Wavelength, Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => FresnelReflection.Of(Polarisation.Horizontal, 9.0, -1.0, Wavelength, Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => FresnelReflection.Of(Polarisation.Horizontal, 9.0, 0.0, Length.Zero, Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => FresnelReflection.Of(Polarisation.Horizontal, 9.0, 0.0, Wavelength, Angle.FromDegrees(91.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => FresnelReflection.Roughness(-Wavelength, Wavelength, Angle.Zero));
    }
}
