using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Rampart.Web.Ui;

namespace Rampart.Web.Hosting;

/// <summary>The pages and all their files, out of the program itself.</summary>
internal static class Pages
{
    private const string Index = "index.html";

    // The bundler puts a hash of its content into the name of everything here: it may be kept for ever.
    private const string Hashed = "assets/";

    // The client's own routes: the same page, which looks at the address.
    private static readonly string[] Routes = ["", "coverage", "replay", "campaign", "evidence", "force", "method"];

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".map"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml; charset=utf-8",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".wasm"] = "application/wasm",
        [".txt"] = "text/plain; charset=utf-8",
        [".bin"] = "application/octet-stream",
    };

    private static readonly FrozenSet<string> Names = UiFiles.Names.ToFrozenSet(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, PageFile> Known = new(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder application)
    {
        application.MapGet("/api/{**rest}", () => TypedResults.NotFound()).ExcludeFromDescription();
        application.MapMethods("/{**path}", ["GET", "HEAD"], Send).ExcludeFromDescription();
    }

    private static async Task Send(HttpContext context, string? path)
    {
        var (request, response) = (context.Request, context.Response);
        var name = Routes.Contains(path ?? string.Empty, StringComparer.Ordinal) ? Index : path!;
        if (!Names.Contains(name))
        {
            // The page itself says that there is no such page, with the way to the others.
            name = IsPage(name) && TakesPages(request) ? Index : throw RefusalException.NotThere("page here", "The first page is at /.");
            response.StatusCode = StatusCodes.Status404NotFound;
        }

        var file = Known.GetOrAdd(name, Read);
        var isThere = response.StatusCode != StatusCodes.Status404NotFound;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = !isThere ? "no-store" : file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        if (isThere)
        {
            response.Headers.ETag = file.Tag;
        }

        if (isThere && request.Headers.IfNoneMatch.Contains(file.Tag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var takesGzip = request.GetTypedHeaders().AcceptEncoding.Any(each => each.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && each.Quality is not 0.0);
        var content = takesGzip && file.Zipped is { } zipped ? zipped : file.Plain;
        if (ReferenceEquals(content, file.Zipped))
        {
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentType = file.Type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    // What the page itself would load is no page: a script that is missing must not come as one.
    private static bool IsPage(string path) => !path.StartsWith(Hashed, StringComparison.Ordinal) && Path.GetExtension(path).Length == 0;

    private static bool TakesPages(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(each => each.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && each.Quality is not 0.0);

    private static PageFile Read(string name)
    {
        using (var stream = UiFiles.TryOpen(name, out var found) ? found : throw new InvalidOperationException($"{name} is not among the pages."))
        {
            using var plain = new MemoryStream();
            stream.CopyTo(plain);
            var content = plain.ToArray();
            var type = Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
            return new PageFile(type, content, Zipped(type, content), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"", name.StartsWith(Hashed, StringComparison.Ordinal));
        }
    }

    private static byte[]? Zipped(string type, byte[] content)
    {
        // Below a packet's size, and for what is packed already, there is nothing to win.
        const int WorthIt = 1000;
        if (content.Length < WorthIt || type is "image/png" or "image/webp" or "font/woff2")
        {
            return null;
        }

        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return zipped.Length < content.Length ? zipped.ToArray() : null;
    }

    private sealed record PageFile(string Type, byte[] Plain, byte[]? Zipped, string Tag, bool IsHashed);
}
