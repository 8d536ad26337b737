using System.Collections.Immutable;
using CoGovernance.Domain.Areas;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Dispatch;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Members;
using CoGovernance.Domain.Policies;
using CoGovernance.Domain.Requests;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Benchmarks.Memory;

/// <summary>The lives of requests of the past year: ordered, dispatched at home, served the day after, evaluated and closed.</summary>
internal sealed class ClosedStory(SampleCounty county, DateTimeOffset now)
{
    private const int Days = 330;
    private const int ResidentsOfCommunity = 1_000;
    private static readonly string[] Wants =
    [
        "腿脚不便，想请人代买药和米面", "家里水管漏水，厨房地上都是水", "楼道的灯坏了，老人晚上不敢下楼", "孙子的数学跟不上，想请人辅导",
        "手机不会挂号，想请人教一教", "独居老人，想请人上门看看", "门锁打不开，钥匙断在里面", "下水道堵了，院里有味道",
        "要去县医院复查，想请人陪同", "社保认证不会办，想请人代办", "窗户玻璃裂了，风大怕掉下来", "邻里为停车吵起来了，想请人调解",
    ];

    private static readonly string[] Streets = ["滨江大道", "向阳路", "文昌街", "北坝巷", "银屏路", "珍珠河边", "老城南街"];
    private static readonly Category Errand = DefaultPolicy.Value.Categories["errand"];
    private readonly DateOnly first = ChinaTime.DateAt(now).AddDays(-Days - 3);
    private readonly IReadOnlyList<IGrouping<DivisionCode, MemberEntry>> communities =
        [.. county.Members.GroupBy(m => m.Community).OrderBy(g => g.Key)];

    public ImmutableArray<RequestEvent> Of(int number)
    {
        var day = first.AddDays(number % Days);
        var at = ChinaTime.FromLocal(day, new TimeOnly(8 + (number % 10), number % 60));
        var community = communities[number % communities.Count];
        var clocks = Triage.Clocks(DefaultPolicy.Value, Errand, BusinessCalendar.Standard, at);
        var begins = ChinaTime.FromLocal(day.AddDays(1), new TimeOnly(18, 0));
        ImmutableArray<MemberNumber> asked =
            [.. Enumerable.Range(number, 3).Select(m => community.ElementAt(m % community.Count()).Number)];
        var resident = $"{community.Key}-{number % ResidentsOfCommunity}";
        return
        [
            new Submitted(RequestNumber.From(day, (uint)number), Details(community.Key, resident, WordsOf(number), begins), clocks, at),
            new Triaged(Triage.Terms(DefaultPolicy.Value, Errand, begins), clocks, at),
            new CandidatesSought(1, Tier.Community, [new Need(Skill.General, 3)], at),
            new OffersMade(
                1, Tier.Community, community.Key, [.. asked.Select(Offer)], at.AddHours(2), Ended: true, NoneLeft: [], at.AddSeconds(1)),
            new Accepted(asked[0], Skill.General, Tier.Community, community.Key, at.AddMinutes(20)),
            new ServiceBegun(asked[0], begins),
            new ServiceCompleted(asked[0], Errand.Minutes, begins.AddMinutes(Errand.Minutes)),
            new Evaluated(5, Resolved: true, new Personal(resident, "谢谢，东西都买齐了"), begins.AddHours(3)),
            new Closed(Resolution.Resolved, Confirmed: true, "evaluated", begins.AddHours(3)),
        ];
    }

    private static string WordsOf(int number) => $"{Wants[number % Wants.Length]}，住{Streets[number % Streets.Length]}{(number % 300) + 1}号";

    private static RequestDetails Details(DivisionCode community, string resident, string words, DateTimeOffset wishedAt) => new(
        community,
        resident,
        Errand.Code,
        new Personal(resident, words),
        new Personal(resident, "居民 12000000000"),
        new Personal(resident, "3号楼2层"),
        wishedAt,
        Channel.Phone);

    private static OfferTo Offer(MemberNumber member) => new(
        member,
        Skill.General,
        [
            new RankFactor(Ranking.HomeCommunity, 400), new RankFactor(Ranking.UnitAgreement, 150), new RankFactor(Ranking.SameTown, 100),
            new RankFactor(Ranking.FewHoursLately, 73), new RankFactor(Ranking.NotAskedLately, 41),
        ]);
}
