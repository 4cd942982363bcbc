namespace Rampart.Scenarios.Tests;

/// <summary>What a scenario says for <c>rampart coverage</c>.</summary>
public class CoverageSectionTests
{
    [Fact]
    public void Jammers_are_read_with_their_place_and_height()
    {
        using var desk = new Desk();

        var section = desk.ReadWith("seed: 7", "seed: 7\ncoverage:\n  radius: 400 km\n  jammers:\n    - { model: stand-off-jammer, at: 38.5N 33.0E, height: 9 km }\n    - { model: other, at: 38.5S 33.0W, height: 500 m }")!.Coverage!;

        Assert.Empty(desk.Findings);
        Assert.Equal(["stand-off-jammer", "other"], section.Jammers.Select(jammer => jammer.Model), StringComparer.Ordinal);
        Assert.Equal([9000.0, 500.0], section.Jammers.Select(jammer => jammer.At.Height.Metres));
        Assert.Equal([38.5, -38.5], section.Jammers.Select(jammer => jammer.At.Latitude.Degrees), (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Fact]
    public void Without_the_key_nobody_jams()
    {
        using var desk = new Desk();

        Assert.Empty(desk.ReadWith("seed: 7", "seed: 7\ncoverage: { radius: 400 km }")!.Coverage!.Jammers);
    }

    [Theory]
    [InlineData("{ at: 38.5N 33.0E, height: 9 km }", "model", "missing")]
    [InlineData("{ model: stand-off-jammer, height: 9 km }", "at", "missing")]
    [InlineData("{ model: stand-off-jammer, at: 38.5N 33.0E }", "height", "missing")]
    [InlineData("{ model: stand-off-jammer, at: 98.5N 33.0E, height: 9 km }", "at", "outside")]
    [InlineData("{ model: stand-off-jammer, at: 38.5N 33.0E, height: 900 km }", "height", "from −500 m to 100 km")]
    [InlineData("{ model: stand-off-jammer, at: 38.5N 33.0E, height: 9 }", "height", "unit")]
    [InlineData("{ model: stand-off-jammer, at: 38.5N 33.0E, height: 9 km, power: 1 kW }", "power", "is not known")]
    [InlineData("stand-off-jammer", "jammers", "is a section")]
    public void A_jammer_that_is_none_is_an_error_at_its_line(string jammer, string subject, string words)
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith("seed: 7", $"seed: 7\ncoverage:\n  jammers:\n    - {jammer}"));
        var finding = Assert.Single(desk.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal(subject, finding.Subject);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Place.Line > 1 && finding.Remedy.Length > 0);
    }
}
