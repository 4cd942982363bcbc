using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>Radars at one site share a mask; whatever changes the mask makes another.</summary>
public class MaskCacheTests
{
    private static readonly Geodetic Site = Geodetic.FromDegrees(40.0, 33.0, 20.0);
    private static readonly MadeUpGround Flat = MadeUpGround.Flat(0.0);
    private static readonly Length Radius = Length.FromKilometres(20.0);

    [Fact]
    public void Two_radars_at_one_site_with_one_height_share_a_mask()
    {
        var cache = new MaskCache();

        Assert.Same(cache.Of(Flat, "flat", Site, Radius), cache.Of(Flat, "flat", Site, Radius));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public void Another_place_height_factor_radius_spacing_or_ground_has_its_own()
    {
        var cache = new MaskCache();
        TerrainMask[] masks =
        [
            cache.Of(Flat, "flat", Site, Radius),
            cache.Of(Flat, "flat", Geodetic.FromDegrees(40.0, 33.001, 20.0), Radius),
            cache.Of(Flat, "flat", Site with { Height = Length.FromMetres(21.0) }, Radius),
            cache.Of(Flat, "flat", Site, Radius, 1.0),
            cache.Of(Flat, "flat", Site, Radius * 2.0),
            cache.Of(Flat, "flat", Site, Radius, spacing: Length.FromMetres(500.0)),
            cache.Of(MadeUpGround.Flat(5.0), "flat at 5 m", Site, Radius),
        ];

        Assert.Equal(masks.Length, masks.Distinct().Count());
        Assert.Equal(masks.Length, cache.Count);
    }

    [Fact]
    public void Ground_without_an_identity_is_refused() => Assert.ThrowsAny<ArgumentException>(() => new MaskCache().Of(Flat, " ", Site, Radius));
}
