using CoGovernance.Contracts.Journal;
using CoGovernance.Testing;

namespace CoGovernance.Grains.Tests.Fixture;

/// <summary>A journal that refuses the next append that a test points out, as a full disk would.</summary>
internal sealed class FailingJournal(IJournal inner) : PassingJournal(inner)
{
    /// <summary>Refuses one append for which this holds, and then no more.</summary>
    public Func<Append, bool>? FailNext { get; set; }

    public override Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        if (FailNext?.Invoke(append) != true)
            return base.AppendAsync(append, cancellationToken);
        FailNext = null;
        throw new JournalUnavailableException("journal.disk-full", "The disk is full.");
    }
}
