using Rampart.Coverage.Siting;

namespace Rampart.Coverage.Tests.Siting;

public class SiteOverlapTests
{
    private static Demand Piece(string of, int number, double weight, DemandKind kind) => new($"{of}/{number}", Geodetic.FromDegrees(40.0, 30.0 + number), weight, kind, of);

    private static readonly Demand[] Demands =
    [
        Piece("north", 1, 10.0, DemandKind.Border), Piece("north", 2, 30.0, DemandKind.Border), Piece("south", 1, 5.0, DemandKind.Border),
        Piece("plain", 1, 100.0, DemandKind.Area), Piece("plain", 2, 300.0, DemandKind.Area), Demand.Asset("dam", Geodetic.FromDegrees(40.0, 33.0), 2.0),
    ];

    private static readonly SitingProblem Problem = SmallProblem.Of(
        [SmallProblem.Candidate(0), SmallProblem.Candidate(1), SmallProblem.Candidate(2)], Demands, SmallProblem.Rows("110100", "100110", "100100"));

    [Fact]
    public void Given_sites_cover_shares_of_borders_areas_and_assets_once_twice_and_three_times()
    {
        var union = Problem.Union();

        Assert.Equal([3, 1, 0, 3, 1, 0], union.Counts);
        Assert.Equal("south/1 dam", string.Join(' ', union.Uncovered.Select(demand => demand.Name)));
        Assert.Equal("dam north south plain", string.Join(' ', union.Parts.Select(part => part.Name)));
        var north = union.Parts[1];
        Assert.Equal((40.0, 1.0, 0.25, 0.25), (north.Weight, north.Share(1), north.Share(2), north.Share(3)));
        Assert.Equal([400.0, 100.0, 100.0], union.Parts[3].ByAtLeast);
        Assert.Equal(0.0, union.Parts[0].Share(1));
        Assert.Equal([(DemandKind.Asset, 2.0), (DemandKind.Border, 45.0), (DemandKind.Area, 400.0)], union.All.Select(part => (part.Kind, part.Weight)));
        Assert.Equal(40.0 / 45.0, union.All[1].Share(1), tolerance: 1e-12);
    }

    [Fact]
    public void Some_of_the_sites_can_be_asked_for_and_one_named_twice_counts_once()
    {
        Assert.Equal([2, 0, 0, 2, 1, 0], Problem.Union([1, 2, 1]).Counts);
        Assert.Equal(6, Problem.Union([]).Uncovered.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Problem.Union([3]));
    }

    [Fact]
    public void Another_site_never_takes_coverage_away() =>
        SmallProblem.Holds(small =>
        {
            var problem = small.Problem;
            var unions = Enumerable.Range(0, small.Covers.Length + 1).Select(count => problem.Union([.. Enumerable.Range(0, count)])).ToList();
            return unions.Zip(unions.Skip(1)).All(pair => pair.First.Counts.Zip(pair.Second.Counts).All(each => each.Second >= each.First)
                && pair.First.All[0].ByAtLeast.Zip(pair.Second.All[0].ByAtLeast).All(each => each.Second >= each.First - 1e-9));
        }, draws: 200);
}
