using System.Collections;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Siting;

/// <summary>Where around a defended asset a target must be engageable for the asset to count as covered.</summary>
public enum AssetNeed
{
    /// <summary>Over the asset, and everywhere on the circle of the keep-out distance about it.</summary>
    PlaceAndCircle,

    /// <summary>Everywhere on the circle alone: right above a battery that stands beside the asset is its dead zone.</summary>
    Circle,
}

/// <summary>Covered is what a battery at a candidate's place can engage a target over: its ring's last share (<see cref="RingShare.Engagement"/>) at the demand's place.</summary>
/// <remarks>
/// <para>The rule for an asset: a target of the class at that height over the asset's place, and on a circle of the keep-out distance around it (none: the
/// place itself), can be met from the site on each of the courses asked. One that flies straight at the asset from any side can then be met before it arrives, as far
/// as its course, seen from the battery, is like one of those. Points of borders and areas are asked for themselves, without a circle.</para>
/// <para>Valid: as <see cref="RingSurvey"/>: one target, the engagement radar facing it, the battery's radars all at the site. A battery
/// has a dead zone overhead (its missiles' least range), so that an asset right beside it is not covered unless the keep-out circle alone counts
/// (<see cref="AssetNeed.Circle"/>). What nobody knows counts as not covered.</para>
/// </remarks>
public sealed class EngageableFrom
{
    private const int LeastPointsOfCircle = 16;
    private const int MostPointsOfCircle = 360;

    private readonly RingQuestion _question;
    private readonly IGround _ground;
    private readonly Length _cellSize;

    /// <param name="question">The battery wherever it stands, its post, missiles, weather and target; it is moved to each candidate, with its antennas as high above ground as they are.</param>
    /// <param name="ground">The ground of the country.</param>
    /// <param name="cellSize">Cell of the ring's map about a candidate.</param>
    /// <param name="height">How high the target flies.</param>
    /// <param name="courses">On each of these courses, as the battery sees them, a target must be engageable.</param>
    /// <exception cref="ArgumentException">No course.</exception>
    public EngageableFrom(RingQuestion question, IGround ground, Length cellSize, TargetHeight height, params IReadOnlyList<Course> courses)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(courses);
        if (courses.Count == 0)
        {
            throw new ArgumentException("At least one course is asked.", nameof(courses));
        }

        (_question, _ground, _cellSize, Height, Courses) = (question, ground, cellSize, height, courses);
    }

    public TargetHeight Height { get; }

    public IReadOnlyList<Course> Courses { get; }

    /// <summary>How far from an asset a target must be met; zero is the asset's place itself.</summary>
    public Length KeepOut { get; init; } = Length.Zero;

    public AssetNeed Need { get; init; } = AssetNeed.PlaceAndCircle;

    /// <summary>As <see cref="SiteTerrain.CrossesColumns"/>.</summary>
    public bool CrossesColumns { get; init; } = true;

    /// <summary>The demands that the battery covers from a candidate's place; a <see cref="CoverageOf"/>.</summary>
    /// <exception cref="ArgumentException">Nobody knows the ground there; <see cref="CandidateFilter"/> leaves such candidates out.</exception>
    public BitArray Covers(SiteCandidate candidate, IReadOnlyList<Demand> demands)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(demands);
        var covered = new BitArray(demands.Count);
        var here = Wgs84.Normal(candidate.Place.Latitude, candidate.Place.Longitude);
        var farthest_m = -1.0;
        foreach (var demand in demands)
        {
            var distance_m = Look.GroundDistance(here, Wgs84.Normal(demand.Place.Latitude, demand.Place.Longitude));
            farthest_m = distance_m <= _question.Radius.Metres ? Math.Max(farthest_m, distance_m) : farthest_m;
        }

        if (farthest_m < 0.0)
        {
            return covered;
        }

        // The ground is asked for the whole ring, for a target is seen farther out than it is met; cells beyond the farthest demand need no verdict.
        var terrain = SiteTerrain.Around(_ground, candidate.Place, RingSurvey.GroundReach(_question with { Heights = [Height] }), _cellSize, CrossesColumns);
        var asked = Length.FromMetres(Math.Min(farthest_m + KeepOut.Metres + (4.0 * _cellSize.Metres), _question.Radius.Metres));
        var survey = new RingSurvey(MovedTo(candidate, terrain) with { Radius = asked }, terrain);
        var maps = Courses.Select(course => survey.Map(Height, course)).ToList();
        for (var at = 0; at < demands.Count; at++)
        {
            covered[at] = CellsOf(demands[at], terrain).All(cell => maps.TrueForAll(map => IsEngaged(map, cell.Row, cell.Column)));
        }

        return covered;
    }

    private static bool IsEngaged(RingMap map, int row, int column)
    {
        var size = map.Terrain.Grid.Size;
        return (uint)row < (uint)size && (uint)column < (uint)size && map.Reached[(row * size) + column] == (byte)RingShare.Engagement;
    }

    /// <summary>The cells in which a target must be engageable for a demand to be covered.</summary>
    private IEnumerable<(int Row, int Column)> CellsOf(Demand demand, SiteTerrain terrain)
    {
        var (row, column) = terrain.Grid.CellOf(demand.Place);
        var radius = demand.Kind == DemandKind.Asset ? KeepOut / terrain.Grid.CellSize : 0.0;
        if (radius == 0.0 || Need == AssetNeed.PlaceAndCircle)
        {
            yield return ((int)Math.Round(row), (int)Math.Round(column));
        }

        // Neighbours on the circle lie at most a cell apart, as far as the number of points allows.
        var points = radius > 0.0 ? Math.Clamp((int)Math.Ceiling(2.0 * Portable.Pi * radius), LeastPointsOfCircle, MostPointsOfCircle) : 0;
        for (var point = 0; point < points; point++)
        {
            var (sin, cos) = Portable.SinCos(2.0 * Portable.Pi * point / points);
            yield return ((int)Math.Round(row - (radius * cos)), (int)Math.Round(column + (radius * sin)));
        }
    }

    /// <summary>The question with the battery at the candidate's place, its antennas as high above the ground as they were.</summary>
    private RingQuestion MovedTo(SiteCandidate candidate, SiteTerrain terrain)
    {
        var ground = candidate.GroundHeight ?? Length.FromMetres(terrain.SiteGround_m);
        if (double.IsNaN(terrain.SiteGround_m))
        {
            throw new ArgumentException($"Nobody knows the ground at {candidate.Name}.", nameof(candidate));
        }

        return _question.StandingAt(candidate.Place with { Height = ground });
    }
}
