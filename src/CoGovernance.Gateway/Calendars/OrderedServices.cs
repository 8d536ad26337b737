using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Requests;

namespace CoGovernance.Gateway.Calendars;

/// <summary>What was ordered, and where.</summary>
internal sealed record OrderedService(DivisionCode Community, string Category);

internal static class OrderedServices
{
    private const int Most = 200;

    /// <summary>By request; at most 200 of them. A member's promises of a few weeks are fewer.</summary>
    public static async Task<Dictionary<RequestNumber, OrderedService>> OfAsync(
        IJournal journal, IEnumerable<RequestNumber> requests, CancellationToken cancellationToken)
    {
        var services = new Dictionary<RequestNumber, OrderedService>();
        object[] numbers = [.. requests.Distinct().Take(Most).Select(r => r.Value)];
        if (numbers.Length == 0)
            return services;
        var query = new RowQuery(Tables.Requests) { Filters = [new RowFilter("number", Comparison.In, numbers)], Limit = Most };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            services.Add(
                RequestNumber.Parse((string)row[0]!),
                new OrderedService(
                    DivisionCode.Parse((string)row[Tables.Requests.Column("community")]!), (string)row[Tables.Requests.Column("category")]!));
        }

        return services;
    }
}
