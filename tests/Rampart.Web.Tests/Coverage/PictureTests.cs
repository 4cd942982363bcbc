using System.Diagnostics;
using Rampart.Answers.Terrain;
using Rampart.Web.Coverage;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Coverage;

/// <summary>A PNG is made by a program of others: whatever that does, the page is told and can draw the SVG itself.</summary>
public class PictureTests
{
    [Fact]
    public async Task A_picture_that_the_program_does_not_take_is_refused_and_no_fault()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => CoverageDownload.Converted("no picture", TestContext.Current.CancellationToken));

        Assert.Equal(404, refusal.Status);
        Assert.Contains("PNG", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("The SVG is the same picture.", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_gone_is_told_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CoverageDownload.Converted("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>", new CancellationToken(canceled: true)));
    }

    // More than a pipe holds: it hangs while it is given its picture, or while it is waited for.
    [Theory]
    [InlineData(0)]
    [InlineData(10_000_000)]
    public async Task A_program_that_hangs_is_ended_with_who_waits_for_it(int letters)
    {
        using var gone = new CancellationTokenSource();
        var name = $"{Random.Shared.Next(100_000, 1_000_000)}.25";

        var making = GdalTools.ThroughAsync("sleep", [name], new string('x', letters), gone.Token);
        await Patience.UntilAsync("it runs", () => Running(name));
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making.WaitAsync(Patience.Long, TestContext.Current.CancellationToken));
        Assert.False(Running(name));
    }

    private static bool Running(string name) => Process.GetProcessesByName("sleep").Any(process => Line(process.Id).Contains(name, StringComparison.Ordinal));

    private static string Line(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
