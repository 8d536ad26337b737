using System.Text.Json;
using CoGovernance.Gateway.Access;

namespace CoGovernance.Gateway.Live;

/// <summary>A change with who may hear of it, and its text on the wire, made once for all viewers.</summary>
/// <param name="Needs">Whoever may read the thing may hear of it.</param>
internal sealed record LiveItem(LiveChange Change, Operation Needs, Place Place, ReadOnlyMemory<byte> Text)
{
    public long Position => Change.Position;

    public static LiveItem Of(LiveChange change, Operation needs, Place place, JsonSerializerOptions json) =>
        new(change, needs, place, ServerSentText.Event("change", change, json, change.Position));

    public bool IsFor(Subject subject) => subject.Covers(Place, AccessTable.Of(Needs, subject.Role));
}
