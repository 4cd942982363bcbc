namespace Rampart.Evidence.Extraction;

/// <summary>A stretch of an article's text: where it begins and how many characters (UTF-16) it has.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first character behind it.</summary>
    public int End => Start + Length;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    /// <summary>As a proposal writes it: <c>3345+6</c>.</summary>
    public override string ToString() => $"{Start}+{Length}";
}
