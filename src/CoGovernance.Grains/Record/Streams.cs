using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Plans;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;

namespace CoGovernance.Grains.Record;

/// <summary>The streams of the record by what they are about.</summary>
public static class Streams
{
    public const string County = "county";
    public const string Town = "town";
    public const string Community = "community";
    public const string Unit = "unit";
    public const string Member = "member";
    public const string Request = "request";
    public const string Board = "board";
    public const string Plan = "plan";
    public const string Account = "account";
    public const string Identity = "identity";
    public const string WriteKey = "write-key";
    public const string Secret = "secret";
    public const string Import = "import";

    public static StreamId Of(DivisionCode area) => new(
        area.Tier switch { Tier.County => County, Tier.Town => Town, _ => Community }, area.Value);

    public static StreamId Of(UnitCode unit) => new(Unit, unit.Value);

    public static StreamId Of(MemberNumber member) => new(Member, member.Value);

    public static StreamId Of(PlanNumber plan) => new(Plan, plan.Value);

    /// <summary>The balance board of a town or the county.</summary>
    public static StreamId BoardOf(DivisionCode area) => new(Board, area.Value);

    public static StreamId Of(RequestNumber request) => new(Request, request.Value);
}
