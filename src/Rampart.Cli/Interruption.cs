using System.Runtime.InteropServices;

namespace Rampart.Cli;

/// <summary>Ctrl-C and a request to end, as a token that long work looks at.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption()
    {
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            _source.Cancel();
        }

        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }
}
