using CoGovernance.EmbeddedSilo;

namespace CoGovernance.Silo.Tests;

/// <summary>Grain timers, in virtual time.</summary>
public sealed class SiloTimers
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_tick_waits_for_the_call_under_way_and_the_next_is_timed_from_its_end() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        string At() => $"{(loop.Time.GetUtcNow() - Stage.Dawn).TotalSeconds:0}";
        await stage.Actor("a").Do(a =>
        {
            a.RegisterGrainTimer(async _ =>
            {
                a.Diary.Write($"tick {At()}");
                await Task.Delay(TimeSpan.FromSeconds(5), loop.Time, CancellationToken.None);
            }, new GrainTimerCreationOptions(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)));
            return Task.CompletedTask;
        });
        await stage.Actor("a").Do(async a =>
        {
            await Task.Delay(TimeSpan.FromSeconds(15), loop.Time);
            a.Diary.Write($"call {At()}");
        });
        await Task.Delay(Minute, loop.Time);
        Assert.Equal(["call 15", "tick 15", "tick 40", "tick 65"], stage.Diary.Entries);
    });

    [Fact]
    public void An_interleaving_tick_runs_between_the_turns_of_a_call() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        await stage.Actor("a").Do(async a =>
        {
            var options = new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan) { Interleave = true };
            a.RegisterGrainTimer(Write, (a, "tick"), options);
            await Task.Delay(TimeSpan.FromSeconds(5), loop.Time);
            a.Diary.Write("call");
        });
        Assert.Equal(["tick", "call"], stage.Diary.Entries);
    });

    [Theory]
    [InlineData(false, 20)]
    [InlineData(true, 60)]
    public void Only_KeepAlive_ticks_keep_a_grain_from_being_collected(bool keepAlive, int ticks) => Stage.PlayInVirtualTime(
        async (stage, loop) =>
        {
            await stage.Actor("a").Do(a =>
            {
                var options = new GrainTimerCreationOptions(Minute, Minute) { KeepAlive = keepAlive };
                a.RegisterGrainTimer(Write, (a, "tick"), options);
                return Task.CompletedTask;
            });
            await Task.Delay((60 * Minute) + TimeSpan.FromSeconds(1), loop.Time);
            Assert.Equal(ticks, stage.Diary.Entries.Length);
        },
        options => options.IdleAge = TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(1));

    [Fact]
    public void A_failing_tick_does_not_stop_the_timer_and_disposing_does() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        IGrainTimer? timer = null;
        await stage.Actor("a").Do(a =>
        {
            timer = a.RegisterGrainTimer(_ =>
            {
                a.Diary.Write("tick");
                throw new InvalidDataException("tick failed");
            }, new GrainTimerCreationOptions(Minute, Minute));
            return Task.CompletedTask;
        });
        await Task.Delay(2.5 * Minute, loop.Time);
        timer!.Dispose();
        await Task.Delay(5 * Minute, loop.Time);
        Assert.Equal(["tick", "tick"], stage.Diary.Entries);
    });

    [Fact]
    public void Change_sets_the_next_tick_even_from_within_a_tick() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        IGrainTimer? timer = null;
        await stage.Actor("a").Do(a =>
        {
            timer = a.RegisterGrainTimer(_ =>
            {
                a.Diary.Write($"tick {(loop.Time.GetUtcNow() - Stage.Dawn).TotalMinutes:0}");
                timer!.Change(10 * Minute, Minute);
                return Task.CompletedTask;
            }, new GrainTimerCreationOptions(Minute, Minute));
            return Task.CompletedTask;
        });
        await Task.Delay(12 * Minute, loop.Time);
        Assert.Equal(["tick 1", "tick 11"], stage.Diary.Entries);
    });

    [Fact]
    public void A_tick_is_the_root_of_its_own_chain_of_calls() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        await stage.Actor("a").Do(a => a.Other("b").Do(b =>
        {
            RequestContext.Set("who", "b");
            b.RegisterGrainTimer(
                _ => b.Other("a").Do(again => Write((again, $"{RequestContext.Get("who") ?? "nobody"} called"), default)),
                new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
            return Task.CompletedTask;
        }));
        await Task.Delay(Minute, loop.Time);
        Assert.Equal(["nobody called"], stage.Diary.Entries);
    });

    private static Task Write((Actor Actor, string Entry) state, CancellationToken token)
    {
        state.Actor.Diary.Write(state.Entry);
        return Task.CompletedTask;
    }
}
