using System.Net;

namespace Rampart.Web.Hosting;

/// <summary>Where and for whom the server speaks, and how much it takes on.</summary>
public sealed record ServerOptions
{
    /// <summary>The port where nothing else is said.</summary>
    public const int DefaultPort = 8417;

    /// <summary>The fewest letters of a token: fewer could be guessed.</summary>
    public const int ShortestToken = 16;

    /// <summary>The address that it listens on; any but a loopback one needs <see cref="Token"/>. Of 127.0.0.1 and ::1 both are taken.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>What every request must show where the server is bound elsewhere than to loopback; null where none is asked.</summary>
    public string? Token { get; init; }

    /// <summary>The project's folder: ledger, models and scenarios.</summary>
    public required string Home { get; init; }

    /// <summary>The folder of results; what the server writes goes below it.</summary>
    public required string Results { get; init; }

    /// <summary>The system's folder of temporary files, in which what dead programs have left is cleared away.</summary>
    public string Temporary { get; init; } = Path.GetTempPath();

    /// <summary>How much it takes on.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>Whether ledger, models and scenarios are read as soon as the server listens, so that the first who asks need not wait for it.</summary>
    public bool ReadsAhead { get; init; }

    /// <summary>Is told of every fault of ours, which the client never sees; null where nobody listens.</summary>
    public Action<Exception>? Fault { get; init; }

    /// <summary>True where only this machine can reach it.</summary>
    internal bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>True of the two addresses that <c>localhost</c> means; another one of 127.0.0.0/8 is listened on alone.</summary>
    internal bool IsLocalhost => Address.Equals(IPAddress.Loopback) || Address.Equals(IPAddress.IPv6Loopback);
}

/// <summary>What one server takes on, so that neither a mistake nor a hostile page can bring a laptop to its knees.</summary>
public sealed record ServerLimits
{
    /// <summary>The largest body of a request, in bytes: a newspaper article with its page fits twenty times.</summary>
    public long Body_bytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The largest scenario that is read, in bytes: the largest that comes along has 8,000.</summary>
    public long Scenario_bytes { get; init; } = 1024 * 1024;

    /// <summary>How long one battle may take: a thousand movers take seconds.</summary>
    public TimeSpan Run { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a campaign may take before it is stopped; what is finished stays, and it can go on.</summary>
    public TimeSpan Campaign { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How many single battles are fought at once; others wait.</summary>
    public int ConcurrentRuns { get; init; } = 2;

    /// <summary>How many campaigns are fought at once; each takes the processors, so a second would only slow the first.</summary>
    public int ConcurrentCampaigns { get; init; } = 1;

    /// <summary>The most battles of a campaign that are fought at once: as many as there are processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How many watch at once, each on a connection that stays open.</summary>
    public int Watchers { get; init; } = 64;

    /// <summary>How many connections are held at once.</summary>
    public int Connections { get; init; } = 256;

    /// <summary>How many jobs may wait; more are refused.</summary>
    public int Waiting { get; init; } = 20;

    /// <summary>The most battles of one campaign.</summary>
    public int Battles { get; init; } = 20_000;

    /// <summary>How long who brings an article waits for a place where it is read.</summary>
    public TimeSpan ArticleWait { get; init; } = TimeSpan.FromSeconds(10.0);
}
