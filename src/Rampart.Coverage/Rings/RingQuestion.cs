using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Rings;

/// <summary>What is asked of a claimed ring: whose, against what, at which heights.</summary>
public sealed record RingQuestion
{
    /// <summary>The battery; its place is the ring's centre, and its radars stand there.</summary>
    public required BatteryDefinition Battery { get; init; }

    /// <summary>Its command post; a radar of it is taken to stand at the battery.</summary>
    public required CommandPostDefinition Post { get; init; }

    /// <summary>The missiles that are asked about, each for itself: those of the set, and any that the system is only said to have.</summary>
    public required IReadOnlyList<InterceptorDefinition> Types { get; init; }

    /// <summary>What leads each of them, by name; one that does not stand here is guided by the engagement radar to the end.</summary>
    public IReadOnlyDictionary<string, GuidanceDefinition> Guidance { get; init; } = new Dictionary<string, GuidanceDefinition>(StringComparer.Ordinal);

    /// <summary>The middle of the engagement radar's sector, if it does not turn; null where it is taken to face whatever it follows.</summary>
    public Angle? Facing { get; init; }

    public required WeatherDefinition Weather { get; init; }

    /// <summary>The target; its height is taken from <see cref="Heights"/>.</summary>
    public required TargetPass Pass { get; init; }

    public required IReadOnlyList<TargetHeight> Heights { get; init; }

    /// <summary>The claimed range: the ring.</summary>
    public required Length Radius { get; init; }

    /// <summary>Who jams, from where the user has put them.</summary>
    public Jamming Jamming { get; init; } = Jamming.None;

    /// <summary>The same question with battery and post at a place on the ground, every antenna as high above it as it stood above its own.</summary>
    public RingQuestion StandingAt(Geodetic site)
    {
        Geodetic Moved(Geodetic antenna, Geodetic from) => site with { Height = site.Height + (antenna.Height - from.Height) };
        return this with
        {
            Battery = Battery with
            {
                Site = site,
                SearchRadar = Battery.SearchRadar with { Antenna = Moved(Battery.SearchRadar.Antenna, Battery.Site) },
                EngagementRadar = Battery.EngagementRadar with { Antenna = Moved(Battery.EngagementRadar.Antenna, Battery.Site) },
            },
            Post = Post is { SurveillanceRadar: { } radar, Site: { } from } ? Post with { Site = site, SurveillanceRadar = radar with { Antenna = Moved(radar.Antenna, from) } } : Post,
        };
    }
}
