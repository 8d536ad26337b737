using System.Text;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Units;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Tests.Import;

/// <summary>A small county. All people are invented.</summary>
internal static class Samples
{
    public const string MembersHeader = "志愿者编号,姓名,手机号,所在单位代码,报到社区代码,特长,可服务时段,岗位";
    public const string HeadsHeader = "志愿者编号,姓名,手机号,社区代码,楼院";
    public const string UnitsHeader = "统一社会信用代码,单位名称,单位类型,联络员,联络员电话";
    public const string AreasHeader = "区划代码,名称,常住人口,60岁以上老年人,纬度,经度";
    public const string AgreementsHeader = "单位代码,社区代码,起始日期,截止日期,人数";
    public const string PostsHeader = "社区代码,岗位名称,所需特长,名额,班次";

    public static readonly DivisionCode Laocheng = DivisionCode.Parse("610922100006");
    public static readonly DivisionCode Xicheng = DivisionCode.Parse("610922100007");
    public static readonly UnitCode Hospital = UnitCode.Parse("91350100M000100Y43");

    public static AreaEntry County { get; } = new(DivisionCode.Parse("610922"), "石泉县", 0, 0, null, null);

    public static AreaEntry Town { get; } = new(DivisionCode.Parse("610922100"), "城关镇", 0, 0, null, null);

    public static AreaEntry Community { get; } = new(Laocheng, "老城社区", 9800, 2100, 33.0412, 108.2431);

    public static AreaEntry OtherCommunity { get; } = new(Xicheng, "西城社区", 5000, 900, null, null);

    public static UnitEntry Unit { get; } = new(Hospital, "石泉县医院", "医院", "李梅", PhoneNumber.Parse("12012340001"));

    public static PostEntry Post { get; } = new(Laocheng, "义诊", Skill.Medical, 6, "每周六上午");

    public static MemberEntry Member { get; } = new(
        MemberNumber.Parse("61092200000001"), "张伟", PhoneNumber.Parse("12012345678"), Hospital, Laocheng, [Skill.Medical, Skill.Legal],
        Available("周一至周五 18:00-21:00；周六、周日 09:00-17:00"), "义诊");

    public static CourtyardHeadEntry Head { get; } = new(
        MemberNumber.Parse("61092200000101"), "王芳", PhoneNumber.Parse("12012345001"), Laocheng, "向阳小院");

    public static AgreementEntry Agreement { get; } = new(Hospital, Laocheng, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 30);

    public static RegisterEntry[] All { get; } = [County, Town, Community, OtherCommunity, Unit, Post, Member, Head, Agreement];

    public static Availability Available(string text) =>
        AvailabilityText.TryParse(text, out var availability) ? availability : throw new FormatException(text);

    /// <summary>What a CSV file of these lines holds.</summary>
    public static ImportContent Content(string file, params string[] lines) => ImportReader.Read(file, Bytes(lines));

    public static ReadOnlyMemory<byte> Bytes(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static Task<ImportPlan> Plan(FakeRegister register, params ImportContent[] contents) =>
        ImportPlanner.PlanAsync(contents, register);

    /// <summary>A finding in short: where, what, and the facts.</summary>
    public static string InShort(RowFinding finding) =>
        $"{finding.Severity} {finding.File}:{finding.Row} [{finding.Column}] {finding.Code}"
        + string.Concat(finding.Facts.Select(f => $" {f.Key}={f.Value}"));
}
