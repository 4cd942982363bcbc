using Rampart.Coverage.Rings;
using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Rings;

public class RingSurveyTests
{
    private static readonly Length Radius = Length.FromKilometres(120.0);
    private static readonly Length Cell = Length.FromKilometres(1.5);
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];
    private static readonly IGround Smooth = new SmoothGround(Length.FromMetres(Sketch.Ground_m));

    private static RingQuestion Question(double echo_m2 = 10.0, double speed_mps = 250.0, BatteryDefinition? battery = null) => new()
    {
        Battery = battery ?? Battery,
        Post = Sketch.Post,
        Types = [.. Battery.Launchers.Select(launcher => launcher.Interceptor).DistinctBy(type => type.Name, StringComparer.Ordinal)],
        Weather = WeatherDefinition.Dry,
        Pass = new TargetPass(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(speed_mps), Length.Zero, Course.Closing),
        Heights = [High],
        Radius = Radius,
    };

    private static TargetHeight High => AboveSea(10_000.0);

    private static TargetHeight AboveSea(double height_m) => new(Length.FromMetres(height_m), HeightReference.AboveSea);

    private static TargetHeight AboveGround(double height_m) => new(Length.FromMetres(height_m), HeightReference.AboveGround);

    private static SiteTerrain Terrain(IGround ground) => SiteTerrain.Around(ground, Battery.Site, Radius * 1.6, Cell);

    public static TheoryData<double, Course> Passes => new()
    {
        { 10_000.0, Course.Closing },
        { 10_000.0, Course.Crossing },
        { 10_000.0, Course.Receding },
        { 4_000.0, Course.Closing },
        { 2_000.0, Course.Closing },
    };

    [Theory]
    [MemberData(nameof(Passes))]
    public void Over_smooth_ground_the_map_says_of_a_cell_what_the_chain_says_of_its_place(double height_m, Course course) => MapAndChainAgree(Question(), height_m, course, share: 0.1);

    [Theory]
    [InlineData(10_000.0, Course.Crossing)]
    [InlineData(2_000.0, Course.Closing)]
    [InlineData(1_200.0, Course.Receding)]
    public void They_agree_on_missiles_with_seekers_of_their_own_and_on_a_radar_that_does_not_turn(double height_m, Course course) => MapAndChainAgree(Seeking(facing_deg: 200.0), height_m, course, share: 0.05);

    [Fact]
    public void A_radar_that_does_not_turn_leaves_its_sector_of_what_is_engageable()
    {
        var terrain = Terrain(Smooth);
        double Engaged(RingQuestion question) => new RingSurvey(question, terrain).Areas(High, Course.Closing)[RingShare.Engagement];

        // 90° of 360°.
        Assert.Equal(0.25, Engaged(Question() with { Facing = Angle.FromDegrees(200.0) }) / Engaged(Question()), tolerance: 0.01);
    }

    [Fact]
    public void A_seeker_adds_what_flies_behind_hills_and_takes_nothing_away()
    {
        var terrain = Terrain(new Hills());
        foreach (var course in Enum.GetValues<Course>())
        {
            var (guided, seeking) = (new RingSurvey(Question(), terrain).Map(AboveGround(300.0), course), new RingSurvey(Seeking(), terrain).Map(AboveGround(300.0), course));

            Assert.All(Enumerable.Range(0, guided.Reached.Length), at => Assert.True(seeking.Reached[at] >= guided.Reached[at] && (seeking.EngagedBy[at] & guided.EngagedBy[at]) == guided.EngagedBy[at]));
            Assert.Equal(0.0, guided.Areas().EngagedUndetected_km2);
            var (engaged, unseen) = (seeking.Areas()[RingShare.Engagement], seeking.Areas().EngagedUndetected_km2);
            Assert.True(unseen > 0.05 * engaged, $"{course}: {unseen} beside {engaged} km²");
        }
    }

    private static RingQuestion Seeking(double? facing_deg = null) => Question() with
    {
        Guidance = new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal)
        {
            [Sketch.Missile.Name] = new(GuidanceKind.Active, new SeekerDefinition(Length.FromKilometres(30.0), Area.FromSquareMetres(4.0), Frequency.FromGigahertz(10.0))),
        },
        Facing = facing_deg is { } facing ? Angle.FromDegrees(facing) : null,
    };

    private static void MapAndChainAgree(RingQuestion question, double height_m, Course course, double share)
    {
        var terrain = Terrain(Smooth);
        var map = new RingSurvey(question, terrain).Map(AboveSea(height_m), course);
        var site = new EngagementSite(Battery, Sketch.Post, Smooth, WeatherDefinition.Dry) { Guidance = question.Guidance, Facing = question.Facing };
        var pass = question.Pass with { Height = Length.FromMetres(height_m), Course = course };
        int asked = 0, engaged = 0, otherwise = 0;
        for (var row = 0; row < terrain.Grid.Size; row += 7)
        {
            for (var column = 0; column < terrain.Grid.Size; column += 7)
            {
                var distance_m = terrain.DistanceOf(row, column);
                if (map.Reached[(row * terrain.Grid.Size) + column] == RingMap.Outside || distance_m == 0.0)
                {
                    continue;
                }

                var azimuth = Angle.FromRadians(Math.Atan2(column - terrain.Middle, terrain.Middle - row));
                var verdict = Engageability.At(site, pass, Length.FromMetres(distance_m), azimuth);
                asked++;
                var cell = (row * terrain.Grid.Size) + column;
                engaged += verdict.IsEngageable ? 1 : 0;
                otherwise += verdict.IsEngageable != (map.EngagedBy[cell] != 0) ? 1 : 0;
                Assert.True(map.Reached[cell] != (byte)RingShare.Engagement || map.EngagedBy[cell] != 0);
            }
        }

        // Cells are asked at the nearest kilometre and a half of a table: those on a rim may differ.
        Assert.True(engaged > share * asked, $"{engaged} of {asked} are engageable");
        Assert.True(otherwise <= 0.03 * asked, $"{otherwise} of {asked} differ");
    }

    [Fact]
    public void Over_a_flat_sea_horizon_and_terrain_are_the_analytic_ring()
    {
        var sea = new SmoothGround(Length.Zero);
        var stands = Battery.Site with { Height = Length.FromMetres(20.0) };
        var battery = Battery with { Site = Battery.Site with { Height = Length.Zero }, SearchRadar = Battery.SearchRadar with { Antenna = stands }, EngagementRadar = Battery.EngagementRadar with { Antenna = stands } };
        var question = Question(battery: battery);
        var terrain = SiteTerrain.Around(sea, battery.Site, Radius, Length.FromMetres(300.0));
        foreach (var height_m in (double[])[50.0, 300.0])
        {
            var areas = new RingSurvey(question, terrain).Areas(AboveGround(height_m), Course.Closing);
            var ring_km = RadarHorizon.Between(Length.FromMetres(20.0), Length.FromMetres(height_m), battery.SearchRadar.EffectiveEarthFactor).Kilometres;
            var ring_km2 = Math.PI * ring_km * ring_km;

            Assert.Equal(ring_km2, areas[RingShare.Horizon], tolerance: 0.01 * ring_km2);
            Assert.Equal(ring_km2, areas[RingShare.Terrain], tolerance: 0.015 * ring_km2);
        }
    }

    [Fact]
    public void Each_share_lies_within_the_one_before_it()
    {
        var survey = new RingSurvey(Question(), Terrain(new Hills()));
        foreach (var height in (TargetHeight[])[AboveGround(50.0), AboveGround(1000.0), AboveSea(1500.0)])
        {
            var areas = survey.Areas(height, Course.Closing);
            Assert.All(Enum.GetValues<RingShare>().Skip(1), share => Assert.True(areas[share] <= areas[share - 1], $"{height}: {share} {areas[share]} > {areas[share - 1]}"));
            Assert.True(areas[RingShare.Terrain] < areas[RingShare.Horizon], $"{height}: the hills hide nothing");
        }
    }

    [Fact]
    public void The_areas_are_those_of_the_map_and_a_sparse_count_is_near_them()
    {
        var survey = new RingSurvey(Question(), Terrain(new Hills()));
        var (map, areas, sparse) = (survey.Map(AboveGround(3000.0), Course.Closing).Areas(), survey.Areas(AboveGround(3000.0), Course.Closing), survey.Areas(AboveGround(3000.0), Course.Closing, apart: 3));

        Assert.All(Enum.GetValues<RingShare>(), share => Assert.Equal(map[share], areas[share]));
        Assert.Equal(areas[RingShare.Terrain], sparse[RingShare.Terrain], tolerance: 0.1 * areas[RingShare.Terrain]);
        Assert.Equal(Math.PI * Radius.Kilometres * Radius.Kilometres, areas[RingShare.Brochure], tolerance: 0.005 * areas[RingShare.Brochure]);
    }

    [Fact]
    public void Higher_antennas_hide_no_cell_that_lower_ones_see()
    {
        var terrain = Terrain(new Hills());
        RingMap On(double mast_m)
        {
            var stands = Battery.Site with { Height = Length.FromMetres(terrain.SiteGround_m + mast_m) };
            var battery = Battery with { SearchRadar = Battery.SearchRadar with { Antenna = stands }, EngagementRadar = Battery.EngagementRadar with { Antenna = stands } };
            return new RingSurvey(Question(battery: battery), terrain).Map(AboveGround(500.0), Course.Closing);
        }

        var (low, high) = (On(5.0), On(40.0));

        Assert.All(Enumerable.Range(0, low.Reached.Length), at => Assert.True(
            low.Reached[at] is RingMap.Outside || low.Reached[at] < (byte)RingShare.Terrain || high.Reached[at] >= (byte)RingShare.Terrain, $"cell {at}: {low.Reached[at]} and {high.Reached[at]}"));
        Assert.True(high.Areas()[RingShare.Terrain] > low.Areas()[RingShare.Terrain]);
    }

    [Fact]
    public void A_smaller_echo_is_never_seen_or_met_where_a_larger_one_is_not()
    {
        var terrain = Terrain(new Hills());
        var (large, small) = (new RingSurvey(Question(10.0), terrain).Map(High, Course.Closing), new RingSurvey(Question(1e-3), terrain).Map(High, Course.Closing));

        Assert.All(Enumerable.Range(0, large.Reached.Length), at => Assert.True(small.Reached[at] <= large.Reached[at] || large.Reached[at] is RingMap.Unknown));
        Assert.True(small.Areas()[RingShare.Detection] < 0.8 * large.Areas()[RingShare.Detection]);
    }

    [Fact]
    public void Ground_that_nobody_knows_is_unknown_and_never_visible()
    {
        var hills = new Hills { UnknownEastOf_deg = Battery.Site.Longitude.Degrees + 0.3 };
        var terrain = Terrain(hills);
        var map = new RingSurvey(Question(), terrain).Map(AboveGround(300.0), Course.Closing);
        var east = 0;
        for (var row = 0; row < terrain.Grid.Size; row++)
        {
            for (var column = 0; column < terrain.Grid.Size; column++)
            {
                if (double.IsNaN(terrain.Grid.Post(row, column)) && map.Reached[(row * terrain.Grid.Size) + column] is var reached and not RingMap.Outside)
                {
                    east++;
                    Assert.Equal(RingMap.Unknown, reached);
                }
            }
        }

        Assert.True(east > 1000);
        Assert.True(map.Areas().Unknown_km2 > 1000.0);
    }

    [Fact]
    public void A_crossing_target_that_is_not_told_from_the_ground_just_then_is_detected_and_met_all_the_same()
    {
        var slow = Speed.FromMetresPerSecond(15.0);
        var battery = Battery with { SearchRadar = Battery.SearchRadar with { LeastRadialSpeed = slow }, EngagementRadar = Battery.EngagementRadar with { LeastRadialSpeed = slow } };
        var areas = new RingSurvey(Question(battery: battery), Terrain(Smooth)).Areas(High, Course.Crossing);

        Assert.True(areas[RingShare.Engagement] > 0.1 * areas[RingShare.Brochure], $"{areas[RingShare.Engagement]} of {areas[RingShare.Detection]} km² detected");
    }

    [Fact]
    public void What_is_engageable_at_a_place_does_not_hang_on_where_the_ring_ends()
    {
        RingMap Of(double radius_km)
        {
            var question = Question() with { Radius = Length.FromKilometres(radius_km), Heights = [High] };
            return new RingSurvey(question, SiteTerrain.Around(Smooth, Battery.Site, RingSurvey.GroundReach(question), Cell)).Map(High, Course.Closing);
        }

        var (near, far) = (Of(60.0), Of(150.0));
        int same = 0, other = 0;
        for (var row = -39; row <= 39; row++)
        {
            for (var column = -39; column <= 39; column++)
            {
                byte At(RingMap map) => map.Reached[((map.Terrain.Middle + row) * map.Terrain.Grid.Size) + map.Terrain.Middle + column];
                if (At(near) != RingMap.Outside)
                {
                    same += At(near) == At(far) ? 1 : 0;
                    other += At(near) == At(far) ? 0 : 1;
                }
            }
        }

        Assert.Equal(0, other);
        Assert.True(same > 4000);
        Assert.True(near.Areas()[RingShare.Engagement] > 0.9 * near.Areas()[RingShare.Brochure]);
    }

    [Fact]
    public void What_must_have_been_seen_beyond_the_known_ground_is_not_met()
    {
        // Nothing but the sea: what is met at the rim was found farther out, and there nobody has looked.
        var question = Question() with { Radius = Length.FromKilometres(60.0) };
        RingMap On(Length known) => new RingSurvey(question, SiteTerrain.Around(Smooth, Battery.Site, known, Cell)).Map(High, Course.Closing);
        var (near, far) = (On(question.Radius), On(RingSurvey.GroundReach(question)));
        bool IsMet(RingMap map, double distance_km) => map.Reached[((map.Terrain.Middle - (int)Math.Round(distance_km / Cell.Kilometres)) * map.Terrain.Grid.Size) + map.Terrain.Middle] == (byte)RingShare.Engagement;

        Assert.True(IsMet(far, 58.0) && IsMet(far, 40.0));
        Assert.False(IsMet(near, 58.0));
        Assert.True(near.Areas()[RingShare.Engagement] < 0.9 * far.Areas()[RingShare.Engagement]);
        Assert.Equal(far.Areas()[RingShare.Detection], near.Areas()[RingShare.Detection], 1.0);
    }

    [Theory]
    [InlineData(8.0)]
    [InlineData(2.0)]
    public void What_would_be_met_did_the_unknown_ground_outside_the_ring_hide_nothing_is_told(double height_km)
    {
        // The ring ends 60 km out; 62 km east of the battery nobody knows the ground any more, and a target met at the rim was followed there.
        var question = Question() with { Radius = Length.FromKilometres(60.0) };
        var height = new TargetHeight(Length.FromKilometres(height_km), HeightReference.AboveSea);
        RingMap Over(Hills ground) => new RingSurvey(question, SiteTerrain.Around(ground, Battery.Site, RingSurvey.GroundReach(question), Cell)).Map(height, Course.Closing);
        var edge_deg = 33.0 + (62.0 / 85.9);
        var (cut, whole, low) = (Over(new Hills { UnknownEastOf_deg = edge_deg }), Over(new Hills()), Over(new Hills { UnknownEastOf_deg = edge_deg, Beyond_m = 0.0 }));
        var lost_km2 = low.Areas()[RingShare.Engagement] - cut.Areas()[RingShare.Engagement];

        Assert.Equal(low.Areas()[RingShare.Detection], cut.Areas()[RingShare.Detection], 1e-6);
        Assert.True(lost_km2 > 100.0, $"{lost_km2} km²");
        Assert.Equal(lost_km2, cut.UndecidedEngagement_km2, 0.04 * lost_km2);
        Assert.Equal(0.0, whole.UndecidedEngagement_km2);
    }

    [Fact]
    public void The_ground_is_asked_for_farther_out_the_faster_the_target_and_never_less_than_the_ring()
    {
        Length Reach(double speed_mps) => RingSurvey.GroundReach(Question(speed_mps: speed_mps));

        // A minute between the first plot and the meeting is little.
        Assert.True(Reach(250.0) - Radius > Length.FromKilometres(0.25 * 60.0));
        Assert.True(Reach(500.0) > Reach(250.0));
        Assert.True(Reach(1.0) >= Radius);
    }

    [Fact]
    public void Sight_that_misses_crests_between_rows_sees_more_and_a_draw_of_the_ground_looks_as_its_ground_does()
    {
        SiteTerrain Looking(bool crossesColumns) => SiteTerrain.Around(new Hills(), Battery.Site, Radius, Cell, crossesColumns);
        var (exact, plain) = (Looking(true), Looking(false));
        double Higher(SiteTerrain terrain)
        {
            var view = terrain.From(Length.FromMetres(terrain.SiteGround_m + 20.0), 4.0 / 3.0);
            return view.AboveGround.ToArray().Where(height => !float.IsNaN(height)).Average();
        }

        Assert.True(Higher(exact) > Higher(plain));
        Assert.True(TerrainDraw.Of(exact, Cell, 1, 1).CrossesColumns);
        Assert.False(TerrainDraw.Of(plain, Cell, 1, 1).CrossesColumns);
    }

    [Fact]
    public void Without_a_missile_only_what_the_others_reach_is_left()
    {
        var far = Battery.Launchers[0].Interceptor with { Name = "far", MaximumRange = Length.FromKilometres(100.0) };
        var near = far with { Name = "near", MaximumRange = Length.FromKilometres(40.0) };
        var areas = new RingSurvey(Question() with { Types = [far, near] }, Terrain(Smooth)).Areas(High, Course.Closing);

        Assert.Equal(areas[RingShare.Engagement], areas.EngagedBy(0b11), tolerance: 1e-6);
        Assert.Equal(areas.EngagedBy(0b01), areas.EngagedBy(0b11), tolerance: 1e-6);
        Assert.InRange(areas.EngagedBy(0b10), 1000.0, Math.PI * 40.0 * 40.0);
        Assert.True(areas.EngagedBy(0b01) > 2.0 * areas.EngagedBy(0b10));
    }

    [Fact]
    public void More_missiles_than_bits_are_refused() =>
        Assert.Throws<ArgumentException>(() => new RingSurvey(Question() with { Types = [.. Enumerable.Repeat(Battery.Launchers[0].Interceptor, 9)] }, Terrain(Smooth)));

    /// <summary>Waves of ground, 600 m high and 30 km long.</summary>
    private sealed class Hills : IGround
    {
        public double UnknownEastOf_deg { get; init; } = double.PositiveInfinity;

        public double Beyond_m { get; init; } = double.NaN;

        public string Identity => "hills";

        public string Description => "hills";

        public double LowestHeight_m => 0.0;

        public double MaskReference_m => 0.0;

        public double PostSpacing_m => 100.0;

        public double HeightAt(EcefVector normal)
        {
            var (latitude_deg, longitude_deg) = (Math.Asin(normal.Z) * 180.0 / Math.PI, Math.Atan2(normal.Y, normal.X) * 180.0 / Math.PI);
            return longitude_deg > UnknownEastOf_deg ? Beyond_m : 700.0 + (300.0 * Math.Sin(latitude_deg * 20.0)) + (300.0 * Math.Sin(longitude_deg * 17.0));
        }

        public double PostSpacingAt(EcefVector normal) => PostSpacing_m;

        public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) => throw new NotSupportedException("A map asks the ground itself.");
    }
}
