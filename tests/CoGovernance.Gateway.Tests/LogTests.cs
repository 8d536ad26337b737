using System.Net;
using CoGovernance.Gateway.Tests.Fixture;
using Microsoft.Extensions.Logging;

namespace CoGovernance.Gateway.Tests;

/// <summary>What is written down of a request, and what never is.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_request_leaves_one_line_with_its_route_and_not_its_path()
    {
        var log = new LogEar();
        await using var county = await ServedCounty.StartAsync(ServedCounty.Unlimited, log);
        using var secretary = await county.SignInAsync("secretary");
        var before = log.Access.Count();
        await secretary.SendAsync(HttpMethod.Get, "requests/R20260304-AAAAAA?words=王某", null, ("X-Request-Id", "the-id-1"));
        using var program = county.Visitor();
        using var owner = await county.SignInAsync("integration");
        program.Token = (await owner.PostAsync("me/tokens", new { label = "接口", days = 1 })).Text("token");
        await program.SendAsync(HttpMethod.Get, "me", null, ("X-Request-Id", "the-id-2"));
        await program.SendAsync(HttpMethod.Get, "nowhere/王某", null, ("X-Request-Id", "the-id-3"));
        var lines = await LinesAsync(log, before + 4);
        Assert.Matches("^GET /api/v1/requests/{request} 404 in [0-9.]+ ms by secretary, request the-id-1 $", Of("the-id-1"));
        Assert.Matches("^GET /api/v1/me 200 in [0-9.]+ ms by token [0-9a-f]{12}, request the-id-2 $", Of("the-id-2"));
        Assert.DoesNotContain(lines, l => l.Contains("王某", StringComparison.Ordinal));

        string Of(string id) => lines.Single(l => l.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_word_of_a_person_and_no_secret_reaches_the_log_at_any_level()
    {
        var log = new LogEar();
        await using var county = await ServedCounty.StartAsync(ServedCounty.Unlimited, log);
        using var resident = county.Visitor();
        var order = await resident.PostAsync("orders?trace=查询词", new
        {
            community = ServedCounty.East,
            category = "errand",
            words = "取降压药片",
            name = "欧阳某某",
            phone = "12055667788",
            address = "幸福里九栋",
            wishedAt = ServedCounty.Start.AddDays(2),
        });
        Assert.Equal(HttpStatusCode.Created, order.Status);
        await county.SettleAsync();
        var (number, code) = (order.Text("number"), order.Text("code"));
        await resident.SendAsync(HttpMethod.Get, $"orders/{number}", null, ("Order-Code", code));
        await resident.SendRawAsync(HttpMethod.Post, "orders", Visitor.Bytes("{\"name\":\"欧阳某某\",\"phone\":12055667788"));
        await resident.PostAsync("session", new { account = "secretary", password = "mistyped-secret-1" });
        using var secretary = await county.SignInAsync("secretary");
        await secretary.PostAsync($"requests/{number}/contact", new { reason = "核对欧阳某某的地址" });
        await secretary.SendAsync(HttpMethod.Put, "me/password", new { current = "mistyped-secret-2", @new = "another-secret-3" });
        using var owner = await county.SignInAsync("integration");
        var token = (await owner.PostAsync("me/tokens", new { label = "接口", days = 1 })).Text("token");
        using var program = county.Visitor();
        program.Token = token;
        await program.GetAsync("requests?community=欧阳");
        var ours = log.All.Where(h => h.Category.StartsWith("CoGovernance", StringComparison.Ordinal)).ToList();
        Assert.Contains(ours, h => h.Level < LogLevel.Information);
        string[] secrets =
        [
            "欧阳", "降压", "12055667788", "5566778", "幸福里", "查询词", code, "mistyped", "another-secret", ServedCounty.Password, token,
            token.Split('.')[3], secretary.CsrfToken!, "核对",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(ours, h => h.Text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A line is written when its answer has gone out, so the last may still be on its way.</summary>
    private static async Task<List<string>> LinesAsync(LogEar log, int least)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (log.Access.Count() < least)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return [.. log.Access];
    }
}
