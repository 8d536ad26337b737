using CoGovernance.Architecture.Tests.Model;
using CoGovernance.Contracts.Journal;
using CoGovernance.Grains.Record;

namespace CoGovernance.Architecture.Tests.StorageContracts;

/// <summary>What one kind of aggregate writes to the journal, through the record's own catalogue and a vault of its own.</summary>
internal abstract class StoredForm
{
    public OpenVault Vault { get; } = new();

    public static StoredForm Of(AggregateKind kind) =>
        (StoredForm)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(kind.State, kind.Event))!;

    public static StoredForm OfEvent(Type type) => Of(GrainModel.Aggregates.First(a => type.IsSubclassOf(a.Event)));

    public abstract NewEvent Write(object happened);

    public abstract object Read(NewEvent written);

    /// <summary>The state as a snapshot gives it back.</summary>
    public abstract object ThroughSnapshot(object state);

    private sealed class Typed<TState, TEvent> : StoredForm
        where TState : class
        where TEvent : class
    {
        private readonly EventCatalog<TEvent> catalog;

        public Typed() => catalog = new EventCatalog<TEvent>(Vault);

        public override NewEvent Write(object happened) => catalog.Write((TEvent)happened);

        public override object Read(NewEvent written) => catalog.Read(
            new StoredEvent(1, new StreamId("kind", "key"), 1, written.Type, written.Data, "test", "command", DateTimeOffset.UnixEpoch));

        public override object ThroughSnapshot(object state) =>
            catalog.ReadState<Recorded<TState>>(catalog.WriteState(new Recorded<TState>((TState)state, 1, 1))).State;
    }
}
