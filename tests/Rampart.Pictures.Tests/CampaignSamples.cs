using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

/// <summary>A made-up campaign of a thousand battles.</summary>
internal static class CampaignSamples
{
    private static readonly (string Title, bool IsClaimed, int Origins, string Low, string High, double LowMean, double HighMean, bool StandsOut)[] Factors =
    [
        ("92N6E target and missile channels", true, 2, "6 targets, 12 missiles", "10 targets, 20 missiles", 17.9, 11.2, true),
        ("Report delay of the surveillance radar", false, 0, "below 4.1 s", "from 8.7 s", 12.1, 16.8, true),
        ("Single-shot kill probability of the 48N6E3 against cruise missiles", false, 0, "below 0.58", "from 0.74", 16.2, 12.9, true),
        ("Reach as claimed by five newspapers that copy one agency, and by two others", true, 3, "tass-2020-03-16", "brochure of the maker, 2009", 15.2, 13.6, false),
        ("Launchers in a battalion", true, 4, "4", "12", 15.0, 13.9, false),
        ("9M96E in the set", true, 1, "no", "yes", 14.8, 14.0, false),
    ];

    public static HistogramData Leaked() => new()
    {
        Caption = new Caption("histogram-leaked", "Hostile targets leaked: how often each number came out", "A thousand battles."),
        Words = "hostile targets leaked",
        Counts = [.. Enumerable.Range(3, 24).Select(value => ((double)value, (int)(100.0 * Math.Exp(-0.5 * (value - 14.3) * (value - 14.3) / 16.0))))],
        Mean = 14.3,
        MonteCarlo = new PictureInterval(13.6, 15.0),
    };

    public static ThreeBarsData Bars() => new(
        new Caption("bars-leaked", "Hostile targets leaked: three uncertainties apart", "Three bars."),
        "hostile targets leaked",
        14.3,
        new Precision(1),
        [
            new UncertaintyBar("Dice", "middle 90 % of battles about what their values lead one to expect", new PictureInterval(9.8, 18.9), ""),
            new UncertaintyBar("Unknown parameters", "middle 90 % of the means, across what is claimed and assumed", new PictureInterval(8.1, 20.6), ""),
            new UncertaintyBar("Not run enough", "95 % interval of the mean; more battles make it narrower", new PictureInterval(13.6, 15.0), ""),
        ]);

    public static RibbonPictureData Course() => new(
        new Caption("course", "The battle in time", "Kills and leaks."),
        [
            new RibbonCourse("hostile targets killed", [.. Points(44.0, 600.0)]),
            new RibbonCourse("hostile targets leaked", [.. Points(14.0, 1400.0)]),
        ]);

    public static TornadoPictureData Drivers(int times = 1) => new(
        new Caption("drivers-leaked", "What decides it: hostile targets leaked", "Bars."),
        "hostile targets leaked",
        14.3,
        new Precision(1),
        61,
        [.. Enumerable.Repeat(Factors, times).SelectMany(factors => factors).Select(factor => new TornadoPictureBar
        {
            Title = factor.Title,
            RestsOn = factor.IsClaimed ? $"claimed, {factor.Origins} origins" : "assumed, no public claim",
            LowWords = factor.Low,
            HighWords = factor.High,
            LowMean = factor.LowMean,
            LowInterval = new PictureInterval(factor.LowMean - 1.1, factor.LowMean + 1.1),
            HighMean = factor.HighMean,
            HighInterval = new PictureInterval(factor.HighMean - 1.0, factor.HighMean + 1.0),
            IsClaimed = factor.IsClaimed,
            StandsOut = factor.StandsOut,
        })]);

    private static IEnumerable<RibbonPoint> Points(double end, double from_s) =>
        from minute in Enumerable.Range(0, 46)
        let share = Math.Clamp(((60.0 * minute) - from_s) / (2700.0 - from_s), 0.0, 1.0)
        let middle = end * share * (2.0 - share)
        select new RibbonPoint(60.0 * minute, Math.Floor(middle * 0.75), Math.Floor(middle * 0.9), Math.Floor(middle), Math.Ceiling(middle * 1.08), Math.Ceiling(middle * 1.25));
}
