using System.Collections.Concurrent;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

/// <summary>A made-up site among made-up hills, with a claimed ring of 400 km.</summary>
internal static class CoverageSamples
{
    public const double Ring_km = 400.0;
    private const double EffectiveRadius_km = 8495.0;
    private const double Antenna_m = 20.0;

    public static readonly double[] Heights_m = [50.0, 300.0, 1000.0, 3000.0, 10000.0];

    public static readonly RingPageShare[] Shares =
    [
        new("Brochure", "within the claimed range"),
        new("Horizon", "over the smooth horizon"),
        new("Terrain", "in sight over the ground"),
        new("Detection", "seen at this RCS, Pd 0.5"),
        new("Engageable", "met in time by a missile"),
    ];

    public static float Ground_m(double east_km, double north_km)
    {
        var hills = (420.0 * Math.Sin((east_km / 31.0) + (0.8 * Math.Sin(north_km / 47.0)))) + (310.0 * Math.Sin((north_km / 23.0) - (0.6 * Math.Cos(east_km / 19.0)))) + (160.0 * Math.Sin((east_km + (2.0 * north_km)) / 11.0)) + (70.0 * Math.Sin((east_km - (1.4 * north_km)) / 4.1));
        var range = 1500.0 * Math.Exp(-Math.Pow((north_km - 150.0 - (0.3 * east_km)) / 55.0, 2.0));
        return (float)Math.Max(0.0, 620.0 + hills + range - Math.Max(0.0, -4.0 * (north_km + 160.0)));
    }

    private static readonly ConcurrentDictionary<(int Size, double Height_m), CoverageRaster> Drawn = new();

    public static CoverageRaster Raster(int size, double height_m) => Drawn.GetOrAdd((size, height_m), _ => Survey(size, height_m));

    private static CoverageRaster Survey(int size, double height_m)
    {
        var classes = new byte[size * size];
        var half = Ring_km * 1.01;
        var cell = 2.0 * half / size;
        for (var at = 0; at < classes.Length; at++)
        {
            classes[at] = Reached(((at % size + 0.5) * cell) - half, half - ((at / size + 0.5) * cell), height_m);
        }

        return new CoverageRaster(size, half, classes);
    }

    public static CoverageRaster LowestHeights(int size)
    {
        var all = Heights_m.Select(height => Raster(size, height).Classes.ToArray()).ToArray();
        var lowest = new byte[size * size];
        for (var at = 0; at < lowest.Length; at++)
        {
            var seen = Array.FindIndex(all, classes => classes[at] is >= 2 and < CoverageRaster.Unknown);
            lowest[at] = all[0][at] == CoverageRaster.Outside ? CoverageRaster.Outside : all.Any(classes => classes[at] == CoverageRaster.Unknown) ? CoverageRaster.Unknown : (byte)(seen < 0 ? 0 : Heights_m.Length - seen);
        }

        return new CoverageRaster(size, Ring_km * 1.01, lowest);
    }

    public static CoverageRelief Relief(int size)
    {
        var half = Ring_km * 1.01;
        return new CoverageRelief(size, [.. Enumerable.Range(0, size * size).Select(at => Ground_m((((at % size) + 0.5) * 2.0 * half / size) - half, half - (((at / size) + 0.5) * 2.0 * half / size)))]);
    }

    public static (PictureArea[] Areas, double Unknown_km2) Areas(CoverageRaster raster, int classes)
    {
        var cell = raster.Cell_km * raster.Cell_km;
        var areas = new double[classes];
        var unknown = 0.0;
        foreach (var number in raster.Classes)
        {
            unknown += number == CoverageRaster.Unknown ? cell : 0.0;
            for (var at = 0; number != CoverageRaster.Outside && at <= (number == CoverageRaster.Unknown ? Math.Min(1, classes - 1) : number); at++)
            {
                areas[at] += cell;
            }
        }

        return ([.. areas.Select((area, at) => at < 2 ? new PictureArea(area) : new PictureArea(area, new PictureInterval(area * (1.0 - (0.08 * at)), Math.Min(areas[0], area * (1.0 + (0.1 * at))))))], unknown);
    }

    public static CoverageMapData Map(int size = 101) => Map(Raster(size, 1000.0), size);

    public static CoverageMapData Heights(int size = 101)
    {
        var raster = LowestHeights(size);
        var (areas, unknown) = Areas(raster, Heights_m.Length + 1);
        string[] labels = ["the ring", "in sight at 10 km", "in sight at 3 km", "in sight at 1 km", "in sight at 300 m", "in sight at 50 m"];
        return Map(size) with
        {
            Raster = raster,
            Caption = new Caption("lowest", "From which height on a target is in sight", "A map of the lowest height in sight."),
            Form = CoverageForm.LowestHeights,
            Classes = [.. areas.Select((area, at) => new CoverageClass(labels[at], area))],
            Unknown_km2 = unknown,
        };
    }

    public static RingPageData Page(int size = 61)
    {
        var heights = Heights_m.Select(height =>
        {
            var raster = Raster(size, height);
            var (areas, unknown) = Areas(raster, Shares.Length);
            var label = height < 1000.0 ? $"{height} m" : $"{height / 1000.0} km";
            return new RingPageHeight(label, height < 3000.0 ? "above ground" : "above the sea", raster, areas, unknown, "");
        }).ToArray();
        return new RingPageData
        {
            Caption = new Caption("ring", "What remains of the 400 km ring", "Five maps and five shares of a claimed ring, from the brochure to what can be engaged in time."),
            About = "Example long-range system at Example Site (40.0° N, 33.0° E), mast 20 m, against a cruise missile of 0.1 m² coming straight in at 250 m/s",
            Answer = $"Of the {AreaWords.Area(heights[0].Shares[0].Area_km2)} inside the claimed ring, this system can engage a cruise missile at 50 m in {AreaWords.Percent(heights[0].Shares[^1].Area_km2 / heights[0].Shares[0].Area_km2)}; even at 10 km in no more than {AreaWords.Percent(heights[^1].Shares[^1].Area_km2 / heights[^1].Shares[0].Area_km2)}.",
            Ring_km = Ring_km,
            Shares = Shares,
            Heights = heights,
            Insets =
            [
                new("Without the 400 km interceptor", "engageable in time", ["with it", "without it"], [.. heights.Select(height => (PictureArea[])[height.Shares[^1], new(height.Shares[^1].Area_km2 * 0.62, new PictureInterval(height.Shares[^1].Area_km2 * 0.4, height.Shares[^1].Area_km2 * 0.8))])]),
                new("Three masts", "engageable in time", ["10 m mast", "20 m mast", "40 m mast"], [.. heights.Select(height => (PictureArea[])[new(height.Shares[^1].Area_km2 * 0.7), height.Shares[^1], new(height.Shares[^1].Area_km2 * 1.3)])]),
            ],
            LowObservable = LowObservable(),
            Stamps =
            [
                "Terrain: 30-arc-second tiles, cells of 900 m, k = 4/3. Target: RCS 0.1 m² (Swerling 1), Pd 0.5 in one look, Pfa 1e-6. Seed 17, 200 draws.",
                "Ledger 8c1f2ab97d03; of what decides the shares 41 % is claimed, 59 % assumed. Rampart 0.6.0.",
            ],
            Sources = ["Maker’s brochure (2015)", "Trade press (2017, 2020)", "Official statement (2019)"],
            Licence = "Figure: CC BY 4.0, the Rampart project. Program: Apache-2.0.",
            Citation = "The Rampart project (2026): What remains of the 400 km ring. Figure made with Rampart 0.6.0, scenario ring-and-reality, result 5f03c1.",
        };
    }

    public static LowObservableData LowObservable(bool isLogarithmic = true)
    {
        LowObservableRadar[] radars =
        [
            new("Surveillance radar", "L-band, 1.3 GHz", 412.0, 600.0),
            new("All-altitude radar", "S-band, 3 GHz", 412.0, 300.0),
            new("Low-altitude radar on a mast", "X-band, 9 GHz", 431.0, 250.0),
            new("Meter-wave radar", "VHF, 0.18 GHz", 405.0, null),
        ];
        (string Label, double Rcs, string Source)[] claims = [("Fighter, not low-observable", 5.0, "Example handbook (1998)"), ("Fighter, maker’s hint", 0.005, "Trade press (2005)"), ("Fighter, analyst", 0.06, "Example, physical optics (2014)"), ("Fighter, most often said", 0.0001, "Weblog (2009)")];
        double[] reference = [520.0, 340.0, 210.0, 480.0];
        double[] band = [2.5, 1.0, 1.0, 12.0];
        return new LowObservableData
        {
            Caption = new Caption("low-observable", "How far each radar sees a low-observable aircraft, by what is claimed of it", "Detection range by claimed RCS and radar."),
            Radars = radars,
            IsLogarithmic = isLogarithmic,
            Claims =
            [
                .. claims.OrderByDescending(claim => claim.Rcs).Select(claim => new LowObservableClaim(claim.Label, claim.Rcs, claim.Source, [.. radars.Select((_, i) =>
                {
                    var half = reference[i] * Math.Pow(claim.Rcs * (claim.Rcs < 1.0 ? band[i] : 1.0) / 4.0, 0.25);
                    return claim.Rcs < 0.001 && i == 2 ? (LowObservableRange?)null : new LowObservableRange(half, half * 0.62);
                })])),
            ],
            Note = "Target at 10 km above the sea, nose-on; Swerling 1, Pfa 1e-6, one look. The echo decides left of a radar’s limits; beyond them nothing is shown or seen.",
        };
    }

    private static CoverageMapData Map(CoverageRaster raster, int size)
    {
        var (areas, unknown) = Areas(raster, Shares.Length);
        return new CoverageMapData
        {
            Caption = new Caption("coverage", "What is left of the ring at 1 km above ground", "A map of five nested shares."),
            Site = "Example Site",
            Form = CoverageForm.Shares,
            Raster = raster,
            Classes = [.. areas.Select((area, at) => new CoverageClass(Shares[at].Meaning, area))],
            Ring_km = Ring_km,
            RingLabel = "claimed range, 400 km",
            Unknown_km2 = unknown,
            Relief = Relief(size),
            Graticule =
            [
                .. Enumerable.Range(-4, 9).Select(line => new GraticuleLine($"{33 + line}° E", [.. Enumerable.Range(-20, 41).Select(at => new MapPoint(line * 85.0 * (1.0 - (at * 0.0035)), at * 25.0))])),
                .. Enumerable.Range(-3, 7).Select(line => new GraticuleLine($"{40 + line}° N", [.. Enumerable.Range(-20, 41).Select(at => new MapPoint(at * 25.0, (line * 111.0) + (at * at * 0.035)))])),
            ],
            Stamps =
            [
                "Terrain: 30-arc-second tiles, cells of 900 m, k = 4/3; unknown where there is no tile.",
                "Target: cruise missile, RCS 0.1 m² (Swerling 1), Pd 0.5 in one look, Pfa 1e-6; seed 17; ledger 8c1f2ab97d03; 41 % claimed, 59 % assumed. Not a forecast of combat.",
            ],
        };
    }

    private static byte Reached(double east, double north, double height_m)
    {
        var distance = Math.Sqrt((east * east) + (north * north));
        if (distance > Ring_km)
        {
            return CoverageRaster.Outside;
        }

        var site = Ground_m(0.0, 0.0) + Antenna_m;
        var top = height_m < 3000.0 ? Ground_m(east, north) + height_m : Math.Max(height_m, Ground_m(east, north) + 50.0);
        if (distance > Math.Sqrt(2.0 * EffectiveRadius_km / 1000.0) * (Math.Sqrt(site) + Math.Sqrt(top)))
        {
            return 0;
        }

        if (east > 190.0 && north < -0.4 * east)
        {
            return CoverageRaster.Unknown;
        }

        double Tangent(double height, double along) => ((height - site) / 1000.0 / along) - (along / (2.0 * EffectiveRadius_km));
        var needed = Tangent(top, distance);
        for (var along = 1.5; along < distance - 1.0; along += 1.5)
        {
            if (Tangent(Ground_m(east * along / distance, north * along / distance), along) > needed)
            {
                return 1;
            }
        }

        return distance > 230.0 ? (byte)2 : distance > 40.0 + (18.0 * Math.Sqrt(height_m / 100.0)) || distance < 3.0 ? (byte)3 : (byte)4;
    }
}
