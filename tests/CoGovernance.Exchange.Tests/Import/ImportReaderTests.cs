using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Import;

public sealed class ImportReaderTests
{
    public static TheoryData<RegisterKind> Kinds => [.. Enum.GetValues<RegisterKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Written_registers_read_back_to_the_same_entries(RegisterKind kind)
    {
        var entries = Samples.All.Where(e => e.Kind == kind).ToList();
        var content = ImportReader.Read("x", [RegisterSheets.Write(kind, entries)]);
        Assert.Empty(content.Findings);
        Assert.Equal(entries, content.Rows.Select(r => r.Entry));
        Assert.Equal(entries.Select(e => e.Key), content.Rows.Select(r => r.Key));
    }

    [Fact]
    public void Headers_may_stand_in_any_order_with_hints_blanks_and_synonyms()
    {
        var content = Samples.Content(
            "x.csv", "楼院（小区）,社区 代码,＊手机号码（必填）,姓名：,志愿者编号【8-20位】,序号", "向阳小院,610922100006,12012345001,王芳,61092200000101,1");
        Assert.Empty(content.Findings);
        Assert.Equal(Samples.Head, Assert.Single(content.Rows).Entry);
    }

    [Theory]
    [InlineData(Samples.AreasHeader, RegisterKind.Areas)]
    [InlineData(Samples.UnitsHeader, RegisterKind.Units)]
    [InlineData(Samples.MembersHeader, RegisterKind.Members)]
    [InlineData(Samples.HeadsHeader, RegisterKind.CourtyardHeads)]
    [InlineData(Samples.AgreementsHeader, RegisterKind.Agreements)]
    [InlineData(Samples.PostsHeader, RegisterKind.Posts)]
    [InlineData("信用代码,名称,类型", RegisterKind.Units)]
    [InlineData("编号,姓名,电话,单位代码,社区代码", RegisterKind.Members)]
    [InlineData("社区代码,岗位,人数", RegisterKind.Posts)]
    public void The_register_is_told_by_the_headers(string header, RegisterKind kind)
    {
        var content = Samples.Content("x.csv", header, new string(',', header.Count(c => c == ',')) + "x");
        Assert.Equal(kind, Assert.Single(content.Rows).Kind);
    }

    [Theory]
    [InlineData("members.csv", "在职党员")]
    [InlineData("楼院长名册.csv", "楼院长")]
    public void Where_headers_leave_a_choice_the_name_decides(string file, string register)
    {
        var content = Samples.Content(file, "编号,姓名,电话,社区代码", "61092200000101,王芳,12012345001,610922100006");
        Assert.Equal(register, Assert.Single(content.Findings, f => f.Code == FindingCodes.ColumnMissing).Facts["register"]);
    }

    [Fact]
    public void Titles_above_the_header_do_no_harm()
    {
        var content = Samples.Content(
            "x.csv", "石泉县楼院长名册,填报：城关镇", "", Samples.HeadsHeader, "61092200000101,王芳,12012345001,610922100006,向阳小院");
        Assert.Empty(content.Findings);
        Assert.Equal(4, Assert.Single(content.Rows).Place.Row);
    }

    [Theory]
    [InlineData("61092200000001,,12012345678,91350100M000100Y43,610922100006,,,", "Error x.csv:2 [姓名] value.missing")]
    [InlineData("6109220,张伟,12012345678,91350100M000100Y43,610922100006,,,", "Error x.csv:2 [志愿者编号] person.number-invalid text=6109220")]
    [InlineData(
        "6.10922E+13,张伟,12012345678,91350100M000100Y43,610922100006,,,",
        "Error x.csv:2 [志愿者编号] number.digits-lost text=6.10922E+13")]
    [InlineData("61092200000001,张伟,1.20E+10,91350100M000100Y43,610922100006,,,", "Error x.csv:2 [手机号] number.digits-lost text=1.20E+10")]
    [InlineData("61092200000001,张伟,1201234567,91350100M000100Y43,610922100006,,,", "Error x.csv:2 [手机号] person.phone-invalid digits=10")]
    [InlineData(
        "61092200000001,张伟,12012345678,91350100M00010OY43,610922100006,,,",
        "Error x.csv:2 [所在单位代码] unit.code-invalid text=91350100M00010OY43")]
    [InlineData("61092200000001,张伟,12012345678,91350100M000100Y43,61092210,,,", "Error x.csv:2 [报到社区代码] area.code-invalid text=61092210")]
    [InlineData(
        "61092200000001,张伟,12012345678,91350100M000100Y43,610922100,,,",
        "Error x.csv:2 [报到社区代码] area.not-a-community text=610922100")]
    [InlineData("61092200000001,张伟,12012345678,91350100M000100Y43,610922100006,,改天,", "Error x.csv:2 [可服务时段] availability.invalid text=改天")]
    [InlineData(
        "61092200000001,张伟,12012345678,91350100M000100Y43,610922100006,法律、烹饪,,",
        "Error x.csv:2 [特长] skill.unknown known=综合服务、医疗健康、法律调解、学业辅导、水电维修、心理疏导、数字助老、助老陪护 text=烹饪")]
    public void Each_wrong_value_of_a_member_is_found(string row, string finding) => AssertFinding(Samples.MembersHeader, row, finding);

    [Theory]
    [InlineData("610922100006,老城社区,九千,,,", "Error x.csv:2 [常住人口] count.invalid least=0 most=10000000 text=九千")]
    [InlineData("610922100006,老城社区,100,101,,", "Error x.csv:2 [60岁以上老年人] area.elders-exceed-residents")]
    [InlineData("610922100006,老城社区,100,10,108.24,33.04", "Error x.csv:2 [纬度] degrees.invalid most=90 text=108.24")]
    [InlineData("610922100006,老城社区,100,10,33.04,", "Error x.csv:2 [经度] value.missing")]
    public void Each_wrong_value_of_an_area_is_found(string row, string finding) => AssertFinding(Samples.AreasHeader, row, finding);

    [Theory]
    [InlineData("91350100M000100Y43,610922100006,2026-02-30,2026-12-31,30", "Error x.csv:2 [起始日期] date.invalid text=2026-02-30")]
    [InlineData(
        "91350100M000100Y43,610922100006,2026-12-31,2026-01-01,30",
        "Error x.csv:2 [截止日期] agreement.term-reversed from=2026-12-31 to=2026-01-01")]
    [InlineData(
        "91350100M000100Y43,610922100006,2026-01-01,2026-12-31,30.5",
        "Error x.csv:2 [人数] count.invalid least=0 most=10000 text=30.5")]
    public void Each_wrong_value_of_an_agreement_is_found(string row, string finding) =>
        AssertFinding(Samples.AgreementsHeader, row, finding);

    [Theory]
    [InlineData("610922100006,义诊,医疗、法律,6,", "Error x.csv:2 [所需特长] skill.not-one text=医疗健康、法律调解")]
    [InlineData("610922100006,义诊,医疗,0,", "Error x.csv:2 [名额] count.invalid least=1 most=10000 text=0")]
    public void Each_wrong_value_of_a_post_is_found(string row, string finding) => AssertFinding(Samples.PostsHeader, row, finding);

    [Fact]
    public void A_name_that_is_no_name_is_too_long() =>
        AssertFinding(
            Samples.UnitsHeader,
            $"91350100M000100Y43,{new string('院', 101)},医院,,",
            "Error x.csv:2 [单位名称] text.too-long longest=100");

    [Fact]
    public void A_credit_code_whose_check_fails_is_only_warned_of()
    {
        var content = Samples.Content("x.csv", Samples.UnitsHeader, "91350100M000100Y44,石泉县医院,医院,,");
        Assert.Equal("Warning x.csv:2 [统一社会信用代码] unit.check-fails check=3", Samples.InShort(Assert.Single(content.Findings)));
        Assert.NotNull(Assert.Single(content.Rows).Entry);
    }

    [Fact]
    public void Columns_that_are_unknown_repeated_or_missing_are_told()
    {
        Assert.Equal(
            ["Warning x.csv: [备注] column.unknown", "Warning x.csv: [G] column.unknown"],
            Samples.Content("x.csv", Samples.HeadsHeader + ",备注,", "61092200000101,王芳,12012345001,610922100006,向阳小院,好,多")
                .Findings.Select(Samples.InShort));
        Assert.Equal(
            ["Error x.csv: [楼院] column.repeated"],
            Samples.Content("x.csv", Samples.HeadsHeader + ",楼院", "61092200000101,王芳,12012345001,610922100006,甲,乙")
                .Findings.Select(Samples.InShort));
        Assert.Equal(
            ["Error x.csv: [手机号] column.missing register=楼院长"],
            Samples.Content("x.csv", "志愿者编号,姓名,社区代码,楼院", "61092200000101,王芳,610922100006,甲").Findings.Select(Samples.InShort));
    }

    [Fact]
    public void A_canonical_header_is_preferred_to_a_synonym()
    {
        var content = Samples.Content("x.csv", Samples.HeadsHeader + ",小区", "61092200000101,王芳,12012345001,610922100006,向阳小院,别处");
        Assert.Equal("column.unknown", Assert.Single(content.Findings).Code);
        Assert.Equal(Samples.Head, Assert.Single(content.Rows).Entry);
    }

    [Fact]
    public void A_sheet_of_no_register_is_an_error_only_when_it_is_alone()
    {
        var notes = Sheet.Of("说明", ["说明", "内容"], [["1", "如何填写"]]);
        Assert.Equal(Severity.Error, Assert.Single(ImportReader.Read("x.xlsx", [notes]).Findings).Severity);
        var content = ImportReader.Read("x.xlsx", [notes, RegisterSheets.Write(RegisterKind.Posts, [Samples.Post])]);
        Assert.Equal(
            (Severity.Warning, "说明", FindingCodes.KindUnknown),
            (content.Findings[0].Severity, content.Findings[0].Sheet, Assert.Single(content.Findings).Code));
        Assert.Equal(Samples.Post, Assert.Single(content.Rows).Entry);
    }

    [Fact]
    public void A_register_without_rows_is_told() =>
        Assert.Equal(
            "Warning x.csv: [] sheet.no-rows",
            Samples.InShort(Assert.Single(Samples.Content("x.csv", Samples.PostsHeader).Findings)));

    [Fact]
    public void A_file_that_cannot_be_read_is_a_finding_with_its_place() =>
        Assert.Equal(
            "Error x.csv:2 [] sheet.broken-quote",
            Samples.InShort(Assert.Single(Samples.Content("x.csv", Samples.PostsHeader, "610922100006,\"义诊").Findings)));

    [Fact]
    public void Reading_stops_when_there_is_no_end_of_findings()
    {
        var content = Samples.Content("x.csv", [Samples.HeadsHeader, .. Enumerable.Repeat("x,,,,", 5_000)]);
        Assert.Equal(ImportReader.MostFindings + 1, content.Findings.Length);
        Assert.Equal("Error x.csv:4002 [] sheet.too-many-findings", Samples.InShort(content.Findings[^1]));
    }

    private static void AssertFinding(string header, string row, string finding)
    {
        var content = Samples.Content("x.csv", header, row);
        Assert.Equal([finding], content.Findings.Select(Samples.InShort));
        Assert.Null(Assert.Single(content.Rows).Entry);
    }
}
