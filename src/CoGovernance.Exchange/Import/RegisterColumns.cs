using System.Collections.Immutable;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Import;

/// <summary>A column of a register.</summary>
/// <param name="Header">What offices call it; written at the head of the column.</param>
/// <param name="Required">
/// Whether every row needs a value. A column that is not required may be absent: what it holds in the register then stays as it is.
/// </param>
/// <param name="Synonyms">Other headers under which the column is accepted.</param>
public sealed record RegisterColumn(string Header, bool Required, ImmutableArray<string> Synonyms)
{
    public override string ToString() => Header;
}

/// <summary>The columns of the six registers, in the order in which they are written. Reading and writing share this table.</summary>
public static class RegisterColumns
{
    public static readonly RegisterColumn AreaCode = Required("区划代码", "统计用区划代码", "行政区划代码", "地区代码", "代码");
    public static readonly RegisterColumn AreaName = Required("名称", "区划名称", "地区名称", "社区名称");
    public static readonly RegisterColumn Residents = Optional("常住人口", "人口", "人口数", "常住人口数", "总人口");
    public static readonly RegisterColumn Elders = Optional("60岁以上老年人", "60岁以上", "60岁以上人口", "60岁及以上老年人", "60岁及以上人口", "老年人", "老年人口", "老年人数");
    public static readonly RegisterColumn Latitude = Optional("纬度", "北纬");
    public static readonly RegisterColumn Longitude = Optional("经度", "东经");

    public static readonly RegisterColumn UnitCode = Required("统一社会信用代码", "信用代码", "社会信用代码", "单位代码", "机构代码", "组织代码");
    public static readonly RegisterColumn UnitName = Required("单位名称", "单位", "机构名称", "名称", "党组织名称");
    public static readonly RegisterColumn UnitKind = Required("单位类型", "单位类别", "类型", "类别", "行业", "行业系统");
    public static readonly RegisterColumn Liaison = Optional("联络员", "联系人", "联络人", "联络员姓名");
    public static readonly RegisterColumn LiaisonPhone = Optional("联络员电话", "联系电话", "联络电话", "联系人电话", "联络员手机", "联络员手机号", "电话");

    public static readonly RegisterColumn Number = Required("志愿者编号", "志愿者号", "志愿者编码", "编号", "党员编号", "注册号");
    public static readonly RegisterColumn PersonName = Required("姓名", "党员姓名", "志愿者姓名", "楼院长姓名", "名字");
    public static readonly RegisterColumn Phone = Required("手机号", "手机", "手机号码", "联系电话", "联系方式", "电话", "电话号码", "移动电话");
    public static readonly RegisterColumn MemberUnit = Required("所在单位代码", "单位代码", "所属单位代码", "工作单位代码", "所在单位", "单位统一社会信用代码", "统一社会信用代码");
    public static readonly RegisterColumn MemberCommunity = Required("报到社区代码", "社区代码", "报到社区", "社区区划代码", "报到社区区划代码");
    public static readonly RegisterColumn Skills = Optional("特长", "技能", "专长", "服务特长", "个人特长");
    public static readonly RegisterColumn Availability = Optional("可服务时段", "服务时段", "可服务时间", "服务时间", "空闲时间", "时段");
    public static readonly RegisterColumn MemberPost = Optional("岗位", "认领岗位", "所领岗位", "领岗", "岗位名称");

    public static readonly RegisterColumn HeadCommunity = Required("社区代码", "所在社区代码", "所属社区代码", "社区", "社区区划代码", "所在社区");
    public static readonly RegisterColumn Courtyard = Required("楼院", "楼院名称", "院落", "小区", "负责楼院", "所辖楼院");

    public static readonly RegisterColumn AgreementUnit = Required("单位代码", "统一社会信用代码", "共建单位代码", "单位", "共建单位");
    public static readonly RegisterColumn AgreementCommunity = Required("社区代码", "共建社区代码", "社区", "社区区划代码", "共建社区");
    public static readonly RegisterColumn From = Required("起始日期", "开始日期", "起始时间", "生效日期", "起", "自");
    public static readonly RegisterColumn To = Required("截止日期", "结束日期", "终止日期", "到期日期", "截止时间", "止", "至");
    public static readonly RegisterColumn Quota = Required("人数", "党员人数", "协议人数", "认领人数", "人数指标");

    public static readonly RegisterColumn PostCommunity = Required("社区代码", "发布社区代码", "社区", "社区区划代码", "所在社区代码");
    public static readonly RegisterColumn PostName = Required("岗位名称", "岗位", "名称");
    public static readonly RegisterColumn PostSkill = Optional("所需特长", "特长", "技能要求", "所需技能", "特长要求");
    public static readonly RegisterColumn Headcount = Required("名额", "人数", "需求人数", "岗位人数", "岗位名额");
    public static readonly RegisterColumn Shift = Optional("班次", "时段", "服务时间", "时间", "值班时间");

    private static readonly ImmutableArray<RegisterColumn> OfAreas = [AreaCode, AreaName, Residents, Elders, Latitude, Longitude];
    private static readonly ImmutableArray<RegisterColumn> OfUnits = [UnitCode, UnitName, UnitKind, Liaison, LiaisonPhone];
    private static readonly ImmutableArray<RegisterColumn> OfMembers =
        [Number, PersonName, Phone, MemberUnit, MemberCommunity, Skills, Availability, MemberPost];

    private static readonly ImmutableArray<RegisterColumn> OfCourtyardHeads = [Number, PersonName, Phone, HeadCommunity, Courtyard];
    private static readonly ImmutableArray<RegisterColumn> OfAgreements = [AgreementUnit, AgreementCommunity, From, To, Quota];
    private static readonly ImmutableArray<RegisterColumn> OfPosts = [PostCommunity, PostName, PostSkill, Headcount, Shift];

    /// <summary>The columns of a register, first those that make up its key.</summary>
    public static ImmutableArray<RegisterColumn> Of(RegisterKind kind) => kind switch
    {
        RegisterKind.Areas => OfAreas,
        RegisterKind.Units => OfUnits,
        RegisterKind.Members => OfMembers,
        RegisterKind.CourtyardHeads => OfCourtyardHeads,
        RegisterKind.Agreements => OfAgreements,
        RegisterKind.Posts => OfPosts,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What offices call the register; the name of its sheet when written.</summary>
    public static string NameOf(RegisterKind kind) => NamesOf(kind)[0];

    /// <summary>Words in the name of a sheet or file that point to the register, the most telling first.</summary>
    public static ImmutableArray<string> NamesOf(RegisterKind kind) => kind switch
    {
        RegisterKind.Areas => ["区划", "社区名册", "areas"],
        RegisterKind.Units => ["单位", "units"],
        RegisterKind.Members => ["在职党员", "党员", "members"],
        RegisterKind.CourtyardHeads => ["楼院长", "courtyard-heads", "courtyard"],
        RegisterKind.Agreements => ["共建协议", "协议", "agreements"],
        RegisterKind.Posts => ["岗位", "posts"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static RegisterColumn Required(string header, params ImmutableArray<string> synonyms) => new(header, Required: true, synonyms);

    private static RegisterColumn Optional(string header, params ImmutableArray<string> synonyms) => new(header, Required: false, synonyms);
}
