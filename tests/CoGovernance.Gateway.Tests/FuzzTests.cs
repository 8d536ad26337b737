using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>Every endpoint, asked in ways that nobody should: nothing breaks, and the record holds.</summary>
public sealed class FuzzTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const int Seed = 20261124;
    private const int TimesEach = 20;

    private static readonly string[] Odd = ["0", "%00", "..%2f..", "R20260304-AAAAAA", new string('9', 300), "%E4%B8%AD", "'", "610922", "a-b"];

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e400", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[[[[[]]]]]",
        "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"2026-02-30\"", "\"' OR 1=1 --\"", "\"<script>\"", "\"😀\"",
        "\"" + new string('长', 5000) + "\"",
    ];

    [Fact]
    public async Task Nothing_that_is_sent_breaks_the_county()
    {
        var chance = new Random(Seed);
        var seen = new HashSet<HttpStatusCode>();
        using var resident = county.Visitor();
        Visitor[] all =
        [
            resident, await county.SignInAsync("county"), await county.SignInAsync("secretary"), await county.SignInAsync("member"),
            await county.SignInAsync("courtyard"), await county.SignInAsync("town"),
        ];
        var api = await ApiDescription.ReadAsync(county.Address);
        var bodies = api.Operations.Where(o => o.Body is not null).ToDictionary(o => o.Id, o => Here(o.Body!), StringComparer.Ordinal);
        string[] others = [.. bodies.Values, "{}"];
        var order = await resident.SendRawAsync(HttpMethod.Post, "orders", Encoding.UTF8.GetBytes(bodies["placeOrder"]));
        await county.SettleAsync();

        // What would end the session of those who ask is left to the tests of identity.
        foreach (var operation in api.Operations.Where(o => o.Id != "signOut"))
        {
            for (var i = 0; i < TimesEach; i++)
            {
                var method = operation.Method;
                var path = Path(operation.Path, chance, order.Text("number")) + Query(operation, chance);
                var fitting = chance.Next(2) == 0 ? bodies.GetValueOrDefault(operation.Id, "{}") : others[chance.Next(others.Length)];
                var body = method == HttpMethod.Get ? null : Mutated(chance, fitting);
                var visitor = all[chance.Next(all.Length)];
                (string, string)[] headers = chance.Next(4) == 0
                    ? [("Idempotency-Key", $"fuzz-key-{chance.Next(30)}"), ("Order-Code", order.Text("code"))]
                    : [];
                var answer = await visitor.SendRawAsync(method, path, body, "application/json", headers);
                seen.Add(answer.Status);
                Assert.True(
                    answer.Status < HttpStatusCode.InternalServerError,
                    $"Seed {Seed}: {method} {path} {(body is null ? "" : Encoding.UTF8.GetString(body))} was answered with {answer.Status} {answer.Code}");
            }
        }

        // It went deep enough to be taken, and to be refused in every way.
        HttpStatusCode[] expected =
        [
            HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden,
            HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity,
        ];
        Assert.Empty(expected.Except(seen));
        await county.SettleAsync();
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
        foreach (var visitor in all[1..])
            visitor.Dispose();
    }

    /// <summary>The example with what the county of the tests has in place of what an example county has.</summary>
    private static string Here(JsonNode body) => body.ToJsonString(JsonSerializerOptions.Web)
        .Replace("610922100006", ServedCounty.East, StringComparison.Ordinal)
        .Replace("6109220000000017", ServedCounty.EastMember, StringComparison.Ordinal)
        .Replace("SQ-HOSPITAL-1", "HOSPITAL-1", StringComparison.Ordinal);

    private static string Path(string path, Random chance, string request)
    {
        foreach (var (name, right) in new[]
                 {
                     ("{request}", request), ("{member}", ServedCounty.EastMember), ("{area}", ServedCounty.East), ("{account}", "somebody"),
                     ("{id}", "abc"), ("{version}", "0"), ("{unit}", "HOSPITAL-1"), ("{community}", ServedCounty.East), ("{post}", "patrol"),
                     ("{import}", "i0123"), ("{file}", "1"), ("{head}", "6109220000000009"), ("{service}", "1"), ("{correction}", "1"),
                     ("{secret}", "a-secret"), ("{plan}", ServedCounty.Plan), ("{simulation}", ServedCounty.Simulation),
                 })
        {
            path = path.Replace(name, chance.Next(3) == 0 ? Odd[chance.Next(Odd.Length)] : right, StringComparison.Ordinal);
        }

        return path;
    }

    /// <summary>Some of the parameters that the operation takes, each as it should be or as it should not.</summary>
    private static string Query(DescribedOperation operation, Random chance)
    {
        if (!operation.Json.TryGetProperty("parameters", out var parameters))
            return "";
        var chosen =
            from parameter in parameters.EnumerateArray()
            where parameter.GetProperty("in").GetString() == "query" && chance.Next(2) == 0
            let right = parameter.TryGetProperty("example", out var example) ? Uri.EscapeDataString(example.ToString()) : "true"
            select $"{parameter.GetProperty("name").GetString()}={(chance.Next(2) == 0 ? right : Odd[chance.Next(Odd.Length)])}";
        return $"?{string.Join('&', chosen)}";
    }

    /// <summary>The body, with a value replaced, cut short, with bytes changed, or as it is.</summary>
    private static byte[] Mutated(Random chance, string body)
    {
        switch (chance.Next(4))
        {
            case 0 when body.IndexOf(':', StringComparison.Ordinal) > 0:
                var colons = body.Select((c, i) => (c, i)).Where(p => p.c == ':' && body[p.i - 1] == '"').Select(p => p.i).ToList();
                var at = colons[chance.Next(colons.Count)] + 1;
                var end = body.IndexOfAny([',', '}'], at);
                return Encoding.UTF8.GetBytes(body[..at] + Values[chance.Next(Values.Length)] + body[end..]);
            case 1:
                return Encoding.UTF8.GetBytes(body[..chance.Next(body.Length)]);
            case 2:
                var bytes = Encoding.UTF8.GetBytes(body);
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
                return bytes;
            default:
                return Encoding.UTF8.GetBytes(body);
        }
    }
}
