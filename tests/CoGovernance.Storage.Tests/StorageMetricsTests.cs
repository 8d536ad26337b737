using System.Diagnostics.Metrics;
using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Tests.Places;

namespace CoGovernance.Storage.Tests;

public sealed class StorageMetricsTests
{
    [Fact]
    public async Task The_meter_counts_what_became_of_appends()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand });
        var counted = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "CoGovernance.Storage")
                self.EnableMeasurementEvents(instrument);
        };
        var here = Environment.CurrentManagedThreadId;
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Count(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Count(instrument, value));
        listener.Start();

        var stream = new StreamId("unit", "U1");
        Task<AppendResult>[] answers =
        [
            store.AppendAsync(Append(stream, 0, "c-1"), CancellationToken.None),
            store.AppendAsync(Append(stream, 0, "c-1"), CancellationToken.None),
            store.AppendAsync(Append(stream, 0, "c-2"), CancellationToken.None),
        ];
        store.CommitPending();
        Assert.All(answers, a => Assert.True(a.IsCompletedSuccessfully));
        Assert.Equal(1, counted["storage.commits"]);
        Assert.Equal(1, counted["storage.appends"]);
        Assert.Equal(1, counted["storage.duplicates"]);
        Assert.Equal(1, counted["storage.conflicts"]);
        Assert.Equal(1, counted["storage.batch.size"]);
        Assert.True(counted["storage.commit.duration"] > 0);

        // Commits on demand run on this thread, which tells them from those of other stores in the process.
        void Count(Instrument instrument, double value)
        {
            if (Environment.CurrentManagedThreadId == here)
                counted[instrument.Name] = counted.GetValueOrDefault(instrument.Name) + value;
        }
    }

    [Fact]
    public async Task The_meter_shows_what_waits()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync(o => o with { CommitMode = CommitMode.OnDemand });
        var stream = new StreamId("unit", "U1");
        var message = new NewMessage(stream, "unit.changed", []);
        _ = store.AppendAsync(Append(stream, 0, "c-1") with { Messages = [message, message, message] }, CancellationToken.None);
        store.CommitPending();
        store.MarkDelivered([2, 77]);
        _ = store.ParkAsync(3, "error", CancellationToken.None);
        store.CommitPending();
        _ = store.AppendAsync(Append(stream, 1, "c-2"), CancellationToken.None);
        _ = store.AppendAsync(Append(stream, 2, "c-3"), CancellationToken.None);

        var shown = new List<(string Name, long Value)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "CoGovernance.Storage" && instrument.IsObservable)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => shown.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => shown.Add((instrument.Name, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Contains(("storage.outbox.pending", 1L), shown);
        Assert.Contains(("storage.queue.length", 2L), shown);
    }

    private static Append Append(StreamId stream, long version, string command) => new()
    {
        Stream = stream,
        ExpectedVersion = version,
        CommandId = command,
        Actor = "system",
        At = DateTimeOffset.UnixEpoch,
        Events = [new NewEvent("unit.added", TotalsProjector.Data(2))],
    };
}
