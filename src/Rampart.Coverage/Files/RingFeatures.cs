using Rampart.Coverage.Rings;
using Rampart.Quantities;

namespace Rampart.Coverage.Files;

/// <summary>The shares of a ring as areas on the map, from the outermost to the innermost, with what is unknown after them.</summary>
public static class RingFeatures
{
    /// <summary>Colours of Okabe and Ito (Color Universal Design, 2008), which the colour-blind tell apart.</summary>
    private static readonly Dictionary<RingShare, string> Colours = new()
    {
        [RingShare.Brochure] = "#8a949e",
        [RingShare.Horizon] = "#56b4e9",
        [RingShare.Terrain] = "#009e73",
        [RingShare.Detection] = "#e69f00",
        [RingShare.Engagement] = "#d55e00",
    };

    private const string UnknownColour = "#cc79a7";

    /// <summary>One area for each share of a map.</summary>
    /// <param name="map">How far down the shares each cell comes.</param>
    /// <param name="row">The areas with their bands; null where nothing was drawn.</param>
    /// <param name="leastPiece">Smaller pieces and holes are left out of the picture; the areas that are told count them as they are.</param>
    /// <param name="more">What else is told of each area: model, target, stamp.</param>
    public static IReadOnlyList<MapFeature> Of(RingMap map, RingRow? row = null, Area leastPiece = default, IReadOnlyCollection<KeyValuePair<string, object?>>? more = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var areas = map.Areas();
        var features = new List<MapFeature>();
        foreach (var share in Enum.GetValues<RingShare>())
        {
            var banded = row?.Of(share) ?? new Banded(areas[share], double.NaN, double.NaN);
            features.Add(Feature(CellOutlines.Of(map, share, leastPiece, leastPiece), ShareWords.Of(share), banded, Colours[share]));
        }

        if (areas.Unknown_km2 > 0.0)
        {
            features.Add(Feature(CellOutlines.OfUnknown(map, leastPiece, leastPiece), ShareWords.Unknown, new Banded(areas.Unknown_km2, double.NaN, double.NaN), UnknownColour));
        }

        return features;

        MapFeature Feature(CellOutline outline, string share, Banded area_km2, string colour)
        {
            var percent = ShareWords.PercentOf(areas[RingShare.Brochure], area_km2);
            List<KeyValuePair<string, object?>> properties =
            [
                new("height_m", map.Height.Height.Metres),
                new("height_above", ShareWords.Of(map.Height.Reference)),
                new("course", ShareWords.Of(map.Course)),
                new("share", share),
                new("area_km2", area_km2.Value),
                new("area_low_km2", area_km2.Low),
                new("area_high_km2", area_km2.High),
                new("percent_of_ring", percent.Value),
                new("percent_low", percent.Low),
                new("percent_high", percent.High),
                new("drawn_km2", outline.Area_km2),
                new("small_pieces_dropped_km2", outline.Dropped_km2),
                new("small_holes_filled_km2", outline.Filled_km2),
                .. more ?? [],
            ];
            return new MapFeature($"{share}, {map.Height}", outline.Polygons, properties)
            {
                Folder = map.Height.ToString(),
                Description = FormattableString.Invariant($"{area_km2.Value:0} km², {percent.Value:0.0} % of the ring; target {ShareWords.Of(map.Course)}, {map.Height}."),
                Colour = colour,
            };
        }
    }
}
