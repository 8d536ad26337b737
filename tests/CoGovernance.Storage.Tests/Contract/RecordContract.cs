using CoGovernance.Contracts.Journal;
using CoGovernance.Storage.Tests.Places;

namespace CoGovernance.Storage.Tests.Contract;

/// <summary>
/// What every database must do for the record. The parts are in the files of this folder; each test has a place of its
/// own.
/// </summary>
public abstract partial class RecordContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.FromHours(8));

    protected static readonly TotalsProjector Projector = new();

    protected static CancellationToken None => CancellationToken.None;

    protected RecordPlace Place { get; private set; } = null!;

    public async Task InitializeAsync() => Place = await NewPlaceAsync();

    public async Task DisposeAsync() => await Place.DisposeAsync();

    protected abstract Task<RecordPlace> NewPlaceAsync();

    protected static StreamId Stream(int number) => new("unit", $"U{number:D4}");

    /// <summary>An append of numbers to a stream that holds the numbers <paramref name="before"/>, with the rows that follow.</summary>
    protected static Append Adding(StreamId stream, long[] before, string command, params long[] numbers)
    {
        var at = Noon.AddMinutes(before.Length);
        var sum = before.Sum() + numbers.Sum();
        return new Append
        {
            Stream = stream,
            ExpectedVersion = before.Length,
            CommandId = command,
            Actor = "account/7",
            At = at,
            Events = [.. numbers.Select(n => new NewEvent("unit.added", TotalsProjector.Data(n)))],
            Rows = [Projector.Row(stream, sum, before.Length + numbers.Length, at)],
            NextDue = TotalsProjector.Due(sum, at),
        };
    }

    protected static async Task<List<object?[]>> RowsAsync(RecordStore store, RowQuery query)
    {
        var rows = new List<object?[]>();
        await foreach (var row in store.QueryAsync(query, None))
            rows.Add(row);
        return rows;
    }
}

public sealed class SqliteRecordTests : RecordContract
{
    protected override Task<RecordPlace> NewPlaceAsync() => Task.FromResult<RecordPlace>(new SqlitePlace());
}

[Collection(nameof(PostgresServer))]
public sealed class PostgresRecordTests(PostgresServer fixture) : RecordContract
{
    protected override async Task<RecordPlace> NewPlaceAsync() =>
        new PostgresPlace(fixture.Server, await fixture.Server.NewDatabaseAsync());
}
