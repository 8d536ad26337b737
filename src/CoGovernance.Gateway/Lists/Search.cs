using System.Collections.Immutable;
using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Edge;

namespace CoGovernance.Gateway.Lists;

/// <summary>What somebody typed to search by: parts between spaces, each of which must be found.</summary>
internal static class Search
{
    private const int Longest = 100;

    /// <summary>Reads the parameter <c>q</c>; none is no search, one without a letter or digit is told.</summary>
    public static Checks Words(this Checks checks, string? q, out ImmutableArray<string> parts)
    {
        parts = [];
        if (q is null)
            return checks;
        parts = [.. q.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(p => !Contracts.Journal.Words.Terms(p).IsEmpty).Distinct()];
        return checks.Text("q", q, 1, Longest).That(!parts.IsEmpty, "q", "field.no-words");
    }

    public static WordPart Part(string part) => new([Contracts.Journal.Words.Terms(part)]);
}
