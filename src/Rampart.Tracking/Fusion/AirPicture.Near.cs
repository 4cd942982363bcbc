namespace Rampart.Tracking.Fusion;

/// <content>Which system tracks may be what somebody has seen.</content>
public sealed partial class AirPicture
{
    /// <summary>Members of one system track may disagree, and so may its fused estimate and the place in the grid, which is that of the best: seldom by more than this.</summary>
    private const double MembersDisagreeBy_m = 6_000.0;

    /// <summary>Rows in ascending order of the system tracks whose fused estimate may be what was seen, by what the grid knows of them; but for the one that is left out.</summary>
    /// <remarks>No estimate is fused for that: most tracks are far from most places, and what is known of their best members says so.</remarks>
    /// <param name="place">What was seen, in the picture's frame.</param>
    /// <param name="except">Left out.</param>
    /// <param name="rows">Takes the rows; grows if it must.</param>
    public ReadOnlySpan<int> Near(in Estimate place, int except, ref int[] rows)
    {
        var count = _grid.Near(BoxOf(place, MembersDisagreeBy_m), _definition.PartGate, MembersDisagreeBy_m, except, ref rows);
        return rows.AsSpan(0, count);
    }
}
