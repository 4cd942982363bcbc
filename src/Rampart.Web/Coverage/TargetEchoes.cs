using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What is said of a target's echo from ahead, and how one of the claims is put in the place of the model's own reading.</summary>
internal static partial class TargetEchoes
{
    /// <summary>The readings of a target's cross-section from ahead, a band each.</summary>
    public static IReadOnlyList<Reading> Noses(TargetEcho echo) => [.. echo.Readings.Where(reading => Nose().IsMatch(reading.Key))];

    /// <summary>The claims that these readings believe, spread over or pass over, and that say a cross-section; the least first.</summary>
    public static IReadOnlyList<Claim> Claims(IEnumerable<Reading> noses) =>
    [
        .. noses.SelectMany(reading => reading.Claims.Concat(reading.Voices).Concat(reading.OtherClaims))
            .DistinctBy(claim => claim.Id, StringComparer.Ordinal)
            .Where(claim => claim.IsStanding && Area_m2(claim) > 0.0)
            .OrderBy(Area_m2).ThenBy(claim => claim.Id, StringComparer.Ordinal),
    ];

    /// <summary>The cross-section that a claim says, in square metres.</summary>
    public static double Area_m2(Claim claim) => (claim.Converted ?? claim.Value).Si;

    /// <summary>The other readings that take a claim at its word in every band, or a value where the model assumes; none where neither is asked.</summary>
    /// <exception cref="RefusalException">There is no such claim on this target's echo, or it is claimed and a value is no reading of it.</exception>
    public static IReadOnlyList<string> Overlays(string? claimId, double? area_m2, string target, bool mayBeBallistic, Workspace workspace)
    {
        if (claimId is not { Length: > 0 } && area_m2 is null)
        {
            return [];
        }

        var findings = new List<Finding>();
        var echo = TargetEcho.Read(target, workspace.Ledger, workspace.Models, findings, option: "against", mayBeBallistic: mayBeBallistic) ?? throw RefusalException.Because(findings);
        return area_m2 is { } value ? Valued(value, echo) : Claimed(claimId!, echo);
    }

    private static List<string> Valued(double area_m2, TargetEcho echo)
    {
        var noses = Noses(echo);
        return noses.Any(reading => reading.Source == ReadingSource.Claimed)
            ? throw Parameters.Wrong("echo_m2", $"The echo of the {echo.Name.ToLowerInvariant()} is read from claims, and no value stands in their place.", "Take one of the claims at its word: echo=ID. They are at /api/coverage/choices.", StatusCodes.Status422UnprocessableEntity)
            : [.. noses.Select(reading => $"{reading.Model}/{reading.Key}={Written(area_m2)}")];
    }

    private static List<string> Claimed(string claimId, TargetEcho echo)
    {
        var noses = Noses(echo);
        var claim = Claims(noses).FirstOrDefault(each => string.Equals(each.Id, claimId, StringComparison.Ordinal))
            ?? throw RefusalException.NotThere($"claim {claimId} on the echo of the {echo.Name.ToLowerInvariant()}", "The claims are at /api/coverage/choices.");
        var said = claim.Id[(claim.Id.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return [.. noses.Select(reading => reading.Source == ReadingSource.Claimed
            ? string.Equals(reading.Property?.Id, claim.Property.Id, StringComparison.Ordinal) ? $"{reading.Model}/{reading.Key}=one({said})" : string.Empty
            : $"{reading.Model}/{reading.Key}={Written(Area_m2(claim))}").Where(overlay => overlay.Length > 0)];
    }

    private static string Written(double area_m2) => $"{area_m2.ToString("0.################", CultureInfo.InvariantCulture)} m2";

    [GeneratedRegex(@"^rcs\.[a-z]+\.nose$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nose();
}
