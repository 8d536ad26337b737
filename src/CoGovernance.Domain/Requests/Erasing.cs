using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Requests;

public sealed record EraseResident(ErasureGround Ground, DateTimeOffset At);

/// <summary>Forgetting the resident of a request. What was done, by whom and when, stays.</summary>
public static class Erasing
{
    public static Decision<RequestEvent> Decide(ServiceRequest state, EraseResident command) =>
        state.Details is null ? new Rejection("request.unknown")
        : state.ResidentIsErased ? Decision<RequestEvent>.Nothing
        : !state.IsOver ? new Rejection("erasure.request-open").With("request", state.Number)
        : new ResidentErased(command.Ground, command.At);
}
