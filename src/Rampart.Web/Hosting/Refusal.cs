using Rampart.Quantities;

namespace Rampart.Web.Hosting;

/// <summary>The server will not do what a request asks; the client is told why and what would help.</summary>
internal sealed class RefusalException(int status, string message, string remedy = "", IReadOnlyList<Finding>? findings = null) : Exception(message)
{
    /// <summary>The HTTP status: 400, 403, 404, 409, 413, 415, 422 or 429.</summary>
    public int Status { get; } = status;

    public string Remedy { get; } = remedy;

    public IReadOnlyList<Finding> Findings { get; } = findings ?? [];

    /// <summary>There are errors in the user's files or in what was typed: 422 with all of them.</summary>
    public static RefusalException Because(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        var errors = all.Count(finding => finding.Severity == FindingSeverity.Error);
        return new RefusalException(StatusCodes.Status422UnprocessableEntity, errors == 1 ? "There is an error in what was given." : $"There are {errors} errors in what was given.", string.Empty, all);
    }

    /// <summary>There is no such thing: 404.</summary>
    public static RefusalException NotThere(string what, string remedy = "") => new(StatusCodes.Status404NotFound, $"There is no {what}.", remedy);
}

/// <summary>What the server says where it cannot do what it was asked: problem details (RFC 9457) with findings.</summary>
/// <param name="Type">Always <c>about:blank</c>: the status says what kind it is.</param>
/// <param name="Title">What is wrong, in a sentence.</param>
/// <param name="Status">The HTTP status again.</param>
/// <param name="Detail">What would help; empty where nobody knows.</param>
/// <param name="Findings">Each thing that is wrong in the user's files, with its place and its remedy.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<FindingAnswer> Findings)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(int status, string title, string remedy = "", IEnumerable<Finding>? findings = null) =>
        new("about:blank", PageWords.Of(title), status, PageWords.Of(remedy), [.. (findings ?? []).Select(FindingAnswer.Of)]);
}

/// <summary>Something in the user's files that wants attention.</summary>
/// <param name="Severity">An error stops the work, a remark goes along with the result.</param>
/// <param name="File">The file, or what was typed.</param>
/// <param name="Line">From one; 0 means the whole file.</param>
/// <param name="Column">From one; 0 means the whole line.</param>
/// <param name="Subject">What it is about, such as the key in the file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What mends it.</param>
internal sealed record FindingAnswer(FindingSeverity Severity, string File, int Line, int Column, string Subject, string Message, string Remedy)
{
    public static FindingAnswer Of(Finding finding) =>
        new(finding.Severity, PageWords.Of(finding.Place.File), finding.Place.Line, finding.Place.Column, PageWords.Of(finding.Subject), PageWords.Of(finding.Message), PageWords.Of(finding.Remedy));
}
