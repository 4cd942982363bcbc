using Rampart.Evidence;
using Rampart.Simulation.Engagement;

namespace Rampart.Scenarios.Tests;

/// <summary>What leads a missile: read for coverage, and of no account in a battle.</summary>
public class GuidanceKeysTests
{
    [Fact]
    public void The_shipped_missiles_say_what_leads_them_and_the_active_ones_what_their_seekers_find()
    {
        using var desk = new Desk();
        var guidance = Read(desk)!.Guidance;

        Assert.Equal(["40n6e", "48n6e3", "9m96e", "9m96e2"], guidance.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(GuidanceKind.TrackViaMissile, guidance["48n6e3"].Kind);
        Assert.Null(guidance["48n6e3"].TakesOver);
        Assert.Equal(30_000.0, guidance["40n6e"].TakesOver!.Finds_m(4.0), tolerance: 1e-6);
    }

    [Fact]
    public void A_missile_of_which_nothing_is_said_is_left_to_the_engagement_radar()
    {
        using var desk = new Desk();
        Remove(desk, "48n6e3", "guidance");

        Assert.False(Read(desk)!.Guidance.ContainsKey("48n6e3"));
    }

    [Fact]
    public void An_unknown_word_is_a_finding_with_the_known_ones()
    {
        using var desk = new Desk();
        desk.Assume("48n6e3", "guidance", "beam-rider");

        Assert.Null(Read(desk));
        Assert.Contains(desk.Findings, finding => finding.Subject is "guidance" && finding.Remedy.Contains("active, command, track-via-missile", StringComparison.Ordinal));
    }

    [Fact]
    public void An_active_missile_without_a_seeker_is_a_finding()
    {
        using var desk = new Desk();
        desk.Assume("48n6e3", "guidance", "active");

        Assert.Null(Read(desk));
        Assert.Contains(desk.Findings, finding => finding.Subject is "guidance" && finding.Message.Contains("has a seeker of its own", StringComparison.Ordinal));
    }

    [Fact]
    public void A_battle_is_the_same_whatever_leads_its_missiles()
    {
        using var desk = new Desk();
        var before = desk.Read(Desk.Sample)!;
        desk.Assume("48n6e3", "guidance", "command");
        desk.Assume("9m96e2", "seeker.range", "25 km");
        var after = desk.Read(Desk.Sample)!;

        Assert.Equal(DefinitionDigest.Of(before.Battle), DefinitionDigest.Of(after.Battle));
        Assert.DoesNotContain(after.Readings, reading => reading.Key is "guidance" or "seeker.range");
    }

    private static SystemSite? Read(Desk desk)
    {
        var ledger = Ledger.Load(Path.Combine(Repository.Root, "ledger"), desk.Findings);
        var models = ModelLibrary.Load(Path.GetDirectoryName(desk.PathOfModel("s-400"))!, ledger, desk.Findings);
        return SystemSite.Read("s-400", Geodetic.FromDegrees(39.6, 33.0, 1000.0), masts: false, ledger, models, desk.Findings);
    }

    private static void Remove(Desk desk, string id, string key)
    {
        var lines = File.ReadAllLines(desk.PathOfModel(id)).ToList();
        var at = desk.LineOf(id, key);
        var end = lines.FindIndex(at + 1, line => line.Length > 0 && line[0] != ' ');
        lines.RemoveRange(at, end - at);
        File.WriteAllLines(desk.PathOfModel(id), lines);
    }
}
