using CoGovernance.EmbeddedSilo;

namespace CoGovernance.Silo.Tests;

/// <summary>What grain code may rely on.</summary>
public sealed class SiloSemantics
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public Task A_grain_has_its_key_its_services_and_keeps_its_state() => Stage.Play(async stage =>
    {
        var actor = stage.Actor("甲");
        Assert.Equal("甲", actor.GetPrimaryKeyString());
        Assert.Equal("grain 甲 7", await actor.Describe("grain", 7));
        await actor.Touch();
        Assert.Equal(6, await actor.Add(5));
        Assert.Equal(8, await stage.Actor("甲").Add(2));
        Assert.Equal(1, await stage.Actor("乙").Add(1));
        Assert.Equal("grain 甲 1", await stage.Silo.GetGrain<IDescribed>("甲").Describe("grain", 1));
    });

    [Fact]
    public void Calls_of_one_caller_run_in_order_and_none_starts_while_another_awaits() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        var calls = Enumerable.Range(0, 3).Select(i => stage.Actor("a").Do(async a =>
        {
            a.Diary.Write($"start {i}");
            await Task.Delay(Minute, loop.Time);
            a.Diary.Write($"end {i}");
        }));
        await Task.WhenAll(calls);
        Assert.Equal(["start 0", "end 0", "start 1", "end 1", "start 2", "end 2"], stage.Diary.Entries);
    }, options => options.CallTimeout = TimeSpan.FromHours(1));

    [Fact]
    public Task AlwaysInterleave_runs_between_the_turns_of_another_call() => Stage.Play(async stage =>
    {
        var gate = new Gate();
        var busy = stage.Actor("a").Do(_ => gate.Opened);
        await stage.Actor("a").Peek(_ => Task.CompletedTask);
        Assert.False(busy.IsCompleted);
        gate.Open();
        await busy;
    });

    [Fact]
    public Task ReadOnly_runs_beside_ReadOnly_and_a_writer_waits_for_all_readers() => Stage.Play(async stage =>
    {
        var (first, second) = (new Gate(), new Gate());
        var reader = stage.Actor("a").Read(_ => first.Opened);
        var writer = stage.Actor("a").Do(a => Note(a, "write"));
        var overtaking = stage.Actor("a").Read(_ => second.Opened);
        await stage.Actor("a").Read(a => Note(a, "read"));
        first.Open();
        await reader;
        await stage.Actor("a").Read(a => Note(a, "read again"));
        second.Open();
        await Task.WhenAll(writer, overtaking);
        Assert.Equal(["read", "read again", "write"], stage.Diary.Entries);
    });

    [Fact]
    public Task ReadOnly_does_not_run_beside_a_writer() => Stage.Play(async stage =>
    {
        var gate = new Gate();
        var writer = stage.Actor("a").Do(async a =>
        {
            await gate.Opened;
            a.Diary.Write("write");
        });
        var reader = stage.Actor("a").Read(a => Note(a, "read"));
        await stage.Actor("a").Peek(_ => Task.CompletedTask);
        gate.Open();
        await Task.WhenAll(writer, reader);
        Assert.Equal(["write", "read"], stage.Diary.Entries);
    });

    [Fact]
    public Task Turns_of_one_activation_never_overlap_and_stay_on_its_scheduler() => Stage.Play(async stage =>
    {
        var inside = 0;
        var schedulers = new HashSet<TaskScheduler>();
        async Task Enter(Actor actor)
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                schedulers.Add(TaskScheduler.Current);
                actor.Sum++;
                Assert.Equal(0, Interlocked.Decrement(ref inside));
                await (i % 2 == 0 ? Task.Run(() => { }) : stage.Actor("b").Add(1));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => stage.Actor("a").Peek(Enter))));
        Assert.Equal(4_000, await stage.Actor("a").Add(0));
        Assert.DoesNotContain(TaskScheduler.Default, schedulers);
        Assert.Single(schedulers);
    });

    [Fact]
    public Task A_full_mailbox_refuses_the_next_call_at_once() => Stage.Play(async stage =>
    {
        var gate = new Gate();
        var accepted = new[] { stage.Actor("a").Do(_ => gate.Opened), stage.Actor("a").Do(_ => gate.Opened) };
        var refusal = await Assert.ThrowsAsync<GrainMailboxFullException>(() => stage.Actor("a").Add(1));
        Assert.Equal("Actor/a has 2 calls waiting or running, so Add was refused.", refusal.Message);
        gate.Open();
        await Task.WhenAll(accepted);
        Assert.Equal(1, await stage.Actor("a").Add(1));
    }, options => options.MailboxBound = 2);

    [Fact]
    public void An_idle_grain_is_deactivated_and_the_next_call_finds_a_fresh_one() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        stage.Diary.Activating = (a, _) => Note(a, "activated");
        stage.Diary.Deactivating = (a, reason, _) => Note(a, $"deactivated {reason.ReasonCode}");
        await stage.Actor("a").Add(1);
        await Task.Delay(14 * Minute, loop.Time);
        Assert.Equal(2, await stage.Actor("a").Add(1));
        await Task.Delay(14 * Minute, loop.Time);
        Assert.Equal(["activated"], stage.Diary.Entries);
        await Task.Delay(2 * Minute, loop.Time);
        Assert.Equal(["activated", "deactivated ActivationIdle"], stage.Diary.Entries);
        Assert.Equal(1, await stage.Actor("a").Add(1));
        Assert.Equal(["activated", "deactivated ActivationIdle", "activated"], stage.Diary.Entries);
    });

    [Fact]
    public Task Calls_that_arrive_during_deactivation_go_to_the_next_activation_in_order() => Stage.Play(async stage =>
    {
        var (leaving, gate) = (new Gate(), new Gate());
        stage.Diary.Deactivating = (_, _, _) =>
        {
            leaving.Open();
            return gate.Opened;
        };
        await stage.Actor("a").Do(a =>
        {
            a.Sum = 100;
            a.Leave();
            return Task.CompletedTask;
        });
        await leaving.Opened;
        var calls = Enumerable.Range(1, 3).Select(i => stage.Actor("a").Add(i)).ToArray();
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        gate.Open();
        var sums = await Task.WhenAll(calls);
        Assert.Equal([1, 3, 6], sums);
    });

    [Fact]
    public Task No_call_is_lost_and_never_two_activations_live_while_a_grain_keeps_leaving() => Stage.Play(async stage =>
    {
        var (living, most, answered) = (0, 0, 0);
        stage.Diary.Activating = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref living));
            await Task.Yield();
        };
        stage.Diary.Deactivating = async (_, _, _) =>
        {
            await Task.Yield();
            Interlocked.Decrement(ref living);
        };
        async Task Caller()
        {
            for (var i = 0; i < 200; i++)
            {
                await stage.Actor("a").Do(a =>
                {
                    answered++;
                    a.Leave();
                    return Task.CompletedTask;
                });
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(Caller)));
        Assert.Equal((2_000, 1), (answered, most));
    });

    [Fact]
    public Task When_activation_fails_the_waiting_calls_fail_and_the_next_call_tries_again() => Stage.Play(async stage =>
    {
        var gate = new Gate();
        stage.Diary.Activating = async (_, _) =>
        {
            await gate.Opened;
            throw new InvalidDataException("no such post");
        };
        var waiting = new[] { stage.Actor("a").Add(1), stage.Actor("a").Add(1) };
        gate.Open();
        foreach (var call in waiting)
            Assert.Equal("no such post", (await Assert.ThrowsAsync<InvalidDataException>(() => call)).Message);
        stage.Diary.Activating = (_, _) => Task.CompletedTask;
        Assert.Equal(1, await stage.Actor("a").Add(1));
    });

    [Fact]
    public void A_call_without_an_answer_times_out_and_one_that_waited_never_starts() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        var gate = new Gate();
        var stuck = stage.Actor("a").Do(_ => gate.Opened);
        var waiting = stage.Actor("a").Add(1);
        var message = (await Assert.ThrowsAsync<TimeoutException>(() => stuck)).Message;
        Assert.Equal("Actor/a.Do did not answer within 30 s; it is still running.", message);
        message = (await Assert.ThrowsAsync<TimeoutException>(() => waiting)).Message;
        Assert.Equal("Actor/a.Add did not answer within 30 s; it never started.", message);
        Assert.Equal(TimeSpan.FromSeconds(30), loop.Time.GetUtcNow() - Stage.Dawn);
        gate.Open();
        Assert.Equal(0, await stage.Actor("a").Add(0));
    });

    [Fact]
    public Task A_chain_that_comes_back_to_its_own_grain_fails_at_once_and_names_the_chain() => Stage.Play(async stage =>
    {
        var roundabout = stage.Actor("a").Do(a => a.Other("b").Do(b => b.Other("a").Add(1)));
        var message = (await Assert.ThrowsAsync<GrainCallCycleException>(() => roundabout)).Message;
        Assert.EndsWith("Actor/a.Do → Actor/b.Do → Actor/a.Add.", message, StringComparison.Ordinal);
        var toItself = stage.Actor("a").Do(a => a.Other("a").Touch().AsTask());
        message = (await Assert.ThrowsAsync<GrainCallCycleException>(() => toItself)).Message;
        Assert.EndsWith("Actor/a.Do → Actor/a.Touch.", message, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_chain_may_come_back_by_calls_that_interleave() => Stage.Play(async stage =>
    {
        await stage.Actor("a").Do(a => a.Other("b").Do(b => b.Other("a").Peek(again => Note(again, "peek"))));
        await stage.Actor("a").Read(a => a.Other("b").Do(b => b.Other("a").Read(again => Note(again, "read"))));
        await stage.Actor("a").Peek(a => a.Other("b").Do(b => b.Other("a").Do(again => Note(again, "do"))));
        Assert.Equal(["peek", "read", "do"], stage.Diary.Entries);
    });

    [Fact]
    public Task A_chain_through_activation_is_a_cycle_too() => Stage.Play(async stage =>
    {
        stage.Diary.Activating = (a, _) => a.GetPrimaryKeyString() == "b" ? a.Other("a").Add(1) : Task.CompletedTask;
        var call = stage.Actor("a").Do(a => a.Other("b").Add(1));
        var message = (await Assert.ThrowsAsync<GrainCallCycleException>(() => call)).Message;
        Assert.EndsWith("Actor/a.Do → Actor/b.OnActivateAsync → Actor/a.Add.", message, StringComparison.Ordinal);
    });

    [Fact]
    public Task RequestContext_flows_down_the_calls_and_never_back() => Stage.Play(async stage =>
    {
        RequestContext.Set("actor", "client");
        await stage.Actor("a").Do(async a =>
        {
            a.Diary.Write($"a sees {RequestContext.Get("actor")}");
            RequestContext.Set("actor", "a");
            await Task.Yield();
            await a.Other("b").Do(b => Note(b, $"b sees {RequestContext.Get("actor")}"));
        });
        Assert.Equal("client", RequestContext.Get("actor"));
        Assert.True(RequestContext.Remove("actor"));
        await stage.Actor("a").Do(a => Note(a, $"then {RequestContext.Get("actor") ?? "nothing"}"));
        Assert.Equal(["a sees client", "b sees a", "then nothing"], stage.Diary.Entries);
    });

    [Fact]
    public Task A_token_cancelled_before_the_start_keeps_the_call_from_running() => Stage.Play(async stage =>
    {
        var gate = new Gate();
        using var source = new CancellationTokenSource();
        var busy = stage.Actor("a").Do(_ => gate.Opened);
        var waiting = stage.Actor("a").DoUnlessCancelled((a, _) => Note(a, "ran"), source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => stage.Actor("b").DoUnlessCancelled((b, _) => Note(b, "ran"), source.Token));
        gate.Open();
        await busy;
        Assert.Equal(0, await stage.Actor("a").Add(0));
        Assert.Empty(stage.Diary.Entries);
    });

    [Fact]
    public Task A_cancelled_call_that_waits_does_not_hold_up_a_stop() => Stage.Play(async stage =>
    {
        var gate = new Gate();
        using var source = new CancellationTokenSource();
        var busy = stage.Actor("a").Do(_ => gate.Opened);
        var waiting = stage.Actor("a").DoUnlessCancelled((_, _) => Task.CompletedTask, source.Token);
        var stop = stage.Silo.StopAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Open();
        await stop;
        await busy;
    }, options => options.StopTimeout = Timeout.InfiniteTimeSpan);

    [Fact]
    public Task A_grain_that_leaves_while_it_is_activated_still_serves_a_call() => Stage.Play(async stage =>
    {
        stage.Diary.Activating = (a, _) =>
        {
            a.Leave();
            return Task.CompletedTask;
        };
        Assert.Equal(1, await stage.Actor("a").Add(1));
        Assert.Equal(1, await stage.Actor("a").Add(1));
    });

    [Fact]
    public Task A_token_cancelled_later_reaches_the_grain() => Stage.Play(async stage =>
    {
        var started = new Gate();
        using var source = new CancellationTokenSource();
        var running = stage.Actor("a").DoUnlessCancelled(
            async (_, token) =>
            {
                started.Open();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            },
            source.Token);
        await started.Opened;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    });

    [Fact]
    public Task An_exception_reaches_the_caller_with_the_stack_of_the_grain() => Stage.Play(async stage =>
    {
        static async Task FailInTheGrain(Actor actor)
        {
            await Task.Yield();
            throw new InvalidDataException("bad row");
        }

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => stage.Actor("a").Do(FailInTheGrain));
        Assert.Equal("bad row", exception.Message);
        Assert.Contains(nameof(FailInTheGrain), exception.StackTrace, StringComparison.Ordinal);
        Assert.Equal(1, await stage.Actor("a").Add(1));
    });

    private static Task Note(Actor actor, string entry)
    {
        actor.Diary.Write(entry);
        return Task.CompletedTask;
    }
}
