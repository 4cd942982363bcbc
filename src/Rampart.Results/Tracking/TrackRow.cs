namespace Rampart.Results.Tracking;

/// <summary>One confirmed track at the end of one scan, as <c>tracks.csv</c> holds it.</summary>
public struct TrackRow
{
    public int Scan;
    public double Time_s;

    /// <summary>Number of the track, never used again.</summary>
    public int TrackId;

    public double X_m;
    public double Y_m;
    public double Z_m;
    public double Vx_mps;
    public double Vy_mps;
    public double Vz_mps;

    /// <summary>The plot used in this scan, by the file's number; −1 when the track coasted.</summary>
    public int PlotId;

    /// <summary>The place of the likeliest motion model in the list of names, −1 when not known.</summary>
    public int Mode;

    public double ModeProbability;

    /// <summary>Covariance of the place, square metres; <see cref="Pxx_m2"/> is NaN where it is not known.</summary>
    public double Pxx_m2;
    public double Pxy_m2;
    public double Pxz_m2;
    public double Pyy_m2;
    public double Pyz_m2;
    public double Pzz_m2;
}

/// <summary>One target at one scan, as <c>truth.csv</c> holds it.</summary>
public struct TruthRow
{
    public int Scan;
    public double Time_s;
    public int TruthId;
    public double X_m;
    public double Y_m;
    public double Z_m;
    public double Vx_mps;
    public double Vy_mps;
    public double Vz_mps;

    /// <summary>Acceleration across the path in multiples of the standard gravity.</summary>
    public double Lateral_g;
}
