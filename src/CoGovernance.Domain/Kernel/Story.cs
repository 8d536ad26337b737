namespace CoGovernance.Domain.Kernel;

/// <summary>A decision in the making: each event is folded in before the next is considered.</summary>
public sealed class Story<TState, TEvent>(TState state, Func<TState, TEvent, TState> evolve)
{
    private readonly List<TEvent> events = [];

    /// <summary>The state after the events so far.</summary>
    public TState State { get; private set; } = state;

    public Story<TState, TEvent> Then(TEvent happened)
    {
        events.Add(happened);
        State = evolve(State, happened);
        return this;
    }

    /// <summary>Takes the events of another decision in; a rejection leaves the story as it is and is handed back.</summary>
    public Rejection? Take(Decision<TEvent> decision)
    {
        foreach (var happened in decision.Events)
            Then(happened);
        return decision.Rejection;
    }

    public Decision<TEvent> End() => Decision<TEvent>.Of(events);
}
