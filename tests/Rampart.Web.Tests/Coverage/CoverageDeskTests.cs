using Rampart.Answers.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Web.Coverage;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Coverage;

public class CoverageDeskTests
{
    private static readonly Project Here = new(WebFixture.Repository, Path.Combine(Path.GetTempPath(), "rampart-web-desk"), new ServerLimits());

    [Fact]
    public async Task Those_who_ask_the_same_get_one_answer_worked_out_once()
    {
        using var desk = new CoverageDesk();
        var first = desk.Quick(Asked(40.0), Here, TestContext.Current.CancellationToken);
        var second = desk.Quick(Asked(40.0), Here, TestContext.Current.CancellationToken);

        Assert.Same(await first, await second);
        Assert.Same(await first, await desk.Quick(Asked(40.0), Here, TestContext.Current.CancellationToken));
        Assert.NotSame(await first, await desk.Quick(Asked(41.0), Here, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_ring_is_given_up_when_the_last_who_waits_has_gone_and_not_before()
    {
        using var desk = new CoverageDesk();
        using var one = new CancellationTokenSource();
        using var other = new CancellationTokenSource();
        var first = desk.Whole(Asked(300.0), CoverageDesk.MostPoints, Here, progress: null, one.Token);
        var done = 0;
        var second = desk.Whole(Asked(300.0), CoverageDesk.MostPoints, Here, progress: draws => done = draws, other.Token);
        await Patience.UntilAsync("one is worked out", () => desk.Going == 1);

        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var before = done;
        await Patience.UntilAsync("it goes on", () => done > before + 1 || second.IsCompleted);
        Assert.False(second.IsCompleted, "It was given up while somebody waited.");

        await other.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Patience.UntilAsync("nothing is worked out", () => desk.Going == 0);
        Assert.Equal(0, desk.WorkedOut);
    }

    [Fact]
    public async Task Two_rings_are_worked_out_at_once_and_too_many_are_refused()
    {
        using var desk = new CoverageDesk();
        using var gone = new CancellationTokenSource();
        List<Task> asked = [.. Enumerable.Range(0, 12).Select(number => desk.Whole(Asked(200.0 + number), CoverageDesk.MostPoints, Here, progress: null, gone.Token))];
        await Patience.UntilAsync("two are worked out", () => desk.Going == 2);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => desk.Quick(Asked(40.0), Here, TestContext.Current.CancellationToken));

        Assert.Equal(429, refusal.Status);
        Assert.Equal(2, desk.Going);
        await gone.CancelAsync();
        foreach (var each in asked)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => each);
        }

        await Patience.UntilAsync("nothing is worked out", () => desk.Going == 0);
        Assert.Equal(0, desk.WorkedOut);
        Assert.Equal(40.0, (await desk.Quick(Asked(40.0), Here, TestContext.Current.CancellationToken)).Asked.Radius.Kilometres);
    }

    private static CoverageAsked Asked(double radius_km) => new()
    {
        Scenario = null, Battery = null, Model = "s-400", At = Geodetic.FromDegrees(40.0, 33.0), Mast = null, Against = "fighter",
        Heights = [new TargetHeight(Length.FromKilometres(3.0), HeightReference.AboveGround)],
        Course = Course.Closing, Radius = Length.FromKilometres(radius_km), Terrain = ["built-in"], Weather = WeatherDefinition.Dry, Overlays = [],
    };
}
