using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Grains.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Grains.Tests;

/// <summary>What members say of themselves takes effect in dispatch, and what is corrected in their records in every ledger.</summary>
public sealed class MemberRecordTests : IDisposable
{
    private readonly SmallCounty county = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void A_correction_of_a_lent_service_reaches_the_lenders_roster_and_the_ledger_of_loans() => county.Play(async c =>
    {
        for (var i = 1; i <= 4; i++)
            await c.MemberAsync(SmallCounty.West, i, Skill.Legal);
        await c.PassAsync(TimeSpan.FromHours(2));
        var number = await c.OrderAsync(SmallCounty.East, "legal-advice", SmallCounty.Start.AddDays(2));
        var member = (await c.Request(number).View()).OpenOffers.First().Member;
        await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), member));
        await SmallCounty.DoneAsync(c.Request(number).Begin(c.Command(), member));
        await SmallCounty.DoneAsync(c.Request(number).Complete(c.Command(), member, 60));
        await c.News.WhenIdle();

        await SmallCounty.DoneAsync(c.Member(member).AskCorrection(c.Command(), 1, 45, "多记了"));
        await SmallCounty.DoneAsync(c.Member(member).DecideCorrection(c.Command(), 1, approved: true, "属实"));
        await c.News.WhenIdle();

        var record = await c.Member(member).View();
        Assert.Equal((45, SmallCounty.West, member), (record.MinutesInAll, record.Services[0].Place!.Lender, record.Services[0].Place!.ReportedBy));
        Assert.Equal(45, (await c.Community(SmallCounty.West).View()).Roster[member].Services.Single().Minutes);
        var loans = await c.RowsAsync(Tables.Loans);
        Assert.Equal(
            [("returned", 60L), ("corrected", -15L)],
            loans.Select(l => ((string)l[Tables.Loans.Column("status")]!, (long)l[Tables.Loans.Column("minutes")]!)));
        Assert.Equal(45L, Assert.Single(await c.RowsAsync(Tables.Bookings))[5]);
        Assert.Equal(45L, Assert.Single(await c.RowsAsync(Tables.Services))[Tables.Services.Column("minutes")]);
        Assert.Null((await RecordVerifier.VerifyAsync(c.Store, null, default)).First);
    });

    [Fact]
    public void An_alert_that_would_fall_into_quiet_hours_goes_to_somebody_else_and_otherwise_waits() => county.Play(async c =>
    {
        var quiet = await c.MemberAsync(SmallCounty.East, 1);
        await QuietAsync(c, quiet, new QuietHours(new TimeOnly(8, 0), new TimeOnly(12, 0)));
        var alone = await c.OrderAsync(SmallCounty.East, "errand");
        var waiting = await c.Request(alone).View();
        Assert.Equal((Tier.Community, SmallCounty.Start.AddHours(3)), (waiting.HandlingTier, waiting.HeldUntil));
        Assert.Empty(waiting.Offers);

        var free = await c.MemberAsync(SmallCounty.East, 2);
        var shared = await c.OrderAsync(SmallCounty.East, "errand");
        Assert.Equal(free, Assert.Single((await c.Request(shared).View()).OpenOffers).Member);

        await c.PassAsync(TimeSpan.FromHours(3) + TimeSpan.FromMinutes(1));
        Assert.Contains(quiet, (await c.Request(alone).View()).OpenOffers.Select(o => o.Member));
    });

    private static async Task QuietAsync(SmallCounty c, MemberNumber member, QuietHours hours)
    {
        var known = await c.Member(member).View();
        await SmallCounty.DoneAsync(c.Member(member).SetAvailability(
            c.Command(), known.Profile!.Availability, [], [], hours, known.Revision));
        await c.News.WhenIdle();
    }
}
