using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Tests.Kernel;

/// <summary>Given what has happened, when a command is decided, then events, nothing or a rejection.</summary>
internal sealed class Scenario<TState, TEvent>(TState initial, Func<TState, TEvent, TState> evolve) where TEvent : class
{
    private Decision<TEvent> last;

    public TState State { get; private set; } = initial;

    public Scenario<TState, TEvent> Given(params IEnumerable<TEvent> happened)
    {
        State = happened.Aggregate(State, evolve);
        return this;
    }

    /// <summary>Decides and folds the events in.</summary>
    public Scenario<TState, TEvent> When(Func<TState, Decision<TEvent>> decide)
    {
        last = decide(State);
        return Given(last.Events);
    }

    public Scenario<TState, TEvent> Then(params TEvent[] expected)
    {
        Assert.Null(last.Rejection);
        Assert.Equal(expected.Select(Plain.Text), last.Events.Select(Plain.Text));
        return this;
    }

    public Scenario<TState, TEvent> ThenNothing() => Then();

    public Scenario<TState, TEvent> ThenRejected(Rejection expected)
    {
        Assert.Equal(expected, last.Rejection);
        Assert.Empty(last.Events);
        return this;
    }

    public Scenario<TState, TEvent> ThenRejected(string code) => ThenRejected(new Rejection(code));
}

/// <summary>Values as readable text, for comparing what holds arrays.</summary>
internal static class Plain
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Text<T>(T value) where T : notnull =>
        $"{value.GetType().Name} {JsonSerializer.Serialize(value, value.GetType(), Options)}";

    /// <summary>The outcome in short: the names of the events, - for nothing, ! and the code for a rejection.</summary>
    public static string Outcome<TEvent>(Decision<TEvent> decision) where TEvent : class =>
        decision.IsRejected ? $"!{decision.Rejection.Code}"
        : decision.Events.IsEmpty ? "-"
        : string.Join(' ', decision.Events.Select(e => e.GetType().Name));
}
