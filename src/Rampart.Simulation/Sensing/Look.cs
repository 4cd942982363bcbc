using Rampart.Physics.Detection;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Terrain;

namespace Rampart.Simulation.Sensing;

/// <summary>What stands in the way of a look, or nothing.</summary>
public enum LookHindrance : byte
{
    /// <summary>Nothing but the noise.</summary>
    None,

    /// <summary>Beyond the instrumented range, or above the greatest elevation.</summary>
    OutOfCover,

    /// <summary>The Earth's curvature or the ground hides it.</summary>
    Hidden,

    /// <summary>It moves too slowly toward or from the radar to be told from the ground.</summary>
    DopplerNotch,

    /// <summary>Without the jammers it would more likely be seen than not, with them it is more likely missed.</summary>
    Jammed,
}

/// <summary>One look of a radar at a target: can it be seen, and with what probability?</summary>
/// <param name="Probability">Probability of detection; 0 where the radar does not look or something hides the target.</param>
/// <param name="Hindrance">What stands in the way.</param>
public readonly record struct Look(double Probability, LookHindrance Hindrance)
{
    /// <summary>Whether the ground leaves the line to the target free.</summary>
    public static bool IsVisible(in RadarSight sight, in Kinematics target) =>
        IsVisible(sight, target.Normal, target.Height_m, sight.Frame.ToEnu(target.Position));

    /// <summary>Whether the ground leaves the line free to a place given by its normal and its height above sea, and by where it lies from the antenna.</summary>
    public static bool IsVisible(in RadarSight sight, EcefVector normal, double height_m, in EnuOffset seen)
    {
        var height = height_m - sight.MaskReference_m;
        var distance = GroundDistance(sight.SiteNormal, normal);

        // Most of what flies high stands over every crest at its distance, wherever it is.
        return height >= sight.Mask.AlwaysVisibleHeight(distance)
            || height >= sight.Mask.MinimumVisibleHeight(distance, Angle.FromRadians(Portable.Atan2(seen.East, seen.North)).Normalized().Radians);
    }

    /// <summary>Whether the ground leaves the line free to a place given by its normal, its height above sea and its azimuth.</summary>
    public static bool IsVisible(in RadarSight sight, EcefVector normal, double height_m, double azimuth_rad)
    {
        var height = height_m - sight.MaskReference_m;
        var distance = GroundDistance(sight.SiteNormal, normal);
        return height >= sight.Mask.AlwaysVisibleHeight(distance) || height >= sight.Mask.MinimumVisibleHeight(distance, azimuth_rad);
    }

    /// <summary>Whether a smooth Earth would leave the line free: where it would and the ground does not, the ground hides the target.</summary>
    /// <remarks>The smooth Earth lies at the lower of the ground at the site and the ground under the target: on a high plain its own curvature is the horizon.</remarks>
    public static bool IsAboveHorizon(in RadarSight sight, in Kinematics target, IGround ground)
    {
        var under = ground.HeightAt(target.Normal);
        var level = Math.Min(sight.SiteGround_m, double.IsNaN(under) ? 0.0 : under);
        if (target.Height_m <= level)
        {
            return false;
        }

        var horizon = RadarHorizon.Between(
            Length.FromMetres(Math.Max(sight.Antenna_m - level, 0.0)), Length.FromMetres(target.Height_m - level), sight.EffectiveEarthFactor);
        return GroundDistance(sight.SiteNormal, target.Normal) <= horizon.Metres;
    }

    /// <summary>Distance along the ground in metres between two places given by their normals.</summary>
    /// <remarks>The angle from its chord, 2·asin(c/2) to the third order: within three metres at 1,000 km.</remarks>
    public static double GroundDistance(EcefVector first, EcefVector second)
    {
        var chord = (first - second).Norm;
        return RadarHorizon.MeanEarthRadius.Metres * chord * (1.0 + (chord * chord / 24.0));
    }

    /// <summary>The look at a target in a known place, against the jammers that the radar hears.</summary>
    /// <param name="sight">The radar.</param>
    /// <param name="target">Truth: its cross-section and how it fluctuates.</param>
    /// <param name="kinematics">Where it is and how it moves.</param>
    /// <param name="place">The same place as the antenna sees it.</param>
    /// <param name="jammers">Who jams.</param>
    public static Look At(in RadarSight sight, TargetDefinition target, in Kinematics kinematics, in Polar place, ReadOnlySpan<JammerHeard> jammers) =>
        At(sight, target.CrossSection, target.Fluctuation, kinematics, place, jammers);

    /// <summary>The look at an echo in a known place, against the jammers that the radar hears.</summary>
    public static Look At(
        in RadarSight sight, CrossSectionDefinition crossSection, Fluctuation fluctuation, in Kinematics kinematics, in Polar place, ReadOnlySpan<JammerHeard> jammers)
    {
        var range = place.Range.Metres;
        var elevation = sight.Echo.Apparent(place.Elevation.Radians, range);
        if (range > sight.InstrumentedRange_m || elevation > sight.MaximumElevation_rad)
        {
            return new Look(0.0, LookHindrance.OutOfCover);
        }

        if (!IsVisible(sight, kinematics.Normal, kinematics.Height_m, place.Azimuth.Radians))
        {
            return new Look(0.0, LookHindrance.Hidden);
        }

        var radialSpeed = RadialSpeed(sight, kinematics);
        if (sight.Echo.IsInNotch(radialSpeed))
        {
            return new Look(0.0, LookHindrance.DopplerNotch);
        }

        var seen_m2 = crossSection.Seen_m2(sight.Echo.Frequency, CosineOfAspect(kinematics, radialSpeed));
        var signal = sight.Echo.SignalToNoise(seen_m2, range, elevation);
        var clear = sight.Echo.Probability(fluctuation, signal);
        if (jammers.Length == 0)
        {
            return new Look(clear, LookHindrance.None);
        }

        var jamming = 0.0;
        foreach (ref readonly var jammer in jammers)
        {
            jamming += jammer.MainLobeRatio * sight.Echo.GainToward(jammer, place.Azimuth.Radians, elevation);
        }

        var jammed = sight.Echo.Probability(fluctuation, signal / (1.0 + jamming));
        return new Look(jammed, clear >= 0.5 && jammed < 0.5 ? LookHindrance.Jammed : LookHindrance.None);
    }

    /// <summary>Mean signal-to-noise ratio of a look at an echo with nothing in the way and nobody jamming; zero where the target is not told from the ground.</summary>
    public static double SignalToNoise(in RadarSight sight, CrossSectionDefinition crossSection, in Kinematics kinematics, double range_m, double elevation_rad)
    {
        var radialSpeed = RadialSpeed(sight, kinematics);
        return sight.Echo.IsInNotch(radialSpeed)
            ? 0.0
            : sight.Echo.SignalToNoise(crossSection.Seen_m2(sight.Echo.Frequency, CosineOfAspect(kinematics, radialSpeed)), range_m, elevation_rad);
    }

    /// <summary>The plot that the radar reports: the true place, and the rate of the range where the radar tells it, with the errors of measurement.</summary>
    public static Plot Measure(
        Chance chance, ulong targetKey, ulong radarKey, long look, SimulationTime time, EntityId radar, MeasurementAccuracy accuracy, in RadarSight sight, in Kinematics target, in Polar truth)
    {
        var (range, azimuth, elevation, rate) = chance.FourNormals(Draw.MeasurementNoise, targetKey, radarKey, (ulong)look);
        return new Plot
        {
            Time = time,
            Radar = radar,
            Range_m = truth.Range.Metres + (range * accuracy.Range.Metres),
            Azimuth_rad = truth.Azimuth.Radians + (azimuth * accuracy.Azimuth.Radians),
            Elevation_rad = truth.Elevation.Radians + (elevation * accuracy.Elevation.Radians),
            RangeRate_mps = accuracy.RangeRate is { } deviation ? RadialSpeed(sight, target) + (rate * deviation.MetresPerSecond) : double.NaN,
        };
    }

    /// <summary>Whether the interrogation that goes with a detection is answered.</summary>
    public static bool IsAnswered(Chance chance, in TargetState target, ulong radarKey, long look)
    {
        var goesWrong = chance.Uniform(Draw.TransponderReply, target.Key, radarKey, (ulong)look) < target.Definition.ReplyError;
        return target.Answers != goesWrong;
    }

    /// <summary>Cosine of the angle between the target's way and the line to the radar: 1 for one that comes straight on. What stands still shows its nose.</summary>
    private static double CosineOfAspect(in Kinematics target, double radialSpeed_mps)
    {
        var speed = target.Velocity.Norm;
        return speed > 0.0 ? -radialSpeed_mps / speed : 1.0;
    }

    private static double RadialSpeed(in RadarSight sight, in Kinematics target)
    {
        var line = target.Position - sight.Frame.Origin;
        return EcefVector.Dot(line, target.Velocity) / line.Norm;
    }
}
