using System.IO.Compression;
using System.Text;

namespace CoGovernance.Exchange.Tests.Sheets;

/// <summary>A workbook made of its parts' text, as other programs write it.</summary>
internal static class RawWorkbook
{
    public static byte[] Of(
        string sheetData, string? sharedStrings = null, string? styles = null, string workbookProperties = "", string afterData = "") =>
        Zip(
            ("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Office}sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Office}worksheet+xml"/>
                <Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Office}worksheet+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="{Office}sharedStrings+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="{Office}styles+xml"/>
                </Types>
                """),
            ("_rels/.rels", $"""
                <Relationships xmlns="{Package}">
                <Relationship Id="r" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """),
            ("xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="{Relations}">{workbookProperties}<sheets>
                <sheet name="名册" sheetId="1" r:id="rId1"/><sheet name="草稿" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>
                """),
            ("xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Package}">
                <Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/>
                <Relationship Id="rId3" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="rId4" Type="{Relations}/styles" Target="styles.xml"/>
                </Relationships>
                """),
            ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{sheetData}</sheetData>{afterData}</worksheet>"""),
            ("xl/worksheets/sheet2.xml", $"""
                <worksheet xmlns="{Main}"><sheetData><row><c t="str"><v>hidden</v></c></row></sheetData></worksheet>
                """),
            ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{sharedStrings}</sst>"""),
            ("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>"""));

    public static byte[] Zip(params ReadOnlySpan<(string Path, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = archive.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A row of texts; a blank one is no cell.</summary>
    public static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((text, i) => Cell($"{(char)('A' + i)}{number}", text)))}</row>";

    private static string Cell(string reference, string text) =>
        text.Length == 0 ? "" : $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
}
