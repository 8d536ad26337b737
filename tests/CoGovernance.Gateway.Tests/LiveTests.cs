using System.Diagnostics;
using System.Globalization;
using System.Net;
using CoGovernance.Gateway.Edge;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>What changes is told as it happens: to whom it concerns, in order, and without losing anything.</summary>
public sealed class LiveTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private static readonly EdgeOptions Beating = ServedCounty.Unlimited with { LiveHeartbeat = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task An_order_is_told_to_those_whose_business_it_is_and_to_nobody_else()
    {
        var near = new Dictionary<string, LiveReader>();
        var far = new Dictionary<string, LiveReader>();
        foreach (var account in new[] { "county", "town", "secretary", "courtyard", "member", "liaison", "auditor", "integration" })
        {
            near.Add(account, await OpenAsync(county, account));
            far.Add(account, await OpenAsync(county, $"{account}.far"));
        }

        using var head = await county.SignInAsync("courtyard");
        var number = await county.OrderAsync(head);
        using var somebody = await county.SignInAsync("courtyard.far");
        var other = await county.OrderAsync(somebody, ServedCounty.Far);

        foreach (var account in new[] { "county", "town", "secretary", "courtyard", "member", "auditor", "integration" })
        {
            var told = await near[account].ChangesUntilAsync(b => b.What == $"request {number}");
            Assert.Equal(ServedCounty.East, told[^1].Data.GetProperty("area").GetString());
        }

        // Each of the other side's streams comes to the other order without having spoken of this one.
        foreach (var account in new[] { "town.far", "secretary.far", "courtyard.far", "member.far", "integration.far" })
        {
            var told = await far[account[..^4]].ChangesUntilAsync(b => b.What == $"request {other}");
            Assert.DoesNotContain(told, b => b.What == $"request {number}");
        }

        // The member's being asked is an event of the member, whom the unit's liaison may see; the request is not.
        var ofUnit = await near["liaison"].ChangesUntilAsync(b => b.What == $"member {ServedCounty.EastMember}");
        Assert.DoesNotContain(ofUnit, b => b.What.StartsWith("request", StringComparison.Ordinal));
        foreach (var reader in near.Values.Concat(far.Values))
            reader.Dispose();
    }

    [Fact]
    public async Task A_change_names_what_changed_and_holds_no_word_of_it()
    {
        using var live = await OpenAsync(county, "secretary");
        using var head = await county.SignInAsync("courtyard");
        var number = await county.OrderAsync(head);
        var told = (await live.ChangesUntilAsync(b => b.What == $"request {number}"))[^1];
        Assert.Equal(["kind", "key", "area", "version", "position", "at"], told.Data.EnumerateObject().Select(f => f.Name));
        Assert.Equal(told.Position.ToString(CultureInfo.InvariantCulture), told.Id);
        Assert.DoesNotContain("王某", told.Text, StringComparison.Ordinal);
        Assert.True(told.Data.GetProperty("version").GetInt64() > 0);
        Assert.Equal(TimeSpan.Zero, told.Data.GetProperty("at").GetDateTimeOffset().Offset);
    }

    [Fact]
    public async Task A_stream_goes_on_where_it_broke_off_without_gaps_or_doubles()
    {
        using var whole = await OpenAsync(county, "county");
        var broken = await OpenAsync(county, "county");
        using var head = await county.SignInAsync("courtyard");
        var seen = new List<string>();
        string? number = null;
        for (var i = 0; i < 5; i++)
        {
            number = await county.OrderAsync(head, daysAhead: 4 + i);
            seen.AddRange((await broken.ChangesUntilAsync(b => b.What == $"request {number}")).Select(b => b.Text));
            broken.Dispose();
            number = await county.OrderAsync(head, daysAhead: 4 + i);
            using var visitor = await county.SignInAsync("county");
            var last = seen[^1].Split('\n')[0]["id: ".Length..];
            broken = i % 2 == 0 ? await visitor.FollowAsync(lastEventId: last) : await visitor.FollowAsync($"?after={last}");
            Assert.Equal(last, (await broken.NextEventAsync("ready")).Id);
        }

        var end = (await broken.ChangesUntilAsync(b => b.What == $"request {number}")).Select(b => b.Text);
        seen.AddRange(end);
        await whole.ChangesUntilAsync(b => b.Text == seen[0]);
        var all = await whole.ChangesUntilAsync(b => b.Text == seen[^1]);
        Assert.Equal(all.Select(b => b.Text), seen[1..]);
        Assert.Equal(all.Select(b => b.Position).Order().Distinct(), all.Select(b => b.Position));
        broken.Dispose();
    }

    [Fact]
    public async Task Who_was_away_for_too_long_is_told_to_read_anew()
    {
        await using var small = await ServedCounty.StartAsync(ServedCounty.Unlimited with { LiveChangesKept = 16 });
        using var head = await small.SignInAsync("courtyard");
        for (var i = 0; i < 8; i++)
            await small.OrderAsync(head, daysAhead: 3 + i);
        using var visitor = await small.SignInAsync("county");
        using var old = await visitor.FollowAsync(lastEventId: "1");
        var reset = await old.NextEventAsync("reset");
        var newest = await small.Store.LastPositionAsync(default);
        Assert.Equal(("behind", newest), (reset.Data.GetProperty("reason").GetString(), reset.Position));
        Assert.Equal(newest.ToString(CultureInfo.InvariantCulture), reset.Id);
        var number = await small.OrderAsync(head, daysAhead: 20);
        await old.ChangesUntilAsync(b => b.What == $"request {number}");

        using var ahead = await visitor.FollowAsync("?after=999999999");
        Assert.Equal("ahead", (await ahead.NextEventAsync("reset")).Data.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("?after=-1", null, "request.invalid")]
    [InlineData("", "nonsense", "request.invalid")]
    [InlineData("?after=x", null, "request.malformed")]
    public async Task A_position_that_is_none_is_refused(string query, string? lastEventId, string code)
    {
        using var secretary = await county.SignInAsync("secretary");
        var answer = await secretary.SendAsync(HttpMethod.Get, $"live{query}", null, lastEventId is null ? [] : [("Last-Event-ID", lastEventId)]);
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task Commits_of_another_process_are_told_within_a_second()
    {
        await using var served = await ServedCounty.StartAsync(new ServedCounty { Journal = inner => new DeafJournal(inner) });
        using var live = await OpenAsync(served, "secretary");
        using var head = await served.SignInAsync("courtyard");
        var number = await served.OrderAsync(head);
        var watch = Stopwatch.StartNew();
        await live.ChangesUntilAsync(b => b.What == $"request {number}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task All_viewers_together_read_the_journal_once()
    {
        DeafJournal? journal = null;
        await using var served = await ServedCounty.StartAsync(new ServedCounty { Journal = inner => journal = new DeafJournal(inner) });
        using var head = await served.SignInAsync("courtyard");
        var viewers = new List<LiveReader>();
        for (var i = 0; i < 8; i++)
            viewers.Add(await OpenAsync(served, "county"));
        var before = journal!.ChangesRead;
        var watch = Stopwatch.StartNew();
        var number = await served.OrderAsync(head);
        foreach (var viewer in viewers)
            await viewer.ChangesUntilAsync(b => b.What == $"request {number}");

        // It polls twice a second, and once more for each stretch that it finds.
        Assert.InRange(journal.ChangesRead - before, 1, 4 + (long)(watch.Elapsed.TotalSeconds * 4));
        viewers.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task One_account_and_all_together_have_so_many_streams_and_a_place_is_free_again_when_one_is_left()
    {
        await using var small = await ServedCounty.StartAsync(ServedCounty.Unlimited with { LivePerAccount = 2, LiveViewers = 3 });
        using var secretary = await small.SignInAsync("secretary");
        using var coordinator = await small.SignInAsync("county");
        using var first = await secretary.FollowAsync();
        var second = await secretary.FollowAsync();
        Assert.Equal(((HttpStatusCode)429, "live.too-many"), await RefusalAsync(secretary));
        using var third = await coordinator.FollowAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "live.full"), await RefusalAsync(coordinator));
        second.Dispose();

        // The server hears of it a moment later.
        var watch = Stopwatch.StartNew();
        while (await RefusalAsync(coordinator) != (HttpStatusCode.OK, null))
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The place was not freed.");

        static async Task<(HttpStatusCode, string?)> RefusalAsync(Visitor visitor)
        {
            var answer = await visitor.GetAsync("live");
            return (answer.Status, answer.Code);
        }
    }

    [Fact]
    public async Task It_ends_with_the_session_and_with_the_account()
    {
        await using var own = await ServedCounty.StartAsync(ServedCounty.Unlimited);
        using var leaving = await own.SignInAsync("secretary");
        using var disabled = await own.SignInAsync("town");
        using var staying = await own.SignInAsync("secretary");
        using var leaver = await FollowAsync(leaving);
        using var stopped = await FollowAsync(disabled);
        using var stays = await FollowAsync(staying);
        using var coordinator = await own.SignInAsync("county");
        await leaving.SendAsync(HttpMethod.Delete, "session");
        await EndsAsync(leaver, "signedOut");
        var version = (await coordinator.GetAsync("accounts/town")).Message.Headers.ETag!.Tag;
        var done = await coordinator.PostAsync("accounts/town/disable", new { reason = "离任" }, ("If-Match", version));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        await EndsAsync(stopped, "signedOut");
        using var head = await own.SignInAsync("courtyard");
        var number = await own.OrderAsync(head);
        await stays.ChangesUntilAsync(b => b.What == $"request {number}");
    }

    [Fact]
    public async Task Who_gets_another_part_of_the_county_reads_anew_and_hears_of_that_part()
    {
        await using var own = await ServedCounty.StartAsync(ServedCounty.Unlimited);
        using var live = await OpenAsync(own, "secretary");
        using var coordinator = await own.SignInAsync("county");
        var read = await coordinator.GetAsync("accounts/secretary");
        var moved = await coordinator.SendAsync(
            HttpMethod.Put, "accounts/secretary", new { role = "communitySecretary", area = ServedCounty.Far },
            ("If-Match", read.Message.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        LiveBlock next;
        do
            next = await live.NextEventAsync();
        while (next.Event == "change");
        Assert.Equal(("reset", "scope"), (next.Event, next.Data.GetProperty("reason").GetString()));
        using var head = await own.SignInAsync("courtyard");
        using var far = await own.SignInAsync("courtyard.far");
        var hidden = await own.OrderAsync(head);
        var number = await own.OrderAsync(far, ServedCounty.Far);
        var told = await live.ChangesUntilAsync(b => b.What == $"request {number}");
        Assert.DoesNotContain(told, b => b.What == $"request {hidden}");
    }

    [Fact]
    public async Task It_ends_when_the_server_stops()
    {
        await using var own = await ServedCounty.StartAsync(ServedCounty.Unlimited);
        using var live = await OpenAsync(own, "secretary");
        var watch = Stopwatch.StartNew();
        var stopping = own.StopAsync();
        await EndsAsync(live, "stopping");
        await stopping;
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"The server took {watch.Elapsed} to stop.");
    }

    [Fact]
    public async Task Without_news_it_gives_signs_of_life_that_move_on_and_outlasts_the_limit_for_requests()
    {
        var log = new LogEar();
        await using var own = await ServedCounty.StartAsync(Beating with { MostTime = TimeSpan.FromSeconds(1) }, log);
        using var visitor = await own.SignInAsync("secretary.far");
        using var live = await FollowAsync(visitor);
        using var head = await own.SignInAsync("courtyard");
        await own.OrderAsync(head);
        var newest = (await own.Store.LastPositionAsync(default)).ToString(CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        string? id = null;
        while (watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            var beat = (await live.NextAsync())!;
            Assert.Null(beat.Event);
            id = beat.Id;
        }

        Assert.Equal(newest, id);
        Assert.Single(log.Access, l => l.StartsWith("GET /api/v1/live begun by secretary.far", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Access, l => l.StartsWith("GET /api/v1/live 200", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = own.Address };
        var metrics = await http.GetStringAsync("/metrics");
        Assert.Contains("cogovernance_live_viewers 1\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_asks_again_and_is_spared_what_has_not_changed()
    {
        using var resident = county.Visitor();
        var order = await resident.PostAsync("orders", new
        {
            community = ServedCounty.Far,
            category = "errand",
            words = "帮忙取药",
            name = "王某",
            phone = "12000000091",
            address = "二号楼",
            wishedAt = ServedCounty.Start.AddDays(30),
        });
        await county.SettleAsync();
        var (path, code) = ($"orders/{order.Text("number")}", order.Text("code"));
        var first = await resident.SendAsync(HttpMethod.Get, path, null, ("Order-Code", code));
        var tag = first.Message.Headers.ETag!.Tag;
        var same = await resident.SendAsync(HttpMethod.Get, path, null, ("Order-Code", code), ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.Equal("not-found", (await resident.SendAsync(HttpMethod.Get, path, null, ("Order-Code", "AAAAAAAA"), ("If-None-Match", tag))).Code);
        await resident.PostAsync($"{path}/cancellation", new { reason = "不需要了" }, ("Order-Code", code));
        var changed = await resident.SendAsync(HttpMethod.Get, path, null, ("Order-Code", code), ("If-None-Match", tag));
        Assert.Equal((HttpStatusCode.OK, "cancelled"), (changed.Status, changed.Text("phase")));
    }

    private static async Task EndsAsync(LiveReader live, string reason)
    {
        LiveBlock block;
        do
            block = await live.NextEventAsync();
        while (block.Event == "change");
        Assert.Equal(("end", reason), (block.Event, block.Data.GetProperty("reason").GetString()));
        Assert.Null(await live.NextAsync());
    }

    private static async Task<LiveReader> OpenAsync(ServedCounty of, string account)
    {
        using var visitor = await of.SignInAsync(account);
        return await FollowAsync(visitor);
    }

    private static async Task<LiveReader> FollowAsync(Visitor visitor)
    {
        var live = await visitor.FollowAsync();
        await live.NextEventAsync("ready");
        return live;
    }
}
