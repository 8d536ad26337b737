using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.FullDisk;

/// <summary>A test that needs a disk of its own; skipped, and said so, where the system permits none; in CI it fails there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWhereDisksCanBeMountedAttribute : FactAttribute
{
    private static readonly bool CanMount = Task.Run(TryAsync).GetAwaiter().GetResult();

    public FactWhereDisksCanBeMountedAttribute()
    {
        if (!CanMount && Environment.GetEnvironmentVariable("CI") is not "true")
            Skip = "The system permits no private mounts.";
    }

    private static async Task<bool> TryAsync()
    {
        try
        {
            using var folder = new TestFolder();
            await using var disk = await SmallDisk.TryMountAsync(folder.Data, megabytes: 1);
            return disk is not null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or TimeoutException)
        {
            return false;
        }
    }
}
