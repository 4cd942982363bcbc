using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>The horizon over a smooth Earth. The rows beside this test are held against it with those of all tables.</summary>
public class RadarHorizonTests
{
    [Fact]
    public void A_mast_of_100_m_sees_41_2_km() =>
        Assert.Equal(41.2, RadarHorizon.Between(Length.FromMetres(100.0), Length.Zero).Kilometres, tolerance: 0.05);

    [Fact]
    public void It_does_not_matter_who_looks_at_whom_and_height_never_shortens_the_view() =>
        Laws.Holds(from antenna in Laws.Between(0.0, 1000.0) from target in Laws.Between(0.0, 20e3) from more in Laws.Between(0.0, 1000.0) select (antenna, target, more), given =>
        {
            double At(double one, double other) => RadarHorizon.Between(Length.FromMetres(one), Length.FromMetres(other)).Metres;
            return Math.Abs(At(given.antenna, given.target) - At(given.target, given.antenna)) < 1e-6 && At(given.antenna + given.more, given.target) >= At(given.antenna, given.target);
        });

    [Fact]
    public void More_refraction_sees_farther() =>
        Laws.Holds(from antenna in Laws.Between(0.0, 1000.0) from target in Laws.Between(1.0, 20e3) from k in Laws.Between(0.5, 3.0) from more in Laws.Between(0.01, 1.0) select (antenna, target, k, more), given =>
            RadarHorizon.Between(Length.FromMetres(given.antenna), Length.FromMetres(given.target), given.k + given.more) > RadarHorizon.Between(Length.FromMetres(given.antenna), Length.FromMetres(given.target), given.k));

    [Fact]
    public void A_height_below_the_ground_throws() => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RadarHorizon.Between(Length.FromMetres(-1.0), Length.Zero));
}
