using Rampart.Coverage.Rings;
using Rampart.Physics.Detection;
using Rampart.Simulation.Command;
using Rampart.Simulation.Sensing;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Rings;

public class DetectionFieldTests
{
    private static readonly Length Radius = Length.FromKilometres(150.0);
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];
    private static readonly TargetHeight Low = new(Length.FromMetres(600.0), HeightReference.AboveGround);
    private static readonly TargetHeight High = new(Length.FromKilometres(8.0), HeightReference.AboveSea);
    private static readonly Jamming Jammed = new(
        [new PlacedJammer("jammer", new JammerDefinition(Power.FromWatts(5e4), Frequency.FromGigahertz(2.0), Frequency.FromGigahertz(4.0)), Sketch.Around(150.0, 120.0, 9000.0))], new Waves());

    private static SiteTerrain Terrain(Waves ground) => SiteTerrain.Around(ground, Battery.SearchRadar.Antenna, Radius * 1.2, Length.FromKilometres(1.5));

    private static TargetPass Pass(double echo_m2 = 0.02) =>
        new(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.Zero, Course.Closing);

    private static DetectionField Field(SiteTerrain terrain, TargetHeight height, Jamming? jamming = null, double echo_m2 = 0.02) =>
        DetectionField.Of(Battery.SearchRadar, WeatherDefinition.Dry, terrain, Pass(echo_m2), height, Radius, jamming);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_cell_has_the_probability_of_the_scan_that_finds_the_target_over_it(bool isHigh, bool isJammed)
    {
        var (terrain, height) = (Terrain(new Waves()), isHigh ? High : Low);
        var field = Field(terrain, height, isJammed ? Jammed : null);
        var (half, seen, between) = (field.Grid.Size / 2, 0, 0);
        for (var bearing = 0; bearing < 360; bearing += 15)
        {
            foreach (var scan in InboundRadial.Along(Battery.SearchRadar, WeatherDefinition.Dry, terrain, Pass(), height, Angle.FromDegrees(bearing), isJammed ? Jammed : null).Scans)
            {
                var cells = scan.Distance / field.Grid.CellSize;
                var (row, column) = (half - (int)Math.Round(cells * Math.Cos(bearing * Math.PI / 180.0)), half + (int)Math.Round(cells * Math.Sin(bearing * Math.PI / 180.0)));
                if (scan.Distance > Radius * 0.98 || scan.Distance < Length.FromKilometres(6.0) || (isJammed && Math.Abs(bearing - 150) < 15))
                {
                    continue;
                }

                seen += scan.Sight == Visibility.Visible ? 1 : 0;
                between += scan.Probability is > 0.05 and < 0.95 ? 1 : 0;
                Assert.Equal(scan.Probability, field.Values[(row * field.Grid.Size) + column], tolerance: 0.04);
            }
        }

        Assert.True(seen > 100 && (!isHigh || between > 100), $"{seen} seen, {between} in between");
    }

    [Fact]
    public void Hidden_is_nought_and_what_nobody_knows_is_no_number()
    {
        var terrain = Terrain(new Waves { UnknownSouthOf_deg = Battery.Site.Latitude.Degrees - 0.5 });
        var (field, view) = (Field(terrain, Low, echo_m2: 100.0), terrain.From(Battery.SearchRadar.Antenna.Height, Battery.SearchRadar.EffectiveEarthFactor));
        var half = field.Grid.Size / 2;
        var counts = new Dictionary<Visibility, int>();
        for (var at = 0; at < field.Values.Length; at++)
        {
            var (row, column) = (terrain.Middle + (at / field.Grid.Size) - half, terrain.Middle + (at % field.Grid.Size) - half);
            if (terrain.DistanceOf(row, column) > Radius.Metres)
            {
                Assert.True(float.IsNaN(field.Values[at]));
                continue;
            }

            var sight = double.IsNaN(terrain.Grid.Post(row, column)) ? Visibility.Unknown : view.At(row, column, Low.Height.Metres);
            counts[sight] = counts.GetValueOrDefault(sight) + 1;
            Assert.True(sight switch { Visibility.Unknown => float.IsNaN(field.Values[at]), Visibility.Hidden => field.Values[at] == 0f, _ => field.Values[at] > 0.99f || terrain.DistanceOf(row, column) < 2000.0 }, $"{sight}: {field.Values[at]}");
        }

        Assert.True(counts.Values.All(count => count > 100) && counts.Count == 3);
    }

    [Fact]
    public void A_jammer_makes_no_cell_more_probable_and_takes_most_on_its_own_azimuth()
    {
        var terrain = Terrain(new Waves());
        var fan = Battery.SearchRadar with { Beam = Battery.SearchRadar.Beam with { Elevation = ElevationPattern.CosecantSquared, Shoulder = Angle.FromDegrees(10.0) } };
        DetectionField Of(Jamming? jamming) => DetectionField.Of(fan, WeatherDefinition.Dry, terrain, Pass(0.1), High, Radius, jamming);
        var (clear, jammed) = (Of(jamming: null), Of(Jammed));
        var half = clear.Grid.Size / 2;

        Assert.All(Enumerable.Range(0, clear.Values.Length), at => Assert.True(float.IsNaN(clear.Values[at]) ? float.IsNaN(jammed.Values[at]) : jammed.Values[at] <= clear.Values[at]));
        float On(double bearing_deg) => jammed.Values[((half - (int)Math.Round(40.0 * Math.Cos(bearing_deg * Math.PI / 180.0))) * clear.Grid.Size) + half + (int)Math.Round(40.0 * Math.Sin(bearing_deg * Math.PI / 180.0))];
        Assert.True(On(150.0) < 0.01 && On(60.0) > 0.3, $"{On(150.0)} and {On(60.0)}");
    }

    [Fact]
    public void Of_a_fine_ground_every_so_many_posts_is_a_cell()
    {
        var terrain = SiteTerrain.Around(new Waves(), Battery.SearchRadar.Antenna, Length.FromKilometres(60.0), Length.FromMetres(60.0));
        var fine = DetectionField.Of(Battery.SearchRadar, WeatherDefinition.Dry, terrain, Pass(), High, Length.FromKilometres(60.0));

        Assert.Equal(120.0, fine.Grid.CellSize.Metres, 9);
        Assert.Equal(1001, fine.Grid.Size);
        Assert.Equal(terrain.SiteGround_m, fine.Grid.Post(500, 500), 1e-3);
        Assert.Equal(terrain.Grid.Post(terrain.Middle + 200, terrain.Middle - 40), fine.Grid.Post(600, 480), 1e-3);
    }

    [Fact]
    public void Classes_are_parts_of_each_other_and_the_best_of_two_radars_counts()
    {
        var terrain = Terrain(new Waves { UnknownSouthOf_deg = Battery.Site.Latitude.Degrees - 0.8 });
        var (weak, strong) = (Field(terrain, High, echo_m2: 0.002), Field(terrain, High, echo_m2: 0.05));
        var (one, best) = (DetectionSheet.Of([weak], Radius), DetectionSheet.Of([weak, strong], Radius));

        Assert.Equal(one.Areas_km2.OrderDescending(), one.Areas_km2);
        Assert.Equal(Math.PI * 150.0 * 150.0, best.Areas_km2[0], tolerance: 0.01 * Math.PI * 150.0 * 150.0);
        Assert.Equal(DetectionSheet.Of([strong], Radius).Areas_km2, best.Areas_km2);
        Assert.Equal(DetectionSheet.Any, best.Radar);
        Assert.True(one.Areas_km2[2] < best.Areas_km2[2] && one.Unknown_km2 > 1000.0);
        Assert.Throws<ArgumentException>(() => DetectionSheet.Of([weak, Field(terrain, Low)], Radius));
    }

    private static RingQuestion Question(double echo_m2) => new()
    {
        Battery = Battery,
        Post = Sketch.Post,
        Types = [Battery.Launchers[0].Interceptor],
        Weather = WeatherDefinition.Dry,
        Pass = Pass(echo_m2),
        Heights = [Low, High],
        Radius = Radius,
    };

    [Fact]
    public void Ranges_lie_in_the_bands_of_their_draws_and_the_number_of_threads_changes_nothing()
    {
        var terrain = Terrain(new Waves());
        List<RingQuestion> draws = [.. ((double[])[0.001, 0.005, 0.02, 0.08, 0.3]).Select(Question)];
        IReadOnlyList<DetectionReach> Of(int threads) => DetectionReach.Of(Question(0.02), terrain, 8, draws, threads, TestContext.Current.CancellationToken);
        var (one, two) = (Of(1), Of(2));

        Assert.Equal(one.SelectMany(row => row.Half.Concat(row.Ninety).Concat(row.Found)), two.SelectMany(row => row.Half.Concat(row.Ninety).Concat(row.Found)));
        Assert.All(one.SelectMany(row => row.Half), range => Assert.True(range.Low!.Value <= (range.Value ?? Length.Zero) && (range.Value ?? Length.Zero) <= range.High!.Value));
        var high = one[1].Half[0];
        Assert.Equal(DetectionReach.Of(Question(0.02), terrain, 8, [], 1, TestContext.Current.CancellationToken)[1].Half[0].Value, high.Value);
        Assert.True(high.Low!.Value < high.Value!.Value * 0.8 && high.High!.Value > high.Value.Value * 1.1, $"{high}");
    }

    [Fact]
    public void Without_draws_there_is_no_band_and_a_draw_that_sees_nothing_counts_as_nought()
    {
        Assert.Equal(new BandedRange(Length.FromKilometres(9.0), null, null), BandedRange.Of(Length.FromKilometres(9.0), []));
        Assert.Equal(Length.Zero, BandedRange.Of(Length.FromKilometres(9.0), [null, null, Length.FromKilometres(8.0)]).Low);
        Assert.Equal(new BandedRange(null, Length.Zero, Length.Zero), BandedRange.Of(null, [null]));
    }
}
