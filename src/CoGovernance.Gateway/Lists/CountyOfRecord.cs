using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;

namespace CoGovernance.Gateway.Lists;

public static class CountyOfRecord
{
    /// <summary>The county that the record is of; null before its areas are imported.</summary>
    public static async ValueTask<DivisionCode?> CountyAsync(this IJournal journal, CancellationToken cancellationToken)
    {
        var query = new RowQuery(Tables.Areas) { Filters = [new RowFilter("tier", Comparison.Equal, (long)Tier.County)], Limit = 1 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
            return DivisionCode.Parse((string)row[0]!);
        return null;
    }
}
