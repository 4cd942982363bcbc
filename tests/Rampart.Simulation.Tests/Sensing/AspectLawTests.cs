using FsCheck.Fluent;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tests.Sensing;

/// <summary>What a target shows of itself depends on the radar's band and on the side that it turns to the radar.</summary>
public class AspectLawTests
{
    private static readonly Frequency SBand = Frequency.FromGigahertz(3.0);

    [Fact]
    public void From_ahead_the_nose_is_seen_from_beside_the_side_from_behind_the_tail()
    {
        var shaped = new CrossSectionDefinition(Muster.Band(RadarBand.S, 0.01, 10.0, 0.3));

        Assert.Equal(0.01, shaped.Seen_m2(SBand, 1.0), 1e-12);
        Assert.Equal(10.0, shaped.Seen_m2(SBand, 0.0), 1e-9);
        Assert.Equal(0.3, shaped.Seen_m2(SBand, -1.0), 1e-10);

        // Half-way to the side half the decibels, and a rounding error beyond the straight line is the straight line.
        Assert.Equal(Math.Sqrt(0.01 * 10.0), shaped.Seen_m2(SBand, Math.Sqrt(0.5)), 1e-9);
        Assert.Equal(Math.Sqrt(10.0 * 0.3), shaped.Seen_m2(SBand, -Math.Sqrt(0.5)), 1e-9);
        Assert.Equal(shaped.Seen_m2(SBand, 1.0), shaped.Seen_m2(SBand, 1.0 + 1e-12));
    }

    [Fact]
    public void Between_nose_and_side_and_between_side_and_tail_the_decibels_go_linearly_with_the_angle()
    {
        var cases =
            from nose in Laws.Between(-40.0, 30.0)
            from side in Laws.Between(-40.0, 40.0)
            from tail in Laws.Between(-40.0, 30.0)
            from aspect in Laws.Between(0.0, 180.0)
            select (nose, side, tail, aspect);
        Laws.Holds(cases, each =>
        {
            static double Area(double dB) => Math.Pow(10.0, dB / 10.0);
            var shaped = Muster.Band(RadarBand.X, Area(each.nose), Area(each.side), Area(each.tail));
            var seen_dB = 10.0 * Math.Log10(shaped.Seen_m2(Math.Cos(each.aspect * Math.PI / 180.0)));
            var expected_dB = each.aspect <= 90.0
                ? each.nose + ((each.side - each.nose) * each.aspect / 90.0)
                : each.side + ((each.tail - each.side) * (each.aspect - 90.0) / 90.0);
            return Math.Abs(seen_dB - expected_dB) < 1e-6;
        });
    }

    [Theory]
    [InlineData(0.15, RadarBand.Vhf)]
    [InlineData(0.7, RadarBand.Vhf)]
    [InlineData(1.3, RadarBand.S)]
    [InlineData(2.0, RadarBand.S)]
    [InlineData(3.999, RadarBand.S)]
    [InlineData(5.0, RadarBand.S)]
    [InlineData(7.0, RadarBand.X)]
    [InlineData(9.5, RadarBand.X)]
    [InlineData(35.0, RadarBand.X)]
    public void A_radar_meets_its_own_band_or_else_the_nearest_in_octaves(double frequency_GHz, RadarBand expected)
    {
        // From 0.3 GHz up to 0.7 it is 1.2 octaves, down from 2 GHz 1.5; from 4 GHz to 5 a third, from 8 GHz two thirds.
        var shaped = new CrossSectionDefinition(Muster.Band(RadarBand.X, 3.0, 3.0, 3.0), Muster.Band(RadarBand.Vhf, 1.0, 1.0, 1.0), Muster.Band(RadarBand.S, 2.0, 2.0, 2.0));

        Assert.Equal(expected switch { RadarBand.Vhf => 1.0, RadarBand.S => 2.0, _ => 3.0 }, shaped.Seen_m2(Frequency.FromGigahertz(frequency_GHz), 0.3));
    }

    [Fact]
    public void Of_two_bands_as_near_the_lower_counts_whatever_their_order()
    {
        var (low, high) = (Muster.Band(RadarBand.Uhf, 1.0, 1.0, 1.0), Muster.Band(RadarBand.S, 2.0, 2.0, 2.0));
        var between = Frequency.FromHertz(Math.Sqrt(1e9 * 2e9));

        // √2 up from 1 GHz and √2 down from 2 GHz, but for a rounding error; a little nearer to one it is that one.
        Assert.Equal(1.0, new CrossSectionDefinition(high, low).Seen_m2(Frequency.FromHertz(between.Hertz * 0.999), 1.0));
        Assert.Equal(2.0, new CrossSectionDefinition(low, high).Seen_m2(Frequency.FromHertz(between.Hertz * 1.001), 1.0));
        Assert.Equal(new CrossSectionDefinition(low, high).Seen_m2(between, 1.0), new CrossSectionDefinition(high, low).Seen_m2(between, 1.0));
    }

    [Fact]
    public void One_value_for_all_is_that_value_to_the_last_bit()
    {
        var uniform = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.1));

        Assert.All([1.0, 0.2, 0.0, -0.7, -1.0], cosine => Assert.Equal(0.1, uniform.Seen_m2(SBand, cosine)));
        Assert.Equal(0.1, uniform.NoseOnInLowestBand.SquareMetres);
    }

    [Fact]
    public void What_is_no_cross_section_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Muster.Band(RadarBand.S, 0.0, 1.0, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Muster.Band(RadarBand.S, 1.0, -1.0, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Muster.Band(RadarBand.S, 1.0, 1.0, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossSectionDefinition());
        Assert.Throws<ArgumentException>(() => new CrossSectionDefinition(Muster.Band(RadarBand.S, 1.0, 1.0, 1.0), Muster.Band(RadarBand.S, 2.0, 1.0, 1.0)));
    }

    [Fact]
    public void The_journal_keeps_the_nose_in_the_lowest_band()
    {
        var fought = Fought.Fight(Watched(Sketch.Fighter("fighter") with { CrossSection = Muster.Shaped }));

        Assert.Equal(2.0, Assert.Single(fought.All<TargetAppeared>()).CrossSection.SquareMetres);
    }

    [Fact]
    public void Who_comes_straight_on_is_first_seen_as_far_out_as_its_nose_alone_would_be()
    {
        // Head-on to the radar itself, whatever its side and tail show.
        var head = Sketch.Fighter("fighter", from_km: 400.0, height_m: 12000.0, speed_mps: 300.0, aim: "alpha");
        Fought Seen(CrossSectionDefinition shape) => Fought.Fight(Watched(head with { CrossSection = shape }));

        var shaped = Seen(new CrossSectionDefinition(Muster.Band(RadarBand.S, 0.05, 0.05 * 1.01, 10.0)));
        var nose = Seen(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(0.05)));

        Assert.Equal(
            nose.All<Detection>().Select(seen => seen.Time.SinceStart.Seconds).First(),
            shaped.All<Detection>().Select(seen => seen.Time.SinceStart.Seconds).First(), tolerance: 15.0);
    }

    [Fact]
    public void A_large_side_is_seen_where_a_nose_is_not_and_a_large_tail_where_it_flies_away()
    {
        var side = new CrossSectionDefinition(Muster.Band(RadarBand.S, 0.001, 20.0, 0.001));
        var tail = new CrossSectionDefinition(Muster.Band(RadarBand.S, 0.001, 0.001, 20.0));
        var passing = Sketch.Airliner("target", from_deg: 220.0, to_deg: 140.0, distance_km: 250.0);
        var leaving = passing with { Route = [Sketch.Around(180.0, 150.0, 10500.0), Sketch.Around(180.0, 330.0, 10500.0)] };
        var coming = passing with { Route = [Sketch.Around(180.0, 330.0, 10500.0), Sketch.Around(180.0, 150.0, 10500.0)] };
        int Detections(TargetDefinition target, CrossSectionDefinition shape) => Fought.Fight(Watched(target with { CrossSection = shape })).All<Detection>().Count;

        Assert.True(Detections(passing, side) > 20);
        Assert.Equal(0, Detections(coming, side));
        Assert.Equal(0, Detections(leaving, side));
        Assert.True(Detections(leaving, tail) > 20);
        Assert.Equal(0, Detections(coming, tail));
    }

    [Fact]
    public void The_probability_of_a_look_from_abeam_is_that_of_the_side()
    {
        var side = new CrossSectionDefinition(Muster.Band(RadarBand.S, 0.01, 1.0, 0.1));
        var passing = Sketch.Airliner("target", from_deg: 220.0, to_deg: 140.0, distance_km: 250.0);
        Dictionary<SimulationTime, double> Looks(CrossSectionDefinition shape)
        {
            var fought = Fought.Fight(Watched(passing with { CrossSection = shape }));
            return fought.All<Detection>().Select(look => (look.Time, look.Probability)).Concat(fought.All<MissedLook>().Select(look => (look.Time, look.Probability)))
                .ToDictionary(look => look.Time, look => look.Probability);
        }

        var (shaped, large) = (Looks(side), Looks(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1.0))));
        var nearest = shaped.MaxBy(look => look.Value);

        Assert.Equal(shaped.Keys.Order(), large.Keys.Order());
        Assert.All(shaped, look => Assert.True(look.Value <= large[look.Key] + 1e-9));
        Assert.Equal(large[nearest.Key], nearest.Value, tolerance: 0.02);
        Assert.Contains(shaped, look => look.Value < 0.5 * large[look.Key]);
    }

    private static BattleDefinition Watched(TargetDefinition target) => Sketch.Battle(target).WithBatteries(battery => battery with
    {
        Launchers = [],
        SearchRadar = battery.SearchRadar with { FalsePlotsPerScan = 0.0 },
    });
}
