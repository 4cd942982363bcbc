using FsCheck.Fluent;
using Rampart.Physics.Propagation;
using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>What one site's mask hides: laws that hold over any ground, and cases that can be reckoned by hand.</summary>
public class TerrainMaskTests
{
    private const double Radius_m = 60e3;
    private static readonly Geodetic Site = Geodetic.FromDegrees(40.0, 33.0);
    private static readonly MadeUpGround Hills = MadeUpGround.Fractal(7, 2000.0);

    [Fact]
    public void Over_a_flat_sea_the_mask_is_the_smooth_earth()
    {
        var mask = Sweep(MadeUpGround.Flat(0.0), 30.0);
        var smooth = new SmoothEarthMask(Length.FromMetres(30.0));

        Assert.Equal(0.0, mask.AntennaRaised_m);
        Assert.Equal(0.0, mask.UnknownShare);
        foreach (var (distance, azimuth) in Places(200))
        {
            Assert.InRange(mask.MinimumVisibleHeight(distance, azimuth) - smooth.MinimumVisibleHeight(distance, azimuth), 0.0, 0.02);
        }
    }

    [Fact]
    public void Where_no_ground_lies_below_the_sea_it_never_shows_more_than_the_smooth_earth()
    {
        var mask = TerrainMask.Sweep(Hills, Site with { Height = Length.FromMetres(2100.0) }, Length.FromMetres(Radius_m));
        var smooth = new SmoothEarthMask(Length.FromMetres(2100.0));

        // Inside the circle and, where the last sight line goes on, far outside.
        foreach (var (distance, azimuth) in Places(5000).Concat(Places(500).Select(place => (place.Distance + Radius_m, place.Azimuth))))
        {
            Assert.True(mask.MinimumVisibleHeight(distance, azimuth) >= smooth.MinimumVisibleHeight(distance, azimuth));
        }
    }

    [Fact]
    public void More_ground_never_shows_more()
    {
        var before = Sweep(Hills, 2500.0);
        var after = Sweep(Hills.Plus(MadeUpGround.Cone(new GroundPolar(Site).PlaceAt(20e3, 1.0), 1500.0, 9e3)), 2500.0);

        AssertNeverLower(before, after);
        Assert.Contains(Places(2000), place => after.MinimumVisibleHeight(place.Distance, place.Azimuth) > before.MinimumVisibleHeight(place.Distance, place.Azimuth) + 100.0);
    }

    [Fact]
    public void Ground_that_fills_a_basin_below_the_sea_never_shows_more()
    {
        var basin = MadeUpGround.Polar(Site, (distance, _) => distance < 25e3 ? -400.0 : 300.0);
        var filled = MadeUpGround.Polar(Site, (distance, _) => distance < 15e3 ? -400.0 : 300.0);

        AssertNeverLower(Sweep(basin, -380.0), Sweep(filled, -380.0));
    }

    [Fact]
    public void An_antenna_in_a_basin_sees_its_ground_below_sea_level()
    {
        var mask = Sweep(MadeUpGround.Polar(Site, (distance, _) => distance < 25e3 ? -400.0 : 300.0), -350.0);

        Assert.Equal(0.0, mask.AntennaRaised_m);
        Assert.Equal(-400.0, mask.LowestGround_m, 1e-9);
        Assert.InRange(mask.MinimumVisibleHeight(10e3, 2.0), -400.001, -399.9);

        // The rim at 25 km stands 650 m above the antenna and hides the lower sky behind it.
        Assert.True(mask.MinimumVisibleHeight(50e3, 2.0) > 850.0);
    }

    [Fact]
    public void A_higher_antenna_never_sees_less() =>
        AssertNeverLower(higher: Sweep(Hills, 1200.0), lower: Sweep(Hills, 1400.0));

    [Fact]
    public void A_target_is_never_visible_under_the_ground()
    {
        var mask = Sweep(Hills, 2500.0);
        var polar = new GroundPolar(Site);
        for (var ray = 0; ray < mask.Rays; ray += 7)
        {
            for (var step = 0; step * mask.Spacing.Metres <= Radius_m; step++)
            {
                double distance = step * mask.Spacing.Metres, azimuth = 2.0 * Math.PI * ray / mask.Rays;
                var place = polar.PlaceAt(distance, azimuth);

                // Between knots the sample stands up to a metre beside the place, on slopes of up to a half.
                Assert.True(mask.MinimumVisibleHeight(distance, azimuth) >= Hills.HeightAt(place.Latitude.Degrees, place.Longitude.Degrees) - 0.5);
            }
        }
    }

    [Fact]
    public void A_ring_wall_hides_what_lies_under_the_line_over_its_crest()
    {
        // Samples fall on the crest: 60 km in steps of 500 m. A wall of 800 m at 20 km, antenna at 50 m.
        var wall = MadeUpGround.Polar(Site, (distance, _) => Math.Abs(distance - 20e3) < 50.0 ? 800.0 : 0.0);
        var mask = TerrainMask.Sweep(wall, Site with { Height = Length.FromMetres(50.0) }, Length.FromMetres(Radius_m), spacing: Length.FromMetres(500.0));

        const double TwoRadii = 2.0 * 4.0 / 3.0 * 6371e3;
        var slope = (800.0 - (20e3 * 20e3 / TwoRadii) - 50.0) / 20e3;
        foreach (var distance in new[] { 25e3, 40e3, 59.5e3, 60e3, 90e3 })
        {
            Assert.Equal(50.0 + (slope * distance) + (distance * distance / TwoRadii), mask.MinimumVisibleHeight(distance, 4.0), 0.01);
        }
    }

    [Fact]
    public void A_round_hill_is_seen_alike_in_all_directions()
    {
        // The antenna stands over the summit: what the slope hides is the same all around, but for the metre by which knots on a ray are straight.
        var mask = TerrainMask.Sweep(MadeUpGround.Cone(Site, 1000.0, 15e3), Site with { Height = Length.FromMetres(1015.0) }, Length.FromMetres(Radius_m));
        foreach (var (distance, azimuth) in Places(500))
        {
            var north = mask.MinimumVisibleHeight(distance, 0.0);
            Assert.Equal(north, mask.MinimumVisibleHeight(distance, azimuth), 0.05);
        }
    }

    [Fact]
    public void A_hill_in_the_east_and_its_mirror_in_the_west_hide_the_same()
    {
        var polar = new GroundPolar(Site);
        var east = Sweep(MadeUpGround.Cone(polar.PlaceAt(15e3, 1.0), 900.0, 6e3), 100.0);
        var west = Sweep(MadeUpGround.Cone(polar.PlaceAt(15e3, -1.0), 900.0, 6e3), 100.0);
        foreach (var (distance, azimuth) in Places(500))
        {
            Assert.Equal(east.MinimumVisibleHeight(distance, azimuth), west.MinimumVisibleHeight(distance, -azimuth), 0.05);
        }
    }

    [Fact]
    public void Over_rough_ground_it_agrees_with_the_exact_line_of_sight_nearly_everywhere()
    {
        var grid = LocalGrid.Around(MadeUpGround.Fractal(11, 2500.0), Site, Length.FromKilometres(105.0), Length.FromMetres(900.0));
        var (agreement, meanDifference_m) = MaskAgainstLines.Compare(grid, 20.0, 100e3, 20_000);

        Assert.All(agreement, at => Assert.True(at is { Agreeing: >= 0.995, Overlap: >= 0.95 }, $"{at.Height_m} m: {at.Agreeing:F4} agree, overlap {at.Overlap:F3}"));
        Assert.True(meanDifference_m < 20.0, $"mean difference {meanDifference_m:F2} m");
    }

    [Fact]
    public void The_lookup_has_no_jumps_at_samples_rays_north_or_the_rim()
    {
        var mask = Sweep(Hills, 2100.0);
        foreach (var (distance, azimuth) in Places(3000).Append((Radius_m, 0.3)).Append((Radius_m, 0.0)).Append((mask.Spacing.Metres * 7, 0.0)))
        {
            var here = mask.MinimumVisibleHeight(distance, azimuth);
            Assert.Equal(here, mask.MinimumVisibleHeight(distance * (1.0 - 1e-12), azimuth), 1e-4);
            Assert.Equal(here, mask.MinimumVisibleHeight(distance * (1.0 + 1e-12), azimuth), 1e-4);
            Assert.Equal(here, mask.MinimumVisibleHeight(distance, azimuth - 1e-12), 1e-4);
            Assert.Equal(here, mask.MinimumVisibleHeight(distance, azimuth + (2.0 * Math.PI)), 1e-4);
            Assert.Equal(here, mask.MinimumVisibleHeight(distance, azimuth - (4.0 * Math.PI)), 1e-4);
        }
    }

    [Fact]
    public void An_antenna_stated_below_the_ground_is_raised_to_it_and_says_so()
    {
        var stated = Sweep(MadeUpGround.Flat(700.0), 650.0);

        Assert.Equal(50.0, stated.AntennaRaised_m, 1e-9);
        Assert.Equal(650.0, stated.StatedAntenna.Height.Metres);
        AssertNeverLower(Sweep(MadeUpGround.Flat(700.0), 700.0), stated);
        AssertNeverLower(stated, Sweep(MadeUpGround.Flat(700.0), 700.0));
    }

    [Fact]
    public void Unknown_ground_hides_like_a_sea_and_its_share_is_told()
    {
        var polar = new GroundPolar(Site);
        var half = MadeUpGround.Flat(0.0).UnknownWhere((latitude, longitude) => polar.To(Geodetic.FromDegrees(latitude, longitude)).Azimuth_rad > Math.PI);
        var mask = Sweep(half, 40.0);

        Assert.InRange(mask.UnknownShare, 0.49, 0.51);
        AssertNeverLower(Sweep(MadeUpGround.Flat(0.0), 40.0), mask);
        AssertNeverLower(mask, Sweep(MadeUpGround.Flat(0.0), 40.0));
        Assert.Equal(1.0, Sweep(MadeUpGround.Flat(double.NaN), 40.0).UnknownShare);
    }

    [Fact]
    public void The_middle_third_of_the_radius_is_a_ninth_of_the_area()
    {
        var polar = new GroundPolar(Site);
        var inner = MadeUpGround.Flat(0.0).UnknownWhere((latitude, longitude) => polar.To(Geodetic.FromDegrees(latitude, longitude)).Distance_m < Radius_m / 3.0);

        Assert.InRange(Sweep(inner, 40.0).UnknownShare, 0.1, 0.12);
    }

    [Theory]
    [InlineData(-17.0, 179.9)]
    [InlineData(60.0, -179.99)]
    [InlineData(89.9, 20.0)]
    [InlineData(-89.95, -130.0)]
    public void Across_the_antimeridian_and_a_pole_a_hill_is_found_where_it_stands(double latitude_deg, double longitude_deg)
    {
        var site = Geodetic.FromDegrees(latitude_deg, longitude_deg, 50.0);
        foreach (var azimuth in new[] { 0.3, 1.6, 3.1, 4.7 })
        {
            var hill = MadeUpGround.Cone(new GroundPolar(site).PlaceAt(30e3, azimuth), 2000.0, 5e3);
            var mask = TerrainMask.Sweep(hill, site, Length.FromMetres(Radius_m));

            Assert.InRange(mask.MinimumVisibleHeight(30e3, azimuth), 1800.0, 2010.0);
            Assert.True(mask.MinimumVisibleHeight(55e3, azimuth) > 3000.0);
            Assert.True(mask.MinimumVisibleHeight(55e3, azimuth + Math.PI) < 200.0);
        }
    }

    [Theory]
    [InlineData(179.9)]
    [InlineData(-179.95)]
    [InlineData(180.0)]
    public void The_antimeridian_changes_nothing(double longitude_deg)
    {
        // The same hills around both sites; the ground knows no longitude beyond ±180°.
        static TerrainMask Around(Geodetic site) => TerrainMask.Sweep(
            MadeUpGround.Polar(site, (distance, azimuth) => 500.0 + (300.0 * Math.Sin(distance / 3e3) * Math.Cos(5.0 * azimuth))).UnknownWhere((_, longitude) => Math.Abs(longitude) > 180.0),
            site,
            Length.FromMetres(Radius_m));

        var mask = Around(Geodetic.FromDegrees(-17.0, longitude_deg, 900.0));
        var inland = Around(Geodetic.FromDegrees(-17.0, 33.0, 900.0));

        Assert.Equal(0.0, mask.UnknownShare);
        Assert.All(Places(2000), place => Assert.Equal(inland.MinimumVisibleHeight(place.Distance, place.Azimuth), mask.MinimumVisibleHeight(place.Distance, place.Azimuth), 1e-2));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1000.1)]
    [InlineData(-400.3)]
    public void Rounding_to_single_precision_never_shows_a_target_under_the_ground(double ground_m)
    {
        var mask = Sweep(MadeUpGround.Flat(ground_m), ground_m + 30.0);

        Assert.InRange(mask.MinimumVisibleHeight(0.0, 0.0), ground_m, ground_m + 1e-3);
        Assert.InRange(mask.MinimumVisibleHeight(mask.Spacing.Metres, 0.0), ground_m, ground_m + 1e-3);
    }

    [Fact]
    public void Wide_posts_are_not_sampled_more_finely_than_a_quarter_of_their_spacing()
    {
        var coarse = new MadeUpGround((_, _) => 0.0, postSpacing_m: 9000.0);

        Assert.InRange(Sweep(coarse, 10.0).Spacing.Metres, 2200.0, 2250.0);
        Assert.InRange(Sweep(MadeUpGround.Flat(0.0), 10.0).Spacing.Metres, 880.0, 900.0);
        Assert.InRange(Sweep(MadeUpGround.Flat(double.NaN), 10.0).Spacing.Metres, 880.0, 900.0);
    }

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        var mask = Sweep(Hills, 2100.0);
        var sum = mask.MinimumVisibleHeight(1.0, 1.0);
        var allocated = Allocations.LeastOf(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                sum += mask.MinimumVisibleHeight(7.0 * i, 0.01 * i);
            }
        });

        Assert.Equal(0, allocated);
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void The_same_ground_gives_the_same_bits()
    {
        var (first, second) = (Sweep(Hills, 2100.0), Sweep(Hills, 2100.0));
        Assert.All(Places(1000), place => Assert.True(Laws.SameBits(first.MinimumVisibleHeight(place.Distance, place.Azimuth), second.MinimumVisibleHeight(place.Distance, place.Azimuth))));
    }

    [Theory]
    [InlineData(0.0, 1.0, 900.0)]
    [InlineData(double.NaN, 1.0, 900.0)]
    [InlineData(21e6, 1.0, 900.0)]
    [InlineData(1000.0, 0.0, 900.0)]
    [InlineData(1000.0, double.NaN, 900.0)]
    [InlineData(1000.0, 1.0, 0.0)]
    [InlineData(1000.0, 1.0, -5.0)]
    [InlineData(400e3, 1.0, 1.0)]
    public void Impossible_circles_factors_and_spacings_throw(double radius_m, double factor, double spacing_m) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainMask.Sweep(MadeUpGround.Flat(0.0), Site, Length.FromMetres(radius_m), factor, Length.FromMetres(spacing_m)));

    [Fact]
    public void An_antenna_that_is_nowhere_throws()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainMask.Sweep(MadeUpGround.Flat(0.0), Geodetic.FromDegrees(double.NaN, 0.0), Length.FromKilometres(10.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainMask.Sweep(MadeUpGround.Flat(0.0), Geodetic.FromDegrees(91.0, 0.0), Length.FromKilometres(10.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainMask.Sweep(MadeUpGround.Flat(0.0), Geodetic.FromDegrees(10.0, 0.0, double.NaN), Length.FromKilometres(10.0)));
    }

    private static TerrainMask Sweep(MadeUpGround ground, double antenna_m) =>
        TerrainMask.Sweep(ground, Site with { Height = Length.FromMetres(antenna_m) }, Length.FromMetres(Radius_m));

    private static void AssertNeverLower(TerrainMask lower, TerrainMask higher)
    {
        foreach (var (distance, azimuth) in Places(5000))
        {
            var (least, most) = (lower.MinimumVisibleHeight(distance, azimuth), higher.MinimumVisibleHeight(distance, azimuth));
            Assert.True(most >= least - 1e-9, $"{most} < {least} at {distance:F0} m, {azimuth:F3} rad");
        }
    }

    /// <summary>Places spread evenly over the circle, the same in each run.</summary>
    private static IEnumerable<(double Distance, double Azimuth)> Places(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return (Radius_m * Math.Sqrt((i + 0.5) / count), i * 2.399963229728653);
        }
    }
}
