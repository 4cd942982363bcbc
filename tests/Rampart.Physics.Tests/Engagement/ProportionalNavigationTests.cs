using FsCheck.Fluent;
using Rampart.Physics.Engagement;

namespace Rampart.Physics.Tests.Engagement;

/// <summary>The closed forms of the homing loop against the loop itself, flown step by step.</summary>
public class ProportionalNavigationTests
{
    private const double Agreement = 2e-4;

    public static TheoryData<int, double> Loops()
    {
        var loops = new TheoryData<int, double>();
        foreach (var ratio in (int[])[3, 4, 5, 6])
        {
            foreach (var x in (double[])[0.5, 1.0, 2.0, 3.0, 5.0, 8.0])
            {
                loops.Add(ratio, x);
            }
        }

        return loops;
    }

    [Theory]
    [MemberData(nameof(Loops))]
    public void The_loop_flown_with_one_lag_misses_by_the_closed_forms(int ratio, double timeConstants)
    {
        Assert.Equal(ProportionalNavigation.ManoeuvreMiss(ratio, timeConstants), Fly(ratio, timeConstants, 1.0, 0.0), tolerance: Agreement);
        Assert.Equal(ProportionalNavigation.HeadingErrorMiss(ratio, timeConstants), Fly(ratio, timeConstants, 0.0, 1.0), tolerance: Agreement);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(3.5)]
    [InlineData(4.0)]
    [InlineData(5.0)]
    public void The_loop_flown_without_lag_accelerates_as_the_closed_forms_say(double ratio)
    {
        foreach (var share in (double[])[0.1, 0.5, 0.9])
        {
            Assert.Equal(ProportionalNavigation.AccelerationRatio(ratio, share), WithoutLag(ratio, share, 1.0, 0.0), tolerance: 1e-5);
            Assert.Equal(ProportionalNavigation.HeadingErrorAcceleration(ratio, share), WithoutLag(ratio, share, 0.0, 1.0), tolerance: 1e-5);
        }
    }

    [Fact]
    public void Time_enough_makes_every_miss_vanish() =>
        Laws.Holds(from ratio in Laws.Whole(3, 8) from x in Laws.Between(40.0, 100.0) select ((int)ratio, x), given =>
            Math.Abs(ProportionalNavigation.ManoeuvreMiss(given.Item1, given.x)) < 1e-6 && Math.Abs(ProportionalNavigation.HeadingErrorMiss(given.Item1, given.x)) < 1e-6);

    [Fact]
    public void A_heading_error_is_a_speed_and_a_turn_its_change() =>
        Laws.Holds(from ratio in Laws.Whole(3, 8) from x in Laws.Between(0.01, 20.0) select ((int)ratio, x), given =>
        {
            // 1/s² is s times 1/s³: the one miss is the other's rate of change.
            const double Step = 1e-5;
            var (ratio, x) = given;
            var change = (ProportionalNavigation.ManoeuvreMiss(ratio, x + Step) - ProportionalNavigation.ManoeuvreMiss(ratio, x - Step)) / (2.0 * Step);
            return Math.Abs(change - ProportionalNavigation.HeadingErrorMiss(ratio, x)) < 1e-8;
        });

    [Fact]
    public void Knowing_the_turn_asks_for_less_than_not_knowing_it_up_to_a_ratio_of_four()
    {
        Assert.Equal(1.5, ProportionalNavigation.AugmentedAccelerationRatio(3.0));
        Laws.Holds(Laws.Between(2.01, 3.99), ratio => ProportionalNavigation.AugmentedAccelerationRatio(ratio) < ProportionalNavigation.AccelerationRatio(ratio));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ProportionalNavigation.AccelerationRatio(2.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ProportionalNavigation.AccelerationRatio(3.0, 1.1));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ProportionalNavigation.ManoeuvreMiss(2, 1.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ProportionalNavigation.ManoeuvreMiss(3, -1.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ProportionalNavigation.HeadingErrorMiss(1, 1.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ProportionalNavigation.HeadingErrorMiss(21, 1.0));
    }

    // T = 1, closing speed 1: y″ = nT − nL, nL′ = N'·λ̇ − nL with the line of sight λ = y/(tF − t), so that λ̇ = y/τ² + y′/τ.
    private static double Fly(int ratio, double flight, double manoeuvre, double headingError)
    {
        const int Steps = 200_000;
        var h = flight / Steps;
        double y = 0.0, speed = headingError, acceleration = 0.0;

        (double Speed, double Acceleration, double Jerk) Change(double t, double at, double v, double a)
        {
            var left = Math.Max(flight - t, 0.1 * h);
            return (v, manoeuvre - a, (ratio * ((at / (left * left)) + (v / left))) - a);
        }

        // The last step would divide by no time left; one step of free flight is far below the agreement asked for.
        for (var i = 0; i < Steps - 1; i++)
        {
            var t = i * h;
            var (k1, l1, m1) = Change(t, y, speed, acceleration);
            var (k2, l2, m2) = Change(t + (0.5 * h), y + (0.5 * h * k1), speed + (0.5 * h * l1), acceleration + (0.5 * h * m1));
            y += h * k2;
            speed += h * l2;
            acceleration += h * m2;
        }

        return y + (h * speed);
    }

    // Without lag nL = N'·λ̇·Vc; tF = 1. The answer is in units of the target's acceleration, or of VM·HE/tF.
    private static double WithoutLag(double ratio, double share, double manoeuvre, double headingError)
    {
        const int Steps = 20_000;
        var h = share / Steps;
        double y = 0.0, v = headingError;
        double Command(double t, double at, double speed) => ratio * ((at / ((1.0 - t) * (1.0 - t))) + (speed / (1.0 - t)));
        for (var i = 0; i < Steps; i++)
        {
            var t = i * h;
            double yMiddle = y + (0.5 * h * v), vMiddle = v + (0.5 * h * (manoeuvre - Command(t, y, v)));
            y += h * vMiddle;
            v += h * (manoeuvre - Command(t + (0.5 * h), yMiddle, vMiddle));
        }

        return Command(share, y, v);
    }
}
