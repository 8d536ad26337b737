using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Balancing;

/// <summary>
/// What an instance must keep to before it is solved. Names are 1 to 100 characters; sizes and costs are bounded so that no sum that the
/// solver or the check forms leaves 64 bits, however the flow runs.
/// </summary>
public static class BalanceRules
{
    public const int MostCommunities = 100_000;
    public const int MostProfiles = 10_000_000;
    public const int MostAgreements = 10_000_000;

    /// <summary>Skills that an instance may name; the skills of a person are kept as the bits of a number.</summary>
    public const int MostSkills = 64;

    private const int MostNameLength = 100;

    /// <summary>Half of what 64 bits hold: a sum of two bounded figures still fits.</summary>
    private static readonly Int128 MostTotal = long.MaxValue / 2;

    /// <summary>
    /// The first fault, with its place (<c>communities[3].demand.medical</c>) as the fact <c>place</c>; null when there is none. Codes:
    /// <c>balance.too-many</c>, <c>balance.name</c>, <c>balance.not-a-community</c>, <c>balance.unknown-community</c>,
    /// <c>balance.duplicate</c>, <c>balance.negative</c>, <c>balance.overflow</c>.
    /// </summary>
    public static Rejection? Fault(BalanceInstance instance) =>
        CostFault(instance.Costs)
        ?? SizeFault("communities", instance.Communities.Length, MostCommunities)
        ?? SizeFault("profiles", instance.Profiles.Length, MostProfiles)
        ?? SizeFault("agreements", instance.Agreements.Length, MostAgreements)
        ?? PartFault(instance);

    private static Rejection? CostFault(BalanceCosts costs) =>
        costs.Shortfall < 0 ? Fault("balance.negative", "costs.shortfall", costs.Shortfall)
        : costs.SameTownMove < 0 ? Fault("balance.negative", "costs.sameTownMove", costs.SameTownMove)
        : costs.CrossTownMove < 0 ? Fault("balance.negative", "costs.crossTownMove", costs.CrossTownMove)
        : costs.AgreementBonus < 0 ? Fault("balance.negative", "costs.agreementBonus", costs.AgreementBonus)
        : null;

    private static Rejection? SizeFault(string place, int count, int most) =>
        count > most ? Fault("balance.too-many", place, count).With("most", most) : null;

    private static Rejection? PartFault(BalanceInstance instance)
    {
        var skills = new HashSet<string>(StringComparer.Ordinal) { BalanceInstance.GeneralSkill };
        var communities = new HashSet<DivisionCode>(instance.Communities.Length);
        var fault = DemandFault(instance, communities, skills)
            ?? ProfileFault(instance, communities, skills)
            ?? AgreementFault(instance, communities);
        return fault ?? PriceFault(instance, skills.Count);
    }

    private static Rejection? DemandFault(BalanceInstance instance, HashSet<DivisionCode> communities, HashSet<string> skills)
    {
        var shortfall = instance.Costs.Shortfall;
        var named = new HashSet<string>(StringComparer.Ordinal);
        Int128 earned = 0;
        for (var i = 0; i < instance.Communities.Length; i++)
        {
            var (code, demand) = instance.Communities[i];
            if (code.Value.Length == 0 || code.Tier != Tier.Community)
                return Fault("balance.not-a-community", $"communities[{i}].code", code);
            if (!communities.Add(code))
                return Fault("balance.duplicate", $"communities[{i}].code", code);
            named.Clear();
            foreach (var (skill, places) in demand)
            {
                if (!IsName(skill))
                    return Fault("balance.name", $"communities[{i}].demand", skill);
                if (!named.Add(skill))
                    return Fault("balance.duplicate", $"communities[{i}].demand.{skill}", skill);
                if (places < 0)
                    return Fault("balance.negative", $"communities[{i}].demand.{skill}", places);
                earned += shortfall * (Int128)places + places;
                if (2 * (Int128)places * Math.Max(1, shortfall) > MostTotal || earned > MostTotal)
                    return Fault("balance.overflow", $"communities[{i}].demand.{skill}", places);
                if (skills.Add(skill) && skills.Count > MostSkills)
                    return Fault("balance.too-many", $"communities[{i}].demand.{skill}", skill).With("most", MostSkills);
            }
        }

        return null;
    }

    private static Rejection? ProfileFault(BalanceInstance instance, HashSet<DivisionCode> communities, HashSet<string> skills)
    {
        var dearest = Math.Max(instance.Costs.SameTownMove, instance.Costs.CrossTownMove);
        var ids = new HashSet<string>(instance.Profiles.Length, StringComparer.Ordinal);
        Int128 spent = 0;
        for (var i = 0; i < instance.Profiles.Length; i++)
        {
            var profile = instance.Profiles[i];
            if (!IsName(profile.Id))
                return Fault("balance.name", $"profiles[{i}].id", profile.Id);
            if (!ids.Add(profile.Id))
                return Fault("balance.duplicate", $"profiles[{i}].id", profile.Id);
            if (!communities.Contains(profile.Home))
                return Fault("balance.unknown-community", $"profiles[{i}].home", profile.Home);
            if (!IsName(profile.Unit))
                return Fault("balance.name", $"profiles[{i}].unit", profile.Unit);
            if (profile.Count < 0)
                return Fault("balance.negative", $"profiles[{i}].count", profile.Count);
            spent += profile.Count * (Int128)(1 + dearest);
            if (spent > MostTotal)
                return Fault("balance.overflow", $"profiles[{i}].count", profile.Count);
            if (SkillFault(profile.Skills.AsSpan(), i, skills) is { } fault)
                return fault;
        }

        return null;
    }

    private static Rejection? SkillFault(ReadOnlySpan<string> listed, int profile, HashSet<string> skills)
    {
        for (var k = 0; k < listed.Length; k++)
        {
            if (!IsName(listed[k]))
                return Fault("balance.name", $"profiles[{profile}].skills[{k}]", listed[k]);
            if (listed[..k].Contains(listed[k]))
                return Fault("balance.duplicate", $"profiles[{profile}].skills[{k}]", listed[k]);
            if (skills.Add(listed[k]) && skills.Count > MostSkills)
                return Fault("balance.too-many", $"profiles[{profile}].skills[{k}]", listed[k]).With("most", MostSkills);
        }

        return null;
    }

    private static Rejection? AgreementFault(BalanceInstance instance, HashSet<DivisionCode> communities)
    {
        var made = new HashSet<BalanceAgreement>(instance.Agreements.Length);
        for (var i = 0; i < instance.Agreements.Length; i++)
        {
            var agreement = instance.Agreements[i];
            if (!IsName(agreement.Unit))
                return Fault("balance.name", $"agreements[{i}].unit", agreement.Unit);
            if (!communities.Contains(agreement.Community))
                return Fault("balance.unknown-community", $"agreements[{i}].community", agreement.Community);
            if (!made.Add(agreement))
                return Fault("balance.duplicate", $"agreements[{i}]", $"{agreement.Unit}, {agreement.Community}");
        }

        return null;
    }

    /// <summary>
    /// A price is at most the longest way through the network, each step at the highest cost; the solver multiplies it by up to four times
    /// the number of nodes and needs as much again on the way.
    /// </summary>
    private static Rejection? PriceFault(BalanceInstance instance, int skills)
    {
        var costs = instance.Costs;
        var (communities, profiles) = ((Int128)instance.Communities.Length, (Int128)instance.Profiles.Length);
        var joined = Int128.Min(communities * Int128.Min(profiles, Int128.One << skills), profiles * instance.Agreements.Length);
        var nodes = 2 * profiles + joined + (6 * communities + 2) * skills + 2;
        var most = MostTotal / (16 * nodes);
        return 2 * (Int128)costs.Shortfall > most ? Fault("balance.overflow", "costs.shortfall", costs.Shortfall)
            : costs.SameTownMove > most ? Fault("balance.overflow", "costs.sameTownMove", costs.SameTownMove)
            : costs.CrossTownMove > most ? Fault("balance.overflow", "costs.crossTownMove", costs.CrossTownMove)
            : null;
    }

    private static bool IsName(string? text) =>
        text is { Length: >= 1 and <= MostNameLength } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    private static Rejection Fault(string code, string place, object? value) => new Rejection(code).With("place", place).With("value", value);
}
