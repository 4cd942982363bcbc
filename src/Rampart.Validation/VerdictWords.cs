namespace Rampart.Validation;

/// <summary>How verdicts read.</summary>
public static class VerdictWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "FAIL",
        Verdict.NotKnown => "not known",
        _ => "left out",
    };
}
