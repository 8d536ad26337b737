using System.Text.RegularExpressions;
using CoGovernance.Architecture.Tests.Sources;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>
/// Calls go down the tiers and news goes up, so that no two grains can ever wait for each other. A grain may look at its equals, by
/// methods that do not wait for their turn.
/// </summary>
public sealed partial class CallOrderTests
{
    /// <summary>The tier of each grain class; a class may call interfaces of the tiers below it.</summary>
    private static readonly Dictionary<string, int> Tiers = new(StringComparer.Ordinal)
    {
        ["SecretGrain"] = 1,
        ["WriteKeyGrain"] = 1,
        ["AccountGrain"] = 1,
        ["IdentityGrain"] = 2,
        ["MemberGrain"] = 1,
        ["UnitGrain"] = 1,
        ["ImportGrain"] = 1,
        ["BalanceBoardGrain"] = 1,
        ["BalancePlanGrain"] = 1,
        ["ServiceRequestGrain"] = 2,
        ["CommunityGrain"] = 3,
        ["TownGrain"] = 4,
        ["SupervisorGrain"] = 4,
        ["CountyGrain"] = 5,
        ["RecordedGrain"] = 0,
    };

    [Fact]
    public void Every_grain_class_has_its_tier() => Findings.None(
        $"Grain classes that are not in the table of {nameof(CallOrderTests)}",
        GrainModel.Classes.Select(t => t.Name.Split('`')[0]).Where(n => !Tiers.ContainsKey(n)));

    [Fact]
    public void Grains_call_only_grains_below_them() => Findings.None(
        "Calls that do not go down",
        from file in SourceTree.In("src/CoGovernance.Grains", ".cs")
        from Match call in Call().Matches(file.Code)
        let caller = Class().Matches(file.Code).LastOrDefault(c => c.Index < call.Index)?.Groups["name"].Value
        where caller is not null && Tiers.ContainsKey(caller)
        let target = call.Groups["grain"].Value
        where Tiers.GetValueOrDefault(target, int.MaxValue) >= Tiers[caller] && !IsLook(file.Code, call)
        select $"{file.At(call.Index)}: {caller} calls I{target}.");

    /// <summary>A look: the reference is used for its View at once.</summary>
    private static bool IsLook(string code, Match call) => LookAfter().IsMatch(code[(call.Index + call.Length)..]);

    [GeneratedRegex(@"\bGetGrain<I(?<grain>\w+)>", RegexOptions.NonBacktracking)]
    private static partial Regex Call();

    [GeneratedRegex(@"\bclass (?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Class();

    [GeneratedRegex(@"^\([^()]*\)\.View\(\)", RegexOptions.NonBacktracking)]
    private static partial Regex LookAfter();
}
