using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage;

/// <summary>Which way a target goes, as seen from the battery.</summary>
public enum Course
{
    /// <summary>Straight at it.</summary>
    Closing,

    /// <summary>Past it: at the meeting the battery lies square to its way.</summary>
    Crossing,

    /// <summary>Straight away from it.</summary>
    Receding,
}

/// <summary>An aircraft or cruise missile that flies straight and level through the place where it is to be met.</summary>
/// <param name="CrossSection">Its mean radar cross-section by band and aspect.</param>
/// <param name="Fluctuation">How that changes from look to look.</param>
/// <param name="Speed">How fast it flies.</param>
/// <param name="Height">Its height above sea level.</param>
/// <param name="Course">Which way it goes.</param>
public sealed record TargetPass(CrossSectionDefinition CrossSection, Fluctuation Fluctuation, Speed Speed, Length Height, Course Course);
