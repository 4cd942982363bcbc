using Rampart.Coverage.Siting;

namespace Rampart.Coverage.Tests.Siting;

public class SitingProblemTests
{
    // Weights are rounded to 2⁻⁵² of their sum.
    private const double Rounding = 1e-9;

    [Fact]
    public void Choosing_and_exchanging_comes_within_the_guaranteed_share_of_the_best() =>
        SmallProblem.Holds(small =>
        {
            var choice = small.Problem.Chosen(small.Choose, work: 0L);
            return choice.Covered >= ((1.0 - (1.0 / Math.E)) * small.Best()) - Rounding
                && choice.GreedyCovered >= ((1.0 - (1.0 / Math.E)) * small.Best()) - Rounding
                && choice.Covered >= choice.GreedyCovered && choice.Covered <= small.Best() + Rounding;
        });

    [Fact]
    public void The_bound_is_never_below_the_best() =>
        SmallProblem.Holds(small =>
        {
            var choice = small.Problem.Chosen(small.Choose, work: 0L);
            return choice.UpperBound >= small.Best() - Rounding && (choice.Proof != SitingProof.Optimal || Math.Abs(choice.Covered - small.Best()) < Rounding);
        });

    [Fact]
    public void With_enough_work_the_best_choice_is_found_and_proven() =>
        SmallProblem.Holds(small =>
        {
            var choice = small.Problem.Chosen(small.Choose);
            return choice.Proof == SitingProof.Optimal && choice.Gap == 0.0 && Math.Abs(choice.Covered - small.Best()) < Rounding;
        });

    [Fact]
    public void What_a_choice_says_of_itself_is_what_its_sites_cover() =>
        SmallProblem.Holds(small =>
        {
            var problem = small.Problem;
            var choice = problem.Chosen(small.Choose, work: 0L);
            var sites = choice.Sites.Select(site => problem.Candidates.ToList().IndexOf(site.Candidate)).ToList();
            return sites.Distinct().Count() == small.Choose
                && Math.Abs(small.Covered(sites) - choice.Covered) < Rounding
                && Math.Abs(choice.Sites.Sum(site => site.Added) - choice.Covered) < Rounding
                && choice.Sites.Select((site, at) => Math.Abs(small.Covered(sites) - small.Covered(sites.Where((_, other) => other != at)) - site.LostWithout) < Rounding).All(same => same)
                && choice.Sites.Zip(choice.Sites.Skip(1)).All(pair => pair.First.Added >= pair.Second.Added)
                && problem.Demands.Select((_, demand) => sites.Count(site => small.Covers[site][demand])).SequenceEqual(choice.Overlap.Counts)
                && choice.Overlap.Uncovered.Sum(demand => demand.Weight) <= choice.Total - choice.Covered + Rounding;
        });

    [Fact]
    public void No_exchange_of_one_site_for_another_gains_anything() =>
        SmallProblem.Holds(small =>
        {
            var problem = small.Problem;
            var choice = problem.Chosen(small.Choose, work: 0L);
            var sites = choice.Sites.Select(site => problem.Candidates.ToList().IndexOf(site.Candidate)).ToList();
            return sites.TrueForAll(gone => Enumerable.Range(0, small.Covers.Length).Except(sites)
                .All(come => small.Covered(sites.Where(site => site != gone).Append(come)) <= choice.Covered + Rounding));
        });

    [Fact]
    public void The_order_of_candidates_and_demands_changes_nothing() =>
        SmallProblem.Holds(small =>
        {
            var given = small.Problem;
            var (sites, demands) = (Enumerable.Range(0, small.Covers.Length).Reverse().ToList(), Enumerable.Range(0, small.Weights.Length).OrderBy(at => at * 7 % 5).ThenByDescending(at => at).ToList());
            var turned = SmallProblem.Of(
                [.. sites.Select(site => given.Candidates[site])], [.. demands.Select(demand => given.Demands[demand])],
                [.. sites.Select(site => demands.Select(demand => small.Covers[site][demand]).ToArray())]);
            return new[] { 0L, SitingProblem.UsualWork }.All(work =>
            {
                var (one, other) = (given.Chosen(small.Choose, work), turned.Chosen(small.Choose, work));
                return one.Sites.SequenceEqual(other.Sites) && one.Covered == other.Covered && one.UpperBound == other.UpperBound && one.Exchanges == other.Exchanges
                    && one.Overlap.All.Zip(other.Overlap.All).All(pair => pair.First.ByAtLeast.SequenceEqual(pair.Second.ByAtLeast));
            });
        });

    [Fact]
    public void More_sites_never_cover_less() =>
        SmallProblem.Holds(small =>
        {
            var covered = Enumerable.Range(0, small.Covers.Length + 1).Select(count => small.Problem.Chosen(count).Covered).ToList();
            return covered.Zip(covered.Skip(1)).All(pair => pair.Second >= pair.First);
        }, draws: 200);

    [Fact]
    public void None_one_and_all_sites_can_be_chosen()
    {
        var problem = SmallProblem.Of(SmallProblem.Rows("1100", "0111", "0001"), [1.0, 1.0, 1.0, 2.0]);

        var none = problem.Chosen(0);
        Assert.Empty(none.Sites);
        Assert.Equal((0.0, 0.0, SitingProof.Optimal, 4), (none.Covered, none.UpperBound, none.Proof, none.Overlap.Uncovered.Count));
        var one = problem.Chosen(1);
        Assert.Equal(("site-001", 4.0, 4.0), (one.Sites.Single().Candidate.Name, one.Covered, one.Sites[0].LostWithout));
        var all = problem.Chosen(3);
        Assert.Equal("site-001 site-000 site-002", all.Names());
        Assert.Equal([4.0, 1.0, 0.0], all.Sites.Select(site => site.Added));
        Assert.Equal([1.0, 1.0, 0.0], all.Sites.Select(site => site.LostWithout));
        Assert.Equal((5.0, 5.0, SitingProof.Optimal), (all.Covered, all.UpperBound, all.Proof));
    }

    [Fact]
    public void The_worth_of_sites_that_share_nothing_adds_up()
    {
        var choice = SmallProblem.Of(SmallProblem.Rows("110000", "001100", "000010", "000001"), [3.0, 1.0, 2.0, 4.0, 0.5, 0.25]).Chosen(3);

        Assert.Equal([6.0, 4.0, 0.5], choice.Sites.Select(site => site.LostWithout));
        Assert.Equal(choice.Covered, choice.Sites.Sum(site => site.LostWithout));
    }

    [Fact]
    public void Two_candidates_that_cover_the_same_are_worth_one()
    {
        var choice = SmallProblem.Of(SmallProblem.Rows("111", "111"), [1.0, 1.0, 1.0]).Chosen(2);

        Assert.Equal("site-000 site-001", choice.Names());
        Assert.Equal([3.0, 0.0], choice.Sites.Select(site => site.Added));
        Assert.All(choice.Sites, site => Assert.Equal(0.0, site.LostWithout));
        Assert.Equal([2, 2, 2], choice.Overlap.Counts);
    }

    [Fact]
    public void Equals_are_decided_by_their_names_letter_by_letter()
    {
        SiteCandidate Named(string name) => new(name, Geodetic.FromDegrees(40.0, 30.0));
        var problem = SmallProblem.Of([Named("b"), Named("a"), Named("B")], [SmallProblem.Want(0, 1.0)], SmallProblem.Rows("1", "1", "1"));

        Assert.Equal("B", problem.Chosen(1).Sites.Single().Candidate.Name);
    }

    [Fact]
    public void An_exchange_mends_what_choosing_one_by_one_spoils()
    {
        var choice = SmallProblem.Of(SmallProblem.Rows("011110", "111000", "000111"), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]).Chosen(2, work: 0L);

        Assert.Equal((5.0, 6.0, 1), (choice.GreedyCovered, choice.Covered, choice.Exchanges));
        Assert.Equal("site-001 site-002", choice.Names());
    }

    [Fact]
    public void Where_every_exchange_is_stuck_the_search_for_the_best_goes_on()
    {
        var problem = SmallProblem.Of(SmallProblem.Rows("01101100", "00010001", "00001010", "10100100", "01011001"), [55.0, 142.0, 97.0, 65.0, 107.0, 37.0, 85.0, 40.0]);
        var (stuck, best) = (problem.Chosen(3, work: 0L), problem.Chosen(3));

        Assert.Equal((573.0, SitingProof.LocalOptimum), (stuck.Covered, stuck.Proof));
        Assert.Equal((628.0, 628.0, SitingProof.Optimal), (best.Covered, best.UpperBound, best.Proof));
        Assert.True(stuck.UpperBound >= best.Covered);
    }

    [Fact]
    public void What_could_not_be_proven_is_said_to_be_a_local_optimum_with_its_bound()
    {
        var problem = Scattered(candidates: 60, demands: 400, reach: 0.12);
        var choice = problem.Chosen(12, work: 0L);

        Assert.Equal(SitingProof.LocalOptimum, choice.Proof);
        Assert.InRange(choice.UpperBound, choice.Covered + 1e-6, choice.Total);
        Assert.InRange(choice.Gap, 1e-6, 0.25);
        Assert.Equal(choice.Covered, choice.UpperBound * (1.0 - choice.Gap), tolerance: 1e-9);
        Assert.True(problem.Chosen(12, work: 10_000L).Covered >= choice.Covered);
    }

    [Fact]
    public void Weights_from_the_tiny_to_the_huge_keep_their_order()
    {
        foreach (var scale in new[] { 1e-300, 1e-9, 1.0, 1e12, 1e290 })
        {
            var choice = SmallProblem.Of(SmallProblem.Rows("100", "010", "001"), [scale, 3.0 * scale, 2.0 * scale]).Chosen(2);

            Assert.Equal("site-001 site-002", choice.Names());
            Assert.Equal(5.0, choice.Covered / scale, tolerance: 1e-9);
        }
    }

    [Fact]
    public void Where_nothing_counts_nothing_is_covered()
    {
        var choice = SmallProblem.Of(SmallProblem.Rows("1", "1"), [0.0]).Chosen(1);

        Assert.Equal((0.0, 0.0, 0.0, 0.0), (choice.Covered, choice.Total, choice.Share, choice.Gap));
    }

    [Fact]
    public void Many_demands_are_weighed_as_one_by_one()
    {
        // Words that are full, nearly full, half and nearly empty, and a last one that is cut.
        foreach (var demands in new[] { 63, 64, 65, 128, 200 })
        {
            foreach (var step in new[] { 1, 2, 3, 40 })
            {
                var rows = new[] { Enumerable.Range(0, demands).Select(at => at % step == 0).ToArray(), Enumerable.Range(0, demands).Select(at => at % step != 0 || at == 0).ToArray() };
                var weights = Enumerable.Range(0, demands).Select(at => 1.0 + (at % 5)).ToArray();
                var choice = SmallProblem.Of(rows, weights).Chosen(2);

                Assert.Equal(rows.Select(row => weights.Where((_, at) => row[at]).Sum()).Max(), choice.Sites[0].Added);
                Assert.Equal(weights.Where((_, at) => at % step != 0).Sum(), choice.Sites.Single(site => site.Candidate.Name.EndsWith('1')).LostWithout);
                Assert.Equal(weights.Sum(), choice.Covered);
            }
        }
    }

    [Fact]
    public void Five_hundred_candidates_and_twenty_thousand_demands_are_chosen_from()
    {
        var choice = Scattered(candidates: 500, demands: 20_000, reach: 0.11).Chosen(8);

        Assert.Equal(8, choice.Sites.Count);
        Assert.InRange(choice.Gap, 0.0, 0.3);
        Assert.True(choice.Covered >= choice.GreedyCovered);
        Assert.Equal(choice.Overlap.Counts.Count(count => count == 0), choice.Overlap.Uncovered.Count);
    }

    [Fact]
    public void A_problem_that_no_check_would_let_through_is_refused()
    {
        var rows = SmallProblem.Rows("1", "1");
        var twins = new[] { SmallProblem.Candidate(1), SmallProblem.Candidate(1) };

        Assert.Throws<ArgumentException>(() => SmallProblem.Of(twins, [SmallProblem.Want(0, 1.0)], rows));
        Assert.Throws<ArgumentException>(() => SmallProblem.Of(rows, [-1.0]));
        Assert.Throws<ArgumentException>(() => SmallProblem.Of(rows, [double.NaN]));
        Assert.Throws<ArgumentException>(() => SmallProblem.Of(SmallProblem.Rows("11"), [double.MaxValue, double.MaxValue]));
        Assert.Throws<ArgumentException>(() => new SitingProblem([SmallProblem.Candidate(1)], [], new CoverageMatrix(2, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallProblem.Of(rows, [1.0]).Chosen(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallProblem.Of(rows, [1.0]).Chosen(-1));
    }

    /// <summary>Candidates and demands on a square by golden sections; a candidate covers what lies nearer than its reach.</summary>
    private static SitingProblem Scattered(int candidates, int demands, double reach)
    {
        static (double X, double Y) At(int number, double turn) => ((number * 0.6180339887498949 + turn) % 1.0, (number * 0.7548776662466927 + turn) % 1.0);
        var covers = Enumerable.Range(0, candidates).Select(site =>
        {
            var (x, y) = At(site, 0.37);
            return Enumerable.Range(0, demands).Select(demand =>
            {
                var (u, v) = At(demand, 0.0);
                return ((x - u) * (x - u)) + ((y - v) * (y - v)) < reach * reach;
            }).ToArray();
        }).ToArray();
        return SmallProblem.Of(covers, [.. Enumerable.Range(0, demands).Select(demand => 1.0 + (demand % 7 / 10.0))]);
    }
}
