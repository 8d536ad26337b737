using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Schema;
using CoGovernance.Storage.Tests.Places;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    private static RowQuery All => new(Projector.Totals);

    [Fact]
    public async Task A_record_whose_lists_are_not_made_yet_is_not_opened_for_reading_only()
    {
        await using (await Place.OpenAsync())
        {
            // Made, and closed again.
        }

        await Place.ExecuteAsync("DELETE FROM list_versions WHERE name = 'due'");
        var refused = await Assert.ThrowsAsync<RecordStoreException>(() => Place.OpenAsync(o => o with { ReadOnly = true }));
        Assert.Equal("store.older", refused.Code);
    }

    [Fact]
    public async Task The_newest_snapshot_stands_before_the_events_after_it()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2) with { Snapshot = [1] }, None);
        await store.AppendAsync(Adding(Stream(1), [1, 2], "c-2", 3) with { Snapshot = [1, 2, 3] }, None);
        await store.AppendAsync(Adding(Stream(1), [1, 2, 3], "c-3", 4, 5), None);
        var tail = await store.ReadAsync(Stream(1), None);
        Assert.Equal(3, tail.Snapshot!.Version);
        Assert.Equal([1, 2, 3], tail.Snapshot.Data);
        Assert.Equal([4L, 5L], tail.Events.Select(e => e.Version));
        Assert.Equal(5, tail.Version);
    }

    [Fact]
    public async Task Of_a_key_the_last_row_of_a_batch_is_kept()
    {
        await using var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand });
        _ = store.AppendAsync(Adding(Stream(1), [], "c-1", 4), None);
        _ = store.AppendAsync(Adding(Stream(1), [4], "c-2", -9), None);
        _ = store.AppendAsync(Adding(Stream(2), [], "c-1", 6), None);
        var removed = new ProjectionRow(Projector.Totals, [Stream(2).ToString()], Removed: true);
        _ = store.AppendAsync(Adding(Stream(2), [6], "c-2", 1) with { Rows = [removed] }, None);
        store.CommitPending();
        var row = Assert.Single(await RowsAsync(store, All));
        Assert.Equal([Stream(1).ToString(), -5L, -2.5, Noon.AddMinutes(1).ToUniversalTime(), "negative"], row);
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_bounded()
    {
        await using var store = await Place.OpenAsync();
        long[] sums = [5, -3, 8, -3, 0, 12];
        await Task.WhenAll(sums.Select((sum, i) => store.AppendAsync(Adding(Stream(i), [], "c-1", sum), None)));

        await Expect(All, 0, 1, 2, 3, 4, 5);
        await Expect(All with { Descending = true, Limit = 2 }, 5, 4);
        await Expect(All with { OrderBy = "sum" }, 1, 3, 4, 0, 2, 5);
        await Expect(All with { OrderBy = "sum", Descending = true }, 5, 2, 0, 4, 3, 1);
        await Expect(All with { OrderBy = "note" }, 0, 2, 4, 5, 1, 3);
        await Expect(All with { OrderBy = "note", Descending = true }, 3, 1, 5, 4, 2, 0);
        await Expect(All with { Filters = [new("sum", Comparison.AtLeast, 5L), new("sum", Comparison.LessThan, 12L)] }, 0, 2);
        await Expect(All with { Filters = [new("sum", Comparison.In, new object[] { -3L, 12L })] }, 1, 3, 5);
        await Expect(All with { Filters = [new("note", Comparison.Equal, "negative")] }, 1, 3);
        await Expect(All with { Filters = [new("note", Comparison.Equal, null)] }, 0, 2, 4, 5);
        await Expect(All with { Filters = [new("note", Comparison.In, Array.Empty<object>())] });
        await Expect(All with { Filters = [new("changed", Comparison.Equal, Noon)] }, 0, 1, 2, 3, 4, 5);
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(All with { OrderBy = "nothing" }));
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(All with { OrderBy = "sum", After = [1L] }));
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(All with { Limit = 100_001 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(All with { Filters = [new("sum", Comparison.Equal, "five")] }));

        async Task Expect(RowQuery query, params int[] streams)
        {
            var found = (await RowsAsync(store, query)).Select(r => (string)r[0]!);
            Assert.Equal(streams.Select(number => Stream(number).ToString()), found);
        }
    }

    [Fact]
    public async Task Rows_are_counted_by_the_values_of_columns()
    {
        await using var store = await Place.OpenAsync();
        long[] sums = [5, -3, 8, -3, 0, 12];
        await Task.WhenAll(sums.Select((sum, i) => store.AppendAsync(Adding(Stream(i), [], "c-1", sum), None)));

        await Expect(new RowCount(Projector.Totals, ["note"]), (["negative"], 2), ([null], 4));
        await Expect(
            new RowCount(Projector.Totals, ["note", "sum"])
            {
                Filters = [new("sum", Comparison.LessThan, 6L), new("stream", Comparison.AtLeast, "unit/U0001"), new("stream", Comparison.LessThan, "unit/U0005")],
            },
            (["negative", -3L], 2), ([null, 0L], 1));
        await Expect(new RowCount(Projector.Totals, ["changed"]) { Filters = [new("sum", Comparison.AtLeast, 13L)] });
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(new RowCount(Projector.Totals, [])));
        await Assert.ThrowsAsync<ArgumentException>(() => Expect(new RowCount(Projector.Totals, ["nothing"])));

        async Task Expect(RowCount count, params (object?[] Values, long Rows)[] groups)
        {
            var found = await store.CountAsync(count, None);
            Assert.Equal(
                groups.Select(g => $"{string.Join('|', g.Values)}: {g.Rows}").Order(StringComparer.Ordinal),
                found.Select(g => $"{string.Join('|', g.Values)}: {g.Rows}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Commands_are_counted_by_the_first_of_their_events_that_is_asked_for()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Named(Stream(1), 0, "c-1", "head", Noon, "unit.stirred", "unit.opened", "unit.added"), None);
        await store.AppendAsync(Named(Stream(1), 3, "c-2", "head", Noon.AddMinutes(1), "unit.added", "unit.added"), None);
        await store.AppendAsync(Named(Stream(2), 0, "c-2", "head", Noon.AddMinutes(1), "unit.added"), None);
        await store.AppendAsync(Named(Stream(3), 0, "c-3", "clerk", Noon.AddMinutes(2), "unit.added"), None);
        await store.AppendAsync(Named(Stream(4), 0, "c-4", "stranger", Noon.AddMinutes(2), "unit.added"), None);
        await store.AppendAsync(Named(Stream(5), 0, "c-5", "clerk", Noon.AddMinutes(2), "unit.stirred"), None);

        Assert.Equal([("unit.added", 3L), ("unit.opened", 1L)], await CountAsync(["head", "clerk"], Noon, Noon.AddMinutes(3)));
        Assert.Equal([("unit.added", 2L)], await CountAsync(["head", "clerk"], Noon.AddMinutes(1), Noon.AddMinutes(2)));
        Assert.Empty(await CountAsync([], Noon, Noon.AddMinutes(3)));
        await Assert.ThrowsAsync<ArgumentException>(() => CountAsync([.. Enumerable.Range(0, 201).Select(i => $"clerk-{i}")], Noon, Noon.AddMinutes(3)));

        async Task<IEnumerable<(string, long)>> CountAsync(string[] actors, DateTimeOffset from, DateTimeOffset before) =>
            (await store.CountCommandsAsync(new CommandCount([.. actors], ["unit.opened", "unit.added"], from, before), None))
                .Select(c => (c.Key, c.Value)).Order();

        static Append Named(StreamId stream, long version, string command, string actor, DateTimeOffset at, params string[] types) => new()
        {
            Stream = stream,
            ExpectedVersion = version,
            CommandId = command,
            Actor = actor,
            At = at,
            Events = [.. types.Select(t => new NewEvent(t, TotalsProjector.Data(1)))],
        };
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_goes_on_after_the_row_that_was_seen_last(bool descending)
    {
        await using var store = await Place.OpenAsync();
        long[] sums = [5, 3, 5, 1, 5, 2];
        for (var i = 0; i < sums.Length; i++)
            await store.AppendAsync(Adding(Stream(i), [], "c-1", (int)sums[i]), None);
        var query = All with { OrderBy = "sum", Descending = descending, Limit = 2 };
        var whole = (await RowsAsync(store, query with { Limit = 100 })).Select(r => (string)r[0]!).ToList();
        Assert.Equal(6, whole.Count);
        var seen = new List<string>();
        for (var page = await RowsAsync(store, query); page.Count > 0; page = await RowsAsync(store, query with { After = [page[^1][1]!, page[^1][0]!] }))
            seen.AddRange(page.Select(r => (string)r[0]!));
        Assert.Equal(whole, seen);
        Assert.Equal([1L, 2, 3, 5, 5, 5], (await RowsAsync(store, query with { Limit = 100 })).Select(r => (long)r[1]!).Order());
    }

    [Fact]
    public async Task Text_is_ordered_by_its_bytes()
    {
        await using var store = await Place.OpenAsync();
        string[] keys = ["a", "B", "_", "中", "é", "Z", "\U0001F600", "\uFF5E"];
        await Task.WhenAll(keys.Select(key => store.AppendAsync(Adding(new StreamId("unit", key), [], "c-1", 1), None)));
        var found = (await RowsAsync(store, All)).Select(r => ((string)r[0]!)[5..]);
        Assert.Equal(["B", "Z", "_", "a", "é", "中", "\uFF5E", "\U0001F600"], found);
        Assert.Null((await RecordVerifier.VerifyAsync(store, null, None)).First);
    }

    [Fact]
    public async Task A_list_of_another_version_is_rebuilt_with_progress()
    {
        await using (var store = await Place.OpenAsync())
        {
            for (var i = 0; i < 5; i++)
                await store.AppendAsync(Adding(Stream(i), [], "c-1", i, 1), None);
        }

        var progress = new Steps();
        await Place.ExecuteAsync("UPDATE list_totals SET sum = 77");
        await Place.ExecuteAsync("DELETE FROM list_due");
        await using var again = await Place.OpenAsync(o => o with { RebuildProgress = progress }, new TotalsProjector(version: 2));
        Assert.Equal([1L, 2L, 3L, 4L, 5L], (await RowsAsync(again, All)).Select(r => (long)r[1]!));
        Assert.Equal(3, (await again.DueAsync(Noon.AddDays(1), 10, None)).Count);
        var last = progress.Seen[^1];
        Assert.Equal((5L, 10L, 10L, true), (last.Streams, last.Events, last.TotalEvents, last.IsDone));
        Assert.Contains("totals", last.Lists);
        Assert.Null((await RecordVerifier.VerifyAsync(again, null, None)).First);
    }

    [Fact]
    public async Task A_list_of_the_same_version_is_left_alone()
    {
        await using (var store = await Place.OpenAsync())
            await store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        var progress = new Steps();
        await using var again = await Place.OpenAsync(o => o with { RebuildProgress = progress });
        Assert.Empty(progress.Seen);
        Assert.Single(await RowsAsync(again, All));
    }

    private sealed class Steps : IProgress<RebuildProgress>
    {
        public List<RebuildProgress> Seen { get; } = [];

        public void Report(RebuildProgress value) => Seen.Add(value);
    }
}
