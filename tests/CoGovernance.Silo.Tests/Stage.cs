using CoGovernance.EmbeddedSilo;
using Microsoft.Extensions.DependencyInjection;

namespace CoGovernance.Silo.Tests;

/// <summary>A silo with actors: on the thread pool, or on a loop in virtual time.</summary>
public sealed class Stage : IAsyncDisposable
{
    public static readonly DateTimeOffset Dawn = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly ServiceProvider _services;

    private Stage(Action<EmbeddedSiloOptions>? configure, Action<IServiceCollection>? add, DeterministicLoop? loop)
    {
        var services = new ServiceCollection().AddSingleton<Diary>();
        add?.Invoke(services);
        _services = services.BuildServiceProvider();
        var options = new EmbeddedSiloOptions { Loop = loop };
        options.Assemblies.Add(typeof(Stage).Assembly);
        configure?.Invoke(options);
        Silo = new EmbeddedSilo.EmbeddedSilo(_services, options);
    }

    public EmbeddedSilo.EmbeddedSilo Silo { get; }

    public Diary Diary => _services.GetRequiredService<Diary>();

    public IActor Actor(string key) => Silo.GetGrain<IActor>(key);

    /// <summary>Plays on the thread pool.</summary>
    public static async Task Play(
        Func<Stage, Task> play, Action<EmbeddedSiloOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        await using var stage = new Stage(configure, add, loop: null);
        await stage.Silo.StartAsync();
        await play(stage);
    }

    /// <summary>Plays on a loop in virtual time, for each of a few seeds; a failure names the seed.</summary>
    public static void PlayInVirtualTime(
        Func<Stage, DeterministicLoop, Task> play, Action<EmbeddedSiloOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        for (var seed = 1; seed <= 5; seed++)
            PlayInVirtualTime(seed, play, configure, add);
    }

    public static void PlayInVirtualTime(
        int seed, Func<Stage, DeterministicLoop, Task> play, Action<EmbeddedSiloOptions>? configure = null,
        Action<IServiceCollection>? add = null)
    {
        var loop = new DeterministicLoop(seed, Dawn);
        try
        {
            loop.Run(async () =>
            {
                await using var stage = new Stage(configure, add, loop);
                await stage.Silo.StartAsync();
                await play(stage, loop);
            });
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>A gate that a test opens by hand.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Opened => _source.Task;

    public void Open() => _source.TrySetResult();
}
