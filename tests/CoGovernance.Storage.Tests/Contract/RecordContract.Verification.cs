using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    /// <summary>Three streams; positions 1-2, 3-4, 5; snapshots of the first; two due.</summary>
    private async Task<VerifyReport> VerifyAfterAsync(params string[] tampering)
    {
        await using (var store = await Place.OpenAsync())
        {
            await store.AppendAsync(Adding(Stream(1), [], "c-1", 4, 5) with { Snapshot = [9] }, None);
            await store.AppendAsync(Adding(Stream(2), [], "c-1", 6, 7), None);
            await store.AppendAsync(Adding(Stream(3), [], "c-1", 8), None);
        }

        foreach (var sql in tampering)
            Assert.Equal(1, await Place.ExecuteAsync(sql));
        await using var readOnly = await Place.OpenAsync(o => o with { ReadOnly = true });
        return await RecordVerifier.VerifyAsync(readOnly, null, None);
    }

    [Fact]
    public async Task A_sound_record_is_found_sound()
    {
        var report = await VerifyAfterAsync();
        Assert.True(report.IsSound);
        Assert.Equal((5L, 3L, 1L), (report.Events, report.Streams, report.Snapshots));
        Assert.Equal([("due", 2L), ("totals", 3L)], report.Rows.Select(r => (r.Key, r.Value)));
    }

    [Fact]
    public async Task A_changed_byte_of_data_is_named()
    {
        var first = (await VerifyAfterAsync(
            "UPDATE events SET data = (SELECT data FROM events WHERE position = 1) WHERE position = 3")).First!;
        Assert.Equal(("events", "3", "hash"), (first.Table, first.Key, first.Column));
    }

    [Fact]
    public async Task A_deleted_event_is_named()
    {
        var report = await VerifyAfterAsync("DELETE FROM events WHERE position = 3");
        Assert.Equal(new VerifyFinding("events", "3", "row", "'the event at position 3'", "'the event at position 4 next'"), report.First);
        Assert.Contains(new VerifyFinding("events", "unit/U0002", "version", "1", "2"), report.Findings);
    }

    [Fact]
    public async Task A_cut_tail_is_named()
    {
        var report = await VerifyAfterAsync("DELETE FROM events WHERE position = 5");
        Assert.Equal(new VerifyFinding("journal_head", "1", "position", "4", "5"), report.First);
        Assert.Contains(new VerifyFinding("totals", "'unit/U0003'", "row", "nothing", "'a row'"), report.Findings);
    }

    [Fact]
    public async Task A_cut_tail_with_an_altered_head_row_is_named()
    {
        var report = await VerifyAfterAsync("DELETE FROM events WHERE position = 5", "UPDATE journal_head SET position = 4");
        Assert.Equal(("journal_head", "1", "hash"), (report.First!.Table, report.First.Key, report.First.Column));
    }

    [Fact]
    public async Task A_changed_row_of_a_list_is_named_with_its_column()
    {
        var report = await VerifyAfterAsync("UPDATE list_totals SET sum = 14 WHERE stream = 'unit/U0002'");
        Assert.Equal(new VerifyFinding("totals", "'unit/U0002'", "sum", "13", "14"), report.First);
        Assert.Equal(1, report.Differences);
    }

    [Fact]
    public async Task A_missing_row_of_a_list_is_named()
    {
        var report = await VerifyAfterAsync("DELETE FROM list_totals WHERE stream = 'unit/U0001'");
        Assert.Equal(new VerifyFinding("totals", "'unit/U0001'", "row", "'a row'", "nothing"), Assert.Single(report.Findings));
    }

    [Fact]
    public async Task A_wrong_due_row_is_named()
    {
        var report = await VerifyAfterAsync(
            "DELETE FROM list_due WHERE stream = 'unit/U0001'",
            "INSERT INTO list_due (stream, at) VALUES ('unit/U0009', 5)");
        Assert.Equal(["'unit/U0001'", "'unit/U0009'"], report.Findings.Select(f => f.Key));
        Assert.All(report.Findings, f => Assert.Equal("due", f.Table));
    }

    [Fact]
    public async Task A_snapshot_beyond_its_stream_is_named()
    {
        var report = await VerifyAfterAsync("UPDATE snapshots SET version = 3");
        Assert.Equal(new VerifyFinding("snapshots", "unit/U0001", "version", "'at most 2'", "3"), Assert.Single(report.Findings));
    }

    [Fact]
    public async Task A_running_store_can_be_verified()
    {
        await using var store = await Place.OpenAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, 200).Select(i => store.AppendAsync(Adding(Stream(i), [], "c-1", i), None)));
        var during = await RecordVerifier.VerifyAsync(store, null, None);
        await writing;
        Assert.Null(during.First);
        Assert.Equal(200, (await RecordVerifier.VerifyAsync(store, null, None)).Events);
    }
}
