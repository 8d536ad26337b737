using CoGovernance.Exchange.Register;

namespace CoGovernance.Exchange.Tests.Import;

/// <summary>A register in memory that tells what was applied, and can break off.</summary>
internal sealed class FakeRegister : ICountyRegister
{
    private readonly SortedDictionary<(RegisterKind, string), RegisterEntry> entries = [];

    public List<(string ImportId, RegisterKind Kind, int Count)> Applied { get; } = [];

    /// <summary>The step, from 0, at which applying fails; none when null.</summary>
    public int? BreaksOffAt { get; set; }

    public static FakeRegister With(params ReadOnlySpan<RegisterEntry> present)
    {
        var register = new FakeRegister();
        foreach (var entry in present) register.entries[(entry.Kind, entry.Key)] = entry;
        return register;
    }

    public Task<IReadOnlyList<RegisterEntry>> ReadAsync(RegisterKind kind, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RegisterEntry>>([.. entries.Values.Where(e => e.Kind == kind)]);

    public Task ApplyAsync(string importId, IReadOnlyList<RegisterEntry> changes, IProgress<int> done, CancellationToken cancellationToken)
    {
        if (BreaksOffAt == Applied.Count) throw new IOException("The record is out of reach.");
        foreach (var entry in changes) entries[(entry.Kind, entry.Key)] = entry;
        Applied.Add((importId, changes[0].Kind, changes.Count));
        done.Report(changes.Count);
        return Task.CompletedTask;
    }
}
