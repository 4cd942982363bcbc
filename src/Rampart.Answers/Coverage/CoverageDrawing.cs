using System.Globalization;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Evidence;
using Rampart.Physics.Propagation;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Answers.Coverage;

/// <summary>What the pictures of a ring show, and the words beside them.</summary>
internal sealed class CoverageDrawing(CoverageOutcome outcome)
{
    private static readonly (string Name, string Meaning)[] Steps =
    [
        ("Brochure", "within the claimed range"),
        ("Horizon", "and over a smooth Earth's horizon"),
        ("Terrain", "and in sight over the ground"),
        ("Detection", "and seen in one look of two"),
        ("Engagement", "and met in time"),
    ];

    public string Ring => $"{Told(outcome.Asked.Radius)} ring";

    public string Site => outcome.Asked.Scenario is null ? outcome.Subject.System : outcome.Subject.Question.Battery.Name;

    public string Target => $"{outcome.Subject.Target}, {outcome.Asked.Course.ToString().ToLowerInvariant()} at {outcome.Subject.Question.Pass.Speed}";

    /// <summary>The answer in a sentence.</summary>
    public string Answer
    {
        get
        {
            var (low, high) = (outcome.Rows[0], outcome.Rows[^1]);
            string Share(RingRow row)
            {
                var engaged = row.Of(RingShare.Engagement).Times(1.0 / outcome.Ring_km2);
                var band = double.IsNaN(engaged.Low) ? string.Empty : $" ({AreaWords.Percents(engaged.Low, engaged.High)})";
                return $"{AreaWords.Percent(engaged.Value)}{band} at {row.Height}";
            }

            return outcome.Rows.Count == 1
                ? $"Under the stated readings{JammingWords.Short(outcome)}, of the {Ring} around {Site} the battery can engage {Share(low)} against a {outcome.Subject.Target.ToLowerInvariant()}. Not a forecast of combat."
                : $"Under the stated readings{JammingWords.Short(outcome)}, of the {Ring} around {Site} the battery can engage {Share(low)} and {Share(high)} against a {outcome.Subject.Target.ToLowerInvariant()}. Not a forecast of combat.";
        }
    }

    public IReadOnlyList<string> Stamps
    {
        get
        {
            var question = outcome.Subject.Question;
            return
            [
                $"Ground: {outcome.Subject.Ground.Description}; cells of {Told(outcome.Terrain.Grid.CellSize)}, {CoverageWords.Crossings(outcome.Asked.CrossesColumns)}; k = {question.Battery.EngagementRadar.EffectiveEarthFactor.ToString("0.###", CultureInfo.InvariantCulture)}. {CoverageWords.Rain(question.Weather)}.",
                $"Target: {Target}; {CoverageWords.Echo(question.Pass.CrossSection, question.Pass.Fluctuation)}; seen from a probability of {Engageability.SeenFrom.ToString("0.##", CultureInfo.InvariantCulture)} in one look.",
                .. JammingWords.Stamps(outcome),
                $"{Antennas}. Missiles asked about: {string.Join(", ", question.Types.Select(type => $"{type.Name} ({Guidance(question, type)})"))}; {Facing}.",
                $"{(outcome.Points > 0 ? $"Bands, widened to hold the value as read: 5 to 95 % of {CountWords.Draws(outcome.Points)} of disputed and assumed values and of the ground's error, seed {outcome.Seed.ToString(CultureInfo.InvariantCulture)}." : "No bands were drawn.")} {Basis}",
                .. Undecided is { Length: > 0 } undecided ? (string[])[undecided] : [],
            ];
        }
    }

    /// <summary>Where unknown ground leaves open whether a target seen is met; empty where it does nowhere.</summary>
    private string Undecided => string.Join(", ", outcome.Maps.Where(map => map.UndecidedEngagement_km2 > 0.0).Select(map => $"{AreaWords.Area(map.UndecidedEngagement_km2)} at {map.Height}")) is { Length: > 0 } areas
        ? $"Unknown ground leaves open whether a target seen is met in time, and it counts as not engaged: {areas}."
        : string.Empty;

    /// <summary>Why a height's figures are not supported; empty where they are.</summary>
    public string Remark(TargetHeight height) =>
        height.AboveGround_m(outcome.Subject.Question.Battery.Site.Height.Metres) < GroundQuality.LowFlight.Metres && outcome.Subject.Ground.PostSpacing_m > GroundQuality.CoarsestForLowFlight.Metres
            ? "not supported: import finer terrain"
            : string.Empty;

    private string Antennas
    {
        get
        {
            var question = outcome.Subject.Question;
            return $"Antennas over the ground: {string.Join(", ", Radars(question).Select(radar => $"{Plain(radar.Name)} {QuantityFormat.Text(QuantityKind.Length, radar.Antenna.Height.Metres - question.Battery.Site.Height.Metres)}"))}";
        }
    }

    private string Basis
    {
        get
        {
            var readings = outcome.Subject.Readings;
            var claimed = readings.Count(reading => reading.Source == ReadingSource.Claimed);
            return $"Ledger {outcome.Ledger[..8]}; {claimed} values claimed, {readings.Count - claimed} assumed.";
        }
    }

    /// <summary>Stamps of a map that stands alone.</summary>
    private IReadOnlyList<string> Alone(TargetHeight height) =>
    [
        PictureStamp.Of(outcome.Subject.System, outcome.Subject.Question.Battery.Site),
        .. Stamps,
        .. Remark(height) is { Length: > 0 } remark ? (string[])[$"{height}: {remark}."] : [],
        PictureStamp.NoForecast,
    ];

    /// <summary>Which way the engagement radar looks.</summary>
    public string Facing => outcome.Subject.Question is { Facing: { } facing, Battery.EngagementRadar.SectorWidth: var width }
        ? string.Create(CultureInfo.InvariantCulture, $"its radar's sector of {width.Degrees:0.#}° fixed toward {facing.Degrees:0.#}°")
        : "the radar facing it";

    /// <summary>What leads a missile.</summary>
    public static string Guidance(RingQuestion question, InterceptorDefinition type) => question.Guidance.GetValueOrDefault(type.Name)?.Kind switch
    {
        GuidanceKind.Active => "active",
        GuidanceKind.Command => "command",
        _ => "track via missile",
    };

    public string Map(int height)
    {
        var (row, map) = (outcome.Rows[height], outcome.Maps[height]);
        return CoverageMap.Draw(new CoverageMapData
        {
            Caption = new Caption($"coverage-{height + 1}", $"What is left of the {Ring} at {row.Height}", $"{Site} against {Target} at {row.Height}: of the {Ring}, what is over the horizon, in sight over the ground, detected and engageable in time."),
            Site = Site,
            Form = CoverageForm.Shares,
            Raster = Raster(map),
            Classes = [.. Steps.Select((step, share) => new CoverageClass(step.Meaning, Area(row.Shares_km2[share])))],
            Ring_km = outcome.Asked.Radius.Kilometres,
            RingLabel = $"claimed range, {Told(outcome.Asked.Radius)}",
            Unknown_km2 = row.Unknown_km2,
            Relief = Relief(),
            Marks = JammingWords.Marks(outcome),
            Stamps = Alone(row.Height),
        });
    }

    public string Page() => RingPage.Draw(new RingPageData
    {
        Caption = new Caption("ring-page", $"What remains of the {Ring}", $"Five shares of the {Ring} around {Site} for {outcome.Rows.Count} heights of a {outcome.Subject.Target.ToLowerInvariant()}, each the part of the one before it."),
        About = $"{outcome.Subject.System} at {Where()} against: {Target}{JammingWords.Short(outcome)}.",
        Answer = Answer,
        Ring_km = outcome.Asked.Radius.Kilometres,
        Shares = [.. Steps.Select(step => new RingPageShare(step.Name, step.Meaning))],
        Heights = [.. outcome.Rows.Select((row, at) => new RingPageHeight($"{row.Height.Height}", row.Height.Reference == HeightReference.AboveGround ? "above ground" : "above the sea", Raster(outcome.Maps[at]), [.. row.Shares_km2.Select(Area)], row.Unknown_km2, Remark(row.Height)))],
        Insets = Insets(),
        LowObservable = outcome.EchoClaims.Count > 0 ? EchoChart() : null,
        Stamps = Stamps,
        Sources = ["Claims and their documents: the project's ledger (rampart explain, rampart evidence list)."],
        Licence = "Apache-2.0; terrain as its source says.",
        Citation = $"Rampart {Engine.Version}, engine {Engine.CoverageIdentity}: rampart coverage, {outcome.Subject.System}, {Where()}, seed {outcome.Seed.ToString(CultureInfo.InvariantCulture)}.",
    });

    public string EchoPicture() => LowObservableChart.Draw(EchoChart() with { Stamps = [PictureStamp.Of(outcome.Subject.System, outcome.Subject.Question.Battery.Site), $"{Antennas}. {CoverageWords.Rain(outcome.Subject.Question.Weather)}. As read{(outcome.Points > 0 ? $"; bands of {CountWords.Draws(outcome.Points)}, seed {outcome.Seed.ToString(CultureInfo.InvariantCulture)}, stand in echo-claims.csv" : ", no bands were drawn")}. {Basis}", PictureStamp.NoForecast] });

    /// <summary>How probable it is that one scan of any radar that searches shows the target, in classes.</summary>
    public string Detection(int height, DetectionSheet sheet)
    {
        var row = outcome.Rows[height];
        return CoverageMap.Draw(new CoverageMapData
        {
            Caption = new Caption($"detection-{height + 1}", $"Seen in one scan at {row.Height}", $"{Site} against {Target} at {row.Height}, flying straight in: how probable it is that one scan of the radar that sees it best shows it."),
            Site = Site,
            Form = CoverageForm.Probabilities,
            Raster = new CoverageRaster(sheet.Grid.Size, 0.5 * sheet.Grid.Size * sheet.Grid.CellSize.Kilometres, sheet.Classes),
            Classes = [.. DetectionSheet.Labels.Select((label, at) => new CoverageClass(label, new PictureArea(sheet.Areas_km2[at])))],
            Ring_km = outcome.Asked.Radius.Kilometres,
            RingLabel = $"claimed range, {Told(outcome.Asked.Radius)}",
            Unknown_km2 = sheet.Unknown_km2,
            Relief = Relief(),
            Marks = JammingWords.Marks(outcome),
            Stamps = Alone(row.Height),
        });
    }

    private List<RingPageInset> Insets()
    {
        var insets = new List<RingPageInset>();
        if (LongestType() is { } longest)
        {
            insets.Add(new RingPageInset(
                $"With and without the {outcome.Subject.Question.Types[longest].Name}", "engageable in time", ["with", "without"],
                [.. outcome.Rows.Select(row => (IReadOnlyList<PictureArea>)[Area(row.Of(RingShare.Engagement)), Area(row.EngagedWithout_km2[longest])])]));
        }

        if (outcome.Masts.Count > 0)
        {
            insets.Add(new RingPageInset(
                "Masts", "engageable in time, by antenna height", [.. outcome.Masts.Select(mast => Told(mast.Mast))],
                [.. outcome.Rows.Select((_, at) => (IReadOnlyList<PictureArea>)[.. outcome.Masts.Select(mast => new PictureArea(mast.Engaged_km2[at]))])]));
        }

        return insets;
    }

    /// <summary>The missile with the longest reach where there are several.</summary>
    public int? LongestType()
    {
        var types = outcome.Subject.Question.Types;
        return types.Count < 2 ? null : Enumerable.Range(0, types.Count).MaxBy(type => types[type].MaximumRange.Metres);
    }

    private LowObservableData EchoChart()
    {
        var question = outcome.Subject.Question;
        var height = CoverageRun.LowObservableHeight;
        return new LowObservableData
        {
            Caption = new Caption("low-observable", $"How far a claimed echo is seen at {height}", "Detection range of each radar for each claimed radar cross-section, at a probability of one half and of nine tenths in one look, with horizon and display as limits."),
            Radars = [.. Radars(question).Select(radar => new LowObservableRadar(
                Plain(radar.Name), $"{radar.Frequency}", RadarHorizon.Between(Length.FromMetres(Math.Max(radar.Antenna.Height.Metres, 0.0)), height, radar.EffectiveEarthFactor).Kilometres, radar.InstrumentedRange.Kilometres))],
            Claims = [.. outcome.EchoClaims.Select(claim => new LowObservableClaim(
                claim.Label, claim.Echo.SquareMetres, claim.Source, [.. claim.Ranges.Select(range => (LowObservableRange?)new LowObservableRange(range.Half.Value?.Kilometres ?? 0.0, range.Ninety.Value?.Kilometres ?? 0.0))]))],
            IsLogarithmic = true,
            Note = $"Each claim at its word in every band, from ahead, {CoverageWords.Fluctuates(question.Pass.Fluctuation)}; by the echo alone: neither ground nor time{(outcome.IsJammed ? " nor jamming" : string.Empty)}. One number for all bands is the commonest error: shaping and absorber weaken with wavelength.",
        };
    }

    public static IReadOnlyList<RadarDefinition> Radars(RingQuestion question) => [.. CoverageRun.Searchers(question), question.Battery.EngagementRadar];

    private static CoverageRaster Raster(RingMap map) => new(map.Terrain.Grid.Size, 0.5 * map.Terrain.Grid.Size * map.Terrain.Grid.CellSize.Kilometres, map.Reached);

    private CoverageRelief Relief() => new(outcome.Terrain.Grid.Size, outcome.Terrain.Grid.Heights.ToArray());

    private static PictureArea Area(Banded area) => new(area.Value, new PictureInterval(area.Low, area.High));

    // A scenario's radar is named after its battery; a page shows one battery.
    private static string Plain(string radar) => radar[(radar.LastIndexOf('/') + 1)..];

    private string Where() => PictureStamp.Where(outcome.Subject.Question.Battery.Site);

    private static string Told(Length length) => QuantityFormat.Text(QuantityKind.Length, length.Metres);
}
