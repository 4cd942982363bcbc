using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Footprint;

/// <summary>Finds what a battery defends against ballistic missiles: the places aimed at whose threats a missile meets in time.</summary>
/// <remarks>
/// <para>For each range and azimuth the threat's path is laid to each cell in turn. A cell is defended where at some moment before the impact, asked every
/// second and a half (eight times as often where what is lacking changes from one to the next), the engagement's chain (<see cref="Engageability"/>) ends in a meeting: the very chain that is asked of aircraft, with the reach
/// against ballistic missiles and the decision's delay for them, with nothing to see before the launch and no order to fire before its motor stops.</para>
/// <para>Unknown ground never makes a place defended: for that it counts as high as ground can be (<see cref="CautiousGround"/>). A place that would be defended
/// were it as low as the sea, and one that lies on unknown ground itself, is unknown.</para>
/// <para>An azimuth is counted from the battery's north and carried without a turn to the place aimed at, so that threats from one azimuth come side by side.</para>
/// <para>Valid: one threat alone, met by one missile; no jamming, no decoys, no pieces of a broken threat; every place as high as the battery's.</para>
/// </remarks>
public static class FootprintSurvey
{
    private const double MeetingsApart_s = 1.5;

    // Low over the horizon or just within reach a meeting is open for less than that: so many parts of it are asked where what is lacking changes.
    private const int StepsBetween = 8;

    /// <summary>The footprints, one for each range.</summary>
    /// <exception cref="ArgumentException">No azimuth, or more than can be told apart; or no thrust carries the threat over a range.</exception>
    public static IReadOnlyList<DefendedFootprint> Of(FootprintQuestion question, int threads = 1, IProgress<int>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Azimuths.Count is 0 or > FootprintQuestion.MostAzimuths)
        {
            throw new ArgumentException($"From 1 to {FootprintQuestion.MostAzimuths} azimuths can be told apart.", nameof(question));
        }

        var site = question.Site.Battery.Site;
        var asking = new Asking(question, question.BallisticTypes, CautiousGround.Under(question.Site, question.Cautious));
        return [.. question.Ranges.Select(range =>
        {
            IReadOnlyList<ThreatFlight> flights = [.. question.Azimuths.Select(from => new ThreatFlight(question.Threat, site, from, range))];
            var grid = Grid(question, flights);
            var (defended, unknown) = (new uint[grid.Size * grid.Size], new uint[grid.Size * grid.Size]);
            var lacks = new int[flights.Count, Enum.GetValues<Shortfall>().Length];
            var done = 0;
            Parallel.For(0, grid.Size, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = threads }, row =>
            {
                for (var column = 0; column < grid.Size; column++)
                {
                    var at = (row * grid.Size) + column;
                    (defended[at], unknown[at]) = DefendedFrom(asking, flights, grid.PlaceAt(row, column), lacks);
                }

                progress?.Report(Interlocked.Increment(ref done) * 100 / grid.Size);
            });
            return new DefendedFootprint(range, flights, grid, defended, unknown, [.. Enumerable.Range(0, flights.Count).Select(azimuth => Commonest(lacks, azimuth))]);
        })];
    }

    /// <summary>A direction, level at one place, carried along the shortest way to another without a turn; both places by their unit normals.</summary>
    /// <remarks>At the antipode there is no shortest way.</remarks>
    internal static EcefVector Carried(EcefVector direction, EcefVector from, EcefVector to) =>
        direction - ((from + to) * (EcefVector.Dot(direction, to) / (1.0 + EcefVector.Dot(from, to))));

    /// <summary>The azimuths from which a place is defended, and those of which nobody knows.</summary>
    private static (uint Defended, uint Unknown) DefendedFrom(in Asking asking, IReadOnlyList<ThreatFlight> flights, Geodetic aim, int[,] lacks)
    {
        var (question, site) = (asking.Question, asking.Question.Site.Battery.Site);
        var (frame, home, normal) = (new EnuFrame(site), Wgs84.Normal(site.Latitude, site.Longitude), Wgs84.Normal(aim.Latitude, aim.Longitude));
        var isKnown = !double.IsNaN(question.Site.Ground.HeightAt(normal));
        var (defended, unknown) = (0u, 0u);
        for (var azimuth = 0; azimuth < flights.Count; azimuth++)
        {
            var (sin, cos) = Portable.SinCos(flights[azimuth].From.Radians);
            var back = Carried((frame.North * cos) + (frame.East * sin), home, normal);
            Shortfall? lack = null;
            if (isKnown && asking.Surely is { } surely && IsDefended(asking, surely, flights[azimuth], normal, back, out lack))
            {
                defended |= 1u << azimuth;
            }
            else if (isKnown && ReferenceEquals(asking.Surely, question.Site))
            {
                Count(azimuth, lack);
            }
            else if (question.TellsUnknown)
            {
                if (IsDefended(asking, question.Site, flights[azimuth], normal, back, out lack))
                {
                    unknown |= 1u << azimuth;
                }
                else
                {
                    Count(azimuth, lack);
                }
            }
        }

        return (defended, unknown);

        void Count(int azimuth, Shortfall? lack)
        {
            if (lack is { } why)
            {
                Interlocked.Increment(ref lacks[azimuth, (int)why]);
            }
        }
    }

    /// <summary>Whether a threat to a place is met at any moment of its way; where it is not, what the most of its meetings lack, first of all those inside the envelope (none: no meeting within reach is high enough to count; null: no meeting is within reach).</summary>
    private static bool IsDefended(in Asking asking, EngagementSite by, ThreatFlight flight, EcefVector aim, EcefVector back, out Shortfall? lack)
    {
        lack = null;
        Span<int> lacking = stackalloc int[(int)Shortfall.NotFoundInTime + 1];
        Span<int> between = stackalloc int[lacking.Length];
        var nearer = Attempt.OutOfReach;
        for (var before_s = 0.0; before_s < (flight.TimeOfFlight - flight.BurnOut).Seconds; before_s += MeetingsApart_s)
        {
            var here = At(asking, by, new ThreatWay(asking.Question.CrossSection, asking.Question.Fluctuation, flight, aim, back, before_s), lacking);
            for (var step = 1; before_s > 0.0 && !here.IsMet && here != nearer && step < StepsBetween; step++)
            {
                var at_s = before_s - (MeetingsApart_s * step / StepsBetween);
                if (At(asking, by, new ThreatWay(asking.Question.CrossSection, asking.Question.Fluctuation, flight, aim, back, at_s), between).IsMet)
                {
                    here = Attempt.Met;
                }
            }

            if (here.IsMet)
            {
                lack = null;
                return true;
            }

            lack ??= here == Attempt.OutOfReach ? null : Shortfall.None;
            nearer = here;
        }

        if (lack is not null)
        {
            var chain = Most(lacking[(int)Shortfall.SeekerBlind..]);
            lack = chain is { } late ? (Shortfall)((int)Shortfall.SeekerBlind + late) : (Shortfall)(Most(lacking) ?? 0);
        }

        return false;

        static int? Most(ReadOnlySpan<int> counts)
        {
            var most = 0;
            for (var at = 1; at < counts.Length; at++)
            {
                most = counts[at] > counts[most] ? at : most;
            }

            return counts[most] > 0 ? most : null;
        }
    }

    /// <summary>Tries a meeting with all missiles, and counts what each lacks.</summary>
    private static Attempt At(in Asking asking, EngagementSite by, in ThreatWay way, Span<int> lacking)
    {
        var (question, types) = (asking.Question, asking.Types);
        var at = way.Before(0.0);
        var range_m = (at.Position - by.Battery.Site.ToEcef()).Norm;
        if (types.Count == 0 || range_m > types[^1].ReachAgainst_m(isBallistic: true))
        {
            return Attempt.OutOfReach;
        }

        if (at.Height_m < by.Battery.Site.Height.Metres + question.KeepOut.Metres)
        {
            return Attempt.KeptOut;
        }

        var all = 0L;
        foreach (var type in types)
        {
            var shortfall = range_m > type.ReachAgainst_m(isBallistic: true) ? Shortfall.BeyondReach : Engageability.By(by, way, type).Shortfall;
            if (shortfall is Shortfall.None)
            {
                return Attempt.Met;
            }

            lacking[(int)shortfall] += shortfall is Shortfall.BeyondReach ? 0 : 1;
            all = unchecked((all * lacking.Length) + (int)shortfall);
        }

        return new Attempt(all);
    }

    private static Shortfall? Commonest(int[,] lacks, int azimuth)
    {
        var most = Enumerable.Range(0, lacks.GetLength(1)).MaxBy(why => lacks[azimuth, why]);
        return lacks[azimuth, most] > 0 ? (Shortfall)most : null;
    }

    /// <summary>What every cell is asked with.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Types">The missiles that count.</param>
    /// <param name="Surely">The battery where unknown ground hides all that it may hide; null where that is everything.</param>
    private readonly record struct Asking(FootprintQuestion Question, IReadOnlyList<InterceptorDefinition> Types, EngagementSite? Surely);

    /// <summary>What a meeting with all missiles came to: what each of them lacks, as one number.</summary>
    private readonly record struct Attempt(long Lacks)
    {
        public static Attempt Met => new(-1);

        public static Attempt OutOfReach => new(-2);

        public static Attempt KeptOut => new(-3);

        public bool IsMet => this == Met;
    }

    /// <summary>Cells as far out as a threat may land that was met within reach on its way down.</summary>
    private static LocalGrid Grid(FootprintQuestion question, IReadOnlyList<ThreatFlight> flights)
    {
        var types = question.BallisticTypes;
        var reach_m = types.Select(type => type.ReachAgainst_m(isBallistic: true)).DefaultIfEmpty(0.0).Max();
        var highest_m = types.Select(type => Math.Min(type.Ceiling.Metres, type.ReachAgainst_m(isBallistic: true) + question.Site.Battery.Site.Height.Metres)).DefaultIfEmpty(0.0).Max();
        var overflown_m = flights.Max(flight => Overflown_m(flight, highest_m));
        var cells = (int)Math.Ceiling((reach_m + overflown_m) / question.CellSize.Metres) + 1;
        var size = (2 * cells) + 1;
        return LocalGrid.Of(question.Site.Battery.Site, question.CellSize, size, new float[size * size]);
    }

    /// <summary>How far it still goes once it has come down to a height; half its way where it never rises so high.</summary>
    private static double Overflown_m(ThreatFlight flight, double height_m)
    {
        for (var before_s = 0.0; before_s < flight.TimeOfFlight.Seconds; before_s += 1.0)
        {
            var (angle, _, at_m, rate_mps) = flight.Before(before_s);
            if (at_m > height_m || rate_mps > 0.0)
            {
                return angle * Physics.Propagation.RadarHorizon.MeanEarthRadius.Metres;
            }
        }

        return flight.Range.Metres;
    }
}
