using System.Collections.Immutable;

namespace CoGovernance.Gateway.Balance;

/// <summary>Why a file is listed and not shown.</summary>
public enum SimulationFault
{
    /// <summary>Its name is none that an address can hold.</summary>
    Name,

    /// <summary>It is larger than any comparison.</summary>
    TooLarge,

    /// <summary>It is not what <c>simulate --json</c> writes, or plays a policy that is not known here.</summary>
    NotAComparison,

    /// <summary>The server may not read it, or the disk does not give it.</summary>
    Unreadable,
}

/// <summary>Which way a measure is better; what is neither good nor bad in itself is only told.</summary>
public enum BetterWay
{
    Lower,
    Higher,
    Neither,
}

/// <summary>How a figure is written.</summary>
public enum FigureForm
{
    /// <summary>0 to 1; differences are percentage points.</summary>
    Share,

    Number,
    Hours,
}

/// <summary>What a difference comes to.</summary>
public enum SimulationVerdict
{
    /// <summary>Beyond chance, to the better.</summary>
    Gain,

    /// <summary>Beyond chance, to the worse.</summary>
    Cost,

    /// <summary>Beyond chance, and neither good nor bad in itself.</summary>
    Change,

    /// <summary>Chance alone may bring it.</summary>
    Unclear,
}

/// <summary>The same words in the county's two languages.</summary>
public sealed record BothLanguages(string Chinese, string English);

/// <summary>A policy that was played.</summary>
/// <param name="Scenario">As <c>simulate --policies</c> names it.</param>
/// <param name="Meaning">What it does, and what the play assumes.</param>
public sealed record ScenarioView(string Scenario, BothLanguages Name, BothLanguages Meaning);

/// <summary>What was played; the plays depend on nothing else.</summary>
/// <param name="Base">The scenario that the others are compared with.</param>
/// <param name="Seed">The first seed; the others follow it.</param>
/// <param name="Seeds">Plays of each scenario.</param>
/// <param name="Load">Orders against the sample county's usual number.</param>
/// <param name="Imbalance">How unequal need is between communities; 1 as in the sample.</param>
/// <param name="LookingShare">Where nobody is asked: the share of members who look at the list on a day.</param>
/// <param name="Fatigue">How much each alert above three a week lowers willingness.</param>
public sealed record SimulationOptionsView(
    ImmutableArray<ScenarioView> Scenarios, string Base, int Seed, int Seeds, int Days, double Load, double Imbalance, double LookingShare,
    double Fatigue);

/// <summary>A figure by which scenarios are compared.</summary>
public sealed record SimulationMeasureView(string Measure, BothLanguages Name, BothLanguages Meaning, FigureForm Form, BetterWay Better);

/// <summary>The mean difference to the base, play by play of the same seed, with the interval that holds the true one in 95 of 100 cases.</summary>
/// <param name="Pairs">Plays that could be compared.</param>
/// <param name="Low">None with fewer than two pairs.</param>
public sealed record SimulationDifferenceView(int Pairs, double Mean, double? Low, double? High, SimulationVerdict Verdict);

/// <summary>A measure of one scenario.</summary>
/// <param name="Plays">How many plays have the figure.</param>
/// <param name="Deviation">Standard deviation between plays; none with fewer than two.</param>
/// <param name="Difference">None for the base itself, and where either side has no figure.</param>
public sealed record SimulationFigureView(string Measure, int Plays, double? Mean, double? Deviation, SimulationDifferenceView? Difference);

/// <summary>What came of one scenario.</summary>
/// <param name="Findings">Sentences: what it gains over the base, what it costs, where no difference was seen. None for the base itself.</param>
public sealed record SimulationOutcomeView(string Scenario, ImmutableArray<SimulationFigureView> Figures, ImmutableArray<BothLanguages> Findings);

/// <summary>A line of the list of results: one that can be shown has options, any other a fault.</summary>
public sealed record SimulationLine(string Simulation, DateTimeOffset MadeAt, SimulationOptionsView? Options, SimulationFault? Fault);

/// <summary>The newest results.</summary>
/// <param name="Older">Older ones that the list does not hold.</param>
public sealed record SimulationList(ImmutableArray<SimulationLine> Items, int Older);

/// <summary>Policies played with the same orders and people, and what came of each. How people behave is assumed.</summary>
public sealed record SimulationView(
    string Simulation, DateTimeOffset MadeAt, SimulationOptionsView Options, ImmutableArray<SimulationMeasureView> Measures,
    ImmutableArray<SimulationOutcomeView> Outcomes);
