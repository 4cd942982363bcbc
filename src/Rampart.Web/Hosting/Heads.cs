namespace Rampart.Web.Hosting;

/// <summary>HEAD of the API: what GET would say, without its body.</summary>
internal static class Heads
{
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

    /// <summary>Whether the head alone was asked for.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(typeof(Heads));
}
