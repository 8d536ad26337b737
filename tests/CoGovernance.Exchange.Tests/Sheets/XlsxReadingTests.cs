using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Sheets;

public sealed class XlsxReadingTests
{
    private static readonly string Header = RawWorkbook.Row(1, "甲", "乙");

    [Fact]
    public void Hidden_sheets_are_left_out() =>
        Assert.Equal("名册", Assert.Single(Read(Header)).Name);

    [Fact]
    public void Shared_strings_are_joined_from_their_runs_without_phonetic_hints()
    {
        var sheet = ReadOne(
            Header + """<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>""",
            sharedStrings: """
                <si><r><t>老</t></r><r><t xml:space="preserve"> 城</t></r><rPh sb="0" eb="1"><t>lao</t></rPh></si><si><t>a_x000D_b</t></si>
                """);
        Assert.Equal(["老 城", "a\rb"], Assert.Single(sheet.Rows).Cells.AsEnumerable());
    }

    [Theory]
    [InlineData("610922100006", "610922100006")]
    [InlineData("33.040000000000006", "33.04")]
    [InlineData("1.2E+3", "1200")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1.2345678901234568E+17", "1.23456789012346E+17")]
    [InlineData("123456789012345678", "1.23456789012346E+17")]
    public void Numbers_are_shown_in_full_as_far_as_a_spreadsheet_keeps_their_digits(string stored, string shown) =>
        Assert.Equal(shown, Cell($"<c r=\"A2\"><v>{stored}</v></c>"));

    [Theory]
    [InlineData(0, "46027", "2026-01-05")]
    [InlineData(0, "46027.75", "2026-01-05 18:00")]
    [InlineData(0, "0.75", "18:00")]
    [InlineData(0, "1", "1900-01-01")]
    [InlineData(0, "61", "1900-03-01")]
    [InlineData(1, "46027", "2026-01-05")]
    [InlineData(2, "7", "00000007")]
    [InlineData(3, "7", "7")]
    [InlineData(4, "12.5", "12.5")]
    public void Number_formats_make_dates_and_keep_leading_zeros(int style, string stored, string shown) =>
        Assert.Equal(shown, Cell($"<c r=\"A2\" s=\"{style}\"><v>{stored}</v></c>"));

    [Fact]
    public void Dates_counted_from_1904_are_understood() =>
        Assert.Equal("2026-01-05", Cell("<c r=\"A2\" s=\"0\"><v>44565</v></c>", "<workbookPr date1904=\"1\"/>"));

    [Theory]
    [InlineData("""<c r="A2" t="str"><f>B1&amp;"x"</f><v>computed</v></c>""", "computed")]
    [InlineData("""<c r="A2"><f>1+1</f><v>2</v></c>""", "2")]
    [InlineData("""<c r="A2" t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c r="A2" t="e"><v>#N/A</v></c>""", "#N/A")]
    [InlineData("""<c r="A2" t="d"><v>2026-01-05T00:00:00</v></c>""", "2026-01-05")]
    [InlineData("""<c r="A2" t="inlineStr"><is><t>007</t></is></c>""", "007")]
    public void Every_type_of_cell_is_read_as_its_last_value(string cell, string shown) => Assert.Equal(shown, Cell(cell));

    [Fact]
    public void Titles_and_blank_rows_above_the_header_are_skipped()
    {
        var sheet = ReadOne(
            RawWorkbook.Row(2, "石泉县名册") + RawWorkbook.Row(4, "甲", "乙") + RawWorkbook.Row(5, "", "") + RawWorkbook.Row(6, "1", ""));
        Assert.Equal(["甲", "乙"], sheet.Headers.AsEnumerable());
        var row = Assert.Single(sheet.Rows);
        Assert.Equal(6, row.Number);
        Assert.Equal(["1", ""], row.Cells.AsEnumerable());
    }

    [Fact]
    public void A_header_merged_over_two_rows_is_one()
    {
        var sheet = ReadOne(
            RawWorkbook.Row(1, "姓名", "联系方式", "") + RawWorkbook.Row(2, "", "手机号", "座机") + RawWorkbook.Row(3, "甲", "乙", "丙"),
            afterData: """<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>""");
        Assert.Equal(["姓名", "手机号", "座机"], sheet.Headers.AsEnumerable());
        Assert.Equal(3, Assert.Single(sheet.Rows).Number);
    }

    [Fact]
    public void The_caller_may_recognise_the_header()
    {
        var content = RawWorkbook.Of(RawWorkbook.Row(1, "填报单位", "日期") + RawWorkbook.Row(2, "甲", "乙"));
        Assert.Equal(["甲", "乙"], Assert.Single(SheetReader.Read(content, "x.xlsx", cells => cells.Contains("甲"))).Headers.AsEnumerable());
    }

    [Fact]
    public void Cells_and_rows_without_references_follow_one_another()
    {
        var sheet = ReadOne("<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row><c/><c t=\"str\"><v>d</v></c></row>");
        Assert.Equal(["a", "b"], sheet.Headers.AsEnumerable());
        Assert.Equal(["", "d"], Assert.Single(sheet.Rows).Cells.AsEnumerable());
    }

    private static string Cell(string cell, string workbookProperties = "")
    {
        const string Styles = """
            <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
            <numFmt numFmtId="165" formatCode="00000000"/><numFmt numFmtId="166" formatCode="0.0&quot;days&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>
            <cellXfs><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="0"/><xf numFmtId="166"/></cellXfs>
            """;
        var styled = cell.Contains(" s=", StringComparison.Ordinal) ? cell : cell.Replace("<c ", "<c s=\"3\" ", StringComparison.Ordinal);
        return ReadOne(Header + $"<row r=\"2\">{styled}</row>", styles: Styles, workbookProperties: workbookProperties).Rows[0].Cells[0];
    }

    private static Sheet ReadOne(
        string data, string? sharedStrings = null, string? styles = null, string workbookProperties = "", string afterData = "") =>
        Assert.Single(SheetReader.Read(RawWorkbook.Of(data, sharedStrings, styles, workbookProperties, afterData), "x.xlsx"));

    private static IReadOnlyList<Sheet> Read(string data) => SheetReader.Read(RawWorkbook.Of(data), "x.xlsx");
}
