using CoGovernance.Contracts.Journal;

namespace CoGovernance.Storage.Tests.Contract;

public abstract partial class RecordContract
{
    private static Append Telling(int number, params StreamId[] targets) => Adding(Stream(number), [], "c-1", 2) with
    {
        Messages = [.. targets.Select((t, i) => new NewMessage(t, "unit.changed", [(byte)number, (byte)i]))],
    };

    [Fact]
    public async Task Messages_wait_in_the_order_of_the_journal_until_they_are_delivered()
    {
        var community = new StreamId("community", "East");
        await using (var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand }))
        {
            var batches = new List<CommittedBatch>();
            store.Committed += batches.Add;
            _ = store.AppendAsync(Telling(1, community, Stream(9)), None);
            _ = store.AppendAsync(Telling(2, community), None);
            store.CommitPending();

            var pending = await store.PendingMessagesAsync(0, 10, None);
            Assert.Equal([1L, 2L, 3L], pending.Select(m => m.Id));
            Assert.Equal([community, Stream(9), community], pending.Select(m => m.Target));
            Assert.Equal([Stream(1), Stream(1), Stream(2)], pending.Select(m => m.Source));
            Assert.Equal([1, 1], pending[1].Data);
            Assert.Equal(("unit.changed", Noon.ToUniversalTime()), (pending[2].Type, pending[2].At));
            Assert.Equal(pending.Select(m => m.Id), Assert.Single(batches).Messages.Select(m => m.Id));
            Assert.Equal([2L], (await store.PendingMessagesAsync(1, 1, None)).Select(m => m.Id));

            store.MarkDelivered([1, 3]);
            Assert.Equal([2L], (await store.PendingMessagesAsync(0, 1, None)).Select(m => m.Id));
            Assert.False(store.CommitPending(), "Nobody waits for it: it is written with the next append, or at the end.");
            Assert.Equal([2L], (await store.PendingMessagesAsync(0, 10, None)).Select(m => m.Id));
        }

        await using var again = await Place.OpenAsync();
        await again.AppendAsync(Telling(3, community), None);
        Assert.Equal([2L, 4L], (await again.PendingMessagesAsync(0, 10, None)).Select(m => m.Id));
    }

    [Fact]
    public async Task A_parked_message_is_left_out_and_kept_with_its_error()
    {
        await using var store = await Place.OpenAsync();
        await store.AppendAsync(Telling(1, Stream(8), Stream(9)), None);
        await store.ParkAsync(1, "The community does not exist.", None);
        Assert.Equal([2L], (await store.PendingMessagesAsync(0, 10, None)).Select(m => m.Id));
        store.MarkDelivered([1]);
        await store.AppendAsync(Telling(2), None);
        Assert.Equal(1, await Place.ExecuteAsync(
            "UPDATE outbox SET error = error WHERE id = 1 AND error = 'The community does not exist.' AND parked_at > 0"));
    }

    [Fact]
    public async Task A_delivery_is_written_without_an_append_that_takes_it_along()
    {
        await using (var store = await Place.OpenAsync())
        {
            await store.AppendAsync(Telling(1, Stream(8)), None);
            store.MarkDelivered([1]);
        }

        await using var again = await Place.OpenAsync();
        Assert.Empty(await again.PendingMessagesAsync(0, 10, None));
    }

    [Fact]
    public async Task Streams_are_due_earliest_first()
    {
        await using var store = await Place.OpenAsync();
        Assert.Null(await store.NextDueAsync(None));
        await store.AppendAsync(Adding(Stream(1), [], "c-1", 5), None);
        await store.AppendAsync(Adding(Stream(2), [], "c-1", 3), None);
        await store.AppendAsync(Adding(Stream(3), [], "c-1", 4), None);
        Assert.Equal(Noon.AddMinutes(3), await store.NextDueAsync(None));
        Assert.Equal([new DueEntry(Stream(2), Noon.AddMinutes(3))], await store.DueAsync(Noon.AddMinutes(4), 10, None));
        Assert.Equal([Stream(2), Stream(1)], (await store.DueAsync(Noon.AddMinutes(5), 10, None)).Select(d => d.Stream));

        await store.AppendAsync(Adding(Stream(2), [3], "c-2", 1), None);
        Assert.Equal(Noon.AddMinutes(5), await store.NextDueAsync(None));
        await store.AppendAsync(Adding(Stream(1), [5], "c-2", -4), None);
        Assert.Equal(Noon.AddMinutes(2), await store.NextDueAsync(None));
        Assert.Equal([Stream(1)], (await store.DueAsync(Noon.AddDays(1), 10, None)).Select(d => d.Stream));
    }

    [Fact]
    public async Task A_corrected_due_row_counts_at_once_and_is_written_with_the_next_commit()
    {
        await using (var store = await Place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand }))
        {
            _ = store.AppendAsync(Adding(Stream(1), [], "c-1", 3), None);
            _ = store.AppendAsync(Adding(Stream(2), [], "c-1", 5), None);
            store.CommitPending();
            store.SetDue(Stream(1), null);
            store.SetDue(Stream(3), Noon.AddMinutes(4));
            Assert.Equal(Noon.AddMinutes(4), await store.NextDueAsync(None));
            Assert.Equal([Stream(3), Stream(2)], (await store.DueAsync(Noon.AddDays(1), 10, None)).Select(d => d.Stream));
            Assert.Equal([Stream(3)], (await store.DueAsync(Noon.AddDays(1), 1, None)).Select(d => d.Stream));
            Assert.False(store.CommitPending(), "Nobody waits for it: it is written with the next append, or at the end.");
            Assert.Equal(Noon.AddMinutes(4), await store.NextDueAsync(None));
        }

        await using var again = await Place.OpenAsync();
        Assert.Equal([Stream(3), Stream(2)], (await again.DueAsync(Noon.AddDays(1), 10, None)).Select(d => d.Stream));
    }
}
