using Microsoft.AspNetCore.Http.Metadata;

namespace Rampart.Web.Hosting;

/// <summary>HEAD of the API: what GET would say, without its body. A stream of events has no head to be had, for it would have to be made.</summary>
internal static class Heads
{
    private const string Events = "text/event-stream";

    /// <summary>Stands before the routes: they know GET alone.</summary>
    public static async Task AsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method) || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Items[typeof(Heads)] = true;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            context.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>Stands behind the routes: refuses what would go on and on.</summary>
    public static Task RefuseEvents(HttpContext context, RequestDelegate next)
    {
        var isStream = context.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(answer => answer.ContentTypes.Contains(Events, StringComparer.Ordinal)) is true;
        if (isStream && context.Items.ContainsKey(typeof(Heads)))
        {
            context.Response.Headers.Allow = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
