using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Physics.Radar;
using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>What a radar hears of a target in a place: its reference detection carried over to another range, elevation, weather and fluctuation; and what it hears of jammers.</summary>
/// <remarks>
/// The published range was reached in air, so the loss along that path is contained in it: only the difference to it counts. The
/// path of the reference is taken at one degree of elevation, where a far target in the main lobe is.
/// </remarks>
public sealed class EchoModel
{
    private const double NepersPerDecibel = 0.23025850929940457;
    private const double SpeedOfLight_mps = 299_792_458.0;
    private const double StandardTemperature_K = 290.0;
    private const double ReferenceElevation_rad = Portable.Pi / 180.0;

    // How fast the gain falls below the horizon: a degree, as wide as the lowest beam of a large antenna.
    private static readonly Angle LowerEdgeWidth = Angle.FromDegrees(1.0);

    private readonly ReferenceRangeEquation _equation;
    private readonly DetectionCurve[] _curves;
    private readonly GaussianBeam _beam;
    private readonly CosecantSquaredPattern? _elevation;
    private readonly SlantPathLossTable _air;
    private readonly double _referenceLoss_dB;
    private readonly double _rain_dBpm;
    private readonly RainPath _rainPath;
    private readonly double _gain;
    private readonly double _sideLobes;
    private readonly double _wavelength_m;
    private readonly double _noiseTemperature_K;
    private readonly double _bendingPerMetre;
    private readonly DopplerNotch _notch;

    public EchoModel(RadarDefinition radar, WeatherDefinition weather)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(weather);
        Frequency = radar.Frequency;
        _equation = new ReferenceRangeEquation(radar.Reference);
        _curves = [.. Enum.GetValues<Fluctuation>().Select(each => new DetectionCurve(each, radar.Reference.FalseAlarmProbability, radar.Reference.Pulses))];
        _beam = new GaussianBeam(radar.Beam.Beamwidth, radar.Beam.SideLobes);
        _elevation = radar.Beam.Elevation is ElevationPattern.CosecantSquared
            ? new CosecantSquaredPattern(Angle.Zero, radar.Beam.Shoulder, radar.MaximumElevation, LowerEdgeWidth, radar.Beam.SideLobes)
            : null;
        _air = new SlantPathLossTable(radar.Frequency, radar.Antenna.Height, EffectiveEarth.FromFactor(radar.EffectiveEarthFactor));
        _referenceLoss_dB = _air.OneWay_dB(radar.Reference.Range.Metres, ReferenceElevation_rad);
        _rain_dBpm = weather.RainRate_mmph > 0.0
            ? RainAttenuation.Specific_dBpkm(radar.Frequency, weather.RainRate_mmph, Angle.Zero, Angle.Zero) / 1000.0
            : 0.0;
        _rainPath = new RainPath(radar.Antenna.Height, weather.RainHeight, radar.EffectiveEarthFactor);
        _gain = radar.Beam.Gain.Ratio;
        _sideLobes = radar.Beam.SideLobes.Ratio;
        _wavelength_m = SpeedOfLight_mps / radar.Frequency.Hertz;
        _noiseTemperature_K = StandardTemperature_K * radar.NoiseFigure.Ratio;
        _bendingPerMetre = (1.0 - (1.0 / radar.EffectiveEarthFactor)) / (2.0 * RadarHorizon.MeanEarthRadius.Metres);
        _notch = new DopplerNotch(radar.LeastRadialSpeed);
    }

    public Frequency Frequency { get; }

    /// <summary>The elevation (rad) at which a place is seen through the bending air, from its elevation and slant range (m) without it: ε + r·cos ε·(1 − 1/k)/(2a).</summary>
    /// <remarks>The small-angle form of <see cref="EffectiveEarth.Elevation"/>: a low target at 400 km is seen 0.45° higher than it is.</remarks>
    public double Apparent(double elevation_rad, double range_m) => elevation_rad + (range_m * Portable.Cos(elevation_rad) * _bendingPerMetre);

    /// <summary>Whether a target that comes or goes at this speed (m/s) is not told from the ground.</summary>
    public bool IsInNotch(double radialSpeed_mps) => _notch.Hides(radialSpeed_mps);

    /// <summary>Mean signal-to-noise ratio of one look, without jamming; the elevation is the apparent one.</summary>
    public double SignalToNoise(double crossSection_m2, double range_m, double elevation_rad)
    {
        var pattern = _elevation?.Gain(elevation_rad) ?? 1.0;
        var loss_dB = OneWayLoss_dB(range_m, elevation_rad) - _referenceLoss_dB;
        return _equation.SignalToNoise(crossSection_m2, range_m) * pattern * pattern * Ratio(-2.0 * loss_dB);
    }

    /// <summary>Probability of detection in one look.</summary>
    public double Probability(Fluctuation fluctuation, double signalToNoise) => _curves[(int)fluctuation].Probability(signalToNoise);

    /// <summary>Jamming over noise when the beam points straight at a jammer.</summary>
    /// <param name="density_WpHz">Effective radiated power for each hertz.</param>
    /// <param name="range_m">Distance to the jammer.</param>
    /// <param name="elevation_rad">Its elevation.</param>
    public double JammingToNoise(double density_WpHz, double range_m, double elevation_rad) =>
        NoiseJamming.JammingToNoise(density_WpHz, _gain, _wavelength_m, range_m, Ratio(OneWayLoss_dB(range_m, elevation_rad)), _noiseTemperature_K);

    /// <summary>Gain toward a jammer against the peak, while the beam is on a target.</summary>
    public double GainToward(in JammerHeard jammer, double azimuth_rad, double elevation_rad)
    {
        var across = jammer.Azimuth_rad - azimuth_rad;
        if (_elevation is not null)
        {
            // No side lobe lies lower than the side lobes.
            return Math.Max(_beam.Gain(Wrapped(across)) * _elevation.Gain(jammer.Elevation_rad), _sideLobes);
        }

        var (sinTarget, cosTarget) = Portable.SinCos(elevation_rad);
        var (sinJammer, cosJammer) = Portable.SinCos(jammer.Elevation_rad);
        var cosine = (sinTarget * sinJammer) + (cosTarget * cosJammer * Portable.Cos(across));
        return _beam.Gain(Portable.Acos(Math.Clamp(cosine, -1.0, 1.0)));
    }

    private static double Ratio(double decibels) => Portable.Exp(decibels * NepersPerDecibel);

    private static double Wrapped(double angle_rad)
    {
        const double Turn = 2.0 * Portable.Pi;
        return angle_rad > Portable.Pi ? angle_rad - Turn : angle_rad < -Portable.Pi ? angle_rad + Turn : angle_rad;
    }

    private double OneWayLoss_dB(double range_m, double elevation_rad)
    {
        var loss = _air.OneWay_dB(range_m, elevation_rad);
        return _rain_dBpm > 0.0 ? loss + (_rain_dBpm * _rainPath.Within(range_m, elevation_rad)) : loss;
    }
}
