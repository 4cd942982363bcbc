using System.Runtime.InteropServices;

namespace Rampart.Answers;

/// <summary>The machine that works something out, for manifests and figures.</summary>
internal static class Machine
{
    /// <summary>Operating system, runtime and number of processors.</summary>
    public static string Words => $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors";
}
