using FsCheck;
using FsCheck.Fluent;
using Rampart.Evidence.Nature;

namespace Rampart.Evidence.Tests.Nature;

public class InterceptorSpeedRuleTests
{
    [Theory]
    [InlineData("Mach 12", NatureOutcome.Fails)]
    [InlineData("5000 m/s", NatureOutcome.Fails)]
    [InlineData("3541 m/s", NatureOutcome.Fails)]
    [InlineData("4.1 km/s", NatureOutcome.Fails)]
    [InlineData("2800 m/s", NatureOutcome.Strained)]
    [InlineData("Mach 5", NatureOutcome.Holds)]
    [InlineData("1190 m/s", NatureOutcome.Holds)]
    [InlineData("Mach 4.2", NatureOutcome.Holds)]
    [InlineData("Mach 4.5", NatureOutcome.Holds)]
    [InlineData("2000 m/s", NatureOutcome.Holds)]
    public void A_speed_is_held_against_the_propellant(string speed, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim("48n6e3/missile-speed#a", "speed", speed).The("interceptor-speed").Outcome);

    [Fact]
    public void Mach_gets_the_benefit_of_the_thin_cold_air_and_fails_even_so()
    {
        var verdict = new SmallLedger().Claim("48n6e3/missile-speed#a", "speed", "Mach 12", bound: "more-than").The("interceptor-speed");

        Assert.Equal(4083.5, verdict.Number("speed"), 0.1);
        Assert.Equal(12.0 * 295.07, verdict.Number("speed-least-reading"), 0.5);
        Assert.InRange(verdict.Number("propellant-share-needed"), 0.75, 0.80);
        Assert.Contains("The verdict depends on that share", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_kilometres_a_second_are_beyond_the_propellant_even_without_air_and_weight()
    {
        var verdict = new SmallLedger().Claim("9m96e2/missile-speed#a", "speed", "5000 m/s").The("interceptor-speed");

        // 270 s · 9.80665 m/s² · ln 4.
        Assert.Equal(3670.7, verdict.Number("generous-bound-without-losses"), 0.1);
        Assert.Contains("Not even a flight without air and weight", verdict.Message, StringComparison.Ordinal);
        Assert.True(verdict.Number("stagnation-temperature-at-10-km") > 12_000.0);
    }

    [Fact]
    public void An_upper_limit_rules_nothing_in() =>
        Assert.Equal(NatureOutcome.Holds, new SmallLedger().Claim("x/missile-speed#a", "speed", "5000 m/s", bound: "less-than").The("interceptor-speed").Outcome);

    [Fact]
    public void The_bound_grows_with_impulse_share_and_slenderness_and_stays_below_the_ideal()
    {
        var missiles =
            from impulse in Gen.Choose(150, 320)
            from percent in Gen.Choose(30, 90)
            from coefficient in Gen.Choose(2_000, 100_000)
            from acceleration in Gen.Choose(5, 60)
            select new BurnOutSpeed(impulse, percent / 100.0, coefficient, acceleration);

        Prop.ForAll(missiles.ToArbitrary(), missile =>
            missile.AfterLosses_mps < missile.Ideal_mps
            && (missile with { SpecificImpulse_s = missile.SpecificImpulse_s + 5.0 }).AfterLosses_mps > missile.AfterLosses_mps
            && (missile with { PropellantShare = missile.PropellantShare + 0.02 }).AfterLosses_mps > missile.AfterLosses_mps
            && (missile with { BallisticCoefficient_kgpm2 = missile.BallisticCoefficient_kgpm2 * 1.5 }).AfterLosses_mps > missile.AfterLosses_mps
            && Math.Abs(missile.ShareNeededFor(missile.AfterLosses_mps) - missile.PropellantShare) < 1e-9)
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(3400.0, 50.0)]
    [InlineData(2300.0, 30.0)]
    [InlineData(500.0, 10.0)]
    public void The_closed_form_of_the_losses_is_the_climb_step_by_step(double speed, double acceleration_g)
    {
        const int Steps = 20_000;
        var missile = BurnOutSpeed.Generous with { BoostAcceleration_g = acceleration_g };
        var acceleration = acceleration_g * 9.80665;
        var (burn, loss) = (speed / acceleration, 0.0);
        for (var i = 0; i < Steps; i++)
        {
            var time = (i + 0.5) * burn / Steps;
            var density = 1.225 * Math.Exp(-0.5 * acceleration * time * time / 7200.0);
            loss += (9.80665 + (density * acceleration * time * acceleration * time / (2.0 * missile.BallisticCoefficient_kgpm2))) * burn / Steps;
        }

        Assert.Equal(loss, missile.Loss_mps(speed), 0.01);
    }
}
