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

/// <summary>What is said of a demand, the better the later.</summary>
public enum DemandVerdict : byte
{
    /// <summary>It lies beyond the radius.</summary>
    NotAsked,

    /// <summary>A target over it cannot be met.</summary>
    NotMet,

    /// <summary>Nobody knows the ground there, or on the way to it.</summary>
    Unknown,

    /// <summary>A target over it can be met.</summary>
    Met,
}

/// <summary>Covered is what a battery at a candidate's place can engage a target over: its ring's last share (<see cref="RingShare.Engagement"/>) at the demand's place.</summary>
/// <remarks>
/// <para>The rule for an asset: a target of the class at that height over the asset's place, and on a circle of the keep-out distance around it (none: the
/// place itself), can be met from the site on each of the courses asked. One that flies straight at the asset from any side can then be met before it arrives, as far
/// as its course, seen from the battery, is like one of those. Points of borders and areas are asked for themselves, without a circle.</para>
/// <para>Valid: as <see cref="RingSurvey"/>: one target, the engagement radar facing it, the battery's radars all at the site. A battery
/// has a dead zone overhead (its missiles' least range), so that an asset right beside it is not covered unless the keep-out circle alone counts
/// (<see cref="AssetNeed.Circle"/>). What nobody knows counts as not covered.</para>
/// <para>Sight is swept over cells as wide as the ground's posts stand apart (<see cref="SightCell"/>), however wide the cells of a map are: over wider ones crests
/// are lost, and low targets come into sight that are not.</para>
/// </remarks>
public sealed class EngageableFrom
{
    private const int LeastPointsOfCircle = 16;
    private const int MostPointsOfCircle = 360;
    private const double MostCellsToTheRim = 1200.0;
    private static readonly Length CoarsestSight = Length.FromMetres(900.0);

    private readonly RingQuestion _question;
    private readonly IGround _ground;
    private readonly Length _cellSize;

    /// <param name="question">The battery wherever it stands, its post, missiles, weather and target; it is moved to each candidate, with its antennas as high above ground as they are.</param>
    /// <param name="ground">The ground of the country.</param>
    /// <param name="cellSize">How far apart the points asked about lie, at most; sight is swept over cells no wider.</param>
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

    /// <summary>The width of a cell over which sight is swept: that of the ground's posts, at least a 1200th of the radius and at most 900 m; never wider than the map's.</summary>
    public static Length SightCell(IGround ground, Length radius, Length cellSize)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var least_m = Math.Min(radius.Metres / MostCellsToTheRim, CoarsestSight.Metres);

        // Ground without posts is smooth, and the same over any cell.
        var usual_m = ground.PostSpacing_m > 0.0 ? Math.Clamp(ground.PostSpacing_m, least_m, CoarsestSight.Metres) : CoarsestSight.Metres;
        return Length.FromMetres(Math.Min(usual_m, cellSize.Metres));
    }

    /// <summary>The demands that the battery covers from a candidate's place; a <see cref="CoverageOf"/>.</summary>
    /// <exception cref="ArgumentException">Nobody knows the ground there; <see cref="CandidateFilter"/> leaves such candidates out.</exception>
    public BitArray Covers(SiteCandidate candidate, IReadOnlyList<Demand> demands) => new([.. Verdicts(candidate, demands).Select(verdict => verdict == DemandVerdict.Met)]);

    /// <summary>What is said of each demand from a candidate's place.</summary>
    /// <exception cref="ArgumentException">Nobody knows the ground there.</exception>
    public IReadOnlyList<DemandVerdict> Verdicts(SiteCandidate candidate, IReadOnlyList<Demand> demands)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(demands);
        var verdicts = new DemandVerdict[demands.Count];
        var here = Wgs84.Normal(candidate.Place.Latitude, candidate.Place.Longitude);
        var distances_m = demands.Select(demand => Look.GroundDistance(here, Wgs84.Normal(demand.Place.Latitude, demand.Place.Longitude))).ToList();
        var farthest_m = distances_m.Where(distance_m => distance_m <= _question.Radius.Metres).DefaultIfEmpty(-1.0).Max();
        if (farthest_m < 0.0)
        {
            return verdicts;
        }

        // The ground is asked for the whole ring, for a target is seen farther out than it is met; beyond the farthest demand nothing is asked.
        var terrain = SiteTerrain.Around(_ground, candidate.Place, RingSurvey.GroundReach(_question with { Heights = [Height] }), SightCell(_ground, _question.Radius, _cellSize), CrossesColumns);
        var asked = Length.FromMetres(Math.Min(farthest_m + KeepOut.Metres + (4.0 * _cellSize.Metres), _question.Radius.Metres));
        var survey = new RingSurvey(MovedTo(candidate, terrain) with { Radius = asked }, terrain);
        var courses = Courses.Select(course => survey.Asking(Height, course)).ToList();
        for (var at = 0; at < demands.Count; at++)
        {
            verdicts[at] = distances_m[at] <= _question.Radius.Metres
                ? CellsOf(demands[at], terrain).SelectMany(cell => courses.Select(course => Verdict(course(cell.Row, cell.Column)))).Aggregate(DemandVerdict.Met, Both)
                : DemandVerdict.NotAsked;
        }

        return verdicts;
    }

    private static DemandVerdict Verdict(byte reached) =>
        reached == (byte)RingShare.Engagement ? DemandVerdict.Met : reached == RingMap.Unknown ? DemandVerdict.Unknown : DemandVerdict.NotMet;

    // One part that cannot be met is enough, whatever nobody knows of the others.
    private static DemandVerdict Both(DemandVerdict first, DemandVerdict second) => first < second ? first : second;

    /// <summary>The cells in which a target must be engageable for a demand to be covered.</summary>
    private IEnumerable<(int Row, int Column)> CellsOf(Demand demand, SiteTerrain terrain)
    {
        var (row, column) = terrain.Grid.CellOf(demand.Place);
        var keepOut = demand.Kind == DemandKind.Asset ? KeepOut : Length.Zero;
        if (keepOut == Length.Zero || Need == AssetNeed.PlaceAndCircle)
        {
            yield return ((int)Math.Round(row), (int)Math.Round(column));
        }

        // Neighbours on the circle lie at most a map's cell apart, as far as the number of points allows.
        var radius = keepOut / terrain.Grid.CellSize;
        var points = radius > 0.0 ? Math.Clamp((int)Math.Ceiling(2.0 * Portable.Pi * (keepOut / _cellSize)), LeastPointsOfCircle, MostPointsOfCircle) : 0;
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
