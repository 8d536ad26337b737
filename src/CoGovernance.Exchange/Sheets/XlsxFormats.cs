using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// How a workbook's numbers are shown: a date format makes a number a date (yyyy-MM-dd), a format of zeros keeps leading zeros, any other
/// number is shown in full. A number of more than 15 digits, which a spreadsheet cannot keep, stays in scientific notation.
/// </summary>
internal sealed partial class XlsxFormats
{
    private readonly List<string> styles = [];
    private readonly bool from1904;

    private XlsxFormats(bool from1904) => this.from1904 = from1904;

    public static XlsxFormats Of(WorkbookStylesPart? part, bool from1904)
    {
        var formats = new XlsxFormats(from1904);
        if (part is null) return formats;
        var custom = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = XlsxStrings.Open(part.GetStream(FileMode.Open, FileAccess.Read));
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName is "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            var id = xml.GetAttribute("numFmtId") ?? "0";
            if (xml.LocalName is "numFmt") custom[id] = xml.GetAttribute("formatCode") ?? "";
            if (xml.LocalName is "xf" && inCells) formats.styles.Add(custom.GetValueOrDefault(id) ?? BuiltIn(id));
        }

        return formats;
    }

    public string Show(string number, string? style)
    {
        var styled = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < styles.Count;
        var format = styled ? styles[index] : "";
        if (format.Length == 0 && number.Length <= 15 && number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0) return number;
        var parsed = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (!parsed || !double.IsFinite(value)) return number;
        if (IsDate(format) && DateText(value) is { } date) return date;
        if (Math.Abs(value) >= 1e15) return value.ToString("0.##############E+0", CultureInfo.InvariantCulture);
        var plain = ((decimal)value).ToString(CultureInfo.InvariantCulture);
        return Zeros().IsMatch(format) ? plain.PadLeft(format.Length, '0') : plain;
    }

    private string? DateText(double serial)
    {
        if (serial is < 0 or >= 2_958_466) return null;
        var seconds = Math.Round(serial * 86_400);

        // The 1900 system counts a 29 February 1900 that never was; days before it stand one later.
        var start = from1904 ? new DateTime(1904, 1, 1) : serial < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        var moment = start.AddSeconds(seconds);
        var time = moment.Second == 0 ? "HH:mm" : "HH:mm:ss";
        var format = serial < 1 ? time : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd " + time;
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool IsDate(string format) => format.Length > 0 && DateParts().IsMatch(Literals().Replace(format, ""));

    /// <summary>Built-in formats are known by number only. Source: ECMA-376 part 1, 18.8.30, with the East Asian ones.</summary>
    private static string BuiltIn(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) ? "yyyy-mm-dd" : "";

    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|_.|\*.|General|通用格式", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literals();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateParts();

    [GeneratedRegex("^0+$", RegexOptions.CultureInvariant)]
    private static partial Regex Zeros();
}
