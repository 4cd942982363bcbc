using System.Globalization;
using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Answers.Siting;

/// <summary>The picture of chosen sites, and the words beside it.</summary>
internal sealed class SiteDrawing(SiteOutcome outcome)
{
    private const double ReliefPosts = 160.0;
    private const double Beyond = 1.3;
    private static readonly Length LeastRelief = Length.FromKilometres(20.0);
    private readonly SitePlaces _places = outcome.Places;

    /// <summary>The answer in a sentence.</summary>
    public string Answer
    {
        get
        {
            var covered = AreaWords.Percent(outcome.Share(outcome.ByAtLeast[0]));
            var what = $"{covered} of the weight of {Demands()} against {Target()} at {Height()}";
            if (outcome.Choice is not { } choice)
            {
                return $"Under the stated readings, {Sites(outcome.Sites.Count)} together cover {what}, and {AreaWords.Percent(outcome.Share(outcome.ByAtLeast[1]))} by at least two. Not a forecast of combat.";
            }

            var count = outcome.Sites.Count;
            var bound = choice.Proof == SitingProof.Optimal ? "more" : $"more than {AreaWords.Percent(outcome.Share(choice.UpperBound))}";
            return $"Under the stated readings, {count} of {Count(_places.Candidates.Count, "candidate site")} {(count == 1 ? "covers" : "cover")} {what}; no choice of {count} covers {bound}. Not a forecast of combat.";
        }
    }

    public string Title => outcome.Choice is null
        ? $"What {Sites(outcome.Sites.Count)} cover at {Height()}"
        : $"{Sites(outcome.Sites.Count)} of {_places.Candidates.Count} against {Target()} at {Height()}";

    /// <summary>When a place counts as covered.</summary>
    public string Rule
    {
        get
        {
            var asked = _places.Asked;
            var courses = string.Join(" as well as ", asked.Courses.Select(course => course.ToString().ToLowerInvariant()));
            var where = asked.KeepOut > Length.Zero ? $"everywhere {Told(asked.KeepOut)} around an asset, and over each point of a border or area" : "over its place";
            return $"Covered: a target {courses}, seen from the site, can be met in time {where}. One target alone, no jamming, the radar facing it.";
        }
    }

    public IReadOnlyList<string> Stamps
    {
        get
        {
            var (subject, question) = (_places.Subject, _places.Subject.Question);
            var claimed = subject.Readings.Count(reading => reading.Source == ReadingSource.Claimed);
            var masts = string.Join(", ", Rampart.Answers.Coverage.CoverageDrawing.Radars(question).Select(radar => $"{radar.Name} {Told(radar.Antenna.Height - question.Battery.Site.Height)}"));
            return
            [
                Rule,
                $"{subject.System}, asked as far as {Told(_places.Radius)} from each site; antennas over the ground: {masts}. Missiles: {string.Join(", ", question.Types.Select(type => type.Name))}. Target: {subject.Target} at {question.Pass.Speed}.",
                $"Ground: {subject.Ground.Description}; cells of {Told(_places.Asked.Cell)}, sight swept over cells of {Told(EngageableFrom.SightCell(subject.Ground, _places.Radius, _places.Asked.Cell))}, {Rampart.Answers.Coverage.CoverageWords.Crossings(_places.Asked.CrossesColumns)}. {Rampart.Answers.Coverage.CoverageWords.Rain(_places.Asked.Weather)}.{(Remark.Length > 0 ? $" {Height()}: {Remark}." : string.Empty)} Ledger {outcome.Ledger[..8]}; {claimed} values claimed, {subject.Readings.Count - claimed} assumed.",
            ];
        }
    }

    /// <summary>Why the height's figures are not supported; empty where they are.</summary>
    public string Remark => _places.Asked.Height is { Reference: HeightReference.AboveGround } height && height.Height < GroundQuality.LowFlight && _places.Subject.Ground.PostSpacing_m > GroundQuality.CoarsestForLowFlight.Metres
        ? "not supported: import finer terrain"
        : string.Empty;

    /// <summary>What a site is worth, in a few words.</summary>
    public string Worth(StandingSite site) => double.IsNaN(site.Added)
        ? $"covers {Percent(site.Covers)}, alone {Percent(site.LostWithout)}"
        : $"covers {Percent(site.Covers)}, adds {Percent(site.Added)}, alone {Percent(site.LostWithout)}";

    public string Share(double weight) => AreaWords.Percent(outcome.Share(weight));

    private string Percent(double weight) => Share(weight).Replace(" %", string.Empty);

    public string Picture()
    {
        var halfWidth = _places.Farthest * Beyond > LeastRelief ? _places.Farthest * Beyond : LeastRelief;
        var terrain = SiteTerrain.Around(_places.Subject.Ground, _places.Middle, halfWidth, halfWidth / ReliefPosts);
        var grid = terrain.Grid;
        var rank = outcome.Sites.ToDictionary(site => site.Number, site => site);
        MapPoint On(Geodetic place)
        {
            var (row, column) = grid.CellOf(place);
            return new MapPoint((column - terrain.Middle) * grid.CellSize.Kilometres, (terrain.Middle - row) * grid.CellSize.Kilometres);
        }

        var isNear = _places.Radius < _places.Farthest;
        return SitingMap.Draw(new SitingMapData
        {
            Caption = new Caption("site", Tied(Title), $"A map of {Count(_places.Candidates.Count, "candidate site")} and {Demands()}: where the {outcome.Sites.Count} stand, and how many of them cover each place. {Answer}"),
            Answer = Tied(Answer),
            Sites = [.. _places.Candidates.Select((candidate, at) => rank.TryGetValue(at, out var site) ? new SitingMapSite(candidate.Name, On(candidate.Place), site.Rank, Worth(site)) : new SitingMapSite(candidate.Name, On(candidate.Place), 0, string.Empty))],
            Demands = [.. _places.Demands.Select((demand, at) => new SitingMapDemand(demand.Name, demand.PartOf, Form(demand.Kind), On(demand.Place), demand.Weight, CoveredBy(at)))],
            Ring_km = isNear ? _places.Radius.Kilometres : null,
            WorthNote = outcome.Choice is null ? "Per cent of the weight: what a site covers, and what it alone covers." : "Per cent of the weight: what a site covers, what it adds to those before it, and what it alone covers.",
            RingLabel = $"asked as far as {Told(_places.Radius)}",
            Relief = new CoverageRelief(grid.Size, grid.Heights.ToArray()),
            ReliefHalfWidth_km = 0.5 * grid.Size * grid.CellSize.Kilometres,
            Stamps = [.. Stamps, $"{Rampart.Answers.Coverage.PictureStamp.Maker}. {Rampart.Answers.Coverage.PictureStamp.NoForecast}"],
        });
    }

    /// <summary>The ranks of the sites that cover a demand.</summary>
    public IReadOnlyList<int> CoveredBy(int demand) => [.. outcome.Sites.Where(site => outcome.Problem.Covers[site.Number, demand]).Select(site => site.Rank)];

    public string Height() => $"{Told(_places.Asked.Height.Height)} above {(_places.Asked.Height.Reference == HeightReference.AboveGround ? "ground" : "the sea")}";

    private string Demands() => string.Join(", ", _places.Demands.GroupBy(demand => demand.Kind).OrderBy(group => group.Key).Select(group => group.Key switch
    {
        DemandKind.Asset => Count(group.Count(), "asset"),
        DemandKind.Border => $"{Count(group.Count(), "piece")} of border",
        _ => $"{Count(group.Count(), "point")} of area",
    }));

    private static SitingDemandForm Form(DemandKind kind) => kind switch
    {
        DemandKind.Asset => SitingDemandForm.Asset,
        DemandKind.Border => SitingDemandForm.Border,
        _ => SitingDemandForm.Area,
    };

    private static string Sites(int count) => count == 1 ? "1 site" : $"{Number(count)} sites";

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    private static string Number(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    private string Target()
    {
        var name = _places.Subject.Target.ToLowerInvariant();
        return $"{(name[..Math.Min(1, name.Length)] is "a" or "e" or "i" or "o" ? "an" : "a")} {name}";
    }

    /// <summary>With its numbers tied to their units, so that no line ends between them.</summary>
    private static string Tied(string text) => text.Replace(" %", "\u00A0%").Replace(" km", "\u00A0km").Replace(" m ", "\u00A0m ");

    private static string Told(Length length) => QuantityFormat.Text(QuantityKind.Length, length.Metres);
}
