using Rampart.Answers.Coverage;
using Rampart.Coverage.Siting;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Answers.Siting;

/// <summary>The candidates and demands of two files, and the battery and ground that they are asked about.</summary>
/// <param name="Asked">What is asked.</param>
/// <param name="Subject">The system, the target and the ground.</param>
/// <param name="Candidates">Those that may stay, each with the height of its ground.</param>
/// <param name="LeftOut">How many more the file has.</param>
/// <param name="Demands">What wants covering.</param>
/// <param name="Middle">The middle of them all.</param>
/// <param name="Farthest">How far from it the farthest lies.</param>
/// <param name="Radius">How far from a site anything is asked.</param>
internal sealed record SitePlaces(
    SiteAsked Asked, CoverageSubject Subject, IReadOnlyList<SiteCandidate> Candidates, int LeftOut, IReadOnlyList<Demand> Demands, Geodetic Middle, Length Farthest, Length Radius)
{
    private static readonly Length MostRadius = Length.FromKilometres(400.0);

    // The ground of a country is read at once; a wider one is several questions.
    private static readonly Length MostFarthest = Length.FromKilometres(2500.0);

    /// <summary>Reads what is asked; null where findings say why it cannot be.</summary>
    public static SitePlaces? Open(SiteAsked asked, Workspace workspace, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        var candidates = CandidateFile.Open(asked.CandidateFile, asked.Spacing, findings);
        var demands = AssetFile.Open(asked.AssetFile, asked.Spacing, findings);
        if (HasErrors(findings) || !CanChoose(asked, candidates, demands, findings, hasRemarks: false))
        {
            return null;
        }

        IReadOnlyList<Geodetic> places = [.. candidates.Select(candidate => candidate.Place), .. demands.Select(demand => demand.Place)];
        var middle = MiddleOf(places);
        var (farthest, place) = places.Select(each => (Distance(middle, each), each)).MaxBy(each => each.Item1.Metres);
        if (farthest > MostFarthest)
        {
            findings.Add(Finding.Error(new Place(asked.CandidateFile), "candidates", $"The places lie up to {Told(farthest)} from their middle, the farthest at {place.Latitude.Degrees:0.##}, {place.Longitude.Degrees:0.##}.", $"Ask for places within {Told(MostFarthest)} of each other's middle; perhaps one is mistyped."));
            return null;
        }

        if (OpenAbout([middle, places.MinBy(each => Distance(middle, each).Metres)], asked, farthest, workspace, findings, onlooker, stop) is not { } subject)
        {
            return null;
        }

        var kept = asked.Filter.Apply(candidates, subject.Ground, asked.CandidateFile, findings);
        if (HasErrors(findings) || !CanChoose(asked, kept, demands, findings, hasRemarks: true))
        {
            return null;
        }

        var longest = subject.Question.Types.MaxBy(type => type.MaximumRange.Metres)!.MaximumRange;
        var unknown = demands.Where(demand => double.IsNaN(subject.Ground.HeightAt(Wgs84.Normal(demand.Place.Latitude, demand.Place.Longitude)))).ToList();
        if (unknown.Count > 0)
        {
            findings.Add(Finding.Remark(new Place(asked.AssetFile), "terrain", $"{unknown.Count} of {demands.Count} places stand on ground that nobody knows ({string.Join(", ", unknown.Take(3).Select(demand => demand.Name))}{(unknown.Count > 3 ? ", …" : string.Empty)}); they count as not covered.", "Add the terrain's tiles around them."));
        }

        return new SitePlaces(asked, subject, kept, candidates.Count - kept.Count, demands, middle, farthest, asked.Radius ?? (longest < MostRadius ? longest : MostRadius));
    }

    /// <summary>The system is read, and the ground opened, about the first place whose ground is known; each candidate is asked about at its own place later.</summary>
    private static CoverageSubject? OpenAbout(IReadOnlyList<Geodetic> places, SiteAsked asked, Length farthest, Workspace workspace, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop)
    {
        var radius = asked.Radius ?? MostRadius;
        List<Finding> told = [];
        foreach (var place in places)
        {
            told = [];
            var ring = new CoverageAsked
            {
                Scenario = null,
                Battery = null,
                Model = asked.Model,
                At = place,
                Mast = asked.Mast,
                Against = asked.Against,
                Heights = [asked.Height],
                Course = asked.Courses[0],
                Radius = radius,
                GroundReach = farthest + radius,
                Terrain = asked.Terrain,
                Weather = asked.Weather,
                CrossesColumns = asked.CrossesColumns,
                Overlays = asked.Overlays,
            };
            if (CoverageSubject.Open(ring, workspace, told, onlooker, stop) is { } subject)
            {
                Tell(told, findings);
                return subject;
            }
        }

        Tell(told, findings);
        return null;
    }

    private static void Tell(IEnumerable<Finding> told, ICollection<Finding> findings)
    {
        foreach (var finding in told)
        {
            findings.Add(finding);
        }
    }

    private static bool CanChoose(SiteAsked asked, IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, ICollection<Finding> findings, bool hasRemarks)
    {
        var told = new List<Finding>();
        var can = SitingCheck.CanChoose(candidates, demands, asked.Choose ?? candidates.Count, asked.CandidateFile, asked.AssetFile, told);
        Tell(told.Where(finding => hasRemarks || finding.Severity == FindingSeverity.Error), findings);
        return can;
    }

    private static Geodetic MiddleOf(IReadOnlyList<Geodetic> places)
    {
        var sum = places.Aggregate(default(EcefVector), (all, place) => all + Wgs84.Normal(place.Latitude, place.Longitude));
        return new Geodetic(Angle.FromRadians(Math.Atan2(sum.Z, Math.Sqrt((sum.X * sum.X) + (sum.Y * sum.Y)))), Angle.FromRadians(Math.Atan2(sum.Y, sum.X)), Length.Zero);
    }

    private static Length Distance(Geodetic first, Geodetic second) =>
        Length.FromMetres(Look.GroundDistance(Wgs84.Normal(first.Latitude, first.Longitude), Wgs84.Normal(second.Latitude, second.Longitude)));

    private static string Told(Length length) => QuantityFormat.Text(QuantityKind.Length, 1000.0 * Math.Round(length.Kilometres));

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Severity == FindingSeverity.Error);
}
