namespace CoGovernance.EmbeddedSilo;

/// <summary>
/// A tick that waits its turn. Nobody waits for its end, so no call timeout holds, and a full mailbox does not refuse it.
/// </summary>
internal sealed class GrainTimerTick(GrainTimer timer) : QueuedCall
{
    internal override CallKind Kind => timer.Options.Interleave ? CallKind.AlwaysInterleave : CallKind.Exclusive;

    internal override string MethodName => "Timer";

    internal override bool Bounded => false;

    internal override bool KeepsAlive => timer.Options.KeepAlive;

    internal override async Task Run()
    {
        Current = this;
        RequestContext.Values = null;
        await timer.Tick();
        Activation.Finished(this);
        timer.TickEnded();
    }

    /// <summary>A tick that never runs is of no loss.</summary>
    internal override void Fail(Exception exception)
    {
    }
}
