using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Grains.Record;

namespace CoGovernance.Grains.Requests;

public sealed class RequestAggregate : Aggregate<ServiceRequest, RequestEvent>
{
    public override string Kind => Streams.Request;

    public override ServiceRequest Initial => ServiceRequest.Initial;

    public override ServiceRequest Evolve(ServiceRequest state, RequestEvent happened) => ServiceRequest.Evolve(state, happened);

    public override DateTimeOffset? NextDue(ServiceRequest state) => Deadlines.NextDue(state);

    public override IEnumerable<ProjectionRow> Rows(ServiceRequest state)
    {
        if (state.Details is not { } details)
            yield break;
        var tier = state.StaffedAt is null ? null : (long?)state.Staff.Max(o => o.Tier);
        yield return Tables.Requests.Row(
            state.Number.Value, details.Community.Value, state.Terms?.Category ?? details.Category, state.Phase.ToString(), (long)state.HandlingTier,
            state.Terms?.Urgency.ToString(), details.Resident, (long)(state.Terms?.Places ?? 0), (long)state.Staff.Count(),
            Tables.Flag(state.Exhausted), state.SubmittedAt, state.Terms?.Window.Start, state.StaffedAt, tier, state.CompletedAt,
            state.Closing?.Resolution.ToString(), Tables.Flag(state.Closing?.Confirmed), (long?)state.Evaluation?.Score,
            Tables.Flag(state.Evaluation?.Resolved), state.Refusal?.Reason.ToString(), (long)state.AlertsInAll, (long)state.AcceptancesInAll,
            (long)state.Reopenings, Kept(state, ClockKind.Respond), Kept(state, ClockKind.Staff), Kept(state, ClockKind.Resolve),
            details.OnBehalfBy);
    }

    /// <summary>An offer outlives its place in the state: one that a new time or a new search leaves behind ends as it stood.</summary>
    public override IEnumerable<ProjectionRow> Rows(ServiceRequest before, RequestEvent happened, ServiceRequest after)
    {
        if (happened is Submitted or Triaged or ResidentErased && after.Details is { } details)
        {
            yield return Tables.RequestWords.Row(
                after.Number.Value,
                Words.Of(details.Words.Text, after.Number.Value, after.Terms?.Category ?? details.Category, details.Community.Value));
        }

        if (ReferenceEquals(before.Offers, after.Offers))
            yield break;
        foreach (var offer in after.Offers.Except(before.Offers))
            yield return RowOf(after, offer);
        foreach (var offer in before.Offers.Where(b => !after.Offers.Any(a => a.Member == b.Member)))
            yield return RowOf(before, offer with { Status = Left(offer.Status) });
    }

    private static OfferStatus Left(OfferStatus status) => status switch
    {
        OfferStatus.Open => OfferStatus.Withdrawn,
        OfferStatus.Accepted => OfferStatus.Released,
        _ => status,
    };

    private static ProjectionRow RowOf(ServiceRequest request, Offer offer) => Tables.Offers.Row(
        offer.Member.Value, request.Number.Value, request.Community.Value, request.Terms!.Category, offer.Skill.ToString(),
        offer.Status.ToString(), offer.MadeAt, offer.LapsesAt, request.Terms.Window.Start, request.Terms.Window.End,
        JsonSerializer.Serialize(offer.Why, WireJson.Options), Standing(offer));

    /// <summary>When it was made, in microseconds since 1970; open offers stand a hundred thousand years ahead.</summary>
    private static long Standing(Offer offer) =>
        ((offer.MadeAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)
        + (offer.Status == OfferStatus.Open ? 4_000_000_000_000_000_000L : 0L);

    public override IEnumerable<Notice> Notices(ServiceRequest before, RequestEvent happened, ServiceRequest after)
    {
        var home = Streams.Of(after.Community);
        foreach (var notice in Placements(before, happened, after))
            yield return notice;
        switch (happened)
        {
            case Triaged or Rescheduled or Reopened:
                yield return new Notice(home, new RequestArrived(QueuedOf(after)));
                break;
            case CandidatesSought e:
                yield return new Notice(SupervisorOf(after, e.Tier), new HelpWanted(LendingOf(after, e)));
                break;
            case OfferLapsed e:
                yield return new Notice(Streams.Of(e.Member), new OfferOver(after.Number, before.Terms!.Window));
                break;
            case OfferWithdrawn e:
                yield return new Notice(Streams.Of(e.Member), new OfferOver(after.Number, before.Terms!.Window));
                break;
            case Evaluated e:
                foreach (var offer in after.Staff)
                    yield return new Notice(Streams.Of(offer.Member), new ServiceEvaluated(after.Number, after.Terms!.Window, e.Score));
                break;
            case ServiceCompleted or Cancelled or Rejected:
                yield return new Notice(home, new RequestOver(after.Number));
                break;
            case Closed when before.Phase is not (RequestPhase.Completed or RequestPhase.Evaluated):
                yield return new Notice(home, new RequestOver(after.Number));
                break;
        }

        if (happened is Rejected { Reason: RejectionReason.Duplicate } duplicate)
            yield return new Notice(Streams.Of(RequestNumber.Parse(duplicate.Advice)), new DuplicateFound(after.Number));
    }

    private static QueuedRequest QueuedOf(ServiceRequest state) =>
        new(state.Number, state.Terms?.Window, state.Terms?.Places ?? 0) { Needs = state.Terms?.Needs ?? [] };

    /// <summary>Who took, gave up or served a place: told to the member, to the lender, and to the keeper of the ledger.</summary>
    private static IEnumerable<Notice> Placements(ServiceRequest before, RequestEvent happened, ServiceRequest after)
    {
        if (happened is Accepted e)
        {
            var offer = after.Staff.First(o => o.Member == e.Member);
            return Told(after, offer, p => new PlaceTaken(p));
        }

        var left = before.Holding.Where(o => !after.Holding.Any(h => h.Place == o.Place));
        return happened is ServiceCompleted done
            ? left.SelectMany(o => Told(before, o, p => new PlaceServed(p, done.Minutes)).Append(new Notice(
                Streams.Of(o.Member),
                new ServiceToRecord(
                    before.Number, before.Community, before.Terms!.Category, before.Terms.Window, done.Minutes,
                    new ServedPlace(PlaceIdOf(before, o), o.Skill, o.Lender, done.By)))))
            : left.SelectMany(o => Told(before, o, p => new PlaceGivenUp(p)).Append(new Notice(
                Streams.Of(o.Member), new OfferOver(before.Number, before.Terms!.Window))));
    }

    private static IEnumerable<Notice> Told(ServiceRequest request, Offer offer, Func<Placement, NewsItem> news)
    {
        var placement = new Placement(
            request.Number, PlaceIdOf(request, offer), offer.Member, offer.Skill, offer.Lender, request.Community,
            request.Details!.Resident, request.Terms!.Window);
        yield return new Notice(Streams.Of(offer.Lender), news(placement));
        if (offer.Lender != request.Community)
        {
            var keeper = offer.Lender.Town == request.Community.Town ? request.Community.Town : request.Community.County;
            yield return new Notice(Streams.Of(keeper), news(placement with { Member = null }));
        }
    }

    private static string PlaceIdOf(ServiceRequest request, Offer offer) => $"{request.Number}/{offer.Place}";

    private static LendingRequest LendingOf(ServiceRequest state, CandidatesSought sought) => new(
        state.Number, sought.Round, state.Community, state.Details!.Resident, state.Terms!.Urgency, state.Terms.Window, sought.Wanted,
        [.. state.Offers.Select(o => o.Member).Distinct()], []);

    private static StreamId SupervisorOf(ServiceRequest state, Tier tier) => Streams.Of(tier switch
    {
        Tier.Community => state.Community,
        Tier.Town => state.Community.Town,
        _ => state.Community.County,
    });

    private static object? Kept(ServiceRequest state, ClockKind kind) =>
        state.ClockOf(kind) is not { } clock ? null
        : clock.IsKept ? 1L
        : clock.Breached || clock.MetAt is not null ? 0L
        : null;
}
