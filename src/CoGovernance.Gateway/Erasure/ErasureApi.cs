using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Erasure;

/// <param name="Confirm">The number in the address once more, typed: what is erased does not come back.</param>
public sealed record ErasureBody(ErasureGround Ground, string Confirm);

/// <summary>
/// Erasing a person (Personal Information Protection Law, art. 47). Name, phone, address and words are forgotten everywhere and for
/// good; numbers, times and what was done stay, and so does the record that an erasure took place.
/// </summary>
internal static class ErasureApi
{
    public static void MapErasure(this IEndpointRouteBuilder api)
    {
        api.MapPost("/members/{member}/erasure", MemberAsync).WithTags("Erasure").Produces(StatusCodes.Status204NoContent)
            .Does(Operation.EraseMember, Target.Member).Refuses("erasure.confirm", "erasure.member-booked", "erasure.member-asked");
        api.MapPost("/areas/{area}/courtyard-heads/{head}/erasure", HeadAsync).WithTags("Erasure").Produces(StatusCodes.Status204NoContent)
            .Does(Operation.EraseCourtyardHead, Target.Area).Refuses("erasure.confirm", "erasure.is-member", "community.courtyard-head-unknown");
        api.MapPost("/requests/{request}/resident/erasure", ResidentAsync).WithTags("Erasure").Produces(StatusCodes.Status204NoContent)
            .Does(Operation.EraseResident, Target.Request).Refuses("erasure.confirm", "erasure.request-open", "erasure.too-many-requests");
    }

    private static Task<IResult> MemberAsync(HttpContext http, string member, ErasureBody body, PersonErasure erasure) =>
        DoAsync(http, member, body, () => erasure.MemberAsync(http.Command().Caller, MemberNumber.Parse(member), body.Ground, http.RequestAborted));

    private static Task<IResult> HeadAsync(HttpContext http, string area, string head, ErasureBody body, PersonErasure erasure) =>
        MemberNumber.TryParse(head, out var number)
            ? DoAsync(http, head, body, () => erasure.CourtyardHeadAsync(
                http.Command().Caller, DivisionCode.Parse(area), number, body.Ground, http.RequestAborted))
            : Task.FromResult(Problem.Of(http, new Rejection("community.courtyard-head-unknown").With("head", head)));

    private static Task<IResult> ResidentAsync(HttpContext http, string request, ErasureBody body, PersonErasure erasure) =>
        DoAsync(http, request, body, () => erasure.ResidentAsync(http.Command().Caller, RequestNumber.Parse(request), body.Ground, http.RequestAborted));

    private static async Task<IResult> DoAsync(HttpContext http, string number, ErasureBody body, Func<Task<Rejection?>> erase) =>
        body.Confirm != number ? Problem.Of(http, "erasure.confirm")
        : await erase() is { } refused ? Problem.Of(http, refused)
        : Results.NoContent();
}
