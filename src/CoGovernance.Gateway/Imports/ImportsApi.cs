using System.Globalization;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Imports;
using CoGovernance.Domain.Kernel;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Gateway.Imports;

/// <summary>
/// Registers as files: upload, look at what they would do row by row, then apply all rows or none. Checking and applying go on after
/// the answer; the import is asked how far it is.
/// </summary>
internal static class ImportsApi
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int Most = 200;
    private const int Usual = 50;

    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(2);

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var limit = api.ServiceProvider.GetRequiredService<EdgeOptions>().MostUpload;
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", ListAsync).Produces<Page<ImportLine>>().Does(Operation.ListImports, Target.County).Refuses("cursor.invalid");
        imports.MapPost("", UploadAsync).Produces<ImportView>(StatusCodes.Status202Accepted).Does(Operation.UploadImport, Target.County)
            .Refuses(
                "import.media", "import.file-too-large", "import.file-name", "import.too-many-files", "import.no-files", "import.too-many",
                "body.too-large")
            .WithMetadata(new UploadLimit(limit)).WithRequestTimeout(UploadTime);
        imports.MapGet("/{import}", ReadAsync).Produces<ImportView>().Does(Operation.ReadImport, Target.County);
        imports.MapGet("/{import}/findings", FindingsAsync).Produces<Page<FindingView>>().Does(Operation.ListImportFindings, Target.County)
            .Refuses("import.expired", "import.not-checked", "cursor.invalid", "request.invalid");
        imports.MapGet("/{import}/marked/{file}", MarkedAsync).Produces(StatusCodes.Status200OK, contentType: Workbook)
            .Does(Operation.ReadMarkedCopy, Target.County).Refuses("import.expired", "import.not-checked", "import.no-marked-copy");
        imports.MapPost("/{import}/apply", ApplyAsync).Produces<ImportView>(StatusCodes.Status202Accepted).Does(Operation.ApplyImport, Target.County)
            .Refuses("import.expired", "import.has-errors", "import.step-not-allowed");
        imports.MapDelete("/{import}", DiscardAsync).Produces(StatusCodes.Status204NoContent).Does(Operation.DiscardImport, Target.County)
            .Refuses("import.step-not-allowed");
    }

    private static Task<IResult> ListAsync(HttpContext http, [AsParameters] PageQuery page, IJournal journal, ImportDesk desk)
    {
        var list = new Listing<ImportLine>(
            Tables.Imports, Line, "-uploadedAt", ("uploadedAt", "uploaded_at"), ("updatedAt", "updated_at"));
        return Pages.ReadAsync(http, journal, list, page);

        ImportLine Line(object?[] row) => new(
            (string)row[0]!, ImportView.StandingOf(Enum.Parse<ImportStatus>((string)row[1]!), desk.Find((string)row[0]!)), (string)row[2]!,
            (DateTimeOffset)row[3]!, Number(row, "files"), Number(row, "errors"), Number(row, "added"), Number(row, "changed"), Number(row, "refused"),
            (string?)row[Tables.Imports.Column("applied_by")], (DateTimeOffset?)row[Tables.Imports.Column("applied_at")],
            row[Tables.Imports.Column("result")] is string result ? Enum.Parse<ImportResult>(result) : null);

        static int Number(object?[] row, string name) => (int)(long)row[Tables.Imports.Column(name)]!;
    }

    private static async Task<IResult> UploadAsync(HttpContext http, EdgeOptions options, ImportDesk desk, IGrainFactory grains)
    {
        var (files, why) = await Upload.ReadAsync(http, options);
        if (why is not null)
            return Problem.Of(http, why);
        var command = http.Command();
        var id = $"i{command.NewId()}";
        return await desk.TakeAsync(command.Caller, id, files, Problem.PrefersEnglish(http)) is { } refused
            ? Problem.Of(http, refused)
            : Results.Accepted($"/api/v1/imports/{id}", await ViewAsync(id, desk, grains));
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string import, ImportDesk desk, IGrainFactory grains) =>
        await ViewAsync(import, desk, grains) is { } view ? Results.Ok(view) : Problem.Of(http, "not-found");

    private static async Task<IResult> FindingsAsync(
        HttpContext http, string import, [AsParameters] PartQuery page, ImportDesk desk, IGrainFactory grains)
    {
        var limit = page.Limit ?? Usual;
        if (limit is < 1 or > Most)
            return Problem.Of(http, [("limit", new Rejection("field.range").With("least", 1).With("most", Most))]);
        var skip = 0;
        if (page.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return Problem.Of(http, "cursor.invalid");
        if (await MissingAsync(import, desk, grains) is { } missing)
            return Problem.Of(http, missing);
        var findings = desk.Find(import)?.Report?.Findings ?? [];
        var english = Problem.PrefersEnglish(http);
        var shown = findings.Skip(skip).Take(limit).Select(f =>
        {
            var said = english ? f.English : f.Chinese;
            return new FindingView(
                f.File, f.Sheet, f.Row, f.Column, f.IsError ? FindingSeverity.Error : FindingSeverity.Warning, f.Code, said.What, said.Mend);
        });
        var next = skip + (long)limit < findings.Length ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null;
        return Results.Ok(new Page<FindingView>([.. shown], next));
    }

    private static async Task<IResult> MarkedAsync(HttpContext http, string import, string file, ImportDesk desk, IGrainFactory grains)
    {
        if (await MissingAsync(import, desk, grains) is { } missing)
            return Problem.Of(http, missing);
        if (desk.Find(import)?.Report is not { } report || !int.TryParse(file, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || number > report.Marked.Length)
        {
            return Problem.Of(http, "import.no-marked-copy");
        }

        http.Response.Headers.CacheControl = "no-store";
        var copy = report.Marked[number - 1];
        return Results.Bytes(copy.Content, Workbook, copy.Name);
    }

    private static async Task<IResult> ApplyAsync(HttpContext http, string import, ApplyBody body, ImportDesk desk, IGrainFactory grains)
    {
        if (await ViewAsync(import, desk, grains) is null)
            return Problem.Of(http, "not-found");
        return await desk.ApplyAsync(http.Command().Caller, import, body.AcceptValid) is { } refused
            ? Problem.Of(http, refused)
            : Results.Accepted($"/api/v1/imports/{import}", await ViewAsync(import, desk, grains));
    }

    private static async Task<IResult> DiscardAsync(HttpContext http, string import, ImportDesk desk, IGrainFactory grains)
    {
        if (await ViewAsync(import, desk, grains) is null)
            return Problem.Of(http, "not-found");
        return await desk.DiscardAsync(http.Command().Caller, import) is { } refused ? Problem.Of(http, refused) : Results.NoContent();
    }

    /// <summary>Why there are no findings to read; null when there are.</summary>
    private static async Task<string?> MissingAsync(string import, ImportDesk desk, IGrainFactory grains) =>
        await ViewAsync(import, desk, grains) is null ? "not-found"
        : desk.Find(import) is not { } held ? "import.expired"
        : held.Report is null ? "import.not-checked"
        : null;

    private static async Task<ImportView?> ViewAsync(string import, ImportDesk desk, IGrainFactory grains)
    {
        // Looked for first: what is forgotten between the two is told as over, never the other way round.
        var held = desk.Find(import);
        var found = import.Length is > 0 and <= 40 ? await grains.GetGrain<IImportGrain>(import).View() : RegisterImport.Initial;
        return found.Status == ImportStatus.None ? null : ImportView.Of(found, held);
    }
}
