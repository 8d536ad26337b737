using System.Diagnostics;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Tests.Places;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests;

/// <summary>What only a file can suffer.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cogovernance-fault-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_that_is_no_record_is_refused_by_name()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "county.db"), new string('x', 8_192));
        var refused = await Assert.ThrowsAsync<RecordStoreException>(() => OpenAsync(folder));
        Assert.Equal("store.corrupt", refused.Code);
        Assert.Contains(Path.Combine(folder, "county.db"), refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_one_is_refused_by_name()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        var refused = await Assert.ThrowsAsync<RecordStoreException>(() => OpenAsync(Path.Combine(file, "data")));
        Assert.Equal("store.unreadable", refused.Code);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_fails_the_appends_until_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(Path.Combine(folder, "disk"));
        await using var store = await OpenAsync(disk.Folder);
        var filler = disk.Fill(leaving: 200_000);
        var written = 0;
        string? refusal;
        while ((refusal = await TryAsync(store, written)) is null)
            written++;
        Assert.InRange(written, 1, 10);
        Assert.Equal("journal.disk-full", refusal);
        var together = await Task.WhenAll(Enumerable.Range(100, 20).Select(i => TryAsync(store, i)));
        Assert.All(together, code => Assert.Equal("journal.disk-full", code));

        File.Delete(filler);
        Assert.Null(await TryAsync(store, 100));
        var report = await RecordVerifier.VerifyAsync(store, null, CancellationToken.None);
        Assert.Null(report.First);
        Assert.Equal(written + 1, report.Events);
    }

    [Fact]
    public async Task An_erased_key_is_nowhere_in_the_files()
    {
        var key = new byte[32];
        new Random(7).NextBytes(key);
        await using (var store = await RecordStores.OpenAsync(
            new RecordStoreOptions { DataFolder = folder, FillRandom = bytes => key.AsSpan(0, bytes.Length).CopyTo(bytes) },
            new TotalsProjector(), TimeProvider.System, null, CancellationToken.None))
        {
            store.Seal("member/7", "李雷");
            Assert.Null(await TryAsync(store, 1));
            Assert.True(FilesHold(key));
            await store.EraseAsync("member/7", CancellationToken.None);
            Assert.Null(await TryAsync(store, 2));
            Assert.False(FilesHold(key));
        }

        Assert.False(FilesHold(key));
    }

    private static Task<RecordStore> OpenAsync(string folder) => RecordStores.OpenAsync(
        new RecordStoreOptions { DataFolder = folder }, new TotalsProjector(), TimeProvider.System, null, CancellationToken.None);

    /// <summary>Appends 20 kB; the code of the refusal, or null.</summary>
    private static async Task<string?> TryAsync(RecordStore store, int number)
    {
        var data = TotalsProjector.Data(0);
        var projector = new TotalsProjector();
        var stream = new StreamId("unit", $"U{number}");
        try
        {
            var result = await store.AppendAsync(
                new Append
                {
                    Stream = stream,
                    ExpectedVersion = 0,
                    CommandId = "c-1",
                    Actor = new string('a', 20_000),
                    At = DateTimeOffset.UnixEpoch,
                    Events = [new NewEvent("unit.added", data)],
                    Rows = [projector.Row(stream, 0, 1, DateTimeOffset.UnixEpoch)],
                },
                CancellationToken.None);
            Assert.Equal(AppendStatus.Appended, result.Status);
            return null;
        }
        catch (JournalUnavailableException unavailable)
        {
            return unavailable.Code;
        }
    }

    private bool FilesHold(byte[] bytes) => Directory.GetFiles(folder, "county.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(bytes) >= 0;
    });

    /// <summary>Two megabytes in memory, mounted; needs the right to mount.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private SmallDisk(string folder) => Folder = folder;

        public string Folder { get; }

        public static async Task<SmallDisk> MountAsync(string folder)
        {
            Directory.CreateDirectory(folder);
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder);
            return new SmallDisk(folder);
        }

        /// <summary>Takes all room but the given number of bytes; the name of the file that does.</summary>
        public string Fill(long leaving)
        {
            var filler = Path.Combine(Folder, "filler");
            File.WriteAllBytes(filler, new byte[new DriveInfo(Folder).AvailableFreeSpace - leaving]);
            return filler;
        }

        public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", Folder);

        private static async Task RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(program, arguments);
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
