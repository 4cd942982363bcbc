using Rampart.Coverage.Footprint;
using Rampart.Physics.Detection;
using Rampart.Physics.Flight;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Rampart.Terrain.Elevation;

namespace Rampart.Coverage.Tests.Footprint;

public class FootprintTests
{
    private static readonly SmoothGround Ground = new(Length.FromMetres(Sketch.Ground_m));
    private static readonly Angle North = Angle.Zero;

    private static readonly InterceptorDefinition Missile = Sketch.Missile with { MaximumRangeBallistic = Length.FromKilometres(60.0) };

    private static FootprintQuestion Question(InterceptorDefinition? missile = null, double delay_s = 6.0, double echo_m2 = 0.5, double range_km = 300.0, double cell_km = 5.0, params Angle[] azimuths)
    {
        var battery = Sketch.Battery(missile: missile ?? Missile);
        return new FootprintQuestion
        {
            Site = new EngagementSite(battery, Sketch.Post with { DecisionDelayBallistic = Duration.FromSeconds(delay_s), FireQuality = Length.FromMetres(400.0) }, Ground, WeatherDefinition.Dry),
            Types = [missile ?? Missile],
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)),
            Fluctuation = Fluctuation.Swerling3,
            Threat = new BallisticDefinition(Duration.FromSeconds(60.0), 8000.0, Angle.Zero),
            Ranges = [Length.FromKilometres(range_km)],
            Azimuths = azimuths.Length > 0 ? azimuths : [North],
            CellSize = Length.FromKilometres(cell_km),
        };
    }

    private static DefendedFootprint Of(FootprintQuestion question) => Assert.Single(FootprintSurvey.Of(question, threads: 2, stop: TestContext.Current.CancellationToken));

    private static void IsWithin(DefendedFootprint inner, DefendedFootprint outer)
    {
        var (size, more) = (inner.Grid.Size, outer.Grid.Size);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                int there = row + ((more - size) / 2), across = column + ((more - size) / 2);
                Assert.True(
                    !inner.IsDefended(row, column, 0) || (there >= 0 && there < more && across >= 0 && across < more && outer.IsDefended(there, across, 0)), $"row {row}, column {column}");
            }
        }
    }

    [Fact]
    public void A_battery_of_perfect_radars_and_instant_missiles_defends_what_the_path_passes_within_reach()
    {
        // Thrown through no air with the least speed, 300 km far: y = u·(1 − u/300 km) over the way u still to go, at 45°. Met wherever it comes within 40 km:
        // places ahead and beside to 40 km, for the nearest point is the impact; places behind as far as the path comes within 40 km on its way over the
        // battery: √((u − x)² + y(u)²) is least near u = 36 km and 40 km there for x = 60.4 km. The area: half a circle and half an ellipse, 6,308 km²;
        // cells of half a kilometre, held against the Kepler ellipse over a round Earth, give 6,300.
        const double Reach_km = 40.0;
        const double Behind_km = 60.4;
        var sketch = Sketch.Battery();
        var everywhere = new ReferenceDetection(Length.FromKilometres(2000.0), Area.FromSquareMetres(0.01), 0.5, 1e-6);
        var zenith = Angle.FromDegrees(90.0);
        var instant = Missile with
        {
            MaximumRangeBallistic = Length.FromKilometres(Reach_km),
            MinimumRange = Length.Zero,
            Floor = Length.Zero,
            Ceiling = Length.FromKilometres(500.0),
            Flight = new FlyoutTable(new FlyoutProfile(Speed.FromMetresPerSecond(20_000.0), Duration.Zero, 1e9, Length.FromMetres(1000.0), Speed.FromMetresPerSecond(300.0), Duration.FromSeconds(450.0))),
        };
        var battery = sketch with
        {
            SearchRadar = sketch.SearchRadar with { Reference = everywhere, MaximumElevation = zenith },
            EngagementRadar = sketch.EngagementRadar with { Reference = everywhere, MaximumElevation = zenith },
        };
        var footprint = Of(Question(cell_km: 1.0) with
        {
            Site = new EngagementSite(battery, Sketch.Post with { DecisionDelayBallistic = Duration.Zero, FireQuality = Length.FromKilometres(1.0) }, Ground, WeatherDefinition.Dry),
            Types = [instant],
            CrossSection = CrossSectionDefinition.Everywhere(Area.FromSquareMetres(10.0)),
            Threat = BallisticDefinition.Arc,
        });
        var row = Assert.Single(footprint.Rows);

        Assert.Equal(Reach_km, row.Ahead_km, tolerance: 1.0);
        Assert.Equal(Reach_km, row.Beside_km, tolerance: 1.0);
        Assert.Equal(Behind_km, row.Behind_km, tolerance: 1.0);
        Assert.Equal(0.5 * Math.PI * Reach_km * (Reach_km + Behind_km), row.Area_km2, tolerance: 0.0075 * row.Area_km2);
    }

    [Fact]
    public void The_battery_defends_its_own_place_and_less_than_its_reach_ahead()
    {
        var footprint = Of(Question());
        var (row, middle) = (Assert.Single(footprint.Rows), footprint.Grid.Size / 2);

        Assert.True(footprint.IsDefended(middle, middle, 0));
        Assert.InRange(row.Ahead_km, 5.0, 60.0);
        Assert.InRange(row.Area_km2, 200.0, 20_000.0);
    }

    [Theory]
    [InlineData(25.0, 40.0, 300.0)]
    [InlineData(40.0, 60.0, 200.0)]
    [InlineData(60.0, 90.0, 500.0)]
    public void A_longer_reach_never_shrinks_the_footprint(double less_km, double more_km, double range_km)
    {
        DefendedFootprint With(double reach_km) => Of(Question(Missile with { MaximumRangeBallistic = Length.FromKilometres(reach_km) }, range_km: range_km));
        var (less, more) = (With(less_km), With(more_km));

        Assert.True(less.Ever_km2 > 0.0);
        IsWithin(less, more);
    }

    [Theory]
    [InlineData(0.0, 6.0, 300.0)]
    [InlineData(6.0, 30.0, 300.0)]
    [InlineData(15.0, 60.0, 200.0)]
    [InlineData(6.0, 90.0, 600.0)]
    public void A_longer_decision_never_grows_it(double quick_s, double slow_s, double range_km) =>
        IsWithin(Of(Question(delay_s: slow_s, range_km: range_km)), Of(Question(delay_s: quick_s, range_km: range_km)));

    [Fact]
    public void A_decision_that_takes_longer_than_the_flight_leaves_nothing() => Assert.Equal(0.0, Of(Question(delay_s: 600.0, range_km: 200.0)).Ever_km2);

    [Fact]
    public void A_threat_that_nobody_sees_is_defended_against_nowhere() => Assert.Equal(0.0, Of(Question(echo_m2: 1e-9)).Ever_km2);

    [Fact]
    public void A_smaller_echo_never_grows_it() => IsWithin(Of(Question(echo_m2: 0.05)), Of(Question(echo_m2: 0.5)));

    [Fact]
    public void Over_a_smooth_earth_a_threat_that_comes_from_a_quarter_turn_farther_turns_the_footprint_by_a_quarter()
    {
        var footprint = Of(Question(azimuths: [North, Angle.FromDegrees(90.0)]));
        var last = footprint.Grid.Size - 1;
        int defended = 0, otherwise = 0;
        for (var row = 0; row <= last; row++)
        {
            for (var column = 0; column <= last; column++)
            {
                // North goes to east: what lay up lies right.
                defended += footprint.IsDefended(row, column, 0) ? 1 : 0;
                otherwise += footprint.IsDefended(row, column, 0) != footprint.IsDefended(column, last - row, 1) ? 1 : 0;
            }
        }

        // The ellipsoid's own asymmetry, at the rim.
        Assert.True(defended > 50, $"{defended} cells");
        Assert.True(otherwise <= 0.04 * defended, $"{otherwise} of {defended} differ");
        Assert.True(footprint.Always_km2 <= footprint.Rows.Min(row => row.Area_km2) && footprint.Ever_km2 >= footprint.Rows.Max(row => row.Area_km2));
    }

    [Fact]
    public void Nobody_fires_while_its_motor_still_burns()
    {
        var far = Missile with { MaximumRangeBallistic = Length.FromKilometres(400.0), Ceiling = Length.FromKilometres(500.0) };
        var question = Question(far, echo_m2: 1000.0);
        var site = question.Site.Battery.Site;
        var flight = new ThreatFlight(question.Threat, site, North, question.Ranges[0]);
        Shortfall Met(double before_s) => Engageability.By(
            question.Site, new ThreatWay(question.CrossSection, question.Fluctuation, flight, Wgs84.Normal(site.Latitude, site.Longitude), new EnuFrame(site).North, before_s), far).Shortfall;

        // Half a minute after burn-out it is some 250 km away: the order would have to come minutes before.
        Assert.Equal(Shortfall.StillDriven, Met((flight.TimeOfFlight - flight.BurnOut).Seconds - 30.0));
        Assert.NotEqual(Shortfall.StillDriven, Met(20.0));
    }

    [Fact]
    public void A_keep_out_height_never_grows_it_and_one_above_all_meetings_leaves_nothing()
    {
        var plain = Question();

        IsWithin(Of(plain with { KeepOut = Length.FromKilometres(15.0) }), Of(plain));
        Assert.Equal(0.0, Of(plain with { KeepOut = Length.FromKilometres(61.0) }).Ever_km2);
    }

    [Fact]
    public void A_missile_that_is_not_fired_at_ballistic_missiles_defends_nothing() =>
        Assert.Empty((Question() with { Types = [Missile with { SingleShotKill = [0.6, 0.6, 0.6, 0.0, 0.6, 0.6, 0.6] }] }).BallisticTypes);

    [Fact]
    public void The_path_ends_where_it_is_aimed_and_begins_a_range_away()
    {
        var site = Sketch.Home;
        var flight = new ThreatFlight(new BallisticDefinition(Duration.FromSeconds(60.0), 8000.0, Angle.Zero), site, Angle.FromDegrees(30.0), Length.FromKilometres(300.0));
        var (end, launch) = (flight.Before(0.0), flight.Before(flight.TimeOfFlight.Seconds));

        Assert.Equal(0.0, end.Angle_rad * 6_371_000.0, tolerance: 50.0);
        Assert.Equal(site.Height.Metres, end.Height_m, tolerance: 50.0);
        Assert.Equal(300_000.0, launch.Angle_rad * 6_371_000.0, tolerance: 1500.0);
        Assert.Equal(flight.ImpactSpeed.MetresPerSecond, new ThreatWay(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(1.0)), Fluctuation.Swerling0, flight, Wgs84.Normal(site.Latitude, site.Longitude), new EnuFrame(site).North, 0.0).Speed_mps, tolerance: 0.02 * flight.ImpactSpeed.MetresPerSecond);
        Assert.Equal(0.0, flight.Before(flight.TimeOfFlight.Seconds + 100.0).HeightRate_mps);
    }

    /// <summary>A degree-square of so many degrees about the battery with a post every two minutes; beyond it nobody knows the ground.</summary>
    private static RealGround Known(double south_deg, double north_deg, double west_deg, double east_deg)
    {
        var tiles = new List<ElevationTile>();
        for (var latitude = south_deg; latitude < north_deg; latitude++)
        {
            for (var longitude = west_deg; longitude < east_deg; longitude++)
            {
                tiles.Add(new ElevationTile($"{latitude} {longitude}", latitude, longitude, 1.0 / 30.0, 1.0 / 30.0, 31, 31, [.. Enumerable.Repeat((short)Sketch.Ground_m, 31 * 31)], -32768, "made up"));
            }
        }

        return new RealGround(new ElevationMosaic([], tiles), $"made up {tiles.Count}", "made up", Sketch.Home);
    }

    private static FootprintQuestion Over(IGround ground, params Angle[] azimuths)
    {
        var question = Question(azimuths: azimuths);
        return question with { Site = new EngagementSite(question.Site.Battery, question.Site.Post, ground, WeatherDefinition.Dry) };
    }

    [Fact]
    public void Unknown_ground_is_never_defended_and_what_it_leaves_open_is_told()
    {
        // Known to some 5 km north and some 85 km east of the battery, and far to the south and west.
        var question = Over(Known(33.65, 39.65, 26.0, 34.0), North, Angle.FromDegrees(180.0));
        var (known, wide) = (Of(question), Of(Over(Known(30.0, 48.0, 22.0, 44.0), North, Angle.FromDegrees(180.0))));

        for (var row = 0; row < known.Grid.Size; row++)
        {
            for (var column = 0; column < known.Grid.Size; column++)
            {
                var place = known.Grid.PlaceAt(row, column);
                var isKnown = !double.IsNaN(question.Site.Ground.HeightAt(Wgs84.Normal(place.Latitude, place.Longitude)));
                for (var azimuth = 0; azimuth < 2; azimuth++)
                {
                    Assert.False(!isKnown && known.IsDefended(row, column, azimuth), $"row {row}, column {column}");
                    Assert.False(known.IsDefended(row, column, azimuth) && known.IsUnknown(row, column, azimuth));
                    Assert.Equal(wide.IsDefended(row, column, azimuth), known.IsDefended(row, column, azimuth) || known.IsUnknown(row, column, azimuth));
                }
            }
        }

        // A radar that would have to look over unknown ground leaves places open whose own ground is known.
        Assert.Contains(Enumerable.Range(0, known.Grid.Size * known.Grid.Size), at =>
        {
            var place = known.Grid.PlaceAt(at / known.Grid.Size, at % known.Grid.Size);
            return known.IsUnknown(at / known.Grid.Size, at % known.Grid.Size, 0) && !double.IsNaN(question.Site.Ground.HeightAt(Wgs84.Normal(place.Latitude, place.Longitude)));
        });
        Assert.True(known.Rows[0].Unknown_km2 > 100.0, $"{known.Rows[0].Unknown_km2} km²");
        Assert.True(known.Rows[1].Area_km2 > 100.0, $"{known.Rows[1].Area_km2} km²");
        Assert.Equal(0.0, wide.Rows.Sum(row => row.Unknown_km2));
    }

    [Fact]
    public void A_battery_on_unknown_ground_defends_nothing_for_certain()
    {
        var footprint = Of(Over(Known(43.0, 44.0, 33.0, 34.0)));

        Assert.Equal(0.0, footprint.Ever_km2);
        Assert.True(footprint.PerhapsEver_km2 > 100.0);
    }

    [Fact]
    public void Over_rough_ground_less_is_defended_than_over_a_plain_and_all_is_known()
    {
        // Ridges of 3,000 m every twelve minutes hide what comes low.
        ElevationTile Tile(double latitude, double longitude) => new(
            $"{latitude} {longitude}", latitude, longitude, 1.0 / 30.0, 1.0 / 30.0, 31, 31, [.. Enumerable.Range(0, 31 * 31).Select(post => (short)(post / 31 % 6 == 0 ? 4000 : Sketch.Ground_m))], -32768, "made up");
        var rough = new RealGround(
            new ElevationMosaic([], [.. Enumerable.Range(30, 18).SelectMany(latitude => Enumerable.Range(22, 22).Select(longitude => Tile(latitude, longitude)))]), "ridges", "ridges", Sketch.Home);
        var (over, plain) = (Of(Over(rough)), Of(Over(Known(30.0, 48.0, 22.0, 44.0))));

        IsWithin(over, plain);
        Assert.True(over.Ever_km2 < plain.Ever_km2, $"{over.Ever_km2} of {plain.Ever_km2} km²");
        Assert.Equal(0.0, over.PerhapsEver_km2);
    }

    [Theory]
    [InlineData(90.0)]
    [InlineData(89.95)]
    [InlineData(70.0)]
    [InlineData(-75.0)]
    public void Near_a_pole_the_footprint_is_as_even_to_both_sides_as_elsewhere(double latitude_deg)
    {
        // Over a smooth Earth what lies left of the way in mirrors what lies right of it.
        var sketch = Sketch.Battery();
        var home = Geodetic.FromDegrees(latitude_deg, 33.0, Sketch.Ground_m);
        var battery = sketch with
        {
            Site = home,
            SearchRadar = sketch.SearchRadar with { Antenna = home with { Height = home.Height + Length.FromMetres(8.0) } },
            EngagementRadar = sketch.EngagementRadar with { Antenna = home with { Height = home.Height + Length.FromMetres(6.0) } },
            Launchers = Sketch.Battery(missile: Missile).Launchers,
        };
        var plain = Question();
        var footprint = Of(plain with { Site = new EngagementSite(battery, plain.Site.Post, Ground, WeatherDefinition.Dry) });
        int defended = 0, otherwise = 0;
        for (var row = 0; row < footprint.Grid.Size; row++)
        {
            for (var column = 0; column < footprint.Grid.Size; column++)
            {
                defended += footprint.IsDefended(row, column, 0) ? 1 : 0;
                otherwise += footprint.IsDefended(row, column, 0) != footprint.IsDefended(row, footprint.Grid.Size - 1 - column, 0) ? 1 : 0;
            }
        }

        Assert.True(defended > 50, $"{defended} cells");
        Assert.True(otherwise <= 0.04 * defended, $"{otherwise} of {defended} differ");
        Assert.Equal(Of(plain).Ever_km2, footprint.Ever_km2, tolerance: 0.06 * footprint.Ever_km2);
    }

    /// <summary>A way of which one part, counted in seconds before the meeting, lies under the ground: nobody sees it there.</summary>
    private readonly struct Buried(ThreatWay way, double from_s, double to_s) : ITargetWay
    {
        public CrossSectionDefinition CrossSection => way.CrossSection;

        public Fluctuation Fluctuation => way.Fluctuation;

        public double Speed_mps => way.Speed_mps;

        public bool IsBallistic => true;

        public double? LaunchedBefore_s => way.LaunchedBefore_s;

        public double? CoastingFor_s => way.CoastingFor_s;

        public Kinematics Before(double seconds)
        {
            var at = way.Before(seconds);
            return seconds > from_s && seconds < to_s ? new Kinematics(Wgs84.ToEcef(at.Normal, -5000.0), at.Velocity, at.Normal, -5000.0) : at;
        }
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(40.0, false)]
    public void A_track_lives_through_a_short_gap_before_the_launch_and_not_through_a_long_one(double hidden_s, bool isMet)
    {
        var question = Question(echo_m2: 100.0);
        var home = question.Site.Battery.Site;
        var flight = new ThreatFlight(question.Threat, home, North, Length.FromKilometres(300.0));
        var way = new ThreatWay(question.CrossSection, question.Fluctuation, flight, Wgs84.Normal(home.Latitude, home.Longitude), new EnuFrame(home).North, 20.0);
        var launch_s = Engageability.By(question.Site, way, Missile).Launch.Seconds;

        var verdict = Engageability.By(question.Site, new Buried(way, launch_s, launch_s + hidden_s), Missile);

        Assert.True(launch_s > 0.0 && launch_s + hidden_s + 60.0 < (flight.TimeOfFlight - flight.BurnOut).Seconds, $"{launch_s} s");
        Assert.Equal(isMet, verdict.IsEngageable);
        Assert.Equal(isMet ? Shortfall.None : Shortfall.HiddenWhenFollowed, verdict.Shortfall);
    }

    [Theory]
    [InlineData(99.0, 300.0, Shortfall.None)]
    [InlineData(0.0, 300.0, null)]
    public void What_is_not_defended_says_what_the_most_of_it_lacks(double keepOut_km, double range_km, Shortfall? lack)
    {
        var lacks = Assert.Single(Of(Question(range_km: range_km) with { KeepOut = Length.FromKilometres(keepOut_km) }).Lacks);

        Assert.True(lack is null ? lacks is not Shortfall.None : lacks == lack, $"{lacks}");
    }

    [Fact]
    public void A_radar_that_faces_away_is_what_is_lacking()
    {
        var question = Question();
        question = question with { Site = new EngagementSite(question.Site.Battery, question.Site.Post, Ground, WeatherDefinition.Dry) { Facing = Angle.FromDegrees(180.0) } };

        Assert.Contains(Assert.Single(Of(question).Lacks), (Shortfall?[])[Shortfall.OutOfSector, Shortfall.OutOfSectorWhenFollowed]);
    }

    [Fact]
    public void More_azimuths_than_bits_are_refused() =>
        Assert.Throws<ArgumentException>(() => FootprintSurvey.Of(Question(azimuths: [.. Enumerable.Range(0, 33).Select(step => Angle.FromDegrees(10.0 * step))]), stop: TestContext.Current.CancellationToken));
}
