using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Access;

/// <summary>How an account proved itself.</summary>
public enum Proof
{
    /// <summary>A browser's cookie: writes need the session's CSRF token besides.</summary>
    Session,

    /// <summary>A personal access token.</summary>
    Token,

    /// <summary>A signed token of a few minutes, got for a personal access token.</summary>
    SignedToken,
}

/// <summary>The account that asks, as it stands at this moment.</summary>
/// <param name="ProofId">The id of the session or token.</param>
public sealed record Subject(Account Account, Proof Proof, string ProofId)
{
    public AccountProfile Profile { get; } = Account.Profile!;

    public AccountName Name => Profile.Name;

    public Role Role => Profile.Role;

    public DivisionCode? Area => Profile.Area;

    public UnitCode? Unit => Profile.Unit;

    public MemberNumber? Member => Profile.Member;

    /// <summary>Who signed in elsewhere has no first password in use.</summary>
    public bool MustChangePassword =>
        Account.MustChange && !(Proof == Proof.Session && Account.Sessions.Any(s => s.Id == ProofId && s.Identity is not null));

    /// <summary>Whether a thing at this place lies within what the reach gives this account.</summary>
    public bool Covers(Place place, Reach reach) => reach switch
    {
        Reach.All => true,
        Reach.Area => Area is { } area && place.Areas.Any(area.Contains),
        Reach.Unit => Unit is { } unit && place.Unit == unit,
        Reach.Own => (Member is { } member && place.Members.Contains(member)) || place.Account == Name.Value,
        _ => false,
    };
}

public static class SubjectOfContext
{
    /// <summary>The account that asks; null for somebody without one.</summary>
    public static Subject? Subject(this HttpContext context) => context.Features.Get<Subject>();

    /// <summary>The account that asks, on an endpoint that no one reaches without.</summary>
    public static Subject RequiredSubject(this HttpContext context) =>
        context.Subject() ?? throw new InvalidOperationException("This endpoint is reached without an account.");
}
