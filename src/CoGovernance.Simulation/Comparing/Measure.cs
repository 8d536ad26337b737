using System.Collections.Immutable;

namespace CoGovernance.Simulation.Comparing;

/// <summary>Which way is better; what is neither good nor bad in itself is only told.</summary>
public enum Better
{
    Lower,
    Higher,
    Neither,
}

public enum MeasureForm
{
    Share,
    Number,
    Hours,
}

/// <summary>One figure by which policies are compared.</summary>
public sealed record Measure(string Code, Wording Name, Wording Meaning, MeasureForm Form, Better Better, Func<Scenario, PlayMeasures, double?> Of)
{
    public static ImmutableArray<Measure> All { get; } =
    [
        Of1("unfilled", "未派出占比", "Unfilled", "到推演结束仍未派齐人手的单子占应评单子的比例", "orders never fully staffed, of those judged",
            MeasureForm.Share, Better.Lower, (_, m) => m.Of(m.Unfilled)),
        Of1("not-as-agreed", "未按首约服务", "Not at the time first agreed", "未派出或改到其他时间才服务的比例",
            "unfilled, or served only at another time than first agreed", MeasureForm.Share, Better.Lower, (_, m) => m.Of(m.Postponed)),
        Of1("filled-in-day", "一日内派齐", "Staffed within 24 h", "下单后二十四小时内派齐人手的比例", "fully staffed within 24 hours of the order",
            MeasureForm.Share, Better.Higher, (_, m) => m.Of(m.FilledWithinDay)),
        Of1("median-hours", "接单用时中位", "Median hours to accept", "从下单到派齐（只计派齐的）", "from order to full staff, of those staffed",
            MeasureForm.Hours, Better.Lower, (_, m) => m.Percentile(0.5)),
        Of1("p90-hours", "接单用时九成位", "90 % hours to accept", "九成的单子在此时间内派齐（只计派齐的）", "nine of ten staffed ones within",
            MeasureForm.Hours, Better.Lower, (_, m) => m.Percentile(0.9)),
        Of1("alerts-per-acceptance", "每次接单提醒人数", "Alerts per acceptance", "每有一人接单，提醒了几人", "members alerted for each place taken",
            MeasureForm.Number, Better.Lower, (s, m) => s.Alerts && m.Acceptances > 0 ? (double)m.Alerts / m.Acceptances : null),
        Of1("hours-gini", "服务时长基尼系数", "Gini of hours", "党员之间服务时长的不均（0 为均等）", "inequality of hours between members; 0 is equal",
            MeasureForm.Number, Better.Lower, (_, m) => m.HoursGini),
        Of1("unmet-gini", "未满足需求基尼系数", "Gini of unmet need", "社区之间未满足时长占比的不均（0 为均等）",
            "inequality between communities of the share of minutes not served; 0 is equal", MeasureForm.Number, Better.Lower, (_, m) => m.UnmetGini),
        Of1("served-share", "服务过的党员", "Members who served", "至少服务过一次的党员比例", "share of members who served at least once",
            MeasureForm.Share, Better.Higher, (_, m) => m.ShareThatServed),
        Of1("hours-served", "服务总时长", "Hours served", "全部党员服务小时数", "by all members", MeasureForm.Number, Better.Higher, (_, m) => m.HoursServed),
        Of1("escalations", "升级次数", "Escalations", "单子交到上一级的次数", "requests handed to the next tier", MeasureForm.Number, Better.Neither,
            (_, m) => m.Escalations),
        Of1("loans", "借调人次", "Loans", "借调台账的条数", "entries of the lending ledger", MeasureForm.Number, Better.Neither, (_, m) => m.Loans),
        Of1("moves", "统筹调配人数", "Members moved by plans", "按统筹方案到其他社区服务的党员", "members assigned elsewhere by balance plans",
            MeasureForm.Number, Better.Neither, (_, m) => m.Moves),
    ];

    private static Measure Of1(
        string code, string chinese, string english, string meaning, string englishMeaning, MeasureForm form, Better better,
        Func<Scenario, PlayMeasures, double?> of) =>
        new(code, new Wording(chinese, english), new Wording(meaning, englishMeaning), form, better, of);
}
