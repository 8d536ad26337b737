using CoGovernance.Server.Tests.Programs;

namespace CoGovernance.Server.Tests.FullDisk;

/// <summary>A disk that fills up ends the work with one line, harms nothing, and the work goes on once there is room.</summary>
[Collection(ImportedCountyTests.Name)]
public sealed class FullDiskTests(ImportedCounty county) : IDisposable
{
    private const string Full = "The disk is full; nothing was written: ";
    private const int Roomy = 200;
    private readonly TestFolder folder = new();

    /// <summary>Room for some and not for all of the registers, a little more each time.</summary>
    [FactWhereDisksCanBeMounted]
    public async Task An_import_that_fills_the_disk_can_be_run_again_to_its_end()
    {
        await using var disk = await MountAsync(megabytes: 4);
        string[] import = ["import", "--data", folder.Data, .. county.SampleFiles("csv")];
        for (var megabytes = 6; megabytes <= 12; megabytes += 2)
        {
            await disk.ResizeAsync(megabytes);
            Assert.StartsWith(Full, (await RunAsync(disk, import)).FailedInOneLine(), StringComparison.Ordinal);
        }

        await disk.ResizeAsync(Roomy);
        await AssertSoundAsync(disk);
        Assert.Equal("Imported.", (await RunAsync(disk, import)).Succeeded().OutputLines[0]);
        Assert.Equal("Nothing to import: the register has all of it.", (await RunAsync(disk, import)).Succeeded().OutputLines[0]);
        await AssertSoundAsync(disk);
    }

    /// <summary>Room for the registers and not for all of two days.</summary>
    [FactWhereDisksCanBeMounted]
    public async Task A_play_that_fills_the_disk_goes_on_when_there_is_room()
    {
        await using var disk = await MountAsync(megabytes: 25);
        string[] demo = ["demo", "--headless", "--days", "2", "--data", folder.Data];
        var end = await RunAsync(disk, demo);
        Assert.StartsWith(Full, end.FailedInOneLine(), StringComparison.Ordinal);
        Assert.Contains("  Posts: 176 added, 0 changed, 0 unchanged, 0 with errors", end.OutputLines);
        await disk.ResizeAsync(Roomy);
        await AssertSoundAsync(disk);
        (await RunAsync(disk, demo)).Succeeded();
        await AssertSoundAsync(disk);
    }

    /// <summary>A quota instead of a full disk: no file may grow beyond the limit, which the shell counts in blocks of 512 bytes.</summary>
    [Fact]
    public async Task An_import_that_exhausts_its_quota_can_be_run_again_to_its_end()
    {
        string[] import = ["import", "--data", folder.Data, .. county.SampleFiles("csv")];
        var limited = new ProgramStart(import) { Through = ["sh", "-c", "trap '' XFSZ; ulimit -f 16384; exec \"$@\"", "sh"] };
        Assert.StartsWith(Full, (await RunningProgram.RunAsync(limited)).FailedInOneLine(), StringComparison.Ordinal);
        (await RunningProgram.RunAsync("verify", "--data", folder.Data)).Succeeded();
        Assert.Equal("Imported.", (await RunningProgram.RunAsync(import)).Succeeded().OutputLines[0]);
        Assert.Equal("Nothing to import: the register has all of it.", (await RunningProgram.RunAsync(import)).Succeeded().OutputLines[0]);
    }

    public void Dispose() => folder.Dispose();

    private async Task<SmallDisk> MountAsync(int megabytes) =>
        await SmallDisk.TryMountAsync(folder.Data, megabytes) ?? throw new InvalidOperationException("The disk cannot be mounted.");

    private static Task<ProgramEnd> RunAsync(SmallDisk disk, string[] arguments) =>
        RunningProgram.RunAsync(new ProgramStart(arguments) { Through = disk.Through });

    private async Task AssertSoundAsync(SmallDisk disk) => (await RunAsync(disk, ["verify", "--data", folder.Data])).Succeeded();
}
