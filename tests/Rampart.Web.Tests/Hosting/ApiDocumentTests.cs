using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Hosting;

public class ApiDocumentTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_published_document_is_what_the_server_says()
    {
        var said = (await web.GetJsonAsync("/api/openapi.json")).ToJsonString(Indented) + "\n";
        var file = Path.Combine(WebFixture.Repository, "web", "openapi.json");
        if (Environment.GetEnvironmentVariable("RAMPART_WRITE_OPENAPI") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, said, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(file), "web/openapi.json is missing: run this test with RAMPART_WRITE_OPENAPI=1, then `npm run types` in web/.");
        Assert.True(
            string.Equals(said, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal),
            "web/openapi.json is not what the server says now: run this test with RAMPART_WRITE_OPENAPI=1, then `npm run types` in web/.");
    }

    [Fact]
    public async Task Every_address_of_the_API_says_what_it_is_for_and_names_no_machine()
    {
        var document = await web.GetJsonAsync("/api/openapi.json");

        Assert.Equal("3.1.1", (string?)document["openapi"]);
        Assert.DoesNotContain("127.0.0.1", document.ToJsonString(), StringComparison.Ordinal);
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Says: operation.Value!["summary"] ?? operation.Value["description"]))).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation => Assert.True(operation.Says is JsonValue, $"{operation.Name} says nothing of itself."));
    }

    [Fact]
    public async Task Every_part_of_an_answer_is_described()
    {
        var document = await web.GetJsonAsync("/api/openapi.json");

        var silent = document["components"]!["schemas"]!.AsObject()
            .Where(schema => schema.Value!["properties"] is not null)
            .SelectMany(schema => schema.Value!["properties"]!.AsObject().Where(property => !IsDescribed(property.Value!)).Select(property => $"{schema.Key}.{property.Key}"));
        Assert.Empty(silent);
    }

    // A reference to another described thing may stand alone.
    private static bool IsDescribed(JsonNode property) => property["description"] is not null || property["$ref"] is not null || property["oneOf"] is not null;
}
