using System.Diagnostics;
using Rampart.Web.Hosting;
using Rampart.Web.Runs;

namespace Rampart.Web.Tests.Runs;

public sealed class ReplayStoreTests(FoughtBattle web) : IClassFixture<FoughtBattle>
{
    [Fact]
    public async Task A_replay_that_is_made_tells_its_steps_in_their_order_and_how_much_of_the_journal_is_read()
    {
        var project = new Project(web.Home, web.Results, new ServerLimits());
        using var store = new ReplayStore(project);
        var run = RunFolder.Open(project, ResultId.Parse(web.Id, null));
        var told = new List<ReplayProgress>();
        var file = Path.Combine(web.Results, ReplayStore.Folder, "told.rpr.gz");

        ReplayStore.Make(run, Path.GetDirectoryName(file)!, file, told.Add, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(file));
        Assert.Equal([ReplayStep.ReadingJournal, ReplayStep.PuttingTogether, ReplayStep.Packing], told.Select(each => each.Step).Distinct());
        var read = told.Where(each => each.All > 0).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, each => Assert.InRange(each.Done, 1, each.All));
        Assert.Equal(read.Select(each => each.Done).Order(), read.Select(each => each.Done));
        Assert.Null(store.Look(run));
        await store.PackedAsync(run, TestContext.Current.CancellationToken);
        Assert.Null(store.Look(run));
    }

    [Fact]
    public async Task Who_goes_away_takes_nothing_from_those_who_still_wait_for_the_same_replay()
    {
        var project = new Project(web.Home, web.Results, new ServerLimits());
        using var store = new ReplayStore(project);
        var journal = Path.Combine(web.Results, web.Id, "battle.journal");
        var run = RunFolder.Open(project, ResultId.Parse(web.Id, null));
        File.Delete(Path.Combine(Directory.CreateDirectory(Path.Combine(web.Results, ReplayStore.Folder)).FullName, $"{ReplayStore.TagOf(run)}.rpr.gz"));
        File.Move(journal, journal + ".aside");
        try
        {
            // A pipe is read no further than somebody has written.
            using (var made = Process.Start("mkfifo", [journal]))
            {
                await made.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            using var gone = new CancellationTokenSource();
            var first = store.PackedAsync(run, TestContext.Current.CancellationToken);
            var second = store.PackedAsync(run, gone.Token);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

            Assert.NotNull(store.Look(run));

            await Task.Run(() => File.WriteAllText(journal, "no journal"), TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<Exception>(() => first);
            Assert.Null(store.Look(run));
        }
        finally
        {
            File.Move(journal + ".aside", journal, overwrite: true);
        }
    }
}
