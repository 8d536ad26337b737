using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;

namespace CoGovernance.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly AccountName Name = AccountName.Parse("wang.li");
    private static readonly Personal Hash = new("account/wang.li", "hash");
    private static readonly AccountProfile Secretary =
        new(Name, Role.CommunitySecretary, DivisionCode.Parse("610922100006"), null, null, Personal.None);

    private Account account = Account.Initial;

    public AccountTests() => Take(AccountDecisions.Decide(account, new OpenAccount(Secretary, Hash, MustChange: true, Now)));

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a.b_c-9", true)]
    [InlineData("ab", false)]
    [InlineData("9abc", false)]
    [InlineData("Abc", false)]
    [InlineData("a b", false)]
    [InlineData("王小明", false)]
    [InlineData("a2345678901234567890123456789012345678901", false)]
    [InlineData(null, false)]
    public void A_name_is_short_plain_and_begins_with_a_letter(string? text, bool valid) => Assert.Equal(valid, AccountName.TryParse(text, out _));

    [Theory]
    [InlineData(Role.CountyCoordinator, "610922", null, null, null)]
    [InlineData(Role.CountyCoordinator, "610922100", null, null, "area")]
    [InlineData(Role.CountyCoordinator, null, null, null, "area")]
    [InlineData(Role.Auditor, "610922", null, null, null)]
    [InlineData(Role.Auditor, "610922", "ORG-1", null, "unit")]
    [InlineData(Role.TownOfficial, "610922100", null, null, null)]
    [InlineData(Role.TownOfficial, "610922", null, null, "area")]
    [InlineData(Role.CommunitySecretary, "610922100006", null, null, null)]
    [InlineData(Role.CommunitySecretary, "610922100006", null, "12345678", "member")]
    [InlineData(Role.CourtyardHead, "610922100006", null, "12345678", null)]
    [InlineData(Role.CourtyardHead, "610922100", null, null, "area")]
    [InlineData(Role.UnitLiaison, null, "ORG-1", null, null)]
    [InlineData(Role.UnitLiaison, null, null, null, "unit")]
    [InlineData(Role.UnitLiaison, "610922", "ORG-1", null, "area")]
    [InlineData(Role.Member, null, null, "12345678", null)]
    [InlineData(Role.Member, null, null, null, "member")]
    [InlineData(Role.Member, "610922", null, "12345678", "area")]
    [InlineData(Role.Integration, "610922100", null, null, null)]
    [InlineData(Role.Integration, null, null, null, "area")]
    public void The_scope_fits_the_role(Role role, string? area, string? unit, string? member, string? wrong)
    {
        var profile = new AccountProfile(
            Name, role, area is null ? null : DivisionCode.Parse(area), unit is null ? null : UnitCode.Parse(unit),
            member is null ? null : MemberNumber.Parse(member), Personal.None);
        Assert.Equal(wrong, profile.Violation?.Facts["field"]);
    }

    [Fact]
    public void A_name_is_given_once()
    {
        Assert.Equal("account.name-taken", Refusal(AccountDecisions.Decide(account, new OpenAccount(Secretary, Hash, true, Now))));
        Assert.True(account.MustChange);
        Assert.Equal(Hash, account.PasswordHash);
    }

    [Fact]
    public void The_fifth_failure_in_a_row_locks_for_a_quarter_of_an_hour_and_each_further_one_again()
    {
        for (var i = 0; i < 4; i++)
            Take(AccountDecisions.Decide(account, new FailSignIn(Now)));
        Assert.False(account.IsLocked(Now));
        Take(AccountDecisions.Decide(account, new FailSignIn(Now)));
        Assert.Equal(Now.AddMinutes(15), account.LockedUntil);
        Assert.Empty(AccountDecisions.Decide(account, new FailSignIn(Now.AddMinutes(1))).Events);
        Assert.Equal("account.locked", Refusal(Start("s-1", Now.AddMinutes(14))));
        Take(AccountDecisions.Decide(account, new FailSignIn(Now.AddMinutes(15))));
        Assert.Equal(Now.AddMinutes(30), account.LockedUntil);
        Take(Start("s-1", Now.AddMinutes(30)));
        Assert.Equal((0, null), (account.Failures, account.LockedUntil));
    }

    [Fact]
    public void A_new_password_ends_all_sessions_and_an_old_session_leaves_when_a_new_one_begins()
    {
        Take(Start("s-1", Now));
        Take(Start("s-2", Now.AddHours(13)));
        Assert.Equal(["s-2"], account.Sessions.Select(s => s.Id));
        Take(AccountDecisions.Decide(account, new SetPassword(Hash, MustChange: false, Now)));
        Assert.Empty(account.Sessions);
        Assert.False(account.MustChange);
        Assert.Equal("account.session-too-long", Refusal(AccountDecisions.Decide(
            account, new StartSession(new Session("s-3", "h", Now.AddHours(12).AddTicks(1)), Now))));
    }

    [Fact]
    public void Sessions_and_tokens_are_bounded()
    {
        for (var i = 0; i < 12; i++)
            Take(Start($"s-{i}", Now));
        Assert.Equal(Enumerable.Range(2, 10).Select(i => $"s-{i}"), account.Sessions.Select(s => s.Id));
        for (var i = 0; i < AccountDecisions.MostTokens; i++)
            Take(Token($"t-{i}", Now.AddDays(1)));
        Assert.Equal("account.too-many-tokens", Refusal(Token("t-20", Now.AddDays(1))));
        Assert.Equal("account.token-term", Refusal(Token("t-20", Now)));
        Assert.Equal("account.token-term", Refusal(Token("t-20", Now.AddDays(367))));
        Take(AccountDecisions.Decide(account, new RevokeToken("t-3", Now)));
        Assert.DoesNotContain(account.Tokens, t => t.Id == "t-3");
        Assert.Equal("account.token-unknown", Refusal(AccountDecisions.Decide(account, new RevokeToken("t-3", Now))));
    }

    [Fact]
    public void A_disabled_account_has_nothing_open_and_opens_nothing()
    {
        Take(Start("s-1", Now));
        Take(Token("t-1", Now.AddDays(1)));
        Take(AccountDecisions.Decide(account, new DisableAccount("调离", Now)));
        Assert.Empty(account.Sessions);
        Assert.Empty(account.Tokens);
        Assert.Equal("account.disabled", Refusal(Start("s-2", Now)));
        Assert.Equal("account.disabled", Refusal(Token("t-2", Now.AddDays(1))));
        Take(AccountDecisions.Decide(account, new EnableAccount(Now)));
        Assert.Null(Start("s-2", Now).Rejection);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" x ")]
    public void Personal_data_is_read_for_a_reason(string reason) =>
        Assert.Equal("reading.reason", Refusal(AccountDecisions.Decide(account, new RecordReading("request/R", "contact", reason, Now))));

    [Fact]
    public void An_account_has_few_identities_and_one_that_is_unlinked_takes_its_sessions_along()
    {
        for (var i = 0; i < AccountDecisions.MostIdentities; i++)
            Take(Link($"i-{i}"));
        Assert.Empty(Link("i-0").Events);
        Assert.Equal("account.too-many-identities", Refusal(Link("i-5")));
        Take(Start("s-1", Now));
        Take(AccountDecisions.Decide(account, new StartSession(new Session("s-2", "hash", Now.AddHours(1), "i-3"), Now)));
        Assert.Equal("external.not-linked", Refusal(AccountDecisions.Decide(
            account, new StartSession(new Session("s-3", "hash", Now.AddHours(1), "i-9"), Now))));
        Take(AccountDecisions.Decide(account, new UnlinkIdentity("i-3", Now)));
        Assert.Equal(["s-1"], account.Sessions.Select(s => s.Id));
        Assert.Equal("identity.unknown", Refusal(AccountDecisions.Decide(account, new UnlinkIdentity("i-3", Now))));
    }

    [Fact]
    public void A_lock_is_for_strangers()
    {
        for (var i = 0; i < AccountDecisions.FailuresToLock; i++)
            Take(AccountDecisions.Decide(account, new FailSignIn(Now)));
        Assert.Equal("account.locked", Refusal(Start("s-1", Now)));
        Take(AccountDecisions.Decide(account, new StartSession(new Session("s-1", "hash", Now.AddHours(1)), Now, DespiteLock: true)));
        Assert.False(account.IsLocked(Now));
    }

    [Fact]
    public void An_erased_account_has_no_identity_left_to_sign_in_with()
    {
        Take(Link("i-0"));
        Take(AccountDecisions.Decide(account, new EraseAccount(ErasureGround.ConsentWithdrawn, Now)));
        Assert.Empty(account.Identities);
    }

    [Fact]
    public void An_external_identity_is_of_one_account_until_it_is_released()
    {
        var (first, second) = (AccountName.Parse("first"), AccountName.Parse("second"));
        var claimed = IdentityClaim.Decide(IdentityClaim.Initial, new ClaimIdentity(first, Now));
        var claim = IdentityClaim.Evolve(IdentityClaim.Initial, Assert.Single(claimed.Events));
        Assert.Equal(first, claim.Account);
        Assert.Empty(IdentityClaim.Decide(claim, new ClaimIdentity(first, Now)).Events);
        Assert.Empty(IdentityClaim.Decide(claim, new ReleaseIdentity(second, Now)).Events);
        claim = IdentityClaim.Evolve(claim, Assert.Single(IdentityClaim.Decide(claim, new ReleaseIdentity(first, Now)).Events));
        Assert.Null(claim.Account);
    }

    [Fact]
    public void A_write_key_belongs_to_one_write_and_a_secret_stays_the_first()
    {
        var key = WriteKey.Evolve(WriteKey.Initial, Assert.Single(WriteKey.Decide(WriteKey.Initial, new ClaimWriteKey("f-1", "seed-1", Now)).Events));
        Assert.Empty(WriteKey.Decide(key, new ClaimWriteKey("f-1", "seed-2", Now)).Events);
        Assert.Equal("seed-1", key.Seed);
        Assert.Equal("command.reused", WriteKey.Decide(key, new ClaimWriteKey("f-2", "seed-2", Now)).Rejection?.Code);
        var secret = Secret.Evolve(Secret.Initial, Assert.Single(Secret.Decide(Secret.Initial, new KeepSecret(Hash, Now)).Events));
        Assert.Empty(Secret.Decide(secret, new KeepSecret(new Personal("secret", "other"), Now)).Events);
        Assert.Equal(Hash, secret.Text);
    }

    private Decision<AccountEvent> Start(string id, DateTimeOffset at) =>
        AccountDecisions.Decide(account, new StartSession(new Session(id, "hash", at.AddHours(12)), at));

    private Decision<AccountEvent> Token(string id, DateTimeOffset until) =>
        AccountDecisions.Decide(account, new IssueToken(new AccessToken(id, "接口", "hash", until), Now));

    private Decision<AccountEvent> Link(string id) => AccountDecisions.Decide(
        account, new LinkIdentity(new ExternalIdentity(id, "https://id.example.cn", new Personal("account/a", id), Now), Now));

    private void Take(Decision<AccountEvent> decision)
    {
        Assert.Null(decision.Rejection);
        account = decision.Events.Aggregate(account, Account.Evolve);
    }

    private static string? Refusal(Decision<AccountEvent> decision) => decision.Rejection?.Code;
}
