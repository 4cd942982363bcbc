using System.Text;
using Rampart.Coverage.Siting;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests.Siting;

public class CandidateFileTests
{
    private const string Table = "name,latitude,longitude,ground-height,near-road\na,40,33,900,yes\nb,40,34,1500,no\nc,40,35,,\n";
    private static readonly SmoothGround Ground = new(Length.FromMetres(700.0));

    private static (IReadOnlyList<SiteCandidate> Candidates, List<Finding> Findings) Read(string text, string file = "sites.csv", double spacing_km = 10.0)
    {
        var findings = new List<Finding>();
        return (CandidateFile.Read(Encoding.UTF8.GetBytes(text), file, Length.FromKilometres(spacing_km), findings), findings);
    }

    private static string Kept(CandidateFilter filter, IReadOnlyList<SiteCandidate> candidates, List<Finding> findings) =>
        string.Join(' ', filter.Apply(candidates, Ground, "sites.csv", findings).Select(candidate => $"{candidate.Name}:{candidate.GroundHeight!.Value.Metres}"));

    [Fact]
    public void Candidates_come_from_a_table_with_ground_and_road_where_stated()
    {
        var (candidates, findings) = Read(Table);

        Assert.Empty(findings);
        Assert.Equal(
            [
                new SiteCandidate("a", Geodetic.FromDegrees(40.0, 33.0, 900.0), Length.FromMetres(900.0), true),
                new SiteCandidate("b", Geodetic.FromDegrees(40.0, 34.0, 1500.0), Length.FromMetres(1500.0), false),
                new SiteCandidate("c", Geodetic.FromDegrees(40.0, 35.0)),
            ], candidates);
    }

    [Theory]
    [InlineData("name,latitude,longitude,near-road\na,40,33,perhaps\n", "whether a road is near")]
    [InlineData("name,latitude,longitude,ground-height\na,40,33,12000\n", "on no map")]
    [InlineData("name,latitude,longitude,ground-height\na,40,33,high\n", "not a number")]
    public void A_road_or_height_that_says_nothing_is_found(string text, string message)
    {
        var (candidates, findings) = Read(text);

        Assert.Empty(candidates);
        Assert.Contains(message, findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Candidates_far_from_roads_are_left_out_with_a_remark_and_heights_come_from_the_ground()
    {
        var findings = new List<Finding>();

        Assert.Equal("a:900 c:700", Kept(new CandidateFilter(), Read(Table).Candidates, findings));
        Assert.Equal(FindingSeverity.Remark, findings.Single().Severity);
        Assert.Contains("1 of 3 are not near a road and are left out (b)", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal("a:900 b:1500 c:700", Kept(new CandidateFilter { OnlyNearRoad = false }, Read(Table).Candidates, findings));
    }

    [Fact]
    public void Candidates_are_chosen_by_the_height_of_their_ground()
    {
        var findings = new List<Finding>();
        var candidates = Read(Table).Candidates;

        Assert.Equal("a:900", Kept(new CandidateFilter { Lowest = Length.FromMetres(800.0) }, candidates, findings));
        Assert.Equal("c:700", Kept(new CandidateFilter { Highest = Length.FromMetres(800.0) }, candidates, findings));
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal(string.Empty, Kept(new CandidateFilter { Lowest = Length.FromMetres(5000.0) }, candidates, findings));
        Assert.Equal("None is left.", findings[^1].Message);
        Assert.Equal(string.Empty, Kept(new CandidateFilter { Lowest = Length.FromMetres(800.0), Highest = Length.FromMetres(700.0) }, candidates, findings));
        Assert.Equal(FindingSeverity.Error, findings[^1].Severity);
    }

    [Fact]
    public void Candidates_on_unknown_ground_are_left_out()
    {
        var findings = new List<Finding>();

        Assert.Empty(new CandidateFilter().Apply(Read(Table).Candidates, new SmoothGround(Length.FromMetres(double.NaN)), "sites.csv", findings));
        Assert.Contains(findings, finding => finding.Message.Contains("nobody knows", StringComparison.Ordinal));
    }

    [Fact]
    public void A_polygon_gives_a_grid_of_candidates_and_a_line_none()
    {
        var (candidates, findings) = Read(
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"name":"hills","road":"yes"},"geometry":{"type":"Polygon","coordinates":[[[30,40],[31,40],[31,41],[30,41],[30,40]]]}},
              {"type":"Feature","properties":{"name":"road"},"geometry":{"type":"LineString","coordinates":[[30,40],[31,41]]}},
              {"type":"Feature","properties":{"name":"hill","ground-height":850,"near-road":false},"geometry":{"type":"Point","coordinates":[30,40]}}
            ]}
            """, "sites.geojson", spacing_km: 20.0);

        // Six rows in 111.2 km, five columns in 84 to 85 km, and the hill.
        Assert.Equal(31, candidates.Count);
        Assert.Equal("hills/000001", candidates[0].Name);
        Assert.True(candidates[0].IsNearRoad);
        Assert.Equal((Length.FromMetres(850.0), false), (candidates[^1].GroundHeight, candidates[^1].IsNearRoad));
        Assert.Contains("is a line", findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_against_a_choice_is_told_all_together()
    {
        var findings = new List<Finding>();
        bool Can(IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, int count)
        {
            findings.Clear();
            return SitingCheck.CanChoose(candidates, demands, count, "sites.csv", "assets.csv", findings);
        }

        var (site, want) = (SmallProblem.Candidate(1), SmallProblem.Want(1, 1.0));
        Assert.True(Can([site], [want], 1));
        Assert.Empty(findings);
        Assert.False(Can([site], [want], 2));
        Assert.Equal(("sites.csv", "choose"), (findings.Single().Place.File, findings[0].Subject));
        Assert.False(Can([site], [want], -1));
        Assert.False(Can([], [], 1));
        Assert.Equal("candidates choose assets", string.Join(' ', findings.Select(finding => finding.Subject)));
        Assert.False(Can([site], [want with { Weight = 0.0 }], 1));
        Assert.Contains("all weights are zero", findings.Single().Message, StringComparison.Ordinal);
        Assert.False(Can([site], [want, SmallProblem.Want(2, double.NaN)], 1));
        Assert.False(Can([site, site], [want, want], 1));
        Assert.Equal(2, findings.Count(finding => finding.Severity == FindingSeverity.Error));
        Assert.False(Can([.. Enumerable.Range(0, SitingCheck.MostPoints).Select(SmallProblem.Candidate)], [.. Enumerable.Range(0, SitingCheck.MostPoints).Select(number => SmallProblem.Want(number, 1.0))], 1));
        Assert.Contains("too many together", findings[0].Message, StringComparison.Ordinal);
        Assert.True(Can([site, site with { Name = "twin" }], [want, new Demand("edge/1", want.Place, 3.0, DemandKind.Border, "edge")], 1));
        Assert.Equal("weight site-001", string.Join(' ', findings.Select(finding => finding.Subject)));
    }
}
