using System.Security.Cryptography;
using System.Text;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Members;
using CoGovernance.Gateway.Identity;
using CoGovernance.Gateway.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CoGovernance.Gateway.Calendars;

/// <summary>
/// The calendar feed at its secret address. Only the hash of the secret is kept; an unknown one is answered as absent, and how often one
/// address may try is limited.
/// </summary>
internal static class CalendarFeedEndpoint
{
    private const int MostSecret = 100;

    public static async Task<IResult> ReadAsync(HttpContext http, string secret, IGrainFactory grains, IJournal journal, TimeProvider time)
    {
        if (await MemberOfAsync(secret, grains, journal, http.RequestAborted) is not { } member)
            return Problem.Of(http, "not-found");
        var text = await TextAsync(member, grains, journal, time.GetUtcNow(), http.RequestAborted);
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "text/calendar; charset=utf-8");
    }

    private static async Task<Member?> MemberOfAsync(string secret, IGrainFactory grains, IJournal journal, CancellationToken cancellationToken)
    {
        if (secret.Length is 0 or > MostSecret)
            return null;
        var hash = Secrets.Hash(secret);
        var query = new RowQuery(Tables.CalendarFeeds) { Filters = [new RowFilter("hash", Comparison.Equal, hash)], Limit = 1 };
        await foreach (var row in journal.QueryAsync(query, cancellationToken))
        {
            var member = await grains.GetGrain<IMemberGrain>((string)row[1]!).View();
            return member.CalendarHash == hash ? member : null;
        }

        return null;
    }

    private static async Task<string> TextAsync(
        Member member, IGrainFactory grains, IJournal journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = FeedEntry.Of(member, now);
        var orders = await OrderedServices.OfAsync(journal, entries.Select(e => e.Request), cancellationToken);
        var places = new Dictionary<string, (string Name, Func<string, string> Category)>(StringComparer.Ordinal);
        foreach (var code in orders.Values.Select(o => o.Community.Value).Distinct(StringComparer.Ordinal))
        {
            var community = await grains.GetGrain<ICommunityGrain>(code).View();
            places[code] = (community.Profile?.Name ?? code, c => community.Policy.Categories.GetValueOrDefault(c)?.Name ?? c);
        }

        return CalendarFeed.Write(entries.Where(e => orders.ContainsKey(e.Request)).Select(e =>
        {
            var order = orders[e.Request];
            var (name, category) = places[order.Community.Value];
            return e with { What = category(order.Category), Where = name };
        }));
    }
}
