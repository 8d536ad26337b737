using System.Collections.Immutable;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Domain.Tests.Policies;

public sealed class PolicyRulesTests
{
    private static readonly Policy Default = DefaultPolicy.Value;
    private static readonly Category Visit = Default.Categories["elder-visit"];

    /// <summary>Each bound: the value just within, the value just without, and the field that is named.</summary>
    public static TheoryData<string, Policy, bool> Bounds { get; } = Rows();

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Each_bound_holds_to_the_last_value_and_names_its_field(string field, Policy policy, bool sound) =>
        Assert.Equal(sound ? null : ("policy.out-of-bounds", field), Of(PolicyRules.FirstViolation(policy)));

    [Fact]
    public void The_default_policy_is_sound() => Assert.Null(PolicyRules.FirstViolation(Default));

    [Fact]
    public void A_policy_edited_from_an_older_version_is_stale() =>
        Assert.Equal(
            new Rejection("policy.stale").With("yours", 1).With("current", 2),
            PolicyRules.CannotAdopt(Default with { Version = 2 }, Default with { Version = 1 }));

    [Fact]
    public void Policies_are_equal_by_what_they_say()
    {
        var copy = Default with { Categories = Default.Categories.SetItem("elder-visit", Visit with { Needs = [.. Visit.Needs] }) };

        Assert.Equal(Default, copy);
        Assert.Equal(Default.GetHashCode(), copy.GetHashCode());
        Assert.NotEqual(Default, Default with { WarnAt = 0.7 });
        Assert.NotEqual(Default, With(Visit with { Minutes = 61 }));
    }

    [Fact]
    public void Asks_on_a_tier_are_alerts_times_waves_times_places() => Assert.Equal(27, Default.AsksPerTier(3));

    private static (string Code, string Field)? Of(Rejection? rejection) => rejection is null ? null : (rejection.Code, rejection.Facts["field"]);

    private static Policy With(Category category) => Default with { Categories = Default.Categories.SetItem(category.Code, category) };

    private static Policy Waves(Func<WavePolicy, WavePolicy> change) => Default with { Waves = change(Default.Waves) };

    private static Policy Clocks(double respond, double staff, double resolve) =>
        With(Visit with { Clocks = new ClockTerms(TimeSpan.FromHours(respond), TimeSpan.FromHours(staff), TimeSpan.FromHours(resolve)) });

    private static Policy Words(string call, params string[] words) => Default with { Emergencies = [new EmergencyWords(call, [.. words])] };

    private static Policy Many(int categories) => Default with
    {
        Categories = Enumerable.Range(0, categories).Select(i => Visit with { Code = $"c-{i}" })
            .ToImmutableSortedDictionary(c => c.Code, c => c, StringComparer.Ordinal),
    };

    private static TheoryData<string, Policy, bool> Rows()
    {
        var rows = new TheoryData<string, Policy, bool>();
        var minute = TimeSpan.FromMinutes(1);
        var needs = Skills.All.Select(s => new Need(s, 1)).ToImmutableArray();
        Bound("categories", [Many(1), Many(100)], [Many(0), Many(101)]);
        Bound(
            "categories.elder-visit.needs",
            [With(Visit with { Needs = needs }), With(Visit with { Needs = [new(Skill.Legal, 50)] })],
            [
                With(Visit with { Needs = [] }), With(Visit with { Needs = [new(Skill.Legal, 0)] }), With(Visit with { Needs = [new(Skill.Legal, 51)] }),
                With(Visit with { Needs = [new(Skill.Legal, 1), new(Skill.Legal, 1)] }),
            ]);
        Numbers("categories.elder-visit.minutes", n => With(Visit with { Minutes = n }), 10, 480);
        Bound(
            "categories.elder-visit.clocks",
            [Clocks(1, 1, 1), Clocks(1, 1, 2160)],
            [Clocks(0, 1, 1), Clocks(2, 1, 3), Clocks(1, 3, 2), Clocks(1, 1, 2160.1)]);
        var misplaced = Default.Categories.SetItem("elder-visit", Visit with { Code = "visit" });
        Bound("categories.elder-visit.code", [], [Default with { Categories = misplaced }]);
        Bound("categories.Visit.code", [], [With(Visit with { Code = "Visit" })]);
        Numbers("waves.alertsPerPlace", n => Waves(w => w with { AlertsPerPlace = n }), 1, 20);
        Numbers("waves.wavesPerTier", n => Waves(w => w with { WavesPerTier = n }), 1, 10);
        Numbers("waves.alertBudgetPerWeek", n => Waves(w => w with { AlertBudgetPerWeek = n }), 1, 50);
        Times("waves.answerWithin", t => Waves(w => w with { AnswerWithin = t }), 5 * minute, TimeSpan.FromDays(3));
        Times("waves.urgentAnswerWithin", t => Waves(w => w with { UrgentAnswerWithin = t }), minute, TimeSpan.FromDays(1));
        Numbers("caps.minutesPerWeek", n => Caps(n, 60), 10, 2400);
        Numbers("caps.minutesInARow", n => Caps(60, n), 10, 720);
        Bound("load", [Load(0.1, 0.2, 0.3)], [Load(0, 0.2, 0.3), Load(0.2, 0.2, 0.3), Load(0.1, 0.3, 0.3), Load(0.1, 0.2, double.NaN)]);
        Bound("lending.share", [Share(0), Share(1)], [Share(-0.01), Share(1.01), Share(double.NaN)]);
        Times("lending.grace", t => Default with { Lending = Default.Lending with { Grace = t } }, TimeSpan.Zero, TimeSpan.FromDays(30));
        Times("reopenWithin", t => Default with { ReopenWithin = t }, TimeSpan.Zero, TimeSpan.FromDays(90));
        Times("evaluateWithin", t => Default with { EvaluateWithin = t }, TimeSpan.FromHours(1), TimeSpan.FromDays(30));
        Bound("warnAt", [Warn(0.01), Warn(0.99)], [Warn(0), Warn(1), Warn(double.NaN)]);
        Bound("quiet", [Night(20, 12), Night(8, 8), Night(0, 16)], [Night(20, 13), Night(0, 17)]);
        Bound(
            "emergencies",
            [Words("119", "着火"), Words("119", new string('火', 20)), Default with { Emergencies = [] }],
            [Words("119"), Words("119", ""), Words("119", " "), Words("119", new string('火', 21)), Words("火警", "着火"), Words("11", "着火")]);
        return rows;

        static Policy Caps(int week, int row) => Default with { Caps = new ServiceCaps(week, row) };
        static Policy Load(double normal, double strained, double overloaded) =>
            Default with { Load = new LoadThresholds(normal, strained, overloaded) };
        static Policy Warn(double share) => Default with { WarnAt = share };
        static Policy Share(double share) => Default with { Lending = Default.Lending with { Share = share } };
        static Policy Night(int from, int to) => Default with { Quiet = new QuietHours(new TimeOnly(from, 0), new TimeOnly(to, 0)) };

        void Numbers(string field, Func<int, Policy> of, int low, int high) =>
            Bound(field, [of(low), of(high)], [of(low - 1), of(high + 1)]);

        void Times(string field, Func<TimeSpan, Policy> of, TimeSpan low, TimeSpan high) =>
            Bound(field, [of(low), of(high)], [of(low - TimeSpan.FromTicks(1)), of(high + TimeSpan.FromTicks(1))]);

        void Bound(string field, Policy[] within, Policy[] without)
        {
            foreach (var policy in within)
                rows.Add(field, policy, true);
            foreach (var policy in without)
                rows.Add(field, policy, false);
        }
    }
}
