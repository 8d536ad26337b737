using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Accounts;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Identity;
using CoGovernance.Server.Hosting;
using CoGovernance.Simulation;

namespace CoGovernance.Server.CommandLine;

/// <summary>
/// An account for each role in the demonstration, all with one password that is shown: invented people of a county that is not real.
/// </summary>
internal static class DemoAccounts
{
    public const string Password = "demo-dianjiedan-2026";

    private const string Community = "610922100006";

    /// <summary>Opens what is not open yet. Runs again without effect.</summary>
    public static async Task OpenAsync(CountyHost county, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var area = DivisionCode.Parse(Community);
        var member = await FirstAsync(county.Store, Tables.Members, "number", cancellationToken);
        var unit = await FirstAsync(county.Store, Tables.Agreements, "unit", cancellationToken);
        AccountProfile[] profiles =
        [
            Of("county", Role.CountyCoordinator, area.County), Of("town", Role.TownOfficial, area.Town), Of("secretary", Role.CommunitySecretary, area),
            Of("courtyard", Role.CourtyardHead, area), Of("auditor", Role.Auditor, area.County), Of("system", Role.Integration, area.County),
            Of("liaison", Role.UnitLiaison, null) with { Unit = UnitCode.Parse(unit) },
            Of("member", Role.Member, null) with { Member = MemberNumber.Parse(member) },
        ];
        var secretaries = await CommunitiesAsync(county.Store, cancellationToken);
        foreach (var profile in profiles.Concat(secretaries.Select(c => Of(CountyPlay.SecretaryOf(c), Role.CommunitySecretary, c))))
        {
            var grain = county.Grains.GetGrain<IAccountGrain>(profile.Name.Value);
            if ((await grain.View()).Profile is not null)
                continue;
            var reply = await grain.Open(new Caller("demo-account", "demo", at), profile, Passwords.Hash(profile.Name, Password), mustChange: false);
            if (reply.Rejection is { } refused)
                throw new JournalUnavailableException(refused.Code, refused.ToString());
        }
    }

    public static string Describe() => Terminal.Say(
        $"演示账号（密码均为 {Password}）：county 县级、town 镇级、secretary 社区书记（各社区另有 secretary-区划代码）、courtyard 楼院长、liaison 单位联络员、member 党员、auditor 监督员、system 外部系统",
        $"Accounts of the demonstration (password {Password}): county, town, secretary (and secretary-CODE of each community), "
        + "courtyard, liaison, member, auditor, system");

    private static AccountProfile Of(string name, Role role, DivisionCode? area) => new(AccountName.Parse(name), role, area, null, null, Personal.None);

    /// <summary>Each has a secretary, who did in the play what secretaries do.</summary>
    private static async Task<IReadOnlyList<DivisionCode>> CommunitiesAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var communities = new List<DivisionCode>();
        var query = new RowQuery(Tables.Areas) { Filters = [new RowFilter("tier", Comparison.Equal, (long)Tier.Community)] };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            communities.Add(DivisionCode.Parse((string)row[0]!));
        return communities;
    }

    private static async Task<string> FirstAsync(IJournal journal, ProjectionTable table, string column, CancellationToken cancellationToken)
    {
        var query = new RowQuery(table) { Filters = [new RowFilter("community", Comparison.Equal, Community)], Limit = 1 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            return (string)row[table.Column(column)]!;
        throw new InvalidOperationException($"The sample has nothing in {table} for {Community}.");
    }
}
