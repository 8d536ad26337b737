using System.Net;
using CoGovernance.Gateway.Tests.Fixture;
using CoGovernance.Storage.Verification;

namespace CoGovernance.Gateway.Tests;

/// <summary>Lists: searched in Chinese, narrowed, sorted, read a page at a time, and followed by when they changed.</summary>
public sealed class ListTests(ServedCounty county) : IClassFixture<ServedCounty>
{
    private static int phones = 100;

    [Fact]
    public async Task Requests_are_found_by_their_words_their_codes_and_the_names_of_area_and_category()
    {
        var pipe = await OrderAsync(ServedCounty.East, "urgent-repair", "厨房水管漏水");
        var lamp = await OrderAsync(ServedCounty.East, "errand", "楼道路灯不亮，请带梯子");
        var far = await OrderAsync(ServedCounty.Far, "errand", "水管堵塞");
        using var coordinator = await county.SignInAsync("county");
        Assert.Equal([far, pipe], await NumbersAsync(coordinator, "requests?q=水管"));
        Assert.Equal([pipe], await NumbersAsync(coordinator, "requests?q=水管 漏水"));
        Assert.Equal([pipe], await NumbersAsync(coordinator, $"requests?q=水管&area={ServedCounty.East}"));
        Assert.Equal([pipe], await NumbersAsync(coordinator, "requests?q=水&category=urgent-repair"));
        Assert.Equal([lamp], await NumbersAsync(coordinator, "requests?q=梯"));
        Assert.Equal([lamp], await NumbersAsync(coordinator, $"requests?q={lamp}"));
        Assert.Equal([far], await NumbersAsync(coordinator, $"requests?q=水管 {ServedCounty.Far}"));
        Assert.Equal([pipe], await NumbersAsync(coordinator, "requests?q=水管 urgent"));
        Assert.Empty(await NumbersAsync(coordinator, "requests?q=水管&phase=closed"));
        Assert.Equal([far, pipe], await NumbersAsync(coordinator, "requests?q=水管&open=true"));

        // Nobody has the skill to repair: once all have been asked in vain, the matter is the county's.
        await county.SettleAsync();
        Assert.Equal([pipe], await NumbersAsync(coordinator, "requests?q=水管 漏水&tier=county"));
        Assert.Empty(await NumbersAsync(coordinator, "requests?q=水管 漏水&tier=community"));
        Assert.Equal("request.malformed", (await coordinator.GetAsync("requests?phase=asleep")).Code);

        // Name, phone and address of the resident are not searched.
        Assert.Empty(await NumbersAsync(coordinator, "requests?q=12000000"));
        Assert.Empty(await NumbersAsync(coordinator, "requests?q=王某"));
        Assert.Empty(await NumbersAsync(coordinator, "requests?q=三号楼"));

        using var secretary = await county.SignInAsync("secretary");
        Assert.Equal([pipe], await NumbersAsync(secretary, "requests?q=水管"));
        Assert.Equal("request.invalid", (await secretary.GetAsync("requests?q=...")).Code);
        Assert.Equal("request.invalid", (await secretary.GetAsync($"requests?q={new string('长', 101)}")).Code);
        Assert.Null((await RecordVerifier.VerifyAsync(county.Store, null, default)).First);
    }

    [Fact]
    public async Task A_list_is_sorted_and_its_cursor_goes_with_the_sort()
    {
        for (var i = 0; i < 3; i++)
            await OrderAsync(ServedCounty.East, "errand", "取快递");
        using var coordinator = await county.SignInAsync("county");
        foreach (var sort in new[] { "submittedAt", "-submittedAt", "updatedAt", "-updatedAt", "number", "-number" })
        {
            var whole = await NumbersAsync(coordinator, $"requests?q=快递&sort={sort}&limit=200");
            var name = sort.TrimStart('-');
            var values = (await coordinator.GetAsync($"requests?q=快递&sort={sort}&limit=200")).Body.GetProperty("items").EnumerateArray()
                .Select(i => i.GetProperty(name).GetString()!).ToList();
            Assert.Equal(sort[0] == '-' ? values.OrderDescending(StringComparer.Ordinal) : values.Order(StringComparer.Ordinal), values);
            var first = await coordinator.GetAsync($"requests?q=快递&sort={sort}&limit=2");
            var next = first.Text("nextCursor");
            Assert.Equal(whole.Skip(2).Take(2), await NumbersAsync(coordinator, $"requests?q=快递&sort={sort}&limit=2&cursor={next}"));
            var other = sort == "number" ? "-number" : "number";
            Assert.Equal("cursor.invalid", (await coordinator.GetAsync($"requests?sort={other}&cursor={next}")).Code);
        }

        var unknown = await coordinator.GetAsync("requests?sort=resident");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "request.invalid"), (unknown.Status, unknown.Code));
        Assert.Equal("field.sort", unknown.Body.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Lists_are_followed_by_when_their_rows_changed()
    {
        var first = await OrderAsync(ServedCounty.East, "errand", "代买药品");
        using var coordinator = await county.SignInAsync("county");
        var at = (await coordinator.GetAsync($"requests?q={first}")).Body.GetProperty("items")[0].GetProperty("updatedAt").GetDateTimeOffset();
        var second = await OrderAsync(ServedCounty.East, "errand", "代买药品");
        using var secretary = await county.SignInAsync("secretary");
        Assert.Equal(HttpStatusCode.OK, (await secretary.PostAsync($"requests/{first}/cancel", new { reason = "不需要了" })).Status);
        await county.SettleAsync();
        var since = Uri.EscapeDataString(at.AddTicks(10).ToString("O"));
        Assert.Equal([second, first], await NumbersAsync(coordinator, $"requests?q=代买&updatedSince={since}"));
        Assert.Equal([first, second], await NumbersAsync(coordinator, $"requests?q=代买&updatedSince={since}&sort=submittedAt"));
        var never = Uri.EscapeDataString(ServedCounty.Start.AddYears(1).ToString("O"));
        foreach (var list in new[] { "requests", "members", "accounts", "areas", "loans", "readings", $"members/{ServedCounty.EastMember}/offers" })
        {
            var answer = await coordinator.GetAsync($"{list}?updatedSince={never}");
            Assert.True(answer.Status == HttpStatusCode.OK, $"{list}: {answer.Status} {answer.Code}");
            Assert.Empty(answer.Body.GetProperty("items").EnumerateArray());
            Assert.Equal("request.invalid", (await coordinator.GetAsync($"{list}?sort=nothing")).Code);
        }
    }

    [Fact]
    public async Task Members_are_listed_within_the_scope_with_masked_names()
    {
        using var coordinator = await county.SignInAsync("county");
        using var secretary = await county.SignInAsync("secretary");
        using var liaison = await county.SignInAsync("liaison");
        using var program = await county.SignInAsync("integration");
        string[] all = ["6109220000000001", "6109220000000002", "6109220000000003"];
        Assert.Equal(all, await NumbersAsync(coordinator, "members"));
        Assert.Equal(all.Reverse(), await NumbersAsync(coordinator, "members?sort=-number"));
        Assert.Equal(all[..1], await NumbersAsync(secretary, "members"));
        Assert.Equal(all[..2], await NumbersAsync(liaison, "members"));
        Assert.Equal("request.invalid", (await liaison.GetAsync("members?unit=SCHOOL-1")).Code);
        Assert.Equal(all[..2], await NumbersAsync(coordinator, "members?unit=HOSPITAL-1"));
        Assert.Equal(all, await NumbersAsync(coordinator, "members?q=明亮"));
        Assert.Equal(all[2..], await NumbersAsync(coordinator, "members?q=李 school"));
        Assert.Empty(await NumbersAsync(program, "members?q=明亮"));
        Assert.Equal(all[..1], await NumbersAsync(program, "members?q=6109"));
        Assert.Empty(await NumbersAsync(coordinator, "members?skill=medical"));
        Assert.Equal(all, await NumbersAsync(coordinator, "members?skill=general"));
        var line = (await secretary.GetAsync("members")).Body.GetProperty("items")[0];
        Assert.Equal(("李**", "120****0001"), (line.GetProperty("name").GetString(), line.GetProperty("phone").GetString()));
    }

    [Fact]
    public async Task Members_are_found_by_duty_and_by_when_they_are_free()
    {
        const string second = "6109220000000002";
        using var coordinator = await county.SignInAsync("county");
        using var member = await county.SignInAsync("member.far");
        Assert.Equal(HttpStatusCode.OK, (await member.SendAsync(
            HttpMethod.Put, $"members/{ServedCounty.FarMember}/duty",
            new { onDuty = false, reason = "出差", until = ServedCounty.Start.AddDays(5) })).Status);
        Assert.Equal([ServedCounty.FarMember], await NumbersAsync(coordinator, "members?onDuty=false"));
        Assert.DoesNotContain(ServedCounty.FarMember, await NumbersAsync(coordinator, "members?onDuty=true"));
        Assert.Contains(ServedCounty.FarMember, await NumbersAsync(coordinator, $"members?availableAt={At(6)}"));
        Assert.DoesNotContain(ServedCounty.FarMember, await NumbersAsync(coordinator, $"members?availableAt={At(4)}"));
        Assert.Contains(second, await NumbersAsync(coordinator, $"members?availableAt={At(4)}&limit=1&sort=-number"));

        // Who is away is not free, whatever the week says.
        var week = await member.GetAsync($"members/{ServedCounty.FarMember}/availability");
        var day = DateOnly.FromDateTime(ServedCounty.Start.AddDays(6).Date);
        Assert.Equal(HttpStatusCode.OK, (await member.SendAsync(
            HttpMethod.Put, $"members/{ServedCounty.FarMember}/availability",
            new { windows = week.Body.GetProperty("windows"), away = new[] { new { from = day, to = day } } },
            ("If-Match", week.Message.Headers.ETag!.Tag))).Status);
        Assert.DoesNotContain(ServedCounty.FarMember, await NumbersAsync(coordinator, $"members?availableAt={At(6)}"));
        Assert.Contains(ServedCounty.FarMember, await NumbersAsync(coordinator, $"members?availableAt={At(7)}"));

        // Past midnight nobody is asked.
        Assert.Empty(await NumbersAsync(coordinator, $"members?availableAt={At(4)}&minutes=720&onDuty=true&sort=number&area=610922104"));
        Assert.Equal("request.invalid", (await coordinator.GetAsync($"members?availableAt={At(4)}&minutes=0")).Code);

        static string At(int days) => Uri.EscapeDataString(ServedCounty.Start.AddDays(days).ToString("O"));
    }

    [Fact]
    public async Task Units_are_listed_and_read_with_their_agreements_and_their_people()
    {
        await county.SignAsync("HOSPITAL-1", ServedCounty.East, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 20);
        using var coordinator = await county.SignInAsync("county");
        using var far = await county.SignInAsync("secretary.far");
        using var liaison = await county.SignInAsync("liaison");
        Assert.Equal(["HOSPITAL-1", "SCHOOL-1"], await CodesAsync(coordinator, "units"));
        Assert.Equal(["HOSPITAL-1"], await CodesAsync(coordinator, "units?q=医院"));
        Assert.Equal(["HOSPITAL-1"], await CodesAsync(coordinator, $"units?area={ServedCounty.East}"));
        Assert.Equal(["SCHOOL-1"], await CodesAsync(far, "units"));
        Assert.Equal(["HOSPITAL-1"], await CodesAsync(liaison, "units"));
        var unit = (await liaison.GetAsync("units/HOSPITAL-1")).Body;
        Assert.Equal(2, unit.GetProperty("supply").GetProperty("members").GetInt32());
        Assert.Equal("general", Assert.Single(unit.GetProperty("supply").GetProperty("skills").EnumerateArray()).GetProperty("skill").GetString());
        Assert.Equal(20, Assert.Single(unit.GetProperty("agreements").EnumerateArray()).GetProperty("quota").GetInt32());
        Assert.Equal("not-found", (await liaison.GetAsync("units/SCHOOL-1")).Code);
        Assert.Single((await coordinator.GetAsync("agreements?holdsOn=2026-12-31")).Body.GetProperty("items").EnumerateArray());
        Assert.Empty((await coordinator.GetAsync("agreements?holdsOn=2027-01-01")).Body.GetProperty("items").EnumerateArray());
        Assert.Empty((await far.GetAsync("agreements")).Body.GetProperty("items").EnumerateArray());

        static async Task<IEnumerable<string?>> CodesAsync(Visitor visitor, string path) =>
            (await visitor.GetAsync(path)).Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_journal_is_audited_with_personal_words_sealed()
    {
        var order = await OrderAsync(ServedCounty.East, "errand", "只有本人能看的话");
        using var auditor = await county.SignInAsync("auditor");
        var trail = (await auditor.GetAsync($"audit?kind=request&key={order}&sort=at")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("Submitted", trail[0].GetProperty("type").GetString());
        Assert.Equal(Enumerable.Range(1, trail.Count), trail.Select(t => t.GetProperty("version").GetInt32()));
        var details = trail[0].GetProperty("body").GetProperty("details");
        Assert.True(details.GetProperty("words").GetProperty("sealed").GetBoolean());
        Assert.DoesNotContain("只有本人", trail[0].ToString(), StringComparison.Ordinal);
        var sessions = await auditor.GetAsync("audit?type=SessionStarted&limit=1");
        Assert.DoesNotContain("secretHash", sessions.Body.ToString(), StringComparison.Ordinal);
        var next = await auditor.GetAsync($"audit?type=SessionStarted&limit=1&cursor={sessions.Text("nextCursor")}");
        Assert.True(Position(next) < Position(sessions));
        Assert.Equal("cursor.invalid", (await auditor.GetAsync("audit?cursor=nonsense")).Code);
        Assert.Equal("request.invalid", (await auditor.GetAsync("audit?key=x")).Code);
        using var secretary = await county.SignInAsync("secretary");
        Assert.Equal("auth.forbidden", (await secretary.GetAsync("audit")).Code);

        static long Position(Answer answer) => answer.Body.GetProperty("items")[0].GetProperty("position").GetInt64();
    }

    private static async Task<List<string>> NumbersAsync(Visitor visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {answer.Status} {answer.Code}");
        return [.. answer.Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()!)];
    }

    private async Task<string> OrderAsync(string community, string category, string words)
    {
        using var visitor = county.Visitor();
        var answer = await visitor.PostAsync("orders", new
        {
            community,
            category,
            words,
            name = "王某",
            phone = $"120000{Interlocked.Increment(ref phones):D5}",
            address = "三号楼",
            wishedAt = ServedCounty.Start.AddDays(3),
        });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        await county.SettleAsync();
        return answer.Text("number");
    }
}
