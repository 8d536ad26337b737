using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace CoGovernance.Exchange.Sheets;

/// <summary>The texts of a workbook: its shared strings, and strings inside cells, plain or in runs of different looks.</summary>
internal static class XlsxStrings
{
    public static XmlReader Open(Stream part) =>
        XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, IgnoreComments = true });

    public static List<string> Shared(SharedStringTablePart table)
    {
        var strings = new List<string>();
        using var xml = Open(table.GetStream(FileMode.Open, FileAccess.Read));
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "si") strings.Add(ReadText(xml));
            else xml.Read();
        }

        return strings;
    }

    /// <summary>The text of the element that the reader stands on, without phonetic hints; the reader ends up behind the element.</summary>
    public static string ReadText(XmlReader xml)
    {
        var text = "";
        StringBuilder? runs = null;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return text;
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement || xml.Depth != depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "t")
            {
                if (text.Length > 0) runs ??= new StringBuilder(text);
                text = xml.ReadElementContentAsString();
                runs?.Append(text);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "rPh") xml.Skip();
            else if (!xml.Read()) break;
        }

        xml.Read();
        return XlsxText.Unescape(runs?.ToString() ?? text);
    }
}
