namespace Rampart.Scenarios.Tests;

/// <summary>What is wrong in a user's files is said with its place and its remedy, and is never an exception.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("duration: 45 min", "duration: 45", "duration", "unit")]
    [InlineData("duration: 45 min", "duration: -45 min", "duration", "not possible")]
    [InlineData("duration: 45 min", "duration: 0 s", "duration", "not possible")]
    [InlineData("duration: 45 min", "duration: soon", "duration", "")]
    [InlineData("ground-height: 1010 m", "ground-height: -5000 m", "ground-height", "not possible")]
    [InlineData("38.40N 33.40E, height: 9000 m", "38.40N 33.40E, height: -9000 m", "height", "not possible")]
    [InlineData("38.40N 33.40E, height: 9000 m", "95.00N 33.40E, height: 9000 m", "at", "")]
    [InlineData("at: 39.45N 33.10E", "at: 39.45 and 33.10", "at", "")]
    [InlineData("seed: 7", "seed: -7", "seed", "not a seed")]
    [InlineData("title: Sample", "titel: Sample", "titel", "")]
    [InlineData("withstands: 3", "withstands: 0", "withstands", "not a whole number")]
    [InlineData("facing: 180 deg", "facing: 400 deg", "facing", "not possible")]
    [InlineData("    count: 4\n", "    count: 1000000000\n", "count", "not a whole number")]
    [InlineData("    count: 4\n", "    count: 99999999999999999999\n", "count", "not a whole number")]
    [InlineData("    model: fighter\n", "    model: fihgter\n", "model", "no model")]
    [InlineData("    model: fighter\n", "    model: 91n6e\n", "model", "kind")]
    [InlineData("system: s-400", "system: s-500", "system", "no model")]
    [InlineData("format: 1", "format: 99", "format", "")]
    [InlineData("- name: cruise-missile", "- name: waterworks", "name", "two entities")]
    [InlineData("- name: cruise-missile", "- name: drone-2\n    count: 1", "count", "twice")]
    [InlineData("- name: cruise-missile", "- name: a/b", "name", "cannot name")]
    [InlineData("name: plateau-battery", "name: waterworks", "name", "two entities")]
    [InlineData("appears: 4 min\n    aim: waterworks", "appears: 4 min\n    aim: waterwork", "aim", "no asset or battery")]
    [InlineData("appears: 4 min\n    aim: waterworks", "appears: 4 min\n    aim: fighter", "aim", "no asset or battery")]
    [InlineData("36.90N 33.30E", "39.46N 33.11E", "route", "10 km")]
    [InlineData("39.30N 33.60E", "38.10N 34.90E", "route", "same place")]
    [InlineData("    route:\n      - { at: 36.90N 33.30E, height: 1750 m }", "    route: 7", "route", "")]
    [InlineData("ground-height: 1010 m", "ground-height: 500 m", "ground-height", "below the theatre")]
    [InlineData("launchers: 2", "launchers: many", "launchers", "not a whole number")]
    public void One_bad_entry_is_one_finding_at_its_line(string old, string replacement, string subject, string words)
    {
        using var desk = new Desk();
        var scenario = desk.ReadWith(old, replacement);

        Assert.Null(scenario);
        AssertSaid(desk, subject, words);

        // The place is a line of the file, and of the part that was changed or its group.
        var line = Desk.Sample[..Desk.Sample.IndexOf(old, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        Assert.Contains(desk.Findings, finding => finding.Severity == FindingSeverity.Error && Math.Abs(finding.Place.Line - line) <= 8);
    }

    [Fact]
    public void A_battle_that_defends_nothing_is_refused()
    {
        using var desk = new Desk();
        var at = Desk.Sample.IndexOf("assets:", StringComparison.Ordinal);
        var end = Desk.Sample.IndexOf("raid:", StringComparison.Ordinal);

        Assert.Null(desk.Read(Desk.Sample[..at] + Desk.Sample[end..]));
        AssertSaid(desk, "assets", "defends nothing");
    }

    [Fact]
    public void A_route_of_one_point_without_an_aim_is_too_short()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith("      - { at: 39.30N 33.60E, height: 10500 m }\n      - { at: 40.60N 31.90E, height: 10500 m }\n", string.Empty));
        AssertSaid(desk, "route", "two points");
    }

    [Fact]
    public void A_turn_too_sharp_for_its_speed_is_refused()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith("39.30N 33.60E, height: 10500 m }\n      - { at: 40.60N 31.90E", "38.13N 34.90E, height: 10500 m }\n      - { at: 38.13N 34.95E"));
        AssertSaid(desk, "route", "turn");
    }

    [Fact]
    public void More_batteries_than_the_regiment_set_has_battalions_are_refused()
    {
        using var desk = new Desk();
        var more = string.Concat(Enumerable.Range(0, 12).Select(number => $"    - {{ name: battery-{number}, at: 39.7{number % 10}N 33.00E, ground-height: 1010 m, facing: 180 deg, launchers: 2 }}\n"));

        Assert.Null(desk.ReadWith("\nassets:", "\n" + more + "\nassets:"));
        AssertSaid(desk, "batteries", "battalions");
    }

    [Fact]
    public void A_negative_range_in_a_model_is_a_finding_in_the_model()
    {
        using var desk = new Desk();
        desk.Assume("48n6e3", "minimum-range", "-3 km");

        Assert.Null(desk.Read(Desk.Sample));
        Assert.Contains(desk.Findings, finding => finding.Severity == FindingSeverity.Error && finding.Place.File.EndsWith("48n6e3.yaml", StringComparison.Ordinal) && finding.Place.Line > 0 && finding.Remedy.Length > 0);
    }

    [Fact]
    public void Speeds_that_make_no_sense_together_are_a_finding()
    {
        using var desk = new Desk();
        desk.Assume("48n6e3", "average-speed.far", "1250 m/s");

        Assert.Null(desk.Read(Desk.Sample));
        AssertSaid(desk, "average-speed", "has a mean speed of 1200 m/s to 100 km and of 1250 m/s to 250 km");
    }

    [Fact]
    public void A_side_in_the_raid_that_is_not_hostile_is_not_passed_over_in_silence()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith("    model: fighter\n", "    model: fighter\n    side: friendly\n"));
        AssertSaid(desk, "side", string.Empty);
    }

    [Fact]
    public void A_launch_from_the_other_side_of_the_Earth_is_too_far_from_the_theatre()
    {
        using var desk = new Desk();
        desk.ReadWith("at: 36.90N 33.30E, height: 1750 m", "at: 39.45S 146.90W, height: 0 m");

        AssertSaid(desk, "at", "from the theatre's origin");
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_a_finding()
    {
        using var desk = new Desk();

        Assert.Null(desk.Read([.. "title: "u8, 0xFF, 0xFE, 0x41]));
        AssertSaid(desk, "encoding", "UTF-8");
    }

    [Fact]
    public void A_file_nested_a_thousand_levels_deep_is_a_finding()
    {
        using var desk = new Desk();

        Assert.Null(desk.Read("a: " + new string('[', 1000) + new string(']', 1000)));
        Assert.Null(desk.Read("a: " + string.Concat(Enumerable.Repeat("{a: ", 1000)) + new string('}', 1000)));
        Assert.Equal(2, desk.Findings.Count(finding => finding.Message.Contains("nested deeper", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_faults_of_a_file_are_reported_together()
    {
        using var desk = new Desk();
        var text = Desk.Sample.Replace("duration: 45 min", "duration: 45", StringComparison.Ordinal).Replace("withstands: 3", "withstands: -1", StringComparison.Ordinal)
            .Replace("facing: 180 deg", "facing: south", StringComparison.Ordinal).Replace("model: drone", "model: dron", StringComparison.Ordinal);

        Assert.Null(desk.Read(text));
        Assert.All(["duration", "withstands", "facing", "model"], subject => AssertSaid(desk, subject, string.Empty));
    }

    [Fact]
    public void Any_line_may_be_missing_or_damaged_without_an_exception()
    {
        var lines = Desk.Sample.Split('\n');
        using var desk = new Desk();
        for (var at = 0; at < lines.Length; at++)
        {
            string[] damages = [string.Join('\n', lines[..at].Concat(lines[(at + 1)..])), string.Join('\n', lines[..at].Append(lines[at] + ": {").Concat(lines[(at + 1)..])), string.Join('\n', lines[..at])];
            foreach (var damaged in damages)
            {
                desk.Findings.Clear();
                if (desk.Read(damaged) is null)
                {
                    Assert.Contains(desk.Findings, finding => finding.Severity == FindingSeverity.Error && finding.Remedy.Length > 0);
                }
            }
        }
    }

    private static void AssertSaid(Desk desk, string subject, string words) =>
        Assert.True(
            desk.Findings.Exists(finding => finding.Severity == FindingSeverity.Error && string.Equals(finding.Subject, subject, StringComparison.Ordinal)
                && finding.Message.Contains(words, StringComparison.Ordinal) && finding.Remedy.Length > 0 && finding.Place.Line > 0),
            $"No error about \"{subject}\" that says \"{words}\" with a place and a remedy; there are:\n" + string.Join('\n', desk.Findings));
}
