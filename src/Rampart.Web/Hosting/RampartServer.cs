using System.Net;
using System.Net.Sockets;
using Rampart.Web.Evidence;
using Rampart.Web.Jobs;

namespace Rampart.Web.Hosting;

/// <summary>The web application while it runs: pages, documents and results of one project for the browser on the same machine.</summary>
public sealed class RampartServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5.0);
    private const int MostAttempts = 5;

    private readonly WebApplication _application;

    private RampartServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    /// <summary>Where a browser finds it.</summary>
    public Uri Address { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where, for whom and how much.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="ArgumentException">It is bound elsewhere than to loopback without a token, or the token is too short.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<RampartServer> StartAsync(ServerOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is { IsLoopback: false, Token: null })
        {
            throw new ArgumentException($"{options.Address} is reached from elsewhere: that takes a token.", nameof(options));
        }

        if (options.Token is { Length: < ServerOptions.ShortestToken })
        {
            throw new ArgumentException($"The token has fewer than {ServerOptions.ShortestToken} letters.", nameof(options));
        }

        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port == 0 ? FreePort(options.Address) : options.Port;
            var application = Build(options, port);
            try
            {
                await application.StartAsync(stop);
                return new RampartServer(application, AddressOf(options, port));
            }
            catch (IOException) when (options.Port == 0 && attempt < MostAttempts)
            {
                // Somebody took the port between the look and the listening.
                await application.DisposeAsync();
            }
            catch
            {
                await application.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>How many battles and campaigns wait or are being fought.</summary>
    public int Going => _application.Services.GetRequiredService<JobBoard>().Going;

    /// <summary>How many jobs it remembers besides their records.</summary>
    internal int JobsInHand => _application.Services.GetRequiredService<JobBoard>().InHand;

    /// <summary>Where it reads articles.</summary>
    internal ArticleDesk Articles => _application.Services.GetRequiredService<ArticleDesk>();

    /// <summary>Takes no more requests, lets those going on end, and keeps what jobs have finished.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }

    private static WebApplication Build(ServerOptions options, int port)
    {
        // Nothing is read from appsettings.json or ASPNETCORE_…: what the server does, the command line says.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(RampartServer).Assembly.GetName().Name, EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Limits.Body_bytes;
            kestrel.Limits.MaxConcurrentConnections = options.Limits.Connections;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            if (options.IsLocalhost)
            {
                kestrel.ListenLocalhost(port);
            }
            else
            {
                kestrel.Listen(options.Address, port);
            }
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        builder.Services.AddRouting();
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new Project(options.Home, options.Results, options.Limits));
        Api.AddTo(builder.Services);
        ApiDocument.AddTo(builder.Services);

        var application = builder.Build();
        application.Use(SecurityHeaders.Apply);
        application.Use(new Problems(options.Fault).Tell);
        application.Use(new Gate(options).Pass);
        application.Use(Parameters.Once);
        application.Use(Heads.AsGet);
        application.UseRouting();
        application.Use(Parameters.Plain);
        application.Use(new Streams(options.Limits.Watchers).Pass);
        Api.Map(application);
        Pages.Map(application);
        return application;
    }

    private static int FreePort(IPAddress address)
    {
        using var probe = new TcpListener(address, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static Uri AddressOf(ServerOptions options, int port)
    {
        // Who comes from elsewhere needs a name that means this machine there too.
        var isEvery = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
        var host = options.IsLocalhost ? IPAddress.Loopback.ToString() : isEvery ? Environment.MachineName : options.Address.ToString();
        return new UriBuilder(Uri.UriSchemeHttp, host, port).Uri;
    }

    /// <summary>Signals belong to the program that has started the server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
