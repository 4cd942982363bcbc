using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Rings;

/// <summary>What a radar hears of a target in one look with nothing in the way and nobody jamming.</summary>
/// <param name="SignalToNoise">Mean ratio, as a factor; zero where it does not look there, or does not tell the target from the ground.</param>
/// <param name="Elevation_rad">Elevation at which it sees the target.</param>
internal readonly record struct Echo(double SignalToNoise, double Elevation_rad)
{
    public static Echo Of(in RadarSight sight, TargetPass pass, in Kinematics at)
    {
        var place = sight.Frame.ToEnu(at.Position).ToPolar();
        var elevation = sight.Echo.Apparent(place.Elevation.Radians, place.Range.Metres);
        return new Echo(
            place.Range.Metres > sight.InstrumentedRange_m || elevation > sight.MaximumElevation_rad ? 0.0 : Look.SignalToNoise(sight, pass.CrossSection, at, place.Range.Metres, elevation),
            elevation);
    }

    /// <summary>The echo of one that crosses, whatever the speed at which it comes or goes: a track is carried through the moments in which it is not told from the ground.</summary>
    public static Echo Broadside(in RadarSight sight, TargetPass pass, in Kinematics at)
    {
        var place = sight.Frame.ToEnu(at.Position).ToPolar();
        var elevation = sight.Echo.Apparent(place.Elevation.Radians, place.Range.Metres);
        return new Echo(sight.Echo.SignalToNoise(pass.CrossSection.Seen_m2(sight.Echo.Frequency, cosineOfAspect: 0.0), place.Range.Metres, elevation), elevation);
    }

    /// <summary>The part of an echo between two of them: ratios by equal factors; where one of them is none, the nearer one.</summary>
    public static Echo Between(in Echo first, in Echo second, double part)
    {
        var elevation = first.Elevation_rad + (part * (second.Elevation_rad - first.Elevation_rad));
        return first.SignalToNoise > 0.0 && second.SignalToNoise > 0.0
            ? new Echo(first.SignalToNoise * Portable.Exp(part * Portable.Log(second.SignalToNoise / first.SignalToNoise)), elevation)
            : (part < 0.5 ? first : second) with { Elevation_rad = elevation };
    }
}
