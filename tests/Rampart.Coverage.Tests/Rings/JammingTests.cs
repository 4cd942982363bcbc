using Rampart.Coverage.Rings;
using Rampart.Physics.Detection;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests.Rings;

public class JammingTests
{
    private static readonly Length Radius = Length.FromKilometres(150.0);
    private static readonly Length Cell = Length.FromKilometres(3.0);
    private static readonly BatteryDefinition Battery = Sketch.Battle().Batteries[0];
    private static readonly TargetHeight High = new(Length.FromKilometres(8.0), HeightReference.AboveSea);

    /// <summary>South-east of the battery, on the azimuth of 150°.</summary>
    private static readonly Geodetic There = Sketch.Around(150.0, 120.0, 9000.0);

    private static readonly Waves Flat = new() { Amplitude_m = 0.0 };

    private static RingQuestion Question(double echo_m2 = 1.0, BatteryDefinition? battery = null) => new()
    {
        Battery = battery ?? Battery,
        Post = Sketch.Post,
        Types = [.. Battery.Launchers.Select(launcher => launcher.Interceptor).DistinctBy(type => type.Name, StringComparer.Ordinal)],
        Weather = WeatherDefinition.Dry,
        Pass = new TargetPass(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.Zero, Course.Closing),
        Heights = [High],
        Radius = Radius,
    };

    private static Jamming By(double power_W, Geodetic? at = null, IGround? ground = null, double lowest_GHz = 2.0, double highest_GHz = 4.0) => new(
        [new PlacedJammer("jammer", new JammerDefinition(Power.FromWatts(power_W), Frequency.FromGigahertz(lowest_GHz), Frequency.FromGigahertz(highest_GHz)), at ?? There)], ground ?? new Waves());

    private static SiteTerrain Terrain(IGround ground) => SiteTerrain.Around(ground, Battery.Site, Radius * 1.6, Cell);

    private static RingMap Map(RingQuestion question, SiteTerrain terrain, Course course = Course.Closing) => new RingSurvey(question, terrain).Map(High, course);

    [Theory]
    [InlineData(Course.Closing)]
    [InlineData(Course.Crossing)]
    [InlineData(Course.Receding)]
    public void A_jammer_never_adds_a_cell_and_more_power_never_does(Course course)
    {
        var terrain = Terrain(new Waves());
        var maps = (List<RingMap>)[Map(Question(), terrain, course), .. ((double[])[1e3, 1e5, 1e7]).Select(power_W => Map(Question() with { Jamming = By(power_W) }, terrain, course))];

        for (var louder = 1; louder < maps.Count; louder++)
        {
            var (soft, loud) = (maps[louder - 1], maps[louder]);
            Assert.All(Enumerable.Range(0, soft.Reached.Length), at =>
            {
                Assert.True(loud.Reached[at] <= soft.Reached[at], $"cell {at}: {soft.Reached[at]}, then {loud.Reached[at]}");
                Assert.Equal(0, loud.EngagedBy[at] & ~soft.EngagedBy[at]);
            });
        }

        var engaged = maps.Select(map => map.Areas()[RingShare.Engagement]).ToList();
        Assert.True(engaged[^1] < 0.5 * engaged[0], string.Join(", ", engaged));
    }

    [Fact]
    public void A_jammer_that_no_radar_hears_gives_back_the_same_cells()
    {
        var terrain = Terrain(new Waves());
        var plain = Map(Question(), terrain);

        foreach (var unheard in (Jamming[])[By(1e9, lowest_GHz: 8.0, highest_GHz: 12.0), By(1e9, Sketch.Around(150.0, 900.0, 3000.0)), Jamming.None])
        {
            var map = Map(Question() with { Jamming = unheard }, terrain);
            Assert.Equal(plain.Reached, map.Reached);
            Assert.Equal(plain.EngagedBy, map.EngagedBy);
        }
    }

    [Theory]
    [InlineData(Course.Closing)]
    [InlineData(Course.Crossing)]
    public void Of_a_cell_the_map_says_what_the_radar_s_look_against_the_jammer_says(Course course)
    {
        var smooth = new SmoothGround(Length.FromMetres(Sketch.Ground_m));
        var (terrain, jamming) = (Terrain(smooth), By(1e6, ground: smooth));
        var map = Map(Question() with { Jamming = jamming }, terrain, course);
        var site = new EngagementSite(Battery, Sketch.Post, smooth, WeatherDefinition.Dry);
        var pass = Question().Pass with { Height = High.Height, Course = course };
        int asked = 0, seen = 0, other = 0;
        for (var row = 0; row < terrain.Grid.Size; row += 3)
        {
            for (var column = 0; column < terrain.Grid.Size; column += 3)
            {
                var reached = map.Reached[(row * terrain.Grid.Size) + column];
                var distance_m = terrain.DistanceOf(row, column);
                if (reached == RingMap.Outside || distance_m < 10_000.0)
                {
                    continue;
                }

                var azimuth = Angle.FromRadians(Math.Atan2(column - terrain.Middle, terrain.Middle - row));
                var at = new TargetWay(Battery.Site, pass, Length.FromMetres(distance_m), azimuth).Before(0.0);
                var shows = site.Searchers.Any(searcher =>
                    Look.At(searcher.Sight, pass.CrossSection, pass.Fluctuation, at, searcher.Sight.Frame.ToEnu(at.Position).ToPolar(), jamming.HeardBy(searcher.Radar, searcher.Sight)).Probability >= Engageability.SeenFrom);
                (asked, seen, other) = (asked + 1, seen + (shows ? 1 : 0), other + (shows != (reached >= (byte)RingShare.Detection) ? 1 : 0));
            }
        }

        Assert.InRange(seen, 0.1 * asked, 0.9 * asked);
        Assert.True(other <= 0.03 * asked, $"{other} of {asked} differ");
    }

    [Fact]
    public void Jamming_of_a_fan_beam_reaches_deepest_on_the_jammer_s_azimuth_and_alike_on_all_that_the_side_lobes_see()
    {
        var fan = Battery with { SearchRadar = Battery.SearchRadar with { Beam = Battery.SearchRadar.Beam with { Beamwidth = Angle.FromDegrees(12.0), Elevation = ElevationPattern.CosecantSquared, Shoulder = Angle.FromDegrees(10.0) } } };
        var map = Map(Question(battery: fan) with { Jamming = By(1e6, ground: Flat) }, Terrain(Flat));
        double Farthest(double azimuth_deg) => map.FarthestOn(RingShare.Detection, Angle.FromDegrees(azimuth_deg)).Kilometres;
        var others = ((double[])[0.0, 60.0, 120.0, 180.0, 240.0, 300.0]).Select(Farthest).ToList();

        Assert.True(Farthest(150.0) < 0.5 * others.Min(), $"{Farthest(150.0)} of {others.Min()}");
        Assert.True(others.Max() - others.Min() <= 2.0 * Cell.Kilometres, string.Join(", ", others));
    }

    [Theory]
    [InlineData(Course.Closing)]
    [InlineData(Course.Crossing)]
    [InlineData(Course.Receding)]
    public void Noise_in_the_engagement_radar_s_band_alone_takes_engagement_and_leaves_detection(Course course)
    {
        var battery = Battery with { EngagementRadar = Battery.EngagementRadar with { Frequency = Frequency.FromGigahertz(9.5) } };
        var terrain = Terrain(new Waves());
        var (plain, jammed) = (Map(Question(battery: battery), terrain, course).Areas(), Map(Question(battery: battery) with { Jamming = By(1e6, lowest_GHz: 8.0, highest_GHz: 12.0) }, terrain, course).Areas());

        Assert.Equal(plain[RingShare.Detection], jammed[RingShare.Detection], 1e-6);
        Assert.True(jammed[RingShare.Engagement] < 0.7 * plain[RingShare.Engagement], $"{jammed[RingShare.Engagement]} of {plain[RingShare.Engagement]}");
    }

    [Fact]
    public void A_wall_or_the_horizon_takes_the_jammer_from_the_radar_and_unknown_ground_does_not()
    {
        JammerHearing At(Waves ground, double height_m) =>
            By(1e5, Sketch.Around(180.0, 120.0, height_m), ground).At(Battery.SearchRadar, WeatherDefinition.Dry)[0].Hearing;

        Assert.Equal(JammerHearing.Heard, At(Flat, 9000.0));
        Assert.Equal(JammerHearing.Hidden, At(Flat, 720.0));
        Assert.Equal(JammerHearing.Hidden, At(new Waves { Amplitude_m = 0.0, Wall = (39.3, 39.4, 6000.0) }, 9000.0));
        Assert.Equal(JammerHearing.MayBeHidden, At(new Waves { Amplitude_m = 0.0, UnknownSouthOf_deg = 39.0 }, 3000.0));
        Assert.Equal(JammerHearing.OtherBand, By(1e5, lowest_GHz: 8.0, highest_GHz: 12.0).At(Battery.SearchRadar, WeatherDefinition.Dry)[0].Hearing);
    }

    [Fact]
    public void A_jammer_farther_away_is_heard_more_softly_and_takes_less()
    {
        var terrain = Terrain(new Waves());
        var areas = ((double[])[60.0, 120.0, 240.0]).Select(distance_km => Map(Question() with { Jamming = By(1e5, Sketch.Around(150.0, distance_km, 12_000.0)) }, terrain).Areas()[RingShare.Detection]).ToList();

        Assert.True(areas[0] < areas[1] && areas[1] < areas[2], string.Join(", ", areas));
    }

    /// <summary>Of the cells from 40 to 80 km within a third of a degree of an azimuth the share in which a missile meets a target that crosses, in the Doppler notch of an engagement radar with a fan beam and a band of its own.</summary>
    private static double Met(double azimuth_deg, double power_W, SeekerDefinition? seeker = null)
    {
        var battery = Battery with
        {
            EngagementRadar = Battery.EngagementRadar with
            {
                Frequency = Frequency.FromGigahertz(9.5),
                LeastRadialSpeed = Speed.FromMetresPerSecond(30.0),
                Beam = Battery.EngagementRadar.Beam with { Elevation = ElevationPattern.CosecantSquared, Shoulder = Angle.FromDegrees(15.0) },
            },
        };
        var terrain = SiteTerrain.Around(Flat, Battery.Site, Radius * 1.6, Length.FromKilometres(1.5));
        var map = Map(
            Question(battery: battery) with
            {
                Jamming = power_W > 0.0 ? By(power_W, ground: Flat, lowest_GHz: 8.0, highest_GHz: 12.0) : Jamming.None,
                Guidance = seeker is null ? new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal)
                    : new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal) { [Sketch.Missile.Name] = new(GuidanceKind.Active, seeker) },
            },
            terrain, Course.Crossing);
        var met = (from row in Enumerable.Range(0, terrain.Grid.Size)
                   from column in Enumerable.Range(0, terrain.Grid.Size)
                   where terrain.DistanceOf(row, column) is > 40_000.0 and < 80_000.0
                       && Math.Abs(Math.IEEERemainder((Math.Atan2(column - terrain.Middle, terrain.Middle - row) * 180.0 / Math.PI) - azimuth_deg, 360.0)) < 0.33
                   select map.EngagedBy[(row * terrain.Grid.Size) + column] != 0).ToList();
        Assert.True(met.Count >= 5, $"{met.Count} cells");
        return met.Average(isMet => isMet ? 1.0 : 0.0);
    }

    private static SeekerDefinition Seeker(double range_km) => new(Length.FromKilometres(range_km), Area.FromSquareMetres(1.0), Frequency.FromGigahertz(15.0));

    /// <summary>So loud that nothing is seen with the beam on the jammer, and what the side lobes let in takes nothing at these distances.</summary>
    private const double LoudInTheMainLobe_W = 1e5;

    [Fact]
    public void A_crossing_target_is_not_met_with_the_beam_on_the_jammer_though_the_first_look_went_past_it()
    {
        Assert.Equal(1.0, Met(150.0, power_W: 0.0));
        Assert.Equal(0.0, Met(150.0, LoudInTheMainLobe_W));
        Assert.Equal(1.0, Met(60.0, LoudInTheMainLobe_W));
    }

    [Fact]
    public void A_seeker_meets_it_there_if_it_takes_over_before_the_beam_is_on_the_jammer()
    {
        Assert.Equal(1.0, Met(150.0, LoudInTheMainLobe_W, Seeker(range_km: 30.0)));
        Assert.Equal(0.0, Met(150.0, LoudInTheMainLobe_W, Seeker(range_km: 1.0)));
    }
}
