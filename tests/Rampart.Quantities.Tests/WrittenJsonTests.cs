using System.Text.Json;

namespace Rampart.Quantities.Tests;

public class WrittenJsonTests
{
    private static readonly JsonSerializerOptions Options = WrittenJson.Reading(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    [Fact]
    public void What_may_be_missing_has_its_usual_value_then()
    {
        var form = WrittenJson.Read<Form>("""{ "name": "x", "parts": [ { "count": 1 } ] }""", Options);

        Assert.Equal("usual", form.Word);
        Assert.Empty(form.Words);
        Assert.Null(form.Note);
        Assert.Equal(new Part(1), Assert.Single(form.Parts));
    }

    [Theory]
    [InlineData("{ \"name\": null,\n \"parts\": [] }", 1, "$.name is null")]
    [InlineData("{ \"name\": \"x\",\n \"parts\": [ { \"count\": 1 },\n null ] }", 3, "$.parts[1] is null")]
    [InlineData("{ \"name\": \"x\",\n \"parts\": [], \"words\": [[ ], null] }", 2, "$.words[1] is null")]
    [InlineData("{ \"name\": \"x\",\n \"parts\": [ { \"count\": \"one\" } ] }", 2, "$.parts[0].count is null, or of another kind")]
    [InlineData("{ \"name\": \"x\",\n \"parts\": [ { } ] }", 2, "$.parts[0] lacks 'count'")]
    [InlineData("{ \"parts\": [] }", 1, "$ lacks 'name'")]
    [InlineData("{ \"name\": \"x\",\n \"name\": \"y\", \"parts\": [] }", 2, "twice")]
    [InlineData("null", 1, "$ is null")]
    [InlineData("{ \"name\": \"x\"", 1, "no JSON, or not whole")]
    [InlineData("", 1, "no JSON, or not whole")]
    public void What_is_damaged_is_told_with_its_path_and_line(string json, int line, string words)
    {
        var fault = Assert.ThrowsAny<JsonException>(() => WrittenJson.Read<Form>(json, Options));

        Assert.Contains(words, WrittenJson.Words(fault), StringComparison.Ordinal);
        Assert.Equal(line, WrittenJson.LineOf(fault));
    }

    private sealed record Form(string Name, IReadOnlyList<Part> Parts)
    {
        public string Word { get; init; } = "usual";

        public IReadOnlyList<string> Words { get; init; } = [];

        public string? Note { get; init; }
    }

    private sealed record Part(int Count);
}
