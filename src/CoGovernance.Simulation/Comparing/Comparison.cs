using System.Collections.Immutable;

namespace CoGovernance.Simulation.Comparing;

/// <summary>What was asked for: the plays depend on nothing else.</summary>
public sealed record ComparisonOptions
{
    public ImmutableArray<string> Policies { get; init; } = Scenario.Usual;

    /// <summary>The policy that the others are compared with.</summary>
    public string Base { get; init; } = "community-only";

    /// <summary>The first seed; the others follow it.</summary>
    public int Seed { get; init; } = 610922;

    public int Seeds { get; init; } = 5;

    public int Days { get; init; } = 30;

    /// <summary>Orders against the sample county's usual number; 0.1 to 5.</summary>
    public double Load { get; init; } = 1;

    public double Imbalance { get; init; } = 1;

    public double LookingShare { get; init; } = 0.1;

    public double Fatigue { get; init; }

    public PlayOptions PlayOf(Scenario scenario, int seed) => new()
    {
        Seed = seed,
        Days = Days,
        OrdersPerDay = Math.Max(1, (int)Math.Round(new PlayOptions().OrdersPerDay * Load)),
        Policy = scenario.Policy,
        PlanEvery = scenario.PlanEvery,
        Imbalance = Imbalance,
        LookingShare = LookingShare,
        Fatigue = Fatigue,
    };
}

/// <summary>One figure of one policy: its spread over the seeds, and its difference to the base policy.</summary>
public sealed record ComparedFigure(string Measure, Spread Spread, Estimate? Difference);

public sealed record ComparedPolicy(string Code, ImmutableArray<PlayMeasures> Plays, ImmutableArray<ComparedFigure> Figures)
{
    public ComparedFigure Figure(Measure measure) => Figures.First(f => f.Measure == measure.Code);

    /// <summary>One community's figure, averaged over the seeds; null when no play has it.</summary>
    public double? OfCommunity(string code, Func<CommunityMeasures, double?> figure) =>
        Spread.Of(Plays.Select(p => p.ByCommunity.FirstOrDefault(c => c.Code == code) is { } c ? figure(c) : null)).Mean;
}

/// <summary>Several policies played with the same seeds.</summary>
public sealed record Comparison(ComparisonOptions Options, ImmutableArray<ComparedPolicy> Policies)
{
    /// <param name="plays">For each policy of the options, in their order, one play a seed, in the order of the seeds.</param>
    public static Comparison Of(ComparisonOptions options, IReadOnlyList<ImmutableArray<PlayMeasures>> plays)
    {
        var scenarios = options.Policies.Select(ScenarioOf).ToList();
        var at = options.Policies.IndexOf(options.Base);
        return new Comparison(
            options,
            [
                .. scenarios.Select((scenario, i) => new ComparedPolicy(
                    scenario.Code,
                    plays[i],
                    [.. Measure.All.Select(m => Figure(m, scenario, plays[i], at < 0 || at == i ? null : (scenarios[at], plays[at])))])),
            ]);
    }

    public static Scenario ScenarioOf(string code) => Scenario.All.First(s => s.Code == code);

    private static ComparedFigure Figure(
        Measure measure, Scenario scenario, ImmutableArray<PlayMeasures> plays, (Scenario, ImmutableArray<PlayMeasures>)? other)
    {
        double?[] figures = [.. plays.Select(p => measure.Of(scenario, p))];
        var difference = other is var (compared, theirs) ? Estimate.OfPairs(figures, [.. theirs.Select(p => measure.Of(compared, p))]) : null;
        return new ComparedFigure(measure.Code, Spread.Of(figures), difference);
    }
}
