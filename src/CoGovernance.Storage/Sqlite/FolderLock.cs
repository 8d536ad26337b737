namespace CoGovernance.Storage.Sqlite;

/// <summary>
/// One process at a time has the folder: <c>county.lock</c> is open without sharing. The operating system lets go of it when the
/// process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = "county.lock";

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Null when another has the folder.</summary>
    /// <exception cref="RecordStoreException">The folder cannot be made or written: <c>store.unreadable</c>.</exception>
    public static FolderLock? TryTake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, FileName),
                FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (Directory.Exists(folder) && IsShared(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RecordStoreException("store.unreadable", $"The folder {folder} cannot be used: {exception.Message}", exception);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>EWOULDBLOCK on Linux (11) and macOS (35), a sharing or lock violation on Windows (32, 33).</summary>
    private static bool IsShared(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
