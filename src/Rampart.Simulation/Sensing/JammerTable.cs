using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Sensing;

/// <summary>The targets that carry a jammer, by row, in the order of their names; fixed at deployment.</summary>
public sealed class JammerTable
{
    private readonly List<int> _rows = [];
    private JammerHeard[] _heard = [];

    public int Count => _rows.Count;

    internal void Add(int targetRow)
    {
        _rows.Add(targetRow);
        _rows.Sort();
        _heard = new JammerHeard[_rows.Count];
    }

    /// <summary>The jammers that a radar hears at a moment: alive, in its band, and with a free line to the antenna.</summary>
    /// <remarks>One buffer for all radars: it holds until the next call.</remarks>
    public ReadOnlySpan<JammerHeard> HeardBy(in RadarSight sight, SimulationTime time, in Turn turn)
    {
        var heard = 0;
        foreach (var row in _rows)
        {
            ref readonly var target = ref turn.World.Targets.Rows[row];
            var density = target.Definition.Jammer!.Density_WpHz(sight.Echo.Frequency);
            if (density <= 0.0 || !target.WasAliveAt(time))
            {
                continue;
            }

            var kinematics = turn.World.Trajectory.At(target.Id, time);
            var place = sight.Frame.ToEnu(kinematics.Position).ToPolar();
            if (!Look.IsVisible(sight, kinematics.Normal, kinematics.Height_m, place.Azimuth.Radians))
            {
                continue;
            }

            var elevation = sight.Echo.Apparent(place.Elevation.Radians, place.Range.Metres);
            _heard[heard++] = new JammerHeard(place.Azimuth.Radians, elevation, sight.Echo.JammingToNoise(density, place.Range.Metres, elevation));
        }

        return _heard.AsSpan(0, heard);
    }
}

/// <summary>One jammer as a radar hears it.</summary>
/// <param name="Azimuth_rad">Direction, clockwise from north.</param>
/// <param name="Elevation_rad">Direction above the antenna's horizon.</param>
/// <param name="MainLobeRatio">Jamming over noise if the beam points straight at it.</param>
public readonly record struct JammerHeard(double Azimuth_rad, double Elevation_rad, double MainLobeRatio);
