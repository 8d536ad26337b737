using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Calendars;
using CoGovernance.Grains;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Simulation;
using CoGovernance.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoGovernance.Server.Hosting;

/// <summary>
/// Plays a county on one thread, in virtual time and in a seeded order, through the real grains and the real journal: what is ready
/// runs, then what was appended is committed together, and only then does time move on.
/// </summary>
internal static class PlayHost
{
    public static Task<PlayResult> PlayAsync(
        RecordStoreOptions store, PlayOptions options, DateTimeOffset from, Action<Acknowledged>? acknowledged, Action<DateTimeOffset>? progress,
        CancellationToken cancellationToken) =>
        PlayAsync(
            store, options, from, (record, play, duration) => new PlayReport(record).ReadAsync(options, play, duration, CancellationToken.None),
            acknowledged, progress, cancellationToken);

    /// <param name="read">Reads what came of the play when it has ended, from the record.</param>
    public static async Task<TResult> PlayAsync<TResult>(
        RecordStoreOptions store, PlayOptions options, DateTimeOffset from, Func<IJournal, CountyPlay, TimeSpan, Task<TResult>> read,
        Action<Acknowledged>? acknowledged, Action<DateTimeOffset>? progress, CancellationToken cancellationToken)
        where TResult : class
    {
        var loop = new DeterministicLoop(options.Seed, from);
        await using var record = await RecordStores.OpenAsync(
            store with { CommitMode = CommitMode.OnDemand }, new Projector(), loop.Time, null, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        loop.AddIdleWork(() =>
        {
            // Looked at on the loop's own thread: a token that reached the play would wake it from another.
            cancellationToken.ThrowIfCancellationRequested();
            return record.CommitPending();
        });
        if (progress is not null)
            record.Committed += _ => progress(loop.Time.GetUtcNow());
        await using var services = Services(record, loop);
        TResult? result = null;
        loop.Run(async () =>
        {
            var silo = services.GetRequiredService<EmbeddedSilo.EmbeddedSilo>();
            await silo.StartAsync(CancellationToken.None);
            var news = services.GetRequiredService<NewsPump>();
            var alarm = services.GetRequiredService<Alarm>();
            await news.StartAsync(CancellationToken.None);
            await news.WhenIdle();
            alarm.Start();
            var play = new CountyPlay(silo, record, loop.Time, loop.Scheduler, options, acknowledged);
            await play.RunAsync(await CommunitiesAsync(record, CancellationToken.None), CancellationToken.None);
            await alarm.StopAsync();
            await news.WhenIdle();
            var duration = TimeProvider.System.GetElapsedTime(started);
            result = await read(record, play, duration);
            await news.StopAsync();
            await silo.StopAsync(CancellationToken.None);
        });
        return result!;
    }

    /// <summary>The communities that take orders: those that have members.</summary>
    public static async Task<List<PlayedCommunity>> CommunitiesAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var communities = new List<PlayedCommunity>();
        var members = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in journal.QueryAsync(new RowQuery(Tables.Members) { Limit = 100_000 }, cancellationToken))
        {
            var home = (string)row[Tables.Members.Column("community")]!;
            members[home] = members.GetValueOrDefault(home) + 1;
        }

        var query = new RowQuery(Tables.Areas) { Filters = [new RowFilter("tier", Comparison.Equal, 1L)], Limit = 10_000 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            communities.Add(new PlayedCommunity(
                Domain.Areas.DivisionCode.Parse((string)row[0]!),
                (int)(long)row[Tables.Areas.Column("residents")]!,
                (int)(long)row[Tables.Areas.Column("elders")]!,
                members.GetValueOrDefault((string)row[0]!)));
        }

        return communities;
    }

    private static ServiceProvider Services(RecordStore record, DeterministicLoop loop) => new ServiceCollection()
        .AddSingleton<TimeProvider>(loop.Time)
        .AddSingleton<IJournal>(record)
        .AddSingleton<IPersonVault>(record)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddCountyGrains(BusinessCalendar.Standard, new PumpOptions { Scheduler = loop.Scheduler })
        .AddEmbeddedSilo(options =>
        {
            options.Assemblies.Add(CountyGrains.Assembly);
            options.Loop = loop;
            options.IdleAge = TimeSpan.FromDays(2);
            options.CollectionInterval = TimeSpan.FromHours(1);
        })
        .BuildServiceProvider();
}
