using Rampart.Terrain;

namespace Rampart.Scenarios.Tests;

/// <summary>The digest follows what a file means, not how it is written.</summary>
public class DefinitionDigestTests
{
    [Fact]
    public void The_order_of_entries_and_keys_in_the_file_does_not_matter()
    {
        using var desk = new Desk();
        using var other = new Desk();
        var straight = desk.Read(Desk.Sample);
        var turned = other.Read(Turned(Desk.Sample));

        Assert.DoesNotContain(other.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.NotNull(straight);
        Assert.NotNull(turned);
        Assert.NotEqual(straight.Battle.Targets[0].Name, turned.Battle.Targets[0].Name, StringComparer.Ordinal);
        Assert.Equal(DefinitionDigest.Of(straight.Battle), DefinitionDigest.Of(turned.Battle));
        Assert.Equal(Desk.Fight(straight.Battle, 7), Desk.Fight(turned.Battle, 7));
    }

    [Theory]
    [InlineData("withstands: 3", "withstands: 4")]
    [InlineData("appears: 18 min", "appears: 18.001 min")]
    [InlineData("38.40N 33.40E, height: 9000 m", "38.40N 33.40E, height: 9001 m")]
    [InlineData("facing: 180 deg", "facing: 181 deg")]
    [InlineData("name: airliner", "name: airliner-x")]
    public void Whatever_changes_the_battle_changes_its_digest(string old, string replacement)
    {
        using var desk = new Desk();
        using var other = new Desk();

        Assert.NotEqual(DefinitionDigest.Of(desk.Read(Desk.Sample)!.Battle), DefinitionDigest.Of(other.ReadWith(old, replacement)!.Battle), StringComparer.Ordinal);
    }

    [Fact]
    public void No_aim_and_an_aim_named_null_have_different_digests()
    {
        using var desk = new Desk();
        var battle = desk.Read(Desk.Sample)!.Battle;
        var target = battle.Targets[0];

        Assert.NotEqual(
            DefinitionDigest.Of(battle with { Targets = [target with { Aim = null }] }),
            DefinitionDigest.Of(battle with { Targets = [target with { Aim = "null" }] }), StringComparer.Ordinal);
    }

    [Fact]
    public void The_same_battle_on_other_ground_has_another_digest_and_on_the_same_ground_the_same()
    {
        using var desk = new Desk();
        var battle = desk.Read(Desk.Sample)!.Battle;
        string On(IGround ground) => DefinitionDigest.Of(battle with { Ground = ground });
        RealGround Real(string identity, string description, Geodetic origin) => new(new Plain(), identity, description, origin);

        string[] different =
        [
            On(new SmoothGround(Length.FromMetres(1000.0))), On(new SmoothGround(Length.FromMetres(1000.5))),
            On(Real("tiles/1", "words", battle.Theatre)), On(Real("tiles/2", "words", battle.Theatre)),
        ];

        Assert.Equal(different.Length, different.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(On(new SmoothGround(Length.FromMetres(1000.0))), On(new SmoothGround(Length.FromKilometres(1.0))));
        Assert.Equal(On(Real("tiles/1", "words", battle.Theatre)), On(Real("tiles/1", "other words", battle.Theatre)));
    }

    /// <summary>Sea level everywhere.</summary>
    private sealed class Plain : IElevation
    {
        public double HeightAt(double latitude_deg, double longitude_deg) => 0.0;

        public double PostSpacingAt(double latitude_deg, double longitude_deg) => 900.0;
    }

    /// <summary>Turns round the sections of the file, the groups of the raid and the keys of each group.</summary>
    private static string Turned(string text)
    {
        var sections = Blocks(text.Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#'), line => !char.IsWhiteSpace(line[0]));
        for (var at = 0; at < sections.Count; at++)
        {
            if (sections[at][0].StartsWith("raid:", StringComparison.Ordinal))
            {
                var groups = Blocks(sections[at].Skip(1), line => line.StartsWith("  - ", StringComparison.Ordinal));
                sections[at] = [sections[at][0], .. groups.AsEnumerable().Reverse().SelectMany(TurnedKeys)];
            }
        }

        return string.Join('\n', sections.AsEnumerable().Reverse().SelectMany(section => section)) + "\n";
    }

    private static List<string> TurnedKeys(List<string> group)
    {
        var keys = Blocks(group.Select((line, at) => at == 0 ? "    " + line[4..] : line), line => line[4] != ' ');
        var turned = keys.AsEnumerable().Reverse().SelectMany(key => key).ToList();
        turned[0] = "  - " + turned[0][4..];
        return turned;
    }

    private static List<List<string>> Blocks(IEnumerable<string> lines, Func<string, bool> begins)
    {
        var blocks = new List<List<string>>();
        foreach (var line in lines)
        {
            if (begins(line))
            {
                blocks.Add([]);
            }

            blocks[^1].Add(line);
        }

        return blocks;
    }
}
