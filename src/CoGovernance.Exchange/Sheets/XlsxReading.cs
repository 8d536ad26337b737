using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace CoGovernance.Exchange.Sheets;

/// <summary>Opens a workbook and reads its visible sheets; the parts are streamed. Macros and links are never followed.</summary>
internal static class XlsxReading
{
    private const int MostParts = 10_000;

    public static IReadOnlyList<Sheet> Read(
        ReadOnlyMemory<byte> content, Predicate<IReadOnlyList<string>>? isHeader, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = MemoryMarshal.TryGetArray(content, out var held)
                ? new MemoryStream(held.Array!, held.Offset, held.Count, writable: false)
                : new MemoryStream(content.ToArray(), writable: false);
            CheckArchive(stream);
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            var workbook = document.WorkbookPart ?? throw new SheetException(SheetException.NotASpreadsheet);
            return ReadSheets(workbook, isHeader, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FileFormatException or OpenXmlPackageException
            or IOException or FormatException or ArgumentException or InvalidOperationException or InvalidCastException
            or ArithmeticException or NotSupportedException or KeyNotFoundException)
        {
            throw new SheetException(SheetException.Broken, cause: broken);
        }
    }

    /// <summary>The sizes that an archive declares are those to which its parts are cut when they are unpacked.</summary>
    private static void CheckArchive(MemoryStream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var parts = archive.Entries;
        if (parts.Count > MostParts || parts.Sum(p => p.Length) > SheetLimits.UnpackedBytes)
            throw new SheetException(SheetException.UnpacksTooLarge);
        if (!parts.Any(p => p.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)))
            throw new SheetException(SheetException.NotASpreadsheet);
        stream.Position = 0;
    }

    private static List<Sheet> ReadSheets(
        WorkbookPart workbook, Predicate<IReadOnlyList<string>>? isHeader, CancellationToken cancellationToken)
    {
        var (visible, from1904) = Contents(workbook);
        if (visible.Count > SheetLimits.Sheets) throw new SheetException(SheetException.TooManySheets);
        var strings = workbook.SharedStringTablePart is { } table ? XlsxStrings.Shared(table) : [];
        var formats = XlsxFormats.Of(workbook.WorkbookStylesPart, from1904);
        var sheets = new List<Sheet>();
        foreach (var (name, id) in visible)
        {
            // A chart sheet has no cells.
            if (workbook.GetPartById(id) is not WorksheetPart part) continue;
            using var cells = new XlsxCells(name, strings, formats, part.GetStream(FileMode.Open, FileAccess.Read));
            cells.Read(cancellationToken);
            if (HeaderRow.ToSheet(name, cells.Rows, cells.Merged, isHeader) is { } sheet) sheets.Add(sheet);
        }

        return sheets;
    }

    private static (List<(string Name, string Id)> Visible, bool From1904) Contents(WorkbookPart workbook)
    {
        var visible = new List<(string, string)>();
        var from1904 = false;
        using var xml = XlsxStrings.Open(workbook.GetStream(FileMode.Open, FileAccess.Read));
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName is "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName is "sheet" && xml.GetAttribute("state") is not ("hidden" or "veryHidden"))
                visible.Add((xml.GetAttribute("name") ?? "", RelationOf(xml)));
        }

        return (visible, from1904);
    }

    /// <summary>The attribute <c>r:id</c>, in the transitional or the strict namespace.</summary>
    private static string RelationOf(XmlReader sheet)
    {
        var id = "";
        while (sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName is "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) id = sheet.Value;
        }

        sheet.MoveToElement();
        return id;
    }
}
