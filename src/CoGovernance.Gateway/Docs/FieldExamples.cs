using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CoGovernance.Gateway.Docs;

/// <summary>
/// What a field may hold, by its name: a field means the same wherever it stands. A body put together from these is one that the
/// endpoint can read. Enums, objects and truth values explain themselves. All people and numbers are invented.
/// </summary>
internal static class FieldExamples
{
    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["account"] = "laocheng.secretary",
        ["actor"] = "laocheng.secretary",
        ["address"] = "老城一号楼二单元 301",
        ["advice"] = "请联系县供电公司",
        ["answer"] = "登记表为证",
        ["area"] = "610922100",
        ["borrower"] = "610922100006",
        ["call"] = "120",
        ["category"] = "errand",
        ["certifiedBy"] = "610922100006",
        ["code"] = "7K3M2QXP",
        ["community"] = "610922100006",
        ["contact"] = "王某 12000000001",
        ["correction"] = "1",
        ["csrfToken"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ["current"] = "the-first-one-7",
        ["cursor"] = "WyIyMDI2LTAzLTA0VDAyOjAwOjAwIiwiUjIwMjYwMzA0LTdLM00yUSJd",
        ["decidedBy"] = "laocheng.secretary",
        ["displayName"] = "老城社区书记",
        ["englishName"] = "Errands",
        ["factor"] = "home-community",
        ["field"] = "wishedAt",
        ["fields"] = "contact,address",
        ["firstPassword"] = "kd7mw-3hpqa-x9c2r",
        ["id"] = "9f2c41d07a6b",
        ["into"] = "R20260304-7K3M2Q",
        ["label"] = "接口",
        ["lender"] = "610922100001",
        ["loan"] = "R20260304-7K3M2Q/1",
        ["member"] = "6109220000000017",
        ["message"] = "期望时间应在 60 天以内",
        ["name"] = "王某",
        ["new"] = "my-own-password-8",
        ["nextCursor"] = "WyIyMDI2LTAzLTA0VDAyOjAwOjAwIiwiUjIwMjYwMzA0LTdLM00yUSJd",
        ["number"] = "R20260304-7K3M2Q",
        ["onBehalfBy"] = "laocheng.courtyard",
        ["parent"] = "610922100",
        ["password"] = "the-first-one-7",
        ["phone"] = "12000000001",
        ["post"] = "政策宣传岗",
        ["reason"] = "居民来电说明",
        ["reportedBy"] = "6109220000000017",
        ["request"] = "R20260304-7K3M2Q",
        ["requestId"] = "0HNA2V5C8J7K3:00000001",
        ["secret"] = "Zm9yIG1lIG9ubHk",
        ["service"] = "1",
        ["skill"] = "general",
        ["status"] = "open",
        ["thing"] = "request/R20260304-7K3M2Q",
        ["title"] = "有字段不符合要求",
        ["token"] = "cog.bGFvY2hlbmcuc2VjcmV0YXJ5.9f2c41d07a6b.c2VjcmV0",
        ["type"] = "urn:cogovernance:problem:request.invalid",
        ["unit"] = "SQ-HOSPITAL-1",
        ["what"] = "Submitted",
        ["words"] = "帮忙到卫生服务中心取药",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Figures = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["alertBudgetPerWeek"] = 5,
        ["alertsPerPlace"] = 3,
        ["availableMinutes"] = 5400,
        ["budget"] = 3,
        ["change"] = 0.15,
        ["correction"] = 1,
        ["count"] = 1,
        ["coverage"] = 0.8,
        ["days"] = 30,
        ["elders"] = 610,
        ["error"] = 0.78,
        ["filled"] = 1,
        ["high"] = 7,
        ["limit"] = 50,
        ["low"] = 2,
        ["minutes"] = 60,
        ["minutesAtFirst"] = 60,
        ["minutesBefore"] = 60,
        ["minutesError"] = 0.81,
        ["minutesInARow"] = 240,
        ["minutesPerWeek"] = 480,
        ["normal"] = 0.5,
        ["openMinutes"] = 1800,
        ["orderedMinutes"] = 180,
        ["orders"] = 3,
        ["ordersLately"] = 42,
        ["ordersUsually"] = 38.5,
        ["overloaded"] = 1.2,
        ["ownLimit"] = 3,
        ["people"] = 1,
        ["perWeek"] = 3,
        ["places"] = 1,
        ["points"] = 100,
        ["policy"] = 6,
        ["ratio"] = 0.33,
        ["reopenings"] = 0,
        ["residents"] = 3200,
        ["round"] = 1,
        ["score"] = 5,
        ["service"] = 1,
        ["services"] = 12,
        ["share"] = 0.2,
        ["status"] = 422,
        ["strained"] = 0.8,
        ["tested"] = 28,
        ["thisWeek"] = 1,
        ["usual"] = 1560,
        ["version"] = 3,
        ["warnAt"] = 0.8,
        ["wavesPerTier"] = 2,
        ["weeks"] = 4,
        ["withinInterval"] = 0.86,
        ["year"] = 2026,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Rows = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["duplicates"] = ["R20260304-9T5R1W"],
        ["words"] = ["着火", "火灾"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The example for a field or parameter; null where none is needed or nobody has thought of one (a test tells).</summary>
    public static JsonNode? Of(string name, OpenApiSchema schema)
    {
        var type = schema.Type & ~JsonSchemaType.Null;
        if (schema.Enum is { Count: > 0 })
            return null;
        return type switch
        {
            JsonSchemaType.String => schema switch
            {
                { Format: "date-time" } => "2026-03-06T10:00:00+08:00",
                { Format: "date" } => "2026-03-06",
                { Format: "time" } => "09:00:00",
                { Pattern: { } pattern } when pattern.Contains(":\\d{2}:", StringComparison.Ordinal) => "02:00:00",
                _ => Texts.TryGetValue(name, out var text) ? text : null,
            },
            JsonSchemaType.Integer when Figures.TryGetValue(name, out var figure) => (long)figure,
            JsonSchemaType.Number when Figures.TryGetValue(name, out var figure) => figure,
            JsonSchemaType.Array when Rows.TryGetValue(name, out var row) => new JsonArray([.. row.Select(r => (JsonNode?)r)]),
            _ => null,
        };
    }
}
