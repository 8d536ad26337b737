using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoGovernance.Testing;

namespace CoGovernance.Architecture.Tests.StorageContracts;

/// <summary>A description that was once agreed on and stands in the tree, under Golden.</summary>
internal sealed class GoldenFile(string name)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string FullName { get; } = Repository.PathOf("tests", "CoGovernance.Architecture.Tests", "Golden", name);

    /// <summary>Fails with what differs; writes the file instead when the environment says <c>UPDATE_GOLDEN=1</c>.</summary>
    public void Require(JsonObject actual, string rule)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullName)!);
            File.WriteAllText(FullName, actual.ToJsonString(Readable) + "\n");
            return;
        }

        var golden = File.Exists(FullName) ? JsonNode.Parse(File.ReadAllText(FullName))! : new JsonObject();
        Findings.None(
            $"{rule}\n  When the change is right, run this test with UPDATE_GOLDEN=1 and look at the difference of {Repository.Relative(FullName)}.",
            Differences(golden, actual));
    }

    /// <summary>What of the one is gone, new or different in the other, by path.</summary>
    internal static IEnumerable<string> Differences(JsonNode was, JsonNode now)
    {
        var (before, after) = (Flat(was), Flat(now));
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path =>
            !after.TryGetValue(path, out var present) ? $"gone:    {path}, which was {before[path]}"
            : !before.TryGetValue(path, out var past) ? $"new:     {path}, which is {present}"
            : past != present ? $"changed: {path} was {past} and is {present}"
            : null).OfType<string>();
    }

    private static Dictionary<string, string> Flat(JsonNode root)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(root, "");
        return leaves;

        void Walk(JsonNode node, string path)
        {
            switch (node)
            {
                case JsonObject { Count: > 0 } properties:
                    foreach (var (property, value) in properties)
                        Walk(value!, path.Length == 0 ? property : $"{path}.{property}");
                    break;
                case JsonArray { Count: 1 } items:
                    Walk(items[0]!, $"{path}[]");
                    break;
                default:
                    leaves[path] = node.ToJsonString(Readable).Trim('"');
                    break;
            }
        }
    }
}
