namespace Rampart.Quantities;

/// <summary>How far two words lie apart.</summary>
internal static class Spelling
{
    /// <summary>The least number of letters added, left out, exchanged or swapped with a neighbour, regardless of case.</summary>
    /// <remarks>Source: Damerau, Communications of the ACM 7 (1964), 171–176; no letter is edited twice.</remarks>
    public static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            cost[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var exchange = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + exchange);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
