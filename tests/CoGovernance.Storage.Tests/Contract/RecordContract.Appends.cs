using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    [Fact]
    public async Task Events_of_one_type_are_read_newest_first_also_behind_a_snapshot()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2, 3) with { Snapshot = new byte[] { 1 } }, None);
        await store.AppendAsync(Adding(Stream(2), [], "c-1", 1), None);
        var query = new EventQuery { Kind = Stream(1).Kind, Key = Stream(1).Key, Type = "unit.added", Descending = true, Limit = 2 };
        var newest = await store.EventsAsync(query, None);
        Assert.Equal([3L, 2L], newest.Select(e => e.Version));
        Assert.Equal([1L], (await store.EventsAsync(query with { After = newest[^1].Position }, None)).Select(e => e.Version));
        Assert.Empty(await store.EventsAsync(query with { Type = "unit.other" }, None));
    }

    [Fact]
    public async Task An_append_is_read_back_as_it_was_written()
    {
        await using var store = await Place.OpenAsync();
        var append = Adding(Stream(1), [], "c-1", 4, 5) with { At = Noon.AddTicks(17) };
        var result = await store.AppendAsync(append, None);
        Assert.Equal(new AppendResult(AppendStatus.Appended, 2), result);

        var tail = await store.ReadAsync(Stream(1), None);
        Assert.Null(tail.Snapshot);
        Assert.Equal(2, tail.Version);
        Assert.Equal([1L, 2L], tail.Events.Select(e => e.Position));
        Assert.Equal([4L, 5L], tail.Events.Select(e => Places.TotalsProjector.Number(e.Data)));
        var last = tail.Events[1];
        Assert.Equal((Stream(1), 2L, "unit.added", "account/7", "c-1"), (last.Stream, last.Version, last.Type, last.Actor, last.CommandId));
        Assert.Equal(Noon.AddTicks(10), last.At);
        Assert.Equal(TimeSpan.Zero, last.At.Offset);
    }

    [Fact]
    public async Task The_journal_is_followed_by_position_across_streams_without_gaps()
    {
        await using var store = await Place.OpenAsync();
        Assert.Equal(0, await store.LastPositionAsync(None));
        Assert.Empty(await store.ChangesAsync(0, 10, None));
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2) with { At = Noon }, None);
        await store.AppendAsync(Adding(Stream(2), [], "c-1", 1) with { At = Noon.AddMinutes(-5) }, None);
        await store.AppendAsync(Adding(Stream(1), [1, 2], "c-2", 3) with { At = Noon }, None);

        Assert.Equal(4, await store.LastPositionAsync(None));
        var first = await store.ChangesAsync(0, 3, None);
        Assert.Equal(
            [
                new StreamChange(1, Stream(1), 1, Noon), new StreamChange(2, Stream(1), 2, Noon),
                new StreamChange(3, Stream(2), 1, Noon.AddMinutes(-5)),
            ],
            first);
        Assert.Equal([new StreamChange(4, Stream(1), 3, Noon)], await store.ChangesAsync(first[^1].Position, 3, None));
        Assert.Empty(await store.ChangesAsync(4, 1_000, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.ChangesAsync(0, 1_001, None));
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_empty()
    {
        await using var store = await Place.OpenAsync();
        var tail = await store.ReadAsync(Stream(1), None);
        Assert.Equal(0, tail.Version);
        Assert.Null(await store.FindCommandAsync(Stream(1), "c-1", None));
    }

    [Fact]
    public async Task Another_version_than_expected_is_a_conflict_and_writes_nothing()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 4, 5), None);
        var late = await store.AppendAsync(Adding(Stream(1), [4], "c-2", 6), None);
        var early = await store.AppendAsync(Adding(Stream(1), [4, 5, 6], "c-3", 6), None);
        Assert.Equal(new AppendResult(AppendStatus.Conflict, 2), late);
        Assert.Equal(new AppendResult(AppendStatus.Conflict, 2), early);
        Assert.Equal(2, (await store.ReadAsync(Stream(1), None)).Version);
        Assert.Null(await store.FindCommandAsync(Stream(1), "c-2", None));
    }

    [Fact]
    public async Task The_same_command_again_gets_the_same_answer_and_has_no_second_effect()
    {
        await using (var store = await Place.OpenAsync())
        {
            await store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2, 3), None);
            await store.AppendAsync(Adding(Stream(1), [1, 2, 3], "c-2", 4), None);
            Assert.Equal(new AppendResult(AppendStatus.Duplicate, 3), await store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2, 3), None));
            Assert.Equal(new AppendResult(AppendStatus.Duplicate, 3),
                await store.AppendAsync(Adding(Stream(1), [1, 2, 3, 4], "c-1", 9), None));
            Assert.Equal(new AppendResult(AppendStatus.Appended, 1), await store.AppendAsync(Adding(Stream(2), [], "c-1", 1), None));
        }

        await using var again = await Place.OpenAsync();
        Assert.Equal(new AppendResult(AppendStatus.Duplicate, 3), await again.AppendAsync(Adding(Stream(1), [], "c-1", 1), None));
        Assert.Equal(3, await again.FindCommandAsync(Stream(1), "c-1", None));
        Assert.Equal(4, await again.FindCommandAsync(Stream(1), "c-2", None));
        Assert.Equal(4, (await again.ReadAsync(Stream(1), None)).Version);
    }

    [Fact]
    public async Task Within_one_batch_the_second_append_sees_the_first()
    {
        await using var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand });
        var first = store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2), None);
        var same = store.AppendAsync(Adding(Stream(1), [], "c-1", 1, 2), None);
        var stale = store.AppendAsync(Adding(Stream(1), [], "c-2", 3), None);
        var next = store.AppendAsync(Adding(Stream(1), [1, 2], "c-3", 3), None);
        Assert.False(first.IsCompleted);
        var batches = new List<CommittedBatch>();
        store.Committed += batches.Add;

        Assert.True(store.CommitPending());
        Assert.False(store.CommitPending());
        Assert.Equal(new AppendResult(AppendStatus.Appended, 2), await first);
        Assert.Equal(new AppendResult(AppendStatus.Duplicate, 2), await same);
        Assert.Equal(new AppendResult(AppendStatus.Conflict, 2), await stale);
        Assert.Equal(new AppendResult(AppendStatus.Appended, 3), await next);
        Assert.Equal([1L, 2L, 3L], Assert.Single(batches).Events.Select(e => e.Position));
    }

    [Fact]
    public async Task On_demand_everything_completes_synchronously()
    {
        await using var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand });
        var append = store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        store.CommitPending();
        Assert.True(append.IsCompletedSuccessfully);
        Assert.True(store.ReadAsync(Stream(1), None).IsCompletedSuccessfully);
        Assert.True(store.FindCommandAsync(Stream(1), "c-1", None).IsCompletedSuccessfully);
        Assert.True(store.DueAsync(Noon.AddDays(1), 10, None).IsCompletedSuccessfully);
        Assert.True(store.NextDueAsync(None).IsCompletedSuccessfully);
        Assert.True(store.PendingMessagesAsync(0, 10, None).IsCompletedSuccessfully);
        var rows = store.QueryAsync(new RowQuery(Projector.Totals), None).GetAsyncEnumerator(None);
        Assert.True(rows.MoveNextAsync().IsCompletedSuccessfully);
        Assert.True(rows.DisposeAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_malformed_append_is_refused_before_it_can_harm_others()
    {
        await using var store = await Place.OpenAsync();
        var good = Adding(Stream(1), [], "c-1", 1);
        Append[] bad =
        [
            good with { Events = [] },
            good with { CommandId = "" },
            good with { CommandId = new string('c', 201) },
            good with { CommandId = "nul\0" },
            good with { Actor = "half \uD800 a character" },
            good with { ExpectedVersion = -1 },
            good with { Stream = default },
            good with { Rows = [new ProjectionRow(Projector.Totals, ["unit/1", "text", 1.0, Noon, null])] },
            good with { Rows = [new ProjectionRow(Projector.Totals, ["unit/1", 1L, double.NaN, Noon, null])] },
            good with { Rows = [new ProjectionRow(Projector.Totals, [null, 1L, 1.0, Noon, null])] },
            good with { Rows = [new ProjectionRow(new ProjectionTable("other", 1, [], []), [])] },
        ];
        foreach (var append in bad)
            await Assert.ThrowsAnyAsync<ArgumentException>(() => store.AppendAsync(append, None));
        Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(good, None)).Status);
    }

    [Fact]
    public async Task One_append_that_the_database_refuses_does_not_harm_its_batch()
    {
        await using var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand });
        await Place.ExecuteAsync("ALTER TABLE list_totals RENAME COLUMN note TO remark");
        var refused = store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        var good = store.AppendAsync(Adding(Stream(2), [], "c-1", 1) with { Rows = [] }, None);
        store.CommitPending();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => refused);
        Assert.Equal(new AppendResult(AppendStatus.Appended, 1), await good);
        Assert.Equal(0, (await store.ReadAsync(Stream(1), None)).Version);
    }

    [Fact]
    public async Task A_full_queue_refuses_the_next_append()
    {
        await using var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand, MaxWaiting = 2, MaxBatch = 1 });
        var first = store.AppendAsync(Adding(Stream(1), [], "c-1", 1), None);
        var second = store.AppendAsync(Adding(Stream(2), [], "c-1", 1), None);
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => store.AppendAsync(Adding(Stream(3), [], "c-1", 1), None));
        Assert.Equal("journal.busy", refused.Code);
        store.CommitPending();
        Assert.Equal((1L, 1L), ((await first).Version, (await second).Version));
        Assert.Equal(0, (await store.ReadAsync(Stream(3), None)).Version);
    }

    [Theory]
    [InlineData(20_260_105)]
    public async Task Sixty_four_streams_at_once_lose_nothing(int seed)
    {
        Console.WriteLine($"seed {seed}");
        const int streams = 64;
        const int rounds = 12;
        await using var store = await Place.OpenAsync();
        var positions = new List<long>();
        store.Committed += batch => positions.AddRange(batch.Events.Select(e => e.Position));
        await Task.WhenAll(Enumerable.Range(0, streams).Select(number => Task.Run(() => WriteAsync(number))));

        var report = await RecordVerifier.VerifyAsync(store, null, None);
        Assert.Null(report.First);
        Assert.Equal(positions.Count, report.Events);
        Assert.Equal(Enumerable.Range(1, positions.Count).Select(p => (long)p), positions);
        Assert.Equal(streams, report.Streams);

        async Task WriteAsync(int number)
        {
            var random = new Random(seed + number);
            var before = new List<long>();
            for (var round = 0; round < rounds; round++)
            {
                long[] numbers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.NextInt64(-50, 50))];
                var append = Adding(Stream(number), [.. before], $"c-{round}", numbers);
                var twice = await Task.WhenAll(store.AppendAsync(append, None), store.AppendAsync(append, None));
                Assert.Equal([AppendStatus.Appended, AppendStatus.Duplicate], twice.Select(r => r.Status));
                before.AddRange(numbers);
                Assert.All(twice, r => Assert.Equal(before.Count, r.Version));
            }
        }
    }

    [Fact]
    public async Task Racing_writers_of_one_stream_take_turns()
    {
        await using var store = await Place.OpenAsync();
        var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var won = 0;
            while (won < 10)
            {
                var tail = await store.ReadAsync(Stream(1), None);
                long[] before = [.. tail.Events.Select(e => Places.TotalsProjector.Number(e.Data))];
                var result = await store.AppendAsync(Adding(Stream(1), before, $"w{writer}-{won}", writer), None);
                Assert.NotEqual(AppendStatus.Duplicate, result.Status);
                if (result.Status == AppendStatus.Appended)
                    won++;
            }

            return won;
        })));
        Assert.Equal(80, wins.Sum());
        Assert.Equal(80, (await store.ReadAsync(Stream(1), None)).Version);
        Assert.Null((await RecordVerifier.VerifyAsync(store, null, None)).First);
    }
}
