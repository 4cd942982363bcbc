using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using HeaderUtilities = Microsoft.Net.Http.Headers.HeaderUtilities;
using MediaTypeHeaderValue = Microsoft.Net.Http.Headers.MediaTypeHeaderValue;

namespace Rampart.Web.Hosting;

/// <summary>Who may ask at all: this machine's browser by our own name, from our own pages, or whoever shows the token.</summary>
/// <remarks>
/// The Host check refuses pages that have bent their own name to 127.0.0.1; the Origin and Sec-Fetch-Site checks refuse other pages, those on other ports of this machine among them.
/// A program that is no browser sends neither and is let through: it could read the disk just as well.
/// </remarks>
internal sealed class Gate(ServerOptions options)
{
    public const string TokenCookie = "rampart-token";
    private const string TokenQuery = "token";
    private const string Bearer = "Bearer ";

    private readonly byte[]? _token = options.Token is { } token ? Digest(token) : null;

    public Task Pass(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (_token is null && !IsOurName(request.Host, context.Connection.LocalPort))
        {
            throw new RefusalException(StatusCodes.Status403Forbidden, "The server does not go by this name.", "Open it by the address that it has printed.");
        }

        if (_token is not null && !ShowsToken(request))
        {
            return AsksForToken(request) ? Welcome(context) : throw new RefusalException(StatusCodes.Status403Forbidden, "The server asks for its token.", "Open the address that it has printed, with ?token=…, or send it as a bearer token.");
        }

        if (IsApi(request))
        {
            RefuseOtherSites(request);
            RefuseOtherBodies(request);
        }

        return next(context);
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private bool IsOurName(HostString host, int port)
    {
        var given = host.Host.Trim('[', ']');
        var isOurs = string.Equals(given, "localhost", StringComparison.OrdinalIgnoreCase) || string.Equals(given, "127.0.0.1", StringComparison.Ordinal)
            || (IPAddress.TryParse(given, out var address) && address.Equals(IPAddress.IPv6Loopback)) || string.Equals(given, options.Address.ToString(), StringComparison.Ordinal);
        return isOurs && (host.Port ?? 80) == port;
    }

    private static void RefuseOtherSites(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var isOther = site is not ("" or "same-origin" or "none") || (origin.Length > 0 && !IsOwn(origin, request.Host));
        if (isOther)
        {
            throw new RefusalException(StatusCodes.Status403Forbidden, "Another site asks: only the server's own pages may.", "Open Rampart's own page.");
        }
    }

    // Behind a proxy the browser's scheme is https, ours is not: host and port decide.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (string.Equals(from.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) || string.Equals(from.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        && string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private void RefuseOtherBodies(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        if (request.ContentLength > options.Limits.Body_bytes)
        {
            throw Problems.TooLarge(options.Limits.Body_bytes);
        }

        // Such as "stop": the address says it all.
        if (request.ContentType is null && request.ContentLength is (null or 0) && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return;
        }

        // A form on another page can send text and forms without asking, but never this.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(StatusCodes.Status415UnsupportedMediaType, "What is sent must be JSON.", "Send it with Content-Type: application/json.");
        }

        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(StatusCodes.Status415UnsupportedMediaType, "What is sent must be JSON in UTF-8.", "Send it with Content-Type: application/json, and no other charset.");
        }

        // A charset in quotation marks is a good one, but what reads the body after us does not know it.
        request.ContentType = "application/json";
    }

    private bool ShowsToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var shown = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Cookies[TokenCookie];
        return IsToken(shown);
    }

    private bool AsksForToken(HttpRequest request) => HttpMethods.IsGet(request.Method) && !IsApi(request) && IsToken(request.Query[TokenQuery]);

    private bool IsToken(string? shown) => shown is not null && CryptographicOperations.FixedTimeEquals(Digest(shown), _token!);

    /// <summary>The browser keeps the token as a cookie; it leaves the address bar at once.</summary>
    private static Task Welcome(HttpContext context)
    {
        var token = context.Request.Query[TokenQuery].ToString();
        context.Response.Cookies.Append(TokenCookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
        var others = context.Request.Query.Where(each => !string.Equals(each.Key, TokenQuery, StringComparison.Ordinal));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(string.Create(CultureInfo.InvariantCulture, $"/{context.Request.Path.ToUriComponent().TrimStart('/', '\\')}{QueryString.Create(others).ToUriComponent()}"));
        return Task.CompletedTask;
    }

    // Of one length whatever was shown, so that comparing tells nothing.
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
