namespace Rampart.Tests;

/// <summary>How tests wait: until something is so, never for a time to pass. A machine that is slow or busy makes them late, not red.</summary>
internal static class Patience
{
    /// <summary>After this long what was waited for is taken not to come.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5.0);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10.0);

    /// <summary>Ends with the test, and when patience does.</summary>
    public static CancellationTokenSource Token()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Long);
        return source;
    }

    /// <summary>Waits until it is so; fails, with what was waited for, when it has not come to that.</summary>
    public static Task UntilAsync(string what, Func<bool> isSo) => UntilAsync(what, () => Task.FromResult(isSo()));

    /// <inheritdoc cref="UntilAsync(string, Func{bool})"/>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        using var patience = Token();
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                Assert.Fail($"It did not come to this in {Long.TotalMinutes} min: {what}.");
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }
}
