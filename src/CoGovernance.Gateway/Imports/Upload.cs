using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Edge;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CoGovernance.Gateway.Imports;

/// <summary>The most bytes that a body of the endpoint may have, instead of what others may.</summary>
internal sealed record UploadLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

/// <summary>Reads <c>multipart/form-data</c> into memory. The framework's own reading of forms would put larger files on disk.</summary>
internal static class Upload
{
    public const int MostFiles = 20;

    private const int MostName = 200;

    /// <summary>The files, or why they cannot be taken.</summary>
    public static async Task<(ImmutableArray<UploadedFile> Files, Rejection? Why)> ReadAsync(HttpContext http, EdgeOptions options)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
        {
            return ([], new Rejection("import.media"));
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = options.MostUploadFile }, http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return ([], new Rejection("import.file-too-large").With("most", options.MostUploadFile / (1024 * 1024)));
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            return ([], new Rejection("request.malformed").With("reason", "multipart"));
        }
    }

    private static async Task<(ImmutableArray<UploadedFile> Files, Rejection? Why)> ReadAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<UploadedFile>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            var name = Path.GetFileName(given?.Replace('\\', '/') ?? "");
            if (name.Length == 0)
                continue;
            if (name.Length > MostName || name.Any(char.IsControl))
                return ([], new Rejection("import.file-name"));
            if (files.Count == MostFiles)
                return ([], new Rejection("import.too-many-files").With("most", MostFiles));
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken);
            files.Add(new UploadedFile(name, content.ToArray()));
        }

        return files.Count == 0 ? ([], new Rejection("import.no-files")) : (files.ToImmutable(), null);
    }
}
