using System.Diagnostics.Metrics;
using CoGovernance.EmbeddedSilo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoGovernance.Silo.Tests;

/// <summary>Start, stop, filters, metrics, and mistakes.</summary>
public sealed class SiloHosting
{
    [Fact]
    public async Task An_application_hosts_the_silo_and_grains_are_reached_by_the_factory()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<Diary>();
        builder.Services.AddEmbeddedSilo(options => options.Assemblies.Add(typeof(Actor).Assembly));
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal(3, await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IActor>("a").Add(3));
        await host.StopAsync();
    }

    [Fact]
    public Task Stopping_lets_calls_under_way_and_theirs_end_then_deactivates_and_takes_no_more() => Stage.Play(async stage =>
    {
        var (started, gate) = (new Gate(), new Gate());
        stage.Diary.Deactivating = (a, reason, _) => Note(a, $"{a.GetPrimaryKeyString()} {reason.ReasonCode}");
        var running = stage.Actor("a").Do(async a =>
        {
            started.Open();
            await gate.Opened;
            await a.Other("b").Do(b => Note(b, "b called"));
        });
        await started.Opened;
        var waiting = stage.Actor("a").Add(5);
        var stop = stage.Silo.StopAsync();
        var refusal = await Assert.ThrowsAsync<SiloUnavailableException>(() => stage.Actor("a").Add(1));
        Assert.Equal("The silo takes no calls, so Actor/a.Add was refused.", refusal.Message);
        gate.Open();
        await stop;
        await running;
        Assert.Equal(5, await waiting);
        Assert.Equal("b called", stage.Diary.Entries[0]);
        Assert.Equal(["a ShuttingDown", "b ShuttingDown"], stage.Diary.Entries[1..].Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Stopping_gives_up_after_its_timeout_and_tells_the_callers() => Stage.PlayInVirtualTime(async (stage, loop) =>
    {
        var stuck = stage.Actor("a").Do(_ => new Gate().Opened);
        await stage.Silo.StopAsync();
        Assert.Equal(TimeSpan.FromSeconds(10), loop.Time.GetUtcNow() - Stage.Dawn);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => stuck);
    }, options => options.StopTimeout = TimeSpan.FromSeconds(10));

    [Fact]
    public Task Filters_surround_the_call_in_order_and_see_and_change_arguments_and_result() => Stage.Play(async stage =>
    {
        Assert.Equal(210, await stage.Actor("a").Add(1));
        Assert.Equal(
            ["outer before Add(1)", "inner before Add(1)", "inner after 21", "outer after 210"],
            stage.Diary.Entries);
    }, add: services => services
        .AddSingleton<IIncomingGrainCallFilter>(provider => new Surround(provider.GetRequiredService<Diary>(), "outer"))
        .AddSingleton<IIncomingGrainCallFilter>(provider => new Surround(provider.GetRequiredService<Diary>(), "inner")));

    [Fact]
    public Task A_filter_sees_the_exception_and_may_refuse_the_call() => Stage.Play(async stage =>
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => stage.Actor("a").Do(_ => throw new InvalidDataException("bad")));
        Assert.Equal("bad", failure.Message);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => stage.Actor("a").Add(1));
        Assert.Equal(["Actor.Do of IActor failed: bad"], stage.Diary.Entries);
    }, add: services => services.AddIncomingGrainCallFilter<Guard>());

    [Fact]
    public async Task Metrics_count_calls_refusals_and_activations()
    {
        var measured = new System.Collections.Concurrent.ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "CoGovernance.EmbeddedSilo")
                l.EnableMeasurementEvents(instrument);
        };
        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Value is nameof(ICounted.CountMe))
                    measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            }
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Record(instrument, 1, tags));
        listener.Start();
        await Stage.Play(async stage =>
        {
            var gate = new Gate();
            var accepted = stage.Silo.GetGrain<ICounted>("a").CountMe(gate.Opened);
            await Assert.ThrowsAsync<GrainMailboxFullException>(() => stage.Silo.GetGrain<ICounted>("a").CountMe(gate.Opened));
            gate.Open();
            await accepted;
        }, options => options.MailboxBound = 1);
        Assert.Equal(1, measured["grain.calls"]);
        Assert.Equal(1, measured["grain.call.duration"]);
        Assert.Equal(1, measured["grain.refusals"]);
    }

    [Fact]
    public Task Mistakes_are_named() => Stage.Play(stage =>
    {
        var message = Assert.Throws<InvalidOperationException>(() => stage.Silo.GetGrain<INobody>("a")).Message;
        Assert.Equal("No grain class in the silo's assemblies implements CoGovernance.Silo.Tests.SiloHosting+INobody.", message);
        message = Assert.Throws<InvalidOperationException>(() => stage.Silo.GetGrain<ITwice>("a")).Message;
        Assert.Equal("Several grain classes implement CoGovernance.Silo.Tests.SiloHosting+ITwice: First, Second.", message);
        Assert.Throws<ArgumentException>(() => stage.Actor(""));
        message = Assert.Throws<InvalidOperationException>(() => new Actor(new Diary()).GetPrimaryKeyString()).Message;
        Assert.Equal("Actor was not created by a silo, so it has no key, factory or timers.", message);
        var services = new ServiceCollection().BuildServiceProvider();
        message = Assert.Throws<InvalidOperationException>(
            () => new EmbeddedSilo.EmbeddedSilo(services, new EmbeddedSiloOptions { MailboxBound = 0 })).Message;
        Assert.Equal("EmbeddedSiloOptions.MailboxBound must be 1 to 1,000,000.", message);
        return Task.CompletedTask;
    });

    private static Task Note(Actor actor, string entry)
    {
        actor.Diary.Write(entry);
        return Task.CompletedTask;
    }

    /// <summary>Multiplies the result by ten, and on the inside adds one to the argument.</summary>
    private sealed class Surround(Diary diary, string name) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            diary.Write($"{name} before {context.MethodName}({context.Request.GetArgument(0)})");
            if (name == "inner")
                context.Request.SetArgument(0, 21);
            await context.Invoke();
            if (name == "outer")
                context.Result = (int)context.Result! * 10;
            diary.Write($"{name} after {context.Result}");
        }
    }

    private sealed class Guard(Diary diary) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.InterfaceMethod.Name == nameof(IActor.Add))
                throw new UnauthorizedAccessException();
            try
            {
                await context.Invoke();
            }
            catch (InvalidDataException exception)
            {
                var (grain, method) = (context.Grain.GetType().Name, context.ImplementationMethod.Name);
                diary.Write($"{grain}.{method} of {context.InterfaceName.Split('.')[^1]} failed: {exception.Message}");
                throw;
            }
        }
    }

    public interface INobody : IGrainWithStringKey;

    public interface ITwice : IGrainWithStringKey;

    /// <summary>Internal, since grain interfaces need not be public.</summary>
    internal interface ICounted : IGrainWithStringKey
    {
        Task CountMe(Task until);
    }

    internal sealed class First : Grain, ITwice;

    internal sealed class Second : Grain, ITwice;

    internal sealed class Counted : Grain, ICounted
    {
        public Task CountMe(Task until) => until;
    }
}
