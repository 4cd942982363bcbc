using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests;

public class ReachTests
{
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];

    private static readonly EngagementSite Site = new(Battery, Sketch.Post, new SmoothGround(Length.FromMetres(Sketch.Ground_m)), WeatherDefinition.Dry);

    private static TargetPass Pass(double height_km = 10.0, double echo_m2 = 10.0) =>
        new(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(230.0), Length.FromKilometres(height_km), Course.Closing);

    private static ReachReport Require(double reach_km, TargetPass pass, IReadOnlyList<InterceptorDefinition>? others = null) =>
        Reach.Require(Site, pass, Length.FromKilometres(reach_km), Angle.Zero, others ?? [], [Length.FromMetres(24.0)]);

    private static Requirement Need(ReachReport report, string what) => report.Requirements.Single(need => string.Equals(need.What, what, StringComparison.Ordinal));

    [Fact]
    public void The_greatest_reach_is_where_the_verdict_turns()
    {
        var reach = Reach.Greatest(Site, Pass(), Angle.Zero)!.Value;
        bool Works(Length slant) => Engageability.At(Site, Pass(), Reach.GroundRange(Site, Pass(), slant, Angle.Zero), Angle.Zero).IsEngageable;

        Assert.True(Works(reach));
        Assert.False(Works(reach + Length.FromMetres(200.0)));
    }

    [Fact]
    public void A_ground_range_gives_its_slant_range_back()
    {
        foreach (var slant_km in new[] { 20.0, 100.0, 400.0 })
        {
            var ground = Reach.GroundRange(Site, Pass(), Length.FromKilometres(slant_km), Angle.FromDegrees(123.0));
            var at = new TargetWay(Battery.Site, Pass(), ground, Angle.FromDegrees(123.0)).Before(0.0);

            Assert.Equal(slant_km * 1000.0, (at.Position - Battery.Site.ToEcef()).Norm, tolerance: 0.01);
        }
    }

    [Fact]
    public void Every_need_is_met_exactly_where_the_reach_can_be_used()
    {
        foreach (var reach_km in new[] { 40.0, 80.0, 120.0, 160.0, 240.0, 320.0, 390.0 })
        {
            foreach (var height_km in new[] { 1.5, 4.0, 10.0, 14.0 })
            {
                var report = Require(reach_km, Pass(height_km, 30.0));
                var core = report.Requirements.Where(need => !need.What.StartsWith("the same with", StringComparison.Ordinal));

                Assert.Equal(report.Verdict.IsEngageable, core.All(need => need.IsMet is true));
            }
        }
    }

    [Fact]
    public void Four_hundred_kilometres_need_a_target_near_nine_kilometres_at_the_meeting_and_higher_before()
    {
        // Antenna and ground of the sketch: d = √(2ka·h₁) + √(2ka·h₂) turned round for the meeting.
        var antenna = Battery.EngagementRadar.Antenna.Height.Metres - Sketch.Ground_m;
        var earth = 2.0 * RadarHorizon.StandardEffectiveRadiusFactor * RadarHorizon.MeanEarthRadius.Metres;
        var left = 400_000.0 - Math.Sqrt(earth * antenna);
        var smooth_km = ((left * left / earth) + Sketch.Ground_m) / 1000.0;
        var need = Need(Require(400.0, Pass(10.0, 1000.0)), "height of the target");

        Assert.True(need.Why.Contains(FormattableString.Invariant($"{Math.Round(smooth_km, 1)}"), StringComparison.Ordinal), $"{smooth_km} km; {need.Why}");
        Assert.True(need.Si > smooth_km * 1000.0 + 3000.0, $"{need.Si} m to be followed in time");
    }

    [Fact]
    public void A_mast_lowers_the_height_that_is_needed()
    {
        var report = Require(200.0, Pass());

        Assert.True(Need(report, "the same with the antenna on a mast of 24 m").Si < Need(report, "height of the target").Si);
    }

    [Fact]
    public void The_least_echo_is_the_one_that_is_seen_in_one_look_of_two()
    {
        var needed = Need(Require(200.0, Pass()), "echo for the engagement radar").Si;

        Assert.True(Need(Require(200.0, Pass(echo_m2: needed * 1.01)), "echo for the engagement radar").IsMet);
        Assert.False(Need(Require(200.0, Pass(echo_m2: needed * 0.98)), "echo for the engagement radar").IsMet);
    }

    [Fact]
    public void A_missile_that_is_not_carried_is_named_and_not_met()
    {
        var longer = Sketch.Missile with { Name = "longer", MaximumRange = Length.FromKilometres(600.0) };
        var report = Require(500.0, Pass(20.0), [longer]);

        Assert.Equal("longer", report.Interceptor);
        Assert.False(Need(report, "missile").IsMet);
        Assert.False(report.Verdict.IsEngageable);
    }

    [Fact]
    public void A_reach_that_no_missile_has_is_answered_with_that_alone()
    {
        var report = Require(900.0, Pass(20.0));

        Assert.Null(report.Interceptor);
        Assert.False(Assert.Single(report.Requirements).IsMet);
        Assert.Empty(report.Timeline);
    }

    [Fact]
    public void The_timeline_goes_from_the_first_plot_to_the_meeting()
    {
        var steps = Require(200.0, Pass()).Timeline;

        Assert.Equal(steps.OrderByDescending(step => step.Before.Seconds), steps);
        Assert.Equal("meeting", steps[^1].What);
        Assert.Equal(200_000.0, steps[^1].Range.Metres, tolerance: 50.0);
    }
}
