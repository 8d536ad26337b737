namespace CoGovernance.EmbeddedSilo;

/// <summary>Runs tasks as work of a loop, in the order the loop draws.</summary>
internal sealed class LoopScheduler(DeterministicLoop loop) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => loop.Enqueue(new Work(this, task));

    /// <summary>Never: what is ready waits until it is drawn.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private sealed class Work(LoopScheduler scheduler, Task task) : IThreadPoolWorkItem
    {
        public void Execute() => scheduler.TryExecuteTask(task);
    }
}
