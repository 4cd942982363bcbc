using Rampart.Web.Hosting;
using Rampart.Web.Runs;

namespace Rampart.Web.Tests.Runs;

public sealed class ReplayStoreTests(FoughtBattle web) : IClassFixture<FoughtBattle>
{
    [Fact]
    public async Task Who_waits_for_a_replay_can_see_how_far_it_is()
    {
        var project = new Project(web.Home, web.Results, new ServerLimits());
        using var store = new ReplayStore(project);
        var run = RunFolder.Open(project, ResultId.Parse(web.Id, null));
        Assert.Null(store.Look(run));

        var seen = new HashSet<ReplayStep>();
        var work = store.PackedAsync(run, TestContext.Current.CancellationToken);
        var most = 0.0;
        while (!work.IsCompleted)
        {
            if (store.Look(run) is { } told)
            {
                seen.Add(told.Step);
                most = Math.Max(most, told.All > 0 ? (double)told.Done / told.All : 0.0);
            }
        }

        Assert.True(File.Exists(await work));
        Assert.Superset(new HashSet<ReplayStep> { ReplayStep.ReadingJournal, ReplayStep.PuttingTogether, ReplayStep.Packing }, seen);
        Assert.InRange(most, 0.1, 1.0);
        Assert.Null(store.Look(run));
    }
}
