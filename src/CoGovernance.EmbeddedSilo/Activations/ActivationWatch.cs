namespace CoGovernance.EmbeddedSilo;

/// <summary>What the silo's watchers ask of an activation, from any thread.</summary>
internal sealed partial class Activation
{
    /// <summary>
    /// Adds the expired calls; returns when the oldest call that has time left was sent. See <see cref="Mailbox.Expire"/>.
    /// </summary>
    internal long Expire(long sentBy, List<QueuedCall> expired)
    {
        CancellationTokenSource? overdue = null;
        long oldest;
        lock (_gate)
        {
            oldest = _mailbox.Length == 0 ? long.MaxValue : _mailbox.Expire(sentBy, expired);
            if (_lifecycle is not null && _lifecycleSince <= sentBy)
                overdue = _lifecycle;
            else if (_lifecycle is not null)
                oldest = Math.Min(oldest, _lifecycleSince);
        }

        if (overdue is not null)
            Cancel(overdue);
        return oldest;
    }

    /// <summary>Cancels; what the grain registered for that may fail, which is logged.</summary>
    internal void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException exception)
        {
            Silo.Log.CancellationFailed(exception, this);
        }
    }

    /// <summary>What runs now, for messages.</summary>
    internal string[] RunningCalls()
    {
        lock (_gate)
            return [.. _mailbox.Calls().Where(call => call.Running).Select(call => call.ToString())];
    }

    /// <summary>How many calls wait or run; exact only on the activation's own turn.</summary>
    internal int MailboxLength
    {
        get
        {
            lock (_gate)
                return _mailbox.Length;
        }
    }

    /// <summary>Completes when no call waits or runs.</summary>
    internal Task WhenQuiet()
    {
        lock (_gate)
        {
            if (_mailbox.Length == 0)
                return Task.CompletedTask;
            _quiet ??= new TaskCompletionSource(Silo.AnswerOptions);
            return _quiet.Task;
        }
    }
}
