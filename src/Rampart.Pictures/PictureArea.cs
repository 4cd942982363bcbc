namespace Rampart.Pictures;

/// <summary>An area and how sure it is.</summary>
/// <param name="Area_km2">As read.</param>
/// <param name="Band_km2">From its 5 % to its 95 % quantile; not known where its ends are not numbers.</param>
public readonly record struct PictureArea(double Area_km2, PictureInterval Band_km2)
{
    /// <summary>An area of which no band is known.</summary>
    public PictureArea(double area_km2)
        : this(area_km2, new PictureInterval(double.NaN, double.NaN))
    {
    }

    /// <summary>Radius of the ring that has this area on a plane.</summary>
    public double EqualRing_km => Math.Sqrt(Area_km2 / Math.PI);

    /// <exception cref="ArgumentOutOfRangeException">It is negative, no number, greater than what it is a part of, or outside its band.</exception>
    internal void CheckWithin(double whole_km2, string what)
    {
        // Areas are sums over many cells, and two sums of the same cells may differ in their last digits.
        var most = (whole_km2 * (1.0 + 1e-9)) + 1e-9;
        if (!double.IsFinite(Area_km2) || Area_km2 < 0.0 || Area_km2 > most)
        {
            throw new ArgumentOutOfRangeException(what, Area_km2, $"An area in km² lies from 0 to that of which it is a part, {whole_km2}.");
        }

        if (Band_km2.IsKnown && (Band_km2.Low < 0.0 || Band_km2.Low > Area_km2 * (1.0 + 1e-9) || Band_km2.High < Area_km2 * (1.0 - 1e-9)))
        {
            throw new ArgumentOutOfRangeException(what, Area_km2, $"The band {Band_km2.Low} to {Band_km2.High} km² does not hold it.");
        }
    }
}
