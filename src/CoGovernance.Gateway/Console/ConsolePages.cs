using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace CoGovernance.Gateway.Console;

/// <summary>
/// Gives out the web console as it was built: files that never change are kept by browsers for good, and every address that is not a file
/// gets the first page, which finds the way itself. Where no console was built, nothing is given out but the API.
/// </summary>
internal static partial class ConsolePages
{
    /// <summary>Where the build lays the console, beside the program.</summary>
    public const string Folder = "console";

    private const string FilesForGood = "/assets";
    private static readonly string[] NotPages = ["/api", "/openapi", "/health", "/metrics"];

    public static void UseConsole(this IApplicationBuilder app, string folder, ILogger logger)
    {
        var first = Path.Combine(folder, "index.html");
        if (!File.Exists(first))
        {
            LogMissing(logger, folder);
            return;
        }

        var page = new FirstPage(File.ReadAllText(first));
        var files = new PhysicalFileProvider(folder);
        app.UseWhen(
            http => IsRead(http.Request.Method) && !NotPages.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.Ordinal)),
            pages =>
            {
                pages.Use((http, next) =>
                {
                    var path = http.Request.Path.Value ?? "/";
                    if (path is "/" or "/index.html" || (!Path.HasExtension(path) && !files.GetFileInfo(path).Exists))
                        return page.WriteAsync(http);
                    if (CompressedAs(http.Request, files, path) is { } ending)
                        http.Request.Path = path + ending;
                    return next(http);
                });
                pages.UseStaticFiles(new StaticFileOptions
                {
                    FileProvider = files,
                    ContentTypeProvider = new CompressedTypes(),
                    OnPrepareResponse = Prepare,
                });
            });
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static string? CompressedAs(HttpRequest request, PhysicalFileProvider files, string path)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.Ordinal) && files.GetFileInfo(path + ".br").Exists ? ".br"
            : accepted.Contains("gzip", StringComparison.Ordinal) && files.GetFileInfo(path + ".gz").Exists ? ".gz"
            : null;
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        var path = file.Context.Request.Path;
        headers.CacheControl = path.StartsWithSegments(FilesForGood, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ContentSecurityPolicy = FirstPage.PolicyOfFiles;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (path.Value!.EndsWith(".br", StringComparison.Ordinal))
            headers.ContentEncoding = "br";
        else if (path.Value.EndsWith(".gz", StringComparison.Ordinal))
            headers.ContentEncoding = "gzip";
    }

    [LoggerMessage(EventName = "ConsoleMissing", Level = LogLevel.Warning, Message = "No console in {Folder}: only the API is served")]
    private static partial void LogMissing(ILogger logger, string folder);

    /// <summary>The type of what is compressed, not of the compression.</summary>
    private sealed class CompressedTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider known = new() { Mappings = { [".webmanifest"] = "application/manifest+json" } };

        public bool TryGetContentType(string subpath, out string contentType) => known.TryGetContentType(
            Path.GetExtension(subpath) is ".br" or ".gz" ? subpath[..^3] : subpath, out contentType!);
    }
}
