using System.Net;
using CoGovernance.Contracts.Journal;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>The life of a request over HTTP, each step by the one whose step it is.</summary>
public sealed class LifeTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private static int phones;

    [Fact]
    public async Task An_order_is_accepted_served_and_evaluated_by_those_whose_step_it_is()
    {
        using var resident = county.Visitor();
        using var member = await county.SignInAsync("member");
        var (number, code) = await OrderAsync(resident);

        var offer = Assert.Single((await member.GetAsync($"members/{ServedCounty.EastMember}/offers?limit=1")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(number, offer.GetProperty("request").GetString());
        Assert.Equal("open", offer.GetProperty("status").GetString());
        Assert.Contains(offer.GetProperty("why").EnumerateArray(), w => w.GetProperty("factor").GetString() == "home-community");

        // Where the resident lives is not for who has only been asked.
        Assert.Equal("request.not-staff", (await member.PostAsync($"requests/{number}/contact", new { reason = "上门服务" })).Code);
        var accepted = await member.PostAsync($"members/{ServedCounty.EastMember}/offers/{number}/accept", new { });
        Assert.Equal("accepted", accepted.Text("phase"));
        var contact = await member.PostAsync($"requests/{number}/contact", new { reason = "上门服务" });
        Assert.Equal("一号楼 101", contact.Text("address"));
        Assert.Equal("inService", (await member.PostAsync($"requests/{number}/begin", new { })).Text("phase"));
        Assert.Equal("completed", (await member.PostAsync($"requests/{number}/complete", new { minutes = 50 })).Text("phase"));

        var tracked = await resident.SendAsync(HttpMethod.Get, $"orders/{number}", null, ("Order-Code", code));
        Assert.True(tracked.Body.GetProperty("canEvaluate").GetBoolean());
        var evaluated = await resident.PostAsync($"orders/{number}/evaluation", new { score = 5, resolved = true, words = "很好" }, ("Order-Code", code));
        Assert.Equal("closed", evaluated.Text("phase"));
        Assert.Equal("resolved", evaluated.Text("resolution"));

        using var secretary = await county.SignInAsync("secretary");
        var history = (await secretary.GetAsync($"requests/{number}/history")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("Submitted", history[0].GetProperty("what").GetString());
        Assert.Equal("resident", history[0].GetProperty("actor").GetString());
        Assert.Equal(["member"], history.Where(h => h.GetProperty("what").GetString() == "ServiceBegun").Select(h => h.GetProperty("actor").GetString()));
        Assert.Equal("Closed", history[^1].GetProperty("what").GetString());

        var readings = await ReadingsAsync($"request/{number}");
        Assert.Equal(("member", "contact,address", "上门服务"), Assert.Single(readings));
        await county.SettleAsync();
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task What_a_resident_denies_is_not_closed_as_resolved_and_can_be_taken_up_again()
    {
        using var resident = county.Visitor();
        using var member = await county.SignInAsync("member");
        var (number, code) = await OrderAsync(resident, ServedCounty.Start.AddDays(20));
        await member.PostAsync($"members/{ServedCounty.EastMember}/offers/{number}/accept", new { });
        await member.PostAsync($"requests/{number}/begin", new { });
        await member.PostAsync($"requests/{number}/complete", new { minutes = 30 });
        var denied = await resident.PostAsync($"orders/{number}/evaluation", new { score = 2, resolved = false }, ("Order-Code", code));
        Assert.Equal("evaluated", denied.Text("phase"));
        var again = await resident.PostAsync(
            $"orders/{number}/reopening", new { reason = "还没有修好", beginsAt = ServedCounty.Start.AddDays(25) }, ("Order-Code", code));
        Assert.Equal(1, again.Body.GetProperty("reopenings").GetInt32());
        Assert.Equal("triaged", again.Text("phase"));
    }

    [Fact]
    public async Task An_emergency_is_told_which_number_to_call_and_is_not_dispatched()
    {
        using var resident = county.Visitor();
        var answer = await resident.PostAsync("orders", Order(words: "厨房着火了"));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("rejected", answer.Text("phase"));
        Assert.Equal("119", answer.Text("call"));
    }

    [Fact]
    public async Task A_wrong_code_is_answered_as_if_there_were_no_such_order()
    {
        using var resident = county.Visitor();
        var (number, code) = await OrderAsync(resident, ServedCounty.Start.AddDays(30));
        foreach (var wrong in new[] { "AAAAAAAA", "", code[..7] })
        {
            var answer = await resident.SendAsync(HttpMethod.Get, $"orders/{number}", null, ("Order-Code", wrong));
            Assert.Equal((HttpStatusCode.NotFound, "not-found"), (answer.Status, answer.Code));
        }

        Assert.Equal("not-found", (await resident.PostAsync($"orders/{number}/cancellation", new { reason = "不需要了" }, ("Order-Code", "AAAAAAAA"))).Code);
        var cancelled = await resident.PostAsync($"orders/{number}/cancellation", new { reason = "不需要了" }, ("Order-Code", code));
        Assert.Equal("cancelled", cancelled.Text("phase"));
    }

    [Fact]
    public async Task The_same_write_under_its_key_has_one_effect_and_one_answer()
    {
        using var resident = county.Visitor();
        var order = Order();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await resident.PostAsync("orders", order, key);
        var second = await resident.PostAsync("orders", order, key);
        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal((first.Text("number"), first.Text("code")), (second.Text("number"), second.Text("code")));
        var other = await resident.PostAsync("orders", Order(), key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "command.reused"), (other.Status, other.Code));
        Assert.Equal("key.invalid", (await resident.PostAsync("orders", order, ("Idempotency-Key", "short"))).Code);
    }

    [Fact]
    public async Task One_phone_number_places_a_few_orders_a_day()
    {
        using var resident = county.Visitor();
        for (var i = 0; i < county.Edge.OrdersPerPhoneAndDay; i++)
            Assert.Equal(HttpStatusCode.Created, (await resident.PostAsync("orders", Order(phone: "12099999999"))).Status);
        var refused = await resident.PostAsync("orders", Order(phone: "12099999999"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "order.quota"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Orders_of_one_phone_number_at_the_same_instant_are_counted_like_any_others()
    {
        using var resident = county.Visitor();

        // Of a kind that waits for triage, so that no member is alerted.
        var answers = await Task.WhenAll(Enumerable.Range(0, county.Edge.OrdersPerPhoneAndDay * 4)
            .Select(_ => resident.PostAsync("orders", OrderOf("other", "帮忙取药", ServedCounty.East, "12099999998", null))));
        Assert.Equal(county.Edge.OrdersPerPhoneAndDay, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => Assert.Equal("order.quota", a.Code));
    }

    [Fact]
    public async Task A_courtyard_head_orders_for_others_and_sees_these_orders_only()
    {
        using var head = await county.SignInAsync("courtyard");
        var answer = await head.PostAsync("requests", Order());
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var listed = (await head.GetAsync("requests")).Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString());
        Assert.Equal([answer.Text("number")], listed);
        var outside = await head.PostAsync("requests", Order(community: ServedCounty.Far));
        Assert.Equal("request.invalid", outside.Code);
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        using var county1 = await county.SignInAsync("county");
        using var resident = county.Visitor();
        for (var i = 0; i < 5; i++)
            await resident.PostAsync("orders", Order(community: "610922100004"));
        var seen = new List<string?>();
        var path = "requests?area=610922100004&limit=2";
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await county1.GetAsync(path + (cursor.Length == 0 ? "" : $"&cursor={cursor}"))).Body;
            var numbers = page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()).ToList();
            Assert.InRange(numbers.Count, 1, 2);
            seen.AddRange(numbers);
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        var whole = (await county1.GetAsync("requests?area=610922100004&limit=200")).Body.GetProperty("items");
        Assert.Equal(whole.EnumerateArray().Select(i => i.GetProperty("number").GetString()), seen);
        Assert.True(seen.Count >= 5);
        Assert.Equal("cursor.invalid", (await county1.GetAsync("requests?cursor=abc")).Code);
    }

    private static object Order(string words = "帮忙取药", string community = ServedCounty.East, string? phone = null, DateTimeOffset? at = null) =>
        OrderOf("errand", words, community, phone, at);

    private static object OrderOf(string category, string words, string community, string? phone, DateTimeOffset? at) => new
    {
        community,
        category,
        words,
        name = "王某",
        phone = phone ?? $"1201{Interlocked.Increment(ref phones):D7}",
        address = "一号楼 101",
        wishedAt = at ?? ServedCounty.Start.AddDays(2 + phones),
    };

    private async Task<(string Number, string Code)> OrderAsync(Visitor resident, DateTimeOffset? at = null)
    {
        var answer = await resident.PostAsync("orders", Order(at: at));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        await county.SettleAsync();
        return (answer.Text("number"), answer.Text("code"));
    }

    private async Task<List<(string Account, string Fields, string Reason)>> ReadingsAsync(string thing)
    {
        var readings = new List<(string, string, string)>();
        await foreach (var row in county.Store.QueryAsync(
            new RowQuery(Tables.Readings) { Filters = [new RowFilter("thing", Comparison.Equal, thing)] }, default))
        {
            readings.Add(((string)row[0]!, (string)row[3]!, (string)row[4]!));
        }

        return readings;
    }
}
