using System.Globalization;
using CoGovernance.Contracts;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Commands;

/// <summary>
/// A write as the grains see it. With an <c>Idempotency-Key</c> the same write sent again has the same id and the same seed, and so
/// one effect and one answer.
/// </summary>
/// <param name="Day">The day, in the county's time, on which the write was first sent.</param>
/// <param name="Seed">Chance for the names of new things; the same for the same write.</param>
public sealed record Command(Caller Caller, DateOnly Day, ulong Seed)
{
    public DateTimeOffset At => Caller.At;

    /// <summary>The number of the request that this write brings into being.</summary>
    public RequestNumber NewRequest() => RequestNumber.From(Day, (uint)(Seed & 0x3FFF_FFFF));

    /// <summary>The number of the balance plan that this write brings into being.</summary>
    public PlanNumber NewPlan() => PlanNumber.From(Day, (uint)(Seed & 0x3FFF_FFFF));

    /// <summary>A name for another thing that this write brings into being: 13 characters.</summary>
    public string NewId() => Seed.ToString("x16", CultureInfo.InvariantCulture)[..13];
}

public static class CommandOfContext
{
    /// <summary>The write under way. There is one on every endpoint that is not read with GET.</summary>
    public static Command Command(this HttpContext context) =>
        context.Features.Get<Command>() ?? throw new InvalidOperationException("This endpoint only reads.");
}
