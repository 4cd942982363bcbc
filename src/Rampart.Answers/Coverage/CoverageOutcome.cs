using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;

namespace Rampart.Answers.Coverage;

/// <summary>Engageable area by height with the antennas on one mast.</summary>
internal sealed record MastRow(Length Mast, IReadOnlyList<double> Engaged_km2);

/// <summary>Engageable area by height for one course.</summary>
internal sealed record CourseRow(Course Course, IReadOnlyList<double> Engaged_km2);

/// <summary>Engageable area by height if one thing were otherwise.</summary>
/// <param name="If">What: "guided by radar to the end"; or an area beside the ring's shares.</param>
/// <param name="Engaged_km2">By height.</param>
internal sealed record OtherwiseRow(string If, IReadOnlyList<double> Engaged_km2);

/// <summary>How far each radar sees an echo that somebody claims.</summary>
internal sealed record EchoClaimRow(string Label, string Source, Area Echo, IReadOnlyList<(string Radar, BandedRange Half, BandedRange Ninety)> Ranges);

/// <summary>What is left of a ring, and all that is told of it.</summary>
internal sealed record CoverageOutcome
{
    public required CoverageAsked Asked { get; init; }

    public required CoverageSubject Subject { get; init; }

    public required SiteTerrain Terrain { get; init; }

    public required IReadOnlyList<RingRow> Rows { get; init; }

    public required IReadOnlyList<RingMap> Maps { get; init; }

    public required IReadOnlyList<CourseRow> Courses { get; init; }

    public required IReadOnlyList<MastRow> Masts { get; init; }

    /// <summary>Without the missiles' own seekers, and with a radar that turns: as far as those are asked about.</summary>
    public required IReadOnlyList<OtherwiseRow> Otherwise { get; init; }

    public required IReadOnlyList<DetectionReach> Detections { get; init; }

    /// <summary>By height, and for each height by radar.</summary>
    public required IReadOnlyList<DetectionField> Fields { get; init; }

    public required IReadOnlyList<EchoClaimRow> EchoClaims { get; init; }

    public required int Points { get; init; }

    public required ulong Seed { get; init; }

    public required string Ledger { get; init; }

    public bool IsJammed => !Subject.Question.Jamming.IsNone;

    /// <summary>The ring's area.</summary>
    public double Ring_km2 => Rows[0].Of(RingShare.Brochure).Value;
}

/// <summary>Works a ring out.</summary>
internal static class CoverageRun
{
    /// <summary>Bearings at which ranges are told.</summary>
    public const int Bearings = 36;

    private const double Half = 0.5;
    private const double Ninety = 0.9;
    /// <summary>The height of the target in the chart of claimed echoes.</summary>
    public static readonly Length LowObservableHeight = Length.FromKilometres(10.0);
    private static readonly string[] EchoProperties = ["low-observable-fighter/rcs", "f-35a/rcs-above-2-ghz", "f-35a/rcs-without-absorber"];

    public static CoverageOutcome Of(
        CoverageAsked asked, CoverageSubject subject, Length cell, DrawsAsked draws, Ledger ledger, Action<int>? progress, CancellationToken stop)
    {
        var (points, seed, threads) = (draws.Points, draws.Seed, draws.Threads);
        var question = subject.Question;
        var terrain = SiteTerrain.Around(subject.Ground, question.Battery.Site, RingSurvey.GroundReach(question), cell, asked.CrossesColumns);
        var spacing = Length.FromMetres(subject.Ground.PostSpacing_m);
        var each = new RingQuestion?[points];
        var rows = RingBands.Of(question, terrain, spacing, point => each[point - 1] = subject.At(seed, point), points, seed, threads, progress is null ? null : new Told(progress), stop);
        List<RingQuestion> drawn = [.. each.OfType<RingQuestion>()];
        stop.ThrowIfCancellationRequested();
        var survey = new RingSurvey(question, terrain);
        var maps = question.Heights.Select(height => survey.Map(height, asked.Course)).ToList();
        IReadOnlyList<double> Each(RingSurvey by, Course course) => [.. question.Heights.Select(height => Engaged(by, height, course))];
        double Engaged(RingSurvey by, TargetHeight height, Course course) => by.Areas(height, course)[RingShare.Engagement];
        return new CoverageOutcome
        {
            Asked = asked,
            Subject = subject,
            Terrain = terrain,
            Rows = rows,
            Maps = maps,
            Courses = [.. Enum.GetValues<Course>().Select(course => new CourseRow(course, [.. question.Heights.Select(height => Engaged(survey, height, course))]))],
            Otherwise = 
            [
                .. Others(question).Select(other => new OtherwiseRow(other.If, Each(new RingSurvey(other.Question, terrain), asked.Course))),
                .. maps.Select(map => map.Areas().EngagedUndetected_km2).ToList() is var unseen && unseen.Exists(area => area > 0.0) ? (OtherwiseRow[])[new OtherwiseRow("beside it: by active missiles, not detected", unseen)] : [],
            ],
            Masts = [.. asked.Masts.Select(mast =>
            {
                var raised = new RingSurvey(question with { Battery = CoverageSubject.OnMast(question.Battery, mast) }, terrain);
                return new MastRow(mast, [.. question.Heights.Select(height => Engaged(raised, height, asked.Course))]);
            })],
            Detections = DetectionReach.Of(question, terrain, Bearings, drawn, threads, stop),
            Fields = Fields(question, terrain),
            EchoClaims = EchoClaims(question, drawn, ledger, threads, stop),
            Points = points - subject.FailedDraws,
            Seed = seed,
            Ledger = ledger.Fingerprint(),
        };
    }

    /// <summary>The radars that search, at the battery.</summary>
    public static IReadOnlyList<SearchRadarDefinition> Searchers(RingQuestion question) => DetectionReach.Searchers(question);

    private static List<DetectionField> Fields(RingQuestion question, SiteTerrain terrain)
    {
        var echoes = new EchoModels();
        return [.. question.Heights.SelectMany(height => Searchers(question).Select(radar => DetectionField.Of(radar, question.Weather, terrain, question.Pass, height, question.Radius, question.Jamming, echoes)))];
    }

    /// <summary>Each claim of an echo at its word, on every radar: one number for all bands is what claims give. What is drawn are the radars.</summary>
    private static List<EchoClaimRow> EchoClaims(RingQuestion question, List<RingQuestion> draws, Ledger ledger, int threads, CancellationToken stop)
    {
        static IReadOnlyList<RadarDefinition> Radars(RingQuestion asked) => [.. Searchers(asked), asked.Battery.EngagementRadar];
        var claims = EchoProperties.SelectMany(ledger.ClaimsOn).Where(claim => claim.IsStanding && (claim.Converted ?? claim.Value).Si > 0.0)
            .GroupBy(claim => (Label: claim.Property.Id.Split('/')[0], Echo_m2: (claim.Converted ?? claim.Value).Si))
            .Select(same => (same.Key.Label, Source: string.Join(", ", same.Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), same.Key.Echo_m2))
            .OrderBy(claim => claim.Echo_m2).ThenBy(claim => claim.Label, StringComparer.Ordinal).ToList();
        IReadOnlyList<(Length? Half, Length? Ninety)> Ranges(RingQuestion asked)
        {
            var echoes = new EchoModels();
            Length? Range(RadarDefinition radar, double echo_m2, double probability) => DetectionRange.Of(radar, asked.Weather, Area.FromSquareMetres(echo_m2), asked.Pass.Fluctuation, LowObservableHeight, probability, echoes);
            return [.. claims.SelectMany(claim => Radars(asked).Select(radar => (Range(radar, claim.Echo_m2, Half), Range(radar, claim.Echo_m2, Ninety))))];
        }

        var read = Ranges(question);
        var drawn = new IReadOnlyList<(Length? Half, Length? Ninety)>[draws.Count];
        Parallel.For(0, draws.Count, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = threads }, draw => drawn[draw] = Ranges(draws[draw]));
        var radars = Radars(question);
        (string, BandedRange, BandedRange) Banded(int claim, int radar)
        {
            var at = (claim * radars.Count) + radar;
            return (radars[radar].Name, BandedRange.Of(read[at].Half, [.. drawn.Select(one => one[at].Half)]), BandedRange.Of(read[at].Ninety, [.. drawn.Select(one => one[at].Ninety)]));
        }

        return [.. claims.Select((claim, number) => new EchoClaimRow(claim.Label, claim.Source, Area.FromSquareMetres(claim.Echo_m2), [.. radars.Select((_, radar) => Banded(number, radar))]))];
    }

    /// <summary>The question with each thing otherwise that makes a difference.</summary>
    private static IEnumerable<(string If, RingQuestion Question)> Others(RingQuestion question)
    {
        if (question.Types.Any(type => question.Guidance.GetValueOrDefault(type.Name)?.TakesOver is not null))
        {
            yield return ("guided by radar to the end", question with { Guidance = new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal) });
        }

        if (question.Facing is not null)
        {
            yield return ("radar turned to each target", question with { Facing = null });
        }
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
