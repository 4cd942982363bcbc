using Rampart.Physics.Detection;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests;

public class EngageabilityTests
{
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];

    private static readonly EngagementSite Site = On(Battery);

    private static EngagementSite On(BatteryDefinition battery, IGround? ground = null) =>
        new(battery, Sketch.Post, ground ?? new SmoothGround(Length.FromMetres(Sketch.Ground_m)), WeatherDefinition.Dry);

    private static TargetPass Pass(double height_km = 10.0, double speed_mps = 250.0, Course course = Course.Closing, double echo_m2 = 10.0) =>
        new(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(speed_mps), Length.FromKilometres(height_km), course);

    private static EngageabilityVerdict At(double range_km, TargetPass? pass = null, EngagementSite? site = null) =>
        Engageability.At(site ?? Site, pass ?? Pass(), Length.FromKilometres(range_km), Angle.Zero);

    private static EngagementSite With(Func<InterceptorDefinition, InterceptorDefinition> change) =>
        On(Battery with { Launchers = [.. Battery.Launchers.Select(launcher => launcher with { Interceptor = change(launcher.Interceptor) })] });

    [Fact]
    public void A_large_target_well_inside_is_engageable_and_its_milestones_come_in_turn()
    {
        var verdict = At(60.0);

        Assert.True(verdict.IsEngageable, verdict.Shortfall.ToString());
        Assert.True(verdict.Launch.Seconds > 0.0 && verdict.Order.Seconds > verdict.Launch.Seconds && verdict.FirstLook.Seconds > verdict.Order.Seconds && verdict.Found.Seconds > verdict.FirstLook.Seconds);
        Assert.Equal(Sketch.Post.DecisionDelay.Seconds, verdict.Order.Seconds - verdict.Launch.Seconds, tolerance: 1e-9);
    }

    [Fact]
    public void A_closing_target_must_be_tracked_farther_out_by_its_speed_times_the_time()
    {
        var verdict = At(60.0);

        // Height, the battery's ground and the Earth's curve make slant ranges differ from ground ranges by less than this.
        Assert.Equal(verdict.Meeting.Range_m + (250.0 * verdict.Order.Seconds), verdict.Order.Range_m, tolerance: 1500.0);
    }

    [Fact]
    public void A_receding_target_was_nearer_when_it_was_tracked()
    {
        var verdict = At(60.0, Pass(course: Course.Receding));

        Assert.True(verdict.Order.Range_m < verdict.Meeting.Range_m);
    }

    [Theory]
    [InlineData(Course.Closing)]
    [InlineData(Course.Crossing)]
    [InlineData(Course.Receding)]
    public void The_milestones_are_where_a_clock_run_backward_puts_the_target(Course course)
    {
        var way = new TargetWay(Battery.Site, Pass(course: course), Length.FromKilometres(80.0), Angle.FromDegrees(37.0));
        var (meeting, before) = (way.Before(0.0), way.Before(100.0));

        // The mean Earth's radius stands for the ellipsoid's own, which differ by up to half a per cent.
        Assert.Equal(25_000.0, (meeting.Position - before.Position).Norm, tolerance: 0.005 * 25_000.0);
        Assert.Equal(250.0, before.Velocity.Norm, tolerance: 1e-9);
        Assert.Equal(250.0, EcefVector.Dot((meeting.Position - before.Position).Unit(), before.Velocity), tolerance: 0.01);
    }

    [Theory]
    [InlineData(Course.Closing, 1.0)]
    [InlineData(Course.Receding, -1.0)]
    [InlineData(Course.Crossing, 0.0)]
    public void The_course_is_as_the_battery_sees_it(Course course, double toward)
    {
        var at = new TargetWay(Battery.Site, Pass(height_km: 1.0, course: course), Length.FromKilometres(40.0), Angle.FromDegrees(200.0)).Before(0.0);
        var line = (Battery.Site.ToEcef() - at.Position).Unit();

        Assert.Equal(toward, EcefVector.Dot(line, at.Velocity) / at.Velocity.Norm, tolerance: 0.01);
    }

    [Fact]
    public void A_crossing_target_is_met_although_the_radar_does_not_tell_it_from_the_ground_just_then()
    {
        var slow = On(Battery with { EngagementRadar = Battery.EngagementRadar with { LeastRadialSpeed = Speed.FromMetresPerSecond(15.0) } });

        Assert.True(At(60.0, Pass(course: Course.Crossing), slow).IsEngageable);
    }

    [Fact]
    public void Each_want_is_told_by_its_name()
    {
        Assert.Equal(Shortfall.TooNear, At(60.0, site: With(missile => missile with { MinimumRange = Length.FromKilometres(90.0) })).Shortfall);
        Assert.Equal(Shortfall.BeyondReach, At(60.0, site: With(missile => missile with { MaximumRange = Length.FromKilometres(40.0) })).Shortfall);
        Assert.Equal(Shortfall.AboveCeiling, At(60.0, site: With(missile => missile with { Ceiling = Length.FromKilometres(5.0) })).Shortfall);
        Assert.Equal(Shortfall.BelowFloor, At(60.0, site: With(missile => missile with { Floor = Length.FromKilometres(11.0) })).Shortfall);
        Assert.Equal(Shortfall.TooFast, At(60.0, site: With(missile => missile with { GreatestTargetSpeed = Speed.FromMetresPerSecond(200.0) })).Shortfall);
        Assert.Equal(Shortfall.BeyondGuidance, At(60.0, site: On(Battery with { EngagementRadar = Battery.EngagementRadar with { InstrumentedRange = Length.FromKilometres(50.0) } })).Shortfall);
        Assert.Equal(Shortfall.HiddenAtMeeting, At(60.0, Pass(height_km: 1.05)).Shortfall);
        Assert.Equal(Shortfall.TooWeakAtMeeting, At(60.0, Pass(echo_m2: 1e-6)).Shortfall);
        Assert.Equal(Shortfall.NeverFireQuality, At(60.0, site: new EngagementSite(Battery, Sketch.Post with { FireQuality = Length.FromMetres(1.0) }, Site.Ground, WeatherDefinition.Dry)).Shortfall);
        Assert.Equal(Shortfall.NotFoundInTime, At(60.0, site: On(Battery with { SearchRadar = Battery.SearchRadar with { InstrumentedRange = Length.FromKilometres(61.0) } })).Shortfall);
    }

    [Fact]
    public void A_target_that_comes_over_the_horizon_late_is_hidden_when_it_must_be_followed()
    {
        // In sight at the meeting, and twenty seconds before it not yet.
        var pass = Pass(height_km: 1.4, speed_mps: 300.0);
        var shortfalls = Enumerable.Range(10, 100).Select(range => At(range, pass).Shortfall).ToList();

        Assert.Contains(Shortfall.HiddenWhenFollowed, shortfalls);
        Assert.True(shortfalls.IndexOf(Shortfall.HiddenWhenFollowed) < shortfalls.IndexOf(Shortfall.HiddenAtMeeting));
    }

    [Fact]
    public void More_echo_more_height_of_antenna_and_less_delay_never_take_an_engagement_away()
    {
        var quick = new EngagementSite(Battery, Sketch.Post with { DecisionDelay = Duration.FromSeconds(2.0) }, Site.Ground, WeatherDefinition.Dry);
        var raised = Battery.Site with { Height = Battery.Site.Height + Length.FromMetres(60.0) };
        var tall = On(Battery with { EngagementRadar = Battery.EngagementRadar with { Antenna = raised }, SearchRadar = Battery.SearchRadar with { Antenna = raised } });
        foreach (var range in Enumerable.Range(1, 60).Select(step => 5.0 * step))
        {
            foreach (var height in new[] { 1.3, 2.0, 5.0, 10.0 })
            {
                if (At(range, Pass(height, echo_m2: 1.0)).IsEngageable)
                {
                    Assert.True(At(range, Pass(height, echo_m2: 5.0)).IsEngageable);
                    Assert.True(At(range, Pass(height, echo_m2: 1.0), quick).IsEngageable);
                    Assert.True(At(range, Pass(height, echo_m2: 1.0), tall).IsEngageable);
                }
            }
        }
    }

    [Fact]
    public void The_smallest_missile_that_does_it_is_named()
    {
        var small = Sketch.Missile with { Name = "small", MaximumRange = Length.FromKilometres(80.0) };
        var both = On(Battery with { Launchers = [Battery.Launchers[0] with { Interceptor = small }, Battery.Launchers[0] with { Name = Battery.Launchers[0].Name + "-b" }] });

        Assert.Equal("small", At(60.0, site: both).Interceptor!.Name);
        Assert.Equal(Sketch.Missile.Name, At(100.0, site: both).Interceptor!.Name);
    }

    [Fact]
    public void A_radar_at_the_command_post_finds_targets_for_the_battery()
    {
        var blind = Battery with { SearchRadar = Battery.SearchRadar with { InstrumentedRange = Length.FromKilometres(61.0) } };
        var post = Sketch.Post with { Site = Battery.Site, SurveillanceRadar = Battery.SearchRadar with { Name = "post/radar" } };
        var helped = new EngagementSite(blind, post, Site.Ground, WeatherDefinition.Dry);

        Assert.Equal(Shortfall.NotFoundInTime, At(60.0, site: On(blind)).Shortfall);
        Assert.True(At(60.0, site: helped).IsEngageable);
        Assert.Equal("post/radar", At(60.0, site: helped).Searcher);
    }
}
