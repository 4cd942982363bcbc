using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;

namespace Rampart.Simulation.Tests.Command;

/// <summary>What doctrine allows at one track, and what it does not hide.</summary>
public class SpentTrackTests
{
    private const int Most = 2;

    // Nothing kills, so that only doctrine ends the firing.
    private static readonly InterceptorDefinition Dud = Sketch.Missile with { Reliability = 0.0 };

    private static readonly Fought Spent = Fought.Fight(Sketch.Battle(Sketch.Fighter("fighter")) with
    {
        CommandPost = Sketch.Post with { MostShots = Most },
        Batteries = [Sketch.Battery(missile: Dud), Sketch.Battery("bravo", Sketch.Around(0.0, 300.0, Sketch.Ground_m + 10.0), missile: Dud with { MaximumRange = Length.FromKilometres(30.0) })],
    });

    [Fact]
    public void No_more_missiles_are_fired_at_one_track_than_doctrine_allows()
    {
        var unlimited = Fought.Fight(Sketch.Battle(Sketch.Fighter("fighter")) with { Batteries = [Sketch.Battery(missile: Dud)] });

        Assert.True(unlimited.All<InterceptorLaunch>().GroupBy(launch => launch.Track).Max(track => track.Count()) > Most);
        Assert.Equal(Most, Spent.All<InterceptorLaunch>().GroupBy(launch => launch.Track).Max(track => track.Count()));
    }

    [Fact]
    public void A_spent_track_is_held_by_doctrine_where_nothing_earlier_hinders_and_nowhere_else()
    {
        var reasons = Spent.All<FireWithheld>().ToLookup(stretch => Spent.NameOf(stretch.Battery), stretch => stretch.Reason, StringComparer.Ordinal);

        Assert.Contains(FireReason.HeldByDoctrine, reasons["alpha"]);
        Assert.Contains(FireReason.OutOfEnvelope, reasons["bravo"]);
        Assert.DoesNotContain(FireReason.HeldByDoctrine, reasons["bravo"]);
    }
}
