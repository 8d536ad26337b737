using System.Net;
using System.Text.Json;
using CoGovernance.Domain.Accounts;
using CoGovernance.Gateway.Tests.Fixture;

namespace CoGovernance.Gateway.Tests;

/// <summary>What members say of themselves, and what officials know of them.</summary>
public sealed class MembersTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private const string Mine = $"members/{ServedCounty.EastMember}";

    [Fact]
    public async Task A_member_sets_when_to_be_asked_on_the_version_that_was_read()
    {
        using var member = await county.SignInAsync("member");
        using var secretary = await county.SignInAsync("secretary");
        var read = await member.GetAsync($"{Mine}/availability");
        var version = read.Message.Headers.ETag!.Tag;
        var body = new
        {
            windows = new[] { new { day = "saturday", from = "09:00:00", to = "12:00:00" } },
            away = new[] { new { from = "2026-03-10", to = "2026-03-12" }, new { from = "2026-01-01", to = "2026-01-02" } },
            extra = new[] { new { day = "2026-03-09", from = "18:00:00", to = "20:00:00" } },
            quiet = new { from = "12:00:00", to = "14:00:00" },
        };

        Assert.Equal("version.missing", (await member.SendAsync(HttpMethod.Put, $"{Mine}/availability", body)).Code);
        var set = await member.SendAsync(HttpMethod.Put, $"{Mine}/availability", body, ("If-Match", version));
        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal(
            """{"windows":[{"day":"saturday","from":"09:00:00","to":"12:00:00"}],"away":[{"from":"2026-03-10","to":"2026-03-12"}]"""
                + ""","extra":[{"day":"2026-03-09","from":"18:00:00","to":"20:00:00"}],"quiet":{"from":"12:00:00","to":"14:00:00"}}""",
            set.Body.GetRawText());
        Assert.NotEqual(version, set.Message.Headers.ETag!.Tag);

        // What already holds is no conflict; another edit from the old version is.
        Assert.Equal(HttpStatusCode.OK, (await member.SendAsync(HttpMethod.Put, $"{Mine}/availability", body, ("If-Match", version))).Status);
        var stale = await member.SendAsync(HttpMethod.Put, $"{Mine}/availability", new { windows = Array.Empty<object>() }, ("If-Match", version));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "member.stale"), (stale.Status, stale.Code));
        Assert.Equal("auth.forbidden", (await secretary.SendAsync(HttpMethod.Put, $"{Mine}/availability", body, ("If-Match", version))).Code);
        Assert.Equal(set.Body.GetRawText(), (await secretary.GetAsync($"{Mine}/availability")).Body.GetRawText());

        await county.SettleAsync();
        var entry = (await county.Grains.GetGrain<Contracts.Grains.ICommunityGrain>(ServedCounty.East).View()).Roster[Domain.Members.MemberNumber.Parse(ServedCounty.EastMember)];
        Assert.Equal(new DateOnly(2026, 3, 10), Assert.Single(entry.Preferences!.Away).From);
        await member.SendAsync(
            HttpMethod.Put, $"{Mine}/availability", JsonSerializer.Deserialize<JsonElement>(read.Body.GetRawText()),
            ("If-Match", set.Message.Headers.ETag.Tag));
    }

    [Theory]
    [InlineData("""{"windows":[{"day":"monday","from":"12:00:00","to":"09:00:00"}]}""", "member.availability")]
    [InlineData("""{"windows":[],"away":[{"from":"2026-03-12","to":"2026-03-10"}]}""", "member.exception")]
    [InlineData("""{"windows":[],"extra":[{"day":"2029-03-12","from":"09:00:00","to":"10:00:00"}]}""", "member.exception")]
    [InlineData("""{"windows":[],"quiet":{"from":"06:00:00","to":"23:00:00"}}""", "member.quiet-too-long")]
    [InlineData("""{"windows":[],"away":null,"wishes":[]}""", "request.malformed")]
    public async Task A_time_that_makes_no_sense_is_refused_and_leaves_nothing(string body, string code)
    {
        using var member = await county.SignInAsync("member");
        var before = await member.GetAsync($"{Mine}/availability");
        var answer = await member.SendRawAsync(
            HttpMethod.Put, $"{Mine}/availability", Visitor.Bytes(body), "application/json", ("If-Match", before.Message.Headers.ETag!.Tag));
        Assert.Equal(code, answer.Code);
        Assert.Equal(before.Body.GetRawText(), (await member.GetAsync($"{Mine}/availability")).Body.GetRawText());
    }

    [Fact]
    public async Task A_member_lowers_the_alerts_a_week_but_never_above_the_policy()
    {
        using var member = await county.SignInAsync("member");
        var lower = await member.SendAsync(HttpMethod.Put, $"{Mine}/alert-limit", new { perWeek = 2 });
        var alerts = lower.Body.GetProperty("alerts");
        Assert.Equal(
            (2, 6, 2), (alerts.GetProperty("budget").GetInt32(), alerts.GetProperty("policy").GetInt32(), alerts.GetProperty("ownLimit").GetInt32()));
        foreach (var wrong in new[] { 0, 7, -1 })
            Assert.Equal("member.alert-limit", (await member.SendAsync(HttpMethod.Put, $"{Mine}/alert-limit", new { perWeek = wrong })).Code);
        var lifted = await member.SendAsync(HttpMethod.Put, $"{Mine}/alert-limit", new { });
        Assert.Equal(6, lifted.Body.GetProperty("alerts").GetProperty("budget").GetInt32());
    }

    [Fact]
    public async Task An_official_registers_a_member_edits_the_facts_and_the_member_claims_a_post()
    {
        const string number = "6109220000000042";
        using var secretary = await county.SignInAsync("secretary");
        var body = new { number, name = "赵六", phone = "12000000042", unit = "HOSPITAL-1", community = ServedCounty.East, skills = new[] { "legal" } };
        var made = await secretary.PostAsync("members", body);
        Assert.Equal((HttpStatusCode.Created, "赵*", "120****0042"), (made.Status, made.Text("name"), made.Text("phone")));
        Assert.Equal("member.number-taken", (await secretary.PostAsync("members", new { body.number, name = "钱七", body.phone, body.unit, body.community, body.skills })).Code);
        foreach (var (wrong, field) in new (object, string)[]
                 {
                     (new { number = "6109220000000043", body.name, body.phone, unit = "NOBODY-9", body.community, body.skills }, "unit"),
                     (new { number = "6109220000000043", body.name, body.phone, body.unit, community = ServedCounty.Far, body.skills }, "community"),
                     (new { number = "12", body.name, body.phone, body.unit, body.community, body.skills }, "number"),
                 })
        {
            var refused = await secretary.PostAsync("members", wrong);
            Assert.Equal(field, Assert.Single(refused.Body.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
        }

        var facts = new { unit = "SCHOOL-1", community = ServedCounty.East, skills = new[] { "legal", "digital" } };
        Assert.Equal("version.missing", (await secretary.SendAsync(HttpMethod.Put, $"members/{number}", facts)).Code);
        Assert.Equal("member.stale", (await secretary.SendAsync(HttpMethod.Put, $"members/{number}", facts, ("If-Match", "\"7\""))).Code);
        var edited = await secretary.SendAsync(HttpMethod.Put, $"members/{number}", facts, ("If-Match", made.Message.Headers.ETag!.Tag));
        Assert.Equal(("SCHOOL-1", 2), (edited.Text("unit"), edited.Body.GetProperty("skills").GetArrayLength()));

        await county.OpenAsync(ServedCounty.Profile("zhao", Role.Member, member: number));
        using var zhao = await county.SignInAsync("zhao");
        Assert.Equal("community.post-unknown", (await zhao.SendAsync(HttpMethod.Put, $"members/{number}/post", new { post = "巡逻" })).Code);
        await county.Grains.GetGrain<Contracts.Grains.ICommunityGrain>(ServedCounty.East).PublishPost(
            new Contracts.Caller("post-1", "test", ServedCounty.Start), new Domain.Areas.Post("巡逻", Domain.Members.Skill.General, 1, "周六"));
        Assert.Equal("巡逻", (await zhao.SendAsync(HttpMethod.Put, $"members/{number}/post", new { post = "巡逻" })).Text("post"));
        using var other = await county.SignInAsync("member");
        Assert.Equal("community.post-full", (await other.SendAsync(HttpMethod.Put, $"{Mine}/post", new { post = "巡逻" })).Code);
        Assert.Equal("auth.forbidden", (await zhao.SendAsync(HttpMethod.Put, $"members/{number}", facts, ("If-Match", "\"1\""))).Code);
    }

    [Fact]
    public async Task Open_offers_come_first_and_can_be_declined_without_a_word()
    {
        using var head = await county.SignInAsync("courtyard");
        using var member = await county.SignInAsync("member");
        var numbers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var order = await head.PostAsync("requests", new
            {
                community = ServedCounty.East,
                category = "errand",
                words = "帮忙取药",
                name = "王某",
                phone = "12000000079",
                address = "三号楼",
                wishedAt = ServedCounty.Start.AddDays(10 + i),
            });
            numbers.Add(order.Text("number"));
            await county.SettleAsync();
        }

        var declined = await member.SendAsync(HttpMethod.Post, $"{Mine}/offers/{numbers[1]}/decline");
        Assert.Equal(HttpStatusCode.OK, declined.Status);
        await county.SettleAsync();
        var offers = (await member.GetAsync($"{Mine}/offers?limit=2")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [(numbers[0], "open"), (numbers[1], "declined")],
            offers.Select(o => (o.GetProperty("request").GetString()!, o.GetProperty("status").GetString()!)));
        Assert.All(offers, o => Assert.NotEmpty(o.GetProperty("why").EnumerateArray()));
        var open = (await member.GetAsync($"{Mine}/offers?status=open")).Body.GetProperty("items").EnumerateArray();
        Assert.Equal(numbers[0], Assert.Single(open).GetProperty("request").GetString());
        Assert.Equal("request.offer-over", (await member.PostAsync($"{Mine}/offers/{numbers[1]}/accept", new { })).Code);
        Assert.Equal("request.invalid", (await member.GetAsync($"{Mine}/offers?status=asked")).Code);
        await member.PostAsync($"{Mine}/offers/{numbers[0]}/decline", new { reason = "出差" });
    }
}
