using Rampart.Coverage.Rings;
using Rampart.Physics.Detection;
using Rampart.Simulation.Command;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;

namespace Rampart.Coverage.Tests.Rings;

public class RingBandsTests
{
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];

    private static RingQuestion Question(BatteryDefinition battery, Length radius, double echo_m2 = 10.0, params IReadOnlyList<double> heights_m) => new()
    {
        Battery = battery,
        Post = Sketch.Post,
        Types = [Battery.Launchers[0].Interceptor],
        Weather = WeatherDefinition.Dry,
        Pass = new TargetPass(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.Zero, Course.Closing),
        Heights = [.. heights_m.Select(height_m => new TargetHeight(Length.FromMetres(height_m), HeightReference.AboveGround))],
        Radius = radius,
    };

    [Fact]
    public void A_band_ends_at_the_quantiles_of_its_draws_and_is_widened_to_hold_the_value()
    {
        // 0 to 40 in no order: one draw in twenty lies below 2, one above 38.
        double[] draws = [.. Enumerable.Range(0, 41).Select(draw => (double)(draw * 17 % 41))];

        Assert.Equal(new Banded(20.0, 2.0, 38.0), Banded.Of(20.0, draws));
        Assert.Equal(new Banded(1.0, 1.0, 38.0), Banded.Of(1.0, draws));
        Assert.Equal(new Banded(39.0, 2.0, 39.0), Banded.Of(39.0, draws));

        // Between two draws a quantile is linear.
        Assert.Equal((10.5, 19.5), (Banded.Of(15.0, [10.0, 20.0]).Low, Banded.Of(15.0, [10.0, 20.0]).High));
        Assert.Equal(new Banded(7.0, 5.0, 7.0), Banded.Of(7.0, [5.0]));
        Assert.True(double.IsNaN(Banded.Of(7.0, []).Low) && double.IsNaN(Banded.Of(7.0, []).High));
    }

    [Fact]
    public void The_bands_are_those_of_each_draw_reckoned_by_itself_and_draws_on_two_threads_say_the_same()
    {
        const int Points = 6;
        double[] heights_m = [300.0, 3000.0];
        var spacing = Length.FromKilometres(1.0);
        var terrain = SiteTerrain.Around(new SmoothGround(Length.FromMetres(Sketch.Ground_m)), Battery.Site, Length.FromKilometres(100.0), Length.FromKilometres(1.0));
        IReadOnlyList<RingRow> Rows(int threads) => RingBands.Of(
            Question(Battery, Length.FromKilometres(90.0), 10.0, heights_m), terrain, spacing, Drawn, Points, seed: 5, threads, progress: null, TestContext.Current.CancellationToken);
        RingQuestion Drawn(int point) => Question(Battery, Length.FromKilometres(90.0), 0.01 * point, heights_m);

        var (one, two) = (Rows(1), Rows(2));

        Assert.Equal(one.SelectMany(row => row.Shares_km2), two.SelectMany(row => row.Shares_km2));

        // The slow way: each draw's ground and readings, every second cell, the shares of its own ring told of the true one.
        var ring_km2 = one[0].Of(RingShare.Brochure).Value;
        int within = 0, beyond = 0;
        for (var at = 0; at < heights_m.Length; at++)
        {
            var drawn = Enumerable.Range(1, Points).Select(point => new RingSurvey(Drawn(point), TerrainDraw.Of(terrain, spacing, 5, (ulong)point)).Areas(one[at].Height, Course.Closing, apart: 2)).ToList();
            foreach (var share in Enum.GetValues<RingShare>().Skip(1))
            {
                double[] ordered = [.. drawn.Select(areas => ring_km2 * areas[share] / areas[RingShare.Brochure]).Order()];
                var (band, low, high) = (one[at].Of(share), ordered[0] + (0.25 * (ordered[1] - ordered[0])), ordered[^1] - (0.25 * (ordered[^1] - ordered[^2])));
                Assert.Equal(Math.Min(low, band.Value), band.Low, 1e-6 * ring_km2);
                Assert.Equal(Math.Max(high, band.Value), band.High, 1e-6 * ring_km2);
                within += low < band.Value && band.Value < high ? 1 : 0;
                beyond += low > band.Value || band.Value > high ? 1 : 0;
            }
        }

        Assert.True(within + beyond > 0 && beyond > 0, $"{within} values within their draws, {beyond} beyond");
        Assert.All(one, row => Assert.Equal(row.Of(RingShare.Brochure).Low, row.Of(RingShare.Brochure).High));
        Assert.True(one[0].Of(RingShare.Terrain).Low < 0.9 * one[0].Of(RingShare.Terrain).High, "the ground's error moves nothing");
    }

    [Fact]
    public void A_point_whose_readings_make_no_battery_is_left_out_and_without_points_there_is_no_band()
    {
        var terrain = SiteTerrain.Around(new SmoothGround(Length.FromMetres(Sketch.Ground_m)), Battery.Site, Length.FromKilometres(60.0), Length.FromKilometres(1.0));
        var question = Question(Battery, Length.FromKilometres(50.0), 10.0, 300.0);
        IReadOnlyList<RingRow> Rows(int points) => RingBands.Of(question, terrain, Length.FromKilometres(1.0), _ => null, points, 5, 1, progress: null, TestContext.Current.CancellationToken);

        Assert.True(double.IsNaN(Rows(0)[0].Of(RingShare.Terrain).Low));
        Assert.True(double.IsNaN(Rows(3)[0].Of(RingShare.Terrain).Low));
    }

    [Fact]
    public void A_missile_alone_does_no_more_than_all_together_and_the_only_one_does_all()
    {
        var terrain = SiteTerrain.Around(new SmoothGround(Length.FromMetres(Sketch.Ground_m)), Battery.Site, Length.FromKilometres(120.0), Length.FromKilometres(1.0));
        var question = Question(Battery, Length.FromKilometres(70.0), 10.0, 5000.0);
        IReadOnlyList<RingRow> Rows(RingQuestion asked) => RingBands.Of(asked, terrain, Length.FromKilometres(1.0), _ => asked, 2, 5, 1, progress: null, TestContext.Current.CancellationToken);
        var shorter = question.Types[0] with { Name = "shorter", MaximumRange = Length.FromKilometres(30.0) };
        var (alone, both) = (Rows(question)[0], Rows(question with { Types = [question.Types[0], shorter] })[0]);

        Assert.Equal(alone.Of(RingShare.Engagement), alone.EngagedAlone_km2[0]);
        Assert.Equal(alone.Of(RingShare.Engagement).Value, both.EngagedAlone_km2[0].Value, 1e-6);
        Assert.Equal(both.EngagedWithout_km2[0], both.EngagedAlone_km2[1]);
        Assert.InRange(both.EngagedAlone_km2[1].Value, 500.0, Math.PI * 30.0 * 30.0);
        Assert.True(both.EngagedAlone_km2[1].Low <= both.EngagedAlone_km2[1].Value);
    }

    /// <summary>The band that the built-in grid's error gives is held against posts ten times as fine.</summary>
    [Fact]
    public void The_band_over_the_coarse_grid_holds_what_finer_ground_says()
    {
        var tiles = Path.Combine(Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given ? given : Path.Combine(Repository(), "..", "shared"), "terrain", "dted0");
        Assert.SkipUnless(Directory.Exists(tiles), $"SKIPPED: {tiles} is not there; set RAMPART_SHARED to the folder with the data beside the project.");
        var (site, radius) = (Geodetic.FromDegrees(40.08, 32.57), Length.FromKilometres(400.0));
        double[] heights_m = [300.0, 1000.0, 3000.0, 10_000.0];
        SiteTerrain On(IElevation elevation) => SiteTerrain.Around(new RealGround(elevation, "ground", "ground", site), site, radius, Length.FromMetres(900.0));
        RingQuestion Standing(SiteTerrain terrain)
        {
            var stands = site with { Height = Length.FromMetres(terrain.SiteGround_m + 20.0) };
            var battery = Battery with { Site = site, SearchRadar = Battery.SearchRadar with { Antenna = stands }, EngagementRadar = Battery.EngagementRadar with { Antenna = stands } };
            return Question(battery, radius, 10.0, heights_m);
        }

        var coarse = On(new ElevationMosaic([], [BuiltInTerrain.Tile]));
        var fine = On(new ElevationMosaic([TerrainFolder.Open(tiles)], []));
        var rows = RingBands.Of(Standing(coarse), coarse, Length.FromKilometres(8.0), _ => Standing(coarse), 12, 1, 2, progress: null, TestContext.Current.CancellationToken);
        var survey = new RingSurvey(Standing(fine), fine);

        Assert.All(rows, row =>
        {
            var (band, truth) = (row.Of(RingShare.Terrain), survey.Areas(row.Height, Course.Closing)[RingShare.Terrain]);
            Assert.InRange(truth, 0.9 * band.Low, 1.05 * band.High);
            Assert.True(truth < 0.8 * band.Value, "the coarse grid is too generous, and the band must say so");
        });
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
