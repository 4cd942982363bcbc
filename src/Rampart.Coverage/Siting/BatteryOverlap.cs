using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Siting;

/// <summary>Of what part of a border or area nothing can be told.</summary>
/// <param name="Unknown">The share of which nobody knows whether a battery meets a target there, and none is known to.</param>
/// <param name="NotAsked">The share beyond every battery's radius.</param>
public readonly record struct UntoldPart(double Unknown, double NotAsked);

/// <summary>How many of several batteries, each where it stands, can engage a target over each cell of one map, and over each demand.</summary>
/// <remarks>
/// <para>A cell or a demand is covered as <see cref="EngageableFrom"/> says: a target over it on the course asked can be met. It is unknown where no battery is
/// known to meet the target, and nobody knows the ground there, or on the way, of at least one.</para>
/// <para>Each battery fights with its own radars and one like the command post's beside them; none is cued by another.</para>
/// </remarks>
public sealed class BatteryOverlap
{
    private readonly int[] _numberOf;
    private readonly IReadOnlyList<Demand> _cells;
    private readonly CoverageMatrix _covers;
    private readonly DemandVerdict[] _best;
    private readonly IReadOnlyDictionary<(DemandKind, string), UntoldPart> _untold;

    private BatteryOverlap(
        IReadOnlyList<string> batteries, TargetHeight height, Course course, LocalGrid grid, int[] numberOf, IReadOnlyList<Demand> cells, CoverageMatrix covers, DemandVerdict[] best, SiteOverlap? within, IReadOnlyDictionary<(DemandKind, string), UntoldPart> untold)
    {
        (Batteries, Height, Course, Grid, _numberOf, _cells, _covers, _best, Within, _untold) = (batteries, height, course, grid, numberOf, cells, covers, best, within, untold);
        Counts = [.. Enumerable.Range(0, cells.Count).Select(cell => Enumerable.Range(0, batteries.Count).Count(site => covers[site, cell]))];
    }

    public IReadOnlyList<string> Batteries { get; }

    public TargetHeight Height { get; }

    public Course Course { get; }

    /// <summary>The cells, about the middle of the batteries.</summary>
    public LocalGrid Grid { get; }

    /// <summary>How much of each asset, border and area is covered; null where none are asked about.</summary>
    public SiteOverlap? Within { get; }

    private int[] Counts { get; }

    /// <summary>The cells asked about: those within the radius of any battery.</summary>
    public double Asked_km2 => Sum(_ => true);

    /// <summary>Of those: no battery is known to engage the target, and of at least one nobody knows whether it can.</summary>
    public double Unknown_km2 => Sum(IsUnknown);

    /// <summary>How much of a part of <see cref="Within"/> is unknown, and how much no battery is asked about.</summary>
    public UntoldPart UntoldOf(CoveredPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return _untold[(part.Kind, part.Name)];
    }

    /// <summary>Where at least so many batteries can engage the target.</summary>
    public double ByAtLeast_km2(int batteries) => Sum(cell => Counts[cell] >= batteries);

    /// <summary>Where one battery can.</summary>
    public double By_km2(int battery) => Sum(cell => _covers[battery, cell]);

    /// <summary>Where one battery can and no other.</summary>
    public double OnlyBy_km2(int battery) => Sum(cell => _covers[battery, cell] && Counts[cell] == 1);

    /// <summary>Where at least so many batteries can engage the target, as polygons.</summary>
    public CellOutline Outline(int batteries, Area leastPiece = default) =>
        CellOutlines.Of(Grid, (row, column) => _numberOf[(row * Grid.Size) + column] is var cell and >= 0 && Counts[cell] >= batteries, leastPiece, leastPiece);

    /// <summary>Whether any battery stands near enough that a cell at this row and column is asked about, and how many can engage a target over it.</summary>
    public int? CountAt(int row, int column) => _numberOf[(row * Grid.Size) + column] is var cell and >= 0 ? Counts[cell] : null;

    /// <summary>Whether a cell is asked about and unknown, as <see cref="Unknown_km2"/> counts it.</summary>
    public bool IsUnknownAt(int row, int column) => _numberOf[(row * Grid.Size) + column] is var cell and >= 0 && IsUnknown(cell);

    /// <summary>The map for one height and course.</summary>
    /// <param name="questions">One for each battery, where it stands.</param>
    /// <param name="ground">What lies under them.</param>
    /// <param name="cellSize">Of the map; sight is swept over finer ones (<see cref="EngageableFrom.SightCell"/>).</param>
    /// <param name="height">How high the target flies.</param>
    /// <param name="course">Its course, as each battery sees it.</param>
    /// <param name="crossesColumns">Whether sight lines look at the ground between two rows of cells too.</param>
    /// <param name="demands">What else is asked about; may be empty.</param>
    /// <param name="threads">How many batteries at once; the answer is the same.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ArgumentException">No battery.</exception>
    public static BatteryOverlap Of(
        IReadOnlyList<RingQuestion> questions, IGround ground, Length cellSize, TargetHeight height, Course course, bool crossesColumns, IReadOnlyList<Demand> demands, int threads, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(demands);
        if (questions.Count == 0)
        {
            throw new ArgumentException("At least one battery is asked about.", nameof(questions));
        }

        var (middle, reach) = Extent(questions);
        var grid = LocalGrid.Around(SiteTerrain.ElevationOf(ground), middle, reach, cellSize);
        var (numberOf, cells) = Cells(questions, grid);
        IReadOnlyList<Demand> all = [.. cells, .. demands];
        var told = new IReadOnlyList<DemandVerdict>[questions.Count];
        Parallel.For(0, questions.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, site =>
            told[site] = new EngageableFrom(questions[site], ground, cellSize, height, course) { CrossesColumns = crossesColumns }.Verdicts(CandidateOf(questions[site]), all));
        DemandVerdict Best(int demand) => told.Max(each => each[demand]);
        CoverageMatrix Part(int from, int count)
        {
            var matrix = new CoverageMatrix(questions.Count, count);
            for (var site = 0; site < questions.Count; site++)
            {
                for (var at = 0; at < count; at++)
                {
                    matrix[site, at] = told[site][from + at] == DemandVerdict.Met;
                }
            }

            return matrix;
        }

        return new BatteryOverlap(
            [.. questions.Select(question => question.Battery.Name)], height, course, grid, numberOf, cells, Part(0, cells.Count), [.. Enumerable.Range(0, cells.Count).Select(Best)],
            demands.Count == 0 ? null : new SitingProblem([.. questions.Select(CandidateOf)], demands, Part(cells.Count, demands.Count)).Union(),
            Untold(demands, at => Best(cells.Count + at)));
    }

    /// <summary>The middle of the batteries, and how far from it a ring of any of them reaches.</summary>
    public static (Geodetic Middle, Length Reach) Extent(IReadOnlyList<RingQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var sum = questions.Aggregate(default(EcefVector), (all, question) => all + NormalOf(question.Battery.Site));
        var middle = new Geodetic(Angle.FromRadians(Math.Atan2(sum.Z, Math.Sqrt((sum.X * sum.X) + (sum.Y * sum.Y)))), Angle.FromRadians(Math.Atan2(sum.Y, sum.X)), Length.Zero);
        return (middle, Length.FromMetres(questions.Max(question => Look.GroundDistance(NormalOf(middle), NormalOf(question.Battery.Site)) + question.Radius.Metres)));
    }

    private static (int[] NumberOf, List<Demand> Cells) Cells(IReadOnlyList<RingQuestion> questions, LocalGrid grid)
    {
        var (numberOf, cells, areas) = (new int[grid.Size * grid.Size], new List<Demand>(), new CellAreas(grid));
        for (var at = 0; at < numberOf.Length; at++)
        {
            var (row, column) = (at / grid.Size, at % grid.Size);
            var place = grid.PlaceAt(row, column);
            numberOf[at] = -1;
            if (questions.Any(question => Look.GroundDistance(NormalOf(place), NormalOf(question.Battery.Site)) <= question.Radius.Metres))
            {
                numberOf[at] = cells.Count;
                cells.Add(new Demand($"cell {row} {column}", place, areas.Of_km2(row, column), DemandKind.Area, "map"));
            }
        }

        return (numberOf, cells);
    }

    private static Dictionary<(DemandKind, string), UntoldPart> Untold(IReadOnlyList<Demand> demands, Func<int, DemandVerdict> best) =>
        Enumerable.Range(0, demands.Count).GroupBy(at => (demands[at].Kind, demands[at].PartOf)).ToDictionary(part => part.Key, part =>
        {
            double Share(DemandVerdict verdict) => part.Where(at => best(at) == verdict).Sum(at => demands[at].Weight) / part.Sum(at => demands[at].Weight) is var share && double.IsNaN(share) ? 0.0 : share;
            return new UntoldPart(Share(DemandVerdict.Unknown), Share(DemandVerdict.NotAsked));
        });

    private bool IsUnknown(int cell) => _best[cell] == DemandVerdict.Unknown;

    private static SiteCandidate CandidateOf(RingQuestion question) => new(question.Battery.Name, question.Battery.Site, question.Battery.Site.Height);

    private static EcefVector NormalOf(Geodetic place) => Wgs84.Normal(place.Latitude, place.Longitude);

    private double Sum(Func<int, bool> counts)
    {
        var sum = 0.0;
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            sum += counts(cell) ? _cells[cell].Weight : 0.0;
        }

        return sum;
    }
}
