using System.Collections.Immutable;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>What an entry refers to. A member may hold a post, so posts come before members.</summary>
internal static class Dependencies
{
    public static ImmutableArray<RegisterKind> Order { get; } =
    [
        RegisterKind.Areas, RegisterKind.Units, RegisterKind.Posts,
        RegisterKind.Members, RegisterKind.CourtyardHeads, RegisterKind.Agreements,
    ];

    /// <summary>A number that is greater than that of every entry that this one can refer to. Towns come after counties.</summary>
    public static int StepOf(RegisterEntry entry) =>
        Order.IndexOf(entry.Kind) * 4 + (entry is AreaEntry area ? 3 - (int)area.Code.Tier : 0);

    /// <summary>The registers that rows of these registers are checked and compared against.</summary>
    public static IEnumerable<RegisterKind> NeededFor(IReadOnlySet<RegisterKind> kinds) =>
        Order.Where(needed => kinds.Any(kind => Needs(kind, needed)));

    public static IEnumerable<Reference> Of(RegisterEntry entry) => entry switch
    {
        AreaEntry area when area.Code.Parent is { } parent =>
            [new(RegisterColumns.AreaCode, RegisterKind.Areas, parent.Value, FindingCodes.AreaUnknown)],
        MemberEntry member =>
        [
            Unit(RegisterColumns.MemberUnit, member.Unit.Value),
            Community(RegisterColumns.MemberCommunity, member.Community.Value),
            .. member.Post is null
                ? ImmutableArray<Reference>.Empty
                : [new(RegisterColumns.MemberPost, RegisterKind.Posts, $"{member.Community}/{member.Post}", FindingCodes.PostUnknown)],
        ],
        CourtyardHeadEntry head => [Community(RegisterColumns.HeadCommunity, head.Community.Value)],
        AgreementEntry agreement =>
        [
            Unit(RegisterColumns.AgreementUnit, agreement.Unit.Value),
            Community(RegisterColumns.AgreementCommunity, agreement.Community.Value),
        ],
        PostEntry post => [Community(RegisterColumns.PostCommunity, post.Community.Value)],
        _ => [],
    };

    private static bool Needs(RegisterKind kind, RegisterKind needed) =>
        kind == needed || (kind, needed) switch
        {
            (RegisterKind.Units, _) => false,
            (_, RegisterKind.Areas) => true,
            (RegisterKind.Members, RegisterKind.Units or RegisterKind.Posts or RegisterKind.CourtyardHeads) => true,
            (RegisterKind.CourtyardHeads, RegisterKind.Members) => true,
            (RegisterKind.Agreements, RegisterKind.Units) => true,
            _ => false,
        };

    private static Reference Unit(RegisterColumn column, string code) => new(column, RegisterKind.Units, code, FindingCodes.UnitUnknown);

    private static Reference Community(RegisterColumn column, string code) =>
        new(column, RegisterKind.Areas, code, FindingCodes.CommunityUnknown);
}

/// <summary>That a column names an entry of a register.</summary>
/// <param name="Unknown">The finding when there is no such entry.</param>
internal sealed record Reference(RegisterColumn Column, RegisterKind Kind, string Key, string Unknown);
