namespace CoGovernance.Exchange.Register;

/// <summary>The register as it stands in the county's record, and the way to change it.</summary>
public interface ICountyRegister
{
    /// <summary>All present entries of a kind, in the order of their keys.</summary>
    Task<IReadOnlyList<RegisterEntry>> ReadAsync(RegisterKind kind, CancellationToken cancellationToken);

    /// <summary>Which of the numbers are of persons who were erased: nothing can be recorded of them.</summary>
    Task<IReadOnlySet<string>> ErasedAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>(StringComparer.Ordinal));

    /// <summary>
    /// Records the entries, new or changed. Entries of one call are independent of one another; <paramref name="importId"/> makes each
    /// change idempotent, so an import that broke off is simply run again.
    /// </summary>
    /// <param name="done">Told the number recorded so far.</param>
    Task ApplyAsync(string importId, IReadOnlyList<RegisterEntry> entries, IProgress<int> done, CancellationToken cancellationToken);
}
