using Rampart.Quantities;

namespace Rampart.Simulation.Tracking;

/// <summary>How the tracker decides.</summary>
public sealed record TrackerDefinition
{
    /// <summary>Standard deviation of the acceleration that a target may have between two looks, per axis.</summary>
    public required Acceleration ManoeuvreAcceleration { get; init; }

    /// <summary>Standard deviation per axis of the speed with which a new track starts.</summary>
    public required Speed SpeedSpread { get; init; }

    /// <summary>Probability of detection in one look that the score reckons with.</summary>
    public required double ExpectedDetection { get; init; }

    /// <summary>Greatest squared normalised distance from track to plot.</summary>
    public required double Gate { get; init; }

    /// <summary>Probability with which a track made of false plots may be confirmed.</summary>
    public required double FalseConfirmation { get; init; }

    /// <summary>Probability with which a true track may be dropped.</summary>
    public required double FalseDrop { get; init; }
}

/// <summary>What the tracker knows of one radar: where it stands in the theatre's frame, how well it measures, how often it errs.</summary>
public sealed class RadarModel
{
    /// <summary>A radar whose model says "no false plots" still needs a density for the score: one in a hundred scans.</summary>
    public const double LeastFalsePlotsPerScan = 0.01;

    private readonly EnuFrame _radar;
    private readonly EnuFrame _theatre;

    public RadarModel(EnuFrame theatre, EnuFrame radar, Sensing.MeasurementAccuracy accuracy, double expectedDetection, double falsePlotDensity)
    {
        ArgumentNullException.ThrowIfNull(accuracy);
        _theatre = theatre;
        _radar = radar;
        ExpectedDetection = expectedDetection;
        LogFalsePlotDensity = Portable.Log(falsePlotDensity);
        Variance = [Square(accuracy.Range.Metres), Square(accuracy.Azimuth.Radians), Square(accuracy.Elevation.Radians)];
        Offset = theatre.ToEnu(radar.Origin);
        Span<EcefVector> axes = [theatre.East, theatre.North, theatre.Up];
        Rotation = new double[9];
        for (var column = 0; column < 3; column++)
        {
            Rotation[column] = EcefVector.Dot(radar.East, axes[column]);
            Rotation[3 + column] = EcefVector.Dot(radar.North, axes[column]);
            Rotation[6 + column] = EcefVector.Dot(radar.Up, axes[column]);
        }
    }

    /// <summary>Variances of range (m²), azimuth and elevation (rad²).</summary>
    public double[] Variance { get; }

    /// <summary>The radar's place in the theatre's frame.</summary>
    public EnuOffset Offset { get; }

    /// <summary>Three rows that turn a vector of the theatre's frame into the radar's own.</summary>
    public double[] Rotation { get; }

    /// <summary>Probability of detection that the score reckons with.</summary>
    public double ExpectedDetection { get; }

    /// <summary>Natural logarithm of the density of false plots per metre and square radian in one look.</summary>
    public double LogFalsePlotDensity { get; }

    /// <summary>A place of the theatre's frame, as the radar's own east, north and up.</summary>
    public EnuOffset ToRadar(EnuOffset place)
    {
        double east = place.East - Offset.East, north = place.North - Offset.North, up = place.Up - Offset.Up;
        var turn = Rotation;
        return new EnuOffset(
            (turn[0] * east) + (turn[1] * north) + (turn[2] * up),
            (turn[3] * east) + (turn[4] * north) + (turn[5] * up),
            (turn[6] * east) + (turn[7] * north) + (turn[8] * up));
    }

    /// <summary>A measured place as a place of the theatre's frame.</summary>
    public EnuOffset ToTheatre(in Polar measured) => _theatre.ToEnu(_radar.ToEcef(measured.ToEnu()));

    private static double Square(double value) => value * value;
}
