using System.Text.Json.Nodes;
using Rampart.Coverage.Siting;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Answers.Coverage;

/// <summary>Parts of what makes two answers the same, to the last digit.</summary>
internal static class IdentityParts
{
    public static JsonArray Numbers(IEnumerable<double> numbers) => [.. numbers.Select(number => JsonValue.Create(number))];

    public static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => JsonValue.Create(word))];

    /// <summary>Every number with where it came from.</summary>
    public static JsonArray Readings(IEnumerable<Reading> readings) => Words(readings.Select(reading => reading.ToString()));

    public static JsonArray Place(Geodetic place) => Numbers([place.Latitude.Degrees, place.Longitude.Degrees, place.Height.Metres]);

    public static JsonArray Weather(WeatherDefinition weather) => Numbers([weather.RainRate_mmph, weather.RainHeight.Metres]);

    public static JsonArray Demands(IEnumerable<Demand> demands) =>
        [.. demands.Select(demand => new JsonArray(demand.Name, demand.Kind.ToString(), demand.PartOf, Place(demand.Place), demand.Weight))];
}
