using CoGovernance.Domain.Members;
using CoGovernance.Exchange.Import;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Import;

public sealed class CellReadingTests
{
    [Theory]
    [InlineData("12012345678")]
    [InlineData("120 1234 5678")]
    [InlineData("120-1234-5678")]
    [InlineData("+86 120 1234 5678")]
    [InlineData("0086-12012345678")]
    [InlineData("（+86）１２０１２３４５６７８")]
    [InlineData("\u202A12012345678\u202C")]
    public void Phone_numbers_are_read_however_they_are_typed(string text) =>
        Assert.Equal(
            PhoneNumber.Parse("12012345678"),
            Read<CourtyardHeadEntry>(Samples.HeadsHeader, $"61092200000101,王芳,{text},610922100006,向阳小院").Phone);

    [Theory]
    [InlineData("2026-01-05")]
    [InlineData("2026/1/5")]
    [InlineData("2026.1.5")]
    [InlineData("2026年1月5日")]
    [InlineData("２０２６年０１月０５日")]
    [InlineData("20260105")]
    [InlineData("46027")]
    [InlineData("2026-01-05 00:00")]
    public void Dates_are_read_in_every_customary_form(string text) =>
        Assert.Equal(
            new DateOnly(2026, 1, 5),
            Read<AgreementEntry>(Samples.AgreementsHeader, $"91350100M000100Y43,610922100006,{text},2026-12-31,30").From);

    [Theory]
    [InlineData("张　伟", "张伟")]
    [InlineData(" 张 伟 ", "张伟")]
    [InlineData("阿依古丽·买买提", "阿依古丽·买买提")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("Ａｎｎａ Ｌｉ", "Anna Li")]
    [InlineData("张\u200B伟", "张伟")]
    [InlineData("张（小）", "张（小）")]
    [InlineData("张\uFFFE伟", "张\uFFFD伟")]
    [InlineData("张\u0007伟", "张伟")]
    public void Names_keep_what_belongs_to_them(string text, string name) =>
        Assert.Equal(name, Read<CourtyardHeadEntry>(Samples.HeadsHeader, $"61092200000101,{text},12012345001,610922100006,向阳小院").Name);

    [Theory]
    [InlineData("91350100m000100y43")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    [InlineData(" 91350100 M000100Y43")]
    public void Codes_are_read_whatever_their_width_and_case(string text) =>
        Assert.Equal(Samples.Hospital, Read<UnitEntry>(Samples.UnitsHeader, $"{text},石泉县医院,医院,,").Code);

    [Theory]
    [InlineData("9800")]
    [InlineData("\"9,800\"")]
    [InlineData("９８００人")]
    [InlineData("9800.0")]
    public void Counts_are_read_with_their_marks(string text) =>
        Assert.Equal(9800, Read<AreaEntry>(Samples.AreasHeader, $"610922100006,老城社区,{text},,,").Residents);

    [Theory]
    [InlineData("医疗健康、法律调解")]
    [InlineData("medical;legal")]
    [InlineData("律师／医生")]
    [InlineData("法律 ， 医疗")]
    [InlineData("Legal；Medical")]
    public void Skills_are_read_by_name_code_and_synonym(string text)
    {
        Assert.True(SkillText.TryParse(text, out var skills, out _));
        Assert.Equal([Skill.Medical, Skill.Legal], skills.AsEnumerable());
    }

    [Fact]
    public void Half_a_character_is_replaced_and_breaks_nothing()
    {
        var row = Sheet.Of("x", Samples.HeadsHeader.Split(','), [["61092200000101", "张\uD840", "12012345001", "610922100006", "甲"]]);
        Assert.Equal("张\uFFFD", Assert.IsType<CourtyardHeadEntry>(Assert.Single(ImportReader.Read("x", [row]).Rows).Entry).Name);
    }

    [Fact]
    public void Skills_are_written_as_they_are_read()
    {
        Assert.Equal("医疗健康、法律调解", SkillText.Format([Skill.Legal, Skill.Medical]));
        foreach (var skill in Skills.All)
        {
            Assert.True(SkillText.TryParse(SkillText.Format([skill]), out var read, out _));
            Assert.Equal([skill], read.AsEnumerable());
        }
    }

    private static T Read<T>(string header, string row) where T : RegisterEntry
    {
        var content = Samples.Content("x.csv", header, row);
        Assert.Empty(content.Findings);
        return Assert.IsType<T>(Assert.Single(content.Rows).Entry);
    }
}
