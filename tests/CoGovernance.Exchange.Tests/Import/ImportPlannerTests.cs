using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Tests.Import;

public sealed class ImportPlannerTests
{
    private const string Zhang = "61092200000001,张伟,12012345678,91350100M000100Y43,610922100006,医疗;法律,周一至周五 18:00-21:00；周末 09:00-17:00,义诊";

    [Fact]
    public async Task Files_named_in_any_order_are_planned_together()
    {
        var contents = Enum.GetValues<RegisterKind>().Reverse()
            .Select(kind => ImportReader.Read($"{kind}", [RegisterSheets.Write(kind, Samples.All.Where(e => e.Kind == kind))])).ToArray();
        var plan = await Samples.Plan(new FakeRegister(), contents);
        Assert.Empty(plan.Findings);
        Assert.Equal(Samples.All, plan.Added.Select(a => a.Entry));
        Assert.Equal(
            [
                "610922", "610922100", "610922100006,610922100007", "91350100M000100Y43", "610922100006/义诊",
                "61092200000001", "61092200000101", "91350100M000100Y43/610922100006",
            ],
            plan.Steps().Select(s => string.Join(',', s.Select(e => e.Key))));
    }

    [Fact]
    public async Task What_the_register_holds_already_is_unchanged()
    {
        var contents = Enum.GetValues<RegisterKind>()
            .Select(kind => ImportReader.Read($"{kind}", [RegisterSheets.Write(kind, Samples.All.Where(e => e.Kind == kind))])).ToArray();
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), contents);
        Assert.Empty(plan.Findings);
        Assert.Empty(plan.Added);
        Assert.Empty(plan.Changed);
        Assert.Equal(Samples.All, plan.Unchanged.Select(u => u.Entry));
    }

    [Fact]
    public async Task The_general_skill_makes_no_difference()
    {
        var content = Samples.Content("m.csv", Samples.MembersHeader, Zhang.Replace("医疗;", "综合服务;医疗;", StringComparison.Ordinal));
        Assert.Single((await Samples.Plan(FakeRegister.With(Samples.All), content)).Unchanged);
    }

    [Fact]
    public async Task A_change_is_told_field_by_field()
    {
        var content = Samples.Content(
            "m.csv", Samples.MembersHeader, "61092200000001,张伟,12012345679,91350100M000100Y43,610922100006,法律,周末 09:00-17:00,");
        var change = Assert.Single((await Samples.Plan(FakeRegister.With(Samples.All), content)).Changed);
        Assert.Equal(
            [
                "手机号: 12012345678 > 12012345679",
                "特长: 医疗健康、法律调解 > 法律调解",
                "可服务时段: 周一至周五 18:00-21:00；周六、周日 09:00-17:00 > 周六、周日 09:00-17:00",
                "岗位: 义诊 > ",
            ],
            change.Fields.Select(f => $"{f.Column}: {f.Before} > {f.After}"));
        Assert.Equal(Samples.Member, change.Before);
        Assert.Equal(new RowPlace("m.csv", "m", 2), change.Place);
    }

    [Fact]
    public async Task What_a_sheet_has_no_column_for_stays_as_it_is()
    {
        var content = Samples.Content(
            "m.csv", "志愿者编号,姓名,手机号,所在单位代码,报到社区代码", "61092200000001,张伟,12012345679,91350100M000100Y43,610922100006");
        var change = Assert.Single((await Samples.Plan(FakeRegister.With(Samples.All), content)).Changed);
        Assert.Equal(Samples.Member with { Phone = PhoneNumber.Parse("12012345679") }, change.After);
    }

    [Fact]
    public async Task A_change_of_community_is_allowed_and_told()
    {
        var content = Samples.Content(
            "m.csv", Samples.MembersHeader, "61092200000001,张伟,12012345678,91350100M000100Y43,610922100007,医疗;法律,,");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), content);
        Assert.Single(plan.Changed);
        Assert.Equal(
            "Warning m.csv:2 [报到社区代码] member.community-changes from=610922100006 to=610922100007",
            Samples.InShort(Assert.Single(plan.Findings)));
    }

    [Theory]
    [InlineData(Samples.AreasHeader, "610922101001,饶峰社区,,,,", "Error x.csv:2 [区划代码] area.unknown text=610922101")]
    [InlineData(
        Samples.HeadsHeader, "61092200000109,赵云,12012345009,610922100009,甲",
        "Error x.csv:2 [社区代码] community.unknown text=610922100009")]
    [InlineData(
        Samples.AgreementsHeader, "XIAOXUE-1,610922100006,2026-01-01,2026-12-31,5",
        "Error x.csv:2 [单位代码] unit.unknown text=XIAOXUE-1")]
    [InlineData(
        Samples.MembersHeader, "61092200000009,赵云,12012345009,91350100M000100Y43,610922100006,,,巡逻",
        "Error x.csv:2 [岗位] post.unknown text=巡逻")]
    [InlineData(Samples.PostsHeader, "610922100009,巡逻,,5,", "Error x.csv:2 [社区代码] community.unknown text=610922100009")]
    public async Task What_a_row_refers_to_must_be_known(string header, string row, string finding)
    {
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), Samples.Content("x.csv", header, row));
        Assert.Equal([finding], plan.Findings.Select(Samples.InShort));
        Assert.Single(plan.Refused);
        Assert.Empty(plan.Added);
    }

    [Fact]
    public async Task A_row_that_refers_to_a_refused_row_is_told_which()
    {
        var units = Samples.Content("u.csv", Samples.UnitsHeader, "XIAOXUE-1,,学校,,");
        var members = Samples.Content("m.csv", Samples.MembersHeader, "61092200000009,赵云,12012345009,XIAOXUE-1,610922100006,,,");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), members, units);
        Assert.Equal(
            ["Error m.csv:2 [所在单位代码] reference.row-failed file=u.csv row=2 sheet=u text=XIAOXUE-1", "Error u.csv:2 [单位名称] value.missing"],
            plan.Findings.Select(Samples.InShort));
    }

    [Fact]
    public async Task Failures_go_down_from_area_to_area_to_post_to_member()
    {
        var areas = Samples.Content("a.csv", Samples.AreasHeader, "610922101001,饶峰社区,,,,", "610922101,,,,,", "610922,石泉县,,,,");
        var posts = Samples.Content("p.csv", Samples.PostsHeader, "610922101001,巡逻,,5,");
        var members = Samples.Content("m.csv", Samples.MembersHeader, "61092200000009,赵云,12012345009,91350100M000100Y43,610922101001,,,巡逻");
        var plan = await Samples.Plan(FakeRegister.With(Samples.Unit), members, posts, areas);
        Assert.Equal("610922", Assert.Single(plan.Added).Entry.Key);
        Assert.Equal(
            [
                "Error m.csv:2 [报到社区代码] reference.row-failed file=a.csv row=2 sheet=a text=610922101001",
                "Error m.csv:2 [岗位] reference.row-failed file=p.csv row=2 sheet=p text=巡逻",
                "Error p.csv:2 [社区代码] reference.row-failed file=a.csv row=2 sheet=a text=610922101001",
                "Error a.csv:2 [区划代码] reference.row-failed file=a.csv row=3 sheet=a text=610922101",
                "Error a.csv:3 [名称] value.missing",
            ],
            plan.Findings.Select(Samples.InShort));
    }

    [Fact]
    public async Task A_refused_change_of_a_unit_does_not_stop_its_members()
    {
        var units = Samples.Content("u.csv", Samples.UnitsHeader, "91350100M000100Y43,,医院,,");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), units, Samples.Content("m.csv", Samples.MembersHeader, Zhang));
        Assert.Equal(["Error u.csv:2 [单位名称] value.missing"], plan.Findings.Select(Samples.InShort));
        Assert.Single(plan.Unchanged);
    }

    [Fact]
    public async Task A_row_said_twice_is_passed_over()
    {
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), Samples.Content("m.csv", Samples.MembersHeader, Zhang, Zhang));
        Assert.Equal("Warning m.csv:3 [志愿者编号] row.repeated file=m.csv row=2 sheet=m", Samples.InShort(Assert.Single(plan.Findings)));
        Assert.Single(plan.Unchanged);
        Assert.Single(plan.Repeated);
    }

    [Fact]
    public async Task Two_rows_of_one_number_that_differ_are_both_refused()
    {
        var content = Samples.Content("m.csv", Samples.MembersHeader, Zhang, Zhang.Replace("5678", "5679", StringComparison.Ordinal));
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), content);
        Assert.Equal(
            [
                "Error m.csv:2 [志愿者编号] row.contradicts file=m.csv key=61092200000001 row=3 sheet=m",
                "Error m.csv:3 [志愿者编号] row.contradicts file=m.csv key=61092200000001 row=2 sheet=m",
            ],
            plan.Findings.Select(Samples.InShort));
    }

    [Fact]
    public async Task A_member_of_two_communities_is_refused_in_both()
    {
        var there = Samples.Content(
            "b.csv", Samples.MembersHeader, Zhang.Replace("610922100006", "610922100007", StringComparison.Ordinal));
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), Samples.Content("a.csv", Samples.MembersHeader, Zhang), there);
        Assert.Equal(
            [
                "Error a.csv:2 [报到社区代码] member.two-communities community=610922100007 file=b.csv number=61092200000001 row=2 sheet=b",
                "Error b.csv:2 [报到社区代码] member.two-communities community=610922100006 file=a.csv number=61092200000001 row=2 sheet=a",
            ],
            plan.Findings.Select(Samples.InShort));
    }

    [Fact]
    public async Task One_person_under_two_numbers_in_the_files_is_refused_also_across_registers()
    {
        var members = Samples.Content("m.csv", Samples.MembersHeader, "61092200000009,赵云,12012345009,91350100M000100Y43,610922100006,,,");
        var heads = Samples.Content("h.csv", Samples.HeadsHeader, "61092200000109,赵云,12012345009,610922100006,甲");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), members, heads);
        Assert.Equal(
            [
                "Error m.csv:2 [志愿者编号] person.other-number-in-files file=h.csv number=61092200000109 row=2 sheet=h",
                "Error h.csv:2 [志愿者编号] person.other-number-in-files file=m.csv number=61092200000009 row=2 sheet=m",
            ],
            plan.Findings.Select(Samples.InShort));
    }

    [Fact]
    public async Task A_person_may_be_member_and_courtyard_head_under_one_number()
    {
        var heads = Samples.Content("h.csv", Samples.HeadsHeader, "61092200000001,张伟,12012345678,610922100006,甲");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), heads);
        Assert.Empty(plan.Findings);
        Assert.Single(plan.Added);
    }

    [Fact]
    public async Task One_person_under_another_number_in_the_register_is_refused_with_the_person_masked()
    {
        var members = Samples.Content("m.csv", Samples.MembersHeader, "61092200000009,张伟,12012345678,91350100M000100Y43,610922100006,,,");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), members);
        Assert.Equal(
            "Error m.csv:2 [志愿者编号] person.other-number-registered name=张* number=61092200000001 phone=120****5678",
            Samples.InShort(Assert.Single(plan.Findings)));
    }

    [Fact]
    public async Task A_number_that_goes_to_someone_else_is_warned_of_with_the_person_masked()
    {
        var members = Samples.Content("m.csv", Samples.MembersHeader, "61092200000001,欧阳修,12012345009,91350100M000100Y43,610922100006,,,");
        var plan = await Samples.Plan(FakeRegister.With(Samples.All), members);
        Assert.Equal("Warning m.csv:2 [志愿者编号] person.replaced name=张* phone=120****5678", Samples.InShort(Assert.Single(plan.Findings)));
        Assert.Single(plan.Changed);
    }

    [Fact]
    public async Task A_unit_without_members_is_no_finding()
    {
        var plan = await Samples.Plan(new FakeRegister(), Samples.Content("u.csv", Samples.UnitsHeader, "XIAOXUE-1,城关小学,学校,,"));
        Assert.Empty(plan.Findings);
    }
}
