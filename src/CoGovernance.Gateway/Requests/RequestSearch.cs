using System.Collections.Immutable;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Gateway.Lists;

namespace CoGovernance.Gateway.Requests;

/// <summary>
/// Searching for requests: a part is found in the resident's words, the number or the codes, or it begins the name of an area or of a
/// category. Names of areas and categories are no part of a request's own words, since they may change: they are looked up as one searches.
/// </summary>
internal static class RequestSearch
{
    /// <summary>What a name must have at least, lest one character stands for half of the county.</summary>
    private const int ShortestName = 2;

    private const int MostNames = 20;

    public static async ValueTask<ImmutableArray<WordPart>> PartsAsync(
        ImmutableArray<string> parts, DivisionCode area, IJournal journal, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (parts.IsEmpty)
            return [];
        var names = new List<(string Name, ImmutableArray<WordTerm> Terms)>();
        var query = new RowQuery(Tables.Areas) { Filters = Scoped.Within("code", area), Limit = 1_000 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            var code = DivisionCode.Parse((string)row[0]!);
            names.Add(((string)row[1]!, [new WordTerm(code.Value, IsBeginning: code.Tier != Tier.Community)]));
        }

        var policy = (await grains.GetGrain<ICountyGrain>(area.County.Value).View()).Policy;
        names.AddRange(policy.Categories.Values.Select(c => (c.Name, Words.Terms(c.Code))));
        return
        [
            .. parts.Select(part => new WordPart(
            [
                Words.Terms(part),
                .. names.Where(n => part.Length >= ShortestName && n.Name.StartsWith(part, StringComparison.Ordinal)).Take(MostNames).Select(n => n.Terms),
            ])),
        ];
    }
}
