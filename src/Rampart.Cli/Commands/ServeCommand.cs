using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Web.Hosting;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart serve</c>: the pages in a browser, for the machine that it runs on.</summary>
/// <remarks>Nothing of ASP.NET is loaded before the verb is run: <see cref="Serve"/> and what it calls stand apart.</remarks>
internal static class ServeCommand
{
    private const int MostPorts = 65_535;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port; 0 takes a free one. Default: 8417.",
            DefaultValueFactory = _ => UsualPort,
            CustomParser = result => (int?)Options.WholeNumber(result, "a port", MostPorts) ?? 0,
        };
        var bind = new Option<IPAddress?>("--bind") { Description = "Listen on another address than this machine's own; takes --token.", CustomParser = Address };
        var token = new Option<string?>("--token") { Description = "What a browser or a program must show; needed with --bind. At least 16 letters." };
        var open = new Option<bool>("--open") { Description = "Open the first page in this machine's browser." };
        var check = new Option<bool>("--check") { Description = "Start, fetch the first page, end: tells whether it works here." };
        var json = Options.Json();
        var command = new Command("serve", "Show everything in a browser: start it, open the address that it prints, end it with Ctrl-C. No request leaves this machine.\n\nExample: rampart serve --port 8417")
        {
            port, bind, token, open, check, json,
        };
        command.SetAction(parsed => Serve(new Asked(
            parsed.GetValue(port), parsed.GetValue(bind), parsed.GetValue(token), parsed.GetValue(open), parsed.GetValue(check), new Screen(parsed.GetValue(json)))));
        return command;
    }

    // ServerOptions.DefaultPort, said here so that help needs no assembly of the server.
    private const int UsualPort = 8417;

    private static int Serve(Asked asked)
    {
        using var interruption = new Interruption();
        var options = new ServerOptions
        {
            Address = asked.Address ?? IPAddress.Loopback,
            Port = asked.Port,
            Token = Token(asked),
            Home = Workspace.FindHome(),
            Results = Path.GetFullPath(ResultFolder.ResultsFolder),
            // The variable is there to measure what the reading ahead is worth.
            ReadsAhead = !asked.IsCheck && Environment.GetEnvironmentVariable("RAMPART_READ_AHEAD") is not "no",
            Fault = Tell,
        };
        return ServeAsync(asked, options, interruption.Token).GetAwaiter().GetResult();
    }

    private static async Task<int> ServeAsync(Asked asked, ServerOptions options, CancellationToken stop)
    {
        await using var server = await Start(options, stop);
        if (asked.IsCheck)
        {
            await Check(server.Address.Port, options, stop);
        }

        var address = options.Token is null ? server.Address : new Uri(server.Address, $"?token={Uri.EscapeDataString(options.Token)}");
        if (asked.Screen.IsJson)
        {
            asked.Screen.WriteJson(new JsonObject { ["address"] = address.ToString(), ["checked"] = asked.IsCheck });
        }
        else
        {
            asked.Screen.ShowFindings();
            Console.Out.WriteLine(asked.IsCheck ? $"It works: the pages came from {address}" : $"Rampart is at {address}");
        }

        if (!IPAddress.IsLoopback(options.Address))
        {
            Console.Error.WriteLine("Others reach it: put TLS in front of it, else the token can be read on the way.");
        }

        if (asked.IsCheck)
        {
            return Exit.Done;
        }

        await Console.Out.FlushAsync(stop);
        Screen.Say("Ctrl-C ends it.");
        if (asked.IsOpening)
        {
            Open(address);
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }

        var going = server.Going;
        if (going == 0)
        {
            return Exit.Done;
        }

        Console.Error.WriteLine($"{(going == 1 ? "1 job is" : $"{going} jobs are")} interrupted; what is finished is kept. Resume on the first page when the server runs again.");
        return Exit.Interrupted;
    }

    private static async Task<RampartServer> Start(ServerOptions options, CancellationToken stop)
    {
        try
        {
            return await RampartServer.StartAsync(options, stop);
        }
        catch (IOException)
        {
            throw new EnvironmentException($"Port {options.Port} is taken.", "Another server may be running already; or choose another port: rampart serve --port 0");
        }
        catch (SocketException exception)
        {
            throw new EnvironmentException($"{options.Address} port {options.Port} cannot be listened on: {exception.Message}.", "Choose a port above 1023, and an address of this machine.");
        }
    }

    private static async Task Check(int port, ServerOptions options, CancellationToken stop)
    {
        // Where it listens on all addresses, this machine's own is one of them.
        var host = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : options.Address;
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(Uri.UriSchemeHttp, host.ToString(), port).Uri);
        if (options.Token is { } token)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var page = await client.SendAsync(request, stop);
        page.EnsureSuccessStatusCode();
    }

    private static string? Token(Asked asked)
    {
        if (asked.Address is { } address && !IPAddress.IsLoopback(address) && asked.Token is null)
        {
            throw new UsageException($"{address} is reached from elsewhere: that takes a token.", "Such as: --token \"$(openssl rand -hex 16)\"");
        }

        return asked.Token is null or { Length: >= ServerOptions.ShortestToken }
            ? asked.Token
            : throw new UsageException($"The token has fewer than {ServerOptions.ShortestToken} letters: it could be guessed.", "Such as: --token \"$(openssl rand -hex 16)\"");
    }

    private static IPAddress? Address(ArgumentResult result)
    {
        if (IPAddress.TryParse(result.Tokens[0].Value, out var address))
        {
            return address;
        }

        result.AddError($"\"{result.Tokens[0].Value}\" is not an address. Expected one such as 192.168.1.20 or 0.0.0.0.");
        return null;
    }

    private static void Open(Uri address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            Console.Error.WriteLine("No browser could be opened here: open the address yourself.");
        }
    }

    private static void Tell(Exception exception)
    {
        var trace = Path.Combine(Path.GetTempPath(), $"rampart-fault-{Environment.ProcessId}.txt");
        Console.Error.WriteLine(Faults.TryKeep(trace, exception)
            ? $"A fault of Rampart: {exception.GetType().Name}. The details are in {trace}; please send them in."
            : $"A fault of Rampart: {exception.GetType().Name}: {Screen.Plain(exception.Message)}");
    }

    private sealed record Asked(int Port, IPAddress? Address, string? Token, bool IsOpening, bool IsCheck, Screen Screen);
}
