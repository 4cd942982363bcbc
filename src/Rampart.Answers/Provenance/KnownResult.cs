using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;

namespace Rampart.Answers.Provenance;

/// <summary>What a result's folder holds.</summary>
internal enum ResultKind
{
    Run,
    Campaign,
    Coverage,
    Overlap,
    Footprint,
    Siting,
}

/// <summary>A result's folder of any kind, with what it says of how it came about.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Manifest">Its manifest.json or campaign.json.</param>
/// <param name="Readings">The readings it has used.</param>
internal sealed record KnownResult(string Folder, ResultKind Kind, JsonObject Manifest, UsedReadings Readings)
{
    private const string Last = "last";

    public string Words => Kind switch
    {
        ResultKind.Run => "a run",
        ResultKind.Campaign => "a campaign",
        ResultKind.Siting => "a siting",
        ResultKind.Footprint => "a defended footprint",
        _ => "a coverage",
    };

    /// <summary>Whether a word of the command line names a result's folder, or the last run.</summary>
    public static bool IsNamedBy(string text) => text is Last || File.Exists(Path.Combine(text, ResultFolder.ManifestFile)) || File.Exists(Path.Combine(text, CampaignFolder.ManifestFile));

    /// <summary>The result in a folder, or the last run.</summary>
    /// <exception cref="EnvironmentException">There is none.</exception>
    /// <exception cref="ResultFormatException">It cannot be read, holds no models' values, or is of an older program that did not keep them.</exception>
    public static KnownResult Find(string given)
    {
        var isCampaign = given is not Last && File.Exists(Path.Combine(given, CampaignFolder.ManifestFile));
        var folder = isCampaign ? given : ResultFolder.Find(given);
        var file = Path.Combine(folder, isCampaign ? CampaignFolder.ManifestFile : ResultFolder.ManifestFile);
        var manifest = isCampaign ? Read(file) : ResultFolder.Manifest(folder);
        var kind = isCampaign ? ResultKind.Campaign : Word(manifest, "kind") switch
        {
            null => ResultKind.Run,
            "coverage" => ResultKind.Coverage,
            "coverage-overlap" => ResultKind.Overlap,
            "footprint" => ResultKind.Footprint,
            "siting" => ResultKind.Siting,
            var other => throw new ResultFormatException($"{folder} holds {other}, which reads no models.") { Remedy = "Name a run, a campaign, a coverage, a footprint or a siting." },
        };
        if (kind == ResultKind.Run)
        {
            Check(file);
        }

        return new KnownResult(folder, kind, manifest, ReadingsOf(manifest, file, kind));
    }

    /// <summary>A text of the manifest; null where it has none of this name.</summary>
    public string? Word(string key) => Word(Manifest, key);

    /// <summary>The folder's summary.json.</summary>
    /// <exception cref="ResultFormatException">It is damaged.</exception>
    public JsonObject Summary() => Read(Path.Combine(Folder, ResultFolder.SummaryFile));

    /// <summary>The file's path, as it is named to the user.</summary>
    public string SummaryFile => Path.Combine(Folder, ResultFolder.SummaryFile);

    public string SummaryText() => File.ReadAllText(Path.Combine(Folder, ResultFolder.SummaryFile));

    private static void Check(string file)
    {
        try
        {
            RunManifestForm.Checked(File.ReadAllText(file));
        }
        catch (JsonException exception)
        {
            throw ResultFormatException.Damaged(file, exception, "Fight the battle again, with --force where it stands.");
        }
    }

    private static UsedReadings ReadingsOf(JsonObject manifest, string file, ResultKind kind)
    {
        try
        {
            var known = kind == ResultKind.Campaign ? CampaignManifest.FromJson(manifest.ToJsonString(), file).Used : UsedReadings.From(manifest);
            return known ?? throw new ResultFormatException($"{file} does not say which readings were used: it was written by an older Rampart.")
            {
                Remedy = kind == ResultKind.Campaign ? "Sum the campaign up again: rampart campaign run SCENARIO … with the same options." : "Make the result again with --force.",
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw exception is JsonException json
                ? ResultFormatException.Damaged(file, json, "Make the result again with --force.")
                : new ResultFormatException($"{file}: its readings are not as they were written.", exception) { Place = new Place(file), Remedy = "Make the result again with --force." };
        }
    }

    private static JsonObject Read(string file)
    {
        try
        {
            return WrittenJson.Parse(File.ReadAllText(file)) as JsonObject ?? throw new JsonException("no object", "$", 0, 0);
        }
        catch (JsonException exception)
        {
            throw ResultFormatException.Damaged(file, exception, "Make the result again.");
        }
    }

    private static string? Word(JsonObject manifest, string key) => manifest[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
