using Microsoft.AspNetCore.Http.Metadata;

namespace Rampart.Web.Hosting;

/// <summary>Streams of events: so many at once, and none for who wants their head alone, for it would have to be made.</summary>
internal sealed class Streams(int most)
{
    private const string Events = "text/event-stream";

    private int _open;

    /// <summary>Stands behind the routes.</summary>
    public async Task Pass(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(answer => answer.ContentTypes.Contains(Events, StringComparer.Ordinal)) is not true)
        {
            await next(context);
            return;
        }

        if (Heads.IsHead(context))
        {
            context.Response.Headers.Allow = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > most)
            {
                throw new RefusalException(StatusCodes.Status429TooManyRequests, $"{most} watch already.", "Close some pages; or ask now and then how the job stands: GET /api/jobs/ID.");
            }

            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
