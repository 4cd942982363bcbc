namespace Rampart.Results.Tracking;

/// <summary>What the scores reckon with; the defaults are those of the comparison's definition.</summary>
public sealed record ScoreRules
{
    /// <summary>Distance beyond which a track is no estimate of a target, for GOSPA and OSPA.</summary>
    public double CutOff_m { get; init; } = 1000.0;

    /// <summary>The power p of GOSPA and OSPA.</summary>
    public double Order { get; init; } = 2.0;

    /// <summary>Distance within which a track can be associated with its nearest target, for SIAP.</summary>
    public double Association_m { get; init; } = 1000.0;

    /// <summary>Scans one after the other at the same target that start an association.</summary>
    public int ScansToStart { get; init; } = 3;

    /// <summary>Scans one after the other away from the target that end it.</summary>
    public int ScansToEnd { get; init; } = 2;

    /// <summary>Only the scans before this number count.</summary>
    public int Scans { get; init; } = int.MaxValue;

    /// <summary>Lateral acceleration above which a target manoeuvres.</summary>
    public double Manoeuvre_g { get; init; } = 2.5;
}
