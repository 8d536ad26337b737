using System.Collections.Immutable;
using CoGovernance.Domain.Members;

namespace CoGovernance.Domain.Policies;

/// <summary>Defaults that suit a county of the size of Shiquan: what is in force until the county adopts its own.</summary>
public static class DefaultPolicy
{
    private static readonly ClockTerms Usual = Hours(2, 12, 40);
    private static readonly ClockTerms Soon = Hours(1, 6, 16);
    private static readonly ClockTerms AtOnce = Hours(0.5, 3, 24);

    public static Policy Value { get; } = new()
    {
        Version = 0,
        Categories = new[]
        {
            One("elder-visit", "助老探访", "Elder visit", Skill.Eldercare, 60, Usual),
            One("elder-company", "陪同就医", "Company to the clinic", Skill.Eldercare, 180, Usual),
            One("health-check", "健康咨询", "Health advice", Skill.Medical, 60, Usual),
            One("home-repair", "水电小修", "Home repair", Skill.Repair, 60, Soon),
            One("urgent-repair", "水电抢修", "Urgent repair", Skill.Repair, 90, AtOnce, Urgency.Urgent),
            One("legal-advice", "法律咨询", "Legal advice", Skill.Legal, 60, Usual),
            One("mediation", "邻里调解", "Neighbour mediation", Skill.Legal, 90, Usual),
            One("tutoring", "学业辅导", "Tutoring", Skill.Tutoring, 90, Usual),
            One("counselling", "心理疏导", "Counselling", Skill.Counselling, 60, Usual),
            One("digital-help", "数字助老", "Help with phones and forms", Skill.Digital, 45, Usual),
            One("errand", "代办跑腿", "Errand", Skill.General, 60, Soon),
            One("policy-guide", "政策咨询", "Policy guide", Skill.General, 45, Usual),
            Team("clean-up", "环境清洁", "Clean-up", 120, Usual, new Need(Skill.General, 4)),
            Team("storm-help", "防汛排险", "Storm help", 120, AtOnce, new Need(Skill.General, 2), new Need(Skill.Repair, 1)) with
            {
                Urgency = Urgency.Urgent,
            },
            Team("clinic-day", "义诊进社区", "Clinic day", 180, Usual, new Need(Skill.Medical, 2), new Need(Skill.General, 2)),
            One("other", "其他", "Other", Skill.General, 60, Usual) with { NeedsTriage = true },
        }.ToImmutableSortedDictionary(c => c.Code, c => c, StringComparer.Ordinal),
        Waves = new WavePolicy(
            AlertsPerPlace: 3,
            WavesPerTier: 3,
            AnswerWithin: TimeSpan.FromHours(2),
            UrgentAnswerWithin: TimeSpan.FromMinutes(20),
            AlertBudgetPerWeek: 6),
        Caps = new ServiceCaps(MinutesPerWeek: 6 * 60, MinutesInARow: 4 * 60),
        Quiet = new QuietHours(new TimeOnly(21, 30), new TimeOnly(7, 30)),
        Load = new LoadThresholds(Normal: 0.15, Strained: 0.35, Overloaded: 0.6),
        Lending = new LendingPolicy(LendingMode.Automatic, LendingMode.Automatic, Share: 0.3, Grace: TimeSpan.FromDays(1)),
        ReopenWithin = TimeSpan.FromDays(10),
        EvaluateWithin = TimeSpan.FromDays(5),
        Emergencies =
        [
            new EmergencyWords("110", ["抢劫", "打架", "盗窃", "行凶", "要报警", "失踪"]),
            new EmergencyWords("119", ["着火", "起火", "火灾", "燃气泄漏", "煤气泄漏", "被困电梯"]),
            new EmergencyWords("120", ["昏迷", "晕倒", "大出血", "心梗", "中风", "呼吸困难", "叫救护车"]),
        ],
    };

    private static ClockTerms Hours(double respond, double staff, double resolve) =>
        new(TimeSpan.FromHours(respond), TimeSpan.FromHours(staff), TimeSpan.FromHours(resolve));

    private static Category One(
        string code, string name, string english, Skill skill, int minutes, ClockTerms clocks, Urgency urgency = Urgency.Routine) =>
        new(code, name, english, [new Need(skill, 1)], minutes, urgency, clocks);

    private static Category Team(string code, string name, string english, int minutes, ClockTerms clocks, params Need[] needs) =>
        new(code, name, english, [.. needs], minutes, Urgency.Routine, clocks);
}
