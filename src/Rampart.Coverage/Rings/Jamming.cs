using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>A noise jammer that the user has put somewhere in the air.</summary>
/// <param name="Name">For readers, such as "Stand-off jammer".</param>
/// <param name="Jammer">Its power and its band.</param>
/// <param name="Place">Where it stays, with its height above the sea; nobody but the user says so.</param>
public sealed record PlacedJammer(string Name, JammerDefinition Jammer, Geodetic Place);

/// <summary>Why a radar hears a jammer, or does not.</summary>
public enum JammerHearing
{
    /// <summary>In its band, and the line is free.</summary>
    Heard,

    /// <summary>In its band, but known to be behind the ground or the horizon.</summary>
    Hidden,

    /// <summary>It makes no noise in the radar's band.</summary>
    OtherBand,

    /// <summary>In its band, and unknown ground may stand between: taken as heard, so that nothing is called seen that may not be.</summary>
    MayBeHidden,
}

/// <summary>One jammer at one radar.</summary>
/// <param name="Hearing">Whether it is heard.</param>
/// <param name="Distance">Along the ground.</param>
/// <param name="Heard">Where it is heard from, and how loud with the beam on it; meaningless where it is not.</param>
public readonly record struct JammerAtRadar(JammerHearing Hearing, Length Distance, JammerHeard Heard)
{
    public bool IsHeard => Hearing is JammerHearing.Heard or JammerHearing.MayBeHidden;
}

/// <summary>The jammers about a battery and the ground that may hide them from its radars.</summary>
/// <remarks>
/// <para>Horizon and ground on file decide whether a radar hears a jammer: the line of sight is asked every half distance between posts, over an
/// Earth of k times its radius. The drawn grounds of a band leave that as it is.</para>
/// <para>A jammer stays where it is put. It makes noise against radars alone: none against missiles' seekers or links.</para>
/// </remarks>
public sealed record Jamming(IReadOnlyList<PlacedJammer> Jammers, IGround Ground)
{
    private static readonly Length WidestStep = Length.FromMetres(500.0);
    private static readonly Length FinestStep = Length.FromMetres(30.0);

    /// <summary>Nobody jams.</summary>
    public static Jamming None { get; } = new([], OpenSky.Instance);

    public bool IsNone => Jammers.Count == 0;

    /// <summary>What a radar has of each jammer, in their order.</summary>
    public IReadOnlyList<JammerAtRadar> At(RadarDefinition radar, WeatherDefinition weather)
    {
        ArgumentNullException.ThrowIfNull(radar);
        return At(radar, RadarSight.Of(radar, radar.Antenna.Height, OpenSky.Instance, weather, new EchoModels()));
    }

    /// <summary>What a radar at work has of each jammer, in their order.</summary>
    public IReadOnlyList<JammerAtRadar> At(RadarDefinition radar, in RadarSight sight)
    {
        ArgumentNullException.ThrowIfNull(radar);
        var all = new List<JammerAtRadar>(Jammers.Count);
        foreach (var jammer in Jammers)
        {
            var distance = Length.FromMetres(Look.GroundDistance(sight.SiteNormal, Wgs84.Normal(jammer.Place.Latitude, jammer.Place.Longitude)));
            var density = jammer.Jammer.Density_WpHz(radar.Frequency);
            var place = sight.Frame.ToEnu(Wgs84.ToEcef(jammer.Place)).ToPolar();
            var elevation = sight.Echo.Apparent(place.Elevation.Radians, place.Range.Metres);
            all.Add(density <= 0.0
                ? new JammerAtRadar(JammerHearing.OtherBand, distance, default)
                : new JammerAtRadar(
                    Line(radar, jammer) switch { Visibility.Hidden => JammerHearing.Hidden, Visibility.Unknown => JammerHearing.MayBeHidden, _ => JammerHearing.Heard },
                    distance,
                    new JammerHeard(place.Azimuth.Radians, elevation, sight.Echo.JammingToNoise(density, place.Range.Metres, elevation))));
        }

        return all;
    }

    /// <summary>The jammers that a radar hears.</summary>
    public JammerHeard[] HeardBy(RadarDefinition radar, in RadarSight sight) => IsNone ? [] : [.. At(radar, sight).Where(jammer => jammer.IsHeard).Select(jammer => jammer.Heard)];

    /// <summary>Whether the ground leaves the line from the antenna to a jammer free.</summary>
    private Visibility Line(RadarDefinition radar, PlacedJammer jammer)
    {
        var step = Length.FromMetres(Math.Clamp(0.5 * Ground.PostSpacing_m, FinestStep.Metres, WidestStep.Metres));
        var seen = Visibility.Visible;

        // As on the map, an antenna that is stated to stand in the ground is raised onto it.
        var own_m = Ground.HeightAt(Wgs84.Normal(radar.Antenna.Latitude, radar.Antenna.Longitude));
        var antenna = own_m > radar.Antenna.Height.Metres ? radar.Antenna with { Height = Length.FromMetres(own_m) } : radar.Antenna;
        foreach (var point in TerrainProfile.Between(SiteTerrain.ElevationOf(Ground), antenna, jammer.Place, step, radar.EffectiveEarthFactor).Skip(1))
        {
            if (point.Clearance_m < 0.0)
            {
                return Visibility.Hidden;
            }

            if (!point.IsKnown && point.Line_m < LineOfSight.HighestGround_m)
            {
                seen = Visibility.Unknown;
            }
        }

        return seen;
    }
}

/// <summary>The jammers that one radar hears, asked by direction.</summary>
internal sealed class JammedRadar(RadarDefinition radar, RadarSight sight, Jamming jamming)
{
    private readonly JammerHeard[] _heard = jamming.HeardBy(radar, sight);
    private readonly EchoModel _model = sight.Echo;

    public ReadOnlySpan<JammerHeard> Heard => _heard;

    /// <summary>Jamming over noise while the beam points at an azimuth (rad) and an elevation (rad).</summary>
    public double JammingToNoise(double azimuth_rad, double elevation_rad)
    {
        var azimuth = Angle.FromRadians(azimuth_rad).Normalized().Radians;
        var sum = 0.0;
        foreach (ref readonly var jammer in _heard.AsSpan())
        {
            sum += jammer.MainLobeRatio * _model.GainToward(jammer, azimuth, elevation_rad);
        }

        return sum;
    }

    /// <summary>Whether an echo with this margin is still seen on an azimuth.</summary>
    public bool Sees(in JammingMargin margin, double azimuth_rad) => _heard.Length == 0 || margin.Endures(JammingToNoise(azimuth_rad, margin.Elevation_rad));
}
