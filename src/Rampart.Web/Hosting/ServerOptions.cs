using System.Net;

namespace Rampart.Web.Hosting;

/// <summary>Where and for whom the server speaks, and how much it takes on.</summary>
public sealed record ServerOptions
{
    /// <summary>The address that it listens on; any but a loopback one needs <see cref="Token"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; } = 8417;

    /// <summary>What every request must show where the server is bound elsewhere than to loopback; null there where none is asked.</summary>
    public string? Token { get; init; }

    /// <summary>The project's folder: ledger, models and scenarios.</summary>
    public required string Home { get; init; }

    /// <summary>The folder of results; what the server writes goes below it.</summary>
    public required string Results { get; init; }
}
