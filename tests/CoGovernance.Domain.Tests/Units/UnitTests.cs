using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Tests.Kernel;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Tests.Units;

public sealed class UnitTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly UnitProfile Profile = new(UnitCode.Parse("SQ-0001"), "县水利局党委", "机关", Personal.None, Personal.None);
    private static readonly Agreement Year = new(
        Profile.Code, DivisionCode.Parse("610922100006"), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 20);

    [Fact]
    public void A_unit_is_registered_once_and_changed_when_something_differs() =>
        New().When(s => Unit.Decide(s, new Unit.Register(Profile, Now))).Then(new UnitRegistered(Profile, Now))
            .When(s => Unit.Decide(s, new Unit.Register(Profile, Now))).ThenNothing()
            .When(s => Unit.Decide(s, new Unit.Register(Profile with { Name = "县水利局" }, Now)))
            .Then(new UnitChanged(Profile with { Name = "县水利局" }, Now));

    [Fact]
    public void An_agreement_replaces_the_one_with_the_same_community()
    {
        var renewed = Year with { To = new DateOnly(2027, 12, 31) };
        var life = Known().When(s => Unit.Decide(s, new Unit.Sign(Year, Now))).Then(new AgreementSigned(Year, Now));

        life.When(s => Unit.Decide(s, new Unit.Sign(Year, Now))).ThenNothing();
        life.When(s => Unit.Decide(s, new Unit.Sign(renewed, Now))).Then(new AgreementSigned(renewed, Now));
        Assert.Equal([renewed], life.State.Agreements.Values);
    }

    [Fact]
    public void An_agreement_that_one_side_offers_is_signed_by_the_other()
    {
        var other = Year with { Quota = 30 };
        var life = Known().When(s => Unit.Decide(s, new Unit.Propose(Year, AgreementSide.Unit, Now)))
            .Then(new AgreementProposed(Year, AgreementSide.Unit, Now));

        life.When(s => Unit.Decide(s, new Unit.Propose(Year, AgreementSide.Unit, Now))).ThenNothing();
        life.When(s => Unit.Decide(s, new Unit.Confirm(Year.Community, AgreementSide.Unit, Now))).ThenRejected("unit.own-proposal");
        life.When(s => Unit.Decide(s, new Unit.Propose(other, AgreementSide.Community, Now))).Then(new AgreementProposed(other, AgreementSide.Community, Now));
        life.When(s => Unit.Decide(s, new Unit.Propose(other, AgreementSide.Unit, Now))).Then(new AgreementSigned(other, Now));
        Assert.Empty(life.State.Proposals);
        life.When(s => Unit.Decide(s, new Unit.Confirm(Year.Community, AgreementSide.Community, Now))).ThenRejected("unit.no-proposal");
        life.When(s => Unit.Decide(s, new Unit.Drop(Year.Community, "人手不足", Now))).ThenRejected("unit.no-proposal");
    }

    [Fact]
    public void An_agreement_ends_early_and_one_that_never_began_never_holds()
    {
        var last = new DateOnly(2026, 6, 30);
        Known().Given(new AgreementSigned(Year, Now))
            .When(s => Unit.Decide(s, new Unit.End(Year.Community, last, "撤并", Now))).Then(new AgreementEnded(Year with { To = last }, "撤并", Now));
        Known().Given(new AgreementSigned(Year, Now))
            .When(s => Unit.Decide(s, new Unit.End(Year.Community, new DateOnly(2025, 6, 1), "撤并", Now)))
            .Then(new AgreementEnded(Year with { To = new DateOnly(2025, 12, 31) }, "撤并", Now));
        Known().Given(new AgreementSigned(Year, Now))
            .When(s => Unit.Decide(s, new Unit.End(Year.Community, Year.To, "撤并", Now)))
            .ThenRejected(new Rejection("unit.agreement-ends-before").With("day", "2026-12-31"));
        Known().When(s => Unit.Decide(s, new Unit.End(Year.Community, last, "撤并", Now))).ThenRejected("unit.no-agreement");
    }

    [Fact]
    public void A_unit_that_nobody_knows_signs_nothing() =>
        New().When(s => Unit.Decide(s, new Unit.Sign(Year, Now))).ThenRejected("unit.unknown");

    [Fact]
    public void A_term_does_not_end_before_it_begins() =>
        Known().When(s => Unit.Decide(s, new Unit.Sign(Year with { To = new DateOnly(2025, 12, 31) }, Now))).ThenRejected("unit.term-reversed");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_quota_is_one_to_ten_thousand(int quota, bool allowed) =>
        Assert.Equal(
            allowed ? null : new Rejection("unit.quota-out-of-bounds").With("quota", quota),
            Unit.Decide(Known().State, new Unit.Sign(Year with { Quota = quota }, Now)).Rejection);

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void An_agreement_holds_on_both_its_days(string day, bool holds) =>
        Assert.Equal(holds, Year.Holds(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static Scenario<Unit, UnitEvent> New() => new(Unit.Initial, Unit.Evolve);

    private static Scenario<Unit, UnitEvent> Known() => New().Given(new UnitRegistered(Profile, Now));
}
