using System.Globalization;
using CoGovernance.Simulation.Comparing;

namespace CoGovernance.Simulation.Page;

/// <summary>The longer sentences of the page.</summary>
internal static class PageWords
{
    public static Wording Reading { get; } = new(
        "只列 95% 区间不含零的差别；“未见明显差别”不等于没有差别。接单用时只计派齐的单子：派得少而易的规则因此显得快，请与“一日内派齐”同看。"
        + "未满足需求很少时，其基尼系数受个别单子影响很大。",
        "Only differences whose 95 % interval leaves out zero are told; no clear difference does not mean none. Hours to accept count staffed "
        + "orders only, so a policy that staffs few and easy ones looks quick: read them with the share staffed within 24 hours. Where little "
        + "need is unmet, its Gini coefficient hangs on single orders.");

    public static Wording Differences { get; } = new(
        "同一种子逐一相比的平均差，方括号内为 95% 区间；加粗者区间不含零。占比之差为百分点。",
        "Mean difference seed by seed, with its 95 % interval; bold when the interval leaves out zero. Shares differ in percentage points.");

    public static Wording Dots { get; } = new("每点一次推演，竖线为平均。", "A dot a play; the stroke is their mean.");

    public static Wording Communities { get; } = new(
        "按区划代码排列，不分先后；各图同一刻度，为各次推演的平均。",
        "In the order of division codes, without rank; all on one scale, averages over the plays.");

    public static Wording Assumptions { get; } = new(
        "人的行为（意愿、回应快慢、多久看一次、是否疲劳）均为假定，不是调查所得；结论只在这些假定下成立。相同的种子与选项，结果逐字相同。",
        "How people behave (willingness, speed, how often they look, weariness) is assumed, not surveyed; the findings hold under these "
        + "assumptions. The same seed and options give the same page, letter by letter.");

    public static Wording Subject(ComparisonOptions o) => new(
        $"石泉示例县（人员均为虚构），{o.Days} 天，每种规则用 {o.Seeds} 个随机种子（从 {o.Seed} 起）推演同样的居民下单；"
        + $"单量为平常的 {Plain(o.Load)} 倍，社区间不均衡度 {Plain(o.Imbalance)}，疲劳 {Plain(o.Fatigue)}。",
        $"The sample county of Shiquan (all people invented), {o.Days} days; under each policy the same residents' orders are played with "
        + $"{o.Seeds} seeds from {o.Seed}; {Plain(o.Load)} times the usual orders, imbalance between communities {Plain(o.Imbalance)}, "
        + $"fatigue {Plain(o.Fatigue)}.");

    private static string Plain(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
