using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Lists;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CoGovernance.Gateway.Live;

/// <summary>
/// Finds where changed things lie, many with one query of each list. What nobody may read in the API (identities, secrets, keys of
/// writes) is left out. Several changes of one thing within a stretch become one, the last.
/// </summary>
internal sealed class LivePlaces(IJournal journal, IGrainFactory grains, IOptions<JsonOptions> json)
{
    private const int MostKeys = 200;
    private const int MostRows = 100_000;
    private static readonly Place Nowhere = new();

    public async ValueTask<IReadOnlyList<LiveItem>> ItemsAsync(IReadOnlyList<StreamChange> changes, CancellationToken cancellationToken)
    {
        var last = new Dictionary<StreamId, StreamChange>();
        var first = new Dictionary<StreamId, DateTimeOffset>();
        foreach (var change in changes.Where(c => NeedsOf(c.Stream.Kind) is not null))
        {
            last[change.Stream] = change;
            if (!first.TryGetValue(change.Stream, out var at) || change.At < at)
                first[change.Stream] = change.At;
        }

        var places = new Dictionary<StreamId, Place>();
        await FindRequestsAsync(places, first, cancellationToken);
        await FindMembersAsync(places, first.Keys, cancellationToken);
        foreach (var stream in first.Keys.Where(s => s.Kind is not ("request" or "member")))
            places[stream] = await FindAsync(stream, cancellationToken);
        return [.. last.Values.OrderBy(c => c.Position).Select(c => ItemOf(c, places.GetValueOrDefault(c.Stream, Nowhere)))];
    }

    /// <summary>What an account must be allowed to do to hear of changes of this kind; null for what nobody hears of.</summary>
    public static Operation? NeedsOf(string kind) => kind switch
    {
        "request" => Operation.ReadRequest,
        "member" => Operation.ReadMember,
        "community" or "town" or "county" => Operation.ReadArea,
        "unit" => Operation.ReadUnit,
        "board" => Operation.ReadBalance,
        "plan" => Operation.ReadPlan,
        "account" => Operation.ReadAccount,
        "import" => Operation.ReadImport,
        _ => null,
    };

    private LiveItem ItemOf(StreamChange c, Place place) => LiveItem.Of(
        new LiveChange(c.Stream.Kind, c.Stream.Key, place.Areas is [var area] ? area.Value : null, c.Version, c.Position, c.At),
        NeedsOf(c.Stream.Kind)!.Value, place, json.Value.SerializerOptions);

    /// <summary>
    /// A request is also the business of the members who are asked or have accepted, and of those whose part in it has just ended: their
    /// lists change as well.
    /// </summary>
    private async Task FindRequestsAsync(
        Dictionary<StreamId, Place> places, Dictionary<StreamId, DateTimeOffset> first, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<string, HashSet<MemberNumber>>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(Tables.Offers, "request", KeysOf(first.Keys, "request"), cancellationToken))
        {
            var request = (string)row[Tables.Offers.Column("request")]!;
            var isAsked = (string)row[Tables.Offers.Column("status")]! is nameof(OfferStatus.Open) or nameof(OfferStatus.Accepted);
            if (isAsked || (DateTimeOffset)row[Tables.Offers.Column("updated_at")]! >= first[new StreamId("request", request)])
            {
                if (!asked.TryGetValue(request, out var members))
                    asked.Add(request, members = []);
                members.Add(MemberNumber.Parse((string)row[0]!));
            }
        }

        await foreach (var row in RowsAsync(Tables.Requests, "number", KeysOf(first.Keys, "request"), cancellationToken))
        {
            var number = (string)row[0]!;
            places[new StreamId("request", number)] = new Place
            {
                Areas = [DivisionCode.Parse((string)row[1]!)],
                Members = [.. asked.GetValueOrDefault(number) ?? []],
                Account = (string?)row[Tables.Requests.Column("on_behalf_by")],
            };
        }
    }

    private async Task FindMembersAsync(Dictionary<StreamId, Place> places, IEnumerable<StreamId> streams, CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(Tables.Members, "number", KeysOf(streams, "member"), cancellationToken))
        {
            var number = (string)row[0]!;
            places[new StreamId("member", number)] = new Place
            {
                Areas = [DivisionCode.Parse((string)row[Tables.Members.Column("community")]!)],
                Unit = UnitCode.Parse((string)row[Tables.Members.Column("unit")]!),
                Members = [MemberNumber.Parse(number)],
            };
        }
    }

    private async ValueTask<Place> FindAsync(StreamId stream, CancellationToken cancellationToken) => stream.Kind switch
    {
        "community" or "town" or "county" or "board" => Place.Of(DivisionCode.Parse(stream.Key)),
        "unit" => await UnitAsync(UnitCode.Parse(stream.Key), cancellationToken),
        "plan" => (await grains.GetGrain<IBalancePlanGrain>(stream.Key).View()).Draft is { } draft
            ? new Place { Areas = [draft.Scope, .. draft.Outline.Touched()] }
            : Nowhere,
        "account" => await AccountAsync(stream.Key, cancellationToken),
        _ => await CountyAsync(cancellationToken),
    };

    private async ValueTask<Place> UnitAsync(UnitCode unit, CancellationToken cancellationToken)
    {
        var areas = new HashSet<DivisionCode>();
        await foreach (var row in RowsAsync(Tables.Agreements, "unit", [unit.Value], cancellationToken))
            areas.Add(DivisionCode.Parse((string)row[Tables.Agreements.Column("community")]!));
        await foreach (var row in RowsAsync(Tables.Members, "unit", [unit.Value], cancellationToken))
            areas.Add(DivisionCode.Parse((string)row[Tables.Members.Column("community")]!));
        return (areas.Count == 0 ? await CountyAsync(cancellationToken) : new Place { Areas = [.. areas] }) with { Unit = unit };
    }

    private async ValueTask<Place> AccountAsync(string name, CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(Tables.Accounts, "name", [name], cancellationToken))
        {
            return (string?)row[Tables.Accounts.Column("area")] is { } area
                ? Place.Of(DivisionCode.Parse(area))
                : await CountyAsync(cancellationToken);
        }

        return await CountyAsync(cancellationToken);
    }

    private async ValueTask<Place> CountyAsync(CancellationToken cancellationToken) =>
        await journal.CountyAsync(cancellationToken) is { } county ? Place.Of(county) : Nowhere;

    private static object[] KeysOf(IEnumerable<StreamId> streams, string kind) => [.. streams.Where(s => s.Kind == kind).Select(s => s.Key)];

    private async IAsyncEnumerable<object?[]> RowsAsync(
        ProjectionTable table, string column, object[] keys, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(MostKeys))
        {
            var query = new RowQuery(table) { Filters = [new RowFilter(column, Comparison.In, some)], Limit = MostRows };
            await foreach (var row in journal.QueryAsync(query, cancellationToken))
                yield return row;
        }
    }
}
