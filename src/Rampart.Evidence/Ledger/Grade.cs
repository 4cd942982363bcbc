namespace Rampart.Evidence;

/// <summary>How far a claim is trusted, in the two marks of the Admiralty code: the source's reliability A–F, the statement's credibility 1–6.</summary>
public sealed record Grade
{
    private Grade(string text) => Text = text;

    /// <summary>The two marks, such as <c>C3</c>.</summary>
    public string Text { get; }

    /// <summary>The marks in words.</summary>
    public string Meaning => Reliability + ", " + Credibility;

    private string Reliability => Text[0] switch
    {
        'A' => "reliable source",
        'B' => "usually reliable source",
        'C' => "fairly reliable source",
        'D' => "not usually reliable source",
        'E' => "unreliable source",
        _ => "source's reliability cannot be judged",
    };

    private string Credibility => Text[1] switch
    {
        '1' => "confirmed by others",
        '2' => "probably true",
        '3' => "possibly true",
        '4' => "doubtful",
        '5' => "improbable",
        _ => "truth cannot be judged",
    };

    public static Grade? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is [>= 'A' and <= 'F', >= '1' and <= '6'] ? new Grade(text) : null;
    }

    public override string ToString() => $"{Text} ({Meaning})";
}
