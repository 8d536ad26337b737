using CoGovernance.Domain.Calendars;

namespace CoGovernance.Simulation;

/// <summary>What is played. The same options on the same county give the same result.</summary>
public sealed record PlayOptions
{
    public int Seed { get; init; } = 610922;

    /// <summary>1 to 366.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The first day; a Monday by default.</summary>
    public DateOnly FirstDay { get; init; } = new(2026, 3, 2);

    /// <summary>Orders on a usual working day in the whole county; 1 to 10,000.</summary>
    public int OrdersPerDay { get; init; } = 110;

    public DateTimeOffset Start => ChinaTime.FromLocal(FirstDay, TimeOnly.MinValue);

    public DateTimeOffset End => Start.AddDays(Days);

    /// <summary>The day of the storm: in the third week, or the last day of a shorter play.</summary>
    public DateOnly StormDay => FirstDay.AddDays(Math.Min(Days - 1, 17));
}

/// <summary>A community as the play sees it.</summary>
public sealed record PlayedCommunity(Domain.Areas.DivisionCode Code, int Residents, int Elders)
{
    public double ShareOfElders => Residents == 0 ? 0 : (double)Elders / Residents;
}
