using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Rampart.Cli;

/// <summary>Which parts of the processor the runtime and the C library use in this process; environment variables can take them away.</summary>
internal static class ProcessorFeatures
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr FeatureLeaf(uint leaf);

    public static IReadOnlyList<string> InUse()
    {
        (string Name, bool IsUsed)[] known =
        [
            ("SSE4.2", Sse42.IsSupported), ("AVX", Avx.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported),
            ("AVX-512", Avx512F.IsSupported), ("AdvSimd", AdvSimd.IsSupported),
        ];
        return [.. known.Where(feature => feature.IsUsed).Select(feature => feature.Name), .. InUseByCLibrary()];
    }

    /// <summary>What glibc's own account of the processor (sys/platform/x86.h, from 2.33 on) says is active in this process.</summary>
    private static IEnumerable<string> InUseByCLibrary()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64
            || !NativeLibrary.TryLoad("libc.so.6", out var library)
            || !NativeLibrary.TryGetExport(library, "__x86_get_cpuid_feature_leaf", out var address))
        {
            yield break;
        }

        // A leaf is four words of what the processor has and four of what is active; FMA is bit 12 of ECX in the first leaf, AVX2 bit 5 of EBX in the second.
        var leaf = Marshal.GetDelegateForFunctionPointer<FeatureLeaf>(address);
        if ((Marshal.ReadInt32(leaf(1), (4 + 1) * sizeof(int)) & (1 << 5)) != 0)
        {
            yield return "glibc AVX2";
        }

        if ((Marshal.ReadInt32(leaf(0), (4 + 2) * sizeof(int)) & (1 << 12)) != 0)
        {
            yield return "glibc FMA";
        }
    }
}
