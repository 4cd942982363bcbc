using Rampart.Quantities;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>A scan that looks everywhere with the same probability of detection.</summary>
/// <remarks>Beyond the radar's reach too: a track that flies out of it brings no plots, and ends as any other that is not seen.</remarks>
internal sealed class WholeScan(double detection) : ILook
{
    public SimulationTime Time { get; set; }

    public double Detection(in EnuOffset place) => detection;
}
