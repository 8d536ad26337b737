using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Grains.Tests;

public sealed class FaultTests : IDisposable
{
    private readonly SmallCounty county = new();

    public void Dispose() => county.Dispose();

    [Fact]
    public void A_reservation_whose_acceptance_was_lost_is_released_when_the_alert_ends()
    {
        FailingJournal? journal = null;
        county.Through(inner => journal = new FailingJournal(inner)).Play(async c =>
        {
            var member = await c.MemberAsync(SmallCounty.East, 1);
            var number = await c.OrderAsync(SmallCounty.East, "errand");
            journal!.FailNext = append => append.Stream.Kind == "request";

            var lost = await c.Request(number).Accept(c.Command(), member);
            Assert.Equal("journal.disk-full", lost.Rejection?.Code);
            Assert.Single((await c.Member(member).View()).Reservations);

            await c.PassAsync(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
            Assert.Empty((await c.Member(member).View()).Reservations);
            Assert.Equal(OfferStatus.Lapsed, Assert.Single((await c.Request(number).View()).Offers).Status);
        });
    }

    [Fact]
    public void A_lost_acceptance_that_is_sent_again_takes_the_place_once()
    {
        FailingJournal? journal = null;
        county.Through(inner => journal = new FailingJournal(inner)).Play(async c =>
        {
            var member = await c.MemberAsync(SmallCounty.East, 1);
            var number = await c.OrderAsync(SmallCounty.East, "errand");
            journal!.FailNext = append => append.Stream.Kind == "request";
            var command = c.Command();
            Assert.True((await c.Request(number).Accept(command, member)).IsUnavailable);

            await SmallCounty.DoneAsync(c.Request(number).Accept(command, member));

            Assert.Equal(member, Assert.Single((await c.Request(number).View()).Staff).Member);
            Assert.Single((await c.Member(member).View()).Reservations);
        });
    }

    [Fact]
    public void News_that_could_not_be_recorded_is_delivered_again_and_counts_once()
    {
        FailingJournal? journal = null;
        county.Through(inner => journal = new FailingJournal(inner)).Play(async c =>
        {
            await c.MemberAsync(SmallCounty.East, 1);
            journal!.FailNext = append => append.Stream.Kind == "community";

            var number = await c.OrderAsync(SmallCounty.East, "errand");
            await c.PassAsync(TimeSpan.FromMinutes(1));

            Assert.Null(journal.FailNext);
            var request = await c.Request(number).View();
            Assert.Equal(1, request.AlertsInAll);
            var entry = Assert.Single((await c.Community(SmallCounty.East).View()).Roster.Values);
            Assert.Single(entry.Alerts);
        });
    }

    [Fact]
    public void News_delivered_twice_has_no_second_effect() => county.Play(async c =>
    {
        var batch = new DeliveryBatch(
            [new Delivery(1_000_000, new RequestArrived(new QueuedRequest(RequestNumber.Parse("R20260302-000001"), null, 1)), c.Now)], c.Now);
        await SmallCounty.DoneAsync(c.Community(SmallCounty.East).Receive(batch));
        var version = (await c.Store.ReadAsync(StreamId.Parse($"community/{SmallCounty.East}"), default)).Version;

        await SmallCounty.DoneAsync(c.Community(SmallCounty.East).Receive(batch));

        Assert.Equal(version, (await c.Store.ReadAsync(StreamId.Parse($"community/{SmallCounty.East}"), default)).Version);
    });

    [Fact]
    public void What_the_grains_wrote_verifies() => county.Play(async c =>
    {
        var member = await c.MemberAsync(SmallCounty.East, 1);
        var number = await c.OrderAsync(SmallCounty.East, "errand");
        await SmallCounty.DoneAsync(c.Request(number).Accept(c.Command(), member));
        await SmallCounty.DoneAsync(c.Request(number).Cancel(c.Command(), "不需要了"));
        await c.PassAsync(TimeSpan.FromHours(2));

        var report = await RecordVerifier.VerifyAsync(c.Store, null, default);

        Assert.True(report.IsSound, report.First?.ToString());
        Assert.Empty((await c.Member(member).View()).Reservations);
    });
}
