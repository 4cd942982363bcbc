using Rampart.Quantities;

namespace Rampart.Answers;

/// <summary>Quantities as somebody asks with them.</summary>
internal static class AskedQuantity
{
    /// <summary>A quantity in SI units.</summary>
    /// <exception cref="UsageException">It is none, or lies outside its bounds.</exception>
    public static double Of(string text, QuantityKind kind, string option, string example, double least, double most)
    {
        var parsed = QuantityText.Parse(kind, text);
        if (!parsed.IsValid || !double.IsFinite(parsed.Si))
        {
            throw new UsageException($"{option}: {parsed.Problem ?? $"\"{text}\" is no such quantity."}", $"Such as {option} {example}. {parsed.Remedy}".TrimEnd());
        }

        return parsed.Si >= least && parsed.Si <= most
            ? parsed.Si
            : throw new UsageException($"{option}: {text} lies outside {QuantityFormat.Text(kind, least)} to {QuantityFormat.Text(kind, most)}.", $"Such as {option} {example}.");
    }
}
