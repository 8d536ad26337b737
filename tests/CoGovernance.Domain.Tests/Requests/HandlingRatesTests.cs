using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Tests.Requests;

public class HandlingRatesTests
{
    [Fact]
    public void Each_rate_is_of_what_is_decided_in_its_own_sense()
    {
        var rates = HandlingRates.Of(
        [
            new(RequestPhase.Closed, RespondKept: true, Resolution.Resolved, Score: 5, Count: 6),
            new(RequestPhase.Closed, RespondKept: false, Resolution.Unresolved, Score: 3, Count: 1),
            new(RequestPhase.Evaluated, RespondKept: true, Resolution: null, Score: 4, Count: 2),
            new(RequestPhase.Dispatching, RespondKept: true, Resolution: null, Score: null, Count: 3),
            new(RequestPhase.Submitted, RespondKept: null, Resolution: null, Score: null, Count: 4),
            new(RequestPhase.Rejected, RespondKept: false, Resolution: null, Score: null, Count: 5),
            new(RequestPhase.Cancelled, RespondKept: true, Resolution: null, Score: null, Count: 7),
        ]);

        Assert.Equal(new Rate(11, 12), rates.Response);
        Assert.Equal(new Rate(6, 7), rates.Resolution);
        Assert.Equal(new Rate(8, 9), rates.Satisfaction);
        Assert.Equal([0.9167, 0.8571, 0.8889], [rates.Response.Share, rates.Resolution.Share, rates.Satisfaction.Share]);
    }

    [Fact]
    public void Nothing_decided_has_no_share() => Assert.Null(HandlingRates.Of([]).Response.Share);
}
