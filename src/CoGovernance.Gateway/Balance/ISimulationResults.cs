using System.Collections.Immutable;

namespace CoGovernance.Gateway.Balance;

/// <summary>Where comparisons of policies that were played on a county are kept. A host that has such a place adds it before the gateway.</summary>
public interface ISimulationResults
{
    /// <summary>What is there now, the newest first, and how many older ones are not among these.</summary>
    /// <exception cref="IOException">The place is gone, or cannot be read now.</exception>
    ValueTask<(ImmutableArray<SimulationFile> Newest, int Older)> ListAsync(CancellationToken cancellationToken);

    /// <summary>One of them by its name; null when there is none of that name, also when the name is not one that a result may have.</summary>
    ValueTask<SimulationFile?> FindAsync(string name, CancellationToken cancellationToken);
}

/// <summary>What a file holds: a result, or the fault for which it is not shown.</summary>
/// <param name="Name">As addresses name it.</param>
/// <param name="MadeAt">When it was written.</param>
public sealed record SimulationFile(string Name, DateTimeOffset MadeAt, SimulationResult? Result, SimulationFault? Fault);

/// <summary>A comparison, told in both languages.</summary>
public sealed record SimulationResult(
    SimulationOptionsView Options, ImmutableArray<SimulationMeasureView> Measures, ImmutableArray<SimulationOutcomeView> Outcomes);

/// <summary>A host without a place for results: there are none.</summary>
internal sealed class NoSimulationResults : ISimulationResults
{
    public ValueTask<(ImmutableArray<SimulationFile> Newest, int Older)> ListAsync(CancellationToken cancellationToken) =>
        new((ImmutableArray<SimulationFile>.Empty, 0));

    public ValueTask<SimulationFile?> FindAsync(string name, CancellationToken cancellationToken) => new((SimulationFile?)null);
}
