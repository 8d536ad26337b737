using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using CoGovernance.Gateway.Members;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Units;

public sealed record SkillCount(Skill Skill, int Members);

public sealed record CommunityCount(string Community, int Members);

/// <summary>What a unit can give in people: counts, not names. Everyone has the general skill.</summary>
public sealed record UnitSupply(int Members, ImmutableArray<SkillCount> Skills, ImmutableArray<CommunityCount> Communities);

/// <summary>A unit with its agreements and its supply of people; the liaison's name and phone are masked.</summary>
public sealed record UnitView(
    string Code, string Name, string Kind, string? Liaison, string? LiaisonPhone, ImmutableArray<AgreementLine> Agreements, UnitSupply Supply,
    DateTimeOffset UpdatedAt);

/// <summary>One unit, from the lists.</summary>
internal static class UnitReading
{
    private const int MostMembers = 10_000;

    public static async Task<IResult> ReadAsync(HttpContext http, string unit, IJournal journal, IGrainFactory grains)
    {
        var version = await grains.GetGrain<IUnitGrain>(unit).CurrentVersion();
        var cancellationToken = http.RequestAborted;
        await foreach (var row in journal.QueryAsync(Of(Tables.Units, "code", unit), cancellationToken))
        {
            var agreements = ImmutableArray.CreateBuilder<AgreementLine>();
            await foreach (var agreement in journal.QueryAsync(Of(Tables.Agreements, "unit", unit), cancellationToken))
                agreements.Add(UnitLists.Agreement(agreement));
            var line = Line(row);
            return EntityTag.Answer(http, EntityTag.Of(version), new UnitView(
                line.Code, line.Name, line.Kind, line.Liaison, line.LiaisonPhone, agreements.ToImmutable(),
                await SupplyAsync(journal, unit, cancellationToken), line.UpdatedAt));
        }

        return Problem.Of(http, "not-found");
    }

    public static UnitLine Line(object?[] row)
    {
        var phone = PhoneNumber.TryParse((string?)row[Tables.Units.Column("liaison_phone")], out var number) ? number.Masked : null;
        return new UnitLine(
            (string)row[0]!, (string)row[1]!, (string)row[2]!, MembersApi.Masked((string?)row[Tables.Units.Column("liaison")]), phone,
            (DateTimeOffset)row[Tables.Units.Column(ProjectionTable.UpdatedAt)]!);
    }

    /// <summary>What ties a unit to communities: agreements, those that are offered and still to be answered, members who report there.</summary>
    public static ImmutableArray<ProjectionTable> Ties { get; } = [Tables.Agreements, Tables.AgreementProposals, Tables.Members];

    /// <summary>The units that have to do with an area.</summary>
    public static async Task<HashSet<string>> CodesInAsync(IJournal journal, DivisionCode area, CancellationToken cancellationToken)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in Ties)
        {
            var query = new RowQuery(table) { Filters = Scoped.Within("community", area), Limit = 100_000 };
            await foreach (var row in journal.QueryAsync(query, cancellationToken))
                codes.Add((string)row[table.Column("unit")]!);
        }

        return codes;
    }

    private static async Task<UnitSupply> SupplyAsync(IJournal journal, string unit, CancellationToken cancellationToken)
    {
        var members = 0;
        var skills = new SortedDictionary<Skill, int>();
        var communities = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in journal.QueryAsync(Of(Tables.Members, "unit", unit), cancellationToken))
        {
            members++;
            var community = (string)row[Tables.Members.Column("community")]!;
            communities[community] = communities.GetValueOrDefault(community) + 1;
            var own = JsonSerializer.Deserialize<ImmutableSortedSet<Skill>>((string)row[Tables.Members.Column("skills")]!, WireJson.Options)!;
            foreach (var skill in own.Add(Skill.General))
                skills[skill] = skills.GetValueOrDefault(skill) + 1;
        }

        return new UnitSupply(
            members, [.. skills.Select(s => new SkillCount(s.Key, s.Value))], [.. communities.Select(c => new CommunityCount(c.Key, c.Value))]);
    }

    private static RowQuery Of(ProjectionTable table, string column, string code) =>
        new(table) { Filters = [new RowFilter(column, Comparison.Equal, code)], Limit = MostMembers };
}
