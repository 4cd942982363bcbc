using Rampart.Terrain;

namespace Rampart.Coverage.Tests.Rings;

/// <summary>Ground of one height with what a test puts on it: waves, a wall or a part that nobody knows.</summary>
internal sealed class Waves : IGround
{
    public double Amplitude_m { get; init; } = 300.0;

    /// <summary>A wall between two latitudes, so high.</summary>
    public (double South_deg, double North_deg, double Height_m) Wall { get; init; }

    public double UnknownSouthOf_deg { get; init; } = double.NegativeInfinity;

    public string Identity => "waves";

    public string Description => "waves";

    public double LowestHeight_m => 0.0;

    public double MaskReference_m => 0.0;

    public double PostSpacing_m => 1000.0;

    public double HeightAt(EcefVector normal)
    {
        var (latitude_deg, longitude_deg) = (Math.Asin(normal.Z) * 180.0 / Math.PI, Math.Atan2(normal.Y, normal.X) * 180.0 / Math.PI);
        return latitude_deg < UnknownSouthOf_deg ? double.NaN
            : latitude_deg > Wall.South_deg && latitude_deg < Wall.North_deg ? Wall.Height_m
            : 700.0 + (Amplitude_m * Math.Sin(latitude_deg * 20.0)) + (Amplitude_m * Math.Sin(longitude_deg * 17.0));
    }

    public double PostSpacingAt(EcefVector normal) => PostSpacing_m;

    public ITerrainMask MaskFor(Geodetic antenna, Length radius, double effectiveEarthFactor) => throw new NotSupportedException("A map asks the ground itself.");
}
