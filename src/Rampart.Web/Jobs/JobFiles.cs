using System.Text.Json;
using System.Text.Json.Serialization;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Jobs;

/// <summary>The jobs' records below results/.jobs: one small file for each, written whole or not at all.</summary>
/// <remarks>
/// Each server holds a lock on a file of its own as long as it lives; the kernel lets go of it however the server ends.
/// So a job that was going when its server was killed is known for what it is: interrupted.
/// </remarks>
internal sealed class JobFiles : IDisposable
{
    private const string Ending = ".json";
    private const int MostKept = 200;

    /// <summary>The folder of the records, below that of the results.</summary>
    public const string Folder = ".jobs";

    /// <summary>How the name of a server's lock ends.</summary>
    public const string LockEnding = ".lock";

    // What a record says of itself (hasEnded, canResume) is passed over: it follows from the rest.
    private static readonly JsonSerializerOptions ReadOptions = new(ApiJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private readonly string _folder;
    private readonly Lock _opening = new();
    private FileStream? _alive;

    public JobFiles(string results)
    {
        _folder = Path.Combine(results, Folder);
        Server = $"{Environment.ProcessId}-{Guid.NewGuid():N}";
    }

    /// <summary>This server's name in the records.</summary>
    public string Server { get; }

    /// <summary>Writes a record, so that it stands there whatever happens next.</summary>
    public void Write(Job job)
    {
        BeAlive();
        var path = PathOf(job.Id);
        var fresh = $"{path}.{Server}.partial";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, job, ApiJson.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>A record as it is true now; null where there is none.</summary>
    public Job? Read(string id)
    {
        var path = PathOf(id);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var written = WrittenJson.Read<Job>(File.ReadAllText(path), ReadOptions);
            return written is not { Format: Job.FormatVersion } job || !string.Equals(job.Id, id, StringComparison.Ordinal) || (job.Run is null) == (job.Campaign is null) ? null
                : job.HasEnded || IsAlive(job.Server) ? job
                : job with { State = JobState.Interrupted, Message = "The server ended while this was going.", Remedy = "Resume it: what is finished is kept." };
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // Somebody else's file, or one of another version: it is no job of ours.
            return null;
        }
    }

    /// <summary>All records, the newest first; of those that ended long ago only so many are kept.</summary>
    public IReadOnlyList<Job> All()
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        var all = Directory.EnumerateFiles(_folder, "*" + Ending)
            .Select(file => Read(Path.GetFileNameWithoutExtension(file)))
            .OfType<Job>()
            .OrderByDescending(job => job.Asked).ThenByDescending(job => job.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var old in all.Skip(MostKept).Where(job => job.HasEnded))
        {
            File.Delete(PathOf(old.Id));
        }

        return all;
    }

    public void Dispose()
    {
        _alive?.Dispose();
        if (_alive is not null)
        {
            File.Delete(LockOf(Server));
        }
    }

    private string PathOf(string id) => Path.Combine(_folder, id + Ending);

    private string LockOf(string server) => Path.Combine(_folder, server + LockEnding);

    private void BeAlive()
    {
        lock (_opening)
        {
            if (_alive is null)
            {
                Directory.CreateDirectory(_folder);
                _alive = new FileStream(LockOf(Server), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            }
        }
    }

    private bool IsAlive(string server)
    {
        if (string.Equals(server, Server, StringComparison.Ordinal))
        {
            return _alive is not null;
        }

        var file = LockOf(server);
        if (!JobId.IsOne(server) || !File.Exists(file))
        {
            return false;
        }

        try
        {
            using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                return false;
            }
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
