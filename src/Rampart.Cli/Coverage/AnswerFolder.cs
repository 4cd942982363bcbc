using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Cli.Commands;
using Rampart.Evidence;
using Rampart.Quantities;
using Spectre.Console;

namespace Rampart.Cli.Coverage;

/// <summary>Where an answer goes.</summary>
/// <param name="Folder">The folder, if one is named.</param>
/// <param name="IsForced">Whether another answer that stands there may be replaced.</param>
internal sealed record AnswerPlace(string? Folder, bool IsForced);

/// <summary>An answer that stands in a folder: worked out and written once, told again with its remarks when the same is asked again, and overwritten by no other unless by force.</summary>
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

    /// <summary>Works the answer out; its remarks go to the screen's findings.</summary>
    public required Func<TOutcome> WorkOut { get; init; }

    /// <summary>Writes all files but the manifest, into a folder.</summary>
    public required Action<string, TOutcome> Write { get; init; }

    /// <summary>Shows a fresh answer to people.</summary>
    public required Action<TOutcome> Show { get; init; }

    /// <summary>Works it out and writes it, or finds that it stands there already; tells of it either way.</summary>
    /// <exception cref="UsageException">Something else stands there, or the place cannot be an answer's.</exception>
    public int Tell(AnswerPlace given, Screen screen, CancellationToken stop)
    {
        var identity = HashOf(new JsonObject { ["kind"] = Kind, ["engine"] = Engine.CoverageIdentity, ["asked"] = Identity.DeepClone() });
        var place = given.Folder ?? Path.Combine(ResultFolder.ResultsFolder, Usual.Parent, $"{Usual.Name}-{identity[..8]}");
        if (place.Trim().Length == 0)
        {
            throw new UsageException("--out names no folder.", "Such as: --out results/mine");
        }

        if (!given.IsForced && RemarksOfStanding(place, identity) is { } remarks)
        {
            foreach (var remark in remarks)
            {
                screen.Findings.Add(remark);
            }

            return Ended(place, isReused: true, screen);
        }

        ResultFolder.Guard(place, given.IsForced, Names, $"another {Noun}", $"{Noun}s");
        var before = screen.Findings.Count;
        var outcome = WorkOut();
        using var folder = ResultFolder.Begin(place);
        Write(folder.Working, outcome);
        File.WriteAllText(folder.PathOf(ResultFolder.ManifestFile), Readings.WriteInto(Manifest(identity, folder.Working, screen.Findings.Skip(before))).ToJsonString() + "\n");
        stop.ThrowIfCancellationRequested();
        folder.TakePlace();
        if (!screen.IsJson)
        {
            screen.ShowFindings();
            Show(outcome);
        }

        return Ended(place, isReused: false, screen);
    }

    private int Ended(string place, bool isReused, Screen screen)
    {
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(place, ResultFolder.SummaryFile)));
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject { ["folder"] = place, ["isReused"] = isReused, ["summary"] = summary });
            return Exit.Done;
        }

        if (isReused)
        {
            screen.ShowFindings();
            screen.Out.WriteLine(Screen.Plain(summary?["answer"]?.GetValue<string>() ?? string.Empty));
        }

        screen.Out.WriteLine(Screen.Plain($"{(isReused ? $"An identical {Noun} was there already" : Title)}: {place}/{Files}"));
        return Exit.Done;
    }

    // What is remarked before the work is told on every call; what the work itself remarks is kept here.
    private JsonObject Manifest(string identity, string folder, IEnumerable<Finding> remarks) => new()
    {
        ["format"] = 1,
        ["kind"] = Kind,
        ["identity"] = identity,
        ["engine"] = $"Rampart {Engine.Version} ({Engine.CoverageIdentity})",
        ["machine"] = BenchCommand.Machine,
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
