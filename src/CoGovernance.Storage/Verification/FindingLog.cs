using System.Globalization;

namespace CoGovernance.Storage.Verification;

/// <summary>Counts all differences and keeps the first ones.</summary>
internal sealed class FindingLog
{
    private const int MostFindings = 100;

    private readonly List<VerifyFinding> kept = [];

    public long Count { get; private set; }

    public IReadOnlyList<VerifyFinding> Kept => kept;

    public void Add(string table, string key, string column, object? expected, object? found)
    {
        Count++;
        if (kept.Count < MostFindings)
            kept.Add(new VerifyFinding(table, key, column, Dialect.ColumnValues.Describe(expected), Dialect.ColumnValues.Describe(found)));
    }

    public void Add(string table, long key, string column, object? expected, object? found) =>
        Add(table, key.ToString(CultureInfo.InvariantCulture), column, expected, found);
}
