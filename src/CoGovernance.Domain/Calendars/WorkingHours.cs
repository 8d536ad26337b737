using System.Collections.Immutable;

namespace CoGovernance.Domain.Calendars;

/// <summary>A stretch of a working day, local time; <paramref name="To"/> is exclusive and after <paramref name="From"/>.</summary>
public sealed record WorkingStretch(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}

/// <summary>The working hours of every working day: at least one stretch, in order, none touching another. Immutable.</summary>
public sealed class WorkingHours : IEquatable<WorkingHours>
{
    /// <exception cref="ArgumentException">
    /// No stretch, a stretch that ends before it begins, or stretches out of order, overlapping or touching.
    /// </exception>
    public WorkingHours(params IEnumerable<WorkingStretch> stretches)
    {
        Stretches = [.. stretches];
        if (Stretches.IsEmpty)
            throw new ArgumentException("Working hours need at least one stretch.", nameof(stretches));

        for (var i = 0; i < Stretches.Length; i++)
        {
            if (Stretches[i].To <= Stretches[i].From)
                throw new ArgumentException($"Stretch {i + 1} ends before it begins.", nameof(stretches));
            if (i > 0 && Stretches[i].From <= Stretches[i - 1].To)
                throw new ArgumentException($"Stretch {i + 1} does not begin after stretch {i} ends.", nameof(stretches));
        }

        PerDay = TimeSpan.FromTicks(Stretches.Sum(s => s.Length.Ticks));
    }

    /// <summary>08:00–12:00 and 14:00–18:00.</summary>
    public static WorkingHours Standard { get; } = new(
        new WorkingStretch(new TimeOnly(8, 0), new TimeOnly(12, 0)),
        new WorkingStretch(new TimeOnly(14, 0), new TimeOnly(18, 0)));

    public ImmutableArray<WorkingStretch> Stretches { get; }

    /// <summary>The working time of one working day.</summary>
    public TimeSpan PerDay { get; }

    public bool Contain(TimeOnly time) => Stretches.Any(s => s.From <= time && time < s.To);

    public bool Equals(WorkingHours? other) => other is not null && Stretches.SequenceEqual(other.Stretches);

    public override bool Equals(object? obj) => Equals(obj as WorkingHours);

    public override int GetHashCode() => Stretches.Aggregate(17, HashCode.Combine);
}
