using System.Collections.Immutable;
using CoGovernance.Exchange.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CoGovernance.Exchange.Tests.Sheets;

public sealed class SheetRoundTripTests
{
    private static readonly string[] Pieces =
    [
        "=1+1", "+86", "-5", "@SUM(A1)", "'", "''=x", "'=x", "\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\r",
        " ", "　", "_x0041_", "_x005F_", "_",
        "石泉县", "老城社区", "610922100006", "00012345678901234567", "1e5", "𠮷", "é", "&<>", "]]>", "#", "sep=;",
        "TRUE", "1/2", "\uFEFF", "\u00A0", "＝１", "|",
    ];

    [Fact]
    public void Written_workbooks_read_back_equal_whatever_the_text() =>
        Repeat((random, seed) =>
        {
            var sheets = new[] { RandomSheet("一", random), RandomSheet("二", random) };
            var read = SheetReader.Read(Xlsx(sheets), "x.xlsx");
            Assert.Equal(2, read.Count);
            for (var i = 0; i < 2; i++) AssertEqual(sheets[i], read[i], seed);
        });

    [Fact]
    public void Written_csv_reads_back_equal_whatever_the_text() =>
        Repeat((random, seed) =>
        {
            var sheet = RandomSheet("册", random);
            AssertEqual(sheet, Assert.Single(SheetReader.Read(Csv(sheet), "册.csv")), seed);
        });

    [Fact]
    public void A_workbook_carries_characters_that_xml_cannot()
    {
        var sheet = Sheet.Of("s", ["a", "b"], [["\u0001\u001F\uFFFE", "\uD800 alone"]]);
        AssertEqual(sheet, Assert.Single(SheetReader.Read(Xlsx([sheet]), "x.xlsx")), seed: 0);
    }

    [Fact]
    public void Gaps_between_row_numbers_survive()
    {
        var sheet = new Sheet("s", ["a", "b"], [new SheetRow(3, ["1", "2"]), new SheetRow(7, ["3", ""])]);
        AssertEqual(sheet, Assert.Single(SheetReader.Read(Xlsx([sheet]), "x.xlsx")), seed: 0);
        AssertEqual(sheet, Assert.Single(SheetReader.Read(Csv(sheet), "s.csv")), seed: 0);
    }

    [Fact]
    public void The_same_sheets_give_the_same_bytes()
    {
        var sheet = RandomSheet("册", new Random(7));
        Assert.Equal(Xlsx([sheet]), Xlsx([sheet]));
        Assert.Equal(Csv(sheet), Csv(sheet));
    }

    [Fact]
    public void Written_workbooks_keep_to_the_format()
    {
        Sheet[] sheets = [RandomSheet("一", new Random(3)), Sheet.Of("党员's", ["a"], [])];
        using var stream = new MemoryStream(Xlsx(sheets, (_, _, _) => CellFill.Error));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public void Csv_shields_cells_that_a_spreadsheet_program_would_run()
    {
        var csv = System.Text.Encoding.UTF8.GetString(Csv(Sheet.Of("s", ["a", "b"], [["=cmd|' /C calc'!A0", "-5"]])));
        Assert.Equal("\uFEFFa,b\r\n'=cmd|' /C calc'!A0,'-5\r\n", csv);
    }

    [Fact]
    public void Sheet_names_that_a_workbook_refuses_are_mended()
    {
        string[] names = ["a/b", "A_b", "", new string('名', 40)];
        var read = SheetReader.Read(Xlsx([.. names.Select(n => Sheet.Of(n, ["h", "i"], []))]), "x.xlsx");
        Assert.Equal(["a_b", "A_b (2)", "Sheet", new string('名', 31)], read.Select(s => s.Name));
    }

    [Fact]
    public void Rows_that_do_not_ascend_are_refused() =>
        Assert.Throws<ArgumentException>(() => Csv(new Sheet("s", ["a"], [new SheetRow(2, ["1"]), new SheetRow(2, ["2"])])));

    [Fact]
    public void A_cell_beyond_what_a_spreadsheet_keeps_is_refused_with_its_place()
    {
        var refused = Assert.Throws<SheetException>(() => Xlsx([Sheet.Of("s", ["a", "b"], [["1", new string('x', 32_768)]])]));
        Assert.Equal((SheetException.CellTooLong, "s", 2, 2), (refused.Code, refused.Sheet, refused.Row, refused.Column));
    }

    internal static byte[] Xlsx(IReadOnlyList<Sheet> sheets, CellFillRule? fill = null)
    {
        using var stream = new MemoryStream();
        SheetWriter.WriteXlsx(stream, sheets, fill);
        return stream.ToArray();
    }

    internal static byte[] Csv(Sheet sheet)
    {
        using var stream = new MemoryStream();
        SheetWriter.WriteCsv(stream, sheet);
        return stream.ToArray();
    }

    private static void Repeat(Action<Random, int> check)
    {
        var first = Random.Shared.Next();
        for (var i = 0; i < 60; i++)
        {
            var seed = unchecked(first + i);
            check(new Random(seed), seed);
        }
    }

    private static Sheet RandomSheet(string name, Random random)
    {
        var width = random.Next(1, 6);
        var headers = Enumerable.Range(0, width).Select(_ => "h" + Text(random)).ToArray();
        var rows = Enumerable.Range(0, random.Next(0, 8))
            .Select(_ => Enumerable.Range(0, width).Select(c => c == 0 ? Text(random) + "." : Text(random)).ToArray());
        return Sheet.Of(name, headers, rows);
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static void AssertEqual(Sheet expected, Sheet actual, int seed)
    {
        Assert.True(expected.Name == actual.Name, $"seed {seed}: name {actual.Name}");
        AssertCells(expected.Headers, actual.Headers, seed, 1);
        Assert.True(expected.Rows.Count == actual.Rows.Count, $"seed {seed}: {actual.Rows.Count} rows instead of {expected.Rows.Count}");
        for (var i = 0; i < expected.Rows.Count; i++)
        {
            Assert.True(expected.Rows[i].Number == actual.Rows[i].Number, $"seed {seed}: row {actual.Rows[i].Number}");
            AssertCells(expected.Rows[i].Cells, actual.Rows[i].Cells, seed, expected.Rows[i].Number);
        }
    }

    private static void AssertCells(ImmutableArray<string> expected, ImmutableArray<string> actual, int seed, int row) =>
        Assert.True(
            expected.SequenceEqual(actual),
            $"seed {seed}, row {row}: [{string.Join('|', actual)}] instead of [{string.Join('|', expected)}]");
}
