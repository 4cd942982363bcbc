using System.Globalization;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Tests.Kernel;

/// <summary>The generator against the known-answer vectors of its authors.</summary>
public class PhiloxTests
{
    [Fact]
    public void The_blocks_are_those_of_the_known_answer_vectors()
    {
        var rows = Published.Rows("Kernel/Philox.published.csv").Select(row => Array.ConvertAll(row, word => ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal((row[6], row[7], row[8], row[9]), Philox.Block(row[0], row[1], row[2], row[3], row[4], row[5])));
    }

    [Fact]
    public void Key_and_counter_are_laid_out_as_the_design_says()
    {
        var chance = new Chance(seed: 42, replication: 3);

        var expected = Philox.Block(11, 12, 13, 14, 42, (3UL << 16) | (ulong)Draw.Kill).First;

        Assert.Equal(((expected >> 11) + 0.5) / 9007199254740992.0, chance.Uniform(Draw.Kill, 11, 12, 13, 14));
    }

    [Fact]
    public void The_key_of_a_name_is_the_beginning_of_its_SHA_256()
    {
        // SHA-256 of "abc" begins ba7816bf 8f01cfea (FIPS 180-2, B.1).
        Assert.Equal(0xeacf018fbf1678baUL, NameTable.KeyOf("abc"));
    }
}
