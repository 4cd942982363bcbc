using System.Text.Json;
using System.Text.Json.Serialization;
using Rampart.Evidence;

namespace Rampart.Campaigns.Report;

/// <summary>Writes what stands behind a factor as a small word: <c>claimed</c>, <c>partly</c>, <c>beside</c>, <c>assumed</c>.</summary>
internal sealed class FactorSupportJson() : JsonStringEnumConverter<FactorSupport>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
