using System.Buffers;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// Reads the tables of a file: the visible sheets of an .xlsx workbook, or a .csv file. What a file is is told by its content, not by its
/// name. Sheets without content are left out. Titles above the header are skipped.
/// </summary>
public static class SheetReader
{
    private static readonly string[] TextEndings = [".csv", ".txt", ".tsv", ""];

    /// <param name="isHeader">
    /// Recognises the header among the first rows; without it, or if it finds none, the first row of two or more cells is taken.
    /// </param>
    /// <exception cref="SheetException">The file is missing, not a table, or beyond <see cref="SheetLimits"/>.</exception>
    public static async Task<IReadOnlyList<Sheet>> ReadAsync(
        string path, Predicate<IReadOnlyList<string>>? isHeader = null, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new SheetException(SheetException.NotFound);
        await using var stream = file.OpenRead();
        return await ReadAsync(stream, file.Name, isHeader, cancellationToken);
    }

    /// <param name="fileName">Names the sheet of a CSV file.</param>
    /// <param name="isHeader">
    /// Recognises the header among the first rows; without it, or if it finds none, the first row of two or more cells is taken.
    /// </param>
    /// <exception cref="SheetException">The content is not a table, or beyond <see cref="SheetLimits"/>.</exception>
    public static async Task<IReadOnlyList<Sheet>> ReadAsync(
        Stream stream, string fileName, Predicate<IReadOnlyList<string>>? isHeader = null, CancellationToken cancellationToken = default) =>
        Read(await LoadAsync(stream, cancellationToken), fileName, isHeader, cancellationToken);

    /// <summary>Reads a file that is already in memory.</summary>
    /// <exception cref="SheetException">The content is not a table, or beyond <see cref="SheetLimits"/>.</exception>
    public static IReadOnlyList<Sheet> Read(
        ReadOnlyMemory<byte> content,
        string fileName,
        Predicate<IReadOnlyList<string>>? isHeader = null,
        CancellationToken cancellationToken = default)
    {
        if (content.Length > SheetLimits.FileBytes) throw new SheetException(SheetException.TooLarge);
        var sheets = content.Span switch
        {
            [0x50, 0x4B, ..] => XlsxReading.Read(content, isHeader, cancellationToken),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new SheetException(OfCompoundFile(content.Span)),
            _ when TextEndings.Contains(Path.GetExtension(fileName).ToLowerInvariant()) =>
                CsvReading.Read(content, Path.GetFileNameWithoutExtension(fileName), isHeader, cancellationToken),
            _ => throw new SheetException(SheetException.NotASpreadsheet),
        };
        return sheets.Count > 0 ? sheets : throw new SheetException(SheetException.NoHeader);
    }

    /// <summary>A compound file is a workbook of before 2007, or the wrapping of an encrypted one.</summary>
    private static string OfCompoundFile(ReadOnlySpan<byte> content) =>
        content.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? SheetException.Encrypted
        : content.IndexOf("W\0o\0r\0k\0b\0o\0o\0k\0"u8) >= 0 || content.IndexOf("B\0o\0o\0k\0"u8) >= 0 ? SheetException.OldFormat
        : SheetException.NotASpreadsheet;

    internal static async Task<ReadOnlyMemory<byte>> LoadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek && stream.Length - stream.Position > SheetLimits.FileBytes) throw new SheetException(SheetException.TooLarge);
        using var loaded = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (loaded.Length + read > SheetLimits.FileBytes) throw new SheetException(SheetException.TooLarge);
                loaded.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return loaded.GetBuffer().AsMemory(0, (int)loaded.Length);
    }
}
