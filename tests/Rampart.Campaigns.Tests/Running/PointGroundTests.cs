using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;

namespace Rampart.Campaigns.Tests.Running;

public class PointGroundTests
{
    private static readonly Geodetic Site = new(Angle.FromDegrees(39.6), Angle.FromDegrees(33.0), Length.FromMetres(1200.0));
    private static readonly Length Radius = Length.FromKilometres(60.0);

    [Fact]
    public void It_is_the_ground_that_it_stands_for_and_forgets_the_masks_that_are_not_asked_for_again()
    {
        var real = new RealGround(new ElevationMosaic([], [BuiltInTerrain.Tile]), "tiles", "coarse", Site);
        var ground = new PointGround(real, capacity: 3);
        ITerrainMask At(double height) => ground.MaskFor(Site with { Height = Length.FromMetres(height) }, Radius, 4.0 / 3.0);

        var first = At(1200.0);
        for (var more = 1; more <= 20; more++)
        {
            At(1200.0 + more);
            Assert.Same(first, At(1200.0));
        }

        Assert.Equal(3, ground.Count);
        Assert.Equal(real.Identity, ground.Identity);
        Assert.Equal(real.HeightAt(Wgs84.Normal(Site.Latitude, Site.Longitude)), ground.HeightAt(Wgs84.Normal(Site.Latitude, Site.Longitude)));
    }
}
