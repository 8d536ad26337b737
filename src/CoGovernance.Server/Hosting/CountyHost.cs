using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Calendars;
using CoGovernance.Gateway.Imports;
using CoGovernance.Grains;
using CoGovernance.Grains.Pumps;
using CoGovernance.Grains.Record;
using CoGovernance.Server.Registers;
using CoGovernance.Storage;

namespace CoGovernance.Server.Hosting;

/// <summary>How a county is opened.</summary>
internal sealed record CountyHostOptions
{
    public required RecordStoreOptions Store { get; init; }

    /// <summary>Whether deadlines are kept. An import leaves them to the server that runs later.</summary>
    public bool WakesGrains { get; init; } = true;

    public LogLevel LogLevel { get; init; } = LogLevel.Warning;
}

/// <summary>A county at work in this process without a web server: the record, the grains and the pumps.</summary>
internal sealed class CountyHost : IAsyncDisposable
{
    private const int PatienceInSeconds = 15;

    private readonly IHost host;

    private CountyHost(IHost host, RecordStore store) => (this.host, Store) = (host, store);

    public RecordStore Store { get; }

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<CountyHost> OpenAsync(CountyHostOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole().SetMinimumLevel(options.LogLevel);
        var store = await RecordStores.OpenAsync(options.Store, new Projector(), time, null, cancellationToken);
        builder.Services.AddCounty(store, time, new PumpOptions(), options.WakesGrains);
        builder.AddGrainHost(time);
        var built = builder.Build();
        await built.StartAsync(cancellationToken);
        return new CountyHost(built, store);
    }

    /// <summary>Waits until all news has been delivered.</summary>
    /// <exception cref="JournalUnavailableException">Some of it cannot be for a while; it stays in the outbox and is delivered later.</exception>
    public async Task SettleAsync()
    {
        var news = host.Services.GetRequiredService<NewsPump>();
        var failingFor = 0;
        for (var idle = news.WhenIdle(); await Task.WhenAny(idle, Task.Delay(TimeSpan.FromSeconds(1))) != idle;)
        {
            failingFor = news.Failing > 0 ? failingFor + 1 : 0;
            if (failingFor >= PatienceInSeconds)
                throw new JournalUnavailableException("journal.undelivered", "News waits in the outbox; it is delivered when the record is served again.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Store.DisposeAsync();
    }
}

/// <summary>What every host of the county is made of.</summary>
internal static class CountyServices
{
    public static IServiceCollection AddCounty(
        this IServiceCollection services, RecordStore store, TimeProvider time, PumpOptions pumps, bool wakesGrains) => services
        .AddSingleton(time)
        .AddSingleton<IJournal>(store)
        .AddSingleton<IPersonVault>(store)
        .AddSingleton<IRegisterImports, RegisterImports>()
        .AddCountyGrains(BusinessCalendar.Standard, pumps)
        .AddHostedService(s => new Pumps(s, wakesGrains));

    /// <summary>The pumps start after the grains' host and stop before it.</summary>
    private sealed class Pumps(IServiceProvider services, bool wakesGrains) : IHostedLifecycleService
    {
        private NewsPump? news;
        private Alarm? alarm;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StartedAsync(CancellationToken cancellationToken)
        {
            news = services.GetRequiredService<NewsPump>();
            await news.StartAsync(cancellationToken);
            if (wakesGrains)
            {
                alarm = services.GetRequiredService<Alarm>();
                alarm.Start();
            }
        }

        public async Task StoppingAsync(CancellationToken cancellationToken)
        {
            if (alarm is not null)
                await alarm.StopAsync();
            if (news is not null)
                await news.StopAsync();
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
