using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Rampart.Cli.Terrain;

/// <summary>How a download ended.</summary>
internal enum Fetch
{
    /// <summary>It is whole and stands at its place.</summary>
    Done,

    /// <summary>The server has no such file.</summary>
    Absent,

    /// <summary>What came twice was not what it should be.</summary>
    Corrupt,

    /// <summary>The server answered, but not with the file.</summary>
    Refused,

    /// <summary>The server was not reached, or broke off each time.</summary>
    Broken,
}

/// <summary>How a download ended, and why; <paramref name="Transferred"/> are the bytes that came over the network now.</summary>
internal sealed record Fetched(Fetch How, string Reason, long Transferred, string Sha256 = "");

/// <summary>How often a download is tried again, and how long silence is borne.</summary>
internal sealed record Patience(int Retries, TimeSpan Silence)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Half a second, then twice as long each time, unless the server asked for another pause.</summary>
    public static TimeSpan Before(int retry, TimeSpan? asked)
    {
        var pause = asked ?? (First * Math.Pow(2.0, retry - 1));
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause < Longest ? pause : Longest;
    }
}

/// <summary>Fetches one file over HTTP: goes on where an earlier run ended, compares what the server says of it, and shows it only when whole.</summary>
/// <remarks>
/// The loop over attempts stands here and not in a library, because what an attempt asks for depends on what the last one left:
/// the <c>.part</c> file and, beside it, the validator (ETag or Last-Modified) without which a rest cannot safely be joined to it.
/// </remarks>
internal sealed class FileDownload(HttpClient client, Patience patience)
{
    // A tile of a hundred square kilometres is tens of megabytes; a server that goes on beyond this is not sending a tile.
    private const long LongestFile = 1_000_000_000;

    /// <param name="address">Where the file is.</param>
    /// <param name="path">Where it shall stand.</param>
    /// <param name="problem">What is wrong with a whole file, or null.</param>
    /// <param name="whole">Called with the SHA-256 before the file is moved to its place.</param>
    /// <param name="progress">Bytes so far, and all bytes where that is known.</param>
    /// <param name="stop">Ends it; what has come stays for the next time.</param>
    public async Task<Fetched> FetchAsync(
        Uri address, string path, Func<string, string?> problem, Action<string> whole, Action<long, long?> progress, CancellationToken stop)
    {
        var part = new PartFile(path);
        var transferred = 0L;
        var mayFetchAgain = true;
        for (var retry = 0; ;)
        {
            var attempt = await AttemptAsync(address, part, progress, stop);
            transferred += attempt.Transferred;
            if (attempt.How == Fetch.Done)
            {
                var sums = Sums.Of(part.Path);
                var wrong = attempt.Promise!.Mismatch(sums) ?? problem(part.Path);
                if (wrong is null)
                {
                    whole(sums.Sha256);
                    part.Finish(path);
                    return new Fetched(Fetch.Done, string.Empty, transferred, sums.Sha256);
                }

                part.Drop();
                if (!mayFetchAgain)
                {
                    return new Fetched(Fetch.Corrupt, wrong, transferred);
                }

                mayFetchAgain = false;
                continue;
            }

            if (!attempt.MayTryAgain || ++retry > patience.Retries)
            {
                return new Fetched(attempt.How, attempt.Reason, transferred);
            }

            await Task.Delay(Patience.Before(retry, attempt.Pause), stop);
        }
    }

    private async Task<Attempt> AttemptAsync(Uri address, PartFile part, Action<long, long?> progress, CancellationToken stop)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        silence.CancelAfter(patience.Silence);
        var start = part.Length;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (start > 0)
            {
                request.Headers.Range = new RangeHeaderValue(start, null);
                request.Headers.TryAddWithoutValidation("If-Range", part.Validator);
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (!response.IsSuccessStatusCode)
            {
                return Unwilling(response, part);
            }

            if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From != start)
            {
                part.Drop();
                return new Attempt(Fetch.Broken, "the server sent another piece than was asked for", MayTryAgain: true);
            }

            start = response.StatusCode == HttpStatusCode.PartialContent ? start : 0;
            var length = response.Content.Headers.ContentLength;
            var promise = Promise.Of(response, length + start);
            if (promise.Length > LongestFile)
            {
                return new Attempt(Fetch.Refused, "the file is said to be larger than any tile is", MayTryAgain: false);
            }

            return await ReceiveAsync(response, start, promise, part, progress, silence, stop);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Silent(0);
        }
        catch (HttpRequestException exception)
        {
            return new Attempt(Fetch.Broken, Told(exception), MayTryAgain: true);
        }
    }

    private async Task<Attempt> ReceiveAsync(
        HttpResponseMessage response, long start, Promise promise, PartFile part, Action<long, long?> progress, CancellationTokenSource silence, CancellationToken stop)
    {
        var at = start;
        var buffer = new byte[1 << 16];
        await using var content = await response.Content.ReadAsStreamAsync(silence.Token);
        await using var file = part.OpenAt(start);

        // After the old beginning is gone: a new validator beside old bytes would join what does not belong together.
        part.Validator = Promise.ValidatorOf(response);
        while (true)
        {
            silence.CancelAfter(patience.Silence);
            int read;
            try
            {
                read = await content.ReadAsync(buffer, silence.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return Silent(at - start);
            }
            catch (IOException exception)
            {
                return new Attempt(Fetch.Broken, Told(exception), MayTryAgain: true, at - start);
            }

            if (read == 0)
            {
                break;
            }

            // Not to be stopped in the middle: the part is always a beginning of the whole.
            await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            at += read;
            progress(at, promise.Length);
            if (at > LongestFile)
            {
                return new Attempt(Fetch.Refused, "the server goes on beyond what a tile can be", MayTryAgain: false, at - start);
            }
        }

        return promise.Length is { } all && all != at
            ? new Attempt(Fetch.Broken, $"{at} of {all} bytes came", MayTryAgain: true, at - start)
            : new Attempt(Fetch.Done, string.Empty, MayTryAgain: false, at - start) { Promise = promise };
    }

    private Attempt Silent(long transferred) =>
        new(Fetch.Broken, string.Create(CultureInfo.InvariantCulture, $"the server was silent for {patience.Silence.TotalSeconds:0.#} s"), MayTryAgain: true, transferred);

    private static Attempt Unwilling(HttpResponseMessage response, PartFile part)
    {
        var code = (int)response.StatusCode;
        var said = string.Create(CultureInfo.InvariantCulture, $"the server answered {code} {response.ReasonPhrase}").TrimEnd();
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new Attempt(Fetch.Absent, said, MayTryAgain: false);
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                // The part is longer than the file, or was whole already: begin again.
                part.Drop();
                return new Attempt(Fetch.Broken, said, MayTryAgain: true) { Pause = TimeSpan.Zero };
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                var asked = response.Headers.RetryAfter;
                return new Attempt(Fetch.Broken, said, MayTryAgain: true) { Pause = asked?.Delta ?? (asked?.Date is { } date ? date - DateTimeOffset.UtcNow : null) };
            default:
                return new Attempt(Fetch.Refused, said, MayTryAgain: false);
        }
    }

    private static string Told(Exception exception) => (exception.InnerException ?? exception) switch
    {
        System.Net.Sockets.SocketException socket => $"the connection failed ({socket.SocketErrorCode})",
        HttpIOException or IOException => "the server broke the connection",
        var other => other.Message,
    };

    private sealed record Attempt(Fetch How, string Reason, bool MayTryAgain, long Transferred = 0)
    {
        /// <summary>How long the server asked to wait.</summary>
        public TimeSpan? Pause { get; init; }

        public Promise? Promise { get; init; }
    }
}

/// <summary>The beginning of a file on its way, and by what the server knows whether the rest still belongs to it.</summary>
internal sealed class PartFile(string target)
{
    public string Path { get; } = $"{target}.part";

    private string ValidatorPath => $"{target}.part.etag";

    /// <summary>How much is there; nothing where no validator tells what it is the beginning of.</summary>
    public long Length => Validator is not null && File.Exists(Path) ? new FileInfo(Path).Length : 0;

    public string? Validator
    {
        get => File.Exists(ValidatorPath) && File.ReadAllText(ValidatorPath) is { Length: > 0 } text ? text : null;
        set
        {
            if (value is null)
            {
                File.Delete(ValidatorPath);
            }
            else
            {
                File.WriteAllText(ValidatorPath, value);
            }
        }
    }

    public FileStream OpenAt(long start)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        file.SetLength(start);
        file.Position = start;
        return file;
    }

    public void Finish(string place)
    {
        File.Move(Path, place, overwrite: true);
        File.Delete(ValidatorPath);
    }

    public void Drop()
    {
        File.Delete(Path);
        File.Delete(ValidatorPath);
    }
}

/// <summary>What a server says of a file before it sends it: length and checksums.</summary>
internal sealed record Promise(long? Length, string? Md5, string? Sha256)
{
    public static Promise Of(HttpResponseMessage response, long? length)
    {
        var isWhole = response.StatusCode == HttpStatusCode.OK;

        // Content-MD5 is of what was sent now; the others are of the whole file.
        var md5 = isWhole && response.Content.Headers.ContentMD5 is { } sent ? Convert.ToHexStringLower(sent) : Md5OfTag(response);
        return new Promise(response.Content.Headers.ContentRange?.Length ?? length, md5, Sha256Of(response));
    }

    /// <summary>A strong ETag, or the time of the last change: either may stand in If-Range.</summary>
    public static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What does not agree, as words; null where all does.</summary>
    public string? Mismatch(Sums sums) =>
        Length is { } length && length != sums.Length ? $"it has {sums.Length} bytes, not the {length} that the server announced"
        : Md5 is not null && !string.Equals(Md5, sums.Md5, StringComparison.OrdinalIgnoreCase) ? "its MD5 is not the one that the server gave"
        : Sha256 is not null && !string.Equals(Sha256, sums.Sha256, StringComparison.OrdinalIgnoreCase) ? "its SHA-256 is not the one that the server gave"
        : null;

    /// <summary>S3 makes the ETag of a file that was stored in one piece, and not under a key of its own, from the MD5; other servers make it as they like.</summary>
    private static string? Md5OfTag(HttpResponseMessage response)
    {
        var isS3 = response.Headers.Server.ToString().Equals("AmazonS3", StringComparison.OrdinalIgnoreCase);
        var isUnderKey = response.Headers.TryGetValues("x-amz-server-side-encryption", out var how) && how.Any(word => word.StartsWith("aws:kms", StringComparison.OrdinalIgnoreCase));
        return isS3 && !isUnderKey && response.Headers.ETag is { IsWeak: false } tag && tag.Tag.Trim('"') is { Length: 32 } sum && sum.All(char.IsAsciiHexDigit) ? sum : null;
    }

    private static string? Sha256Of(HttpResponseMessage response)
    {
        // A sum of sums ("…-3") is of a file stored in pieces.
        var buffer = new byte[32];
        return response.Headers.TryGetValues("x-amz-checksum-sha256", out var values) && Convert.TryFromBase64String(values.First(), buffer, out var count) && count == 32
            ? Convert.ToHexStringLower(buffer)
            : null;
    }
}

/// <summary>A file's length and checksums, read once.</summary>
internal sealed record Sums(long Length, string Md5, string Sha256)
{
    public static Sums Of(string path)
    {
        // MD5 guards against slips of the line only, because that is what servers give; SHA-256 is what is kept.
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var length = 0L;
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            md5.AppendData(buffer, 0, read);
            sha.AppendData(buffer, 0, read);
            length += read;
        }

        return new Sums(length, Convert.ToHexStringLower(md5.GetHashAndReset()), Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
