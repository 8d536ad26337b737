using System.Buffers.Binary;
using System.Text;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Tests.Sheets;

public sealed class RefusedFilesTests
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Workbook = SheetRoundTripTests.Xlsx([Sheet.Of("s", ["a", "b"], [["1", "2"]])]);

    /// <summary>Made when needed: some are large.</summary>
    private static readonly Dictionary<string, (string Code, string Name, Func<byte[]> Content)> Cases = new()
    {
        ["a page of print"] = (SheetException.NotASpreadsheet, "x.pdf", () => "%PDF-1.7"u8.ToArray()),
        ["text named as a workbook"] = (SheetException.NotASpreadsheet, "x.xlsx", () => "plain text"u8.ToArray()),
        ["binary data"] = (SheetException.NotASpreadsheet, "x.csv", () => [1, 0, 2, 0, 3]),
        ["a text document"] = (
            SheetException.NotASpreadsheet, "x.docx",
            () => RawWorkbook.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>"))),
        ["an old text document"] = (SheetException.NotASpreadsheet, "x.doc", () => CompoundFile),
        ["an old workbook"] = (SheetException.OldFormat, "x.xls", () => [.. CompoundFile, .. Encoding.Unicode.GetBytes("Workbook")]),
        ["an encrypted workbook"] = (
            SheetException.Encrypted, "x.xlsx", () => [.. CompoundFile, .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        ["an archive cut short"] = (SheetException.Broken, "x.xlsx", () => Workbook[..^30]),
        ["the head of an archive"] = (SheetException.Broken, "x.xlsx", () => [0x50, 0x4B, 3, 4, 0, 0]),
        ["a sheet cut short"] = (SheetException.Broken, "x.xlsx", () => RawWorkbook.Of("<row r=\"1\"><c r=\"A1\"")),
        ["a string that is missing"] = (
            SheetException.Broken, "x.xlsx", () => RawWorkbook.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>")),
        ["an entity declaration"] = (SheetException.Broken, "x.xlsx", () => RawWorkbook.Of("<!DOCTYPE x [<!ENTITY e \"x\">]>")),
        ["bytes of no encoding"] = (SheetException.UnknownEncoding, "x.csv", () => [0x61, 0x2C, 0xFF, 0xFF, 0x0A]),
        ["nothing at all"] = (SheetException.NoHeader, "x.csv", () => []),
        ["blank lines"] = (SheetException.NoHeader, "x.csv", () => "\n,,\n"u8.ToArray()),
        ["a blank sheet"] = (SheetException.NoHeader, "x.xlsx", () => RawWorkbook.Of("")),
        ["a huge file"] = (SheetException.TooLarge, "x.csv", () => new byte[SheetLimits.FileBytes + 1]),
        ["too many rows"] = (
            SheetException.TooManyRows, "x.csv",
            () => Encoding.ASCII.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", SheetLimits.Rows + 1)))),
        ["too many columns of text"] = (
            SheetException.TooManyColumns, "x.csv", () => Encoding.ASCII.GetBytes(new string(',', SheetLimits.Columns) + "x\n")),
        ["too many columns"] = (
            SheetException.TooManyColumns, "x.xlsx", () => RawWorkbook.Of("<row r=\"1\"><c r=\"ZZZ1\" t=\"str\"><v>x</v></c></row>")),
        ["a cell too long"] = (
            SheetException.CellTooLong, "x.csv",
            () => Encoding.ASCII.GetBytes("a,b\n1," + new string('x', SheetLimits.CellCharacters + 1))),
    };

    public static TheoryData<string> Files => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_cannot_be_read_is_refused_with_a_stable_code(string file)
    {
        var (code, name, content) = Cases[file];
        Assert.Equal(code, Assert.Throws<SheetException>(() => SheetReader.Read(content(), name)).Code);
    }

    [Fact]
    public async Task A_missing_file_is_told()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-file.csv");
        Assert.Equal(SheetException.NotFound, (await Assert.ThrowsAsync<SheetException>(() => SheetReader.ReadAsync(path))).Code);
    }

    [Fact]
    public async Task A_stream_that_does_not_end_is_refused_at_the_bound()
    {
        await using var endless = new Endless();
        var refused = await Assert.ThrowsAsync<SheetException>(() => SheetReader.ReadAsync(endless, "x.csv"));
        Assert.Equal(SheetException.TooLarge, refused.Code);
    }

    [Fact]
    public void A_workbook_that_would_unpack_to_too_much_is_refused_unread()
    {
        var bomb = RawWorkbook.Of(RawWorkbook.Row(1, "a", "b"));
        DeclareSize(bomb, "xl/worksheets/sheet1.xml", 0x7FFF_FFFF);
        Assert.Equal(SheetException.UnpacksTooLarge, Assert.Throws<SheetException>(() => SheetReader.Read(bomb, "x.xlsx")).Code);
    }

    [Fact]
    public void A_part_that_declares_less_than_it_holds_is_refused()
    {
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(i => RawWorkbook.Row(i, "a", "b")));
        var liar = RawWorkbook.Of(rows);
        DeclareSize(liar, "xl/worksheets/sheet1.xml", 300);
        Assert.Equal(SheetException.Broken, Assert.Throws<SheetException>(() => SheetReader.Read(liar, "x.xlsx")).Code);
    }

    [Fact]
    public void The_place_of_the_fault_is_told_where_there_is_one()
    {
        var content = RawWorkbook.Of(RawWorkbook.Row(1, "a", "b") + "<row r=\"7\"><c r=\"GS7\" t=\"str\"><v>x</v></c></row>");
        var refused = Assert.Throws<SheetException>(() => SheetReader.Read(content, "x.xlsx"));
        Assert.Equal(("名册", 7, 201), (refused.Sheet, refused.Row, refused.Column));
        Assert.Equal("sheet.too-many-columns, sheet '名册', row 7, column 201", refused.Message);
    }

    [Fact]
    public void A_damaged_workbook_is_read_or_refused_but_breaks_nothing()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])Workbook.Clone();
            for (var j = random.Next(1, 6); j > 0; j--) damaged[random.Next(2, damaged.Length)] = (byte)random.Next(256);
            var thrown = Record.Exception(() => SheetReader.Read(damaged, "x.xlsx"));
            Assert.True(thrown is null or SheetException, $"seed {seed}, file {i}: {thrown}");
        }
    }

    /// <summary>Overwrites the unpacked size in the archive's directory, which stands 22 bytes before the part's name.</summary>
    private static void DeclareSize(byte[] archive, string part, uint size)
    {
        var name = archive.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(part));
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(name - 22), size);
    }

    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
