using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Summary;

/// <summary>How summary.json is written; everything that is text stays readable, and safe inside a page.</summary>
[JsonSerializable(typeof(BattleSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext
{
    /// <summary>How it is read again.</summary>
    public static JsonSerializerOptions Reading => field ??= WrittenJson.Reading(Written.Options);

    public static SummaryJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters =
        {
            new KebabEnum<EntityKind>(),
            new KebabEnum<FireReason>(),
            new KebabEnum<InterceptResult>(),
            new KebabEnum<LinkSource>(),
            new KebabEnum<Side>(),
            new KebabEnum<TargetClass>(),
            new KebabEnum<TargetEnd>(),
        },
    });

    private sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
        where T : struct, Enum;
}
