using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Answers.Coverage;

/// <summary>What a picture that stands alone says of itself: of which system, where, and made by what.</summary>
internal static class PictureStamp
{
    public const string NoForecast = "Published and assumed figures at textbook fidelity. Not a forecast of combat.";

    /// <summary>The program that made it: the same answer comes from the same engine.</summary>
    public static string Maker => $"Rampart {Engine.Version}, engine {Engine.CoverageIdentity}";

    public static string Of(string system, Geodetic site) => $"{system} at {Where(site)}. {Maker}.";

    public static string Where(Geodetic site) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(site.Latitude.Degrees):0.00}°{(site.Latitude.Degrees < 0.0 ? "S" : "N")} {Math.Abs(site.Longitude.Degrees):0.00}°{(site.Longitude.Degrees < 0.0 ? "W" : "E")}");
}
