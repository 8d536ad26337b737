using System.Collections.Immutable;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Http;

namespace CoGovernance.Gateway.Members;

/// <param name="Q">
/// Words to search for: of name, post, number, unit and community. Who may not see names searches by the beginning of the number.
/// </param>
/// <param name="Area">A county, town or community within the caller's own area.</param>
/// <param name="OnDuty">At this moment, or at <paramref name="AvailableAt"/> when it is given.</param>
/// <param name="AvailableAt">Willing to serve from then on, and not booked.</param>
/// <param name="Minutes">For how long; 1 to 720, 60 by default.</param>
public sealed record MemberFilter(
    string? Q = null, string? Area = null, string? Unit = null, Skill? Skill = null, bool? OnDuty = null, DateTimeOffset? AvailableAt = null,
    int? Minutes = null);

/// <summary>A line of the list of members; name and phone are masked.</summary>
public sealed record MemberLine(
    string Number, string? Name, string? Phone, string Unit, string Community, ImmutableArray<Skill> Skills, bool OnDuty,
    DateTimeOffset? OffDutyUntil, string? Post, int Services, int Minutes, DateTimeOffset UpdatedAt);

/// <summary>The list of members: searched, narrowed, sorted. Nobody is ranked: there is no sort by services or hours.</summary>
internal static class MemberList
{
    private const int LongestService = 720;
    private const int UsualService = 60;

    public static async Task<IResult> ReadAsync(
        HttpContext http, [AsParameters] MemberFilter filter, [AsParameters] PageQuery page, IJournal journal, TimeProvider time)
    {
        var subject = http.RequiredSubject();
        var checks = new Checks().UnitWithin(Operation.ListMembers, subject, filter.Area, filter.Unit, out var within)
            .Words(filter.Q, out var parts)
            .Between("minutes", filter.Minutes ?? UsualService, 1, LongestService);
        if (checks.Failed)
            return checks.Answer(http);
        var filters = within.ToBuilder();
        if (filter.Skill is { } skill && skill != Skill.General)
            filters.Add(new RowFilter("skills", Comparison.Contains, JsonSerializer.Serialize(skill, WireJson.Options)));
        var seesNames = AccessTable.Of(Operation.ReadMemberContact, subject.Role) != Reach.None;
        if (!seesNames)
            filters.AddRange(parts.Select(p => new RowFilter("number", Comparison.StartsWith, p)));
        var now = time.GetUtcNow();
        var list = new Listing<MemberLine>(Tables.Members, row => Line(row, now), "number", ("number", "number"), ("updatedAt", "updated_at"));
        return await Pages.ReadAsync(http, journal, list, page, new PageSource
        {
            Filters = filters.ToImmutable(),
            Words = seesNames ? [.. parts.Select(Search.Part)] : [],
            Keep = filter.OnDuty is null && filter.AvailableAt is null ? null : rows => KeepAsync(rows, filter, now, journal, http.RequestAborted),
        });
    }

    private static async ValueTask<IReadOnlyList<object?[]>> KeepAsync(
        IReadOnlyList<object?[]> rows, MemberFilter filter, DateTimeOffset now, IJournal journal, CancellationToken cancellationToken)
    {
        var at = filter.AvailableAt ?? now;
        var onDuty = filter.OnDuty ?? true;
        var kept = rows.Where(r => IsOnDuty(r, at) == onDuty).ToList();
        if (filter.AvailableAt is null || kept.Count == 0)
            return kept;
        var window = TimeWindow.Of(at, filter.Minutes ?? UsualService);
        kept.RemoveAll(r => !Ranking.IsAvailable(AvailabilityOf(r), window, PreferencesOf(r)));
        var booked = await BookedAsync(kept, window, journal, cancellationToken);
        return kept.FindAll(r => !booked.Contains((string)r[0]!));
    }

    private static async Task<HashSet<string>> BookedAsync(
        List<object?[]> rows, TimeWindow window, IJournal journal, CancellationToken cancellationToken)
    {
        var booked = new HashSet<string>(StringComparer.Ordinal);
        if (rows.Count == 0)
            return booked;

        var query = new RowQuery(Tables.Bookings)
        {
            Filters =
            [
                new RowFilter("member", Comparison.In, rows.Select(r => r[0]!).ToArray()),
                new RowFilter("begins_at", Comparison.LessThan, window.End),
                new RowFilter("ends_at", Comparison.AtLeast, window.Start),
            ],
            Limit = 10_000,
        };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            if ((DateTimeOffset)row[Tables.Bookings.Column("ends_at")]! > window.Start)
                booked.Add((string)row[0]!);
        }

        return booked;
    }

    private static MemberLine Line(object?[] row, DateTimeOffset now)
    {
        var phone = PhoneNumber.TryParse((string?)Column("phone"), out var number) ? number : default;
        return new MemberLine(
            (string)row[0]!, MembersApi.Masked((string?)Column("name")), phone.Masked, (string)Column("unit")!, (string)Column("community")!,
            JsonSerializer.Deserialize<ImmutableArray<Skill>>((string)Column("skills")!, WireJson.Options), IsOnDuty(row, now),
            (DateTimeOffset?)Column("off_duty_until"), (string?)Column("post"), (int)(long)Column("services")!, (int)(long)Column("minutes")!,
            (DateTimeOffset)Column("updated_at")!);

        object? Column(string name) => row[Tables.Members.Column(name)];
    }

    private static bool IsOnDuty(object?[] row, DateTimeOffset at) =>
        row[Tables.Members.Column("on_duty")] is 1L || (DateTimeOffset?)row[Tables.Members.Column("off_duty_until")] <= at;

    private static MemberPreferences? PreferencesOf(object?[] row) =>
        row[Tables.Members.Column("preferences")] is string text ? JsonSerializer.Deserialize<MemberPreferences>(text, WireJson.Options) : null;

    private static Availability AvailabilityOf(object?[] row) =>
        JsonSerializer.Deserialize<Availability>((string)row[Tables.Members.Column("availability")]!, WireJson.Options)!;
}
