using System.Buffers;

namespace CoGovernance.Exchange.Sheets;

/// <summary>
/// Keeps a spreadsheet program from running a CSV cell as a formula: a cell that begins with a sign which starts one is written with
/// an apostrophe before it. Reading takes that apostrophe away again, and no other, so every text survives the way there and back.
/// Source: OWASP, CSV Injection.
/// </summary>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    public static string Protect(string cell) => IsGuarded(cell) ? "'" + cell : cell;

    public static string Restore(string cell) => cell is ['\'', ..] && IsGuarded(cell) ? cell[1..] : cell;

    private static bool IsGuarded(string cell)
    {
        var rest = cell.AsSpan().TrimStart('\'');
        return !rest.IsEmpty && Signs.Contains(rest[0]);
    }
}
