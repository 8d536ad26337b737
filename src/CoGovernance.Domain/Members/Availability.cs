using System.Collections.Immutable;

namespace CoGovernance.Domain.Members;

/// <summary>A stretch of a weekday, local time; <paramref name="To"/> is exclusive and after <paramref name="From"/>.</summary>
public sealed record DayWindow(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>
/// When in the week a person is willing to serve, in local time. Windows of one day do not overlap. Empty: never. A stretch that
/// reaches past midnight has to be given as two, and a service that does is asked of nobody.
/// </summary>
public sealed record Availability(ImmutableArray<DayWindow> Windows)
{
    public static Availability None { get; } = new(ImmutableArray<DayWindow>.Empty);

    /// <summary>The whole hours and minutes of one week.</summary>
    public TimeSpan PerWeek => TimeSpan.FromTicks(Windows.Sum(w => (w.To - w.From).Ticks));

    /// <summary>The first window that ends before it begins or overlaps another one; null when all are sound.</summary>
    public DayWindow? FirstViolation =>
        Windows.FirstOrDefault(w =>
            w.To <= w.From || Windows.Count(other => other.Day == w.Day && other.From < w.To && w.From < other.To) > 1);

    public bool Equals(Availability? other) => other is not null && Windows.SequenceEqual(other.Windows);

    public override int GetHashCode() => Windows.Aggregate(17, HashCode.Combine);
}
