using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// Writes a workbook part by part into an archive whose times are fixed, which the packaging library does not offer. Cells are inline
/// strings in text format.
/// </summary>
internal static class XlsxWriting
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, IReadOnlyList<Sheet> sheets, CellFillRule fill)
    {
        var names = SheetNames.Safe(sheets.Select(s => s.Name));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(archive, "[Content_Types].xml", xml => WriteContentTypes(xml, sheets.Count));
        Part(archive, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        Part(archive, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets, names));
        Part(archive, "xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml, [.. sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{Text(i + 1)}.xml")), ("styles", "styles.xml")]));
        Part(archive, "xl/styles.xml", xml => xml.WriteRaw(XlsxStyles.Xml));
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            Part(archive, $"xl/worksheets/sheet{Text(i + 1)}.xml", xml => WriteSheet(xml, sheet, fill));
        }
    }

    public static string ColumnName(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : ColumnName((column - 1) / 26) + ColumnName((column - 1) % 26 + 1);

    private static void Part(ZipArchive archive, string path, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        using var stream = entry.Open();
        using var buffered = new BufferedStream(stream, 65_536);
        using var xml = XmlWriter.Create(
            buffered, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        const string OfSpreadsheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", OfSpreadsheets + "sheet.main+xml"));
        Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", OfSpreadsheets + "styles+xml"));
        for (var i = 1; i <= sheets; i++)
            Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{Text(i)}.xml"), ("ContentType", OfSpreadsheets + "worksheet+xml"));
        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
        for (var i = 0; i < relations.Count; i++)
        {
            var (type, target) = relations[i];
            Element(xml, "Relationship", ("Id", $"rId{Text(i + 1)}"), ("Type", $"{Relations}/{type}"), ("Target", target));
        }

        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<Sheet> sheets, IReadOnlyList<string> names)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", names[i]);
            xml.WriteAttributeString("sheetId", Text(i + 1));
            xml.WriteAttributeString("r", "id", Relations, $"rId{Text(i + 1)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", "_xlnm._FilterDatabase");
            xml.WriteAttributeString("localSheetId", Text(i));
            xml.WriteAttributeString("hidden", "1");
            var quoted = names[i].Replace("'", "''", StringComparison.Ordinal);
            xml.WriteString($"'{quoted}'!$A$1:${ColumnName(sheets[i].Headers.Length)}${Text(LastRow(sheets[i]))}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSheet(XmlWriter xml, Sheet sheet, CellFillRule fill)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Element(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols");
        for (var column = 0; column < sheet.Headers.Length; column++)
        {
            var position = Text(column + 1);
            var width = Text(SheetNames.WidthOf(sheet, column));
            Element(xml, "col", ("min", position), ("max", position), ("width", width), ("customWidth", "1"));
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        var columns = Enumerable.Range(1, SheetLimits.Columns).Select(ColumnName).ToArray();
        WriteRow(xml, columns, 1, sheet.Headers, _ => XlsxStyles.Header);
        foreach (var row in sheet.Rows) WriteRow(xml, columns, row.Number, row.Cells, column => XlsxStyles.Of(fill(sheet, row, column)));
        xml.WriteEndElement();
        Element(xml, "autoFilter", ("ref", $"A1:{ColumnName(sheet.Headers.Length)}{Text(LastRow(sheet))}"));
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, string[] columns, int number, IReadOnlyList<string> cells, Func<int, string> style)
    {
        var row = Text(number);
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", row);
        for (var i = 0; i < cells.Count; i++)
        {
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", columns[i] + row);
            xml.WriteAttributeString("s", style(i));
            if (cells[i].Length > 0)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(XlsxText.Escape(cells[i]));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static int LastRow(Sheet sheet) => sheet.Rows.Count == 0 ? 1 : sheet.Rows[^1].Number;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
