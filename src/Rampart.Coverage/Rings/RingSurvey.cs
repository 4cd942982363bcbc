using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Sensing;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Rings;

/// <summary>What is left of a claimed ring over real ground: each cell is asked for horizon, sight, echo and time, in this order.</summary>
/// <remarks>
/// <para>The chain of an engagement is walked without ground once for each distance (<see cref="MeetingTable"/>) and each quarter of a kilometre of
/// height above the sea; of a cell it is then asked what hides the target at the moments that matter, in the minimum visible heights of the site.</para>
/// <para>A target above ground keeps its height over hills: at each of those moments it is as high above the ground there. Its echo is
/// reckoned at the height above the sea that it has at the meeting.</para>
/// <para>A radar counts as seeing from one look in two (<see cref="Engageability.SeenFrom"/>). The same limits hold as for
/// <see cref="Engageability"/>: one target, the engagement radar facing it unless its facing is stated.</para>
/// <para>Jammers hang on the direction, the chain does not: of each of its moments the table keeps how much jamming the echo endures there
/// (<see cref="JammingMargin"/>), and a cell asks whether the jamming heard in its direction is more.</para>
/// </remarks>
public sealed class RingSurvey
{
    private const double HeightStep_m = 250.0;

    // Draws move speeds, delays and flights: the ground is known so much farther out than the readings as written ask for.
    private const double RoomForDraws = 1.3;
    private const int StepsOfReach = 25;
    private static readonly Length LeastStep = Length.FromKilometres(1.0);

    private readonly RingQuestion _question;
    private readonly SiteTerrain _terrain;
    private readonly EngagementSite _open;
    private readonly RadarDefinition[] _searchers;
    private readonly VisibleHeights[] _searchViews;
    private readonly VisibleHeights _engagementView;
    private readonly JammedRadar[] _jammedSearchers;
    private readonly JammedRadar _jammedEngagement;

    // Unknown ground may lie outside the ring, where a target must be followed that is met at its rim.
    private readonly bool _isSomeUnknown;

    // The missiles, a bit each, that meet a target without the engagement radar at the end.
    private readonly byte _seekers;

    /// <exception cref="ArgumentException">More missiles than can be told apart, or the ground at the site is unknown.</exception>
    public RingSurvey(RingQuestion question, SiteTerrain terrain)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(terrain);
        if (question.Types.Count > RingMap.MostTypes)
        {
            throw new ArgumentException($"At most {RingMap.MostTypes} missiles can be told apart.", nameof(question));
        }

        _question = question;
        _terrain = terrain;
        _open = OpenSite(question);
        _searchers = [.. _open.Searchers.Select(searcher => searcher.Radar)];
        _searchViews = [.. _searchers.Select(View)];
        _engagementView = View(question.Battery.EngagementRadar);
        _isSomeUnknown = _engagementView.UnknownShare > 0.0 || _searchViews.Any(view => view.UnknownShare > 0.0);
        _jammedSearchers = [.. _open.Searchers.Select(searcher => new JammedRadar(searcher.Radar, searcher.Sight, question.Jamming))];
        _jammedEngagement = new JammedRadar(question.Battery.EngagementRadar, _open.Engagement, question.Jamming);
        _seekers = (byte)question.Types.Select((type, number) => _open.GuidanceOf(type).TakesOver is not null ? 1 << number : 0).Sum();
    }

    // Whether the sector holds a place is asked of each cell: the table of meetings knows no azimuth.
    private static EngagementSite OpenSite(RingQuestion question) => new(question.Battery, question.Post, OpenSky.Instance, question.Weather) { Guidance = question.Guidance };

    /// <summary>How far out the ground must be known for a ring: a target that is met at its rim was followed and found farther out.</summary>
    public static Length GroundReach(RingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var open = OpenSite(question);
        var step = Length.FromMetres(question.Radius.Metres / StepsOfReach);
        var farthest_m = question.Radius.Metres;
        foreach (var height in question.Heights)
        {
            foreach (var course in Enum.GetValues<Course>())
            {
                var pass = question.Pass with { Height = Length.FromMetres(height.AboveSea_m(question.Battery.Site.Height.Metres)), Course = course };
                farthest_m = Math.Max(farthest_m, new MeetingTable(open, question.Types, pass, question.Radius, step).Farthest_m);
            }
        }

        return Length.FromMetres(question.Radius.Metres + (RoomForDraws * (farthest_m - question.Radius.Metres)) + step.Metres);
    }

    /// <summary>The map for one height and course.</summary>
    public RingMap Map(TargetHeight height, Course course)
    {
        var size = _terrain.Grid.Size;
        var reached = new byte[size * size];
        var engagedBy = new byte[size * size];
        var undecided_km2 = 0.0;
        Array.Fill(reached, RingMap.Outside);
        ForEachCell(height, course, apart: 1, (row, column, distance_m, judged) =>
        {
            var at = (row * size) + column;
            (reached[at], engagedBy[at]) = (judged.Reached, judged.EngagedBy);
            undecided_km2 += judged.IsUndecided ? _terrain.CellArea_km2(distance_m) : 0.0;
        });
        return new RingMap(height, course, _terrain, reached, engagedBy) { UndecidedEngagement_km2 = undecided_km2 };
    }

    /// <summary>The areas for one height and course, from every so many cells in each direction.</summary>
    public RingAreas Areas(TargetHeight height, Course course, int apart = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(apart);
        var areas = new RingAreas();
        ForEachCell(height, course, apart, (_, _, distance_m, judged) => areas.Add(judged.Reached, judged.EngagedBy, apart * apart * _terrain.CellArea_km2(distance_m)));
        return areas;
    }

    /// <summary>Asks single cells, by row and column, for one height and course: the last share that each belongs to, as in <see cref="RingMap.Reached"/>. Not for several threads at once.</summary>
    public Func<int, int, byte> Asking(TargetHeight height, Course course)
    {
        var tables = new Dictionary<int, MeetingTable>();
        var radius_m = Math.Min(_question.Radius.Metres, _terrain.Radius.Metres);
        return (row, column) => _terrain.DistanceOf(row, column) is var distance_m && distance_m <= radius_m ? Judge(height, course, row, column, distance_m, tables).Reached : RingMap.Outside;
    }

    private void ForEachCell(TargetHeight height, Course course, int apart, Action<int, int, double, Judged> visit)
    {
        var middle = _terrain.Middle;
        var radius_m = Math.Min(_question.Radius.Metres, _terrain.Radius.Metres);
        var tables = new Dictionary<int, MeetingTable>();
        var rows = (int)Math.Floor(radius_m / _terrain.Grid.CellSize.Metres / apart) * apart;
        for (var row = middle - rows; row <= middle + rows; row += apart)
        {
            for (var column = middle - rows; column <= middle + rows; column += apart)
            {
                var distance_m = _terrain.DistanceOf(row, column);
                if (distance_m <= radius_m)
                {
                    visit(row, column, distance_m, Judge(height, course, row, column, distance_m, tables));
                }
            }
        }
    }

    private Judged Judge(TargetHeight height, Course course, int row, int column, double distance_m, Dictionary<int, MeetingTable> tables)
    {
        var reached = Seen(height, course, row, column, distance_m, tables);

        // A seeker may meet what no searching radar sees any more; the ring's shares keep their order all the same.
        if (reached == RingMap.Unknown || (reached != (byte)RingShare.Detection && _seekers == 0))
        {
            return new Judged(reached, 0, IsUndecided: false);
        }

        var aboveSea_m = height.AboveSea_m(_terrain.Grid.Post(row, column));
        if (height.AboveGround_m(_terrain.Grid.Post(row, column)) < 0.0)
        {
            return new Judged(reached, 0, IsUndecided: false);
        }

        var table = TableFor(aboveSea_m, course, tables);
        var by = EngagedBy(height, row, column, distance_m, table, Visibility.Visible);
        return reached != (byte)RingShare.Detection ? new Judged(reached, (byte)(by & _seekers), IsUndecided: false)
            : by != 0 ? new Judged((byte)RingShare.Engagement, by, IsUndecided: false)
            : new Judged(reached, 0, IsUndecided: _isSomeUnknown && EngagedBy(height, row, column, distance_m, table, Visibility.Unknown) != 0);
    }

    /// <summary>How far down the steps to detection a cell comes.</summary>
    private byte Seen(TargetHeight height, Course course, int row, int column, double distance_m, Dictionary<int, MeetingTable> tables)
    {
        var ground_m = _terrain.Grid.Post(row, column);
        if (double.IsNaN(ground_m))
        {
            return RingMap.Unknown;
        }

        var aboveSea_m = height.AboveSea_m(ground_m);
        if (height.AboveGround_m(ground_m) < 0.0 || !_searchers.Any(radar => IsOverHorizon(radar, aboveSea_m, distance_m)))
        {
            return (byte)RingShare.Brochure;
        }

        var sight = SightOf(height, row, column);
        if (sight != Visibility.Visible)
        {
            return sight == Visibility.Hidden ? (byte)RingShare.Horizon : RingMap.Unknown;
        }

        var table = TableFor(aboveSea_m, course, tables);
        return IsDetected(height, row, column, table.SeenAt(distance_m), table.MarginsAt(distance_m)) ? (byte)RingShare.Detection : (byte)RingShare.Terrain;
    }

    /// <summary>In sight of any radar that searches.</summary>
    private Visibility SightOf(TargetHeight height, int row, int column)
    {
        var best = Visibility.Hidden;
        foreach (var view in _searchViews)
        {
            var seen = Sees(view, height, row, column);
            best = seen == Visibility.Visible || best == Visibility.Hidden ? seen : best;
            if (best == Visibility.Visible)
            {
                break;
            }
        }

        return best;
    }

    private bool IsDetected(TargetHeight height, int row, int column, ReadOnlySpan<bool> seen, ReadOnlySpan<JammingMargin> margins)
    {
        var azimuth = Math.Atan2(column - _terrain.Middle, _terrain.Middle - row);
        for (var radar = 0; radar < seen.Length; radar++)
        {
            if (seen[radar] && Sees(_searchViews[radar], height, row, column) == Visibility.Visible && _jammedSearchers[radar].Sees(margins[radar], azimuth))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The missiles, a bit each, that meet a target over a cell, where a sight line is free, or perhaps free.</summary>
    private byte EngagedBy(TargetHeight height, int row, int column, double distance_m, MeetingTable table, Visibility least)
    {
        var clearance_m = height.AboveGround_m(_terrain.Grid.Post(row, column));
        var azimuth = Math.Atan2(column - _terrain.Middle, _terrain.Middle - row);
        var by = 0;
        foreach (var meeting in table.At(distance_m))
        {
            if (meeting is null || clearance_m < _question.Types[meeting.Type].Floor.Metres)
            {
                continue;
            }

            foreach (var lead in meeting.Leads)
            {
                if (IsLed(height, row, column, azimuth, lead, least) && IsInTime(height, azimuth, lead, least))
                {
                    by |= 1 << meeting.Type;
                    break;
                }
            }
        }

        return (byte)by;
    }

    /// <summary>Whether the radar that leads the missile sees the target at the meeting, or where the missile's seeker takes over.</summary>
    private bool IsLed(TargetHeight height, int row, int column, double azimuth_rad, MeetingLead lead, Visibility least)
    {
        var (view, jammed) = lead.Searcher is { } searcher ? (_searchViews[searcher], _jammedSearchers[searcher]) : (_engagementView, _jammedEngagement);
        return (lead.AtMeeting && IsInSector(lead, azimuth_rad) && IsFree(Sees(view, height, row, column), least) && jammed.Sees(lead.MarginAtMeeting, azimuth_rad))
            || (lead.AtSeeker is { } seeker && IsInSector(lead, azimuth_rad + seeker.Turn_rad) && SeesAt(view, jammed, height, azimuth_rad, seeker, least));
    }

    private bool IsInSector(MeetingLead lead, double azimuth_rad) =>
        lead.Searcher is not null || _question.Facing is not { } facing || EngagementSite.IsWithin(azimuth_rad - facing.Radians, _question.Battery.EngagementRadar.SectorWidth);

    private bool IsInTime(TargetHeight height, double azimuth_rad, MeetingLead lead, Visibility least)
    {
        if (lead.FirstLook is { } look && !(IsInSector(lead, azimuth_rad + look.Turn_rad) && SeesAt(_engagementView, _jammedEngagement, height, azimuth_rad, look, least)))
        {
            return false;
        }

        for (var radar = 0; radar < lead.Found.Length; radar++)
        {
            if (lead.Found[radar] is { } found && SeesAt(_searchViews[radar], _jammedSearchers[radar], height, azimuth_rad, found, least))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the target is in sight at a moment, and seen against the jamming; farther out than the ground is known nobody knows, and it is not.</summary>
    private bool SeesAt(VisibleHeights view, JammedRadar radar, TargetHeight height, double azimuth_rad, Moment moment, Visibility least)
    {
        if (moment.Distance_m > _terrain.Radius.Metres)
        {
            return false;
        }

        var cells = moment.Distance_m / _terrain.Grid.CellSize.Metres;
        var (sin, cos) = Math.SinCos(azimuth_rad + moment.Turn_rad);
        return IsFree(Sees(view, height, _terrain.Middle - (int)Math.Round(cells * cos), _terrain.Middle + (int)Math.Round(cells * sin)), least) && radar.Sees(moment.Margin, azimuth_rad + moment.Turn_rad);
    }

    private static bool IsFree(Visibility seen, Visibility least) => seen == Visibility.Visible || seen == least;

    private Visibility Sees(VisibleHeights view, TargetHeight height, int row, int column) =>
        view.At(row, column, height.AboveGround_m(_terrain.Grid.Post(row, column)));

    private static bool IsOverHorizon(RadarDefinition radar, double aboveSea_m, double distance_m) =>
        aboveSea_m >= 0.0 && distance_m <= RadarHorizon.Between(Length.FromMetres(Math.Max(radar.Antenna.Height.Metres, 0.0)), Length.FromMetres(aboveSea_m), radar.EffectiveEarthFactor).Metres;

    private MeetingTable TableFor(double aboveSea_m, Course course, Dictionary<int, MeetingTable> tables)
    {
        var step = (int)Math.Round(aboveSea_m / HeightStep_m);
        if (!tables.TryGetValue(step, out var table))
        {
            var pass = _question.Pass with { Height = Length.FromMetres(Math.Max(step * HeightStep_m, 0.5 * HeightStep_m)), Course = course };
            var apart = _terrain.Grid.CellSize > LeastStep ? _terrain.Grid.CellSize : LeastStep;
            table = new MeetingTable(_open, _question.Types, pass, _question.Radius, apart, isJammed: !_question.Jamming.IsNone);
            tables.Add(step, table);
        }

        return table;
    }

    /// <summary>What is said of a cell.</summary>
    /// <param name="Reached">The last share that it belongs to, as in <see cref="RingMap.Reached"/>.</param>
    /// <param name="EngagedBy">A bit for each missile that meets the target there.</param>
    /// <param name="IsUndecided">Seen, and met only if unknown ground hides nothing.</param>
    private readonly record struct Judged(byte Reached, byte EngagedBy, bool IsUndecided);

    private VisibleHeights View(RadarDefinition radar) => _terrain.From(radar.Antenna.Height, radar.EffectiveEarthFactor);
}
