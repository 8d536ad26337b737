using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Policies;

/// <summary>What a policy must keep to before it can be adopted.</summary>
public static class PolicyRules
{
    private static readonly TimeSpan MostQuiet = TimeSpan.FromHours(16);
    private static readonly TimeSpan MostClock = TimeSpan.FromDays(90);

    /// <summary>So that a county's sum of points stays far from the end of 64 bits.</summary>
    private const long MostPoints = 1_000_000_000;

    /// <summary>Null when the proposal, edited from the policy in force, may be adopted.</summary>
    public static Rejection? CannotAdopt(Policy current, Policy proposed) =>
        proposed.Version != current.Version
            ? new Rejection("policy.stale").With("yours", proposed.Version).With("current", current.Version)
            : FirstViolation(proposed);

    /// <summary>The first bound that the policy breaks, naming the field; null when it is sound.</summary>
    public static Rejection? FirstViolation(Policy policy) =>
        policy.Categories.Count is < 1 or > 100 ? Wrong("categories", policy.Categories.Count)
        : policy.Categories.Select(c => CategoryViolation(c.Key, c.Value)).FirstOrDefault(v => v is not null) is { } wrong ? wrong
        : policy.Waves.AlertsPerPlace is < 1 or > 20 ? Wrong("waves.alertsPerPlace", policy.Waves.AlertsPerPlace)
        : policy.Waves.WavesPerTier is < 1 or > 10 ? Wrong("waves.wavesPerTier", policy.Waves.WavesPerTier)
        : policy.Waves.AlertBudgetPerWeek is < 1 or > 50 ? Wrong("waves.alertBudgetPerWeek", policy.Waves.AlertBudgetPerWeek)
        : !Within(policy.Waves.AnswerWithin, TimeSpan.FromMinutes(5), TimeSpan.FromDays(3)) ? Wrong("waves.answerWithin", policy.Waves.AnswerWithin)
        : !Within(policy.Waves.UrgentAnswerWithin, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1))
            ? Wrong("waves.urgentAnswerWithin", policy.Waves.UrgentAnswerWithin)
        : policy.Caps.MinutesPerWeek is < 10 or > 40 * 60 ? Wrong("caps.minutesPerWeek", policy.Caps.MinutesPerWeek)
        : policy.Caps.MinutesInARow is < 10 or > 12 * 60 ? Wrong("caps.minutesInARow", policy.Caps.MinutesInARow)
        : !(0 < policy.Load.Normal && policy.Load.Normal < policy.Load.Strained && policy.Load.Strained < policy.Load.Overloaded) ? Wrong("load", policy.Load)
        : policy.Lending.Share is not (>= 0 and <= 1) ? Wrong("lending.share", policy.Lending.Share)
        : !Within(policy.Lending.Grace, TimeSpan.Zero, TimeSpan.FromDays(30)) ? Wrong("lending.grace", policy.Lending.Grace)
        : !Within(policy.ReopenWithin, TimeSpan.Zero, TimeSpan.FromDays(90)) ? Wrong("reopenWithin", policy.ReopenWithin)
        : !Within(policy.EvaluateWithin, TimeSpan.FromHours(1), TimeSpan.FromDays(30)) ? Wrong("evaluateWithin", policy.EvaluateWithin)
        : policy.WarnAt is not (> 0 and < 1) ? Wrong("warnAt", policy.WarnAt)
        : policy.Dispatch is { } d && !(Enum.IsDefined(d.Mode) && Enum.IsDefined(d.UpTo)) ? Wrong("dispatch", d)
        : LengthOf(policy.Quiet) > MostQuiet ? Wrong("quiet", policy.Quiet)
        : BalanceViolation(policy.Balancing) is { } unsound ? unsound
        : policy.Emergencies.Length > 10 || policy.Emergencies.Any(e => !IsSound(e)) ? Wrong("emergencies", policy.Emergencies.Length)
        : null;

    private static Rejection? CategoryViolation(string code, Category category) =>
        category.Code != code || !IsCode(code) ? Wrong($"categories.{code}.code", category.Code)
        : category.Needs.Length is < 1 or > 8 || category.Needs.Any(n => n.Count is < 1 or > 50)
            || category.Needs.Select(n => n.Skill).Distinct().Count() != category.Needs.Length
            ? Wrong($"categories.{category.Code}.needs", category.Needs.Length)
        : category.Minutes is < 10 or > 480 ? Wrong($"categories.{category.Code}.minutes", category.Minutes)
        : category.Clocks.Respond <= TimeSpan.Zero || category.Clocks.Staff < category.Clocks.Respond || category.Clocks.Resolve < category.Clocks.Staff
            || category.Clocks.Resolve > MostClock
            ? Wrong($"categories.{category.Code}.clocks", category.Clocks)
        : null;

    private static Rejection? BalanceViolation(BalancePolicy b) =>
        !Within(b.Period, TimeSpan.FromDays(7), TimeSpan.FromDays(92)) ? Wrong("balancing.period", b.Period)
        : b.MinutesPerPlace is < 30 or > 6_000 ? Wrong("balancing.minutesPerPlace", b.MinutesPerPlace)
        : !Within(b.ReportEvery, TimeSpan.FromHours(1), TimeSpan.FromDays(7)) ? Wrong("balancing.reportEvery", b.ReportEvery)
        : !Within(b.Term, TimeSpan.FromDays(1), TimeSpan.FromDays(184)) ? Wrong("balancing.term", b.Term)
        : !Within(b.Rest, TimeSpan.Zero, TimeSpan.FromDays(730)) ? Wrong("balancing.rest", b.Rest)
        : b.UnitShare is not (>= 0 and <= 1) ? Wrong("balancing.unitShare", b.UnitShare)
        : !Within(b.ApproveWithin, TimeSpan.FromHours(1), TimeSpan.FromDays(60)) ? Wrong("balancing.approveWithin", b.ApproveWithin)
        : !Within(b.ObjectWithin, TimeSpan.FromHours(1), TimeSpan.FromDays(30)) ? Wrong("balancing.objectWithin", b.ObjectWithin)
        : b.Costs.Shortfall is < 1 or > MostPoints ? Wrong("balancing.costs.shortfall", b.Costs.Shortfall)
        : b.Costs.SameTownMove is < 0 or > MostPoints ? Wrong("balancing.costs.sameTownMove", b.Costs.SameTownMove)
        : b.Costs.CrossTownMove is < 0 or > MostPoints ? Wrong("balancing.costs.crossTownMove", b.Costs.CrossTownMove)
        : b.Costs.AgreementBonus is < 0 or > MostPoints ? Wrong("balancing.costs.agreementBonus", b.Costs.AgreementBonus)
        : b.Automatic.Every is { } every && !Within(every, TimeSpan.FromDays(1), TimeSpan.FromDays(365)) ? Wrong("balancing.automatic.every", every)
        : b.Automatic.AtShare is { } share && share is not (> 0 and <= 1) ? Wrong("balancing.automatic.atShare", share)
        : b.Automatic.By is not (Tier.County or Tier.Town) ? Wrong("balancing.automatic.by", b.Automatic.By)
        : null;

    private static bool IsCode(string code) =>
        code.Length is >= 1 and <= 40 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>An empty word would make an emergency of every order.</summary>
    private static bool IsSound(EmergencyWords emergency) =>
        emergency.Call.Length is >= 3 and <= 20 && emergency.Call.All(char.IsAsciiDigit)
        && emergency.Words.Length is >= 1 and <= 100 && emergency.Words.All(w => !string.IsNullOrWhiteSpace(w) && w.Length <= 20);

    private static TimeSpan LengthOf(QuietHours quiet) => quiet.To - quiet.From;

    private static bool Within(TimeSpan value, TimeSpan low, TimeSpan high) => value >= low && value <= high;

    private static Rejection Wrong(string field, object value) => new Rejection("policy.out-of-bounds").With("field", field).With("value", value);
}
