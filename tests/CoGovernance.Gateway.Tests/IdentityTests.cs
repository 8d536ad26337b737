using System.Net;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

public sealed class IdentityTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    [Fact]
    public async Task Five_wrong_passwords_in_a_row_lock_the_account()
    {
        await county.OpenAsync(ServedCounty.Profile("locked", Role.Member, member: ServedCounty.EastMember));
        using var visitor = county.Visitor();
        for (var i = 0; i < 5; i++)
            Assert.Equal("auth.failed", (await visitor.PostAsync("session", new { account = "locked", password = "wrong" })).Code);
        var refused = await visitor.PostAsync("session", new { account = "locked", password = ServedCounty.Password });
        Assert.Equal((HttpStatusCode.Locked, "account.locked"), (refused.Status, refused.Code));
        Assert.Equal("auth.failed", (await visitor.PostAsync("session", new { account = "nobody", password = "wrong" })).Code);
    }

    [Fact]
    public async Task A_name_that_no_account_has_locks_like_one_that_has()
    {
        await county.OpenAsync(ServedCounty.Profile("guessed", Role.Member, member: ServedCounty.EastMember));
        using var visitor = county.Visitor();
        var told = new List<string>();
        foreach (var account in new[] { "guessed", "guessed.not" })
        {
            for (var i = 0; i < 5; i++)
                Assert.Equal("auth.failed", (await visitor.PostAsync("session", new { account, password = "wrong" })).Code);
            var locked = await visitor.PostAsync("session", new { account, password = "wrong" });
            told.Add($"{locked.Status} {locked.Code} {string.Join(',', locked.Body.EnumerateObject().Select(p => p.Name))}");
        }

        Assert.Equal(told[0], told[1]);
        Assert.StartsWith("Locked account.locked", told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_s_wrong_passwords_do_not_lock_the_owner_out_of_a_known_browser()
    {
        await county.OpenAsync(ServedCounty.Profile("besieged", Role.Member, member: ServedCounty.EastMember));
        using var owner = await county.SignInAsync("besieged");
        using var stranger = county.Visitor();
        for (var i = 0; i < 5; i++)
            await stranger.PostAsync("session", new { account = "besieged", password = "wrong" });
        var right = new { account = "besieged", password = ServedCounty.Password };
        Assert.Equal("account.locked", (await stranger.PostAsync("session", right)).Code);
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsync("session", right)).Status);

        // The known browser has its own five tries, and is a stranger after them.
        for (var i = 0; i < 5; i++)
            Assert.Equal("auth.failed", (await owner.PostAsync("session", new { account = "besieged", password = "wrong" })).Code);
        for (var i = 0; i < 5; i++)
            await stranger.PostAsync("session", new { account = "besieged", password = "wrong" });
        Assert.Equal("account.locked", (await owner.PostAsync("session", right)).Code);
    }

    [Fact]
    public async Task Passwords_are_not_tried_in_a_session_that_was_left_open()
    {
        await county.OpenAsync(ServedCounty.Profile("left.open", Role.Member, member: ServedCounty.EastMember));
        using var visitor = await county.SignInAsync("left.open");
        for (var i = 0; i < 5; i++)
            Assert.Equal("password.wrong", (await TryAsync("wrong")).Code);
        Assert.Equal("account.locked", (await TryAsync(ServedCounty.Password)).Code);

        Task<Answer> TryAsync(string current) => visitor.SendAsync(HttpMethod.Put, "me/password", new { current, @new = "another one 2026" });
    }

    [Fact]
    public async Task A_write_of_a_session_needs_its_token_besides_the_cookie()
    {
        using var visitor = await county.SignInAsync("secretary");
        var token = visitor.CsrfToken;
        foreach (var wrong in new[] { null, "", token![..^1] + (token[^1] == '0' ? '1' : '0') })
        {
            visitor.CsrfToken = wrong;
            var refused = await visitor.SendAsync(HttpMethod.Delete, "session");
            Assert.Equal((HttpStatusCode.Forbidden, "auth.csrf"), (refused.Status, refused.Code));
        }

        visitor.CsrfToken = token;
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SendAsync(HttpMethod.Delete, "session")).Status);
        Assert.Equal("auth.required", (await visitor.GetAsync("me")).Code);
    }

    [Fact]
    public async Task The_cookie_is_out_of_the_reach_of_scripts_and_of_other_sites()
    {
        using var visitor = county.Visitor();
        var session = await visitor.PostAsync("session", new { account = "town", password = ServedCounty.Password });
        var cookies = session.Message.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["cogovernance", "cogovernance-known"], cookies.Select(c => c.Split('=')[0]));
        Assert.All(cookies, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.Matches("(?i)samesite=(lax|strict)", c));
    }

    [Fact]
    public async Task A_first_password_is_changed_before_anything_else()
    {
        await county.OpenAsync(ServedCounty.Profile("newcomer", Role.CommunitySecretary, ServedCounty.East), mustChange: true);
        using var visitor = await county.SignInAsync("newcomer");
        Assert.Equal("auth.password-change-required", (await visitor.GetAsync("requests")).Code);
        Assert.Equal("password.wrong", (await ChangeAsync("not it", "another one 2026")).Code);
        foreach (var weak in new[] { "short", "aaaaaaaaaaaa", "newcomer-2026", "1234567890", ServedCounty.Password })
            Assert.Equal("password.weak", (await ChangeAsync(ServedCounty.Password, weak)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(ServedCounty.Password, "another one 2026")).Status);

        // The sessions of the old password are over.
        Assert.Equal("auth.required", (await visitor.GetAsync("requests")).Code);
        visitor.CsrfToken = null;
        var session = await visitor.PostAsync("session", new { account = "newcomer", password = "another one 2026" });
        Assert.False(session.Body.GetProperty("me").GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("requests")).Status);

        Task<Answer> ChangeAsync(string current, string @new) => visitor.SendAsync(HttpMethod.Put, "me/password", new { current, @new });
    }

    [Fact]
    public async Task A_program_speaks_by_token_until_it_is_revoked()
    {
        using var owner = await county.SignInAsync("integration");
        var issued = await owner.PostAsync("me/tokens", new { label = "接口", days = 30 });
        using var program = county.Visitor();
        program.Token = issued.Text("token");
        Assert.Equal("integration", (await program.GetAsync("me")).Text("account"));
        Assert.Equal("auth.session-required", (await program.PostAsync("me/tokens", new { label = "另一个", days = 30 })).Code);

        using var signed = county.Visitor();
        var exchanged = (await program.PostAsync("token", new { })).Text("token");
        signed.Token = exchanged;
        Assert.Equal(HttpStatusCode.OK, (await signed.GetAsync("requests")).Status);
        Assert.Equal("auth.token-required", (await signed.PostAsync("token", new { })).Code);
        signed.Token = exchanged[..^4] + (exchanged.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        Assert.Equal("auth.failed", (await signed.GetAsync("requests")).Code);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.SendAsync(HttpMethod.Delete, $"me/tokens/{issued.Text("id")}")).Status);
        Assert.Equal("auth.failed", (await program.GetAsync("me")).Code);
        signed.Token = exchanged;
        Assert.Equal("auth.failed", (await signed.GetAsync("requests")).Code);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_comes_back_when_enabled()
    {
        await county.OpenAsync(ServedCounty.Profile("leaver", Role.TownOfficial, "610922100"));
        using var leaver = await county.SignInAsync("leaver");
        using var coordinator = await county.SignInAsync("county");
        var version = (await coordinator.GetAsync("accounts/leaver")).Message.Headers.ETag!.Tag;
        var disabled = await coordinator.PostAsync("accounts/leaver/disable", new { reason = "调离" }, ("If-Match", version));
        Assert.True(disabled.Body.GetProperty("disabled").GetBoolean());
        Assert.Equal("auth.required", (await leaver.GetAsync("me")).Code);
        leaver.CsrfToken = null;
        Assert.Equal("account.disabled", (await leaver.PostAsync("session", new { account = "leaver", password = ServedCounty.Password })).Code);
        await coordinator.PostAsync("accounts/leaver/enable", new { });
        Assert.Equal(HttpStatusCode.OK, (await leaver.PostAsync("session", new { account = "leaver", password = ServedCounty.Password })).Status);
    }

    [Fact]
    public async Task A_first_password_is_shown_once_also_when_the_write_is_sent_again()
    {
        using var coordinator = await county.SignInAsync("county");
        var body = new { account = "twice", role = "townOfficial", area = "610922100" };
        var key = ("Idempotency-Key", "opening-of-twice");
        var password = (await coordinator.PostAsync("accounts", body, key)).Text("firstPassword");
        var again = await coordinator.PostAsync("accounts", body, key);
        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.False(again.Body.TryGetProperty("firstPassword", out _));
        using var visitor = county.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("session", new { account = "twice", password })).Status);
    }

    [Fact]
    public async Task The_coordinator_opens_accounts_with_a_scope_that_fits_the_role()
    {
        using var coordinator = await county.SignInAsync("county");
        var wrong = await coordinator.PostAsync("accounts", new { account = "misfit", role = "townOfficial", area = ServedCounty.East });
        Assert.Equal("account.scope-does-not-fit", wrong.Code);
        var outside = await coordinator.PostAsync("accounts", new { account = "misfit", role = "townOfficial", area = "610999100" });
        Assert.Equal("request.invalid", outside.Code);
        var opened = await coordinator.PostAsync("accounts", new { account = "fit", role = "townOfficial", area = "610922100", displayName = "张镇长" });
        Assert.Equal(HttpStatusCode.Created, opened.Status);
        Assert.Equal("account.name-taken", (await coordinator.PostAsync("accounts", new { account = "fit", role = "townOfficial", area = "610922100" })).Code);
        using var visitor = county.Visitor();
        var session = await visitor.PostAsync("session", new { account = "fit", password = opened.Text("firstPassword") });
        Assert.True(session.Body.GetProperty("me").GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal("张镇长", session.Body.GetProperty("me").GetProperty("displayName").GetString());
    }
}
