using Rampart.Physics.Geodesy;

namespace Rampart.Validation.Areas;

internal static class GeodesicQuantities
{
    private const string Formula = "Rampart.Physics.Geodesy.Geodesic";

    public static IReadOnlyList<KnownQuantity> All { get; } =
    [
        new("azi1;azi2;s12[m];a12[deg];m12[m];S12[m2]", Formula, inputs => Of(inputs) is var arc ? [arc.AzimuthAtStart_deg, arc.AzimuthAtEnd_deg, arc.Distance_m, arc.Arc_deg, arc.ReducedLength_m, arc.AreaToEquator_m2] : []),
        new("azi1;azi2;s12[m]", Formula, inputs => Of(inputs) is var arc ? [arc.AzimuthAtStart_deg, arc.AzimuthAtEnd_deg, arc.Distance_m] : []),
        new("s12[m]", Formula, inputs => [Of(inputs).Distance_m]),
        new("M12;M21", Formula, inputs => Of(inputs) is var arc ? [arc.ScaleAtEnd, arc.ScaleAtStart] : []),
        new("azi1;azi2;s12[m];a12[deg];m12[m];M12;M21;S12[m2]", Formula, inputs => Of(inputs) is var arc ? [arc.AzimuthAtStart_deg, arc.AzimuthAtEnd_deg, arc.Distance_m, arc.Arc_deg, arc.ReducedLength_m, arc.ScaleAtEnd, arc.ScaleAtStart, arc.AreaToEquator_m2] : []),
    ];

    private static GeodesicArc Of(RowInputs inputs) => Geodesic.Between(inputs.Number("lat1", "deg"), inputs.Number("lon1", "deg"), inputs.Number("lat2", "deg"), inputs.Number("lon2", "deg"));
}
