using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

/// <summary>Sixteen floats side by side come out, bit for bit, as each does alone.</summary>
public class SixteenTests
{
    [Fact]
    public void Every_operation_rounds_as_it_does_alone() => Laws.Holds(
        Laws.AnyDouble.ArrayOf(32),
        values =>
        {
            var floats = values.Select(value => (float)value).ToArray();
            var (left, right) = (Sixteen.Load(ref floats[0], 0), Sixteen.Load(ref floats[0], 16));
            return Enumerable.Range(0, Sixteen.Lanes).All(lane =>
            {
                var (a, b) = (floats[lane], floats[lane + 16]);
                return Same(a + b, (left + right)[lane]) && Same(a - b, (left - right)[lane]) && Same(a * b, (left * right)[lane]) && Same(a / b, (left / right)[lane])
                    && Same(a > b ? a : b, Sixteen.Greater(left, right)[lane]) && Same(a < b ? b : a, Sixteen.WhereLess(left, right, right, left)[lane]);
            });
        });

    [Fact]
    public void What_is_looked_up_lies_where_it_was_told() => Laws.Holds(
        from places in Gen.Choose(0, 31).ArrayOf(16)
        from at in Gen.Choose(0, 40)
        select (places, at),
        asked =>
        {
            var from = Enumerable.Range(0, 80).Select(i => (float)(i * i)).ToArray();
            var places = asked.places.Select(place => place + 0.75f).ToArray();
            var found = Sixteen.LookUp(ref from[0], asked.at, Sixteen.Load(ref places[0], 0));
            return Enumerable.Range(0, 16).All(lane => found[lane] == from[asked.at + asked.places[lane]]);
        });

    [Fact]
    public void Past_its_end_a_window_begins_anew()
    {
        var from = Enumerable.Range(0, 40).Select(i => (float)(i * i)).ToArray();
        var places = Enumerable.Range(0, 16).Select(lane => 30f + (5f * lane)).ToArray();
        var found = SixteenWindow.Load(ref from[0], 3)[SixteenPlaces.Of(Sixteen.Load(ref places[0], 0))];

        Assert.All(Enumerable.Range(0, 16), lane => Assert.Equal(from[3 + ((30 + (5 * lane)) % 32)], found[lane]));
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableAVX512=0")]
    public void With_less_of_the_processor_lanes_are_the_same(string name)
    {
        var setting = ProcessorSetting.Named(name);
        Assert.SkipUnless(setting.FeatureIsUsed() ?? false, $"{name} cannot be tried here: this machine or process does not use the feature in the first place.");

        Assert.SkipUnless(ProcessorSetting.OfThisProcess() is null, "Already in a child.");

        var (exitCode, output) = setting.RunInChild($"{typeof(SixteenTests).FullName}.*");

        Assert.True(exitCode == 0, $"Under {name} the child ended with {exitCode}:\n{output}");
    }

    [Fact]
    public void The_whole_part_is_cut_off()
    {
        float[] values = [0f, 0.25f, 0.999f, 1f, 1.5f, 2f, 31.9f, 1000.5f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12.1f];
        var whole = Sixteen.WholePart(Sixteen.Load(ref values[0], 0));

        Assert.All(Enumerable.Range(0, 16), lane => Assert.Equal(Math.Floor(values[lane]), whole[lane]));
        Assert.All(Enumerable.Range(0, 16), lane => Assert.Equal(lane, Sixteen.Counting[lane]));
        Assert.All(Enumerable.Range(0, 16), lane => Assert.Equal(2.5f, Sixteen.All(2.5f)[lane]));
    }

    [Theory]
    [InlineData(20, 17)]
    [InlineData(-20, 17)]
    [InlineData(16, -19)]
    public void A_turned_block_has_its_rows_as_columns(int fromRow, int toRow)
    {
        var from = Enumerable.Range(0, 400).Select(i => (float)i).ToArray();
        var to = new float[400];
        var (first, turned) = (fromRow > 0 ? 3 : 330, toRow > 0 ? 5 : 340);
        Sixteen.Turn(ref from[first], fromRow, ref to[turned], toRow);

        foreach (var row in Enumerable.Range(0, 16))
        {
            foreach (var column in Enumerable.Range(0, 16))
            {
                Assert.Equal(from[first + (row * fromRow) + column], to[turned + (column * toRow) + row]);
            }
        }

        Assert.Equal(256, to.Count(value => value != 0f));
    }

    [Fact]
    public void Sixteen_are_stored_where_they_are_told()
    {
        var to = new float[40];
        Sixteen.Counting.Store(ref to[0], 7);

        Assert.Equal(Enumerable.Range(0, 16).Select(i => (float)i), to[7..23]);
        Assert.Equal(120f, to.Sum());
    }

    private static bool Same(float alone, float beside) =>
        BitConverter.SingleToInt32Bits(alone) == BitConverter.SingleToInt32Bits(beside) || (float.IsNaN(alone) && float.IsNaN(beside));
}
