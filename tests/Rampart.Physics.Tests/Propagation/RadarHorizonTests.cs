using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>The horizon over a smooth Earth, against the rows beside this test.</summary>
public class RadarHorizonTests
{
    public static TheoryData<double, double, double, double> Rows()
    {
        var rows = new TheoryData<double, double, double, double>();
        foreach (var row in Published.Rows("Propagation/RadarHorizon.published.csv"))
        {
            rows.Add(Published.Number(row[0]), Published.Number(row[1]), Published.Number(row[2]), Published.Number(row[3]));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_distance_is_that_of_the_row(double antenna_m, double target_m, double horizon_km, double tolerance_km) =>
        Assert.Equal(horizon_km, RadarHorizon.Between(Length.FromMetres(antenna_m), Length.FromMetres(target_m)).Kilometres, tolerance: tolerance_km + 1e-9);

    [Fact]
    public void It_does_not_matter_who_looks_at_whom_and_height_never_shortens_the_view() =>
        Laws.Holds(from antenna in Laws.Between(0.0, 1000.0) from target in Laws.Between(0.0, 20e3) from more in Laws.Between(0.0, 1000.0) select (antenna, target, more), given =>
        {
            double At(double one, double other) => RadarHorizon.Between(Length.FromMetres(one), Length.FromMetres(other)).Metres;
            return Math.Abs(At(given.antenna, given.target) - At(given.target, given.antenna)) < 1e-6 && At(given.antenna + given.more, given.target) >= At(given.antenna, given.target);
        });

    [Fact]
    public void A_height_below_the_ground_throws() => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RadarHorizon.Between(Length.FromMetres(-1.0), Length.Zero));
}
