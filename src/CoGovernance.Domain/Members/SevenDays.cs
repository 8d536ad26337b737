using CoGovernance.Domain.Kernel;

namespace CoGovernance.Domain.Members;

/// <summary>Reckoning with a weekly cap that holds in any seven days, not only in calendar weeks.</summary>
public static class SevenDays
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(7);

    /// <summary>
    /// The most minutes that would begin within any seven days which the window begins in, the window's own included.
    /// </summary>
    public static int MostMinutes(IEnumerable<(DateTimeOffset Start, int Minutes)> others, TimeWindow window)
    {
        var near = others.Where(o => (o.Start - window.Start).Duration() < Length).Append((window.Start, window.Minutes)).ToList();
        return near
            .Where(first => first.Start <= window.Start)
            .Max(first => near.Where(o => o.Start >= first.Start && o.Start - first.Start < Length).Sum(o => o.Minutes));
    }
}
