namespace Rampart.Physics.Ballistics;

/// <summary>A body in the plane of its flight: metres and metres per second from the Earth's centre, toward the launch place (up) and at right angles to it (ahead).</summary>
internal readonly record struct FlightState(double Time_s, double Up, double Ahead, double UpRate, double AheadRate)
{
    public double Radius_m => Math.Sqrt((Up * Up) + (Ahead * Ahead));

    public double Speed_mps => Math.Sqrt((UpRate * UpRate) + (AheadRate * AheadRate));

    /// <summary>Change of the distance from the centre, m/s.</summary>
    public double ClimbRate_mps => ((Up * UpRate) + (Ahead * AheadRate)) / Radius_m;

    /// <summary>Speed at right angles to the line from the centre, forward positive, m/s.</summary>
    public double LevelRate_mps => ((Up * AheadRate) - (Ahead * UpRate)) / Radius_m;
}
