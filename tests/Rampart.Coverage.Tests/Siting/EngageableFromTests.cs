using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Physics.Detection;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests.Siting;

public class EngageableFromTests
{
    private static readonly Length Cell = Length.FromKilometres(2.0);
    private static readonly TargetHeight Low = new(Length.FromMetres(300.0), HeightReference.AboveGround);
    private static readonly TargetHeight High = new(Length.FromKilometres(9.0), HeightReference.AboveSea);

    private static readonly RingQuestion Question = new()
    {
        Battery = Sketch.Battery(),
        Post = Sketch.Post,
        Types = [Sketch.Missile],
        Weather = WeatherDefinition.Dry,
        Pass = new TargetPass(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(3.0)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.FromKilometres(9.0), Course.Closing),
        Heights = [Low, High],
        Radius = Length.FromKilometres(150.0),
    };

    private static readonly SmoothGround Smooth = new(Length.FromMetres(Sketch.Ground_m));

    private static readonly SiteCandidate Here = new("here", Sketch.Home);

    private static Demand Wanted(string name, double bearing_deg, double distance_km, DemandKind kind = DemandKind.Asset) =>
        new(name, Sketch.Around(bearing_deg, distance_km, Sketch.Ground_m), 1.0, kind, name);

    private static bool[] Covered(EngageableFrom rule, SiteCandidate from, params Demand[] demands) => [.. rule.Covers(from, demands).Cast<bool>()];

    [Fact]
    public void A_high_target_is_met_over_what_lies_in_reach_and_a_low_one_not_beyond_the_horizon()
    {
        var demands = new[] { Wanted("near", 90.0, 30.0), Wanted("far", 90.0, 120.0), Wanted("beyond", 90.0, 200.0) };

        Assert.Equal([true, true, false], Covered(new EngageableFrom(Question, Smooth, Cell, High, Course.Closing), Here, demands));
        Assert.Equal([true, false, false], Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing), Here, demands));
    }

    [Fact]
    public void The_battery_is_moved_to_the_candidate()
    {
        var there = new SiteCandidate("there", Sketch.Around(90.0, 200.0, Sketch.Ground_m));
        var demands = new[] { Wanted("near here", 90.0, 30.0), Wanted("near there", 90.0, 170.0) };
        var rule = new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing);

        Assert.Equal([true, false], Covered(rule, Here, demands));
        Assert.Equal([false, true], Covered(rule, there, demands));
    }

    [Fact]
    public void What_is_covered_does_not_depend_on_what_else_is_asked()
    {
        var rule = new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing);
        var demands = Enumerable.Range(1, 30).Select(number => Wanted($"{number:D2}", number * 37.0, number * 4.0)).ToArray();

        Assert.Equal(Covered(rule, Here, demands), demands.SelectMany(demand => Covered(rule, Here, demand)));
    }

    [Fact]
    public void A_keep_out_circle_asks_for_more_than_the_place()
    {
        var rule = new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing);
        var demands = Enumerable.Range(5, 30).Select(number => Wanted($"{number:D2}", 45.0, number * 2.0)).ToArray();
        var plain = Covered(rule, Here, demands);
        var kept = Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing) { KeepOut = Length.FromKilometres(15.0) }, Here, demands);

        Assert.All(kept.Zip(plain), each => Assert.True(each.Second || !each.First));
        Assert.True(kept.Count(each => each) < plain.Count(each => each));
        Assert.Contains(true, kept);
    }

    [Fact]
    public void Points_of_borders_and_areas_have_no_circle()
    {
        var rule = new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing);
        var kept = new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing) { KeepOut = Length.FromKilometres(40.0) };
        var demands = Enumerable.Range(5, 30).Select(number => Wanted($"{number:D2}", 45.0, number * 2.0, number % 2 == 0 ? DemandKind.Border : DemandKind.Area)).ToArray();

        Assert.Equal(Covered(rule, Here, demands), Covered(kept, Here, demands));
    }

    [Fact]
    public void Right_above_the_battery_is_its_dead_zone_unless_the_circle_alone_counts()
    {
        var beside = Wanted("beside", 0.0, 0.0);

        Assert.Equal([false], Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing), Here, beside));
        Assert.Equal([false], Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing) { KeepOut = Length.FromKilometres(15.0) }, Here, beside));
        Assert.Equal([true], Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing) { KeepOut = Length.FromKilometres(15.0), Need = AssetNeed.Circle }, Here, beside));
    }

    [Fact]
    public void Every_course_that_is_asked_must_hold()
    {
        var demands = Enumerable.Range(2, 36).Select(number => Wanted($"{number:D2}", 45.0, number * 4.0)).ToArray();
        bool[] On(params Course[] courses) => Covered(new EngageableFrom(Question, Smooth, Cell, High, courses), Here, demands);

        Assert.Equal(On(Course.Closing).Zip(On(Course.Receding), (closing, receding) => closing && receding), On(Course.Closing, Course.Receding));
        Assert.NotEqual(On(Course.Closing), On(Course.Receding));
        Assert.Throws<ArgumentException>(() => On());
    }

    [Fact]
    public void A_ridge_hides_the_low_from_one_side_and_two_sites_see_both()
    {
        // 2,500 m of rock 20 km to the east; the site behind it has room to see in time what comes over.
        var ridge = Sketch.Around(90.0, 20.0, 0.0).Longitude.Degrees;
        var ground = new Ground(degrees => Math.Abs(degrees - ridge) < 0.03 ? 3500.0 : Sketch.Ground_m);
        var rule = new EngageableFrom(Question, ground, Cell, Low, Course.Closing);
        SiteCandidate[] candidates = [Here, new("there", Sketch.Around(90.0, 90.0, 0.0))];
        Demand[] demands = [Wanted("west", 270.0, 10.0), Wanted("east", 90.0, 80.0)];
        var problem = SitingProblem.Of(candidates, demands, rule.Covers, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal([true, false], Covered(rule, Here, demands));
        Assert.Equal([false, true], Covered(rule, candidates[1], demands));
        Assert.Equal((1.0, 2.0), (problem.Chosen(1).Covered, problem.Chosen(2).Covered));
    }

    [Fact]
    public void The_antennas_stand_as_high_above_the_candidates_ground_as_they_did()
    {
        var plain = new SmoothGround(Length.FromMetres(100.0));
        var demands = Enumerable.Range(1, 25).Select(number => Wanted($"{number:D2}", 90.0, number * 4.0)).ToArray();
        bool[] Over(IGround flat) => Covered(new EngageableFrom(Question, flat, Cell, Low, Course.Closing), Here, demands);
        Assert.Equal(Over(Smooth), Over(plain));
        Assert.Contains(false, Over(plain));

        var hill = Sketch.Home.Longitude.Degrees;
        var ground = new Ground(degrees => Math.Abs(degrees - hill) < 0.01 ? 1600.0 : Sketch.Ground_m);
        var far = Wanted("far", 90.0, 100.0);

        Assert.Equal([true], Covered(new EngageableFrom(Question, ground, Cell, Low, Course.Closing), Here, far));
        Assert.Equal([false], Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing), Here, far));
    }

    [Fact]
    public void Where_nobody_knows_the_ground_no_battery_stands_and_nothing_is_covered()
    {
        var known = Sketch.Home.Longitude.Degrees + 0.1;
        var ground = new Ground(degrees => degrees < known ? Sketch.Ground_m : double.NaN);
        var rule = new EngageableFrom(Question, ground, Cell, High, Course.Closing);

        Assert.Equal([true, false], Covered(rule, Here, Wanted("west", 270.0, 60.0), Wanted("east", 90.0, 60.0)));
        Assert.Throws<ArgumentException>(() => rule.Covers(new SiteCandidate("off the map", Sketch.Around(90.0, 60.0, 0.0)), [Wanted("west", 270.0, 10.0)]));
    }

    [Fact]
    public void A_crest_narrower_than_the_maps_cell_hides_what_lies_behind_it()
    {
        // 600 m of rock, 1 km from the next posts of a map of 2 km.
        var (near, far) = (Sketch.Around(90.0, 20.7, 0.0).Longitude.Degrees, Sketch.Around(90.0, 21.3, 0.0).Longitude.Degrees);
        var ground = new Ground(degrees => degrees > near && degrees < far ? 3500.0 : Sketch.Ground_m, spacing_m: 250.0);
        var demands = Enumerable.Range(1, 8).Select(number => Wanted($"{number}", 90.0, number * 8.0)).ToArray();
        bool[] In(double cell_m) => Covered(new EngageableFrom(Question, ground, Length.FromMetres(cell_m), Low, Course.Closing), Here, demands);

        Assert.DoesNotContain(true, In(2000.0)[2..]);
        Assert.Equal([true, true], Covered(new EngageableFrom(Question, Smooth, Cell, Low, Course.Closing), Here, demands)[2..4]);
        Assert.Equal(In(250.0), In(2000.0));
        Assert.Equal([250.0, 900.0, 100.0], new[] { (250.0, 2000.0), (9000.0, 2000.0), (250.0, 100.0) }.Select(each => EngageableFrom.SightCell(new Ground(_ => 0.0, each.Item1), Length.FromKilometres(150.0), Length.FromMetres(each.Item2)).Metres));
    }

    [Fact]
    public void Of_each_demand_it_is_told_whether_it_can_be_met_or_not_or_nobody_knows_or_it_lies_beyond_the_radius()
    {
        var known = Sketch.Home.Longitude.Degrees + 0.1;
        var ground = new Ground(degrees => degrees < known ? Sketch.Ground_m : double.NaN);

        Assert.Equal(
            [DemandVerdict.Met, DemandVerdict.NotMet, DemandVerdict.Unknown, DemandVerdict.NotAsked],
            new EngageableFrom(Question, ground, Cell, Low, Course.Closing).Verdicts(Here, [Wanted("near", 270.0, 30.0), Wanted("far", 270.0, 140.0), Wanted("off the map", 90.0, 60.0), Wanted("beyond", 90.0, 200.0)]));
    }

    /// <summary>A ground by longitude; its masks are not asked for.</summary>
    private sealed class Ground(Func<double, double> height, double spacing_m = 0.0) : IGround
    {
        public string Identity => "by longitude";

        public string Description => Identity;

        public double LowestHeight_m => 0.0;

        public double MaskReference_m => 0.0;

        public double PostSpacing_m => spacing_m;

        public double HeightAt(EcefVector normal) => height(Math.Atan2(normal.Y, normal.X) * 180.0 / Math.PI);

        public double PostSpacingAt(EcefVector normal) => spacing_m;

        public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) => throw new NotSupportedException();
    }
}
