using System.Collections.Frozen;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;

namespace CoGovernance.Grains.Record;

/// <summary>
/// The names under which the events of one aggregate stand in the journal, and their JSON. A name is the event's own name; when an
/// event must change, the old form stays and an upcaster turns it into the new one.
/// </summary>
public sealed class EventCatalog<TEvent> where TEvent : class
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(TEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(TEvent)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    private readonly JsonSerializerOptions json;

    public EventCatalog(IPersonVault vault) => json = WireJson.With(new SealedPersonalConverter(vault));

    public static IEnumerable<Type> Types => ByName.Values;

    public NewEvent Write(TEvent happened) =>
        new(happened.GetType().Name, JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), json));

    /// <exception cref="InvalidDataException">The journal holds an event that this program does not know.</exception>
    public TEvent Read(StoredEvent stored) =>
        ByName.TryGetValue(stored.Type, out var type)
            ? (TEvent)JsonSerializer.Deserialize(stored.Data, type, json)!
            : throw new InvalidDataException($"Event {stored.Position} of {stored.Stream} has the unknown type '{stored.Type}'.");

    public byte[] WriteState<TState>(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, json);

    public TState ReadState<TState>(byte[] data) => JsonSerializer.Deserialize<TState>(data, json)!;
}
