using Rampart.Physics.Flight;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;

namespace Rampart.Simulation.Command;

/// <summary>The meetings of every battery's first type of missile with one track: four batteries at once, each bit for bit as <see cref="Intercept.ForLaunch"/> finds it.</summary>
/// <remarks>Most of what a thousand threats cost is this search; its steps wait for one another, and four searches side by side wait together.</remarks>
public static class FirstMeetings
{
    private const int Lanes = 4;

    /// <param name="prediction">Where the track goes.</param>
    /// <param name="now">The moment from which the seconds count.</param>
    /// <param name="delay_s">From now to the launch.</param>
    /// <param name="batteries">Who could launch.</param>
    /// <param name="asked">Rows of those that are asked, ascending.</param>
    /// <param name="originHeight_m">Height of the theatre's origin.</param>
    /// <param name="meetings">By battery, for those that are asked; none for one that has no missile at all.</param>
    public static void ForLaunch(
        in Prediction prediction, SimulationTime now, double delay_s, ReadOnlySpan<BatteryState> batteries, ReadOnlySpan<int> asked, double originHeight_m, Span<PredictedIntercept> meetings)
    {
        Span<int> rows = stackalloc int[Lanes];
        var next = 0;
        while (next < asked.Length)
        {
            // The next four that fire one kind of missile; a shorter group is filled up with its first.
            FlyoutTable? flight = null;
            var count = 0;
            for (; next < asked.Length && count < Lanes; next++)
            {
                var row = asked[next];
                meetings[row] = default;
                if (batteries[row].Types.Length == 0)
                {
                    continue;
                }

                if (!ReferenceEquals(flight ??= batteries[row].Types[0].Flight, batteries[row].Types[0].Flight))
                {
                    break;
                }

                rows[count++] = row;
            }

            if (flight is not null)
            {
                rows[count..].Fill(rows[0]);
                Search(prediction, now, delay_s, batteries, rows, flight, originHeight_m, meetings);
            }
        }
    }

    private static void Search(
        in Prediction prediction, SimulationTime now, double delay_s, ReadOnlySpan<BatteryState> batteries, ReadOnlySpan<int> rows, FlyoutTable flight, double originHeight_m,
        Span<PredictedIntercept> meetings)
    {
        EnuOffset site0 = batteries[rows[0]].Site, site1 = batteries[rows[1]].Site, site2 = batteries[rows[2]].Site, site3 = batteries[rows[3]].Site;
        var siteEast = Four.Of(site0.East, site1.East, site2.East, site3.East);
        var siteNorth = Four.Of(site0.North, site1.North, site2.North, site3.North);
        var siteUp = Four.Of(site0.Up, site1.Up, site2.Up, site3.Up);
        var radius = Four.All(RadarHorizon.MeanEarthRadius.Metres);
        var approach = Four.All(prediction.GreatestSpeed_mps);
        var flownFor = Four.All(-delay_s);
        var longest = Four.All(Math.Min(Intercept.LongestFlight_s, flight.Profile.LongestFlight.Seconds + delay_s));
        var seconds = Four.All(Math.Max(delay_s, 0.0));
        var isMet = FourFlags.None;
        EnuOffsets places = default;
        Four elevation = default;
        for (var step = 0; step < Intercept.MostSteps; step++)
        {
            var isSearching = (seconds <= longest).Without(isMet);
            if (!isSearching.IsAny)
            {
                break;
            }

            // Who has met stands still, and is found in the same place again.
            places = prediction.At(now, seconds);
            var east = places.East - siteEast;
            var north = places.North - siteNorth;
            var up = places.Up - siteUp;
            var distance = Four.Sqrt((east * east) + (north * north) + (up * up));
            elevation = Four.Choose(
                distance > Four.Zero, ((east * siteEast / radius) + (north * siteNorth / radius) + up) / distance, Four.All(1.0));
            var gap = distance - flight.DistanceAfter(flownFor + seconds, elevation);
            isMet |= isSearching & (gap <= Four.All(Intercept.Tolerance_m));
            var flown = flownFor + seconds;
            var fastest = Four.Of(flight.GreatestSpeedFrom_mps(flown[0]), flight.GreatestSpeedFrom_mps(flown[1]), flight.GreatestSpeedFrom_mps(flown[2]), flight.GreatestSpeedFrom_mps(flown[3]));
            seconds = Four.Choose(isSearching.Without(isMet), seconds + (gap / (fastest + approach)), seconds);
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            var isUseful = isMet[lane] && -delay_s + seconds[lane] <= flight.UsefulSeconds(elevation[lane]);
            var place = new EnuOffset(places.East[lane], places.North[lane], places.Up[lane]);
            meetings[rows[lane]] = isUseful
                ? new PredictedIntercept(
                    Exists: true, seconds[lane], place, Intercept.Distance(place, batteries[rows[lane]].Site), Prediction.Height_m(place, originHeight_m),
                    prediction.SpeedAt(now + Duration.FromSeconds(seconds[lane])), prediction.IsBallistic)
                : default;
        }
    }
}
