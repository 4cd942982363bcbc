namespace Rampart.Coverage.Rings;

/// <summary>Areas of a ring's shares in square kilometres, added up cell by cell.</summary>
public sealed class RingAreas
{
    private readonly double[] _last = new double[Enum.GetValues<RingShare>().Length];
    private readonly double[] _engagedBy = new double[1 << RingMap.MostTypes];

    /// <summary>Within the ring, and nobody knows the ground, or whether unknown ground hides the target.</summary>
    public double Unknown_km2 { get; private set; }

    /// <summary>Where a missile with a seeker of its own can meet the target, and no radar that searches sees it then: in none of the shares after sight.</summary>
    public double EngagedUndetected_km2 { get; private set; }

    /// <summary>Where a share holds, and with it all before it.</summary>
    public double this[RingShare share]
    {
        get
        {
            // What is unknown is within the claimed range, and no more is said of it.
            var area = share == RingShare.Brochure ? Unknown_km2 : 0.0;
            for (var last = (int)share; last < _last.Length; last++)
            {
                area += _last[last];
            }

            return area;
        }
    }

    /// <summary>Where any of some missiles (a bit for each) can meet the target.</summary>
    public double EngagedBy(int types)
    {
        var area = 0.0;
        for (var by = 1; by < _engagedBy.Length; by++)
        {
            area += (by & types) != 0 ? _engagedBy[by] : 0.0;
        }

        return area;
    }

    internal void Add(byte reached, byte engagedBy, double area_km2)
    {
        if (reached == RingMap.Unknown)
        {
            Unknown_km2 += area_km2;
        }
        else
        {
            _last[reached] += area_km2;
            if (reached == (byte)RingShare.Engagement)
            {
                _engagedBy[engagedBy] += area_km2;
            }
            else
            {
                EngagedUndetected_km2 += engagedBy != 0 ? area_km2 : 0.0;
            }
        }
    }
}
