using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Domain.Tests.Requests;

public sealed class CannotOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_service_is_wished_within_a_year()
    {
        Assert.Null(Intake.CannotOrder(Wishing(Now.AddDays(366)), Now));
        Assert.Equal("request.wished-too-far", Intake.CannotOrder(Wishing(Now.AddDays(366).AddTicks(1)), Now)?.Code);
        Assert.Equal("request.wished-too-far", Intake.CannotOrder(Wishing(DateTimeOffset.MaxValue), Now)?.Code);
    }

    private static RequestDetails Wishing(DateTimeOffset at) => new(
        DivisionCode.Parse("610922100006"), "r-1", "errand", Personal.None, Personal.None, Personal.None, at, Channel.Web);
}
