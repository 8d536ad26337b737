using System.Collections.Concurrent;
using CoGovernance.EmbeddedSilo;

namespace CoGovernance.Silo.Tests;

/// <summary>A grain that does what the test hands it, so that each test shows all that happens.</summary>
public interface IActor : IDescribed
{
    Task Do(Func<Actor, Task> body);

    Task<int> Add(int number);

    Task DoUnlessCancelled(Func<Actor, CancellationToken, Task> body, CancellationToken token);

    [ReadOnly]
    Task Read(Func<Actor, Task> body);

    [AlwaysInterleave]
    Task Peek(Func<Actor, Task> body);
}

/// <summary>A base interface with the other kinds of methods.</summary>
public interface IDescribed : IGrainWithStringKey
{
    ValueTask<string> Describe(string prefix, int number);

    ValueTask Touch();
}

/// <summary>What the actors of a test did, and what they are to do when their life begins and ends.</summary>
public sealed class Diary
{
    private readonly ConcurrentQueue<string> _entries = new();

    public string[] Entries => [.. _entries];

    public Func<Actor, CancellationToken, Task> Activating { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Actor, DeactivationReason, CancellationToken, Task> Deactivating { get; set; } = (_, _, _) => Task.CompletedTask;

    public void Write(string entry) => _entries.Enqueue(entry);
}

public sealed class Actor(Diary diary) : Grain, IActor
{
    public int Sum { get; set; }

    public Diary Diary => diary;

    public IActor Other(string key) => GrainFactory.GetGrain<IActor>(key);

    public void Leave() => DeactivateOnIdle();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => diary.Activating(this, cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        diary.Deactivating(this, reason, cancellationToken);

    public Task Do(Func<Actor, Task> body) => body(this);

    public Task<int> Add(int number) => Task.FromResult(Sum += number);

    public Task DoUnlessCancelled(Func<Actor, CancellationToken, Task> body, CancellationToken token) => body(this, token);

    public Task Read(Func<Actor, Task> body) => body(this);

    public Task Peek(Func<Actor, Task> body) => body(this);

    public ValueTask<string> Describe(string prefix, int number) => ValueTask.FromResult($"{prefix} {this.GetPrimaryKeyString()} {number}");

    public async ValueTask Touch()
    {
        await Task.Yield();
        Sum++;
    }
}
