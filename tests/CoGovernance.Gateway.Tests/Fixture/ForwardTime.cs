namespace CoGovernance.Gateway.Tests.Fixture;

/// <summary>A clock that runs as the system's does from another instant on, and can be put forward.</summary>
internal sealed class ForwardTime(DateTimeOffset start) : TimeProvider
{
    private long shift = (start - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    public void Forward(TimeSpan span) => Interlocked.Add(ref shift, span.Ticks);
}
