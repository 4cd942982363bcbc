using System.Buffers.Binary;
using System.Text;
using Rampart.Physics.Detection;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Scenarios.Tests;

/// <summary>Weather, flights over the ground, and what models say of beams, noise, jammers, ballistic flight and fly-out: good and bad.</summary>
public class NewKeysTests
{
    private const string CruiseMissiles = "      - { at: 37.90N 32.20E, height: 1100 m }\n      - { at: 38.70N 32.60E, height: 1100 m }\n";

    [Fact]
    public void Rain_is_read_as_millimetres_an_hour()
    {
        using var desk = new Desk();
        var weather = desk.ReadWith("seed: 7", "seed: 7\nweather: { rain: 4 mm/h, rain-height: 3 km }")!.Battle.Weather;

        Assert.Empty(desk.Findings);
        Assert.Equal(4.0, weather.RainRate_mmph, 9);
        Assert.Equal(3000.0, weather.RainHeight.Metres, 9);
        Assert.Equal(0.0, desk.Read(Desk.Sample)!.Battle.Weather.RainRate_mmph);
    }

    [Theory]
    [InlineData("{ rain: 4 mm/h }", "rain-height", "missing")]
    [InlineData("{ rain-height: 3 km }", "rain", "missing")]
    [InlineData("{ rain: 4, rain-height: 3 km }", "rain", "unit")]
    [InlineData("{ rain: 4 mm, rain-height: 3 km }", "rain", "")]
    [InlineData("{ rain: 400 mm/h, rain-height: 3 km }", "rain", "from 0 to 300 mm/h")]
    [InlineData("{ rain: -4 mm/h, rain-height: 3 km }", "rain", "from 0 to 300 mm/h")]
    [InlineData("{ rain: 4 mm/h, rain-height: 30 km }", "rain-height", "from 0 to 15 km")]
    [InlineData("{ rain: 4 mm/h, rain-hight: 3 km }", "rain-hight", "")]
    [InlineData("{ rain: 4 mm/h, rain-height: 3 km, snow: 1 mm/h }", "snow", "")]
    [InlineData("dry", "weather", "")]
    public void Weather_that_is_none_is_an_error_at_its_line(string weather, string subject, string words)
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith("seed: 7", $"seed: 7\nweather: {weather}"));
        AssertSaid(desk, subject, words, "scenario.yaml", LineOf("seed: 7") + 1);
    }

    [Theory]
    [InlineData("track.tracker", "imm-gnn", "ekf-gnn")]
    [InlineData("track.tracker", "imm-gnn", "imm-jpda")]
    [InlineData("track.life", "score", "count")]
    public void The_command_post_says_how_its_radars_track(string key, string shipped, string other)
    {
        using var desk = new Desk();
        var asShipped = desk.Read(Desk.Sample)!.Battle.CommandPost.Tracker;
        desk.Assume("55k6e", key, other);
        var changed = desk.Read(Desk.Sample)!.Battle.CommandPost.Tracker;

        Assert.Empty(desk.Findings);
        string[] WordsOf(Tracking.RaidTracking tracker) => [tracker.Tracker.ToString(), tracker.Life.ToString()];
        Assert.Contains(shipped.Replace("-", "", StringComparison.Ordinal), WordsOf(asShipped), StringComparer.OrdinalIgnoreCase);
        Assert.Contains(other.Replace("-", "", StringComparison.Ordinal), WordsOf(changed), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("track.tracker", "kalman", "Known: imm-gnn, ekf-gnn, imm-jpda")]
    [InlineData("track.tracker", "imm-gn", "imm-gnn")]
    [InlineData("track.life", "cats", "Known: score, count")]
    [InlineData("track.join-gate", "0.5", "from 1 to 1,000")]
    [InlineData("track.manoeuvre-time", "0 s", "from 0.1 s to 10 min")]
    public void A_way_of_tracking_that_is_none_is_an_error_at_its_line(string key, string value, string words)
    {
        using var desk = new Desk();
        desk.Assume("55k6e", key, value);

        Assert.Null(desk.Read(Desk.Sample));
        Assert.Contains(desk.Findings, finding => finding.ToString()!.Contains(key, StringComparison.Ordinal) && finding.ToString()!.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_route_above_the_ground_is_read_as_such()
    {
        using var desk = new Desk();
        var target = desk.ReadWith(CruiseMissiles, CruiseMissiles.Replace("height: 1100 m", "above-ground: 100 m", StringComparison.Ordinal))!.Battle.Targets.First(each => each.Class == TargetClass.CruiseMissile);

        Assert.Empty(desk.Findings);
        Assert.Equal(HeightsOver.Ground, target.HeightsOver);
        Assert.All(target.Route, point => Assert.Equal(100.0, point.Height.Metres));
        Assert.True(target.Climb.Radians > 0.0);
    }

    [Theory]
    [InlineData("      - { at: 37.90N 32.20E, height: 1100 m, above-ground: 100 m }\n      - { at: 38.70N 32.60E, above-ground: 100 m }\n", "height", "count from the sea")]
    [InlineData("      - { at: 37.90N 32.20E, height: 1100 m }\n      - { at: 38.70N 32.60E, above-ground: 100 m }\n", "height", "count from the sea")]
    [InlineData("      - { at: 37.90N 32.20E, above-ground: 100 m }\n      - { at: 38.70N 32.60E }\n", "above-ground", "missing")]
    [InlineData("      - { at: 37.90N 32.20E, above-ground: 1 m }\n      - { at: 38.70N 32.60E, above-ground: 100 m }\n", "above-ground", "from 5 m to 20 km")]
    [InlineData("      - { at: 37.90N 32.20E, above-ground: 100 }\n      - { at: 38.70N 32.60E, above-ground: 100 m }\n", "above-ground", "unit")]
    [InlineData("      - { at: 37.90N 32.20E, above-ground: 100 s }\n      - { at: 38.70N 32.60E, above-ground: 100 m }\n", "above-ground", "")]
    [InlineData("      - { at: 37.90N 32.20E, above-ground: 100 m, above-grond: 100 m }\n      - { at: 38.70N 32.60E, above-ground: 100 m }\n", "above-grond", "")]
    [InlineData("      - { at: 37.90N 32.20E, height: 900 m }\n      - { at: 38.70N 32.60E, height: 900 m }\n", "route", "below the ground, which lies there at 1000 m")]
    public void A_route_whose_heights_make_no_sense_is_one_error(string route, string subject, string words)
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith(CruiseMissiles, route));
        AssertSaid(desk, subject, words, "scenario.yaml", LineOf(CruiseMissiles), within: 1);
        Assert.Single(desk.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void Who_cannot_climb_cannot_keep_a_height_over_the_ground()
    {
        using var desk = new Desk();
        desk.Misspell("cruise-missile", "climb-angle");

        Assert.Null(desk.ReadWith(CruiseMissiles, CruiseMissiles.Replace("height: 1100 m", "above-ground: 100 m", StringComparison.Ordinal)));
        AssertSaid(desk, "climb-angle", "missing", "cruise-missile.yaml", null);
    }

    [Fact]
    public void A_ballistic_missile_keeps_no_height_over_the_ground()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith("36.90N 33.30E, height: 1750 m", "36.90N 33.30E, above-ground: 10 m"));
        AssertSaid(desk, "route", "ballistic missile does not keep its height", "scenario.yaml", LineOf("36.90N 33.30E"), within: 1);
    }

    [Theory]
    [InlineData("91n6e", "frequency", "3")]
    [InlineData("91n6e", "frequency", "3 km")]
    [InlineData("91n6e", "frequency", "50 MHz")]
    [InlineData("92n6e", "frequency", "200 GHz")]
    [InlineData("91n6e", "beam.gain", "40")]
    [InlineData("91n6e", "beam.gain", "-1 dB")]
    [InlineData("92n6e", "beam.gain", "71 dB")]
    [InlineData("91n6e", "beam.width", "0 deg")]
    [InlineData("91n6e", "beam.width", "120 deg")]
    [InlineData("92n6e", "beam.width", "1 km")]
    [InlineData("91n6e", "beam.side-lobes", "3 dB")]
    [InlineData("92n6e", "beam.side-lobes", "-90 dB")]
    [InlineData("91n6e", "beam.elevation", "fan")]
    [InlineData("91n6e", "beam.shoulder", "80 deg")]
    [InlineData("91n6e", "noise-figure", "-2 dB")]
    [InlineData("92n6e", "noise-figure", "31 dB")]
    [InlineData("91n6e", "least-radial-speed", "-1 m/s")]
    [InlineData("91n6e", "least-radial-speed", "400 m/s")]
    [InlineData("92n6e", "least-radial-speed", "15 m")]
    [InlineData("91n6e", "reference-detection.pulses", "0")]
    [InlineData("91n6e", "reference-detection.pulses", "1.5")]
    [InlineData("92n6e", "reference-detection.pulses", "1001")]
    [InlineData("91n6e", "reference-detection.fluctuation", "swerling-5")]
    [InlineData("fighter", "fluctuation", "swerling")]
    [InlineData("cruise-missile", "climb-angle", "0 deg")]
    [InlineData("cruise-missile", "climb-angle", "80 deg")]
    [InlineData("ballistic-missile", "burn-time", "-1 s")]
    [InlineData("ballistic-missile", "burn-time", "11 min")]
    [InlineData("ballistic-missile", "ballistic-coefficient", "50")]
    [InlineData("ballistic-missile", "ballistic-coefficient", "10 km")]
    [InlineData("ballistic-missile", "loft", "60 deg")]
    [InlineData("ballistic-missile", "loft", "-50 deg")]
    [InlineData("48n6e3", "average-speed.elevation", "0 deg")]
    [InlineData("48n6e3", "average-speed.elevation", "100 deg")]
    [InlineData("48n6e3", "burn-time", "-1 s")]
    [InlineData("48n6e3", "burn-time", "6 min")]
    [InlineData("48n6e3", "least-useful-speed", "0 m/s")]
    [InlineData("48n6e3", "least-useful-speed", "500")]
    [InlineData("48n6e3", "longest-flight", "0 s")]
    [InlineData("48n6e3", "longest-flight", "2 h")]
    [InlineData("stand-off-jammer", "jammer.effective-power", "0 W")]
    [InlineData("stand-off-jammer", "jammer.effective-power", "100")]
    [InlineData("stand-off-jammer", "jammer.lowest-frequency", "2 MHz")]
    [InlineData("stand-off-jammer", "jammer.highest-frequency", "400 GHz")]
    public void A_field_that_cannot_be_is_an_error_at_its_place_in_the_model(string model, string key, string text)
    {
        using var desk = new Desk();
        desk.Assume(model, key, text);

        Assert.Null(Jammed(desk));
        AssertSaid(desk, key, string.Empty, model + ".yaml", desk.LineOf(model, key) + 2, within: 1);
    }

    [Theory]
    [InlineData("91n6e", "frequency")]
    [InlineData("91n6e", "beam.gain")]
    [InlineData("92n6e", "beam.width")]
    [InlineData("91n6e", "beam.side-lobes")]
    [InlineData("91n6e", "beam.elevation")]
    [InlineData("92n6e", "noise-figure")]
    [InlineData("91n6e", "least-radial-speed")]
    [InlineData("92n6e", "reference-detection.pulses")]
    [InlineData("ballistic-missile", "burn-time")]
    [InlineData("ballistic-missile", "ballistic-coefficient")]
    [InlineData("ballistic-missile", "loft")]
    [InlineData("48n6e3", "average-speed.elevation")]
    [InlineData("48n6e3", "burn-time")]
    [InlineData("48n6e3", "least-useful-speed")]
    [InlineData("48n6e3", "longest-flight")]
    [InlineData("stand-off-jammer", "jammer.effective-power")]
    [InlineData("stand-off-jammer", "jammer.lowest-frequency")]
    [InlineData("stand-off-jammer", "jammer.highest-frequency")]
    public void A_misspelt_field_is_missing_and_the_remedy_names_what_is_there(string model, string key)
    {
        using var desk = new Desk();
        desk.Misspell(model, key);

        Assert.Null(Jammed(desk));
        AssertSaid(desk, key, "missing", model + ".yaml", null);
        Assert.Contains(desk.Findings, finding => finding.Remedy.Contains($"`{key.Split('.')[^1]}x`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("swerling-0", Fluctuation.Swerling0)]
    [InlineData("swerling-1", Fluctuation.Swerling1)]
    [InlineData("swerling-2", Fluctuation.Swerling2)]
    [InlineData("swerling-3", Fluctuation.Swerling3)]
    [InlineData("swerling-4", Fluctuation.Swerling4)]
    public void Fluctuations_are_named_as_in_textbooks(string word, Fluctuation expected)
    {
        using var desk = new Desk();
        desk.Assume("fighter", "fluctuation", word);
        desk.Assume("91n6e", "reference-detection.fluctuation", word);
        var battle = desk.Read(Desk.Sample)!.Battle;

        Assert.Equal(expected, battle.Targets.First(target => target.Class == TargetClass.Fighter).Fluctuation);
        Assert.Equal(expected, battle.CommandPost.SurveillanceRadar!.Reference.Fluctuation);
    }

    [Fact]
    public void A_jammer_whose_highest_frequency_lies_below_its_lowest_is_an_error()
    {
        using var desk = new Desk();
        desk.Assume("stand-off-jammer", "jammer.highest-frequency", "1 GHz");

        Assert.Null(Jammed(desk));
        AssertSaid(desk, "jammer", "A band from 2 GHz to 1 GHz is empty", "stand-off-jammer.yaml", desk.LineOf("stand-off-jammer", "jammer.highest-frequency") + 2, within: 1);
    }

    [Fact]
    public void A_ballistic_missile_that_no_thrust_carries_is_an_error_at_its_route()
    {
        using var desk = new Desk();
        desk.Assume("ballistic-missile", "ballistic-coefficient", "100");
        desk.Assume("ballistic-missile", "burn-time", "0 s");

        Assert.Null(desk.Read(Desk.Sample));
        AssertSaid(desk, "route", "carries this missile", "scenario.yaml", LineOf("36.90N 33.30E"), within: 1);
    }

    [Fact]
    public void A_near_range_inside_the_boost_is_an_error()
    {
        using var desk = new Desk();
        desk.Assume("48n6e3", "burn-time", "120 s");

        Assert.Null(desk.Read(Desk.Sample));
        AssertSaid(desk, "average-speed", "No flight that burns for 2 min", "48n6e3.yaml", null);
    }

    [Fact]
    public void A_steered_beam_needs_no_shoulder_and_a_cosecant_squared_one_does()
    {
        using var desk = new Desk();
        desk.ChangeModel("91n6e", "  shoulder:", "  shouldr:");
        desk.Assume("91n6e", "beam.elevation", "cosecant-squared");

        Assert.Null(desk.Read(Desk.Sample));
        AssertSaid(desk, "beam.shoulder", "missing", "91n6e.yaml", null);
    }

    [Fact]
    public void A_stand_off_jammer_is_read_and_shortens_the_ranges_at_which_fighters_are_first_seen()
    {
        using var desk = new Desk();
        var jammed = Jammed(desk);
        Assert.Empty(desk.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()));
        var jammer = jammed!.Battle.Targets.Single(target => target.Jammer is not null).Jammer!;
        Assert.Equal((2e9, 4e9), (jammer.LowestFrequency.Hertz, jammer.HighestFrequency.Hertz));

        var clear = FirstRange_km(desk.Read(Desk.Sample)!.Battle, "fighter-1");
        var hidden = FirstRange_km(jammed.Battle, "fighter-1");
        Assert.True(hidden < 0.9 * clear, $"{hidden:F0} km with the jammer, {clear:F0} km without.");
    }

    [Fact]
    public void A_jammer_in_another_band_shortens_nothing()
    {
        using var desk = new Desk();
        desk.Assume("stand-off-jammer", "jammer.lowest-frequency", "5 GHz");
        desk.Assume("stand-off-jammer", "jammer.highest-frequency", "6 GHz");

        Assert.Equal(FirstRange_km(desk.Read(Desk.Sample)!.Battle, "fighter-1"), FirstRange_km(Jammed(desk)!.Battle, "fighter-1"));
    }

    [Fact]
    public void Rain_shortens_ranges()
    {
        using var desk = new Desk();
        var dry = FirstRange_km(desk.Read(Desk.Sample)!.Battle, "fighter-1");
        var wet = FirstRange_km(desk.ReadWith("seed: 7", "seed: 7\nweather: { rain: 100 mm/h, rain-height: 6 km }")!.Battle, "fighter-1");

        Assert.True(wet < dry, $"{wet:F1} km in rain, {dry:F1} km without.");
    }

    private static Scenario? Jammed(Desk desk) => desk.ReadWith(
        "traffic:\n", "  - name: stand-off-jammer\n    model: stand-off-jammer\n    appears: 0 min\n    route:\n      - { at: 38.20N 32.00E, height: 10000 m }\n      - { at: 38.20N 34.00E, height: 10000 m }\n\ntraffic:\n");

    /// <summary>The range of a target's first detection, from the records of a battle.</summary>
    private static double FirstRange_km(BattleDefinition battle, string target)
    {
        using var stream = new MemoryStream();
        new Battle(battle, 7, 0, new Journal(stream, JournalLevel.Events)).RunToEnd();
        ReadOnlySpan<byte> bytes = stream.ToArray();
        var wanted = -2;
        for (var at = 4; at < bytes.Length;)
        {
            var kind = BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
            var payload = bytes.Slice(at + 4, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 2)..]));
            if (kind == (ushort)RecordKind.Name && string.Equals(Encoding.UTF8.GetString(payload[5..]), target, StringComparison.Ordinal))
            {
                wanted = BinaryPrimitives.ReadInt32LittleEndian(payload);
            }
            else if (kind == (ushort)RecordKind.Detection && BinaryPrimitives.ReadInt32LittleEndian(payload[12..]) == wanted)
            {
                return BinaryPrimitives.ReadDoubleLittleEndian(payload[32..]) / 1000.0;
            }

            at += 4 + payload.Length;
        }

        return 0.0;
    }

    private static int LineOf(string text) => Desk.Sample[..Desk.Sample.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

    private static void AssertSaid(Desk desk, string subject, string words, string file, int? line, int within = 0) =>
        Assert.True(
            desk.Findings.Exists(finding => finding.Severity == FindingSeverity.Error && string.Equals(finding.Subject, subject, StringComparison.Ordinal)
                && finding.Message.Contains(words, StringComparison.Ordinal) && finding.Remedy.Length > 0
                && finding.Place.File.EndsWith(file, StringComparison.Ordinal) && (line is null ? finding.Place.Line > 0 : Math.Abs(finding.Place.Line - line.Value) <= within)),
            $"No error about \"{subject}\" that says \"{words}\" at {file}:{line} with a remedy; there are:\n" + string.Join('\n', desk.Findings));
}
