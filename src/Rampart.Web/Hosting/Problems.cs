using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Results.Database;
using Rampart.Results.Reading;

namespace Rampart.Web.Hosting;

/// <summary>Turns everything that goes wrong into problem details; what we have done wrong is told to the program and not to the client.</summary>
internal sealed partial class Problems(Action<Exception>? fault)
{
    public static RefusalException TooLarge(long limit, string remedy = "Send less, for example only the article's text.") => new(
        StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"That is more than the server takes at once: {limit / 1024} KiB."), remedy);

    public async Task Tell(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Write(context, Problem.Of(context.Response.StatusCode, Words(context.Response.StatusCode), Remedy(context.Response.StatusCode)));
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var problem = Of(exception);
            if (problem.Status == StatusCodes.Status500InternalServerError)
            {
                fault?.Invoke(exception);
            }

            await Write(context, problem);
        }
        catch (Exception exception)
        {
            fault?.Invoke(exception);
            context.Abort();
        }
    }

    private static Problem Of(Exception exception) => exception switch
    {
        RefusalException refusal => Problem.Of(refusal.Status, refusal.Message, refusal.Remedy, refusal.Findings),
        UsageException usage => Problem.Of(StatusCodes.Status400BadRequest, usage.Message, usage.Remedy),
        EnvironmentException environment => Problem.Of(StatusCodes.Status409Conflict, environment.Message, environment.Remedy),
        ResultFormatException format => Problem.Of(StatusCodes.Status422UnprocessableEntity, format.Message, format.Remedy, [format.ToFinding("result")]),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge and var status } => Problem.Of(status, Words(status), Remedy(status)),
        BadHttpRequestException { InnerException: JsonException json } bad => Problem.Of(bad.StatusCode, "What was sent is not as this address expects it.", "The document at /api/openapi.json says what it expects.", [Unread(json)]),
        BadHttpRequestException bad when Parameters.Unread(bad) is { } finding => Problem.Of(bad.StatusCode, finding.Message, finding.Remedy, [finding]),
        BadHttpRequestException bad => Problem.Of(bad.StatusCode, Words(bad.StatusCode), "The document at /api/openapi.json says what this address expects."),
        ResultWriteException or IOException or UnauthorizedAccessException => Problem.Of(
            StatusCodes.Status409Conflict, exception.Message, "Check that the file or folder is there, that it may be read or written, and that the disk has room."),
        _ => Problem.Of(StatusCodes.Status500InternalServerError, "This is a fault of Rampart.", "The terminal in which the server was started says more; please send it in."),
    };

    private static Finding Unread(JsonException json)
    {
        var place = new Place("request", (int)(json.LineNumber ?? -1) + 1, (int)(json.BytePositionInLine ?? -1) + 1);
        return Twice().Match(json.Message) is { Success: true } twice
            ? Finding.Error(place, twice.Groups["name"].Value, $"{twice.Groups["name"].Value} is given twice.", "Give it once.")
            : Finding.Error(place, json.Path ?? "$", "This cannot be read here, or is missing.", "Compare with /api/openapi.json.");
    }

    [GeneratedRegex("^Duplicate property '(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Twice();

    private static async Task Write(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = Problem.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        await JsonSerializer.SerializeAsync(context.Response.Body, problem, ApiJson.Options, context.RequestAborted);
    }

    private static string Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not as this address expects it.",
        StatusCodes.Status404NotFound => "There is nothing here.",
        StatusCodes.Status408RequestTimeout => "What was to be sent did not come.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
        StatusCodes.Status413PayloadTooLarge => "That is more than the server takes at once.",
        StatusCodes.Status415UnsupportedMediaType => "What is sent must be JSON.",
        _ => "The server will not do that.",
    };

    private static string Remedy(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "Send less, for example only the article's text.",
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "The document at /api/openapi.json says what there is.",
        _ => string.Empty,
    };
}
