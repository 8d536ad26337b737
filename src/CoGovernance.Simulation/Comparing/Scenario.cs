using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Simulation.Comparing;

/// <summary>Words in the two languages of the county.</summary>
public sealed record Wording(string Chinese, string English)
{
    public string In(bool chinese) => chinese ? Chinese : English;
}

/// <summary>A policy to be played against others, as the county's own policy document says it.</summary>
/// <param name="Code">As it is named on the command line.</param>
/// <param name="Meaning">One sentence: what it does and what it assumes.</param>
public sealed record Scenario(string Code, Wording Name, Wording Meaning, Policy Policy)
{
    /// <summary>Whether members are alerted at all; where they are not, alerts cannot be counted.</summary>
    public bool Alerts => Policy.Dispatch?.Mode != DispatchMode.Board;

    /// <summary>Days from one plan that balances the county to the next; null where nobody is moved by plans.</summary>
    public int? PlanEvery { get; init; }

    public static ImmutableArray<Scenario> All { get; } =
    [
        Of("none", "不派单", "No dispatch",
            "支部不派单：单子挂在社区，党员自己看、自己认领；假定每天约一成党员会看一次，看到合适的按本人意愿认领一个；无跨社区支援。",
            "The branch asks nobody: orders stand on the community's list until a member who looks takes one. Assumed: a tenth of the "
            + "members look on a day, and take the first order that suits them with their usual willingness. Nobody is borrowed.",
            p => p with { Dispatch = new DispatchPolicy(DispatchMode.Board, Tier.Community) }),
        Of("community-only", "仅社区", "Community only",
            "社区党组织派单（每岗先问三人，谢绝即替补），不升级、不借调。",
            "The community's branch asks three a place and replaces those who decline; nothing goes up, nobody is borrowed.",
            p => p with { Dispatch = new DispatchPolicy(DispatchMode.AskFew, Tier.Community) }),
        Of("three-tier", "三级联动", "Three tiers",
            "社区派单，派不出的由镇、县逐级从兄弟社区借调（现行默认规则：每岗先问三人）。",
            "What the community cannot staff goes to the town and then the county, which borrow from siblings: the standard policy, "
            + "three asked a place.",
            p => p),
        Of("three-tier+balance", "三级联动加统筹", "Three tiers and balance",
            "三级联动之外，自第二周起每三周由县里按供需统筹一次：相关各级都同意，党员先被告知、约一成提出异议，其余到缺人的社区帮四周。",
            "Three tiers, and from the second week on the county balances people and places every three weeks. Assumed: every tier agrees "
            + "within a working day; members are told first, a tenth object, the others help where people are short for four weeks.",
            p => p) with { PlanEvery = 21 },
        Of("alert-few", "少量提醒", "Alert few",
            "与三级联动相同：每岗先问三人，谢绝即替补，每人每周最多提醒六次。",
            "The same as three-tier: three asked a place, those who decline replaced, at most six alerts a member and week.",
            p => p),
        Of("alert-all", "全员提醒", "Alert all",
            "三级联动，但同时提醒所有合适的党员，先接先得；每人每周提醒上限放宽到五十次。",
            "Three tiers, but everybody who may be asked is alerted at once and the first takes it; up to fifty alerts a member and week.",
            p => p with
            {
                Dispatch = new DispatchPolicy(DispatchMode.AskEveryone, Tier.County),
                Waves = p.Waves with { AlertBudgetPerWeek = 50 },
            }),
    ];

    /// <summary>What is played unless told otherwise.</summary>
    public static ImmutableArray<string> Usual { get; } = ["none", "community-only", "three-tier", "three-tier+balance", "alert-all"];

    private static Scenario Of(string code, string chinese, string english, string meaning, string englishMeaning, Func<Policy, Policy> from) =>
        new(code, new Wording(chinese, english), new Wording(meaning, englishMeaning), from(DefaultPolicy.Value));
}
