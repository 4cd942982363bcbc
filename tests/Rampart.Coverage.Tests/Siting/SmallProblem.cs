using FsCheck;
using FsCheck.Fluent;
using Rampart.Coverage.Siting;

namespace Rampart.Coverage.Tests.Siting;

/// <summary>A problem small enough to try every choice.</summary>
internal sealed record SmallProblem(bool[][] Covers, double[] Weights, int Choose)
{
    public SitingProblem Problem => Of(Covers, Weights);

    public override string ToString() => $"choose {Choose}; weights {string.Join(' ', Weights)}; {string.Join(" / ", Covers.Select(row => string.Concat(row.Select(bit => bit ? '1' : '0'))))}";

    /// <summary>Problems of one to nine candidates and one to twelve demands, sparse and dense, whole and broken weights.</summary>
    public static Gen<SmallProblem> Any { get; } =
        from candidates in Gen.Choose(1, 9)
        from demands in Gen.Choose(1, 12)
        from tenths in Gen.Elements(1, 3, 5, 8)
        from cells in Gen.ArrayOf(Gen.Choose(0, 9), candidates * demands)
        from areWhole in Gen.Elements(true, false)
        from parts in Gen.ArrayOf(Gen.Choose(0, 1000), demands)
        from choose in Gen.Choose(0, candidates)
        select new SmallProblem(
            [.. Enumerable.Range(0, candidates).Select(site => Enumerable.Range(0, demands).Select(demand => cells[(site * demands) + demand] < tenths).ToArray())],
            [.. parts.Select(part => areWhole ? part % 4 : part / 7.0)],
            choose);

    public static void Holds(Func<SmallProblem, bool> law, int draws = 1000) => Prop.ForAll(Any.ToArbitrary(), law).Check(Drawn.Draws(draws));

    public static SiteCandidate Candidate(int number) => new($"site-{number:D3}", Geodetic.FromDegrees(40.0, 30.0 + (0.01 * number)));

    public static Demand Want(int number, double weight) => Demand.Asset($"asset-{number:D5}", Geodetic.FromDegrees(41.0, 30.0 + (0.001 * number)), weight);

    public static SitingProblem Of(bool[][] covers, double[] weights) => Of([.. Enumerable.Range(0, covers.Length).Select(Candidate)], [.. weights.Select((weight, at) => Want(at, weight))], covers);

    public static SitingProblem Of(IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, bool[][] covers)
    {
        var matrix = new CoverageMatrix(candidates.Count, demands.Count);
        for (var site = 0; site < candidates.Count; site++)
        {
            for (var demand = 0; demand < demands.Count; demand++)
            {
                matrix[site, demand] = covers[site][demand];
            }
        }

        return new SitingProblem(candidates, demands, matrix);
    }

    /// <summary>Rows from text: a one where the site covers the demand.</summary>
    public static bool[][] Rows(params string[] rows) => [.. rows.Select(row => row.Select(bit => bit == '1').ToArray())];

    public double Covered(IEnumerable<int> sites)
    {
        var chosen = sites.ToList();
        return Weights.Where((_, demand) => chosen.Exists(site => Covers[site][demand])).Sum();
    }

    /// <summary>The best of every choice of as many.</summary>
    public double Best(int? choose = null) =>
        Enumerable.Range(0, 1 << Covers.Length).Where(set => System.Numerics.BitOperations.PopCount((uint)set) == (choose ?? Choose))
            .Max(set => Covered(Enumerable.Range(0, Covers.Length).Where(site => (set >> site & 1) != 0)));
}

internal static class SitingAnswers
{
    public static SitingChoice Chosen(this SitingProblem problem, int count, long work = SitingProblem.UsualWork) => problem.Choose(count, work, TestContext.Current.CancellationToken);

    /// <summary>Names in their order, as one text.</summary>
    public static string Names(this SitingChoice choice) => string.Join(' ', choice.Sites.Select(site => site.Candidate.Name));
}
