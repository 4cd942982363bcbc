using System.Security.Cryptography;
using System.Text;

namespace Rampart.Campaigns.Outcomes;

/// <summary>The identity of what came out of a campaign: SHA-256 of its rows, sorted by replication, in their one form.</summary>
/// <remarks>The same for any number of threads, shards of any size, and after any interruption.</remarks>
public static class CampaignHash
{
    public static string Of(IEnumerable<BattleOutcome> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OutcomeRow.Text(rows.OrderBy(row => row.Replication)))));
    }
}
