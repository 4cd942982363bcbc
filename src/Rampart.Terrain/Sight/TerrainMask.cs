using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>What the ground around one site hides: the lowest visible height above sea level, by distance and azimuth.</summary>
/// <remarks>
/// <para>Rays leave the antenna on even azimuths. Along each the ground is sampled, and the steepest
/// sight line so far, over the curved Earth, says from what height on a target is visible:
/// h(d) = z + s·d + d²/(2·k·a), with s the greatest of (gᵢ − dᵢ²/(2·k·a) − z)/dᵢ over the nearer samples gᵢ, z the
/// antenna's height, k the effective-Earth-radius factor and a the mean Earth radius; never less than the ground itself, as sampled there.
/// The table holds it at even distances; between them and between rays it is read bilinearly.</para>
/// <para>A crest near the antenna hides the more, the nearer it is, so the samples stand closer there (<see cref="RaySamples"/>).</para>
/// <para>Samples stand apart, so a sweep alone sees a trifle under the horizon of an even sea. No value is therefore less
/// than that of a smooth Earth at the level of the lowest ground within the circle, or at sea level where all ground is
/// higher: where no ground lies below the sea, this mask never shows more than <see cref="SmoothEarthMask"/>. A sea-level bound
/// would be wrong around a basin below the sea, which the antenna looks down into.</para>
/// <para>Unknown ground hides what a smooth Earth at sea level hides; <see cref="UnknownShare"/> says how much of it there is.
/// An antenna stated to stand below the ground at its site is raised to it; <see cref="AntennaRaised_m"/> says by how much.
/// With the antenna's height fixed, more ground never shows more; only ground heaped over the antenna itself lifts it.</para>
/// <para>Beyond the radius the last sight line goes on over ground that is not looked at.</para>
/// </remarks>
public sealed class TerrainMask : ITerrainMask
{
    /// <summary>Distance between samples where the caller states none and the ground's posts stand no wider than four times this.</summary>
    public static readonly Length DefaultSpacing = Length.FromMetres(900.0);

    /// <summary>Half the Earth's circumference: farther out a ray comes back.</summary>
    private static readonly double GreatestRadius_m = Portable.Pi * RadarHorizon.MeanEarthRadius.Metres;

    // Ray after ray, each from the site outwards; rounded up from double, so that rounding never shows a target.
    private readonly float[] _heights;

    // By distance, over all rays: between two of these distances nothing is hidden any higher, but for a trifle of rounding.
    private readonly double[] _crests;
    private readonly int _rowLength;
    private readonly double _cellsPerMetre;
    private readonly double _raysPerRadian;
    private readonly double _radius_m;
    private readonly double _antenna_m;
    private readonly double _twoRadii;
    private readonly double _floor_m;
    private readonly SmoothEarthMask _bareEarth;

    private TerrainMask(float[] heights, int steps, int rays, Geodetic antenna, double antenna_m, double radius_m, double effectiveEarthFactor, double lowestGround_m, double unknownShare)
    {
        _heights = heights;
        _rowLength = steps + 1;
        _cellsPerMetre = steps / radius_m;
        _raysPerRadian = rays / (2.0 * Portable.Pi);
        _radius_m = radius_m;
        _antenna_m = antenna_m;
        _twoRadii = 2.0 * effectiveEarthFactor * RadarHorizon.MeanEarthRadius.Metres;
        _floor_m = Math.Min(0.0, lowestGround_m);
        _crests = Crests(heights, steps + 1);
        _bareEarth = new SmoothEarthMask(Length.FromMetres(antenna_m - _floor_m), effectiveEarthFactor);
        StatedAntenna = antenna;
        EffectiveEarthFactor = effectiveEarthFactor;
        Rays = rays;
        LowestGround_m = lowestGround_m;
        UnknownShare = unknownShare;
    }

    /// <summary>The antenna as the caller stated it.</summary>
    public Geodetic StatedAntenna { get; }

    /// <summary>How far the antenna was raised because the ground at its site is higher than its stated height; zero where it is not.</summary>
    public double AntennaRaised_m => _antenna_m - StatedAntenna.Height.Metres;

    public double EffectiveEarthFactor { get; }

    public Length Radius => Length.FromMetres(_radius_m);

    /// <summary>Distance between the table's places along a ray.</summary>
    public Length Spacing => Length.FromMetres(1.0 / _cellsPerMetre);

    public int Rays { get; }

    /// <summary>The lowest ground sampled within the circle; unknown ground counts as sea level.</summary>
    public double LowestGround_m { get; }

    /// <summary>Share of the circle's area, from 0 to 1, of which nobody knows the ground.</summary>
    public double UnknownShare { get; }

    /// <summary>Sweeps the ground around an antenna.</summary>
    /// <param name="ground">Heights above sea level.</param>
    /// <param name="antenna">The place of the phase centre; its height is above sea level.</param>
    /// <param name="radius">How far out the ground is looked at.</param>
    /// <param name="effectiveEarthFactor">k; 4/3 in the standard atmosphere.</param>
    /// <param name="spacing">
    /// Distance between samples; where none is stated, <see cref="DefaultSpacing"/>, or a quarter of the posts' spacing at
    /// the site where that is wider: closer samples of a bilinear surface only read out what is interpolated.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A radius, factor or spacing that is not positive, or a table beyond all memory.</exception>
    public static TerrainMask Sweep(IElevation ground, Geodetic antenna, Length radius, double effectiveEarthFactor = RadarHorizon.StandardEffectiveRadiusFactor, Length? spacing = null)
    {
        ArgumentNullException.ThrowIfNull(ground);
        RequirePositive(radius.Metres, nameof(radius));
        RequirePositive(effectiveEarthFactor, nameof(effectiveEarthFactor));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius.Metres, GreatestRadius_m, nameof(radius));
        if (!double.IsFinite(antenna.Height.Metres) || !(Math.Abs(antenna.Latitude.Degrees) <= 90.0 + 1e-9) || !double.IsFinite(antenna.Longitude.Radians))
        {
            throw new ArgumentOutOfRangeException(nameof(antenna), antenna, "The antenna needs a latitude within ±90°, a longitude and a height.");
        }

        var wanted = (spacing ?? SpacingFor(ground, antenna)).Metres;
        RequirePositive(wanted, nameof(spacing));
        var steps = Math.Ceiling(radius.Metres / wanted);
        var rays = 4.0 * Math.Ceiling(2.0 * Portable.Pi * steps / 4.0);
        if (!((steps + 1.0) * rays <= Array.MaxLength))
        {
            throw new ArgumentOutOfRangeException(nameof(spacing), wanted, $"A table of {steps:0} distances on {rays:0} azimuths is too large; take a wider spacing.");
        }

        return SweepRays(ground, antenna, radius.Metres, effectiveEarthFactor, (int)steps, (int)rays);
    }

    /// <inheritdoc/>
    public double AlwaysVisibleHeight(double groundDistance_m)
    {
        var distance = Math.Max(groundDistance_m, 0.0);
        return distance < _radius_m
            ? Math.Max(_crests[Math.Min((int)(distance * _cellsPerMetre), _rowLength - 2)], _floor_m + _bareEarth.MinimumVisibleHeight(distance, 0.0))
            : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public double MinimumVisibleHeight(double groundDistance_m, double azimuth_rad)
    {
        var distance = Math.Max(groundDistance_m, 0.0);
        var ray = azimuth_rad * _raysPerRadian;
        ray -= Math.Floor(ray / Rays) * Rays;
        var left = Math.Min((int)ray, Rays - 1);
        var leftRow = left * _rowLength;
        var rightRow = left + 1 < Rays ? leftRow + _rowLength : 0;
        var across = ray - left;
        double swept;
        if (distance < _radius_m)
        {
            var cell = distance * _cellsPerMetre;
            var inner = Math.Min((int)cell, _rowLength - 2);
            var along = cell - inner;
            double nearLeft = _heights[leftRow + inner], nearRight = _heights[rightRow + inner];
            double farLeft = _heights[leftRow + inner + 1], farRight = _heights[rightRow + inner + 1];
            var near = nearLeft + ((nearRight - nearLeft) * across);
            var far = farLeft + ((farRight - farLeft) * across);
            swept = near + ((far - near) * along);
        }
        else
        {
            double rimLeft = _heights[leftRow + _rowLength - 1], rimRight = _heights[rightRow + _rowLength - 1];
            var rim = rimLeft + ((rimRight - rimLeft) * across);
            var slope = (rim - _antenna_m - (_radius_m * _radius_m / _twoRadii)) / _radius_m;
            swept = _antenna_m + (slope * distance) + (distance * distance / _twoRadii);
        }

        return Math.Max(swept, _floor_m + _bareEarth.MinimumVisibleHeight(distance, azimuth_rad));
    }

    private static TerrainMask SweepRays(IElevation ground, Geodetic antenna, double radius_m, double effectiveEarthFactor, int steps, int rays)
    {
        var ownGround = KnownOrSea(ground.HeightAt(antenna.Latitude.Degrees, antenna.Longitude.Degrees));
        var antenna_m = Math.Max(antenna.Height.Metres, ownGround);
        var sphere = new SphereOfNormals(antenna);
        var samples = RaySamples.Of(antenna, radius_m, steps, 2.0 * effectiveEarthFactor * RadarHorizon.MeanEarthRadius.Metres);
        var heights = new float[rays * (steps + 1)];
        var lowest = ownGround;
        long unknown = 0;
        for (var ray = 0; ray < rays; ray++)
        {
            var direction = sphere.Direction(2.0 * Portable.Pi * ray / rays);
            var row = heights.AsSpan(ray * (steps + 1), steps + 1);
            row[0] = RoundedUp(ownGround);
            var steepest = double.NegativeInfinity;
            var (latitude, longitude) = (antenna.Latitude.Degrees, antenna.Longitude.Degrees);
            var next = 0;
            foreach (ref readonly var knot in samples.Knots.AsSpan())
            {
                var (knotLatitude, knotLongitude) = SphereOfNormals.Degrees(sphere.Along(direction, knot.Sin, knot.Cos));
                var north = knotLatitude - latitude;
                var east = AcrossTheAntimeridian(knotLongitude - longitude);
                for (; next <= knot.Sample; next++)
                {
                    ref readonly var here = ref samples.All[next];
                    var height = ground.HeightAt(latitude + (here.Part * north), AcrossTheAntimeridian(longitude + (here.Part * east)));
                    var isKnown = !double.IsNaN(height);
                    height = isKnown ? height : 0.0;
                    lowest = height < lowest ? height : lowest;
                    if (here.Step > 0)
                    {
                        // A ring's area grows with its distance.
                        unknown += isKnown ? 0 : here.Step;
                        var visible = antenna_m + (steepest * here.Distance_m) + here.Drop_m;
                        row[here.Step] = RoundedUp(height >= visible ? height : visible);
                    }

                    var slope = (height - here.Drop_m - antenna_m) / here.Distance_m;
                    steepest = slope > steepest ? slope : steepest;
                }

                (latitude, longitude) = (knotLatitude, knotLongitude);
            }
        }

        var whole = 0.5 * steps * (steps + 1.0) * rays;
        return new TerrainMask(heights, steps, rays, antenna, antenna_m, radius_m, effectiveEarthFactor, lowest, unknown / whole);
    }

    /// <summary>A longitude, or a difference of two, brought back within ±180°.</summary>
    private static double AcrossTheAntimeridian(double degrees) => degrees > 180.0 ? degrees - 360.0 : degrees < -180.0 ? degrees + 360.0 : degrees;

    private static Length SpacingFor(IElevation ground, Geodetic antenna)
    {
        var posts = ground.PostSpacingAt(antenna.Latitude.Degrees, antenna.Longitude.Degrees);
        return posts > 4.0 * DefaultSpacing.Metres ? Length.FromMetres(posts / 4.0) : DefaultSpacing;
    }

    private static double KnownOrSea(double height) => double.IsNaN(height) ? 0.0 : height;

    private static float RoundedUp(double height)
    {
        var rounded = (float)height;
        return rounded < height ? float.BitIncrement(rounded) : rounded;
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0.0) || !double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "Expected a positive, finite value.");
        }
    }

    private static double[] Crests(float[] heights, int rowLength)
    {
        // A bilinear mean of four numbers may round to a trifle above the greatest of them.
        const double Rounding_m = 1e-3;
        var crests = new double[rowLength - 1];
        Array.Fill(crests, double.NegativeInfinity);
        for (var row = 0; row < heights.Length; row += rowLength)
        {
            for (var cell = 0; cell < crests.Length; cell++)
            {
                crests[cell] = Math.Max(crests[cell], Math.Max(heights[row + cell], heights[row + cell + 1]) + Rounding_m);
            }
        }

        return crests;
    }
}
