using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Answers.Coverage;

/// <summary>Where an answer goes.</summary>
/// <param name="Folder">The folder, if one is named.</param>
/// <param name="IsForced">Whether another answer that stands there may be replaced.</param>
internal sealed record AnswerPlace(string? Folder, bool IsForced);

/// <summary>An answer that stands in its folder now.</summary>
/// <param name="Place">The folder.</param>
/// <param name="IsReused">Whether it was there already.</param>
/// <param name="Outcome">What was worked out; nothing where it was there already.</param>
internal sealed record MadeAnswer<TOutcome>(string Place, bool IsReused, TOutcome? Outcome)
{
    /// <summary>The folder's summary.json.</summary>
    public JsonNode? Summary => JsonNode.Parse(File.ReadAllText(Path.Combine(Place, ResultFolder.SummaryFile)));
}

/// <summary>An answer that stands in a folder: worked out and written once, found again with its remarks when the same is asked again, and overwritten by no other unless by force.</summary>
/// <typeparam name="TOutcome">What is worked out.</typeparam>
internal sealed record AnswerFolder<TOutcome>
{
    /// <summary>Which kind of answer the manifest says it is.</summary>
    public required string Kind { get; init; }

    /// <summary>What one is called, such as <c>footprint</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Under which folder of the results it goes, and what its own is named after, where none is given.</summary>
    public required (string Parent, string Name) Usual { get; init; }

    /// <summary>Every value that decides the answer, by its name; the engine goes without saying.</summary>
    public required JsonObject Identity { get; init; }

    /// <summary>The readings that the answer rests on, with the words of their claims.</summary>
    public required UsedReadings Readings { get; init; }

    /// <summary>Every name that such a folder may hold.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What stands before the folder's name on the last line of the screen.</summary>
    public required string Title { get; init; }

    /// <summary>The files that this line names.</summary>
    public required string Files { get; init; }

    /// <summary>Works the answer out; its remarks go to the findings.</summary>
    public required Func<TOutcome> WorkOut { get; init; }

    /// <summary>Writes all files but the manifest, into a folder.</summary>
    public required Action<string, TOutcome> Write { get; init; }

    /// <summary>Works it out and writes it, or finds that it stands there already.</summary>
    /// <param name="given">Where it goes, if anybody says.</param>
    /// <param name="findings">What has been remarked; what the work remarks, now or then, is added.</param>
    /// <param name="stop">Ends it early; nothing is kept then.</param>
    /// <param name="results">The folder of results, for an answer that nobody places.</param>
    /// <exception cref="UsageException">Something else stands there, or the place cannot be an answer's.</exception>
    public MadeAnswer<TOutcome> Make(AnswerPlace given, ICollection<Finding> findings, CancellationToken stop, string results = ResultFolder.ResultsFolder)
    {
        var identity = HashOf(new JsonObject { ["kind"] = Kind, ["engine"] = Engine.CoverageIdentity, ["asked"] = Identity.DeepClone() });
        var place = given.Folder ?? Path.Combine(results, Usual.Parent, $"{Usual.Name}-{identity[..8]}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        if (!given.IsForced && RemarksOfStanding(place, identity) is { } remarks)
        {
            foreach (var remark in remarks)
            {
                findings.Add(remark);
            }

            return new MadeAnswer<TOutcome>(place, IsReused: true, default);
        }

        ResultFolder.Guard(place, given.IsForced, Names, $"another {Noun}", $"{Noun}s");
        var before = findings.Count;
        var outcome = WorkOut();
        using var folder = ResultFolder.Begin(place);
        Write(folder.Working, outcome);
        File.WriteAllText(folder.PathOf(ResultFolder.ManifestFile), Readings.WriteInto(Manifest(identity, folder.Working, findings.Skip(before))).ToJsonString() + "\n");
        stop.ThrowIfCancellationRequested();
        folder.TakePlace();
        return new MadeAnswer<TOutcome>(place, IsReused: false, outcome);
    }

    // What is remarked before the work is told on every call; what the work itself remarks is kept here.
    private JsonObject Manifest(string identity, string folder, IEnumerable<Finding> remarks) => new()
    {
        ["format"] = 1,
        ["kind"] = Kind,
        ["identity"] = identity,
        ["engine"] = $"Rampart {Engine.Version} ({Engine.CoverageIdentity})",
        ["machine"] = Machine.Words,
        ["files"] = new JsonArray([.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(file => JsonValue.Create(file))]),
        ["remarks"] = new JsonArray([.. remarks.Select(remark => (JsonNode)new JsonObject { ["place"] = remark.Place.File, ["subject"] = remark.Subject, ["message"] = remark.Message, ["remedy"] = remark.Remedy })]),
    };

    /// <summary>The remarks of the same answer where it stands in a folder, whole; null where it does not.</summary>
    private static List<Finding>? RemarksOfStanding(string place, string identity)
    {
        var file = Path.Combine(place, ResultFolder.ManifestFile);
        if (!File.Exists(file) || !File.Exists(Path.Combine(place, ResultFolder.SummaryFile)))
        {
            return null;
        }

        try
        {
            var manifest = JsonNode.Parse(File.ReadAllText(file))!;
            var isWhole = string.Equals(manifest["identity"]?.GetValue<string>(), identity, StringComparison.Ordinal)
                && manifest["files"]?.AsArray().All(each => each?.GetValue<string>() is { } name && File.Exists(Path.Combine(place, name))) is true;
            string Of(JsonNode? remark, string name) => remark?[name]?.GetValue<string>() ?? string.Empty;
            return isWhole ? [.. manifest["remarks"]!.AsArray().Select(remark => Finding.Remark(new Place(Of(remark, "place")), Of(remark, "subject"), Of(remark, "message"), Of(remark, "remedy")))] : null;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private static string HashOf(JsonObject asked) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked.ToJsonString())));
}
