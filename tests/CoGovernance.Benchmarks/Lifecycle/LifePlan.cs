using CoGovernance.Contracts.Grains;
using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Kernel;
using CoGovernance.Domain.Requests;
using CoGovernance.Exchange.Register;
using CoGovernance.Exchange.Sample;

namespace CoGovernance.Benchmarks.Lifecycle;

/// <summary>
/// The orders of the benchmark: errands, in each community as many as its members can bear, wished at evenings and weekends of the
/// coming 40 weeks. The same number gives the same order on the same day.
/// </summary>
internal sealed class LifePlan(SampleCounty county, DateTimeOffset now)
{
    public const string Category = "errand";

    private const int ResidentsOfCommunity = 400;

    /// <summary>Primes that no list here is a multiple of, so that strides through the lists come by every entry.</summary>
    private const long MemberStride = 7_919;
    private const long SlotStride = 104_729;

    private readonly DateOnly today = ChinaTime.DateAt(now);
    private readonly IReadOnlyList<MemberEntry> members = county.Members;
    private readonly List<DateTimeOffset> slots = [.. Slots(ChinaTime.DateAt(now))];

    public Order Of(int life)
    {
        var community = members[(int)(life * MemberStride % members.Count)].Community;
        var resident = $"{community}-{life % ResidentsOfCommunity}";
        return new Order(RequestNumber.From(today, (uint)life), new RequestDetails(
            community,
            resident,
            Category,
            new Personal(resident, "腿脚不便，想请人代买药和米面"),
            new Personal(resident, $"居民 120{life % ResidentsOfCommunity:D8}"),
            new Personal(resident, "3号楼2层"),
            slots[(int)(life * SlotStride % slots.Count)],
            Channel.Web));
    }

    /// <summary>From next week on: in this one the hours that members have just served would count, and here they serve all at once.</summary>
    private static IEnumerable<DateTimeOffset> Slots(DateOnly today) =>
        from day in Enumerable.Range(8, 7 * 40).Select(today.AddDays)
        from hour in day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? new[] { 8, 9, 10, 11, 14, 15, 16, 17 } : [18, 19, 20]
        select ChinaTime.FromLocal(day, new TimeOnly(hour, 0));
}
