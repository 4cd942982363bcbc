using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

/// <summary>Four doubles side by side come out, bit for bit, as each does alone.</summary>
public class FourTests
{
    [Fact]
    public void Every_operation_rounds_as_it_does_alone() => Laws.Holds(
        from first in Laws.AnyDouble
        from second in Laws.AnyDouble
        from third in Laws.AnyDouble
        from fourth in Laws.AnyDouble
        select new[] { first, second, third, fourth },
        values =>
        {
            var (left, right) = (Four.Of(values[0], values[1], values[2], values[3]), Four.Of(values[3], values[0], values[1], values[2]));
            return Enumerable.Range(0, 4).All(lane =>
            {
                var (a, b) = (values[lane], values[(lane + 3) % 4]);
                return Same(a + b, (left + right)[lane]) && Same(a - b, (left - right)[lane]) && Same(a * b, (left * right)[lane]) && Same(a / b, (left / right)[lane])
                    && Same(-a, (-left)[lane]) && Same(Math.Sqrt(a), Four.Sqrt(left)[lane]) && Same(Math.Floor(a), Four.Floor(left)[lane])
                    && Same(Math.Round(a, MidpointRounding.ToEven), Four.Round(left)[lane])
                    && Four.Min(left, right)[lane] == Math.Min(a, b) && Four.Max(left, right)[lane] == Math.Max(a, b)
                    && Four.Clamp(left, -3.0, 5.0)[lane] == Math.Clamp(a, -3.0, 5.0)
                    && (left < right)[lane] == a < b && (left <= right)[lane] == a <= b && (left > right)[lane] == a > b && (left >= right)[lane] == a >= b
                    && Same(a < b ? a : b, Four.Choose(left < right, left, right)[lane]);
            });
        });

    [Fact]
    public void Halves_go_to_the_even_number() =>
        Assert.Equal([0.0, 2.0, 2.0, -2.0], Enumerable.Range(0, 4).Select(lane => Four.Round(Four.Of(0.5, 1.5, 2.5, -1.5))[lane]));

    [Fact]
    public void Answers_are_joined_lane_by_lane()
    {
        var ascending = Four.Of(1.0, 2.0, 3.0, 4.0);
        var (low, high) = (ascending < Four.All(3.0), ascending > Four.All(1.0));

        Assert.Equal([false, true, false, false], Lanes(low & high));
        Assert.Equal([true, true, true, true], Lanes(low | high));
        Assert.Equal([true, false, false, false], Lanes(low.Without(high)));
        Assert.Equal([false, false, false, false], Lanes(FourFlags.None));
        Assert.Equal((false, true, true, true), ((low & high).IsAll, (low & high).IsAny, (low | high).IsAll, (low | high).IsAny));
        Assert.False(FourFlags.None.IsAny);
        Assert.Equal(0.0, Four.Zero[2]);
    }

    private static bool[] Lanes(FourFlags flags) => [flags[0], flags[1], flags[2], flags[3]];

    // Which of the many things that are no number comes out is nobody's business.
    private static bool Same(double alone, double beside) => Laws.SameBits(alone, beside) || (double.IsNaN(alone) && double.IsNaN(beside));
}
