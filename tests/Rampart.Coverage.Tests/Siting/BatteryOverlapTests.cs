using System.Text;
using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Physics.Detection;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests.Siting;

public class BatteryOverlapTests
{
    private static readonly TargetHeight High = new(Length.FromKilometres(8.0), HeightReference.AboveSea);
    private static readonly IGround Smooth = new SmoothGround(Length.FromMetres(Sketch.Ground_m));
    private static readonly Length Cell = Length.FromKilometres(2.0);

    /// <summary>A battery east of home whose missile reaches 40 km.</summary>
    private static RingQuestion Standing(string name, double east_km)
    {
        var battery = Sketch.Battle().Batteries[0];
        return new RingQuestion
        {
            Battery = battery with { Name = name },
            Post = Sketch.Post,
            Types = [battery.Launchers[0].Interceptor with { MaximumRange = Length.FromKilometres(40.0) }],
            Weather = WeatherDefinition.Dry,
            Pass = new TargetPass(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(10.0)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.Zero, Course.Closing),
            Heights = [High],
            Radius = Length.FromKilometres(60.0),
        }.StandingAt(Sketch.Around(90.0, east_km, Sketch.Ground_m));
    }

    private static BatteryOverlap Of(IReadOnlyList<Demand> demands, params double[] east_km) => BatteryOverlap.Of(
        [.. east_km.Select((each, at) => Standing($"battery {at + 1}", each))], Smooth, Cell, High, Course.Closing, crossesColumns: true, demands, 2, TestContext.Current.CancellationToken);

    [Fact]
    public void Two_batteries_apart_add_up_and_two_at_one_place_are_engaged_twice_over()
    {
        var (one, apart, same) = (Of([], 0.0), Of([], 0.0, 130.0), Of([], 0.0, 0.0));
        var own_km2 = one.ByAtLeast_km2(1);

        Assert.InRange(own_km2, 3500.0, Math.PI * 42.0 * 42.0);
        Assert.Equal(2.0 * own_km2, apart.ByAtLeast_km2(1), 0.03 * own_km2);
        Assert.Equal(0.0, apart.ByAtLeast_km2(2));
        Assert.Equal(own_km2, same.ByAtLeast_km2(1), 1e-6);
        Assert.Equal(own_km2, same.ByAtLeast_km2(2), 1e-6);
        Assert.Equal(0.0, same.OnlyBy_km2(0));
    }

    [Fact]
    public void Union_and_overlap_are_what_the_circles_say_and_the_counts_fit_each_other()
    {
        var overlap = Of([], 0.0, 40.0, 80.0);
        var singles = Enumerable.Range(0, 3).Sum(overlap.By_km2);
        var atLeast = Enumerable.Range(1, 3).Select(overlap.ByAtLeast_km2).ToList();

        Assert.Equal(singles, atLeast.Sum(), 1e-6);
        Assert.Equal(atLeast.OrderDescending(), atLeast);
        Assert.True(atLeast[1] > 1000.0 && overlap.Unknown_km2 == 0.0);
        Assert.Equal(atLeast[0] - atLeast[1], Enumerable.Range(0, 3).Sum(overlap.OnlyBy_km2), 1e-6);
        Assert.All(Enumerable.Range(1, 3), count => Assert.Equal(overlap.ByAtLeast_km2(count), overlap.Outline(count).Area_km2, 1e-6));
    }

    [Fact]
    public void A_border_and_an_area_are_told_by_their_shares()
    {
        var west = new Demand("near", Sketch.Around(90.0, 25.0, 0.0), 3.0, DemandKind.Border, "border");
        var east = west with { Name = "far", Place = Sketch.Around(90.0, 500.0, 0.0), Weight = 1.0 };
        var overlap = Of([west, east], 0.0, 40.0);
        using var stream = new MemoryStream();
        OverlapTables.WriteWithin(stream, [overlap]);

        Assert.Equal([0.75, 0.75, 0.0], Enumerable.Range(1, 3).Select(overlap.Within!.Parts[0].Share));
        Assert.Contains("8000,sea,closing,border,border,4,km,75,75,0,0,25\n", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.Null(Of([], 0.0).Within);
    }

    [Fact]
    public void Unknown_ground_is_an_area_of_its_own_and_no_ground_that_is_not_engaged()
    {
        // Between two columns of cells.
        var halfway = Sketch.Around(90.0, 21.0, 0.0).Longitude.Degrees;
        var ground = new Known(Smooth, normal => Math.Atan2(normal.Y, normal.X) * 180.0 / Math.PI < halfway);
        Demand Piece(string name, double east_km) => new(name, Sketch.Around(90.0, east_km, 0.0), 1.0, DemandKind.Border, "border");
        var overlap = BatteryOverlap.Of([Standing("alone", 0.0)], ground, Cell, High, Course.Closing, crossesColumns: true, [Piece("known", 10.0), Piece("unknown", 30.0), Piece("beyond", 200.0), Piece("farther", 300.0)], 1, TestContext.Current.CancellationToken);
        var all = Of([], 0.0);

        // What a circle of 60 km has beyond a line 21 km from its middle.
        var segment_km2 = (3600.0 * Math.Acos(21.0 / 60.0)) - (21.0 * Math.Sqrt(3600.0 - 441.0));
        Assert.Equal(segment_km2, overlap.Unknown_km2, 0.02 * segment_km2);
        Assert.InRange(overlap.ByAtLeast_km2(1), 0.5 * all.ByAtLeast_km2(1), 0.9 * all.ByAtLeast_km2(1));
        Assert.Equal(new UntoldPart(0.25, 0.5), overlap.UntoldOf(overlap.Within!.Parts[0]));
        var (row, column) = overlap.Grid.CellOf(Sketch.Around(90.0, 30.0, 0.0));
        Assert.True(overlap.IsUnknownAt((int)Math.Round(row), (int)Math.Round(column)));
        Assert.False(overlap.IsUnknownAt((int)Math.Round(row), overlap.Grid.Size / 2));
        Assert.False(overlap.IsUnknownAt(0, overlap.Grid.Size - 1));
    }

    [Fact]
    public void No_battery_is_refused() => Assert.Throws<ArgumentException>(() => Of([]));

    /// <summary>Ground of which a part is known.</summary>
    private sealed class Known(IGround ground, Func<EcefVector, bool> isKnown) : IGround
    {
        public string Identity => "known in part";

        public string Description => Identity;

        public double LowestHeight_m => ground.LowestHeight_m;

        public double MaskReference_m => ground.MaskReference_m;

        public double PostSpacing_m => ground.PostSpacing_m;

        public double HeightAt(EcefVector normal) => isKnown(normal) ? ground.HeightAt(normal) : double.NaN;

        public double PostSpacingAt(EcefVector normal) => PostSpacing_m;

        public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) => throw new NotSupportedException();
    }
}
