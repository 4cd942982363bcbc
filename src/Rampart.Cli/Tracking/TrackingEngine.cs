using System.Security.Cryptography;
using System.Text;
using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>What makes tracks from files: the version, and a hash of the rooms that decide them.</summary>
internal static class TrackingEngine
{
    private static readonly Type[] Rooms = [typeof(Length), typeof(Physics.Propagation.RadarHorizon), typeof(ScanTracker), typeof(Results.Tracking.PlotFile), typeof(TrackingEngine)];

    public static string Stamp { get; } = $"Rampart {Engine.Version} ({Identity()})";

    private static string Identity()
    {
        var modules = string.Join('\n', Rooms.Select(room => room.Module.ModuleVersionId.ToString("N")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(modules)))[..8];
    }
}
