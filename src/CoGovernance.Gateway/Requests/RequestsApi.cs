using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Orders;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Requests;

/// <summary>Reading service requests, and ordering on behalf of a resident.</summary>
internal static class RequestsApi
{
    public static void MapRequests(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapGet("", RequestList.ReadAsync).Produces<Page<RequestLine>>().Does(Operation.ListRequests).Refuses("request.invalid", "cursor.invalid");
        requests.MapPost("", SubmitAsync).Produces<OrderView>(StatusCodes.Status201Created).Does(Operation.SubmitRequest).Refuses("request.invalid");
        requests.MapGet("/{request}", ReadAsync).Produces<RequestView>().Does(Operation.ReadRequest, Target.Request);
        requests.MapPost("/{request}/contact", ReadContactAsync).Produces<RequestContact>().Does(Operation.ReadRequestContact, Target.Request)
            .Refuses("reading.reason");
        requests.MapGet("/{request}/history", HistoryAsync).Produces<History>().Does(Operation.ReadRequestHistory, Target.Request);
        requests.MapGet("/{request}/candidates", CandidatesAsync).Produces<CandidateList>().Does(Operation.ReadCandidates, Target.Request)
            .Refuses("request.step-not-allowed");
    }

    /// <summary>A resident without a phone orders through a courtyard head or the office.</summary>
    private static async Task<IResult> SubmitAsync(HttpContext http, OrderBody body, OrderDesk desk)
    {
        var subject = http.RequiredSubject();
        if (DivisionCode.TryParse(body.Community, out var community) && !subject.Area!.Value.Contains(community))
            return Problem.Of(http, [("community", new Rejection("field.unknown-area"))]);
        var channel = subject.Role switch { Role.CourtyardHead => Channel.CourtyardHead, Role.Integration => Channel.Api, _ => Channel.Staff };
        return await desk.PlaceAsync(http, body, channel, subject.Name.Value);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string request, IGrainFactory grains)
    {
        var grain = grains.GetGrain<IServiceRequestGrain>(request);
        var version = await grain.CurrentVersion();
        return EntityTag.Answer(http, EntityTag.Of(version), RequestView.Of(await grain.View(), OnlyFor(http)));
    }

    private static async Task<IResult> ReadContactAsync(HttpContext http, string request, ReadingBody body, IGrainFactory grains)
    {
        var subject = http.RequiredSubject();
        var found = await grains.GetGrain<IServiceRequestGrain>(request).View();

        // Who has only been asked does not need to know where the resident lives.
        if (subject.Role == Role.Member && !found.Staff.Any(o => o.Member == subject.Member))
            return Problem.Of(http, new Rejection("request.not-staff"));
        var reply = await grains.GetGrain<IAccountGrain>(subject.Name.Value)
            .RecordReading(http.Command().Caller, $"request/{request}", "contact,address", body.Reason);
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : Results.Ok(new RequestContact(found.Details!.Contact.Text, found.Details.Address.Text));
    }

    private static async Task<IResult> HistoryAsync(string request, IJournal journal, CancellationToken cancellationToken) => Results.Ok(new History(
    [
        .. (await journal.ReadAsync(new StreamId("request", request), cancellationToken)).Events
            .Select(e => new HistoryLine(e.Version, e.Type, e.Actor, e.At)),
    ]));

    private static async Task<IResult> CandidatesAsync(HttpContext http, string request, IGrainFactory grains, TimeProvider time)
    {
        var found = await grains.GetGrain<IServiceRequestGrain>(request).View();
        if (found.Terms is not { } terms || !found.IsStaffing)
            return Problem.Of(http, new Rejection("request.step-not-allowed").With("step", "candidates").With("phase", found.Phase));
        var now = time.GetUtcNow();
        var community = grains.GetGrain<ICommunityGrain>(found.Community.Value);
        var wanted = new LendingRequest(
            found.Number, found.Round, found.Community, found.Details!.Resident, terms.Urgency, terms.Window, terms.Needs,
            [.. found.Offers.Select(o => o.Member).Distinct()], await community.AgreedUnits(now));
        var candidates = ImmutableArray.CreateBuilder<CandidateView>();
        foreach (var need in terms.Needs)
        {
            foreach (var c in await community.Candidates(wanted, need.Skill, now))
                candidates.Add(new CandidateView(c.Member.Value, c.Skill, c.Points, RequestView.Why(c.Why)));
        }

        return Results.Ok(new CandidateList(candidates.ToImmutable()));
    }

    private static Domain.Members.MemberNumber? OnlyFor(HttpContext http) =>
        http.RequiredSubject() is { Role: Role.Member } subject ? subject.Member : null;
}
