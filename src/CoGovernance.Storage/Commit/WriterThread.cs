namespace CoGovernance.Storage.Commit;

/// <summary>The thread that commits in the background, until the queue is closed and empty.</summary>
internal sealed class WriterThread
{
    private readonly Thread thread;

    public WriterThread(CommitQueue queue, Committer committer)
    {
        thread = new Thread(() => Run(queue, committer)) { IsBackground = true, Name = "record writer" };
        thread.Start();
    }

    /// <summary>Waits until the thread has ended.</summary>
    public void Join() => thread.Join();

    private static void Run(CommitQueue queue, Committer committer)
    {
        var batch = new List<Work>();
        while (queue.WaitAndTake(batch, committer.Gather()))
        {
            committer.Commit(batch);
            batch.Clear();
        }
    }
}
