using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Tests.Places;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests;

/// <summary>What only a server can suffer.</summary>
[Collection(nameof(PostgresServer))]
public sealed class PostgresFaultTests(PostgresServer fixture)
{
    private static readonly TotalsProjector Projector = new();

    [Fact]
    public async Task A_server_that_comes_back_is_waited_for()
    {
        await using var place = await NewPlaceAsync();
        var log = new SignalLog("is Gone");
        await using var store = await place.OpenAsync(loggers: log);
        Assert.Equal(AppendStatus.Appended, (await AppendAsync(store, 1)).Status);
        await fixture.Server.CrashAsync();
        var append = AppendAsync(store, 2);
        var read = store.ReadAsync(Stream(1), CancellationToken.None).AsTask();
        await log.Seen;
        Assert.False(append.IsCompleted);
        Assert.False(read.IsCompleted);

        await fixture.Server.ResumeAsync();
        Assert.Equal(new AppendResult(AppendStatus.Appended, 1), await append);
        Assert.Equal(1, (await read).Version);
        Assert.Equal(new AppendResult(AppendStatus.Duplicate, 1), await AppendAsync(store, 1));
        var report = await RecordVerifier.VerifyAsync(store, null, CancellationToken.None);
        Assert.Null(report.First);
        Assert.Equal(2, report.Events);
        Assert.Equal("store.in-use", (await Assert.ThrowsAsync<RecordStoreException>(() => place.OpenAsync())).Code);
    }

    [Fact]
    public async Task A_server_that_stays_away_fails_the_appends_until_it_is_back()
    {
        await using var place = await NewPlaceAsync();
        await using var store = await place.OpenAsync(o => o with { Patience = TimeSpan.FromMilliseconds(300) });
        await fixture.Server.CrashAsync();
        var append = await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(store, 1));
        var read = await Assert.ThrowsAsync<JournalUnavailableException>(
            async () => await store.ReadAsync(Stream(1), CancellationToken.None));
        Assert.Equal(("journal.gone", "journal.gone"), (append.Code, read.Code));
        await fixture.Server.ResumeAsync();
        Assert.Equal(new AppendResult(AppendStatus.Appended, 1), await AppendAsync(store, 1));
    }

    [Theory]
    [InlineData(3)]
    public async Task Crashes_under_load_lose_no_answer_and_write_nothing_twice(int crashes)
    {
        await using var place = await NewPlaceAsync();
        await using var store = await place.OpenAsync();
        var committed = new List<long>();
        store.Committed += batch =>
        {
            lock (committed)
                committed.AddRange(batch.Events.Select(e => e.Position));
        };
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            var version = 0L;
            while (!stop.IsCancellationRequested)
            {
                var result = await AppendAsync(store, number, version);
                Assert.Equal(new AppendResult(AppendStatus.Appended, version + 1), result);
                version++;
            }

            return version;
        })).ToList();
        for (var i = 0; i < crashes; i++)
        {
            await store.AppendAsync(Adding(new StreamId("marker", $"{i}"), 0), CancellationToken.None);
            await fixture.Server.CrashAsync();
            await fixture.Server.ResumeAsync();
        }

        await store.AppendAsync(Adding(new StreamId("marker", "last"), 0), CancellationToken.None);
        await stop.CancelAsync();
        var versions = await Task.WhenAll(writers);
        var report = await RecordVerifier.VerifyAsync(store, null, CancellationToken.None);
        Assert.Null(report.First);
        Assert.Equal(versions.Sum() + crashes + 1, report.Events);
        Assert.Equal(Enumerable.Range(1, (int)report.Events).Select(p => (long)p), committed);
    }

    [Fact]
    public async Task Several_silos_share_one_journal()
    {
        await using var place = await NewPlaceAsync();
        await using var one = await place.OpenAsync(o => o with { SharedWriters = true });
        await using var two = await place.OpenAsync(o => o with { SharedWriters = true });
        RecordStore[] silos = [one, two];
        for (var version = 0L; version < 20; version++)
        {
            Assert.Equal(new AppendResult(AppendStatus.Appended, version + 1), await AppendAsync(silos[version % 2], 1, version));
            Assert.Equal(new AppendResult(AppendStatus.Duplicate, version + 1), await AppendAsync(silos[(version + 1) % 2], 1, version));
        }

        await Task.WhenAll(Enumerable.Range(10, 100).Select(i => AppendAsync(silos[i % 2], i)));
        Assert.Equal("text", two.Open("member/7", one.Seal("member/7", "text")));
        var sealedText = two.Seal("member/7", "text");
        await two.EraseAsync("member/7", CancellationToken.None);
        Assert.Null(one.Open("member/7", sealedText));
        var report = await RecordVerifier.VerifyAsync(one, null, CancellationToken.None);
        Assert.Null(report.First);
        Assert.Equal(120, report.Events);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_its_password()
    {
        var options = new RecordStoreOptions
        {
            PostgresConnectionString = "Host=/nowhere;Username=county;Password=secret;Database=county",
            Patience = TimeSpan.FromMilliseconds(20),
        };
        var refused = await Assert.ThrowsAsync<RecordStoreException>(
            () => RecordStores.OpenAsync(options, Projector, TimeProvider.System, null, CancellationToken.None));
        Assert.Equal("store.unreadable", refused.Code);
        Assert.Contains("/nowhere", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    private static StreamId Stream(int number) => new("unit", $"U{number}");

    private static Task<AppendResult> AppendAsync(RecordStore store, int number, long version = 0) =>
        store.AppendAsync(Adding(Stream(number), version), CancellationToken.None);

    private static Append Adding(StreamId stream, long version) => new()
    {
        Stream = stream,
        ExpectedVersion = version,
        CommandId = $"c-{version}",
        Actor = "system",
        At = DateTimeOffset.UnixEpoch,
        Events = [new NewEvent("unit.added", TotalsProjector.Data(2))],
        Rows = [Projector.Row(stream, 2 * (version + 1), (int)version + 1, DateTimeOffset.UnixEpoch)],
    };

    private async Task<RecordPlace> NewPlaceAsync() => new PostgresPlace(fixture.Server, await fixture.Server.NewDatabaseAsync());
}
