using Rampart.Physics.Detection;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests;

/// <summary>What leads a missile decides who must see its target at the end.</summary>
public class GuidanceTests
{
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];
    private static readonly SmoothGround Ground = new(Length.FromMetres(Sketch.Ground_m));

    private static readonly GuidanceDefinition Active = new(GuidanceKind.Active, Seeker(range_km: 30.0));

    private static SeekerDefinition Seeker(double range_km) => new(Length.FromKilometres(range_km), Area.FromSquareMetres(4.0), Frequency.FromGigahertz(10.0));

    private static EngagementSite Site(GuidanceDefinition? guidance, BatteryDefinition? battery = null, CommandPostDefinition? post = null, double? facing_deg = null) =>
        new(battery ?? Battery, post ?? Sketch.Post, Ground, WeatherDefinition.Dry)
        {
            Guidance = guidance is null ? new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { [Sketch.Missile.Name] = guidance },
            Facing = facing_deg is { } facing ? Angle.FromDegrees(facing) : null,
        };

    private static TargetPass Pass(double height_km, Course course, double speed_mps = 250.0, double echo_m2 = 10.0) =>
        new(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(speed_mps), Length.FromKilometres(height_km), course);

    private static EngageabilityVerdict At(EngagementSite site, double range_km, TargetPass pass, double azimuth_deg = 0.0) =>
        Engageability.At(site, pass, Length.FromKilometres(range_km), Angle.FromDegrees(azimuth_deg));

    private static IEnumerable<(double Range_km, TargetPass Pass)> Grid() =>
        from range in Enumerable.Range(1, 40)
        from height_km in (double[])[1.1, 1.3, 2.0, 5.0, 10.0]
        from course in Enum.GetValues<Course>()
        select (5.0 * range, Pass(height_km, course));

    [Fact]
    public void Command_and_track_via_missile_ask_the_same_as_a_missile_of_which_nothing_is_said()
    {
        foreach (var (range_km, pass) in Grid())
        {
            var plain = At(Site(guidance: null), range_km, pass);
            Assert.All((GuidanceKind[])[GuidanceKind.Command, GuidanceKind.TrackViaMissile], kind => Assert.Equal(plain, At(Site(new GuidanceDefinition(kind, Seeker(30.0))), range_km, pass)));
        }
    }

    [Fact]
    public void A_seeker_that_sees_takes_no_engagement_away_and_adds_some()
    {
        var (guided, active) = (Site(guidance: null), Site(Active));
        var added = 0;
        foreach (var (range_km, pass) in Grid())
        {
            var (before, after) = (At(guided, range_km, pass), At(active, range_km, pass));
            Assert.True(after.IsEngageable || !before.IsEngageable, $"{range_km} km, {pass}: {after.Shortfall}");
            added += after.IsEngageable && !before.IsEngageable ? 1 : 0;
        }

        Assert.True(added >= 5, $"{added} added");
    }

    [Fact]
    public void A_target_that_has_flown_behind_the_horizon_is_met_by_the_missile_whose_seeker_took_over_before()
    {
        // 200 m above the ground: an antenna 16 m above it sees that to 75 km.
        var pass = Pass(1.2, Course.Receding);

        Assert.Equal(Shortfall.HiddenAtMeeting, At(Site(guidance: null), 78.0, pass).Shortfall);
        var met = At(Site(Active), 78.0, pass);
        Assert.True(met.IsEngageable, met.Shortfall.ToString());
        Assert.InRange(met.SeekerFrom_s, 5.0, met.Launch.Seconds);
        Assert.Equal(Shortfall.HiddenAtMeeting, At(Site(Active), 95.0, pass).Shortfall);
    }

    [Fact]
    public void The_seeker_takes_over_where_the_two_are_as_far_apart_as_it_finds_the_echo()
    {
        foreach (var (echo_m2, finds_m) in (ReadOnlySpan<(double, double)>)[(4.0, 30_000.0), (0.25, 15_000.0)])
        {
            var met = At(Site(Active), 80.0, Pass(10.0, Course.Closing, echo_m2: echo_m2));
            var sine = (10_000.0 - 1010.0) / met.Meeting.Range_m;
            var missile_m = met.Meeting.Range_m - Sketch.Missile.Flight.DistanceAfter(met.Launch.Seconds - met.SeekerFrom_s, sine);

            // Head on: what the target has still to fly and what the missile has.
            Assert.Equal(finds_m, missile_m + (250.0 * met.SeekerFrom_s), tolerance: 0.01 * finds_m);
        }

        Assert.Equal(0.0, At(Site(guidance: null), 80.0, Pass(10.0, Course.Closing)).SeekerFrom_s);
    }

    [Fact]
    public void A_seeker_finds_with_the_fourth_root_of_the_echo()
    {
        Assert.Equal(30_000.0, Seeker(30.0).Finds_m(4.0), tolerance: 1e-9);
        Assert.Equal(60_000.0, Seeker(30.0).Finds_m(64.0), tolerance: 1e-6);
    }

    [Fact]
    public void A_seeker_that_finds_its_target_only_nearer_than_the_track_may_be_off_is_blind()
    {
        var short_ = new GuidanceDefinition(GuidanceKind.Active, Seeker(range_km: 0.1));

        Assert.Equal(Shortfall.SeekerBlind, At(Site(short_), 60.0, Pass(10.0, Course.Closing)).Shortfall);
    }

    [Fact]
    public void A_searching_radar_leads_an_active_missile_where_the_engagement_radar_shows_nothing_if_its_track_is_fit_for_that()
    {
        var blind = Battery with { EngagementRadar = Battery.EngagementRadar with { InstrumentedRange = Length.FromKilometres(20.0) } };
        var rough = Sketch.Post with { FireQuality = Length.FromKilometres(3.0) };
        var pass = Pass(10.0, Course.Closing);

        Assert.Equal(Shortfall.BeyondGuidance, At(Site(guidance: null, blind, rough), 60.0, pass).Shortfall);
        var led = At(Site(Active, blind, rough), 60.0, pass);
        Assert.True(led.IsEngageable, led.Shortfall.ToString());
        Assert.Equal(Battery.SearchRadar.Name, led.Cue);
        Assert.Equal(default, led.FirstLook);
        Assert.True(led.Found.Seconds > led.Order.Seconds);

        // Two scans of twelve seconds with 0.4° of error make no track of 150 m.
        Assert.Equal(Shortfall.NeverFireQuality, At(Site(Active, blind), 60.0, pass).Shortfall);
        Assert.Null(At(Site(Active), 60.0, pass).Cue);
    }

    [Fact]
    public void The_track_of_a_searching_radar_is_worse_when_the_next_plot_is_due_than_just_after_one()
    {
        var site = Site(Active, post: Sketch.Post with { FireQuality = Length.FromKilometres(4.0) });
        var searcher = site.Searchers[0];

        Assert.NotNull(site.ScansToCue(searcher, 20_000.0));
        Assert.Null(site.ScansToCue(searcher, 400_000.0));

        // 10 m/s² over 12 s alone make 720 m on each of three axes.
        Assert.Null(Site(Active, post: Sketch.Post with { FireQuality = Length.FromMetres(700.0) }).ScansToCue(searcher, 20_000.0));
    }

    [Theory]
    [InlineData(0.0, 40.0, true)]
    [InlineData(0.0, 50.0, false)]
    [InlineData(0.0, 320.0, true)]
    [InlineData(350.0, 30.0, true)]
    [InlineData(350.0, 40.0, false)]
    [InlineData(180.0, 0.0, false)]
    public void Outside_the_sector_of_a_radar_that_does_not_turn_nothing_is_engageable(double facing_deg, double azimuth_deg, bool isEngageable)
    {
        var pass = Pass(10.0, Course.Closing);

        Assert.Equal(isEngageable ? Shortfall.None : Shortfall.OutOfSector, At(Site(guidance: null, facing_deg: facing_deg), 60.0, pass, azimuth_deg).Shortfall);
        Assert.True(At(Site(guidance: null), 60.0, pass, azimuth_deg).IsEngageable);
    }

    [Fact]
    public void A_target_that_crosses_into_the_sector_must_have_been_followed_inside_it()
    {
        // It flies past clockwise or counter-clockwise: on one edge of the sector it comes from outside.
        var pass = Pass(10.0, Course.Crossing);
        var edges = (Shortfall[])[At(Site(guidance: null, facing_deg: 0.0), 60.0, pass, 44.0).Shortfall, At(Site(guidance: null, facing_deg: 0.0), 60.0, pass, 316.0).Shortfall];

        Assert.Equal([Shortfall.None, Shortfall.OutOfSectorWhenFollowed], edges.Order());
    }

    [Fact]
    public void A_wider_sector_takes_no_engagement_away()
    {
        var wide = Battery with { EngagementRadar = Battery.EngagementRadar with { SectorWidth = Angle.FromDegrees(120.0) } };
        for (var azimuth_deg = 0.0; azimuth_deg < 360.0; azimuth_deg += 10.0)
        {
            Assert.All(Enum.GetValues<Course>(), course => Assert.True(
                At(Site(Active, wide, facing_deg: 80.0), 60.0, Pass(10.0, course), azimuth_deg).IsEngageable || !At(Site(Active, facing_deg: 80.0), 60.0, Pass(10.0, course), azimuth_deg).IsEngageable));
        }
    }
}
