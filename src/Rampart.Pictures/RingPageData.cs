namespace Rampart.Pictures;

/// <summary>A step from the brochure to what is left of it.</summary>
/// <param name="Name">One or two words: "Terrain".</param>
/// <param name="Meaning">What holds there besides all before it: "in sight over the ground".</param>
public sealed record RingPageShare(string Name, string Meaning);

/// <summary>What is left of the ring for a target at one height.</summary>
/// <param name="Label">"50 m".</param>
/// <param name="Reference">"above ground".</param>
/// <param name="Raster">The last share that each cell belongs to.</param>
/// <param name="Shares">The areas, each part of the one before it; the first is the ring.</param>
/// <param name="Unknown_km2">Where nobody knows what the ground hides.</param>
/// <param name="Remark">A warning that belongs to this height: "not supported: import finer terrain"; empty where there is none.</param>
public sealed record RingPageHeight(string Label, string Reference, CoverageRaster Raster, IReadOnlyList<PictureArea> Shares, double Unknown_km2, string Remark);

/// <summary>What is left at each height if one thing is otherwise.</summary>
/// <param name="Title">"Without the 400 km interceptor".</param>
/// <param name="Words">What is measured: "share of the ring engageable in time".</param>
/// <param name="Series">What is set beside one another: "10 m mast", "20 m mast", "40 m mast".</param>
/// <param name="Values">For each height in the page's order, an area for each of the series.</param>
public sealed record RingPageInset(string Title, string Words, IReadOnlyList<string> Series, IReadOnlyList<IReadOnlyList<PictureArea>> Values);

/// <summary>What a <see cref="RingPage"/> shows.</summary>
public sealed record RingPageData
{
    /// <summary>The page's title and what it shows in words.</summary>
    public required Caption Caption { get; init; }

    /// <summary>Whose ring, where, against what.</summary>
    public required string About { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Answer { get; init; }

    public required double Ring_km { get; init; }

    /// <summary>The steps, widest first.</summary>
    public required IReadOnlyList<RingPageShare> Shares { get; init; }

    /// <summary>One to six, the lowest first.</summary>
    public required IReadOnlyList<RingPageHeight> Heights { get; init; }

    /// <summary>At most two.</summary>
    public IReadOnlyList<RingPageInset> Insets { get; init; } = [];

    public LowObservableData? LowObservable { get; init; }

    /// <summary>What the page rests on: terrain and resolution, target, seed, ledger, shares claimed and assumed.</summary>
    public IReadOnlyList<string> Stamps { get; init; } = [];

    /// <summary>Documents.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public required string Licence { get; init; }

    public required string Citation { get; init; }
}
