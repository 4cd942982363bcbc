using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.Elevation;
using Rampart.Terrain.Sight;

namespace Rampart.Answers.Terrain;

/// <summary>A place and the height of its ground above sea level.</summary>
internal readonly record struct GroundPoint(double Latitude_deg, double Longitude_deg, double Height_m);

/// <summary>How much of a circle one spacing of posts answers for, and from how many tiles.</summary>
internal sealed record ResolutionShare(double Spacing_m, double Share);

/// <summary>What is known of the ground within a circle, by looking at points evenly spread over it.</summary>
/// <remarks>Around the highest and the lowest point of the first look every post is looked at, so that a summit is not missed by half a step.</remarks>
internal sealed class TerrainSurvey
{
    // Points across the circle: 600 along a diameter are 283,000 in all, less than a second.
    private const int Across = 600;

    private readonly IElevation _ground;
    private readonly IReadOnlySet<string> _sea;
    private readonly GroundPolar _polar;
    private readonly double _radius_m;

    private TerrainSurvey(IElevation ground, IReadOnlySet<string> sea, Geodetic centre, Length radius)
    {
        _ground = ground;
        _sea = sea;
        _polar = new GroundPolar(centre);
        _radius_m = radius.Metres;
    }

    /// <summary>Metres between the points.</summary>
    public double Step_m { get; private set; }

    public int Points { get; private set; }

    public double UnknownShare { get; private set; }

    /// <summary>At height zero in a tile that its archive says is sea.</summary>
    public double SeaShare { get; private set; }

    public IReadOnlyList<ResolutionShare> Resolutions { get; private set; } = [];

    public GroundPoint? Highest { get; private set; }

    public GroundPoint? Lowest { get; private set; }

    public static TerrainSurvey Of(IElevation ground, IReadOnlySet<string> sea, Geodetic centre, Length radius)
    {
        var survey = new TerrainSurvey(ground, sea, centre, radius);
        survey.Look();
        return survey;
    }

    /// <summary>What stands at a place east and north of the centre, in metres along the ground.</summary>
    public GroundPoint At(double east_m, double north_m)
    {
        var place = _polar.PlaceAt(Math.Sqrt((east_m * east_m) + (north_m * north_m)), Math.Atan2(east_m, north_m));
        var (latitude_deg, longitude_deg) = (place.Latitude.Degrees, place.Longitude.Degrees);
        return new GroundPoint(latitude_deg, longitude_deg, _ground.HeightAt(latitude_deg, longitude_deg));
    }

    public bool IsSea(GroundPoint point) => point.Height_m == 0.0 && _sea.Contains(CellOf(point.Latitude_deg, point.Longitude_deg).Name);

    public static TileCell CellOf(double latitude_deg, double longitude_deg) => new((int)Math.Floor(Math.Min(latitude_deg, 89.999)), (int)Math.Floor(longitude_deg >= 180.0 ? longitude_deg - 360.0 : longitude_deg));

    private void Look()
    {
        Step_m = Math.Max(2.0 * _radius_m / Across, 1.0);
        var half = (int)Math.Floor(_radius_m / Step_m);
        var counts = new SortedDictionary<double, int>();
        int unknown = 0, sea = 0;
        (double East_m, double North_m, GroundPoint Point)? highest = null, lowest = null;
        for (var row = -half; row <= half; row++)
        {
            for (var column = -half; column <= half; column++)
            {
                double east_m = column * Step_m, north_m = row * Step_m;
                if ((east_m * east_m) + (north_m * north_m) > _radius_m * _radius_m)
                {
                    continue;
                }

                Points++;
                var point = At(east_m, north_m);
                if (double.IsNaN(point.Height_m))
                {
                    unknown++;
                    continue;
                }

                sea += IsSea(point) ? 1 : 0;

                // The spacing along a parallel shrinks a little from south to north: in steps of a tenth it is one and the same.
                var spacing_m = Rounded(_ground.PostSpacingAt(point.Latitude_deg, point.Longitude_deg));
                counts[spacing_m] = counts.GetValueOrDefault(spacing_m) + 1;
                if (highest is null || point.Height_m > highest.Value.Point.Height_m)
                {
                    highest = (east_m, north_m, point);
                }

                if (lowest is null || point.Height_m < lowest.Value.Point.Height_m)
                {
                    lowest = (east_m, north_m, point);
                }
            }
        }

        UnknownShare = unknown / (double)Points;
        SeaShare = sea / (double)Points;
        Resolutions = [.. counts.Select(entry => new ResolutionShare(entry.Key, entry.Value / (double)Points))];
        Highest = highest is { } top ? Refined(top.East_m, top.North_m, top.Point, isHighest: true) : null;
        Lowest = lowest is { } bottom ? Refined(bottom.East_m, bottom.North_m, bottom.Point, isHighest: false) : null;
    }

    /// <summary>The extreme among all posts up to one step away.</summary>
    private GroundPoint Refined(double east_m, double north_m, GroundPoint best, bool isHighest)
    {
        var fine_m = _ground.PostSpacingAt(best.Latitude_deg, best.Longitude_deg);
        var reach = (int)Math.Ceiling(Math.Min(Step_m / fine_m, 100.0));
        for (var row = -reach; row <= reach; row++)
        {
            for (var column = -reach; column <= reach; column++)
            {
                double east = east_m + (column * Step_m / reach), north = north_m + (row * Step_m / reach);
                if ((east * east) + (north * north) > _radius_m * _radius_m)
                {
                    continue;
                }

                var point = At(east, north);
                if (isHighest ? point.Height_m > best.Height_m : point.Height_m < best.Height_m)
                {
                    best = point;
                }
            }
        }

        return best;
    }

    private static double Rounded(double spacing_m) => spacing_m < 10.0 ? Math.Round(spacing_m, 1) : Math.Round(spacing_m);
}
