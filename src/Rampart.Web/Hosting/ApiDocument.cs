using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Rampart.Web.Hosting;

/// <summary>The OpenAPI document at /api/openapi.json, from which the client's types are made.</summary>
internal static class ApiDocument
{
    public static void AddTo(IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Rampart",
                Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
                Description = "What an air-defence system can really do, and how we know. Served to the machine it runs on; a constructive simulation of published figures, no forecast of combat.",
            };

            // Where it is served says nothing of what it says.
            document.Servers = [];

            // How events are framed is the standard's business; what each holds, the operation's words say.
            foreach (var framed in document.Components?.Schemas?.Keys.Where(name => name.StartsWith("SseItemOf", StringComparison.Ordinal)).ToList() ?? [])
            {
                document.Components!.Schemas!.Remove(framed);
            }

            RequireWhatIsAlwaysSaid(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, stop) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, stop);
            context.Document!.AddComponent(nameof(Problem), schema);
            operation.Responses ??= [];
            foreach (var events in operation.Responses.Values.SelectMany(response => response.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)).Where(content => content.Key is "text/event-stream"))
            {
                events.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            }

            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "Why the server will not do it.",
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) } },
            };
        });
    });

    public static void Map(IEndpointRouteBuilder api) => api.MapOpenApi("/openapi.json");

    /// <summary>An answer always holds all its parts, be they null; of what is sent, only what has no usual value must be there.</summary>
    private static void RequireWhatIsAlwaysSaid(OpenApiDocument document)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var bodies = (document.Paths ?? []).Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value.RequestBody?.Content).OfType<IDictionary<string, OpenApiMediaType>>();
        foreach (var schema in bodies.SelectMany(content => content.Values).Select(media => media.Schema).OfType<IOpenApiSchema>())
        {
            Gather(schema);
        }

        foreach (var schema in schemas.Where(each => !sent.Contains(each.Key)).Select(each => each.Value))
        {
            Require(schema);
        }

        void Gather(IOpenApiSchema schema)
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            {
                if (!sent.Add(name) || !schemas.TryGetValue(name, out var named))
                {
                    return;
                }

                schema = named;
            }

            foreach (var part in Parts(schema))
            {
                Gather(part);
            }
        }

        static void Require(IOpenApiSchema schema)
        {
            if (schema is not OpenApiSchema plain)
            {
                return;
            }

            if (plain.Properties is { Count: > 0 } properties)
            {
                plain.Required = new HashSet<string>(properties.Keys, StringComparer.Ordinal);
            }

            foreach (var part in Parts(plain))
            {
                Require(part);
            }
        }

        static IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema) =>
            [.. schema.Properties?.Values ?? [], .. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. new[] { schema.Items, schema.AdditionalProperties }.OfType<IOpenApiSchema>()];
    }
}
