using System.Net;
using System.Text;
using CoGovernance.Gateway.Access;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;
using Microsoft.AspNetCore.Routing;

namespace CoGovernance.Gateway.Tests;

/// <summary>Every endpoint, asked in ways that nobody should: nothing breaks, and the record holds.</summary>
public sealed class FuzzTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const int Seed = 20261124;
    private const int TimesEach = 20;

    /// <summary>Bodies that some endpoint takes, to begin with.</summary>
    private static readonly string[] Bodies =
    [
        "{}",
        """{"community":"610922100001","category":"errand","words":"帮忙","name":"王","phone":"12000000009","address":"一","wishedAt":"2026-03-20T10:00:00Z"}""",
        """{"account":"fuzzed","role":"townOfficial","area":"610922100"}""",
        """{"reason":"查看","beginsAt":"2026-03-20T10:00:00+08:00"}""",
        """{"category":"errand","beginsAt":"2026-03-20T10:00:00+08:00"}""",
        """{"reason":"notOurs","advice":"请联系供电公司"}""",
        """{"score":5,"resolved":true,"words":"好"}""",
        """{"beginsAt":"2026-03-20T10:00:00+08:00","minutes":60}""",
        """{"onDuty":false,"reason":"出差","until":"2026-03-20T10:00:00+08:00"}""",
        """{"label":"接口","days":30}""",
        """{"into":"R20260304-AAAAAA"}""",
        """{"current":"x","new":"y"}""",
    ];

    /// <summary>Where in <see cref="Bodies"/> the one lies that an endpoint takes; the empty one for the others.</summary>
    private static readonly Dictionary<Operation, int> Fitting = new()
    {
        [Operation.PlaceOrder] = 1,
        [Operation.SubmitRequest] = 1,
        [Operation.OpenAccount] = 2,
        [Operation.ReopenRequest] = 3,
        [Operation.TriageRequest] = 4,
        [Operation.RejectRequest] = 5,
        [Operation.EvaluateRequest] = 6,
        [Operation.RescheduleRequest] = 7,
        [Operation.SetDuty] = 8,
        [Operation.IssueToken] = 9,
        [Operation.MergeRequest] = 10,
        [Operation.ChangePassword] = 11,
    };

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
        var order = await resident.SendRawAsync(HttpMethod.Post, "orders", Encoding.UTF8.GetBytes(Bodies[1]));
        await county.SettleAsync();
        foreach (var endpoint in county.Endpoints.Where(e => e.Metadata.GetMetadata<EndpointAccess>() is not null))
        {
            // What would end the session of those who ask is left to the tests of identity.
            if (endpoint.Metadata.GetMetadata<EndpointAccess>()!.Operation is Operation.SignOut)
                continue;
            for (var i = 0; i < TimesEach; i++)
            {
                var method = new HttpMethod(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);
                var path = Path(endpoint, chance, order.Text("number"));
                var operation = endpoint.Metadata.GetMetadata<EndpointAccess>()!.Operation;
                var body = method == HttpMethod.Get ? null : Mutated(chance, operation);
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

    private static string Path(RouteEndpoint endpoint, Random chance, string request)
    {
        string[] odd = ["0", "%00", "..%2f..", "R20260304-AAAAAA", new string('9', 300), "%E4%B8%AD", "'", "610922", "a-b"];
        var path = endpoint.RoutePattern.RawText!["/api/v1/".Length..];
        foreach (var (name, right) in new[]
                 {
                     ("{request}", request), ("{member}", ServedCounty.EastMember), ("{area}", ServedCounty.East), ("{account}", "somebody"), ("{id}", "abc"),
                 })
        {
            path = path.Replace(name, chance.Next(3) == 0 ? odd[chance.Next(odd.Length)] : right, StringComparison.Ordinal);
        }

        return chance.Next(3) == 0
            ? $"{path}?limit={Odd()}&cursor={Odd()}&phase={Odd()}&area={Odd()}"
            : path;

        string Odd() => odd[chance.Next(odd.Length)];
    }

    /// <summary>One of the bodies, with a value replaced, cut short, with bytes changed, or as it is.</summary>
    private static byte[] Mutated(Random chance, Operation operation)
    {
        var body = Bodies[chance.Next(2) == 0 ? Fitting.GetValueOrDefault(operation) : chance.Next(Bodies.Length)];
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
