using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>A file to import.</summary>
public sealed class ImportFile
{
    private readonly Func<CancellationToken, Task<ReadOnlyMemory<byte>>> load;

    private ImportFile(string name, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> load) => (Name, this.load) = (name, load);

    /// <summary>Without a folder.</summary>
    public string Name { get; }

    public static ImportFile At(string path) => new(Path.GetFileName(path), async cancellationToken =>
    {
        if (!File.Exists(path)) throw new SheetException(SheetException.NotFound);
        await using var stream = File.OpenRead(path);
        return await SheetReader.LoadAsync(stream, cancellationToken);
    });

    public static ImportFile Of(string name, ReadOnlyMemory<byte> content) => new(Path.GetFileName(name), _ => Task.FromResult(content));

    /// <exception cref="SheetException">The file is missing or too large.</exception>
    public Task<ReadOnlyMemory<byte>> LoadAsync(CancellationToken cancellationToken) => load(cancellationToken);

    internal ImportFile Named(string name) => new(name, load);
}
