using System.Threading.Channels;

namespace CoGovernance.Server.Tests.Killing;

/// <summary>Waits until something can be seen in a folder, looking again whenever a file in it has changed.</summary>
internal sealed class Signs : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly FileSystemWatcher watcher;
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Signs(string folder)
    {
        watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>False when the program ended before it could be seen.</summary>
    public async Task<bool> WaitAsync(Func<bool> seen, Task ended)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!seen())
        {
            var change = changes.Reader.ReadAsync(limit.Token).AsTask();
            if (await Task.WhenAny(change, ended) == ended)
                return false;
            await change;
        }

        return true;
    }

    public void Dispose() => watcher.Dispose();
}
