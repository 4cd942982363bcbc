namespace Rampart.Tracking.Tests.Scenes;

/// <summary>A look that sees every place equally well.</summary>
internal sealed class EvenLook(double time_s, double detection = 0.9) : ILook
{
    public SimulationTime Time { get; } = SimulationTime.FromSeconds(time_s);

    public double Detection(in EnuOffset place) => detection;
}

/// <summary>A look whose time is set anew, so that a loop of looks allocates nothing.</summary>
internal sealed class RepeatedLook(double detection = 0.9) : ILook
{
    public SimulationTime Time { get; set; }

    public double Detection(in EnuOffset place) => detection;
}

/// <summary>A look that sees what a rule says.</summary>
internal sealed class PlacedLook(double time_s, Func<EnuOffset, double> detection) : ILook
{
    public SimulationTime Time { get; } = SimulationTime.FromSeconds(time_s);

    public double Detection(in EnuOffset place) => detection(place);
}
