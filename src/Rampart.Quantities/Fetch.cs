using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Rampart.Quantities;

// The ban on the instructions of one machine guards against results that differ between machines. To ask the memory for something has no
// result: where a machine cannot, nothing is done. The address may be out of date by the time it is asked for; that costs the same and harms nobody.
#pragma warning disable RS0030

/// <summary>Asks the memory for what will be read soon, so that it is there by then; it changes nothing but the time.</summary>
/// <remarks>Worth its while where many large rows are visited in no order: what lies outside of the processor's own memory takes as long to come as a hundred reckonings.</remarks>
public static class Fetch
{
    // Memory comes in lines of 64 bytes.
    private const int DoublesOfLine = 8;

    /// <summary>The line in which something begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Soon<T>(ref readonly T item)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in item)));
        }
    }

    /// <summary>All lines of a row of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Soon(ReadOnlySpan<double> numbers)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        for (var at = 0; at < numbers.Length; at += DoublesOfLine)
        {
            Soon(ref Unsafe.Add(ref first, at));
        }

        // A row that begins within a line ends in one line more.
        Soon(ref Unsafe.Add(ref first, numbers.Length - 1));
    }
}
