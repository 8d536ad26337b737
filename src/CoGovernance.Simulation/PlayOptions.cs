using CoGovernance.Domain.Calendars;
using CoGovernance.Domain.Policies;

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

    /// <summary>The policy that the county adopts before the first day; null leaves the one in force.</summary>
    public Policy? Policy { get; init; }

    /// <summary>
    /// How unequal orders are between communities for the members they have: 1 as people and elders make them, 0 in proportion to
    /// members, 2 with the differences squared; 0 to 4.
    /// </summary>
    public double Imbalance { get; init; } = 1;

    /// <summary>Where the branch asks nobody: the share of members who look at the list on a day, on average; 0 to 1.</summary>
    public double LookingShare { get; init; } = 0.1;

    /// <summary>
    /// By how much each alert of the last seven days, from the fourth on, lowers a member's willingness to accept; 0 to 1. Research finds
    /// such an effect (Manshadi and Rodilitz, Management Science 2022) but its size here is not known: 0 leaves it out.
    /// </summary>
    public double Fatigue { get; init; }

    /// <summary>
    /// Days from one balance plan of the county to the next, the first on the eighth day; 1 to 366, null for none. Every tier agrees.
    /// </summary>
    public int? PlanEvery { get; init; }

    public DateTimeOffset Start => ChinaTime.FromLocal(FirstDay, TimeOnly.MinValue);

    public DateTimeOffset End => Start.AddDays(Days);

    /// <summary>The day of the storm: in the third week, or the last day of a shorter play.</summary>
    public DateOnly StormDay => FirstDay.AddDays(Math.Min(Days - 1, 17));
}

/// <summary>A community as the play sees it.</summary>
public sealed record PlayedCommunity(Domain.Areas.DivisionCode Code, int Residents, int Elders, int Members = 0)
{
    public double ShareOfElders => Residents == 0 ? 0 : (double)Elders / Residents;

    /// <summary>How much is ordered here, against other communities. Without members to compare with, imbalance changes nothing.</summary>
    public double Weight(double imbalance)
    {
        var need = Residents * (1 + (6 * ShareOfElders));
        return imbalance.Equals(1) || Members == 0 ? need : Members * Math.Pow(need / Members, imbalance);
    }
}
