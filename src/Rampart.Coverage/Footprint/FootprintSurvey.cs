using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Footprint;

/// <summary>Finds what a battery defends against ballistic missiles: the places aimed at whose threats a missile meets in time.</summary>
/// <remarks>
/// <para>For each range and azimuth the threat's path is laid to each cell in turn. A cell is defended where at some moment before the impact, asked every
/// second and a half, the engagement's chain (<see cref="Engageability"/>) ends in a meeting: the very chain that is asked of aircraft, with the reach
/// against ballistic missiles and the decision's delay for them, with nothing to see before the launch and no order to fire before its motor stops.</para>
/// <para>Valid: one threat alone, met by one missile; no jamming, no decoys, no pieces of a broken threat; every place as high as the battery's.</para>
/// </remarks>
public static class FootprintSurvey
{
    private const double MeetingsApart_s = 1.5;

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
        var types = question.BallisticTypes;
        return [.. question.Ranges.Select(range =>
        {
            IReadOnlyList<ThreatFlight> flights = [.. question.Azimuths.Select(from => new ThreatFlight(question.Threat, site, from, range))];
            var grid = Grid(question, flights);
            var defended = new uint[grid.Size * grid.Size];
            var done = 0;
            Parallel.For(0, grid.Size, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = threads }, row =>
            {
                for (var column = 0; column < grid.Size; column++)
                {
                    defended[(row * grid.Size) + column] = DefendedFrom(question, types, flights, grid.PlaceAt(row, column));
                }

                progress?.Report(Interlocked.Increment(ref done) * 100 / grid.Size);
            });
            return new DefendedFootprint(range, flights, grid, defended);
        })];
    }

    private static uint DefendedFrom(FootprintQuestion question, IReadOnlyList<InterceptorDefinition> types, IReadOnlyList<ThreatFlight> flights, Geodetic aim)
    {
        var (frame, normal) = (new EnuFrame(aim), Wgs84.Normal(aim.Latitude, aim.Longitude));
        var defended = 0u;
        for (var azimuth = 0; azimuth < flights.Count; azimuth++)
        {
            var (sin, cos) = Portable.SinCos(flights[azimuth].From.Radians);
            if (IsDefended(question, types, flights[azimuth], normal, (frame.North * cos) + (frame.East * sin)))
            {
                defended |= 1u << azimuth;
            }
        }

        return defended;
    }

    /// <summary>Whether a threat to a place is met at any moment of its way.</summary>
    private static bool IsDefended(FootprintQuestion question, IReadOnlyList<InterceptorDefinition> types, ThreatFlight flight, EcefVector aim, EcefVector back)
    {
        var site = question.Site.Battery.Site.ToEcef();
        var reach_m = types.Count > 0 ? types[^1].ReachAgainst_m(isBallistic: true) : 0.0;
        var least_m = question.Site.Battery.Site.Height.Metres + question.KeepOut.Metres;
        for (var before_s = 0.0; before_s < (flight.TimeOfFlight - flight.BurnOut).Seconds; before_s += MeetingsApart_s)
        {
            var way = new ThreatWay(question.CrossSection, question.Fluctuation, flight, aim, back, before_s);
            var at = way.Before(0.0);
            var range_m = (at.Position - site).Norm;
            if (range_m > reach_m || at.Height_m < least_m)
            {
                continue;
            }

            foreach (var type in types)
            {
                if (range_m <= type.ReachAgainst_m(isBallistic: true) && Engageability.By(question.Site, way, type).IsEngageable)
                {
                    return true;
                }
            }
        }

        return false;
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
