using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Rampart.Quantities.Tests;

/// <summary>An environment variable that takes a part of the processor from the runtime or from the C library.</summary>
/// <param name="Name">Variable and value, as <c>VARIABLE=value</c>.</param>
/// <param name="FeatureIsUsed">Whether this very process uses the part; null if that cannot be told here.</param>
public sealed record ProcessorSetting(string Name, Func<bool?> FeatureIsUsed)
{
    private const string MarkVariable = "RAMPART_PROCESSOR_SETTING";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly ProcessorSetting[] All =
    [
        new("DOTNET_EnableHWIntrinsic=0", () => Sse42.IsSupported || Avx.IsSupported || Bmi1.IsSupported),
        new("DOTNET_EnableAVX2=0", () => Avx2.IsSupported || Fma.IsSupported),
        new("DOTNET_EnableAVX512=0", () => Avx512F.IsSupported),
        new("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA", CLibraryUsesAvx2OrFma),
    ];

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr FeatureLeaf(uint leaf);

    public static ProcessorSetting Named(string name) => Array.Find(All, setting => string.Equals(setting.Name, name, StringComparison.Ordinal)) ?? throw new ArgumentException($"No such setting: {name}.", nameof(name));

    /// <summary>The setting under which a parent started this process, if one did.</summary>
    public static ProcessorSetting? OfThisProcess() => Environment.GetEnvironmentVariable(MarkVariable) is { Length: > 0 } name ? Named(name) : null;

    /// <summary>Runs one test of this assembly again, in a new process under the setting.</summary>
    public (int ExitCode, string Output) RunInChild(string test)
    {
        var assembly = typeof(ProcessorSetting).Assembly.Location;
        var program = Environment.ProcessPath ?? "dotnet";
        var hosted = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.Ordinal);
        var start = new ProcessStartInfo(program, [.. hosted ? [assembly] : Array.Empty<string>(), "--filter-method", test, "--minimum-expected-tests", "1"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var equals = Name.IndexOf('=', StringComparison.Ordinal);
        start.Environment[Name[..equals]] = Name[(equals + 1)..];
        start.Environment[MarkVariable] = Name;

        using var child = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEndAsync();
        if (!child.WaitForExit(Patience))
        {
            child.Kill(entireProcessTree: true);
            return (-1, $"no answer within {Patience}");
        }

        return (child.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }

    /// <summary>What glibc's own account of the processor (sys/platform/x86.h, from 2.33 on) says is active in this process.</summary>
    private static bool? CLibraryUsesAvx2OrFma()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64
            || !NativeLibrary.TryLoad("libc.so.6", out var library)
            || !NativeLibrary.TryGetExport(library, "__x86_get_cpuid_feature_leaf", out var address))
        {
            return null;
        }

        // A leaf is four words of what the processor has and four of what is active; FMA is bit 12 of ECX in the first leaf, AVX2 bit 5 of EBX in the second.
        var leaf = Marshal.GetDelegateForFunctionPointer<FeatureLeaf>(address);
        var fma = (Marshal.ReadInt32(leaf(0), (4 + 2) * sizeof(int)) & (1 << 12)) != 0;
        var avx2 = (Marshal.ReadInt32(leaf(1), (4 + 1) * sizeof(int)) & (1 << 5)) != 0;
        return fma || avx2;
    }
}
