using Rampart.Simulation.Command;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Scenarios.Tests;

/// <summary>What a system's models say of its parts: radars, missiles, launchers, masts; and targets' cross-sections.</summary>
public class SystemKeysTests
{
    private const string Post = "command-post: { name: plateau-command-post, at: 39.61N 33.00E, ground-height: 1005 m }";

    [Fact]
    public void The_surveillance_radar_stands_at_the_command_post_and_the_battery_has_an_acquisition_radar()
    {
        using var desk = new Desk();
        var battle = desk.Read(Desk.Sample)!.Battle;

        Assert.Equal("plateau-command-post/91n6e", battle.CommandPost.SurveillanceRadar!.Name);
        Assert.Equal(1005.0, battle.CommandPost.Site!.Value.Height.Metres);
        Assert.Equal("plateau-battery/96l6e", battle.Batteries[0].SearchRadar.Name);
        Assert.Equal("plateau-battery/92n6e", battle.Batteries[0].EngagementRadar.Name);
    }

    [Fact]
    public void A_system_without_an_acquisition_radar_has_its_surveillance_radar_in_each_battery_and_a_post_of_a_name_alone()
    {
        using var desk = new Desk();
        desk.ChangeModel("s-400", "acquisition-radar: 96l6e\n", string.Empty);
        var battle = desk.ReadWith(Post, "command-post: plateau-command-post")!.Battle;

        Assert.Null(battle.CommandPost.SurveillanceRadar);
        Assert.Equal("plateau-battery/91n6e", battle.Batteries[0].SearchRadar.Name);
    }

    [Fact]
    public void A_command_post_with_a_radar_must_stand_somewhere()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith(Post, "command-post: plateau-command-post"));
        Said(desk, "command-post", "nothing says where that stands");
    }

    [Fact]
    public void Only_the_main_missile_is_there_where_no_other_is_in_the_set()
    {
        using var desk = new Desk();
        LeaveOut(desk);

        Assert.Equal("48n6e3 48n6e3", Carried(desk.Read(Desk.Sample)));
    }

    [Fact]
    public void A_type_in_the_set_takes_as_many_launchers_as_are_said_and_the_rest_carry_the_main_one()
    {
        using var desk = new Desk();
        LeaveOut(desk);
        desk.Assume("s-400", "other-interceptors.9m96e2.in-set", "yes");
        desk.Assume("s-400", "other-interceptors.9m96e2.launchers", "2");
        var scenario = desk.ReadWith("launchers: 2", "launchers: 5");

        Assert.Equal("48n6e3 48n6e3 48n6e3 9m96e2 9m96e2", Carried(scenario));
        Assert.Equal(16, scenario!.Battle.Batteries[0].Launchers[^1].Missiles);
        Assert.Equal(4, scenario.Battle.Batteries[0].Launchers[0].Missiles);
    }

    [Fact]
    public void More_launchers_for_other_types_than_the_battery_has_are_a_finding_that_names_the_readings()
    {
        using var desk = new Desk();
        LeaveOut(desk);
        desk.Assume("s-400", "other-interceptors.9m96e2.in-set", "yes");
        desk.Assume("s-400", "other-interceptors.9m96e2.launchers", "3");

        Assert.Null(desk.Read(Desk.Sample));
        Said(desk, "launchers", "`s-400 other-interceptors.9m96e2.launchers`");
    }

    [Fact]
    public void Without_launchers_of_its_own_a_battery_has_as_many_as_the_set_gives_it()
    {
        using var desk = new Desk();
        LeaveOut(desk);
        var usual = desk.ReadWith("      launchers: 2\n", string.Empty)!;

        Assert.Equal((int)usual.Readings.Single(reading => reading is { Model: "s-400", Key: "regiment-set.launchers" }).Si, usual.Battle.Batteries[0].Launchers.Count);
    }

    [Fact]
    public void The_system_caps_what_each_missile_reaches()
    {
        using var desk = new Desk();
        LeaveOut(desk);
        desk.Assume("48n6e3", "engagement-range-ballistic", "1000 km");
        var missile = desk.Read(Desk.Sample)!.Battle.Batteries[0].Launchers[0].Interceptor;

        Assert.Equal(250.0, missile.MaximumRange.Kilometres, 9);
        Assert.InRange(missile.MaximumRangeBallistic.Kilometres, 1.0, 70.0);
        Assert.InRange(missile.GreatestTargetSpeed.MetresPerSecond, 2000.0, 5000.0);
        Assert.Equal(Enum.GetValues<TargetClass>().Length, missile.SingleShotKill.Count);
    }

    [Fact]
    public void Masts_raise_both_radars_of_a_battery_that_have_one_and_not_the_command_posts()
    {
        using var desk = new Desk();
        var low = desk.Read(Desk.Sample)!.Battle;
        var high = desk.ReadWith("facing: 180 deg", "facing: 180 deg\n      masts: yes")!.Battle;

        Assert.True(high.Batteries[0].SearchRadar.Antenna.Height - low.Batteries[0].SearchRadar.Antenna.Height > Length.FromMetres(10.0));
        Assert.Equal(low.CommandPost.SurveillanceRadar!.Antenna, high.CommandPost.SurveillanceRadar!.Antenna);
        Assert.Null(desk.ReadWith("facing: 180 deg", "facing: 180 deg\n      masts: perhaps"));
        Said(desk, "masts", "neither yes nor no");
    }

    [Fact]
    public void A_cross_section_is_read_by_band_and_side_and_one_value_means_all_of_them()
    {
        using var desk = new Desk();
        var path = desk.PathOfModel("fighter");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf("rcs:", StringComparison.Ordinal), text.IndexOf("fluctuation:", StringComparison.Ordinal));
        string Assumed(string area) => $"{{ assumed: {area}, among: [{area}], because: a test }}";
        CrossSectionDefinition? Read(string rcs)
        {
            File.WriteAllText(path, text[..from] + rcs + text[to..]);
            return desk.Read(Desk.Sample)?.Battle.Targets.First(target => target.Class == TargetClass.Fighter).CrossSection;
        }

        var shaped = Read($"rcs:\n  x: {{ nose: {Assumed("1 m2")}, side: {Assumed("20 m2")}, tail: {Assumed("3 m2")} }}\n  vhf: {{ nose: {Assumed("5 m2")}, side: {Assumed("50 m2")}, tail: {Assumed("7 m2")} }}\n")!;
        Assert.Equal([RadarBand.Vhf, RadarBand.X], shaped.Bands.Select(band => band.Band));
        Assert.Equal((1.0, 20.0, 3.0), (shaped.Bands[1].Nose.SquareMetres, shaped.Bands[1].Side.SquareMetres, shaped.Bands[1].Tail.SquareMetres));
        Assert.Equal(5.0, shaped.NoseOnInLowestBand.SquareMetres);

        var uniform = Read($"rcs: {Assumed("3 m2")}\n")!;
        Assert.Equal(3.0, uniform.Seen_m2(Frequency.FromGigahertz(9.0), -0.4));

        Assert.Null(Read($"rcs:\n  q: {{ nose: {Assumed("1 m2")}, side: {Assumed("20 m2")}, tail: {Assumed("3 m2")} }}\n"));
        Said(desk, "rcs.q", "no radar band");
        Assert.Null(Read($"rcs:\n  s: {{ nose: {Assumed("1 m2")}, side: {Assumed("20 m2")} }}\n"));
        Said(desk, "rcs.s.tail", "missing");
    }

    [Fact]
    public void Each_value_of_a_cross_section_is_in_the_digest()
    {
        using var desk = new Desk();
        var battle = desk.Read(Desk.Sample)!.Battle;
        static Area Square(double metres) => Area.FromSquareMetres(metres);
        string With(CrossSectionDefinition shape) => DefinitionDigest.Of(battle with { Targets = [battle.Targets[0] with { CrossSection = shape }] });

        string[] digests =
        [
            With(CrossSectionDefinition.Everywhere(Square(1.0))),
            With(new(new BandCrossSection(RadarBand.X, Square(1.0), Square(1.0), Square(1.0)))),
            With(new(new BandCrossSection(RadarBand.X, Square(1.0), Square(2.0), Square(1.0)))),
            With(new(new BandCrossSection(RadarBand.X, Square(1.0), Square(1.0), Square(2.0)))),
            With(new(new BandCrossSection(RadarBand.X, Square(2.0), Square(1.0), Square(1.0)))),
        ];

        Assert.Equal(digests.Length, digests.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(
            DefinitionDigest.Of(battle),
            DefinitionDigest.Of(battle with { CommandPost = battle.CommandPost with { SurveillanceRadar = null } }), StringComparer.Ordinal);
    }

    [Fact]
    public void A_least_range_beyond_the_greatest_is_a_finding_that_names_both_and_the_reading_goes_on()
    {
        using var desk = new Desk();
        desk.Assume("48n6e3", "minimum-range", "300 km");
        desk.Assume("48n6e3", "average-speed.far", "1250 m/s");
        desk.Assume("cruise-missile", "speed", "-1 m/s");

        Assert.Null(desk.Read(Desk.Sample));
        Said(desk, "minimum-range", "Readings `48n6e3 minimum-range` and `48n6e3 engagement-range`");
        Said(desk, "average-speed", "Readings `48n6e3 average-speed.far` and `48n6e3 average-speed.near`");
        Said(desk, "speed", string.Empty);
    }

    private static void LeaveOut(Desk desk)
    {
        foreach (var type in new[] { "40n6e", "9m96e", "9m96e2" })
        {
            desk.Assume("s-400", $"other-interceptors.{type}.in-set", "no");
        }
    }

    private static string Carried(Scenario? scenario) => string.Join(" ", scenario!.Battle.Batteries[0].Launchers.Select(launcher => launcher.Interceptor.Name));

    private static void Said(Desk desk, string subject, string words) =>
        Assert.Contains(desk.Findings, finding => finding.Severity == FindingSeverity.Error && string.Equals(finding.Subject, subject, StringComparison.Ordinal)
            && finding.Message.Contains(words, StringComparison.Ordinal) && finding.Remedy.Length > 0 && finding.Place.Line > 0);
}
