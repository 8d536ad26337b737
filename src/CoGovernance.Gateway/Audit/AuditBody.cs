using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace CoGovernance.Gateway.Audit;

/// <summary>The body of an event as auditors see it.</summary>
internal static class AuditBody
{
    /// <summary>Not personal, and still nobody's business: what secrets are known by, and the chance from which numbers are made.</summary>
    private static readonly FrozenSet<string> Hidden = FrozenSet.Create("secretHash", "seed", "fingerprint");

    public static JsonNode? Of(byte[] data)
    {
        var body = JsonNode.Parse(data);
        Mask(body);
        return body;
    }

    private static void Mask(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Mask(item);
            return;
        }

        if (node is not JsonObject fields)
            return;
        if (fields.Count == 2 && fields.ContainsKey("of") && fields["sealed"] is JsonValue)
        {
            fields["sealed"] = true;
            return;
        }

        foreach (var (name, value) in fields.ToList())
        {
            if (Hidden.Contains(name))
                fields.Remove(name);
            else
                Mask(value);
        }
    }
}
