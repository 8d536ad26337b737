using System.Collections.Immutable;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Sample;

/// <summary>
/// The sample as the files that an office would hand in: each register as <c>.xlsx</c> and as <c>.csv</c>, with Chinese headers. What is
/// real in it and what is invented: see <see cref="SampleCounty"/>.
/// </summary>
public static class SampleFiles
{
    /// <summary>The registers and their file names without ending, in the order in which they build on one another.</summary>
    public static ImmutableArray<(RegisterKind Kind, string Name)> Names { get; } =
    [
        (RegisterKind.Areas, "areas"),
        (RegisterKind.Units, "units"),
        (RegisterKind.Members, "members"),
        (RegisterKind.CourtyardHeads, "courtyard-heads"),
        (RegisterKind.Agreements, "agreements"),
        (RegisterKind.Posts, "posts"),
    ];

    /// <summary>
    /// Writes twelve files, over older ones of the same names; the same county gives the same bytes. The folder is made if missing.
    /// </summary>
    public static async Task WriteAsync(string folder, SampleCounty county, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        foreach (var (kind, name) in Names)
        {
            var sheet = RegisterSheets.Write(kind, county.Entries(kind));
            await WriteAsync(Path.Combine(folder, $"{name}.xlsx"), stream => SheetWriter.WriteXlsx(stream, [sheet]), cancellationToken);
            await WriteAsync(Path.Combine(folder, $"{name}.csv"), stream => SheetWriter.WriteCsv(stream, sheet), cancellationToken);
        }
    }

    private static async Task WriteAsync(string path, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        write(content);
        await File.WriteAllBytesAsync(path, content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken);
    }
}
