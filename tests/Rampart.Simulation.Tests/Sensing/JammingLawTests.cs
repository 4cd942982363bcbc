using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Physics.Radar;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>Noise jamming of the surveillance radar: whom it hides, how far, and for how long.</summary>
public class JammingLawTests
{
    private const double Band_Hz = 200e6;

    private static readonly SlantPathLoss Air = new(Frequency.FromGigahertz(1.0));

    // 4 dB over 290 K.
    private const double Noise_K = 290.0 * 2.5118864315095801;

    [Fact]
    public void A_jammer_that_stands_off_shortens_the_first_detection_by_the_fourth_root_of_the_noise_that_it_adds()
    {
        var target = Incoming("target", from_km: 400.0) with { Fluctuation = Fluctuation.Swerling1, CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.2)) };
        var clear = Watched(target);
        var standOff = StandOff("zz-jammer", watts: 600.0);
        var jammed = Watched(target, standOff);

        // Through side lobes of −35 dB, from 220 km.
        var jamming = JammingToNoise(600.0 / Band_Hz, sideLobes_dB: -35.0, 220e3);
        var expected = BurnThroughRange.StandOff(Length.FromKilometres(1.0), jamming).Kilometres;
        double FirstSeen_km(BattleDefinition battle) => Enumerable.Range(0, 30).Average(replication =>
        {
            var fought = Fought.Fight(battle, replication: (ulong)replication, level: JournalLevel.Events);
            var first = fought.All<Detection>().First(seen => fought.Is(seen.Radar, "alpha/search") && fought.Is(seen.Target, "target"));
            return Range_m(fought, "target", first.Time) / 1e3;
        });

        // The closed form knows no air, of which the shorter way has a decibel less each way, and no scans, of which a shorter approach has fewer.
        var ratio = FirstSeen_km(jammed) / FirstSeen_km(clear);
        var withAir = Range_m(0.2, _ => jamming, Fluctuation.Swerling1) / Range_m(0.2, _ => 0.0, Fluctuation.Swerling1);
        Assert.InRange(expected, 0.4, 0.7);
        Assert.Equal(expected, ratio, tolerance: 0.15 * expected);
        Assert.Equal(withAir, ratio, tolerance: 0.15 * withAir);
    }

    [Fact]
    public void A_jammer_that_screens_itself_is_seen_from_its_burn_through_range_on()
    {
        var clear = Incoming("target") with { Fluctuation = Fluctuation.Swerling0 };
        var screened = clear with { Jammer = Jammer(1.5) };
        var open_m = SeenFrom_m(Fought.Fight(Watched(clear)));
        var jammed = Fought.Fight(Watched(screened));
        var burnThrough_m = SeenFrom_m(jammed);

        var expected_m = BurnThroughRange.SelfScreening(Length.FromMetres(open_m), JammingToNoise(1.5 / Band_Hz, sideLobes_dB: 0.0, open_m)).Metres;

        // The closed form knows no air; solved with it, the range fits within the step from look to look.
        Assert.InRange(burnThrough_m, expected_m, 1.25 * expected_m);
        Assert.Equal(Range_m(2.0, range_m => JammingToNoise(1.5 / Band_Hz, sideLobes_dB: 0.0, range_m), Fluctuation.Swerling0), burnThrough_m, tolerance: 2500.0);
        Assert.Equal(Range_m(2.0, _ => 0.0, Fluctuation.Swerling0), open_m, tolerance: 2500.0);
        Assert.True(burnThrough_m < 0.35 * open_m);
        var ranges = Looks(jammed, "target").Where(look => look.Seen).Select(look => Range_m(jammed, "target", look.Time)).ToList();
        Assert.True(ranges.Count(range => range < burnThrough_m) > 10);
        Assert.All(ranges, range => Assert.True(range < 2.0 * burnThrough_m, $"It was seen at {range / 1e3:F0} km through its own jamming."));
    }

    [Fact]
    public void A_jammer_screens_itself_as_well_when_it_flies_across_the_radars_sight()
    {
        // Past the radar at 15 km: it moves by more than a beam's width while the radar sweeps an eighth of its rotation.
        var target = Incoming("target") with
        {
            Fluctuation = Fluctuation.Swerling0,
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.5)),
            Route = [Sketch.Around(236.0, 25.0, 3000.0), Sketch.Around(304.0, 25.0, 3000.0)],
            Speed = Speed.FromMetresPerSecond(450.0),
            Jammer = Jammer(4.0),
        };
        var fought = Fought.Fight(Watched(target));
        var required = SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling1, 0.5, 1e-6);
        var looks = Looks(fought, "target");

        Assert.True(looks.Count >= 4);
        foreach (var look in looks)
        {
            var range_m = Range_m(fought, "target", look.Time);
            var signal = required * (0.5 / 4.0) * Math.Pow(390e3 / range_m, 4.0);
            var ratio = signal / (1.0 + JammingToNoise(4.0 / Band_Hz, sideLobes_dB: 0.0, range_m));

            // The reference has lost some decibels in the air on its way, which this target has not.
            Assert.InRange(look.Probability, SwerlingDetection.Probability(Fluctuation.Swerling0, ratio, 1e-6), SwerlingDetection.Probability(Fluctuation.Swerling0, 2.2 * ratio, 1e-6));
        }
    }

    [Fact]
    public void A_jammer_outside_the_radars_band_does_nothing()
    {
        var target = Incoming("target");
        var quiet = Watched(target, StandOff("zz-jammer", watts: 600.0) with { Jammer = null });
        var beside = Watched(target, StandOff("zz-jammer", watts: 600.0) with { Jammer = new JammerDefinition(Power.FromWatts(1e6), Frequency.FromGigahertz(1.1), Frequency.FromGigahertz(1.3)) });
        var inside = Watched(target, StandOff("zz-jammer", watts: 600.0));

        Assert.Equal(Looks(Fought.Fight(quiet), "target"), Looks(Fought.Fight(beside), "target"));
        Assert.NotEqual(Looks(Fought.Fight(quiet), "target"), Looks(Fought.Fight(inside), "target"));
    }

    [Fact]
    public void A_jammer_behind_a_ridge_does_nothing()
    {
        var site = Sketch.Home with { Height = Length.FromMetres(10.0) };
        var jammer = StandOff("zz-jammer", watts: 200.0) with { Route = [Sketch.Around(205.0, 40.0, 300.0), Sketch.Around(155.0, 40.0, 300.0)], Speed = Speed.FromMetresPerSecond(30.0) };
        var target = Incoming("target", bearing_deg: 0.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.3)) };
        BattleDefinition Over(Hills ground, TargetDefinition carrier) => At(Watched(target, carrier) with { Ground = ground.Ground("made up") }, site);
        var (plain, ridge) = (new Hills(0.0, 60), new Hills(0.0, 60, new Hill(0.0, -20.0, 500.0, 500.0, 3.0)));

        Assert.Equal(Looks(Fought.Fight(Over(ridge, jammer with { Jammer = null })), "target"), Looks(Fought.Fight(Over(ridge, jammer)), "target"));
        Assert.NotEqual(Looks(Fought.Fight(Over(plain, jammer with { Jammer = null })), "target"), Looks(Fought.Fight(Over(plain, jammer)), "target"));
    }

    [Fact]
    public void The_account_says_jammed_while_the_jammer_flies_and_no_longer()
    {
        // Both nearly stand still: the target at 200 km, the jammer, until it leaves the scene after nine minutes, beside it.
        var target = Incoming("target", from_km: 200.0) with { Speed = Speed.FromMetresPerSecond(5.0), CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(4.0)) };
        var jammer = Incoming("zz-jammer", bearing_deg: 180.3, from_km: 210.0) with
        {
            Route = [Sketch.Around(180.3, 210.0, 12000.0), Sketch.Around(180.3, 207.0, 12000.0)],
            Speed = Speed.FromMetresPerSecond(3000.0 / 570.0),
            Jammer = Jammer(20_000.0),
            Aim = null,
        };
        var fought = Fought.Fight(Watched(target, jammer));
        var left = fought.All<TargetOutcome>().Single(outcome => fought.Is(outcome.Target, "zz-jammer"));
        var withheld = fought.All<FireWithheld>().Where(held => fought.Is(held.Target, "target")).ToList();
        var seen = Looks(fought, "target").Where(look => look.Seen).Select(look => look.Time).ToList();

        Assert.Equal(TargetEnd.RouteFlown, left.End);
        Assert.Equal(600.0, left.Time.SinceStart.Seconds, tolerance: 10.0);
        var jammed = Assert.Single(withheld, held => held.Reason == FireReason.Jammed);
        Assert.Equal(30.0, jammed.Time.SinceStart.Seconds, tolerance: 2.0);
        Assert.Equal(left.Time.SinceStart.Seconds, jammed.Until.SinceStart.Seconds, tolerance: 2.0);
        Assert.Equal(FireReason.NotDetected, withheld.First(held => held.Time == jammed.Until).Reason);
        Assert.All(seen, time => Assert.True(time > left.Time));
        Assert.True(seen.Count > 50);
        Assert.DoesNotContain(Fought.Fight(Watched(target, jammer with { Jammer = null })).All<FireWithheld>(), held => held.Reason == FireReason.Jammed);
    }

    [Fact]
    public void The_journal_says_which_looks_were_missed_for_the_jamming()
    {
        var target = Incoming("target") with { Fluctuation = Fluctuation.Swerling0 };
        var clear = Looks(Fought.Fight(Watched(target)), "target").ToDictionary(look => look.Time, look => look.Probability);
        var jammed = Looks(Fought.Fight(Watched(target with { Jammer = Jammer(1.5) })), "target").Where(look => !look.Seen).ToList();

        Assert.Contains(jammed, look => look.Hindrance == LookHindrance.Jammed);
        Assert.Contains(jammed, look => look.Hindrance == LookHindrance.None);
        Assert.All(jammed, look => Assert.Equal(clear[look.Time] >= 0.5 && look.Probability < 0.5, look.Hindrance == LookHindrance.Jammed));
    }

    [Fact]
    public void A_jammer_that_was_shot_down_hides_nobody_any_more()
    {
        var bystander = Sketch.Airliner("bystander", from_deg: 250.0, to_deg: 110.0, distance_km: 230.0) with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.5)) };
        var jammer = Sketch.Fighter("zz-jammer") with { Jammer = Jammer(300.0), CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1e5)) };
        BattleDefinition Armed(TargetDefinition carrier) => Sketch.Battle(bystander, carrier).WithBatteries(battery => battery.Armed(Sketch.SureMissile) with { SearchRadar = LBand(battery.SearchRadar) });

        var (with, without) = (Fought.Fight(Armed(jammer)), Fought.Fight(Armed(jammer with { Jammer = null })));
        var death = with.All<TargetOutcome>().Single(outcome => with.Is(outcome.Target, "zz-jammer"));

        Assert.Equal(TargetEnd.Killed, death.End);
        List<SeenLook> Before(Fought fought) => [.. Looks(fought, "bystander").Where(look => look.Time < death.Time)];
        List<SeenLook> After(Fought fought) => [.. Looks(fought, "bystander").Where(look => look.Time > death.Time)];
        Assert.NotEqual(Before(without), Before(with));
        Assert.Equal(After(without), After(with));
        Assert.True(After(with).Count(look => look.Seen) > 20);
    }

    /// <summary>One look of alpha's surveillance radar at a target.</summary>
    private readonly record struct SeenLook(SimulationTime Time, double Probability, bool Seen, LookHindrance Hindrance);

    private static List<SeenLook> Looks(Fought fought, string target) =>
    [
        .. fought.All<Detection>().Where(seen => fought.Is(seen.Radar, "alpha/search") && fought.Is(seen.Target, target)).Select(seen => new SeenLook(seen.Time, seen.Probability, true, LookHindrance.None))
            .Concat(fought.All<MissedLook>().Where(look => fought.Is(look.Radar, "alpha/search") && fought.Is(look.Target, target)).Select(look => new SeenLook(look.Time, look.Probability, false, look.Hindrance)))
            .OrderBy(look => look.Time.Microseconds),
    ];

    /// <summary>The range between the last look that more likely misses and the first that more likely sees.</summary>
    private static double SeenFrom_m(Fought fought)
    {
        var looks = Looks(fought, "target");
        var first = looks.FindIndex(look => look.Probability >= 0.5);
        return 0.5 * (Range_m(fought, "target", looks[first - 1].Time) + Range_m(fought, "target", looks[first].Time));
    }

    private static double Range_m(Fought fought, string target, SimulationTime time) =>
        (fought.Battle.World.Trajectory.At(fought.Battle.World.Names.Find(target), time).Position - fought.Battle.Definition.Batteries[0].SearchRadar.Antenna.ToEcef()).Norm;

    private static double JammingToNoise(double density_WpHz, double sideLobes_dB, double range_m) =>
        NoiseJamming.JammingToNoise(density_WpHz, Math.Pow(10.0, 4.0 + (sideLobes_dB / 10.0)), 0.299792458, range_m, Math.Pow(10.0, Loss_dB(range_m) / 10.0), Noise_K);

    /// <summary>Solves the radar equation, with air and jamming, for the range at which the incoming target's probability of detection is a half.</summary>
    private static double Range_m(double crossSection_m2, Func<double, double> jammingToNoise, Fluctuation fluctuation)
    {
        var needed = SwerlingDetection.RequiredSignalToNoise(fluctuation, 0.5, 1e-6) / SwerlingDetection.RequiredSignalToNoise(Fluctuation.Swerling1, 0.5, 1e-6);
        var referenceLoss_dB = Air.OneWay(Length.FromMetres(1018.0), Length.FromKilometres(390.0), Angle.FromDegrees(1.0)).Value;
        double Ratio(double range_m) => crossSection_m2 / 4.0 * Math.Pow(390e3 / range_m, 4.0) * Math.Pow(10.0, -0.2 * (Loss_dB(range_m) - referenceLoss_dB)) / (1.0 + jammingToNoise(range_m));
        var (near, far) = (20e3, 500e3);
        while (far - near > 1.0)
        {
            var middle = 0.5 * (near + far);
            (near, far) = Ratio(middle) > needed ? (middle, far) : (near, middle);
        }

        return near;
    }

    /// <summary>One way to something at 12 km, 11 km over the antenna, through air that bends the ray.</summary>
    private static double Loss_dB(double range_m)
    {
        var sine = (10_982.0 / range_m) - (range_m / (2.0 * 4.0 / 3.0 * 6371e3));
        return Air.OneWay(Length.FromMetres(1018.0), Length.FromMetres(range_m), Angle.FromRadians(Math.Asin(sine))).Value;
    }

    private static JammerDefinition Jammer(double watts) => new(Power.FromWatts(watts), Frequency.FromMegahertz(900.0), Frequency.FromMegahertz(1100.0));

    private static TargetDefinition Incoming(string name, double bearing_deg = 180.0, double from_km = 420.0) =>
        Sketch.Fighter(name, bearing_deg, from_km, height_m: 12000.0, speed_mps: 300.0, aim: "alpha") with { CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(2.0)), HitEffect = 0.0 };

    /// <summary>A jammer that hangs about 220 km to the west.</summary>
    private static TargetDefinition StandOff(string name, double watts) => Incoming(name) with
    {
        Route = [Sketch.Around(262.0, 220.0, 12000.0), Sketch.Around(278.0, 220.0, 12000.0)],
        Speed = Speed.FromMetresPerSecond(30.0),
        Aim = null,
        Jammer = Jammer(watts),
    };

    private static BattleDefinition Watched(params IReadOnlyList<TargetDefinition> targets) =>
        Sketch.Battle(targets).WithBatteries(battery => battery with { Launchers = [], SearchRadar = LBand(battery.SearchRadar) });

    private static BattleDefinition At(BattleDefinition battle, Geodetic site) => battle.WithBatteries(battery =>
    {
        var there = Sketch.Battery(at: site);
        return there with
        {
            Launchers = [],
            SearchRadar = LBand(there.SearchRadar) with { InstrumentedRange = Length.FromKilometres(420.0) },
            EngagementRadar = there.EngagementRadar with { InstrumentedRange = Length.FromKilometres(50.0) },
        };
    });

    /// <summary>At 1 GHz the air takes little.</summary>
    private static SearchRadarDefinition LBand(SearchRadarDefinition radar) => radar with { Frequency = Frequency.FromGigahertz(1.0), FalsePlotsPerScan = 0.0 };
}
