namespace Rampart.Tracking.Association;

/// <summary>Keeps the least of many without sorting all of them.</summary>
public static class Selection
{
    /// <summary>Brings the items with the least keys to the front, in no order; of equal keys those with the lower item.</summary>
    /// <param name="keys">Not NaN; moved along with the items.</param>
    /// <param name="items">Each once.</param>
    /// <param name="keep">How many are wanted at the front.</param>
    /// <returns>How many stand there: as many as wanted, or all.</returns>
    public static int KeepLeast(Span<double> keys, Span<int> items, int keep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        ArgumentOutOfRangeException.ThrowIfNotEqual(items.Length, keys.Length);
        int first = 0, last = keys.Length - 1;
        if (keep > last)
        {
            return keys.Length;
        }

        // Quickselect with the middle as pivot: the part that holds the border is parted again until it is one.
        while (first < last)
        {
            var middle = first + ((last - first) / 2);
            (double key, int item) = (keys[middle], items[middle]);
            int left = first, right = last;
            while (left <= right)
            {
                while (IsBefore(keys[left], items[left], key, item))
                {
                    left++;
                }

                while (IsBefore(key, item, keys[right], items[right]))
                {
                    right--;
                }

                if (left <= right)
                {
                    (keys[left], keys[right]) = (keys[right], keys[left]);
                    (items[left], items[right]) = (items[right], items[left]);
                    left++;
                    right--;
                }
            }

            if (keep <= right)
            {
                last = right;
            }
            else if (keep >= left)
            {
                first = left;
            }
            else
            {
                break;
            }
        }

        return keep;
    }

    private static bool IsBefore(double key, int item, double otherKey, int otherItem) => key < otherKey || (key == otherKey && item < otherItem);
}
