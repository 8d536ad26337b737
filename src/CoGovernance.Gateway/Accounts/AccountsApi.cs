using System.Collections.Immutable;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Commands;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Accounts;

/// <summary>The county coordinator's care of accounts.</summary>
internal static class AccountsApi
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", ListAsync).Produces<Page<AccountLine>>().Does(Operation.ListAccounts).Refuses("cursor.invalid", "request.invalid");
        accounts.MapPost("", OpenAsync).Produces<AccountOpenedView>(StatusCodes.Status201Created).Does(Operation.OpenAccount)
            .Refuses("request.invalid", "account.name-taken", "account.scope-does-not-fit", "password.weak");
        accounts.MapGet("/{account}", ReadAsync).Produces<AccountView>().Does(Operation.ReadAccount, Target.Account);
        accounts.MapPut("/{account}", ChangeAsync).Produces<AccountView>().Does(Operation.ChangeAccount, Target.Account)
            .Refuses(["request.invalid", "account.scope-does-not-fit", .. EntityTag.Refusals]);
        accounts.MapPost("/{account}/password", ResetPasswordAsync).Produces<AccountOpenedView>().Does(Operation.ResetPassword, Target.Account);
        accounts.MapPost("/{account}/disable", (HttpContext http, string account, ReasonBody body, IGrainFactory grains) =>
                DisableAsync(http, account, body, grains)).Produces<AccountView>().Does(Operation.DisableAccount, Target.Account)
            .Refuses(["request.invalid", .. EntityTag.Refusals]);
        accounts.MapPost("/{account}/enable", (HttpContext http, string account, IGrainFactory grains) =>
                DoAsync(http, account, grains, http.Command().Caller, (g, c) => g.Enable(c)))
            .Produces<AccountView>().Does(Operation.EnableAccount, Target.Account);
    }

    private static readonly Listing<AccountLine> List = new(Tables.Accounts, Line, "account", ("account", "name"), ("updatedAt", "updated_at"));

    private static async Task<IResult> ListAsync(
        HttpContext http, [AsParameters] AccountFilter filter, [AsParameters] PageQuery page, IJournal journal)
    {
        var checks = new Checks().Code<DivisionCode>("area", filter.Area, out var area).Code<UnitCode>("unit", filter.Unit, out var unit)
            .Code<MemberNumber>("member", filter.Member, out var member);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = ImmutableArray.CreateBuilder<RowFilter>();
        if (filter.Role is { } role)
            filters.Add(new RowFilter("role", Comparison.Equal, role.ToString()));
        if (area is { } within)
            filters.AddRange(Scoped.Within("area", within));
        if (unit is { } of)
            filters.Add(new RowFilter("unit", Comparison.Equal, of.Value));
        if (member is { } whose)
            filters.Add(new RowFilter("member", Comparison.Equal, whose.Value));
        if (filter.Disabled is { } disabled)
            filters.Add(new RowFilter("disabled", Comparison.Equal, Tables.Flag(disabled)));
        return await Pages.ReadAsync(http, journal, List, page, filters.ToImmutable());
    }

    private static AccountLine Line(object?[] row) => new(
        (string)row[0]!, Enum.Parse<Role>((string)row[1]!), (string?)row[2], (string?)row[3], (string?)row[4], (string?)row[5], row[6] is 1L,
        (DateTimeOffset)row[^1]!);

    private static async Task<IResult> ReadAsync(HttpContext http, string account, IGrainFactory grains)
    {
        var grain = grains.GetGrain<IAccountGrain>(account);
        var version = await grain.CurrentVersion();
        return EntityTag.Answer(http, EntityTag.Of(version), AccountView.Of(await grain.View()));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, AccountBody body, IGrainFactory grains)
    {
        var checks = new Checks().Code<AccountName>("account", body.Account, out var name, required: true);
        var profile = ProfileOf(checks, name ?? default, new AccountChangeBody(body.Role, body.Area, body.Unit, body.Member, body.DisplayName));
        if (checks.Failed)
            return checks.Answer(http);
        if (profile.Area is { } area && !http.RequiredSubject().Area!.Value.Contains(area))
            return Problem.Of(http, [("area", new Rejection("field.unknown-area"))]);
        if (body.Password is not null && Passwords.IsWeak(profile.Name, body.Password))
            return Problem.Of(http, "password.weak");
        var password = body.Password ?? Passwords.Invent();
        var grain = grains.GetGrain<IAccountGrain>(profile.Name.Value);
        var hash = Passwords.Hash(profile.Name, password);
        var reply = await grain.Open(http.Command().Caller, profile, hash, mustChange: true);
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : Results.Json(Shown(await grain.View(), hash, body.Password is null ? password : null), statusCode: StatusCodes.Status201Created);
    }

    private static Task<IResult> ChangeAsync(HttpContext http, string account, AccountChangeBody body, IGrainFactory grains)
    {
        var checks = new Checks();
        var profile = ProfileOf(checks, AccountName.Parse(account), body);
        if (checks.Failed)
            return Task.FromResult(checks.Answer(http));
        return EntityTag.TryEdit(http, out var caller, out var refusal)
            ? DoAsync(http, account, grains, caller, (g, c) => g.Change(c, profile))
            : Task.FromResult(refusal);
    }

    private static async Task<IResult> ResetPasswordAsync(HttpContext http, string account, IGrainFactory grains)
    {
        var name = AccountName.Parse(account);
        var password = Passwords.Invent();
        var grain = grains.GetGrain<IAccountGrain>(account);
        var hash = Passwords.Hash(name, password);
        var reply = await grain.SetPassword(http.Command().Caller, hash, mustChange: true);
        return reply.Rejection is { } refused ? Problem.Of(http, refused) : Results.Ok(Shown(await grain.View(), hash, password));
    }

    /// <summary>A write sent again under its key changes nothing: the password made this time is not the account's, and is not shown.</summary>
    private static AccountOpenedView Shown(Account account, Personal hash, string? invented) =>
        new(AccountView.Of(account), account.PasswordHash == hash ? invented : null);

    private static async Task<IResult> DisableAsync(HttpContext http, string account, ReasonBody body, IGrainFactory grains)
    {
        var checks = new Checks().Text("reason", body.Reason, 2, 200);
        if (checks.Failed)
            return checks.Answer(http);
        return EntityTag.TryEdit(http, out var caller, out var refusal)
            ? await DoAsync(http, account, grains, caller, (g, c) => g.Disable(c, body.Reason.Trim()))
            : refusal;
    }

    private static async Task<IResult> DoAsync(
        HttpContext http, string account, IGrainFactory grains, Caller caller, Func<IAccountGrain, Caller, Task<Reply>> step)
    {
        var grain = grains.GetGrain<IAccountGrain>(account);
        var reply = await step(grain, caller);
        return reply.Rejection is { } refused
            ? Problem.Of(http, refused)
            : EntityTag.Answer(http, EntityTag.Of(reply.Version), AccountView.Of(await grain.View()));
    }

    private static AccountProfile ProfileOf(Checks checks, AccountName name, AccountChangeBody body)
    {
        checks.Code<DivisionCode>("area", body.Area, out var area)
            .Code<UnitCode>("unit", body.Unit, out var unit)
            .Code<MemberNumber>("member", body.Member, out var member)
            .Text("displayName", body.DisplayName ?? "", 0, 40);
        var shown = body.DisplayName is null ? Personal.None : new Personal($"account/{name}", body.DisplayName);
        return new AccountProfile(name, body.Role, area, unit, member, shown);
    }
}
