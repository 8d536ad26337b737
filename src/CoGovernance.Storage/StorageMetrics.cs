using System.Diagnostics.Metrics;

namespace CoGovernance.Storage;

/// <summary>The meter <c>CoGovernance.Storage</c>. One per open store. Thread-safe.</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "CoGovernance.Storage";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> commits;
    private readonly Counter<long> appends;
    private readonly Counter<long> conflicts;
    private readonly Counter<long> duplicates;
    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> commitDuration;

    public StorageMetrics(Func<long> outboxPending, Func<int> queueLength)
    {
        commits = meter.CreateCounter<long>("storage.commits");
        appends = meter.CreateCounter<long>("storage.appends", description: "Appends that wrote events.");
        conflicts = meter.CreateCounter<long>("storage.conflicts");
        duplicates = meter.CreateCounter<long>("storage.duplicates");
        batchSize = meter.CreateHistogram<int>("storage.batch.size", "{append}", "Appends in one commit.");
        commitDuration = meter.CreateHistogram<double>("storage.commit.duration", "s");
        meter.CreateObservableGauge("storage.outbox.pending", outboxPending, "{message}");
        meter.CreateObservableGauge("storage.queue.length", queueLength, "{append}");
    }

    /// <summary>Counts one committed batch and what became of the appends in it.</summary>
    public void Committed(int appended, int conflicted, int duplicated, TimeSpan duration)
    {
        commits.Add(1);
        batchSize.Record(appended);
        commitDuration.Record(duration.TotalSeconds);
        Answered(appended, conflicted, duplicated);
    }

    /// <summary>Counts appends that were answered without anything to write.</summary>
    public void Answered(int appended, int conflicted, int duplicated)
    {
        if (appended > 0)
            appends.Add(appended);
        if (conflicted > 0)
            conflicts.Add(conflicted);
        if (duplicated > 0)
            duplicates.Add(duplicated);
    }

    public void Dispose() => meter.Dispose();
}
