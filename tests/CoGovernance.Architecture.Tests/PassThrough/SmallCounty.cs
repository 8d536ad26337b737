using System.Text;
using System.Text.Json;
using CoGovernance.Contracts;
using CoGovernance.Contracts.Grains;
using CoGovernance.Contracts.Journal;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Domain.Units;
using CoGovernance.Grains;
using CoGovernance.Grains.Pumps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoGovernance.Architecture.Tests.PassThrough;

/// <summary>What a day and a half in the small county left behind.</summary>
/// <param name="States">The state of every grain, as its View answers.</param>
/// <param name="Replies">What every command was answered, in order.</param>
/// <param name="Events">The journal, an event a line.</param>
/// <param name="Rows">The lists, a row a line.</param>
internal sealed record LeftBehind(
    SortedDictionary<string, object> States, List<string> Replies, List<string> Events, List<string> Rows, List<string> Parked);

/// <summary>
/// One county, one town, two communities, one unit and six members, on the real grains in virtual time. One order is served from
/// within the community, one by a member whom the town borrows from the sibling, others are refused, merged or called off.
/// </summary>
internal sealed class SmallCounty
{
    public static readonly RequestNumber Visit = Number(1);
    public static readonly RequestNumber Repair = Number(2);
    public static readonly RequestNumber Fire = Number(3);
    public static readonly RequestNumber Other = Number(4);
    public static readonly RequestNumber Twin = Number(5);
    public static readonly DivisionCode North = DivisionCode.Parse("610922100001");
    public static readonly DivisionCode South = DivisionCode.Parse("610922100002");
    private static readonly UnitCode Clinic = UnitCode.Parse("CLINIC-01");
    private static readonly DateTimeOffset Monday = ChinaTime.FromLocal(new DateOnly(2026, 1, 5), new TimeOnly(8, 0));

    private readonly SortedDictionary<string, object> states = new(StringComparer.Ordinal);
    private readonly List<string> replies = [];
    private readonly IGrainFactory grains;
    private readonly NewsPump news;
    private readonly TimeProvider time;

    private SmallCounty(IGrainFactory grains, NewsPump news, TimeProvider time) => (this.grains, this.news, this.time) = (grains, news, time);

    /// <param name="passThrough">The JSON through which all calls pass; null for none.</param>
    public static async Task<LeftBehind> PlayAsync(JsonSerializerOptions? passThrough, int seed)
    {
        var loop = new DeterministicLoop(seed, Monday);
        var journal = new MemoryJournal();
        loop.AddIdleWork(journal.CommitPending);
        await using var services = Services(journal, loop, passThrough);
        SmallCounty? county = null;
        loop.Run(async () =>
        {
            var silo = services.GetRequiredService<EmbeddedSilo.EmbeddedSilo>();
            await silo.StartAsync();
            var (news, alarm) = (services.GetRequiredService<NewsPump>(), services.GetRequiredService<Alarm>());
            await news.StartAsync(CancellationToken.None);
            alarm.Start();
            county = new SmallCounty(silo, news, loop.Time);
            await county.RegisterAsync();
            await county.ServeAsync();
            await county.LookAsync();
            await alarm.StopAsync();
            await news.StopAsync();
            await silo.StopAsync();
        });
        return new LeftBehind(
            county!.states,
            county.replies,
            [.. journal.Events.Select(e => $"{e.Stream}#{e.Version} {e.At:O} {e.Actor} {e.CommandId} {e.Type} {Encoding.UTF8.GetString(e.Data)}")],
            [.. journal.Rows],
            journal.Parked);
    }

    private static ServiceProvider Services(MemoryJournal journal, DeterministicLoop loop, JsonSerializerOptions? passThrough) => new ServiceCollection()
        .AddSingleton<TimeProvider>(loop.Time)
        .AddSingleton<IJournal>(journal)
        .AddSingleton<IPersonVault>(journal)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddCountyGrains(BusinessCalendar.Standard, new PumpOptions { Scheduler = loop.Scheduler })
        .AddEmbeddedSilo(options =>
        {
            options.Assemblies.Add(CountyGrains.Assembly);
            options.Loop = loop;
            options.PassThroughJson = passThrough;
        })
        .BuildServiceProvider();

    private async Task RegisterAsync()
    {
        await Do("county", c => County.Register(c, Profile(North.County, "石泉县")));
        await Do("town", c => Town.Register(c, Profile(North.Town, "城关镇")));
        await Do("north", c => Community(North).Register(c, Profile(North, "城北社区")));
        await Do("south", c => Community(South).Register(c, Profile(South, "城南社区")));
        await news.WhenIdle();
        // Of three members on duty the default share would lend nobody.
        var policy = DefaultPolicy.Value with { Lending = DefaultPolicy.Value.Lending with { Share = 0.5 } };
        await Do("policy", c => County.AdoptPolicy(c, policy, "试行"));
        await Do("stale-policy", c => County.AdoptPolicy(c, policy with { WarnAt = 0.7 }, "过期"));
        await Do("unit", c => Unit.Register(c, new UnitProfile(Clinic, "县医院", "医院", Words("L1", "张联络"), Words("L1", "12012345678"))));
        await Do("sign", c => Unit.Sign(c, new Agreement(Clinic, North, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 20)));
        await Do("post", c => Community(South).PublishPost(c, new Post("门岗", Skill.General, 1, "周一至周五 8:00-12:00")));
        await Do("head", c => Community(North).AppointCourtyardHead(
            c, new CourtyardHead(MemberNumber(9), Words("C1", "李院长"), Words("C1", "12087654321"), "一号院")));
        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Do($"member-{i}", c => Member(i).Register(c, Person(i)))));
        await Do("duty", c => Member(6).SetDuty(c, onDuty: false, "探亲", c.At.AddDays(2)));
        await news.WhenIdle();
        await Do("claim", c => Community(South).ClaimPost(c, MemberNumber(5), "门岗"));
        await Do("claim-full", c => Community(South).ClaimPost(c, MemberNumber(4), "门岗"));
        // Loads are reported at the full hour.
        await Until(Monday.AddHours(1.5));
    }

    private async Task ServeAsync()
    {
        var tomorrow = ChinaTime.FromLocal(new DateOnly(2026, 1, 6), new TimeOnly(10, 0));
        await Order(Visit, "elder-visit", "想有人陪我说说话", tomorrow);
        await Order(Repair, "home-repair", "水龙头漏水", tomorrow.AddHours(4));
        await Order(Fire, "home-repair", "厨房着火了", tomorrow);
        await Order(Other, "other", "找人写春联", tomorrow.AddHours(6));
        await Order(Twin, "elder-visit", "陪我说说话", tomorrow);
        await Order(Number(6), "no-such-category", "不知道", tomorrow);
        await Do("merge", c => Request(Twin).MergeInto(c, Visit));
        await Do("triage", c => Community(North).Triage(c, Other, "errand", tomorrow.AddHours(6)));
        await Do("triage-unknown", c => Community(North).Triage(c, Number(7), "errand", tomorrow));
        await news.WhenIdle();
        states["candidates"] = await Community(North).Candidates(
            new LendingRequest(Visit, 1, North, "R1", Urgency.Routine, TimeWindow.Of(tomorrow, 60), [new Need(Skill.General, 1)], [], []),
            Skill.General,
            Now);
        states["agreed-units"] = await Community(North).AgreedUnits(Now);
        await Do("accept-visit", c => Request(Visit).Accept(c, MemberNumber(1)));
        await Do("accept-repair", c => Request(Repair).Accept(c, MemberNumber(3)));
        await Do("accept-unasked", c => Request(Repair).Accept(c, MemberNumber(1)));
        await Do("cancel", c => Request(Other).Cancel(c, "自己写好了"));
        await Until(tomorrow);
        await Do("begin-visit", c => Request(Visit).Begin(c, MemberNumber(1)));
        await Do("complete-visit", c => Request(Visit).Complete(c, MemberNumber(1), 50));
        await Do("evaluate-visit", c => Request(Visit).Evaluate(c, 5, resolved: true, Words("R1", "很满意")));
        await Until(tomorrow.AddHours(4));
        await Do("begin-repair", c => Request(Repair).Begin(c, MemberNumber(3)));
        await Do("complete-repair", c => Request(Repair).Complete(c, MemberNumber(3), 40));
        await Do("evaluate-repair", c => Request(Repair).Evaluate(c, 2, resolved: false, Words("R1", "还在漏")));
        await Do("close-repair", c => Request(Repair).CloseUnresolved(c, "改约专业维修"));
        await Until(tomorrow.AddHours(6));
    }

    private async Task LookAsync()
    {
        states["county"] = await County.View();
        states["town"] = await Town.View();
        states["unit"] = await Unit.View();
        foreach (var area in (DivisionCode[])[North, South])
            states[$"community {area}"] = await Community(area).View();
        for (var i = 1; i <= 6; i++)
            states[$"member {i}"] = await Member(i).View();
        foreach (var number in (RequestNumber[])[Visit, Repair, Fire, Other, Twin])
            states[$"request {number}"] = await Request(number).View();
    }

    private async Task Do(string step, Func<Caller, Task<Reply>> command)
    {
        var reply = await command(CallerOf(step));
        Note($"{step}: version {reply.Version}, {reply.Rejection?.ToString() ?? "done"}");
    }

    private async Task Order(RequestNumber number, string category, string words, DateTimeOffset wishedAt)
    {
        var details = new RequestDetails(
            North, "R1", category, Words("R1", words), Words("R1", "王大爷 12011112222"), Words("R1", "一号院 3 单元"), wishedAt,
            Channel.CourtyardHead, "C1");
        var answer = await Community(North).Submit(CallerOf($"order-{number}"), new Order(number, details));
        Note($"{number}: {answer.Phase}, {answer.Reply.Rejection?.ToString() ?? "done"}, {answer.Refusal} {answer.Advice}");
    }

    private void Note(string line) => replies.Add(line);

    private async Task Until(DateTimeOffset at)
    {
        await Task.Delay(at - Now, time);
        await news.WhenIdle();
    }

    private DateTimeOffset Now => time.GetUtcNow().ToOffset(ChinaTime.Offset);

    private Caller CallerOf(string step) => new(step, "test", Now);

    private ICountyGrain County => grains.GetGrain<ICountyGrain>(North.County.Value);

    private ITownGrain Town => grains.GetGrain<ITownGrain>(North.Town.Value);

    private IUnitGrain Unit => grains.GetGrain<IUnitGrain>(Clinic.Value);

    private ICommunityGrain Community(DivisionCode code) => grains.GetGrain<ICommunityGrain>(code.Value);

    private IMemberGrain Member(int i) => grains.GetGrain<IMemberGrain>(MemberNumber(i).Value);

    private IServiceRequestGrain Request(RequestNumber number) => grains.GetGrain<IServiceRequestGrain>(number.Value);

    private static RequestNumber Number(uint n) => RequestNumber.From(new DateOnly(2026, 1, 5), n);

    private static MemberNumber MemberNumber(int i) => Domain.Members.MemberNumber.Parse($"6109220{i}");

    private static Personal Words(string person, string text) => new(person, text);

    private static AreaProfile Profile(DivisionCode code, string name) => new(code, name, 1_000, 200, 33.04, code.Tier == Tier.County ? null : 108.25);

    /// <summary>Members 1 and 2 report to the north, the others to the south; only member 3 can repair.</summary>
    private static MemberProfile Person(int i) => new(
        MemberNumber(i),
        Words($"M{i}", $"党员{i}"),
        Words($"M{i}", $"1200000000{i}"),
        Clinic,
        i <= 2 ? North : South,
        i switch { 1 => [Skill.Eldercare, Skill.Medical], 3 => [Skill.Repair], _ => [] },
        new Availability([.. Enum.GetValues<DayOfWeek>().Select(d => new DayWindow(d, new TimeOnly(8, 0), new TimeOnly(20, 0)))]),
        i == 2 ? "没有的岗位" : null);
}
