using System.Runtime.CompilerServices;
using Rampart.Physics.Atmosphere;
using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>What the gases of the air take from a wave on its way from an antenna to a target, one way.</summary>
/// <remarks>
/// <para>
/// Formula: A = ∫ γ(h(s)) ds along the straight ray over the effective Earth; γ line by line from the pressure and temperature of the standard atmosphere at
/// each height and from vapour of 7.5·exp(−h/2 km) g/m³, whose pressure is part of the total. γ is laid down in layers of 50 m (500 m above 20 km) and taken as
/// exponential within each; along the ray Gauss's four points are taken on pieces of at most 4 km that rise by about 500 m at most.
/// </para>
/// <para>Source: ITU-R P.676-13, Annex 1 (specific attenuation, path by layers), ITU-R P.835-6 (reference vapour profile), U.S. Standard Atmosphere, 1976.</para>
/// <para>
/// Valid: 1 to 1,000 GHz, mean mid-latitude air without clouds or rain. No loss above 86 km. The elevation is the apparent one, at the antenna;
/// of a target at a known height it comes from <see cref="EffectiveEarth.Elevation"/>. Under −500 m the lowest layer goes on: the ground does not stop the ray.
/// </para>
/// </remarks>
public sealed class SlantPathLoss
{
    private const double SurfaceVapour_gpm3 = 7.5;
    private const double VapourScaleHeight_m = 2000.0;
    private const double Foot_m = -500.0;
    private const double FineTop_m = 20_000.0;
    private const double FineStep_m = 50.0;
    private const double Top_m = 86_000.0;
    private const double CoarseStep_m = 500.0;
    private const double LongestPiece_m = 4000.0;
    private const double HighestPiece_m = 500.0;

    // Natural logarithm of γ in dB/m at the layers' bounds.
    private readonly double[] _fine;
    private readonly double[] _coarse;

    /// <exception cref="ArgumentOutOfRangeException">A frequency that is not positive.</exception>
    public SlantPathLoss(Frequency frequency, EffectiveEarth? earth = null)
    {
        Frequency = frequency;
        Earth = earth ?? EffectiveEarth.Standard;
        _fine = Layers(Foot_m, FineTop_m, FineStep_m);
        _coarse = Layers(FineTop_m, Top_m, CoarseStep_m);
    }

    public Frequency Frequency { get; }

    public EffectiveEarth Earth { get; }

    /// <summary>Loss on the way, once: a radar pays it twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative range, or an elevation beyond the vertical.</exception>
    public Decibels OneWay(Length antennaHeight, Length slantRange, Angle elevation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slantRange.Metres, nameof(slantRange));
        ArgumentOutOfRangeException.ThrowIfEqual(slantRange.Metres, double.PositiveInfinity, nameof(slantRange));
        if (!(Math.Abs(elevation.Radians) <= 0.5 * Portable.Pi))
        {
            throw new ArgumentOutOfRangeException(nameof(elevation), elevation.Degrees, "An elevation lies between -90 and 90 degrees.");
        }

        return Decibels.FromDecibels(Between_dB(antennaHeight.Metres, Portable.Sin(elevation.Radians), 0.0, slantRange.Metres));
    }

    /// <summary>Specific attenuation of this profile at a height, in dB/km.</summary>
    public double Specific_dBpkm(Length height) => 1000.0 * Specific_dBpm(height.Metres);

    /// <summary>Loss between two distances along a ray, in dB.</summary>
    internal double Between_dB(double antennaHeight_m, double sineOfElevation, double from_m, double to_m)
    {
        var ray = new Ray(Earth.Radius.Metres, antennaHeight_m, sineOfElevation);

        // A straight ray's height has no maximum between two places, so with both ends below the foot all of it is there.
        var height_m = ray.Height_m(from_m);
        if (height_m < Foot_m && ray.Height_m(to_m) < Foot_m)
        {
            return (to_m - from_m) * Specific_dBpm(Foot_m);
        }

        var loss_dB = 0.0;
        var at_m = from_m;
        while (at_m < to_m)
        {
            var climb = ray.Climb(at_m, height_m);
            if (height_m > Top_m && climb > 0.0)
            {
                break;
            }

            var end_m = Math.Min(to_m, at_m + Math.Min(LongestPiece_m, HighestPiece_m / Math.Max(Math.Abs(climb), 1e-9)));
            loss_dB += Piece_dB(ray, at_m, end_m);
            at_m = end_m;
            height_m = ray.Height_m(at_m);
        }

        return loss_dB;
    }

    // Gauss and Legendre's four points.
    private double Piece_dB(in Ray ray, double from_m, double to_m)
    {
        const double Inner = 0.33998104358485626;
        const double Outer = 0.86113631159405258;
        const double InnerWeight = 0.65214515486254614;
        const double OuterWeight = 0.34785484513745386;
        var middle_m = 0.5 * (from_m + to_m);
        var half_m = 0.5 * (to_m - from_m);
        var (inner_m, outer_m) = (Inner * half_m, Outer * half_m);
        var inner = Specific_dBpm(ray.Height_m(middle_m - inner_m)) + Specific_dBpm(ray.Height_m(middle_m + inner_m));
        var outer = Specific_dBpm(ray.Height_m(middle_m - outer_m)) + Specific_dBpm(ray.Height_m(middle_m + outer_m));
        return half_m * ((InnerWeight * inner) + (OuterWeight * outer));
    }

    private double Specific_dBpm(double height_m)
    {
        if (height_m >= Top_m)
        {
            return 0.0;
        }

        return height_m < FineTop_m ? Within(_fine, (height_m - Foot_m) / FineStep_m) : Within(_coarse, (height_m - FineTop_m) / CoarseStep_m);
    }

    private static double Within(double[] layers, double place)
    {
        if (!(place > 0.0))
        {
            return Portable.Exp(layers[0]);
        }

        var i = Math.Min((int)place, layers.Length - 2);
        return Portable.Exp(layers[i] + ((place - i) * (layers[i + 1] - layers[i])));
    }

    private double[] Layers(double from_m, double to_m, double step_m)
    {
        var layers = new double[(int)Math.Round((to_m - from_m) / step_m) + 1];
        for (var i = 0; i < layers.Length; i++)
        {
            var height_m = from_m + (i * step_m);
            var air = StandardAtmosphere.At(Length.FromMetres(height_m));
            var vapour_gpm3 = SurfaceVapour_gpm3 * Portable.Exp(-height_m / VapourScaleHeight_m);
            var dry_hPa = (air.Pressure_Pa / 100.0) - RadioRefractivity.VapourPressure_hPa(vapour_gpm3, air.Temperature_K);
            layers[i] = Portable.Log(GaseousAttenuation.Specific(Frequency, Math.Max(0.0, dry_hPa), air.Temperature_K, vapour_gpm3).Total_dBpkm / 1000.0);
        }

        return layers;
    }

    /// <summary><see cref="EffectiveEarth.Height_m"/> along one ray, with what does not change reckoned once.</summary>
    private readonly struct Ray(double radius_m, double antennaHeight_m, double sineOfElevation)
    {
        private readonly double _radius_m = radius_m;
        private readonly double _antenna_m = antennaHeight_m;
        private readonly double _start_m = radius_m + antennaHeight_m;
        private readonly double _square_m2 = (radius_m + antennaHeight_m) * (radius_m + antennaHeight_m);
        private readonly double _upward_m = (radius_m + antennaHeight_m) * sineOfElevation;
        private readonly double _doubleUpward_m = 2.0 * (radius_m + antennaHeight_m) * sineOfElevation;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double Height_m(double range_m)
        {
            var growth = range_m * (range_m + _doubleUpward_m);
            return _antenna_m + (growth / (_start_m + Math.Sqrt(_square_m2 + growth)));
        }

        /// <summary>Sine of the angle at which the ray rises over the level of a place of this height.</summary>
        public double Climb(double range_m, double height_m) => (range_m + _upward_m) / (_radius_m + height_m);
    }
}
