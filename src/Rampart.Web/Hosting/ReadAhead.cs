using Rampart.Answers;
using Rampart.Results.Reading;
using Rampart.Web.Home;

namespace Rampart.Web.Hosting;

/// <summary>Reads ledger, models and scenarios while the browser still opens: else the first who asks waits for it.</summary>
internal sealed class ReadAhead(ServerOptions options, ScenarioCards cards) : BackgroundService
{
    // The server listens meanwhile: it does not wait for this.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.ReadsAhead ? Task.Run(Read, stoppingToken) : Task.CompletedTask;

    private void Read()
    {
        try
        {
            _ = cards.All(benchmarks: false);
        }
        catch (Exception exception) when (exception is RefusalException or ResultFormatException or EnvironmentException or IOException or UnauthorizedAccessException)
        {
            // Who asks is told.
        }
        catch (Exception exception)
        {
            options.Fault?.Invoke(exception);
        }
    }
}
