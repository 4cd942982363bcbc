using Rampart.Campaigns.Report;
using Rampart.Evidence;

namespace Rampart.Campaigns.Tests.Report;

/// <summary>A made-up summary of a thousand battles, as plausible as a picture needs.</summary>
internal static class SampleCampaign
{
    private const string OverPoints = "t over 200 points";

    private static readonly (string Title, int Origins, string Low, string High, double LowMean, double HighMean, bool StandsOut)[] Factors =
    [
        ("92N6E target and missile channels", 2, "6 targets, 12 missiles", "10 targets, 20 missiles", 17.9, 11.2, true),
        ("Report delay of the surveillance radar", 0, "below 4.1 s", "from 8.7 s", 12.1, 16.8, true),
        ("Kill probability of the 48N6E3 against cruise missiles", 0, "below 0.58", "from 0.74", 16.2, 12.9, true),
        ("Reach of the system", 3, "tass-2020-03-16", "maker’s brochure, 2009", 15.2, 13.6, false),
        ("Launchers in a battalion", 4, "4", "12", 15.0, 13.9, false),
        ("RCS of the cruise missile, all bands", 0, "below 0.04 m2", "from 0.21 m2", 14.9, 13.8, false),
        ("9M96E in the set", 1, "no", "yes", 14.8, 14.0, false),
        ("Reload time of the launcher", 0, "below 42 min", "from 61 min", 14.0, 14.7, false),
        ("Height of the 91N6E antenna", 0, "below 11 m", "from 17 m", 14.6, 14.1, false),
        ("Mean speed of the 48N6E3", 2, "below 1020 m/s", "from 1210 m/s", 14.6, 14.2, false),
        ("Speed of the drone", 2, "below 48 m/s", "from 61 m/s", 14.1, 14.5, false),
        ("Interval of a salvo", 0, "below 3.6 s", "from 6.1 s", 14.2, 14.5, false),
        ("Least height of an intercept", 3, "5 m", "10 m", 14.2, 14.4, false),
        ("Common-mode failure of a battle", 0, "below 0.02", "from 0.04", 14.3, 14.4, false),
    ];

    private static MeasureEstimate KilledShare { get; } = Measure("killed-share", "share of the hostile targets killed", 43.2, 4.1, 0.7, 6.3, 4.7) is var killed
        ? killed with
        {
            Mean = 0.72, MonteCarlo = new Interval(0.708, 0.732, OverPoints), Dice = new Interval(0.64, 0.79, ""), Readings = new Interval(0.61, 0.82, ""),
            DiceVariance = 0.002, DiceVarianceInterval = new Interval(0.0017, 0.0024, ""), ReadingsVariance = 0.004, ReadingsVarianceInterval = new Interval(0.003, 0.005, ""),
            Least = 0.5, Median = 0.72, Greatest = 0.8833, Counts = [.. killed.Counts.Select(count => count with { Value = count.Value / 60.0 })], IsShare = true,
        }
        : throw new InvalidOperationException();

    private static MeasureEstimate PerKill { get; } = Measure("missiles-per-kill", "missiles fired for each hostile target killed", 2.0, 1.0, 0.06, 1.0, 1.0) with
    {
        Mean = 1.66, Readings = null, Dice = null, DiceVariance = null, DiceVarianceInterval = null, ReadingsVariance = null, ReadingsVarianceInterval = null,
        MonteCarlo = new Interval(1.60, 1.72, "ratio of means, t over 200 points"),
    };

    public static CampaignSummary Summary { get; } = new()
    {
        Scenario = "first-look",
        Title = "First look",
        About = "One regiment set of the S-400 on a fictional plateau against 60 threats in 45 minutes, with civil and friendly traffic.",
        Seed = 7,
        Points = 200,
        BattlesPerPoint = 5,
        BattlesPlanned = 1000,
        Battles = 1000,
        Duration_s = 2700.0,
        Hash = "3f9a61c2d0b84e75a1c6f2380d9e4b7712c5aa09e8f46d31b7a2905c6ed8143b",
        Engine = "Rampart 0.1.0 (engine 5d2e80aa)",
        LedgerHash = "b81d05e93c7f4a2681e0d9c35f7a64b2098e1dca57f3b60492c8d17e5fa03b66",
        Terrain = "ETOPO5, 5 arc-minutes, corrected: low flyers not supported",
        Claimed = 61,
        Assumed = 98,
        Answer = "Under the stated readings, 14.3 of 60 hostile targets leaked in a battle on average (95 % Monte Carlo 13.6 to 15.0; across readings 8.1 to 20.6). Mostly driven by 92N6E target and missile channels, of which 2 independent origins speak. Not a forecast of combat.",
        Banner = null,
        Measures =
        [
            Measure("missiles-fired", "missiles fired", 71.6, 9.4, 2.1, 14.0, 11.0),
            Measure("killed", "hostile targets killed", 43.2, 4.1, 0.7, 6.3, 4.7),
            Measure("leaked", "hostile targets leaked", 14.3, 4.1, 0.7, 6.2, 4.6) with { OutOf = 60.0 },
            Measure("hits", "hits on defended assets and batteries", 5.8, 2.3, 0.4, 2.6, 3.1),
            KilledShare,
            PerKill,
        ],
        Events =
        [
            new EventEstimate("asset-destroyed", "a defended asset was destroyed", 871, 1000, 0.871, new Interval(0.832, 0.902, "Wilson, effective number 311")),
            new EventEstimate("mistake", "a friendly or civil aircraft was engaged", 38, 1000, 0.038, new Interval(0.0231, 0.0618, "Wilson, effective number 402")),
            new EventEstimate("mistaken-kill", "a civil aircraft was killed", 0, 1000, 0.0, new Interval(0.0, 0.015, "3/n over 200 points")),
        ],
        Tornados = [Tornado("leaked", 0.0), Tornado("killed", 28.9)],
        Ribbons = [Course("hostile targets killed so far", 43.0, 600.0), Course("hostile targets leaked so far", 14.0, 1400.0)],
    };

    /// <summary>Every battle the same: no variance, no interval wider than nought.</summary>
    public static CampaignSummary AllAlike { get; } = Summary with
    {
        Measures = [.. Summary.Measures.Where(measure => !measure.IsShare).Select(measure => measure with
        {
            Mean = 12.0, Least = 12.0, Median = 12.0, Greatest = 12.0, Counts = [new ValueCount(12.0, 5000)],
            MonteCarlo = new Interval(12.0, 12.0, OverPoints), Dice = new Interval(12.0, 12.0, ""), Readings = new Interval(12.0, 12.0, ""),
            DiceVariance = 0.0, DiceVarianceInterval = new Interval(0.0, 0.0, ""), ReadingsVariance = 0.0, ReadingsVarianceInterval = new Interval(0.0, 0.0, ""),
        })],
        Battles = 5000,
        BattlesPlanned = 5000,
        BattlesPerPoint = 25,
    };

    /// <summary>A single battle, from which no interval can be made.</summary>
    public static CampaignSummary OneBattle { get; } = Summary with
    {
        Measures = [.. Summary.Measures.Where(measure => !measure.IsShare).Select(measure => measure with
        {
            Mean = 9.0, Least = 9.0, Median = 9.0, Greatest = 9.0, Counts = [new ValueCount(9.0, 1)], MonteCarlo = new Interval(double.NegativeInfinity, double.PositiveInfinity, "one battle"),
            Dice = null, Readings = null, DiceVariance = null, DiceVarianceInterval = null, ReadingsVariance = null, ReadingsVarianceInterval = null,
        })],
        Points = 1,
        BattlesPerPoint = 1,
        Battles = 1,
        BattlesPlanned = 1,
        Tornados = [],
        Events = [new EventEstimate("mistaken-kill", "a civil aircraft was killed", 0, 1, 0.0, new Interval(0.0, 1.0, "3/n over 1 point"))],
    };

    /// <summary>Nothing was fought yet.</summary>
    public static CampaignSummary Nothing { get; } = Summary with { Measures = [], Events = [], Tornados = [], Ribbons = [], Points = 0, Battles = 0, Claimed = 0, Assumed = 0 };

    public static TornadoBar Bar(string title, int origins, string low, string high, double lowMean, double highMean, bool standsOut) => new()
    {
        Factor = title,
        Title = title,
        Support = origins > 0 ? FactorSupport.Claimed : FactorSupport.Assumed,
        IndependentOrigins = origins,
        LowWords = low,
        HighWords = high,
        LowPoints = 67,
        HighPoints = 66,
        LowMean = lowMean,
        LowInterval = new Interval(lowMean - 1.1, lowMean + 1.1, "t over 67 points"),
        HighMean = highMean,
        HighInterval = new Interval(highMean - 1.2, highMean + 1.2, "t over 66 points"),
        Effect = highMean - lowMean,
        EffectInterval = new Interval(highMean - lowMean - 1.6, highMean - lowMean + 1.6, "t, Welch"),
        StandsOut = standsOut,
    };

    private static Tornado Tornado(string measure, double up) =>
        new(measure, 61, [.. Factors.Select(factor => Bar(factor.Title, factor.Origins, factor.Low, factor.High, factor.LowMean + up, factor.HighMean + up, factor.StandsOut))], 9, 3.05);

    private static MeasureEstimate Measure(string id, string words, double mean, double spread, double half, double readings, double dice)
    {
        var counts = Counts(mean, spread);
        return new MeasureEstimate
        {
            Id = id,
            Words = words,
            Mean = mean,
            MonteCarlo = new Interval(mean - half, mean + half, OverPoints),
            Readings = new Interval(mean - readings, mean + readings, "quantiles over 200 points, dice taken out"),
            Dice = new Interval(mean - dice, mean + dice, "quantiles over 1000 battles"),
            DiceVariance = 7.1,
            DiceVarianceInterval = new Interval(6.4, 7.9, "chi-square"),
            ReadingsVariance = 14.2,
            ReadingsVarianceInterval = new Interval(11.3, 18.0, "bootstrap over points"),
            Least = counts[0].Value,
            Median = Math.Round(mean),
            Greatest = counts[^1].Value,
            Counts = counts,
        };
    }

    private static ValueCount[] Counts(double mean, double spread) =>
        [.. from value in Enumerable.Range((int)Math.Max(0.0, mean - (3.0 * spread)), (int)(6.0 * spread))
            let battles = (int)Math.Round(400.0 / spread * Math.Exp(-0.5 * (value - mean) * (value - mean) / (spread * spread)))
            where battles > 0
            select new ValueCount(value, battles)];

    private static Ribbon Course(string words, double end, double from_s) => new(
        words,
        [.. from minute in Enumerable.Range(0, 46)
            let share = Math.Clamp(((60.0 * minute) - from_s) / (2700.0 - from_s), 0.0, 1.0)
            let middle = end * share * (2.0 - share)
            select new RibbonMoment(60.0 * minute, Math.Floor(middle * 0.75), Math.Floor(middle * 0.9), Math.Floor(middle), Math.Ceiling(middle * 1.08), Math.Ceiling(middle * 1.25))]);
}
