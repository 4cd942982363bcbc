using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>How often a member of a system track looks whether it would fit its neighbours better, and that it is enough.</summary>
public class LookRoundTests
{
    private static readonly EnuOffset West = new(-60_000.0, 0.0, 0.0);
    private static readonly EnuOffset East = new(60_000.0, 10_000.0, 0.0);

    [Fact]
    public void A_member_that_has_long_agreed_looks_at_its_neighbours_at_every_fourth_plot_only()
    {
        WatchingRadar[] radars = [new(0, West, 5.0), new(1, East, 5.0, 2.0)];
        var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Watch.Straight(-10_000.0, 40_000.0, 8_000.0, 30.0, 0.0)], 1);
        watch.Until(199.5);
        var before = watch.Picture.LookRounds;
        watch.Until(599.5);

        // Eighty plots of each; one true pair in ten thousand disagrees and looks all the same.
        Assert.InRange(watch.Picture.LookRounds - before, 39, 43);
    }

    [Fact]
    public void A_new_member_looks_whenever_it_does_not_fit_well()
    {
        long looks = 0, reports = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            // The errors are twice what the radars say: distances are four times what they should be.
            WatchingRadar[] radars = [new(0, West, 5.0), new(1, East, 5.0, 2.0)];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, [Watch.Straight(-10_000.0, 40_000.0, 8_000.0, 30.0, 0.0)], seed)
            {
                Arrange = arrived => Scale(arrived, 0.25),
            };
            watch.Until(49.5);
            var before = watch.Picture.LookRounds;
            watch.Until(119.5);
            looks += watch.Picture.LookRounds - before;
            reports += 28;
        }

        Assert.InRange((double)looks / reports, 0.5, 1.0);
    }

    [Fact]
    public void A_pair_that_was_joined_crosswise_is_undone_before_its_members_are_settled()
    {
        int crossed = 0, undone = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            // For 150 s each radar sees the other aircraft of the two: the members of the first system track are settled by then, those of the second are not.
            WatchingRadar[] radars =
            [
                new(0, West, 5.0) { AngleDeviation_rad = 0.004, Sees = (target, time) => target == 0 || time > 150.0 },
                new(1, East, 5.0, 2.0) { AngleDeviation_rad = 0.004, Sees = (target, time) => target == 1 || time > 150.0 },
            ];
            Course[] courses = [Watch.Straight(-20_000.0, 30_000.0, 7_000.0, 100.0, 60.0), Watch.Straight(-19_820.0, 30_240.0, 7_000.0, 100.0, 60.0)];
            var watch = new Watch(new AirPicture(new FusionDefinition(), 2), radars, courses, seed);
            watch.Until(150.0);
            crossed += watch.Living() == 1 ? 1 : 0;

            // The new tracks are confirmed after two scans and joined after five.
            watch.Until(150.0 + 25.0 + 120.0);
            undone += Enumerable.Range(0, 2).All(target => watch.SystemOf(radars[0], target) == watch.SystemOf(radars[1], target)) ? 1 : 0;
        }

        Assert.InRange(crossed, 8, 10);
        Assert.InRange(undone, 8, 10);
    }

    private static void Scale(List<TrackReport> reports, double factor)
    {
        for (var at = 0; at < reports.Count; at++)
        {
            var report = reports[at];
            for (var i = 0; i < 36; i++)
            {
                report.Estimate.Covariance[i] *= factor;
            }

            reports[at] = report;
        }
    }
}
