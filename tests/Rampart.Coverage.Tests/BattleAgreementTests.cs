using Rampart.Physics.Detection;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Tests;

/// <summary>What is said without a battle holds in one: a lone target flies straight at the battery, and every look, missile and answer is lucky.</summary>
public class BattleAgreementTests
{
    private const double Bearing_deg = 180.0;
    private const double Start_km = 430.0;
    private const double Echo_m2 = 2000.0;

    /// <summary>What a battle's clock may cost against one that is walked backward, given as a longer decision: a scan not yet begun, a judgement not yet due.</summary>
    private static readonly Duration Slack = Duration.FromSeconds(30.0);

    /// <summary>A meeting lies where its track was believed, not where the target was.</summary>
    private static readonly Length Blur = Length.FromKilometres(1.0);

    public static TheoryData<double, double, double> Targets => new()
    {
        // Height (km), speed (m/s), reach of the missile (km).
        { 10.0, 250.0, 400.0 },
        { 10.0, 250.0, 120.0 },
        { 14.0, 600.0, 250.0 },
        { 6.0, 200.0, 400.0 },
        { 3.0, 300.0, 400.0 },
        { 2.0, 250.0, 60.0 },
        { 1.5, 250.0, 400.0 },
        { 1.2, 250.0, 400.0 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_is_engageable_with_room_is_met_there_or_farther_out(double height_km, double speed_mps, double reach_km)
    {
        var pass = Pass(height_km, speed_mps);
        var hurried = Site(reach_km, Sketch.Post.DecisionDelay + Slack);
        var greatest = Reach.Greatest(hurried, pass, Angle.FromDegrees(Bearing_deg));
        Assert.NotNull(greatest);
        var promised = Length.FromMetres(0.95 * greatest.Value.Metres);
        Assert.True(Verdict(hurried, pass, promised).IsEngageable);

        var met = Meetings(Fight(height_km, speed_mps, reach_km));

        Assert.NotEmpty(met);
        Assert.True(met[0].Result is InterceptResult.Kill, $"{met[0].Result} at {met[0].Range}");
        Assert.True(met[0].Range >= promised, $"Met at {met[0].Range}, promised {promised}.");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Where_no_missile_reaches_or_the_Earth_hides_it_nothing_is_met(double height_km, double speed_mps, double reach_km)
    {
        var (pass, site) = (Pass(height_km, speed_mps), Site(reach_km, Sketch.Post.DecisionDelay));
        var fought = Fight(height_km, speed_mps, reach_km);
        var impossible = Enumerable.Range(1, 84).Select(step => Length.FromKilometres(5.0 * step))
            .Where(range => range > Length.FromKilometres(height_km) && Verdict(site, pass, range).Shortfall is Shortfall.BeyondReach or Shortfall.HiddenAtMeeting).ToList();

        Assert.NotEmpty(impossible);
        var nearest = impossible.Min() + Blur;
        Assert.All(impossible, range => Assert.True(range + Blur >= nearest));
        Assert.All(fought.All<InterceptOutcome>().Where(outcome => outcome.Result is InterceptResult.Kill or InterceptResult.Miss), outcome =>
            Assert.True(outcome.Range < nearest, $"Met at {outcome.Range}; said impossible from {impossible.Min()}: {Verdict(site, pass, outcome.Range).Shortfall}."));
        Assert.All(fought.All<InterceptorLaunch>(), launch =>
            Assert.True(launch.InterceptRange < nearest, $"Fired for a meeting at {launch.InterceptRange}; said impossible from {impossible.Min()}."));
    }

    [Fact]
    public void A_target_that_passes_beyond_every_missile_is_never_fired_at_and_one_that_comes_inside_is()
    {
        // Past the battery at 80 km, over the asset that it threatens.
        var asset = Sketch.Asset with { Place = Sketch.Around(Bearing_deg, 80.0, Sketch.Ground_m) };
        BattleDefinition Passing(double reach_km) => Battle(reach_km, Target(10.0, 250.0) with
        {
            Route = [Sketch.Around(250.0, 250.0, 10_000.0), asset.Place with { Height = Length.FromKilometres(10.0) }],
            Aim = asset.Name,
        }) with { Assets = [asset] };
        Shortfall AtNearest(double reach_km) => Verdict(Site(reach_km, Sketch.Post.DecisionDelay), Pass(10.0, 250.0) with { Course = Course.Crossing }, Length.FromKilometres(81.0)).Shortfall;

        Assert.Equal(Shortfall.BeyondReach, AtNearest(70.0));
        Assert.Empty(Fought.Fight(Passing(70.0)).All<InterceptorLaunch>());
        Assert.Equal(Shortfall.None, AtNearest(150.0));
        Assert.NotEmpty(Meetings(Fought.Fight(Passing(150.0))));
    }

    [Fact]
    public void What_is_never_fit_to_fire_on_is_never_fired_at()
    {
        var post = Sketch.Post with { FireQuality = Length.FromMetres(1.0) };
        var site = new EngagementSite(Battery(400.0), post, Sketch.Battle().Ground, WeatherDefinition.Dry);

        Assert.All(Enumerable.Range(2, 30), step => Assert.Equal(Shortfall.NeverFireQuality, Verdict(site, Pass(10.0, 250.0), Length.FromKilometres(10.0 * step)).Shortfall));
        Assert.Empty(Fought.Fight(Battle(400.0, Target(10.0, 250.0)) with { CommandPost = Lucky(post) }).All<InterceptorLaunch>());
    }

    private static EngageabilityVerdict Verdict(EngagementSite site, TargetPass pass, Length slant) =>
        Engageability.At(site, pass, Reach.GroundRange(site, pass, slant, Angle.FromDegrees(Bearing_deg)), Angle.FromDegrees(Bearing_deg));

    private static List<InterceptOutcome> Meetings(Fought fought) => [.. fought.All<InterceptOutcome>().Where(outcome => !outcome.Target.IsNone)];

    private static Fought Fight(double height_km, double speed_mps, double reach_km) => Fought.Fight(Battle(reach_km, Target(height_km, speed_mps)));

    private static BattleDefinition Battle(double reach_km, TargetDefinition target) =>
        Sketch.Battle(target) with { Batteries = [Battery(reach_km)], CommandPost = Lucky(Sketch.Post), Length = Duration.FromMinutes(45.0) };

    private static CommandPostDefinition Lucky(CommandPostDefinition post) => post with { AssessmentError = 0.0 };

    private static EngagementSite Site(double reach_km, Duration decision) =>
        new(Battery(reach_km), Sketch.Post with { DecisionDelay = decision }, Sketch.Battle().Ground, WeatherDefinition.Dry);

    private static BatteryDefinition Battery(double reach_km)
    {
        var battery = Sketch.Battery(missile: Sketch.SureMissile with { MaximumRange = Length.FromKilometres(reach_km) });
        return battery with { SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 0.0 } };
    }

    private static TargetPass Pass(double height_km, double speed_mps) =>
        new(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(Echo_m2)), Fluctuation.Swerling0, Speed.FromMetresPerSecond(speed_mps), Length.FromKilometres(height_km), Course.Closing);

    private static TargetDefinition Target(double height_km, double speed_mps) =>
        Sketch.Fighter("lone", Bearing_deg, Start_km, height_km * 1000.0, appears_s: 1.0, speed_mps, aim: "alpha") with
        {
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(Echo_m2)),
            Fluctuation = Fluctuation.Swerling0,
        };
}
