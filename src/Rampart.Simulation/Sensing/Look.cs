using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Sensing;

/// <summary>One look of a radar at a target: can it be seen, and with what probability?</summary>
public static class Look
{
    /// <summary>Whether the ground leaves the line to the target free.</summary>
    public static bool IsVisible(in RadarSight sight, in Kinematics target)
    {
        var offset = sight.Frame.ToEnu(target.Position);
        var azimuth = Portable.Atan2(offset.East, offset.North);
        return IsVisible(sight, target.Normal, target.Height_m, azimuth);
    }

    /// <summary>Whether the ground leaves the line free to a place given by its normal and its height above the ellipsoid.</summary>
    public static bool IsVisible(in RadarSight sight, EcefVector normal, double height_m, double azimuth_rad)
    {
        var height = height_m - sight.ReferenceGround_m;
        return height >= sight.Mask.MinimumVisibleHeight(GroundDistance(sight.SiteNormal, normal), azimuth_rad);
    }

    /// <summary>Distance along the ground in metres between two places given by their normals.</summary>
    /// <remarks>The angle from its chord, 2·asin(c/2) to the third order: within three metres at 1,000 km.</remarks>
    public static double GroundDistance(EcefVector first, EcefVector second)
    {
        var chord = (first - second).Norm;
        return RadarHorizon.MeanEarthRadius.Metres * chord * (1.0 + (chord * chord / 24.0));
    }

    /// <summary>Probability of detection in one look; 0 where the radar does not look or the ground is in the way.</summary>
    public static double DetectionProbability(in RadarSight sight, double crossSection_m2, in Kinematics target, in Polar place)
    {
        if (place.Range.Metres > sight.InstrumentedRange_m
            || place.Elevation.Radians > sight.MaximumElevation_rad
            || !IsVisible(sight, target.Normal, target.Height_m, place.Azimuth.Radians))
        {
            return 0.0;
        }

        return SwerlingOne.DetectionProbability(sight.Equation.SignalToNoise(crossSection_m2, place.Range.Metres), sight.FalseAlarmProbability);
    }

    /// <summary>The plot that the radar reports: the true place with the errors of measurement.</summary>
    public static Plot Measure(Chance chance, ulong targetKey, ulong radarKey, long look, SimulationTime time, EntityId radar, MeasurementAccuracy accuracy, in Polar truth)
    {
        var (range, azimuth, elevation) = chance.Normals(Draw.MeasurementNoise, targetKey, radarKey, (ulong)look);
        return new Plot
        {
            Time = time,
            Radar = radar,
            Range_m = truth.Range.Metres + (range * accuracy.Range.Metres),
            Azimuth_rad = truth.Azimuth.Radians + (azimuth * accuracy.Azimuth.Radians),
            Elevation_rad = truth.Elevation.Radians + (elevation * accuracy.Elevation.Radians),
        };
    }

    /// <summary>Whether the interrogation that goes with a detection is answered.</summary>
    public static bool IsAnswered(Chance chance, in TargetState target, ulong radarKey, long look)
    {
        var goesWrong = chance.Uniform(Draw.TransponderReply, target.Key, radarKey, (ulong)look) < target.Definition.ReplyError;
        return target.Answers != goesWrong;
    }
}
