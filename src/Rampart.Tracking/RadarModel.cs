using Rampart.Quantities;

namespace Rampart.Tracking;

/// <summary>Standard deviations of one look of a radar.</summary>
/// <param name="Range">Of the slant range.</param>
/// <param name="Azimuth">Of the azimuth.</param>
/// <param name="Elevation">Of the elevation.</param>
/// <param name="RangeRate">Of the range's rate; null where the radar does not measure it.</param>
public sealed record RadarAccuracy(Length Range, Angle Azimuth, Angle Elevation, Speed? RangeRate = null);

/// <summary>What the tracker knows of one radar: where it stands in the tracker's frame, how well it measures, how often it errs.</summary>
/// <remarks>The tracker's frame is Cartesian, east-north-up, metres; a battle takes the theatre's, a lone radar its own.</remarks>
public sealed class RadarModel
{
    /// <summary>A radar whose model says "no false plots" still needs a density for the score: one in a hundred scans.</summary>
    public const double LeastFalsePlotsPerScan = 0.01;

    /// <summary>Rates of range that false plots of a radar that measures them are spread over, metres per second: from −600 to 600.</summary>
    /// <remarks>A choice of this project: about what most aircraft reach, at twice the speed of sound high up; a wider span makes every plot with a fitting rate say more.</remarks>
    public const double RateSpan_mps = 1200.0;

    /// <summary>A radar in the theatre's frame.</summary>
    /// <param name="theatre">The frame in which tracks live.</param>
    /// <param name="radar">The radar's own frame.</param>
    /// <param name="accuracy">Of one look.</param>
    /// <param name="expectedDetection">Probability of detection in one look that the tracker reckons with.</param>
    /// <param name="falsePlotsPerScan">False plots that one scan of the whole volume brings, on the mean; above zero.</param>
    /// <param name="volume_mrad2">What one scan covers in range, azimuth and elevation, metres times square radians.</param>
    public RadarModel(EnuFrame theatre, EnuFrame radar, RadarAccuracy accuracy, double expectedDetection, double falsePlotsPerScan, double volume_mrad2)
        : this(theatre.ToEnu(radar.Origin), Turn(theatre, radar), accuracy, expectedDetection, falsePlotsPerScan, volume_mrad2)
    {
    }

    private RadarModel(EnuOffset offset, double[] rotation, RadarAccuracy accuracy, double expectedDetection, double falsePlotsPerScan, double volume_mrad2)
    {
        ArgumentNullException.ThrowIfNull(accuracy);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(expectedDetection, 0.0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(expectedDetection, 1.0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(falsePlotsPerScan);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(volume_mrad2);
        Offset = offset;
        Rotation = rotation;
        ExpectedDetection = expectedDetection;
        Volume_mrad2 = volume_mrad2;
        FalsePlotDensity = falsePlotsPerScan / volume_mrad2;
        LogFalsePlotDensity = Portable.Log(FalsePlotDensity);
        RangeVariance_m2 = Square(accuracy.Range.Metres);
        AzimuthVariance_rad2 = Square(accuracy.Azimuth.Radians);
        ElevationVariance_rad2 = Square(accuracy.Elevation.Radians);
        RangeRateVariance_m2ps2 = accuracy.RangeRate is { } rate ? Square(rate.MetresPerSecond) : double.PositiveInfinity;
    }

    public double RangeVariance_m2 { get; }

    public double AzimuthVariance_rad2 { get; }

    public double ElevationVariance_rad2 { get; }

    /// <summary>Infinite where the radar does not measure the rate of the range.</summary>
    public double RangeRateVariance_m2ps2 { get; }

    /// <summary>The radar's place in the tracker's frame.</summary>
    public EnuOffset Offset { get; }

    /// <summary>Three rows that turn a vector of the tracker's frame into the radar's own.</summary>
    public double[] Rotation { get; }

    /// <summary>Probability of detection that the tracker reckons with.</summary>
    public double ExpectedDetection { get; }

    /// <summary>What one scan covers in range, azimuth and elevation, metres times square radians.</summary>
    public double Volume_mrad2 { get; }

    /// <summary>False plots of one look in a metre and a square radian, 1/(m·rad²).</summary>
    public double FalsePlotDensity { get; }

    public double LogFalsePlotDensity { get; }

    /// <summary>A radar at the origin of the tracker's frame, its axes along the frame's.</summary>
    public static RadarModel AtOrigin(RadarAccuracy accuracy, double expectedDetection, double falsePlotsPerScan, double volume_mrad2) =>
        new(default, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0], accuracy, expectedDetection, falsePlotsPerScan, volume_mrad2);

    /// <summary>A place of the tracker's frame, as the radar's own east, north and up.</summary>
    public EnuOffset ToRadar(EnuOffset place)
    {
        double east = place.East - Offset.East, north = place.North - Offset.North, up = place.Up - Offset.Up;
        var turn = Rotation;
        return new EnuOffset(
            (turn[0] * east) + (turn[1] * north) + (turn[2] * up),
            (turn[3] * east) + (turn[4] * north) + (turn[5] * up),
            (turn[6] * east) + (turn[7] * north) + (turn[8] * up));
    }

    /// <summary>A place of the radar's own frame, in the tracker's.</summary>
    public EnuOffset ToTracker(EnuOffset own)
    {
        var turn = Rotation;
        return new EnuOffset(
            Offset.East + (turn[0] * own.East) + (turn[3] * own.North) + (turn[6] * own.Up),
            Offset.North + (turn[1] * own.East) + (turn[4] * own.North) + (turn[7] * own.Up),
            Offset.Up + (turn[2] * own.East) + (turn[5] * own.North) + (turn[8] * own.Up));
    }

    private static double[] Turn(EnuFrame theatre, EnuFrame radar)
    {
        Span<EcefVector> axes = [theatre.East, theatre.North, theatre.Up];
        var rotation = new double[9];
        for (var column = 0; column < 3; column++)
        {
            rotation[column] = EcefVector.Dot(radar.East, axes[column]);
            rotation[3 + column] = EcefVector.Dot(radar.North, axes[column]);
            rotation[6 + column] = EcefVector.Dot(radar.Up, axes[column]);
        }

        return rotation;
    }

    private static double Square(double value) => value * value;
}
