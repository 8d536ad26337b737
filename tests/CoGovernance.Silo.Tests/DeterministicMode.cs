using CoGovernance.EmbeddedSilo;

namespace CoGovernance.Silo.Tests;

/// <summary>One thread, an order drawn from a seed, and virtual time.</summary>
public sealed class DeterministicMode
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Twenty callers over five grains that call each other and wait; every turn leaves a mark.</summary>
    private static string[] Trace(int seed)
    {
        string[] trace = [];
        Stage.PlayInVirtualTime(seed, async (stage, loop) =>
        {
            var thread = Environment.CurrentManagedThreadId;
            void Mark(Actor actor, string entry)
            {
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                actor.Diary.Write($"{loop.Time.GetUtcNow():T} {actor.GetPrimaryKeyString()} {entry}");
            }

            async Task Caller(int number)
            {
                for (var i = 0; i < 4; i++)
                {
                    await stage.Actor($"{(number + i) % 5}").Do(async a =>
                    {
                        Mark(a, $"from {number}");
                        await Task.Yield();
                        await a.Other($"leaf {i}").Do(async leaf =>
                        {
                            await Task.Delay(TimeSpan.FromMilliseconds(number), loop.Time);
                            Mark(leaf, $"from {number}");
                        });
                        Mark(a, $"again {number}");
                    });
                    Assert.Equal(thread, Environment.CurrentManagedThreadId);
                    Assert.Same(loop.Scheduler, TaskScheduler.Current);
                }
            }

            await Task.WhenAll(Enumerable.Range(0, 20).Select(Caller));
            trace = stage.Diary.Entries;
        });
        return trace;
    }

    [Fact]
    public void The_same_seed_gives_the_same_interleaving_and_another_seed_another()
    {
        var first = Trace(seed: 1);
        Assert.Equal(240, first.Length);
        Assert.Equal(first, Trace(seed: 1));
        Assert.NotEqual(first, Trace(seed: 2));
        Assert.Equal(first.Length, Trace(seed: 2).Length);
    }

    [Fact]
    public void Virtual_time_jumps_to_the_next_timer_and_shows_the_clock_of_China()
    {
        var loop = new DeterministicLoop(seed: 1, Stage.Dawn);
        loop.Run(async () =>
        {
            await Task.Delay(1_000 * Hour, loop.Time);
            Assert.Equal(Stage.Dawn + (1_000 * Hour), loop.Time.GetUtcNow());
            Assert.Equal(TimeSpan.FromHours(8), loop.Time.GetLocalNow().Offset);
            Assert.Equal(TimeSpan.Zero, loop.Time.GetUtcNow().Offset);
            var started = loop.Time.GetTimestamp();
            using var source = new CancellationTokenSource(Hour, loop.Time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.InfiniteTimeSpan, source.Token));
            Assert.Equal(Hour, loop.Time.GetElapsedTime(started));
        });
    }

    [Fact]
    public void A_periodic_timer_ticks_until_disposed()
    {
        var loop = new DeterministicLoop(seed: 1, Stage.Dawn);
        var ticks = 0;
        var timer = loop.Time.CreateTimer(_ => ticks++, state: null, Hour, 2 * Hour);
        loop.RunUntil(Stage.Dawn + (6 * Hour));
        Assert.Equal(3, ticks);
        Assert.Equal(Stage.Dawn + (6 * Hour), loop.Time.GetUtcNow());
        loop.RunUntil(Stage.Dawn + (7 * Hour));
        Assert.Equal(4, ticks);
        timer.Dispose();
        loop.RunUntil(Stage.Dawn + (24 * Hour));
        Assert.Equal(4, ticks);
    }

    [Fact]
    public void Idle_work_completes_what_grains_wait_for_and_they_go_on_in_the_loop() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        var commits = new Queue<TaskCompletionSource>();
        loop.AddIdleWork(() =>
        {
            var any = commits.Count > 0;
            while (commits.TryDequeue(out var commit))
                commit.SetResult();
            return any;
        });
        var thread = Environment.CurrentManagedThreadId;
        async Task Write(Actor actor)
        {
            var scheduler = TaskScheduler.Current;
            var commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            commits.Enqueue(commit);
            await commit.Task;
            Assert.Same(scheduler, TaskScheduler.Current);
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            actor.Sum++;
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => stage.Actor($"{i % 3}").Do(Write)));
        Assert.Equal(4, await stage.Actor("0").Add(0));
        Assert.Equal(Stage.Dawn, loop.Time.GetUtcNow());
    });

    [Fact]
    public void A_main_task_that_nothing_can_complete_is_reported_with_the_seed()
    {
        var loop = new DeterministicLoop(seed: 42, Stage.Dawn);
        loop.Post(() => new Gate().Opened);
        var exception = Assert.Throws<InvalidOperationException>(() => loop.Run(() => new Gate().Opened));
        Assert.Equal(
            "The main task cannot complete: nothing is left that could complete it. Seed 42, "
            + "virtual time 2025-12-31T16:00:00.0000000+00:00, 1 posted tasks not complete, 0 timers set, running: no grain call.",
            exception.Message);
    }

    [Fact]
    public void A_main_task_that_a_grain_holds_up_is_reported_with_the_call()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Stage.PlayInVirtualTime(
            seed: 1, (stage, _) => stage.Actor("a").Do(a => a.Other("b").Do(_ => new Gate().Opened)),
            options => (options.CallTimeout, options.IdleAge) = (Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)));
        Assert.EndsWith("running: Actor/a.Do, Actor/b.Do.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_main_task_that_periodic_timers_outlive_stops_at_the_horizon()
    {
        var loop = new DeterministicLoop(seed: 1, Stage.Dawn) { Horizon = 24 * Hour };
        using var timer = loop.Time.CreateTimer(_ => { }, state: null, Hour, Hour);
        var exception = Assert.Throws<InvalidOperationException>(() => loop.Run(() => new Gate().Opened));
        Assert.Contains("it did not complete within 1.00:00:00", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Stage.Dawn + (24 * Hour), loop.Time.GetUtcNow());
    }

    [Fact]
    public void Failures_of_main_and_of_posted_work_fail_the_run()
    {
        var loop = new DeterministicLoop(seed: 1, Stage.Dawn);
        Assert.Throws<InvalidDataException>(() => loop.Run(() => throw new InvalidDataException("main")));
        loop.Post(async () =>
        {
            await Task.Delay(Hour, loop.Time);
            throw new InvalidDataException("posted");
        });
        var exception = Assert.Throws<InvalidDataException>(() => loop.Run(() => Task.Delay(2 * Hour, loop.Time)));
        Assert.Equal("posted", exception.Message);
        Assert.Throws<TaskCanceledException>(() => loop.Run(() => Task.FromCanceled(new CancellationToken(canceled: true))));
    }

    [Fact]
    public void Work_from_another_thread_fails_the_run()
    {
        var loop = new DeterministicLoop(seed: 1, Stage.Dawn);
        var exception = Assert.Throws<InvalidOperationException>(() => loop.Run(async () =>
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var other = new Thread(() => source.SetResult());
            loop.AddIdleWork(() =>
            {
                other.Start();
                other.Join();
                return true;
            });
            await source.Task;
        }));
        Assert.Equal("Work arrived from another thread, so this run could not be repeated.", exception.Message);
    }

    [Fact]
    public void A_loop_does_not_run_within_itself()
    {
        var loop = new DeterministicLoop(seed: 1, Stage.Dawn);
        loop.Run(() =>
        {
            Assert.Throws<InvalidOperationException>(() => loop.RunUntil(Stage.Dawn + Hour));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void A_silo_without_work_does_not_keep_time_from_ending() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        await stage.Actor("a").Add(1);
        await Task.Delay(1_000 * Hour, loop.Time);
        Assert.Equal(1, await stage.Actor("a").Add(1));
    });
}
