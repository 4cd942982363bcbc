namespace Rampart.Campaigns.Design;

/// <summary>Which battles a campaign fights: points at which disputed and assumed values are drawn, and battles at each point.</summary>
/// <remarks>
/// Battles are numbered from nought; battle n belongs to point n / battles a point, and its dice are those of replication n, so
/// that no two battles of a campaign share their luck and any one of them can be fought again by itself.
/// </remarks>
/// <param name="Seed">Decides all chance: the points' draws and the battles' dice.</param>
/// <param name="Points">How many points.</param>
/// <param name="BattlesPerPoint">How many battles at each.</param>
public sealed record CampaignDesign(ulong Seed, int Points, int BattlesPerPoint)
{
    public int Battles => Points * BattlesPerPoint;

    /// <summary>The point to which a battle belongs.</summary>
    public int PointOf(int replication) => replication / BattlesPerPoint;
}
