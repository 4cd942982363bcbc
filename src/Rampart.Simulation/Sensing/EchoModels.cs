using System.Collections.Concurrent;
using Rampart.Physics.Detection;
using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>The echo models of a battle's radars: radars of one make at one height share one, and so do all replications of the battle.</summary>
/// <remarks>A model depends on its key alone, so who asks first changes nothing.</remarks>
public sealed class EchoModels
{
    private readonly ConcurrentDictionary<Key, EchoModel> _models = [];

    public EchoModel Of(RadarDefinition radar, WeatherDefinition weather)
    {
        ArgumentNullException.ThrowIfNull(radar);
        var key = new Key(
            radar.Reference, radar.Frequency, radar.Beam, radar.NoiseFigure, radar.LeastRadialSpeed, radar.Antenna.Height, radar.MaximumElevation, radar.EffectiveEarthFactor, weather);
        return _models.GetOrAdd(key, static (_, from) => new EchoModel(from.radar, from.weather), (radar, weather));
    }

    private readonly record struct Key(
        ReferenceDetection Reference, Frequency Frequency, AntennaDefinition Beam, Decibels NoiseFigure, Speed LeastRadialSpeed, Length AntennaHeight,
        Angle MaximumElevation, double EffectiveEarthFactor, WeatherDefinition Weather);
}
