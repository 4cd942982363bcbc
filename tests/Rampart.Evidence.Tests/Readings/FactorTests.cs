namespace Rampart.Evidence.Tests;

/// <summary>What a campaign draws at once, and so tells apart.</summary>
public sealed class FactorTests : IDisposable
{
    private const string Fields = """
        range: { read: radar/range, as: spread(uniform) }
        fixed: { read: radar/range, as: middle }
        delay: { assumed: 9 s, range: [5 s, 15 s], because: b }
        near: { assumed: 900 m/s, range: [800 m/s, 1000 m/s], together: speeds, because: b }
        far: { assumed: 500 m/s, range: [400 m/s, 600 m/s], together: speeds, because: b }
        fluctuation: { assumed: swerling-1, among: [swerling-1, swerling-3], because: b }
        class: { assumed: radar, among: [radar], because: b }
        targets: { read: radar/targets, as: spread(discrete) }
        missiles: { read: radar/missiles, as: spread(discrete) }
        """;

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_factor_is_a_reading_by_itself_or_a_group_that_is_drawn_as_one()
    {
        var factors = Factor.Of(Readings(point: null));

        Assert.Equal(["example together speeds", "example/delay", "example/fluctuation", "example/missiles", "example/range", "example/targets"], factors.Select(factor => factor.Name), StringComparer.Ordinal);
        Assert.Equal(["Example speeds", "Example delay", "Example fluctuation", "Example missiles", "Example range", "Example targets"], factors.Select(factor => factor.Title), StringComparer.Ordinal);
        Assert.Equal([FactorKind.Continuous, FactorKind.Continuous, FactorKind.Levels, FactorKind.Levels, FactorKind.Continuous, FactorKind.Levels], factors.Select(factor => factor.Kind));
        Assert.Equal([false, false, false, true, true, true], factors.Select(factor => factor.IsClaimed));
        Assert.All(factors.Where(factor => factor.IsClaimed), factor => Assert.InRange(factor.IndependentOrigins, 1, factor.Documents));
    }

    [Fact]
    public void The_factors_of_a_point_are_those_of_the_plain_readings()
    {
        var plain = Factor.Of(Readings(point: null));
        var drawn = Factor.Of(Readings(point: 3));

        Assert.Equal(plain.Select(factor => (factor.Name, factor.Title, factor.Kind, factor.IndependentOrigins, factor.Documents)), drawn.Select(factor => (factor.Name, factor.Title, factor.Kind, factor.IndependentOrigins, factor.Documents)));
    }

    [Fact]
    public void A_points_draw_has_a_place_or_a_level_and_says_whom_it_believes()
    {
        var factors = Factor.Of(Readings(point: null)).ToDictionary(factor => factor.Name, StringComparer.Ordinal);
        var point = Readings(point: 3);
        var of = point.ToDictionary(reading => reading.Key, StringComparer.Ordinal);

        Assert.Equal(new FactorDraw(of["delay"].Position, of["delay"].Text, string.Empty), factors["example/delay"].Draw(point));
        Assert.Equal((of["near"].Position!.Value + of["far"].Position!.Value) / 2.0, factors["example together speeds"].Draw(point).Position!.Value, 1e-12);
        Assert.Equal(new FactorDraw(of["fluctuation"].Position, of["fluctuation"].Text, string.Empty), factors["example/fluctuation"].Draw(point));
    }

    [Fact]
    public void Disputes_between_the_same_bundles_are_one_factor_and_told_by_their_values()
    {
        var factor = Assert.Single(Of("a: { read: radar/range, as: spread(discrete) }\nb: { read: radar/range, as: spread(discrete) }"));

        Assert.Equal(["a", "b"], factor.Readings.Select(reading => reading.Key), StringComparer.Ordinal);
        Assert.Equal(FactorKind.Levels, factor.Kind);
    }

    [Fact]
    public void At_a_plain_reading_nothing_has_a_place()
    {
        var plain = Readings(point: null);

        Assert.All(Factor.Of(plain), factor => Assert.Null(factor.Draw(plain).Position));
    }

    [Fact]
    public void What_shares_some_voices_and_not_all_is_looked_at_apart()
    {
        // Without the maker's word on the range, paper and guide speak of it, and the maker alone of the span; of whether it turns, maker and paper.
        bench.Ledger = bench.Ledger.Without(["radar/range#maker-2015", "radar/range#maker-2018"], bench.Findings);
        var factors = Of("a: { read: radar/span, as: spread(discrete) }\nb: { read: radar/range, as: spread(discrete) }\nc: { read: radar/turns, as: spread(discrete) }");

        Assert.Equal(["example/a", "example/b", "example/c"], factors.Select(factor => factor.Name), StringComparer.Ordinal);
        Assert.Empty(bench.Findings);
    }

    [Theory]
    [InlineData("{ read: radar/range, as: spread(uniform), together: t }", "{ read: radar/range, as: spread(uniform), together: t }", FactorSupport.Claimed, 3, 0)]
    [InlineData("{ read: radar/range, as: spread(uniform), together: t }", "{ assumed: 2 m, range: [1 m, 3 m], together: t, because: b }", FactorSupport.Partly, 3, 0)]
    [InlineData("{ read: radar/range, as: spread(uniform), together: t }", "{ assumed: 2 m, range: [1 m, 3 m], beside: radar/height, together: t, because: b }", FactorSupport.Partly, 3, 3)]
    [InlineData("{ assumed: 2 m, range: [1 m, 3 m], together: t, because: b }", "{ assumed: 2 m, range: [1 m, 3 m], beside: [radar/height, radar/span], together: t, because: b }", FactorSupport.Beside, 0, 5)]
    [InlineData("{ assumed: 2 m, range: [1 m, 3 m], together: t, because: b }", "{ assumed: 2 m, range: [1 m, 3 m], together: t, because: b }", FactorSupport.Assumed, 0, 0)]
    public void A_factor_is_claimed_or_partly_or_assumed_beside_claims_or_assumed(string one, string other, FactorSupport support, int origins, int beside)
    {
        var factor = Assert.Single(Factor.Of(ModelLibrary.ReadFields(bench.Models($"a: {one}\nb: {other}").Find("example")!, bench.Ledger, bench.Findings)));

        Assert.Equal((support, origins, beside, support == FactorSupport.Claimed), (factor.Support, factor.IndependentOrigins, factor.ClaimsBeside, factor.IsClaimed));
    }

    private IReadOnlyList<Factor> Of(string fields) => Factor.Of(ModelLibrary.ReadFields(bench.Models(fields).Find("example")!, bench.Ledger, bench.Findings));

    [Fact]
    public void The_order_of_readings_does_not_matter()
    {
        var readings = Readings(point: null);

        Assert.Equal(Factor.Of(readings).Select(factor => factor.Name), Factor.Of([.. readings.Reverse()]).Select(factor => factor.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void A_point_without_one_of_the_readings_is_refused() =>
        Assert.Throws<ArgumentException>(() => Factor.Of(Readings(point: null))[0].Draw([]));

    private IReadOnlyList<Reading> Readings(ulong? point) =>
        ModelLibrary.ReadFields(bench.Models(Fields).Find("example")!, bench.Ledger, bench.Findings, new ReadingChoices { Draws = point is { } number ? new Luck(number) : null });
}
