using System.Text;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Sheets;

public sealed class CsvReadingTests
{
    private const string Table = "姓名,单位\r\n张伟,石泉县医院\r\n";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", new UTF8Encoding(false).GetBytes(Table) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)] },
        { "GB 18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Table) },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16 big-endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void The_encoding_is_told_by_the_bytes(string encoding, byte[] content)
    {
        var sheet = Assert.Single(SheetReader.Read(content, "名册.csv"));
        Assert.True(sheet.Headers.SequenceEqual(["姓名", "单位"]), encoding);
        Assert.True(sheet.Rows[0].Cells.SequenceEqual(["张伟", "石泉县医院"]), encoding);
        Assert.Equal("名册", sheet.Name);
    }

    [Fact]
    public void Gb_18030_carries_characters_of_four_bytes()
    {
        var content = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("姓名,字\n㐀𠮷,ü\n");
        Assert.Equal(["㐀𠮷", "ü"], Assert.Single(SheetReader.Read(content, "x.csv")).Rows[0].Cells.AsEnumerable());
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n", "1,5", "2")]
    [InlineData("a\tb\n1,5\t2;3\n", "1,5", "2;3")]
    [InlineData("a,b\n1;5;6,2\n", "1;5;6", "2")]
    [InlineData("\"a;x\",b\n1,2\n", "1", "2")]
    [InlineData("标题\na;b\n1;2\n", "1", "2")]
    [InlineData("sep=;\r\na;b\r\n1,1;2\r\n", "1,1", "2")]
    [InlineData("a,b\r1,2\r", "1", "2")]
    [InlineData("a,b\n1,2", "1", "2")]
    [InlineData("a,b\n\"say \"\"hi\"\"\",\"two\nlines\"", "say \"hi\"", "two\nlines")]
    [InlineData("a,b\nno \"quote\" here,2", "no \"quote\" here", "2")]
    [InlineData("a,b\n\"\",\"\"\"\"\n", "", "\"")]
    public void Delimiters_line_ends_and_quotes_are_recognised(string text, string first, string second) =>
        Assert.Equal([first, second], Assert.Single(Read(text)).Rows[0].Cells.AsEnumerable());

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_program_shows_them()
    {
        var sheet = Assert.Single(Read("a,b\n\"x\ny\",2\n\n,\n3,4\n"));
        Assert.Equal([2, 5], sheet.Rows.Select(r => r.Number));
    }

    [Fact]
    public void Short_rows_are_filled_up_and_wide_ones_kept()
    {
        var sheet = Assert.Single(Read("a,b\n1\n1,2,3\n"));
        Assert.Equal(["1", ""], sheet.Rows[0].Cells.AsEnumerable());
        Assert.Equal(["1", "2", "3"], sheet.Rows[1].Cells.AsEnumerable());
    }

    [Theory]
    [InlineData("a,b\n1,2\n\"x,3\n4,5\n6,7\n", 3)]
    [InlineData("a,b\n1,2\n3,\"x\n", 3)]
    [InlineData("a,b\n1,\"x", 2)]
    public void A_quote_that_is_never_closed_is_told_with_the_row_where_it_begins(string text, int row)
    {
        var refused = Assert.Throws<SheetException>(() => Read(text));
        Assert.Equal((SheetException.BrokenQuote, row), (refused.Code, refused.Row));
    }

    private static IReadOnlyList<Sheet> Read(string text) => SheetReader.Read(Encoding.UTF8.GetBytes(text), "x.csv");
}
