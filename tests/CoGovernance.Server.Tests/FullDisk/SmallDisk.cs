using System.Diagnostics;

namespace CoGovernance.Server.Tests.FullDisk;

/// <summary>
/// A disk of a few megabytes in memory, mounted at a folder that only programs run through it see. It is gone with the process that
/// holds it, which ends when its input does, whatever becomes of the test.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process holder;
    private readonly string folder;

    private SmallDisk(Process holder, string folder) => (this.holder, this.folder) = (holder, folder);

    /// <summary>What a program is run through to see the disk.</summary>
    public string[] Through => ["nsenter", "--target", $"{holder.Id}", "--mount", .. UserSpace("--user", "--preserve-credentials"), "--"];

    /// <summary>Null where the system does not permit it.</summary>
    public static async Task<SmallDisk?> TryMountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        var info = new ProcessStartInfo("unshare",
        [
            "--mount", .. UserSpace("--user", "--map-root-user"), "--", "sh", "-c",
            "mount -t tmpfs -o size=$1m tmpfs \"$2\" && echo mounted && "
            + "while read -r size; do mount -o remount,size=${size}m \"$2\" && echo resized; done",
            "sh", $"{megabytes}", folder,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var disk = new SmallDisk(Process.Start(info)!, folder);
        if (await disk.holder.StandardOutput.ReadLineAsync().WaitAsync(Limit) == "mounted")
            return disk;
        await disk.DisposeAsync();
        return null;
    }

    /// <summary>Makes room.</summary>
    public async Task ResizeAsync(int megabytes)
    {
        await holder.StandardInput.WriteLineAsync($"{megabytes}");
        await holder.StandardInput.FlushAsync();
        var answer = await holder.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        Assert.True(answer == "resized", $"{folder} could not be resized");
    }

    public async ValueTask DisposeAsync()
    {
        if (!holder.HasExited)
            holder.Kill();
        await holder.WaitForExitAsync();
        holder.Dispose();
    }

    private static string[] UserSpace(params string[] options) => Environment.IsPrivilegedProcess ? [] : options;
}
