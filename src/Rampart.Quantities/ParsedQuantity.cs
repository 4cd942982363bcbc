using System.Diagnostics.CodeAnalysis;

namespace Rampart.Quantities;

/// <summary>What reading a quantity gave: a value in SI units, or what is wrong with the text and what mends it.</summary>
/// <param name="IsValid">The text was understood; otherwise <paramref name="Problem"/> and <paramref name="Remedy"/> say why not.</param>
/// <param name="Si">The value in the kind's SI unit (metres, watts, …; decibels for a ratio); not a number where the text was not understood.</param>
/// <param name="Assumption">What was taken for granted on the way, as a sentence: what Mach 1 is. Null where nothing was.</param>
/// <param name="Problem">What is wrong, as a sentence that quotes the text.</param>
/// <param name="Remedy">What to write instead, as a sentence with an example.</param>
public readonly record struct ParsedQuantity(
    [property: MemberNotNullWhen(false, nameof(ParsedQuantity.Problem), nameof(ParsedQuantity.Remedy))] bool IsValid,
    double Si,
    string? Assumption,
    string? Problem,
    string? Remedy)
{
    internal static ParsedQuantity Of(double si, string? assumption = null) => new(IsValid: true, si, assumption, Problem: null, Remedy: null);

    internal static ParsedQuantity Refused(string problem, string remedy) => new(IsValid: false, double.NaN, Assumption: null, problem, remedy);
}
