using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Grains.Plans;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Members;

public sealed class MemberAggregate : Aggregate<Member, MemberEvent>
{
    public override string Kind => Streams.Member;

    public override Member Initial => Member.Initial;

    public override Member Evolve(Member state, MemberEvent happened) => Member.Evolve(state, happened);

    public override DateTimeOffset? NextDue(Member state) => Assignments.NextDue(state);

    public override IEnumerable<ProjectionRow> Rows(Member state)
    {
        if (state.Profile is { } p)
        {
            yield return Tables.Members.Row(
                p.Number.Value, p.Name.Text, p.Phone.Text, p.Unit.Value, p.Community.Value,
                JsonSerializer.Serialize(p.Skills, WireJson.Options), JsonSerializer.Serialize(p.Availability, WireJson.Options), p.Post,
                Tables.Flag(state.OnDuty), state.OffDutyUntil, (long)state.ServicesInAll, (long)state.MinutesInAll, (long)state.AlertsInAll);
        }
    }

    public override IEnumerable<ProjectionRow> Rows(Member before, MemberEvent happened, Member after)
    {
        var member = after.Profile?.Number.Value;
        if (happened is MemberErased && before.CalendarHash is { } feed)
            yield return Tables.CalendarFeeds.Gone(feed);
        switch (happened)
        {
            case MemberRegistered or ProfileChanged when after.Profile is { } p:
                yield return Tables.MemberWords.Row(member, Words.Of(p.Name.Text, p.Post, member, p.Unit.Value, p.Community.Value));
                break;
            case MemberErased:
                yield return Tables.MemberWords.Gone(member);
                break;
            case Reserved e:
                yield return Tables.Bookings.Row(member, e.Request.Value, e.Window.Start, e.Window.End, 0L, 0L);
                break;
            case Released e:
                yield return Tables.Bookings.Gone(member, e.Request.Value);
                break;
            case ServiceRecorded e:
                yield return Tables.Bookings.Row(member, e.Request.Value, e.Window.Start, e.Window.End, 1L, (long)e.Minutes);
                yield return MemberRows.Of(member!, after.Services[^1]);
                break;
            case ServiceScored e when after.Services.Find(s => s.Number == e.Service) is { } service:
                yield return MemberRows.Of(member!, service);
                break;
            case CorrectionAsked e when after.Corrections.Find(c => c.Number == e.Correction) is { } asked:
                yield return MemberRows.Of(member!, asked);
                break;
            case CorrectionRefused e when after.Corrections.Find(c => c.Number == e.Correction) is { } refused:
                yield return MemberRows.Of(member!, refused);
                break;
            case CorrectionApproved e when after.Services.Find(s => s.Number == e.Service) is { } service:
                yield return MemberRows.Of(member!, service);
                yield return MemberRows.Of(member!, after.Corrections.Find(c => c.Number == e.Correction)!);
                if (MemberRows.BookingOf(member!, after, service) is { } booking)
                    yield return booking;
                break;
            case CalendarAddressMade e:
                yield return Tables.CalendarFeeds.Row(e.Hash, member);
                if (before.CalendarHash is { } replaced)
                    yield return Tables.CalendarFeeds.Gone(replaced);
                break;
            case CalendarAddressRevoked when before.CalendarHash is { } revoked:
                yield return Tables.CalendarFeeds.Gone(revoked);
                break;
            case AssignmentEvent e when AssignmentNotices.RowOf(member!, before, e, after) is { } term:
                yield return term;
                break;
        }
    }

    public override IEnumerable<Notice> Notices(Member before, MemberEvent happened, Member after)
    {
        switch (happened)
        {
            case MemberErased when after.Profile is { } left:
                return [new Notice(Streams.Of(left.Community), new MemberMovedAway(left.Number))];
            case MemberRegistered or ProfileChanged or AvailabilityChanged or AlertLimitSet or DutyChanged or WillingnessSaid:
                return Reports(before, after);
            case CorrectionApproved e when after.Services.Find(s => s.Number == e.Service) is { Place: not null } service:
                return Corrections(before, e, service);
            case AssignmentEvent e when AssignmentNotices.Of(before, e) is { } notice:
                return [notice];
            default:
                return [];
        }
    }

    private static IEnumerable<Notice> Reports(Member before, Member after)
    {
        var now = after.Profile!;
        if (before.Profile is { } past && past.Community != now.Community)
            yield return new Notice(Streams.Of(past.Community), new MemberMovedAway(past.Number));
        var entry = new RosterEntry(now.Number, now.Unit, now.Skills, now.Availability, after.OnDuty, after.OffDutyUntil)
        {
            Preferences = after.Preferences,
            HelpsElsewhere = after.HelpsElsewhere,
            MovedAt = after.MovedAt,
        };
        yield return new Notice(Streams.Of(now.Community), new MemberReported(entry, now.Post));
    }

    private static IEnumerable<Notice> Corrections(Member before, CorrectionApproved e, RecordedService service)
    {
        var place = service.Place!;
        var difference = e.Minutes - before.Services.Find(s => s.Number == e.Service)!.Minutes;
        var news = new ServiceCorrected(
            service.Request, place, service.Community, before.Profile!.Number, e.Correction, e.Minutes, difference);
        yield return new Notice(Streams.Of(place.Lender), news);
        if (place.Lender != service.Community)
        {
            var keeper = place.Lender.Town == service.Community.Town ? service.Community.Town : service.Community.County;
            yield return new Notice(Streams.Of(keeper), news with { Member = null });
        }
    }
}
