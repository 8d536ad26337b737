namespace CoGovernance.Domain.Requests;

/// <summary>A share of cases.</summary>
/// <param name="Met">Those that are as wished.</param>
/// <param name="Cases">All that are decided.</param>
public sealed record Rate(long Met, long Cases)
{
    /// <summary>0 to 1; null where nothing is decided yet.</summary>
    public double? Share => Cases == 0 ? null : Math.Round((double)Met / Cases, 4);
}

/// <summary>Requests that came to the same, and how many.</summary>
/// <param name="RespondKept">Whether the clock for responding was kept; null while it runs.</param>
/// <param name="Score">Of the resident's evaluation, 1 to 5; null without one.</param>
public sealed record HandledRequests(RequestPhase Phase, bool? RespondKept, Resolution? Resolution, int? Score, long Count);

/// <summary>
/// The three rates of handling orders, as of hotline orders (GB/T 33358-2016). Response: of requests whose clock for responding ended,
/// those in time; rejected and cancelled ones are left out. Resolution: of closed requests, the resolved ones. Satisfaction: of
/// evaluations, those of 4 and 5.
/// </summary>
public sealed record HandlingRates(Rate Response, Rate Resolution, Rate Satisfaction)
{
    private const int LeastSatisfied = 4;

    public static HandlingRates Of(IReadOnlyCollection<HandledRequests> requests)
    {
        return new HandlingRates(
            RateOf(r => r.RespondKept is not null && r.Phase is not (RequestPhase.Rejected or RequestPhase.Cancelled), r => r.RespondKept is true),
            RateOf(r => r.Phase == RequestPhase.Closed, r => r.Resolution == Requests.Resolution.Resolved),
            RateOf(r => r.Score is not null, r => r.Score >= LeastSatisfied));

        Rate RateOf(Func<HandledRequests, bool> isCase, Func<HandledRequests, bool> isMet) =>
            new(requests.Where(r => isCase(r) && isMet(r)).Sum(r => r.Count), requests.Where(isCase).Sum(r => r.Count));
    }
}
