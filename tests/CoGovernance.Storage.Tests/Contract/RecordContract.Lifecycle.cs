using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Tests.Places;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    [Fact]
    public async Task What_was_answered_is_there_after_a_crash()
    {
        await using var store = await Place.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.AppendAsync(Adding(Stream(i), [], "c-1", i), None)));
        Assert.All(answers, a => Assert.Equal(new AppendResult(AppendStatus.Appended, 1), a));
        await using var crashed = await Place.CrashAsync();
        await store.DisposeAsync();
        await using var again = await crashed.OpenAsync();
        var report = await RecordVerifier.VerifyAsync(again, null, None);
        Assert.Null(report.First);
        Assert.Equal(100, report.Events);
        Assert.Equal(new AppendResult(AppendStatus.Duplicate, 1), await again.AppendAsync(Adding(Stream(7), [], "c-1", 7), None));
        Assert.Equal(new AppendResult(AppendStatus.Appended, 2), await again.AppendAsync(Adding(Stream(7), [7], "c-2", 7), None));
    }

    [Fact]
    public async Task Closing_commits_what_waits_and_refuses_what_comes()
    {
        var store = await Place.OpenAsync();
        var waiting = Enumerable.Range(0, 50).Select(i => store.AppendAsync(Adding(Stream(i), [], "c-1", i), None)).ToList();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), a => Assert.Equal(AppendStatus.Appended, a.Status));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.AppendAsync(Adding(Stream(99), [], "c-1", 1), None));
    }

    [Fact]
    public async Task A_second_opening_is_refused_while_the_first_is_open()
    {
        await using (await Place.OpenAsync())
            Assert.Equal("store.in-use", (await Assert.ThrowsAsync<RecordStoreException>(() => Place.OpenAsync())).Code);
        await using var after = await Place.OpenAsync();
        Assert.Equal(0, (await after.ReadAsync(Stream(1), None)).Version);
    }

    [Fact]
    public async Task A_standby_takes_over_when_the_first_is_gone()
    {
        var first = await Place.OpenAsync();
        var log = new SignalLog("standing by");
        var standby = Place.OpenAsync(o => o with { Standby = true }, loggers: log);
        await log.Seen;
        await first.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        Assert.False(standby.IsCompleted);
        await first.DisposeAsync();
        await using var second = await standby;
        Assert.Equal(new AppendResult(AppendStatus.Appended, 2), await second.AppendAsync(Adding(Stream(1), [1], "c-2", 1), None));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using (await Place.OpenAsync())
        {
        }

        await Place.ExecuteAsync("INSERT INTO store_migrations (number, name, at) VALUES (99, 'future', 0)");
        var refused = await Assert.ThrowsAsync<RecordStoreException>(() => Place.OpenAsync());
        Assert.Equal("store.newer", refused.Code);
        Assert.Contains("schema 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains("schema 2;", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_store_stands_beside_and_writes_nothing()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        await using var reader = await Place.OpenAsync(o => o with { ReadOnly = true });
        Assert.Equal(1, (await reader.ReadAsync(Stream(1), None)).Version);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.AppendAsync(Adding(Stream(1), [1], "c-2", 1), None));
        Assert.Throws<InvalidOperationException>(() => reader.Seal("member/7", "text"));
    }

    [Fact]
    public async Task A_locked_database_is_waited_for()
    {
        var log = new SignalLog("is Locked");
        await using var store = await Place.OpenAsync(loggers: log);
        Task<AppendResult> append;
        await using (await Place.LockAsync())
        {
            append = store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
            await log.Seen;
            Assert.False(append.IsCompleted);
        }

        Assert.Equal(new AppendResult(AppendStatus.Appended, 1), await append);
    }

    [Fact]
    public async Task A_database_that_stays_locked_fails_the_appends_and_nothing_else()
    {
        await using var store = await Place.OpenAsync(o => o with { Patience = TimeSpan.FromMilliseconds(200) });
        await using (await Place.LockAsync())
        {
            var refused = await Assert.ThrowsAsync<JournalUnavailableException>(
                () => store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None));
            Assert.Equal("journal.locked", refused.Code);
            Assert.Equal(0, (await store.ReadAsync(Stream(1), None)).Version);
        }

        Assert.Equal(new AppendResult(AppendStatus.Appended, 1), await store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None));
        Assert.Null((await RecordVerifier.VerifyAsync(store, null, None)).First);
    }
}
