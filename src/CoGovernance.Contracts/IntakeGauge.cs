namespace CoGovernance.Contracts;

/// <summary>
/// How many orders are being taken in at this moment. In a flood taking in comes first: what follows from orders that are already on disk
/// can wait for some seconds. One a process; thread-safe.
/// </summary>
public sealed class IntakeGauge
{
    private int underWay;

    /// <summary>Orders that have come in and are not answered yet.</summary>
    public int UnderWay => Volatile.Read(ref underWay);

    /// <summary>One more, until what is returned is disposed.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref underWay);
        return new Order(this);
    }

    private sealed class Order(IntakeGauge gauge) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref gauge.underWay);
    }
}
