using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>A small HTTP server in the test's process: it serves bytes with ranges and ETags, and misbehaves as it is told.</summary>
public sealed class TileServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _loop;

    public TileServer()
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _loop = ListenAsync();
    }

    public string Address { get; }

    /// <summary>Each request as "path" or "path from-byte".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Asked before each answer; what it gives is done instead.</summary>
    public Func<string, Misbehaviour?> Misbehave { get; set; } = _ => null;

    /// <summary>Further header lines of every answer.</summary>
    public Func<string, byte[], string> Headers { get; set; } = (_, _) => string.Empty;

    public bool GivesTags { get; set; } = true;

    public int Asked(string path) => Requests.Count(request => request.Split(' ')[0].Equals(path, StringComparison.Ordinal));

    public byte[] Serve(string path, byte[] content) => _files[path] = content;

    public void Serve(string path, string content) => Serve(path, Encoding.UTF8.GetBytes(content));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
        _listener.Dispose();
    }

    /// <summary>The machine goes away: nobody listens any more.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = AnswerAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await OneAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // The client went away.
            }
        }
    }

    private async Task OneAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_end.Token))!.Split(' ')[1].TrimStart('/');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var range = headers.GetValueOrDefault("Range");
        Requests.Enqueue(range is null ? path : $"{path} {range}");
        var wrong = Misbehave(path);
        if (wrong?.Status is { } status)
        {
            await SayAsync(stream, $"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n{wrong.Header}Connection: close\r\n\r\n");
            return;
        }

        if (!_files.TryGetValue(path, out var content))
        {
            await SayAsync(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }

        content = wrong?.Instead ?? content;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
        var start = range is not null && GivesTags && string.Equals(headers.GetValueOrDefault("If-Range"), tag, StringComparison.Ordinal)
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : 0;
        var head = start > 0 ? $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{content.Length - 1}/{content.Length}\r\n" : "HTTP/1.1 200 OK\r\n";
        await SayAsync(stream, $"{head}Content-Length: {content.Length - start}\r\n{(GivesTags ? $"ETag: {tag}\r\n" : string.Empty)}{Headers(path, content)}Connection: close\r\n\r\n");
        var end = Math.Min(content.Length, start + (wrong?.StopAfter ?? int.MaxValue - start));
        await stream.WriteAsync(content.AsMemory(start, end - start), _end.Token);
        await stream.FlushAsync(_end.Token);
        if (wrong?.IsSilent == true)
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }
    }

    private async Task SayAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _end.Token);
}

/// <summary>What a server does instead of answering well.</summary>
public sealed record Misbehaviour
{
    public int? Status { get; init; }

    public string Header { get; init; } = string.Empty;

    /// <summary>Breaks off after so many bytes.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Says nothing more, but keeps the line.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Other bytes than the file's.</summary>
    public byte[]? Instead { get; init; }
}
