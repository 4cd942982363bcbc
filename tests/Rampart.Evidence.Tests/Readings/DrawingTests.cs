using FsCheck;
using FsCheck.Fluent;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>How a campaign's points draw readings.</summary>
public sealed class DrawingTests : IDisposable
{
    private const int Points = 3000;

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Every_origin_is_believed_as_often_however_many_documents_it_fills()
    {
        var readings = bench.AtPoints("{ read: radar/range, as: spread(discrete) }", Points, reader => reader.Length("x"));

        var origins = readings.CountBy(reading => reading.Claims[0].Origin.ToLowerInvariant(), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(3, origins.Count);
        // Chi-square with two degrees of freedom: 20 is passed once in 22,000 draws; the draws are fixed.
        Assert.True(ChiSquare(origins.Values, Points / 3.0) < 20.0);
        var makers = readings.Where(reading => reading.Claims[0].Document.Publisher is "The Maker").CountBy(reading => reading.Text, StringComparer.Ordinal).Select(pair => pair.Value).ToList();
        Assert.Equal(2, makers.Count);
        Assert.True(ChiSquare(makers, makers.Sum() / 2.0) < 20.0);
    }

    [Fact]
    public void A_drawn_claim_is_the_one_used_and_its_place_is_its_level()
    {
        foreach (var reading in bench.AtPoints("{ read: radar/range, as: spread(discrete) }", 50, reader => reader.Length("x")))
        {
            var claim = Assert.Single(reading.Claims);
            Assert.Equal((claim.Value.Si, claim.Value.Text), (reading.Si, reading.Text));
            Assert.Equal(reading.Among.ToList().IndexOf(reading.Text) / 3.0, reading.Position);
            Assert.Equal(4, reading.Voices.Count);
            Assert.Equal(4, reading.OtherClaims.Count);
        }
    }

    [Fact]
    public void What_one_document_says_is_believed_together()
    {
        var model = bench.Models("""
            targets: { read: radar/targets, as: spread(discrete) }
            missiles: { read: radar/missiles, as: spread(discrete) }
            """).Find("example")!;
        var pairs = new Dictionary<(int Targets, int Missiles), int>();

        for (var point = 0UL; point < Points; point++)
        {
            var reader = new ModelReader(model, bench.Ledger, bench.Findings, new ReadingChoices { Draws = new Luck(point) });
            var pair = (reader.Count("targets"), reader.Count("missiles"));
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        // Where the guide wins the missiles, the targets go to the better of the two that speak of them; 10 never goes with 12.
        Assert.Equal([(6, 12), (6, 16), (10, 16), (10, 20)], pairs.Keys.Order());
        Assert.True(pairs[(10, 20)] is > 900 and < 1100);
        Assert.True(pairs[(6, 12)] is > 900 and < 1100);
    }

    [Fact]
    public void The_two_ends_of_a_documents_span_are_believed_as_often()
    {
        var readings = bench.AtPoints("{ read: radar/span, as: spread(discrete) }", Points, reader => reader.Length("x"));

        Assert.True(readings.Count(reading => reading.Text is "1 km") is > 1350 and < 1650);
        Assert.All(readings, reading => Assert.True(reading.Text is "1 km" or "5 km"));
    }

    [Fact]
    public void Words_and_yes_or_no_are_drawn_as_well()
    {
        Assert.Equal(2, bench.AtPoints("{ read: radar/band, as: spread(discrete) }", 100, reader => reader.Word("x")).DistinctBy(reading => reading.Text, StringComparer.Ordinal).Count());
        Assert.Equal(2, bench.AtPoints("{ read: radar/turns, as: spread(discrete) }", 100, reader => reader.Flag("x")).DistinctBy(reading => reading.Si).Count());
        Assert.Equal(3, bench.AtPoints("{ assumed: a, among: [a, b, c], because: b }", 100, reader => reader.Word("x")).DistinctBy(reading => reading.Text, StringComparer.Ordinal).Count());
    }

    [Fact]
    public void An_assumptions_choices_are_drawn_as_often_with_their_place_in_the_list()
    {
        var readings = bench.AtPoints("{ assumed: 6, among: [6, 9, 12], because: b }", Points, reader => reader.Count("x"));

        Assert.True(ChiSquare([.. readings.CountBy(reading => reading.Text, StringComparer.Ordinal).Select(pair => pair.Value)], Points / 3.0) < 20.0);
        Assert.All(readings, reading => Assert.Equal((reading.Si - 6.0) / 6.0, reading.Position));
    }

    [Fact]
    public void A_range_is_drawn_as_a_triangle_with_its_peak_at_the_assumed_value()
    {
        var readings = bench.AtPoints("{ assumed: 9 s, range: [5 s, 15 s], because: b }", Points, reader => reader.Duration("x"));

        // Mean (5 + 9 + 15)/3; its standard error is 0.04 s.
        Assert.Equal(29.0 / 3.0, readings.Average(reading => reading.Si), 0.15);
        Assert.All(readings, reading => Assert.InRange(reading.Si, 5.0, 15.0));
        Assert.All(readings, reading => Assert.Equal((reading.Si - 5.0) / 10.0, reading.Position!.Value, 1e-12));
        // The share below the peak is (9 − 5)/(15 − 5).
        Assert.Equal(0.4, readings.Count(reading => reading.Si < 9.0) / (double)Points, 0.03);
    }

    [Fact]
    public void A_range_over_a_decade_is_a_triangle_in_the_logarithm()
    {
        var readings = bench.AtPoints("{ assumed: 0.1 m2, range: [0.01 m2, 10 m2], because: b }", Points, reader => reader.Area("x"));

        // log10: −2, −1, 1: mean −2/3, standard error 0.012.
        Assert.Equal(-2.0 / 3.0, readings.Average(reading => Math.Log10(reading.Si)), 0.05);
        Assert.All(readings, reading => Assert.InRange(reading.Si, 0.01, 10.0));
        Assert.Equal(ReadingSpread.LogTriangular, readings[0].Spread);
    }

    [Theory]
    [InlineData("{ assumed: 0 s, range: [0 s, 20 s], because: b }")]
    [InlineData("{ assumed: 2 s, range: [2 s, 19 s], because: b }")]
    public void Below_a_decade_or_from_zero_a_range_is_a_plain_triangle(string field) =>
        Assert.Equal(ReadingSpread.Triangular, bench.Plain(field, reader => reader.Duration("x")).Spread);

    [Fact]
    public void Decibels_are_logarithms_already()
    {
        Assert.Equal(ReadingSpread.Triangular, bench.Plain("{ assumed: 3 dB, range: [1 dB, 20 dB], because: b }", reader => reader.Decibels("x")).Spread);
    }

    [Fact]
    public void Counts_are_drawn_whole_with_both_ends_among_them_and_the_assumed_one_most_often()
    {
        var readings = bench.AtPoints("{ assumed: 4, range: [2, 6], because: b }", Points, reader => reader.Count("x"));

        var often = readings.CountBy(reading => reading.Si).ToDictionary();
        Assert.Equal([2.0, 3.0, 4.0, 5.0, 6.0], often.Keys.Order());
        Assert.Equal(4.0, often.MaxBy(pair => pair.Value).Key);
        Assert.True(often[2.0] > 50);
    }

    [Fact]
    public void A_uniform_spread_of_counts_gives_every_whole_number_as_often()
    {
        var readings = bench.AtPoints("{ read: radar/targets, as: spread(uniform) }", Points, reader => reader.Count("x"));

        var often = readings.CountBy(reading => reading.Si).ToDictionary();
        Assert.Equal([6.0, 7.0, 8.0, 9.0, 10.0], often.Keys.Order());
        // Four degrees of freedom: 28 is passed once in 80,000 draws.
        Assert.True(ChiSquare(often.Values, Points / 5.0) < 28.0);
    }

    [Fact]
    public void A_uniform_spread_fills_its_range_evenly()
    {
        var readings = bench.AtPoints("{ read: radar/range, as: spread(uniform) }", Points, reader => reader.Length("x"));

        Assert.Equal(350_000.0, readings.Average(reading => reading.Si), 3_000.0);
        Assert.True(ChiSquare([.. readings.CountBy(reading => Math.Min(9, (int)(reading.Position!.Value * 10.0))).Select(pair => pair.Value)], Points / 10.0) < 45.0);
    }

    [Fact]
    public void Readings_of_one_name_share_their_draw_and_others_do_not()
    {
        var model = bench.Models("""
            near: { assumed: 900 m/s, range: [800 m/s, 1000 m/s], together: speeds, because: b }
            far: { assumed: 500 m/s, range: [400 m/s, 600 m/s], together: speeds, because: b }
            else: { assumed: 500 m/s, range: [400 m/s, 600 m/s], because: b }
            """).Find("example")!;

        for (var point = 0UL; point < 100; point++)
        {
            var reader = new ModelReader(model, bench.Ledger, bench.Findings, new ReadingChoices { Draws = new Luck(point) });
            var (near, far, other) = (reader.Speed("near").MetresPerSecond, reader.Speed("far").MetresPerSecond, reader.Speed("else").MetresPerSecond);
            Assert.Equal(near - 800.0, far - 400.0, 0.6);
            Assert.NotEqual(far, other);
        }
    }

    [Fact]
    public void Adding_a_reading_changes_no_others_draw()
    {
        const string Fields = """
            a: { assumed: 9 s, range: [5 s, 15 s], because: b }
            b: { read: radar/targets, as: spread(discrete) }
            c: { read: radar/range, as: spread(uniform) }
            """;
        var choices = new ReadingChoices { Draws = new Luck(7) };
        var few = ModelLibrary.ReadFields(bench.Models(Fields).Find("example")!, bench.Ledger, bench.Findings, choices);
        var more = ModelLibrary.ReadFields(bench.Models("aa: { assumed: 9 s, range: [5 s, 15 s], because: b }\n" + Fields + "\nd: { read: radar/missiles, as: spread(discrete) }").Find("example")!, bench.Ledger, bench.Findings, choices);

        Assert.Equal(
            few.Select(reading => (reading.Key, reading.Si, reading.Text)),
            more.Where(reading => few.Any(other => string.Equals(other.Key, reading.Key, StringComparison.Ordinal))).Select(reading => (reading.Key, reading.Si, reading.Text)));
    }

    [Fact]
    public void Points_read_side_by_side_are_those_read_one_after_the_other()
    {
        var model = bench.Models("""
            a: { assumed: 9 s, range: [5 s, 15 s], because: b }
            b: { read: radar/targets, as: spread(discrete) }
            section: { c: { read: radar/range, as: spread(triangular) }, d: { assumed: x, among: [x, y], because: b } }
            """).Find("example")!;
        var beside = new string[400];
        Parallel.For(0, beside.Length, point => beside[point] = At(point));

        Assert.Equal(Enumerable.Range(0, beside.Length).Select(At), beside, StringComparer.Ordinal);

        string At(int point)
        {
            var own = new List<Finding>();
            var readings = ModelLibrary.ReadFields(model, bench.Ledger, own, new ReadingChoices { Draws = new Luck((ulong)point) });
            return string.Join(';', readings.Select(reading => $"{reading.Key} {reading.Text}")) + own.Count;
        }
    }

    [Fact]
    public void What_stands_fast_is_the_same_at_every_point()
    {
        foreach (var field in (string[])["{ read: radar/range, as: one(maker-2015) }", "{ read: radar/range, as: middle }", "{ assumed: 1 km, among: [1 km], because: b }", "{ assumed: 1 km, range: [1 km, 1 km], because: b }"])
        {
            var plain = bench.Plain(field, reader => reader.Length("x"));
            Assert.All(bench.AtPoints(field, 5, reader => reader.Length("x")), reading => Assert.Equal((plain.Si, plain.Text, null), (reading.Si, reading.Text, reading.Position)));
        }
    }

    [Theory]
    [InlineData("speed", "{ assumed: 240 m/s, range: [200 m/s, 260 m/s], because: b }", PropertyKind.Speed)]
    [InlineData("pull", "{ assumed: 30 m/s2, range: [3 m/s2, 300 m/s2], because: b }", PropertyKind.Acceleration)]
    [InlineData("angle", "{ assumed: 90 deg, range: [0.01 deg, 110 deg], because: b }", PropertyKind.Angle)]
    [InlineData("rate", "{ assumed: 6 deg/s, range: [3 deg/s, 12 deg/s], because: b }", PropertyKind.AngularRate)]
    [InlineData("frequency", "{ assumed: 3 GHz, range: [200 kHz, 14 GHz], because: b }", PropertyKind.Frequency)]
    [InlineData("area", "{ assumed: 0.001 m2, range: [0.0001 m2, 100 m2], because: b }", PropertyKind.Area)]
    [InlineData("loss", "{ assumed: 6 dB, range: [-3 dB, 10 dB], because: b }", PropertyKind.Decibels)]
    [InlineData("factor", "{ assumed: 1.3333, range: [1.2, 1.6], because: b }", PropertyKind.Number)]
    [InlineData("chance", "{ assumed: 1e-6, range: [1e-8, 1e-4], because: b }", PropertyKind.Probability)]
    [InlineData("duration", "{ assumed: 9 s, range: [1 ms, 30 d], because: b }", PropertyKind.Duration)]
    [InlineData("power", "{ assumed: 1 kW, range: [1 mW, 20 MW], because: b }", PropertyKind.Power)]
    [InlineData("length", "{ assumed: 3 km, range: [1 mm, 400 km], because: b }", PropertyKind.Length)]
    public void A_drawn_value_is_what_its_text_says_and_lies_in_its_range(string key, string field, PropertyKind kind)
    {
        var model = bench.Models($"{key}: {field}").Find("example")!;
        var plain = Read(new ModelReader(model, bench.Ledger, bench.Findings), key, kind);
        for (var point = 0UL; point < 200; point++)
        {
            var reading = Read(new ModelReader(model, bench.Ledger, bench.Findings, new ReadingChoices { Draws = new Luck(point) }), key, kind);
            Assert.Equal(QuantityText.Parse(reading.Kind!.Value, reading.Text).Si, reading.Si);
            Assert.InRange(reading.Si, plain.LowSi!.Value, plain.HighSi!.Value);
            Assert.InRange(reading.Position!.Value, 0.0, 1.0);
        }

        Assert.Empty(bench.Findings);
    }

    [Fact]
    public void A_greater_draw_gives_no_smaller_value_and_none_outside_the_range()
    {
        var model = bench.Models("""
            even: { read: radar/range, as: spread(uniform) }
            peaked: { read: radar/range, as: spread(triangular) }
            decades: { read: radar/area, as: spread(triangular) }
            whole: { read: radar/missiles, as: spread(triangular) }
            at-the-low-end: { assumed: 5 s, range: [5 s, 15 s], because: b }
            at-the-high-end: { assumed: 15 s, range: [5 s, 15 s], because: b }
            across-zero: { assumed: 0 dB, range: [-10 dB, 3 dB], because: b }
            words: { assumed: a, among: [a, b, c], because: b }
            """).Find("example")!;
        var pairs = from first in Gen.Choose(1, 999_999)
                    from second in Gen.Choose(1, 999_999)
                    select (Less: Math.Min(first, second) / 1e6, More: Math.Max(first, second) / 1e6);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (less, more) = (At(pair.Less), At(pair.More));
            return less.Count == 8 && less.Zip(more).All(two => two.First.Position <= two.Second.Position
                && (double.IsNaN(two.First.Si) || (two.First.Si <= two.Second.Si && two.First.Si >= two.First.LowSi && two.Second.Si <= two.Second.HighSi)));
        }).Check(Drawn.Draws(500));

        IReadOnlyList<Reading> At(double number) => ModelLibrary.ReadFields(model, bench.Ledger, bench.Findings, new ReadingChoices { Draws = new Fixed(number) });
    }

    [Theory]
    [InlineData(1e-12, "5 s", 0.0)]
    [InlineData(1.0 - 1e-12, "15 s", 1.0)]
    public void The_ends_of_a_range_are_shown_as_written(double number, string text, double position)
    {
        var reader = bench.Reader("x: { assumed: 9 s, range: [5 s, 15 s], because: b }", new ReadingChoices { Draws = new Fixed(number) });

        reader.Duration("x");

        Assert.Equal((text, position), (reader.Readings[0].Text, reader.Readings[0].Position!.Value));
    }

    private static double ChiSquare(IReadOnlyCollection<int> counts, double expected) =>
        counts.Sum(count => (count - expected) * (count - expected) / expected);

    private static Reading Read(ModelReader reader, string key, PropertyKind kind)
    {
        _ = kind switch
        {
            PropertyKind.Speed => reader.Speed(key).MetresPerSecond,
            PropertyKind.Acceleration => reader.Acceleration(key).MetresPerSecondSquared,
            PropertyKind.Angle => reader.Angle(key).Degrees,
            PropertyKind.AngularRate => reader.AngularRate(key).DegreesPerSecond,
            PropertyKind.Frequency => reader.Frequency(key).Hertz,
            PropertyKind.Area => reader.Area(key).SquareMetres,
            PropertyKind.Decibels => reader.Decibels(key).Value,
            PropertyKind.Number => reader.Number(key),
            PropertyKind.Probability => reader.Probability(key),
            PropertyKind.Duration => reader.Duration(key).Seconds,
            PropertyKind.Power => reader.Power(key).Watts,
            _ => reader.Length(key).Metres,
        };
        return Assert.Single(reader.Readings);
    }
}
