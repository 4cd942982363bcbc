using System.Text.Json;
using System.Text.RegularExpressions;
using Rampart.Web.Ui;

namespace Rampart.Web.Hosting;

/// <summary>What every answer tells the browser to refuse: foreign scripts, frames, guesses at types, and requests to any other host.</summary>
internal static partial class SecurityHeaders
{
    private const string AssetsFile = "assets.json";

    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; script-src 'self'; style-src {string.Join(' ', ["'self'", .. StyleHashes()])}; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            // What an answer says may be another a second later; what never changes says so itself.
            headers.CacheControl = "no-store";
        }

        return next(context);
    }

    /// <summary>Hashes of the style elements that the chart library puts into its charts, as the bundler has found them; nothing else inline is let through.</summary>
    private static IEnumerable<string> StyleHashes()
    {
        if (!UiFiles.TryOpen(AssetsFile, out var file))
        {
            return [];
        }

        using (file)
        using (var assets = JsonDocument.Parse(file))
        {
            return [.. assets.RootElement.GetProperty("styleHashes").EnumerateArray().Select(hash => hash.GetString()!).Where(hash => Sha256().IsMatch(hash)).Select(hash => $"'{hash}'")];
        }
    }

    [GeneratedRegex("^sha256-[A-Za-z0-9+/]{43}=$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Sha256();
}
