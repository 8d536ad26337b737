using System.Text.Json;
using System.Text.Json.Nodes;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Policies;

namespace CoGovernance.Gateway.Policies;

/// <summary>A policy as it was adopted: by whom, when and why. Version 0 is the program's own, adopted by nobody.</summary>
public sealed record PolicyVersion(int Version, string? Account, DateTimeOffset? At, string? Reason);

/// <summary>One field that two policies differ in. A value that one of them lacks is absent.</summary>
/// <param name="Field">Its path: <c>waves.alertsPerPlace</c>, <c>categories.errand.minutes</c>, <c>emergencies[0].words</c>.</param>
public sealed record PolicyDifference(string Field, JsonNode? Before, JsonNode? After);

/// <summary>The policies that were ever adopted, as the journal has them.</summary>
internal static class PolicyHistory
{
    private const int AtOnce = 200;

    /// <summary>Newest first, below a version; the default ends the list.</summary>
    public static async Task<List<(PolicyVersion Line, Policy Policy)>> BelowAsync(
        IJournal journal, DivisionCode? county, int below, int limit, CancellationToken cancellationToken)
    {
        var found = new List<(PolicyVersion, Policy)>();
        var query = new EventQuery { Kind = "county", Key = county?.Value, Type = nameof(PolicyAdopted), Descending = true, Limit = AtOnce };
        while (county is not null && found.Count < limit)
        {
            var events = await journal.EventsAsync(query, cancellationToken);
            foreach (var e in events)
            {
                var adopted = JsonSerializer.Deserialize<PolicyAdopted>(e.Data, WireJson.Options)!;
                if (adopted.Policy.Version < below && found.Count < limit)
                    found.Add((new PolicyVersion(adopted.Policy.Version, e.Actor, e.At, adopted.Reason), adopted.Policy));
            }

            if (events.Count < AtOnce)
                break;
            query = query with { After = events[^1].Position };
        }

        if (found.Count < limit && below > 0)
            found.Add((new PolicyVersion(0, null, null, null), DefaultPolicy.Value));
        return found;
    }

    /// <summary>Null when there never was such a version.</summary>
    public static async Task<Policy?> FindAsync(IJournal journal, DivisionCode? county, int version, CancellationToken cancellationToken) =>
        version == int.MaxValue ? null
        : (await BelowAsync(journal, county, version + 1, 1, cancellationToken)) is [var (_, policy)] && policy.Version == version ? policy
        : null;

    /// <summary>The fields in which two policies differ, as they are written on the wire; their versions aside.</summary>
    public static IReadOnlyList<PolicyDifference> Differences(Policy before, Policy after, JsonSerializerOptions json)
    {
        var found = new List<PolicyDifference>();
        Compare("", JsonSerializer.SerializeToNode(before with { Version = 0 }, json), JsonSerializer.SerializeToNode(after with { Version = 0 }, json), found);
        return found;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<PolicyDifference> found)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        switch (before, after)
        {
            case (JsonObject old, JsonObject now):
                foreach (var name in old.Select(p => p.Key).Union(now.Select(p => p.Key), StringComparer.Ordinal))
                    Compare(path.Length == 0 ? name : $"{path}.{name}", old[name], now[name], found);
                break;
            case (JsonArray old, JsonArray now) when old.Concat(now).All(n => n is JsonObject):
                for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
                    Compare($"{path}[{i}]", i < old.Count ? old[i] : null, i < now.Count ? now[i] : null, found);
                break;
            default:
                found.Add(new PolicyDifference(path, before?.DeepClone(), after?.DeepClone()));
                break;
        }
    }
}
