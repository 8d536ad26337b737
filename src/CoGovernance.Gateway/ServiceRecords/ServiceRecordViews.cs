using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Members;

namespace CoGovernance.Gateway.ServiceRecords;

/// <summary>
/// One entry of a member's record of hours (Order 67 on volunteer records): when, where, what, how long, how good, and who says so.
/// </summary>
/// <param name="Service">Counts from 1 for each member.</param>
/// <param name="Community">That organised the service, and records it.</param>
/// <param name="MinutesAtFirst">As first recorded; other than the minutes after a correction.</param>
/// <param name="Score">The resident's, 1 to 5.</param>
/// <param name="ReportedBy">The member who said that the service was done.</param>
/// <param name="CertifiedBy">The community, or the account that certified a correction.</param>
public sealed record ServiceView(
    int Service, string Request, string Community, string Category, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, int Minutes, int MinutesAtFirst,
    int? Score, string? ReportedBy, string CertifiedBy, DateTimeOffset RecordedAt, DateTimeOffset UpdatedAt)
{
    internal static ServiceView Of(object?[] row)
    {
        return new ServiceView(
            Ordinals.Read(row[1]), Text("request")!, Text("community")!, Text("category")!, At("begins_at"), At("ends_at"), (int)(long)Of("minutes")!,
            (int)(long)Of("minutes_at_first")!, (int?)(long?)Of("score"), Text("reported_by"), Text("corrected_by") ?? Text("community")!,
            At("recorded_at"), At("updated_at"));

        object? Of(string name) => row[Tables.Services.Column(name)];
        string? Text(string name) => (string?)Of(name);
        DateTimeOffset At(string name) => (DateTimeOffset)Of(name)!;
    }
}

/// <summary>What a member has served in all, and by year; corrections are in it.</summary>
public sealed record HoursView(int Services, int Minutes, ImmutableArray<YearTotal> Years);

/// <summary>A correction that a member asks for.</summary>
/// <param name="Minutes">1 to 720.</param>
/// <param name="Reason">2 to 200 characters.</param>
public sealed record CorrectionBody(int Minutes, string Reason);

/// <param name="Correction">Counts from 1 for each member.</param>
/// <param name="Community">That recorded the service, and decides.</param>
public sealed record CorrectionView(
    string Member, int Correction, int Service, string Request, string Community, int MinutesBefore, int Minutes, string Reason, CorrectionStatus Status,
    DateTimeOffset AskedAt, string? Answer, string? DecidedBy, DateTimeOffset? DecidedAt)
{
    internal static CorrectionView Of(string member, Correction c) => new(
        member, c.Number, c.Service, c.Request.Value, c.Community.Value, c.MinutesBefore, c.Minutes, c.Reason, c.Status, c.AskedAt, c.Answer,
        c.DecidedBy, c.DecidedAt);

    internal static CorrectionView Of(object?[] row)
    {
        return new CorrectionView(
            Text("member")!, Ordinals.Read(row[1]), Ordinals.Read(Of("service")), Text("request")!, Text("community")!, (int)(long)Of("minutes_before")!,
            (int)(long)Of("minutes")!, Text("reason")!, Enum.Parse<CorrectionStatus>(Text("status")!), (DateTimeOffset)Of("asked_at")!, Text("answer"),
            Text("decided_by"), (DateTimeOffset?)Of("decided_at"));

        object? Of(string name) => row[Tables.Corrections.Column(name)];
        string? Text(string name) => (string?)Of(name);
    }
}
