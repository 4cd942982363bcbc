using Rampart.Physics.Detection;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage;

/// <summary>A target and its way to a meeting, backward in time: straight and level, or down a ballistic path.</summary>
public interface ITargetWay
{
    /// <summary>Its mean radar cross-section by band and aspect.</summary>
    CrossSectionDefinition CrossSection { get; }

    /// <summary>How that changes from look to look.</summary>
    Fluctuation Fluctuation { get; }

    /// <summary>How fast it is at the meeting.</summary>
    double Speed_mps { get; }

    /// <summary>Whether the reach against ballistic missiles counts, and the shorter decision.</summary>
    bool IsBallistic { get; }

    /// <summary>How long before the meeting it was launched; null for one that comes from beyond all that is asked.</summary>
    double? LaunchedBefore_s { get; }

    /// <summary>How long before the meeting its motor had stopped, so that its path can be foretold; null for a level flight, which can be at any time.</summary>
    double? CoastingFor_s { get; }

    /// <summary>Where it was so many seconds before the meeting.</summary>
    Kinematics Before(double seconds);
}
