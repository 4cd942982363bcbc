using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Rings;

/// <summary>A place of the target before the meeting, as seen from the battery.</summary>
/// <param name="Distance_m">Along the ground.</param>
/// <param name="Turn_rad">From the meeting's azimuth, clockwise; zero for one that flies straight at the battery or away from it.</param>
internal readonly record struct Moment(double Distance_m, double Turn_rad)
{
    /// <summary>How much jamming the radar's echo endures there; any, where nobody jams.</summary>
    public JammingMargin Margin { get; init; }
}

/// <summary>When and where a target must be in sight for a missile to meet it at one distance, were nothing in the way; null where it cannot be met even so.</summary>
/// <param name="Type">The missile's place among the types asked about.</param>
/// <param name="Leads">Who may lead the missile to it: one of them is enough.</param>
internal sealed record Meeting(int Type, IReadOnlyList<MeetingLead> Leads);

/// <summary>One radar that may lead a missile to a meeting, and where the target must be in sight for it.</summary>
/// <param name="Searcher">The searching radar whose track leads it, by the radars' order; null for the engagement radar.</param>
/// <param name="AtMeeting">Whether its echo shows the target at the meeting itself.</param>
/// <param name="AtSeeker">Where the missile's own seeker may take over, if its echo shows the target there; in sight at one of the two is enough.</param>
/// <param name="FirstLook">Where the engagement radar must see it first; null where a searching radar leads.</param>
/// <param name="Found">Where each radar that searches must see it first, by the radars' order; null for one whose echo is too weak there, or that does not count.</param>
internal sealed record MeetingLead(int? Searcher, bool AtMeeting, Moment? AtSeeker, Moment? FirstLook, Moment?[] Found)
{
    /// <summary>How much jamming the leading radar's echo endures at the meeting; any, where nobody jams.</summary>
    public JammingMargin MarginAtMeeting { get; init; }
}

/// <summary>The chain of an engagement by distance of the meeting, for one height of the target above the sea and one course, with nothing in the way.</summary>
/// <remarks>
/// <para>Without ground nothing depends on the azimuth, so the chain (<see cref="Engageability"/>) is walked once for each distance, and a map
/// asks of each of its cells only what hides the target at the moments that matter.</para>
/// <para>All radars stand at the battery.</para>
/// </remarks>
internal sealed class MeetingTable
{
    private readonly double _step_m;
    private readonly Meeting?[][] _meetings;
    private readonly bool[][] _seen;
    private readonly JammingMargin[][] _margins;
    private readonly double[]? _leastOfSearchers;
    private readonly double _leastOfEngagement;

    /// <param name="site">The battery with its radars, under an open sky.</param>
    /// <param name="types">The missiles that are asked about.</param>
    /// <param name="pass">The target, with its height above the sea.</param>
    /// <param name="radius">How far out meetings are asked.</param>
    /// <param name="step">Distance between meetings.</param>
    /// <param name="isJammed">Whether it is asked how much jamming the echoes endure.</param>
    public MeetingTable(EngagementSite site, IReadOnlyList<InterceptorDefinition> types, TargetPass pass, Length radius, Length step, bool isJammed = false)
    {
        _step_m = step.Metres;
        _leastOfSearchers = isJammed ? [.. site.Searchers.Select(searcher => JammingMargin.LeastSignalToNoise(searcher.Sight.Echo, pass.Fluctuation))] : null;
        _leastOfEngagement = isJammed ? JammingMargin.LeastSignalToNoise(site.Engagement.Echo, pass.Fluctuation) : 0.0;
        var steps = (int)Math.Ceiling(radius / step) + 1;
        _meetings = new Meeting?[steps][];
        _seen = new bool[steps][];
        _margins = new JammingMargin[steps][];
        for (var at = 0; at < steps; at++)
        {
            // Right overhead there is no azimuth; the nearest meeting lies half a step out.
            var way = new TargetWay(site.Battery.Site, pass, Length.FromMetres(Math.Max(at * _step_m, 0.5 * _step_m)), Angle.Zero);
            _meetings[at] = [.. types.Select((type, number) => Met(site, pass, way, type, number))];
            _seen[at] = [.. site.Searchers.Select(searcher => Shows(searcher.Sight, pass, way))];
            _margins[at] = [.. site.Searchers.Select((searcher, number) => MarginOf(searcher.Sight, pass, way.Before(0.0), _leastOfSearchers?[number], isCarried: true))];
        }
    }

    /// <summary>The farthest place from the battery, metres, at which a radar must see the target for any of the meetings.</summary>
    public double Farthest_m => _meetings.SelectMany(types => types).OfType<Meeting>()
        .SelectMany(meeting => meeting.Leads)
        .SelectMany(lead => lead.Found.Append(lead.FirstLook).Append(lead.AtSeeker)).Max(moment => moment?.Distance_m) ?? 0.0;

    /// <summary>The chain of each missile for a meeting at a distance.</summary>
    public ReadOnlySpan<Meeting?> At(double distance_m) => _meetings[Nearest(distance_m)];

    /// <summary>Which of the radars that search see the target at a distance in one look of two.</summary>
    public ReadOnlySpan<bool> SeenAt(double distance_m) => _seen[Nearest(distance_m)];

    /// <summary>How much jamming the echo of each radar that searches endures at a distance.</summary>
    public ReadOnlySpan<JammingMargin> MarginsAt(double distance_m) => _margins[Nearest(distance_m)];

    private int Nearest(double distance_m) => Math.Clamp((int)Math.Round(distance_m / _step_m), 0, _meetings.Length - 1);

    /// <summary>Whether a radar sees the target; a track is carried through the moments in which one that crosses is not told from the ground.</summary>
    private static bool Shows(in RadarSight sight, TargetPass pass, in TargetWay way)
    {
        var seen = Engageability.See(sight, way, 0.0);
        if (seen.Hindrance is not LookHindrance.DopplerNotch)
        {
            return seen.IsSeen;
        }

        var place = sight.Frame.ToEnu(way.Before(0.0).Position).ToPolar();
        var echo_m2 = pass.CrossSection.Seen_m2(sight.Echo.Frequency, cosineOfAspect: 0.0);
        return sight.Echo.Probability(pass.Fluctuation, sight.Echo.SignalToNoise(echo_m2, seen.Range_m, sight.Echo.Apparent(place.Elevation.Radians, seen.Range_m))) >= Engageability.SeenFrom;
    }

    /// <summary>How much jamming an echo endures; any where nobody jams. Where a track is carried, a moment in which one that crosses is not told from the ground counts with the echo that it has then.</summary>
    private static JammingMargin MarginOf(in RadarSight sight, TargetPass pass, in Kinematics at, double? least, bool isCarried = false)
    {
        if (least is not { } needed)
        {
            return default;
        }

        var echo = Echo.Of(sight, pass, at);
        return JammingMargin.Of(isCarried && echo.SignalToNoise == 0.0 ? Echo.Broadside(sight, pass, at) : echo, needed);
    }

    private Meeting? Met(EngagementSite site, TargetPass pass, in TargetWay way, InterceptorDefinition type, int number)
    {
        var leads = new List<MeetingLead>();
        foreach (var lead in Engageability.Leads(site, way, type))
        {
            if (Engageability.Judge(site, way, type, lead).IsEngageable)
            {
                leads.Add(Told(site, pass, way, lead));
            }
        }

        return leads.Count > 0 ? new Meeting(number, leads) : null;
    }

    private MeetingLead Told(EngagementSite site, TargetPass pass, TargetWay way, Lead lead)
    {
        var sight = lead.By?.Sight ?? site.Engagement;
        int? leader = lead.By is { } by ? site.Searchers.Index().First(each => ReferenceEquals(each.Item, by)).Index : null;
        var least = leader is { } number ? LeastOf(number) : Least();
        var found = site.Searchers.Select((searcher, radar) =>
        {
            var found_s = lead.By is null ? lead.Plan.FoundBy(searcher, site) : lead.Plan.CuedBy(searcher, site);
            return (lead.By is null || ReferenceEquals(lead.By, searcher)) && Engageability.See(searcher.Sight, way, found_s).IsSeen ? Where(found_s, searcher.Sight, LeastOf(radar)) : (Moment?)null;
        });
        var meeting = Engageability.See(sight, way, 0.0);
        return new MeetingLead(leader, meeting.IsGuidedTo, Seeker(), lead.By is null ? Where(lead.Plan.FirstLook_s, site.Engagement, Least()) : null, [.. found])
        {
            MarginAtMeeting = meeting.IsGuidedTo ? MarginOf(sight, pass, way.Before(0.0), least, isCarried: true) : default,
        };

        Moment? Seeker()
        {
            var seen = lead.SeekerFrom_s > 0.0 ? Engageability.See(sight, way, lead.SeekerFrom_s) : default;
            return lead.SeekerFrom_s > 0.0 && seen.IsGuidedTo ? Where(lead.SeekerFrom_s, sight, least, isCarried: true) : null;
        }

        double? LeastOf(int radar) => _leastOfSearchers?[radar];

        double? Least() => _leastOfSearchers is null ? null : _leastOfEngagement;

        Moment Where(double seconds, in RadarSight sight, double? least, bool isCarried = false)
        {
            var then = way.Before(seconds);
            var normal = then.Normal;
            var place = new EnuFrame(site.Battery.Site);
            return new Moment(
                Look.GroundDistance(Wgs84.Normal(site.Battery.Site.Latitude, site.Battery.Site.Longitude), normal),
                Math.Atan2(EcefVector.Dot(normal, place.East), EcefVector.Dot(normal, place.North)))
            {
                Margin = MarginOf(sight, pass, then, least, isCarried),
            };
        }
    }
}
