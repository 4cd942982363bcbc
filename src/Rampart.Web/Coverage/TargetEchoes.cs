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

    /// <summary>The other readings that take a claim at its word in every band.</summary>
    /// <exception cref="RefusalException">There is no such claim on this target's echo.</exception>
    public static IReadOnlyList<string> Overlays(string claimId, string target, Workspace workspace)
    {
        var findings = new List<Finding>();
        var echo = TargetEcho.Read(target, workspace.Ledger, workspace.Models, findings, option: "against") ?? throw RefusalException.Because(findings);
        var noses = Noses(echo);
        var claim = Claims(noses).FirstOrDefault(each => string.Equals(each.Id, claimId, StringComparison.Ordinal))
            ?? throw RefusalException.NotThere($"claim {claimId} on the echo of the {echo.Name.ToLowerInvariant()}", "The claims are at /api/coverage/choices.");
        var said = claim.Id[(claim.Id.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var area = Area_m2(claim).ToString("0.################", CultureInfo.InvariantCulture);
        return [.. noses.Select(reading => reading.Source == ReadingSource.Claimed
            ? string.Equals(reading.Property?.Id, claim.Property.Id, StringComparison.Ordinal) ? $"{reading.Model}/{reading.Key}=one({said})" : string.Empty
            : $"{reading.Model}/{reading.Key}={area} m2").Where(overlay => overlay.Length > 0)];
    }

    [GeneratedRegex(@"^rcs\.[a-z]+\.nose$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nose();
}
