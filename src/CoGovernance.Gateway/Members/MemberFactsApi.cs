using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Members;

/// <summary>What officials know of members: reporting in by hand, unit, community and skills; and the post that a member claims.</summary>
internal static class MemberFactsApi
{
    private const int MostSkills = 20;

    public static void MapMemberFacts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/members", RegisterAsync).WithTags("Members").Produces<MemberView>(StatusCodes.Status201Created).Does(Operation.RegisterMember)
            .Refuses("request.invalid", "member.number-taken", "member.availability");
        var member = api.MapGroup("/members/{member}").WithTags("Members");
        member.MapPut("", EditAsync).Produces<MemberView>().Does(Operation.EditMember, Target.Member)
            .Refuses("request.invalid", "version.missing", "member.stale");
        member.MapPut("/post", ClaimPostAsync).Produces<MemberView>().Does(Operation.ClaimPost, Target.Member)
            .Refuses("request.invalid", "community.post-unknown", "community.post-full");
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, NewMemberBody body, IGrainFactory grains, TimeProvider time)
    {
        var checks = new Checks()
            .Code<MemberNumber>("number", body.Number, out var number, required: true)
            .Text("name", body.Name, 1, 40)
            .That(PhoneNumber.TryParse(body.Phone, out var phone), "phone", "field.phone");
        var (unit, community) = await FactsAsync(http, checks, body.Unit, body.Community, body.Skills, grains);
        if (checks.Failed)
            return checks.Answer(http);
        var profile = new MemberProfile(
            number!.Value, new Personal(body.Number, body.Name.Trim()), new Personal(body.Number, phone.Value), unit, community,
            [.. body.Skills], new Availability(body.Availability ?? []), Post: null);
        var reply = await grains.GetGrain<IMemberGrain>(body.Number).Enrol(http.Command().Caller, profile);
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : Results.Json(await MembersApi.ViewAsync(http, body.Number, grains, time), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> EditAsync(HttpContext http, string member, MemberFactsBody body, IGrainFactory grains, TimeProvider time)
    {
        var checks = new Checks();
        var (unit, community) = await FactsAsync(http, checks, body.Unit, body.Community, body.Skills, grains);
        if (checks.Failed)
            return checks.Answer(http);
        if (EntityTag.EditedVersion(http) is not ({ } revision and <= int.MaxValue))
            return Problem.Of(http, "version.missing");
        var reply = await grains.GetGrain<IMemberGrain>(member)
            .EditProfile(http.Command().Caller, unit, community, [.. body.Skills], (int)revision);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : await MembersApi.ReadAsync(http, member, grains, time);
    }

    /// <summary>The community gives the post first, for it knows how many hold it; then the member has it.</summary>
    private static async Task<IResult> ClaimPostAsync(HttpContext http, string member, PostClaimBody body, IGrainFactory grains, TimeProvider time)
    {
        var checks = new Checks().Text("post", body.Post, 1, 60);
        if (checks.Failed)
            return checks.Answer(http);
        var grain = grains.GetGrain<IMemberGrain>(member);
        var community = (await grain.View()).Profile!.Community;
        var post = body.Post.Trim();
        var given = await grains.GetGrain<ICommunityGrain>(community.Value).ClaimPost(http.Command().Caller, MemberNumber.Parse(member), post);
        var reply = given.IsDone ? await grain.TakePost(http.Command().Caller, post) : given;
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : await MembersApi.ReadAsync(http, member, grains, time);
    }

    /// <summary>The unit must be known, and the community must lie in the caller's part of the tree.</summary>
    private static async Task<(UnitCode Unit, DivisionCode Community)> FactsAsync(
        HttpContext http, Checks checks, string unit, string community, ImmutableArray<Skill> skills, IGrainFactory grains)
    {
        checks.Code<UnitCode>("unit", unit, out var unitCode, required: true)
            .Code<DivisionCode>("community", community, out var area, required: true)
            .That(skills.Length <= MostSkills, "skills", "field.too-many");
        if (checks.Failed)
            return default;
        var isOpen = area!.Value.Tier == Tier.Community && http.RequiredSubject().Area is { } scope && scope.Contains(area.Value)
            && (await grains.GetGrain<ICommunityGrain>(community).View()).Profile is not null;
        var isUnit = (await grains.GetGrain<IUnitGrain>(unit).View()).Profile is not null;
        checks.That(isOpen, "community", "field.unknown-area").That(isUnit, "unit", "field.unknown-unit");
        return (unitCode!.Value, area.Value);
    }
}
